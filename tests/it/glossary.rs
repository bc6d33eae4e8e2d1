//! `glossary`: terms listed, found in a text, checked, and what a change of them does.

use crate::kit::{Folder, GLOSSARY, field};

#[test]
fn terms_are_listed() {
    let project = Folder::project();
    project.run("glossary list").ok().quietly().says("上清液").says("conditioned medium").says("（かんさいぼう）");
    let json = project.run("glossary list --format json").ok().json();
    assert_eq!(field(&json["terms"], "id"), ["conditioned-medium", "stem-cell"]);
    assert_eq!(json["terms"][0]["words"]["en"]["forbidden"], serde_json::json!(["culture supernatant"]));
    let outside = Folder::empty().file("g/a.toml", GLOSSARY);
    outside.run("glossary list --glossary g").ok().says("幹細胞");
    outside.run("glossary list --glossary g/a.toml --format json").ok();
    outside.run("glossary list").ok();
    outside.run("glossary list --glossary none").fails().complains("none");
}

#[test]
fn terms_are_found_line_by_line() {
    let text = "幹細胞の上清液です。\r\n\n衛生検査です。\n上澄み液\n";
    let project = Folder::project();
    let hits = project.run_on("glossary find --format json", text).ok().quietly().json_lines();
    let shown: Vec<String> = hits
        .iter()
        .map(|hit| format!("{}:{}-{} {} {} {}", hit["line"], hit["start"], hit["end"], hit["text"], hit["id"], hit["form"]))
        .collect();
    assert_eq!(
        shown,
        [
            r#"1:0-9 "幹細胞" "stem-cell" "preferred""#,
            r#"1:12-21 "上清液" "conditioned-medium" "preferred""#,
            r#"4:0-12 "上澄み液" "conditioned-medium" "forbidden""#,
        ]
    );
    project.write("文 書.txt", text);
    assert_eq!(project.run(["glossary", "find", "文 書.txt", "--format", "json"]).ok().json_lines(), hits);
    let outside = Folder::empty().file("g.toml", GLOSSARY);
    assert_eq!(outside.run_on("glossary find - --glossary g.toml --format json", text).ok().json_lines(), hits);
    assert_eq!(outside.run_on("glossary find --format json", text).ok().out, "");
    let english = project.run_on("glossary find --locale en --format json", "Stem-cells and Conditioned Media.\n").ok().json_lines();
    assert_eq!(english.iter().map(|hit| hit["id"].as_str().unwrap()).collect::<Vec<_>>(), ["stem-cell", "conditioned-medium"]);
    project.run_on("glossary find --locale 日本", text).fails().complains("日本");
    project.run_on("glossary find", text).ok().says("上清液");
    project.run_on("glossary find", "膝の上清液\n").ok().says("1:3  上清液");
}

#[test]
fn a_glossary_is_checked() {
    let project = Folder::project();
    project.run("glossary lint").ok().quietly();
    let json = project.run("glossary lint --format json").ok().json();
    assert_eq!(json["findings"], serde_json::json!([]));
    project.write(
        "glossary/more.toml",
        concat!(
            "[cell]\nja = \"幹細胞\"\nen = \"cell\"\n\n",
            "[x]\nja = { prefered = \"乙\" }\nen = \"x\"\n\n",
            "[y]\nja = \"丙\"\nen = \"y\"\nexamples = [{ ja = \"甲です。\", en = \"It is y.\" }]\nstatus = \"aproved\"\n",
        ),
    );
    let found = project.run("glossary lint --format json").no().findings();
    for expected in [
        "glossary-conflict glossary/",
        "glossary-invalid glossary/more.toml:6:8",
        "glossary-example glossary/more.toml:12:",
        "glossary-invalid glossary/more.toml:13:",
    ] {
        assert!(found.iter().any(|f| f.starts_with(expected)), "{expected} in {found:?}");
    }
    project.run("glossary lint").no().says("“preferred”").says("approved");
    project.run_ja("glossary lint").no().says("「preferred」");
    project.run("glossary lint glossary/terms.toml").ok();
    project.run("glossary lint glossary/none.toml").fails().complains("none.toml");
    Folder::empty().run("glossary lint").fails().complains("taiyaku init");
    Folder::empty().file("g.toml", GLOSSARY).run("glossary lint g.toml").ok();
}

