//! Segmentation rules of an SRX file, ready to cut texts of one language. In: a text and the spans that must stay whole.
//! Out: the spans of its segments, without the white space between them. At every place between two characters the first
//! rule whose `beforebreak` matches up to it and whose `afterbreak` matches from it decides; without one the text goes on.
//! What never happens: a cut inside a protected span, or an expression that backtracks without end.

use std::sync::atomic::{AtomicBool, Ordering};

use fancy_regex::{Regex, RegexBuilder, RegexInput};

use super::expression::{refers_back, translate};
use crate::text::Span;

/// Steps back that one expression may take at one place of a text.
const STEPS: usize = 20_000;
/// How often it may take more in one text before it is left out of it.
const PATIENCE: u8 = 3;

/// Characters before a place in which an expression may begin that refers back to its groups.
const WINDOW: usize = 200;

/// Bytes before and behind a place that an expression may look at: a rule that looks back as far as it can would make the
/// time for a long text quadratic.
const FAR: usize = 4096;

/// One rule.
#[derive(Debug)]
pub(super) struct Rule {
    breaks: bool,
    /// Looks back and ahead from a place; none where any place will do.
    around: Option<Regex>,
    /// The expression before the place, where it refers back to its groups: looking back is not to be trusted then.
    forward: Option<Regex>,
    /// Its number in the file and the byte where it stands.
    pub(super) number: usize,
    pub(super) at: usize,
    /// Whether it took too long somewhere.
    pub(super) tired: AtomicBool,
}

impl Rule {
    /// Compiles a rule; none if an expression cannot be.
    pub(super) fn new(breaks: bool, before: &str, after: &str, number: usize, at: usize) -> Option<Rule> {
        let (before, after) = (translate(before), translate(after));
        // An expression is whole by itself, or it could break out of the brackets around it.
        for part in [&before, &after] {
            compile(part)?;
        }
        let forward = if refers_back(&before) { Some(compile(&before)?) } else { None };
        let ahead = if after.is_empty() { String::new() } else { format!("(?={after})") };
        let behind = if before.is_empty() { String::new() } else { format!("(?<={before})") };
        let around = if ahead.is_empty() && behind.is_empty() { None } else { Some(compile(&(ahead + &behind))?) };
        Some(Rule { breaks, around, forward, number, at, tired: AtomicBool::new(false) })
    }

    /// Whether it matches at a place; an error where that took too long.
    fn matches(&self, text: &str, at: usize) -> Result<bool, ()> {
        let Some(around) = &self.around else { return Ok(true) };
        let (from, to) = (text.floor_char_boundary(at.saturating_sub(FAR)), text.ceil_char_boundary(at.saturating_add(FAR)));
        let near = Span::new(from, to).of(text);
        let input = RegexInput::new(near).range(at - from..near.len()).anchored(true);
        let input = input.start_text(from == 0).end_text(to == text.len());
        if !around.is_match_input(input).map_err(|_| ())? {
            return Ok(false);
        }
        let Some(forward) = &self.forward else { return Ok(true) };
        for (from, _) in text.get(..at).unwrap_or("").char_indices().rev().take(WINDOW) {
            let input = RegexInput::new(text).range(from..at).anchored(true);
            if forward.find_input(input).map_err(|_| ())?.is_some_and(|found| found.end() == at) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn compile(expression: &str) -> Option<Regex> {
    RegexBuilder::new(expression).backtrack_limit(STEPS).allow_input_assertion_overrides(true).build().ok()
}

/// The rules for one language, in the order in which they are asked.
#[derive(Debug)]
pub struct Rules {
    pub(super) rules: Vec<Rule>,
}

impl Rules {
    /// The segments of a text: trimmed spans in order; what lies between them is white space only. Nothing inside a
    /// `protected` span (sorted, apart from each other) is cut.
    pub fn sentences(&self, text: &str, protected: &[Span]) -> Vec<Span> {
        let mut patience = vec![PATIENCE; self.rules.len()];
        let mut out = Vec::new();
        let mut start = 0;
        let places = text.char_indices().map(|(at, _)| at).skip(1).chain(Some(text.len()));
        for at in places {
            let whole = protected.get(protected.partition_point(|span| span.end <= at)).is_some_and(|span| span.start < at);
            if at < text.len() && (whole || !self.breaks(text, at, &mut patience)) {
                continue;
            }
            let piece = Span::new(start, at).of(text);
            let trimmed = piece.trim();
            if !trimmed.is_empty() {
                let from = start + piece.len() - piece.trim_start().len();
                out.push(Span::new(from, from + trimmed.len()));
            }
            start = at;
        }
        out
    }

    /// Whether a segment ends at a place: the first rule that matches says so.
    fn breaks(&self, text: &str, at: usize, patience: &mut [u8]) -> bool {
        let mut matches = |i: usize, rule: &Rule| {
            let Some(left) = patience.get_mut(i).filter(|left| **left > 0) else { return false };
            rule.matches(text, at).unwrap_or_else(|()| {
                *left -= 1;
                rule.tired.store(true, Ordering::Relaxed);
                false
            })
        };
        // Most rules say where no segment ends; they are asked only where one of the few others would end it.
        let first = self.rules.iter().enumerate().find(|(i, rule)| rule.breaks && matches(*i, rule)).map(|(i, _)| i);
        first.is_some_and(|first| !self.rules.iter().enumerate().take(first).any(|(i, rule)| !rule.breaks && matches(i, rule)))
    }
}
