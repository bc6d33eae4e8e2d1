//! The lists of chapters of books: for each locale whose articles have no `SUMMARY.md`, one is made of the titles.

use super::layout::Plan;
use super::layout_page::{escaped, is_summary};

/// The summaries, by place.
pub(super) fn summaries(plan: &Plan<'_>) -> Vec<(String, Vec<u8>)> {
    let without = plan.locales.iter().filter(|locale| !plan.all(locale).any(|page| is_summary(&page.path)));
    without.map(|locale| (format!("{locale}/SUMMARY.md"), summary(plan, locale).into_bytes())).collect()
}

/// The articles of a locale by path, each folder a part of the book.
fn summary(plan: &Plan<'_>, locale: &str) -> String {
    let mut out = String::from("# Summary\n");
    let mut part = None;
    // Those of the top folder come first: behind a part they would belong to it.
    let (top, below): (Vec<_>, Vec<_>) = plan.all(locale).partition(|page| !page.path.contains('/'));
    for page in top.into_iter().chain(below) {
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if part != Some(folder) {
            out.push('\n');
            if !folder.is_empty() {
                out.push_str(&format!("# {}\n\n", escaped(folder)));
            }
            part = Some(folder);
        }
        let place = format!("{}.md", plan.stem(&page.path)).replace('%', "%25").replace(' ', "%20").replace('(', "%28").replace(')', "%29");
        out.push_str(&format!("- [{}]({place})\n", escaped(page.title.as_deref().unwrap_or(&page.path))));
    }
    out
}
