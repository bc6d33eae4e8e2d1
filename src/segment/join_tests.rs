//! Articles split and joined again: the written forms, and that nothing else changes.

#![allow(clippy::unwrap_used)]
use super::{Slot, Style, Units, join, split};
use crate::article::{Article, Options, parse};
use crate::text::Lang;
use proptest::prelude::*;

/// The article with translations by source text; what has none stays.
fn translated(path: &str, source: &str, from: Lang, pairs: &[(&str, &str)]) -> String {
    let (article, _) = parse(path, source, &Options::new(from));
    let units = split(&article, from);
    let find = |text: &str| pairs.iter().find(|(a, _)| *a == text).map(|(_, b)| (*b).to_owned());
    let mut fill = |i: usize| find(&units.units[i].text);
    let style = Style::of(if from == Lang::Ja { Lang::En } else { Lang::Ja });
    join(source, &article, &units, &style, &mut fill, &find, &|link, _, n| {
        link.destination.as_ref().filter(|d| d.starts_with("/ja/")).map(|d| format!("/en/{n}{}", d.trim_start_matches("/ja")))
    })
}

#[test]
fn structure_is_written_in_english() {
    let source = "　医師：「痛みますか。では検査を。」(引用元:Sato, 2024) \r\n※注意。\r\n①採血\r\n【記事監修】山田太郎\r\n【略歴】\r\n項目\t値です。\r\nそのまま。\r\n";
    let pairs = [
        ("医師", "Doctor"),
        ("痛みますか。", "Does it hurt?"),
        ("では検査を。", "Let us see."),
        ("(引用元:Sato, 2024)", "(Source: Sato, 2024)"),
        ("注意。", "Note."),
        ("採血", "Blood is drawn"),
        ("記事監修", "Article supervision"),
        ("山田太郎", "Taro Yamada"),
        ("略歴", "Career"),
        ("項目", "Item"),
        ("値です。", "Value。"),
    ];
    assert_eq!(
        translated("a.txt", source, Lang::Ja, &pairs),
        "Doctor: “Does it hurt? Let us see.” (Source: Sato, 2024) \r\n* Note.\r\n(1) Blood is drawn\r\nArticle supervision: Taro Yamada\r\nCareer\r\nItem\tValue\r\nそのまま。\r\n"
    );
}

#[test]
fn quotations_within_a_turn_have_the_inner_marks() {
    let source = "医師：「“疲れ”は続きます。」\n“疲れ”とは\n";
    let pairs = [("医師", "Doctor"), ("“疲れ”は続きます。", "The patient’s “fatigue” goes on."), ("“疲れ”とは", "What “fatigue” is")];
    assert_eq!(translated("a.txt", source, Lang::Ja, &pairs), "Doctor: “The patient’s ‘fatigue’ goes on.”\nWhat “fatigue” is\n");
    let pairs = [("Doctor", "医師"), ("It is “new.”", "「新しい」ものです。"), ("It is ‘old.’", "『古い』「もの」です。")];
    let source = "Doctor: “It is “new.””\n\nDoctor: “It is ‘old.’”\n";
    assert_eq!(translated("a.txt", source, Lang::En, &pairs), "医師：「『新しい』ものです。」\n\n医師：「『古い』「もの」です。」\n");
}

#[test]
fn tags_of_structure_keep_their_attributes() {
    let source =
        "<p><span class=\"dr\">医師：</span>「はい、<a href=\"/x\">特に</a>。<br>次に。」</p><dt><span class=\"q\">Q</span>痛い？</dt>";
    let pairs = [("医師", "Doctor"), ("はい、<a @1>特に</a>。", "Yes, <a @1>this</a>."), ("次に。", "Next."), ("痛い？", "Pain?")];
    assert_eq!(
        translated("a.html", source, Lang::Ja, &pairs),
        "<p><span class=\"dr\">Doctor:</span> “Yes, <a href=\"/x\">this</a>.<br>Next.”</p><dt><span class=\"q\">Q.</span> Pain?</dt>"
    );
    let pairs = [("痛みはありますか？", "Does it hurt?"), ("いいえ。", "No.")];
    assert_eq!(
        translated("a.md", "**Q1．痛みはありますか？**\n\n**A1：**いいえ。\n", Lang::Ja, &pairs),
        "**Q1. Does it hurt?**\n\n**A1.** No.\n"
    );
}

