//! What the checks and the memory know about Japanese and English themselves: numbers by value and role, inflection,
//! hedges and negation. Texts come in, values go out; nothing here knows of articles, terms or findings, and every
//! word list is a data file of this folder.

mod cue;
mod cue_list;
mod cue_trial;
mod cued;
mod cues;
mod inflect;
mod lost;
mod number;
mod number_bound;
mod number_citation;
mod number_compare;
mod number_date;
mod number_day;
mod number_decimal;
mod number_en;
mod number_gloss;
mod number_glyphs;
mod number_idle;
mod number_ja;
mod number_kanji;
mod number_label;
mod number_listed;
mod number_lost;
mod number_lunar;
mod number_markup;
mod number_match;
mod number_name;
mod number_old;
mod number_other;
mod number_pair;
mod number_per;
mod number_rate;
mod number_reign;
mod number_roman;
mod number_rough;
mod number_series;
mod number_share;
mod number_sign;
mod number_spelled;
#[cfg(test)]
mod number_tests;
mod number_token;
mod number_unit;
mod number_words;
mod orthography;
mod polarity;
mod spelling;
mod tree;

pub use cue::{Phrases, outermost};
pub use cue_list::{Denial, List, Lists, TABLES, filled};
pub use cue_trial::trials;
pub use cued::Cued;
pub use cues::{BUILT_IN, Cues, Hedge, Said};
pub use inflect::{lemma, plural, same_word, verb_key};
pub use lost::{Compared, LostHedge, LostNegation};
pub use number::{Bound, Quantity, Role, Value, quantities};
pub use number_compare::{Aspect, Difference, DifferenceKind, compare};
pub use number_decimal::Number;
pub use number_unit::Unit;
pub use orthography::{Orthography, OrthographyKind, orthographies};
pub use polarity::{HedgeClass, hedge, hedges, negated};
pub use spelling::{closed, greek_names, spelling_key, unaccented};
