//! What the specification of Fluent and the reference implementations say, where `TAIYAKU_SETS` names a folder with their
//! suites (`suites/fluent`): every fixture of the syntax is read as its JSON says, every case of the bundle suites formats as
//! it says, and Firefox's two trees give the findings of compare-locales. What differs is listed here, each with its reason;
//! a difference that goes away fails the test as one that appears does. docs/fluent.md has the counts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::resolver::errors::ResolverError;
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use serde_json::Value;
use taiyaku::bundle::{Arguments, Element, Entry, Expression, Inline, Literal, Pattern, read};
use taiyaku::finding::Finding;

use crate::kit::Folder;

/// The folder of the suites, if it is there.
fn suites() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("TAIYAKU_SETS")?).join("suites/fluent");
    folder.is_dir().then_some(folder)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

// What an entry says, of our tree and of the JSON, in one form.

fn entry_of_tree(entry: &Entry<'_>) -> String {
    let attributes: String = entry.attributes.iter().map(|one| format!(".{}={}", one.name, pattern(&one.value))).collect();
    format!("{}={}{attributes}", entry.name(), entry.value.as_ref().map(pattern).unwrap_or_default())
}

fn pattern(of: &Pattern<'_>) -> String {
    let each = of.elements.iter().map(|element| match element {
        Element::Text { text, .. } => (*text).to_owned(),
        Element::Placeable(expression) => format!("⟨{}⟩", expression_of(expression)),
    });
    each.collect()
}

fn expression_of(of: &Expression<'_>) -> String {
    match of {
        Expression::Inline(one) => inline(one),
        Expression::Select { selector, variants } => {
            let each = variants.iter().map(|one| {
                format!(
                    "{}[{}{}]{}",
                    if one.default { "*" } else { "" },
                    if one.is_number { "#" } else { "" },
                    one.key,
                    pattern(&one.value)
                )
            });
            format!("{}→{}", inline(selector), each.collect::<String>())
        }
    }
}

fn inline(of: &Inline<'_>) -> String {
    match of {
        Inline::Literal(one) => literal(one),
        Inline::Variable(name, _) => format!("${name}"),
        Inline::Reference { reference, arguments: given, .. } => {
            format!("{reference}{}", given.as_ref().map(arguments).unwrap_or_default())
        }
        Inline::Function(name, _, given) => format!("{name}{}", arguments(given)),
        Inline::Placeable(inner) => format!("⟨{}⟩", expression_of(inner)),
    }
}

fn literal(of: &Literal<'_>) -> String {
    format!("{}{}", if of.is_number { "#" } else { "\"" }, of.text)
}

fn arguments(of: &Arguments<'_>) -> String {
    let positional = of.positional.iter().map(inline);
    let named = of.named.iter().map(|(name, _, value)| format!("{name}:{}", literal(value)));
    format!("({})", positional.chain(named).collect::<Vec<_>>().join(","))
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or(&[])
}

fn entry_of_json(entry: &Value) -> String {
    let hyphen = if text(entry, "type") == "Term" { "-" } else { "" };
    let attributes: String =
        list(entry, "attributes").iter().map(|one| format!(".{}={}", text(&one["id"], "name"), pattern_of_json(&one["value"]))).collect();
    let value = if entry["value"].is_null() { String::new() } else { pattern_of_json(&entry["value"]) };
    format!("{hyphen}{}={value}{attributes}", text(&entry["id"], "name"))
}

fn pattern_of_json(of: &Value) -> String {
    let each = list(of, "elements").iter().map(|element| match text(element, "type") {
        "TextElement" => text(element, "value").to_owned(),
        _ => format!("⟨{}⟩", expression_of_json(&element["expression"])),
    });
    each.collect()
}

