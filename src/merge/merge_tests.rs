//! Tests of merging: what goes together, what does not, and that nothing anybody wrote is lost.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::{Kind, Merged, merge};
use crate::catalog::{Catalog, State, Value, review_hash, unit_id};
use crate::memory::Archive;

const BASE: &str = "\
### taiyaku catalog 1

## 上清液とは

# > 上清液とは、幹細胞を培養した液です。
s-aaaaaaaaaa = Conditioned medium is the liquid of cultured stem cells.

# Ask the clinic about this one.

# > 約1億個の細胞から得られます。
s-bbbbbbbbbb = It comes from about 100 million cells.

## 費用

# > 費用は５万円です。
s-cccccccccc = It costs 50,000 yen.
";

fn clean(kind: Kind, base: &str, ours: &str, theirs: &str) -> String {
    let Merged { text, conflicts } = merge(kind, base, ours, theirs);
    assert_eq!(conflicts, 0, "{text}");
    text
}

fn conflict(kind: Kind, base: &str, ours: &str, theirs: &str) -> String {
    let Merged { text, conflicts } = merge(kind, base, ours, theirs);
    assert_eq!(conflicts, 1, "{text}");
    text
}

#[test]
fn different_units_merge_even_side_by_side() {
    let ours = BASE.replace("It comes from about", "It is made from some");
    let theirs = BASE.replace("It costs 50,000 yen.", "The fee is 50,000 yen.").replace("is the liquid of", "is the fluid of");
    let both = ours.replace("It costs 50,000 yen.", "The fee is 50,000 yen.").replace("is the liquid of", "is the fluid of");
    assert_eq!(clean(Kind::Catalog, BASE, &ours, &theirs), both);
    assert_eq!(clean(Kind::Catalog, BASE, &theirs, &ours), both);
}

#[test]
fn new_units_stand_beside_their_neighbours() {
    let ours = BASE.replace("## 費用\n", "# > 乙。\ns-yyyyyyyyyy = B.\n\n## 費用\n");
    let theirs = BASE.replace("## 費用\n", "# > 甲。\ns-xxxxxxxxxx = A.\n\n## 費用\n") + "\n# > 丙。\ns-zzzzzzzzzz = C.\n";
    let merged = clean(Kind::Catalog, BASE, &ours, &theirs);
    let expected = BASE.replace("## 費用\n", "# > 乙。\ns-yyyyyyyyyy = B.\n\n# > 甲。\ns-xxxxxxxxxx = A.\n\n## 費用\n")
        + "\n# > 丙。\ns-zzzzzzzzzz = C.\n";
    assert_eq!(merged, expected);
}

#[test]
fn one_unit_changed_twice_is_a_conflict_around_it_alone() {
    let ours = BASE.replace("It costs", "The price is");
    let theirs = BASE.replace("It costs", "You pay").replace("is the liquid of", "is the fluid of");
    let merged = conflict(Kind::Catalog, BASE, &ours, &theirs);
    let at = "## 費用\n\n<<<<<<< ours\n# > 費用は５万円です。\ns-cccccccccc = The price is 50,000 yen.\n=======\n# > 費用は５万円です。\ns-cccccccccc = You pay 50,000 yen.\n>>>>>>> theirs\n";
    assert!(merged.ends_with(at), "{merged}");
    assert!(merged.contains("is the fluid of"));
    assert!(!Catalog::read("", &merged).0.sound);
}

#[test]
fn an_approval_is_of_its_text() {
    let approved = format!("# state: reviewed {}\ns-cccccccccc", review_hash("費用は５万円です。", "It costs 50,000 yen."));
    let ours = BASE.replace("s-cccccccccc", &approved);
    let theirs = BASE.replace("It costs 50,000 yen.", "It costs 500,000 yen.");
    let merged = conflict(Kind::Catalog, BASE, &ours, &theirs);
    assert!(merged.contains("state: reviewed") && merged.contains("500,000"), "{merged}");
    // A note beside an approval is another matter.
    let noted = BASE.replace("s-cccccccccc", "# note: 税込か確認\ns-cccccccccc");
    let merged = clean(Kind::Catalog, BASE, &ours, &noted);
    assert!(merged.contains("state: reviewed") && merged.contains("note: 税込か確認"), "{merged}");
    let (catalog, findings) = Catalog::read("", &merged);
    assert!(findings.is_empty());
    assert_eq!(catalog.get("s-cccccccccc").unwrap().state, State::Reviewed);
}

