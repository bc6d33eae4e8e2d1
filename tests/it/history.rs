//! `diff` against brute force: a repository with random edits (moves, rewordings, glossary changes, merges), and for
//! pairs of revisions everything that both versions have, compared unit by unit without any of the diff's own means.

use std::collections::BTreeMap;

use serde_json::Value;
use taiyaku::diff::{Unit, Version};
use taiyaku::project::{Disk, Revision, Snapshot};

use crate::kit::{Dice, Folder, words};

const SUBJECTS: [&str; 6] = ["上清液", "幹細胞", "上澄み液", "ｶﾙｼｳﾑ", "膝の軟骨", "医師（担当）"];
const DEEDS: [&str; 6] = [
    "を3mL投与します。",
    "は①回目に使います。",
    "が約１億個あります。",
    "を〜週間ごとに調べる。",
    "に「変化」はありません。",
    "を冷やす。",
];

fn sentence(dice: &mut Dice) -> String {
    let (subject, deed) = (dice.of(&SUBJECTS), dice.of(&DEEDS));
    // Often one that is there already, so that texts repeat.
    if dice.below(4) == 0 { format!("{subject}{deed}") } else { format!("{}日後、{subject}{deed}", dice.below(90)) }
}

/// One edit of an article: its paragraphs come in and go out.
fn edit(paragraphs: &mut Vec<String>, dice: &mut Dice) {
    let (a, b) = (dice.below(paragraphs.len()), dice.below(paragraphs.len()));
    match dice.below(6) {
        0 => paragraphs.insert(a, sentence(dice)),
        1 if paragraphs.len() > 2 => _ = paragraphs.remove(a),
        2 => paragraphs.swap(a, b),
        3 => paragraphs[a] = paragraphs[a].replacen("します", "しました", 1).replacen("日後", "日あと", 1),
        4 => paragraphs[a] = sentence(dice),
        _ => paragraphs[a].push_str(&sentence(dice)),
    }
}

/// One paragraph goes to another place, or two change places.
fn reorder(paragraphs: &mut Vec<String>, dice: &mut Dice) {
    let (a, b) = (dice.below(paragraphs.len()), dice.below(paragraphs.len()));
    if dice.below(2) == 0 {
        paragraphs.swap(a, b);
    } else {
        let paragraph = paragraphs.remove(a);
        paragraphs.insert(b, paragraph);
    }
}

/// Fifty commits on two branches that are merged now and then; gives the names of the revisions.
fn repository(dice: &mut Dice) -> (Folder, Vec<String>) {
    let project = Folder::project();
    let mut articles: BTreeMap<String, Vec<String>> =
        ["a.txt", "b.md", "c.md"].map(|name| (name.to_owned(), (0..6).map(|_| sentence(dice)).collect())).into();
    let write =
        |project: &Folder, name: &str, paragraphs: &[String]| project.write(&format!("content/ja/{name}"), paragraphs.join("\n\n") + "\n");
    articles.iter().for_each(|(name, paragraphs)| write(&project, name, paragraphs));
    let project = project.synced().committed();
    let mut names = vec!["c0".to_owned()];
    project.git("tag c0");
    for number in 1..=50 {
        if number % 10 == 4 {
            // A branch with an article of its own, and its merge two commits later.
            project.git(["checkout", "-q", "-b", &format!("side{number}")]);
            project.write(&format!("content/ja/side{number}.md"), format!("{}\n\n{}\n", sentence(dice), sentence(dice)));
            project.commit("side");
            project.git("checkout -q main");
        } else if number % 10 == 6 {
            project.git(["merge", "-q", "--no-ff", "-m", "merge", &format!("side{}", number - 2)]);
        }
        let name = articles.keys().nth(dice.below(articles.len())).unwrap().clone();
        match dice.below(12) {
            // A paragraph goes to another article.
            0 => {
                let other = articles.keys().nth(dice.below(articles.len())).unwrap().clone();
                let moved = if articles[&name].len() > 2 { Some(articles.get_mut(&name).unwrap().remove(0)) } else { None };
                articles.get_mut(&other).unwrap().extend(moved);
                write(&project, &other, &articles[&other]);
            }
            1 => {
                let new = format!("{number}{}", &name[name.len() - 4..].trim_start_matches(|c: char| c.is_ascii_digit()));
                let new = if new.ends_with(".md") || new.ends_with(".txt") { new } else { format!("{number}.md") };
                project.remove(&format!("content/ja/{name}"));
                let paragraphs = articles.remove(&name).unwrap();
                write(&project, &new, &paragraphs);
                articles.insert(new, paragraphs);
            }
            2 => {
                let glossary = project.read("glossary/terms.toml");
                project.write(
                    "glossary/terms.toml",
                    match glossary.contains("\"secretome\"") {
                        true => glossary.replace("\"secretome\"", "\"releasate\""),
                        false => glossary.replace("\"releasate\"", "\"secretome\""),
                    },
                );
            }
            3 | 4 => {
                project.run("sync").ok();
                let next = project.run("next --format json").ok().json();
                if let Some(unit) = next["unit"].as_str() {
                    let target =
                        dice.of(&["Conditioned medium is given.", "3 mL of secretome is given.", "Stem cells are cooled.", "It is given."]);
                    project.run(["set", unit, target]).ok();
                }
            }
            _ => {
                let paragraphs = articles.get_mut(&name).unwrap();
                let change = if dice.below(2) == 0 { edit } else { reorder };
                (0..=dice.below(3)).for_each(|_| change(paragraphs, dice));
            }
        }
        if let Some(paragraphs) = articles.get(&name) {
            write(&project, &name, paragraphs);
        }
        project.git("add -A");
        project.git("commit -q --allow-empty -m edit");
        project.git(["tag", &format!("c{number}")]);
        names.push(format!("c{number}"));
    }
    (project, names)
}

