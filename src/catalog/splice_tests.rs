//! Messages put into files by hand and by the dice: what was put in is read again, and the rest keeps its bytes.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::splice::splice;
use crate::catalog::{Catalog, Entry, State, Value};

const SOURCE: &str = "### サイトの文言\n\n## メニュー\n\nmenu = 目次\n    .title = 目次を開く\nhome = 表紙\n\n## 日付\n\n# $date: 公開日\nupdated = 更新日：{ $date }\nby = 文：{ $name }\n";

fn entry(id: &str, value: Value, source: &str) -> Entry {
    Entry { source: Some(source.to_owned()), ..Entry::new(id, value) }
}

fn plain(id: &str, text: &str, source: &str) -> Entry {
    entry(id, Value::Plain(text.to_owned()), source)
}

#[track_caller]
fn put(text: &str, entries: &[Entry]) -> String {
    splice(Some(text), SOURCE, &entries.iter().collect::<Vec<_>>()).unwrap()
}

#[test]
fn a_new_file_has_the_headings_of_the_source() {
    let updated = entry("updated", Value::message("Updated: { $date }").unwrap(), "更新日：{ $date }");
    let new = splice(None, SOURCE, &[&updated]).unwrap();
    assert_eq!(new, "## 日付\n\n# > 更新日：{ $date }\nupdated = Updated: { $date }\n");
    let all = [updated, plain("home", "Home", "表紙"), plain("menu.title", "Open the menu", "目次を開く")];
    assert_eq!(
        splice(None, SOURCE, &all.iter().collect::<Vec<_>>()).unwrap(),
        "## メニュー\n\n# .title > 目次を開く\nmenu =\n    .title = Open the menu\n\n# > 表紙\nhome = Home\n\n## 日付\n\n# > 更新日：{ $date }\nupdated = Updated: { $date }\n"
    );
}

#[test]
fn one_message_changes_and_everything_else_keeps_its_bytes() {
    let text = "\u{FEFF}# by hand\r\n\r\n## Menus\r\n# shown above\r\n# state: draft\r\n# never more than 20 characters\r\nmenu   =  Contents  \r\n      .title = Open\r\nhome = Home\r\n\r\n\r\n-brand = Aoba";
    let changed = put(text, &[plain("menu", "Index", "目次")]);
    assert_eq!(changed, text.replace("# state: draft", "# > 目次").replace("menu   =  Contents", "menu   = Index"));
    let changed = put(text, &[plain("menu.title", "Open the\nmenu", "目次を開く")]);
    let expected = text
        .replace("20 characters\r\n", "20 characters\r\n# .title > 目次を開く\r\n")
        .replace(".title = Open", ".title =\r\n        Open the\r\n        menu");
    assert_eq!(changed, expected);
    let mut draft = plain("updated", "x", "更新日：{ $date }");
    draft.state = State::Draft;
    let added = put(text, &[draft]);
    assert_eq!(added, format!("{text}\r\n\r\n## 日付\r\n\r\n# > 更新日：{{ $date }}\r\n# state: draft\r\nupdated = x\r\n"));
}

#[test]
fn new_messages_come_where_the_source_has_them() {
    assert_eq!(put("menu = A\nhome = B\nby = C\n", &[plain("updated", "U", "s")]), "menu = A\nhome = B\n\n# > s\nupdated = U\n\nby = C\n");
    assert_eq!(put("home = B\n", &[plain("menu", "M", "s")]), "# > s\nmenu = M\n\nhome = B\n");
    assert_eq!(put("menu = A\nby = C\n", &[plain("home", "H", "s")]), "menu = A\n\n# > s\nhome = H\n\nby = C\n");
    let grouped = "## Menus\n\nmenu = A\n\n## 日付\n\n-term = x\n";
    assert_eq!(put(grouped, &[plain("by", "C", "s")]), "## Menus\n\nmenu = A\n\n## 日付\n\n# > s\nby = C\n\n-term = x\n");
    let attribute = put("menu = A\nhome = B\n", &[plain("menu.title", "T", "s")]);
    assert_eq!(attribute, "# .title > s\nmenu = A\n    .title = T\nhome = B\n");
    assert_eq!(put("menu =\n  .title = T\n", &[plain("menu", "M", "s")]), "# > s\nmenu = M\n  .title = T\n");
    let skipped = "# id: home\n# state: skip\n\nmenu = A\n";
    assert_eq!(put(skipped, &[plain("home", "H", "s")]), "# > s\nhome = H\n\nmenu = A\n");
}

#[test]
fn what_is_not_sound_is_not_written() {
    for text in ["menu = {\n", "<<<<<<< HEAD\nmenu = a\n=======\n>>>>>>> x\n", "menu = a\nmenu = b\n"] {
        assert_eq!(splice(Some(text), SOURCE, &[&plain("home", "H", "表紙")]), None);
    }
}

fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "# by hand",
        "# state: draft",
        "# > 前の文",
        "# .title state: draft",
        "## Dates",
        "##",
        "### head",
        "",
        "-brand = 青葉",
        "other = か\u{3099}ん",
        "menu = Contents",
        "    .title = Ｏｐｅｎ",
        "home =",
        "    Home",
        "    page",
        "updated = { $date ->",
        "        [one] 一",
        "       *[other] { $date }",
        "    }",
        "# id: by",
        "# state: skip",
        "by = { \"{\" }",
        "#",
        "  ",
    ])
}

proptest! {
    #[test]
    fn what_is_put_in_is_read_again_and_the_rest_stays(
        lines in prop::collection::vec(line(), 0..24), crlf in any::<bool>(), mark in any::<bool>(), end in any::<bool>(),
        id in prop::sample::select(vec!["menu", "menu.title", "home", "updated", "by"]), value in "([ぁ-ん{}\\[\\]*.\"# =]|か\u{3099}|[a-z]|\n){1,12}",
    ) {
        let mut text = lines.join("\n") + if end { "\n" } else { "" };
        if crlf { text = text.replace('\n', "\r\n"); }
        if mark { text.insert(0, '\u{FEFF}'); }
        let new = plain(id, &value, "源の文");
        let (before, _) = Catalog::of_target_messages("", &text);
        let Some(result) = splice(Some(&text), SOURCE, &[&new]) else {
            prop_assert!(!before.sound, "{:?}", text);
            return Ok(());
        };
        let (after, _) = Catalog::of_target_messages("", &result);
        let found = after.get(id).unwrap();
        prop_assert_eq!((&found.value, &found.source, found.state), (&new.value, &new.source, State::Translated));
        for entry in before.entries.iter().filter(|entry| entry.id != id) {
            let there = after.get(&entry.id).unwrap();
            prop_assert_eq!((&there.value, there.state, &there.source), (&entry.value, entry.state, &entry.source), "{}", result);
        }
        // Every other line is still there, in its order.
        let mut kept = result.lines();
        let own = |line: &&str| !line.starts_with("# ") && !line.contains('=') && !line.starts_with(' ') && !line.trim().is_empty() && *line != "\u{FEFF}";
        for line in text.lines().filter(own) {
            prop_assert!(kept.any(|other| other == line), "{:?} of {:?} in {:?}", line, text, result);
        }
        prop_assert_eq!(splice(Some(&result), SOURCE, &[&new]), Some(result.clone()));
    }
}
