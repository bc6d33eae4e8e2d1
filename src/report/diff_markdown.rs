//! A diff as a comment on a pull request: the verdict, a table of terms, findings that came, then changed segments with
//! the words that differ. It is never longer than [`LIMIT`] bytes; what is left out is counted at its place.

use std::collections::BTreeSet;

use super::change::{entries, kinds, links, notes, renamed, renderings};
use super::difference;
use super::markdown::inert;
use super::verdict::{Judged, Verdict};
use super::wording::message;
use crate::bundle::Messages;
use crate::catalog::State;
use crate::diff::{Diff, Status, Tag, UnitChange};
use crate::finding::{Args, Finding, Severity};
use crate::morph::Analyzer;

/// Most bytes of a comment. GitHub takes 65,536 characters.
pub const LIMIT: usize = 40_000;
/// Most bytes of all terms, and of all findings.
const PART: usize = 10_000;
/// Most findings of a list, and most terms.
const ROWS: usize = 20;
const TERMS: usize = 40;
/// Most characters of one text.
const TEXT: usize = 600;

/// The comment. `words` gives what cuts the texts of a locale; `source` is the locale of the articles.
pub fn write<'a>(diff: &Diff, source: &str, messages: &Messages, analyzer: &dyn Fn(&str) -> &'a dyn Analyzer) -> String {
    let judged = Judged::of(diff);
    let mark = match judged.verdict {
        Verdict::Nothing | Verdict::Fine => "✅",
        Verdict::Look => "⚠️",
        Verdict::Hold => "⛔",
    };
    let mut out = format!("## {mark} {}\n", judged.sentence(messages));
    if judged.verdict == Verdict::Nothing {
        return out;
    }
    let asides = judged.asides(messages);
    if !asides.is_empty() {
        out.push('\n');
        asides.iter().for_each(|line| out.push_str(&format!("- {}\n", inert(&short(line)))));
    }
    let args = Args::from([
        ("units", diff.changed_units().into()),
        ("terms", diff.changed_terms().into()),
        ("introduced", diff.findings.iter().filter(|change| change.status == Status::Introduced).count().into()),
        ("fixed", judged.fixed.into()),
    ]);
    out.push_str(&format!("\n{}\n", messages.text("diff-summary", &args)));
    let terms = diff.told_terms().map(|change| {
        let (parts, marks) = renderings(change, messages);
        let marks = if marks.is_empty() { String::new() } else { format!(" **{}**", inert(&marks.join(&messages.plain("list-comma")))) };
        let locale = change.locale.as_ref().filter(|_| diff.several).map(|locale| format!(" ({})", inert(locale))).unwrap_or_default();
        format!("| {}{locale} | {}{marks} |\n", inert(&short(&change.term)), inert(&short(&parts.join(&messages.plain("list-comma")))))
    });
    let head = format!(
        "### {}\n\n| {} | {} |\n|---|---|\n",
        messages.plain("diff-terms"),
        messages.plain("diff-term"),
        messages.plain("diff-renderings")
    );
    section(&mut out, &head, terms.collect(), TERMS, PART, messages);
    entries(diff, messages).iter().for_each(|line| out.push_str(&format!("\n{}\n", inert(&short(line)))));
    let waivers = diff.waivers.iter().map(|waiver| {
        let old = if waiver.status == Status::Remaining { messages.plain("diff-waiver-old") } else { String::new() };
        let (article, id) = waiver.unit.rsplit_once('#').unwrap_or(("", &waiver.unit));
        format!("- {} — {} {} ({} {})\n", inert(&waiver.code), inert(&short(&waiver.reason)), inert(&old), inert(article), code(id))
    });
    section(&mut out, &format!("### {}\n\n", messages.plain("diff-waived")), waivers.collect(), ROWS, PART, messages);
    let changed: BTreeSet<_> =
        diff.units.iter().filter_map(|change| change.head.as_ref()).map(|unit| (unit.name(), &unit.locale)).collect();
    let line = |finding: &Finding| {
        let mark = match finding.severity {
            Severity::Error => "⛔",
            Severity::Warning => "⚠️",
            Severity::Note | Severity::Off => "ℹ️",
        };
        let place = match finding.unit.as_deref().and_then(|unit| unit.rsplit_once('#')) {
            Some((article, id)) => format!("{} {}", inert(article), code(id)),
            None => inert(&finding.file),
        };
        // The texts of a segment that did not change stand nowhere else.
        let is_shown = finding.unit.clone().zip(finding.locale.as_ref()).is_none_or(|key| changed.contains(&key));
        let texts = [&finding.source, &finding.target].into_iter().flatten().filter(|_| !is_shown);
        let texts: Vec<String> = texts.map(|text| inert(&short(text))).collect();
        let texts = if texts.is_empty() { String::new() } else { format!("<br>{}", texts.join("<br>")) };
        format!("- {mark} {} ({}) — {}{texts}\n", inert(&short(&message(finding, messages))), finding.code.name(), place)
    };
    for (status, key) in [(Status::Introduced, "diff-introduced"), (Status::Remaining, "diff-remaining")] {
        let mut found: Vec<&Finding> = diff
            .findings
            .iter()
            .filter(|change| {
                change.status == status && !change.beside && (status == Status::Introduced || change.finding.severity >= Severity::Warning)
            })
            .map(|change| &change.finding)
            .collect();
        found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        section(&mut out, &format!("### {}\n\n", messages.plain(key)), found.into_iter().map(line).collect(), ROWS, PART, messages);
    }
    let mut rows = Vec::new();
    let mut last = None;
    for (at, change) in diff.units.iter().enumerate() {
        let Some(unit) = change.head.as_ref().or(change.base.as_ref()) else { continue };
        let mut row = String::new();
        if last != Some((&unit.article, &unit.locale)) {
            let heads = [messages.plain("diff-unit"), inert(source), inert(&unit.locale)].join(" | ");
            let renamed = change.head.as_ref().and_then(|head| renamed(diff, &head.article, messages));
            let renamed = renamed.map(|said| format!(" ({})", inert(&said))).unwrap_or_default();
            row = format!("\n**{}**{renamed}\n", inert(&unit.article));
            let here = |other: &&UnitChange| {
                other.head.as_ref().or(other.base.as_ref()).is_some_and(|one| (&one.article, &one.locale) == (&unit.article, &unit.locale))
            };
            if diff.units.iter().skip(at).take_while(here).any(|other| !other.is_only_renamed()) {
                row.push_str(&format!("\n| {heads} |\n|---|---|---|\n"));
            }
            last = Some((&unit.article, &unit.locale));
        }
        if change.is_only_renamed() {
            rows.push(row);
            continue;
        }
        row.push_str(&segment(change, messages, [analyzer(source), analyzer(&unit.locale)]));
        rows.push(row);
    }
    // Room for the line that says how much is left out.
    let room = LIMIT.saturating_sub(out.len() + 300);
    section(&mut out, &format!("### {}\n", messages.plain("diff-units")), rows, usize::MAX, room, messages);
    out
}

