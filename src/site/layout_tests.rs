#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::layout::{Arrangement, Entry, Layout};
use super::record::{Manifest, Page};
use super::{MANIFEST, Reason, Site};

/// An article of the site: path, locale, title, text, blocks of its JSON. Without a text it is not published there.
type Given<'a> = (&'a str, &'a str, &'a str, Option<&'a str>, Value);

fn files(source: &str, target: &str, articles: &[Given<'_>]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut records = Vec::new();
    for (path, locale, title, text, blocks) in articles {
        records
            .push(json!({"path": path, "locale": locale, "title": title, "published": text.is_some(), "coverage": 50, "alternates": []}));
        let Some(text) = text else { continue };
        files.insert(format!("{locale}/articles/{path}"), text.as_bytes().to_vec());
        files.insert(format!("{locale}/articles/{path}.ftl"), Vec::new());
        let document = json!({"version": 1, "path": path, "locale": locale, "title": title, "blocks": blocks});
        files.insert(format!("{locale}/articles/{path}.json"), document.to_string().into_bytes());
    }
    let locales = json!([{"locale": source, "fallback": []}, {"locale": target, "fallback": [source]}]);
    let manifest = json!({"version": 1, "source": source, "locales": locales, "articles": records});
    files.insert("manifest.json".to_owned(), manifest.to_string().into_bytes());
    files.insert(format!("{source}/terms.ftl"), Vec::new());
    files
}

fn unit(locale: &str, text: &str) -> Value {
    json!({"id": "s", "locale": locale, "state": "translated", "text": text, "source": text})
}

const COLUMN_JA: &str = "# 膝の痛み\n\n[料金](../guide/price.html)と[質問](faq.md#効果)、[予約][r]、[外](https://example.org/faq.md)。\n\n[r]: ../news/spring.txt\n";
const COLUMN_EN: &str = "---\nslug: knee\n---\n# Knee pain\n\n[Fees](../guide/price.html), [questions](../../../ja/articles/columns/faq.md#効果), [news][r].\n\n[r]: ../news/spring.txt\n";
const PRICE_JA: &str = "<!DOCTYPE html>\n<html lang=\"ja\"><head><title>料金</title></head>\n<body>\n<h1>料金</h1>\n\n<p><a href=\"../columns/knee.md\">膝</a> {{ x }}</p>\n</body></html>\n";

fn clinic() -> BTreeMap<String, Vec<u8>> {
    let heading = |text: &str, locale: &str| json!([{"kind": "heading", "level": 1, "units": [unit(locale, text)]}]);
    let spring = json!([
        {"kind": "heading", "level": 2, "units": [unit("en", "Spring")]},
        {"kind": "paragraph", "units": [unit("en", "We open at 9."), unit("ja", "混み合います。"), unit("en", "* Please wait.")]},
        {"kind": "item", "units": [unit("en", "One")]},
        {"kind": "item", "units": [unit("en", "Two <2>")]},
        {"kind": "paragraph", "speaker": "Doctor", "units": [{"id": "s", "locale": "en", "state": "translated", "text": "“Yes.”", "speaker": "Doctor"}]},
    ]);
    files(
        "ja",
        "en",
        &[
            ("columns/knee.md", "ja", "膝の痛み", Some(COLUMN_JA), heading("膝の痛み", "ja")),
            ("columns/knee.md", "en", "Knee pain", Some(COLUMN_EN), heading("Knee pain", "en")),
            ("columns/faq.md", "ja", "質問", Some("---\ntitle: 質問\nextra:\n  by: 青葉\n---\n本文。\n"), json!([])),
            ("columns/faq.md", "en", "質問", None, json!([])),
            ("guide/price.html", "ja", "料金", Some(PRICE_JA), heading("料金", "ja")),
            ("guide/price.html", "en", "Fees", Some("<p>Fees"), heading("Fees", "en")),
            ("news/spring.txt", "ja", "春", Some("春\n"), heading("春", "ja")),
            ("news/spring.txt", "en", "Spring", Some("Spring\n"), spring),
        ],
    )
}

type Files = BTreeMap<String, Vec<u8>>;

/// Files arranged, and the places that two claim.
fn arrange(files: Files, locales: [&str; 2], layout: Layout, out: &str) -> (Files, Vec<String>) {
    let arrangement = Arrangement::new(layout, locales.map(str::to_owned).to_vec(), out);
    let manifest = files.get(MANIFEST).and_then(|bytes| serde_json::from_slice::<Manifest>(bytes).ok());
    let pages: Vec<Page> = manifest.into_iter().flat_map(|manifest| manifest.articles).filter(|page| page.published).collect();
    let entry = |page: &'_ Page| (page.locale.clone(), page.path.clone());
    let published: BTreeSet<(String, String)> = pages.iter().map(entry).collect();
    let entries: Vec<Entry<'_>> = pages
        .iter()
        .map(|page| Entry { path: &page.path, locale: &page.locale, title: page.title.as_deref(), coverage: page.coverage })
        .collect();
    let (mut site, mut files) = (Site::default(), files);
    for entry in &entries {
        let base = format!("{}/articles/{}", entry.locale, entry.path);
        let own: Files = ["", ".ftl", ".json"].iter().filter_map(|ending| files.remove_entry(&format!("{base}{ending}"))).collect();
        let is_published = |locale: &str, path: &str| published.contains(&(locale.to_owned(), path.to_owned()));
        arrangement.page(entry, own, &is_published).into_iter().for_each(|(place, bytes)| site.add(place, bytes));
    }
    arrangement.rest(files, &entries).into_iter().for_each(|(place, bytes)| site.add(place, bytes));
    let refused = site.refused.into_iter().filter(|refusal| refusal.reason == Reason::Collision).filter_map(|refusal| refusal.path);
    (site.files, refused.collect())
}

fn arranged(layout: Layout, out: &str) -> Files {
    let (files, refused) = arrange(clinic(), ["ja", "en"], layout, out);
    assert_eq!(refused, Vec::<String>::new());
    files
}

fn names(files: &Files) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).unwrap()
}

