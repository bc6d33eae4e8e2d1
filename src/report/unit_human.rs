//! One unit for people: context dimmed, the source with its terms marked, matches with the words that differ, terms
//! numbered. No line is wider than the terminal.

use super::check_human;
use super::difference::differ;
use super::excerpt::flow;
use super::paint::{Ink, Paint};
use super::unit::{Side, UnitView, notes, parts};
use crate::bundle::Messages;
use crate::finding::Args;
use crate::morph::Analyzer;
use crate::text::{one_line, width};

/// The unit as `next`, `show` and `translate` show it. `cells` is the width of the terminal.
pub fn write(view: &UnitView, messages: &Messages, paint: Paint, cells: usize, analyzer: &dyn Analyzer) -> String {
    let mut out = String::new();
    let flow = |out: &mut String, head: &str, pieces: &[(Ink, String)]| flow(out, head, width(head), pieces, paint, cells);
    let state = messages.plain(&format!("state-{}", view.state));
    flow(&mut out, "", &[(Ink::Bold, one_line(&view.unit).into_owned()), (Ink::Plain, "  ".into()), (Ink::Dim, state)]);
    if let Some(section) = &view.section {
        flow(&mut out, "  ", &[(Ink::Dim, format!("§ {section}"))]);
    }
    for note in &view.notes {
        flow(&mut out, "  ", &[(Ink::Yellow, format!("# {note}"))]);
    }
    out.push('\n');
    let side = |out: &mut String, side: &Option<Side>| {
        if let Some(side) = side {
            let target = side.target.as_deref().map(|target| format!("  ⇒ {target}")).unwrap_or_default();
            flow(out, "    ", &[(Ink::Dim, format!("{}{target}", side.source))]);
        }
    };
    side(&mut out, &view.previous);
    super::excerpt::flow(&mut out, "  ▸ ", 4, &marked(view), paint, cells);
    side(&mut out, &view.next);
    if let Some(was) = &view.was {
        flow(&mut out, &format!("  {}", messages.plain("unit-was")), &differ(was, &view.source, analyzer));
    }
    if let Some(target) = &view.target {
        flow(&mut out, &format!("  {}", messages.plain("unit-target")), &[(Ink::Green, target.clone())]);
    }
    if !view.matches.is_empty() {
        out.push_str(&format!("\n  {}\n", paint.dim(&messages.plain("unit-matches"))));
        for (number, found) in view.matches.iter().enumerate() {
            let mut why = notes(found, messages);
            why.push(one_line(&found.origin.to_string()).into_owned());
            let head = format!("  m{} {:>3}%  ", number + 1, found.score);
            // Another translation of the text above needs no score of its own, unless it has one.
            if let Some(first) = found.variant_of {
                let same = view.matches.get(first).is_some_and(|first| first.score == found.score);
                let head = if same { format!("  m{}       ", number + 1) } else { head };
                flow(&mut out, &head, &[(Ink::Plain, format!("{}  ", found.target)), (Ink::Dim, why.join(" · "))]);
                continue;
            }
            if found.variants > 1 {
                why.push(messages.text("memory-variants", &Args::from([("count", found.variants.into())])));
            }
            let mut pieces = differ(&found.source, &view.source, analyzer);
            pieces.extend([(Ink::Plain, "  ".to_owned()), (Ink::Dim, why.join(" · "))]);
            flow(&mut out, &head, &pieces);
            flow(&mut out, "           ", &[(Ink::Plain, found.target.clone())]);
        }
    }
    if let Some(assembled) = &view.assembled {
        let told = messages.text("unit-assembled", &Args::from([("coverage", usize::from(assembled.coverage).into())]));
        out.push_str(&format!("\n  {}\n", paint.dim(&told)));
        flow(&mut out, "    ", &[(Ink::Plain, assembled.text.clone())]);
        flow(&mut out, "    ", &[(Ink::Dim, one_line(&parts(assembled).join(" · ")).into_owned())]);
    }
    if !view.terms.is_empty() {
        out.push_str(&format!("\n  {}\n", paint.dim(&messages.plain("unit-terms"))));
        for (number, term) in view.terms.iter().enumerate() {
            let note = term.note.as_deref().map(|note| format!("  {note}")).unwrap_or_default();
            let pieces = [(Ink::Cyan, term.source.clone()), (Ink::Plain, format!(" → {}", term.target)), (Ink::Dim, note)];
            flow(&mut out, &format!("  t{} ", number + 1), &pieces);
        }
    }
    if !view.findings.is_empty() {
        out.push('\n');
        for finding in &view.findings {
            check_human::one(&mut out, finding, messages, paint, cells);
        }
    }
    out
}

/// The source with its terms in colour.
fn marked(view: &UnitView) -> Vec<(Ink, String)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for term in &view.terms {
        if let (Some(before), Some(word)) = (view.source.get(at..term.start), view.source.get(term.start..term.end)) {
            pieces.extend([(Ink::Bold, before.to_owned()), (Ink::Cyan, word.to_owned())]);
            at = term.end;
        }
    }
    pieces.push((Ink::Bold, view.source.get(at..).unwrap_or("").to_owned()));
    pieces
}
