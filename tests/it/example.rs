//! `examples/clinic`: it keeps the promises that README.md makes. Exactly the deliberate faults are found, the edit is
//! seen as what it is, complete articles are published.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::kit::Folder;

/// Both folders, copied: a test that writes must not touch the example.
pub fn examples() -> Folder {
    fn copy(from: &Path, name: &str, to: &Folder) {
        for entry in fs::read_dir(from).unwrap() {
            let place = entry.unwrap().path();
            let name = format!("{name}/{}", place.file_name().unwrap().to_string_lossy());
            if name.ends_with("/dist") || name.ends_with("/.taiyaku") {
                continue;
            }
            if place.is_dir() {
                copy(&place, &name, to);
            } else {
                to.write(&name, fs::read(&place).unwrap());
            }
        }
    }
    let folder = Folder::empty();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), "examples", &folder);
    folder
}

/// What `check` finds in a project, but for what is untranslated or a draft: code and unit, sorted.
fn faults(folder: &Folder, project: &str) -> Vec<(String, String)> {
    let report = folder.run(["--project", project, "check", "--format", "json"]).no().json();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let found = report["findings"].as_array().unwrap().iter().map(|f| (text(f, "code"), text(f, "unit")));
    let mut found: Vec<_> = found.filter(|(code, _)| !matches!(code.as_str(), "untranslated" | "draft")).collect();
    found.sort();
    found
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|&(code, unit)| (code.to_owned(), unit.to_owned())).collect()
}

const REMAINING: [(&str, &str); 3] = [
    ("fullwidth-in-target", "news/2024-spring.txt#s-39ch3gb3we"),
    ("markup-mismatch", "columns/conditioned-medium.md#s-ca5w1r6yd8"),
    ("term-forbidden", "columns/conditioned-medium.md#s-bea349wazx"),
];
const FIXED: [(&str, &str); 1] = [("number-mismatch", "columns/faq.md#s-7s101ayvf0")];
const INTRODUCED: [(&str, &str); 5] = [
    ("number-mismatch", "columns/conditioned-medium.md#s-1dwdc06ten"),
    ("number-mismatch", "columns/knee-dialogue.txt#s-kfmzpdsmh3"),
    ("source-text-left", "guide/price.html#s-t0s834qryy"),
    ("stale", "columns/conditioned-medium.md#s-1dwdc06ten"),
    ("term-inconsistent", "columns/faq.md#s-z99vnba779"),
];

#[test]
fn check_finds_the_faults_and_nothing_else() {
    let folder = examples();
    let mut before = owned(&[REMAINING.as_slice(), &FIXED].concat());
    let mut after = owned(&[REMAINING.as_slice(), &INTRODUCED].concat());
    before.sort();
    after.sort();
    assert_eq!(faults(&folder, "examples/clinic-before"), before);
    assert_eq!(faults(&folder, "examples/clinic"), after);
}

#[test]
fn diff_tells_moved_from_edited_and_new_from_old() {
    let folder = examples();
    let diff = folder.run("diff --folders examples/clinic-before examples/clinic --format json").ok().json();
    let mut changes: BTreeMap<String, usize> = BTreeMap::new();
    for unit in diff["units"].as_array().unwrap() {
        let names: Vec<&str> = unit["changes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        *changes.entry(names.join(" ")).or_default() += 1;
    }
    let expected = [("added", 2), ("moved", 2), ("removed", 1), ("source state", 1), ("source target", 1)];
    for (change, count) in expected {
        assert_eq!(changes.get(change), Some(&count), "{change}: {changes:?}");
    }
    assert_eq!(diff["terms"][0]["term"], "幹細胞上清液");
    let told = |status: &str| -> Vec<(String, String)> {
        let list = diff["findings"].as_array().unwrap().iter().filter(|f| f["status"] == status);
        let pair = |f: &Value| (f["code"].as_str().unwrap().to_owned(), f["unit"].as_str().unwrap().to_owned());
        let mut list: Vec<_> = list.map(pair).filter(|(code, _)| !matches!(code.as_str(), "untranslated" | "draft")).collect();
        list.sort();
        list
    };
    assert_eq!(told("introduced"), owned(&INTRODUCED));
    assert_eq!(told("fixed"), owned(&FIXED));
}

#[test]
fn complete_articles_are_published() {
    let folder = examples();
    folder.run("--project examples/clinic build").ok();
    let at = |path: &str| format!("examples/clinic/{path}");
    for path in ["guide/price.html", "news/2024-spring.txt"] {
        let english = folder.read(&at(&format!("dist/en/articles/{path}")));
        assert!(!english.contains("。"), "{english}");
    }
    for path in ["columns/conditioned-medium.md", "columns/faq.md", "columns/knee-dialogue.txt"] {
        assert!(!folder.has(&at(&format!("dist/en/articles/{path}"))), "{path}");
        assert_eq!(folder.read(&at(&format!("dist/ja/articles/{path}"))), folder.read(&at(&format!("content/ja/{path}"))));
    }
    let page = folder.read(&at("dist/en/articles/guide/price.html"));
    assert!(page.contains("<html lang=\"en\">") && page.contains("Payment &amp; cancellation"), "{page}");
}

#[test]
fn the_catalogs_and_the_glossary_are_in_order() {
    let folder = examples();
    for project in ["examples/clinic", "examples/clinic-before"] {
        let before = folder.files();
        folder.run(["--project", project, "sync"]).ok();
        let after = folder.files();
        let changed = |name: &&String| before.get(*name) != after.get(*name) && !name.contains("/.taiyaku/");
        let changed: Vec<&String> = before.keys().chain(after.keys()).filter(changed).collect();
        assert!(changed.is_empty(), "sync changed {changed:?}");
        folder.run(["--project", project, "glossary", "lint"]).ok();
    }
}
