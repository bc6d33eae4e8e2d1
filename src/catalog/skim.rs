//! A target catalog skimmed. In: the text of its file. Out: for every translation its id, state and text, where the file holds
//! nothing but plain translations that stand over their own units; nothing where a line says anything else. What is
//! skimmed says what [`Catalog::read`] says, at a fraction of the time.

use std::collections::BTreeSet;

use super::write::{HEAD, VERSION};
use super::{Catalog, Entry, Value, comment};

/// A translation as it is needed to be compared with those of other articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skimmed {
    /// The id of its unit.
    pub id: String,
    /// What stands after `state:`; `translated` where nothing does.
    pub state: String,
    /// The text.
    pub text: String,
}

impl Skimmed {
    /// The entry, with nothing else said about it.
    pub fn entry(&self) -> Entry {
        let mut entry = Entry::new(self.id.as_str(), Value::Plain(self.text.clone()));
        comment::set_state(&mut entry, &self.state);
        entry
    }

    fn of(entry: &Entry) -> Option<Skimmed> {
        let text = entry.plain().filter(|_| entry.was.is_none() && entry.covers.is_empty())?;
        Some(Skimmed { id: entry.id.clone(), state: entry.state_word(), text: text.to_owned() })
    }
}

/// The translations of a catalog.
pub fn skim(text: &str) -> Option<Vec<Skimmed>> {
    lines(text).or_else(|| {
        let (catalog, _) = Catalog::read("", text);
        catalog.entries.iter().map(Skimmed::of).collect::<Option<Vec<_>>>().filter(|_| catalog.sound)
    })
}

/// The translations of a file in which every line is one that taiyaku writes for a plain one.
fn lines(text: &str) -> Option<Vec<Skimmed>> {
    if text.contains('\r') {
        return None;
    }
    let mut lines = text.split('\n');
    lines.next().and_then(|line| line.strip_prefix("### ")?.strip_prefix(HEAD)).filter(|version| *version == VERSION)?;
    let (mut skimmed, mut ids) = (Vec::new(), BTreeSet::new());
    let (mut state, mut open, mut heading) = (None, false, false);
    for line in lines {
        if line.is_empty() {
            // A comment that stands free is somebody's.
            if open {
                return None;
            }
            heading = false;
        } else if heading {
            return None;
        } else if let Some(comment) = line.strip_prefix("# ") {
            if let Some(word) = comment.strip_prefix("state: ") {
                if state.replace(word).is_some() {
                    return None;
                }
            } else if !comment.starts_with("> ") {
                return None;
            }
            open = true;
        } else if line.starts_with("## ") && !open {
            heading = true;
        } else {
            let (id, text) = line.split_once(" = ")?;
            let named = id.starts_with(|c: char| c.is_ascii_alphabetic());
            if !named || !id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) || !is_plain(text) {
                return None;
            }
            let mut entry = Entry::new("", Value::Plain(String::new()));
            if state.is_some_and(|word| !comment::set_state(&mut entry, word)) || !ids.insert(id) {
                return None;
            }
            skimmed.push(Skimmed { id: id.to_owned(), state: entry.state_word(), text: text.to_owned() });
            (state, open) = (None, false);
        }
    }
    (!open).then_some(skimmed)
}

/// Whether a text on one line means itself.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains(['{', '}', '\\'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::{Skimmed, lines, skim};
    use crate::catalog::Catalog;

    const HEAD: &str = "### taiyaku catalog 1\n";

    #[test]
    fn a_plain_catalog_is_skimmed_and_any_other_is_read() {
        let text = format!(
            "{HEAD}\n## 第1回\n\n# > 「はい。」\ns-0000000001 = “Yes.” [1] *a\n\n# > 二\n# > 三\n# state: draft\ns-0000000002 = 2\n"
        );
        let found = lines(&text).unwrap();
        assert_eq!(
            found.iter().map(|one| (one.state.as_str(), one.text.as_str())).collect::<Vec<_>>(),
            [("translated", "“Yes.” [1] *a"), ("draft", "2")]
        );
        for (line, read) in [
            ("# note: 確認\na = b", true),
            ("a = {\"{\"}b", true),
            ("a =\n    b\n    c", true),
            ("# 人の注\n\na = b", true),
            ("# state: reviewed 0123abcd\na = b", true),
            ("# was: 前の文\n# state: stale\na = b", false),
            ("# covers: s-0000000009\na = b", false),
            ("# id: s-0000000009\n# state: skip", false),
            ("a = { -term }", false),
            ("s-0000000001 = b", false),
            ("<<<<<<< ours", false),
            ("a", false),
        ] {
            let text = format!("{text}\n{line}\n");
            assert_eq!(skim(&text).is_some(), read, "{line}");
        }
        assert_eq!(skim("").unwrap(), []);
    }

    proptest! {
        #[test]
        fn it_says_what_reading_says(parts in prop::collection::vec(prop::sample::select(vec![
            "\n", "\n", "\n", "# > 元の文", "# >", "# state: draft", "# state: 誤", "# state: skip", "# id: x", "## 見出し", "##", "### x",
            "s-0000000001", "s-0000000002", "a", "1", " = ", "=", "訳文。", "A text", " ", "    ", ".", "*", "[", "\"", "{", "}", "\\u00", "-",
            "# note: x", "# covers: a", "# was: 前", "#", "#x", "\r\n", "<<<<<<< a", "\u{3000}", "\t",
        ]), 0..24)) {
            let text = format!("{HEAD}{}", parts.concat());
            if let Some(found) = lines(&text) {
                let (catalog, findings) = Catalog::read("", &text);
                prop_assert!(catalog.sound && findings.is_empty(), "{text}");
                let read: Vec<Skimmed> = catalog.entries.iter().map(|entry| Skimmed::of(entry).unwrap()).collect();
                prop_assert_eq!(found, read);
            }
        }
    }
}
