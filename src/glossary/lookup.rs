//! Finding terms. A compiled glossary gives, for a text in one language, every hit with the form it stands in, and says
//! which hits are covered by a longer one.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

use globset::Glob;

use super::concepts::Concepts;
use super::entry::Concept;
use super::matcher::Matcher;
use super::view::View;
use crate::morph::Analyzer;
use crate::text::{Folded, Lang, Span, any_byte, fold};

/// In which of its forms a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// The word to use, its plural or another form of it.
    Preferred,
    /// Another word that is right, the abbreviation included.
    Admitted,
    /// A word that is wrong.
    Forbidden,
}

/// An occurrence of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Which concept, as an index of [`Glossary::concepts`].
    pub concept: usize,
    /// Its bytes in the text.
    pub span: Span,
    /// The form it stands in.
    pub form: Form,
    /// Whether it is one of the entry's `forms` (an inflected or derived form, a paraphrase): it renders the term and
    /// says nothing of which name was chosen.
    pub derived: bool,
    /// Whether it lies inside (or overlaps the end of) a longer hit that counts instead of it.
    pub covered: bool,
}

impl Hit {
    /// Whether it stands for its concept in a source of this language. The other words of an English entry are what a
    /// translator may write, often wider than the term (`people` for 症例, `safe` for 安全性): in an English source they
    /// name nothing.
    pub fn is_name(&self, lang: Lang) -> bool {
        lang != Lang::En || (self.form == Form::Preferred && !self.derived)
    }
}

/// A compiled glossary.
#[derive(Default)]
pub struct Glossary {
    pub(super) concepts: Concepts,
    /// Words that stay as they are in every language.
    pub(super) kept: Vec<String>,
    /// By language.
    pub(super) matchers: BTreeMap<String, Matcher>,
}

impl Glossary {
    /// The concepts, in the order they were given.
    pub fn concepts(&self) -> &[Concept] {
        self.concepts.all()
    }

    /// Words that stay as they are in every language.
    pub fn kept(&self) -> &[String] {
        &self.kept
    }

    /// The concept of a hit.
    pub fn concept(&self, number: usize) -> Option<&Concept> {
        self.concepts.get(number)
    }

    /// The concept with an id.
    pub fn by_id(&self, id: &str) -> Option<&Concept> {
        self.concepts().iter().find(|concept| concept.id == id)
    }

    /// Whether it has no concepts.
    pub fn is_empty(&self) -> bool {
        self.concepts.len() == 0
    }

    /// Every hit in a text, by place, the longer before the shorter at the same place. `words` cuts the text into
    /// words of the plain dictionary (never one that knows the terms); it is asked only when a short term needs it.
    pub fn find(&self, text: &str, locale: &str, words: &dyn Analyzer) -> Vec<Hit> {
        self.find_beside(text, None, locale, words, &|_| true)
    }

    /// The same for a text whose comparison form may be known, if a concept may stand in it that is wanted, or any whose word is
    /// all of it; nothing for every other text, which takes less time.
    pub fn find_beside(
        &self,
        text: &str,
        folded: Option<&Folded>,
        locale: &str,
        words: &dyn Analyzer,
        is_wanted: &dyn Fn(&Concept) -> bool,
    ) -> Vec<Hit> {
        let Some(matcher) = self.matchers.get(primary(locale)) else { return Vec::new() };
        let view = View::of(text);
        let folded = match folded {
            Some(folded) if view.is_whole() => Cow::Borrowed(folded),
            _ => Cow::Owned(fold(view.as_str())),
        };
        let bare = LazyCell::new(|| view.as_str().trim_matches(|c: char| !c.is_alphanumeric()).len());
        let is_wanted = |concept: usize, span: Span| self.concept(concept).is_some_and(is_wanted) || span.len() >= *bare;
        let mut hits = matcher.find(&view, folded, words, &is_wanted);
        hits.iter_mut().for_each(|hit| hit.span = view.source(hit.span));
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.concept, hit.form, hit.derived));
        hits.dedup_by(|next, hit| next.span == hit.span && next.concept == hit.concept);
        let addresses = addresses(text);
        let around = |span: Span| addresses.get(addresses.partition_point(|address| address.end <= span.start));
        hits.retain(|hit| !around(hit.span).is_some_and(|address| address.contains(hit.span)));
        cover(&mut hits);
        hits
    }

    /// Whether a text may have one of the concepts that are wanted, before anything is asked of what stands around their words:
    /// wherever [`Glossary::find`] has one, this is true.
    pub fn may_have(&self, text: &str, locale: &str, is_wanted: &dyn Fn(usize) -> bool) -> bool {
        let view = View::of(text);
        self.matchers.get(primary(locale)).is_some_and(|matcher| matcher.may_have(&view, is_wanted))
    }

    /// Whether a concept is for an article (its path without the content folder).
    pub fn is_in_scope(&self, concept: &Concept, article: &str) -> bool {
        concept.scope.is_empty()
            || concept.scope.iter().any(|glob| Glob::new(&glob.text).is_ok_and(|glob| glob.compile_matcher().is_match(article)))
    }
}

/// The URLs of a text, in which no word is a term, in order and apart.
fn addresses(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    // One byte is quicker found than three.
    if !any_byte(text, |b| b == b':') {
        return found;
    }
    let mut reached = 0;
    while let Some(at) = text.get(reached..).and_then(|rest| rest.find("://")).map(|at| reached + at) {
        let before = text.get(reached..at).map_or(0, |t| t.len() - t.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len());
        let after = text.get(at..).map_or(0, |t| t.find(|c: char| !c.is_ascii_graphic()).unwrap_or(t.len()));
        reached = at + after;
        found.push(Span::new(at - before, reached));
    }
    found
}

