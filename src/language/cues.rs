//! The cues of both languages, compiled. A text comes in; out comes everything in it that hedges, denies, or only
//! answers to one of these, each with its bytes. What follows from it is decided in `polarity.rs` and `lost.rs`.

use std::sync::LazyLock;

use super::cue::{Phrases, outermost};
use super::cue_list::Lists;
use super::polarity::HedgeClass;
use crate::finding::{Code, Reader, Word};
use crate::text::{Folded, Lang, Script, Span, fold_to_string, script};

/// What a cue does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Hedges; faintly where it only says that somebody says so.
    Hedge(HedgeClass, bool),
    /// Looks like a hedge.
    NoHedge,
    /// Answers to a hedge of this class without being one.
    Answer(HedgeClass),
    /// Hedges too vaguely for a source to be held to it.
    Vague(HedgeClass),
    /// Denies.
    Negation,
    /// Denies too vaguely for a source to be held to it.
    VagueNegation,
    /// Denies inside a sentence, or answers to what does.
    Inside,
    /// Looks like a negation.
    NoNegation,
    /// Has the letters of a negation and nothing else of one.
    Blank,
    /// Uses up the next negation.
    Takes,
    /// Forbids, or says that nothing can be done.
    Refusal,
    /// Denies without a negation; an index of the denials.
    Denial(usize),
    /// Says no by a word alone (未承認), which must not be rendered by its opposite; an index of the opposites.
    Opposed(usize),
    /// Renders a word of the other language and then hedges nothing; an index of the echoes.
    Echo(usize),
    /// Looks like such a denial.
    NoDenial,
}

/// A hedge of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hedge {
    /// Its class.
    pub class: HedgeClass,
    /// Whether it only says that somebody says so (とされる), which prose often leaves out.
    pub faint: bool,
    /// Whether a source is held to it.
    pub decides: bool,
    /// Its bytes in the text.
    pub span: Span,
}

/// What the cues of a text say.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Its hedges, in its order.
    pub hedges: Vec<Hedge>,
    /// Classes of the other language that something here answers to, and its bytes in the comparison form.
    pub answers: Vec<(Span, HedgeClass)>,
    /// Words that may render a word of the other language: their bytes in the comparison form, and an index.
    pub echoes: Vec<(Span, usize)>,
    /// Its negations, by their bytes in the comparison form, and whether a source is held to them.
    pub negations: Vec<(Span, bool)>,
    /// Negations inside its sentences (含まない液, なしで), by their bytes in the comparison form.
    pub inside: Vec<Span>,
    /// Negations that another word uses up (しか … ない, which is "only"), by their bytes in the comparison form.
    pub taken: Vec<Span>,
    /// Words that say no by themselves: their bytes in the comparison form, and an index of the opposites.
    pub opposed: Vec<(Span, usize)>,
    /// Whether anything in it looks like a negation and may well render one, true or not.
    pub looks_negative: bool,
    /// Whether it forbids or says that nothing can be done.
    pub refuses: bool,
    /// Its other denials: their bytes in the comparison form, and an index of the denials.
    pub denials: Vec<(Span, usize)>,
}

struct Side {
    phrases: Phrases<Mark>,
    /// For each denial, the words of the other language that it renders, in comparison form.
    unless: Vec<Vec<String>>,
    /// For each denial, the words without which it denies nothing.
    with: Vec<Vec<String>>,
    /// For each denial, whether it answers only in a short text.
    short: Vec<bool>,
    /// For each word that says no by itself, the words of the other language that say the opposite.
    opposites: Vec<Vec<String>>,
    /// For each echo, the words of the other language that it renders.
    echoes: Vec<Vec<String>>,
}

/// The cues of Japanese and English.
pub struct Cues {
    ja: Side,
    en: Side,
}

pub(super) const CLASSES: [(&str, HedgeClass, bool); 14] = [
    ("demonstrated", HedgeClass::Demonstrated, false),
    ("presumed", HedgeClass::Presumed, false),
    ("suggested", HedgeClass::Suggested, false),
    ("judged", HedgeClass::Judged, false),
    ("possible", HedgeClass::Possible, false),
    ("expected", HedgeClass::Expected, false),
    ("reported", HedgeClass::Reported, false),
    ("hearsay", HedgeClass::Reported, true),
    ("occasional", HedgeClass::Possible, true),
    ("unknown", HedgeClass::Unknown, false),
    ("restrained", HedgeClass::Restrained, false),
    ("limited", HedgeClass::Limited, false),
    ("directive", HedgeClass::Directive, false),
    ("absolute", HedgeClass::Absolute, false),
];

