//! Where the links of an article lead, with their bytes, so that they can be led elsewhere. An article comes in, each
//! destination goes out once; a reference (`[予約]: b.md`) is one destination, however often it is used.

use std::collections::BTreeMap;

use super::{Format, Options, markdown, parse};
use crate::text::{Lang, Span};

/// The destinations of an article: the bytes of each in `source`, and the URL they stand for. In order of place.
pub fn destinations(path: &str, source: &str) -> Vec<(Span, String)> {
    let (article, _) = parse(path, source, &Options::new(Lang::Other));
    let of_blocks = article.blocks.into_iter().flat_map(|block| block.links);
    let mut found: BTreeMap<Span, String> =
        of_blocks.filter_map(|link| Some((link.destination_span?, link.destination?))).filter(|(span, _)| !span.is_empty()).collect();
    if article.format == Format::Markdown {
        found.extend(markdown::definitions(path, source));
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::destinations;

    fn of(path: &str, source: &str) -> Vec<(String, String)> {
        destinations(path, source).into_iter().map(|(span, to)| (span.of(source).to_owned(), to)).collect()
    }

    #[test]
    fn every_link_has_its_bytes() {
        let source = "---\ntitle: 膝\n---\n\n# [見出し](a.md)\n\n本文の[予約](<b c.md> \"題\")と[参照][r]と![図](d.png)。\n\n- [項目](e%20f.md#x)\n\n\
                      | 表 |\n|---|\n| [欄](g.md) |\n\n[r]: h.md '題'\n";
        let found: Vec<String> = of("x.md", source).into_iter().map(|(bytes, _)| bytes).collect();
        assert_eq!(found, ["a.md", "b c.md", "d.png", "e%20f.md#x", "g.md", "h.md"]);
        assert_eq!(of("x.md", "`[コード](a.md)`\n\n    [字下げ](b.md)\n"), []);
        assert_eq!(
            of("x.html", "<p><a class=x href=\"a.md?a=1&amp;b=2\">あ</a></p>"),
            [("a.md?a=1&amp;b=2".into(), "a.md?a=1&b=2".into())]
        );
        assert_eq!(of("x.txt", "[あ](a.md)"), []);
    }

    #[test]
    fn definitions_are_found_where_they_are() {
        assert_eq!(of("x.md", "[い][い]\n\n> [い]: <i ro.md>\n"), [("i ro.md".into(), "i ro.md".into())]);
        assert_eq!(of("x.md", "[あ]: \n  a.md\n\n[あ]\n"), [("a.md".into(), "a.md".into())]);
    }
}
