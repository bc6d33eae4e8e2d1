//! Whether a text may have a number at all. Most sentences have none, and are not read for them. What never happens: a
//! text in which `number::find` or `number_rate::rates` would find something is called idle.

use super::number_glyphs::Glyphs;
use super::number_ja::begins;
use super::number_kanji::is_kanji_number;
use super::number_old as old;
use super::number_rate as rate;
use super::number_spelled as spelled;
use super::number_unit::unit_at;
use super::number_words as words;
use crate::text::Lang;

/// Whether a text has neither a number nor anything that says how often.
pub(super) fn is_idle(g: &Glyphs, lang: Lang) -> bool {
    !g.addressed
        && match lang {
            Lang::Ja => !japanese(g),
            Lang::En => !english(g),
            Lang::Other => false,
        }
}

/// Whether a character is a digit of any kind, or opens or raises a number.
fn is_numeric(c: char) -> bool {
    c.is_numeric() || matches!(c, '^' | '[' | '〔')
}

fn english(g: &Glyphs) -> bool {
    let mut i = 0;
    while i < g.len() {
        let Some((word, end)) = g.word(i) else {
            if is_numeric(g.at(i)) {
                return true;
            }
            i += 1;
            continue;
        };
        // An article is none, but before a unit; I is mostly a person.
        let is_article = matches!(word, "a" | "an") && unit_at(g, g.space(end), Lang::En).is_none();
        let is_plain = is_article || word == "i" && spelled::is_person(g, i);
        if !is_plain && (word == "www" || spelled::may_begin(g, i) || rate::may_begin(g, i)) {
            return true;
        }
        i = end;
    }
    false
}

/// Whether a word stands at `i` that means a number, an hour or how often.
fn is_word(g: &Glyphs, i: usize) -> bool {
    words::japanese(g, i).is_some_and(|(meaning, _)| meaning.is_some()) || rate::stands(g, i) || old::hour(g, i).is_some()
}

fn japanese(g: &Glyphs) -> bool {
    (0..g.len()).any(|i| match g.at(i) {
        'I' | 'V' | 'X' => true,
        'w' => g.starts(i, "www."),
        c => is_numeric(c) || begins(c) && (is_kanji_number(c) || "数何幾元初半".contains(c) || is_word(g, i)),
    })
}

#[cfg(test)]
mod tests {
    use super::is_idle;
    use crate::language::number::find;
    use crate::language::number_date::Clues;
    use crate::language::number_glyphs::Glyphs;
    use crate::language::number_rate::rates;
    use crate::text::Lang;

    /// Every text of the cases of the project.
    fn texts() -> Vec<(String, Lang)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accuracy");
        let mut texts = Vec::new();
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            for row in text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()) {
                for (key, lang) in [("ja", Lang::Ja), ("en", Lang::En)] {
                    texts.extend(row.get(key).and_then(|text| text.as_str()).map(|text| (text.to_owned(), lang)));
                }
            }
        }
        texts
    }

    #[test]
    fn nothing_is_hidden() {
        let texts = texts();
        let mut idle = 0;
        for (text, lang) in &texts {
            let g = Glyphs::new(text);
            if is_idle(&g, *lang) {
                idle += 1;
                let clues = Clues::of(&g, *lang);
                assert!(find(text, &g, &clues, *lang).is_empty() && rates(&g, *lang).is_empty(), "{text}");
            }
        }
        assert!(texts.len() > 2000 && idle > 200, "{idle} of {}", texts.len());
    }

    #[test]
    fn words_may_be_numbers() {
        for (text, lang, idle) in [
            ("私は医師です。", Lang::Ja, true),
            ("毎日飲みます。", Lang::Ja, false),
            ("ふたりで来ます。", Lang::Ja, false),
            ("フェーズIIの試験", Lang::Ja, false),
            ("I think that a doctor should come.", Lang::En, true),
            ("Type I collagen", Lang::En, false),
            ("Take it daily.", Lang::En, false),
            ("A dozen came.", Lang::En, false),
            ("It lasts a week.", Lang::En, false),
        ] {
            assert_eq!(is_idle(&Glyphs::new(text), lang), idle, "{text}");
        }
    }
}
