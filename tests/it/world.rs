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
            let problem = if device { "leads out of the project" } else { "a pipe, a device or a socket" };
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
