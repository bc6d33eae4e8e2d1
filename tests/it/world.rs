//! What can stand in a project and is no ordinary file: pipes, links, folders, names of all kinds. It is said, nothing
//! waits for it, and nothing outside the project is touched.

use std::os::unix::fs::symlink;
use std::process::Command;

use crate::kit::Folder;

const CATALOG: &str = "locales/en/articles/columns/a.md.ftl";

/// Puts a pipe that nobody writes to in the place of a file.
fn pipe(project: &Folder, path: &str) {
    let _ = std::fs::remove_file(project.at(path));
    assert!(Command::new("mkfifo").arg(project.at(path)).status().unwrap().success());
}

#[test]
fn nothing_waits_for_a_pipe_or_a_device() {
    for path in [CATALOG, "memory/archive.tmx", "glossary/terms.toml", "content/ja/d.txt", "memory/more.tmx"] {
        for device in [false, true] {
            let project = Folder::translated_clinic().file("memory/note.txt", "");
            if device {
                let _ = std::fs::remove_file(project.at(path));
                symlink("/dev/zero", project.at(path)).unwrap();
            } else {
                pipe(&project, path);
            }
            // A link that leads out of the project is not followed, whatever is at its end.
            let by_name = path == CATALOG || path == "memory/archive.tmx";
            let problem = if device && by_name { "leads out of the project" } else { "a pipe, a device or a socket" };
            project.run("sync").ok();
            if path != "memory/more.tmx" {
                project.run("check").no().says(path).says(problem);
            }
            project.run("status").ok().complains(problem);
            for words in ["next", "build", "glossary lint", "diff --folders . .", "memory stats"] {
                project.run(words).any();
            }
        }
    }
    let project = Folder::translated_clinic();
    pipe(&project, "taiyaku.toml");
    for words in ["check", "sync", "build", "glossary list", "segment content/ja/d.txt", "memory stats"] {
        let run = project.run(words);
        assert!(words.starts_with("segment") || run.status == Some(2), "{run}");
    }
    project.run("sync").fails().complains("taiyaku.toml").complains("a pipe");
    project.run_ja("sync").fails().complains("パイプ");
    // In a folder that is named, and in place of a cache.
    let project = Folder::translated_clinic();
    pipe(&project, "glossary/pipe.toml");
    project.run("glossary list --glossary glossary").fails().complains("glossary/pipe.toml");
    let project = Folder::translated_clinic();
    let cache = std::fs::read_dir(project.at(".taiyaku")).unwrap().next().unwrap().unwrap().path();
    pipe(&project, cache.strip_prefix(project.path()).unwrap().to_str().unwrap());
    project.run("check").ok();
}

#[test]
fn nothing_is_left_out_silently() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let project = Folder::translated_clinic();
    std::fs::write(project.at("content/ja").join(OsStr::from_bytes(b"\x8f\xe3.md")), "本文です。\n").unwrap();
    std::fs::create_dir(project.at("content/ja/folder.md")).unwrap();
    std::fs::create_dir(project.at("content/ja/2024.05")).unwrap();
    std::fs::create_dir(project.at("glossary/folder.toml")).unwrap();
    symlink("nowhere.md", project.at("content/ja/link.md")).unwrap();
    symlink("sano@host.1234", project.at("content/ja/.#d.txt")).unwrap();
    project.remove("content/ja/d.txt");
    std::fs::create_dir(project.at("content/ja/d.txt")).unwrap();
    project.write("content/ja/d.txt/inside.txt", "中の文です。\n");
    assert_eq!(
        project.run("check --format json").no().faults(),
        [
            "unreadable content/ja/d.txt",
            "unreadable content/ja/folder.md",
            "unreadable content/ja/link.md",
            "unreadable content/ja/��.md",
            "unreadable glossary/folder.toml",
        ]
    );
    project.run("check").no().says("not text in UTF-8").says("a folder, not a file").says("link to something");
    project.run_ja("check").no().says("ファイル名がUTF-8ではない").says("リンク先がありません");
    // The translations of an article that cannot be read stay where they are.
    project.run("sync").ok();
    assert!(project.read("locales/en/articles/d.txt.ftl").contains("Good morning."));
    let settings = "source = \"ja\"\ntargets = [\"en\"]\n[glossary]\nfiles = [\"glossary/terms.toml\", \"glossary/more.toml\"]\n";
    let project = Folder::translated_clinic().file("taiyaku.toml", settings);
    project.run("check").no().says("glossary/more.toml").says("taiyaku.toml names this file");
    project.run_ja("glossary lint").no().says("glossary/more.toml").says("ファイルがありません");
    let project = Folder::translated_clinic();
    std::fs::remove_dir_all(project.at("glossary")).unwrap();
    project.write("glossary", "[x]\n");
    project.run("check").no().says("glossary").says("a folder is expected here");
    std::fs::remove_dir_all(project.at("content/ja")).unwrap();
    project.write("content/ja", "本文です。\n");
    project.run("check").no().says("content/ja");
}

#[test]
fn a_build_and_the_caches_stay_in_the_project() {
    let project = Folder::translated_clinic();
    let outside = tempfile::tempdir().unwrap();
    std::fs::remove_dir_all(project.at(".taiyaku")).unwrap();
    symlink(outside.path(), project.at(".taiyaku")).unwrap();
    for words in ["check", "build", "glossary list"] {
        project.run(words).ok();
    }
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    for out in ["../evil", "/tmp/evil-taiyaku", "a/../../evil", "..", ""] {
        project.write("taiyaku.toml", format!("{}[build]\nout = \"{out}\"\n", crate::kit::SETTINGS));
        project.run("build").fails().complains("taiyaku.toml:4:7").complains("[settings-invalid]");
        project.run_ja("check").fails().complains("taiyaku.toml:4:7");
    }
    project.write("taiyaku.toml", format!("{}[build]\nout = \"link/dist\"\n", crate::kit::SETTINGS));
    symlink(outside.path(), project.at("link")).unwrap();
    project.run("build").fails().complains("link/dist leads out of the project");
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    // Who types the command may send it anywhere.
    let place = outside.path().join("dist");
    project.run(["build", "--out", place.to_str().unwrap()]).ok();
    assert!(place.join("manifest.json").exists());
}

#[test]
fn a_name_stays_on_its_line() {
    let name = "行\n列\t欄.md";
    let project = Folder::project().article(name, "幹細胞です。\n\n\u{0}三つ\n").synced();
    let shown = "行\\n列\\t欄.md";
    for words in ["status", "next", "check", "build", "diff --folders . . --all", "sync --dry-run", "sync", "memory stats"] {
        let run = project.run(words).any();
        assert!(!run.out.contains("列\t") && !run.err.contains("列\t") && !run.out.contains("行\n") && !run.err.contains("行\n"), "{run}");
    }
    for words in ["status", "next", "check", "build"] {
        project.run(words).any().says(shown);
    }
    project.edit(&format!("content/ja/{name}"), "幹細胞です。", "上清液です。");
    project.run("sync").ok().says(shown);
    project.run(["check", "無\n名.md"]).fails().complains("無\\n名.md");
    let unit = project.unit("上清液です。");
    project.run(["set", &unit, "It is a serum."]).ok().says(shown);
    project.run("diff --folders . /nonexistent").fails();
    let other = Folder::project();
    project.run(["diff", "--folders", other.path().to_str().unwrap(), "."]).ok().says(shown);
}
