//! The JSON that programs read is what `docs/schema` says of it. A form of output is held to its schema by a line in
//! [`OUTPUTS`] or a file in the output of a build.

use std::sync::LazyLock;

use jsonschema::{Registry, Validator};
use serde_json::Value;

use crate::kit::{COLUMN, COLUMN_PAIRS, DIALOGUE, Folder, SETTINGS};

/// Where relative references of the schemas lead.
const BASE: &str = "json-schema:///";

/// All schemas, which allow nothing that they do not describe: readers must expect new keys, tests must not.
static SCHEMAS: LazyLock<Registry<'static>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema");
    let mut registry = Registry::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert!(jsonschema::meta::is_valid(&schema), "{}", path.display());
        registry = registry.add(format!("{BASE}{}", path.file_name().unwrap().to_string_lossy()), strict(schema)).unwrap();
    }
    registry.prepare().unwrap()
});

fn strict(schema: Value) -> Value {
    match schema {
        Value::Object(fields) => {
            let mut fields: serde_json::Map<String, Value> = fields.into_iter().map(|(key, value)| (key, strict(value))).collect();
            // What is asked of some objects besides has no type of its own.
            let whole = fields.contains_key("type") && fields.contains_key("properties");
            if whole && !fields.contains_key("additionalProperties") {
                fields.insert("additionalProperties".to_owned(), false.into());
            }
            Value::Object(fields)
        }
        Value::Array(all) => all.into_iter().map(strict).collect(),
        other => other,
    }
}

fn schema(name: &str) -> Validator {
    let whole = serde_json::json!({ "$ref": format!("{BASE}{name}.schema.json") });
    jsonschema::options().with_registry(&SCHEMAS).build(&whole).unwrap()
}

#[track_caller]
fn holds(schema: &Validator, value: &Value, what: &str) {
    let errors: Vec<String> = schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}\n{value:#}");
}

/// Commands and their schemas.
const OUTPUTS: &[(&str, &str)] = &[
    ("build --format json", "build"),
    ("build --format json --require 100", "build"),
    ("build --format json --deny untranslated --deny term-forbidden", "build"),
    ("build --format json --drafts --out 出力", "build"),
];

/// Projects in which everything occurs that JSON can say.
fn projects() -> Vec<Folder> {
    let broken = Folder::translated_clinic();
    let file = "locales/en/articles/d.txt.ftl";
    broken.write(file, format!("<<<<<<< a\n{}=======\n>>>>>>> b\n", broken.read(file)));
    broken.write("content/ja/sjis.txt", [0x93, 0xfa]);
    broken.write("content/ja/n.md", "---\ntitle: 題\n---\n\n| 表 | [図](d.txt) |\n|---|---|\n| ![絵](a.png \"題名\") | 090-0000-0000 |\n");
    let segment = format!("{SETTINGS}[publish]\nunit = \"segment\"\nstale = \"block\"\n");
    let changed = Folder::translated_clinic().article("e.html", "<p title=\"題\">一つ目です。二つ目です。</p>\n").synced();
    changed.run("build").ok();
    changed.write("taiyaku.toml", segment.replace("stale = \"block\"\n", ""));
    changed.write("dist/CNAME", "x");
    changed.remove("content/ja/d.txt");
    changed.translate("上清液とは", "What is culture supernatant?");
    vec![Folder::project(), Folder::clinic(), broken, changed, Folder::clinic().file("taiyaku.toml", segment)]
}

#[test]
fn what_commands_print_is_what_their_schema_says() {
    for project in projects() {
        for (line, name) in OUTPUTS {
            let run = project.run(*line);
            assert!(matches!(run.status, Some(0 | 1)), "{run}");
            holds(&schema(name), &run.json(), line);
        }
    }
}

#[test]
fn what_a_build_writes_is_what_its_schema_says() {
    let (manifest, article, glossary) = (schema("manifest"), schema("article"), schema("glossary"));
    let mut seen = 0;
    for project in projects() {
        project.run("build").any();
        for (name, bytes) in project.files().into_iter().filter(|(name, _)| name.starts_with("dist/") && name.ends_with(".json")) {
            let value: Value = serde_json::from_slice(&bytes).unwrap();
            if name == "dist/manifest.json" {
                holds(&manifest, &value, &name);
            } else if name.contains("/articles/") {
                holds(&article, &value, &name);
                seen += 1;
            } else {
                assert!(name.ends_with("/glossary.json"), "{name} has no schema");
                holds(&glossary, &value, &name);
            }
        }
    }
    assert!(seen > 10);
}

#[test]
fn a_schema_holds_what_it_is_for() {
    let project = Folder::translated_clinic();
    project.run("build").ok();
    let mut value: Value = serde_json::from_str(&project.read("dist/manifest.json")).unwrap();
    value["articles"][0]["coverage"] = 101.into();
    assert!(!schema("manifest").is_valid(&value));
    let mut value: Value = serde_json::from_str(&project.read("dist/en/articles/d.txt.json")).unwrap();
    value["blocks"][0]["kind"] = "chapter".into();
    assert!(!schema("article").is_valid(&value));
    let mut value = project.run("build --format json").json();
    value.as_object_mut().unwrap().remove("refused");
    assert!(!schema("build").is_valid(&value));
}

#[test]
fn what_the_other_commands_print_is_what_their_schema_says() {
    let hold = |name: &str, values: &[Value]| {
        assert!(!values.is_empty(), "{name}");
        let schema = schema(name);
        values.iter().for_each(|value| holds(&schema, value, name));
        // It does see what is wrong.
        assert!(!schema.is_valid(&serde_json::json!({ "version": 0 })), "{name}");
    };
    let project = Folder::project().article("a.md", COLUMN).article("b.txt", DIALOGUE).synced().translated(COLUMN_PAIRS).committed();
    let one = |words: &str| vec![project.run(words).any().json()];
    let many = |words: &str, stdin: &str| project.run_on(words, stdin).any().json_lines();
    hold("unit", &one("next --format json"));
    hold("status", &one("status --format json"));
    hold("stats", &one("memory stats --format json"));
    hold("terms", &one("glossary list --format json"));
    hold("review", &one("review --format json"));
    hold("review", &one("review --article a.md --approve --dry-run --format json"));
    hold("segment", &many("segment --locale ja --format json", "幹細胞を投与した。「はい。」と答えた。\n①次です。\n"));
    hold("term", &many("glossary find --format json", "上澄み液と上清液と幹細胞\n"));
    let queries = "炎症を抑える作用がある。\n約2億個の細胞から3mLが得られます。\n上清液とは、幹細胞\n";
    hold("matches", &many("memory match --format json --min 30", queries));
    hold("concordance", &many("memory search 炎症 --format json", ""));
    project.edit("content/ja/a.md", "約1億個", "約2億個");
    project.edit("locales/en/articles/a.md.ftl", "Conditioned medium is", "The culture supernatant is");
    hold("check", &one("check --format json"));
    hold("check", &one("check --format json --allow-incomplete"));
    hold("check", &one("check --since HEAD --format json"));
    let diff = one("diff --format json");
    assert!(!diff[0]["units"].as_array().unwrap().is_empty() && !diff[0]["findings"].as_array().unwrap().is_empty());
    hold("diff", &diff);
    hold("diff", &one("diff --all --format json"));
    hold("impact", &one("glossary impact --set 'stem-cell.en=\"progenitor cell\"' --dry-run --fix --format json"));
    hold("unit", &one("next a.md --format json"));
}
