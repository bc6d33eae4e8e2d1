//! Files opened for reading: only regular ones. A pipe would keep the program waiting for somebody to write to it, a
//! device may never end; both can stand under any name.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// What stands there is neither a file nor a folder.
#[derive(Debug, thiserror::Error)]
#[error("not a regular file")]
pub(super) struct NotRegular;

/// Opens a regular file; links are followed.
pub fn open(place: &Path) -> io::Result<File> {
    let kind = fs::metadata(place)?;
    if kind.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(io::Error::other(NotRegular));
    }
    File::open(place)
}

/// The bytes of a regular file.
pub fn read_regular(place: &Path) -> io::Result<Vec<u8>> {
    let mut file = open(place)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
