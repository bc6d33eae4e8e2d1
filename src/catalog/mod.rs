//! Catalogs: the Fluent files that hold the source segments and the translations of one article.
//!
//! In: the text of a catalog, the units of an article. Out: values, findings and the text of a catalog again; what
//! leaves a catalog comes out as a [`Pair`] for the archive. This module never touches a file, a clock or the
//! environment, and never drops words a person wrote.

mod assign;
mod carry;
mod comment;
mod escape;
mod file;
mod guard;
mod id;
mod pair;
mod pattern;
pub(crate) mod problem;
mod read;
mod reconcile;
mod settle;
mod state;
mod write;

pub use assign::{SourceUnit, assign_ids, join_sources, overlap, source_catalog};
pub use escape::{escape, unescape};
pub use file::{Allow, Catalog, Entry, Location, Value};
pub(crate) use guard::{begins_entry, guard};
pub use id::{is_unit_id, review_hash, split_suffix, unit_id};
pub use pair::{Archive, Pair, PairStore, Reason};
pub use reconcile::{Counts, Input, Output, orphan, reconcile};
pub use state::{State, clobbered, clobbered_as, effective_state, effective_state_as};
