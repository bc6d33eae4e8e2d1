//! Files that a command names itself, inside a project or not: glossaries and memories.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use super::error::Error;
use super::input::decode;
use super::judge::LanguageRules;
use super::regular::open;
use crate::finding::Finding;
use crate::glossary::{self, Glossary};
use crate::memory::{Builder, Memory, Record, each_tmx};

/// The files that paths name, folders by the files in them with one of the endings, sorted.
fn files(paths: &[PathBuf], extensions: &[&str]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside: Vec<PathBuf> = fs::read_dir(path)
            .map_err(Error::io("read", path))?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| ends(path, extensions))
            .collect();
        inside.sort();
        // What is named itself may be a pipe (`<(…)`); what only lies in a folder must not stop the program.
        if let Some(odd) = inside.iter().find(|path| !path.is_file()) {
            open(odd).map_err(Error::io("read", odd))?;
        }
        files.append(&mut inside);
    }
    Ok(files)
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    endings.iter().any(|ending| name.len() > ending.len() && name.ends_with(ending))
}

/// The glossary of files and folders.
pub fn named_glossary(paths: &[PathBuf], findings: &mut Vec<Finding>) -> Result<Glossary, Error> {
    named_glossary_files(paths, findings).map(|(glossary, _)| glossary)
}

/// The same, with the text of each file by its name.
pub fn named_glossary_files(paths: &[PathBuf], findings: &mut Vec<Finding>) -> Result<(Glossary, BTreeMap<String, String>), Error> {
    let mut concepts = Vec::new();
    let mut texts = BTreeMap::new();
    for path in files(paths, &[".toml"])? {
        let name = path.display().to_string();
        let bytes = fs::read(&path).map_err(Error::io("read", &path))?;
        if let Some(text) = decode(&name, bytes, findings) {
            let (read, mut found) = glossary::read(&name, &text);
            concepts.extend(read);
            findings.append(&mut found);
            texts.insert(name, text);
        }
    }
    findings.extend(glossary::twice(&concepts, &texts));
    Ok((Glossary::new(concepts), texts))
}

/// The memory of TMX files and folders, with the terms of a glossary.
pub fn named_memory(
    paths: &[PathBuf],
    source: &str,
    target: &str,
    glossary: Glossary,
    findings: &mut Vec<Finding>,
) -> Result<Memory, Error> {
    let (from, to): (LanguageIdentifier, LanguageIdentifier) = (source.parse().unwrap_or_default(), target.parse().unwrap_or_default());
    let mut builder = Builder::default();
    for path in files(paths, &[".tmx", ".tmx.gz"])? {
        let name = path.display().to_string();
        let file = fs::File::open(&path).map_err(Error::io("open", Path::new(&name)))?;
        let tmx = each_tmx(file, &name, |unit| Record::from_unit(&unit, &name, &from, &to).iter().for_each(|record| builder.add(record)));
        findings.extend(tmx.map_err(Error::io("read", &path))?.findings);
    }
    let rules = LanguageRules::new(&from, &to).with_glossary(Arc::new(glossary), BTreeMap::new());
    Ok(Memory::of(vec![builder.finish(&|_, _| {}).into()]).with_rules(Arc::new(rules)))
}
