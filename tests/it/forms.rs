//! The forms of a diff and of findings: SARIF as its schema has it, annotations, a comment, a page; and hostile text inert
//! in every one of them.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::kit::{Folder, Run, field, is_obeyed};

/// Texts that somebody might put into an article, a translation, a name or a glossary.
const HOSTILE: [&str; 16] = [
    "<script>alert(1)</script>です。",
    "\"><img src=x onerror=alert(1)>の前。",
    "'-->]]></style></script></details><h1>見出し</h1>",
    "赤\u{1b}[31mい\u{1b}]0;題\u{7}文。",
    "右\u{202e}から\u{2066}左へ。",
    "::error::これは命令ではない。",
    "##[error]これも命令ではない。",
    "| 表 | を | 壊す |---|",
    "**強調** _斜体_ ~~消す~~ `コード`",
    "![画像](https://example.org/x.png) [鍵](javascript:alert(1))",
    "@octocat さんへ #1 GH-2 https://example.org/a www.example.org",
    "${{ secrets.TOKEN }} {$変数} $x^2$",
    "全角の＜script＞は約１億個です。",
    "％と%0Aと%2Cと：と:と,です。",
    "[x]: https://example.org \"題\"",
    "&lt;b&gt;&#64;octocat&amp;",
];

const GLOSSARY: &str = r#"["hostile-1"]
ja = { preferred = "上清液" }
en = { preferred = "<b>medium</b> | @octocat", forbidden = ["\"><img src=x onerror=alert(1)>"] }
note = "</script><script>alert(1)</script>\n::error::注"
definition = { en = "`x` ${{ y }} -->", ja = "右\u202eから" }
"#;

/// A project in which everything is hostile, before and after everything changed.
fn hostile() -> Folder {
    let project = Folder::empty().file("taiyaku.toml", crate::kit::SETTINGS).file("glossary/terms.toml", GLOSSARY);
    let body = |end: &str| HOSTILE.map(|text| format!("1. 上清液の{text}{end}\n\n")).concat();
    let project = project.article("a.txt", body("")).article("[x](y)|<i>@me.txt", "上清液です。\n").committed();
    project.run("sync").ok();
    project.commit("second");
    for end in ["終わり。", "終わりです。"] {
        project.write("content/ja/a.txt", body(end));
        project.run("sync").ok();
        for text in HOSTILE.iter().cycle().take(HOSTILE.len() + 1) {
            let next = project.run("next --format json").ok().json();
            let Some(unit) = next["unit"].as_str().map(str::to_owned) else { break };
            // Nobody can type what a terminal would obey, but it may stand in a file.
            let text: String = text.chars().filter(|c| !is_obeyed(*c)).collect();
            project.run(["set", "--", &unit, &format!("Medium ※ {text}\n::warning::x{}", end.chars().count())]).ok();
        }
        let file = "locales/en/articles/a.txt.ftl";
        project.write(file, project.read(file).replace('※', "\u{1b}[31m\u{202e}"));
        project.commit("更新");
    }
    project.write("content/ja/a.txt", body("終わりました。"));
    project.write("content/ja/[x](y)|<i>@me.txt", "上清液でした。\n");
    project
}

fn forms(project: &Folder, words: &str) -> Vec<Run> {
    [["--lang", "en"], ["--lang", "ja"]].iter().map(|lang| project.run(&format!("{} {words}", lang.join(" "))).any()).collect()
}

#[test]
fn sarif_is_what_its_schema_says() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sarif/sarif-schema-2.1.0.json")).unwrap();
    // The pattern of `language` has a bracket too many, which is no regular expression to every engine.
    let schema: Value = serde_json::from_str(&text.replace("{2}]?$", "{2}$")).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let holds = |run: &Run| -> Value {
        let log = run.json();
        let errors: Vec<String> = validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{run}");
        log
    };
    // It does see what is wrong.
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] })));
    let project = hostile();
    for run in forms(&project, "check --format sarif").iter().chain(&forms(&project, "diff HEAD~1 --format sarif")) {
        let log = holds(run);
        let (run, rules) = (&log["runs"][0], &log["runs"][0]["tool"]["driver"]["rules"]);
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert!(!run["results"].as_array().unwrap().is_empty());
        for result in run["results"].as_array().unwrap() {
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            assert_eq!(rule["properties"]["mqm"], result["properties"]["mqm"]);
            assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
            assert!(!result["message"]["text"].as_str().unwrap().contains("]("), "{result:#}");
            let related = result["relatedLocations"].as_array().into_iter().flatten();
            for place in result["locations"].as_array().unwrap().iter().chain(related) {
                let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
                assert!(uri.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/%".contains(c)), "{uri}");
            }
        }
    }
    holds(&Folder::empty().file("a.jsonl", "{\"ja\": \"約1億個\", \"en\": \"10\"}\n").run("check a.jsonl --format sarif").no());
    let (en, ja) = (project.run("check --format sarif").any().json(), project.run_ja("check --format sarif").any().json());
    assert_eq!((&en["runs"][0]["language"], &ja["runs"][0]["language"]), (&"en".into(), &"ja".into()));
    assert_ne!(en["runs"][0]["tool"]["driver"]["rules"][0]["help"], ja["runs"][0]["tool"]["driver"]["rules"][0]["help"]);
}

