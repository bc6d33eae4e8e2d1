//! A page of a Rust site, made of what taiyaku builds:
//!
//! ```sh
//! cargo run --example rust-site -- examples/clinic en guide/price.html > page.html
//! ```
//!
//! The first argument is a project or a built folder, the second what a reader's browser asks for (`Accept-Language`), the
//! third an article. The page has its language, its alternates, its terms with their definitions, a message of the site
//! with a number, and every sentence that is not in the page's language marked with its own.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::io::Write as _;
use std::path::Path;

use taiyaku::project::open_site;
use taiyaku::site::publication::{Article, Publication, Unit};
use unic_langid::LanguageIdentifier;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let folder = words.next().unwrap_or_else(|| "examples/clinic".to_owned());
    let wanted = words.next().unwrap_or_else(|| "en".to_owned());
    let path = words.next().unwrap_or_else(|| "guide/price.html".to_owned());

    let site = open_site(Path::new(&folder), &Default::default())?;
    let locale = site.negotiate(&wanted).clone();
    // A page that is not published in the reader's language is shown in the source's.
    let is_published = site.page(&locale, &path).is_some_and(|page| page.published);
    let locale = if is_published { locale } else { site.source().clone() };
    let page = page(&site, &locale, &site.article(&locale, &path)?)?;
    std::io::stdout().write_all(page.as_bytes())?;
    Ok(())
}

fn page(site: &Publication, locale: &LanguageIdentifier, article: &Article) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let title = article.title.as_deref().unwrap_or(&article.path);
    writeln!(out, "<!doctype html>\n<html lang=\"{locale}\">\n<meta charset=\"utf-8\">\n<title>{}</title>", escaped(title))?;
    for alternate in site.page(locale, &article.path).iter().flat_map(|page| &page.alternates) {
        writeln!(out, "<link rel=\"alternate\" hreflang=\"{}\" href=\"/{}\">", escaped(&alternate.hreflang), escaped(&alternate.path))?;
    }
    let mut explained = BTreeSet::new();
    for block in &article.blocks {
        let element = match (block.kind.as_str(), block.level) {
            ("front-matter" | "meta" | "attribute" | "alt", _) => continue,
            ("heading", Some(level)) => format!("h{}", level.clamp(1, 6)),
            _ => "p".to_owned(),
        };
        write!(out, "<{element}>")?;
        if let Some(speaker) = &block.speaker {
            write!(out, "<b>{}</b> ", escaped(speaker))?;
        }
        for unit in &block.units {
            let text = escaped(&article.plain(unit));
            match unit.is_fallback(&article.locale) {
                true => write!(out, "<span lang=\"{}\">{text}</span> ", escaped(&unit.locale))?,
                false => write!(out, "{text} ")?,
            }
            explained.extend(terms(unit));
        }
        writeln!(out, "</{element}>")?;
    }
    writeln!(out, "<dl>")?;
    for term in explained.iter().filter_map(|id| site.term(locale, id)) {
        let Some(definition) = &term.definition else { continue };
        writeln!(out, "<dt>{}<dd lang=\"{}\">{}", escaped(&term.term), escaped(&definition.locale), escaped(&definition.text))?;
    }
    writeln!(out, "</dl>")?;
    // A message that is not as its author meant it is still said; what was wrong goes to whoever looks after the site.
    let said = site.say(locale, "article-count", &[("count", site.published(locale).count().into())]);
    for fault in &said.faults {
        writeln!(out, "<!-- {} -->", escaped(&fault.to_string()))?;
    }
    writeln!(out, "<footer lang=\"{}\">{}</footer>", said.locale, escaped(&said.text))?;
    Ok(out)
}

fn terms(unit: &Unit) -> impl Iterator<Item = &str> {
    unit.terms.iter().map(|mention| mention.id.as_str())
}

/// A text as it may stand in HTML, in attributes too.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
