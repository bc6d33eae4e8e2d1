//! Words of terms that are written out: a pattern and the terms of its locale come in, the place of a word that a
//! reference would read as goes out, with that reference. What stands between braces, in markup or inside a longer word
//! is none.

use std::collections::{BTreeMap, BTreeSet};

use super::form::forms;
use super::resource::{Entry, Resource};
use super::scope::{Placed, Scope};
use super::site_messages::of_entry;
use super::tree::{Pattern, Reference};
use crate::finding::{Code, Finding, Hint};
use crate::text::Span;

/// A word that stands where a reference could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// Its bytes in the file.
    pub(super) span: Span,
    /// The word.
    pub(super) text: String,
    /// What would read the same: `{ -stem-cell(form: "plural") }`.
    pub(super) reference: String,
}

/// Where the word of a term is written out in a pattern; the longest form of it that stands there.
pub(super) fn written_out(reference: &Reference<'_>, pattern: &Pattern<'_>, scope: &Scope<'_, '_>) -> Option<Written> {
    let (_, term) = scope.get(true, reference.id).filter(|_| reference.is_term && reference.attribute.is_none())?;
    find(term, pattern)
}

/// The first place where a form of a term stands.
pub(super) fn find(term: &Entry<'_>, pattern: &Pattern<'_>) -> Option<Written> {
    let mut forms = forms(term);
    forms.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
    let texts = pattern.texts();
    let exact = forms.iter().filter(|form| !form.text.trim().is_empty()).find_map(|form| {
        texts.iter().find_map(|(text, span)| {
            let at = text.match_indices(form.text.as_str()).map(|(at, _)| at).find(|&at| stands(text, at, at + form.text.len()))?;
            let span = Span::new(span.start + at, span.start + at + form.text.len());
            Some(Written { span, text: form.text.clone(), reference: form.reference(term.id) })
        })
    });
    // A form that the term does not have: another case, a plural. It is written out all the same.
    exact.or_else(|| {
        forms.iter().filter(|form| form.text.is_ascii() && form.text.len() > 3).find_map(|form| {
            texts.iter().find_map(|(text, span)| {
                let small = text.to_ascii_lowercase();
                let word = form.text.to_ascii_lowercase();
                let ends = |at: usize| ["", "s", "es"].iter().map(|end| (at, at + word.len() + end.len(), *end)).collect::<Vec<_>>();
                let (start, end, _) = small
                    .match_indices(word.as_str())
                    .flat_map(|(at, _)| ends(at))
                    .find(|(start, end, tail)| small.get(end - tail.len()..*end) == Some(*tail) && stands(text, *start, *end))?;
                let word = text.get(start..end)?.to_owned();
                Some(Written { span: Span::new(span.start + start, span.start + end), text: word, reference: form.reference(term.id) })
            })
        })
    })
}

/// Whether the bytes are words of their own, and text: no letters of the same kind beside them, not within a tag or an
/// address.
fn stands(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
    let word = text.get(start..end).unwrap_or("");
    let joins = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => {
            let kana = |c: char| matches!(c, 'ァ'..='ヶ' | 'ー' | 'ｦ'..='ﾟ');
            (a.is_alphanumeric() && b.is_alphanumeric() && !is_wide(a) && !is_wide(b)) || (kana(a) && kana(b))
        }
        _ => false,
    };
    let in_tag = before.rfind('<').is_some_and(|open| before.get(open..).is_some_and(|rest| !rest.contains('>')));
    let chunk = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let in_address = chunk.contains("://") || chunk.ends_with(['/', '@', '_']) || after.starts_with(['_', '@']);
    let (last, first) = (before.chars().last(), word.chars().next());
    // 細胞 in 幹細胞 is another word; in 細胞治療 it is this one.
    let within = last.is_some_and(is_kanji) && first.is_some_and(is_kanji);
    !in_tag && !in_address && !within && !joins(last, first) && !joins(word.chars().last(), after.chars().next())
}

fn is_wide(c: char) -> bool {
    u32::from(c) >= 0x2E80
}

fn is_kanji(c: char) -> bool {
    matches!(c, '一'..='鿿' | '々' | '㐀'..='䶿')
}

/// The finding, with the reference to write instead.
pub(super) fn finding(code: Code, (resource, entry): Placed<'_, '_>, written: &Written) -> Finding {
    let finding =
        of_entry(code, resource, entry, written.span).with("text", written.text.as_str()).with("name", written.reference.as_str());
    finding.hint(Hint::new("use-reference").with("name", written.reference.as_str()))
}

/// The words of terms, ready to be found in texts.
#[derive(Default)]
pub(super) struct TermWords {
    /// By first character, longest first: the word, the id of its term, the reference.
    words: BTreeMap<char, Vec<(String, String, String)>>,
}

impl TermWords {
    /// The words of the terms among entries.
    pub(super) fn new(terms: &[Entry<'_>]) -> Self {
        let mut words: BTreeMap<char, Vec<(String, String, String)>> = BTreeMap::new();
        for term in terms.iter().filter(|entry| entry.is_term) {
            for form in forms(term) {
                if let Some(first) = form.text.chars().next() {
                    let reference = form.reference(term.id);
                    words.entry(first).or_default().push((form.text, term.id.to_owned(), reference));
                }
            }
        }
        words.values_mut().for_each(|words| words.sort_by_key(|(text, ..)| std::cmp::Reverse(text.len())));
        TermWords { words }
    }

    /// The words that stand in a text, each with the id of its term; of words within words the longest. Spans are those of
    /// the file, if `span` is that of the text.
    pub(super) fn find(&self, text: &str, span: Span) -> Vec<(&str, Written)> {
        let mut found = Vec::new();
        let mut behind = 0;
        for (at, first) in text.char_indices() {
            let here = text.get(at..).filter(|_| at >= behind).unwrap_or("");
            let mut candidates = self.words.get(&first).into_iter().flatten();
            let word = candidates.find(|(word, ..)| here.starts_with(word.as_str()) && stands(text, at, at + word.len()));
            if let Some((word, id, reference)) = word {
                behind = at + word.len();
                let span = Span::new(span.start + at, span.start + behind);
                found.push((id.as_str(), Written { span, text: word.clone(), reference: reference.clone() }));
            }
        }
        found
    }
}

/// Words of generated terms that are written out in the messages of a locale where the message does not name the term:
/// what could be a reference. Each term once a message.
pub(super) fn possible(resources: &[Resource<'_>], generated: &Resource<'_>) -> Vec<Finding> {
    let words = TermWords::new(&generated.entries);
    let mut findings = Vec::new();
    for resource in resources {
        for entry in resource.entries.iter().filter(|entry| !entry.is_term) {
            let mut named: BTreeSet<&str> = entry.references().iter().filter(|(one, _)| one.is_term).map(|(one, _)| one.id).collect();
            for (text, span) in entry.patterns().flat_map(|(_, pattern)| pattern.texts()) {
                for (id, written) in words.find(text, span) {
                    if named.insert(id) {
                        findings.push(finding(Code::TermPossible, (resource, entry), &written));
                    }
                }
            }
        }
    }
    findings
}