/// The lists that are compiled in, by language.
pub static BUILT_IN: LazyLock<[Lists; 2]> = LazyLock::new(|| {
    [("cues/ja.toml", include_str!("cues/ja.toml")), ("cues/en.toml", include_str!("cues/en.toml"))].map(|(file, text)| {
        let mut reader = Reader::new(file, text, Code::ProfileInvalid);
        let table = reader.table();
        Lists::read(&mut reader, &table)
    })
});

static CUES: LazyLock<Cues> = LazyLock::new(|| Cues::with(&[], &[]));

impl Cues {
    /// The cues that are compiled in.
    pub fn built_in() -> &'static Cues {
        &CUES
    }

    /// The same and more of them.
    pub fn with(ja: &[Lists], en: &[Lists]) -> Cues {
        let [own_ja, own_en] = &*BUILT_IN;
        let side = |own, more: &[Lists], lang| Side::new(&std::iter::once(own).chain(more).collect::<Vec<&Lists>>(), lang);
        Cues { ja: side(own_ja, ja, Lang::Ja), en: side(own_en, en, Lang::En) }
    }

    fn side(&self, lang: Lang) -> Option<&Side> {
        match lang {
            Lang::Ja => Some(&self.ja),
            Lang::En => Some(&self.en),
            Lang::Other => None,
        }
    }

    /// What the cues of a text say, whose comparison form is given; nothing in other languages.
    pub fn read(&self, text: &str, folded: &Folded, lang: Lang) -> Said {
        let Some(side) = self.side(lang) else { return Said::default() };
        let hits = side.phrases.find(text, folded);
        let of = |wanted: fn(Mark) -> bool| outermost(hits.iter().copied().filter(|(_, mark)| wanted(*mark)).collect::<Vec<_>>());
        let mut hedges: Vec<Hedge> = Vec::new();
        let mut end = 0;
        let mut hedging = of(|mark| matches!(mark, Mark::Hedge(..) | Mark::Vague(_) | Mark::NoHedge));
        // Of two that are as long, the one that only looks like a hedge.
        hedging.sort_by_key(|(span, mark)| (span.start, std::cmp::Reverse(span.end), *mark != Mark::NoHedge));
        for (span, mark) in hedging {
            if span.start < end {
                continue;
            }
            end = span.end;
            let (class, faint, decides) = match mark {
                Mark::Hedge(class, faint) => (class, faint, true),
                Mark::Vague(class) => (class, false, false),
                _ => continue,
            };
            hedges.push(Hedge { class, faint, decides, span: folded.source(span) });
        }
        let answers = hits.iter().filter_map(|(span, mark)| if let Mark::Answer(class) = mark { Some((*span, *class)) } else { None });
        let echoes = hits.iter().filter_map(|(span, mark)| if let Mark::Echo(number) = mark { Some((*span, *number)) } else { None });
        let opposed = hits.iter().filter_map(|(span, mark)| if let Mark::Opposed(number) = mark { Some((*span, *number)) } else { None });
        let no =
            of(|mark| matches!(mark, Mark::Negation | Mark::VagueNegation | Mark::Inside | Mark::NoNegation | Mark::Blank | Mark::Takes));
        let Denied { negations, inside, taken } = negations(&no, folded.as_str(), text, folded, lang);
        let denials = side.denials(&hits);
        Said {
            hedges,
            answers: answers.collect(),
            echoes: echoes.collect(),
            opposed: opposed.collect(),
            negations,
            inside,
            taken,
            looks_negative: no
                .iter()
                .any(|(_, mark)| !matches!(mark, Mark::Takes | Mark::Blank) && (*mark != Mark::Inside || lang == Lang::Ja)),
            refuses: hits.iter().any(|(_, mark)| *mark == Mark::Refusal),
            denials,
        }
    }

    /// Whether a denial of a text in this language is spoken for by something in the other text, so that it answers to
    /// no negation there.
    pub fn is_spoken_for(&self, denial: usize, lang: Lang, other: &Folded) -> bool {
        let words = self.side(lang).and_then(|side| side.unless.get(denial));
        words.is_some_and(|words| has_any(words, other)) || !self.is_called_for(denial, lang, other)
    }

    /// Whether the other text has what a denial of a text in this language needs to answer.
    pub fn is_called_for(&self, denial: usize, lang: Lang, other: &Folded) -> bool {
        let words = self.side(lang).and_then(|side| side.with.get(denial));
        words.is_none_or(|words| words.is_empty() || has_any(words, other))
    }

    /// Whether the other text says the opposite of a word of a text in this language that says no by itself.
    pub fn is_opposed(&self, word: usize, lang: Lang, other: &Folded) -> bool {
        self.side(lang).and_then(|side| side.opposites.get(word)).is_some_and(|words| has_any(words, other))
    }

    /// Whether a denial of a text in this language answers only in a short one.
    pub fn is_for_short(&self, denial: usize, lang: Lang) -> bool {
        self.side(lang).and_then(|side| side.short.get(denial)).is_some_and(|short| *short)
    }

    /// Whether an echo of a text in this language renders something in the other text.
    pub fn is_echoed(&self, echo: usize, lang: Lang, other: &Folded) -> bool {
        let words = self.side(lang).and_then(|side| side.echoes.get(echo));
        words.is_some_and(|words| has_any(words, other))
    }
}