type Flat = (String, String, String, String, Option<String>, String);

fn flat(unit: &Unit) -> Flat {
    (unit.article.clone(), unit.id.clone(), unit.locale.clone(), unit.source.clone(), unit.target.clone(), unit.state.name().to_owned())
}

/// A side of a change in the JSON. Only the head's article is named, so that of the base is looked up by its id.
fn side(change: &Value, side: &str, version: &Version) -> Option<Flat> {
    let unit = &change[side];
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let (id, source) = (text(&unit["id"])?, text(&unit["source"])?);
    let article = change["unit"].as_str()?.rsplit_once('#')?.0.to_owned();
    let flat = |article: &str| {
        let (locale, state) = (text(&change["locale"]).unwrap(), text(&unit["state"]).unwrap());
        (article.to_owned(), id.clone(), locale, source.clone(), text(&unit["target"]), state)
    };
    let here = version.units.iter().find(|unit| unit.article == article && unit.id == id && unit.source == source);
    Some(flat(&here.map_or(String::new(), |unit| unit.article.clone())))
}

fn counted<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeMap<T, i64> {
    let mut counts = BTreeMap::new();
    items.into_iter().for_each(|item| *counts.entry(item).or_default() += 1);
    counts
}

/// A unit of an article that both versions have: its id, its block in both, and its place in the base.
#[derive(Clone, PartialEq)]
struct Kept {
    id: String,
    blocks: (usize, usize),
    place: usize,
}

