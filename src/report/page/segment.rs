//! A segment as HTML: what became of it, its texts side by side, the source that a stale translation was made for, and its
//! findings.

use std::collections::BTreeSet;

use super::markup::{anchor, attribute, coded, fragment, spoken};
use super::outline::Row;
use super::text::{Mark, Shown, loud, terms, text};
use super::{Page, View};
use crate::catalog::State;
use crate::diff::{Change, Unit};
use crate::finding::Finding;
use crate::report::change::{links, name, notes, word};
use crate::report::wording::{hint, message};
use crate::text::{Span, one_line};

/// The segment; the concepts it has are added to `used`.
pub(super) fn segment(row: &Row<'_>, page: &Page<'_>, view: &View<'_>, used: &mut BTreeSet<usize>) -> String {
    let unit = row.unit;
    let anchor = anchor(&unit.name(), &unit.locale, view.first);
    let mut classes = vec!["s"];
    classes.extend(row.change.is_some().then_some("c"));
    classes.extend(row.is_flagged().then_some("f"));
    classes.extend(row.has_new(view.new).then_some("n"));
    let removed = row.change.is_some_and(|change| change.head.is_none());
    classes.extend(removed.then_some("gone"));
    let base = row.change.and_then(|change| change.base.as_deref());
    let (old_source, old_target) =
        if removed { (None, None) } else { (base.map(|u| u.source.as_str()), base.and_then(|u| u.target.as_deref())) };
    let (source_words, target_words) = ((page.words)(page.source), (page.words)(&unit.locale));
    let meant = |concept: usize| {
        let word = page.glossary.concept(concept).map(|concept| concept.preferred(page.source));
        row.findings.iter().any(|finding| finding.term.is_some() && finding.term.as_deref() == word)
    };
    let mut source_marks = terms(&unit.source, page.source, page.glossary, source_words, None, &meant);
    let concepts: BTreeSet<usize> =
        source_marks.iter().filter_map(|(_, mark)| if let Mark::Term(concept, _) = mark { Some(*concept) } else { None }).collect();
    let target = unit.target.as_deref().unwrap_or_default();
    let mut target_marks = terms(target, &unit.locale, page.glossary, target_words, Some(&concepts), &meant);
    for finding in &row.findings {
        let add = |marks: &mut Vec<(Span, Mark)>, text: &str, said: &Option<String>, mark: Option<Span>| {
            marks.extend(mark.filter(|_| said.as_deref() == Some(text)).map(|span| (span, Mark::Finding(finding.severity))));
        };
        add(&mut source_marks, &unit.source, &finding.source, finding.source_mark);
        add(&mut target_marks, target, &finding.target, finding.target_mark);
    }
    let numbers: Vec<String> = concepts.iter().map(ToString::to_string).collect();
    used.extend(concepts);
    let mut out = format!("<article class=\"{}\" id=\"{}\"", classes.join(" "), attribute(&anchor));
    if !numbers.is_empty() {
        out.push_str(&format!(" data-t=\"{}\"", numbers.join(" ")));
    }
    out.push_str(&format!("><p class=h><a class=u href=\"{}\">{}</a>{}</p>", fragment(&anchor), attribute(&unit.id), badges(row, view)));
    // What a stale translation was made for is told beside the source as it is now.
    let was = unit.was.as_deref().filter(|was| unit.state == State::Stale && *was != unit.source);
    let was = was.or(old_source.filter(|old| unit.state == State::Stale && *old != unit.source));
    let shown = if was.is_some() { Shown::New } else { Shown::Both };
    let (source_words, target_words) = ((page.differ)(page.source), (page.differ)(&unit.locale));
    let source = text(was.or(old_source), &unit.source, shown, page.source, source_words, &source_marks);
    let whole = |text: String| {
        if removed {
            format!("<del>{text}</del>")
        } else if row.change.is_some_and(|change| change.changes.contains(&Change::Added)) {
            format!("<ins class=all>{text}</ins>")
        } else {
            text
        }
    };
    out.push_str(&format!("<div class=p><div><p lang=\"{}\">{}</p>", attribute(page.source), whole(source)));
    if let Some(was) = was {
        let old = text(Some(was), &unit.source, Shown::Old, page.source, source_words, &[]);
        out.push_str(&format!("<p class=l>{}</p><p class=was lang=\"{}\">{old}</p>", spoken(&view.was, view.lang), attribute(page.source)));
    }
    out.push_str("</div><div>");
    if target.is_empty() {
        let gone = old_target.map(|old| format!("<p lang=\"{}\"><del>{}</del></p>", attribute(&unit.locale), spoken(old, &unit.locale)));
        out.push_str(&gone.unwrap_or_default());
        out.push_str(&format!("<p class=none>{}</p>", spoken(&view.untranslated, view.lang)));
    } else {
        let target = text(old_target, target, Shown::Both, &unit.locale, target_words, &target_marks);
        let target =
            if old_target.is_none() && base.is_some() && !removed { format!("<ins class=all>{target}</ins>") } else { whole(target) };
        out.push_str(&format!("<p lang=\"{}\">{target}</p>", attribute(&unit.locale)));
    }
    out.push_str("</div></div>");
    let head = row.change.and_then(|change| change.head.as_deref());
    let note = |note: &String| view.messages.text("review-note", &[("text", one_line(note).into_owned().into())].into());
    let said_of: Vec<String> =
        head.map(|head| links(base, head).into_iter().chain(notes(base, head).into_iter().map(note)).collect()).unwrap_or_default();
    said_of.iter().for_each(|line| out.push_str(&format!("<p class=l>{}</p>", spoken(line, view.lang))));
    if !row.findings.is_empty() {
        out.push_str("<ul class=v>");
        row.findings.iter().for_each(|finding| out.push_str(&said(finding, view)));
        out.push_str("</ul>");
    }
    out.push_str("</article>\n");
    out
}

/// What became of a segment, and where its translation stands.
fn badges(row: &Row<'_>, view: &View<'_>) -> String {
    let mut out = String::new();
    let mut badge = |class: &str, text: &str| out.push_str(&format!(" <span class=\"b {class}\">{}</span>", spoken(text, view.lang)));
    let state = |unit: &Unit| view.messages.plain(&format!("state-{}", unit.state.name()));
    let mut told = false;
    if let Some(change) = row.change {
        for kind in &change.changes {
            match (kind, &change.base, &change.head) {
                (Change::State, Some(base), Some(head)) => {
                    told = true;
                    badge(head.state.name(), &format!("{} → {}", state(base), state(head)));
                }
                (Change::Renamed, ..) => {}
                _ => badge(name(*kind), &word(change, *kind, view.messages)),
            }
        }
    }
    if !told && !matches!(row.unit.state, State::Untranslated | State::Translated | State::Reviewed) {
        badge(row.unit.state.name(), &state(row.unit));
    }
    out
}

/// A finding: how loud, what it says, what would help.
pub(super) fn said(finding: &Finding, view: &View<'_>) -> String {
    let severity = view.severity(finding);
    let new =
        if view.new.contains(&finding.fingerprint()) { format!(" <span class=\"b new\">{}</span>", view.new_word) } else { String::new() };
    let hints: String =
        finding.hints.iter().map(|h| format!("<br><small>→ {}</small>", coded(&spoken(&hint(h, view.messages), view.lang)))).collect();
    format!(
        "<li class={}><b>{severity}</b>{new} {} <code>{}</code>{hints}</li>",
        loud(finding.severity),
        spoken(&one_line(&message(finding, view.messages)), view.lang),
        finding.code.name(),
    )
}
