//! Gzip by its first two bytes. In goes any reader; out comes one of the bytes inside, whether they were packed or not.
//! Where packed data are damaged or break off, what could be unpacked is all there is, and [`Unpacked::is_damaged`] says so:
//! that is about the file, not about the world. Nothing is kept but the window of the format.

use std::io::{self, BufReader, Chain, Cursor, Read, Write};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

/// How a gzip file begins (RFC 1952, 2.3.1).
const MAGIC: [u8; 2] = [0x1F, 0x8B];

type Whole<R> = Chain<Cursor<Vec<u8>>, R>;

/// A reader of what is inside.
pub struct Unpacked<R: Read> {
    inside: Inside<R>,
    damaged: bool,
}

enum Inside<R: Read> {
    Plain(Whole<R>),
    Packed(Box<MultiGzDecoder<BufReader<Watched<Whole<R>>>>>),
}

/// Remembers that it was the reader itself that failed.
struct Watched<R> {
    inner: R,
    failed: bool,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer).inspect_err(|error| self.failed |= error.kind() != io::ErrorKind::Interrupted)
    }
}

impl<R: Read> Unpacked<R> {
    /// Looks at the first bytes of the input.
    pub fn new(mut input: R) -> io::Result<Self> {
        let mut head = Vec::new();
        input.by_ref().take(MAGIC.len() as u64).read_to_end(&mut head)?;
        let packed = is_packed(&head);
        let whole = Cursor::new(head).chain(input);
        let inside = if packed {
            let watched = Watched { inner: whole, failed: false };
            Inside::Packed(Box::new(MultiGzDecoder::new(BufReader::with_capacity(64 * 1024, watched))))
        } else {
            Inside::Plain(whole)
        };
        Ok(Unpacked { inside, damaged: false })
    }

    /// Whether the packed data ended before their end, or are none from some place on.
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }
}

/// Whether a file that begins so is a gzip file.
pub fn is_packed(head: &[u8]) -> bool {
    head.starts_with(&MAGIC)
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.inside {
            Inside::Plain(whole) => whole.read(buffer),
            Inside::Packed(_) if self.damaged => Ok(0),
            Inside::Packed(decoder) => match decoder.read(buffer) {
                Err(error) if error.kind() != io::ErrorKind::Interrupted && !decoder.get_ref().get_ref().failed => {
                    self.damaged = true;
                    Ok(0)
                }
                result => result,
            },
        }
    }
}

/// A writer that packs; equal bytes give equal bytes.
pub struct Packer<W: Write>(GzEncoder<W>);

impl<W: Write> Packer<W> {
    /// Packs into `out`.
    pub fn new(out: W) -> Self {
        Packer(GzEncoder::new(out, Compression::default()))
    }

    /// Writes the end.
    pub fn finish(self) -> io::Result<()> {
        self.0.finish()?.flush()
    }
}

impl<W: Write> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::{self, Read, Write};

    use super::{Packer, Unpacked};

    fn packed(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut packer = Packer::new(&mut bytes);
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap();
        bytes
    }

    fn read(bytes: &[u8]) -> (String, bool) {
        let mut unpacked = Unpacked::new(bytes).unwrap();
        let mut text = String::new();
        unpacked.read_to_string(&mut text).unwrap();
        (text, unpacked.is_damaged())
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let text = "幹細胞の上清液〜①\n".repeat(10_000);
        assert_eq!(read(text.as_bytes()), (text.clone(), false));
        assert_eq!(read(&packed(&text)), (text.clone(), false));
        // Several members are one file (RFC 1952, 2.2).
        assert_eq!(read(&[packed("前"), packed("後")].concat()), ("前後".to_owned(), false));
        for short in ["", "<", "\u{1f}"] {
            assert_eq!(read(short.as_bytes()), (short.to_owned(), false));
        }
    }

    #[test]
    fn damage_is_told_and_what_came_before_is_kept() {
        let text = (0..5000).map(|i| format!("第{i}文\n")).collect::<String>();
        let whole = packed(&text);
        for cut in [2, 3, 12, whole.len() / 2, whole.len() - 1] {
            let mut unpacked = Unpacked::new(whole.get(..cut).unwrap()).unwrap();
            let mut some = Vec::new();
            unpacked.read_to_end(&mut some).unwrap();
            assert!(unpacked.is_damaged(), "{cut}");
            assert!(text.as_bytes().starts_with(&some));
            assert!(cut < 1000 || !some.is_empty());
        }
        assert!(read(&[whole, b"rest".to_vec()].concat()).1);
    }

    #[test]
    fn the_world_is_no_damage() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::PermissionDenied.into())
            }
        }
        let whole = packed(&"あ".repeat(1000));
        let mut unpacked = Unpacked::new(whole.get(..15).unwrap().chain(Failing)).unwrap();
        assert_eq!(unpacked.read_to_end(&mut Vec::new()).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    }
}
