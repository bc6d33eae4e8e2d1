//! Where sentences end: vectors, near misses and properties.

#![allow(clippy::unwrap_used)]
use super::sentences;
use crate::text::{Lang, Span};
use proptest::prelude::*;

fn cut(text: &str) -> Vec<&str> {
    let lang = if text.chars().any(crate::text::is_wide) { Lang::Ja } else { Lang::En };
    sentences(text, lang, &[]).into_iter().map(|s| s.of(text)).collect()
}

/// `|` marks the cuts.
fn check(marked: &str) {
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    let text = marked.replace('|', "");
    assert_eq!(cut(&text), expected);
}

#[test]
fn japanese() {
    for marked in [
        "「痛みはありますか。」と医師は尋ねた。",
        "「痛みはありますか。」| 次に、検査をした。",
        "患者は「少し…。でも大丈夫です！」と答えた。",
        "体温は３．１４度上昇した（図１）。|次に、幹細胞を投与した。",
        "「はい。」|「本当ですか？」",
        "本当ですか？|　はい。",
        "1回5〜10mLを投与（3か月ごと）。|注意：発熱時は中止。",
        "彼は「行くよ。」と言った。",
        "（図1を参照。）次のとおり。",
        "「今日は雨です。明日は晴れます。」と…。|『本の題名！』を読む。",
        "えっ！？|マジで！！",
        "Yahoo!ニュースを見た。|次へ。",
        "iPS細胞とは何ですか？|とても大切な細胞です。",
        "本当？と聞かれた。|はい。",
        "安全です（詳細は後述。）ので安心です。|次へ。",
        "報告されています。[1]|次に述べます。",
        "大丈夫です！（笑）|では始めます。",
        "効果は「改善」、「維持」など。|以上です。",
        "そうか…|「はい」と答えた。",
        "まあ…そういうことです。",
        "「やめて！」「いいえ」などと言う。",
        "ｖｓ．プラセボ群の比較では差がなかった。|以上。",
        "写真=L. Chen",
        "撮影:J. Smith、K. Mori。|編集:A. Brown",
        "写真（J. Smith）と図＝L. Chen、監修：M. Ito。|次へ。",
        "撮影J. Smith。",
        "Dr. 田中が担当する。|No. 3を参照。",
        "これはペンです.|それはマーカーです.",
        "これはペンです．|それはマーカーです．",
        "北青山D.CLINICで提供。|TEL.03-1234-5678までどうぞ。",
        "すごい！😊|次です。",
        "です。」|次です。",
        "症例は少ない。| PubMed+1| 実臨床の含意:中等度変性に限る。",
        "「がんに効く？」|がん治療は別です。",
        "ヒト幹細胞。|\n\n次の段落",
        "か\u{3099}んは治る？|はい。",
        "「注意！」の札がある。",
        "「（図1参照。）」と書く。|次。",
        "培養した「上清液。",
        "報告あり【Li et al., Front Immunol 2022】。|次に。",
        "『幹細胞。』『上清液。』の二冊。",
        "困ったら、\"Show me!\" ボタンを押す。|次へ。",
        "もう無理なはず...今度は別です。",
        "A → B → ... の反復。|B株式会社 et al. の報告。",
        "「はい。」「いいえ。」と答えた。|「うん。」|「そう。」",
    ] {
        check(marked);
    }
}