#[test]
fn numbered_lines_and_breaks_stay_where_they_are() {
    let pairs = [
        ("一つ目です。", "The first."),
        ("二つ目です。", "The second."),
        ("当日の入浴は<br @1>お控えください。", "Do not bathe<br @1> on that day."),
        ("運動は<br>できます。", "You may exercise."),
        ("本日は元気です。", "I am well today."),
        ("医師", "Doctor"),
        ("効果があります。[^a]", "It works.[^a]"),
        ("次の文です。", "The next one."),
    ];
    for (path, source, expected) in [
        ("a.md", "１．一つ目です。\n２．二つ目です。\n", "1\\. The first.\n2\\. The second.\n"),
        ("a.md", "> （１）一つ目です。\n> （２）二つ目です。\n", "> (1) The first.\n> (2) The second.\n"),
        (
            "a.html",
            "<p>当日の入浴は<br class=\"sp\">\n お控えください。<br>\n運動は<br>できます。</p>",
            "<p>Do not bathe<br class=\"sp\"> on that day.<br>\nYou may exercise.</p>",
        ),
        ("a.md", "医師：「本日は\n元気です。」\n", "Doctor: “I am well today.”\n"),
        ("a.md", "医師：「本日は元気です。」[^a]\n", "Doctor: “I am well today.”[^a]\n"),
        ("a.html", "<p>医師：「本日は元気です。」<sup>1</sup></p>", "<p>Doctor: “I am well today.”<sup>1</sup></p>"),
        ("a.md", "効果があります。[^a]次の文です。\n\n[^a]: 注\n", "It works.[^a] The next one.\n\n[^a]: 注\n"),
    ] {
        assert_eq!(translated(path, source, Lang::Ja, &pairs), expected);
    }
}

#[test]
fn comments_stay_between_their_sentences() {
    let pairs = [
        ("AとBの比較です。", "A and B compared."),
        ("続きです。", "It goes on."),
        ("文は途中です。", "Half a <br @1> sentence."),
        ("はい。", "Yes."),
        ("一つ", "One"),
        ("印です。", "A ` sign."),
    ];
    for (path, source, expected) in [
        ("a.html", "<p>AとBの比較です。<!-- x @1 -->続きです。</p>", "<p>A and B compared.<!-- x @1 --> It goes on.</p>"),
        (
            "a.html",
            "<p>文は<!--x-->途中です。\n <!--[if y]> --> 続きです。</p>",
            "<p>Half a <br @1> sentence.<!--x--><!--[if y]> --> It goes on.</p>",
        ),
        ("a.md", "> AとBの比較です。<!-- 注\n> 二行 -->続きです。\n", "> A and B compared.<!-- 注\n> 二行 --> It goes on.\n"),
        ("a.md", "医師：「はい。<!-- a -->続きです。」<!-- b -->\n", "医師: “Yes.<!-- a --> It goes on.”<!-- b -->\n"),
        ("a.md", "| 一つ<!-- c --> |\n|--|\n| 二つ<!-- d -->三つ |\n", "| One<!-- c --> |\n|--|\n| 二つ<!-- d -->三つ |\n"),
        ("a.md", "印です。<!-- f -->印です。\n", "A ` sign.<!-- f --> A ` sign.\n"),
        ("a.html", "<p>はい。<br><!-- e -->続きです。</p>", "<p>Yes.<br><!-- e -->It goes on.</p>"),
    ] {
        assert_eq!(translated(path, source, Lang::Ja, &pairs), expected);
    }
}

#[test]
fn texts_besides_the_content_are_written_in_their_place() {
    let pairs =
        [("お名前", "Name"), ("電話番号", "Phone"), ("例です", "An example"), ("図は<svg @1>です", "See <svg @1>"), ("膝の図", "A knee")];
    let pairs: Vec<(&str, &str)> = pairs.into_iter().chain([("[b](@1)です", "See [it](@1)"), ("題", "Fees (all)")]).collect();
    for (path, source, expected) in [
        (
            "a.html",
            "<label for=\"a\">お名前</label>\n<input id=\"a\">\n<label for=\"b\">電話番号</label>\n<textarea id=\"b\">\n例です</textarea>",
            "<label for=\"a\">Name</label>\n<input id=\"a\">\n<label for=\"b\">Phone</label>\n<textarea id=\"b\">\nAn example</textarea>",
        ),
        (
            "a.html",
            "<p>図は<svg class=\"i\"><title>膝の図</title><path d='M0'/></svg>です</p>",
            "<p>See <svg class=\"i\"><title>A knee</title><path d='M0'/></svg></p>",
        ),
        ("a.md", "[b]です\n\n[b]: /u (題)\n", "See [it][b]\n\n[b]: /u \"Fees (all)\"\n"),
    ] {
        assert_eq!(translated(path, source, Lang::Ja, &pairs), expected);
    }
}

