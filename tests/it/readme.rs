//! The output that README.md and README.ja.md show is the program's own. In a `console` block each line that begins
//! with `$ ` is run beside `examples/`; what follows is what it prints, `…` standing for lines left out.

use std::fs;
use std::path::Path;

use crate::example::examples;
use crate::kit::Folder;

/// A command of a block and the lines shown below it.
struct Shown {
    command: String,
    lines: Vec<String>,
}

fn shown(text: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match (line.strip_prefix("$ "), shown.last_mut()) {
                (Some(command), _) => shown.push(Shown { command: command.to_owned(), lines: Vec::new() }),
                (None, Some(last)) => last.lines.push(line.trim_end().to_owned()),
                (None, None) => panic!("output without a command: {line}"),
            },
        }
    }
    shown
}

/// Runs `taiyaku …`, `cargo run --release -- …` or `echo '…' | taiyaku …`.
fn run(folder: &Folder, command: &str) -> String {
    let (input, command) = match command.strip_prefix("echo '").and_then(|rest| rest.split_once("' | ")) {
        Some((text, command)) => (format!("{text}\n"), command),
        None => (String::new(), command),
    };
    let words = command.strip_prefix("taiyaku ").or_else(|| command.strip_prefix("cargo run --release -- "));
    folder.run_on(words.unwrap_or_else(|| panic!("not the program: {command}")), input).out
}

/// Whether the lines stand in the output in this order, and next to each other but for `…`.
fn stands(lines: &[String], output: &str) -> Result<(), String> {
    let output: Vec<&str> = output.lines().map(str::trim_end).collect();
    let mut at = 0;
    let chunks: Vec<&[String]> = lines.split(|line| line.trim() == "…").collect();
    for (number, chunk) in chunks.iter().enumerate() {
        if chunk.is_empty() {
            continue;
        }
        let rest = output.get(at..).unwrap_or_default();
        let found = if number == 0 {
            rest.starts_with(&chunk.iter().map(String::as_str).collect::<Vec<_>>()).then_some(0)
        } else {
            rest.windows(chunk.len()).position(|window| window.iter().zip(*chunk).all(|(a, b)| a == b))
        };
        let Some(found) = found else { return Err(chunk.join("\n")) };
        at += found + chunk.len();
    }
    let cut = lines.last().is_some_and(|line| line.trim() == "…");
    if at == output.len() || cut { Ok(()) } else { Err(format!("(more follows)\n{}", output[at..].join("\n"))) }
}

fn holds(name: &str) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let all = shown(&text);
    assert!(all.len() >= 4, "{name} shows too little");
    for Shown { command, lines } in all {
        let folder = examples();
        let output = run(&folder, &command);
        if let Err(missing) = stands(&lines, &output) {
            panic!("{name}: `{command}` does not print\n{missing}\nbut\n{output}");
        }
    }
}

#[test]
fn what_the_english_readme_shows_is_what_is_printed() {
    holds("README.md");
}

#[test]
fn what_the_japanese_readme_shows_is_what_is_printed() {
    holds("README.ja.md");
}