#[test]
fn notes_waivers_and_links_of_both_sides_go_together() {
    let ours = BASE.replace("s-cccccccccc", "# note: 一つ目\n# allow: term-missing 意訳\ns-cccccccccc");
    let theirs = BASE.replace("s-cccccccccc", "# note: second\n# link @1: https://example.org/en\ns-cccccccccc");
    let merged = clean(Kind::Catalog, BASE, &ours, &theirs);
    for text in ["note: 一つ目", "note: second", "allow: term-missing 意訳", "link @1: https://example.org/en", "It costs"] {
        assert!(merged.contains(text), "{text} in {merged}");
    }
    // The text of one side, notes and links of the other.
    let reworded = BASE.replace("It costs", "The fee is");
    assert!(clean(Kind::Catalog, BASE, &reworded, &theirs).contains("The fee is"));
    let other = BASE.replace("s-cccccccccc", "# allow: term-missing free rendering\ns-cccccccccc");
    conflict(Kind::Catalog, BASE, &ours, &other);
}

#[test]
fn a_waiver_is_of_the_text_that_its_side_had() {
    let waived = |base: &str| base.replace("s-cccccccccc", "# allow: number-mismatch 旧価格\ns-cccccccccc");
    let raised = |base: &str| base.replace("It costs 50,000", "It costs 60,000");
    for (ours, theirs) in [(waived(BASE), raised(BASE)), (raised(BASE), waived(BASE))] {
        let text = conflict(Kind::Catalog, BASE, &ours, &theirs);
        assert!(text.contains("旧価格") && text.contains("50,000 yen.") && text.contains("60,000 yen."), "{text}");
    }
    // One that both had, or that a side takes back, is nobody's news.
    let base = waived(BASE);
    assert!(clean(Kind::Catalog, &base, &raised(&base), &base.replace("s-bbb", "# note: 確認\ns-bbb")).contains("旧価格"));
    let merged = clean(Kind::Catalog, &base, &raised(&base), BASE);
    assert!(merged.contains("60,000") && !merged.contains("旧価格"), "{merged}");
}

/// What python-docs-fr#1908 tells: one side has a new source, the other mends the translation of the old one. As text,
/// where the lines are not next to each other, both are taken, and the old translation stands under the new source.
#[test]
fn a_new_source_and_a_new_translation_of_the_old_one_are_a_conflict() {
    let (old, new) = ("費用は５万円です。", "費用は６万円です。");
    let catalog = |source: &str, rest: &str| {
        format!("### taiyaku catalog 1\n\n# > はじめに\ns-aaaaaaaaaa = Introduction\n\n# > {source}\n{rest}{} =\n", unit_id(source))
    };
    let lines = "    It costs 50,000 yen.\n    The first visit is free.\n    Please ask at the desk.\n";
    let base = catalog(old, "") + lines;
    let ours = catalog(new, &format!("# state: stale\n# was: {old}\n")) + lines;
    let theirs = catalog(old, "") + &lines.replace("Please ask at the desk.", "Ask our staff.");
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = conflict(Kind::Catalog, &base, ours, theirs);
        let (before, rest) = merged.split_once("<<<<<<< ours\n").unwrap();
        let (mine, rest) = rest.split_once("=======\n").unwrap();
        let (other, after) = rest.split_once(">>>>>>> theirs\n").unwrap();
        assert_eq!(after, "");
        assert!(before.ends_with("Introduction\n\n"), "{before}");
        assert!(ours.ends_with(mine) && theirs.ends_with(other), "{merged}");
        assert!([mine, other].iter().any(|side| side.contains(new)) && [mine, other].iter().any(|side| side.contains("Ask our staff.")));
    }
}

#[test]
fn a_unit_taken_out_here_and_changed_there_is_a_conflict() {
    let gone = BASE.replace("\n## 費用\n\n# > 費用は５万円です。\ns-cccccccccc = It costs 50,000 yen.\n", "");
    let changed = BASE.replace("It costs", "The fee is");
    let merged = conflict(Kind::Catalog, BASE, &gone, &changed);
    assert!(merged.contains("<<<<<<< ours\n=======\n# > 費用は５万円です。\ns-cccccccccc = The fee is"), "{merged}");
    assert_eq!(clean(Kind::Catalog, BASE, &gone, &BASE.replace("about 100", "some 100")), gone.replace("about 100", "some 100"));
}

