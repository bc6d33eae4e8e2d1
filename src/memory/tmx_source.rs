//! The bytes of a TMX file as text in pieces. In goes any reader, packed or not; out comes decoded text, as much as was
//! asked for, with the place where it stands. The encoding is found by itself: byte order mark, zero bytes, bytes that are
//! UTF-8, the XML declaration, in this order. Bytes that are no text become U+FFFD and are told. Text that was used is
//! forgotten.

use std::io::{self, Chain, Cursor, Read};

use encoding_rs::{Decoder, EUC_JP, Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr2_iter;

use super::unpack::Unpacked;
use super::wide::{Order, Wide};
use crate::text::Position;

/// Bytes looked at to find the encoding.
const HEAD: u64 = 64 * 1024;
/// Bytes decoded at a time.
const CHUNK: usize = 64 * 1024;

/// Text of a file from some place on.
pub(super) struct Source<R: Read> {
    input: Chain<Cursor<Vec<u8>>, Unpacked<R>>,
    decoder: Decoder,
    wide: Option<Wide>,
    chunk: Vec<u8>,
    text: String,
    /// What was used of `text`.
    from: usize,
    ended: bool,
    broken: bool,
    offset: usize,
    walk: Walk,
}

impl<R: Read> Source<R> {
    /// Reads the beginning of the input and settles the encoding.
    pub(super) fn new(input: R) -> io::Result<Self> {
        let mut input = Unpacked::new(input)?;
        let mut head = Vec::new();
        input.by_ref().take(HEAD).read_to_end(&mut head)?;
        let wide = Order::of(&head).map(Wide::new);
        let (encoding, bom) = if wide.is_some() { (UTF_8, 0) } else { encoding_of(&head) };
        let mut head = Cursor::new(head);
        head.set_position(bom as u64);
        let is_utf8 = encoding == UTF_8 && wide.is_none();
        Ok(Source {
            input: head.chain(input),
            decoder: encoding.new_decoder_without_bom_handling(),
            wide,
            chunk: vec![0; CHUNK],
            text: String::new(),
            from: 0,
            ended: false,
            broken: false,
            offset: if is_utf8 { bom } else { 0 },
            walk: Walk::default(),
        })
    }

    /// The text that was read and not used.
    pub(super) fn text(&self) -> &str {
        self.text.get(self.from..).unwrap_or("")
    }

    /// Reads on; whether there is more text now.
    pub(super) fn fill(&mut self) -> io::Result<bool> {
        let had = self.text().len();
        while !self.ended && self.text().len() == had {
            let read = match self.input.read(&mut self.chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                result => result?,
            };
            self.ended = read == 0;
            if self.from > 0 {
                self.text.drain(..self.from);
                self.from = 0;
            }
            let bytes = self.chunk.get(..read).unwrap_or(&[]);
            if let Some(wide) = &mut self.wide {
                self.broken |= wide.decode(bytes, self.ended, &mut self.text);
                continue;
            }
            let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 4);
            self.text.reserve(room);
            let (_, _, broken) = self.decoder.decode_to_string(bytes, &mut self.text, self.ended);
            self.broken |= broken;
        }
        Ok(self.text().len() > had)
    }

    /// Uses so many bytes of the text, which end with a character.
    pub(super) fn skip(&mut self, bytes: usize) {
        let used = self.text.get(self.from..self.from + bytes).unwrap_or("");
        self.walk.over(used.as_bytes());
        self.offset += used.len();
        self.from += used.len();
    }

    /// Where the text stands.
    pub(super) fn walk(&self) -> Walk {
        self.walk
    }

    /// Offset of the text; in a UTF-8 file also in the file.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// Whether offsets are those of the file.
    pub(super) fn is_utf8(&self) -> bool {
        self.wide.is_none() && self.decoder.encoding() == UTF_8
    }

    /// Whether there were bytes that are no text in the encoding of the file.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Whether the file is packed and damaged.
    pub(super) fn is_damaged(&self) -> bool {
        self.input.get_ref().1.is_damaged()
    }
}

/// A place in a text that goes forward with it. A line ends with CR, LF or both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk {
    pub(super) place: Position,
    after_cr: bool,
}

impl Default for Walk {
    fn default() -> Self {
        Walk { place: Position { line: 1, column: 1 }, after_cr: false }
    }
}

impl Walk {
    /// Goes forward over bytes of text.
    pub(super) fn over(&mut self, bytes: &[u8]) {
        let (mut from, mut cr) = (0, self.after_cr.then_some(0));
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            let is_cr = bytes.get(at) == Some(&b'\r');
            self.place.line += usize::from(is_cr || cr != Some(at));
            self.place.column = 1;
            cr = is_cr.then_some(at + 1);
            from = at + 1;
        }
        self.place.column += bytes.get(from..).unwrap_or(&[]).iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        if let Some(&last) = bytes.last() {
            self.after_cr = last == b'\r';
        }
    }
}

