//! Tests of reading Markdown and HTML: what holds for any input, and for any ordinary document.

#![allow(clippy::unwrap_used, clippy::string_slice)]

use proptest::prelude::*;

use super::{Block, Format, Options, Quoting, html, markdown, write};
use crate::finding::Finding;
use crate::text::Lang;

pub(super) fn read(format: Format, source: &str) -> (Vec<Block>, Vec<Finding>) {
    let options = Options { front_matter: vec!["title".into(), "faq.q".into(), "tags".into(), "note".into()], ..Options::new(Lang::Ja) };
    match format {
        Format::Html => html::parse(source, &options),
        _ => markdown::parse("a.md", source, &options),
    }
}

/// Reads, checks what holds for any input, and gives the blocks.
pub(super) fn blocks(format: Format, source: &str) -> Vec<Block> {
    let (blocks, findings) = read(format, source);
    for finding in &findings {
        assert!(finding.place.is_some(), "{finding:?}");
    }
    let mut outer = 0;
    let mut before = (0, 0);
    for block in &blocks {
        let span = block.span;
        assert!(!span.is_empty() && source.get(span.start..span.end).is_some(), "{block:?} in {source:?}");
        assert!(!block.text.trim().is_empty(), "{block:?} in {source:?}");
        assert!(before.0 <= span.start, "{block:?} in {source:?}");
        if span.start < outer {
            assert!(span.end <= before.1.max(outer), "{block:?} in {source:?}");
        }
        outer = outer.max(span.end);
        before = (span.start, span.end);
        let (mut text, mut at) = (0, span.start);
        let mut rest = String::new();
        for piece in &block.pieces {
            assert!(piece.len > 0 && piece.text >= text && piece.source >= at, "{block:?} in {source:?}");
            rest.push_str(block.text.get(text..piece.text).unwrap());
            let copied = block.text.get(piece.text..piece.text + piece.len).unwrap();
            assert_eq!(Some(copied), source.get(piece.source..piece.source + piece.len), "{block:?} in {source:?}");
            (text, at) = (piece.text + piece.len, piece.source + piece.len);
        }
        assert!(at <= span.end, "{block:?} in {source:?}");
        rest.push_str(block.text.get(text..).unwrap());
        if format == Format::Markdown && block.quoting == Quoting::None && !source.contains(['<', '&']) {
            assert!(rest.chars().all(|c| "(@)0123456789 \n".contains(c)), "{rest:?} of {block:?} in {source:?}");
        }
        assert_eq!(block.breaks.len(), block.text.matches('\n').count(), "{block:?} in {source:?}");
        let mut at = span.start;
        for inside in &block.breaks {
            assert!(at <= inside.start && inside.end <= span.end && source.get(inside.start..inside.end).is_some());
            at = inside.end;
        }
        let mut at = (0, span.start);
        for &(text, comment) in &block.comments {
            assert!(
                at.0 <= text && text <= block.text.len() && at.1 <= comment.start && comment.end <= span.end,
                "{block:?} in {source:?}"
            );
            assert!(block.text.is_char_boundary(text) && comment.of(source).starts_with("<!--"), "{block:?} in {source:?}");
            at = (text, comment.end);
        }
        let mut at = span.start;
        for (i, link) in block.links.iter().enumerate() {
            assert!(at <= link.span.start && link.span.end <= span.end, "{block:?} in {source:?}");
            assert!(source.get(link.span.start..link.span.end).is_some());
            assert!(link.destination_span.is_none_or(|d| link.span.contains(d)), "{block:?} in {source:?}");
            assert!(block.text.contains(&format!("@{}", i + 1)), "{block:?} in {source:?}");
            at = link.span.end;
        }
    }
    blocks
}

/// The text of a block with its marks and line breaks put back.
fn restored(block: &Block, source: &str, format: Format) -> String {
    let text = write(&block.text, block.quoting, format);
    let mut out = String::new();
    let mut rest = text.as_str();
    for (i, link) in block.links.iter().enumerate() {
        let here = link.span.of(source);
        let markdown = link.written.is_some() || here.starts_with(['(', '[']);
        let mark = if markdown { format!("](@{})", i + 1) } else { format!(" @{}", i + 1) };
        let at = rest.find(&mark).unwrap();
        out.push_str(&rest[..at + 1]);
        out.push_str(link.written.as_deref().unwrap_or(here));
        rest = &rest[at + mark.len()..];
    }
    out.push_str(rest);
    let mut breaks = block.breaks.iter();
    out.split('\n').collect::<Vec<_>>().into_iter().fold(String::new(), |done, line| {
        if done.is_empty() { line.to_owned() } else { done + breaks.next().map_or("\n", |b| b.of(source)) + line }
    })
}

