#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::article::{Format, Kind, Quoting};
use crate::catalog::State;
use crate::finding::Code;
use crate::glossary::{Concept, Side};

static HEADING: Kind = Kind::Heading(1);
static PARAGRAPH: Kind = Kind::Paragraph;
static ALT: Kind = Kind::Alt;

const SOURCE: &str = "# 上清液とは\n\n炎症を抑えます。幹細胞の液です。\n\n090-0000-0000\n\n![培養](a.png)\n";

fn page(path: &'static str, format: Format) -> Page<'static> {
    let unit = |id, source| PageUnit { id, source, ..PageUnit::default() };
    let block = |kind, units| PageBlock { kind, quoting: Quoting::None, links: &[], units };
    Page {
        path,
        format,
        source: SOURCE.as_bytes(),
        blocks: vec![
            block(&HEADING, vec![unit("s-a", "上清液とは")]),
            block(&PARAGRAPH, vec![unit("s-b", "炎症を抑えます。"), unit("s-c", "幹細胞の液です。")]),
            block(&PARAGRAPH, vec![PageUnit { id: "s-d", source: "090-0000-0000", skip: true, wordless: true, ..PageUnit::default() }]),
            block(&ALT, vec![unit("s-e", "培養")]),
        ],
        editions: BTreeMap::new(),
        findings: Vec::new(),
    }
}

fn filled(page: &mut Page<'static>, locale: &str, fillings: &[(&str, State, &str)]) {
    let edition = page.editions.entry(locale.to_owned()).or_default();
    for (id, state, text) in fillings {
        edition.fillings.insert((*id).to_owned(), Filling { state: *state, text: (*text).to_owned(), ..Filling::default() });
    }
}

const WHOLE: [(&str, State, &str); 4] = [
    ("s-a", State::Reviewed, "What is {it}?"),
    ("s-b", State::Translated, "It soothes."),
    ("s-c", State::Translated, "It is a liquid."),
    ("s-e", State::Translated, "Culture"),
];

fn complete(path: &'static str, format: Format) -> Page<'static> {
    let mut page = page(path, format);
    filled(&mut page, "en", &WHOLE);
    page
}

fn settings(targets: &[&str]) -> Settings {
    Settings::new("ja".parse().unwrap(), targets.iter().map(|target| target.parse().unwrap()).collect())
}

/// Writes an article by replacing texts; enough here.
fn rewrite(rewriting: &Rewriting<'_>) -> Result<Vec<u8>, String> {
    let mut text = String::from_utf8(rewriting.page.source.to_vec()).map_err(|_| "bytes")?;
    for unit in rewriting.page.blocks.iter().flat_map(|block| &block.units) {
        text = text.replacen(unit.source, rewriting.texts.get(unit.id).map_or(unit.source, String::as_str), 1);
    }
    Ok(text.into_bytes())
}

fn made(pages: Vec<Page<'_>>, settings: &Settings) -> Site {
    build(&Project { pages, ..Project::default() }, settings, &rewrite)
}

fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    std::str::from_utf8(&site.files[path]).unwrap()
}

/// The manifest's record of an article in a locale.
fn record(site: &Site, path: &str, locale: &str) -> serde_json::Value {
    let manifest: serde_json::Value = serde_json::from_slice(&site.files["manifest.json"]).unwrap();
    assert_eq!(manifest["version"], 1);
    let articles = manifest["articles"].as_array().unwrap();
    articles.iter().find(|article| article["path"] == path && article["locale"] == locale).unwrap().clone()
}

#[test]
fn a_complete_article_is_published_in_every_form() {
    let site = made(vec![complete("columns/a.md", Format::Markdown)], &settings(&["en"]));
    assert_eq!(site.refused, []);
    assert_eq!(
        site.files.keys().collect::<Vec<_>>(),
        [
            "en/articles/columns/a.md",
            "en/articles/columns/a.md.ftl",
            "en/articles/columns/a.md.json",
            "en/glossary.json",
            "en/terms.ftl",
            "ja/articles/columns/a.md",
            "ja/articles/columns/a.md.ftl",
            "ja/articles/columns/a.md.json",
            "ja/glossary.json",
            "ja/terms.ftl",
            "manifest.json",
        ]
    );
    assert_eq!(site.files["ja/articles/columns/a.md"], SOURCE.as_bytes());
    assert_eq!(
        text(&site, "en/articles/columns/a.md"),
        "# What is {it}?\n\nIt soothes.It is a liquid.\n\n090-0000-0000\n\n![Culture](a.png)\n"
    );
    let ftl = text(&site, "en/articles/columns/a.md.ftl");
    assert!(ftl.contains("s-a = What is { \"{\" }it{ \"}\" }?\ns-b = It soothes.\n") && ftl.contains("s-d = 090-0000-0000\n"), "{ftl}");
    let json: serde_json::Value = serde_json::from_slice(&site.files["en/articles/columns/a.md.json"]).unwrap();
    assert_eq!(json["title"], "What is {it}?");
    assert_eq!(
        json["blocks"][1]["units"][1],
        serde_json::json!({"id": "s-c", "locale": "en", "state": "translated", "text": "It is a liquid.", "source": "幹細胞の液です。"})
    );
    let record = record(&site, "columns/a.md", "en");
    assert_eq!((&record["published"], &record["coverage"], &record["reason"]), (&true.into(), &100.into(), &serde_json::Value::Null));
    assert_eq!(record["counts"]["translated"], 3);
    assert_eq!(record["counts"]["skipped"], 1);
    assert_eq!(
        record["alternates"],
        serde_json::json!([
            {"hreflang": "ja", "path": "ja/articles/columns/a.md"},
            {"hreflang": "en", "path": "en/articles/columns/a.md"}
        ])
    );
    assert_eq!(record["source_hash"].as_str().unwrap().len(), 64);
}

#[test]
fn an_incomplete_page_is_kept_back_and_that_is_no_error() {
    let mut incomplete = complete("a.txt", Format::Text);
    filled(&mut incomplete, "en", &[("s-b", State::Draft, "It soothe")]);
    let site = made(vec![incomplete.clone()], &settings(&["en"]));
    assert_eq!(site.refused, []);
    assert!(!site.files.keys().any(|path| path.starts_with("en/articles")));
    let kept = record(&site, "a.txt", "en");
    assert_eq!((&kept["reason"], &kept["coverage"], &kept["target_hash"]), (&"incomplete".into(), &75.into(), &serde_json::Value::Null));
    assert_eq!(kept["alternates"].as_array().unwrap().len(), 1);

    let drafts = Settings { drafts: true, ..settings(&["en"]) };
    assert!(made(vec![incomplete.clone()], &drafts).files.contains_key("en/articles/a.txt"));
    let block = Settings { unit: UnitPolicy::Block, ..settings(&["en"]) };
    assert_eq!(made(vec![incomplete], &block).refused[0].reason, Reason::Incomplete { missing: 1 });
    assert_eq!(made(vec![page("a.txt", Format::Text)], &settings(&["en"])).refused, []);
}

#[test]
fn the_title_is_the_first_heading_of_the_highest_level() {
    static SECTION: Kind = Kind::Heading(2);
    let title = |kinds: [&'static Kind; 2]| {
        let mut page = page("a.txt", Format::Text);
        for (block, kind) in page.blocks.iter_mut().zip(kinds) {
            block.kind = kind;
        }
        record(&made(vec![page], &settings(&["en"])), "a.txt", "ja")["title"].clone()
    };
    assert_eq!(title([&SECTION, &HEADING]), "炎症を抑えます。幹細胞の液です。");
    assert_eq!(title([&SECTION, &SECTION]), "上清液とは");
    assert_eq!(title([&PARAGRAPH, &SECTION]), "炎症を抑えます。幹細胞の液です。");
}

#[test]
fn sentences_fall_back_marked_with_their_language() {
    let segment = Settings { unit: UnitPolicy::Segment, ..settings(&["en"]) };
    let some = |format| {
        let mut page = page("a", format);
        filled(&mut page, "en", &[("s-b", State::Translated, "It soothes.")]);
        page
    };
    let site = made(vec![some(Format::Markdown)], &segment);
    assert_eq!(
        text(&site, "en/articles/a"),
        "# <span lang=\"ja\">上清液とは</span>\n\nIt soothes.<span lang=\"ja\">幹細胞の液です。</span>\n\n090-0000-0000\n\n![培養](a.png)\n"
    );
    let ftl = text(&site, "en/articles/a.ftl");
    assert!(ftl.contains("s-c = 幹細胞の液です。\n    .lang = ja\n") && ftl.contains("s-d = 090-0000-0000\ns-e"), "{ftl}");
    assert!(!text(&made(vec![some(Format::Text)], &segment), "en/articles/a").contains("span"));
    assert_eq!(record(&made(vec![page("a", Format::Text)], &segment), "a", "en")["reason"], "untranslated");
}

#[test]
fn stale_translations_go_by_the_setting() {
    let mut stale = complete("a.md", Format::Markdown);
    filled(&mut stale, "en", &[("s-b", State::Stale, "It soothed.")]);
    let with = |policy, unit| made(vec![stale.clone()], &Settings { stale: policy, unit, ..settings(&["en"]) });
    assert!(text(&with(StalePolicy::Keep, UnitPolicy::Page), "en/articles/a.md").contains("It soothed."));
    assert_eq!(record(&with(StalePolicy::Keep, UnitPolicy::Page), "a.md", "en")["counts"]["stale"], 1);
    assert_eq!(record(&with(StalePolicy::Fallback, UnitPolicy::Page), "a.md", "en")["reason"], "incomplete");
    assert!(text(&with(StalePolicy::Fallback, UnitPolicy::Segment), "en/articles/a.md").contains("<span lang=\"ja\">炎症"));
    assert_eq!(with(StalePolicy::Block, UnitPolicy::Page).refused[0].reason, Reason::Stale { count: 1 });
}

#[test]
fn coverage_and_denied_findings_refuse() {
    let mut half = page("a.md", Format::Markdown);
    filled(&mut half, "en", &WHOLE[..3]);
    let need = |need| made(vec![half.clone()], &Settings { require: Some(need), ..settings(&["en"]) });
    assert_eq!(need(75).refused, []);
    assert_eq!(need(76).refused[0].reason, Reason::Coverage { have: 75, need: 76 });

    let mut found = complete("a.md", Format::Markdown);
    found.editions.get_mut("en").unwrap().findings.push(Finding::new(Code::NumberMismatch, "locales/en/articles/a.md.ftl"));
    let deny = Settings { deny: [Code::NumberMismatch].into(), ..settings(&["en"]) };
    let site = made(vec![found.clone()], &deny);
    assert_eq!(
        site.refused,
        [Refusal { path: Some("a.md".into()), locale: Some("en".into()), reason: Reason::Denied { code: Code::NumberMismatch, count: 1 } }]
    );
    assert_eq!(record(&site, "a.md", "en")["findings"]["errors"], 1);
    found.editions.get_mut("en").unwrap().findings[0].waived = Some("by hand".into());
    assert_eq!(made(vec![found], &deny).refused, []);
}

#[test]
fn a_region_falls_back_to_its_language_and_another_language_to_the_source() {
    let mut page = complete("a.md", Format::Markdown);
    filled(&mut page, "en-GB", &[("s-b", State::Translated, "It calms.")]);
    let site = made(vec![page], &settings(&["en", "en-GB", "fr"]));
    assert!(text(&site, "en-GB/articles/a.md").contains("# What is {it}?\n\nIt calms.It is a liquid."));
    assert_eq!(record(&site, "a.md", "en-GB")["counts"]["untranslated"], 3);
    assert_eq!(record(&site, "a.md", "fr")["reason"], "incomplete");
    let manifest: serde_json::Value = serde_json::from_slice(&site.files["manifest.json"]).unwrap();
    assert_eq!(manifest["locales"][2], serde_json::json!({"locale": "en-GB", "fallback": ["en", "ja"]}));
}

#[test]
fn one_translation_may_cover_several_units() {
    let mut page = complete("a.md", Format::Markdown);
    let edition = page.editions.get_mut("en").unwrap();
    edition.fillings.remove("s-c");
    edition.fillings.get_mut("s-b").unwrap().covers = vec!["s-c".into()];
    let site = made(vec![page], &settings(&["en"]));
    assert!(text(&site, "en/articles/a.md").contains("\n\nIt soothes.\n\n"));
    assert!(text(&site, "en/articles/a.md.ftl").contains("s-c = { \"\" }\n"));
    assert_eq!(record(&site, "a.md", "en")["coverage"], 100);
}

#[test]
fn links_lead_to_translations_or_back() {
    let pages =
        vec![complete("columns/a.md", Format::Markdown), page("columns/b.md", Format::Markdown), complete("c.md", Format::Markdown)];
    let seen = std::cell::RefCell::new(Vec::new());
    let asking = |rewriting: &Rewriting<'_>| {
        if rewriting.page.path == "columns/a.md" {
            seen.borrow_mut().extend(["b.md#x", "../c.md", "https://example.com/"].map(|to| (rewriting.destination)(to)));
        }
        rewrite(rewriting)
    };
    build(&Project { pages, ..Project::default() }, &settings(&["en"]), &asking);
    assert_eq!(*seen.borrow(), [Some("../../../ja/articles/columns/b.md#x".to_owned()), None, None]);
}