#[test]
fn plain_stays_as_it_is() {
    assert_eq!(arrange(clinic(), ["ja", "en"], Layout::Plain, "dist").0, clinic());
    assert_eq!(arrange(Files::new(), ["ja", "en"], Layout::Zola, "dist").0, Files::new());
    for layout in Layout::ALL {
        assert_eq!(Layout::from_name(layout.name()), Some(layout));
    }
}

#[test]
fn zola_has_its_pages_side_by_side() {
    let zola = arranged(Layout::Zola, "./web/content/clinic/");
    assert_eq!(
        names(&zola),
        [
            "columns/faq.md",
            "columns/knee.en.md",
            "columns/knee.md",
            "guide/price.en.md",
            "guide/price.md",
            "manifest.json",
            "news/spring.en.md",
            "news/spring.md"
        ]
    );
    let ja = text(&zola, "columns/knee.md");
    assert!(
        ja.ends_with("[料金](@/clinic/guide/price.md)と[質問](@/clinic/columns/faq.md#効果)、[予約][r]、[外](https://example.org/faq.md)。\n\n[r]: @/clinic/news/spring.md\n"),
        "{ja}"
    );
    let en = text(&zola, "columns/knee.en.md");
    assert!(en.starts_with("---\nslug: knee\ntitle: \"Knee pain\"\nextra:\n  taiyaku: {\"alternates\": [{\"hreflang\": \"ja\", \"path\": \"columns/knee.md\"}, "), "{en}");
    // Where there is no translation, the link leads to the source.
    assert!(en.contains("[Fees](@/clinic/guide/price.en.md), [questions](@/clinic/columns/faq.md#効果)"), "{en}");
    assert!(
        text(&zola, "columns/faq.md")
            .contains("extra:\n  taiyaku: {\"alternates\": [{\"hreflang\": \"ja\", \"path\": \"columns/faq.md\"}], \"coverage\": 50")
    );
    let html = text(&zola, "guide/price.md");
    assert!(
        html.contains("<div class=\"taiyaku-html\">\n<h1>料金</h1>\n<p><a href=\"../../columns/knee/\">膝</a> &#123;{ x }}</p>\n</div>\n"),
        "{html}"
    );
}

#[test]
fn hugo_names_pages_by_shortcode() {
    let hugo = arranged(Layout::Hugo, "content");
    assert!(names(&hugo).contains(&"guide/price.en.md") && names(&hugo).contains(&"columns/knee.en.md"), "{:?}", names(&hugo));
    let ja = text(&hugo, "columns/knee.md");
    assert!(ja.contains("[料金]({{< relref \"../guide/price.md\" >}})と[質問]({{< relref \"faq.md\" >}}#効果)"), "{ja}");
    assert!(
        ja.contains("\ntranslationKey: \"columns/knee.md\"\ntaiyaku: {") && ja.contains("[r]: {{< relref \"../news/spring.md\" >}}\n"),
        "{ja}"
    );
    let en = text(&hugo, "columns/knee.en.md");
    assert!(en.contains("[questions]({{< relref path=\"faq.md\" lang=\"ja\" >}}#効果)"), "{en}");
    let html = text(&hugo, "guide/price.md");
    assert!(html.contains("---\n\n<div class=\"taiyaku-html\">\n<h1>料金</h1>\n<p><a href=\"{{< relref \"../columns/knee.md\" >}}\">膝</a> {{ x }}</p>\n</div>\n"), "{html}");
}

