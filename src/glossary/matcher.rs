//! The words of every concept in one language, ready to be found in a text: Japanese in the comparison form by an
//! automaton over all spellings, English token by token. Hits come out in no order; which of them counts is not said here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::boundary::{Rule, is_part_of_reading, stands_as_reading, stands_by_script, stands_in_compound, stands_on_words};
use super::english::Index;
use super::lookup::{Form, Hit};
use super::spelling::is_joint;
use super::token::Tokens;
use super::view::View;
use crate::morph::{Analyzer, Word};
use crate::store::{Column, Lists, Section};
use crate::text::{Folded, Span, fold, fold_to_string, is_mark};

/// The automaton over spellings, which gives their numbers.
pub(super) type Automaton = CharwiseDoubleArrayAhoCorasick<u32>;

/// What is to be found in one language.
#[derive(Default)]
pub(super) struct Matcher {
    pub spaceless: bool,
    /// For each variant, its concept and its [`Variant::flags`].
    pub variants: Column,
    pub index: Index,
    pub automaton: Option<Automaton>,
    /// Pairs of characters in the spellings that a text may part, as [`joined`] numbers, in order.
    pub joints: Column,
    /// For each pattern of the automaton, the variants it stands for.
    pub patterns: Lists,
}

/// One spelling of a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Variant {
    pub concept: u32,
    /// `None` marks a text in which the concept is not meant.
    pub form: Option<Form>,
    pub derived: bool,
    /// Whether it is an acronym, which never stands in small letters.
    pub acronym: bool,
    pub rule: Rule,
}

const FORMS: [Option<Form>; 4] = [None, Some(Form::Preferred), Some(Form::Admitted), Some(Form::Forbidden)];
const RULES: [Rule; 5] = [Rule::Free, Rule::Script, Rule::Words, Rule::Compounds, Rule::Reading];

impl Variant {
    /// Everything but its concept, as a number.
    pub fn flags(self) -> u32 {
        let form = FORMS.iter().position(|form| *form == self.form).unwrap_or(0) as u32;
        let rule = RULES.iter().position(|rule| *rule == self.rule).unwrap_or(0) as u32;
        form | u32::from(self.derived) << 2 | u32::from(self.acronym) << 3 | rule << 4
    }

    fn new(concept: u32, flags: u32) -> Option<Self> {
        let (form, rule) = (*FORMS.get((flags & 3) as usize)?, *RULES.get((flags >> 4) as usize)?);
        Some(Variant { concept, form, derived: flags & 4 > 0, acronym: flags & 8 > 0, rule })
    }

    fn hit(self, form: Form, span: Span) -> Hit {
        Hit { concept: self.concept as usize, span, form, derived: self.derived, covered: false }
    }
}

