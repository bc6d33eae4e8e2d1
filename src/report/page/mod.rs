//! A diff as one HTML file that needs nothing else: two versions, what differs and a glossary come in, a page goes out.
//! Texts of files are escaped where they are written, and the page's policy lets nothing run or load but its own style
//! and script, so that whatever got in would stay inert. Without its script everything is visible.

mod entry;
mod markup;
mod outline;
mod policy;
mod segment;
mod summary;
mod text;

use std::collections::BTreeSet;

use rayon::prelude::*;

use self::markup::{attribute, spoken};
use self::outline::{Article, Outline};
use crate::bundle::{Messages, Speech};
use crate::diff::{Diff, Version};
use crate::finding::{Arg, Args, Finding, Severity};
use crate::glossary::Glossary;
use crate::morph::Analyzer;
use crate::report::change;
use crate::text::one_line;

/// How every page begins, so that it can be told from other files.
pub const BEGINNING: &str = "<!doctype html>\n<!-- taiyaku diff -->\n";
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What cuts texts into words.
pub type Cutter<'a> = &'a dyn Analyzer;

/// What a page is made of.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// What differs.
    pub diff: &'a Diff,
    /// The version before.
    pub base: &'a Version,
    /// The version after.
    pub head: &'a Version,
    /// The names of both; none for the working tree.
    pub names: (&'a str, Option<&'a str>),
    /// The locale of the articles.
    pub source: &'a str,
    /// The terms.
    pub glossary: &'a Glossary,
    /// What cuts the texts of a locale into words.
    pub words: fn(&str) -> &'static dyn Analyzer,
    /// What cuts them for differences, with every term whole.
    pub differ: &'a (dyn Fn(&str) -> Cutter<'a> + Sync),
    /// Whether articles without changes are shown too.
    pub all: bool,
}

/// What every part of the page needs: the words of the interface, and what came.
struct View<'a> {
    messages: &'a Messages,
    lang: &'static str,
    first: &'a str,
    new: &'a BTreeSet<String>,
    new_word: String,
    was: String,
    untranslated: String,
    comma: String,
    admitted: String,
    forbidden: String,
}

impl View<'_> {
    /// A message as HTML.
    fn words(&self, key: &str) -> String {
        spoken(&self.messages.plain(key), self.lang)
    }

    fn said(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.said_args(key, &args.iter().cloned().collect())
    }

    fn said_args(&self, key: &str, args: &Args) -> String {
        spoken(&self.messages.text(key, args), self.lang)
    }

    fn severity(&self, finding: &Finding) -> String {
        self.words(match finding.severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note | Severity::Off => "severity-note",
        })
    }
}

