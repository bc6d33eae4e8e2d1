//! From blocks to units and back: sentences, headings, cells and the structure around them. Text and blocks in, units out;
//! translations in, the article of the target language out. Structure is written by the rules of the target; nothing
//! is ever lost between two units, and what is not translated keeps its bytes.

mod bracket;
mod closing;
mod expression;
mod gap;
mod join;
#[cfg(test)]
mod join_tests;
mod label;
mod line;
mod period;
mod reference;
mod rules;
mod sentence;
#[cfg(test)]
mod sentence_tests;
mod series;
mod split;
mod srx;
#[cfg(test)]
mod srx_tests;
mod style;
mod written;

pub use join::join;
pub use line::line;
pub use rules::Rules;
pub use sentence::sentences;
pub use split::{Slot, Unit, Units, split, split_by};
pub use srx::Srx;
pub use style::Style;
