//! Catalogs read and written: what a person may do to a file by hand, and what comes back.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use taiyaku::catalog::{Allow, Catalog, Entry, State, Value};
use taiyaku::finding::{Arg, Code, Finding};
use taiyaku::text::Span;

const CANONICAL: &str = r#"### taiyaku catalog 1
### 編集：佐野

## 幹細胞上清液とは

# > 幹細胞上清液とは、幹細胞を培養した液の上澄みです。
s-4mzq7c2k1x = Stem cell conditioned medium is the liquid in which stem cells have been cultured.

# ここから先は先生に確認中
#
# 6月まで

# > 炎症を抑える作用が期待されています。
# > 副作用は少ないとされます。
# covers: s-4mzq7c2k1y s-4mzq7c2k1z-2
# state: stale
# was: 炎症を抑える作用があります。
# origin: memory 87
# note: asked the clinic on 3 May
# note: 院長確認済み
# allow: number-mismatch the source is wrong
# link @1: https://example.org/en/
# TODO: 見直す
s-9v0d3h8w2r = It suppresses { -inflammation(form: "noun") }.

##

# > MENU
# id: s-24v4mk4f2x
# state: skip

# state: reviewed 7f3a91c2
s-0000000000 = [予約ページ](@1) – "ok" \o/

# state: draft
s-0000000001 =
    一行目
    { "[" }二行目 { "{" }

    { "*" }三行目{ " " }

# 終わり
"#;

fn read(text: &str) -> (Catalog, Vec<Finding>) {
    Catalog::read("en.ftl", text)
}

fn problem(finding: &Finding) -> &str {
    match finding.args.get("problem") {
        Some(Arg::Text(problem)) => problem,
        _ => "",
    }
}

#[test]
fn canonical_text_comes_back_byte_for_byte() {
    let (catalog, findings) = read(CANONICAL);
    assert_eq!(findings, []);
    assert!(catalog.sound);
    assert_eq!(catalog.write(), CANONICAL);
}

#[test]
fn everything_said_about_an_entry_is_read() {
    let (catalog, _) = read(CANONICAL);
    let ids: Vec<&str> = catalog.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["s-4mzq7c2k1x", "s-9v0d3h8w2r", "s-24v4mk4f2x", "s-0000000000", "s-0000000001"]);
    assert_eq!(catalog.head, ["編集：佐野"]);
    assert_eq!(catalog.tail, ["終わり"]);
    let stale = catalog.get("s-9v0d3h8w2r").unwrap();
    assert_eq!(stale.state, State::Stale);
    assert_eq!(stale.source.as_deref(), Some("炎症を抑える作用が期待されています。\n副作用は少ないとされます。"));
    assert_eq!(stale.was.as_deref(), Some("炎症を抑える作用があります。"));
    assert_eq!(stale.origin.as_deref(), Some("memory 87"));
    assert_eq!(stale.notes, ["asked the clinic on 3 May", "院長確認済み"]);
    assert_eq!(stale.covers, ["s-4mzq7c2k1y", "s-4mzq7c2k1z-2"]);
    assert_eq!((stale.allows[0].code.as_str(), stale.allows[0].reason.as_str()), ("number-mismatch", "the source is wrong"));
    assert_eq!(stale.allows[0].span.of(CANONICAL), "allow: number-mismatch the source is wrong");
    assert_eq!(stale.links, BTreeMap::from([(1, "https://example.org/en/".to_owned())]));
    assert_eq!(stale.comments, ["TODO: 見直す"]);
    assert_eq!(stale.above, ["ここから先は先生に確認中\n\n6月まで"]);
    assert_eq!(stale.section.as_deref(), Some("幹細胞上清液とは"));
    assert_eq!(stale.value, Value::Fluent("It suppresses { -inflammation(form: \"noun\") }.".to_owned()));
    assert_eq!(stale.at.value.of(CANONICAL), "It suppresses { -inflammation(form: \"noun\") }.");
    assert_eq!(catalog.covered().get("s-4mzq7c2k1z-2"), Some(&"s-9v0d3h8w2r"));
    let skip = catalog.get("s-24v4mk4f2x").unwrap();
    assert_eq!((skip.state, &skip.value, skip.source.as_deref()), (State::Skipped, &Value::Skip, Some("MENU")));
    assert_eq!(skip.section, None);
    let reviewed = catalog.get("s-0000000000").unwrap();
    assert_eq!((reviewed.state, reviewed.reviewed_hash.as_deref()), (State::Reviewed, Some("7f3a91c2")));
    assert_eq!(reviewed.at.place.unwrap().start.line, 33);
    assert_eq!(catalog.get("s-0000000001").unwrap().plain(), Some("一行目\n[二行目 {\n\n*三行目 "));
}