/// A heading and as many rows as there is room for, `most` of them.
fn section(out: &mut String, head: &str, rows: Vec<String>, most: usize, room: usize, messages: &Messages) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("\n{head}"));
    let mut used = 0;
    let shown = rows
        .iter()
        .take(most)
        .take_while(|row| {
            used += row.len();
            used <= room
        })
        .count();
    rows.iter().take(shown).for_each(|row| out.push_str(row));
    if shown < rows.len() {
        out.push_str(&format!("\n_{}_\n", messages.text("diff-left-out", &Args::from([("count", (rows.len() - shown).into())]))));
    }
}

fn segment(change: &UnitChange, messages: &Messages, [source, target]: [&dyn Analyzer; 2]) -> String {
    let (base, head) = (change.base.as_deref(), change.head.as_deref());
    let id = head.or(base).map_or("", |unit| unit.id.as_str());
    let sources = pieces(base.map(|unit| unit.source.as_str()), head.map(|unit| unit.source.as_str()), source);
    let targets = pieces(base.and_then(|unit| unit.target.as_deref()), head.and_then(|unit| unit.target.as_deref()), target);
    let mut said = vec![inert(&kinds(change, messages).join(&messages.plain("list-comma")))];
    if let (Some(base), Some(head)) = (base, head)
        && base.state != head.state
    {
        let [old, new] = [base, head].map(|unit| messages.plain(&format!("state-{}", unit.state.name())));
        said.push(inert(&format!("{old} → {new}")));
    }
    let mut sources = marked(&sources);
    if let Some(head) = head {
        said.extend(links(base, head).iter().map(|line| inert(&short(line))));
        said.extend(
            notes(base, head)
                .into_iter()
                .map(|note| inert(&short(&messages.text("review-note", &Args::from([("text", note.as_str().into())]))))),
        );
        // A stale translation was made for another source than the one it stands beside.
        let was = head.was.as_ref().filter(|was| head.state == State::Stale && base.is_none_or(|base| base.source != **was));
        if let Some(was) = was {
            sources.push_str(&format!("<br>{} {}", inert(&messages.plain("diff-was")), inert(&short(was))));
        }
    }
    format!("| {}: {} | {sources} | {} |\n", code(id), said.join("<br>"), marked(&targets))
}

