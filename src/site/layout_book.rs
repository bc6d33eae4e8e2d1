//! The lists of chapters of books: for each locale whose articles have no `SUMMARY.md`, one is made of the titles.

use super::layout::{Arrangement, Entry};
use super::layout_page::{escaped, is_summary};

/// The summaries, by place.
pub(super) fn summaries(site: &Arrangement, entries: &[Entry<'_>]) -> Vec<(String, Vec<u8>)> {
    let of = |locale: &String| entries.iter().filter(|entry| entry.locale == locale).copied().collect::<Vec<_>>();
    let all = site.locales().iter().map(|locale| (locale, of(locale)));
    let without = all.filter(|(_, entries)| !entries.iter().any(|entry| is_summary(entry.path)));
    without.map(|(locale, entries)| (format!("{locale}/SUMMARY.md"), summary(site, &entries).into_bytes())).collect()
}

/// The articles of a locale by path, each folder a part of the book.
fn summary(site: &Arrangement, entries: &[Entry<'_>]) -> String {
    let mut out = String::from("# Summary\n");
    let mut part = None;
    // Those of the top folder come first: behind a part they would belong to it.
    let (top, below): (Vec<Entry<'_>>, Vec<Entry<'_>>) = entries.iter().partition(|entry| !entry.path.contains('/'));
    for entry in top.into_iter().chain(below) {
        let folder = entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if part != Some(folder) {
            out.push('\n');
            if !folder.is_empty() {
                out.push_str(&format!("# {}\n\n", escaped(folder)));
            }
            part = Some(folder);
        }
        let place = format!("{}.md", site.stem(entry.path)).replace('%', "%25").replace(' ', "%20").replace('(', "%28").replace(')', "%29");
        out.push_str(&format!("- [{}]({place})\n", escaped(entry.title.unwrap_or(entry.path))));
    }
    out
}
