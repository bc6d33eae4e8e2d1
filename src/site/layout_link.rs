//! Links between pages in the way of a generator: where an article is and where its link leads come in, what must stand
//! there instead goes out. Nothing but links to articles of the site is touched.

use super::layout::{Arrangement, Entry, Layout, Plan};
use super::layout_page::is_summary;
use super::link::{decoded, path_of};
use crate::article::Format;

/// The links of one page.
pub(super) struct Links<'a> {
    plan: &'a Plan<'a>,
    page: &'a Entry<'a>,
    format: Format,
}

/// An article that a link leads to.
struct Target<'a> {
    locale: String,
    path: String,
    /// `?…` and `#…`, as they are written.
    query: &'a str,
    fragment: &'a str,
}

impl<'a> Links<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, page: &'a Entry<'a>, format: Format) -> Links<'a> {
        Links { plan, page, format }
    }

    /// What a destination becomes, as it is written in the article, if it must change. `bracketed`: it stands between
    /// `<` and `>`, where Markdown allows spaces.
    pub(super) fn lead(&self, to: &str, bracketed: bool) -> Option<String> {
        let target = self.target(to)?;
        let Target { locale, path, query, fragment } = &target;
        let site = self.site();
        let new = match site.layout() {
            Layout::Plain => return None,
            Layout::Hugo => return Some(format!("{}{query}{fragment}", self.shortcode(locale, path)?)),
            // Zola resolves links of Markdown alone, by the name of the file, and knows no query there.
            Layout::Zola if self.format == Format::Markdown => format!("@/{}{}{fragment}", site.prefix(), site.place(locale, path)),
            Layout::Zola => format!("{}{query}{fragment}", relative(&self.url(self.page.locale, self.page.path), &self.url(locale, path))),
            Layout::Mdbook => self.chapter(&target),
            // A page that is not translated is there in the source language, at the same address; its file is found from
            // the root of either tree.
            Layout::Docusaurus if self.format == Format::Markdown && locale != self.page.locale => {
                format!("/{}.md{query}{fragment}", site.stem(path))
            }
            Layout::Docusaurus => {
                let to = relative(&site.stem(self.page.path), &site.stem(path));
                // Links in HTML are not resolved: they are addresses, which have no ending.
                let ending = if self.format == Format::Markdown { ".md" } else { "" };
                format!("{to}{ending}{query}{fragment}")
            }
        };
        Some(self.written(new, bracketed)).filter(|new| new != to)
    }

    fn site(&self) -> &Arrangement {
        self.plan.arrangement
    }

    /// The chapter of another book, or of this one; in a summary, what is no chapter of this book is a draft.
    fn chapter(&self, target: &Target<'_>) -> String {
        let Target { locale, path, query, fragment } = target;
        let to = relative(&self.site().place(self.page.locale, self.page.path), &self.site().place(locale, path));
        if locale == self.page.locale {
            return format!("{to}{query}{fragment}");
        }
        if is_summary(self.page.path) {
            return String::new();
        }
        format!("{}.html{query}{fragment}", to.strip_suffix(".md").unwrap_or(&to))
    }

    /// Hugo's own way to name a page; it stops the build where there is none.
    fn shortcode(&self, locale: &str, path: &str) -> Option<String> {
        let name = format!("{}.md", relative(&self.site().stem(self.page.path), &self.site().stem(path)));
        let quoted = match (name.contains('"'), name.contains('`')) {
            (false, _) => format!("\"{name}\""),
            (true, false) => format!("`{name}`"),
            (true, true) => return None,
        };
        Some(match locale == self.page.locale {
            true => format!("{{{{< relref {quoted} >}}}}"),
            false => format!("{{{{< relref path={quoted} lang=\"{}\" >}}}}", locale.to_ascii_lowercase()),
        })
    }

    /// Where Zola has a page: a folder of its name, those of other locales below the locale.
    fn url(&self, locale: &str, path: &str) -> String {
        let stem = self.site().stem(path);
        let (folders, name) = stem.rsplit_once('/').map_or(("", stem.as_str()), |(folders, name)| (folders, name));
        let stem = if matches!(name, "index" | "_index") { folders } else { stem.as_str() };
        let locale = if locale == self.site().source() { String::new() } else { format!("{locale}/") };
        let stem = if stem.is_empty() { String::new() } else { format!("{stem}/") };
        format!("{locale}{}{stem}", self.site().prefix())
    }

    /// A destination as it is written in the article's format.
    fn written(&self, to: String, bracketed: bool) -> String {
        match self.format {
            Format::Html => to.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").replace('<', "&lt;").replace(' ', "%20"),
            _ if self.site().layout() == Layout::Zola => {
                // A name of a file, which Zola does not decode.
                let is_plain = !to.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>'));
                if is_plain || bracketed { to } else { format!("<{to}>") }
            }
            _ => to.replace(' ', "%20").replace('(', "%28").replace(')', "%29"),
        }
    }

    /// The article of the site that a relative link leads to.
    fn target<'l>(&self, to: &'l str) -> Option<Target<'l>> {
        let (written, rest) = path_of(&format!("{}/articles/{}", self.page.locale, self.page.path), to)?;
        let (query, fragment) = rest.split_at_checked(rest.find('#').unwrap_or(rest.len()))?;
        let find = |place: &str| {
            let (locale, rest) = place.split_once('/')?;
            let path = rest.strip_prefix("articles/")?;
            (self.plan.is_published)(locale, path).then(|| (locale.to_owned(), path.to_owned()))
        };
        let (locale, path) = find(&written).or_else(|| find(&decoded(&written)))?;
        Some(Target { locale, path, query, fragment })
    }
}

/// The way from one place to another, both below one folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let (up, down) = (from.len().saturating_sub(1), to.len().saturating_sub(1));
    let shared = from.iter().take(up).zip(to.iter().take(down)).take_while(|(a, b)| a == b).count();
    let steps = std::iter::repeat_n("..", up - shared).chain(to.iter().skip(shared).copied());
    let way = steps.collect::<Vec<_>>().join("/");
    if way.is_empty() { "./".to_owned() } else { way }
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn ways_lead_there() {
        assert_eq!(relative("a.md", "b.md"), "b.md");
        assert_eq!(relative("columns/a.md", "columns/膝/b.md"), "膝/b.md");
        assert_eq!(relative("en/columns/a.md", "ja/news/b.md"), "../../ja/news/b.md");
        assert_eq!(relative("en/guide/price/", "guide/price/"), "../../../guide/price/");
        assert_eq!(relative("guide/", ""), "../");
        assert_eq!(relative("", ""), "./");
    }
}