#[test]
fn messages_and_terms_are_published_and_checked() {
    let mut concept = Concept { id: "stem-cell".into(), ..Concept::default() };
    for (locale, word) in [("ja", "幹細胞"), ("en", "stem cell")] {
        let preferred = crate::finding::Word { text: word.into(), ..Default::default() };
        concept.sides.insert(locale.into(), Side { preferred, ..Side::default() });
    }
    let concepts = [concept];
    let project = |en: &'static str| {
        let file = |file, text| MessageFile { file, text };
        let en = vec![file("locales/en/site.ftl", en), file("locales/en/labels.ftl", "labels = x\n")];
        Project {
            messages: [("ja".to_owned(), vec![file("locales/ja/site.ftl", "menu = { -stem-cell }\r\n")]), ("en".to_owned(), en)].into(),
            concepts: &concepts,
            ..Project::default()
        }
    };
    let site = build(&project("menu = About { -stem-cell(form: \"plural\") }\n"), &settings(&["en"]), &rewrite);
    assert_eq!(site.refused, []);
    assert_eq!(text(&site, "ja/site.ftl"), "menu = { -stem-cell }\r\n");
    assert!(text(&site, "en/terms.ftl").contains("[plural] stem cells") && !site.files.contains_key("en/labels.ftl"));
    let site = build(&project("menu = { -nothing }\n"), &settings(&["en"]), &rewrite);
    assert_eq!((site.refused[0].reason, site.findings[0].code), (Reason::Invalid { count: 1 }, Code::FluentSyntax));
}

