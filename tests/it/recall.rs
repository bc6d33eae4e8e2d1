//! What the memory makes of its pairs: mended matches, pairs that break the glossary, variants, suggestions put together.

use serde_json::json;

use crate::kit::Folder;

const GLOSSARY: &str = r#"
[adipose-derived]
part_of_speech = "adjective"
ja = "脂肪由来"
en = "adipose-derived"
[bone-marrow-derived]
part_of_speech = "adjective"
ja = "骨髄由来"
en = "bone-marrow-derived"
[stem-cell]
ja = "幹細胞"
en = "stem cell"
[medium.ja]
preferred = "上清液"
[medium.en]
preferred = "conditioned medium"
forbidden = ["culture supernatant"]
"#;

fn folder(pairs: &[(&str, &str)]) -> Folder {
    let unit = |(ja, en): &(&str, &str)| {
        format!("<tu><tuv xml:lang=\"ja\"><seg>{ja}</seg></tuv><tuv xml:lang=\"en\"><seg>{en}</seg></tuv></tu>\n")
    };
    let body: String = pairs.iter().map(unit).collect();
    let tmx = format!("<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"ja\"/><body>\n{body}</body></tmx>\n");
    Folder::empty().file("old.tmx", &tmx).file("terms/g.toml", GLOSSARY)
}

const MATCH: &str = "memory match --memory old.tmx --glossary terms";

#[test]
fn terms_and_numbers_are_mended_and_named() {
    let folder = folder(&[("脂肪由来の幹細胞を16名の患者さんに投与しました。", "Adipose-derived stem cells were given to 16 patients.")]);
    let query = "骨髄由来の幹細胞を23名の患者さんに投与しました。\n";
    let rows = folder.run_on(format!("{MATCH} --format json").as_str(), query).ok().quietly().json_lines();
    let found = &rows[0]["matches"][0];
    assert_eq!(found["target"], "Bone-marrow-derived stem cells were given to 23 patients.");
    assert_eq!((&found["raw"], &found["score"], &found["repaired"]), (&json!(84), &json!(82), &json!(100)));
    assert_eq!(
        found["repairs"][0],
        json!({"kind": "term", "source": {"old": "脂肪由来", "new": "骨髄由来"}, "target": {"old": "Adipose-derived", "new": "Bone-marrow-derived"}})
    );
    assert_eq!(found["repairs"][1]["kind"], "number");
    assert_eq!(
        found["notes"],
        json!(["numbers-replaced 1: 16 → 23", "terms-replaced 1: 脂肪由来 → 骨髄由来 (Adipose-derived → Bone-marrow-derived)"])
    );
    folder.run_on(MATCH, query).ok().says("terms replaced: 脂肪由来 → 骨髄由来").says("100% like it after that");
    folder
        .run_on(format!("--lang ja {MATCH}").as_str(), query)
        .ok()
        .says("用語を差し替え：脂肪由来 → 骨髄由来")
        .says("差し替え後の一致は100%");
    // Without the glossary only the number can be put right, and the rest is left as it is.
    let rows = folder.run_on("memory match --memory old.tmx --format json", query).ok().json_lines();
    assert_eq!(rows[0]["matches"][0]["target"], "Adipose-derived stem cells were given to 23 patients.");
}

#[test]
fn translations_of_one_text_stand_together() {
    let folder = folder(&[
        ("上清液を投与します。", "The culture supernatant is given."),
        ("上清液を投与します。", "Conditioned medium is given."),
        ("上清液を投与しました。", "Conditioned medium was given."),
        ("上清液を投与した。", "Conditioned medium has been given."),
    ]);
    let run = |top: usize| folder.run_on(format!("{MATCH} --format json --top {top}").as_str(), "上清液を投与します。\n").ok().json_lines();
    let rows = run(2);
    let told: Vec<_> =
        rows[0]["matches"].as_array().unwrap().iter().map(|one| (&one["score"], &one["variant_of"], &one["variants"])).collect();
    assert_eq!(told, [(&json!(100), &json!(null), &json!(2)), (&json!(95), &json!(0), &json!(2)), (&json!(81), &json!(null), &json!(1))]);
    let broken = &rows[0]["matches"][1];
    assert_eq!(broken["notes"], json!(["glossary-broken 5: 上清液 → culture supernatant"]));
    assert_eq!(broken["breaches"][0], json!({"term": "上清液", "found": "culture supernatant", "preferred": "conditioned medium"}));
    assert_eq!(run(1)[0]["matches"].as_array().unwrap().len(), 1);
    folder.run_on(MATCH, "上清液を投与します。\n").ok().says("breaks the glossary: 上清液 → culture supernatant (−5)");
    folder
        .run_on(format!("--lang ja {MATCH}").as_str(), "上清液を投与します。\n")
        .ok()
        .says("用語集に反する：上清液 → culture supernatant");
}

#[test]
fn shorter_pairs_and_terms_are_put_together_where_nothing_matches() {
    let folder = folder(&[("採血の後", "After blood is drawn"), ("当日は入浴できません。", "No bathing on the same day.")]);
    let query = "採血の後、幹細胞を上清液と一緒に投与します。\n採血の後\n";
    let rows = folder.run_on(format!("{MATCH} --format json").as_str(), query).ok().quietly().json_lines();
    let made = &rows[0]["assembled"];
    assert_eq!(made["text"], "After blood is drawn stem cell ⟦を⟧ conditioned medium ⟦と一緒に投与します⟧");
    assert_eq!((&made["coverage"], &rows[0]["matches"]), (&json!(50), &json!([])));
    let kinds: Vec<_> = made["pieces"].as_array().unwrap().iter().map(|one| (&one["kind"], &one["origin"])).collect();
    let (old, none) = (json!("old.tmx"), json!(null));
    let (pair, term, open) = (json!("pair"), json!("term"), json!("open"));
    assert_eq!(kinds, [(&pair, &old), (&term, &none), (&open, &none), (&term, &none), (&open, &none)]);
    assert_eq!((&rows[1]["assembled"], &rows[1]["matches"][0]["score"]), (&json!(null), &json!(100)));
    folder.run_on(MATCH, query).ok().says("Put together (50% covered)").says("採血の後 → After blood is drawn (old.tmx)");
    folder.run_on(format!("--lang ja {MATCH}").as_str(), query).ok().says("組み合わせた訳（50%を網羅）");
}

#[test]
fn units_say_whether_something_was_put_together() {
    let project = Folder::clinic();
    let json = project.run("next --format json").ok().json();
    assert!(json.as_object().unwrap().contains_key("assembled"));
}
