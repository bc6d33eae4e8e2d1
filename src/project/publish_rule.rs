//! `[[publish.rules]]`: articles whose incomplete translations are published otherwise than those of the project. A rule
//! names articles by globs and some of the keys of `[publish]`; of several rules for one article the last one that has a
//! key decides it.

use globset::GlobSet;

use super::settings::{PublishStale, PublishUnit, Settings, choices_of_stale, choices_of_unit, each, patterns};
use crate::finding::{Reader, Value};

/// Articles and what is published of them.
#[derive(Debug, Clone)]
pub struct PublishRule {
    paths: GlobSet,
    /// How incomplete articles are published, if the rule says so.
    pub unit: Option<PublishUnit>,
    /// What happens to stale translations, if the rule says so.
    pub stale: Option<PublishStale>,
    /// Whether drafts are published, if the rule says so.
    pub drafts: Option<bool>,
}

impl PublishRule {
    /// Whether it is about an article: its path below the content folder, or its file in the project, fits a glob.
    pub fn is_about(&self, path: &str, file: &str) -> bool {
        self.paths.is_match(path) || self.paths.is_match(file)
    }
}

/// Reads the list of rules. A rule without articles, or that says nothing of them, is a finding.
pub(super) fn read<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Vec<PublishRule> {
    let Some(items) = value.get_ref().as_array() else {
        reader.expected(value, "table");
        return Vec::new();
    };
    items.iter().filter_map(|item| rule(reader, item)).collect()
}

fn rule<'a>(reader: &mut Reader<'a>, item: &Value<'a>) -> Option<PublishRule> {
    let table = reader.sub(item)?;
    if !table.keys().any(|key| key.get_ref() == "paths") {
        reader.report(item.span().into(), "missing-key", [("key", "paths".into())]);
    } else if table.len() < 2 {
        reader.report(item.span().into(), "missing-key", [("key", "unit".into())]);
    }
    let mut rule = PublishRule { paths: GlobSet::empty(), unit: None, stale: None, drafts: None };
    each(reader, item, &["paths", "unit", "stale", "drafts"], |reader, key, value| match key {
        "paths" => rule.paths = Settings::globs(&patterns(reader, value)),
        "unit" => rule.unit = reader.choice(value, &choices_of_unit()),
        "stale" => rule.stale = reader.choice(value, &choices_of_stale()),
        _ => rule.drafts = reader.flag(value),
    });
    Some(rule)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::project::{PublishStale, PublishUnit, read_settings};

    fn read(rules: &str) -> (Vec<super::PublishRule>, Vec<String>) {
        let text = format!("source = \"ja\"\ntargets = [\"en\"]\n\n{rules}\n");
        let (settings, findings) = read_settings("taiyaku.toml", &text);
        let said = findings.iter().map(|f| format!("{}:{:?}", f.place.unwrap().start.line, f.args["problem"]));
        (settings.unwrap().publish_rules, said.collect())
    }

    #[test]
    fn a_rule_names_articles_and_what_becomes_of_them() {
        let (rules, findings) = read(
            "[[publish.rules]]\npaths = [\"columns/**\", \"お知らせ/*.md\"]\nunit = \"block\"\n\n[[publish.rules]]\npaths = \"content/ja/columns/faq.md\"\nstale = \"fallback\"\ndrafts = true",
        );
        assert_eq!(findings, [""; 0]);
        assert!(rules[0].is_about("columns/a/b.md", "content/ja/columns/a/b.md") && rules[0].is_about("お知らせ/春.md", "x"));
        assert!(!rules[0].is_about("お知らせ/春/夏.md", "content/ja/お知らせ/春/夏.md"));
        assert_eq!((rules[0].unit, rules[0].stale), (Some(PublishUnit::Block), None));
        assert!(rules[1].is_about("columns/faq.md", "content/ja/columns/faq.md"));
        assert_eq!((rules[1].stale, rules[1].drafts), (Some(PublishStale::Fallback), Some(true)));
    }

    #[test]
    fn what_is_wrong_with_a_rule_has_its_place() {
        for (rules, problem) in [
            ("[[publish.rules]]\npath = [\"a\"]\nunit = \"page\"", "4:Text(\"missing-key\")"),
            ("[[publish.rules]]\npaths = [\"a\"]", "4:Text(\"missing-key\")"),
            ("[[publish.rules]]\npaths = [\"[\"]\nunit = \"page\"", "5:Text(\"glob\")"),
            ("[[publish.rules]]\npaths = [\"a\"]\nunit = \"頁\"", "6:Text(\"choice\")"),
            ("[publish]\nrules = 3", "5:Text(\"type\")"),
        ] {
            let (_, findings) = read(rules);
            assert!(findings.iter().any(|found| found == problem), "{rules}: {findings:?}");
        }
    }
}
