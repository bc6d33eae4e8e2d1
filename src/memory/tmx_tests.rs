//! Tests of reading and writing TMX together.

#![allow(clippy::unwrap_used)]

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

use super::{Tmx, TranslationUnit, read_tmx, write_tmx};
use crate::text::Position;

fn read(text: &str) -> Tmx {
    read_tmx(text.as_bytes(), "memory/x.tmx").unwrap()
}

fn body(units: &str) -> Tmx {
    read(&format!(
        "<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version='1.4'><header srclang='ja'/><body>\n{units}\n</body></tmx>"
    ))
}

fn texts(tmx: &Tmx) -> Vec<Vec<(&str, &str)>> {
    tmx.units.iter().map(|unit| unit.variants.iter().map(|variant| (variant.lang.as_str(), variant.text.as_str())).collect()).collect()
}

fn problems(tmx: &Tmx) -> Vec<(String, Position)> {
    tmx.findings
        .iter()
        .map(|finding| {
            let problem = serde_json::to_value(finding.args.get("problem")).unwrap();
            (problem.as_str().unwrap().to_owned(), finding.place.unwrap().start)
        })
        .collect()
}

#[test]
fn both_levels_of_markup_are_read() {
    let tmx = body(
        "<tu tuid='7' srclang='ja'><note>メモ</note><prop type='x-a'>い &amp; ろ</prop>\
         <tuv xml:lang='JA-JP'><seg><bpt i='1'>&lt;b&gt;</bpt>幹細胞<ept i='1'>&lt;/b&gt;</ept>は<ph x='1'/><hi type='bold'>iPS細胞</hi>と\
         <it pos='begin'>[</it>違う<ut>x</ut>。<![CDATA[<５㎎ & ]]></seg></tuv>\
         <tuv lang='EN'><prop type='y'>z</prop><seg>A&#x3000;&quot;&#65;&quot;<ph>{\\f <sub>note</sub>}</ph></seg></tuv></tu>",
    );
    assert_eq!(texts(&tmx), [[("JA-JP", "幹細胞はiPS細胞と違う。<５㎎ & "), ("EN", "A\u{3000}\"A\"note")]]);
    let unit = tmx.units.first().unwrap();
    assert_eq!((unit.tuid.as_deref(), unit.prop("x-a"), unit.notes.as_slice()), (Some("7"), Some("い & ろ"), &["メモ".to_owned()][..]));
    assert!(!unit.complete);
    assert_eq!(unit.place.start, Position { line: 4, column: 1 });
    assert_eq!(tmx.srclang.as_deref(), Some("ja"));
    assert_eq!(problems(&tmx), []);
}

#[test]
fn entities_are_not_expanded_and_cost_one_unit() {
    let bomb = "<!DOCTYPE tmx [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let tmx = read(&format!(
        "{bomb}<tmx><body>\n<tu><tuv xml:lang='ja'><seg>細胞&b;</seg></tuv></tu>\n<tu><tuv xml:lang='ja'><seg>&x;</seg></tuv></tu>\n\
         <tu><tuv xml:lang='ja'><seg>残る<ph>&b;</ph></seg></tuv></tu>\n<tu><tuv xml:lang='&a;'><seg>ア</seg></tuv></tu></body></tmx>"
    ));
    assert_eq!(texts(&tmx), [[("ja", "残る")]]);
    let entity = "entity".to_owned();
    assert_eq!(
        problems(&tmx),
        [
            (entity.clone(), Position { line: 2, column: 31 }),
            (entity.clone(), Position { line: 3, column: 29 }),
            (entity, Position { line: 5, column: 5 })
        ]
    );
    assert_eq!(tmx.skipped, 3);
}

#[test]
fn what_came_before_the_break_is_kept() {
    let good = "<tu><tuv xml:lang='ja'><seg>前</seg></tuv></tu>";
    for (rest, problem, column) in [
        ("<tu><tuv xml:lang='ja'><seg>後</tuv></tu></body></tmx>", "end-tag", 30),
        ("<tu><tuv xml:lang='ja'><seg>後</body></tmx>", "unclosed", 1),
        ("<tu><tuv xml:lang='ja", "truncated", 22),
        ("</body></tmx><tmx/>", "after-end", 14),
        ("</body></tmx>おわり", "after-end", 14),
        ("</body></tmx>\u{0}", "after-end", 14),
        ("</tmx>", "end-tag", 1),
        ("<!-- -- ", "truncated", 9),
    ] {
        let tmx = read(&format!("<tmx><body>{good}\n{rest}"));
        assert_eq!(texts(&tmx), [[("ja", "前")]], "{rest}");
        assert_eq!(problems(&tmx), [(problem.to_owned(), Position { line: 2, column })], "{rest}");
    }
    let tmx = read(&format!("<tmx><body>{good}\n<tu>"));
    assert_eq!((problems(&tmx), tmx.skipped), (vec![("truncated".to_owned(), Position { line: 2, column: 5 })], 1));
    for text in ["", "ただの文", "{\"ja\": 1}", "<html/>", "\u{FEFF}\u{0}"] {
        assert_eq!(problems(&read(text)).first().map(|(problem, _)| problem.as_str()), Some("not-tmx"), "{text}");
    }
}

