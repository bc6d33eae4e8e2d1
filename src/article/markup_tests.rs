//! Tests of reading Markdown and HTML: what each construct becomes.

#![allow(clippy::unwrap_used)]

use super::markup_properties::{blocks, is_stable, read};
use super::{Format, Kind, Options, Quoting, front_matter};
use crate::finding::Code;
use crate::text::Lang;

fn texts(format: Format, source: &str) -> Vec<String> {
    blocks(format, source).into_iter().map(|block| block.text).collect()
}

const MARKDOWN: &str = "\
---
title: \"幹細胞上清液とは: 入門\"
note: >-
  二行に
  わたる注
faq:
  - q: '費用は?'
    a: 別ページ
tags: [再生医療, \"iPS細胞\"]
draft: false
---

# 幹細胞上清液とは {#about}

幹細胞を培養した液の
上澄みです。It is
not a serum。[予約](https://example.jp/予約 \"予約ページ\")は**電話**で。  
受付は平日のみ。

医師:「はい」
患者:「いいえ」

Set heading
===========

> 引用の文で、
> 二行目です。\\
> 改行の後。

> [!NOTE]
> 注記

- 一つ目
  の続き
- [ ] やること
  1. 番号 `code` 付き

  2. 二つ目

| 項目 | A \\| B |
|:--|--:|
| 細胞 | `a\\|b` と [表](t.html) |

用語[^1]は [予約][r]、[予約][]、[予約]。

[^1]: 脚注の文。

[r]: https://example.com/r
[予約]: <https://example.com/b> \"題\"

![細胞の図](cell.png \"図1\")

<div class=\"note\">
<p>HTML の段落で<a href=\"x.html\">リンク</a>と<img src=a.png alt=\"図二\">付き。<br>次の行</p>
</div>

::: tip 注意点
容器の中の文
:::

<!-- i18n:skip -->
訳さない段落

<!-- taiyaku:skip-start -->

ここも訳さない

<!-- taiyaku:skip-end -->

式 $a_1$ と
$$
x = y
$$
の間。

```
コードは文ではない
```
";

const HTML: &str = "\
<!DOCTYPE html>
<html lang=\"ja\">
<head>
<title>幹細胞上清液 &amp; 再生医療</title>
<meta name=\"description\" content=\"培養液の&quot;上澄み&quot;\">
<meta name=viewport content=\"width=device-width\">
<style>p { color: red }</style>
</head>
<body>
<h1 class='t'><span>幹細胞上清液とは</span></h1>
<p title='題名'>
  幹細胞を培養した液の
  <b>上澄み</b>です。
  <a class=\"x\" href=\"/yoyaku?a=1&amp;b=2\">予約</a>は<br class=\"sp\">
  電話で&nbsp;3&lt;5。
</p>
<!-- 見えない -->
<ul><li>一つ目<li><a href=two.html>Two words</a><ul><li>内側</li></ul></ul>
<table><tr><th>項目<td>値 <img src=a.png alt=図表>です<tr><td></table>
<p translate=\"no\">そのまま</p>
<p class=\"a notranslate\">そのまま2</p>
<input type=submit value=送信する><textarea placeholder='ご質問'>x</textarea>
<p>図は<svg viewBox=\"0 0 1 1\"><title>t</title></svg>のとおり</p>
<script>var a = '<p>文</p>';</script>
<pre>整形済み</pre>
地の文
</body>
</html>
";

#[test]
fn an_ordinary_article_is_stable() {
    is_stable(Format::Markdown, MARKDOWN);
    is_stable(Format::Markdown, &MARKDOWN.replace('\n', "\r\n"));
    is_stable(Format::Markdown, &format!("\u{FEFF}{MARKDOWN}"));
    is_stable(Format::Html, HTML);
    is_stable(Format::Html, &HTML.replace('\n', "\r\n"));
}

#[test]
fn the_blocks_of_an_ordinary_article() {
    let read = blocks(Format::Markdown, MARKDOWN);
    let seen: Vec<(Kind, &str)> = read.iter().map(|b| (b.kind.clone(), b.text.as_str())).collect();
    let front = |key: &str| Kind::FrontMatter(key.to_owned());
    let attribute = |name: &str| Kind::Attribute(name.to_owned());
    let expected = [
        (front("title"), "幹細胞上清液とは: 入門"),
        (front("note"), "二行に わたる注"),
        (front("faq.q"), "費用は?"),
        (front("tags"), "再生医療"),
        (front("tags"), "iPS細胞"),
        (Kind::Heading(1), "幹細胞上清液とは"),
        (Kind::Paragraph, "幹細胞を培養した液の上澄みです。It is not a serum。[予約](@1)は**電話**で。\n受付は平日のみ。"),
        (attribute("title"), "予約ページ"),
        (Kind::Paragraph, "医師:「はい」\n患者:「いいえ」"),
        (Kind::Heading(1), "Set heading"),
        (Kind::Paragraph, "引用の文で、二行目です。\n改行の後。"),
        (Kind::Paragraph, "注記"),
        (Kind::Item, "一つ目の続き"),
        (Kind::Item, "やること"),
        (Kind::Item, "番号 `code` 付き"),
        (Kind::Item, "二つ目"),
        (Kind::Cell, "項目"),
        (Kind::Cell, "A | B"),
        (Kind::Cell, "細胞"),
        (Kind::Cell, "`a|b` と [表](@1)"),
        (Kind::Paragraph, "用語[^1]は [予約](@1)、[予約](@2)、[予約](@3)。"),
        (Kind::Paragraph, "脚注の文。"),
        (attribute("title"), "題"),
        (Kind::Alt, "細胞の図"),
        (attribute("title"), "図1"),
        (Kind::Paragraph, "HTML の段落で<a @1>リンク</a>と<img @2>付き。\n次の行"),
        (Kind::Alt, "図二"),
        (Kind::Paragraph, "注意点"),
        (Kind::Paragraph, "容器の中の文"),
        (Kind::Paragraph, "訳さない段落"),
        (Kind::Paragraph, "ここも訳さない"),
        (Kind::Paragraph, "式 $a_1$ と"),
        (Kind::Paragraph, "の間。"),
    ];
    assert_eq!(seen, expected);
    let skipped: Vec<&str> = read.iter().filter(|b| b.skip).map(|b| b.text.as_str()).collect();
    assert_eq!(skipped, ["訳さない段落", "ここも訳さない"]);
    assert_eq!(read[1].span.of(MARKDOWN), ">-\n  二行に\n  わたる注");
    let links: Vec<_> = read[20].links.iter().map(|l| (l.span.of(MARKDOWN), l.written.as_deref(), l.destination.as_deref())).collect();
    assert_eq!(
        links,
        [
            ("[r]", None, Some("https://example.com/r")),
            ("[]", Some("[予約]"), Some("https://example.com/b")),
            ("", Some("[予約]"), Some("https://example.com/b")),
        ]
    );
    let link = &read[6].links[0];
    assert_eq!(link.destination_span.unwrap().of(MARKDOWN), "https://example.jp/予約");
    assert_eq!(read[10].breaks[0].of(MARKDOWN), "\\\n> ");
}

#[test]
fn the_blocks_of_an_ordinary_page() {
    let read = blocks(Format::Html, HTML);
    let seen: Vec<(Kind, &str, Quoting)> = read.iter().map(|b| (b.kind.clone(), b.text.as_str(), b.quoting)).collect();
    let none = Quoting::None;
    let (attribute, meta) = (|name: &str| Kind::Attribute(name.to_owned()), |name: &str| Kind::Meta(name.to_owned()));
    let expected = [
        (meta("title"), "幹細胞上清液 &amp; 再生医療", none),
        (meta("description"), "培養液の\"上澄み\"", Quoting::HtmlAttribute),
        (Kind::Heading(1), "幹細胞上清液とは", none),
        (attribute("title"), "題名", Quoting::HtmlAttributeSingle),
        (Kind::Paragraph, "幹細胞を培養した液の<b>上澄み</b>です。<a @1>予約</a>は<br @2>電話で\u{A0}3&lt;5。", none),
        (Kind::Item, "一つ目", none),
        (Kind::Item, "<a @1>Two words</a>", none),
        (Kind::Item, "内側", none),
        (Kind::Cell, "項目", none),
        (Kind::Cell, "値 <img @1>です", none),
        (Kind::Alt, "図表", Quoting::HtmlAttributeBare),
        (Kind::Paragraph, "そのまま", none),
        (Kind::Paragraph, "そのまま2", none),
        (attribute("value"), "送信する", Quoting::HtmlAttributeBare),
        (attribute("placeholder"), "ご質問", Quoting::HtmlAttributeSingle),
        (attribute("value"), "x", none),
        (Kind::Paragraph, "図は<svg @1>のとおり", none),
        (attribute("title"), "t", none),
        (Kind::Paragraph, "整形済み", none),
        (Kind::Paragraph, "地の文", none),
    ];
    assert_eq!(seen, expected);
    let skipped: Vec<&str> = read.iter().filter(|b| b.skip).map(|b| b.text.as_str()).collect();
    assert_eq!(skipped, ["そのまま", "そのまま2"]);
    let link = &read[4].links[0];
    assert_eq!(link.span.of(HTML), "class=\"x\" href=\"/yoyaku?a=1&amp;b=2\"");
    assert_eq!(link.destination.as_deref(), Some("/yoyaku?a=1&b=2"));
    assert_eq!(link.destination_span.unwrap().of(HTML), "/yoyaku?a=1&amp;b=2");
}

#[test]
fn line_ends_join_by_what_stands_beside_them() {
    for (source, expected) in [
        ("細胞を\n培養", "細胞を培養"),
        ("iPS\n細胞", "iPS 細胞"),
        ("**強調**\nです", "**強調**です"),
        ("か\u{3099}\nん", "か\u{3099}ん"),
        ("細胞……\nです", "細胞……です"),
        ("line one\nline two", "line one line two"),
        ("한국어\n문장", "한국어 문장"),
        ("効果は\n・一つ\n・二つ", "効果は\n・一つ\n・二つ"),
        ("Q1. なぜ\nA1. はい", "Q1. なぜ\nA1. はい"),
        ("See A. Smith and\nA. Jones", "See A. Smith and A. Jones"),
        ("文<br><br>\n次", "文\n次"),
        ("文<!-- 注 -->です", "文です"),
        ("one <!-- note --> two", "one two"),
        ("😀\n絵文字", "😀絵文字"),
    ] {
        assert_eq!(texts(Format::Markdown, source), [expected], "{source}");
    }
    assert_eq!(texts(Format::Html, "<p>細胞を\n  培養 \t する line\r\n two</p>"), ["細胞を培養 する line two"]);
}

#[test]
fn what_is_no_text_is_no_block() {
    for source in [
        "    code\n\n~~~\n文\n~~~\n",
        "[予約]: https://example.jp\n",
        "<!-- 注釈 -->\n",
        "$$\n式\n$$\n",
        "![](a.png)\n",
        "---\n",
        "<script setup>\nconst a = '文'\n\nb\n</script>\n",
        "{% highlight ruby %}\nputs 文\n\n# 見出し\n{% endhighlight %}\n",
        "{{< figure src=\"a\" >}}\n",
        "{: .note}\n",
        "[[toc]]\n",
        "| | |\n|--|--|\n| | |\n",
    ] {
        assert_eq!(texts(Format::Markdown, source), [""; 0], "{source}");
    }
}

#[test]
fn html_that_is_not_well_formed() {
    for (source, expected) in [
        ("<p>一<p>二", vec!["一", "二"]),
        ("<b><i>重なり</b>の</i>中", vec!["<b><i>重なり</b>の</i>中"]),
        ("</p>文</div>", vec!["文"]),
        ("<p>文<", vec!["文<"]),
        ("<p class=\"x", vec![]),
        ("<p><b>文</p>", vec!["文"]),
        ("<i class=icon></i>予約", vec!["予約"]),
        ("<p>a &copy b &#x3042; &lt; &#60; &nosuch; &</p>", vec!["a &copy b あ &lt; &#60; &nosuch; &"]),
        ("<a href=x>文</a>", vec!["<a @1>文</a>"]),
        ("<p>文<script>1</script>章</p>", vec!["文<script @1>章"]),
        ("<div translate=no>甲<span translate=yes>乙</span></div>", vec!["甲<span @1>乙</span>"]),
    ] {
        assert_eq!(texts(Format::Html, source), expected, "{source}");
    }
}

#[test]
fn front_matter_that_does_not_parse_is_told_with_its_place() {
    for (source, line) in [("---\ntitle: 再生: 医療\n---\n\n本文\n", 2), ("\u{FEFF}+++\r\nx = 1\r\ntitle = 再生\r\n+++\r\n\r\n本文\r\n", 3)]
    {
        let (read, findings) = read(Format::Markdown, source);
        assert_eq!(read.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), ["本文"]);
        assert_eq!(findings.iter().map(|f| (f.code, f.place.unwrap().start.line)).collect::<Vec<_>>(), [(Code::FrontMatterInvalid, line)]);
        assert!(!findings[0].hints.is_empty() && findings[0].args.contains_key("problem"), "{findings:?}");
    }
    let rules = "---\n\n段落\n\n---\n";
    assert_eq!(texts(Format::Markdown, rules), ["段落"]);
    let toml = "+++\ntitle = '再生'\ntags = [\"\"\"い\nろ\"\"\"]\n[faq]\nq = \"問\\\"い\"\n+++\n";
    assert_eq!(texts(Format::Markdown, toml), ["再生", "い ろ", "問\"い"]);
    is_stable(Format::Markdown, toml);
    let alias = "---\ntitle: &t 題\nnote: *t\n---\n";
    assert_eq!(texts(Format::Markdown, alias), ["題"]);
    assert_eq!(front_matter::parse("a", "---\ntitle: x\n", &Options::new(Lang::Ja)).body, 0);
}

#[test]
fn directives_in_pages() {
    let source = "<p>甲</p><!-- i18n:skip --><div><p>乙</p></div><p>丙</p><!--taiyaku:skip-start--><p>丁</p><!--i18n:skip-end--><p>戊</p>";
    let skipped: Vec<String> = blocks(Format::Html, source).into_iter().filter(|b| b.skip).map(|b| b.text).collect();
    assert_eq!(skipped, ["乙", "丁"]);
    let source = "甲\n\n<!-- i18n:skip -->\n\n- 乙\n- 丙\n\n丁<!-- i18n:skip -->\n\n戊\n\n<!-- i18n:skip -->\n\n```\nx\n```\n\n己\n";
    let skipped: Vec<String> = blocks(Format::Markdown, source).into_iter().filter(|b| b.skip).map(|b| b.text).collect();
    assert_eq!(skipped, ["乙", "丙", "戊"]);
}

#[test]
fn preformatted_text_keeps_its_lines_and_code_stays_code() {
    let source = "<pre>\n一行目  です\n  二行目\n</pre><pre><code>コード</code></pre>";
    let (article, _) = super::parse("a.html", source, &Options::new(Lang::Ja));
    let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["一行目 です\n二行目"]);
}

#[test]
fn titles_of_link_definitions_are_texts() {
    let source = "[予約][a]と[b]。\n\n[a]: /x \"予約の\"\n[b]: /y\n[c]: /z '不要'\n";
    let (article, findings) = super::parse("a.md", source, &Options::new(Lang::Ja));
    assert!(findings.is_empty());
    let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["[予約](@1)と[b](@2)。", "予約の", "不要"]);
    let source = "[b]と[c](/y (案内))。\n\n[b]: /x (題（一）)\n[d]: /a(b)\n";
    let read = blocks(Format::Markdown, source);
    let titles: Vec<(&str, &str)> = read.iter().skip(1).map(|b| (b.text.as_str(), b.span.of(source))).collect();
    assert_eq!(titles, [("案内", "(案内)"), ("題（一）", "(題（一）)")]);
    assert_eq!(super::write("Fee (\"all\")", read[1].quoting, Format::Markdown), "\"Fee (&quot;all&quot;)\"");
}

