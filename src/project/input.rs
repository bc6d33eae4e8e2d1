//! The files a project is read from: settings, glossaries, and texts that may not be what they should be. What keeps a
//! file from being read is a finding with its place; only settings that cannot be used are an error.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::cache;
use super::error::Error;
use super::settings::{self, Settings};
use super::tree::{Odd, Tree};
use crate::finding::{Code, Finding, Hint};
use crate::glossary::{self, Glossary};
use crate::profile::{Chosen, Profile};
use crate::text::{Lines, Span};

/// Reads `taiyaku.toml` of a tree.
pub fn settings(tree: &dyn Tree) -> Result<Settings, Error> {
    let bytes = tree.read("taiyaku.toml")?.ok_or_else(|| Error::NotAProject("".into()))?;
    let mut wrong = Vec::new();
    let Some(text) = decode("taiyaku.toml", bytes, &mut wrong) else { return Err(Error::Settings(wrong)) };
    let (settings, findings) = settings::read("taiyaku.toml", &text);
    match settings {
        Some(settings) if findings.is_empty() => Ok(settings),
        _ => Err(Error::Settings(findings)),
    }
}

/// The file of the profile that the settings choose, where it is none of the built-in ones.
pub(super) fn profile_file(settings: &Settings) -> Option<&str> {
    Some(settings.profile.as_str()).filter(|name| !matches!(*name, "medical" | "none"))
}

/// The profile that the settings choose. One that cannot be read is a finding, and the checks go without.
pub fn profile(tree: &dyn Tree, settings: &Settings, findings: &mut Vec<Finding>) -> Chosen {
    match settings.profile.as_str() {
        "medical" => Chosen::BuiltIn(Profile::medical()),
        "none" => Chosen::BuiltIn(Profile::none()),
        file => {
            let before = findings.len();
            match text_of(tree, file, findings) {
                Some(text) => {
                    let (profile, mut found) = Profile::read(file, &text);
                    findings.append(&mut found);
                    Chosen::Own(Box::new(profile))
                }
                None => {
                    if findings.len() == before {
                        findings.push(Finding::new(Code::Unreadable, file).with("problem", "named"));
                    }
                    Chosen::BuiltIn(Profile::none())
                }
            }
        }
    }
}

/// Reads the glossary files that the globs name, as the checks need them: compiled once and kept.
pub fn glossary(tree: &dyn Tree, globs: &[String], findings: &mut Vec<Finding>) -> (Glossary, BTreeMap<String, String>) {
    compiled(tree, tree.keep(), globs, findings)
}

/// Reads the glossary files that the globs name, with their examples.
pub fn whole_glossary(tree: &dyn Tree, globs: &[String], findings: &mut Vec<Finding>) -> (Glossary, BTreeMap<String, String>) {
    compiled(tree, None, globs, findings)
}

fn compiled(tree: &dyn Tree, cached: Option<&Path>, globs: &[String], findings: &mut Vec<Finding>) -> (Glossary, BTreeMap<String, String>) {
    let mut files = BTreeMap::new();
    findings.extend(odd(tree, globs, &["toml"]));
    for file in matching(tree, globs) {
        if let Some(text) = text_of(tree, &file, findings) {
            files.insert(file, text);
        }
    }
    let mut found = Vec::new();
    let locales: Vec<String> = settings(tree)
        .map(|settings| std::iter::once(&settings.source).chain(&settings.targets).map(ToString::to_string).collect())
        .unwrap_or_default();
    let glossary = cache::glossary(cached, &files, &locales, || {
        let mut concepts = Vec::new();
        for (file, text) in &files {
            let (read, mut wrong) = glossary::read_for(file, text, &locales);
            concepts.extend(read);
            found.append(&mut wrong);
        }
        found.extend(glossary::twice(&concepts, &files));
        (Glossary::new(concepts), found.is_empty())
    });
    findings.append(&mut found);
    (glossary, files)
}

