//! Builds the dictionary: the source archive of IPADIC that the crate `lindera-ipadic` 0.27.2 carries goes in, the
//! files that `src/lib.rs` embeds come out in `OUT_DIR`. Nothing is ever downloaded: the archive is found where cargo
//! put that crate, and its version is pinned by the requirement `=0.27.2` and the checksum in `Cargo.lock`.
//!
//! Feature strings are cut down to part of speech, dictionary form and reading, and a dictionary form that repeats the
//! word is left out: 33 MB become 18.

use std::env;
use std::error::Error;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::schema::Schema;

/// The crate that carries the archive, as in Cargo.toml.
const CRATE: (&str, &str) = ("lindera-ipadic", "0.27.2");
/// The archive inside that crate.
const ARCHIVE: &str = "resources/mecab-ipadic-2.7.0-20070801.tar.gz";
/// Names the archive by hand where cargo cannot be asked.
const OVERRIDE: &str = "TAIYAKU_IPADIC_ARCHIVE";
/// Costs nothing in EUC-JP, where every byte of a wide character is above 0x7f, and no part of speech contains it.
const JOINT: u8 = b'/';

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={OVERRIDE}");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: run this through cargo")?);
    let source = out.join("source");
    let built = out.join("ipadic");
    for folder in [&source, &built] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    unpack(&archive()?, &source)?;
    DictionaryBuilder::new(metadata()).build_dictionary(&source, &built)?;
    fs::remove_dir_all(&source)?;
    println!("cargo::rustc-env=LINDERA_WORKDIR={}", out.display());
    Ok(())
}

/// As metadata.json of lindera-ipadic 6, with the encoding of the archive and the fields that `unpack` leaves.
fn metadata() -> Metadata {
    let schema = |fields: &[&str]| Schema::new(fields.iter().map(|&field| field.to_owned()).collect());
    let entry = schema(&["surface", "left_context_id", "right_context_id", "cost", "part_of_speech", "base_form", "reading"]);
    let user = schema(&["surface", "part_of_speech", "reading"]);
    Metadata::new("ipadic".into(), "EUC-JP".into(), -10000, 0, 0, "*".into(), true, false, true, entry, user)
}

/// Where the archive is.
fn archive() -> Result<PathBuf> {
    if let Some(path) = env::var_os(OVERRIDE) {
        return Ok(PathBuf::from(path));
    }
    let asked = from_metadata();
    if let Ok(path) = &asked {
        return Ok(path.clone());
    }
    if let Some(path) = from_cargo_home() {
        return Ok(path);
    }
    let why = asked.err().map(|error| error.to_string()).unwrap_or_default();
    Err(format!(
        "the source of IPADIC was not found.\n\
         It is {ARCHIVE} inside the crate {} {}, a build dependency that `cargo fetch` brings; `cargo metadata --offline` said:\n{why}\n\
         Run `cargo fetch` once with a network, or name the archive by the environment variable {OVERRIDE}.",
        CRATE.0, CRATE.1
    )
    .into())
}

/// Asks cargo, which knows registries, vendored folders and patches alike.
fn from_metadata() -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("CARGO_MANIFEST_DIR is not set")?);
    let answer = Command::new(cargo)
        .args(["metadata", "--offline", "--locked", "--format-version", "1", "--manifest-path"])
        .arg(here.join("Cargo.toml"))
        .current_dir(&here)
        .output()?;
    if !answer.status.success() {
        return Err(String::from_utf8_lossy(&answer.stderr).into_owned().into());
    }
    let json: serde_json::Value = serde_json::from_slice(&answer.stdout)?;
    let packages = json["packages"].as_array().ok_or("no packages in its answer")?;
    packages
        .iter()
        .filter(|package| package["name"] == CRATE.0 && package["version"] == CRATE.1)
        .filter_map(|package| Some(Path::new(package["manifest_path"].as_str()?).parent()?.join(ARCHIVE)))
        .find(|path| path.is_file())
        .ok_or_else(|| "the crate or its archive is not there".into())
}

/// Looks where cargo unpacks what it downloaded: for a checkout whose own Cargo.lock names crates that were never
/// fetched, because another workspace that depends on it has a lock file of its own.
fn from_cargo_home() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    let mut registries: Vec<PathBuf> = fs::read_dir(home.join("registry/src")).ok()?.filter_map(|e| Some(e.ok()?.path())).collect();
    registries.sort();
    let name = format!("{}-{}", CRATE.0, CRATE.1);
    registries.into_iter().map(|registry| registry.join(&name).join(ARCHIVE)).find(|path| path.is_file())
}

/// Writes the files the builder reads, with their feature strings cut down.
fn unpack(archive: &Path, to: &Path) -> Result<()> {
    let file = fs::File::open(archive).map_err(|error| format!("{}: {error}", archive.display()))?;
    for entry in tar::Archive::new(GzDecoder::new(file)).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let mut bytes = Vec::new();
        if name.ends_with(".csv") || name == "unk.def" {
            entry.read_to_end(&mut bytes)?;
            bytes = trim(&bytes);
        } else if matches!(name, "char.def" | "matrix.def") {
            entry.read_to_end(&mut bytes)?;
        } else {
            continue;
        }
        fs::write(to.join(name), bytes)?;
    }
    Ok(())
}

/// `surface,left,right,cost,pos1,pos2,pos3,pos4,type,form,base,reading,pronunciation` becomes
/// `surface,left,right,cost,pos1/pos2/…,base,reading`; a base that is the surface becomes `*`.
fn trim(table: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(table.len());
    for line in table.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let fields: Vec<&[u8]> = line.split(|&byte| byte == b',').collect();
        let (Some(entry), Some(pos)) = (fields.get(..4), fields.get(4..8)) else { continue };
        let pos: Vec<&[u8]> = pos.iter().copied().filter(|part| *part != b"*").collect();
        let field = |index: usize| fields.get(index).copied().filter(|field| !field.is_empty()).unwrap_or(b"*");
        let base = if entry.first() == Some(&field(10)) { b"*" } else { field(10) };
        out.extend(entry.join(&b','));
        for column in [pos.join(&JOINT).as_slice(), base, field(11)] {
            out.push(b',');
            out.extend_from_slice(column);
        }
        out.push(b'\n');
    }
    out
}
