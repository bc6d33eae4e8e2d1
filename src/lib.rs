//! taiyaku (対訳): a toolkit for publishing articles in Japanese and English.
//!
//! Data flows one way; the modules stand in the order of the pipeline and each may name only those above it
//! (`tests/it/layering.rs` holds that):
//!
//! ```text
//! content file ─ article::parse ─▶ blocks ─ segment::split ─▶ units (source) ─┐
//! glossary/*.toml ─ Glossary ─▶ hits ─────────────────────────────────────────┤
//! locales/**.ftl ─ Catalog ─▶ translations ─┐                                 ├─▶ units ─ check::run ─▶ findings ─▶ report
//! memory/*.tmx ─────────────────────────────┴─ Memory.lookup ─▶ matches ──────┘     │
//!                                                                                   ├─ diff::compare ─▶ changes ─▶ report
//!                                                                                   └─ bundle / site ─▶ dist/
//! ```
//!
//! Everything before [`project`] is pure: values in, values out, no files, no clock, no environment.

pub mod article;
pub mod bundle;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod diff;
pub mod finding;
pub mod glossary;
pub mod language;
pub mod memory;
pub mod merge;
pub mod morph;
pub mod profile;
pub mod project;
pub mod report;
pub mod segment;
pub mod site;
pub(crate) mod store;
pub mod text;
