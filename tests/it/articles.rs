//! Articles from elsewhere, where `TAIYAKU_ARTICLES` names a folder of them: the whole way from `init` to `build`. No
//! sentence is missing, nothing is written twice, the source comes back byte for byte. Without the variable it is empty.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::kit::Folder;

/// Name below `content/ja/` and bytes of every article of the folder.
fn articles() -> BTreeMap<String, Vec<u8>> {
    let Some(folder) = std::env::var_os("TAIYAKU_ARTICLES").map(PathBuf::from) else { return BTreeMap::new() };
    let places = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let wanted = places.filter(|place| ["txt", "md", "html"].iter().any(|e| place.extension().is_some_and(|x| x == *e)));
    wanted.map(|place| (place.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&place).unwrap())).collect()
}

/// Runs of Japanese letters of some length, and how often each stands in a text.
fn runs(text: &str) -> BTreeMap<&str, usize> {
    let is_letter = |c: char| matches!(c, '々' | 'ー' | 'ぁ'..='ゟ' | 'ァ'..='ヺ' | '一'..='鿿');
    let mut runs = BTreeMap::new();
    for run in text.split(|c| !is_letter(c)).filter(|run| run.chars().count() >= 2) {
        *runs.entry(run).or_insert(0) += 1;
    }
    runs
}

fn catalogs(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    folder.files().into_iter().filter(|(name, _)| name.starts_with("locales/") || name.starts_with("memory/")).collect()
}

#[test]
fn real_articles_go_all_the_way() {
    let articles = articles();
    if articles.is_empty() {
        return;
    }
    let folder = Folder::empty();
    folder.run("init").ok();
    for (name, bytes) in &articles {
        folder.write(&format!("content/ja/{name}"), bytes);
    }
    folder.git("init -q -b main");
    folder.run("sync").ok();
    let synced = catalogs(&folder);
    folder.run("sync").ok();
    assert_eq!(catalogs(&folder), synced, "a second sync changed something");

    let labels = String::from_utf8_lossy(synced.get("locales/ja/labels.ftl").map_or(&[][..], Vec::as_slice)).into_owned();
    for (name, bytes) in &articles {
        let text = String::from_utf8_lossy(bytes);
        let catalog = folder.read(&format!("locales/ja/articles/{name}.ftl"));
        // What headings say stands once more above their sections.
        let units: String = catalog.lines().filter(|line| !line.starts_with('#')).flat_map(|line| [line, "\n"]).collect();
        for (run, count) in runs(&text) {
            if !labels.contains(run) {
                assert!(
                    units.matches(run).count() >= count,
                    "{name}: {run} stands {count} times, in the catalog {}",
                    units.matches(run).count()
                );
            }
        }
    }

    folder.commit("articles");
    folder.run("status").ok();
    let next = folder.run("next --format json").ok().json();
    folder.run(["set", next["unit"].as_str().unwrap(), "A first sentence."]).ok();
    folder.run("pretranslate").ok();
    folder.run("check").no();
    let diff = folder.run("diff --format json").ok().json();
    assert!(!diff["units"].as_array().unwrap().is_empty());
    folder.run("build").ok();
    for (name, bytes) in &articles {
        assert_eq!(fs::read(folder.at(&format!("dist/ja/articles/{name}"))).unwrap(), *bytes, "{name}");
    }
}
