//! What runs without anybody at the keyboard: the pre-commit hook and the workflow of GitHub Actions, as far as they can be
//! run here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::kit::Folder;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn yaml(path: &str) -> Value {
    serde_saphyr::from_str(&fs::read_to_string(repository(path)).unwrap()).unwrap()
}

/// A shell with the program on its PATH.
fn shell(project: &Folder, program: &str, words: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_BIN_EXE_taiyaku")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(program);
    command.args(words).current_dir(project.path()).env_clear().env("PATH", path).env("HOME", project.path());
    command.env("BASE", "main").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "佐野").env(format!("GIT_{who}_EMAIL"), "sano@example.org");
    }
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn the_hook_lets_good_commits_through_and_stops_bad_ones() {
    let project = Folder::clinic().committed();
    project.translate("はい。", "10 million yen"); // A fault from before the hook.
    project.commit("an old fault");
    project.write(".git/hooks/pre-commit", fs::read(repository("examples/git-hooks/pre-commit")).unwrap());
    assert!(shell(&project, "chmod", &["+x", ".git/hooks/pre-commit"]).status.success());
    let commit = |message: &str| {
        project.git("add -A");
        shell(&project, "git", &["commit", "-q", "-m", message])
    };
    project.translate("炎症を抑える作用が期待されています。", "It is expected to reduce inflammation.");
    let good = commit("良い訳");
    assert!(good.status.success(), "{}", said(&good));
    project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
    let bad = commit("桁の違う訳");
    assert!(!bad.status.success() && said(&bad).contains("number-mismatch"), "{}", said(&bad));
    project.translate("約1億個の細胞から3mLが得られます。", "About 100 million cells give 3 mL.");
    assert!(commit("直した訳").status.success());
    // What counts is what is committed: a mended working tree does not excuse what is staged, nor a fault what is not.
    project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
    project.git("add -A");
    project.translate("約1億個の細胞から3mLが得られます。", "About 100 million cells give 3 mL.");
    let bad = shell(&project, "git", &["commit", "-q", "-m", "桁の違う訳"]);
    assert!(!bad.status.success() && said(&bad).contains("number-mismatch"), "{}", said(&bad));
    project.git("add -A");
    project.translate("炎症を抑える作用が期待されています。", "It is expected to lessen inflammation.");
    project.git("add -A");
    project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
    let good = shell(&project, "git", &["commit", "-q", "-m", "良い訳"]);
    assert!(good.status.success(), "{}", said(&good));
    project.translate("約1億個の細胞から3mLが得られます。", "About 100 million cells give 3 mL.");
    // What has nothing to do with translations is not looked at.
    project.write("README.md", "読む");
    assert!(commit("読む").status.success());
}

/// Whoever writes the source commits before anybody translates.
#[test]
fn the_hook_does_not_wait_for_translators() {
    let project = Folder::translated_clinic();
    project.git("init -q -b main");
    let hook = |project: &Folder| {
        project.write(".git/hooks/pre-commit", fs::read(repository("examples/git-hooks/pre-commit")).unwrap());
        assert!(shell(project, "chmod", &["+x", ".git/hooks/pre-commit"]).status.success());
    };
    let commit = |project: &Folder, message: &str| {
        project.git("add -A");
        shell(project, "git", &["commit", "-q", "-m", message])
    };
    let good = |output: Output| assert!(output.status.success(), "{}", said(&output));
    hook(&project);
    good(commit(&project, "最初のコミット"));
    project.write("content/ja/新着.md", "# 新しい機器\n\n超音波装置を導入しました。\n");
    project.run("sync").ok();
    good(commit(&project, "新しい記事"));
    project.edit("content/ja/columns/a.md", "3mLが得られます", "5mLが得られます");
    project.run("sync").ok();
    good(commit(&project, "訂正"));
    // Whoever has no taiyaku but git does not sync.
    project.edit("content/ja/d.txt", "はい。", "はい、3回です。");
    good(commit(&project, "同期なしの訂正"));
    project.remove("content/ja/d.txt");
    good(commit(&project, "記事の取り下げ"));
    project.run("sync").ok();
    good(commit(&project, "同期"));
    project.edit("locales/en/articles/columns/a.md.ftl", "give 3 mL", "give 4 mL");
    let bad = commit(&project, "誤訳");
    assert!(!bad.status.success() && said(&bad).contains("number-mismatch"), "{}", said(&bad));
    // The first commit is held to the same.
    let new = Folder::clinic();
    new.git("init -q -b main");
    hook(&new);
    good(commit(&new, "原文だけ"));
    let wrong = Folder::translated_clinic();
    wrong.git("init -q -b main");
    hook(&wrong);
    wrong.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
    let bad = commit(&wrong, "誤訳のある最初のコミット");
    assert!(!bad.status.success() && said(&bad).contains("number-mismatch"), "{}", said(&bad));
}