#[test]
fn fingerprints_survive_moves_and_are_told_apart() {
    let prints = |run: Run| -> BTreeSet<String> {
        let json = run.json();
        let results = json["runs"][0]["results"].as_array().unwrap().clone();
        let prints: Vec<String> =
            results.iter().map(|r| r["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().to_owned()).collect();
        let set: BTreeSet<String> = prints.iter().cloned().collect();
        assert_eq!(set.len(), prints.len(), "two findings of one fingerprint");
        set
    };
    let project = Folder::translated_clinic();
    project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
    project.translate("上清液とは", "What is culture supernatant?");
    let before = prints(project.run("check --format sarif").no());
    let text = project.read("content/ja/columns/a.md");
    project.write("content/ja/columns/a.md", format!("{}\n# 上清液とは\n", text.replacen("# 上清液とは\n", "", 1)));
    project.run("sync").ok();
    assert_eq!(prints(project.run("check --format sarif").no()), before);
    // The article gets another name; then the sentence, with what is wrong with it, stands once more in another one.
    project.git("init -q -b main");
    project.commit("before");
    let text = project.read("content/ja/columns/a.md");
    project.remove("content/ja/columns/a.md");
    project.write("content/ja/2026/上清液.md", text);
    project.run("sync").ok();
    assert!(project.has("locales/en/articles/2026/上清液.md.ftl"));
    assert_eq!(prints(project.run("check --format sarif").no()), before);
    project.write("content/ja/0.md", "約1億個の細胞から3mLが得られます。\n");
    project.run("sync").ok();
    let twin = project.run("next 0.md --format json").ok().json()["unit"].as_str().map(str::to_owned);
    if let Some(unit) = twin {
        project.run(["set", &unit, "About 10 million cells give 3 mL."]).ok();
    }
    let both = prints(project.run("check --format sarif").no());
    assert!(both.is_superset(&before) && both.len() > before.len(), "{before:?} {both:?}");
    let brought = prints(project.run("diff --format sarif").ok());
    assert!(brought.is_subset(&both), "{brought:?}");
}

#[test]
fn a_diff_gives_only_what_it_brings_to_sarif_and_annotations() {
    let project = Folder::translated_clinic();
    project.translate("はい。", "はい");
    let project = project.committed();
    project.translate("上清液とは", "What is culture supernatant?");
    let log = project.run("diff --format sarif").ok().json();
    assert_eq!(field(&log["runs"][0]["results"], "ruleId"), ["term-forbidden"]);
    assert_eq!(field(&log["runs"][0]["results"], "baselineState"), ["new"]);
    let lines = project.run("diff --format github").ok();
    assert_eq!(lines.out.lines().count(), 1, "{lines}");
    lines.says("::error file=locales/en/articles/columns/a.md.ftl,line=").says(",title=term-forbidden::");
    project.run_ja("diff --format github").ok().says("上清液").says("title=term-forbidden");
    project.run("check --format github").no().says("title=term-forbidden").says("title=source-text-left");
}

#[test]
fn hostile_text_is_inert_in_annotations_and_at_a_terminal() {
    let project = hostile();
    for run in forms(&project, "check --format github").iter().chain(&forms(&project, "diff HEAD~1 --format github")) {
        assert!(run.out.lines().count() > 3, "{run}");
        for line in run.out.lines() {
            let (command, rest) = line.split_once(' ').unwrap();
            assert!(["::error", "::warning", "::notice"].contains(&command), "{line}");
            let (properties, _) = rest.split_once("::").unwrap();
            let names: Vec<&str> = properties.split(',').map(|property| property.split_once('=').unwrap().0).collect();
            assert!(names.iter().all(|name| ["file", "line", "endLine", "col", "endColumn", "title"].contains(name)), "{line}");
        }
    }
    for run in forms(&project, "diff HEAD~2").iter().chain(&forms(&project, "diff HEAD~1 --all")) {
        assert!(run.out.contains("::error::") && run.out.lines().all(|line| !line.trim_start().starts_with("::")), "{run}");
    }
    for run in forms(&project, "diff HEAD~1 --format json") {
        assert!(!run.out.contains("##["), "{run}");
    }
    // The kit holds every output that may stand in a log to have no command in it.
    for words in ["check", "review", "glossary impact --set hostile-1.en=liquid"] {
        for run in forms(&project, words) {
            assert!(run.out.contains("\\u{23}#[error]") && run.out.contains("::error::"), "{run}");
        }
    }
    // A text is the first of its line behind blanks only.
    let project = Folder::clinic().file("glossary/terms.toml", "[break]\nja = \"休憩\"\nen = \"break\"\n");
    let project = project
        .article("e.txt", "::error file=a,line=1::休憩は15分です。\n")
        .synced()
        .translated([("::error file=a,line=1::休憩は15分です。", "::error file=a,line=1::The break is 15 minutes.")]);
    for run in forms(&project, "glossary impact --set break.en=pause") {
        run.says("\\u{3a}:error file=a,line=1::休憩は15分です。").says("\\u{3a}:error file=a,line=1::The break");
    }
}

#[test]
fn a_comment_has_terms_then_findings_then_segments() {
    let project = Folder::translated_clinic().committed();
    project.edit("content/ja/columns/a.md", "約1億個", "約2億個");
    project.translate("上清液とは", "What is culture supernatant?");
    let run = project.run("diff --format markdown").ok();
    let at = |text: &str| run.out.find(text).unwrap_or_else(|| panic!("no {text:?}{run}"));
    assert!(
        at("Not ready") < at("### Terms")
            && at("### Terms") < at("### New findings")
            && at("### New findings") < at("### Changed segments")
    );
    assert!(at("| 上清液 | ") < at("culture supernatant 0→1"));
    run.says("約~~1億~~**2億**個").says("~~conditioned medium~~**culture supernatant**?");
    project.run_ja("diff --format markdown").ok().says("### 用語").says("まだ公開できません").never_says("Terms");
    assert_eq!(Folder::clinic().committed().run_ja("diff --format markdown").ok().out, "## ✅ 違いはありません。\n");
}

#[test]
fn a_comment_stays_short_and_says_what_it_leaves_out() {
    let long: String = (0..900).map(|n| format!("第{n}回の治療では、上清液を患者の膝に{n}回投与しました。\n\n")).collect();
    let project = Folder::project().article("a.txt", "はじめに。\n").synced().committed();
    project.write("content/ja/a.txt", long);
    for run in forms(&project, "diff --format markdown") {
        assert!(run.out.len() < 40_000 && run.out.len() > 20_000, "{}", run.out.len());
        assert!(run.out.contains("`taiyaku diff --format html`"), "{run}");
    }
}

#[test]
fn hostile_text_is_inert_in_a_comment() {
    let project = hostile();
    for run in forms(&project, "diff HEAD~2 --format markdown") {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
        let (mut cells, mut columns, mut text) = (0, BTreeSet::new(), String::new());
        for event in Parser::new_ext(&run.out, options) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    assert!(["<del>", "</del>", "<b>", "</b>", "<br>"].contains(&html.as_ref()), "{html}{run}");
                }
                Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::HtmlBlock)) => {
                    panic!("{tag:?}{run}")
                }
                Event::Start(Tag::TableRow | Tag::TableHead) => cells = 0,
                Event::Start(Tag::TableCell) => cells += 1,
                Event::End(TagEnd::TableRow | TagEnd::TableHead) => drop(columns.insert(cells)),
                Event::Code(code) => assert!(code.starts_with("s-") || code.starts_with("taiyaku diff"), "{code}{run}"),
                Event::Text(part) => text.push_str(&part),
                _ => {}
            }
        }
        assert_eq!(columns, BTreeSet::from([2, 3]), "{run}");
        // What is shown is the text itself.
        let shown = text.replace('\u{200b}', "");
        for part in ["<script>alert(1)</script>", "| 表 | を | 壊す |---|", "@octocat", "${{ secrets.TOKEN }}", "::error::", "![画像]("]
        {
            assert!(shown.contains(part), "{part}{run}");
        }
        assert!(!text.contains("@octocat") && !text.contains("https://") && !text.contains("#1"), "{run}");
        assert!(run.out.lines().all(|line| !line.trim_start().starts_with("::")) && !run.out.contains("##["), "{run}");
    }
}

