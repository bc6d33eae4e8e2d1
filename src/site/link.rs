//! Links between articles: where an article is and where its link leads come in, what the link must become in another
//! locale goes out. Articles keep their folders in every locale, so a relative link leads to the translation by itself;
//! only where there is none it must lead back to the source.

/// The destination a link must have instead of its own, if another: a relative link from `from` to an article that is
/// not published in `locale` leads to the one in `source`.
///
/// `state` says of a path whether it is an article at all, and whether it is published in `locale`.
pub(super) fn destination(from: &str, destination: &str, source: &str, state: &dyn Fn(&str) -> Option<bool>) -> Option<String> {
    let (written, rest) = path_of(from, destination)?;
    let published = state(&written).or_else(|| state(&decoded(&written)))?;
    let up = from.matches('/').count() + 2;
    (!published).then(|| format!("{}{source}/articles/{written}{rest}", "../".repeat(up)))
}

/// The paths of articles that a link from `from` may mean: as it is written, and decoded. None for a link that leads to
/// no article.
pub fn meant(from: &str, destination: &str) -> Vec<String> {
    let Some((written, _)) = path_of(from, destination) else { return Vec::new() };
    let decoded = decoded(&written);
    if decoded == written { vec![written] } else { vec![written, decoded] }
}

/// The path to which a relative link in `from` leads, both below one folder, and what follows the path in it.
pub(super) fn path_of<'d>(from: &str, destination: &'d str) -> Option<(String, &'d str)> {
    let end = destination.find(['?', '#']).unwrap_or(destination.len());
    let (path, rest) = destination.split_at_checked(end)?;
    if path.is_empty() || path.starts_with('/') || path.split('/').next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = folders.pop()?,
            _ => folders.push(step),
        }
    }
    Some((folders.join("/"), rest))
}

/// A path or fragment with `%E5%B9%B9` and the like decoded; as it is where that gives no text.
pub fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| byte == b'%') {
            Some(decoded) => {
                bytes.push(decoded);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(byte);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::destination;

    fn of(from: &str, to: &str) -> Option<String> {
        destination(from, to, "ja", &|path| match path {
            "columns/b.md" | "top.md" => Some(true),
            "columns/c.md" | "news/d.md" | "columns/幹細胞.md" => Some(false),
            _ => None,
        })
    }

    #[test]
    fn a_link_to_a_translation_stays() {
        assert_eq!(of("columns/a.md", "b.md"), None);
        assert_eq!(of("columns/a.md", "../top.md#x"), None);
    }

    #[test]
    fn a_link_to_what_is_not_translated_leads_to_the_source() {
        assert_eq!(of("columns/a.md", "c.md").as_deref(), Some("../../../ja/articles/columns/c.md"));
        assert_eq!(of("columns/a.md", "../news/d.md?q#効果").as_deref(), Some("../../../ja/articles/news/d.md?q#効果"));
        assert_eq!(of("top.md", "./news/d.md").as_deref(), Some("../../ja/articles/news/d.md"));
        assert_eq!(
            of("columns/a.md", "%E5%B9%B9%E7%B4%B0%E8%83%9E.md").as_deref(),
            Some("../../../ja/articles/columns/%E5%B9%B9%E7%B4%B0%E8%83%9E.md")
        );
    }

    #[test]
    fn what_is_no_article_stays() {
        for to in ["", "#x", "?q", "/columns/c.md", "https://example.com/c.md", "mailto:a@b", "../../../c.md", "img.png", "%E5", "%"] {
            assert_eq!(of("columns/a.md", to), None, "{to}");
        }
    }
}