/// Files of the tree that match one of the globs, sorted. Only the folders in front of wildcards are walked.
pub fn matching(tree: &dyn Tree, globs: &[String]) -> Vec<String> {
    let set = Settings::globs(globs);
    let mut found = BTreeSet::new();
    for glob in globs {
        let fixed = fixed(glob);
        if fixed == glob {
            if tree.has(glob) {
                found.insert(glob.clone());
            }
            continue;
        }
        let folder = fixed.rsplit_once('/').map_or("", |(folder, _)| folder);
        found.extend(tree.list(folder).unwrap_or_default().into_iter().filter(|path| set.is_match(path)));
    }
    found.into_iter().collect()
}

/// What the globs name and is no file that can be read: findings, which would otherwise be silence. A folder counts
/// where it has the ending of such a file.
pub fn odd(tree: &dyn Tree, globs: &[String], endings: &[&str]) -> Vec<Finding> {
    let set = Settings::globs(globs);
    let mut found = BTreeSet::new();
    for glob in globs {
        let fixed = fixed(glob);
        if fixed == glob {
            if !tree.has(glob) {
                found.insert(Odd { path: glob.clone(), problem: "named" });
            }
            continue;
        }
        let folder = fixed.rsplit_once('/').map_or("", |(folder, _)| folder);
        let ends = |path: &str| path.rsplit_once('.').is_some_and(|(_, e)| endings.iter().any(|ending| e.eq_ignore_ascii_case(ending)));
        found.extend(
            tree.odd(folder)
                .into_iter()
                .filter(|odd| odd.path == folder || set.is_match(&odd.path) && (odd.problem != "directory" || ends(&odd.path))),
        );
    }
    found.into_iter().map(|odd| Finding::new(Code::Unreadable, odd.path).with("problem", odd.problem)).collect()
}

/// What stands in front of the first wildcard of a glob.
pub(super) fn fixed(glob: &str) -> &str {
    glob.split(['*', '?', '[', '{']).next().unwrap_or("")
}

/// The text of a file; what keeps it from being read is a finding.
pub fn text_of(tree: &dyn Tree, file: &str, findings: &mut Vec<Finding>) -> Option<String> {
    text_in(file, tree.read(file), findings)
}

/// The text of what was read of a file.
pub(super) fn text_in(file: &str, read: Result<Option<Vec<u8>>, Error>, findings: &mut Vec<Finding>) -> Option<String> {
    match read {
        Ok(Some(bytes)) => decode(file, bytes, findings),
        Ok(None) => None,
        Err(error) => {
            findings.push(error.finding(file));
            None
        }
    }
}

/// UTF-8, or a finding with the place of the first byte that is not.
pub(super) fn decode(file: &str, bytes: Vec<u8>, findings: &mut Vec<Finding>) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let head = String::from_utf8_lossy(error.as_bytes().get(..good).unwrap_or(&[])).into_owned();
            let guess = encoding(error.as_bytes());
            let finding = Finding::new(Code::InvalidEncoding, file).at(&Lines::new(&head), Span::new(good, good)).with("guess", guess);
            findings.push(finding.hint(convert(Some(file), guess)));
            None
        }
    }
}

/// How what is not in UTF-8 becomes so: the file of this name, or what is piped in.
pub fn convert(file: Option<&str>, guess: &'static str) -> Hint {
    match (guess, file) {
        ("unknown", _) => Hint::new("mend-bytes"),
        (guess, Some(file)) => Hint::new("convert-utf8").with("path", file).with("guess", guess),
        (guess, None) => Hint::new("convert-stream").with("guess", guess),
    }
}

/// The encoding that bytes are probably in: the first of the usual Japanese ones that decodes them without error.
pub fn encoding(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return "UTF-16LE";
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return "UTF-16BE";
    }
    let decodes = |encoding: &'static encoding_rs::Encoding| !encoding.decode_without_bom_handling(bytes).1;
    if decodes(encoding_rs::EUC_JP) {
        "EUC-JP"
    } else if decodes(encoding_rs::SHIFT_JIS) {
        "Shift_JIS"
    } else {
        "unknown"
    }
}
