//! The tests that lists of cues carry: texts that have a class and texts that have not.

use super::cue_list::Lists;
use super::cues::{CLASSES, Cues};
use crate::finding::Word;
use crate::text::{Lang, fold};

/// The texts of lists that are not read as they should be: their table, the text, and whether the table should have
/// been found in it.
pub fn trials<'a>(cues: &Cues, lists: &'a Lists, lang: Lang) -> Vec<(&'static str, &'a Word, bool)> {
    let mut failed = Vec::new();
    for (&table, list) in &lists.tables {
        for (texts, expected) in [(&list.fires, true), (&list.silent, false)] {
            failed.extend(texts.iter().filter(|text| has(cues, table, &text.text, lang) != expected).map(|text| (table, text, expected)));
        }
    }
    failed
}

fn has(cues: &Cues, table: &str, text: &str, lang: Lang) -> bool {
    let said = cues.read(text, &fold(text), lang);
    match table {
        "negation" => !said.negations.is_empty(),
        "inside" => !said.inside.is_empty(),
        "refusal" => said.refuses,
        _ => CLASSES
            .iter()
            .any(|(name, class, faint)| *name == table && said.hedges.iter().any(|hedge| hedge.class == *class && hedge.faint == *faint)),
    }
}

#[cfg(test)]
mod tests {
    use super::trials;
    use crate::language::{BUILT_IN, Cues};
    use crate::text::Lang;

    #[test]
    fn every_list_passes_its_own_tests() {
        let [ja, en] = &*BUILT_IN;
        for (lists, lang) in [(ja, Lang::Ja), (en, Lang::En)] {
            let failed: Vec<_> = trials(Cues::built_in(), lists, lang).into_iter().map(|(t, w, e)| (t, w.text.clone(), e)).collect();
            assert_eq!(failed, [], "{lang:?}");
            assert!(lists.tables.values().filter(|list| !list.fires.is_empty() && !list.silent.is_empty()).count() >= 14);
        }
    }
}
