//! Tests of mended matches: tables of cases in both languages, and what holds of any text.

#![allow(clippy::unwrap_used, clippy::string_slice)]

use std::sync::LazyLock;

use proptest::prelude::{Just, Strategy, prop, prop_oneof, proptest};

use super::{ChangeKind, Mended, Mender};
use crate::glossary::{Glossary, read};
use crate::language::{compare, quantities};
use crate::morph::{Analyzer, English, Japanese};
use crate::text::Lang;

static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| {
    let (concepts, findings) = read(
        "g.toml",
        r#"
[adipose-derived]
part_of_speech = "adjective"
ja = "脂肪由来"
en = "adipose-derived"
[bone-marrow-derived]
part_of_speech = "adjective"
ja = "骨髄由来"
en = "bone-marrow-derived"
[bone-marrow-stem-cell]
ja = "骨髄由来幹細胞"
[bone-marrow-stem-cell.en]
preferred = "bone-marrow-derived stem cell"
abbreviation = "BMSC"
[stem-cell]
ja = "幹細胞"
en = "stem cell"
[platelet]
ja = "血小板"
en = "platelet"
[knee]
ja = "膝関節"
en = "knee joint"
[hip]
ja = "股関節"
en = "hip joint"
[ankle]
ja = "足首"
en = "ankle"
[medium.ja]
preferred = "上清液"
admitted = ["幹細胞培養上清液"]
forbidden = ["上澄み液"]
[medium.en]
preferred = "conditioned medium"
plural = "conditioned media"
admitted = ["secretome"]
forms = ["conditioned"]
forbidden = ["culture supernatant"]
[exosome]
ja = "エクソソーム"
en = "exosome"
[diabetes]
ja = "糖尿病"
en = "diabetes"
[hypertension]
ja = "高血圧"
en = "hypertension"
[il6]
ja = "IL-6"
en = "IL-6"
[il10]
ja = "IL-10"
en = "IL-10"
[fat]
ja = "脂肪"
en = "fat"
[marrow]
ja = "骨髄"
en = "bone marrow"
[ulcer]
ja = "潰瘍"
en = "ulcer"
[tumor]
ja = "腫瘍"
en = "tumor"
[parkinson]
ja = "パーキンソン病"
en = "Parkinson's disease"
[alzheimer]
ja = "アルツハイマー病"
en = "Alzheimer's disease"
[type-1]
ja = "1型糖尿病"
en = "type 1 diabetes"
[type-2]
ja = "2型糖尿病"
en = "type 2 diabetes"
[knee-pain]
ja = "膝痛"
[knee-pain.en]
preferred = "knee pain"
forms = ["pain in the knee joint"]
[nurse]
ja = "看護師"
en = "nurse"
[doctor]
ja = "医師"
en = "doctor"
"#,
    );
    assert_eq!(findings, []);
    Glossary::new(concepts)
});

fn words(locale: &str) -> &'static dyn Analyzer {
    match Japanese::plain() {
        Ok(japanese) if locale == "ja" => japanese,
        _ => &English,
    }
}

fn mended(locales: [&str; 2], query: &str, source: &str, target: &str) -> Option<Mended> {
    let [source_locale, target_locale] = locales;
    Mender { source_locale, target_locale, glossary: &GLOSSARY, words: &words }.mend(query, source, target)
}

fn text(locales: [&str; 2], query: &str, source: &str, target: &str) -> Option<String> {
    mended(locales, query, source, target).map(|mended| mended.target)
}

const JA_EN: [&str; 2] = ["ja", "en"];
const EN_JA: [&str; 2] = ["en", "ja"];