#[test]
fn texts_that_readers_see_without_being_content() {
    for (source, expected) in [
        ("<textarea>ご記入例\n一行目です</textarea>", vec!["ご記入例\n一行目です"]),
        (
            "<p>図は<svg><title>膝の図</title><style>a</style><text>関節<tspan>液</tspan></text></svg>です</p>",
            vec!["図は<svg @1>です", "膝の図", "関節<tspan>液</tspan>"],
        ),
        (
            "<video src=a><track label='字幕'><p>再生できません。<a href=b>動画</a></p></video>",
            vec!["字幕", "再生できません。<a @1>動画</a>"],
        ),
        ("<object><object>古い画面です</object></object><canvas>Chart of doses</canvas>", vec!["古い画面です", "Chart of doses"]),
        ("<select><optgroup label='関東'><option label='東京'>t</select>", vec!["関東", "東京", "t"]),
        (
            "<div aria-description='説明' aria-valuetext='半分' aria-roledescription='スライド' aria-placeholder='例'></div>",
            vec!["説明", "半分", "スライド", "例"],
        ),
        (
            "<table summary='料金表'></table><meta property=og:site_name content='院名'><meta name=keywords content='膝,PRP'>",
            vec!["料金表", "院名", "膝,PRP"],
        ),
        // near misses
        ("<div label='x' summary='y' aria-hidden='z' content='w'></div><meta name=viewport content='v'>", vec![]),
        ("<svg><path d='M0'/><g>M1</g><style>.a{}</style></svg><video translate=no>再生</video><iframe>枠</iframe>", vec!["再生"]),
        ("<canvas><script>文</script></canvas>", vec![]),
    ] {
        assert_eq!(texts(Format::Html, source), expected, "{source}");
    }
    let skipped: Vec<bool> =
        blocks(Format::Html, "<video translate=no>再生</video><svg><title>図</title></svg>").iter().map(|b| b.skip).collect();
    assert_eq!(skipped, [true, false]);
}