/// A tag: its name and its attributes.
type Element = (String, Vec<(String, String)>);

/// The page as its tags, each with its attributes, and its text.
fn tokens(page: &str) -> (Vec<Element>, String) {
    let (mut tags, mut text) = (Vec::new(), String::new());
    let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(name, value)| (string(name), string(value))).collect();
                tags.push((string(&tag.name), attributes));
            }
            Token::String(part) => text.push_str(&string(&part)),
            Token::Comment(comment) => assert_eq!(string(&comment), " taiyaku diff "),
            _ => {}
        }
    }
    (tags, text)
}

#[test]
fn hostile_text_is_inert_in_a_page() {
    const ELEMENTS: &str = "html head meta title style body a header h1 h2 h3 main section nav details summary div span p table thead tbody tr th td \
        form fieldset legend label input select option button output article ul ol li small b code br del ins mark s progress footer script";
    const ATTRIBUTES: &str = "lang charset http-equiv content name class href id tabindex aria-label aria-labelledby aria-live role hidden open scope \
        type value checked max data-t data-a data-shown";
    let project = hostile();
    for run in forms(&project, "diff HEAD~2 --all --format html") {
        // The style and the script are read apart: neither has a text of a file.
        let (before, rest) = run.out.split_once("<script>").unwrap();
        let (head, body) = before.split_once("</style>").unwrap();
        let (_, after) = rest.split_once("</script>").unwrap();
        assert_eq!(after, "\n</body>\n</html>\n");
        let (start, _) = head.split_once("<style>").unwrap();
        let (mut tags, _) = tokens(start);
        let (more, text) = tokens(body);
        tags.extend(more);
        for (name, attributes) in &tags {
            assert!(ELEMENTS.split_whitespace().any(|known| known == name) && name != "script", "<{name}>");
            for (key, value) in attributes {
                assert!(ATTRIBUTES.split_whitespace().any(|known| known == key), "<{name} {key}>");
                assert!(key != "href" || value.starts_with('#'), "<{name} {key}={value}>");
            }
        }
        let policy = &tags.iter().find(|(name, list)| name == "meta" && list.iter().any(|(key, _)| key == "http-equiv")).unwrap().1;
        let policy = &policy.iter().find(|(key, _)| key == "content").unwrap().1;
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
        for part in
            ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "--&gt;".replace("&gt;", ">").as_str(), "${{ secrets.TOKEN }}"]
        {
            assert!(text.contains(part), "{part}");
        }
        assert!(run.out.lines().all(|line| !line.trim_start().starts_with("::")) && !run.out.contains("##["), "a command of a log");
        // Names within the page are names of one place each.
        let ids: Vec<&String> = tags.iter().flat_map(|(_, list)| list).filter(|(key, _)| key == "id").map(|(_, value)| value).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
        assert!(ids.iter().all(|id| !id.chars().any(char::is_whitespace)));
    }
}