#[test]
fn a_group_and_a_translation_of_one_of_its_units_are_a_conflict() {
    let ours = BASE.replace("\ns-aaaaaaaaaa", "\n# covers: s-dddddddddd\ns-aaaaaaaaaa");
    let theirs = BASE.replace("\n# Ask the", "\n# > 次の文。\ns-dddddddddd = The next one.\n\n# Ask the");
    let merged = conflict(Kind::Catalog, BASE, &ours, &theirs);
    assert!(merged.contains("covers: s-dddddddddd") && merged.contains("s-dddddddddd = The next one."), "{merged}");
    conflict(Kind::Catalog, BASE, &theirs, &ours);
}

#[test]
fn skipped_units_and_comments_are_kept() {
    let skip = "\n# > 0120-00-0000\n# id: s-kkkkkkkkkk\n# state: skip\n";
    let ours = BASE.to_owned() + skip;
    let theirs = BASE.replace("# Ask the clinic about this one.", "# 先生に確認済み。");
    let merged = clean(Kind::Catalog, BASE, &ours, &theirs);
    assert_eq!(merged, theirs.clone() + skip);
    assert_eq!(Catalog::read("", &merged).0.get("s-kkkkkkkkkk").unwrap().value, Value::Skip);
}

#[test]
fn messages_of_the_site_merge_by_message() {
    let base = "### 画面の言葉\n\nmenu = メニュー\n\n# $count: 件数\ncount = { $count ->\n    [one] 1件\n   *[other] { $count }件\n}\n-clinic = 医院\n    .reading = いいん\n";
    let ours = base.replace("メニュー", "目次");
    let theirs = base.replace("{ $count }件", "全{ $count }件") + "news = お知らせ\n";
    let merged = clean(Kind::Messages, base, &ours, &theirs);
    assert_eq!(merged, ours.replace("{ $count }件", "全{ $count }件") + "news = お知らせ\n");
    let merged = conflict(Kind::Messages, base, &ours, &base.replace("メニュー", "ご案内"));
    assert!(merged.contains("<<<<<<< ours\nmenu = 目次\n=======\nmenu = ご案内\n>>>>>>> theirs\n"), "{merged}");
}

const TERMS: &str = "\
# 用語集

