//! The schemas of `docs/schema` against what the program prints: every field is described, and nothing is left out.

use std::collections::BTreeMap;

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use crate::kit::{COLUMN, COLUMN_PAIRS, DIALOGUE, Folder, GLOSSARY};

/// Where relative references of the schemas lead.
const BASE: &str = "json-schema:///";

/// The schemas by name, which allow nothing that they do not describe: readers must expect new fields, tests must not.
fn schemas() -> BTreeMap<String, Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            assert!(jsonschema::meta::is_valid(&schema), "{name}");
            (name, strict(schema))
        })
        .collect()
}

fn strict(schema: Value) -> Value {
    match schema {
        Value::Object(fields) => {
            let mut fields: serde_json::Map<String, Value> = fields.into_iter().map(|(key, value)| (key, strict(value))).collect();
            if fields.contains_key("properties") && !fields.contains_key("additionalProperties") {
                fields.insert("additionalProperties".to_owned(), false.into());
            }
            Value::Object(fields)
        }
        Value::Array(all) => all.into_iter().map(strict).collect(),
        other => other,
    }
}

/// Holds values to the schema of a name.
fn hold(schemas: &BTreeMap<String, Value>, name: &str, values: &[Value]) {
    let mut registry = Registry::new();
    for (other, schema) in schemas {
        registry = registry.add(format!("{BASE}{other}.json"), schema).unwrap();
    }
    let registry = registry.prepare().unwrap();
    let validator: Validator =
        jsonschema::options().with_base_uri(format!("{BASE}{name}.json")).with_registry(&registry).build(&schemas[name]).unwrap();
    assert!(!values.is_empty(), "{name}");
    for value in values {
        let errors: Vec<String> = validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}: {value:#}");
    }
    // It does see what is wrong.
    assert!(!validator.is_valid(&json!({ "version": 0 })), "{name}");
}

#[test]
fn what_the_program_prints_is_what_its_schemas_say() {
    let schemas = schemas();
    let project = Folder::project()
        .file("glossary/g.toml", GLOSSARY)
        .article("a.md", COLUMN)
        .article("b.txt", DIALOGUE)
        .synced()
        .translated(COLUMN_PAIRS)
        .committed();
    let one = |words: &str| vec![project.run(words).any().json()];
    let many = |words: &str, stdin: &str| project.run_on(words, stdin).any().json_lines();
    hold(&schemas, "unit", &one("next --format json"));
    hold(&schemas, "status", &one("status --format json"));
    hold(&schemas, "stats", &one("memory stats --format json"));
    hold(&schemas, "terms", &one("glossary list --format json"));
    hold(&schemas, "review", &one("review --format json"));
    hold(&schemas, "review", &one("review --article a.md --approve --dry-run --format json"));
    hold(&schemas, "segment", &many("segment --locale ja --format json", "幹細胞を投与した。「はい。」と答えた。\n①次です。\n"));
    hold(&schemas, "term", &many("glossary find --format json", "上澄み液と上清液と幹細胞\n"));
    let queries = "炎症を抑える作用がある。\n約2億個の細胞から3mLが得られます。\n上清液とは、幹細胞\n";
    hold(&schemas, "matches", &many("memory match --format json --min 30", queries));
    hold(&schemas, "concordance", &many("memory search 炎症 --format json", ""));
    project.edit("content/ja/a.md", "約1億個", "約2億個");
    project.edit("locales/en/articles/a.md.ftl", "Conditioned medium is", "The culture supernatant is");
    hold(&schemas, "check", &one("check --format json"));
    hold(&schemas, "check", &one("check --since HEAD --format json"));
    let diff = one("diff --format json");
    assert!(!diff[0]["units"].as_array().unwrap().is_empty() && !diff[0]["findings"].as_array().unwrap().is_empty());
    hold(&schemas, "diff", &diff);
    hold(&schemas, "diff", &one("diff --all --format json"));
    hold(&schemas, "impact", &one("glossary impact --set 'stem-cell.en=\"progenitor cell\"' --dry-run --fix --format json"));
    hold(&schemas, "unit", &one("next a.md --format json"));
}
