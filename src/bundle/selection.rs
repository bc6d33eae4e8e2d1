//! Variants: keys that stand twice, plural categories that a locale needs or does not have, and numbers in front of a
//! noun that has only one form. A message and the categories of its locale come in, findings go out.

use std::collections::BTreeSet;

use super::plural::{NAMES, Plurals};
use super::scope::Placed;
use super::site_messages::of_entry;
use super::tree::{Element, Expression, Inline, Pattern, Variant};
use crate::finding::{Code, Finding, Severity};
use crate::text::{Lang, Span};

/// Attributes and keys of variants that stand twice; the second would never be seen, or hide the first.
pub(super) fn duplicates((resource, entry): Placed<'_, '_>, findings: &mut Vec<Finding>) {
    let mut found = |problem: &'static str, span: Span, name: &str| {
        findings.push(of_entry(Code::DuplicateKey, resource, entry, span).with("problem", problem).with("name", name));
    };
    let mut names = BTreeSet::new();
    for attribute in &entry.attributes {
        if !names.insert(attribute.name) {
            found("attribute", attribute.span, attribute.name);
        }
    }
    for (_, pattern) in entry.patterns() {
        pattern.selections(&mut |_, variants| {
            let mut keys = BTreeSet::new();
            for variant in variants {
                if !keys.insert(variant.key) {
                    found("variant", variant.span, variant.key);
                }
            }
        });
    }
}

/// Plural categories: those that are missing, and those that no number of the locale has.
pub(super) fn plurals((resource, entry): Placed<'_, '_>, plurals: &Plurals, findings: &mut Vec<Finding>) {
    if !plurals.has_rules() {
        return;
    }
    for (_, pattern) in entry.patterns() {
        pattern.selections(&mut |selector, variants| {
            let Some(ordinal) = chooses_plural(selector, variants) else { return };
            for variant in variants.iter().filter(|variant| !variant.default && NAMES.contains(&variant.key)) {
                if !plurals.knows(variant.key, ordinal) {
                    let finding = of_entry(Code::PluralCategory, resource, entry, variant.span);
                    findings.push(finding.with("problem", "unknown").with("name", variant.key).with("known", plurals.list(ordinal)));
                }
            }
            let keys: BTreeSet<&str> = variants.iter().map(|variant| variant.key).collect();
            let missing = plurals.missing(&keys).join(", ");
            if !ordinal && !missing.is_empty() && names_category(&keys, plurals) {
                let span = variants.first().map_or(selector.span(), |variant| variant.span);
                findings.push(of_entry(Code::PluralCategory, resource, entry, span).with("problem", "missing").with("name", missing));
            }
        });
    }
}

/// Whether a category other than the default of all languages is among the keys.
fn names_category(keys: &BTreeSet<&str>, plurals: &Plurals) -> bool {
    keys.iter().any(|key| *key != "other" && plurals.knows(key, false))
}

/// English variants for “other” alone that show their number before a noun in the plural, in a translation. Who writes the
/// source may know that the number is never 1; a translation has to be right for every number its source may name.
pub(super) fn only_other((resource, entry): Placed<'_, '_>, plurals: &Plurals, lang: Lang, findings: &mut Vec<Finding>) {
    for (_, pattern) in entry.patterns() {
        pattern.selections(&mut |selector, variants| {
            let keys: BTreeSet<&str> = variants.iter().map(|variant| variant.key).collect();
            let missing = plurals.missing(&keys).join(", ");
            let plural = chooses_plural(selector, variants) == Some(false) && !names_category(&keys, plurals);
            if plural && !missing.is_empty() && counts_in_default(selector, variants, lang) {
                let span = variants.first().map_or(selector.span(), |variant| variant.span);
                findings.push(of_entry(Code::PluralCategory, resource, entry, span).with("problem", "missing").with("name", missing));
            }
        });
    }
}