#[test]
fn one_bad_unit_does_not_spoil_the_next() {
    let good = "<tu><tuv xml:lang='ja'><seg>良</seg></tuv></tu>";
    for (bad, problem) in [
        ("<tu><tuv xml:lang='ja'><seg>A & B</seg></tuv></tu>", "reference"),
        ("<tu><tuv xml:lang='ja'><seg>&#1;</seg></tuv></tu>", "character"),
        ("<tu><tuv xml:lang='ja'><seg>\u{1}</seg></tuv></tu>", "character"),
        ("<tu><tuv xml:lang='ja'><seg>&#xD800;</seg></tuv></tu>", "character"),
        ("<tu><tuv><seg>何語</seg></tuv></tu>", "language"),
        ("<tu><tuv xml:lang='ja'><seg>切れ目", "unclosed"),
        ("<tu><tuv xml:lang='ja'><seg>入れ子</hi></seg></tuv></tu>", "end-tag"),
        ("<tu><tuv xml:lang='ja><seg>引用符</seg></tuv></tu>", "syntax"),
        ("<tu a=\"1><tuv xml:lang='ja'><seg>引用符</seg></tuv></tu>", "syntax"),
        ("<tu><tuv xml:lang='ja'><seg>閉じない<!-- 註</seg></tuv></tu>", "syntax"),
        ("<tu><tuv xml:lang='ja'><seg>閉じない<![CDATA[ 生</seg></tuv></tu>", "syntax"),
        ("<tu><tuv xml:lang='ja'><seg>５ < ６</seg></tuv></tu>", "syntax"),
        ("<tu a='1' a='2'><tuv xml:lang='ja'><seg>悪</seg></tuv></tu>", "attribute"),
    ] {
        let tmx = body(&format!("{bad}{good}"));
        assert_eq!(texts(&tmx), [[("ja", "良")]], "{bad}");
        assert_eq!(problems(&tmx).into_iter().map(|(problem, _)| problem).collect::<Vec<_>>(), [problem], "{bad}");
    }
    let many = body(&"<tu><tuv><seg>何語</seg></tuv></tu>".repeat(300));
    assert_eq!((many.findings.len(), many.skipped), (101, 300));
}

#[test]
fn a_byte_that_is_no_text_costs_one_unit() {
    let mut bytes = b"<tmx><body><tu><tuv xml:lang='ja'><seg>\xff</seg></tuv></tu>".to_vec();
    bytes.extend("<tu><tuv xml:lang='ja'><seg>細胞</seg></tuv></tu></body></tmx>".as_bytes());
    let tmx = read_tmx(bytes.as_slice(), "x").unwrap();
    assert_eq!((texts(&tmx), tmx.skipped), (vec![vec![("ja", "細胞")]], 1));
    assert_eq!(problems(&tmx).first().unwrap().0, "encoding");
}

/// The units without what depends on where they stand.
fn bare(mut unit: TranslationUnit) -> TranslationUnit {
    let fresh = TranslationUnit::new(unit.variants.drain(..).map(|variant| (variant.lang, variant.text)));
    TranslationUnit { variants: fresh.variants, place: fresh.place, span: fresh.span, ..unit }
}

/// Texts that break writers.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("幹細胞"),
        Just("iPS細胞は、"),
        Just("ｶﾞﾝ"),
        Just("か\u{3099}"),
        Just("「『①〜』」"),
        Just("👩‍⚕️"),
        Just("𠮷"),
        Just("]]>"),
        Just("<![CDATA["),
        Just("<seg>"),
        Just("</tu>"),
        Just("&amp;"),
        Just("&x;"),
        Just("\"'"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("\t"),
        Just(" "),
        Just("\u{3000}"),
        Just("\u{0}"),
        Just("\u{1b}[31m"),
        Just("\u{FFFE}"),
        Just("\u{FFFF}"),
        Just("\\"),
        Just("\\u{1}"),
        Just("\u{2028}"),
        Just("\u{FEFF}"),
    ];
    prop_oneof![
        4 => prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_it_back(
        units in prop::collection::vec(
            (prop::collection::vec(("[a-zA-Z-]{1,8}", hostile()), 0..4),
             prop::collection::vec(("[-a-z\"<&日]{0,6}", hostile()), 0..3),
             prop::collection::vec(hostile(), 0..3),
             prop::option::of("[-a-z\"'<&日 ]{0,6}")),
            0..5),
    ) {
        let units: Vec<TranslationUnit> = units.into_iter().map(|(variants, props, notes, tuid)| {
            TranslationUnit { props, notes, tuid: tuid.clone(), srclang: tuid, ..TranslationUnit::new(variants) }
        }).collect();
        let text = write_tmx(&units, "ja");
        let tmx = read(&text);
        assert_eq!(problems(&tmx), []);
        assert_eq!(text.lines().count(), tmx.units.len() + 6);
        let read: Vec<TranslationUnit> = tmx.units.into_iter().map(bare).collect();
        assert_eq!(write_tmx(&read, "ja"), text);
        for unit in &units {
            assert!(read.contains(unit), "{unit:?} in {text}");
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in any::<Vec<u8>>(), cut in 0usize..400, flip in any::<u8>()) {
        read_tmx(bytes.as_slice(), "x").unwrap();
        let unit = TranslationUnit::new([("ja".to_owned(), "幹細胞\u{1}<b>".to_owned())]);
        let mut text = write_tmx(&[unit], "ja").into_bytes();
        if let Some(byte) = text.get_mut(cut) {
            *byte = flip;
        }
        read_tmx(text.as_slice(), "x").unwrap();
        text.truncate(cut);
        read_tmx(text.as_slice(), "x").unwrap();
    }
}