#[test]
fn the_hook_finds_the_projects_of_a_repository() {
    let project = Folder::empty();
    for (path, text) in Folder::translated_clinic().files() {
        project.write(&format!("my site/診療所/{path}"), &text);
        project.write(&format!("other/{path}"), &text);
    }
    let project = project.committed();
    project.write(".git/hooks/pre-commit", fs::read(repository("examples/git-hooks/pre-commit")).unwrap());
    assert!(shell(&project, "chmod", &["+x", ".git/hooks/pre-commit"]).status.success());
    let catalog = "my site/診療所/locales/en/articles/columns/a.md.ftl";
    let fault = |to: &str| project.edit(catalog, "About 100 million", &format!("About {to} million"));
    fault("10");
    let stopped = |words: &[&str]| {
        let output = shell(&project, "git", words);
        assert!(!output.status.success() && said(&output).contains("number-mismatch"), "{words:?}: {}", said(&output));
    };
    // Only what is staged, whichever way it is staged.
    project.write("other/content/ja/b.md", "新しい記事です。\n");
    project.git("add other");
    assert!(shell(&project, "git", &["commit", "-q", "-m", "ほかのプロジェクト"]).status.success());
    stopped(&["commit", "-q", "-a", "-m", "x"]);
    stopped(&["commit", "-q", "-m", "x", "--", catalog]);
    project.git("add -A");
    stopped(&["commit", "-q", "-m", "x"]);
    // One project can be named; then the others are nobody's business.
    let named = |folder: &str| shell(&project, "sh", &["-c", &format!("TAIYAKU_PROJECT='{folder}' .git/hooks/pre-commit")]);
    assert!(!named("my site/診療所").status.success());
    assert!(named("other").status.success());
    project.edit(catalog, "About 10 million", "About 100 million");
    assert!(shell(&project, "git", &["commit", "-q", "-a", "--allow-empty", "-m", "x"]).status.success());
}

#[test]
fn the_hooks_of_the_framework_are_what_it_expects() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_array().unwrap();
    assert_eq!(hooks.len(), 2);
    for hook in hooks {
        for key in ["id", "name", "description", "entry", "language", "files"] {
            assert!(hook[key].is_string(), "{key} in {hook}");
        }
        assert_eq!(hook["pass_filenames"], Value::Bool(false));
        let files = regex::Regex::new(hook["files"].as_str().unwrap()).unwrap();
        for path in ["content/ja/上清液.md", "site/locales/en/articles/a.md.ftl", "taiyaku.toml", "glossary/a.toml", "memory/archive.tmx"]
        {
            assert!(files.is_match(path), "{path}");
        }
        assert!(!files.is_match("README.md") && !files.is_match("src/discontent.rs"));
        // The command itself, on a project without a commit, with an old fault, and with a new one.
        let project = Folder::clinic();
        project.git("init -q -b main");
        project.git("add -A");
        let entry = hook["entry"].as_str().unwrap();
        assert_eq!(shell(&project, "sh", &["-c", entry]).status.code(), Some(0), "nothing is translated yet");
        project.translate("はい。", "10 million yen");
        project.git("add -A");
        assert_eq!(shell(&project, "sh", &["-c", entry]).status.code(), Some(1));
        project.commit("first");
        let output = shell(&project, "sh", &["-c", entry]);
        assert!(output.status.success(), "{}", said(&output));
        project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
        assert!(shell(&project, "sh", &["-c", entry]).status.success(), "it is not staged");
        project.git("add -A");
        assert_eq!(shell(&project, "sh", &["-c", entry]).status.code(), Some(1));
    }
}

#[test]
fn the_workflow_is_sound_and_its_commands_run() {
    let workflow = yaml("examples/github-actions/translations.yml");
    assert!(workflow["on"]["pull_request"]["paths"].as_array().is_some_and(|paths| paths.len() == 5));
    let steps = workflow["jobs"]["check"]["steps"].as_array().unwrap();
    assert_eq!(steps[0]["with"]["fetch-depth"], 0, "the merge base must be there");
    let run = |name: &str| steps.iter().find(|step| step["name"] == name).unwrap()["run"].as_str().unwrap().to_owned();
    // Nothing that somebody else can write gets into a command as text.
    for command in steps.iter().filter_map(|step| step["run"].as_str()) {
        assert!(!command.contains("${{"), "{command}");
    }
    let project = Folder::clinic().committed();
    project.git("checkout -q -b work");
    project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
    project.commit("work");
    let installed = shell(&project, "sh", &["-ec", &run("Install taiyaku")]);
    assert!(installed.status.success(), "{}", said(&installed));
    let without = Command::new("/bin/sh").args(["-ec", &run("Install taiyaku")]).env("PATH", "").env("SOURCE", "").output().unwrap();
    assert!(!without.status.success() && said(&without).contains("TAIYAKU_GIT"), "{}", said(&without));
    let findings = shell(&project, "sh", &["-ec", &run("New findings, beside the lines")]);
    let text = said(&findings);
    assert_eq!(findings.status.code(), Some(1), "{text}");
    assert!(text.contains("::error file=locales/en/articles/columns/a.md.ftl") && !text.contains("untranslated"), "{text}");
    let formats = project.run("diff --help").ok().out;
    let compare = run("Compare");
    for line in compare.lines() {
        let format = line.split("--format ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
        if formats.contains(format) {
            let output = shell(&project, "sh", &["-ec", line]);
            assert!(output.status.success(), "{line}: {}", said(&output));
            assert!(project.read(line.rsplit("> ").next().unwrap()).contains("10 million"), "{line}");
        }
    }
    project.translate("約1億個の細胞から3mLが得られます。", "About 100 million cells give 3 mL.");
    project.commit("mended");
    assert!(shell(&project, "sh", &["-ec", &run("New findings, beside the lines")]).status.success());
}
