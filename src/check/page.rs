//! An address without the marks of its language: `/ja/`, `ja.`, `index.ja.html`, `?lang=ja`. In: an address and the
//! language of its text. Out: what two addresses of one page in two languages share. What never happens: an address of
//! another site, or of another page of the site, counts as the same.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use crate::text::{Script, script};

/// Addresses of one text whose names are compared with another's.
const MOST: usize = 50;

/// A page, whatever its language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Page {
    /// The address without marks of its language and without an anchor.
    key: String,
    /// The anchor, unless it is in letters of the language or cut.
    anchor: Option<String>,
    /// Host and folder.
    site: String,
    /// Whether the address has a mark of its language.
    marked: bool,
    /// The host without a mark of its language, and the name of the page as it stands.
    host: String,
    name: String,
    /// Whether the name of the page is in letters of the language: another language has another name.
    named: bool,
}

impl Page {
    /// Reads an address; `behind` is what follows it, because an address ends before Japanese letters.
    pub(super) fn of(address: &str, behind: &str, locale: &str) -> Page {
        let Some((scheme, rest)) = address.split_once("://") else {
            return Page { key: address.to_ascii_lowercase(), ..Page::default() };
        };
        let goes_on = behind.chars().next().is_some_and(|c| matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana));
        let cut = goes_on && address.ends_with(['/', '#', '=', '_', '-']);
        let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(rest, fragment)| (rest, Some(fragment)));
        let (rest, query) = rest.split_once('?').map_or((rest, ""), |(rest, query)| (rest, query));
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let marks = marks(locale);
        let is_mark = |word: &str| marks.iter().any(|mark| mark.eq_ignore_ascii_case(word));
        let mut marked = false;
        let mut keep = |word: &str| {
            let found = is_mark(word);
            marked |= found;
            !found
        };
        let labels: Vec<&str> = host.split('.').collect();
        let last = labels.len().saturating_sub(2);
        let host: Vec<String> = labels
            .iter()
            .enumerate()
            .filter(|&(at, label)| at >= last || keep(label))
            .map(|(_, label)| label.to_ascii_lowercase())
            .collect();
        let mut path: Vec<String> = path.split('/').filter(|part| !part.is_empty() && keep(part)).map(str::to_owned).collect();
        // example.org/lang/ja/ is the page example.org/ in Japanese.
        if marked && path.last().is_some_and(|part| matches!(part.as_str(), "lang" | "language" | "locale")) {
            path.pop();
        }
        if let Some(name) = path.last_mut() {
            // index.ja.html, guide_ja.pdf, guide-ja
            let stem = name.clone();
            let parts: Vec<&str> = stem.split('.').collect();
            let plain = |part: &str| match part.rsplit_once(['_', '-']) {
                Some((front, mark)) if !front.is_empty() && is_mark(mark) => front.to_owned(),
                _ => part.to_owned(),
            };
            let kept: Vec<String> =
                parts.iter().enumerate().filter(|&(at, part)| at == 0 || !is_mark(part)).map(|(_, part)| plain(part)).collect();
            *name = kept.join(".");
            marked |= *name != stem;
        }
        let mut asked: Vec<&str> = query.split('&').filter(|part| !part.is_empty()).collect();
        asked.retain(|part| !part.split_once('=').is_some_and(|(_, value)| is_mark(value)));
        marked |= asked.len() != query.split('&').filter(|part| !part.is_empty()).count();
        let foreign = path.last().is_some_and(|name| is_foreign(name)) || asked.iter().any(|part| is_foreign(part));
        let named = foreign || (cut && fragment.is_none());
        let folder: Vec<String> = if cut { path.clone() } else { path.iter().take(path.len().saturating_sub(1)).cloned().collect() };
        let scheme = if scheme.eq_ignore_ascii_case("http") { "https".to_owned() } else { scheme.to_ascii_lowercase() };
        let host = host.join(".");
        let question = if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
        let name = path.last().cloned().unwrap_or_default();
        let path: String = path.iter().map(|part| format!("/{part}")).collect();
        Page {
            key: format!("{scheme}://{host}{path}{question}"),
            anchor: fragment.filter(|fragment| !cut && !is_foreign(fragment)).map(str::to_owned),
            site: format!("{scheme}://{host}/{}", folder.join("/")),
            marked,
            host,
            name,
            named,
        }
    }

    /// Whether the two are one page: anchors are made of headings, which are translated, so they count only where
    /// neither address has a mark of its language.
    fn is(&self, other: &Page) -> bool {
        self.key == other.key && (self.marked || other.marked || self.anchor == other.anchor)
    }

    /// Whether the two are one page under names in their own languages: the same folder of the same site, each with its
    /// mark, and a name that cannot be compared; or a page of much the same name on a site in Japan and on one of another
    /// name elsewhere, as with manuals.
    fn is_named_as(&self, other: &Page) -> bool {
        let translated = (self.named || other.named) && self.marked && other.marked && self.site == other.site;
        let japanese = |host: &str| host.ends_with(".jp");
        let stem = |host: &str| host.split('.').rev().find(|label| label.len() > 3).unwrap_or("").to_owned();
        let anchored = (self.named || other.named) && self.anchor.is_some() && self.anchor == other.anchor;
        let mirrored = (self.shares_its_name(other) || anchored)
            && japanese(&self.host) != japanese(&other.host)
            && stem(&self.host) != stem(&other.host);
        translated || mirrored
    }

    /// Whether two pages have much the same name: the same beginning, or most of the words of the shorter one.
    fn shares_its_name(&self, other: &Page) -> bool {
        let (one, other) = (self.name.to_lowercase(), other.name.to_lowercase());
        let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        let words = |name: &str| -> BTreeSet<String> {
            name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 4).map(str::to_owned).collect()
        };
        let (ours, theirs) = (words(&one), words(&other));
        let common = ours.intersection(&theirs).count();
        (one.len() >= 4 && one == other)
            || (shared >= 6 && shared * 2 >= one.len().max(other.len()))
            || (common > 0 && common * 2 >= ours.len().min(theirs.len()))
    }
}

