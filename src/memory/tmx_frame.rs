//! A TMX file cut into the pieces that are read one by one: units, the header, comments, and the tags around them. In goes
//! text as it is decoded; out come pieces, each whole and of bounded size. A piece that is too large is gone over without
//! being kept, and what follows it is found again, as is what follows a unit that is not closed: `<tu>` never stands in
//! `<tu>`. Nothing is decided here about what a unit says.

use std::io::{self, Read};

use memchr::{memchr, memchr2, memmem};

use super::tmx_source::{Source, Walk};

/// Most bytes of one piece; fewer where tests try what is larger.
const LARGEST: usize = if cfg!(test) { 256 * 1024 } else { 8 * 1024 * 1024 };
/// Most bytes that are gone over to find the end of a piece that is too large.
const FARTHEST: usize = 4 * 1024 * 1024 * 1024;

/// Bytes of a name that are looked at.
const LONGEST: usize = 64;

/// A piece; its text is that of [`Frames::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frame {
    /// A tag outside units: the name without prefix, and whether it opens and closes.
    Tag { name: String, opens: bool, closes: bool },
    /// `<header>` to its end.
    Header,
    /// `<tu>` to its end, if it has one.
    Unit { closed: bool },
    /// A comment outside units.
    Comment,
    /// Text outside units that is not white space.
    Text,
    /// A `<` that begins nothing.
    Stray,
    /// A piece that is too large; whether it is a unit.
    TooLarge { unit: bool },
    /// The file ends in the middle of a unit (or of something else).
    Cut { unit: bool },
    /// No end in sight.
    Endless,
    /// The end of the file.
    End,
}

/// What is in the way when the end of a piece is sought.
enum Stop {
    /// The file ends.
    End,
    /// Something begins that cannot stand here.
    Other,
}

/// The pieces of a file.
pub(super) struct Frames<R: Read> {
    source: Source<R>,
    /// How far the piece was gone over, from its beginning or from where it stopped being kept.
    at: usize,
    /// Whether the piece is too large to be kept.
    large: bool,
    /// How much of it was let go.
    gone: usize,
    /// Whether nothing closes a comment, or a CDATA section, in the rest of the file.
    open_end: [bool; 2],
    /// Where the piece begins.
    walk: Walk,
    offset: usize,
}

impl<R: Read> Frames<R> {
    pub(super) fn new(source: Source<R>) -> Self {
        let (walk, offset) = (source.walk(), source.offset());
        Frames { source, at: 0, large: false, gone: 0, open_end: [false; 2], walk, offset }
    }

    /// The text of the piece at hand; what is left of it if it is too large.
    pub(super) fn text(&self) -> &str {
        self.source.text().get(..self.at).unwrap_or("")
    }

    /// Where the piece at hand begins.
    pub(super) fn walk(&self) -> Walk {
        self.walk
    }

    /// The offset of its first byte.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// The decoded file.
    pub(super) fn source(&self) -> &Source<R> {
        &self.source
    }

    /// Goes to the next piece.
    pub(super) fn next(&mut self) -> io::Result<Frame> {
        loop {
            self.begin();
            // Text between pieces is looked at in parts, and a part that is white space is let go.
            if self.upto(b'<')? > 0 {
                if self.text().bytes().any(|b| !b.is_ascii_whitespace()) {
                    return Ok(Frame::Text);
                }
                continue;
            }
            if self.rest().is_empty() {
                return Ok(Frame::End);
            }
            let found = match self.piece()? {
                Some(_) if self.gone > FARTHEST => Frame::Endless,
                Some(Frame::Unit { .. } | Frame::Cut { unit: true }) if self.large => Frame::TooLarge { unit: true },
                Some(_) if self.large => Frame::TooLarge { unit: false },
                Some(frame) => frame,
                None => continue,
            };
            return Ok(found);
        }
    }

    fn begin(&mut self) {
        self.source.skip(self.at);
        (self.at, self.large, self.gone) = (0, false, 0);
        (self.walk, self.offset) = (self.source.walk(), self.source.offset());
    }

    fn rest(&self) -> &[u8] {
        self.source.text().as_bytes().get(self.at..).unwrap_or(&[])
    }

