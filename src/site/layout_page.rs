//! One page as a generator takes it: the article in a locale comes in, Markdown with front matter goes out. Markdown stays
//! what it is; an HTML page gives what its body holds; plain text is written as Markdown that shows
//! the same words, a sentence that is not in the page's language in a `<span lang>`.

use serde_json::{Value as Json, json};

use super::layout::{Entry, Layout, Plan};
use super::layout_link::Links;
use super::record::{Article, Block};
use super::title::joined;
use crate::article::{Format, Matter, body, destinations, one_block, without_matter};

/// The text of a page.
pub(super) fn page(plan: &Plan<'_>, page: &Entry<'_>, text: &str, article: &Article) -> String {
    let format = Format::of(page.path);
    let text = if format == Format::Html { braced(text, plan.arrangement.layout()) } else { text.to_owned() };
    let led = led(&Links::new(plan, page, format), page, &text);
    let content = match format {
        Format::Markdown => led,
        Format::Text => markdown(article),
        Format::Html => html(&led),
    };
    match plan.arrangement.layout() {
        Layout::Mdbook => headed(without_matter(&content), page, article),
        _ => matter(plan, page, article).add(&content),
    }
}

/// The article with its links led to where the generator has the pages.
fn led(links: &Links<'_>, page: &Entry<'_>, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, to) in destinations(page.path, text) {
        let before = text.get(at..span.start).unwrap_or("");
        let Some(new) = links.lead(&to, before.ends_with('<')).filter(|_| span.start >= at) else { continue };
        out.push_str(before);
        out.push_str(&new);
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// What the page says of itself.
fn matter(plan: &Plan<'_>, page: &Entry<'_>, article: &Article) -> Matter {
    let fallback = article.units().filter(|unit| unit.is_fallback(page.locale)).count();
    let is_published = |locale: &&String| (plan.is_published)(locale, page.path);
    let alternate = |locale: &String| json!({"hreflang": locale, "path": plan.arrangement.place(locale, page.path)});
    let alternates: Vec<Json> = plan.arrangement.locales().iter().filter(is_published).map(alternate).collect();
    let facts = json!({
        "alternates": alternates,
        "coverage": page.coverage,
        "fallback": fallback,
        "locale": page.locale,
        "source": page.path,
    });
    let mut top: Vec<(&'static str, Json)> = page.title.iter().map(|title| ("title", json!(title))).collect();
    let description = article.blocks.iter().find(|block| block.kind == "meta" && block.key.as_deref() == Some("description"));
    top.extend(description.map(|block| ("description", json!(words(block)))));
    match plan.arrangement.layout() {
        Layout::Zola => Matter { top, within: Some(("extra", "taiyaku", facts)), yaml: false },
        Layout::Docusaurus => {
            // Without this every `{` and `<` of a text would be code.
            top.push(("mdx", json!({"format": "md"})));
            top.push(("taiyaku", facts));
            Matter { top, within: None, yaml: true }
        }
        _ => {
            top.push(("translationKey", json!(page.path)));
            top.push(("taiyaku", facts));
            Matter { top, within: None, yaml: false }
        }
    }
}

/// mdBook has no front matter: a title that stands only there becomes the heading.
fn headed(content: &str, page: &Entry<'_>, article: &Article) -> String {
    let has_heading = article.blocks.iter().any(|block| block.kind == "heading" && block.level == Some(1));
    match page.title {
        Some(title) if !has_heading && !is_summary(page.path) => format!("# {}\n\n{content}", escaped(title)),
        _ => content.to_owned(),
    }
}

/// Whether an article is the list of a book's chapters.
pub(super) fn is_summary(path: &str) -> bool {
    path == "SUMMARY.md"
}

/// A page of HTML as one block of Markdown.
fn html(page: &str) -> String {
    one_block(&format!("<div class=\"taiyaku-html\">\n{}\n</div>", body(page).trim())) + "\n"
}

/// HTML without what a generator would take for a shortcode. Markdown keeps it: who writes for a generator may mean it.
fn braced(page: &str, layout: Layout) -> String {
    let marks: &[&str] = match layout {
        Layout::Zola => &["{{", "{%"],
        Layout::Hugo => &["{{<", "{{%"],
        _ => &[],
    };
    marks.iter().fold(page.to_owned(), |page, mark| page.replace(mark, &mark.replacen('{', "&#123;", 1)))
}

/// Plain text as Markdown.
fn markdown(article: &Article) -> String {
    let mut out = String::new();
    let mut before = "";
    for block in &article.blocks {
        let text = words_marked(block, &article.locale);
        if text.is_empty() {
            continue;
        }
        let same = before == block.kind && matches!(block.kind.as_str(), "item" | "cell");
        if !out.is_empty() {
            out.push_str(match (same, block.kind.as_str()) {
                (true, "item") => "\n",
                // A row of a table without lines: one cell below the other.
                (true, _) => "\\\n",
                (false, _) => "\n\n",
            });
        }
        match block.kind.as_str() {
            "heading" => out.push_str(&format!("{} {text}", "#".repeat(block.level.unwrap_or(1).clamp(1, 6).into()))),
            "item" => out.push_str(&format!("- {text}")),
            _ => out.push_str(&text),
        }
        before = &block.kind;
    }
    out.push('\n');
    out
}

/// The words of a block as Markdown: who says them, the caption before them, each sentence in its language.
fn words_marked(block: &Block, locale: &str) -> String {
    let mut out = String::new();
    for unit in block.units.iter().filter(|unit| !unit.text.is_empty()) {
        let text = unit.text.split('\n').map(escaped).collect::<Vec<_>>().join("\\\n");
        let text = if unit.is_fallback(locale) { format!("<span lang=\"{}\">{text}</span>", escaped(&unit.locale)) } else { text };
        out = if out.is_empty() { text } else { joined(out, &text) };
    }
    let label = block.units.first().and_then(|unit| unit.speaker.as_ref().or(unit.caption.as_ref()));
    match label.filter(|_| !out.is_empty()) {
        Some(label) => format!("**{}** {out}", escaped(label)),
        None => out,
    }
}

/// The words of a block, plain.
fn words(block: &Block) -> String {
    block.units.iter().fold(String::new(), |out, unit| if out.is_empty() { unit.text.clone() } else { joined(out, &unit.text) })
}

/// A text that shows as it is in Markdown, in every renderer and through every shortcode: what could be markup is written
/// as character references.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let is_number = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
    for (at, c) in text.char_indices() {
        let at_head = text.get(..at).is_some_and(|before| before.trim().is_empty());
        let is_markup = matches!(c, '&' | '<' | '>' | '{' | '}' | '*' | '_' | '`' | '[' | ']' | '\\' | '|' | '$' | '~' | '"')
            || at_head && matches!(c, '#' | '-' | '+' | '=' | ':')
            || is_number && matches!(c, '.' | ')');
        match is_markup {
            true => out.push_str(&format!("&#{};", u32::from(c))),
            false => out.push(c),
        }
    }
    out.trim_matches(['\t', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(escaped("# {{ x }} *a*"), "&#35; &#123;&#123; x &#125;&#125; &#42;a&#42;");
        assert_eq!(escaped("  1. 一つ目（3.5割）"), "1&#46; 一つ目（3&#46;5割）");
        assert_eq!(escaped("痛みは3.5割、A - B: C"), "痛みは3.5割、A - B: C");
    }
}