/// The article with some of its blocks replaced.
fn spliced(source: &str, blocks: &[Block], mut with: impl FnMut(&Block) -> Option<String>) -> String {
    let mut out = String::new();
    let mut at = 0;
    for block in blocks {
        if block.span.start >= at
            && let Some(text) = with(block)
        {
            out.push_str(&source[at..block.span.start]);
            out.push_str(&text);
            at = block.span.end;
        }
    }
    out + &source[at..]
}

fn outer(blocks: &[Block]) -> Vec<&Block> {
    let mut end = 0;
    let mut out = Vec::new();
    for block in blocks {
        if end <= block.span.start {
            out.push(block);
        }
        end = end.max(block.span.end);
    }
    out
}

/// What holds for an ordinary document: it comes back from its own texts, and other words change no structure.
pub(super) fn is_stable(format: Format, source: &str) {
    let read = blocks(format, source);
    let kinds = |blocks: &[Block]| blocks.iter().map(|b| (b.kind.clone(), b.skip)).collect::<Vec<_>>();
    assert_eq!(spliced(source, &read, |block| Some(block.span.of(source).to_owned())), source);
    let again = spliced(source, &read, |block| Some(restored(block, source, format)));
    // A heading `1. …` comes back as `1\\. …`.
    let texts = |blocks: &[Block]| blocks.iter().map(|b| (b.kind.clone(), b.text.replace('\\', ""))).collect::<Vec<_>>();
    for (after, before) in texts(&blocks(format, &again)).into_iter().zip(texts(&read)) {
        assert_eq!(after, before);
    }
    assert_eq!(blocks(format, &again).len(), read.len());
    for word in ["訳文", "Replaced words."] {
        let changed = spliced(source, &read, |block| Some(write(word, block.quoting, format)));
        let changed = blocks(format, &changed);
        let expected: Vec<_> = outer(&read).into_iter().map(|b| (b.kind.clone(), b.skip)).collect();
        assert_eq!(kinds(&changed), expected, "{source}");
        let other: Vec<&str> = changed.iter().map(|block| block.text.as_str()).filter(|text| *text != word).collect();
        assert!(other.is_empty(), "{other:?}");
        let inner: Vec<Block> = read.iter().filter(|block| !outer(&read).contains(block)).cloned().collect();
        let changed = spliced(source, &inner, |block| Some(write(word, block.quoting, format)));
        assert_eq!(kinds(&blocks(format, &changed)), kinds(&read), "{changed}");
    }
}

#[test]
fn hostile_input_is_read_in_bounded_time_on_a_small_stack() {
    for source in [
        "<div>".repeat(20_000) + "文",
        format!("<p {}>文", "title=\"題\" ".repeat(20_000)),
        "<b>文</i>".repeat(20_000),
        "<!-- --!>".repeat(20_000),
        "<p>".to_owned() + &"&".repeat(50_000),
        "[".repeat(20_000) + "文" + &"](u)".repeat(20_000),
        "![".repeat(2_000) + "文" + &"](u)".repeat(2_000),
        ">".repeat(10_000) + " 文",
        "*文".repeat(20_000),
        "![文](a)\n".repeat(2_000),
        format!("---\ntitle: {}\n---\n文", "[".repeat(20_000)),
        format!("+++\ntitle = {}\n+++\n文", "[".repeat(20_000)),
        format!("---\n{}b: *a9\n---\n文", (0..10).map(|i| format!("a{i}: &a{i} [*a{i}, *a{i}]\n")).collect::<String>()),
    ] {
        for format in [Format::Markdown, Format::Html] {
            blocks(format, &source);
        }
    }
}

#[test]
fn the_examples_of_commonmark() {
    let Some(shared) = std::env::var_os("TAIYAKU_SHARED") else { return };
    let path = std::path::Path::new(&shared).join("data/suites/commonmark/spec.json");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let examples: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert!(examples.len() > 600);
    for example in &examples {
        blocks(Format::Markdown, example["markdown"].as_str().unwrap());
        blocks(Format::Html, example["html"].as_str().unwrap());
        blocks(Format::Html, example["markdown"].as_str().unwrap());
    }
}