#[test]
fn english() {
    for marked in [
        "Dr. Smith met Mr. Jones.| They left.",
        "See Fig. 3 and Sec. 2.1.| Version 3.2 is out.",
        "\"Is it done?\" he asked.| Yes.",
        "“Is it done?” he asked.| “Yes.”| “Good.”",
        "Cells were given i.v. in mice, e.g. 2 x 10 cells, vs. placebo.| Next.",
        "Does the secretome affect circuits?| Implication for pain therapies.| Ferrini F, et al. Neural Regen Res. 2024 Apr 3;20(1):181–183.",
        "Effect of medium on pain.| M. Sano, et al. Eur Rev Med Pharmacol Sci 2022; 26 (5): 1570-1578.",
        "Advances in therapy.| Zhang WJ, et al. Front Cell Dev Biol. 2025;13",
        "J. Smith and A. B. Lee wrote it.| It is good.",
        "I live in the U.S.| How about you?",
        "I work for the U.S. Government in Virginia.",
        "He has a Ph.D. in biology.| She has an M.D.| The end.",
        "It rose to 3.14.| Then it fell to 2.5 mL.",
        "Mail a.b@c.example.| See https://a.example/x.html?y=1.| Done.",
        "He left (it was late. He was tired.) and slept.| (He was ill.)| She stayed.",
        "1. The first item.| 2. The second item.",
        "Take vitamin C.| The effect is small.",
        "I wasn’t really ... well, what I mean...see.| I never meant that....| She left.",
        "Wait!| What?!| No way!!",
        "iPS cells differ.| mRNA does not.| The pH. of it.",
        "It works.[1]| Others disagree.²| We do not.",
        "Hours: Mon.-Fri. 9 a.m.-5 p.m. (closed on holidays)",
        "It opens at 9 a.m.| (See the table.)| Call us.",
        "At approx. 5 p.m. he left.| Costs, incl. tax, etc. are high.",
        "Is it no.| No. 5 is.",
        "We use Yahoo! in the office.",
        "It ended in Oct. 2024 in Tokyo.| We call it 幹細胞。|It is new.",
        "Stage III.| Patients were treated.",
        "'This is great.' she said.",
        "He came at 6 p.m.| Mr. Jones was late.",
        "At 6 p.m. Mr. Jones came.| It opens at 8 a.m. Monday.",
        "1) Rest the knee| 2) Cool it with ice| 3) Raise the leg",
        "1. Rest the knee| 2. Cool it| 3. Raise it",
        "The aims are (a) to rest, (b) to cool, and (c) to raise the leg.| Next.",
        "(a) Rest the knee, (b) cool it, and (c) raise it.| Next.",
        "See Fig. 1.| The knee is shown.| See Table 2.| The hip is shown.",
        "Q. What is a stem cell?| A. It is a cell that divides.",
        "He asked, \"Can it help [...]\" (Jones 12).| It can.",
        "The pain eased over weeks.| . . . The swelling did not.",
        "It rained.|She stayed.|Dr. Mori left.| Is it safe?|Yes, it is.",
        "Give 2 g every 8 h.| Then 1 g.| The rest is for 5 L. Mori.",
        "Use list.First or os.Path, and see a.The/b or x@y.The now.",
        "‘It hurts. It does not stop’ (a note of 1920).| We asked why.",
        "'Stop! You must not walk!' (Which was true.)| We left.",
        "The boys' room was cold.| The girls' room was not.",
        "It was the '90s.| The nurses' shift began.",
        "The test ended．|The next began．",
        "\"We were about to--\"| At that moment it rang.",
        "What is it?| - Posted by the nurse.",
        "(She was ill.)| \"I hope so.\"",
    ] {
        check(marked);
    }
}

#[test]
fn protected_spans_are_never_cut() {
    let text = "詳しくは[予約。次へ](@1)。はい。";
    let start = text.find('[').unwrap();
    let end = text.find(')').unwrap() + 1;
    let cut: Vec<&str> = sentences(text, Lang::Ja, &[Span::new(start, end)]).into_iter().map(|s| s.of(text)).collect();
    assert_eq!(cut, ["詳しくは[予約。次へ](@1)。", "はい。"]);
}

#[test]
fn white_space_before_the_text_changes_nothing() {
    for text in ["(She was ill.) He left.", "「はい。」「いいえ。」", "1) Rest 2) Ice", "（図1参照。）次へ。"] {
        assert_eq!(cut(&format!("\u{3000} \n{text}")), cut(text));
    }
}

#[test]
fn unbalanced_brackets_cost_linear_time() {
    for unit in [
        "「",
        "(",
        "」",
        ")",
        "「)",
        "(」",
        "。」",
        "\"",
        "「。",
        ".)",
        "!」",
        "。（",
        "a. ",
        "…",
        "\n",
        " \n",
        "PubMed+1 ",
        ". ",
        "「」。",
        "「。」",
        "1) a ",
        "1) a b) \n\u{b}",
        "(a) ",
        "Q. a A. b ",
        "'",
        "' ",
        "\n'",
        "‘",
        "a’ ",
        ". . ",
        "a.The ",
        ". 😊 ",
        ".\u{200B}",
        ".</b>",
    ] {
        let text = unit.repeat(100_000);
        let _ = sentences(&text, Lang::Ja, &[]);
    }
}

proptest! {
    #[test]
    fn gaps_are_white_space(text in "([ぁ-ん亜-熙「」（）。！？…!?. \u{3000}\n\r\"'a-zA-Z0-9😊👩‍⚕️ﾞ\u{3099}]|と|って|Dr\\.|U\\.S\\.){0,60}", lang in prop_oneof![Just(Lang::Ja), Just(Lang::En), Just(Lang::Other)]) {
        let mut at = 0;
        for span in sentences(&text, lang, &[]) {
            prop_assert!(span.start >= at && !span.is_empty());
            prop_assert!(text.get(at..span.start).unwrap().trim().is_empty());
            let piece = text.get(span.start..span.end).unwrap();
            prop_assert_eq!(piece.trim(), piece);
            at = span.end;
        }
        prop_assert!(text.get(at..).unwrap().trim().is_empty());
    }
}
