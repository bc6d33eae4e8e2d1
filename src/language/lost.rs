//! What a translation lost of how sure its source is, and of its no. Two texts come in with their languages; a loss
//! comes out with the bytes of the source that were not answered. Any hedge of the target answers to any of the source,
//! as a translator may write "may" for と考えられる; but one does not answer to two that stand apart.

use std::cell::LazyCell;

use super::cued::Cued;
use super::cues::{Cues, Hedge};
use super::polarity::{HedgeClass, class_of};
use crate::text::{Lang, Span};

/// Characters that may stand between a hedge or negation and the end of its sentence.
const TAIL: usize = 50;

/// Characters between two hedges up to which they are one: という可能性が考えられる.
const GAP: usize = 12;

/// Characters up to which a text is one thought, and all of it counts.
const SHORT: usize = 30;

/// Characters up to which a negation inside a sentence is held to its translation.
const INNER: usize = 50;

/// Characters up to which a translation is one thought: twice as many as in Japanese.
const THOUGHT: usize = 2 * SHORT;

/// A hedge of the source that the target does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostHedge {
    /// Its class.
    pub class: HedgeClass,
    /// Whether it only says that somebody says so.
    pub faint: bool,
    /// Its bytes in the source.
    pub span: Span,
}

/// A negation of the source that the target does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostNegation {
    /// Its bytes in the source.
    pub span: Span,
}

/// A pair of texts and what their cues say.
pub struct Compared<'a> {
    cues: &'a Cues,
    texts: [Cued<'a>; 2],
}

impl<'a> Compared<'a> {
    /// A pair of texts; none where one of them is in a language without cues, or both are in the same.
    pub fn new(cues: &'a Cues, source: &'a str, source_lang: Lang, target: &'a str, target_lang: Lang) -> Option<Self> {
        let known = matches!((source_lang, target_lang), (Lang::Ja, Lang::En) | (Lang::En, Lang::Ja));
        known.then(|| Compared { cues, texts: [Cued::new(cues, source, source_lang), Cued::new(cues, target, target_lang)] })
    }

    /// The source and the target.
    pub fn texts(&self) -> &[Cued<'a>; 2] {
        &self.texts
    }

