//! Faults of how sure a text is and of its no: a correct pair in, the same pair with its hedges or its one negation left
//! out of one text, or nothing where the other text has none. The words stand in `words/` and are not the checkers' own.

use std::sync::LazyLock;

use regex::Regex;
use taiyaku::glossary::Glossary;

use crate::engine::Text;
use crate::inject::{list, patterns};

type Rules = Vec<(Regex, &'static str)>;

fn rules(text: &'static str, frame: &str) -> Rules {
    patterns(text, frame).into_iter().map(|(pattern, fields)| (pattern, fields.get(1).copied().unwrap_or(""))).collect()
}

static HEDGES: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/hedges.tsv"), "{}"));
static HEDGES_JA: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/hedges-ja.tsv"), "{}"));
static NEGATIONS: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/negations.tsv"), "{}"));
/// A negation of Japanese stands at the end of its sentence, or before a joined one.
static NEGATIONS_JA: LazyLock<Rules> =
    LazyLock::new(|| rules(include_str!("../words/negations-ja.tsv"), "(?:{})(?<end>[。！]|が、|し、|ので|$)"));
static HEDGED: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/hedged-en.txt"), "{}"));
static HEDGED_ALIKE: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/hedged-en-lookalikes.txt"), "{}"));
static HEDGED_JA: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/hedged-ja.txt"), "{}"));
static DENIED_ALIKE: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/denied-en-lookalikes.txt"), "{}"));
static DENIED_JA: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/denied-ja.txt"), "{}"));
static DENIED: LazyLock<Rules> = LazyLock::new(|| rules(include_str!("../words/denied-en.txt"), "{}"));

/// What stands before the full stop.
fn ends_with(ja: &str, endings: &'static str) -> bool {
    let body = ja.trim_end_matches(['。', '．', '.', ' ', '」', '）']);
    list(endings).flatten().any(|ending| body.ends_with(ending))
}

fn without(text: &str, rules: &Rules) -> String {
    rules.iter().fold(text.to_owned(), |text, (pattern, left)| pattern.replace_all(&text, *left).into_owned())
}

/// The English without its hedges.
pub fn hedge(text: &Text, _: &Glossary) -> Option<Text> {
    let one = text.ja.matches('。').count() <= 1 && ends_with(&text.ja, include_str!("../words/hedge-endings.txt"));
    let en = without(&text.en, &HEDGES);
    (one && en != text.en).then(|| Text { ja: text.ja.clone(), en })
}

fn has(text: &str, rules: &Rules) -> bool {
    rules.iter().any(|(pattern, _)| pattern.is_match(text))
}

/// The Japanese without its hedges, where none is left that could stand for the English one.
pub fn japanese_hedge(text: &Text, _: &Glossary) -> Option<Text> {
    let hedged = text.ja.matches('。').count() <= 1 && has(&without(&text.en, &HEDGED_ALIKE), &HEDGED);
    let ja = hedged.then(|| without(&text.ja, &HEDGES_JA))?;
    (ja != text.ja && !has(&ja, &HEDGED_JA)).then(|| Text { ja, en: text.en.clone() })
}

/// The English without its negation.
pub fn negation(text: &Text, _: &Glossary) -> Option<Text> {
    let denies = ends_with(&text.ja, include_str!("../words/negation-endings.txt"))
        && !ends_with(&text.ja, include_str!("../words/negation-lookalikes.txt"))
        && text.ja.matches('。').count() <= 1;
    let counted = NEGATIONS.iter().map(|(pattern, _)| pattern.find_iter(&text.en).count()).max().unwrap_or(0);
    let en = without(&text.en, &NEGATIONS);
    (denies && counted == 1 && en != text.en).then(|| Text { ja: text.ja.clone(), en })
}

/// The Japanese without its one negation.
pub fn japanese_negation(text: &Text, _: &Glossary) -> Option<Text> {
    let denied: usize = DENIED.iter().map(|(pattern, _)| pattern.find_iter(&text.en).count()).sum();
    let lists = [include_str!("../words/negation-lookalikes.txt"), include_str!("../words/negation-lookalikes-ja.txt")];
    let alike = lists.into_iter().flat_map(list).flatten().any(|look| text.ja.contains(look));
    let (pattern, left) = NEGATIONS_JA.iter().find(|(pattern, _)| pattern.is_match(&text.ja))?;
    let once = pattern.find_iter(&text.ja).count() == 1 && text.ja.matches('。').count() <= 1;
    let ja = pattern.replace(&text.ja, format!("{left}${{end}}")).into_owned();
    (denied == 1 && once && !alike && !has(&text.en, &DENIED_ALIKE) && !has(&ja, &DENIED_JA)).then(|| Text { ja, en: text.en.clone() })
}

#[cfg(test)]
mod tests {
    use taiyaku::glossary::Glossary;

    use super::{hedge, japanese_hedge, japanese_negation, negation};
    use crate::engine::Text;

    type Inject = fn(&Text, &Glossary) -> Option<Text>;

    fn injected(inject: Inject, ja: &str, en: &str) -> Option<(String, String)> {
        let text = inject(&Text { ja: ja.to_owned(), en: en.to_owned() }, &Glossary::default())?;
        Some((text.ja, text.en))
    }

    #[test]
    fn the_other_text_stands() {
        let is = |inject: Inject, ja: &str, en: &str, wanted: [&str; 2]| {
            assert_eq!(injected(inject, ja, en), Some((wanted[0].to_owned(), wanted[1].to_owned())), "{ja}");
        };
        is(hedge, "痛むかもしれない。", "It may hurt.", ["痛むかもしれない。", "It hurts."]);
        is(negation, "痛みはない。", "There is no pain.", ["痛みはない。", "There is a pain."]);
        for (ja, en, left) in [
            ("痛むかもしれません。", "It may hurt.", "痛む。"),
            ("おそらく骨折だろう。", "It is probably a fracture.", "骨折である。"),
            ("腫れる可能性があるが、心配はいらない。", "It may swell, but do not worry.", "腫れるが、心配はいらない。"),
            ("原因は細菌と考えられている。", "Bacteria are thought to be the cause.", "原因は細菌である。"),
            ("関与が示唆されました。", "The data suggest that it is involved.", "関与が示されました。"),
        ] {
            is(japanese_hedge, ja, en, [left, en]);
        }
        for (ja, en, left) in [
            ("痛みはありませんでした。", "There was no pain.", "痛みはありました。"),
            ("薬を飲まなかった。", "He did not take the drug.", "薬を飲んだ。"),
            ("熱は高くない。", "The fever is not high.", "熱は高い。"),
            ("効果は確認できないが、安全だ。", "The effect cannot be confirmed, but it is safe.", "効果は確認できるが、安全だ。"),
        ] {
            is(japanese_negation, ja, en, [left, en]);
        }
    }

    #[test]
    fn no_occasion_no_fault() {
        for (inject, ja, en) in [
            (japanese_hedge as Inject, "痛むかもしれない。", "It hurts."),
            (japanese_hedge, "痛む。", "It may hurt."),
            (japanese_hedge, "休むとよいでしょう。", "You may want to rest."),
            (japanese_hedge, "痛むとされ、腫れるかもしれない。", "It is said to hurt, and may swell."),
            (japanese_negation, "痛みはない。", "It is painless."),
            (japanese_negation, "受診しなければならない。", "It must not be put off."),
            (japanese_negation, "痛みがある。", "It is not painless."),
            (japanese_negation, "触ってはいけません。", "You must not touch it."),
            (japanese_negation, "痛くない。", "Doesn't it hurt?"),
            (japanese_negation, "触れなければ痛くない。", "It does not hurt unless it is touched."),
        ] {
            assert_eq!(injected(inject, ja, en), None, "{ja}");
        }
    }
}