#[test]
fn numbers_are_put_right_in_their_notation() {
    for (query, source, target, expected) in [
        ("23名の患者です。", "16名の患者です。", "There were 16 patients.", "There were 23 patients."),
        ("二十三名の患者です。", "十六名の患者です。", "There were sixteen patients.", "There were twenty-three patients."),
        ("２３名、３．５mL", "16名、2.5mL", "16 patients, 2.5 mL", "23 patients, 3.5 mL"),
        ("1,200件の実績", "950件の実績", "A record of 950 cases", "A record of 1,200 cases"),
        ("2万個の細胞", "1万個の細胞", "10,000 cells", "20,000 cells"),
        ("2億個を投与します。", "3億個を投与します。", "We give 300 million cells.", "We give 200 million cells."),
        ("投与量は4.5mgです。", "投与量は3.5mgです。", "The dose is 3.5 mg.", "The dose is 4.5 mg."),
        ("体温は38.0℃です。", "体温は37.5℃です。", "Body temperature is 37.5°C.", "Body temperature is 38.0°C."),
        ("2024年6月10日に開院", "2023年5月3日に開院", "Opened on May 3, 2023", "Opened on June 10, 2024"),
        ("2024年6月10日に開院", "2023年5月5日に開院", "Opened on May 5, 2023", "Opened on June 10, 2024"),
        ("週に3〜4回行います。", "週に2〜3回行います。", "It is done two to three times a week.", "It is done three to four times a week."),
        ("週に3〜4回行います。", "週に2〜3回行います。", "It is done 2 or 3 times a week.", "It is done 3 or 4 times a week."),
        ("第4回の講演です。", "第3回の講演です。", "This is the 3rd lecture.", "This is the 4th lecture."),
        ("第4回の講演です。", "第3回の講演です。", "This is the third lecture.", "This is the fourth lecture."),
        ("令和6年に始まりました。", "令和5年に始まりました。", "It began in 2023.", "It began in 2024."),
        ("図2に示す。", "図1に示す。", "It is shown in Fig. 1.", "It is shown in Fig. 2."),
        ("第3相試験", "第2相試験", "Phase II trial", "Phase III trial"),
        ("費用は330万円です。", "費用は120万円です。", "The cost is 1.2 million yen.", "The cost is 3.3 million yen."),
        ("費用は33万円です。", "費用は120万円です。", "The cost is 1.2 million yen.", "The cost is 330,000 yen."),
        ("4倍になります。", "3倍になります。", "It increases threefold.", "It increases fourfold."),
        ("60代の女性", "50代の女性", "A woman in her 50s", "A woman in her 60s"),
        ("20名中15名が改善", "16名中12名が改善", "12 of 16 patients improved", "15 of 20 patients improved"),
        ("①3か月", "①6か月", "(1) 6 months", "(1) 3 months"),
        ("IL-6は40%です。", "IL-6は30%です。", "IL-6 is 30%.", "IL-6 is 40%."),
        ("8か月の研究です。", "3か月の研究です。", "It is a 3-month study.", "It is an 8-month study."),
        ("画面06", "画面05", "Screen 05", "Screen 06"),
        ("画面06", "画面05", "Screen 5", "Screen 6"),
        ("画面06", "画面10", "Screen 10", "Screen 06"),
        ("2024年\u{3000}改訂", "2023年 改訂", "Revised in 2023", "Revised in 2024"),
    ] {
        assert_eq!(text(JA_EN, query, source, target).as_deref(), Some(expected), "{query}");
    }
    for (query, source, target, expected) in [
        ("There were 23 patients.", "There were 16 patients.", "患者は16名でした。", "患者は23名でした。"),
        ("There were 23 patients.", "There were 16 patients.", "患者は１６名でした。", "患者は２３名でした。"),
        ("We give 200 million cells.", "We give 300 million cells.", "3億個の細胞を投与します。", "2億個の細胞を投与します。"),
        ("It began in 2024.", "It began in 2023.", "令和5年に始まりました。", "令和6年に始まりました。"),
        ("Opened on June 10, 2024.", "Opened on May 3, 2023.", "2023年5月3日開院。", "2024年6月10日開院。"),
        ("the fourth lecture", "the third lecture", "第3回の講演", "第4回の講演"),
        ("There are three steps.", "There are five steps.", "手順は五つあります。", "手順は三つあります。"),
    ] {
        assert_eq!(text(EN_JA, query, source, target).as_deref(), Some(expected), "{query}");
    }
}