    /// The last hedge of the source, where the target has fewer of them, and fewer places that answer to one.
    pub fn hedge(&self) -> Option<LostHedge> {
        let [from, to] = &self.texts;
        let source = from.said();
        let hedges = |hedge: &Hedge| !matches!(hedge.class, HedgeClass::Demonstrated | HedgeClass::Directive | HedgeClass::Absolute);
        // What is denied in part is a matter of the negation.
        let weak = |hedge: &Hedge| {
            let limits = hedge.class == HedgeClass::Limited && from.lang == Lang::Ja;
            hedge.decides
                && (hedge.class.weakens() || limits)
                && hedge.class != HedgeClass::Restrained
                && (!hedge.faint || self.counts(hedge.span))
        };
        // 〜だろう at the end, where nothing else hedges: おそらく〜だろう is one.
        let guess =
            |hedge: &Hedge| from.lang == Lang::Ja && hedge.decides && hedge.class == HedgeClass::Presumed && self.counts(hedge.span);
        let is_unknown = |hedge: &Hedge| hedge.class == HedgeClass::Unknown;
        let mut weak: Vec<&Hedge> = source.hedges.iter().filter(|hedge| weak(hedge)).collect();
        if weak.is_empty() {
            weak.extend(source.hedges.iter().filter(|hedge| guess(hedge)));
        }
        if weak.is_empty() {
            return None;
        }
        let target = to.said();
        // What renders a word of the source hedges nothing else: "legend" for 伝説, "unknown" for 不明.
        let echoed = |span: Span| {
            let mut over = target.echoes.iter().filter(|(echo, _)| echo.overlaps(span));
            over.any(|(_, number)| self.cues.is_echoed(*number, to.lang, &from.folded))
        };
        let vague = |hedge: &Hedge| {
            !hedge.decides
                && target.echoes.iter().any(|(echo, number)| {
                    to.folded.source(*echo).overlaps(hedge.span) && self.cues.is_echoed(*number, to.lang, &from.folded)
                })
        };
        let told = weak.iter().any(|hedge| is_unknown(hedge));
        let others = weak.iter().any(|hedge| !is_unknown(hedge));
        // What is not known of something else stands for no hedge of its own.
        let aside = |hedge: &Hedge| is_unknown(hedge) && (others || !told);
        let weak: Vec<&Hedge> = weak.into_iter().filter(|hedge| !aside(hedge)).collect();
        // "Sometimes" and "could" answer to what is possible, and to nothing else.
        let possible_asked = weak.iter().any(|hedge| hedge.class == HedgeClass::Possible);
        let possible = to.lang == Lang::Ja || possible_asked;
        let loose = |hedge: &Hedge| !possible && !hedge.decides && hedge.class == HedgeClass::Possible;
        // 〜とは限らない denies in part, which "may not" says too, and no other hedge.
        let partly = |hedge: &Hedge| to.lang == Lang::Ja && !possible_asked && hedge.class == HedgeClass::Restrained;
        // "Differ" and "depend" answer to 個人差, and to nothing else.
        let limited = to.lang == Lang::Ja || weak.iter().any(|hedge| hedge.class == HedgeClass::Limited);
        let narrow = |hedge: &Hedge| !limited && !hedge.decides && hedge.class == HedgeClass::Limited;
        let answers = |hedge: &Hedge| hedges(hedge) && !vague(hedge) && !aside(hedge) && !loose(hedge) && !narrow(hedge) && !partly(hedge);
        let standing: Vec<&Hedge> = target.hedges.iter().filter(|hedge| answers(hedge)).collect();
        let mut there: Vec<Span> = standing.iter().map(|hedge| hedge.span).collect();
        let wanted =
            |class: HedgeClass| weak.iter().any(|hedge| hedge.class == class) || to.lang == Lang::Ja && class == HedgeClass::Presumed;
        let answers = target.answers.iter().filter(|(span, class)| wanted(*class) && !echoed(*span));
        there.extend(answers.map(|(span, _)| to.folded.source(*span)));
        there.sort();
        let answered = thoughts(&there, 0, to.text);
        // Japanese says for a whole sentence what English repeats with every verb.
        let apart: Vec<Span> = weak.iter().map(|hedge| hedge.span).collect();
        let asked = if from.lang == Lang::Ja { thoughts(&apart, GAP, from.text) } else { 1 };
        // "It is said" takes 〜とされる for itself: what else the English is not sure of needs another.
        let layered = weak.iter().any(|hedge| hedge.faint) && weak.iter().any(|hedge| !hedge.faint);
        let said_only = !standing.is_empty() && standing.len() == there.len() && standing.iter().all(|hedge| hedge.faint);
        let asked = if from.lang == Lang::En && layered && said_only { 2 } else { asked };
        let denied = answered == 0 && weak.iter().any(|hedge| is_unknown(hedge)) && self.denies();
        if answered > 0 && answered >= asked || denied {
            return None;
        }
        let lost = weak.iter().rfind(|hedge| !hedge.faint).or(weak.last())?;
        Some(LostHedge { class: lost.class, faint: lost.faint, span: lost.span })
    }

    /// The outer hedge of a source that hedges twice over (可能性が示唆されている), where the target hedges once.
    pub fn layer(&self) -> Option<LostHedge> {
        let [from, to] = &self.texts;
        let source = from.said();
        if class_of(source, from.text, from.lang) != Some(HedgeClass::Stacked) {
            return None;
        }
        let layers = to.said().hedges.iter().filter(|hedge| hedge.class.weakens()).count();
        let last = source.hedges.iter().rfind(|hedge| hedge.class.weakens())?;
        (layers == 1).then_some(LostHedge { class: last.class, faint: last.faint, span: last.span })
    }

