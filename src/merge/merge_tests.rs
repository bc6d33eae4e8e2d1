//! Tests of merging: what goes together, what does not, and that nothing anybody wrote is lost.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Kind, Merged, merge};
use crate::catalog::{Catalog, Entry, Pair, Reason, State, Value, review_hash, unit_id};
use crate::memory::{Archive, Archived};

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
    let theirs =
        BASE.replace("s-cccccccccc", "# note: second\n# link @1: https://example.org/en\ns-cccccccccc").replace("It costs", "The fee is");
    let merged = clean(Kind::Catalog, BASE, &ours, &theirs);
    for text in ["note: 一つ目", "note: second", "allow: term-missing 意訳", "link @1: https://example.org/en", "The fee is"] {
        assert!(merged.contains(text), "{text} in {merged}");
    }
    let other = BASE.replace("s-cccccccccc", "# allow: term-missing free rendering\ns-cccccccccc");
    conflict(Kind::Catalog, BASE, &ours, &other);
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

#[test]
fn archives_are_the_union_of_their_pairs() {
    let line = |source: &str, target: &str, state: &str, reason: &str| {
        format!(
            "<tu srclang=\"ja\"><prop type=\"x-article\">a.md</prop><prop type=\"x-unit\">{}</prop><prop type=\"x-state\">{state}</prop><prop type=\"x-reason\">{reason}</prop><tuv xml:lang=\"ja\"><seg>{source}</seg></tuv><tuv xml:lang=\"en\"><seg>{target}</seg></tuv></tu>",
            unit_id(source)
        )
    };
    let file = |lines: &[String]| {
        let text = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"*all*\"/><body>\n".to_owned()
            + &lines.join("\n")
            + "\n</body></tmx>\n";
        Archive::read(&text, "").0.write()
    };
    let a = line("一。", "One.", "translated", "unused");
    let base = file(std::slice::from_ref(&a));
    let ours = file(&[a.clone(), line("二。", "Two.", "translated", "unused")]);
    let theirs = file(&[line("三。", "Three.", "draft", "unused"), line("二。", "Two.", "reviewed 0123abcd", "unused")]);
    let merged = clean(Kind::Archive, &base, &ours, &theirs);
    // What their side took up again is in use there; of the pair both added, the approved one stays.
    assert_eq!(merged, file(&[line("二。", "Two.", "reviewed 0123abcd", "unused"), line("三。", "Three.", "draft", "unused")]));
    assert_eq!(clean(Kind::Archive, &base, &theirs, &ours), merged);
    let both = clean(Kind::Archive, "", &ours, &base.replace("One.", "Eins."));
    assert_eq!(Archive::read(&both, "").0.iter().count(), 3);
    conflict(Kind::Archive, &base, &ours, &theirs.replace("</seg>", ""));
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

/// An edit of a catalog: of which unit, and what.
type Change = (usize, usize, u8);

const WORDS: [&str; 6] = ["約1億個です。", "Ｃ型肝炎", "Yes — it is.", "か\u{3099}ん", "line one\n\n{ \"x\" } two", "「はい」"];

fn start() -> Catalog {
    let entries = (0..6).map(|number| {
        let source = format!("文{number}。");
        let mut entry = Entry::new(unit_id(&source), Value::Plain(format!("Sentence {number}.")));
        entry.source = Some(source);
        entry.section = (number > 2).then(|| "見出し".to_owned());
        if number == 5 {
            entry.covers = vec![unit_id("次の文。")];
        }
        entry
    });
    Catalog { entries: entries.collect(), ..Catalog::default() }
}

fn changed(mut catalog: Catalog, changes: &[Change], who: &str) -> Catalog {
    for &(at, word, kind) in changes {
        let count = catalog.entries.len();
        let text = WORDS.get(word).unwrap();
        let Some(entry) = catalog.entries.get_mut(at % count.max(1)) else { continue };
        match kind {
            0 => entry.value = Value::Plain(format!("{text}{who}")),
            1 => entry.value = Value::Plain((*text).to_owned()),
            2 => entry.notes.push(format!("{who}{}", text.replace('\n', " "))),
            3 => entry.state = State::NeedsReview,
            4 => drop(catalog.entries.remove(at % count)),
            5 => {
                let source = format!("{who}の文{word}");
                let mut new = Entry::new(unit_id(&source), Value::Plain(format!("New {text}")));
                (new.source, new.section) = (Some(source), entry.section.clone());
                if catalog.get(&new.id).is_none() {
                    catalog.entries.insert(at % count, new);
                }
            }
            6 => entry.above.push(format!("{who} {}", text.replace("\n", " "))),
            7 => {
                let entry = catalog.entries.remove(at % count);
                catalog.entries.insert(word % count, entry);
            }
            8 => {
                // A translation of two units at once.
                let next = catalog.entries.get(at % count + 1).map(|next| next.id.clone());
                if let (Some(next), Some(entry)) = (next, catalog.entries.get_mut(at % count)) {
                    entry.covers.push(next);
                    catalog.entries.remove(at % count + 1);
                }
            }
            9 => {
                let covered = std::mem::take(&mut entry.covers);
                let section = entry.section.clone();
                for id in covered {
                    let mut new = Entry::new(id, Value::Plain(format!("Its own {text}")));
                    new.section.clone_from(&section);
                    if catalog.get(&new.id).is_none() {
                        catalog.entries.insert(at % count + 1, new);
                    }
                }
            }
            _ => {
                // The source was edited.
                let source = format!("{}改{word}", entry.source.clone().unwrap_or_default());
                if catalog.get(&unit_id(&source)).is_none() {
                    let entry = catalog.entries.get_mut(at % count).unwrap();
                    entry.was = entry.source.replace(source.clone());
                    (entry.id, entry.state) = (unit_id(&source), State::Stale);
                }
            }
        }
    }
    catalog
}

/// Everything that a catalog says of its units.
fn facts(catalog: &Catalog) -> BTreeSet<String> {
    let mut facts: BTreeSet<String> = catalog.tail.iter().cloned().collect();
    for entry in &catalog.entries {
        facts.insert(format!("{} {} {:?} {:?} {:?}", entry.id, entry.state_word(), entry.was, entry.covers, entry.value));
        facts.extend(entry.notes.iter().map(|note| format!("{} note {note}", entry.id)));
        facts.extend(entry.above.iter().cloned());
    }
    facts
}

/// The catalogs that a text with conflicts may become.
fn sides(text: &str) -> [Catalog; 2] {
    let mut out = [String::new(), String::new()];
    let mut within = None;
    for line in text.lines() {
        match line {
            "<<<<<<< ours" => within = Some(0),
            "=======" => within = Some(1),
            ">>>>>>> theirs" => within = None,
            _ => {
                for (_, side) in out.iter_mut().enumerate().filter(|(number, _)| within.is_none_or(|w| w == *number)) {
                    side.push_str(line);
                    side.push('\n');
                }
            }
        }
    }
    out.map(|side| {
        let (catalog, findings) = Catalog::read("", &side);
        assert!(catalog.sound, "{findings:?}\n{text}");
        catalog
    })
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    proptest::collection::vec((0usize..8, 0usize..WORDS.len(), 0u8..11), 0..5)
}

proptest! {
    #[test]
    fn nothing_that_anybody_wrote_is_lost(ours in changes(), theirs in changes()) {
        let base = start();
        let (ours, theirs) = (changed(base.clone(), &ours, "甲"), changed(base.clone(), &theirs, "乙"));
        let texts = [base.write(), ours.write(), theirs.write()];
        let [base_text, ours_text, theirs_text] = &texts;
        let merged = merge(Kind::Catalog, base_text, ours_text, theirs_text);
        let [here, there] = sides(&merged.text);
        let result: BTreeSet<String> = facts(&here).union(&facts(&there)).cloned().collect();
        let was = facts(&base);
        for side in [&ours, &theirs] {
            for fact in facts(side).difference(&was) {
                prop_assert!(result.contains(fact), "{fact}\n{}", merged.text);
            }
        }
        // What both left as it was stays, and nothing is made up.
        for fact in facts(&ours).intersection(&facts(&theirs)) {
            prop_assert!(result.contains(fact), "{fact}\n{}", merged.text);
        }
        for fact in &result {
            prop_assert!([&was, &facts(&ours), &facts(&theirs)].iter().any(|facts| facts.contains(fact)), "{fact}\n{}", merged.text);
        }
        // The same from the other side.
        let turned = merge(Kind::Catalog, base_text, theirs_text, ours_text);
        prop_assert_eq!(turned.conflicts, merged.conflicts);
        let [a, b] = sides(&turned.text);
        prop_assert_eq!(&facts(&a), &facts(&there), "{}\n----\n{}", turned.text, merged.text);
        prop_assert_eq!(&facts(&b), &facts(&here));
    }

    #[test]
    fn merging_with_the_base_gives_the_other_side(one in changes()) {
        let base = start();
        let (base, one) = (base.write(), changed(base, &one, "甲").write());
        for (ours, theirs) in [(&base, &one), (&one, &base)] {
            // By unit too, not only because the texts are the same.
            let merged = super::by_unit(Kind::Catalog, &base, ours, theirs).unwrap();
            prop_assert_eq!(&merged.text, &one);
            prop_assert_eq!(merged.conflicts, 0);
        }
    }

    #[test]
    fn glossaries_lose_nothing(ours in glossary_changes(), theirs in glossary_changes()) {
        let base = glossary(&[], "");
        let (ours, theirs) = (glossary(&ours, "甲"), glossary(&theirs, "乙"));
        let merged = merge(Kind::Glossary, &base, &ours, &theirs);
        let (mut here, mut there) = (String::new(), String::new());
        let mut within = None;
        for line in merged.text.lines() {
            match line {
                "<<<<<<< ours" => within = Some(true),
                "=======" => within = Some(false),
                ">>>>>>> theirs" => within = None,
                _ => {
                    if within != Some(false) { here += &format!("{line}\n"); }
                    if within != Some(true) { there += &format!("{line}\n"); }
                }
            }
        }
        let keys = |text: &str| leaves(&toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}\n---\n{}", merged.text)));
        let (here, there, was) = (keys(&here), keys(&there), keys(&base));
        for side in [keys(&ours), keys(&theirs)] {
            for (key, value) in side.iter().filter(|(key, value)| was.get(*key) != Some(value)) {
                prop_assert!(here.get(key) == Some(value) || there.get(key) == Some(value), "{key} {value}\n{}", merged.text);
            }
        }
        for (ours, theirs) in [(&base, &ours), (&ours, &base)] {
            let merged = super::by_unit(Kind::Glossary, &base, ours, theirs).unwrap();
            prop_assert_eq!(merged.conflicts, 0);
            prop_assert_eq!(keys(&merged.text), keys(if ours == &base { theirs } else { ours }));
        }
    }

    #[test]
    fn archives_lose_nothing(base in pairs(), ours in pairs(), theirs in pairs()) {
        let texts = [&base, &ours, &theirs].map(|pairs| archive(pairs));
        let [base_text, ours_text, theirs_text] = &texts;
        let merged = merge(Kind::Archive, base_text, ours_text, theirs_text);
        prop_assert_eq!(merged.conflicts, 0);
        prop_assert_eq!(&merge(Kind::Archive, base_text, theirs_text, ours_text).text, &merged.text);
        let targets = |text: &str| -> BTreeSet<String> { Archive::read(text, "").0.iter().map(|one| one.pair.target.clone()).collect() };
        let (was, mine, other, now) = (targets(base_text), targets(ours_text), targets(theirs_text), targets(&merged.text));
        for target in mine.union(&other) {
            // Only what one side took out, and the other had not touched, is gone.
            let both = mine.contains(target) && other.contains(target);
            prop_assert!(now.contains(target) || (was.contains(target) && !both), "{target}\n{}", merged.text);
            prop_assert!(!both || now.contains(target));
        }
        for text in [ours_text, theirs_text] {
            prop_assert_eq!(&super::by_unit(Kind::Archive, base_text, base_text, text).unwrap().text, text);
            prop_assert_eq!(&super::by_unit(Kind::Archive, base_text, text, base_text).unwrap().text, text);
        }
    }

    #[test]
    fn any_text_gives_a_result(base in "\\PC{0,40}", ours in "[\\PC\n=#{}\\[\\]\"<>]{0,60}", theirs in "[\\PC\n=#{}\\[\\]\"<>]{0,60}") {
        for kind in [Kind::Catalog, Kind::Messages, Kind::Glossary, Kind::Archive] {
            let merged = merge(kind, &base, &ours, &theirs);
            prop_assert!(!merged.text.is_empty() || ours.trim().is_empty() || theirs.trim().is_empty() || merged.conflicts == 0);
        }
    }
}

/// Pairs by number, each with a state and whether it was replaced.
fn pairs() -> impl Strategy<Value = BTreeMap<u8, (usize, bool)>> {
    proptest::collection::btree_map(0u8..5, (0usize..4, any::<bool>()), 0..5)
}

fn archive(pairs: &BTreeMap<u8, (usize, bool)>) -> String {
    let mut archive = Archive::default();
    for (number, (state, replaced)) in pairs {
        let source = format!("文{number}。");
        let entry = Entry::new(unit_id(&source), Value::Plain(format!("Target {number}")));
        let reason = if *replaced { Reason::Replaced } else { Reason::Unused };
        let mut pair = Pair::of(&entry, &source, "記事.md", reason);
        pair.state = ["draft", "translated", "stale", "reviewed 0123abcd"][*state].to_owned();
        archive.add(Archived::new(pair, "ja", "en"));
    }
    archive.write()
}

fn glossary_changes() -> impl Strategy<Value = Vec<(usize, u8)>> {
    proptest::collection::vec((0usize..4, 0u8..6), 0..4)
}

/// A glossary of four concepts, edited.
fn glossary(changes: &[(usize, u8)], who: &str) -> String {
    let mut out = String::from("# 用語\n");
    for number in 0..4 {
        let has = |kind: u8| changes.contains(&(number, kind));
        if has(0) {
            continue;
        }
        let mark = |kind: u8| if has(kind) { who } else { "" };
        out += &format!("\n# ---- {number} ----\n\n[c{number}]\n# 状態\nstatus = \"approved\"\n");
        if has(1) {
            out += &format!("note = \"\"\"{who}\n[x]\n# y\n\"\"\"\n");
        }
        out += &format!(
            "en = {{ preferred = \"term {number}{}\", plural = \"terms\" }}\n\n[c{number}.ja]\npreferred = \"語{number}{}\"\n",
            mark(2),
            mark(3)
        );
        out += &format!("admitted = [\n    \"{number}\", # 一つ\n    \"二{}\",\n]\n", mark(4));
        if has(5) {
            out += &format!("\n[new-{who}-{number}]\nja = \"新\"\n").replace('甲', "a").replace('乙', "b");
        }
    }
    out
}

fn leaves(table: &toml::Table) -> BTreeMap<String, String> {
    fn walk(value: &toml::Value, path: String, out: &mut BTreeMap<String, String>) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| walk(value, format!("{path}/{key}"), out)),
            other => drop(out.insert(path, other.to_string())),
        }
    }
    let mut out = BTreeMap::new();
    walk(&toml::Value::Table(table.clone()), String::new(), &mut out);
    out
}