/// Whether the variants are chosen by a number, and if so, whether by its place in a row.
fn chooses_plural(selector: &Inline<'_>, variants: &[Variant<'_>]) -> Option<bool> {
    selector.variable()?;
    let ordinal = match selector {
        Inline::Function("NUMBER", _, arguments) => {
            arguments.named.iter().any(|(name, _, value)| *name == "type" && value.text == "ordinal")
        }
        Inline::Function(..) => return None,
        _ => false,
    };
    variants.iter().all(|variant| variant.is_number || NAMES.contains(&variant.key)).then_some(ordinal)
}

/// Whether the default shows the number in front of a noun in the plural, so that “1 items” would be read.
fn counts_in_default(selector: &Inline<'_>, variants: &[Variant<'_>], lang: Lang) -> bool {
    let default = variants.iter().find(|variant| variant.default);
    lang == Lang::En && default.is_some_and(|variant| counted(&variant.value).iter().any(|(name, ..)| Some(*name) == selector.variable()))
}

/// Numbers in front of a plural noun in a translation that has no variants for them, where the source shows the number too:
/// a note, for the number may be large for certain.
pub(super) fn suggestions(source: &BTreeSet<&str>, (resource, entry): Placed<'_, '_>, lang: Lang, findings: &mut Vec<Finding>) {
    if lang != Lang::En {
        return;
    }
    for (_, pattern) in entry.patterns() {
        let mut chosen = BTreeSet::new();
        pattern.selections(&mut |selector, _| chosen.extend(selector.variable()));
        pattern.patterns(&mut |pattern| {
            for (name, span, noun) in counted(pattern).into_iter().filter(|(name, ..)| !chosen.contains(name) && source.contains(name)) {
                let mut finding = of_entry(Code::PluralSuggested, resource, entry, span).with("name", format!("{{ ${name} }} {noun}"));
                finding.severity = Severity::Note;
                findings.push(finding);
            }
        });
    }
}

/// Variables that are shown as numbers right in front of a noun in the plural: name, place, noun.
fn counted<'a>(pattern: &Pattern<'a>) -> Vec<(&'a str, Span, &'a str)> {
    let mut found = Vec::new();
    for pair in pattern.elements.windows(2) {
        let [Element::Placeable(Expression::Inline(inline)), Element::Text { text, .. }] = pair else { continue };
        let Some(name) = inline.variable().filter(|name| is_number(inline, name)) else { continue };
        let Some(rest) = text.strip_prefix(' ') else { continue };
        let noun = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
        let plural = noun.len() > 3 && noun.ends_with('s') && !["ss", "us", "is"].iter().any(|end| noun.ends_with(end));
        if plural && noun.chars().all(|c| c.is_ascii_lowercase()) && !VERBS.contains(&noun) {
            found.push((name, inline.span(), noun));
        }
    }
    found
}

/// Whether the value is a number for certain: it says so, or is called a count.
fn is_number(inline: &Inline<'_>, name: &str) -> bool {
    let function = matches!(inline, Inline::Function("NUMBER", ..));
    let name = name.to_ascii_lowercase();
    function
        || name == "n"
        || ["count", "number", "num", "total", "amount", "quantity"]
            .iter()
            .any(|word| name.split(['-', '_']).any(|part| part == *word) || name.ends_with(word))
}

/// Verbs that stand behind a name: `{ $number } adds …`.
const VERBS: [&str; 4] = ["does", "goes", "adds", "says"];

#[cfg(test)]
mod tests {
    use crate::bundle::checked;
    use crate::finding::{Code, Severity};

