//! A translation whose term has got another name. In: the pair, the glossary it was made with, the one that is now. Out:
//! the translation with the new name in the form of the old one (plural, possessive, capitals, the article before it).
//! What never happens: a name is replaced that stands twice, in quotation marks, in a link, in markup or in code, inside
//! another term or a name, or whose form or part of speech is not certain.

use super::certain::is_certain;
use super::repair_noun::{Slot, formed};
use crate::glossary::{Form, Glossary, Hit, Side};
use crate::morph::Analyzer;
use crate::text::{Lang, Script, Span, script};

/// A pair, and two glossaries.
pub struct Renaming<'r> {
    /// The source.
    pub source: &'r str,
    /// Its translation.
    pub target: &'r str,
    /// The source's locale.
    pub source_locale: &'r str,
    /// The translation's locale.
    pub target_locale: &'r str,
    /// The terms as they were.
    pub old: &'r Glossary,
    /// The terms as they are.
    pub new: &'r Glossary,
    /// Words of a language, by locale.
    pub words: &'r dyn Fn(&str) -> &'static dyn Analyzer,
}

impl Renaming<'_> {
    /// The translation with the new name of the term that stands at a place of the source.
    pub fn at(&self, place: Span) -> Option<String> {
        let find = |glossary: &Glossary, text: &str, locale: &str| glossary.find(text, locale, (self.words)(locale));
        let source_lang = lang(self.source_locale);
        let mut named = find(self.new, self.source, self.source_locale);
        named.retain(|hit| hit.is_name(source_lang) && !hit.derived);
        let hit = *named.iter().find(|hit| hit.span == place && !hit.covered)?;
        let concept = self.new.concept(hit.concept)?;
        let side = concept.side(self.target_locale)?;
        if widest(named.iter().filter(|other| other.concept == hit.concept)).len() != 1 {
            return None;
        }
        let was = self.old.by_id(&concept.id)?;
        let old_side = was.side(self.target_locale)?;
        let before = find(self.old, self.target, self.target_locale);
        let now = find(self.new, self.target, self.target_locale);
        let is_old = |hit: &&Hit| self.old.concept(hit.concept).is_some_and(|other| other.id == concept.id);
        let is_wrong = |other: &&Hit| other.concept == hit.concept && other.form == Form::Forbidden;
        if before.iter().filter(is_old).any(|hit| hit.derived) {
            return None;
        }
        let places = widest(before.iter().filter(is_old).chain(now.iter().filter(is_wrong)));
        let [span] = places.as_slice() else { return None };
        let span = *span;
        let is_right = |other: &&Hit| other.concept == hit.concept && other.form != Form::Forbidden;
        // The new name stands there already, or the old one is still right.
        if now.iter().filter(is_right).any(|other| other.span == span || !span.contains(other.span)) {
            return None;
        }
        // It may name another term of the source.
        let names_another = |other: &Hit| {
            other.concept != hit.concept
                && other.form != Form::Forbidden
                && other.span.overlaps(span)
                && named.iter().any(|source| source.concept == other.concept)
        };
        // With a word beside it, it makes another term.
        let reaches_out = |other: &Hit, of: &Glossary, span: Span| {
            other.span.overlaps(span) && !span.contains(other.span) && of.concept(other.concept).is_some_and(|one| one.id != concept.id)
        };
        if before.iter().any(|hit| reaches_out(hit, self.old, span)) || now.iter().any(|hit| reaches_out(hit, self.new, span)) {
            return None;
        }
        let surface = span.of(self.target);
        if now.iter().any(names_another) || self.target.matches(surface).count() != 1 || !is_plain(self.target, span) {
            return None;
        }
        let mut old_words = old_side.clone();
        old_words.admitted.extend(old_side.forbidden.iter().chain(&side.forbidden).cloned());
        let (span, text) = match lang(self.target_locale) {
            Lang::En => {
                let behind = self.source.get(hit.span.end..).and_then(|rest| rest.chars().next());
                let attributive = behind.is_some_and(|c| matches!(script(c), Script::Han | Script::Katakana));
                if !is_certain(self.target, span, was.part_of_speech, attributive) {
                    return None;
                }
                formed(&Slot { target: self.target, span, attributive }, (was, &old_words), (concept, side))?
            }
            _ if is_word_of(surface, &old_words) => (span, side.preferred.text.clone()),
            _ => return None,
        };
        let out = format!("{}{text}{}", self.target.get(..span.start)?, self.target.get(span.end..)?);
        let renamed = Span::new(span.start, span.start + text.len());
        let makes_another = find(self.new, &out, self.target_locale).iter().any(|hit| reaches_out(hit, self.new, renamed));
        (out != self.target && !makes_another).then_some(out)
    }
}

fn lang(locale: &str) -> Lang {
    locale.parse().map_or(Lang::Other, |id| Lang::of(&id))
}

fn is_word_of(text: &str, side: &Side) -> bool {
    std::iter::once(&side.preferred).chain(&side.admitted).any(|word| word.text == text)
}

/// The places of hits that lie in no longer one, each once.
fn widest<'h>(hits: impl Iterator<Item = &'h Hit>) -> Vec<Span> {
    let mut spans: Vec<Span> = hits.map(|hit| hit.span).collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        if !out.last().is_some_and(|last| last.contains(span)) {
            out.push(span);
        }
    }
    out
}

/// Marks that open, and what closes each.
const ENCLOSING: [(char, char); 9] =
    [('“', '”'), ('„', '“'), ('‘', '’'), ('«', '»'), ('「', '」'), ('『', '』'), ('[', ']'), ('<', '>'), ('{', '}')];