fn has_any(words: &[String], text: &Folded) -> bool {
    words.iter().any(|word| text.as_str().contains(word.as_str()))
}

impl Side {
    fn new(lists: &[&Lists], lang: Lang) -> Side {
        let mut phrases: Vec<(&str, Mark)> = Vec::new();
        let folded = |words: &[Word]| words.iter().map(|word| fold_to_string(&word.text)).collect::<Vec<String>>();
        let (mut unless, mut with, mut short) = (Vec::new(), Vec::new(), Vec::new());
        let (mut echoes, mut opposites) = (Vec::new(), Vec::new());
        for lists in lists {
            for (name, class, faint) in CLASSES {
                let Some(list) = lists.list(name) else { continue };
                phrases.extend(list.cues.iter().map(|cue| (cue.text.as_str(), Mark::Hedge(class, faint))));
                phrases.extend(list.but.iter().map(|cue| (cue.text.as_str(), Mark::NoHedge)));
                phrases.extend(list.weak.iter().map(|cue| (cue.text.as_str(), Mark::Vague(class))));
                phrases.extend(list.also.iter().map(|cue| (cue.text.as_str(), Mark::Answer(class))));
            }
            for (name, mark) in
                [("negation", Mark::Negation), ("inside", Mark::Inside), ("refusal", Mark::Refusal), ("unsaid", Mark::NoDenial)]
            {
                phrases.extend(lists.list(name).into_iter().flat_map(|list| &list.cues).map(|cue| (cue.text.as_str(), mark)));
            }
            if let Some(list) = lists.list("negation") {
                phrases.extend(list.weak.iter().map(|cue| (cue.text.as_str(), Mark::VagueNegation)));
                phrases.extend(list.but.iter().map(|cue| (cue.text.as_str(), Mark::NoNegation)));
                phrases.extend(list.blank.iter().map(|cue| (cue.text.as_str(), Mark::Blank)));
                phrases.extend(list.takes.iter().map(|cue| (cue.text.as_str(), Mark::Takes)));
            }
            for denial in &lists.denials {
                phrases.extend(denial.words.iter().map(|word| (word.text.as_str(), Mark::Denial(unless.len()))));
                unless.push(folded(&denial.unless));
                with.push(folded(&denial.with));
                short.push(denial.short);
            }
            for opposed in &lists.opposed {
                phrases.extend(opposed.words.iter().map(|word| (word.text.as_str(), Mark::Opposed(opposites.len()))));
                opposites.push(folded(&opposed.with));
            }
            for echo in &lists.echoes {
                phrases.extend(echo.words.iter().map(|word| (word.text.as_str(), Mark::Echo(echoes.len()))));
                echoes.push(folded(&echo.unless));
            }
        }
        Side { phrases: Phrases::new(phrases, lang), unless, with, short, opposites, echoes }
    }
}