/// The encoding of a file that begins so, and the length of its byte order mark.
///
/// Text outside ASCII that is UTF-8 is not anything else by chance, so the bytes outweigh the declaration.
fn encoding_of(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(head) {
        return found;
    }
    // A document may begin with white space, where it has no declaration.
    let begins = |zero: usize| {
        let marks: Vec<u8> = head.chunks_exact(2).take(64).map_while(|two| (two.get(zero) == Some(&0)).then(|| two.iter().sum())).collect();
        marks.iter().find(|mark| !mark.is_ascii_whitespace()) == Some(&b'<')
    };
    if begins(0) {
        return (UTF_16BE, 0);
    }
    if begins(1) {
        return (UTF_16LE, 0);
    }
    let is_utf8 = std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    if is_utf8 && !head.is_ascii() {
        return (UTF_8, 0);
    }
    let declared = declaration(head).and_then(|label| for_label(&label));
    match declared {
        Some(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => (encoding, 0),
        _ => (UTF_8, 0),
    }
}

/// The encoding of a label; besides those of the web the names that Japanese programs write.
fn for_label(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes()).or_else(|| match label.trim().to_ascii_lowercase().as_str() {
        "cp932" | "ms-932" | "windows-932" | "shiftjis" => Some(SHIFT_JIS),
        "eucjp" | "euc_jp" | "ujis" | "eucjp-ms" | "cp51932" => Some(EUC_JP),
        _ => None,
    })
}

/// The encoding the XML declaration names.
fn declaration(head: &[u8]) -> Option<String> {
    let end = head.iter().take(1024).position(|&byte| byte == b'>')?;
    let text = std::str::from_utf8(head.get(..end)?).ok()?;
    let (_, rest) = text.strip_prefix("<?xml")?.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|&c| c == '"' || c == '\'')?;
    let (label, _) = rest.strip_prefix(quote)?.split_once(quote)?;
    Some(label.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Source, Walk};

    fn read(bytes: &[u8]) -> (String, bool) {
        let mut source = Source::new(bytes).unwrap();
        while source.fill().unwrap() {}
        (source.text().to_owned(), source.is_broken())
    }

    #[test]
    fn every_encoding_is_found() {
        let xml = "<?xml version=\"1.0\" encoding=\"LABEL\"?><a>表ソ能、幹細胞〜</a>";
        for (label, name) in [
            ("Shift_JIS", "Shift_JIS"),
            ("EUC-JP", "EUC-JP"),
            ("ISO-2022-JP", "ISO-2022-JP"),
            ("CP932", "Shift_JIS"),
            ("Windows-31J", "Shift_JIS"),
            ("eucJP", "EUC-JP"),
        ] {
            let text = xml.replace("LABEL", label).replace('〜', "");
            let (bytes, ..) = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap().encode(&text);
            assert_eq!(read(&bytes), (text, false));
        }
        for (mark, big) in [("\u{FEFF}", true), ("\u{FEFF}", false), ("", true), ("", false), ("\r\n ", true), ("\n", false)] {
            let text = format!("{mark}{}", xml.replace("LABEL", "UTF-16"));
            let bytes: Vec<u8> = text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
            assert_eq!(read(&bytes), (text.trim_start_matches('\u{FEFF}').to_owned(), false));
            let wide = text.chars().map(u32::from).flat_map(|c| if big { c.to_be_bytes() } else { c.to_le_bytes() });
            assert_eq!(read(&wide.collect::<Vec<u8>>()), (text.trim_start_matches('\u{FEFF}').to_owned(), false));
        }
    }

    #[test]
    fn bytes_outweigh_a_wrong_declaration() {
        for label in ["Shift_JIS", "UTF-16", "no-such-thing", "iso-8859-1"] {
            let text = format!("<?xml version='1.0' encoding='{label}'?><a>細胞</a>");
            assert_eq!(read(text.as_bytes()), (text, false));
        }
        assert_eq!(read(b"<a>\xff\xe7\xb4</a>"), ("<a>\u{FFFD}\u{FFFD}</a>".to_owned(), true));
    }

    #[test]
    fn places_count_characters_and_every_line_end() {
        let text = "\u{FEFF}一\r\n二\r三\n四五";
        let mut source = Source::new(text.as_bytes()).unwrap();
        source.fill().unwrap();
        source.skip(source.text().len());
        let place = source.walk().place;
        assert_eq!((place.line, place.column, source.offset()), (4, 3, text.len()));
        // In whatever pieces.
        for size in 1..8 {
            let mut walk = Walk::default();
            text.trim_start_matches('\u{FEFF}').as_bytes().chunks(size).for_each(|piece| walk.over(piece));
            assert_eq!(walk.place, place, "{size}");
        }
    }
}
