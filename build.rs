//! Gives the program a mark of the sources it is built from, so that what one build kept in a cache is not taken for what
//! another one would make of the same texts.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = BTreeSet::new();
    for part in ["src", "dictionary", "locales", "Cargo.toml", "Cargo.lock"] {
        let part = Path::new(part);
        if part.exists() {
            println!("cargo::rerun-if-changed={}", part.display());
            gather(part, &mut files);
        }
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(file.to_string_lossy().as_bytes());
        hasher.write(&fs::read(&file).unwrap_or_default());
        hasher.write_u8(0xff);
    }
    println!("cargo::rustc-env=TAIYAKU_BUILD={:016x}", hasher.finish());
}

fn gather(part: &Path, files: &mut BTreeSet<PathBuf>) {
    match fs::read_dir(part) {
        Ok(entries) => entries.flatten().filter(|entry| entry.file_name() != "target").for_each(|entry| gather(&entry.path(), files)),
        Err(_) => _ = files.insert(part.to_owned()),
    }
}
