//! Ids that stand in several files of a glossary. In: the concepts of all files, and the texts. Out: a finding on each entry
//! but the first. All of them stay in the glossary, so that no word of them goes unchecked; but an id names one concept, so
//! nobody can say which of them another file, a change that is tried out or a Fluent term means.

use std::collections::BTreeMap;

use super::entry::Concept;
use crate::finding::{Arg, Code, Finding, Hint};
use crate::text::Lines;

/// A finding on every entry whose id an entry before it has. `texts` are those of the files by name.
pub fn twice(concepts: &[Concept], texts: &BTreeMap<String, String>) -> Vec<Finding> {
    let lines: BTreeMap<&str, Lines<'_>> = texts.iter().map(|(file, text)| (file.as_str(), Lines::new(bare(text)))).collect();
    let mut first: BTreeMap<&str, &Concept> = BTreeMap::new();
    let mut findings = Vec::new();
    for concept in concepts {
        let Some(other) = first.get(concept.id.as_str()) else {
            first.insert(&concept.id, concept);
            continue;
        };
        // A file that was named twice.
        if (&other.file, other.span) == (&concept.file, concept.span) {
            continue;
        }
        let mut finding = Finding::new(Code::GlossaryInvalid, concept.file.as_str());
        if let Some(lines) = lines.get(concept.file.as_str()) {
            finding = finding.at(lines, concept.span);
        }
        let line = lines.get(other.file.as_str()).map_or(1, |lines| lines.position(other.span.start).line);
        let hint = Hint::new("one-entry").with("path", other.file.as_str());
        let finding = finding.with("problem", "id-twice").with("key", concept.id.as_str()).with("other", other.file.as_str());
        findings.push(finding.with("line", Arg::from(line)).hint(hint));
    }
    findings
}

/// A text without its byte order mark, as places are counted.
fn bare(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::twice;
    use crate::finding::Arg;
    use crate::glossary::read;

    #[test]
    fn an_id_of_another_file_is_told_with_both_places() {
        let files = [
            ("a.toml", "\u{FEFF}# 用語\n[rest]\nja = \"休息\"\nen = \"break\"\n"),
            ("b.toml", "[knee]\nja = \"膝\"\n\n[rest]\nja = \"安静\"\nen = \"rest\"\n"),
            ("c.toml", "[rest]\nja = \"残り\"\n"),
        ];
        let concepts: Vec<_> = files.iter().flat_map(|(file, text)| read(file, text).0).collect();
        let texts: BTreeMap<String, String> = files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
        let found: Vec<_> = twice(&concepts, &texts)
            .into_iter()
            .map(|f| {
                (f.file.clone(), f.place.map(|p| (p.start.line, p.start.column)), f.args.get("other").cloned(), f.args.get("line").cloned())
            })
            .collect();
        let (other, line) = (Some(Arg::from("a.toml")), Some(Arg::Count(2)));
        assert_eq!(
            found,
            [("b.toml".to_owned(), Some((4, 2)), other.clone(), line.clone()), ("c.toml".to_owned(), Some((1, 2)), other, line)]
        );
        assert_eq!(twice(concepts.get(..2).unwrap_or_default(), &texts), []);
    }
}