#[test]
fn agreement_follows_only_where_it_is_certain() {
    for (query, source, target, expected) in [
        ("患者2名", "患者1名", "1 patient", Some("2 patients")),
        ("患者1名", "患者2名", "2 patients", Some("1 patient")),
        ("2か月後に受診します。", "1か月後に受診します。", "You come back after 1 month.", Some("You come back after 2 months.")),
        ("1か月後に受診します。", "3か月後に受診します。", "You come back after 3 months.", Some("You come back after 1 month.")),
        ("3週間前", "1週間前", "One Week Ago", Some("Three Weeks Ago")),
        ("1mgを投与", "2mgを投与", "2 mg is given", Some("1 mg is given")),
        ("版2の手順", "版1の手順", "The procedure of version 1 is used.", Some("The procedure of version 2 is used.")),
        (
            "患者2名に投与した。",
            "患者1名に投与した。",
            "It was given to 1 patient with pain.",
            Some("It was given to 2 patients with pain."),
        ),
        ("患者2名に投与した。", "患者1名に投与した。", "It was given to 1 patient with pain who was old.", None),
        ("患者は2名です。", "患者は1名です。", "There is 1 patient.", None),
        ("患者1名が改善した。", "患者2名が改善した。", "2 patients have improved.", None),
        ("患者2名が改善した。", "患者1名が改善した。", "1 patient was better.", None),
        ("投与は2回です。", "投与は1回です。", "It is given once.", None),
        ("錠剤を2錠", "錠剤を1錠", "Take 1 tablet and swallow it.", None),
        ("0件の報告", "1件の報告", "1 report", None),
    ] {
        assert_eq!(text(JA_EN, query, source, target).as_deref(), expected, "{query} | {target}");
    }
}

#[test]
fn what_is_not_certain_stays() {
    for (query, source, target) in [
        ("5名中3名", "4名中4名", "4 of 4 patients"),
        ("6週間", "4週間", "4 weeks, then 4 more"),
        ("23名が参加し、16名が改善した。", "16名が改善した。", "16 improved."),
        ("約23名です。", "16名です。", "There are 16."),
        ("3か月です。", "3週間です。", "It is 3 weeks."),
        ("16名です。", "16名です。", "There were 16."),
        ("検体F2: 2番目の値", "検体F4: 4番目の値", "Sample F4: the 4th value"),
        ("長さは8寸です。", "長さは6寸です。", "It is 6 sun (18 cm) long."),
        ("9時に始まる。", "10時に始まる。", "It begins at 10 a.m."),
        ("従四位の人", "従三位の人", "a person of the Junior Third Rank"),
    ] {
        assert_eq!(text(JA_EN, query, source, target), None, "{query}");
    }
}

