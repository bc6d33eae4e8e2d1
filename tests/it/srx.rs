//! Segmentation rules of an SRX file: named on the command line, and in the settings of a project.

use crate::kit::{Folder, SETTINGS};

/// A file whose Japanese rules also cut behind a semicolon.
const RULES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="yes"><formathandle type="start" include="no"/></header>
<body>
<languagerules>
<languagerule languagerulename="Japanese">
<rule break="no"><beforebreak>[。！？]</beforebreak><afterbreak>[」』）]</afterbreak></rule>
<rule break="yes"><beforebreak>[。！？；][」』）]?</beforebreak><afterbreak></afterbreak></rule>
</languagerule>
<languagerule languagerulename="English">
<rule break="no"><beforebreak>\b(Dr|No)\.</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>[.!?;]</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
</languagerules>
<maprules>
<languagemap languagepattern="JA.*" languagerulename="Japanese"/>
<languagemap languagepattern="EN.*" languagerulename="English"/>
</maprules>
</body>
</srx>
"#;

#[test]
fn rules_that_are_named() {
    let folder = Folder::empty().file("a.srx", RULES);
    folder.run_on("segment --srx a.srx", "膝；肩。「痛む。」と話す。\n").ok().quietly().says("膝；\n肩。\n「痛む。」\nと話す。\n");
    folder.run_on("segment --srx a.srx --locale en", "Dr. Mori; she left. Go.\n").ok().says("Dr. Mori;\nshe left.\nGo.\n");
    folder.run_on("segment", "膝；肩。\n").ok().says("膝；肩。\n");
    let rows = folder.run_on("segment --srx a.srx --format json", "　膝。 肩\n").ok().json_lines();
    assert_eq!((rows[0]["start"].as_u64(), rows[0]["end"].as_u64(), rows[1]["text"].as_str()), (Some(3), Some(9), Some("肩")));
    folder.run_on("segment --srx a.srx --locale fr", "a\n").fails().complains("a.srx").complains("“fr”");
    folder.run_on("segment --srx none.srx", "a\n").fails().complains("none.srx");
    folder.write("a.srx", RULES.replace("</body>", ""));
    folder.run_on("segment --srx a.srx", "a\n").fails().complains("a.srx:2").complains("[settings-invalid]");
    folder.write("a.srx", RULES.replace(r"\b(Dr|No)\.", "(Dr"));
    let run = folder.run_on("segment --srx a.srx --locale en", "Dr. Mori left. Go.\n").ok();
    run.says("Dr.\nMori left.\nGo.\n").complains("a.srx:11:1").complains("[segmentation-rule]");
}

#[test]
fn rules_of_a_project() {
    let project = Folder::project().article("a.txt", "膝；肩。腰を診ます。\n").file("rules/a.srx", RULES);
    project.run("sync").ok();
    let built_in = project.read("locales/ja/articles/a.txt.ftl");
    assert!(built_in.contains("膝；肩。"));
    project.write("taiyaku.toml", format!("{SETTINGS}\n[segment]\nsrx = \"rules/a.srx\"\n"));
    project.run("sync").ok();
    let own = project.read("locales/ja/articles/a.txt.ftl");
    assert!(own.contains("= 膝；\n") && own.contains("= 肩。\n"), "{own}");
    project.run_on("segment", "膝；肩。\n").ok().says("膝；\n肩。\n");
    project.run("check").never_says("segmentation-rule");

    // Rules that cannot be read re-cut nothing: every command stops, and the catalogs stay.
    for (rules, told) in
        [(RULES.replace("</srx>", ""), "rules/a.srx"), (RULES.replace("JA.*", "DE.*"), "“ja”"), ("<html/>".to_owned(), "rules/a.srx:1:1")]
    {
        project.write("rules/a.srx", rules);
        for words in ["sync", "check", "status", "build"] {
            project.run(words).fails().complains(told).complains("[settings-invalid]");
        }
        assert_eq!(project.read("locales/ja/articles/a.txt.ftl"), own);
    }
    std::fs::remove_file(project.at("rules/a.srx")).unwrap();
    project.run("sync").fails().complains("rules/a.srx");
    assert_eq!(project.read("locales/ja/articles/a.txt.ftl"), own);

    // One rule less is told by check, and the rest is used.
    project.write("rules/a.srx", RULES.replace("<rule break=\"no\"><beforebreak>[。！？]", "<rule break=\"no\"><beforebreak>[。！？"));
    project.run("check").says("rules/a.srx:7:1").says("[segmentation-rule]");
    project.run("check --lang ja").says("1番目の規則").says("[segmentation-rule]");
}

#[test]
fn settings_that_name_no_rules() {
    for (value, told) in [("\"\"", "taiyaku.toml"), ("\"../a.srx\"", "leads out"), ("\"/a.srx\"", "leads out"), ("1", "taiyaku.toml")] {
        let project = Folder::project().file("taiyaku.toml", format!("{SETTINGS}\n[segment]\nsrx = {value}\n"));
        project.run("sync").fails().complains(told).complains("[settings-invalid]");
    }
    let project = Folder::project().file("taiyaku.toml", format!("{SETTINGS}\n[segment]\nsrc = \"a\"\n"));
    project.run("sync").fails().complains("srx");
}
