//! Articles that change under their translations.
#![allow(clippy::unwrap_used)]

mod model;
mod rules;
mod world;