/// Whether a place stands in running text: in no quotation, link, tag, placeholder or code.
fn is_plain(text: &str, span: Span) -> bool {
    let (Some(before), Some(behind)) = (text.get(..span.start), text.get(span.end..)) else { return false };
    let within = |(open, close): (char, char)| {
        // An apostrophe looks like a closing mark and closes nothing.
        let depth = before.chars().fold(0usize, |depth, c| match c {
            c if c == open => depth + 1,
            c if c == close => depth.saturating_sub(1),
            _ => depth,
        });
        depth > 0 && behind.contains(close)
    };
    let odd = |mark: char| before.matches(mark).count() % 2 == 1 && behind.contains(mark);
    // 'quoted', but not the apostrophe of patients' or don't.
    let single = {
        let opens = before.char_indices().filter(|(at, c)| {
            let free = before.get(..*at).and_then(|head| head.chars().next_back()).is_none_or(|c| !c.is_alphanumeric());
            *c == '\'' && free
        });
        opens.count() > 0 && behind.contains('\'')
    };
    // An article in front of emphasis would have to change as well.
    let marked = before.trim_end_matches(['*', '_']);
    let article = marked.len() < before.len()
        && marked.strip_suffix(' ').is_some_and(|head| {
            let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an")
        });
    let address =
        before.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://") || word.contains("](") || word.contains('@'));
    !ENCLOSING.into_iter().any(within) && !odd('"') && !odd('`') && !single && !address && !article
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Renaming, is_plain};
    use crate::glossary::{Glossary, read};
    use crate::morph::{Analyzer, English, Japanese};
    use crate::text::Span;

    fn words(locale: &str) -> &'static dyn Analyzer {
        if locale == "ja" { Japanese::plain().unwrap() } else { &English }
    }

    fn glossary(en: &str) -> Glossary {
        let (concepts, findings) = read("g.toml", &format!("[graft]\nja = \"移植片\"\nen = {en}\n[knee]\nja = \"膝\"\nen = \"knee\"\n"));
        assert_eq!(findings, []);
        Glossary::new(concepts)
    }

    fn renamed(new: &str, source: &str, target: &str) -> Option<String> {
        let (old, new) = (glossary("{ preferred = \"graft\", admitted = [\"implant\"] }"), glossary(new));
        let place = source.find("移植片").map(|at| Span::new(at, at + "移植片".len()))?;
        let renaming =
            Renaming { source, target, source_locale: "ja", target_locale: "en", old: &old, new: &new, words: &|locale| words(locale) };
        renaming.at(place)
    }

    #[test]
    fn a_name_is_replaced_as_it_stands() {
        let tissue = "{ preferred = \"autologous piece\", forbidden = [\"implant\"] }";
        for (source, target, expected) in [
            ("移植片を入れる。", "The graft is put in.", Some("The autologous piece is put in.")),
            ("移植片を入れる。", "Grafts are put in.", Some("Autologous pieces are put in.")),
            ("移植片を入れる。", "A graft is put in.", Some("An autologous piece is put in.")),
            ("移植片を入れる。", "An implant is put in.", Some("An autologous piece is put in.")),
            ("移植片の色", "The graft's color", Some("The autologous piece's color")),
            // The article would have to change before the emphasis, or is not seen there.
            ("膝の移植片", "The **graft** of the knee", None),
            ("膝の移植片", "A **graft** of the knee", None),
            // Twice in one of the texts, not there, there already.
            ("移植片と移植片", "The graft", None),
            ("移植片を入れる。", "The graft beside the graft", None),
            ("移植片を入れる。", "The implant, a graft", None),
            ("移植片を入れる。", "It is put in.", None),
            ("移植片を入れる。", "The autologous piece is no graft.", None),
            // Not in running text.
            ("移植片を入れる。", "The “graft” is put in.", None),
            ("移植片を入れる。", "The \"graft\" is put in.", None),
            ("移植片を入れる。", "The 'graft' is put in.", None),
            ("移植片を入れる。", "See [the graft](@1).", None),
            ("移植片を入れる。", "See `graft`.", None),
            ("移植片を入れる。", "See https://example.org/graft now.", None),
            ("移植片を入れる。", "See <b title=graft>it</b>.", None),
        ] {
            assert_eq!(renamed(tissue, source, target).as_deref(), expected, "{target}");
        }
    }

    #[test]
    fn running_text_has_apostrophes() {
        for (text, plain) in [
            ("The patient's graft isn't old.", true),
            ("The patients' graft", true),
            ("the patient’s graft, which isn’t", true),
            ("‘a graft’", false),
            ("「移植 graft」", false),
            ("a [graft]", false),
            ("{ -graft }", false),
            ("“Yes.” The graft is “new”.", true),
        ] {
            let at = text.find("graft").unwrap();
            assert_eq!(is_plain(text, Span::new(at, at + 5)), plain, "{text}");
        }
    }

    #[test]
    fn into_japanese_a_name_is_replaced_where_it_stands_as_the_entry_has_it() {
        let read = |ja: &str| {
            let (concepts, _) = read("g.toml", &format!("[graft]\nen = \"graft\"\n[graft.ja]\npreferred = \"{ja}\"\n"));
            Glossary::new(concepts)
        };
        let (old, new) = (read("移植片"), read("グラフト"));
        let renamed = |target: &str| {
            let (source, source_locale) = ("The graft is put in.", "en");
            Renaming { source, target, source_locale, target_locale: "ja", old: &old, new: &new, words: &|locale| words(locale) }
                .at(Span::new(4, 9))
        };
        assert_eq!(renamed("移植片を入れる。").as_deref(), Some("グラフトを入れる。"));
        assert_eq!(renamed("「移植片」を入れる。"), None);
        assert_eq!(renamed("移植片と移植片を入れる。"), None);
    }
}
