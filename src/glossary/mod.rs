//! Terms: glossary files in, hits in a text out. Japanese words are found in the comparison form, leftmost-longest
//! over every variant, at the boundaries of script and word; English words token by token, tolerant of inflection,
//! hyphens and case. Nothing here reads a file or judges a translation.

mod boundary;
mod compile;
mod concepts;
mod conjugation;
mod english;
mod entry;
mod file;
mod known;
mod lint;
mod locale;
mod lookup;
mod matcher;
mod spelling;
mod token;
mod trial;
mod twice;
mod view;

pub use entry::{Boundary, Concept, Example, PartOfSpeech, Side, Status};
pub use file::{read, read_for};
pub use lint::{Words, lint};
pub use lookup::{Form, Glossary, Hit};
pub use trial::{Refusal, tried};
pub use twice::twice;
pub use view::visible;
