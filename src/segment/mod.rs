//! From blocks to units and back.

mod bracket;
mod period;
mod sentence;

pub use sentence::sentences;