#[test]
fn terms_are_put_right_in_their_form() {
    for (query, source, target, expected) in [
        (
            "骨髄由来幹細胞を使う。",
            "脂肪由来幹細胞を使う。",
            "We use adipose-derived stem cells.",
            Some("We use bone-marrow-derived stem cells."),
        ),
        ("骨髄由来の細胞", "脂肪由来の細胞", "Adipose-derived cells", Some("Bone-marrow-derived cells")),
        ("骨髄由来の細胞", "脂肪由来の細胞", "an adipose-derived cell", Some("a bone-marrow-derived cell")),
        ("股関節の痛み", "膝関節の痛み", "Pain in the knee joint", Some("Pain in the hip joint")),
        ("足首が痛みます。", "膝関節が痛みます。", "Your knee joints hurt.", Some("Your ankles hurt.")),
        ("股関節が痛みます。", "膝関節が痛みます。", "Your Knee Joints Hurt", Some("Your Hip Joints Hurt")),
        ("高血圧の方", "糖尿病の方", "People with diabetes", Some("People with hypertension")),
        ("腫瘍が見つかりました。", "潰瘍が見つかりました。", "An ulcer was found.", Some("A tumor was found.")),
        ("アルツハイマー病の治療", "パーキンソン病の治療", "Treatment of Parkinson's disease", Some("Treatment of Alzheimer's disease")),
        ("2型糖尿病の治療", "1型糖尿病の治療", "Treatment of type 1 diabetes", Some("Treatment of type 2 diabetes")),
        ("エクソソームを用います。", "上清液を用います。", "Conditioned media are used.", Some("Exosomes are used.")),
        ("エクソソームを用います。", "幹細胞培養上清液を用います。", "The secretome is used.", Some("The exosome is used.")),
        ("血小板の培養", "幹細胞の培養", "stem-cell culture", Some("platelet culture")),
        ("看護師の説明", "医師の説明", "The doctor's explanation", Some("The nurse's explanation")),
        ("IL-10です。", "IL-6です。", "It is IL-6.", Some("It is IL-10.")),
        ("ＩＬ－１０です。", "IL-6です。", "It is IL-6.", Some("It is IL-10.")),
        (
            "上清液を23名に投与した。",
            "エクソソームを16名に投与した。",
            "The exosomes were given to 16 patients.",
            Some("The conditioned media were given to 23 patients."),
        ),
        ("看護師を目指す。", "医師を目指す。", "He wants to be a doctor.", Some("He wants to be a nurse.")),
        // A substance in the place of a thing, a derived form, two of a kind, a forbidden word, nothing to replace.
        ("高血圧が見つかりました。", "潰瘍が見つかりました。", "An ulcer was found.", None),
        ("エクソソーム療法", "上清液療法", "Conditioned therapy", None),
        ("股関節の痛み", "膝関節の痛み", "knee joint pain and knee pain", Some("hip joint pain and knee pain")),
        ("股関節の痛み", "膝関節の痛み", "The knee joint hurts; the knee joint is swollen.", None),
        ("股関節と膝関節", "膝関節と膝関節", "The knee joint", None),
        ("エクソソームを使う。", "上清液を使う。", "The culture supernatant is used.", None),
        ("股関節の痛み", "膝関節の痛み", "Your knees hurt.", None),
    ] {
        assert_eq!(text(JA_EN, query, source, target).as_deref(), expected, "{query} | {target}");
    }
    for (query, source, target, expected) in [
        ("Bone-marrow-derived stem cells", "Adipose-derived stem cells", "脂肪由来幹細胞", Some("骨髄由来幹細胞")),
        ("Your hip joints hurt.", "Your knee joints hurt.", "膝関節が痛みます。", Some("股関節が痛みます。")),
        ("An ulcer was found.", "A tumor was found.", "腫瘍が見つかりました。", Some("潰瘍が見つかりました。")),
        ("It takes 45 minutes per visit.", "It takes 30 minutes per visit.", "1回30分です。", Some("1回45分です。")),
        ("Exosomes are used.", "Conditioned media are used.", "『上清液』を使います。", Some("『エクソソーム』を使います。")),
        ("Exosomes are used.", "Conditioned media are used.", "上清液を使い、上清液を捨てます。", None),
    ] {
        assert_eq!(text(EN_JA, query, source, target).as_deref(), expected, "{query} | {target}");
    }
}

#[test]
fn what_was_replaced_is_told() {
    let found = mended(JA_EN, "骨髄由来の細胞を23名に", "脂肪由来の細胞を16名に", "adipose-derived cells for 16 people").unwrap();
    let told: Vec<(ChangeKind, [&str; 4])> = found
        .changes
        .iter()
        .map(|one| (one.kind, [&one.source.old, &one.source.new, &one.target.old, &one.target.new].map(String::as_str)))
        .collect();
    assert_eq!(
        told,
        [
            (ChangeKind::Term, ["脂肪由来", "骨髄由来", "adipose-derived", "bone-marrow-derived"]),
            (ChangeKind::Number, ["16", "23", "16", "23"])
        ]
    );
    assert_eq!(found.likeness, 100);
    let found = mended(JA_EN, "23名の方です。", "16名の患者です。", "There were 16 patients.").unwrap();
    assert!(found.likeness < 100);
}

