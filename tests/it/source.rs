//! The sources of the crate as text: what the layering and the words of the interface are held against. Comments, and
//! modules that exist for tests only, are left out.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of `src`.
pub struct Source {
    /// Path below `src`, `/` between folders.
    pub path: String,
    /// Its code.
    pub code: String,
}

impl Source {
    /// The module it belongs to: the folder, or the file where there is none.
    pub fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }
}

/// Every file of `src` that is part of the program, sorted by path.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut places = Vec::new();
    gather(&root, &mut places);
    places.sort();
    let name = |place: &PathBuf| place.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    let mut sources = Vec::new();
    let mut tests = Vec::new();
    for place in &places {
        let text = fs::read_to_string(place).unwrap();
        let folder = name(place).rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        tests.extend(test_modules(&text).map(|module| format!("{folder}{module}.rs")));
        sources.push(Source { path: name(place), code: code(&text) });
    }
    sources.retain(|source| !tests.contains(&source.path));
    sources
}

fn gather(folder: &Path, places: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let place = entry.unwrap().path();
        if place.is_dir() {
            gather(&place, places);
        } else if place.extension().is_some_and(|extension| extension == "rs") {
            places.push(place);
        }
    }
}

/// Names of the files behind `#[cfg(test)] mod name;`.
fn test_modules(text: &str) -> impl Iterator<Item = &str> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let pairs: Vec<(&str, &str)> = lines.iter().copied().zip(lines.iter().copied().skip(1)).collect();
    pairs.into_iter().filter(|(first, _)| *first == "#[cfg(test)]").filter_map(|(_, second)| second.strip_prefix("mod ")?.strip_suffix(';'))
}

/// The text without comments, and without the tests at its end.
fn code(text: &str) -> String {
    let end = text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let mut code = String::new();
    for line in text[..end].lines() {
        let bare = line.trim_start();
        if !bare.starts_with("//") {
            code.push_str(bare.split(" // ").next().unwrap());
        }
        code.push('\n');
    }
    code
}