#[test]
fn a_change_of_a_term_shows_what_it_does() {
    let project = Folder::translated_clinic().committed();
    project.run("glossary impact").ok().says("Nothing differs.");
    project.edit(
        "glossary/terms.toml",
        "admitted = [\"secretome\"], forbidden = [\"culture supernatant\"]",
        "forbidden = [\"conditioned medium\"]",
    );
    project.edit("glossary/terms.toml", "preferred = \"conditioned medium\", plural = \"conditioned media\"", "preferred = \"secretome\"");
    let json = project.run("glossary impact --format json").ok().json();
    assert_eq!(field(&json["findings"], "code"), ["term-forbidden", "term-forbidden"]);
    assert!(field(&json["findings"], "status").iter().all(|status| status == "introduced"));
    assert_eq!(json["units"], serde_json::json!([]));
    project.commit("the new word");
    project.run("glossary impact").ok().says("Nothing differs.");
    assert_eq!(project.run("glossary impact HEAD~1 HEAD --format json").ok().json()["findings"].as_array().unwrap().len(), 2);
    project.run("glossary impact nothing").fails().complains("nothing");
    let outside = Folder::clinic();
    outside.run("glossary impact").fails().complains("is not in a git repository");
    outside.git("init -q -b main");
    outside.run("glossary impact").ok().complains("There is no commit yet");
}

#[test]
fn a_locale_of_the_project_is_one_whoever_knows_it() {
    let project = Folder::project().file("taiyaku.toml", "source = \"ja\"\ntargets = [\"en\", \"tlh\"]\n");
    project.write("glossary/terms.toml", "[cell]\nja = \"細胞\"\ntlh = \"tlh-Hom\"\n");
    assert_eq!(project.run("check --format json").ok().faults(), Vec::<String>::new());
    project.write("taiyaku.toml", crate::kit::SETTINGS);
    project.write("glossary/terms.toml", "[cell]\nja = \"細胞\"\ntlh = \"tlh\"\nfoo = 1\n");
    let run = project.run("check").no().says("There is no key “tlh” here").says("There is no key “foo” here");
    assert!(!run.out.contains("A table is expected"), "{run}");
}

#[test]
fn an_id_of_two_files_is_an_error_wherever_terms_are_read() {
    let own = "[rest]\nja = \"安静\"\nen = \"rest\"\n";
    let project = Folder::with_article("a.txt", "安静が大切です。\n")
        .file("glossary/a.toml", "# 借用\n\n[rest]\nstatus = \"proposed\"\nja = \"休息\"\nen = \"break\"\n")
        .file("glossary/b.toml", own)
        .synced()
        .translated([("安静が大切です。", "Quiet is important.")]);
    let run = project.run("glossary lint").no();
    run.says("glossary/b.toml:1:2").says("glossary/a.toml has an entry “rest” already (line 3)").says("change the entry there");
    let run = project.run_ja("glossary lint").no();
    run.says("項目「rest」は glossary/a.toml にもあります（3行目）").says("別のIDを付けてください");
    let found = project.run("check --format json").no().findings();
    assert!(found.iter().any(|one| one == "glossary-invalid glossary/b.toml:1:2"), "{found:?}");
    // Both are checked.
    assert!(found.iter().any(|one| one.starts_with("term-missing")), "{found:?}");
    project.run("glossary list").ok().says("休息").says("安静").complains("glossary/b.toml:1:2");
    project.run("glossary lint glossary").no().says("[glossary-invalid]");
    let before = project.files();
    let run = project.run(["glossary", "impact", "--set", "rest.en=bed rest"]).fails();
    run.complains("several files").complains("glossary/a.toml, glossary/b.toml").complains("→ `taiyaku glossary lint`");
    assert_eq!(project.files(), before);
    project.write("glossary/b.toml", own.replace("[rest]", "[bed-rest]"));
    project.run("glossary lint").ok();
    project.run(["glossary", "impact", "--set", "bed-rest.en=quiet"]).ok();
}
