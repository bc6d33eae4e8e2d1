//! UTF-32, which no decoder of the web knows. In go bytes in pieces, out comes text; what is no character becomes U+FFFD.

/// The order of the four bytes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Big,
    Little,
}

impl Order {
    /// The order in a file that begins so, if it is in UTF-32: with a byte order mark, or with ASCII (XML 1.0, appendix F).
    pub(super) fn of(head: &[u8]) -> Option<Order> {
        match head.get(..4)? {
            [0, 0, 0xFE, 0xFF] => Some(Order::Big),
            [0xFF, 0xFE, 0, 0] => Some(Order::Little),
            [0, 0, 0, b'<' | b' ' | b'\t' | b'\r' | b'\n'] => Some(Order::Big),
            [b'<' | b' ' | b'\t' | b'\r' | b'\n', 0, 0, 0] => Some(Order::Little),
            _ => None,
        }
    }
}

/// A decoder that keeps the bytes of a character that are there.
pub(super) struct Wide {
    order: Order,
    kept: Vec<u8>,
    begun: bool,
}

impl Wide {
    pub(super) fn new(order: Order) -> Self {
        Wide { order, kept: Vec::new(), begun: false }
    }

    /// Adds the text of the next bytes, without a byte order mark; whether some were no characters.
    pub(super) fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) -> bool {
        self.kept.extend_from_slice(bytes);
        let mut broken = false;
        let mut fours = self.kept.chunks_exact(4);
        for four in fours.by_ref() {
            let four: [u8; 4] = four.try_into().unwrap_or_default();
            let code = if self.order == Order::Big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
            if std::mem::replace(&mut self.begun, true) || code != 0xFEFF {
                broken |= char::from_u32(code).is_none();
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        let rest = fours.remainder().to_vec();
        if last && !rest.is_empty() {
            out.push(char::REPLACEMENT_CHARACTER);
            broken = true;
        }
        self.kept = if last { Vec::new() } else { rest };
        broken
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, Wide};

    #[test]
    fn characters_come_whole_from_any_pieces() {
        let bytes: Vec<u8> = "\u{FEFF}細胞𠮷①".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        for size in 1..9 {
            let (mut wide, mut out) = (Wide::new(Order::Little), String::new());
            let broken = bytes.chunks(size).fold(false, |broken, piece| wide.decode(piece, false, &mut out) | broken);
            assert_eq!((out.as_str(), broken || wide.decode(&[], true, &mut String::new())), ("細胞𠮷①", false), "{size}");
        }
        let (mut wide, mut out) = (Wide::new(Order::Big), String::new());
        assert!(wide.decode(&[0, 0, 0xD8, 0, 0, 0, 0], true, &mut out));
        assert_eq!(out, "\u{FFFD}\u{FFFD}");
    }
}
