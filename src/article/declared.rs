//! The language an HTML page says it is in. A page in one language goes in, the same page out with `lang` of its
//! `<html>` tag set to another; a page that says nothing, or names a language of its own choice, keeps every byte.

use super::html_token::{Token, Tokens};
use super::inline::Side;
use crate::text::Span;

/// Makes the page say `target` where its `<html>` tag says `source`, or a region of that language (`ja-JP`).
///
/// ```
/// use taiyaku::article::declare;
/// assert_eq!(declare("<html lang=\"ja\"><p>x</p></html>", "ja", "en"), "<html lang=\"en\"><p>x</p></html>");
/// assert_eq!(declare("<html lang=\"de\">", "ja", "en"), "<html lang=\"de\">");
/// ```
pub fn declare(page: &str, source: &str, target: &str) -> String {
    let language = |locale: &str| locale.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let tag = Tokens::new(page).find_map(|token| match token {
        Token::Tag(tag) if tag.name == "html" && tag.side == Side::Open => Some(tag),
        _ => None,
    });
    let Some(tag) = tag else { return page.to_owned() };
    let mut places: Vec<Span> = ["lang", "xml:lang"].into_iter().filter_map(|name| tag.value(name)).collect();
    places.retain(|place| language(place.of(page)) == language(source));
    places.sort();
    let (mut out, mut at) = (String::with_capacity(page.len()), 0);
    for place in places {
        out.push_str(Span::new(at, place.start).of(page));
        out.push_str(target);
        at = place.end;
    }
    out.push_str(Span::new(at, page.len()).of(page));
    out
}

#[cfg(test)]
mod tests {
    use super::declare;

    #[test]
    fn only_the_page_itself_says_it() {
        let page = "<!DOCTYPE html>\n<!-- <html lang=\"ja\"> -->\n<HTML xml:lang='ja-JP' lang=ja class=x>\n<p lang=\"ja\">幹細胞</p>";
        let expected = "<!DOCTYPE html>\n<!-- <html lang=\"ja\"> -->\n<HTML xml:lang='en' lang=en class=x>\n<p lang=\"ja\">幹細胞</p>";
        assert_eq!(declare(page, "ja", "en"), expected);
        for same in ["", "<p>iPS細胞</p>", "<html>", "<html lang>", "<html lang=\"\">", "<html lang=\"zh\">", "<html lang=\"ja"] {
            assert_eq!(declare(same, "ja", "en"), same);
        }
    }
}