#[test]
fn a_label_is_a_text_of_its_own() {
    for (source, expected) in [
        (
            "<label for=\"a\">お名前</label>\n<input id=\"a\">\n<label for=\"b\">電話番号</label>\n<input id=\"b\">",
            vec!["お名前", "電話番号"],
        ),
        ("<p><label>Name <input></label> <label>Age</label><input></p>", vec!["Name", "Age"]),
        ("<label>年齢 <input size=3> 歳</label>", vec!["年齢 <input @1> 歳"]),
        ("<p>私は<input name=a>に同意します。</p>", vec!["私は<input @1>に同意します。"]),
        ("<p>氏名<b>必須</b>の<em>欄</em></p>", vec!["氏名<b>必須</b>の<em>欄</em>"]),
    ] {
        assert_eq!(texts(Format::Html, source), expected, "{source}");
    }
    let skipped = blocks(Format::Html, "<p translate=no><label>甲</label>乙</p>");
    assert!(skipped.iter().all(|block| block.skip), "{skipped:?}");
}

#[test]
fn a_line_break_at_the_end_of_a_links_text_is_no_word() {
    for source in ["[*\\\n](u)", "[痛み_\\\n](u)", "[痛み\\\n](u)"] {
        let read = blocks(Format::Markdown, source);
        assert_eq!(read.len(), 1, "{source:?}");
    }
}
