//! Translation memory: what was translated before. In go pairs (from catalogs, from TMX); out come matches with a
//! score and its reasons, findings about TMX files, the archive of pairs no article uses any more, and the bands
//! people count work in. Nothing here opens a file, and nothing makes up text.

mod archive;
#[cfg(test)]
mod archive_tests;
mod assemble;
mod bands;
mod concordance;
mod index;
mod lookup;
#[cfg(test)]
mod lookup_tests;
mod record;
mod repair;
mod repair_align;
mod repair_english;
mod repair_japanese;
mod repair_lists;
mod repair_noun;
mod repair_number;
mod repair_term;
#[cfg(test)]
mod repair_tests;
mod score;
#[cfg(test)]
mod speed_tests;
mod tmx;
mod tmx_read;
mod tmx_source;
#[cfg(test)]
mod tmx_tests;
mod tmx_write;
mod variant;

pub use archive::{Archive, Archived};
pub use assemble::{Assembled, Fragment, FragmentKind};
pub use bands::{Analysis, Band, Volume, analyse};
pub use concordance::Hit;
pub use index::{Candidate, Index};
pub use lookup::{Memory, Query};
pub use record::{Origin, Record, State};
pub use repair::{Change, ChangeKind, Mended, Mender, Swap};
pub use score::{Breach, Difference, Match, NoRules, Note, Rules};
pub use tmx::{Tmx, TranslationUnit, Variant, speaks};
pub use tmx_read::{each as each_tmx, read as read_tmx};
pub use tmx_write::write as write_tmx;
