//! A target catalog skimmed. In: the text of its file. Out: for every translation its id, state and text, where the file holds
//! nothing but plain translations that stand over their own units; nothing where a line says anything else. What is
//! skimmed says what [`Catalog::read`] says, at a fraction of the time.

use std::collections::HashSet;

use super::write::{HEAD, VERSION};
use super::{Catalog, Entry, SourceUnit, State, Value, comment, source_catalog};
use crate::text::collapse;

/// A translation as it is needed to be compared with those of other articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skimmed {
    /// The id of its unit.
    pub id: String,
    /// What stands after `state:`.
    pub state: Option<String>,
    /// The text.
    pub text: String,
}

impl Skimmed {
    /// The entry, with nothing else said about it.
    pub fn entry(&self) -> Entry {
        let mut entry = Entry::new(self.id.as_str(), Value::Plain(self.text.clone()));
        self.state.as_ref().map(|state| comment::set_state(&mut entry, state));
        entry
    }

    fn of(entry: &Entry) -> Option<Skimmed> {
        let text = entry.plain().filter(|_| entry.was.is_none() && entry.covers.is_empty())?;
        let state = Some(entry.state_word()).filter(|word| word != State::Translated.word());
        Some(Skimmed { id: entry.id.clone(), state, text: text.to_owned() })
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
    let (mut skimmed, mut ids) = (Vec::new(), HashSet::new());
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
            if !ids.insert(id) {
                return None;
            }
            let state = match state.take() {
                Some(word) => {
                    let mut entry = Entry::new("", Value::Plain(String::new()));
                    comment::set_state(&mut entry, word)
                        .then(|| Some(entry.state_word()).filter(|word| word != State::Translated.word()))?
                }
                None => None,
            };
            skimmed.push(Skimmed { id: id.to_owned(), state, text: text.to_owned() });
            open = false;
        }
    }
    (!open).then_some(skimmed)
}

/// Whether the text of a source catalog says of an article just what [`source_catalog`] says of these units.
pub fn is_source_catalog(text: &str, units: &[SourceUnit], ids: &[String]) -> bool {
    has_just(text, units, ids).is_some() || source_catalog(units, ids).write() == text
}

/// The same where every unit is plain: nothing has to be written to be compared.
fn has_just(text: &str, units: &[SourceUnit], ids: &[String]) -> Option<()> {
    let mut rest = text.strip_prefix("### ")?.strip_prefix(HEAD)?.strip_prefix(VERSION)?.strip_prefix('\n')?;
    let (mut section, mut heading): (Option<&String>, String) = (None, String::new());
    for (unit, id) in units.iter().zip(ids) {
        if unit.section.as_ref() != section {
            section = unit.section.as_ref();
            let own = section.map(|section| collapse(section)).unwrap_or_default();
            if own != heading {
                rest = rest.strip_prefix("\n##")?;
                rest = if own.is_empty() { rest } else { rest.strip_prefix(' ')?.strip_prefix(own.as_str())? }.strip_prefix('\n')?;
                heading = own;
            }
        }
        rest = rest.strip_prefix('\n')?;
        rest = if unit.skip { rest.strip_prefix("# state: skip\n")? } else { rest };
        let value = Some(unit.text.as_str()).filter(|text| is_plain(text) && !text.contains('\n'))?;
        rest = rest.strip_prefix(id.as_str())?.strip_prefix(" = ")?.strip_prefix(value)?.strip_prefix('\n')?;
    }
    rest.is_empty().then_some(())
}

/// Whether a text on one line means itself.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains(['{', '}', '\\'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::{Skimmed, has_just, lines, skim};
    use crate::catalog::{Catalog, SourceUnit, assign_ids, source_catalog};

    const HEAD: &str = "### taiyaku catalog 1\n";

    #[test]
    fn a_plain_catalog_is_skimmed_and_any_other_is_read() {
        let text = format!(
            "{HEAD}\n## 第1回\n\n# > 「はい。」\ns-0000000001 = “Yes.” [1] *a\n\n# > 二\n# > 三\n# state: draft\ns-0000000002 = 2\n"
        );
        let found = lines(&text).unwrap();
        assert_eq!(
            found.iter().map(|one| (one.state.as_deref(), one.text.as_str())).collect::<Vec<_>>(),
            [(None, "“Yes.” [1] *a"), (Some("draft"), "2")]
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
        fn a_source_catalog_is_known_without_being_written(
            units in prop::collection::vec((prop::sample::select(vec!["はい。", "上清液とは", "{", "a b", "二\n行", "【注】", "x = y", "＃"]), 0..4usize, prop::bool::ANY), 0..8),
            cut in 0..200usize, by in prop::sample::select(vec!["", "\n", "はい", "# state: skip\n", " "]),
        ) {
            let section = |n: usize| ["", "第1回", "第1回  目"].get(n).map(|text| (*text).to_owned());
            let units: Vec<SourceUnit> =
                units.into_iter().map(|(text, n, skip)| SourceUnit { text: text.to_owned(), section: section(n), skip }).collect();
            let ids = assign_ids(&units, None);
            let written = source_catalog(&units, &ids).write();
            prop_assert_eq!(has_just(&written, &units, &ids).is_some(), units.iter().all(|unit| !unit.text.contains(['{', '\n'])), "{}", written);
            let mut other = written.clone();
            let at = (0..=cut.min(other.len())).rev().find(|at| other.is_char_boundary(*at)).unwrap();
            other.insert_str(at, by);
            prop_assert!(other == written || has_just(&other, &units, &ids).is_none(), "{}", other);
        }

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