    /// The last negation of the source, where the target has none and nothing that denies.
    pub fn negation(&self) -> Option<LostNegation> {
        let [from, _] = &self.texts;
        let source = from.said();
        // In one sentence every negation counts, whichever clause it stands in.
        let single = LazyCell::new(|| sentences(from.text) == 1);
        let denied = source.negations.iter().filter(|(_, decides)| *decides).map(|(span, _)| span);
        let mut denied = denied.chain(&source.taken).map(|span| from.folded.source(*span));
        if let Some(span) = denied.rfind(|span| *single || self.counts(*span)) {
            return (!self.denies()).then_some(LostNegation { span });
        }
        if from.lang != Lang::Ja {
            return None;
        }
        // Inside a sentence it may be rendered by anything that denies at all.
        let span = source.inside.last().filter(|_| *single && from.text.chars().count() <= INNER && !self.denies_somehow());
        span.copied().or_else(|| self.opposed()).map(|span| LostNegation { span: from.folded.source(span) })
    }

    /// The last word of the source that says no by itself (未承認) where the target says the opposite and denies nothing.
    fn opposed(&self) -> Option<Span> {
        let [from, to] = &self.texts;
        let source = from.said();
        if source.opposed.is_empty() {
            return None;
        }
        let target = to.said();
        let denies = target.looks_negative || target.refuses || !target.inside.is_empty() || !target.denials.is_empty();
        let opposed = |number: usize| self.cues.is_opposed(number, from.lang, &to.folded);
        let (span, _) = source.opposed.iter().rfind(|(_, number)| !denies && opposed(*number))?;
        Some(*span)
    }

    /// Whether the target denies something, or looks like it, without anything in the source that speaks for it: "Didn't
    /// you know?" and 〜なければならない for "not until" may well render a negation.
    fn denies(&self) -> bool {
        let [from, to] = &self.texts;
        let (target, lang) = (to.said(), to.lang);
        // What has a negation inside too may have rendered that one.
        let short = to.text.chars().count() <= THOUGHT && from.said().inside.is_empty();
        let answers =
            |number: usize| (short || !self.cues.is_for_short(number, lang)) && !self.cues.is_spoken_for(number, lang, &from.folded);
        target.looks_negative || target.denials.iter().any(|(_, number)| answers(*number))
    }

    /// Whether anything in the target denies at all.
    fn denies_somehow(&self) -> bool {
        let [from, to] = &self.texts;
        let (target, lang) = (to.said(), to.lang);
        let affix = |number: usize| self.cues.is_for_short(number, lang) && self.cues.is_called_for(number, lang, &from.folded);
        let answers = |number: usize| affix(number) || !self.cues.is_spoken_for(number, lang, &from.folded);
        target.looks_negative || target.refuses || !target.inside.is_empty() || target.denials.iter().any(|(_, number)| answers(*number))
    }

    /// Whether a cue of the source stands where it decides its sentence: in its last clause, or in a short text.
    fn counts(&self, span: Span) -> bool {
        let [from, _] = &self.texts;
        if from.lang != Lang::Ja || from.text.chars().count() <= SHORT {
            return true;
        }
        let rest = from.text.get(span.end..).unwrap_or("");
        let rest = rest.split(['。', '！', '？', '!', '?']).next().unwrap_or("");
        !rest.contains('、') && rest.chars().count() <= TAIL
    }
}

/// How many of the places stand apart from one another.
fn thoughts(spans: &[Span], gap: usize, text: &str) -> usize {
    let mut count = 0;
    let mut end: Option<usize> = None;
    for span in spans {
        let near =
            end.is_some_and(|end| span.start <= end || text.get(end..span.start).is_some_and(|between| between.chars().count() <= gap));
        count += usize::from(!near);
        end = Some(end.map_or(span.end, |end| end.max(span.end)));
    }
    count
}

/// How many sentences a Japanese text has, as far as its full stops tell.
fn sentences(text: &str) -> usize {
    text.split(['。', '！', '？']).filter(|sentence| sentence.contains(char::is_alphanumeric)).count()
}