impl Side {
    /// The denials that are meant: of those that overlap the longest, and beside it what answers to certain words only,
    /// as that shadows nothing.
    fn denials(&self, hits: &[(Span, Mark)]) -> Vec<(Span, usize)> {
        let bound = |number: usize| self.with.get(number).is_some_and(|with| !with.is_empty());
        let chosen = |bounds: bool| {
            let is = |mark: Mark| match mark {
                Mark::Denial(number) => bound(number) == bounds,
                mark => mark == Mark::NoDenial,
            };
            let hits = outermost(hits.iter().copied().filter(|(_, mark)| is(*mark)).collect());
            hits.into_iter().filter_map(|(span, mark)| if let Mark::Denial(number) = mark { Some((span, number)) } else { None })
        };
        chosen(false).chain(chosen(true)).collect()
    }
}

/// Negations by where they stand.
#[derive(Default)]
struct Denied {
    negations: Vec<(Span, bool)>,
    inside: Vec<Span>,
    taken: Vec<Span>,
}

/// The negations that are meant: not those that a set phrase covers or ends in front of, nor a reading in brackets; and by
/// themselves those that しか uses up.
fn negations(hits: &[(Span, Mark)], shown: &str, text: &str, folded: &Folded, lang: Lang) -> Denied {
    let mut denied = Denied::default();
    let mut covered = 0; // up to here by a set phrase
    let mut taker: Option<usize> = None;
    for (number, (span, mark)) in hits.iter().enumerate() {
        if taker.is_some_and(|at| shown.get(at..span.start).is_some_and(|between| between.contains(['。', '、', '!', '?']))) {
            taker = None;
        }
        match mark {
            Mark::NoNegation | Mark::Blank => covered = covered.max(span.end),
            Mark::Takes => taker = Some(span.end),
            _ => {
                let is_covered = covered > 0 && span.start <= covered
                    || hits
                        .get(number + 1..)
                        .unwrap_or(&[])
                        .iter()
                        .take_while(|(other, _)| other.start < span.end)
                        .any(|(_, mark)| matches!(mark, Mark::NoNegation | Mark::Blank));
                let is_taken = taker.take().is_some();
                let name = lang == Lang::En && span.of(shown) == "no" && is_particle(text, folded.source(*span));
                let reading = lang == Lang::Ja && is_reading(shown, *span);
                if !(is_covered || name || reading) {
                    let attribute = lang == Lang::Ja && is_attribute(shown, *span);
                    let inside = *mark == Mark::Inside || *mark == Mark::Negation && attribute;
                    let decides = *mark == Mark::Negation && !attribute;
                    match (is_taken, inside) {
                        (true, _) if decides => denied.taken.push(*span),
                        (true, _) => {}
                        (false, true) => denied.inside.push(*span),
                        (false, false) => denied.negations.push((*span, decides)),
                    }
                }
            }
        }
    }
    denied
}

/// Longest name before a "no" and longest half of a reading, in characters.
const LONGEST: usize = 60;

/// Whether the "no" here joins Japanese names: FUJIWARA no Teika.
fn is_particle(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or("");
    let name = before.trim_end_matches([' ', '-']).chars().rev().take(LONGEST).take_while(|c| !matches!(c, ' ' | '-' | '(' | '\'' | '"'));
    let (length, large) = name.fold((0, 0), |(length, large), c| (length + 1, large + usize::from(c.is_uppercase())));
    before.ends_with([' ', '-']) && length > 2 && large > 0
}

/// Whether the Japanese negation only describes what follows it: 罪のない若者, which an innocent young man renders.
fn is_attribute(shown: &str, span: Span) -> bool {
    let next = shown.get(span.end..).and_then(|rest| rest.chars().next());
    span.of(shown).ends_with(['い', 'た', 'ぬ']) && next.is_some_and(|c| matches!(script(c), Script::Han | Script::Katakana))
}

/// Whether the bytes lie in brackets that hold a reading, kana only: 内供（ないぐ）.
fn is_reading(shown: &str, span: Span) -> bool {
    let ends = |c: &char| !matches!(c, 'ぁ'..='ん' | 'ー' | '・' | ' ' | '-' | '/' | '、');
    let before = shown.get(..span.start).and_then(|text| text.chars().rev().take(LONGEST).find(ends));
    let after = || shown.get(span.end..).and_then(|text| text.chars().take(LONGEST).find(ends));
    before == Some('(') && after() == Some(')')
}