/// The pages of one text.
pub(super) struct Pages<'a> {
    by_key: BTreeMap<&'a str, Vec<&'a Page>>,
    all: Vec<&'a Page>,
}

impl<'a> Pages<'a> {
    /// Gathers them.
    pub(super) fn new(pages: impl Iterator<Item = &'a Page>) -> Self {
        let all: Vec<&Page> = pages.collect();
        let mut by_key: BTreeMap<&str, Vec<&Page>> = BTreeMap::new();
        for page in &all {
            by_key.entry(&page.key).or_default().push(page);
        }
        Pages { by_key, all }
    }

    /// Whether a page of another text is among them.
    pub(super) fn have(&self, page: &Page) -> bool {
        let known = self.by_key.get(page.key.as_str());
        known.is_some_and(|pages| pages.iter().take(MOST).any(|other| other.is(page)))
            || self.all.iter().take(MOST).any(|other| other.is_named_as(page))
    }
}

/// Whether a name has letters that are not ASCII, written out or as `%E3%82%AF`.
fn is_foreign(name: &str) -> bool {
    !name.is_ascii()
        || name
            .split('%')
            .skip(1)
            .any(|code| code.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok()).is_some_and(|byte| byte >= 0x80))
}

/// How addresses say the language of a locale (ISO 639, and the names that sites use for the two of this project).
fn marks(locale: &str) -> Vec<String> {
    let Ok(id) = locale.parse::<LanguageIdentifier>() else { return Vec::new() };
    let language = id.language.as_str().to_owned();
    let mut marks = vec![locale.to_owned(), locale.replace('-', "_"), language.clone()];
    let names: &[&str] = match language.as_str() {
        "ja" => &["jp", "jpn", "japanese", "ja-jp", "ja_jp", "jajp"],
        "en" => &["eng", "english", "en-us", "en_us", "en-gb", "en_gb", "enus", "us"],
        _ => &[],
    };
    marks.extend(names.iter().map(|&name| name.to_owned()));
    marks
}

#[cfg(test)]
mod tests {
    use super::{Page, Pages};

    fn same(ja: &str, en: &str) -> bool {
        let (address, behind) = ja.split_at(ja.find(|c: char| !c.is_ascii()).unwrap_or(ja.len()));
        let (one, other) = (Page::of(address, behind, "ja"), Page::of(en, "", "en"));
        Pages::new([other].iter()).have(&one)
    }

    #[test]
    fn a_page_in_two_languages() {
        for (ja, en) in [
            ("https://example.org/ja/guide/", "https://example.org/en/guide/"),
            ("https://example.org/ja/docs/a", "https://example.org/en-US/docs/a"),
            ("https://example.org/ja/guide/#料金", "https://example.org/guide/#fees"),
            ("https://ja.example.org/a", "https://example.org/a"),
            ("https://example.org/a/index.ja.html#b", "https://example.org/a/index.en.html#b"),
            ("https://example.org/guide_ja.pdf", "https://example.org/guide_en.pdf"),
            ("https://example.org/a?lang=ja&x=1", "https://example.org/a?lang=en&x=1"),
            ("https://ja.wiki.example.org/wiki/%E8%86%9D", "https://en.wiki.example.org/wiki/Knee"),
            ("https://ja.wiki.example.org/wiki/膝", "https://en.wiki.example.org/wiki/Knee"),
            ("http://example.org/a", "https://example.org/a"),
            ("https://ja.example.dev/guide.html#mode", "https://example.dev/guide.html#mode"),
            ("https://manual.example.jp/3/library", "https://docs.sample.org/library"),
            ("https://manual.example.jp/Page_Edit_Panel", "https://docs.sample.org/Page_Screen"),
            ("https://manual.example.jp/Tags/the_summary", "https://docs.sample.org/Summary"),
            ("https://manual.example.jp/%E8%86%9D#Notes", "https://docs.sample.org/Knee_Pain#Notes"),
            ("https://example.org/lang/ja/", "https://example.org/"),
        ] {
            assert!(same(ja, en), "{ja} {en}");
        }
    }

    #[test]
    fn another_page_or_site() {
        for (ja, en) in [
            ("https://example.org/ja/guide/", "https://example.org/en/guides/"),
            ("https://example.org/ja/guide/", "https://example.com/en/guide/"),
            ("https://example.jp/guide", "https://example.com/guide"),
            ("https://manual.example.jp/Page_Edit_Panel", "https://docs.sample.org/Media_Screen"),
            ("https://manual.example.jp/%E8%86%9D#Notes", "https://docs.sample.org/Knee_Pain#Aims"),
            ("https://example.org/lang/ja/", "https://example.org/guide"),
            ("https://example.org/guide#a", "https://example.org/guide#b"),
            ("https://example.org/a?x=1", "https://example.org/a?x=2"),
            ("https://example.org/%E8%86%9D", "https://example.org/knee"),
            ("https://ja.wiki.example.org/wiki/%E8%86%9D", "https://en.dict.example.org/wiki/Knee"),
            ("https://ja.wiki.example.org/wiki/Knee", "https://en.wiki.example.org/wiki/Hip"),
        ] {
            assert!(!same(ja, en), "{ja} {en}");
        }
    }
}