#[test]
fn line_ends_and_a_byte_order_mark_do_not_matter() {
    let crlf = format!("\u{FEFF}{}", CANONICAL.replace('\n', "\r\n"));
    let (catalog, findings) = read(&crlf);
    assert_eq!(findings, []);
    assert_eq!(catalog.write(), CANONICAL);
    let entry = catalog.get("s-0000000000").unwrap();
    assert_eq!(entry.at.value.of(&crlf), "[予約ページ](@1) – \"ok\" \\o/");
    assert!(entry.at.entry.of(&crlf).starts_with("# state: reviewed"));
}

#[test]
fn offsets_lead_back_to_the_file() {
    let text = "a = 細胞{ \"{\" }を\n b = x\nc = 一{ \"\\u2028\" }二\r\n    三\n";
    let (catalog, _) = read(text);
    let a = catalog.get("a").unwrap();
    let plain = a.plain().unwrap();
    assert_eq!(plain, "細胞{を\nb = x");
    for part in ["細胞", "{", "を", "b = x"] {
        let at = plain.find(part).unwrap();
        assert_eq!(a.at.file_span(Span::new(at, at + part.len())).of(text), part);
    }
    assert_eq!(a.at.file_span(Span::new(0, 7)).of(text), "細胞{ \"{");
    assert!(a.at.file_span(Span::new(6, 6)).is_empty());
    assert_eq!(a.at.file_span(Span::new(99, 120)).of(text), "");
    let c = catalog.get("c").unwrap();
    assert_eq!(c.plain(), Some("一\u{2028}二\n三"));
    assert_eq!(c.at.file_span(Span::new(3, 6)).of(text), "\\u2028");
    assert_eq!(c.at.file_span(Span::new(10, 13)).of(text), "三");
}

#[test]
fn broken_syntax_is_found_and_the_rest_kept() {
    let text = "a = 一\nb 二\nc = 三 } 四\n\nd =\n\ne = 五{ $x\nf = { \"\\x\" }\ng = 六\n";
    let (catalog, findings) = read(text);
    assert!(!catalog.sound);
    assert_eq!(catalog.entries.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ["a", "g"]);
    let seen: Vec<_> = findings.iter().map(|f| (f.place.unwrap().start.line, f.place.unwrap().start.column, problem(f))).collect();
    assert_eq!(
        seen,
        [(2, 3, "expected-token"), (3, 7, "closing-brace"), (5, 1, "missing-value"), (8, 1, "expected-token"), (8, 8, "unknown-escape")]
    );
    assert_eq!(findings[0].args.get("name"), Some(&Arg::Text("=".to_owned())));
    assert!(findings.iter().all(|f| f.code == Code::FluentSyntax && f.file == "en.ftl" && !f.hints.is_empty()));
}

#[test]
fn a_conflict_is_one_finding() {
    let text = "a = 一\n\n# > 源\n<<<<<<< HEAD\nb = 二\n=======\nb = 三\n>>>>>>> main\n\nc = 四\n";
    let (catalog, findings) = read(text);
    assert!(!catalog.sound);
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].code, findings[0].place.unwrap().start.line), (Code::ConflictMarkers, 4));
    assert_eq!(catalog.get("b").unwrap().plain(), Some("二"));
    assert_eq!(catalog.get("c").unwrap().plain(), Some("四"));
}

