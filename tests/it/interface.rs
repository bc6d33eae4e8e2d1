//! What holds for the whole command line: two languages, exit statuses, pipes, colour.

use std::io::Read;
use std::process::Stdio;

use taiyaku::finding::Code;

use crate::kit::{Folder, command};

const COMMANDS: [&str; 30] = [
    "init",
    "sync",
    "status",
    "pretranslate",
    "next",
    "show",
    "set",
    "review",
    "translate",
    "check",
    "diff",
    "build",
    "glossary",
    "glossary list",
    "glossary find",
    "glossary lint",
    "glossary impact",
    "memory",
    "memory match",
    "memory search",
    "memory import",
    "memory export",
    "messages",
    "messages compare",
    "messages pseudo",
    "messages fix",
    "merge-driver",
    "segment",
    "explain",
    "completions",
];

fn has_japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

#[test]
fn help_is_in_the_language_that_is_asked_for() {
    let folder = Folder::empty();
    let help = folder.run("--help").ok().quietly();
    help.says("Usage:").says("sync").says("--project").says("licenses");
    folder.run("--help --lang ja").ok().says("使い方").says("コマンド");
    folder.run("--lang ja").fails().complains("使い方").complains("コマンド");
    for name in COMMANDS {
        let english = folder.run(&format!("{name} --help")).ok().quietly();
        assert!(english.out.contains("Usage:") && !has_japanese(&english.out), "{name}{english}");
        let japanese = folder.run(&format!("--lang ja {name} --help")).ok().quietly();
        assert!(japanese.out.contains("使い方") && !japanese.out.contains("Usage:"), "{name}{japanese}");
        // Every command and every option says what it is for, in words and not as a key.
        for line in japanese.out.lines().filter(|line| line.trim_start().starts_with("--") || line.starts_with("  -")) {
            assert!(has_japanese(line) || line.split_whitespace().count() < 3, "{name}: {line:?}");
        }
        assert!(!english.out.contains("arg-") && !english.out.contains("cmd-"), "{name}{english}");
    }
    assert_eq!(folder.run("sync -h").ok().out, folder.run("sync --help").ok().out);
    folder.run("--version").ok().says(env!("CARGO_PKG_VERSION"));
    folder.run("").fails().complains("Usage:");
    assert_eq!(folder.run("help").ok().quietly().out, folder.run("--help").ok().out);
    assert_eq!(folder.run_ja("help memory match").ok().out, folder.run_ja("memory match --help").ok().out);
    let set = folder.run("set --help").ok();
    assert!(set.out.find("<UNIT>  ") < set.out.find("<TEXT>  "), "{set}");
    folder.run("completions --help").ok().never_says("possible values");
    folder.run("glossary").fails();
    folder.run_ja("memory").fails();
}

#[test]
fn the_language_comes_from_the_option_then_the_environment() {
    let folder = Folder::empty();
    let is_japanese = |words: &str, environment: &[(&str, &str)]| has_japanese(&folder.run_with(words, "", environment).ok().out);
    assert!(is_japanese("explain", &[("LC_ALL", "ja_JP.UTF-8")]));
    assert!(is_japanese("licenses", &[("LC_MESSAGES", "ja")]));
    assert!(is_japanese("explain", &[("LANG", "ja_JP")]));
    assert!(!folder.run_with("sync --help", "", &[("LC_ALL", "en_US.UTF-8"), ("LANG", "ja_JP.UTF-8")]).ok().out.contains("使い方"));
    assert!(folder.run_with("sync --help", "", &[("LC_ALL", ""), ("LANG", "ja_JP.UTF-8")]).ok().out.contains("使い方"));
    assert!(!folder.run_with("--lang en sync --help", "", &[("LANG", "ja_JP.UTF-8")]).ok().out.contains("使い方"));
    assert!(folder.run_with("sync --lang=ja --help", "", &[]).ok().out.contains("使い方"));
    assert!(!folder.run_with("sync --help", "", &[("LANG", "zh_CN.UTF-8")]).ok().out.contains("使い方"));
    folder.run("--lang fr sync").fails().complains("fr").complains("ja, en");
    folder.run("sync --lang").fails();
}

