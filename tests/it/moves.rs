//! What a diff says to have moved: blocks in each other's place, blocks that went elsewhere, articles with another name.

use serde_json::Value;

use crate::kit::Folder;

/// The sources of the units that differ, each with what became of it.
fn changes(project: &Folder) -> Vec<(String, String)> {
    let json = project.run("diff --format json").ok().json();
    let words = |unit: &Value| unit["changes"].as_array().unwrap().iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ");
    let units = json["units"].as_array().unwrap().iter();
    units.map(|unit| (unit["head"]["source"].as_str().unwrap_or("").to_owned(), words(unit))).collect()
}

/// Holds that exactly these moved, and that nothing else is said.
fn only_moved(project: &Folder, sources: &[&str]) {
    let expected: Vec<(String, String)> = sources.iter().map(|source| ((*source).to_owned(), "moved".to_owned())).collect();
    assert_eq!(changes(project), expected);
}

#[test]
fn neighbours_that_change_places_both_moved() {
    let project = Folder::with_article("a.txt", "一つ目です。\n\n二つ目です。\n").synced().committed();
    project.write("content/ja/a.txt", "二つ目です。\n\n一つ目です。\n");
    only_moved(&project, &["二つ目です。", "一つ目です。"]);
    // Sentences, in one paragraph.
    let project = Folder::with_article("a.txt", "膝が痛む。腰が重い。肩がこる。\n").synced().committed();
    project.write("content/ja/a.txt", "膝が痛む。肩がこる。腰が重い。\n");
    only_moved(&project, &["肩がこる。", "腰が重い。"]);
    project.write("content/ja/a.txt", "肩がこる。膝が痛む。腰が重い。\n");
    only_moved(&project, &["肩がこる。"]);
}

#[test]
fn paragraphs_of_several_sentences_move_as_a_whole() {
    let (a, b) = ("膝が痛む。①回目の注射です。費用は１１万円です。", "腰が重い。「安静に」と医師。");
    let project = Folder::with_article("a.md", &format!("はじめに。\n\n{a}\n\n{b}\n\nおわりに。\n")).synced().committed();
    let file = "content/ja/a.md";
    project.write(file, format!("はじめに。\n\n{b}\n\n{a}\n\nおわりに。\n"));
    only_moved(&project, &["腰が重い。", "「安静に」と医師。", "膝が痛む。", "①回目の注射です。", "費用は１１万円です。"]);
    // To the end, past two others.
    project.write(file, format!("はじめに。\n\n{b}\n\nおわりに。\n\n{a}\n"));
    only_moved(&project, &["膝が痛む。", "①回目の注射です。", "費用は１１万円です。"]);
    // In each other's place, around one that stays.
    project.write(file, format!("おわりに。\n\n{a}\n\n{b}\n\nはじめに。\n"));
    only_moved(&project, &["おわりに。", "はじめに。"]);
    // Joined and parted paragraphs are in order.
    project.write(file, format!("はじめに。{}\n\n費用は１１万円です。{b}\n\nおわりに。\n", a.replace("費用は１１万円です。", "")));
    only_moved(&project, &[]);
}

#[test]
fn items_and_rows_are_blocks() {
    let items = |order: [&str; 3]| order.map(|item| format!("- {item}\n")).concat();
    let (one, two, three) = ("湿布を貼る。〜1日2回。", "よく眠る。", "水を飲む。");
    let project = Folder::with_article("a.md", &items([one, two, three])).synced().committed();
    project.write("content/ja/a.md", items([two, one, three]));
    only_moved(&project, &["よく眠る。", "湿布を貼る。", "〜1日2回。"]);
    let table = |order: [&str; 3]| format!("| 項目 | 費用 |\n|---|---|\n{}", order.map(|row| format!("| {row} |\n")).concat());
    let (one, two, three) = ("初診 | 5,500円です", "再診 | 2,200円です", "点滴 | 11万円です");
    let project = Folder::with_article("a.md", &table([one, two, three])).synced().committed();
    project.write("content/ja/a.md", table([one, three, two]));
    only_moved(&project, &["点滴", "11万円です", "再診", "2,200円です"]);
    project.write("content/ja/a.md", table([three, one, two]));
    only_moved(&project, &["点滴", "11万円です"]);
}

#[test]
fn an_article_with_another_name_is_said_once() {
    let text = "休診のお知らせです。\n\n12月29日から休みます。急な腫れは救急へ。\n\n電話は午前のみです。\n";
    let project = Folder::project().article("news/お知らせ.md", text).article("b.md", "別の記事です。\n").synced();
    let project = project
        .translated([("休診のお知らせです。", "Notice of closure."), ("電話は午前のみです。", "Call in the morning only.")])
        .committed();
    project.git("mv content/ja/news/お知らせ.md content/ja/休診.md");
    project.run("sync").ok();
    let json = project.run("diff --format json").ok().json();
    assert_eq!(json["renamed"], serde_json::json!([{ "base": "news/お知らせ.md", "head": "休診.md" }]));
    let units = json["units"].as_array().unwrap();
    assert!(units.len() == 4 && units.iter().all(|unit| unit["changes"] == serde_json::json!(["renamed"])), "{json:#}");
    for (language, said) in [("en", "renamed from news/お知らせ.md"), ("ja", "news/お知らせ.md から改名")] {
        for form in ["human", "markdown", "html", "github"] {
            let out = project.run(["--lang", language, "diff", "--format", form]).ok().out.clone();
            let plain = out.replace("<span lang=\"ja\">", "").replace("</span>", "").replace("\\_", "_");
            assert!(plain.contains(said), "{language} {form}: {out}");
            if form != "html" {
                assert_eq!(plain.matches("お知らせ.md").count(), 1, "{language} {form}: {out}");
                assert!(!out.contains("休診のお知らせです"), "{language} {form}: no segment differs: {out}");
            }
        }
    }
    // What moves within it, or out of it, did; with its old place.
    project.write("content/ja/休診.md", "12月29日から休みます。急な腫れは救急へ。\n\n休診のお知らせです。\n");
    project.write("content/ja/b.md", "別の記事です。\n\n電話は午前のみです。\n");
    project.run("sync").ok();
    let found: Vec<(String, String)> = changes(&project).into_iter().filter(|(_, what)| what != "renamed").collect();
    let moved = |source: &str, what: &str| (source.to_owned(), what.to_owned());
    assert_eq!(
        found,
        [
            moved("電話は午前のみです。", "moved"),
            moved("12月29日から休みます。", "moved renamed"),
            moved("急な腫れは救急へ。", "moved renamed"),
            moved("休診のお知らせです。", "moved renamed")
        ]
    );
    project.run("--lang en diff").ok().says("moved from news/お知らせ.md");
    project.run("--lang ja diff").ok().says("news/お知らせ.md から移動");
}