[stem-cell]
ja = \"幹細胞\" # 基本
en = { preferred = \"stem cell\", plural = \"stem cells\" }

# ---- 上清液 ----

[conditioned-medium]
status = \"approved\"

[conditioned-medium.ja]
preferred = \"上清液\"
admitted = [
    \"培養上清\",
    \"幹細胞上清液\",
]

[conditioned-medium.en]
preferred = \"conditioned medium\"
forbidden = [\"supernatant\"]
";

#[test]
fn a_glossary_merges_by_concept_and_key() {
    let ours = TERMS.replace("preferred = \"conditioned medium\"\n", "preferred = \"culture-conditioned medium\" # 医師の希望\n");
    let theirs = TERMS
        .replace("    \"幹細胞上清液\",\n", "    \"幹細胞培養上清液\",\n")
        .replace("[conditioned-medium.en]\n", "[conditioned-medium.en]\nplural = \"conditioned media\"\n")
        .replace("# ---- 上清液 ----", "[exosome]\nja = \"エクソソーム\"\nen = \"exosome\"\n\n# ---- 上清液 ----");
    let merged = clean(Kind::Glossary, TERMS, &ours, &theirs);
    assert_eq!(merged, theirs.replace("preferred = \"conditioned medium\"\n", "preferred = \"culture-conditioned medium\" # 医師の希望\n"));
    // A table between a heading of the file and the table it stood before.
    let between = TERMS.replace("[conditioned-medium]\n", "[exosome]\nja = \"エクソソーム\"\n\n[conditioned-medium]\n");
    let merged = clean(Kind::Glossary, TERMS, &between, &TERMS.replace("approved", "proposed"));
    assert_eq!(merged, between.replace("approved", "proposed"));
    assert_eq!(clean(Kind::Glossary, TERMS, &TERMS.replace("approved", "proposed"), &between), merged);
    // Keys of one table on one line.
    let ours = TERMS.replace("plural = \"stem cells\" }", "plural = \"stem cells\", case_sensitive = true }");
    let theirs = TERMS.replace("\"stem cell\",", "\"STEM cell\",");
    let merged = clean(Kind::Glossary, TERMS, &ours, &theirs);
    assert_eq!(merged, ours.replace("\"stem cell\",", "\"STEM cell\","));
    assert_eq!(clean(Kind::Glossary, TERMS, &theirs, &ours), merged);
}

#[test]
fn one_key_changed_twice_is_a_conflict_around_it_alone() {
    let ours = TERMS.replace("\"conditioned medium\"", "\"conditioned media\"");
    let theirs = TERMS.replace("\"conditioned medium\"", "\"secretome\"").replace("approved", "proposed");
    let merged = conflict(Kind::Glossary, TERMS, &ours, &theirs);
    let block = "<<<<<<< ours\npreferred = \"conditioned media\"\n=======\npreferred = \"secretome\"\n>>>>>>> theirs\n";
    assert!(merged.contains(block) && merged.contains("proposed"), "{merged}");
    // Lists that both changed, and a concept that one took out.
    let ours = TERMS.replace("[\"supernatant\"]", "[\"supernatant\", \"serum\"]");
    let theirs = TERMS.replace("[\"supernatant\"]", "[\"supernatant\", \"culture fluid\"]");
    assert!(
        conflict(Kind::Glossary, TERMS, &ours, &theirs).contains("\"serum\"]\n=======\nforbidden = [\"supernatant\", \"culture fluid\"]")
    );
    let gone = TERMS.replace("[stem-cell]\nja = \"幹細胞\" # 基本\nen = { preferred = \"stem cell\", plural = \"stem cells\" }\n\n", "");
    let changed = TERMS.replace("\"幹細胞\"", "\"間葉系幹細胞\"");
    let merged = conflict(Kind::Glossary, TERMS, &gone, &changed);
    assert!(merged.contains("<<<<<<< ours\n=======\n[stem-cell]\nja = \"間葉系幹細胞\" # 基本\nen = {"), "{merged}");
    // Two concepts of one name.
    let (a, b) = ("\n[exosome]\nja = \"エクソソーム\"\nen = \"exosome\"\n", "\n[exosome]\nja = \"エキソソーム\"\nen = \"exosomes\"\n");
    let merged = conflict(Kind::Glossary, TERMS, &format!("{TERMS}{a}"), &format!("{TERMS}{b}"));
    assert!(merged.ends_with("<<<<<<< ours\n[exosome]\nja = \"エクソソーム\"\nen = \"exosome\"\n=======\n[exosome]\nja = \"エキソソーム\"\nen = \"exosomes\"\n>>>>>>> theirs\n"), "{merged}");
}

/// A line of an archive.
fn pair(source: &str, target: &str, state: &str, more: &str) -> String {
    format!(
        "<tu srclang=\"ja\"><prop type=\"x-article\">a.md</prop><prop type=\"x-unit\">{}</prop><prop type=\"x-state\">{state}</prop><prop type=\"x-reason\">unused</prop>{more}<tuv xml:lang=\"ja\"><seg>{source}</seg></tuv><tuv xml:lang=\"en\"><seg>{target}</seg></tuv></tu>",
        unit_id(source)
    )
}

fn archive(lines: &[String]) -> String {
    let text = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"*all*\"/><body>\n".to_owned()
        + &lines.join("\n")
        + "\n</body></tmx>\n";
    Archive::read(&text, "").0.write()
}

#[test]
fn archives_are_the_union_of_their_pairs() {
    let (one, two) = (pair("一。", "One.", "translated", ""), pair("二。", "Two.", "translated", ""));
    let (three, base) = (pair("三。", "Three.", "draft", ""), archive(std::slice::from_ref(&one)));
    let (ours, theirs) = (archive(&[one, two.clone()]), archive(&[three.clone(), two.clone()]));
    let merged = clean(Kind::Archive, &base, &ours, &theirs);
    // What their side took up again is in use there.
    assert_eq!(merged, archive(&[two, three]));
    assert_eq!(clean(Kind::Archive, &base, &theirs, &ours), merged);
    let both = clean(Kind::Archive, "", &ours, &base.replace("One.", "Eins."));
    assert_eq!(Archive::read(&both, "").0.iter().count(), 3);
    conflict(Kind::Archive, &base, &ours, &theirs.replace("</seg>", ""));
}

#[test]
fn what_both_sides_decided_about_an_archived_pair_is_picked_by_nobody() {
    let at = |state: &str| archive(&[pair("一。", "One.", state, ""), pair("二。", "Two.", "translated", "")]);
    let (base, ours, theirs) = (at("translated"), at("needs-review"), at("reviewed 0123abcd"));
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        for base in [base.as_str(), ""] {
            let text = conflict(Kind::Archive, base, ours, theirs);
            assert!(text.contains("needs-review") && text.contains("0123abcd"), "{text}");
            let (read, findings) = Archive::read(&text, "memory/archive.tmx");
            assert!(!read.is_intact() && findings.iter().any(|f| f.code == crate::finding::Code::ConflictMarkers));
            // Either side alone is what it was.
            let (head, rest) = text.split_once("<<<<<<< ours\n").unwrap();
            let (mine, rest) = rest.split_once("=======\n").unwrap();
            let (other, tail) = rest.split_once(">>>>>>> theirs\n").unwrap();
            assert_eq!(Archive::read(&format!("{head}{mine}{tail}"), "").0.write(), *ours);
            assert_eq!(Archive::read(&format!("{head}{other}{tail}"), "").0.write(), *theirs);
        }
    }
    // What one side decided stands, and notes of both are kept.
    assert_eq!(clean(Kind::Archive, &base, &base, &theirs), theirs);
    let noted = |state: &str, note: &str| archive(&[pair("一。", "One.", state, &format!("<prop type=\"x-note\">{note}</prop>"))]);
    let merged = clean(Kind::Archive, &at("translated"), &noted("reviewed 0123abcd", "院長"), &noted("translated", "desk"));
    assert!(merged.contains("0123abcd") && merged.contains("院長") && merged.contains("desk"), "{merged}");
}

#[test]
fn a_comment_that_both_sides_rewrote_is_a_conflict() {
    let with = |text: &str, old: &str, new: &str| text.replace(old, new);
    for (kind, base, old) in [
        (Kind::Glossary, TERMS, "# 用語集\n"),
        (Kind::Glossary, TERMS, "# ---- 上清液 ----\n"),
        (Kind::Catalog, BASE, "## 費用\n"),
        (Kind::Catalog, BASE, "# Ask the clinic about this one.\n"),
        (Kind::Messages, "### 画面の言葉\n\nmenu = メニュー\n", "### 画面の言葉\n"),
    ] {
        let mark = old.split(' ').next().unwrap();
        let (ours, theirs) = (with(base, old, &format!("{mark} 院内\n")), with(base, old, &format!("{mark} 院外\n")));
        let text = conflict(kind, base, &ours, &theirs);
        assert!(text.contains(&format!("<<<<<<< ours\n{mark} 院内\n=======\n{mark} 院外\n>>>>>>> theirs\n")), "{text}");
        assert!(!text.contains(old.trim_end()), "{text}");
        // Alike, or by one side, it is none; nor is a comment that is added on either side.
        assert_eq!(clean(kind, base, &ours, &ours), ours);
        assert_eq!(clean(kind, base, &ours, base), ours);
        let more = with(base, old, &format!("{old}\n{mark} 追記\n"));
        let both = clean(kind, base, &more, &with(base, old, &format!("{old}\n{mark} 別件\n")));
        assert!(both.contains("追記") && both.contains("別件"), "{both}");
        let gone = with(base, old, "");
        assert!(conflict(kind, base, &gone, &theirs).contains(&format!("<<<<<<< ours\n=======\n{mark} 院外\n")));
    }
    // Two comments of one place: each side rewrites another one, and then both the first.
    let base = "# 一\n\n# 二\n\n[knee]\nja = \"膝\"\n";
    let (ours, theirs) = (with(base, "# 一", "# 一、改"), with(base, "# 二", "# 二、改"));
    assert_eq!(clean(Kind::Glossary, base, &ours, &theirs), with(&ours, "# 二", "# 二、改"));
    let text = conflict(Kind::Glossary, base, &with(&ours, "# 二", "# 二、改"), &with(base, "# 一", "# 壱"));
    assert!(text.contains("=======\n# 壱\n>>>>>>> theirs\n") && text.contains("\n# 二、改\n"), "{text}");
}

#[test]
fn what_is_not_understood_is_one_conflict_with_both_versions() {
    let ours = BASE.replace("s-bbbbbbbbbb = It comes", "s-bbbbbbbbbb It comes");
    let theirs = BASE.replace("50,000 yen", "¥50,000");
    let merged = conflict(Kind::Catalog, BASE, &ours, &theirs);
    assert!(merged.contains("s-bbbbbbbbbb It comes") && merged.contains("¥50,000"), "{merged}");
    let marked = "<<<<<<< ours\nja = \"甲\"\n=======\nja = \"乙\"\n>>>>>>> theirs\n";
    conflict(Kind::Glossary, TERMS, &TERMS.replace("ja = \"幹細胞\" # 基本\n", marked), &TERMS.replace("approved", "proposed"));
}

#[test]
fn line_ends_and_marks_of_our_side_stay() {
    let windows = |text: &str| format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    let ours = windows(&BASE.replace("It costs", "The fee is"));
    let theirs = BASE.replace("about 100", "some 100");
    let merged = clean(Kind::Catalog, BASE, &ours, &theirs);
    assert_eq!(merged, windows(&theirs.replace("It costs", "The fee is")));
}
