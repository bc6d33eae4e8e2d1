//! The head of a page: may this be published, and if not, where to look; coverage, findings, terms, articles.

use super::markup::{attribute, coded, fragment, lang_of, spoken};
use super::outline::{Article, Outline};
use super::segment::said;
use super::text::loud;
use super::{Page, View};
use crate::catalog::State;
use crate::diff::{Change, Status, TermUse};
use crate::finding::{Args, Counts, Finding, Severity};
use crate::report::diff_human::{name, renderings};
use crate::report::verdict::Judged;
use crate::report::wording::message;
use crate::text::one_line;

/// Most places that are named at once.
const PLACES: usize = 8;
/// Most findings of a list.
const LISTED: usize = 200;
/// Rows from which a table is closed at first.
const LONG: usize = 12;

pub(super) fn summary(page: &Page<'_>, outline: &Outline<'_>, view: &View<'_>) -> String {
    let judged = Judged::of(page.diff);
    let mut out = format!(
        "<section id=summary aria-labelledby=verdict>\n<h2 id=verdict class={}>{}</h2>\n",
        judged.verdict.name(),
        spoken(&judged.sentence(view.messages), view.lang)
    );
    let asides: String =
        judged.asides(view.messages).iter().map(|line| format!("<li>{}</li>\n", coded(&spoken(line, view.lang)))).collect();
    if !asides.is_empty() {
        out.push_str(&format!("<ul>\n{asides}</ul>\n"));
    }
    if !judged.places.is_empty() {
        out.push_str(&format!("<h3>{}</h3>\n<ol class=look>\n", view.words("diff-look-first")));
        judged.places.iter().take(PLACES).for_each(|finding| out.push_str(&place(finding, outline, view)));
        out.push_str("</ol>\n");
        if judged.places.len() > PLACES {
            out.push_str(&format!("<p>{}</p>\n", view.said("page-more", &[("count", (judged.places.len() - PLACES).into())])));
        }
    }
    out.push_str("<div class=cards>\n");
    out.push_str(&changes(page, view));
    out.push_str(&findings(page, &judged, view));
    out.push_str(&coverage(outline, view));
    out.push_str("</div>\n");
    out.push_str(&waivers(page, view));
    out.push_str(&terms(page, view));
    out.push_str("</section>\n");
    out
}

/// A finding at the head of the page: what it says, and a link to where it is.
fn place(finding: &Finding, outline: &Outline<'_>, view: &View<'_>) -> String {
    let unit = finding.unit.as_deref();
    let to = unit.and_then(|unit| {
        let rows = outline.articles.iter().flat_map(|article| &article.rows);
        let locale = |row: &super::outline::Row<'_>| finding.locale.as_ref().is_none_or(|locale| *locale == row.unit.locale);
        let row = rows.into_iter().find(|row| row.unit.name() == unit && locale(row))?;
        Some(super::markup::anchor(unit, &row.unit.locale, view.first))
    });
    let name = attribute(unit.unwrap_or(&finding.file));
    let link = to.map_or_else(|| name.clone(), |to| format!("<a href=\"{}\">{name}</a>", fragment(&to)));
    format!(
        "<li class={}><b>{}</b> {} <span class=at>{link}</span></li>\n",
        loud(finding.severity),
        view.severity(finding),
        spoken(&one_line(&message(finding, view.messages)), view.lang)
    )
}

fn card(title: &str, body: &str) -> String {
    format!("<div class=card><h3>{title}</h3>{body}</div>\n")
}

fn changes(page: &Page<'_>, view: &View<'_>) -> String {
    let kinds = [Change::Added, Change::Removed, Change::Moved, Change::Source, Change::Target, Change::State];
    let count = |kind: Change| page.diff.units.iter().filter(|unit| unit.changes.contains(&kind)).count();
    let rows: String = kinds
        .into_iter()
        .map(|kind| (kind, count(kind)))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("<li>{} {count}</li>", view.words(&format!("diff-{}", name(kind)))))
        .collect();
    card(&view.words("diff-units"), &format!("<p class=big>{}</p><ul>{rows}</ul>", page.diff.units.len()))
}

