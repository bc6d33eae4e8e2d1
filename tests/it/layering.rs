//! Who may name whom, and through which module each foreign library is used. The modules stand in the order of the
//! pipeline; each may name only modules before it, and of those only the ones written here.

use regex::Regex;

use crate::source::sources;

/// Module, and the modules it may name. The order is that of the pipeline.
const LAYERS: &[(&str, &str)] = &[
    ("text", ""),
    ("store", ""),
    ("finding", "text"),
    ("article", "text finding"),
    ("segment", "text finding article"),
    ("morph", "text"),
    ("language", "text finding morph"),
    ("profile", "text finding language"),
    ("glossary", "text store finding morph language"),
    ("catalog", "text finding segment"),
    ("memory", "text store finding morph language glossary catalog"),
    // The format of an article: markup means another thing in Markdown than in HTML, and nothing in plain text.
    ("check", "text finding article segment morph language profile glossary catalog"),
    ("diff", "text finding segment morph glossary catalog check"),
    ("bundle", "text finding language glossary catalog"),
    // Whether a merged file is sound is said by those who read such files.
    ("merge", "text finding catalog memory bundle"),
    // The interface's own words are Fluent bundles like any other, so reports name `bundle`.
    ("report", "text finding article segment morph language glossary catalog memory check diff bundle"),
    ("site", "text finding article segment morph language glossary catalog memory check diff bundle"),
    ("project", "text store finding article segment morph language profile glossary catalog memory check diff bundle merge report site"),
    ("cli", "text finding article segment morph language profile glossary catalog memory check diff bundle merge report site project"),
    ("lib", ""),
    ("main", "cli"),
];

/// What comes from outside, as it is written in a path, and the modules that are its doors.
const DOORS: &[(&str, &str)] = &[
    // The world: files, other programs, the environment, the clock.
    (r"std::fs\b|\bfs::", "project cli"),
    (r"std::process\b", "project cli main"),
    (r"\bCommand::new\(.git", "project"),
    (r"std::env\b", "cli main"),
    (r"SystemTime::now|Instant::now", ""),
    (r"std::time\b", "project"),
    (r"std::net\b", ""),
    (r"\btempfile::", "project"),
    (r"\bignore::", "project"),
    // Languages and their data.
    (r"\blindera\w*::", "morph"),
    (r"\btaiyaku_dictionary::", "morph cli"),
    (r"\bunicode_segmentation::", "morph"),
    (r"\bdaachorse::", "language glossary"),
    (r"\brapidfuzz::", "text memory"),
    (r"\bsimilar::", "diff"),
    (r"\bicu_normalizer::", "text morph"),
    (r"\bunicode_width::", "text article"),
    // Formats.
    (r"\bpulldown_cmark::", "article"),
    (r"\bhtml5gum::", "article"),
    (r"\bserde_saphyr::", "article"),
    (r"\bquick_xml::", "segment memory"),
    (r"\bmemchr::", "memory"),
    (r"\bflate2::", "memory"),
    (r"\bfancy_regex::", "segment"),
    (r"\bfluent\w*::", "catalog bundle"),
    (r"\bintl_pluralrules::", "bundle"),
    (r"\btoml::", "article finding"),
    (r"\btoml_edit::", "merge"),
    (r"\bencoding_rs\w*::", "memory project"),
    (r"\bglobset::", "glossary project"),
    // The terminal.
    (r"\bclap\w*::", "cli"),
    (r"\bindicatif::", "cli"),
    (r"\bmemmap2::", "project"),
    (r"\brustix::", "project"),
    (r"\bxxhash_rust::", "store"),
    (r"unsafe\s*\{|allow\(unsafe", "project"),
    (r"\bterminal_size::", "cli"),
    (r"\banstyle::", "report"),
    (r"\banstream::", "cli"),
];

#[test]
fn modules_name_only_what_stands_before_them() {
    let path = Regex::new(r"\b(?:crate|taiyaku)::\{?\s*([a-z_]+)").unwrap();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((_, allowed)) = LAYERS.iter().find(|(module, _)| *module == source.module()) else {
            wrong.push(format!("src/{}: the module is in no layer", source.path));
            continue;
        };
        for (number, line) in source.code.lines().enumerate() {
            for named in path.captures_iter(line).map(|found| found[1].to_owned()) {
                let known = LAYERS.iter().any(|(module, _)| *module == named);
                if known && named != source.module() && !allowed.split(' ').any(|module| module == named) {
                    wrong.push(format!("src/{}:{}: {} names {named}", source.path, number + 1, source.module()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_layers_themselves_go_one_way() {
    for (number, (module, allowed)) in LAYERS.iter().enumerate() {
        for named in allowed.split(' ').filter(|named| !named.is_empty()) {
            let before = LAYERS[..number].iter().any(|(other, _)| *other == named);
            assert!(before, "{module} may name {named}, which does not stand before it");
        }
    }
}

#[test]
fn what_comes_from_outside_has_one_door() {
    let mut wrong = Vec::new();
    for (pattern, doors) in DOORS {
        let pattern = Regex::new(pattern).unwrap();
        for source in sources().iter().filter(|source| !doors.split(' ').any(|door| door == source.module())) {
            for (number, line) in source.code.lines().enumerate().filter(|(_, line)| pattern.is_match(line)) {
                wrong.push(format!("src/{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dependency_is_used() {
    let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
    let table: toml::Table = manifest.parse().unwrap();
    let sources = sources();
    let unused: Vec<&String> = table["dependencies"]
        .as_table()
        .unwrap()
        .keys()
        .filter(|name| {
            let used = Regex::new(&format!(r"\b{}(::|\b.*derive)", name.replace('-', "_"))).unwrap();
            // The umbrella crate is used through the crates that it gathers.
            name.as_str() != "fluent" && !sources.iter().any(|source| used.is_match(&source.code))
        })
        .collect();
    assert_eq!(unused, Vec::<&String>::new(), "dependencies that no source names");
}
