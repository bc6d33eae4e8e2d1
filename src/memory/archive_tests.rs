//! Tests of the archive.

#![allow(clippy::unwrap_used)]

use proptest::prelude::{Strategy, any, prop, proptest};

use super::tmx_tests::hostile;
use super::{Archive, Archived};
use crate::catalog::{Archive as _, Pair, Reason, unit_id};
use crate::finding::Code;

fn pair(source: &str, target: &str, article: &str, id: &str) -> Pair {
    Pair {
        source: source.to_owned(),
        target: target.to_owned(),
        fluent: false,
        state: "translated".to_owned(),
        article: article.to_owned(),
        id: id.to_owned(),
        covers: Vec::new(),
        origin: None,
        notes: Vec::new(),
        was: None,
        lines: Vec::new(),
        reason: Reason::Unused,
    }
}

fn ja_en(pair: Pair) -> Archived {
    Archived::new(pair, "ja", "en")
}

fn read(text: &str) -> Archive {
    let (archive, findings) = Archive::read(text, "memory/archive.tmx");
    assert_eq!(findings, []);
    assert!(archive.is_intact());
    archive
}

#[test]
fn the_file_has_one_line_for_each_pair() {
    let mut archive = Archive::default();
    archive.add(ja_en(Pair {
        state: "reviewed 7f3a91c2".to_owned(),
        origin: Some("memory 87".to_owned()),
        notes: vec!["5月3日に確認".to_owned()],
        ..pair("「はい」\nと言う。", "“Yes” & <so>", "columns/a.md", "s-4mzq7c2k1x")
    }));
    let line = "<tu srclang=\"ja\"><prop type=\"x-article\">columns/a.md</prop><prop type=\"x-unit\">s-4mzq7c2k1x</prop>\
                <prop type=\"x-state\">reviewed 7f3a91c2</prop><prop type=\"x-reason\">unused</prop>\
                <prop type=\"x-origin\">memory 87</prop><prop type=\"x-note\">5月3日に確認</prop>\
                <tuv xml:lang=\"ja\"><seg>「はい」&#10;と言う。</seg></tuv><tuv xml:lang=\"en\"><seg>“Yes” &amp; &lt;so&gt;</seg></tuv></tu>";
    assert_eq!(archive.write().lines().nth(4), Some(line));
    assert_eq!(read(&archive.write()), archive);
    assert_eq!(read(""), Archive::default());
    assert_eq!(read(&Archive::default().write()), Archive::default());
}

#[test]
fn unused_is_the_last_word_on_a_unit() {
    let mut archive = Archive::default();
    archive.add(ja_en(pair("効果", "effect", "a.md", "s-1")));
    archive.add(ja_en(pair("効果", "efficacy", "a.md", "s-1")));
    archive.add(ja_en(pair("効果", "benefit", "b.md", "s-1")));
    archive.add(ja_en(Pair { state: "reviewed x".to_owned(), ..pair("効果", "power", "c.md", "s-1") }));
    archive.add(Archived::new(pair("効果", "Wirkung", "a.md", "s-1"), "ja", "de"));
    let found = |archive: &Archive, article| archive.find_unused("効果", article, "en").map(|found| found.pair.target.clone());
    assert_eq!(found(&archive, "a.md").as_deref(), Some("efficacy"));
    assert_eq!(found(&archive, "b.md").as_deref(), Some("benefit"));
    assert_eq!(found(&archive, "x.md").as_deref(), Some("power"));
    let reasons: Vec<(&str, &str)> = archive.iter().map(|one| (one.pair.target.as_str(), one.pair.reason.name())).collect();
    assert_eq!(
        reasons,
        [("Wirkung", "unused"), ("effect", "replaced"), ("efficacy", "unused"), ("benefit", "unused"), ("power", "unused")]
    );
    assert!(archive.remove(&pair("効果", "efficacy", "a.md", "s-1"), "ja", "en"));
    assert!(!archive.remove(&pair("効果", "efficacy", "a.md", "s-1"), "ja", "en"));
    assert_eq!(found(&archive, "a.md").as_deref(), Some("power"));
    assert_eq!(archive.find_unused("効", "a.md", "en"), None);
    let targets: Vec<String> = archive.store("ja", "de").pairs(&unit_id("効果")).into_iter().map(|pair| pair.target).collect();
    assert_eq!(targets, ["Wirkung"]);
}

