//! Translation memory: what was translated before. In go pairs (from catalogs, from TMX); out come matches with a
//! score and its reasons, findings about TMX files, the archive of pairs no article uses any more, and the bands
//! people count work in. Nothing here opens a file, and nothing makes up text.

mod archive;
mod archive_merge;
#[cfg(test)]
mod archive_tests;
mod assemble;
mod bag;
mod bands;
mod block;
mod builder;
mod certain;
mod concordance;
mod corpus;
#[cfg(test)]
mod corpus_tests;
mod gram;
mod lookup;
#[cfg(test)]
mod lookup_tests;
mod record;
mod rename;
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
mod shelf;
mod sign;
mod tmx;
mod tmx_frame;
#[cfg(test)]
mod tmx_hostile_tests;
mod tmx_lang;
mod tmx_raw;
mod tmx_read;
mod tmx_source;
#[cfg(test)]
mod tmx_tests;
mod tmx_unit;
mod tmx_write;
mod unpack;
mod variant;
mod wide;

pub use archive::{Archive, Archived};
pub use assemble::{Assembled, Fragment, FragmentKind};
pub use bands::{Analysis, Band, CharactersPerWord, Segment, Volume, analyse};
pub use builder::Builder;
pub use concordance::{Hit, Needle};
pub use corpus::Corpus;
pub use lookup::{Memory, Query};
pub use record::{Origin, Record, State};
pub use rename::Renaming;
pub use repair::{Change, ChangeKind, Mended, Mender, Swap};
pub use score::{Breach, Difference, Match, NoRules, Note, Rules};
pub use shelf::{Renewal, Shelf};
pub use tmx::{Tmx, TranslationUnit, Variant};
pub use tmx_lang::speaks;
pub use tmx_raw::Outgoing;
pub use tmx_read::{Piece, each as each_tmx, first_attributes as tmx_attributes, pieces as tmx_pieces, read as read_tmx};
pub use tmx_write::{END as TMX_END, head as tmx_head, line as tmx_line, write as write_tmx};
pub use unpack::{Packer, Unpacked, is_packed};
