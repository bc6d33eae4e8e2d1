//! Two versions of which only what differs is read, against both read whole: a project is edited at random, and whatever is
//! compared (the working tree, what is staged, revisions, folders), the diff is the same.

use taiyaku::diff::{Diff, compare};
use taiyaku::project::{Disk, Ledger, Revision, Survey, Tree};

use crate::facts::{article, edit};
use crate::kit::{Dice, Folder, words};

const NAMES: [&str; 7] = ["a.md", "b.md", "列/c.md", "d.txt", "f.md", "g.md", "h.txt"];

/// A diff, and how many articles were not read for it; nothing where both versions have to be read whole.
fn narrow(base: &dyn Tree, head: &dyn Tree, ledger: &Ledger) -> Option<(Diff, usize)> {
    let (old, new) = Survey::of_both(base, head, ledger, words, 0)?;
    let unread = new.articles.iter().filter(|one| one.is_article() && one.facts.unit_count("en") == 0).count();
    let (base, head) = Survey::versions(&old, &new);
    Some((compare(&base, &head, false), unread))
}

fn whole(base: &dyn Tree, head: &dyn Tree) -> Diff {
    let version = |tree: &dyn Tree| Survey::of(tree, &Ledger::open(None), None, words).unwrap().version();
    compare(&version(base), &version(head), false)
}

fn copy(from: &Folder) -> Folder {
    let to = Folder::empty();
    let disk = Disk::new(from.path());
    for file in disk.list("").unwrap() {
        to.write(&file, disk.read(&file).unwrap().unwrap());
    }
    to
}

/// What differs, what was compared, what was not read: over so many edits of a project.
fn hold(seed: u64, steps: usize) -> (usize, usize, usize) {
    let mut dice = Dice(seed);
    let project = Folder::project();
    project.write("taiyaku.toml", "source = \"ja\"\ntargets = [\"en\", \"fr\"]\n");
    project.write("locales/ja/site.ftl", "title = 上清液の話\nitems = { $count } 件\n");
    project.write("locales/en/site.ftl", "title = About secretome\n");
    for name in NAMES {
        project.write(&format!("content/ja/{name}"), article(&mut dice));
    }
    let project = project.synced().committed();
    let mut earlier = copy(&project);
    let (mut differ, mut compared, mut unread) = (0, 0, 0);
    for step in 0..steps {
        for _ in 0..1 + dice.below(2) {
            edit(&project, &mut dice, &NAMES);
        }
        let mut hold = |name: &str, base: &dyn Tree, head: &dyn Tree, ledger: &Ledger| {
            if let Some((diff, seen)) = narrow(base, head, ledger) {
                assert_eq!(format!("{diff:#?}"), format!("{:#?}", whole(base, head)), "seed {seed}, step {step}: {name}");
                (differ, compared, unread) = (differ + usize::from(!diff.is_empty()), compared + 1, unread + seen);
            }
        };
        let disk = Disk::new(project.path());
        let revision = |name: &str| Revision::open(project.path(), name).unwrap();
        hold("working tree", &revision("HEAD"), &disk, &Ledger::open(None));
        match dice.below(4) {
            0 => {
                hold("folders", &Disk::new(earlier.path()), &disk, &Ledger::open(None));
                earlier = copy(&project);
            }
            1 => {
                project.git("add -A");
                hold("staged", &revision("HEAD"), &Revision::staged(project.path()).unwrap(), &Ledger::open(None));
            }
            2 => {
                project.commit("step");
                hold("revisions", &revision("HEAD~1"), &revision("HEAD"), &Ledger::open(None));
                // An edit since then: the working tree has not all that git has.
                edit(&project, &mut dice, &NAMES);
                hold("old revisions", &revision("HEAD~1"), &revision("HEAD"), &Ledger::open(None));
            }
            _ => {
                // Some is known from before, some is not.
                let ledger = Ledger::open(Some(project.path()));
                hold("some facts", &revision("HEAD"), &disk, &ledger);
                ledger.keep();
                hold("more facts", &revision("HEAD"), &disk, &Ledger::open(Some(project.path())));
            }
        }
    }
    (differ, compared, unread)
}

#[test]
fn what_is_not_read_makes_no_difference() {
    let (differ, compared, unread) = hold(20_261_126, 40);
    assert!(differ > 30 && compared > 50 && unread > 150, "{differ} of {compared} differ, {unread} articles were not read");
}

#[test]
fn a_large_project_says_the_same_cold_and_warm() {
    let project = Folder::project();
    let sentence = |number: usize| match number % 3 {
        0 => "上清液を3mL投与します。",
        1 => "コンピュータで幹細胞を調べます。",
        _ => "コンピューターで３つの上清液を調べます。",
    };
    for number in 0..40 {
        project.write(&format!("content/ja/{number:02}.md"), format!("# 第{number}回\n\n{}{}\n", sentence(number), sentence(number + 1)));
    }
    let project = project.synced();
    project.translate("上清液を3mL投与します。", "3 mL of conditioned medium is given.");
    let catalog = |number: usize| format!("locales/en/articles/{number:02}.md.ftl");
    let translation = project.read(&catalog(0));
    let line = translation.lines().find(|line| line.ends_with("is given.")).unwrap().to_owned();
    for number in (2..40).filter(|number| number % 3 != 1) {
        let head = "### taiyaku catalog 1\n\n# > 上清液を3mL投与します。\n";
        project.write(&catalog(number), format!("{head}{line}\n"));
    }
    let project = project.synced().committed();
    // One article says it otherwise, and another one is spelled as the others are not.
    project.write(&catalog(9), project.read(&catalog(9)).replace("conditioned medium", "secretome"));
    project.edit("content/ja/10.md", "コンピュータで", "コンピューターで");
    project.run("sync").ok();
    project.commit("two");
    for form in ["human", "json", "markdown", "html", "sarif", "github"] {
        for command in ["diff HEAD~1", "diff HEAD~1 HEAD", "diff HEAD~1 --locale en", "diff HEAD~1...HEAD"] {
            let command = format!("{command} --format {form}");
            let forget = || std::fs::remove_dir_all(project.path().join(".taiyaku"));
            let _ = forget();
            let cold = project.run(command.as_str()).ok().out;
            project.run("check");
            assert_eq!(project.run(command.as_str()).ok().out, cold, "{command}");
            let again = project.run(command.as_str()).ok();
            assert_eq!(again.out, cold, "{command}");
        }
    }
    let shown = project.run("diff HEAD~1").ok();
    shown.says("secretome 0→1").says("term-inconsistent");
}