fn findings(page: &Page<'_>, judged: &Judged<'_>, view: &View<'_>) -> String {
    let new = Counts::of(page.diff.findings.iter().filter(|f| f.status == Status::Introduced).map(|f| &f.finding));
    let all = Counts::of(&page.head.findings);
    let row = |class: &str, key: &str, new: usize, all: usize| {
        let mark = if all > 0 { class } else { "none" };
        format!("<tr><th scope=row class={mark}>{}</th><td>{new}</td><td>{all}</td></tr>", view.words(key))
    };
    let head = format!("<tr><td></td><th scope=col>{}</th><th scope=col>{}</th></tr>", view.words("page-new"), view.words("page-in-all"));
    let rows = [
        row("error", "severity-error", new.errors, all.errors),
        row("warning", "severity-warning", new.warnings, all.warnings),
        row("note", "severity-note", new.notes, all.notes),
    ];
    let rest = view.said("page-fixed", &[("fixed", judged.fixed.into()), ("waived", all.waived.into())]);
    card(&view.words("page-findings"), &format!("<table>{head}{}</table><p>{rest}</p>", rows.concat()))
}

fn coverage(outline: &Outline<'_>, view: &View<'_>) -> String {
    let mut body = String::new();
    for (locale, coverage) in &outline.coverage {
        let (done, total) = (coverage.done(), coverage.total());
        let percent = (done * 100).checked_div(total).unwrap_or(100);
        let said = view.said("page-coverage", &[("percent", percent.into()), ("done", done.into()), ("total", total.into())]);
        body.push_str(&format!(
            "<p><b>{}</b> {said}</p><progress max={} value={done} aria-label=\"{}\"></progress><ul>",
            attribute(locale),
            total.max(1),
            attribute(locale)
        ));
        for (state, count) in coverage.states.iter().filter(|(state, _)| !matches!(state, State::Translated | State::Skipped)) {
            body.push_str(&format!("<li>{} {count}</li>", view.words(&format!("state-{}", state.name()))));
        }
        body.push_str("</ul>");
    }
    card(&view.words("page-coverage-title"), &body)
}

/// What was waived, and why.
fn waivers(page: &Page<'_>, view: &View<'_>) -> String {
    if page.diff.waivers.is_empty() {
        return String::new();
    }
    let row = |waiver: &crate::diff::Waiver| {
        let old = if waiver.status == Status::Remaining { view.messages.plain("diff-waiver-old") } else { String::new() };
        format!(
            "<li class=warning><code>{}</code> {} {} <span class=at>{}</span></li>\n",
            attribute(&waiver.code),
            spoken(&one_line(&waiver.reason), view.lang),
            spoken(&old, view.lang),
            attribute(&waiver.unit)
        )
    };
    let rows: String = page.diff.waivers.iter().take(LISTED).map(row).collect();
    format!("<h3>{}</h3>\n<ul class=v>{rows}</ul>\n", view.words("diff-waived"))
}