/// The units that must be said to have moved, where there is but one answer; by trying everything. What stands together in one block
/// in both versions is one run. Two blocks, or two sentences of a block, in each other's place moved both; of the other runs as few
/// as can be, with as few units as can be.
fn must_move(kept: &[Kept]) -> Option<Vec<String>> {
    let mut sorted: Vec<usize> = kept.iter().map(|one| one.place).collect();
    sorted.sort_unstable();
    let rank = |one: &Kept| sorted.iter().position(|place| *place == one.place).unwrap();
    let runs: Vec<&[Kept]> = kept.chunk_by(|a, b| rank(a) + 1 == rank(b) && a.blocks == b.blocks).collect();
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|run| runs[*run][0].place);
    // `order` has the runs as the base has them; they are numbered as the head has them.
    let of_block = |is: &dyn Fn(&Kept) -> bool| kept.iter().filter(|one| is(one)).count();
    let is_whole = |run: &[Kept]| {
        let (from, to) = run[0].blocks;
        of_block(&|one| one.blocks.0 == from) == run.len() && of_block(&|one| one.blocks.1 == to) == run.len()
    };
    let alike = |a: &[Kept], b: &[Kept]| is_whole(a) && is_whole(b) || a.len() == 1 && b.len() == 1 && a[0].blocks == b[0].blocks;
    let (mut taken, mut covered): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for width in (1..runs.len()).rev() {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for first in 0..runs.len() - width {
            let last = first + width;
            let (x, y) = (order[first], order[last]);
            let same = x == y + width && (1..width).all(|n| order[first + n] == y + n);
            if same && alike(runs[x], runs[y]) && !(first..=last).any(|at| covered.contains(&at)) {
                found.push((first, last));
            }
        }
        let meets = |a: &(usize, usize), b: &(usize, usize)| a.0 <= b.1 && b.0 <= a.1;
        for one in found.iter().filter(|one| found.iter().filter(|other| meets(one, other)).count() == 1) {
            covered.extend(one.0..=one.1);
            taken.extend([order[one.0], order[one.1]]);
        }
    }
    let rest: Vec<usize> = order.into_iter().filter(|run| !taken.contains(run)).collect();
    if rest.len() > 14 {
        return None;
    }
    let mut best: Vec<((usize, usize), usize)> = Vec::new();
    for set in 0..1usize << rest.len() {
        let stay: Vec<usize> = rest.iter().enumerate().filter(|(n, _)| set >> n & 1 == 1).map(|(_, run)| *run).collect();
        if stay.windows(2).all(|two| two[0] < two[1]) {
            best.push(((stay.len(), stay.iter().map(|run| runs[*run].len()).sum()), set));
        }
    }
    best.sort_unstable();
    let (most, set) = best.pop()?;
    if best.pop().is_some_and(|(other, _)| other == most) {
        return None;
    }
    let moved = rest.iter().enumerate().filter(|(n, _)| set >> n & 1 == 0).map(|(_, run)| *run).chain(taken);
    let mut ids: Vec<String> = moved.flat_map(|run| runs[run].iter().map(|one| one.id.clone())).collect();
    ids.sort();
    Some(ids)
}

