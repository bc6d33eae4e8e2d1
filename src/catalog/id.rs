//! Ids of units and the hash of a review. Both are part of the file format: they never change within version 1.

use sha2::{Digest, Sha256};

use crate::text::{collapse, nfc};

const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The id of a unit, version 1: `s-` and the first 50 bits of SHA-256 as ten characters of Crockford base32 in lower
/// case, over the text in NFC with runs of white space collapsed to one space and trimmed.
///
/// ```
/// use taiyaku::catalog::unit_id;
/// assert_eq!(unit_id("がん\u{3000}の\n再発"), unit_id("か\u{3099}ん の 再発"));
/// ```
pub fn unit_id(text: &str) -> String {
    let digest = Sha256::digest(collapse(&nfc(text)).as_bytes());
    let bits = digest.iter().take(8).fold(0u64, |bits, &byte| bits << 8 | u64::from(byte)) >> 14;
    let mut id = String::from("s-");
    for place in (0..10).rev() {
        let value = usize::try_from(bits >> (5 * place) & 31).unwrap_or(0);
        id.extend(CROCKFORD.get(value).map(|&byte| char::from(byte)));
    }
    id
}

/// Eight hexadecimal digits for the pair that was approved: over the source as for [`unit_id`] and the rendered
/// target in NFC.
pub fn review_hash(source: &str, target: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(collapse(&nfc(source)).as_bytes());
    hash.update([0]);
    hash.update(nfc(target).as_bytes());
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Eight hexadecimal digits for where the links of an approved translation lead.
pub fn links_hash(links: &[String]) -> String {
    let mut hash = Sha256::new();
    for link in links {
        hash.update(link.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// An id without the number of its repeat, and that number (1 where there is none). Only ids of units have numbers:
/// `menu-2` is a whole.
///
/// ```
/// use taiyaku::catalog::split_suffix;
/// assert_eq!(split_suffix("s-9hqmrsjtqa-2"), ("s-9hqmrsjtqa", 2));
/// assert_eq!(split_suffix("s-9hqmrsjtqa"), ("s-9hqmrsjtqa", 1));
/// assert_eq!(split_suffix("menu-2"), ("menu-2", 1));
/// ```
pub fn split_suffix(id: &str) -> (&str, usize) {
    let whole = (id, 1);
    let Some((base, number)) = id.split_at_checked(12) else { return whole };
    let Some(number) = number.strip_prefix('-').filter(|n| n.starts_with(|c: char| matches!(c, '1'..='9')) && is_base(base)) else {
        return whole;
    };
    match number.parse() {
        Ok(number) if number >= 2 => (base, number),
        _ => whole,
    }
}

/// Whether the text is an id of a unit, version 1, with or without the number of a repeat.
pub fn is_unit_id(text: &str) -> bool {
    is_base(split_suffix(text).0)
}

fn is_base(text: &str) -> bool {
    text.len() == 12 && text.strip_prefix("s-").is_some_and(|rest| rest.bytes().all(|byte| CROCKFORD.contains(&byte)))
}

/// The id of a repeat: the base alone for the first.
pub(super) fn with_suffix(base: &str, number: usize) -> String {
    if number < 2 { base.to_owned() } else { format!("{base}-{number}") }
}

#[cfg(test)]
mod tests {
    use super::{is_unit_id, review_hash, split_suffix, unit_id};

    /// Computed with Python's unicodedata and hashlib, not with this code.
    #[test]
    fn pinned() {
        for (text, id) in [
            ("", "s-werc8gmrzg"),
            ("炎症を抑える作用が期待されています。", "s-9hqmrsjtqa"),
            ("iPS細胞から作ります。", "s-2qwg6m37rq"),
            ("か\u{3099}んの再発", "s-mrfa2fn3kp"),
            ("がんの再発", "s-mrfa2fn3kp"),
            ("がん\u{3000}の\n  再発 ", "s-bpe7r067x0"),
            ("がん の 再発", "s-bpe7r067x0"),
            ("Stem cells divide.", "s-1nh87mza60"),
            ("①3か月で10⁷個", "s-05e6gzha9n"),
            ("ｉＰＳ細胞", "s-9qwqj5z9ev"),
            ("MENU", "s-24v4mk4f2x"),
        ] {
            assert_eq!(unit_id(text), id, "{text}");
        }
        assert_eq!(review_hash("炎症を抑える。", "It suppresses inflammation."), "90e04579");
    }

    #[test]
    fn suffixes() {
        assert_eq!(split_suffix("s-9hqmrsjtqa-12"), ("s-9hqmrsjtqa", 12));
        for whole in ["s-9hqmrsjtqa-1", "s-9hqmrsjtqa-02", "s-9hqmrsjtqa-x", "s-9hqmrsjtqa-+2", "s-あいうえ-2", "s-2", ""] {
            assert_eq!(split_suffix(whole), (whole, 1));
        }
        assert!(is_unit_id("s-9hqmrsjtqa-2") && is_unit_id("s-9hqmrsjtqa"));
        assert!(!is_unit_id("s-9hqmrsjtqu") && !is_unit_id("menu-title"));
    }
}