#[test]
fn a_command_line_that_makes_no_sense_is_said_in_words() {
    let folder = Folder::project();
    for (words, english) in [
        ("chek", "check"),
        ("sync --dryrun", "--dry-run"),
        ("set", "UNIT, TEXT"),
        ("next --format xml", "human, json"),
        ("show", "UNIT"),
        ("init a b", "b"),
        ("build --require many", "many"),
        ("memory match --top", "--top"),
        ("memory match --top -3", "-3"),
        ("completions ksh", "bash"),
        ("glossary lst", "list"),
        ("diff HEAD --folders a b", "--folders"),
        ("check --format json --format human", "--format"),
        ("sync now", "now"),
    ] {
        let run = folder.run(words).fails().complains("error:").complains(english);
        assert!(!has_japanese(&run.err) && run.out.is_empty(), "{run}");
        let run = folder.run_ja(words).fails().complains("エラー：").complains(english);
        assert!(has_japanese(&run.err.replace("エラー", "")) && !run.err.contains("error"), "{run}");
        assert!(run.out.is_empty(), "{run}");
    }
    folder.run(["chek\u{1b}[31m"]).fails();
    folder.run(["sync", "--\u{1b}[31m"]).fails();
}

#[test]
fn every_code_is_explained() {
    let folder = Folder::empty();
    let (list, japanese) = (folder.run("explain").ok().quietly(), folder.run_ja("explain").ok().quietly());
    for code in Code::ALL {
        assert!(list.out.contains(code.name()) && japanese.out.contains(code.name()), "{}", code.name());
    }
    assert!(japanese.out.lines().all(|line| !line.is_ascii()), "{japanese}");
    for code in Code::ALL {
        let english = folder.run(["explain", code.name()]).ok().quietly().says("fires").says("silent");
        let japanese = folder.run_ja(["explain", code.name()]).ok().quietly();
        assert!(english.out.lines().count() > 6 && has_japanese(&japanese.out) && !japanese.out.contains("silent"), "{japanese}");
    }
    folder.run("explain term-forbiden").fails().complains("term-forbidden");
    folder.run_ja("explain xxxxxxxxxxxxxxxx").fails().complains("エラー");
}

#[test]
fn completions_and_licences() {
    let folder = Folder::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        folder.run(&format!("completions {shell}")).ok().quietly().says("pretranslate");
    }
    folder.run("licenses").ok().quietly().says("MIT").says("Apache").says("IPADIC").says("Nara Institute of Science and Technology");
    folder.run_ja("licenses").ok().says("MIT");
}

#[test]
fn nobody_reading_on_is_no_error() {
    let folder = Folder::project().file("long.txt", "幹細胞の文です。\n".repeat(20_000));
    for words in
        [&["segment", "long.txt"][..], &["glossary", "find", "long.txt", "--format", "json"], &["licenses"], &["explain"], &["--help"]]
    {
        let mut child = command(folder.path()).args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut output = child.stdout.take().unwrap();
        output.read_exact(&mut [0; 16]).unwrap();
        drop(output);
        let mut errors = String::new();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        let status = child.wait().unwrap();
        assert_eq!((status.code(), errors.as_str()), (Some(0), ""), "{words:?}");
    }
}

#[test]
fn colour_only_where_it_is_wanted() {
    let project = Folder::clinic();
    for words in ["check", "status", "next", "diff --folders . .", "glossary list", "explain untranslated", "--help", "nonsense"] {
        let run = project.run_with(words, "", &[("TERM", "xterm-256color")]);
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'), "{run}");
    }
    assert!(project.run("--color always check").no().out.contains("\u{1b}["));
    assert!(project.run("check --color always").no().out.contains("\u{1b}["));
    project.run("--color never check").no();
    project.run("--color sometimes check").fails().complains("sometimes");
}

#[test]
fn no_library_speaks_for_the_program() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::project();
    folder.run([OsStr::new("show"), OsStr::from_bytes(b"\xFF")]).fails().complains("An argument is not text in UTF-8.");
    let run = folder.run([OsStr::new("--lang"), OsStr::new("ja"), OsStr::new("show"), OsStr::from_bytes(b"\xFF")]).fails();
    run.complains("読めない引数があります。");
    let deep = format!("---\ntitle: {}\n---\n本文\n", "[".repeat(3000));
    let project = folder.article("deep.md", deep).article("loop.md", "---\ntitle: &a [*a]\n---\n本文\n");
    project.run("check").no().says("Nested too deeply").says("contains itself");
    let run = project.run_ja("check").no().says("入れ子が深すぎるか").says("自分自身を含んでいます");
    assert!(!run.out.contains("budget") && !run.out.contains("recursive"), "{run}");
}