#[test]
fn what_an_article_may_not_hold_is_kept_and_found() {
    let text = "### taiyaku catalog 1\n\na =\n    { $n ->\n        [one] 一\n       *[other] { $n }個\n    }です\n\nb = 二\n    .title = 題\n    .alt =\n        一\n          二\n\nc =\n    .x = y\n\nd = { NUMBER(5) } と { $x }\n";
    let (catalog, findings) = read(text);
    assert!(catalog.sound);
    assert_eq!(
        findings.iter().map(problem).collect::<Vec<_>>(),
        ["selector", "attribute", "attribute", "attribute", "function", "variable"]
    );
    assert!(catalog.entries.iter().all(|entry| matches!(entry.value, Value::Fluent(_))));
    let written = catalog.write();
    let (again, findings_again) = read(&written);
    assert_eq!((&again, findings_again.len()), (&catalog, findings.len()));
    assert_eq!(again.write(), written);
    assert!(written.contains("c =\n    .x = y\n") && written.contains("\n       *[other] { $n }個\n    }です\n"), "{written}");
    let (term, findings) = read("-t = x\na = b\n");
    assert_eq!((term.sound, problem(&findings[0])), (false, "term-in-article"));
}

#[test]
fn wrong_words_are_found_and_kept() {
    let text = "### taiyaku catalog 1\n\n# state: stael\na = 一\n\n# state: reviewed\n# allow: no-such-code x\n# allow: stale\n# link @0: x\nb = 二\n\na = 三\n";
    let (catalog, findings) = read(text);
    let seen: Vec<_> = findings.iter().map(|f| (f.place.unwrap().start.line, f.place.unwrap().start.column, f.code, problem(f))).collect();
    assert_eq!(
        seen,
        [
            (3, 3, Code::FluentSyntax, "unknown-state"),
            (6, 3, Code::FluentSyntax, "review-without-hash"),
            (7, 3, Code::WaiverInvalid, "unknown-code"),
            (8, 3, Code::WaiverInvalid, "no-reason"),
            (12, 1, Code::FluentSyntax, "duplicate-id"),
        ]
    );
    assert!(!catalog.sound);
    for line in ["# state: stael", "# state: reviewed", "# allow: no-such-code x", "# allow: stale", "# link @0: x"] {
        assert!(catalog.write().contains(&format!("{line}\n")), "{line}");
    }
    let (newer, findings) = read("### taiyaku catalog 2\n\na = 一\n");
    assert_eq!((newer.sound, problem(&findings[0])), (false, "newer-format"));
}

#[test]
fn skipped_units_may_be_written_short() {
    let (catalog, findings) = read("# s-24v4mk4f2x\n# state: skip\n\n# s-24v4mk4f2y\n\n# > はい\na = Yes\n");
    assert_eq!(findings, []);
    assert_eq!(catalog.entries[0].value, Value::Skip);
    assert_eq!(catalog.entries[1].above, ["s-24v4mk4f2y"]);
    assert!(catalog.write().contains("\n# id: s-24v4mk4f2x\n# state: skip\n\n# s-24v4mk4f2y\n\n# > はい\n"));
}

#[test]
fn fluent_is_typed_as_it_is_written() {
    assert_eq!(Value::fluent("a { -stem-cell } b"), Ok(Value::Fluent("a { -stem-cell } b".to_owned())));
    assert_eq!(Value::fluent("幹細胞 { \"{\" }"), Ok(Value::Plain("幹細胞 {".to_owned())));
    let error = Value::fluent("幹細胞 { -x").unwrap_err();
    assert_eq!((error.code, problem(&error)), (Code::FluentSyntax, "expected-token"));
    assert_eq!(Value::fluent("幹 } 細").unwrap_err().place.unwrap().start.column, 3);
    assert_eq!(problem(&Value::fluent("{ $x }").unwrap_err()), "variable");
    assert!(Value::fluent("").is_err());
}

#[test]
fn an_entry_is_put_in_its_place() {
    let order: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).into();
    let (mut catalog, _) = read("b = 二\nd = 四\nx = 孤児\n");
    for id in ["c", "a", "y", "b"] {
        catalog.put(Entry::new(id, Value::Plain(format!("新{id}"))), &order);
    }
    let ids: Vec<&str> = catalog.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d", "x", "y"]);
    assert_eq!(catalog.get("b").unwrap().plain(), Some("新b"));
}

fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!["細胞", "が", "iPS", " ", "{", "}", "\"", "3～6か月", "。", "ｱ", "か\u{3099}", "x:"]),
        1..6,
    )
    .prop_map(|parts| format!("一{}", parts.concat().trim_end()))
}