fn expression_of_json(of: &Value) -> String {
    let given = |arguments: &Value| -> String {
        let positional = list(arguments, "positional").iter().map(expression_of_json);
        let named =
            list(arguments, "named").iter().map(|one| format!("{}:{}", text(&one["name"], "name"), expression_of_json(&one["value"])));
        format!("({})", positional.chain(named).collect::<Vec<_>>().join(","))
    };
    let id = || text(&of["id"], "name");
    let attribute = || of["attribute"].get("name").and_then(Value::as_str).map(|name| format!(".{name}")).unwrap_or_default();
    match text(of, "type") {
        "StringLiteral" => format!("\"{}", text(of, "value")),
        "NumberLiteral" => format!("#{}", text(of, "value")),
        "VariableReference" => format!("${}", id()),
        "MessageReference" => format!("{}{}", id(), attribute()),
        "TermReference" => {
            format!("-{}{}{}", id(), attribute(), if of["arguments"].is_null() { String::new() } else { given(&of["arguments"]) })
        }
        "FunctionReference" => format!("{}{}", id(), given(&of["arguments"])),
        "Placeable" => format!("⟨{}⟩", expression_of_json(&of["expression"])),
        _ => {
            let each = list(of, "variants").iter().map(|one| {
                let key = &one["key"];
                let key =
                    if text(key, "type") == "NumberLiteral" { format!("#{}", text(key, "value")) } else { text(key, "name").to_owned() };
                format!("{}[{key}]{}", if one["default"] == Value::Bool(true) { "*" } else { "" }, pattern_of_json(&one["value"]))
            });
            format!("{}→{}", expression_of_json(&of["selector"]), each.collect::<String>())
        }
    }
}

/// How a fixture is read otherwise than its JSON says; nothing, if it is read so. Every stretch of junk needs a finding in it,
/// and what is no junk must have none.
fn difference(ftl: &str, json: &Value) -> Option<String> {
    let (resource, findings) = read("fixture.ftl", ftl);
    let ours: Vec<String> = resource.entries.iter().map(entry_of_tree).collect();
    let entries = list(json, "body").iter().filter(|entry| matches!(text(entry, "type"), "Message" | "Term"));
    let theirs: Vec<String> = entries.map(entry_of_json).collect();
    if ours != theirs {
        let odd = |a: &[String], b: &[String]| a.iter().filter(|one| !b.contains(one)).cloned().collect::<Vec<_>>().join(" | ");
        return Some(format!("entries: {} ≠ {}", odd(&ours, &theirs), odd(&theirs, &ours)));
    }
    let mut behind = 0;
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for junk in list(json, "body").iter().filter(|entry| text(entry, "type") == "Junk") {
        let content = text(junk, "content");
        let at = ftl.get(behind..).and_then(|rest| rest.find(content)).map(|at| at + behind)?;
        behind = at + content.len();
        spans.push((at, behind));
    }
    let start = |finding: &Finding| finding.span.map_or(0, |span| span.start);
    if let Some((from, _)) = spans.iter().find(|(from, to)| !findings.iter().any(|f| (*from..=*to).contains(&start(f)))) {
        return Some(format!("no finding in the junk at {from}"));
    }
    let stray = findings.iter().find(|f| !spans.iter().any(|(from, to)| (*from..=*to).contains(&start(f))));
    stray.map(|finding| format!("a finding that is in no junk: {finding:?}"))
}

/// Reads every fixture of a folder and gives how many there are, and those that differ.
fn differing(folder: &Path) -> (usize, BTreeMap<String, String>) {
    let mut differing = BTreeMap::new();
    let fixtures = files(folder, ".ftl");
    for path in &fixtures {
        let Ok(json) = std::fs::read_to_string(path.with_extension("json")) else { continue };
        let ftl = std::fs::read_to_string(path).unwrap();
        if let Some(how) = difference(&ftl, &serde_json::from_str(&json).unwrap()) {
            differing.insert(name(path), how);
        }
    }
    (fixtures.len(), differing)
}

fn held(suite: &str, folder: &Path, known: &[&str]) {
    let (count, differing) = differing(folder);
    let names: Vec<&str> = differing.keys().map(String::as_str).collect();
    assert!(count > 0, "{suite}: no fixtures in {}", folder.display());
    assert_eq!(names, known, "{suite}: {count} fixtures, differing: {differing:#?}");
}