    /// Reads on; a piece that is too large lets go what was gone over.
    fn more(&mut self) -> io::Result<bool> {
        self.large |= self.at > LARGEST;
        if self.large {
            let whole = self.source.text().floor_char_boundary(self.at);
            self.source.skip(whole);
            self.gone += whole;
            self.at -= whole;
            if self.gone > FARTHEST {
                return Ok(false);
            }
        }
        self.source.fill()
    }

    /// Whether what follows begins so.
    fn starts(&mut self, with: &[u8]) -> io::Result<bool> {
        while self.rest().len() < with.len() {
            if !self.more()? {
                break;
            }
        }
        Ok(self.rest().starts_with(with))
    }

    /// Goes over what is read and comes before a byte, but only as far as was read already; how far.
    fn upto(&mut self, byte: u8) -> io::Result<usize> {
        if self.rest().is_empty() {
            self.source.fill()?;
        }
        let found = memchr(byte, self.rest()).unwrap_or(self.rest().len());
        self.at += found;
        Ok(found)
    }

    /// Goes to the next byte of this kind; whether there is one.
    fn to(&mut self, find: impl Fn(&[u8]) -> Option<usize>) -> io::Result<bool> {
        loop {
            if let Some(found) = find(self.rest()) {
                self.at += found;
                return Ok(true);
            }
            self.at += self.rest().len();
            if !self.more()? {
                return Ok(false);
            }
        }
    }

    /// Goes behind the next text of this kind; whether there is one.
    fn behind(&mut self, needle: &[u8]) -> io::Result<bool> {
        loop {
            if let Some(found) = memmem::find(self.rest(), needle) {
                self.at += found + needle.len();
                return Ok(true);
            }
            self.at += self.rest().len().saturating_sub(needle.len() - 1);
            if !self.more()? {
                self.at += self.rest().len();
                return Ok(false);
            }
        }
    }

    /// The piece at a `<`; none for what says nothing.
    fn piece(&mut self) -> io::Result<Option<Frame>> {
        let cut = Some(Frame::Cut { unit: false });
        if self.starts(b"<!--")? {
            self.at += 4;
            return Ok(if self.behind(b"-->")? { Some(Frame::Comment) } else { cut });
        }
        if self.starts(b"<![CDATA[")? {
            self.at += 9;
            return Ok(if self.behind(b"]]>")? { Some(Frame::Text) } else { cut });
        }
        if self.starts(b"<!")? {
            return Ok(if self.doctype()? { None } else { cut });
        }
        if self.starts(b"<?")? {
            return Ok(if self.behind(b"?>")? { None } else { cut });
        }
        let ends = self.starts(b"</")?;
        let Some(name) = self.name(if ends { 2 } else { 1 })?.map(str::to_owned) else {
            self.at += self.rest().len();
            return Ok(cut);
        };
        if name.is_empty() {
            self.at += 1;
            return Ok(Some(Frame::Stray));
        }
        if name == "tu" && !ends {
            return self.unit().map(Some);
        }
        let empty = match self.tag()? {
            Ok(empty) => empty,
            Err(Stop::End) => return Ok(cut),
            Err(Stop::Other) => return Ok(Some(Frame::Stray)),
        };
        if name == "header" && !ends && !empty {
            return Ok(Some(match self.body("header")? {
                Ok(()) => Frame::Header,
                Err(Stop::Other) => Frame::Tag { name, opens: true, closes: false },
                Err(Stop::End) => Frame::Cut { unit: false },
            }));
        }
        Ok(Some(if name == "header" && empty { Frame::Header } else { Frame::Tag { name, opens: !ends, closes: ends || empty } }))
    }

    /// `<tu` to the end of the unit, or to what cannot stand in it.
    fn unit(&mut self) -> io::Result<Frame> {
        match self.tag()? {
            Ok(true) => return Ok(Frame::Unit { closed: true }),
            Ok(false) | Err(Stop::Other) => {}
            Err(Stop::End) => return Ok(Frame::Cut { unit: true }),
        }
        Ok(match self.body("tu")? {
            Ok(()) => Frame::Unit { closed: true },
            Err(Stop::Other) => Frame::Unit { closed: false },
            Err(Stop::End) => Frame::Cut { unit: true },
        })
    }

