//! The words of the interface: the two languages have the same messages with the same variables, the program has a
//! message for everything it says, and no message is left over.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;
use regex::Regex;
use taiyaku::bundle::{Messages, Speech};
use taiyaku::catalog;
use taiyaku::finding::{Args, Code};
use taiyaku::memory::Band;

use crate::source::{Source, sources};

/// Messages that no source names whole, by what they are made of. Each is asked for through `format!`.
fn families(sources: &[Source]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut add = |prefix: &str, names: &[&str]| keys.extend(names.iter().map(|name| format!("{prefix}-{name}")));
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    add("finding", &codes);
    add("explain", &codes);
    let states: Vec<&str> = catalog::State::ALL.iter().map(|state| state.name()).collect();
    add("state", &states);
    let names = |file: &str, pattern: &str| -> Vec<String> {
        let source = sources.iter().find(|source| source.path == file).unwrap_or_else(|| panic!("no {file}"));
        let found: Vec<String> = Regex::new(pattern).unwrap().captures_iter(&source.code).map(|found| found[1].to_owned()).collect();
        assert!(!found.is_empty(), "{pattern} in {file}");
        found
    };
    let mut add_all = |prefix: &str, names: Vec<String>| add(prefix, &names.iter().map(String::as_str).collect::<Vec<_>>());
    add_all("refused", names("site/policy.rs", r#"Reason::\w+(?: \{ \.\. \})? => "([a-z-]+)""#));
    add_all("memory-note", names("memory/score.rs", r#"Note::\w+ => "([a-z-]+)""#));
    add_all("diff", names("report/change.rs", r#"Change::\w+ => "([a-z-]+)""#));
    add_all("error", names("project/error.rs", r#"Error::\w+[^=\n]*=> "([a-z-]+)""#));
    add_all("cmd", names("cli/args.rs", r#"command\("([a-z-]+)"\)"#));
    add_all("arg", names("cli/args.rs", r#"\b(?:flag|value|word)\("([a-z-]+)""#));
    add_all("arg", names("cli/args.rs", r#"\bpath\("([A-Z]+)""#).into_iter().map(|name| name.to_lowercase()).collect());
    let mut add_hints = |file: &str, pattern: &str| add_all("hint", names(file, pattern));
    add_hints("catalog/problem.rs", r#"=> "((?:fluent|catalog|waiver)-[a-z]+)""#);
    add_hints("memory/tmx_read.rs", r#""(tmx-[a-z]+)""#);
    keys
}

/// Keys that the sources ask for, with the file that does.
fn asked(sources: &[Source]) -> BTreeMap<String, String> {
    let whole = Regex::new(r#"\b(?:text|plain|say|find|m|heading)\(\s*&?"([a-z][a-z0-9-]*)""#).unwrap();
    let hint = Regex::new(r#"Hint::new\(\s*"([a-z0-9-]+)""#).unwrap();
    let request = Regex::new(r#"(?:key: |\brequest\(\s*)"([a-z0-9-]+)""#).unwrap();
    let mut asked = BTreeMap::new();
    for source in sources {
        let spoken = matches!(source.module(), "cli" | "report" | "bundle");
        for found in whole.captures_iter(&source.code).filter(|_| spoken) {
            asked.insert(found[1].to_owned(), source.path.clone());
        }
        for found in hint.captures_iter(&source.code) {
            asked.insert(format!("hint-{}", &found[1]), source.path.clone());
        }
        for found in request.captures_iter(&source.code).filter(|_| matches!(source.module(), "cli" | "project")) {
            asked.insert(format!("error-{}", &found[1]), source.path.clone());
        }
    }
    asked
}

/// Everything in quotes in the sources.
fn quoted(sources: &[Source]) -> BTreeSet<String> {
    let quoted = Regex::new(r#""([a-z0-9][a-z0-9-]*)""#).unwrap();
    sources.iter().flat_map(|source| quoted.captures_iter(&source.code).map(|found| found[1].to_owned()).collect::<Vec<_>>()).collect()
}

/// A message: attributes and variables.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    attributes: BTreeSet<String>,
    variables: BTreeSet<String>,
    selectors: BTreeMap<String, BTreeSet<String>>,
    messages: BTreeSet<String>,
    has_value: bool,
}

/// The messages of a language, with their file.
fn shapes(speech: Speech) -> BTreeMap<String, (&'static str, Shape)> {
    let mut shapes = BTreeMap::new();
    for (file, text) in speech.files() {
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{speech:?}/{file}: {errors:#?}"));
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else { continue };
            let mut shape = Shape { has_value: message.value.is_some(), ..Shape::default() };
            for pattern in message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value)) {
                shape.pattern(pattern);
            }
            shape.attributes = message.attributes.iter().map(|attribute| attribute.id.name.to_owned()).collect();
            let old = shapes.insert(message.id.name.to_owned(), (file, shape));
            assert!(old.is_none(), "{speech:?}: {} stands twice", message.id.name);
        }
    }
    shapes
}

impl Shape {
    fn pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector);
                let keys = variants.iter().map(|variant| match variant.key {
                    ast::VariantKey::Identifier { name } | ast::VariantKey::NumberLiteral { value: name } => name.to_owned(),
                });
                if let ast::InlineExpression::VariableReference { id } = selector {
                    self.selectors.entry(id.name.to_owned()).or_default().extend(keys);
                }
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => drop(self.variables.insert(id.name.to_owned())),
            ast::InlineExpression::MessageReference { id, .. } => drop(self.messages.insert(id.name.to_owned())),
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

/// Selectors whose variants are words of the program, not plural categories or numbers.
fn named_variants(shape: &Shape) -> BTreeMap<&String, BTreeSet<&String>> {
    let plural = |key: &&String| matches!(key.as_str(), "one" | "other" | "zero" | "two" | "few" | "many") || key.parse::<f64>().is_ok();
    let named = |keys: &'_ BTreeSet<String>| keys.iter().any(|key| !plural(&key));
    shape
        .selectors
        .iter()
        .filter(|(_, keys)| named(keys))
        .map(|(name, keys)| (name, keys.iter().filter(|key| !plural(key)).collect()))
        .collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let (en, ja) = (shapes(Speech::En), shapes(Speech::Ja));
    let keys = |shapes: &BTreeMap<String, (&'static str, Shape)>| {
        shapes.iter().map(|(key, (file, _))| format!("{file} {key}")).collect::<BTreeSet<_>>()
    };
    let (in_en, in_ja) = (keys(&en), keys(&ja));
    assert_eq!(in_en.symmetric_difference(&in_ja).collect::<Vec<_>>(), Vec::<&String>::new(), "messages of one language only");
    let mut wrong = Vec::new();
    for (key, (file, one)) in &en {
        let other = &ja[key].1;
        if one.attributes != other.attributes || one.has_value != other.has_value {
            wrong.push(format!("{file} {key}: attributes {:?} and {:?}", one.attributes, other.attributes));
        }
        let missing: Vec<_> = one.variables.symmetric_difference(&other.variables).collect();
        if !missing.is_empty() {
            wrong.push(format!("{file} {key}: {missing:?} in one language only"));
        }
        if named_variants(one) != named_variants(other) {
            wrong.push(format!("{file} {key}: variants {:?} and {:?}", named_variants(one), named_variants(other)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn everything_the_program_says_has_words() {
    let sources = sources();
    let shapes = shapes(Speech::En);
    let mut missing: Vec<String> =
        asked(&sources).into_iter().filter(|(key, _)| !shapes.contains_key(key)).map(|(key, file)| format!("src/{file}: {key}")).collect();
    missing.extend(families(&sources).into_iter().filter(|key| !shapes.contains_key(key)));
    assert!(missing.is_empty(), "no words for\n{}", missing.join("\n"));
}

#[test]
fn no_words_are_left_over() {
    let sources = sources();
    let (asked, families, quoted) = (asked(&sources), families(&sources), quoted(&sources));
    let shapes = shapes(Speech::En);
    let referenced: BTreeSet<&String> = shapes.values().flat_map(|(_, shape)| &shape.messages).collect();
    let bands: BTreeSet<String> = Band::ALL.iter().map(|band| format!("band-{}", band.name().replace('_', "-"))).collect();
    let in_quotes = |key: &str| {
        // Hints and errors are named without their prefix.
        let bare = key.strip_prefix("hint-").or_else(|| key.strip_prefix("error-"));
        quoted.contains(bare.unwrap_or(key)) || quoted.contains(key)
    };
    let unused: Vec<&String> = shapes
        .keys()
        .filter(|key| !asked.contains_key(*key) && !families.contains(*key) && !referenced.contains(key) && !bands.contains(*key))
        .filter(|key| !in_quotes(key))
        .collect();
    assert_eq!(unused, Vec::<&String>::new(), "words that nothing says");
}

#[test]
fn every_code_is_explained_in_both_languages() {
    for speech in [Speech::En, Speech::Ja] {
        let messages = Messages::new(speech);
        for code in Code::ALL {
            let key = format!("explain-{}", code.name());
            for attribute in [None, Some("title"), Some("fires"), Some("silent"), Some("mqm")] {
                let text = messages.find(&key, attribute, &Args::new()).unwrap_or_default();
                assert!(!text.trim().is_empty(), "{speech:?} {key} {attribute:?}");
            }
            assert!(
                messages.plain(&key).contains(code.name()) || !messages.plain(&key).contains("allow:"),
                "{key} tells how to waive it by another name"
            );
        }
    }
}

#[test]
fn japanese_is_japanese() {
    let (en, ja) = (Messages::new(Speech::En), Messages::new(Speech::Ja));
    let same: Vec<String> = shapes(Speech::En)
        .into_iter()
        .filter(|(_, (_, shape))| shape.variables.is_empty() && shape.has_value)
        .map(|(key, _)| key)
        .filter(|key| en.plain(key) == ja.plain(key) && en.plain(key).chars().any(char::is_alphabetic))
        .collect();
    assert_eq!(same, Vec::<String>::new(), "the same in both languages");
}