fn pieces(old: Option<&str>, new: Option<&str>, analyzer: &dyn Analyzer) -> Vec<(Tag, String)> {
    match (old, new) {
        (Some(old), Some(new)) if old != new => {
            difference::pieces(old, new, analyzer).iter().map(|piece| (piece.tag, piece.seen(&piece.text).into_owned())).collect()
        }
        (_, Some(new)) => vec![(Tag::Same, new.to_owned())],
        (Some(old), None) => vec![(Tag::Gone, old.to_owned())],
        (None, None) => Vec::new(),
    }
}

/// Pieces with what is gone struck out and what is new in bold, cut where they are long.
fn marked(pieces: &[(Tag, String)]) -> String {
    let mut out = String::new();
    let mut left = TEXT;
    for (tag, text) in pieces {
        if left == 0 {
            out.push('…');
            break;
        }
        let cut: String = text.chars().take(left).collect();
        left -= cut.chars().count();
        let long = cut.len() < text.len();
        let core = inert(cut.trim());
        let (before, after) = (cut.len() - cut.trim_start().len() > 0, cut.len() - cut.trim_end().len() > 0);
        // Marks next to punctuation mark nothing in Markdown; tags do.
        let bare = core.starts_with(char::is_alphanumeric) && core.ends_with(char::is_alphanumeric);
        let marks = match (tag, bare) {
            _ if core.is_empty() => ("", ""),
            (Tag::Same, _) => ("", ""),
            (Tag::Gone, true) => ("~~", "~~"),
            (Tag::Gone, false) => ("<del>", "</del>"),
            (Tag::New, true) => ("**", "**"),
            (Tag::New, false) => ("<b>", "</b>"),
        };
        let space = |is: bool| if is { " " } else { "" };
        out.push_str(&format!("{}{}{core}{}{}", space(before), marks.0, marks.1, space(after && !core.is_empty())));
        if long {
            out.push('…');
            break;
        }
    }
    out
}

/// The id of a unit.
fn code(id: &str) -> String {
    if id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') { format!("`{id}`") } else { inert(id) }
}

fn short(text: &str) -> String {
    let mut out: String = text.chars().take(TEXT).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Tag, marked};

    #[test]
    fn words_that_differ_are_struck_out_or_bold() {
        let piece = |tag, text: &str| (tag, text.to_owned());
        let pieces = [piece(Tag::Same, "投与から"), piece(Tag::Gone, "3"), piece(Tag::New, "6"), piece(Tag::Same, "か月後。")];
        assert_eq!(marked(&pieces), "投与から~~3~~**6**か月後。");
        let pieces = [piece(Tag::Same, "The "), piece(Tag::Gone, "old "), piece(Tag::New, "(new) "), piece(Tag::Same, "text.")];
        assert_eq!(marked(&pieces), "The ~~old~~ <b>&#40;new&#41;</b> text.");
        let long = marked(&[piece(Tag::Same, &"長い文。".repeat(400))]);
        assert!(long.chars().count() <= super::TEXT + 1, "{long}");
        let cut = marked(&[piece(Tag::Same, &"長".repeat(700)), piece(Tag::New, "新")]);
        assert!(cut.ends_with('…'), "{cut}");
    }
}