/// The page, in pieces that stand one after the other: a page of a large project is never held twice.
pub fn pieces(page: &Page<'_>, messages: &Messages) -> Vec<String> {
    let outline = Outline::of(page);
    let view = View {
        messages,
        lang: match messages.speech() {
            Speech::En => "en",
            Speech::Ja => "ja",
        },
        first: outline.first,
        new: &outline.new,
        new_word: messages.plain("page-new"),
        was: messages.plain("page-was"),
        untranslated: messages.plain("state-untranslated"),
        comma: messages.plain("list-comma"),
        admitted: messages.plain("page-admitted"),
        forbidden: messages.plain("page-forbidden"),
    };
    let parts: Vec<(String, BTreeSet<usize>)> = outline
        .articles
        .par_iter()
        .enumerate()
        .map(|(number, article)| {
            let mut used = BTreeSet::new();
            (self::article(number, article, page, &view, &mut used), used)
        })
        .collect();
    let used: BTreeSet<usize> = parts.iter().flat_map(|(_, used)| used.iter().copied()).collect();
    let head_name = page.names.1.map_or_else(|| messages.plain("page-working-tree"), |name| one_line(name).into_owned());
    let names = Args::from([("base", one_line(page.names.0).into_owned().into()), ("head", head_name.into())]);
    let title = view.said_args("page-title", &names);
    let mut out = format!(
        "{BEGINNING}<html lang={}>\n<head>\n<meta charset=utf-8>\n<meta http-equiv=Content-Security-Policy content=\"{}\">\n\
         <meta name=viewport content=\"width=device-width, initial-scale=1\">\n<meta name=color-scheme content=\"light dark\">\n\
         <meta name=referrer content=no-referrer>\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        view.lang,
        policy::policy(STYLE, SCRIPT),
        attribute(&messages.text("page-title", &names)),
    );
    out.push_str(&format!("<a class=skip href=\"#segments\">{}</a>\n<header><h1>{title}</h1></header>\n<main>\n", view.words("page-skip")));
    out.push_str(&summary::summary(page, &outline, &view));
    out.push_str(&summary::contents(&outline, &view));
    out.push_str(&filters(page, &outline, &used, &view));
    out.push_str(&format!("<section id=segments tabindex=-1 aria-label=\"{}\">\n", attribute(&messages.plain("page-segments"))));
    let mut pieces = vec![out];
    pieces.extend(parts.into_iter().map(|(text, _)| text));
    let mut out = "</section>\n".to_owned();
    out.push_str(&summary::rest(page, &outline, &view));
    if !used.is_empty() {
        out.push_str(&format!("<section id=terms aria-labelledby=terms-h><h2 id=terms-h>{}</h2>\n", view.words("page-glossary")));
        for number in &used {
            if let Some(concept) = page.glossary.concept(*number) {
                out.push_str(&entry::entry(*number, concept, page, &view));
            }
        }
        out.push_str("</section>\n");
    }
    out.push_str(&format!(
        "</main>\n<footer><p>taiyaku {}</p></footer>\n<div id=tip role=tooltip hidden></div>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    ));
    pieces.push(out);
    pieces
}

fn article(number: usize, article: &Article<'_>, page: &Page<'_>, view: &View<'_>, used: &mut BTreeSet<usize>) -> String {
    let changed = article.rows.iter().filter(|row| row.change.is_some()).count();
    let flagged = article.rows.iter().filter(|row| row.is_flagged()).count();
    let counts =
        view.said("page-counts", &[("segments", article.rows.len().into()), ("changed", changed.into()), ("flagged", flagged.into())]);
    let renamed = change::renamed(page.diff, article.path, view.messages);
    let renamed = renamed.map(|said| format!("<p>{}</p>", spoken(&said, view.lang))).unwrap_or_default();
    let mut out = format!(
        "<section class=a id=a{number} data-a={number} aria-labelledby=h{number}>\n<h2 id=h{number}>{} <small>{} → {}</small></h2>{renamed}<p>{counts}</p>\n",
        spoken(&one_line(article.path), view.lang),
        attribute(page.source),
        attribute(article.locale),
    );
    article.rows.iter().for_each(|row| out.push_str(&segment::segment(row, page, view, used)));
    out.push_str("</section>\n");
    out
}

/// The filters; they wait hidden for the script that they need.
fn filters(page: &Page<'_>, outline: &Outline<'_>, used: &BTreeSet<usize>, view: &View<'_>) -> String {
    let rows = || outline.articles.iter().flat_map(|article| &article.rows);
    let total = rows().count();
    let changed = rows().filter(|row| row.change.is_some()).count();
    let flagged = rows().filter(|row| row.is_flagged()).count();
    let either = rows().filter(|row| row.change.is_some() || row.has_new(view.new)).count();
    let radio = |value: &str, key: &str, count: usize| {
        let checked = if value == "all" { " checked" } else { "" };
        format!("<label><input type=radio name=show value={value}{checked}> {} <small>{count}</small></label>", view.words(key))
    };
    let shows = [
        radio("open", "page-show-open", either),
        radio("c", "page-show-changed", changed),
        radio("f", "page-show-flagged", flagged),
        radio("all", "page-show-all", total),
    ];
    let mut articles = String::new();
    for (number, article) in outline.articles.iter().enumerate() {
        articles.push_str(&format!("<option value={number}>{} ({})</option>", attribute(article.path), attribute(article.locale)));
    }
    let mut terms = String::new();
    for number in used {
        if let Some(concept) = page.glossary.concept(*number) {
            terms.push_str(&format!(
                "<option value={number} lang=\"{}\">{}</option>",
                attribute(page.source),
                attribute(concept.preferred(page.source))
            ));
        }
    }
    let any = view.words("page-any");
    let shown = Args::from([("shown", "{shown}".into()), ("all", "{all}".into())]);
    format!(
        "<form id=filters role=search hidden aria-label=\"{label}\" data-shown=\"{said}\">\n<fieldset><legend>{show}</legend>{shows}</fieldset>\n\
         <label>{article} <select name=article><option value=\"\">{any}</option>{articles}</select></label>\n\
         <label>{term} <select name=term><option value=\"\">{any}</option>{terms}</select></label>\n\
         <label>{text} <input type=search name=text></label>\n\
         <div class=go><button type=button name=prev>{prev}</button> <button type=button name=next>{next}</button>\n\
         <label><input type=checkbox name=keys checked> {keys}</label></div>\n<output aria-live=polite></output>\n</form>\n",
        label = attribute(&view.messages.plain("page-filters")),
        said = attribute(&view.messages.text("page-shown", &shown)),
        show = view.words("page-show"),
        shows = shows.concat(),
        article = view.words("page-article"),
        term = view.words("diff-term"),
        text = view.words("page-text"),
        prev = view.words("page-prev"),
        next = view.words("page-next"),
        keys = view.words("page-keys"),
    )
}