/// Texts with numbers and terms in them, and their translations.
fn sentence() -> impl Strategy<Value = Vec<(String, String)>> {
    let number = prop_oneof![
        (2u32..4000).prop_map(|n| (format!("{n}名"), format!("{n} patients"))),
        (2u32..40).prop_map(|n| (format!("{n}か月"), format!("{n} months"))),
        (2u32..9).prop_map(|n| (format!("{n}億個"), format!("{n}00 million cells"))),
        (1990u32..2030).prop_map(|n| (format!("{n}年"), format!("in {n}"))),
        (2u32..9, 10u32..20).prop_map(|(a, b)| (format!("{a}〜{b}回"), format!("{a}–{b} times"))),
    ];
    let other = prop_oneof![
        Just(("脂肪由来", "adipose-derived")),
        Just(("骨髄由来", "bone-marrow-derived")),
        Just(("膝関節", "the knee joint")),
        Just(("股関節", "the hip joint")),
        Just(("の", "of")),
        Just(("、", ",")),
        Just(("か\u{3099}", "and")),
        Just(("「①」", "“(1)”")),
        Just(("ｶﾞﾝ", "cancer")),
        Just(("👩‍⚕️", "👩‍⚕️")),
    ]
    .prop_map(|(ja, en)| (ja.to_owned(), en.to_owned()));
    prop::collection::vec(prop_oneof![number, other], 1..7)
}

fn sides(pieces: &[(String, String)]) -> [String; 2] {
    let join = |side: fn(&(String, String)) -> &str, gap: &str| pieces.iter().map(side).collect::<Vec<_>>().join(gap);
    [join(|piece| &piece.0, ""), join(|piece| &piece.1, " ")]
}

/// Nothing outside of what is named changes: with the replaced texts cut out, both translations are the same.
fn kept(before: &str, after: &str, found: &Mended) -> bool {
    let mut places: Vec<(usize, &str, &str)> = found
        .changes
        .iter()
        .filter_map(|one| Some((before.find(&one.target.old)?, one.target.old.as_str(), one.target.new.as_str())))
        .collect();
    places.sort_unstable();
    let (mut a, mut b) = (0, 0);
    for (at, old, new) in places {
        let gap = at.checked_sub(a);
        let same =
            gap.is_some_and(|gap| before.get(a..at) == after.get(b..b + gap) && after.get(b + gap..b + gap + new.len()) == Some(new));
        if !same {
            return false;
        }
        b += at - a + new.len();
        a = at + old.len();
    }
    before.get(a..) == after.get(b..)
}

proptest! {
    #[test]
    fn a_mended_match_says_what_the_query_says(pieces in sentence(), others in sentence(), at in 0usize..7, forth in proptest::bool::ANY) {
        let mut query = pieces.clone();
        if let Some((to, from)) = query.get_mut(at % pieces.len()).zip(others.first()) {
            *to = from.clone();
        }
        let (mut asked, mut known) = (sides(&query), sides(&pieces));
        let mut locales = JA_EN;
        if !forth {
            asked.reverse();
            known.reverse();
            locales = EN_JA;
        }
        let ([query, _], [source, target]) = (asked, known);
        let langs = if forth { [Lang::Ja, Lang::En] } else { [Lang::En, Lang::Ja] };
        if let Some(found) = mended(locales, &query, &source, &target) {
            assert_ne!(query, source);
            assert_eq!(compare(&query, langs[0], &found.target, langs[1]), []);
            assert_eq!(quantities(&found.target, langs[1]).len(), quantities(&target, langs[1]).len());
            assert!(!found.changes.is_empty());
            for change in &found.changes {
                assert!(source.contains(&change.source.old) && query.contains(&change.source.new));
                assert_eq!(target.matches(&change.target.old).count(), 1, "{change:?} in {target}");
            }
            assert!(kept(&target, &found.target, &found), "{target} => {} by {:?}", found.target, found.changes);
        }
        assert_eq!(mended(locales, &source, &source, &target), None);
    }

    #[test]
    fn any_text_is_survived(query in ".{0,30}", source in ".{0,30}", target in "(.|16|a |脂肪由来|stem cells|\\PC){0,20}") {
        for locales in [JA_EN, EN_JA, ["ja", "de"], ["", "xx"]] {
            mended(locales, &query, &source, &target);
            mended(locales, &format!("{source}17{query}"), &format!("{source}16{query}"), &target);
        }
    }
}
