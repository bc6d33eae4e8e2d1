//! IPADIC, built from its source by `build.rs` and embedded: nothing comes in, a dictionary for lindera goes out.
//! Nothing is read from disk or downloaded, at build time or at run time, and nothing is copied to load it.
//!
//! The details of a word are three: part of speech, its levels joined by `/` (`名詞/固有名詞/人名/姓`); dictionary form,
//! `*` where that is the word itself; reading in katakana, `*` where unknown. A word that is not in the dictionary has
//! the first only.

use lindera_dictionary::LinderaResult;
use lindera_dictionary::builder::user_dictionary::UserDictionaryBuilderOptions;
use lindera_dictionary::dictionary::{Dictionary, UserDictionary};

/// The notice of IPADIC's authors, which must go with every copy.
pub const NOTICE: &str = include_str!("../NOTICE");

/// How many columns a row of [`user`] has.
pub const COLUMNS: usize = 7;

mod embedded {
    lindera_dictionary::embedded_dictionary!("/ipadic", Loader);
}

/// The dictionary.
///
/// # Errors
///
/// Never with the data this crate was built with; lindera checks its format version all the same.
pub fn load() -> LinderaResult<Dictionary> {
    embedded::load()
}

/// A dictionary of a user's words from rows of CSV: `surface,left id,right id,cost,part of speech,base,reading`.
///
/// # Errors
///
/// A row with another number of columns, an id or cost that is no number, an empty surface.
pub fn user(csv: &[u8]) -> LinderaResult<UserDictionary> {
    UserDictionaryBuilderOptions::default().user_dictionary_fields_num(0).dictionary_fields_num(COLUMNS).builder().build_from_reader(csv)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    #[test]
    fn loads_and_holds_the_three_details() {
        let dictionary = super::load().unwrap();
        assert_eq!(dictionary.metadata.dictionary_schema.get_custom_fields().len(), 3);
        assert!(super::user("上清液,1285,1285,-9000,名詞/一般,*,ジョウセイエキ\n".as_bytes()).is_ok());
        assert!(super::user(b"a,b\n").is_err());
        assert!(super::NOTICE.contains("Nara Institute of Science"));
    }
}