#[test]
fn the_fixtures_of_the_syntax_are_read_as_they_say() {
    let Some(suites) = suites() else { return };
    // fluent-syntax cuts a carriage return off the end of a text, where the specification keeps one that ends no line.
    held("specification", &suites.join("spec/test/fixtures"), &["cr_multikey", "cr_multilinevalue"]);
    held("fluent-rs", &suites.join("fluent-rs/fluent-syntax/tests/fixtures"), &[]);
    held("fluent.js reference", &suites.join("fluent.js/fluent-syntax/test/fixtures_reference"), &[]);
    // The first three and the last: an attribute that does not parse costs it the whole message, where the specification keeps
    // the message. The other: fluent-syntax reads a name as the value of an argument; it is a finding, and the message is kept.
    let known =
        ["attribute_with_empty_pattern", "attribute_without_equal_sign", "call_expression_errors", "leading_dots", "non_id_attribute_name"];
    held("fluent.js structure", &suites.join("fluent.js/fluent-syntax/test/fixtures_structure"), &known);
}

// The bundle suites of fluent-rs, which are those of fluent.js in YAML.

/// Cases that are not run, or not as they say.
const APART: &[&str] = &[];

struct Run {
    passed: usize,
    apart: BTreeSet<String>,
}

/// What a suite, or a test in it, brings along for those below it.
#[derive(Clone, Default)]
struct Around {
    sources: Vec<String>,
    functions: BTreeSet<String>,
    isolating: bool,
    transform: bool,
    path: String,
}

impl Around {
    fn with(&self, node: &Value) -> Around {
        let mut inner = self.clone();
        inner.path = format!("{}/{}", self.path, text(node, "name"));
        inner.sources.extend(list(node, "resources").iter().map(|one| text(one, "source").to_owned()));
        for bundle in list(node, "bundles") {
            inner.functions.extend(list(bundle, "functions").iter().filter_map(Value::as_str).map(str::to_owned));
            inner.isolating |= bundle["useIsolating"] == Value::Bool(true);
            inner.transform |= !bundle["transform"].is_null();
        }
        inner
    }

    fn bundle(&self) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec!["en-US".parse().unwrap()]);
        bundle.set_use_isolating(self.isolating);
        if self.transform {
            bundle.set_transform(Some(|text| text.replace('a', "A").into()));
        }
        bundle.add_builtins().unwrap();
        for function in &self.functions {
            let _twice = match function.as_str() {
                "CONCAT" => bundle.add_function("CONCAT", |args, _| {
                    let all = args.iter().map(|arg| match arg {
                        FluentValue::String(text) => text.to_string(),
                        FluentValue::Number(number) => number.value.to_string(),
                        _ => String::new(),
                    });
                    all.collect::<String>().into()
                }),
                "SUM" => bundle.add_function("SUM", |args, _| {
                    FluentValue::from(
                        args.iter().map(|arg| if let FluentValue::Number(number) = arg { number.value } else { 0.0 }).sum::<f64>(),
                    )
                }),
                "IDENTITY" => bundle.add_function("IDENTITY", |args, _| args.first().cloned().unwrap_or(FluentValue::Error)),
                _ => Ok(()),
            };
        }
        for source in &self.sources {
            let _overriding = bundle.add_resource(FluentResource::try_new(source.clone()).unwrap_or_else(|(resource, _)| resource));
        }
        bundle
    }
}