    #[test]
    fn categories_are_those_of_the_locale() {
        let en = |text: &str| checked("en", text);
        assert_eq!(en("a = { $count ->\n    [one] one item\n   *[other] { $count } items\n}\n"), Vec::<String>::new());
        assert_eq!(en("a = { $count ->\n    [one] 一\n    [few] 少\n   *[other] 多\n}\n"), ["plural-category unknown 3:6"]);
        assert_eq!(en("a = { $count ->\n   *[other] { $count } items\n}\n"), Vec::<String>::new());
        assert_eq!(en("a = { $count ->\n    [1] one\n   *[other] { $count } items\n}\n"), Vec::<String>::new());
        assert_eq!(en("a = { $count ->\n   *[other] ({ $count })\n}\n"), Vec::<String>::new());
        assert_eq!(en("a = { $os ->\n    [macos] a\n   *[other] b\n}\n"), Vec::<String>::new());
        assert_eq!(en("a = { $n ->\n    [one] 一\n   *[one] 一\n}\n"), ["plural-category missing 2:6", "duplicate-key variant 3:6"]);
        assert_eq!(en("a = { NUMBER($n, type: \"ordinal\") ->\n    [few] { $n }rd\n   *[other] { $n }th\n}\n"), Vec::<String>::new());
        let ja = |text: &str| checked("ja", text);
        assert_eq!(ja("a = { $count ->\n   *[other] { $count }件\n}\n"), Vec::<String>::new());
        assert_eq!(ja("a = 全{ $count ->\n    [one] 一件\n   *[other] { $count }件\n}\n"), ["plural-category unknown 2:6"]);
        assert_eq!(ja("a = 全{ $count ->\n    [0] なし\n    [1] 一件\n   *[other] { $count }件\n}\n"), Vec::<String>::new());
        assert_eq!(checked("ru", "a = { $n ->\n    [one] а\n   *[other] б\n}\n"), ["plural-category missing 2:6"]);
    }

    #[test]
    fn a_translation_must_be_right_for_every_number() {
        let of = |text: &str| {
            let ja = [crate::bundle::MessageFile { file: "ja.ftl", text: "a = 項目{ $count }件\n" }];
            let findings = crate::bundle::parity(&ja, &[crate::bundle::MessageFile { file: "en.ftl", text }], "", "en");
            findings.iter().map(|finding| finding.code.name()).collect::<Vec<_>>()
        };
        assert_eq!(of("a = { $count ->\n   *[other] { $count } items\n}\n"), ["plural-category"]);
        assert_eq!(of("a = { $count ->\n    [0] none\n   *[other] { $count } items\n}\n"), ["plural-category"]);
        for silent in [
            "    [1] one\n   *[other] { $count } items",
            "   *[other] ({ $count })",
            "    [one] { $count } item\n   *[other] { $count } items",
        ] {
            assert_eq!(of(&format!("a = {{ $count ->\n{silent}\n}}\n")), Vec::<&str>::new(), "{silent}");
        }
    }

    #[test]
    fn a_number_before_a_plural_noun_wants_variants() {
        let noted = |text: &str| {
            let ja = [crate::bundle::MessageFile {
                file: "ja.ftl",
                text: "a = 残り{ $count }件{ $x }個{ $name }\n    .label = 全{ $total }頁\n",
            }];
            let mut findings = crate::bundle::parity(&ja, &[crate::bundle::MessageFile { file: "en.ftl", text }], "", "en");
            findings.retain(|finding| finding.code == Code::PluralSuggested && finding.severity == Severity::Note);
            findings.iter().filter_map(|finding| finding.place).map(|place| place.start.column).collect::<Vec<_>>()
        };
        assert_eq!(noted("a = 残り { $count } articles\n"), [10]);
        assert_eq!(noted("a = { NUMBER($x) } items\n    .label = { $total } pages\n").len(), 2);
        assert_eq!(noted("a = { $num } articles\n"), Vec::<usize>::new());
        for silent in [
            "a = { $name } items\n",
            "a = { $count } of { $total }\n",
            "a = { $count } virus\n",
            "a = { $count }s\n",
            "a = { $count ->\n    [one] { $count } item\n   *[other] { $count } items\n}\n",
        ] {
            assert_eq!(noted(silent), Vec::<usize>::new(), "{silent}");
        }
    }
}