#[test]
fn cells_stand_apart_in_english() {
    let source = "項目 料金 期間\n片膝の治療 一万円 二日\n両膝の治療 二万円　三日　\n　\nおわり。　\n";
    let words =
        [("項目", "Item"), ("料金", "Price"), ("期間", "Days"), ("片膝の治療", "One knee"), ("一万円", "10,000 yen"), ("二日", "2")];
    let more = [("両膝の治療", "Both knees"), ("二万円", "20,000 yen"), ("三日", "3"), ("おわり。", "End.")];
    let pairs: Vec<(&str, &str)> = words.into_iter().chain(more).collect();
    assert_eq!(
        translated("a.txt", source, Lang::Ja, &pairs),
        "Item\tPrice\tDays\nOne knee\t10,000 yen\t2\nBoth knees\t20,000 yen\t3\n\nEnd.\n"
    );
    assert_eq!(translated("a.txt", "Item  Price\n", Lang::En, &[("Item", "項目"), ("Price", "料金")]), "項目  料金\n");
}

#[test]
fn a_block_that_another_covers_leaves_nothing() {
    let source = "①血を\r\n  ②採る。 \r\n③終わる。\r\n";
    let pairs = [("血を", "Blood is drawn"), ("採る。", ""), ("終わる。", "The end")];
    assert_eq!(translated("a.txt", source, Lang::Ja, &pairs), "(1) Blood is drawn\r\n(3) The end\r\n");
    let pairs = [("血を", "Blood"), ("採る。", ""), ("終わる。", "end")];
    assert_eq!(translated("a.md", "血を\n\n採る。\n\n終わる。採る。\n", Lang::Ja, &pairs), "Blood\n\n\n\nend\n");
}

#[test]
fn signs_of_sections_are_left_out_in_english() {
    let source = "■ 治療とは\n細胞です。\n◆膝\n◆肩\n――その後は？\n";
    let pairs = [("治療とは", "What it is"), ("細胞です。", "Cells."), ("膝", "Knee"), ("肩", "Shoulder"), ("その後は？", "And then?")];
    assert_eq!(translated("a.txt", source, Lang::Ja, &pairs), "What it is\nCells.\n• Knee\n• Shoulder\n— And then?\n");
}

#[test]
fn counted_and_decorated_lines_in_english() {
    let source = "ホーム > 読みもの＞肩\n\n〔1〕肩\n(ア) 肩\n(イ) 肩\n㋒肩\n4．３回\n◆肩◆\n――肩の話――\n山本先生　はい。\nスタッフ　はい。\n山本先生　はい。\nスタッフ　はい。\n問１　肩？\n答　はい。\n";
    let words = [("ホーム", "Home"), ("読みもの", "Columns"), ("肩", "Shoulder"), ("３回", "3 times"), ("肩の話", "A story")];
    let more = [("山本先生", "Dr. Yamamoto"), ("スタッフ", "Staff"), ("はい。", "Yes."), ("肩？", "Shoulder?")];
    let pairs: Vec<(&str, &str)> = words.into_iter().chain(more).collect();
    assert_eq!(
        translated("a.txt", source, Lang::Ja, &pairs),
        "Home > Columns > Shoulder\n\n[1] Shoulder\n(a) Shoulder\n(b) Shoulder\n(c) Shoulder\n4．３回\n◆Shoulder◆\n—A story—\nDr. Yamamoto: Yes.\nStaff: Yes.\nDr. Yamamoto: Yes.\nStaff: Yes.\nQ1. Shoulder?\nA. Yes.\n"
    );
    assert_eq!(translated("a.txt", "3．肩\n4．３回\n", Lang::Ja, &pairs), "3. Shoulder\n4. 3 times\n");
}

#[test]
fn structure_is_written_in_japanese() {
    let source = "Doctor: “It hurts? Let us see.” (Source)\n\n• One. Two.\n";
    let pairs = [
        ("Doctor", "医師"),
        ("It hurts?", "痛みますか。"),
        ("Let us see.", "では。"),
        ("(Source)", "（出典）"),
        ("One.", "一。"),
        ("Two.", "二。"),
    ];
    assert_eq!(translated("a.txt", source, Lang::En, &pairs), "医師：「痛みますか。では。」（出典）\n\n・一。二。\n");
}

#[test]
fn what_is_not_filled_stands_as_it_is() {
    let source = "第一です。第二です。\n患者様「痛い。」\n";
    assert_eq!(translated("a.txt", source, Lang::Ja, &[("第二です。", "Two.")]), "第一です。 Two.\n患者様「痛い。」\n");
    assert_eq!(translated("a.txt", source, Lang::Ja, &[("患者様", "Patient")]), "第一です。第二です。\nPatient: “痛い。”\n");
}

