//! A project on disk: settings, files, locks and history, and everything a command needs read from them. The only
//! module besides `cli` that touches the world.

mod document;
mod error;
mod git;
mod load;
mod recall;
mod review;
mod settings;
mod sync;
mod tree;
mod unit;
mod write;

pub use document::{CatalogFile, Document, LABELS, Target, View};
pub use error::Error;
pub use git::Revision;
pub use load::{ARCHIVE, Gone, Snapshot, catalog_file, glossary, matching, text_of};
pub use review::{Row, Words};
pub use settings::{PublishStale, PublishUnit, Settings, read as read_settings};
pub use sync::{Done, plan};
pub use tree::{Disk, Tree};
pub use write::{Edit, Lock, apply, write};