#[test]
fn real_articles_are_stable() {
    let Some(shared) = std::env::var_os("TAIYAKU_SHARED") else { return };
    let mut failed = Vec::new();
    for folder in ["vue", "cncf", "ruby-lang", "bio-notes"] {
        let Ok(files) = std::fs::read_dir(std::path::Path::new(&shared).join("data/articles").join(folder)) else { return };
        for file in files {
            let path = file.unwrap().path();
            let source = std::fs::read_to_string(&path).unwrap();
            if std::panic::catch_unwind(|| is_stable(Format::Markdown, &source)).is_err() {
                failed.push(path);
            }
        }
    }
    assert!(failed.is_empty(), "{} {failed:#?}", failed.len());
}

fn soup() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "細胞",
        "か\u{3099}",
        "iPS細胞",
        "word",
        " ",
        "　",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "  \n",
        "\\\n",
        "\\",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "](u)",
        "](u \"題\")",
        "![",
        "[r]",
        "[]",
        "\n[r]: /u\n",
        "[^1]",
        "\n[^1]: 注",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n  ",
        "\n    ",
        "\n# ",
        "\n## 見出し ##",
        "{#id}",
        "\n===\n",
        "\n---\n",
        "|",
        "\\|",
        "\n|--|--|\n",
        "\n| a | b |\n",
        "<",
        ">",
        "<b>",
        "</b>",
        "<a href=\"x\">",
        "</a>",
        "<p>",
        "</p>",
        "<li>",
        "<div translate=no>",
        "</div>",
        "<br>",
        "<img alt=\"図\" src=x>",
        "<!--",
        "-->",
        "<!-- i18n:skip -->",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "<td title='題'>",
        "&amp;",
        "&nbsp;",
        "&#10;",
        "&",
        "\"",
        "'",
        "=",
        "$",
        "$$",
        ":::",
        "\n:::tip 題\n",
        "\n: 定義",
        "・",
        "医師:「",
        "」",
        "①",
        "😀",
        "👨‍👩‍👧",
        "\u{FEFF}",
        "\0",
        "---\ntitle: 題\n---\n",
        "+++\n",
        "{% highlight %}",
        "{% endhighlight %}",
        "\n<details>\n<summary>要約</summary>\n",
        "https://example.jp",
        "<https://example.jp>",
        "@1",
    ]);
    prop::collection::vec(bits, 0..40).prop_map(|bits| bits.concat())
}

/// Documents as people write them: blocks of every kind, some in quotes or items, in either line end.
fn document() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "幹細胞の*上清液*です",
        "**注意**：個人差があります",
        "call [予約](a.html \"題\") now",
        "改行\nされた文",
        "two\nlines",
        "固い  \n改行",
        "改行は  \n空白で",
        "医師:「本日は\n**元気**です」",
        "１．一つ\n２．二つ",
        "斜線\\\n改行",
        "`a|b`と`コード\n続き`",
        "図![細胞](c.png)の",
        "[r]と[r][]と[語][r]",
        "<b>太字</b>と<br>改行",
        "<a href=\"x\" title='題'>鎖</a>です",
        "脚注[^1]",
        "<https://example.jp>へ",
        "3 &lt; 5 &amp; 6",
        "\\* 星",
        "か\u{3099}ん iPS細胞",
        "$x_1$の式",
        "「はい」\n※注",
        "医師:「はい」\n患者:「ええ」",
        "文<!-- 注 -->章",
        "~~消~~す",
        "前<span class=\"x\">中</span>後",
        "https://example.jp/ を",
        "(かっこ) [角] {波}",
        "末尾\\",
        "C #",
    ]);
    let block = (words.clone(), words, 0..16).prop_map(|(a, b, form)| match form {
        0 => format!("# {}\n", a.replace('\n', " ")),
        1 => format!("## {} ## {{#id}}\n", a.replace('\n', " ")),
        2 => format!("{a}\n===\n"),
        3 => format!("- {}\n- {}\n", a.replace('\n', "\n  "), b.replace('\n', "\n  ")),
        4 => format!("1. {}\n\n   {}\n", a.replace('\n', "\n   "), b.replace('\n', "\n   ")),
        5 => format!("> {}\n>\n> - {}\n", a.replace('\n', "\n> "), b.replace('\n', "\n>   ")),
        6 => {
            let cell = |text: &str| text.replace('\n', " ").replace('|', "\\|");
            format!("| {} | b |\n|---|---|\n| 一 | {} |\n", cell(a), cell(b))
        }
        7 => format!("<div>\n<p>{}</p>\n</div>\n", a.replace("  ", " ")),
        8 => format!("::: tip 題\n{a}\n:::\n"),
        9 => format!("- [x] {}\n  - {}\n", a.replace('\n', "\n  "), b.replace('\n', "\n    ")),
        10 => format!("```\n{a}\n```\n"),
        11 => format!("<details>\n<summary>{}</summary>\n\n{b}\n\n</details>\n", a.replace('\n', " ")),
        12 => format!("> [!NOTE]\n> {}\n", a.replace('\n', "\n> ")),
        13 => "![図](a.png \"題\")\n".to_owned(),
        14 => format!("{a}\n$$\nx\n$$\n{b}\n"),
        _ => format!("{a}\n"),
    });
    (prop::collection::vec(block, 1..6), any::<bool>()).prop_map(|(blocks, crlf)| {
        let text = blocks.join("\n") + "\n[^1]: 脚注\n\n[r]: /r\n[s]: /s (題)\n";
        if crlf { text.replace('\n', "\r\n") } else { text }
    })
}

