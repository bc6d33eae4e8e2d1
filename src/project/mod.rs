//! A project on disk: settings, files, locks and history, and everything a command needs read from them. The only
//! module besides `cli` that touches the world.

pub mod bilingual;
mod cache;
mod document;
mod error;
mod git;
mod input;
mod judge;
mod load;
mod named;
mod pages;
mod publish;
mod recall;
mod regular;
mod review;
mod segmentation;
mod settings;
mod sync;
mod tree;
mod unit;
mod upkeep;
mod write;

pub use document::{CatalogFile, Document, LABELS, Target, View};
pub use error::Error;
pub use git::{Revision, path_in_repository};
pub use input::{convert, encoding, glossary, settings as load_settings, whole_glossary};
pub use load::{ARCHIVE, Snapshot};
pub use named::{named_glossary, named_glossary_files, named_memory};
pub use publish::{Request, publish};
pub use regular::read_regular;
pub use review::{Row, Words};
pub use segmentation::Segmentation;
pub use settings::{PublishStale, PublishUnit, Settings, read as read_settings};
pub use sync::{Done, plan};
pub use tree::{Disk, Tree};
pub use upkeep::{Gone, catalog_file};
pub use write::{Edit, Lock, apply, write, write_new};
