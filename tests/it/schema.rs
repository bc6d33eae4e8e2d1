//! The JSON that programs read is what `docs/schema` says of it. A form of output is held to its schema by a line in
//! [`OUTPUTS`] or a file in the output of a build.

use jsonschema::Validator;
use serde_json::Value;

use crate::kit::{Folder, SETTINGS};

fn schema(name: &str) -> Validator {
    let file = format!("{}/docs/schema/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{file}");
    jsonschema::validator_for(&schema).unwrap()
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
    let (manifest, article) = (schema("manifest"), schema("article"));
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
