//! Catalogs: the Fluent files that hold the source segments and the translations of one article, and the hand-written
//! messages of a site, which are read as catalogs and spliced, never rewritten.
//!
//! In: the text of a catalog, the units of an article. Out: values, findings and the text of a catalog again; what
//! leaves a catalog comes out as a [`Pair`] for the archive. This module never touches a file, a clock or the
//! environment, and never drops words a person wrote.

mod assign;
mod carry;
mod comment;
mod escape;
mod file;
mod flat;
mod guard;
mod id;
mod layout;
mod messages;
mod names;
mod pair;
mod pattern;
pub(crate) mod problem;
mod read;
mod reconcile;
mod settle;
mod skim;
mod splice;
#[cfg(test)]
mod splice_tests;
mod state;
mod write;

pub use assign::{SourceUnit, assign_ids, join_sources, overlap, source_catalog};
pub use escape::{escape, unescape};
pub use file::{Allow, Catalog, Entry, Location, Value};
pub use flat::{Flat, Resolve, flatten};
pub(crate) use guard::{begins_entry, guard};
pub use id::{is_unit_id, links_hash, review_hash, split_suffix, unit_id};
pub use layout::written_terms;
pub use names::Names;
pub use pair::{Archive, Pair, PairStore, Reason};
pub use reconcile::{Counts, Input, Output, orphan, reconcile};
pub use skim::{Skimmed, is_source_catalog, skim};
pub use splice::splice;
pub use state::{State, clobbered, clobbered_as, effective_state, effective_state_as, leads_elsewhere};