/// The language of a locale.
pub(super) fn primary(locale: &str) -> &str {
    locale.split(['-', '_']).next().unwrap_or(locale)
}

/// Leftmost-longest: marks every hit that overlaps an earlier or longer one. Hits of the same bytes stand together.
fn cover(hits: &mut [Hit]) {
    let mut reach: Option<Span> = None;
    for hit in hits {
        match reach {
            Some(longest) if hit.span != longest && hit.span.start < longest.end => hit.covered = true,
            _ => reach = Some(hit.span),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::read;
    use super::{Form, Glossary};
    use crate::morph::{Analyzer, Word};
    use crate::text::Span;

    /// Cuts at `|` positions given for a text, so that the tests need no dictionary.
    struct Cut(&'static [&'static str]);

    impl Analyzer for Cut {
        fn words(&self, text: &str) -> Vec<Word> {
            let mut at = 0;
            let mut words = Vec::new();
            for surface in self.0 {
                if let Some(found) = text.get(at..).and_then(|rest| rest.find(surface)) {
                    let span = Span::new(at + found, at + found + surface.len());
                    at = span.end;
                    words.push(Word { span, pos: String::new(), base: String::new(), reading: String::new() });
                }
            }
            words
        }
    }

    fn glossary() -> Glossary {
        let (concepts, findings) = read(
            "g.toml",
            r#"
[cell]
ja = "細胞"
en = "cell"
[stem-cell]
ja = "幹細胞"
en = "stem cell"
[ips-cell]
ja = "iPS細胞"
en = "iPS cell"
[allele]
ja = "アレル"
en = "allele"
[human]
ja = "ヒト"
en = "human"
[biopsy]
ja = "生検"
en = "biopsy"
[conditioned-medium]
not = ["上清液化"]
[conditioned-medium.ja]
preferred = "幹細胞上清液"
admitted = ["上清液"]
forbidden = ["上澄み液"]
[conditioned-medium.en]
preferred = "conditioned medium"
forbidden = ["culture supernatant"]
"#,
        );
        assert_eq!(findings, []);
        Glossary::new(concepts)
    }

    fn ja(text: &str, cut: &'static [&'static str]) -> Vec<(String, bool)> {
        let glossary = glossary();
        let hits = glossary.find(text, "ja", &Cut(cut));
        hits.iter().map(|hit| (hit.span.of(text).to_owned(), hit.covered)).collect()
    }

    fn shown(hits: &[(String, bool)]) -> Vec<&str> {
        hits.iter().filter(|hit| !hit.1).map(|hit| hit.0.as_str()).collect()
    }

    #[test]
    fn the_longest_wins_and_the_nested_is_covered() {
        let hits = ja("幹細胞上清液を投与", &["幹", "細胞", "上清", "液", "を", "投与"]);
        assert_eq!(shown(&hits), ["幹細胞上清液"]);
        assert!(hits.iter().any(|hit| hit == &("幹細胞".to_owned(), true)));
    }

    #[test]
    fn boundaries_by_script_and_word() {
        assert_eq!(shown(&ja("アレルギーとアレル", &[])), ["アレル"]);
        assert_eq!(shown(&ja("ヒトツのヒトiPS細胞由来", &[])), ["ヒト", "iPS細胞"]);
        assert_eq!(shown(&ja("衛生検査", &["衛生", "検査"])), [""; 0]);
        assert_eq!(shown(&ja("生検を行う", &["生検", "を", "行う"])), ["生検"]);
        assert_eq!(shown(&ja("ＩＰＳ細胞", &[])), ["ＩＰＳ細胞"]);
        assert_eq!(shown(&ja("XiPS細胞", &["X", "iPS", "細胞"])), ["細胞"]);
        assert_eq!(shown(&ja("上清液化する", &[])), [""; 0]);
    }

    #[test]
    fn addresses_and_small_letters_are_no_terms() {
        let (concepts, _) = read("g.toml", "[faq]\nja = \"FAQ\"\nen = \"FAQ\"\n[stem-cell]\nja = \"幹細胞\"\nen = \"stem cell\"\n");
        let glossary = Glossary::new(concepts);
        let find = |text: &str, locale: &str| glossary.find(text, locale, &Cut(&[])).len();
        assert_eq!(
            (find("ＦＡＱとFAQ", "ja"), find("faqのページ", "ja"), find("よくある質問https://example.jp/FAQ/ をご覧", "ja")),
            (2, 0, 0)
        );
        assert_eq!((find("案内HPhttps://example.jp/stem-cell 幹細胞", "ja"), find("https://example.jp/stem-cell", "en")), (1, 0));
    }

    #[test]
    fn forms_are_told_apart() {
        let glossary = glossary();
        let forms: Vec<Form> = glossary.find("上清液と上澄み液", "ja", &Cut(&[])).iter().map(|hit| hit.form).collect();
        assert_eq!(forms, [Form::Admitted, Form::Forbidden]);
        let forms: Vec<Form> =
            glossary.find("Conditioned media, not culture supernatants", "en-GB", &Cut(&[])).iter().map(|hit| hit.form).collect();
        assert_eq!(forms, [Form::Preferred, Form::Forbidden]);
    }
}