#[test]
fn markup_is_written_back() {
    let pairs = [
        ("**培養します。**", "**They are cultured.**"),
        ("**上澄みを使います。**", "**The liquid is used.**"),
        ("詳しくは[予約。次へ](@1)へ。", "See [booking](@1) and [more](@1)."),
        ("注意。", "Note."),
        ("はい。", "Yes."),
        ("患者様", "Patient"),
        ("説明です", "An \"explanation\""),
        ("<b>培養します。<a @1>上澄み</a>を使います。</b>", "<b>Cultured. <a @1>It</a> is used.</b>"),
        ("<b>培養します。</b>", "<b>Cultured.</b>"),
        ("<b><a @1>上澄み</a>を使います。</b>", "<b>The <a @1>liquid</a> is used & kept.</b>"),
        ("題です", "A \"title\""),
        ("[予約](@1)です。", "[Booking](@1) it is."),
        ("値です。", "A | B。"),
    ];
    let written = |path: &str, source: &str| translated(path, source, Lang::Ja, &pairs);
    for (source, expected) in [
        ("**培養します。上澄みを使います。**\n", "**They are cultured. The liquid is used.**\n"),
        ("**培養します。上澄みを使います。そのまま。**\n", "**They are cultured. The liquid is used. そのまま。**\n"),
        ("詳しくは[予約。次へ](/ja/a \"t\")へ。\n", "See [booking](/en/1/a \"t\") and [more](/en/1/a \"t\").\n"),
        ("※注意。  \n**患者様：**「はい。」\n", "\\* Note.  \n**Patient:** “Yes.”\n"),
        ("---\ntitle: 題です\n---\n題です\n", "---\ntitle: \"A \\\"title\\\"\"\n---\nA \"title\"\n"),
        ("[予約]です。\n\n[予約]: /x\n", "[Booking][予約] it is.\n\n[予約]: /x\n"),
        ("| 値です。 |\n|---|\n", "| A \\| B |\n|---|\n"),
    ] {
        assert_eq!(written("a.md", source), expected);
    }
    assert_eq!(
        written("a.html", "<p>　<b>培養します。<a href=\"/ja/x\" title='説明です'>上澄み</a>を使います。</b></p>"),
        "<p><b>Cultured. The <a href=\"/en/1/x\" title='An \"explanation\"'>liquid</a> is used &amp; kept.</b></p>"
    );
}

/// Slots tile each text, every letter of running text stands in exactly one unit, and nothing filled is identity.
fn holds(path: &str, source: &str, lang: Lang) -> (Article, Units) {
    let (article, _) = parse(path, source, &Options::new(lang));
    let units = split(&article, lang);
    assert_eq!(units.blocks.len(), article.blocks.len());
    let mut seen = 0;
    for (block, slots) in article.blocks.iter().zip(&units.blocks) {
        let mut at = 0;
        for slot in slots {
            let span = units.span(*slot);
            assert_eq!(span.start, at, "{:?}", block.text);
            assert!(!span.is_empty() && block.text.get(span.start..span.end).is_some());
            at = span.end;
            match slot {
                Slot::Unit(i) => {
                    assert_eq!(*i, seen);
                    seen += 1;
                }
                Slot::Gap(span) => assert!(span.of(&block.text).trim().is_empty()),
                Slot::Structure(_) => {}
            }
        }
        assert_eq!(at, block.text.len(), "{:?}", block.text);
    }
    assert_eq!(seen, units.units.len());
    let style = Style::of(Lang::En);
    let same = join(source, &article, &units, &style, &mut |_| None, &|_| None, &|_, _, _| Some("/x".into()));
    assert_eq!(same, source);
    (article, units)
}

proptest! {
    #[test]
    fn joining_what_was_split_is_identity(
        source in "([ \u{3000}\t\n「」『』【】（）。！？：…※①・#>*_`\\[\\]<>a-zA-Z0-9ぁ-お漢字ﾞ-]|か\u{3099}|👩‍⚕️|\r\n|\n\n|  \n|\\*\\*|医師：「|。」|<b>|</b>|<p>|</p>|<br>|<!-- 注 -->|<img alt=\"図\">|\\[予約。\\]\\(/a\\)|!\\[図\\]\\(b.png\\)|\\| a \\| b \\||---\n|title: 題。){0,50}",
        path in prop_oneof![Just("a.txt"), Just("a.md"), Just("a.html")],
        lang in prop_oneof![Just(Lang::Ja), Just(Lang::En)],
    ) {
        let (article, units) = holds(path, &source, lang);
        // Any translation of anything must be written without a panic and without touching other blocks.
        let style = Style::of(Lang::En);
        let mut fill = |i: usize| i.is_multiple_of(2).then(|| units.units[i].text.clone());
        let _ = join(&source, &article, &units, &style, &mut fill, &|l| Some(l.to_owned()), &|_, _, _| None);
    }
}

#[test]
fn hostile_articles_are_quick() {
    for unit in ["**A。**", "<b>あ。", "あ。", "医師：「あ。」", "[あ](@1)。", "「", "**あ。"] {
        holds("a.txt", &unit.repeat(5_000), Lang::Ja);
        holds("a.md", &unit.repeat(5_000), Lang::Ja);
        holds("a.html", &unit.repeat(5_000), Lang::Ja);
    }
}
