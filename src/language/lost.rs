//! What a translation lost of how sure its source is, and of its no. Two texts come in with their languages; a loss
//! comes out with the bytes of the source that were not answered. Any hedge of the target answers to any of the source:
//! a translator may write "may" for と考えられる.

use super::cues::{Cues, Hedge, Said};
use super::polarity::{HedgeClass, class_of};
use crate::text::{Lang, Span};

/// Characters that may stand between a hedge or negation and the end of its sentence.
const TAIL: usize = 50;

/// Characters up to which a text is one thought, and all of it counts.
const SHORT: usize = 30;

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
    source: &'a str,
    langs: [Lang; 2],
    said: [Said; 2],
}

impl<'a> Compared<'a> {
    /// Reads both texts; none where one of them is in a language without cues, or both are in the same.
    pub fn new(cues: &'a Cues, source: &'a str, source_lang: Lang, target: &str, target_lang: Lang) -> Option<Self> {
        let known = matches!((source_lang, target_lang), (Lang::Ja, Lang::En) | (Lang::En, Lang::Ja));
        known.then(|| Compared {
            cues,
            source,
            langs: [source_lang, target_lang],
            said: [cues.read(source, source_lang), cues.read(target, target_lang)],
        })
    }

    /// What the cues of the source and of the target say.
    pub fn said(&self) -> &[Said; 2] {
        &self.said
    }

    /// The last hedge of the source, where the target has none and nothing that answers to it.
    pub fn hedge(&self) -> Option<LostHedge> {
        let [source, target] = &self.said;
        let hedges = |hedge: &Hedge| !matches!(hedge.class, HedgeClass::Demonstrated | HedgeClass::Directive | HedgeClass::Absolute);
        // What is denied in part is a matter of the negation.
        let weak = |hedge: &&Hedge| {
            hedge.decides && hedge.class.weakens() && hedge.class != HedgeClass::Restrained && (!hedge.faint || self.counts(hedge.span))
        };
        // What renders a word of the source hedges nothing else: "legend" for 伝説, "unknown" for 不明.
        let echoed = |span: Span| {
            let mut over = target.echoes.iter().filter(|(echo, _)| echo.overlaps(span));
            over.any(|(_, number)| self.cues.is_echoed(*number, self.langs[1], &source.folded))
        };
        let vague = |hedge: &Hedge| {
            !hedge.decides
                && target.echoes.iter().any(|(echo, number)| {
                    target.folded.source(*echo).overlaps(hedge.span) && self.cues.is_echoed(*number, self.langs[1], &source.folded)
                })
        };
        let is_unknown = |hedge: &Hedge| hedge.class == HedgeClass::Unknown;
        let told = source.hedges.iter().filter(|hedge| weak(hedge)).any(is_unknown);
        let others = source.hedges.iter().filter(|hedge| weak(hedge)).any(|hedge| !is_unknown(hedge));
        if target.hedges.iter().any(|hedge| hedges(hedge) && !vague(hedge) && !(told && others && is_unknown(hedge))) {
            return None;
        }
        let no = target.looks_negative || self.denies();
        let answers = |class: HedgeClass| target.answers.iter().any(|(span, other)| *other == class && !echoed(*span));
        let answered = |hedge: &Hedge| answers(hedge.class) || is_unknown(hedge) && no;
        // Japanese leaves much to the verb; a soft ending of any kind will do.
        if self.langs[1] == Lang::Ja && answers(HedgeClass::Presumed) {
            return None;
        }
        let weak: Vec<&Hedge> = source.hedges.iter().filter(weak).filter(|hedge| !(told && others && is_unknown(hedge))).collect();
        if weak.iter().any(|hedge| answered(hedge)) {
            return None;
        }
        let lost = weak.iter().rfind(|hedge| !hedge.faint).or(weak.last())?;
        Some(LostHedge { class: lost.class, faint: lost.faint, span: lost.span })
    }

    /// The outer hedge of a source that hedges twice over (可能性が示唆されている), where the target hedges once.
    pub fn layer(&self) -> Option<LostHedge> {
        let [source, target] = &self.said;
        if class_of(source, self.source, self.langs[0]) != Some(HedgeClass::Stacked) {
            return None;
        }
        let layers = target.hedges.iter().filter(|hedge| hedge.class.weakens()).count();
        let last = source.hedges.iter().rfind(|hedge| hedge.class.weakens())?;
        (layers == 1).then_some(LostHedge { class: last.class, faint: last.faint, span: last.span })
    }

    /// The last negation of the source, where the target has none and nothing that denies.
    pub fn negation(&self) -> Option<LostNegation> {
        let [source, target] = &self.said;
        // Of what is not known the hedge speaks: 明らかになっていない.
        let unknown = |span: Span| {
            source.hedges.iter().any(|h| h.class == HedgeClass::Unknown && h.span.start <= span.end && span.start <= h.span.end)
        };
        let lost = source
            .negations
            .iter()
            .filter(|(_, decides)| *decides)
            .map(|(span, _)| source.folded.source(*span))
            .rfind(|span| self.counts(*span) && !unknown(*span))?;
        // What only looks like a negation may well render one: "Didn't you know?", 〜なければならない for "not until".
        let answered = target.looks_negative || self.denies();
        (!answered).then_some(LostNegation { span: lost })
    }

    /// Whether the target has a denial that nothing in the source speaks for.
    fn denies(&self) -> bool {
        let [source, target] = &self.said;
        target.denials.iter().any(|(_, number)| !self.cues.is_spoken_for(*number, self.langs[1], &source.folded))
    }

    /// Whether a cue of the source stands where it decides its sentence: in its last clause, or in a short text.
    fn counts(&self, span: Span) -> bool {
        if self.langs[0] != Lang::Ja || self.source.chars().count() <= SHORT {
            return true;
        }
        let rest = self.source.get(span.end..).unwrap_or("");
        let rest = rest.split(['。', '！', '？', '!', '?']).next().unwrap_or("");
        !rest.contains('、') && rest.chars().count() <= TAIL
    }
}