#[test]
fn no_path_leads_out_and_no_file_is_written_twice() {
    for path in ["../a.md", "/a.md", "a/../../b.md", "", "a//b.md", "a\0.md"] {
        let site = made(vec![complete(path, Format::Markdown)], &settings(&["en"]));
        assert!(site.refused.iter().all(|refusal| refusal.reason == Reason::Path) && site.refused.len() == 2, "{path:?}");
        assert!(!site.files.keys().any(|file| file.contains("articles")));
    }
    let twice = made(vec![complete("a.md", Format::Markdown), complete("a.md", Format::Markdown)], &settings(&[]));
    assert!(twice.refused.iter().all(|refusal| refusal.reason == Reason::Collision) && twice.refused.len() == 3);
}

proptest! {
    #[test]
    fn equal_input_gives_equal_bytes_and_texts_arrive(texts in proptest::collection::vec("([ \n{}\\[*.\"<>&=-]|[ぁ-んa-z。]|\\PC){0,16}", 4)) {
        let mut page = page("a.md", Format::Markdown);
        let ids = ["s-a", "s-b", "s-c", "s-e"];
        let fillings: Vec<_> = ids.iter().zip(&texts).map(|(id, text)| (*id, State::Translated, text.as_str())).collect();
        filled(&mut page, "en", &fillings);
        let site = made(vec![page.clone()], &settings(&["en"]));
        prop_assert_eq!(&site.refused, &vec![]);
        prop_assert_eq!(&site, &made(vec![page], &settings(&["en"])));
        let json: serde_json::Value = serde_json::from_slice(&site.files["en/articles/a.md.json"]).unwrap();
        prop_assert_eq!(json["blocks"][1]["units"][0]["text"].as_str(), Some(texts[1].as_str()));
    }
}