fn value() -> impl Strategy<Value = Value> {
    let text = prop::collection::vec(
        prop::sample::select(vec!["細胞", "{", "}", "\n", " ", "[", "*", ".", "# ", "\r", "\u{3000}", "a = b", "\\", "\"", "「", "。"]),
        0..12,
    );
    let fluent = prop::collection::vec(
        prop::sample::select(vec![
            "細胞",
            "{ -stem-cell }",
            "{-t(form: \"plural\")}",
            "\n",
            "\n  ",
            "\n\n",
            " ",
            "{ \"{\" }",
            "[",
            "*",
            ".",
            "「",
        ]),
        0..10,
    )
    .prop_filter_map("not a pattern", |parts| Value::fluent(&parts.concat()).ok());
    prop_oneof![2 => text.prop_map(|parts| Value::Plain(parts.concat())), 2 => fluent, 1 => Just(Value::Skip)]
}

prop_compose! {
    fn entry()(
        value in value(),
        state in prop::sample::select(vec![State::Draft, State::Translated, State::Stale, State::NeedsReview, State::Reviewed, State::Skipped]),
        texts in prop::collection::vec(prop::option::of(line()), 3),
        lines in prop::collection::vec(prop::collection::vec(line(), 0..3), 4),
        section in prop::option::of(prop::sample::select(vec!["見出し", "二つ目"])),
        second in any::<bool>(),
    ) -> Entry {
        let mut entry = Entry::new("", value);
        if entry.value != Value::Skip {
            entry.state = state;
            entry.reviewed_hash = (state == State::Reviewed).then(|| "0123abcd".to_owned());
            entry.covers = lines[0].iter().map(|_| "s-0000000000-2".to_owned()).collect();
        }
        entry.source = texts[0].clone().map(|text| if second { format!("{text}\n{text}") } else { text });
        entry.was = texts[1].clone();
        entry.origin = texts[2].clone();
        entry.notes = lines[0].clone();
        entry.allows = lines[1].iter().map(|reason| Allow { code: "stale".to_owned(), reason: reason.clone(), span: Span::default() }).collect();
        entry.links = lines[1].iter().enumerate().map(|(i, url)| (i + 1, url.clone())).collect();
        entry.comments = lines[2].clone();
        entry.above = lines[3].clone();
        entry.section = section.map(str::to_owned);
        entry
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(entries in prop::collection::vec(entry(), 0..5), tail in prop::collection::vec(line(), 0..2), head in prop::collection::vec(line(), 0..2)) {
        let mut catalog = Catalog { entries, tail, head, ..Catalog::default() };
        for (i, entry) in catalog.entries.iter_mut().enumerate() {
            entry.id = format!("s-00000000{i}0");
        }
        let written = catalog.write();
        let (read, findings) = read(&written);
        prop_assert_eq!(&findings, &[], "{}", written);
        prop_assert_eq!(&read, &catalog, "{}", written);
        prop_assert_eq!(read.write(), written);
    }

    #[test]
    fn any_text_is_read_without_panic(parts in prop::collection::vec(prop::sample::select(vec![
        "a = ", "s-0000000000 = ", "# ", "## ", "### ", "#", "\n", "\r\n", "\n    ", "{", "}", "\"", "\\u", "日", "-t", " ", "[x]", "*", ".a = b",
        "state: skip", "id: b", "> 源", "covers: x", "<<<<<<<", "\u{FEFF}", "$x -> ", "was: ", "link @1: ", "allow: ", "\r", ":",
    ]), 0..30)) {
        let text = parts.concat();
        let (catalog, findings) = read(&text);
        for finding in &findings {
            prop_assert!(finding.span.is_some() && finding.place.is_some());
        }
        if catalog.sound {
            let written = catalog.write();
            let (again, _) = read(&written);
            prop_assert_eq!(again.write(), written.clone(), "{:?}", text);
            // A carriage return inside a line of a comment is the one thing that is not kept.
            if !text.replace("\r\n", "").contains('\r') {
                prop_assert_eq!(again, catalog, "{:?} {:?}", text, written);
            }
        }
        let (catalog, _) = read(&text);
        for entry in &catalog.entries {
            prop_assert!(text.get(entry.at.entry.start..entry.at.entry.end).is_some());
            prop_assert!(text.get(entry.at.value.start..entry.at.value.end).is_some());
            for at in 0..entry.target().len() + 2 {
                let span = entry.at.file_span(Span::new(at, at + 1));
                prop_assert!(span.end <= text.len());
            }
        }
    }
}