fn terms(page: &Page<'_>, view: &View<'_>) -> String {
    if page.diff.terms.is_empty() {
        return String::new();
    }
    let target = page.head.units.first().map_or("en", |unit| unit.locale.as_str());
    let words = |side: &TermUse| {
        let all: Vec<String> = side
            .renderings
            .iter()
            .map(|(text, count)| {
                format!("<span lang=\"{}\">{}</span> ×{count}", lang_of(text, target), spoken(text, &lang_of(text, target)))
            })
            .collect();
        if all.is_empty() { "–".to_owned() } else { all.join("<br>") }
    };
    let rows: String = page
        .diff
        .terms
        .iter()
        .map(|change| {
            let (_, marks) = renderings(change, view.messages);
            let marks: String = marks.iter().map(|mark| format!(" <span class=\"b warning\">{}</span>", spoken(mark, view.lang))).collect();
            format!(
                "<tr><th scope=row lang=\"{0}\">{1}</th><td>{2}</td><td>{3}{marks}</td></tr>\n",
                attribute(page.source),
                spoken(&one_line(&change.term), page.source),
                words(&change.base),
                words(&change.head)
            )
        })
        .collect();
    let head: String = ["diff-term", "page-before", "page-after"].map(|key| format!("<th scope=col>{}</th>", view.words(key))).concat();
    let open = if page.diff.terms.len() > LONG { "" } else { " open" };
    format!(
        "<details{open}><summary>{}</summary><div class=wide><table class=terms><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></div></details>\n",
        view.said("page-terms", &[("count", page.diff.terms.len().into())])
    )
}

/// The articles, where most is wrong first.
pub(super) fn contents(outline: &Outline<'_>, view: &View<'_>) -> String {
    let of = |article: &Article<'_>, severity: Severity| {
        article.rows.iter().flat_map(|row| &row.findings).filter(|finding| finding.severity == severity).count()
    };
    let mut articles: Vec<(usize, &Article<'_>)> = outline.articles.iter().enumerate().collect();
    articles.sort_by_key(|(number, article)| {
        std::cmp::Reverse((of(article, Severity::Error), of(article, Severity::Warning), std::cmp::Reverse(*number)))
    });
    let mut rows = String::new();
    for (number, article) in articles {
        let changed = article.rows.iter().filter(|row| row.change.is_some()).count();
        rows.push_str(&format!(
            "<tr><th scope=row><a href=\"#a{number}\">{}</a> <small>{}</small></th><td>{changed}</td><td>{}</td><td>{}</td></tr>\n",
            spoken(&one_line(article.path), view.lang),
            attribute(article.locale),
            of(article, Severity::Error),
            of(article, Severity::Warning)
        ));
    }
    let head: String = ["page-article", "page-changed", "severity-error", "severity-warning"]
        .map(|key| format!("<th scope=col>{}</th>", view.words(key)))
        .concat();
    let open = if outline.articles.len() > LONG { "" } else { " open" };
    let left = if outline.others > 0 {
        format!("<p>{}</p>\n", view.said("page-others", &[("count", outline.others.into())]))
    } else {
        String::new()
    };
    format!(
        "<nav aria-labelledby=contents><details{open}><summary id=contents>{}</summary><div class=wide><table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></div></details>{left}</nav>\n",
        view.said("page-articles", &[("count", outline.articles.len().into())])
    )
}

/// Findings that stand on no segment, and those that went.
pub(super) fn rest(page: &Page<'_>, outline: &Outline<'_>, view: &View<'_>) -> String {
    let fixed: Vec<&Finding> = page.diff.findings.iter().filter(|f| f.status == Status::Fixed).map(|f| &f.finding).collect();
    let mut out = String::new();
    for (id, key, list) in [("elsewhere", "page-elsewhere", &outline.elsewhere), ("fixed", "diff-fixed", &fixed)] {
        if list.is_empty() {
            continue;
        }
        out.push_str(&format!("<section id={id} aria-labelledby={id}-h><h2 id={id}-h>{}</h2><ul class=v>", view.words(key)));
        for finding in list.iter().take(LISTED) {
            let at = attribute(finding.unit.as_deref().unwrap_or(&finding.file));
            out.push_str(&said(finding, view).replace("</li>", &format!(" <span class=at>{at}</span></li>")));
        }
        out.push_str("</ul>");
        if list.len() > LISTED {
            out.push_str(&format!("<p>{}</p>", view.said_args("page-more", &Args::from([("count", (list.len() - LISTED).into())]))));
        }
        out.push_str("</section>\n");
    }
    out
}