#[test]
fn a_page_has_the_answer_then_segments_with_their_languages() {
    let project = Folder::translated_clinic().committed();
    project.edit("content/ja/columns/a.md", "炎症を抑える作用が期待されています。", "炎症を抑える効果が期待されています。");
    project.edit("content/ja/d.txt", "患者：「はい。」\n", "");
    project.translate("上清液とは", "What is culture supernatant?");
    let run = project.run("diff --format html").ok();
    let page = run.out.clone();
    let run = run.says("<html lang=en>").says("Not ready to publish").says("<p lang=\"ja\">").says("<p lang=\"en\">");
    let run = run.says("<del>作用</del>").says("The translation was made for:").says("<del>conditioned medium</del>");
    run.says("id=\"columns/a.md#s-").says("href=\"#columns/a.md%23s-").says("×1");
    let ja = project.run_ja("diff --format html").ok();
    ja.says("<html lang=ja>").says("まだ公開できません").says("訳したときの原文").says("culture supernatant").never_says("Not ready");
    // Articles without changes only where they are asked for.
    project.run("diff HEAD HEAD --format html").ok().never_says("<p lang=\"ja\">").says("3 articles without changes");
    project.run("diff HEAD HEAD --all --format html").ok().says("<p lang=\"ja\">");
    // To a file, again, and never over another one.
    for _ in 0..2 {
        project.run("diff --format html --out page.html").ok().quietly();
        assert_eq!(project.read("page.html"), page);
    }
    project.run("diff --format html --out taiyaku.toml").fails();
    project.run("diff --out page.html").fails();
    assert_eq!(project.read("taiyaku.toml"), crate::kit::SETTINGS);
}

#[test]
fn nothing_in_a_pipe_goes_through_a_pager() {
    let project = Folder::translated_clinic().committed();
    project.translate("上清液とは", "What is culture supernatant?");
    let plain = project.run("diff").ok();
    for environment in [[("PAGER", "false")], [("PAGER", "/nonexistent")]] {
        assert_eq!(project.run_with("diff", "", &environment).ok().out, plain.out);
    }
    assert!(plain.out.starts_with("Not ready to publish: 1 error") && !plain.out.contains('\u{1b}'), "{plain}");
    project.run("diff --no-pager").ok().says("culture supernatant");
}
