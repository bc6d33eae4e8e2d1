//! A rule of a profile over two texts: words that may not stand, what excuses them, and what finds them.

use super::Profile;
use crate::finding::Word;
use crate::language::Cued;
use crate::text::{Lang, Span};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Kind {
    /// A promise that the source must make too.
    #[default]
    Claim,
    /// A wording that may not stand at all.
    Wording,
}

/// What a phrase is to its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What may not stand.
    Word,
    /// What only looks like it.
    But,
    /// What in the source justifies it.
    Backs,
    /// What the other text must have for the rule to count.
    Beside,
    /// What the same text must have for the rule to count.
    Near,
}

/// The words of a rule in one language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    pub words: Vec<Word>,
    pub but: Vec<Word>,
    pub backs: Vec<Word>,
    pub beside: Vec<Word>,
    pub near: Vec<Word>,
}

/// A pair of texts that a rule is tried on; a missing one is empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trial {
    pub ja: String,
    pub en: String,
    /// From English to Japanese.
    pub back: bool,
    pub span: Span,
}

/// A rule of a profile.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rule {
    pub kind: Kind,
    pub id: String,
    /// Whether it finds its words denied as well.
    pub denied: bool,
    pub ja: Words,
    pub en: Words,
    pub fires: Vec<Trial>,
    pub silent: Vec<Trial>,
}

/// Words of a rule in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// What the rule is about.
    pub kind: Kind,
    /// The rule's name.
    pub rule: String,
    /// Its bytes.
    pub span: Span,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
}

impl Rule {
    /// What has to be looked for.
    pub(super) fn phrases(&self, number: usize, lang: Lang) -> impl Iterator<Item = (&str, (usize, Part))> {
        let words = if lang == Lang::Ja { &self.ja } else { &self.en };
        let lists = [
            (&words.words, Part::Word),
            (&words.but, Part::But),
            (&words.backs, Part::Backs),
            (&words.beside, Part::Beside),
            (&words.near, Part::Near),
        ];
        lists.into_iter().flat_map(move |(list, part)| list.iter().map(move |word| (word.text.as_str(), (number, part))))
    }
}

/// Bytes that a negation may be away from what it denies.
const REACH: usize = 60;

impl Profile {
    /// The words of rules in a text, beside another one. A claim that the other text makes too is none;
    /// neither is what is denied or asked.
    pub fn sightings(&self, text: &Cued<'_>, other: &Cued<'_>) -> Vec<Sighting> {
        let phrases = |lang| if lang == Lang::Ja { &self.ja } else { &self.en };
        if self.rules.is_empty() || text.lang == Lang::Other {
            return Vec::new();
        }
        let hits = phrases(text.lang).find(text.text, &text.folded);
        if !hits.iter().any(|(_, (_, part))| *part == Part::Word) {
            return Vec::new();
        }
        let beside = if other.lang == Lang::Other { Vec::new() } else { phrases(other.lang).find(other.text, &other.folded) };
        let other_has = |rule: usize, parts: &[Part]| beside.iter().any(|(_, (number, part))| *number == rule && parts.contains(part));
        let shown = text.folded.as_str();
        let mut found: Vec<Sighting> = Vec::new();
        for (span, (number, part)) in &hits {
            let Some(rule) = self.rules.get(*number) else { continue };
            if *part != Part::Word {
                continue;
            }
            let is_excused = hits.iter().any(|(other, (rule, part))| rule == number && *part == Part::But && other.overlaps(*span));
            let backing: &[Part] = if rule.kind == Kind::Claim { &[Part::Word, Part::Backs, Part::But] } else { &[Part::Backs] };
            let is_backed = other_has(*number, backing);
            let other_words = if text.lang == Lang::Ja { &rule.en } else { &rule.ja };
            let own_words = if text.lang == Lang::Ja { &rule.ja } else { &rule.en };
            let has_near = || hits.iter().any(|(_, (rule, part))| rule == number && *part == Part::Near);
            let is_alone =
                !other_words.beside.is_empty() && !other_has(*number, &[Part::Beside]) || !own_words.near.is_empty() && !has_near();
            if is_excused || is_backed || is_alone || !rule.denied && is_denied(text, *span) || is_asked(shown, *span) {
                continue;
            }
            let span_in_text = text.folded.source(*span);
            // The longest of those that begin together, once.
            if found.iter().any(|other| other.kind == rule.kind && other.rule == rule.id && other.span.overlaps(span_in_text)) {
                continue;
            }
            found.push(Sighting { kind: rule.kind, rule: rule.id.clone(), span: span_in_text, quoted: is_quoted(text.text, span_in_text) });
        }
        found
    }
}

/// Whether a negation governs the words: before them in English, after them in Japanese, in the same clause.
fn is_denied(text: &Cued<'_>, span: Span) -> bool {
    let (shown, said) = (text.folded.as_str(), text.said());
    said.negations.iter().map(|(negation, _)| *negation).chain(said.inside.iter().copied()).any(|negation| {
        let between = match text.lang {
            Lang::Ja if negation.start >= span.end => shown.get(span.end..negation.start),
            Lang::En if negation.end <= span.start => shown.get(negation.end..span.start),
            _ => None,
        };
        between.is_some_and(|between| between.len() <= REACH && !between.contains(['。', '、', ',', '.', ';', ':', '!', '?']))
    })
}

/// Whether the sentence asks.
fn is_asked(shown: &str, span: Span) -> bool {
    let rest = shown.get(span.end..).unwrap_or("");
    let end = rest.find(['。', '.', '!', '?']).unwrap_or(rest.len());
    let sentence = rest.get(..end).unwrap_or("");
    rest.get(end..).is_some_and(|mark| mark.starts_with('?')) || sentence.ends_with('か')
}

/// Whether a range of the text stands in quotation marks.
fn is_quoted(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or("");
    let open = |pair: [char; 2]| {
        let count = |c: char| before.matches(c).count();
        if pair[0] == pair[1] { count(pair[0]) % 2 == 1 } else { count(pair[0]) > count(pair[1]) }
    };
    [['「', '」'], ['『', '』'], ['“', '”'], ['"', '"']].into_iter().any(open)
}