/// Holds the diff of two versions to what both have. In how many articles it was certain what moved, and something did.
fn hold(json: &Value, base: &Version, head: &Version, told: &str) -> usize {
    let changes = json["units"].as_array().unwrap();
    // Without the article: one that moved is named by its new one.
    let bare = |flat: Flat| (flat.1, flat.2, flat.3, flat.4, flat.5);
    let is = |change: &Value, what: &str| change["changes"].as_array().unwrap().iter().any(|kind| kind == what);
    let mut applied = counted(base.units.iter().map(|unit| bare(flat(unit))));
    for change in changes {
        if let Some(old) = side(change, "base", base) {
            *applied.entry(bare(old)).or_default() -= 1;
        }
        if let Some(new) = side(change, "head", head) {
            *applied.entry(bare(new)).or_default() += 1;
        }
    }
    applied.retain(|_, count| *count != 0);
    assert_eq!(applied, counted(head.units.iter().map(|unit| bare(flat(unit)))), "{told}: the base with the changes is the head");
    // What the changes are called is what differs.
    for change in changes {
        let (old, new) = (&change["base"], &change["head"]);
        assert_eq!(is(change, "added"), old.is_null(), "{told}: {change:#}");
        assert_eq!(is(change, "removed"), new.is_null(), "{told}: {change:#}");
        if !old.is_null() && !new.is_null() {
            for (what, key) in [("source", "source"), ("target", "target"), ("state", "state")] {
                assert_eq!(is(change, what), old[key] != new[key], "{told}: {what} {change:#}");
            }
        }
    }
    // Nothing is both gone and new.
    let texts = |what: &str, key: &str| -> Vec<String> {
        changes.iter().filter(|change| is(change, what)).map(|change| change[key]["source"].as_str().unwrap().to_owned()).collect()
    };
    let (gone, new) = (texts("removed", "base"), texts("added", "head"));
    assert!(gone.iter().all(|text| !new.contains(text)), "{told}: {gone:?} {new:?}");
    // Within an article that kept its name, just those units moved that must. Its units are known by their ids, which are
    // made of the text; where others are taken for the same, or another article has a part in it, there is more than one answer.
    let mut judged = 0;
    let articles: std::collections::BTreeSet<&str> = head.units.iter().map(|unit| unit.article.as_str()).collect();
    for article in articles {
        let of = |version: &Version| -> Vec<(String, usize)> {
            let units = version.units.iter().filter(|unit| unit.article == article);
            units.map(|unit| (unit.id.clone(), unit.block)).collect()
        };
        let (old, new) = (of(base), of(head));
        let kept: Vec<Kept> = new
            .iter()
            .filter_map(|(id, to)| {
                let place = old.iter().position(|(other, _)| other == id)?;
                Some(Kept { id: id.clone(), blocks: (old[place].1, *to), place })
            })
            .collect();
        let here = |change: &&Value| change["unit"].as_str().unwrap().starts_with(&format!("{article}#"));
        let is_other = |change: &Value| {
            let (old, new) = (&change["base"], &change["head"]);
            !old.is_null() && !new.is_null() && (old["article"] != new["article"] || old["id"] != new["id"])
        };
        if changes.iter().filter(here).any(is_other) {
            continue;
        }
        let Some(expected) = must_move(&kept) else { continue };
        let moved = changes.iter().filter(here).filter(|change| is(change, "moved"));
        let mut moved: Vec<String> = moved.map(|change| change["head"]["id"].as_str().unwrap().to_owned()).collect();
        moved.sort();
        assert_eq!(moved, expected, "{told}: {article}");
        judged += usize::from(!expected.is_empty());
    }
    // Terms, counted anew.
    let uses = |version: &Version| {
        let mut counts: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
        for term in version.units.iter().flat_map(|unit| &unit.terms) {
            let of = counts.entry(term.id.clone()).or_default();
            if let Some(rendering) = &term.rendering {
                *of.entry(rendering.clone()).or_default() += 1;
            }
        }
        counts
    };
    let (old, new) = (uses(base), uses(head));
    for term in json["terms"].as_array().unwrap() {
        for (side, counts) in [("base", &old), ("head", &new)] {
            let shown: BTreeMap<String, u64> = term[side]["renderings"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| (one["text"].as_str().unwrap().to_owned(), one["count"].as_u64().unwrap()))
                .collect();
            assert_eq!(shown, counts.get(term["id"].as_str().unwrap()).cloned().unwrap_or_default(), "{told}: {term:#}");
        }
    }
    for id in old.keys().chain(new.keys()).filter(|id| old.get(*id).unwrap_or(&BTreeMap::new()) != new.get(*id).unwrap_or(&BTreeMap::new()))
    {
        assert!(json["terms"].as_array().unwrap().iter().any(|term| term["id"] == id.as_str()), "{told}: {id}");
    }
    // Findings: what was there, without what went, with what came.
    let open = |version: &Version| {
        counted(version.findings.iter().filter(|f| f.waived.is_none()).map(|f| (f.code.name().to_owned(), f.term.clone())))
    };
    let mut findings = open(base);
    let mut still = 0;
    for finding in json["findings"].as_array().unwrap() {
        let key = (finding["code"].as_str().unwrap().to_owned(), finding["term"].as_str().map(str::to_owned));
        match finding["status"].as_str() {
            Some("introduced") => *findings.entry(key).or_default() += 1,
            Some("fixed") => *findings.entry(key).or_default() -= 1,
            _ => still += 1,
        }
    }
    findings.retain(|_, count| *count != 0);
    assert_eq!(findings, open(head), "{told}: findings");
    assert!(still <= head.findings.len(), "{told}");
    judged
}

#[test]
fn the_diff_of_any_two_commits_is_what_brute_force_says() {
    let mut dice = Dice(20_261_126);
    let (project, names) = repository(&mut dice);
    let version = |name: &str| Snapshot::load(&Revision::open(project.path(), name).unwrap()).unwrap().version(words);
    let mut pairs: Vec<(String, String)> = names.windows(2).step_by(3).map(|two| (two[0].clone(), two[1].clone())).collect();
    for _ in 0..8 {
        pairs.push((names[dice.below(names.len())].clone(), names[dice.below(names.len())].clone()));
    }
    let (mut changed, mut moved) = (0, 0);
    for (base, head) in pairs {
        let json = project.run(["diff", &base, &head, "--format", "json"]).ok().json();
        changed += json["units"].as_array().unwrap().len();
        moved += hold(&json, &version(&base), &version(&head), &format!("{base} {head}"));
    }
    assert!(changed > 50, "the commits differ: {changed}");
    assert!(moved > 3, "something moves: {moved}");
    // The working tree of the last commit is that commit.
    let here = Snapshot::load(&Disk::new(project.path())).unwrap().version(words);
    let json = project.run(["diff", &names[20], "--format", "json"]).ok().json();
    hold(&json, &version(&names[20]), &here, "c20 and the working tree");
}