#[test]
fn a_book_for_each_locale() {
    let books = arranged(Layout::Mdbook, "dist");
    assert_eq!(
        text(&books, "en/SUMMARY.md"),
        "# Summary\n\n# columns\n\n- [Knee pain](columns/knee.md)\n\n# guide\n\n- [Fees](guide/price.md)\n\n# news\n\n- [Spring](news/spring.md)\n"
    );
    let en = text(&books, "en/columns/knee.md");
    assert!(en.starts_with("# Knee pain\n") && en.contains("[questions](../../ja/columns/faq.html#効果)"), "{en}");
    // A title that stands in the front matter alone becomes the heading.
    assert_eq!(text(&books, "ja/columns/faq.md"), "# 質問\n\n本文。\n");
    assert_eq!(
        text(&books, "en/news/spring.md"),
        "# Spring\n\n## Spring\n\nWe open at 9. <span lang=\"ja\">混み合います。</span> &#42; Please wait.\n\n- One\n- Two &#60;2&#62;\n\n**Doctor** “Yes.”\n"
    );
}

#[test]
fn a_summary_of_ones_own_keeps_its_order() {
    let given = |locale: &'static str, text: &'static str| ("SUMMARY.md", locale, "目次", Some(text), json!([]));
    let all = [
        given("ja", "# 目次\n\n- [二](b.md)\n- [一](a.txt)\n"),
        given("en", "# Contents\n\n- [Two](b.md)\n- [One](../../ja/articles/a.txt)\n"),
        ("a.txt", "ja", "一", Some("一\n"), json!([])),
        ("b.md", "ja", "二", Some("二\n"), json!([])),
        ("b.md", "en", "Two", Some("Two\n"), json!([])),
    ];
    let books = arrange(files("ja", "en", &all), ["ja", "en"], Layout::Mdbook, "dist").0;
    assert_eq!(text(&books, "ja/SUMMARY.md"), "# 目次\n\n- [二](b.md)\n- [一](a.md)\n");
    // What is not there in English is a chapter to come.
    assert_eq!(text(&books, "en/SUMMARY.md"), "# Contents\n\n- [Two](b.md)\n- [One]()\n");
}

#[test]
fn docusaurus_has_two_trees_with_the_same_links() {
    let site = arranged(Layout::Docusaurus, "dist");
    let en = text(&site, "i18n/en/docusaurus-plugin-content-docs/current/columns/knee.md");
    assert!(en.contains("[Fees](../guide/price.md), [questions](/columns/faq.md#効果), [news][r].\n\n[r]: ../news/spring.md\n"), "{en}");
    assert!(en.contains("mdx: {\"format\": \"md\"}\ntaiyaku: {") && text(&site, "docs/columns/faq.md").contains("title: 質問\n"), "{en}");
    assert!(text(&site, "docs/guide/price.md").contains("<a href=\"../columns/knee\">膝</a>"));
}

#[test]
fn from_english_to_japanese_it_is_the_same() {
    let all = [
        ("a b.md", "en", "One", Some("# One\n\n[two](<c (d).md>) and [all](./)\n"), json!([])),
        ("a b.md", "ja", "一", Some("# 一\n\n[二](<../../en/articles/c (d).md>)\n"), json!([])),
        ("c (d).md", "en", "Two", Some("[one](a%20b.md?x=1#y)\n"), json!([])),
        ("c (d).md", "ja", "Two", None, json!([])),
    ];
    let of = |layout: Layout, path: &str| {
        String::from_utf8(arrange(files("en", "ja", &all), ["en", "ja"], layout, "content").0[path].clone()).unwrap()
    };
    assert!(of(Layout::Zola, "a b.md").ends_with("[two](<@/c (d).md>) and [all](./)\n"));
    assert!(of(Layout::Zola, "a b.ja.md").ends_with("[二](<@/c (d).md>)\n"));
    assert!(of(Layout::Zola, "c (d).md").ends_with("[one](<@/a b.md#y>)\n"));
    assert!(of(Layout::Hugo, "a b.ja.md").ends_with("[二](<{{< relref path=\"c (d).md\" lang=\"en\" >}}>)\n"));
    assert!(of(Layout::Mdbook, "ja/a b.md").ends_with("[二](<../en/c%20%28d%29.html>)\n"));
    assert!(of(Layout::Docusaurus, "docs/c (d).md").ends_with("[one](a%20b.md?x=1#y)\n"));
}

#[test]
fn two_articles_in_one_place_are_named() {
    let all = [
        ("a.md", "ja", "一", Some("一"), json!([])),
        ("a.txt", "ja", "二", Some("二"), json!([])),
        ("b.v2.md", "ja", "三", Some("三"), json!([])),
    ];
    let (zola, refused) = arrange(files("ja", "en", &all), ["ja", "en"], Layout::Zola, "content");
    assert_eq!(refused, ["a.md"]);
    assert!(zola.contains_key("b-v2.md"));
}