/// Pages as people write them.
fn page() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "幹細胞の<em>上清液</em>です",
        "<strong>注意</strong>：個人差",
        "call <a href=\"a.html\" title='題'>予約</a> now",
        "改行\n  された文",
        "two\n\tlines",
        "前<br>後",
        "<br class=sp>\n文<br />\n",
        "<img src=c.png alt=\"細胞\">の図",
        "図は<img src=c.png alt=細胞>の",
        "3 &lt; 5 &amp; 6 &copy; 7",
        "&nbsp;",
        "文<!-- 注 -->章",
        "<span class=icon></span>印",
        "か\u{3099}ん iPS細胞",
        "<span>全体</span>",
        "<a href=x>全体</a>",
        "<ruby>漢<rt>かん</rt></ruby>字",
        "項<svg><path d='M0'/></svg>目",
        "図は<svg><title>題</title><text x=1>軸<tspan>名</tspan></text></svg>の",
        "<video src=v><track label='字幕'>再生<p>できません</p></video>",
        "入浴は<br class=sp>\n お控え",
        "<label>氏名<input title='題'></label>\n<input>",
        "<i>未閉",
        "閉</i>",
        "<script>x</script>文",
        "<span translate=no>Name</span>は",
        "",
        "　字下げ",
    ]);
    let block = (words.clone(), words, 0..11).prop_map(|(a, b, form)| match form {
        0 => format!("<h2 id=\"h\">{a}</h2>\n"),
        1 => format!("<ul>\n  <li>{a}</li>\n  <li><p>{b}</p></li>\n</ul>"),
        2 => format!("<table><tr><th title=\"題\">{a}</th><td>{b}</td></tr></table>\n"),
        3 => format!("<div class='x'>{a}<p>{b}</p>終</div>"),
        4 => format!("<p translate=no>{a}</p>"),
        5 => format!("<blockquote><p>{a}<p>{b}</blockquote>"),
        6 => format!("<dl><dt>{a}<dd>{b}</dl>"),
        7 => format!("<pre>{a}</pre>\n<textarea>{}</textarea>\n", b.replace('<', "&lt;")),
        8 => format!("<figure><img src=a alt='図'><figcaption>{a}</figcaption></figure>"),
        9 => "<!-- i18n:skip -->\n".to_owned(),
        _ => format!("<p>{a}</p>\n"),
    });
    prop::collection::vec(block, 1..6).prop_map(|blocks| blocks.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn ordinary_documents_are_stable(source in document()) {
        is_stable(Format::Markdown, &source);
    }

    #[test]
    fn ordinary_pages_are_stable(source in page()) {
        is_stable(Format::Html, &source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn anything_is_read(source in soup()) {
        for format in [Format::Markdown, Format::Html] {
            let read = blocks(format, &source);
            prop_assert_eq!(spliced(&source, &read, |block| Some(block.span.of(&source).to_owned())), source.clone());
        }
    }

    #[test]
    fn any_characters_are_read(source in "\\PC*") {
        blocks(Format::Markdown, &source);
        blocks(Format::Html, &source);
    }
}
