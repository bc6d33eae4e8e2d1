//! Findings on real pairs that a person has read: a file of judgements in, the verdict on a pair and a code out. The
//! pair is named by a hash, so that the file holds no text of anybody's.
//!
//! ```text
//! HASH <tab> CODE <tab> fault|false <tab> REASON
//! ```
//!
//! HASH is the first 16 hexadecimal digits of SHA-256 over the Japanese text, a tab and the English text, in UTF-8.

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::engine::Text;
use crate::shared::{self, Error};

/// What a reader said of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The translation is at fault.
    Fault,
    /// The finding is.
    False,
}

/// Verdicts by hash and code.
#[derive(Debug, Default)]
pub struct Judged(BTreeMap<(String, String), Verdict>);

impl Judged {
    /// Reads a file of judgements; a line that is none is an error.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let mut verdicts = BTreeMap::new();
        for (number, line) in shared::text(path)?.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
            let wrong = || format!("{}:{}: expected HASH, CODE, fault|false and a reason", path.display(), number + 1);
            let fields: Vec<&str> = line.split('\t').collect();
            let [hash, code, verdict, reason] = fields[..] else { return Err(wrong().into()) };
            let verdict = match verdict {
                "fault" => Verdict::Fault,
                "false" => Verdict::False,
                _ => return Err(wrong().into()),
            };
            if hash.len() != 16 || reason.trim().is_empty() {
                return Err(wrong().into());
            }
            verdicts.insert((hash.to_owned(), code.to_owned()), verdict);
        }
        Ok(Judged(verdicts))
    }

    /// The verdict on a code of a pair.
    pub fn verdict(&self, text: &Text, code: &str) -> Option<Verdict> {
        self.0.get(&(hash(text), code.to_owned())).copied()
    }
}

/// The name of a pair.
pub fn hash(text: &Text) -> String {
    let digest = Sha256::digest(format!("{}\t{}", text.ja, text.en));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::hash;
    use crate::engine::Text;

    #[test]
    fn a_pair_has_one_name() {
        let text = |ja: &str, en: &str| Text { ja: ja.to_owned(), en: en.to_owned() };
        assert_eq!(hash(&text("幹細胞", "stem cell")).len(), 16);
        assert_ne!(hash(&text("幹細胞", "stem cell")), hash(&text("幹細胞", "stem cells")));
    }
}
