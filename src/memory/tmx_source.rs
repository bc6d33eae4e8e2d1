//! The bytes of a TMX file as UTF-8. In goes any reader; out comes a buffered one that has found the encoding by
//! itself (byte order mark, bytes that are UTF-8, the XML declaration, in this order) and knows at which byte, line
//! and column it stands. Bytes that are no text become U+FFFD and are counted; one XML event may take only so much.

use std::io::{self, BufRead, Chain, Cursor, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::Position;

/// Bytes looked at to find the encoding.
const HEAD: u64 = 64 * 1024;
/// Bytes decoded at a time.
const CHUNK: usize = 16 * 1024;
/// Largest tag, text or declaration, in bytes of UTF-8.
const LARGEST: usize = 16 * 1024 * 1024;

/// The error a read ends with when one event is larger than anything a memory needs.
#[derive(Debug, thiserror::Error)]
#[error("one piece of the file is too large")]
pub(super) struct TooLarge;

/// A reader of decoded text that knows where it is.
pub(super) struct Source<R> {
    input: Chain<Cursor<Vec<u8>>, R>,
    decoder: Decoder,
    chunk: Vec<u8>,
    out: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
    broken: bool,
    bom: usize,
    bytes: usize,
    mark: usize,
    place: Position,
    after_cr: bool,
}

impl<R: Read> Source<R> {
    /// Reads the beginning of the input and settles the encoding.
    pub(super) fn new(mut input: R) -> io::Result<Self> {
        let mut head = Vec::new();
        input.by_ref().take(HEAD).read_to_end(&mut head)?;
        let (encoding, bom) = encoding_of(&head);
        let decoder = encoding.new_decoder_without_bom_handling();
        let mut head = Cursor::new(head);
        head.set_position(bom as u64);
        let room = decoder.max_utf8_buffer_length(CHUNK).unwrap_or(CHUNK * 4);
        Ok(Source {
            input: head.chain(input),
            decoder,
            chunk: vec![0; CHUNK],
            out: vec![0; room],
            from: 0,
            to: 0,
            ended: false,
            broken: false,
            bom,
            bytes: 0,
            mark: 0,
            place: Position { line: 1, column: 1 },
            after_cr: false,
        })
    }

    /// Where the next byte stands.
    pub(super) fn place(&self) -> Position {
        self.place
    }

    /// Offset of the next byte in the text; in a UTF-8 file also in the file.
    pub(super) fn offset(&self) -> usize {
        self.bytes + if self.is_utf8() { self.bom } else { 0 }
    }

    /// Whether offsets are those of the file.
    pub(super) fn is_utf8(&self) -> bool {
        self.decoder.encoding() == UTF_8
    }

    /// Whether there were bytes that are no text in the encoding of the file.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// The size of an event counts from here.
    pub(super) fn mark(&mut self) {
        self.mark = self.bytes;
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.bytes - self.mark > LARGEST {
            return Err(io::Error::other(TooLarge));
        }
        while self.from == self.to && !self.ended {
            let read = match self.input.read(&mut self.chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                result => result?,
            };
            self.ended = read == 0;
            let bytes = self.chunk.get(..read).unwrap_or(&[]);
            let (_, _, written, broken) = self.decoder.decode_to_utf8(bytes, &mut self.out, self.ended);
            self.broken |= broken;
            (self.from, self.to) = (0, written);
        }
        Ok(self.out.get(self.from..self.to).unwrap_or(&[]))
    }

    fn consume(&mut self, amount: usize) {
        let end = self.to.min(self.from + amount);
        let (place, after_cr) = (&mut self.place, &mut self.after_cr);
        for &byte in self.out.get(self.from..end).unwrap_or(&[]) {
            let continued = byte == b'\n' && *after_cr;
            *after_cr = byte == b'\r';
            if byte == b'\n' || byte == b'\r' {
                place.line += usize::from(!continued);
                place.column = 1;
            } else if byte & 0xC0 != 0x80 {
                place.column += 1;
            }
        }
        self.bytes += end - self.from;
        self.from = end;
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

/// The encoding of a file that begins so, and the length of its byte order mark.
///
/// Text outside ASCII that is UTF-8 is not anything else by chance, so the bytes outweigh the declaration.
fn encoding_of(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(head) {
        return found;
    }
    if head.starts_with(&[0, b'<']) {
        return (UTF_16BE, 0);
    }
    if head.starts_with(&[b'<', 0]) {
        return (UTF_16LE, 0);
    }
    let is_utf8 = std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    if is_utf8 && !head.is_ascii() {
        return (UTF_8, 0);
    }
    let declared = declaration(head).and_then(|label| Encoding::for_label(label.as_bytes()));
    match declared {
        Some(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => (encoding, 0),
        _ => (UTF_8, 0),
    }
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

    use std::io::{BufRead, Read};

    use super::{Source, TooLarge};

    fn read(bytes: &[u8]) -> (String, bool) {
        let mut source = Source::new(bytes).unwrap();
        let mut text = String::new();
        source.read_to_string(&mut text).unwrap();
        (text, source.is_broken())
    }

    #[test]
    fn every_encoding_is_found() {
        let xml = "<?xml version=\"1.0\" encoding=\"LABEL\"?><a>表ソ能、幹細胞〜</a>";
        for label in ["Shift_JIS", "EUC-JP", "ISO-2022-JP"] {
            let text = xml.replace("LABEL", label).replace('〜', "");
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, ..) = encoding.encode(&text);
            assert_eq!(read(&bytes), (text, false));
        }
        for (bom, big) in [(true, true), (true, false), (false, true), (false, false)] {
            let text = xml.replace("LABEL", "UTF-16");
            let wide = bom.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
            let bytes: Vec<u8> = wide.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
            assert_eq!(read(&bytes), (text, false));
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
        source.read_to_string(&mut String::new()).unwrap();
        assert_eq!((source.place().line, source.place().column, source.offset()), (4, 3, text.len()));
    }

    #[test]
    fn an_endless_event_ends() {
        let mut source = Source::new(std::io::repeat(b'x')).unwrap();
        let error = loop {
            match source.fill_buf().map(<[u8]>::len) {
                Ok(len) => source.consume(len),
                Err(error) => break error,
            }
        };
        assert!(error.get_ref().is_some_and(|inner| inner.is::<TooLarge>()));
    }
}