impl Matcher {
    /// Every occurrence in a text, whose comparison form is given; none where no concept may stand that is wanted in its place.
    pub fn find<'a>(&self, view: &'a View<'_>, folded: Cow<'a, Folded>, words: &dyn Analyzer, is_wanted: Wanted<'_>) -> Vec<Hit> {
        if self.spaceless {
            return self.find_spaceless(view, &folded, words, is_wanted);
        }
        let hits = self.find_spaced(&Tokens::of(view.as_str(), folded));
        if hits.iter().any(|hit| is_wanted(hit.concept, hit.span)) { hits } else { Vec::new() }
    }

    /// Whether a word of a wanted concept stands in a text, wherever it stands.
    pub fn may_have(&self, view: &View<'_>, is_wanted: &dyn Fn(usize) -> bool) -> bool {
        let is_wanted = |variant: Variant| variant.form.is_some() && is_wanted(variant.concept as usize);
        let folded = fold(view.as_str());
        if !self.spaceless {
            let found = self.index.find(&Tokens::of(view.as_str(), Cow::Owned(folded)));
            return found.into_iter().any(|(value, _)| self.variant(value as u32).is_some_and(is_wanted));
        }
        let Some(automaton) = &self.automaton else { return false };
        let within = |text: &str| {
            let mut found = automaton.find_overlapping_iter(text);
            found.any(|one| self.patterns.get(one.value() as usize).filter_map(|v| self.variant(v)).any(is_wanted))
        };
        within(folded.as_str()) || self.closed(view).is_some_and(|closed| within(fold(closed.as_str()).as_str()))
    }

    /// A text without the joints that a term may stand across, if it has any.
    fn closed(&self, view: &View<'_>) -> Option<View<'static>> {
        view.without_joints(&|before, rest| self.may_join(before, rest))
    }

    /// Whether a character and the one that a text begins with may stand side by side in a spelling.
    fn may_join(&self, before: char, rest: &str) -> bool {
        // What other characters and what follows them have no part in the comparison form of these.
        let is_plain = |c: char| matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | 'ぁ'..='ん' | 'ァ'..='ヴ' | '\u{4E00}'..='\u{9FFF}');
        let mut behind = rest.chars();
        let Some(next) = behind.next().filter(|c| is_plain(*c) && !matches!(c, 'カ' | 'ケ' | 'ヵ' | 'ヶ' | '箇')) else { return true };
        if !is_plain(before) || behind.next().is_some_and(is_mark) {
            return true;
        }
        let folded = |c: char| match c {
            'ぁ'..='ん' | 'ァ'..='ヴ' => c,
            _ if c.is_ascii() => c.to_ascii_lowercase(),
            _ => fold_to_string(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c),
        };
        let pair = joined(folded(before), folded(next));
        let (mut low, mut high) = (0, self.joints.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.joints.get(middle) {
                Some(other) if other == pair => return true,
                Some(other) if other < pair => low = middle + 1,
                _ => high = middle,
            }
        }
        false
    }

    fn variant(&self, number: u32) -> Option<Variant> {
        let at = 2 * number as usize;
        Variant::new(self.variants.get(at)?, self.variants.get(at + 1)?)
    }

    fn find_spaced(&self, text: &Tokens<'_>) -> Vec<Hit> {
        let mut not = Vec::new();
        let mut hits = Vec::new();
        for (value, span) in self.index.find(text) {
            let Some(variant) = self.variant(value as u32) else { continue };
            match variant.form {
                Some(form) => hits.push(variant.hit(form, span)),
                None => not.push((variant.concept as usize, span)),
            }
        }
        without(hits, &not)
    }

    fn find_spaceless(&self, view: &View<'_>, folded: &Folded, analyzer: &dyn Analyzer, is_wanted: Wanted<'_>) -> Vec<Hit> {
        let text = view.as_str();
        let mut spots = self.spots(folded, text, Some);
        // インフォームド・コンセント is what a glossary may have without its ・.
        if let Some(closed) = self.closed(view) {
            let joined = |span: Span| Some(closed.source(span)).filter(|whole| whole.of(text).chars().any(is_joint));
            spots.extend(self.spots(&fold(closed.as_str()), text, joined));
        }
        if !spots.iter().any(|spot| is_wanted(spot.variant.concept as usize, spot.span)) {
            return Vec::new();
        }
        let mut found = Found { text, analyzer, cut: BTreeMap::new(), hits: Vec::new(), not: Vec::new() };
        spots.into_iter().for_each(|spot| found.add(spot));
        let Found { hits, not, .. } = found;
        without(hits, &not)
    }

    /// Where spellings may stand in a text, as far as script tells. `back` leads from the comparison form to the text, or drops
    /// what is there.
    fn spots(&self, folded: &Folded, text: &str, back: impl Fn(Span) -> Option<Span>) -> Vec<Spot> {
        let mut spots = Vec::new();
        let Some(automaton) = &self.automaton else { return spots };
        for one in automaton.find_overlapping_iter(folded.as_str()) {
            let here = Span::new(one.start(), one.end());
            let Some(span) = back(folded.source(here)) else { continue };
            // faq in an address is no FAQ; the comparison form does not tell them apart.
            let small = || {
                let surface = span.of(text);
                let singular = surface.strip_suffix(['s', 'ｓ']).unwrap_or(surface);
                singular.chars().any(|c| matches!(c, 'a'..='z' | 'ａ'..='ｚ'))
            };
            let may_stand = |variant: &Variant| {
                let folded = folded.as_str();
                let stands = match variant.rule {
                    _ if variant.form.is_none() => return true,
                    Rule::Free | Rule::Compounds => true,
                    Rule::Script => stands_by_script(folded, here),
                    Rule::Reading => stands_as_reading(folded, here),
                    Rule::Words => stands_by_script(folded, here) && !is_part_of_reading(folded, here),
                };
                stands && !(variant.acronym && small())
            };
            let variants = self.patterns.get(one.value() as usize).filter_map(|v| self.variant(v));
            spots.extend(variants.filter(may_stand).map(|variant| Spot { span, variant }));
        }
        spots
    }

    /// What a cache keeps.
    pub fn sections(&self) -> Vec<Section> {
        let automaton = self.automaton.as_ref().map(Automaton::serialize).unwrap_or_default();
        let own = [
            self.variants.0.clone(),
            self.patterns.ends.0.clone(),
            self.patterns.values.0.clone(),
            self.joints.0.clone(),
            automaton.into(),
        ];
        own.into_iter().chain(self.index.sections()).collect()
    }

    /// The matcher of [`Matcher::sections`].
    pub fn from_sections(spaceless: bool, sections: &mut impl Iterator<Item = Section>) -> Option<Self> {
        let mut next = || sections.next();
        let (variants, ends, values, joints, automaton) = (Column(next()?), Column(next()?), Column(next()?), Column(next()?), next()?);
        let automaton = match automaton.bytes() {
            [] => None,
            bytes => Some(Automaton::deserialize(bytes).ok()?.0),
        };
        Some(Matcher { spaceless, variants, index: Index::from_sections(sections)?, automaton, joints, patterns: Lists { ends, values } })
    }
}