fn walk(node: &Value, around: &Around, run: &mut Run) {
    if node["skip"] == Value::Bool(true) {
        return;
    }
    let inner = around.with(node);
    for assert in list(node, "asserts") {
        let bundle = inner.bundle();
        let id = text(assert, "id");
        let case = format!("{} {id}", inner.path);
        let wanted = match &assert["value"] {
            Value::String(text) => text.clone(),
            Value::Null if assert["missing"].is_null() => continue,
            value => value.to_string(),
        };
        let message = bundle.get_message(id);
        if let Some(missing) = assert["missing"].as_bool() {
            let attribute = assert["attribute"].as_str();
            let found = message.as_ref().is_some_and(|message| match attribute {
                Some(name) => message.get_attribute(name).is_some(),
                None => true,
            });
            note(run, case, found != missing);
            continue;
        }
        let pattern = message.as_ref().and_then(|message| match assert["attribute"].as_str() {
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
            None => message.value(),
        });
        let Some(pattern) = pattern else {
            note(run, case, false);
            continue;
        };
        let mut args = FluentArgs::new();
        for (name, value) in assert["args"].as_object().into_iter().flatten() {
            match value {
                Value::Number(number) => args.set(name.clone(), FluentValue::from(number.as_f64().unwrap_or(0.0))),
                value => args.set(name.clone(), FluentValue::from(value.as_str().unwrap_or("").to_owned())),
            }
        }
        let mut errors = Vec::new();
        let got = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        let kinds: Vec<&str> = errors
            .iter()
            .map(|error| match error {
                FluentError::ResolverError(ResolverError::Reference(_)) => "Reference",
                FluentError::ResolverError(ResolverError::Cyclic) => "Cyclic",
                FluentError::ResolverError(ResolverError::NoValue(_)) => "NoValue",
                FluentError::ResolverError(ResolverError::TooManyPlaceables) => "TooManyPlaceables",
                _ => "other",
            })
            .collect();
        let expected: Vec<&str> = list(assert, "errors").iter().map(|error| text(error, "type")).collect();
        note(run, case, got == wanted && kinds == expected);
    }
    for child in list(node, "suites").iter().chain(list(node, "tests")) {
        walk(child, &inner, run);
    }
}

fn note(run: &mut Run, case: String, holds: bool) {
    if holds {
        run.passed += 1;
    } else {
        run.apart.insert(case);
    }
}

#[test]
fn the_bundle_suites_format_as_they_say() {
    let Some(suites) = suites() else { return };
    let mut run = Run { passed: 0, apart: BTreeSet::new() };
    for path in files(&suites.join("fluent-rs/fluent-bundle/tests/fixtures"), ".yaml") {
        let yaml = std::fs::read_to_string(&path).unwrap();
        let value: Value = serde_saphyr::from_str(&yaml).unwrap();
        walk(&value, &Around { path: name(&path), ..Around::default() }, &mut run);
    }
    let apart: Vec<&str> = run.apart.iter().map(String::as_str).collect();
    assert!(run.passed > 100, "only {} cases", run.passed);
    assert_eq!(apart, APART, "{} passed", run.passed);
}

/// What compare-locales 9.0.5 says of Firefox's English and Japanese trees by the map: five warnings, and these figures.
#[test]
fn the_trees_of_firefox_give_what_compare_locales_gives() {
    let Some(suites) = suites() else { return };
    let folder = Folder::empty();
    let path = |name: &str| suites.join(name).to_string_lossy().into_owned();
    let (en, ja, map) = (path("firefox-en-source"), path("firefox-esr-l10n-ja"), path("firefox-ja-en-map.tsv"));
    let args = ["messages", "compare", &en, &ja, "--map", &map, "--format", "json"];
    let report: Value = serde_json::from_str(&folder.run(args).no().out).unwrap();
    let codes: BTreeMap<String, usize> =
        list(&report, "files").iter().flat_map(|file| list(file, "findings")).fold(BTreeMap::new(), |mut codes, finding| {
            *codes.entry(text(finding, "code").to_owned()).or_default() += 1;
            codes
        });
    // The other seventeen are variants for [one], which Japanese never reads.
    assert_eq!(codes.get("reference-mismatch"), Some(&5), "{codes:?}");
    assert!(codes.keys().all(|code| ["reference-mismatch", "plural-category"].contains(&code.as_str())), "{codes:?}");
    assert_eq!(report["summary"]["errors"], 0);
}
