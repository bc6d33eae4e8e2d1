//! A project on disk: settings, files, locks and history, and everything a command needs read from them. The only
//! module besides `cli` that touches the world.

pub mod bilingual;
mod cache;
mod document;
mod error;
mod git;
mod input;
mod intake;
mod judge;
mod load;
mod mapped;
mod named;
mod outgo;
mod pages;
mod progress;
mod publish;
mod recall;
mod regular;
mod review;
mod runs;
mod segmentation;
mod settings;
mod stock;
mod sync;
mod tree;
mod unit;
mod upkeep;
mod write;

pub use document::{CatalogFile, Document, LABELS, Target, View};
pub use error::Error;
pub use git::{Revision, path_in_repository};
pub use input::{convert, encoding, glossary, settings as load_settings, whole_glossary};
pub use intake::{Intake, Outcome, intake};
pub use load::{ARCHIVE, Snapshot};
pub use named::{named_glossary, named_glossary_files, named_memory};
pub use outgo::{Export, export};
pub use progress::{Progress, Quiet};
pub use publish::{Request, publish};
pub use regular::{open, read_regular};
pub use review::{Row, Words};
pub use segmentation::Segmentation;
pub use settings::{PublishStale, PublishUnit, Settings, read as read_settings};
pub use sync::{Done, plan};
pub use tree::{Disk, Tree};
pub use upkeep::{Gone, catalog_file};
pub use write::{Edit, Lock, Unwritten, apply, write, write_new};