/// Two characters as a number; few others have the same.
pub(super) fn joined(before: char, next: char) -> u32 {
    u32::from(before).rotate_left(14) ^ u32::from(next)
}

/// The hits without those inside a text in which their concept is not meant.
fn without(mut hits: Vec<Hit>, not: &[(usize, Span)]) -> Vec<Hit> {
    hits.retain(|hit| !not.iter().any(|&(concept, span)| concept == hit.concept && span.contains(hit.span)));
    hits
}

/// Whether a concept is wanted in a place of the text.
type Wanted<'a> = &'a dyn Fn(usize, Span) -> bool;

/// A spelling in a text, before it is asked for the words around it.
struct Spot {
    /// Its bytes in the text.
    span: Span,
    variant: Variant,
}

/// A clause and its words, which a term that is not on their edges has to be told by.
struct Clause {
    span: Span,
    spans: Vec<Span>,
    words: Option<Vec<Word>>,
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

/// What was found in a text so far.
struct Found<'a> {
    text: &'a str,
    analyzer: &'a dyn Analyzer,
    /// Its clauses in which a short term needed words, by where they begin.
    cut: BTreeMap<usize, Clause>,
    hits: Vec<Hit>,
    not: Vec<(usize, Span)>,
}

impl Found<'_> {
    /// Adds a spelling, if it stands there as a word.
    fn add(&mut self, Spot { span, variant }: Spot) {
        let Some(form) = variant.form else {
            self.not.push((variant.concept as usize, span));
            return;
        };
        let stands = match variant.rule {
            Rule::Free | Rule::Script => true,
            Rule::Reading => !self.is_gloss(variant.concept as usize, span),
            Rule::Words => stands_on_words(self.spans(span), span),
            Rule::Compounds => {
                let text = self.text;
                stands_on_words(self.spans(span), span) || stands_in_compound(text, self.words(span), span)
            }
        };
        if stands {
            self.hits.push(variant.hit(form, span));
        }
    }

    /// Where the words of the clause begin and end that a span lies in.
    fn spans(&mut self, span: Span) -> &[Span] {
        self.clause(span).map_or(&[], |clause| &clause.spans)
    }

    /// The words of the clause that a span lies in.
    fn words(&mut self, span: Span) -> &[Word] {
        let (text, analyzer) = (self.text, self.analyzer);
        self.clause(span).map_or(&[], |clause| {
            clause.words.get_or_insert_with(|| {
                let mut words = analyzer.words(clause.span.of(text));
                words.iter_mut().for_each(|word| word.span = moved(word.span, clause.span.start));
                words
            })
        })
    }

    /// The clause that a span lies in: an analyser reads no word across 、, 。 or brackets, nor across a line.
    fn clause(&mut self, span: Span) -> Option<&mut Clause> {
        const ENDS: [char; 10] = ['。', '、', '\n', '\t', '（', '）', '「', '」', '！', '？'];
        let known = self.cut.range(..=span.start).next_back().filter(|(_, clause)| clause.span.contains(span));
        let start = known.map(|(start, _)| *start).unwrap_or_else(|| {
            let (before, behind) = (self.text.get(..span.start).unwrap_or(""), self.text.get(span.end..).unwrap_or(""));
            let start = before.rfind(ENDS).map_or(0, |at| at + before.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8));
            let clause = Span::new(start, span.end + behind.find(ENDS).unwrap_or(behind.len()));
            let mut spans = self.analyzer.spans(clause.of(self.text));
            spans.iter_mut().for_each(|span| *span = moved(*span, start));
            self.cut.insert(start, Clause { span: clause, spans, words: None });
            start
        });
        self.cut.get_mut(&start)
    }

    /// Whether a reading only says how the same term in front of it is read: 褥瘡（じょくそう）.
    fn is_gloss(&self, concept: usize, span: Span) -> bool {
        let opens = |end: usize| matches!(Span::new(end, span.start).of(self.text), "(" | "（" | " (");
        self.hits.iter().any(|hit| hit.concept == concept && hit.span.end < span.start && opens(hit.span.end))
    }
}
