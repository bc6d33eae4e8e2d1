//! A file mapped to memory: the one place where `unsafe` stands. An index of a million pairs is 350 MB, of which a
//! look-up touches less than one; read whole, opening it would take 60 ms and as much memory, mapped it takes 20 µs.
//!
//! What must hold: nobody changes the bytes while they are mapped. taiyaku never writes into a file that stands; it puts
//! another one in its place, and the mapped one stays what it was. Somebody else who cuts a file under `.taiyaku/` short
//! while a command runs ends that command (SIGBUS). What the bytes say is doubted by all who read them.
#![allow(unsafe_code)]

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use memmap2::Mmap;

use super::regular::open;
use crate::store::Whole;

/// The bytes of a regular file.
pub(super) fn map(place: &Path) -> io::Result<Whole> {
    let file: File = open(place)?;
    // SAFETY: the file is a cache of ours, which is replaced and never written into (see above).
    let bytes = unsafe { Mmap::map(&file)? };
    Ok(Arc::new(bytes))
}
