//! The forms of a Japanese verb: 投与する comes in, 投与した, 投与しました, 投与される … go out. The endings are those of
//! `conjugation.txt`; a form that nobody writes does no harm, and what is no verb in its dictionary form has none.

use std::sync::LazyLock;

use crate::text::{Script, script};

/// The endings of the list: kind, base, endings.
static ENDINGS: LazyLock<Vec<(&str, &str, Vec<&str>)>> = LazyLock::new(|| {
    let lines = include_str!("conjugation.txt").lines().filter(|line| !line.starts_with('#'));
    let line = |line: &'static str| {
        let mut words = line.split_whitespace();
        Some((words.next()?, words.next()?, words.map(|ending| ending.trim_matches('-')).collect()))
    };
    lines.filter_map(line).collect()
});

/// The last kana of verbs with five bases: that of the dictionary form, those of the rows, and what た stands behind (where
/// it is だ, with ゛).
const ROWS: [(&str, [&str; 4], &str, bool); 9] = [
    ("う", ["わ", "い", "え", "お"], "っ", false),
    ("く", ["か", "き", "け", "こ"], "い", false),
    ("ぐ", ["が", "ぎ", "げ", "ご"], "い", true),
    ("す", ["さ", "し", "せ", "そ"], "し", false),
    ("つ", ["た", "ち", "て", "と"], "っ", false),
    ("ぬ", ["な", "に", "ね", "の"], "ん", true),
    ("ぶ", ["ば", "び", "べ", "ぼ"], "ん", true),
    ("む", ["ま", "み", "め", "も"], "ん", true),
    ("る", ["ら", "り", "れ", "ろ"], "っ", false),
];

/// Kana before る behind which it is nearly always the whole ending: those of the rows of i and e.
const BEFORE_RU: &str = "いきしちにひみりぎじびえけせてねへめれげぜでべ";

/// Every other form of a verb in its dictionary form, each once.
pub(super) fn forms(verb: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |kind: &str, base: &str, stem: &str, voiced: bool| {
        for (_, _, endings) in ENDINGS.iter().filter(|line| line.0 == kind && line.1 == base) {
            out.extend(endings.iter().map(|ending| format!("{stem}{}", if voiced { soft(ending) } else { (*ending).to_owned() })));
        }
    };
    if let Some(noun) = noun(verb) {
        add("suru", "stem", noun, false);
    } else if let Some((last, rows, te, voiced)) = ROWS.iter().find(|row| verb.ends_with(row.0)) {
        let stem = verb.strip_suffix(last).unwrap_or(verb);
        let before = stem.chars().next_back();
        if !stem.chars().any(|c| script(c) != Script::Hiragana) && stem.chars().count() < 2 {
            return out;
        }
        let whole = before.is_some_and(|c| BEFORE_RU.contains(c));
        if *last == "る" && (whole || before.is_some_and(|c| script(c) == Script::Han)) {
            add("one", "stem", stem, false);
        }
        if *last != "る" || !whole {
            for (base, row) in ["a", "i", "e", "o"].iter().zip(rows) {
                add("five", base, &format!("{stem}{row}"), false);
            }
            let te = if stem.ends_with('行') { "っ" } else { te };
            add("five", "te", &format!("{stem}{te}"), *voiced);
        }
    }
    out.sort_unstable();
    out.dedup();
    out.retain(|form| form != verb);
    out
}

/// The noun of a verb with する: 投与.
pub(super) fn noun(verb: &str) -> Option<&str> {
    verb.strip_suffix("する").filter(|noun| noun.chars().any(|c| matches!(script(c), Script::Han | Script::Katakana | Script::Latin)))
}

/// た and て behind ん are だ and で.
fn soft(ending: &str) -> String {
    let mut chars = ending.chars();
    let first = match chars.next() {
        Some('た') => "だ",
        Some('て') => "で",
        _ => return ending.to_owned(),
    };
    format!("{first}{}", chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn verbs_are_inflected() {
        for (verb, expected) in [
            ("注入する", "注入した 注入しました 注入され 注入できる 注入させて 注入せず 注入すれば 注入し"),
            ("混ぜる", "混ぜた 混ぜます 混ぜない 混ぜられる 混ぜ"),
            ("飲む", "飲んだ 飲んで 飲みます 飲まない 飲まれる 飲めば"),
            ("測る", "測った 測って 測ります 測らない"),
            ("診る", "診た 診て 診ます"),
            ("防ぐ", "防いだ 防ぎます"),
            ("除く", "除いた 除かれた"),
            ("増やす", "増やした 増やして 増やします"),
        ] {
            let forms = forms(verb);
            for form in expected.split(' ') {
                assert!(forms.iter().any(|one| one == form), "{verb}: {form} {forms:?}");
            }
            assert!(!forms.iter().any(|form| form == verb), "{verb}");
        }
        assert!(!forms("混ぜる").contains(&"混ぜって".to_owned()) && !forms("飲む").contains(&"飲んた".to_owned()));
        for word in ["注入", "する", "る", "", "薬", "administer"] {
            assert_eq!(forms(word), Vec::<String>::new(), "{word}");
        }
    }
}