#[test]
fn what_others_wrote_is_kept() {
    let mut archive = Archive::default();
    archive.add(ja_en(pair("細胞", "cell", "a.md", "s-1")));
    let ours = archive.write();
    let foreign = [
        "<tu creationdate=\"20260101T000000Z\"><tuv xml:lang=\"ja\"><seg>組<ph x='1'>\\b</ph>織</seg></tuv>\n  <tuv xml:lang=\"en\"><seg>tissue</seg></tuv></tu>",
        "<!-- <tu>from the clinic</tu> -->",
        "<tu tuid=\"9\"><tuv xml:lang=\"ja\"><seg>血液</seg></tuv><tuv xml:lang=\"en\"><seg>blood</seg></tuv><tuv xml:lang=\"de\"><seg>Blut</seg></tuv></tu>",
    ];
    let text = ours
        .replace("<prop type=\"x-reason\">", "<note>hand</note><prop type=\"domain\">medical &amp; more</prop><prop type=\"x-reason\">")
        .replace("</body>", &format!("  {}\n</body>", foreign.join("\n")));
    let mut archive = read(&text);
    archive.add(ja_en(Pair { state: "draft".to_owned(), ..pair("細胞", "cell", "a.md", "s-1") }));
    let written = archive.write();
    for piece in foreign.iter().chain(&["<note>hand</note>", "<prop type=\"domain\">medical &amp; more</prop>", ">draft<"]) {
        assert!(written.contains(piece), "{piece} in {written}");
    }
    assert_eq!(read(&written), archive);
}

#[test]
fn lines_of_two_branches_merge() {
    let (mut ours, mut theirs) = (Archive::default(), Archive::default());
    ours.add(ja_en(pair("一", "one", "a.md", "s-1")));
    ours.add(ja_en(pair("二", "two", "a.md", "s-2")));
    theirs.add(ja_en(Pair { reason: Reason::Replaced, ..pair("一", "one", "a.md", "s-1") }));
    theirs.add(ja_en(pair("三", "three", "a.md", "s-3")));
    let units = |archive: &Archive| archive.write().lines().filter(|line| line.starts_with("<tu ")).map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (units(&ours).join("\n"), units(&theirs).join("\n"));
    let head = ours.write().lines().take(4).collect::<Vec<_>>().join("\n");
    let union = read(&format!("{head}\n{b}\n{a}\n</body></tmx>"));
    let reasons: Vec<(&str, &str)> = union.iter().map(|one| (one.pair.target.as_str(), one.pair.reason.name())).collect();
    assert_eq!(reasons, [("one", "replaced"), ("three", "unused"), ("two", "unused")]);
    assert_eq!(union, read(&format!("{head}\n{a}\n{b}\n</body></tmx>")));

    let conflict = format!("{head}\n<<<<<<< HEAD\n{a}\n=======\n{b}\n>>>>>>> other\n</body>\n</tmx>\n");
    let (archive, findings) = Archive::read(&conflict, "memory/archive.tmx");
    assert!(!archive.is_intact());
    assert!(archive.iter().eq(union.iter()));
    assert_eq!(
        findings.iter().map(|finding| (finding.code, finding.place.unwrap().start.line)).collect::<Vec<_>>(),
        [(Code::ConflictMarkers, 5)]
    );
}

#[test]
fn a_broken_file_is_not_to_be_written() {
    let mut archive = Archive::default();
    archive.add(ja_en(pair("細胞", "cell", "a.md", "s-1")));
    let text = archive.write();
    for broken in [text.replace("</body>", ""), text.replace("cell", "&cell;"), "{}".to_owned(), text.replace("cell", "\u{1}")] {
        let (archive, findings) = Archive::read(&broken, "memory/archive.tmx");
        assert!(!archive.is_intact() && findings.len() == 1, "{broken}");
    }
}

fn archived() -> impl Strategy<Value = Archived> {
    let texts = (hostile(), hostile(), "[ab].md|\\PC{0,4}", "s-[12](-2)?", "draft|reviewed 7f3a91c2|skip");
    let more = (
        any::<bool>(),
        prop::option::of(hostile()),
        prop::option::of(hostile()),
        prop::collection::vec(hostile(), 0..3),
        prop::collection::vec(hostile(), 0..3),
        any::<bool>(),
    );
    let others = (prop::collection::vec(("[a-w]{1,3}", hostile()), 0..2), prop::collection::vec(hostile(), 0..2));
    (texts, more, others, "en|de").prop_map(|((source, target, article, id, state), more, (props, notes), locale)| {
        let (fluent, origin, was, own, lines, replaced) = more;
        let reason = if replaced { Reason::Replaced } else { Reason::Unused };
        let covers = own.clone();
        let pair = Pair { fluent, state, covers, origin, notes: own, was, lines, reason, ..pair(&source, &target, &article, &id) };
        Archived { props, notes, ..Archived::new(pair, "ja", locale) }
    })
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_it_back(all in prop::collection::vec(archived(), 0..8)) {
        let mut archive = Archive::default();
        for archived in &all {
            archive.add(archived.clone());
        }
        let text = archive.write();
        assert_eq!(read(&text), archive);
        assert_eq!(read(&text).write(), text);
        let mut reversed = text.lines().map(str::to_owned).collect::<Vec<_>>();
        let end = reversed.len() - 2;
        reversed.get_mut(4..end).unwrap().reverse();
        assert_eq!(read(&reversed.join("\n")), archive);
        for archived in &all {
            archive.remove(&archived.pair, &archived.source_locale, &archived.target_locale);
        }
        assert!(archive.is_empty());
    }
}