    /// Goes behind the end tag of the element.
    fn body(&mut self, element: &str) -> io::Result<Result<(), Stop>> {
        loop {
            if !self.to(|rest| memchr(b'<', rest))? {
                return Ok(Err(Stop::End));
            }
            match self.second()? {
                b'!' => self.literal()?,
                b'/' => {
                    let name = self.name(2)?;
                    if name == Some(element) {
                        return Ok(self.tag()?.map(|_| ()));
                    }
                    if matches!(name, Some("body" | "tmx" | "tu")) {
                        return Ok(Err(Stop::Other));
                    }
                }
                b'?' => {}
                _ => {
                    if matches!(self.name(1)?, Some("tu" | "body")) {
                        return Ok(Err(Stop::Other));
                    }
                }
            }
            self.at += 1;
        }
    }

    /// Goes to the last byte of a comment or a CDATA section, if it is one that is closed.
    fn literal(&mut self) -> io::Result<()> {
        for (kind, (begin, end)) in [(b"<!--".as_slice(), b"-->"), (b"<![CDATA[", b"]]>")].into_iter().enumerate() {
            if !self.starts(begin)? || self.open_end[kind] {
                continue;
            }
            let before = self.at;
            self.at += begin.len();
            if self.behind(end)? || self.large {
                self.at -= 1;
            } else {
                // What nothing closes hides nothing.
                self.at = before;
                self.open_end[kind] = true;
            }
            break;
        }
        Ok(())
    }

    /// The byte after the next.
    fn second(&mut self) -> io::Result<u8> {
        while self.rest().len() < 2 {
            if !self.more()? {
                break;
            }
        }
        Ok(self.rest().get(1).copied().unwrap_or(b' '))
    }

    /// The name so many bytes from here, without its prefix; as much of it as matters. None where the file ends in it.
    fn name(&mut self, after: usize) -> io::Result<Option<&str>> {
        let length = loop {
            let rest = self.rest().get(after..).unwrap_or(&[]);
            let end = rest.iter().take(LONGEST).position(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>' | b'<'));
            match end {
                Some(end) => break end,
                None if rest.len() >= LONGEST => break LONGEST,
                None => {
                    if !self.more()? {
                        return Ok(None);
                    }
                }
            }
        };
        let name = self.source.text().get(self.at + after..self.at + after + length).unwrap_or("");
        Ok(Some(name.rsplit_once(':').map_or(name, |(_, local)| local)))
    }

    /// Goes behind the `>` of a tag; whether the tag is an empty element.
    fn tag(&mut self) -> io::Result<Result<bool, Stop>> {
        self.at += 1;
        loop {
            if !self.to(|rest| rest.iter().position(|b| matches!(b, b'>' | b'<' | b'"' | b'\'')))? {
                return Ok(Err(Stop::End));
            }
            match self.rest().first() {
                Some(b'>') => {
                    let empty = self.at > 0 && self.source.text().as_bytes().get(self.at - 1) == Some(&b'/');
                    self.at += 1;
                    return Ok(Ok(empty));
                }
                Some(&quote @ (b'"' | b'\'')) => {
                    self.at += 1;
                    if !self.to(|rest| memchr2(quote, b'<', rest))? {
                        return Ok(Err(Stop::End));
                    }
                    self.at += usize::from(self.rest().first() == Some(&quote));
                }
                _ => return Ok(Err(Stop::Other)),
            }
        }
    }

    /// Goes behind a declaration, with what is in its brackets; nothing of it is used.
    fn doctype(&mut self) -> io::Result<bool> {
        self.at += 2;
        let mut inside = false;
        loop {
            if !self.to(|rest| rest.iter().position(|b| matches!(b, b'<' | b'>' | b'[' | b']' | b'"' | b'\'')))? {
                return Ok(false);
            }
            let found = self.rest().first().copied();
            if found == Some(b'<') && self.starts(b"<!--")? {
                if !self.behind(b"-->")? {
                    return Ok(false);
                }
                continue;
            }
            self.at += 1;
            match found {
                Some(b'[') => inside = true,
                Some(b']') => inside = false,
                Some(b'>') if !inside => return Ok(true),
                Some(quote @ (b'"' | b'\'')) => {
                    if !self.to(|rest| memchr(quote, rest))? {
                        return Ok(false);
                    }
                    self.at += 1;
                }
                _ => {}
            }
        }
    }
}
