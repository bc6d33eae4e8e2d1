//! Links between pages in the way of a generator: where an article is and where its link leads come in, what must stand
//! there instead goes out. Nothing but links to articles of the site is touched.

use super::layout::{Layout, Plan};
use super::link::decoded;
use super::record::Page;
use crate::article::Format;

/// The links of one page.
pub(super) struct Links<'a> {
    plan: &'a Plan<'a>,
    page: &'a Page,
    format: Format,
}

/// An article that a link leads to.
struct Target<'a> {
    page: &'a Page,
    /// `?…` and `#…`, as they are written.
    query: &'a str,
    fragment: &'a str,
}

impl<'a> Links<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, page: &'a Page, format: Format) -> Links<'a> {
        Links { plan, page, format }
    }

    /// What a destination becomes, as it is written in the article, if it must change. `bracketed`: it stands between
    /// `<` and `>`, where Markdown allows spaces.
    pub(super) fn lead(&self, to: &str, bracketed: bool) -> Option<String> {
        let target = self.target(to)?;
        let (query, fragment) = (target.query, target.fragment);
        let new = match self.plan.layout {
            Layout::Plain => return None,
            Layout::Hugo => return Some(format!("{}{query}{fragment}", self.shortcode(target.page)?)),
            // Zola resolves links of Markdown alone, by the name of the file, and knows no query there.
            Layout::Zola if self.format == Format::Markdown => {
                format!("@/{}{}{fragment}", self.plan.prefix, self.plan.place(&target.page.locale, &target.page.path))
            }
            Layout::Zola => format!("{}{query}{fragment}", relative(&self.url(self.page), &self.url(target.page))),
            Layout::Mdbook => self.chapter(&target)?,
            // A page that is not translated is there in the source language, at the same address; its file is found from
            // the root of either tree.
            Layout::Docusaurus if self.format == Format::Markdown && target.page.locale != self.page.locale => {
                format!("/{}.md{query}{fragment}", self.plan.stem(&target.page.path))
            }
            Layout::Docusaurus => {
                let to = relative(&self.plan.stem(&self.page.path), &self.plan.stem(&target.page.path));
                // Links in HTML are not resolved: they are addresses, which have no ending.
                let ending = if self.format == Format::Markdown { ".md" } else { "" };
                format!("{to}{ending}{query}{fragment}")
            }
        };
        Some(self.written(new, bracketed)).filter(|new| new != to)
    }

    /// The chapter of another book, or of this one; in a summary, what is no chapter of this book is a draft.
    fn chapter(&self, target: &Target<'_>) -> Option<String> {
        let place = |page: &Page| self.plan.place(&page.locale, &page.path);
        let (query, fragment) = (target.query, target.fragment);
        if target.page.locale == self.page.locale {
            return Some(format!("{}{query}{fragment}", relative(&place(self.page), &place(target.page))));
        }
        if super::layout_page::is_summary(&self.page.path) {
            return Some(String::new());
        }
        let to = relative(&place(self.page), &place(target.page));
        Some(format!("{}.html{query}{fragment}", to.strip_suffix(".md").unwrap_or(&to)))
    }

    /// Hugo's own way to name a page; it stops the build where there is none.
    fn shortcode(&self, page: &Page) -> Option<String> {
        let (from, to) = (self.plan.stem(&self.page.path), self.plan.stem(&page.path));
        let name = format!("{}.md", relative(&from, &to));
        let quoted = match (name.contains('"'), name.contains('`')) {
            (false, _) => format!("\"{name}\""),
            (true, false) => format!("`{name}`"),
            (true, true) => return None,
        };
        Some(match page.locale == self.page.locale {
            true => format!("{{{{< relref {quoted} >}}}}"),
            false => format!("{{{{< relref path={quoted} lang=\"{}\" >}}}}", page.locale.to_ascii_lowercase()),
        })
    }

    /// Where Zola has a page: a folder of its name, those of other locales below the locale.
    fn url(&self, page: &Page) -> String {
        let stem = self.plan.stem(&page.path);
        let (folders, name) = stem.rsplit_once('/').map_or(("", stem.as_str()), |(folders, name)| (folders, name));
        let stem = if matches!(name, "index" | "_index") { folders } else { stem.as_str() };
        let locale = if page.locale == self.plan.source { String::new() } else { format!("{}/", page.locale) };
        let stem = if stem.is_empty() { String::new() } else { format!("{stem}/") };
        format!("{locale}{}{stem}", self.plan.prefix)
    }

    /// A destination as it is written in the article's format.
    fn written(&self, to: String, bracketed: bool) -> String {
        match self.format {
            Format::Html => to.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").replace('<', "&lt;").replace(' ', "%20"),
            _ if self.plan.layout == Layout::Zola => {
                // A name of a file, which Zola does not decode.
                let is_plain = !to.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>'));
                if is_plain || bracketed { to } else { format!("<{to}>") }
            }
            _ => to.replace(' ', "%20").replace('(', "%28").replace(')', "%29"),
        }
    }

    /// The article of the site that a relative link leads to.
    fn target<'l>(&'l self, to: &'l str) -> Option<Target<'l>> {
        let end = to.find(['?', '#']).unwrap_or(to.len());
        let (path, rest) = to.split_at_checked(end)?;
        let (query, fragment) = rest.split_at_checked(rest.find('#').unwrap_or(rest.len()))?;
        if path.is_empty() || path.starts_with('/') || path.split('/').next().is_some_and(|first| first.contains(':')) {
            return None;
        }
        let own = format!("{}/articles/{}", self.page.locale, self.page.path);
        let mut folders: Vec<&str> = own.split('/').collect();
        folders.pop();
        for step in path.split('/') {
            match step {
                "" | "." => {}
                ".." => _ = folders.pop()?,
                _ => folders.push(step),
            }
        }
        let written = folders.join("/");
        let find = |place: &str| {
            let (locale, rest) = place.split_once('/')?;
            self.plan.published(locale, rest.strip_prefix("articles/")?)
        };
        let page = find(&written).or_else(|| find(&decoded(&written)))?;
        Some(Target { page, query, fragment })
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
