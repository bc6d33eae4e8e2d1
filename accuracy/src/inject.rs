//! Faults: a correct pair in, the same pair with one fault out, or nothing where the pair gives no occasion for it.
//! Every rule is certain that what it changes had its counterpart in the other text. The words stand in `words/` and
//! are not the checkers' own.

use std::sync::LazyLock;

use regex::Regex;
use taiyaku::finding::Code;
use taiyaku::glossary::{Form, Glossary};
use taiyaku::text::{Script, script};

use crate::engine::{Direction, Text, words};
use crate::inject_said as said;

/// A way to go wrong.
pub struct Fault {
    /// What it is called in the table.
    pub name: &'static str,
    /// Codes of which one must be found.
    pub codes: &'static [Code],
    /// Directions in which it is looked for.
    pub directions: &'static [Direction],
    /// The pair with the fault.
    pub inject: fn(&Text, &Glossary) -> Option<Text>,
}

const TO_ENGLISH: &[Direction] = &[Direction::JaEn];
const TO_JAPANESE: &[Direction] = &[Direction::EnJa];
const BOTH: &[Direction] = &[Direction::JaEn, Direction::EnJa];

/// Every fault.
pub const FAULTS: &[Fault] = &[
    Fault { name: "number: another value", codes: &[Code::NumberMismatch], directions: BOTH, inject: other_value },
    Fault { name: "number: ten times", codes: &[Code::NumberMismatch], directions: BOTH, inject: ten_times },
    Fault { name: "number: two digits swapped", codes: &[Code::NumberMismatch], directions: BOTH, inject: swapped_digits },
    Fault { name: "number: in words", codes: &[Code::NumberMismatch], directions: TO_ENGLISH, inject: other_numeral },
    Fault { name: "number: 万 and 億", codes: &[Code::NumberMismatch], directions: BOTH, inject: shifted_myriad },
    Fault { name: "unit swapped", codes: &[Code::NumberMismatch], directions: TO_ENGLISH, inject: other_unit },
    Fault { name: "term: forbidden", codes: &[Code::TermForbidden], directions: TO_ENGLISH, inject: forbidden_term },
    Fault { name: "term: foreign", codes: &[Code::TermMissing, Code::TermForbidden], directions: TO_ENGLISH, inject: foreign_term },
    Fault { name: "term: dropped", codes: &[Code::TermMissing], directions: TO_ENGLISH, inject: dropped_term },
    Fault {
        name: "hedge removed",
        codes: &[Code::HedgeDropped, Code::LightHedgeDropped, Code::HedgeLayer],
        directions: TO_ENGLISH,
        inject: said::hedge,
    },
    Fault {
        name: "hedge removed",
        codes: &[Code::HedgeDropped, Code::LightHedgeDropped, Code::HedgeLayer],
        directions: TO_JAPANESE,
        inject: said::japanese_hedge,
    },
    Fault { name: "negation dropped", codes: &[Code::Polarity], directions: TO_ENGLISH, inject: said::negation },
    Fault { name: "negation dropped", codes: &[Code::Polarity], directions: TO_JAPANESE, inject: said::japanese_negation },
    Fault { name: "link dropped", codes: &[Code::UrlMismatch, Code::MarkupMismatch], directions: BOTH, inject: dropped_link },
    Fault {
        name: "citation dropped",
        codes: &[Code::CitationMismatch, Code::NumberMismatch, Code::UrlMismatch],
        directions: TO_ENGLISH,
        inject: dropped_citation,
    },
    Fault { name: "Japanese left in", codes: &[Code::SourceTextLeft], directions: TO_ENGLISH, inject: japanese_left },
    Fault { name: "bracket broken", codes: &[Code::BracketUnbalanced], directions: TO_ENGLISH, inject: broken_bracket },
    Fault { name: "bracket broken", codes: &[Code::BracketUnbalanced], directions: TO_JAPANESE, inject: broken_japanese_bracket },
    Fault { name: "Japanese punctuation", codes: &[Code::FullwidthInTarget], directions: TO_ENGLISH, inject: japanese_mark },
];

/// Rows of a word list; a line that begins with # is a remark.
pub fn list(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| line.split('\t').collect())
}

/// Rows of a word list whose first field is a regular expression, `frame` around its `{}`.
pub fn patterns(text: &'static str, frame: &str) -> Vec<(Regex, Vec<&'static str>)> {
    list(text).filter_map(|fields| Some((Regex::new(&frame.replace("{}", fields.first()?)).ok()?, fields))).collect()
}

static NUMERALS: LazyLock<Vec<(Regex, Vec<&'static str>)>> = LazyLock::new(|| patterns(include_str!("../words/numerals.tsv"), r"\b{}\b"));
static UNITS: LazyLock<Vec<(Regex, Vec<&'static str>)>> = LazyLock::new(|| patterns(include_str!("../words/units.tsv"), r"^( ?){}\b"));
static COUNTERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| list(include_str!("../words/counters.txt")).flatten().collect());

/// A number written in digits: where it stands, and its digits without separators.
struct Digits {
    start: usize,
    end: usize,
    digits: String,
}

/// The numbers in digits of a text that stand by themselves: no part of a name, a date, an address or a decimal.
fn numbers(text: &str) -> Vec<Digits> {
    static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[0-9０-９]+(?:,[0-9]{3})*").ok());
    let Some(digits) = DIGITS.as_ref() else { return Vec::new() };
    let found = digits.find_iter(text).filter_map(|found| {
        let before = text.get(..found.start())?.chars().next_back();
        let after = text.get(found.end()..)?;
        let odd = |c: char| c.is_ascii_alphanumeric() || "._-/:#@&$%+*=^~<>[]\\'`,－．〜～–×".contains(c);
        let next = after.chars().next();
        let ends = match next {
            Some('.' | ',') => !after.chars().nth(1).is_some_and(|c| c.is_alphanumeric()),
            Some(c) => !odd(c) || c == ',',
            None => true,
        };
        let digits: String = found
            .as_str()
            .chars()
            .filter_map(|c| c.to_digit(10).or_else(|| (c as u32).checked_sub('０' as u32)))
            .map(|d| d.to_string())
            .collect();
        (!before.is_some_and(odd) && ends && digits.len() <= 9).then_some(Digits { start: found.start(), end: found.end(), digits })
    });
    found.collect()
}

/// The number that stands once in each text, in digits both times, with a counter in Japanese.
fn shared_number(text: &Text) -> Option<(Digits, Digits)> {
    let (ja, en) = (numbers(&text.ja), numbers(&text.en));
    let once = |digits: &str, all: &[Digits]| all.iter().filter(|one| one.digits == digits).count() == 1;
    let found = ja.into_iter().find(|one| {
        let behind = text.ja.get(one.end..).unwrap_or("");
        COUNTERS.iter().any(|counter| behind.starts_with(counter)) && !one.digits.starts_with('0') && once(&one.digits, &en)
    })?;
    let unique = numbers(&text.ja).iter().filter(|one| one.digits == found.digits).count() == 1;
    let other = en.into_iter().find(|one| one.digits == found.digits)?;
    unique.then_some((found, other))
}

/// The pair with the target's number written anew. Both texts could be the target, so both are changed in turn: the
/// Japanese where its number is longer than two digits, the English else.
fn with_number(text: &Text, change: impl Fn(&str) -> Option<String>) -> Option<Text> {
    let (_, en) = shared_number(text)?;
    let changed = change(&en.digits)?;
    // The wrong number must be wrong: it stands nowhere in the source.
    let stands = numbers(&text.ja).iter().any(|one| one.digits == changed);
    (!stands && changed != en.digits).then(|| Text { ja: text.ja.clone(), en: splice(&text.en, en.start, en.end, &changed) })
}

fn splice(text: &str, start: usize, end: usize, with: &str) -> String {
    format!("{}{with}{}", text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""))
}

fn other_value(text: &Text, _: &Glossary) -> Option<Text> {
    with_number(text, |digits| Some((digits.parse::<u64>().ok()? + 1).to_string()))
}

fn ten_times(text: &Text, _: &Glossary) -> Option<Text> {
    with_number(text, |digits| Some(format!("{digits}0")))
}

fn swapped_digits(text: &Text, _: &Glossary) -> Option<Text> {
    with_number(text, |digits| {
        let mut chars: Vec<char> = digits.chars().collect();
        let at = chars.windows(2).position(|two| two[0] != two[1] && two[1] != '0')?;
        chars.swap(at, at + 1);
        Some(chars.into_iter().collect())
    })
}

fn other_numeral(text: &Text, _: &Glossary) -> Option<Text> {
    NUMERALS.iter().find_map(|(pattern, fields)| {
        let [_, other, written] = fields[..] else { return None };
        let found: Vec<_> = pattern.find_iter(&text.en).map(|found| found.range()).collect();
        let counted = |number: &str| {
            COUNTERS.iter().any(|counter| {
                let with = format!("{number}{counter}");
                text.ja.matches(&with).count() == 1 && !text.ja.split(&with).next().is_some_and(|before| before.ends_with(is_numeral))
            })
        };
        let [range] = &found[..] else { return None };
        // A joined numeral (twenty-two) is another one.
        let joined = text.en.get(range.end..)?.starts_with('-') || text.en.get(..range.start)?.ends_with('-');
        let once = written.split('|').filter(|number| text.ja.contains(*number)).count() == 1;
        (!joined && once && written.split('|').any(counted))
            .then(|| Text { ja: text.ja.clone(), en: splice(&text.en, range.start, range.end, other) })
    })
}

fn is_numeral(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十百千万第数".contains(c)
}

fn shifted_myriad(text: &Text, _: &Glossary) -> Option<Text> {
    static MYRIAD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[0-9０-９][万億]").ok());
    static SCALE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b(thousand|million|billion)\b|[0-9],000\b").ok());
    let (mut myriads, scaled) = (MYRIAD.as_ref()?.find_iter(&text.ja), SCALE.as_ref()?.find_iter(&text.en).count());
    let found = myriads.next()?;
    if myriads.next().is_some() || scaled != 1 {
        return None;
    }
    let other = if found.as_str().ends_with('万') { "億" } else { "万" };
    let at = found.end() - "万".len();
    Some(Text { ja: splice(&text.ja, at, found.end(), other), en: text.en.clone() })
}

fn other_unit(text: &Text, _: &Glossary) -> Option<Text> {
    let (ja, en) = shared_number(text)?;
    let behind = text.en.get(en.end..)?;
    UNITS.iter().find_map(|(pattern, fields)| {
        let [_, other, japanese] = fields[..] else { return None };
        let found = pattern.captures(behind)?;
        let whole = found.get(0)?;
        let space = found.get(1).map_or("", |space| space.as_str());
        let rest = text.ja.get(ja.end..)?;
        let has = japanese.split('|').any(|unit| rest.starts_with(unit));
        let dated = japanese.starts_with('年') && !rest.starts_with("年間");
        (has && !dated)
            .then(|| Text { ja: text.ja.clone(), en: splice(&text.en, en.end, en.end + whole.end(), &format!("{space}{other}")) })
    })
}

/// The one rendering of a concept that the source has once and the target once.
fn rendering(text: &Text, glossary: &Glossary) -> Option<(usize, usize, usize)> {
    let source = glossary.find(&text.ja, "ja", words("ja"));
    let target = glossary.find(&text.en, "en", words("en"));
    source.iter().filter(|hit| !hit.covered && hit.form != Form::Forbidden && !hit.derived).find_map(|hit| {
        let concept = glossary.concept(hit.concept)?;
        let mut own = target.iter().filter(|other| other.concept == hit.concept && other.form != Form::Forbidden);
        let found = own.next()?;
        let alone = own.next().is_none() && source.iter().filter(|other| other.concept == hit.concept).count() == 1;
        (alone && !found.covered && concept.is_enforced()).then_some((hit.concept, found.span.start, found.span.end))
    })
}

fn forbidden_term(text: &Text, glossary: &Glossary) -> Option<Text> {
    let (concept, start, end) = rendering(text, glossary)?;
    let wrong = &glossary.concept(concept)?.sides.get("en")?.forbidden.first()?.text;
    Some(Text { ja: text.ja.clone(), en: splice(&text.en, start, end, wrong) })
}

fn foreign_term(text: &Text, glossary: &Glossary) -> Option<Text> {
    let (_, start, end) = rendering(text, glossary)?;
    Some(Text { ja: text.ja.clone(), en: splice(&text.en, start, end, "harbour crane") })
}

fn dropped_term(text: &Text, glossary: &Glossary) -> Option<Text> {
    let (_, start, end) = rendering(text, glossary)?;
    // A pronoun in its place may stand for it.
    let en = splice(&text.en, start, end, "").replace("  ", " ");
    (en.split_whitespace().count() > 2).then(|| Text { ja: text.ja.clone(), en })
}

fn dropped_link(text: &Text, _: &Glossary) -> Option<Text> {
    static URL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"https?://[A-Za-z0-9./_?=#&-]*[A-Za-z0-9/]").ok());
    let url = URL.as_ref()?.find(&text.en)?;
    let shared = text.ja.matches(url.as_str()).count() == 1 && text.en.matches(url.as_str()).count() == 1;
    shared.then(|| Text { ja: text.ja.clone(), en: splice(&text.en, url.start(), url.end(), "") })
}

fn dropped_citation(text: &Text, _: &Glossary) -> Option<Text> {
    static NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r" ?\[[0-9]{1,3}\]").ok());
    let note = NOTE.as_ref()?.find(&text.en)?;
    let marker = note.as_str().trim();
    let follows = text.en.get(..note.start())?.ends_with(|c: char| c.is_alphabetic() || c == '.');
    (follows && !is_code(&text.en) && text.ja.matches(marker).count() == 1)
        .then(|| Text { ja: text.ja.clone(), en: splice(&text.en, note.start(), note.end(), "") })
}

fn japanese_left(text: &Text, _: &Glossary) -> Option<Text> {
    let is_word = |c: char| matches!(script(c), Script::Han | Script::Katakana);
    let word = text.ja.split(|c| !is_word(c)).filter(|word| word.chars().count() >= 2).max_by_key(|word| word.len())?;
    let last = text
        .en
        .split_whitespace()
        .filter(|word| word.len() > 3 && word.chars().all(|c| c.is_ascii_alphabetic()))
        .max_by_key(|word| word.len())?;
    let at = text.en.find(last)?;
    (text.en.is_ascii() && text.en.split_whitespace().count() > 3)
        .then(|| Text { ja: text.ja.clone(), en: splice(&text.en, at, at + last.len(), word) })
}

/// Whether a text has code in it, where a bracket is no bracket.
fn is_code(text: &str) -> bool {
    text.contains(['`', '$', '{', '<', '\\'])
}

fn broken(text: &str, open: char, close: char) -> Option<String> {
    let once = text.matches(open).count() == 1 && text.matches(close).count() == 1;
    let (from, to) = (text.find(open)?, text.find(close)?);
    // Long texts lose the closer, short ones the opener.
    let at = if text.len().is_multiple_of(2) { to } else { from };
    (once && from < to && !is_code(text)).then(|| text.char_indices().filter(|(place, _)| *place != at).map(|(_, c)| c).collect())
}

fn broken_bracket(text: &Text, _: &Glossary) -> Option<Text> {
    Some(Text { ja: text.ja.clone(), en: broken(&text.en, '(', ')')? })
}

fn broken_japanese_bracket(text: &Text, _: &Glossary) -> Option<Text> {
    let ja = broken(&text.ja, '「', '」').or_else(|| broken(&text.ja, '（', '）'))?;
    Some(Text { ja, en: text.en.clone() })
}

fn japanese_mark(text: &Text, _: &Glossary) -> Option<Text> {
    let (at, mark) = text.en.char_indices().find_map(|(at, c)| match c {
        ',' if text.en.get(at + 1..)?.starts_with(' ') => Some((at, "、")),
        '.' if at + 1 == text.en.len() => Some((at, "。")),
        _ => None,
    })?;
    text.en.is_ascii().then(|| Text { ja: text.ja.clone(), en: splice(&text.en, at, at + 1, mark) })
}

#[cfg(test)]
mod tests {
    use taiyaku::glossary::Glossary;

    use super::{FAULTS, numbers};
    use crate::engine::Text;

    fn injected(name: &str, ja: &str, en: &str) -> Option<(String, String)> {
        let fault = FAULTS.iter().find(|fault| fault.name == name)?;
        let text = (fault.inject)(&Text { ja: ja.to_owned(), en: en.to_owned() }, &Glossary::default())?;
        Some((text.ja, text.en))
    }

    #[test]
    fn a_fault_changes_what_has_its_counterpart_and_nothing_else() {
        let ja = "患者16名に投与した。";
        let is = |name: &str, ja: &str, en: &str, wanted: &str| {
            assert_eq!(injected(name, ja, en).map(|(_, en)| en).as_deref(), Some(wanted), "{name}");
        };
        is("number: another value", ja, "It was given to 16 patients.", "It was given to 17 patients.");
        is("number: ten times", ja, "It was given to 16 patients.", "It was given to 160 patients.");
        is("number: two digits swapped", ja, "It was given to 16 patients.", "It was given to 61 patients.");
        is("number: in words", "三人に投与した。", "It was given to three people.", "It was given to four people.");
        is("unit swapped", "14日間続けた。", "It went on for 14 days.", "It went on for 14 weeks.");
        is("hedge removed", "痛みが減ると考えられている。", "It is thought to reduce pain.", "It reduces pain.");
        is("negation dropped", "痛みは減らなかった。", "The pain did not ease.", "The pain did ease.");
        is("Japanese left in", "幹細胞を投与した。", "Stem cells were administered.", "Stem 幹細胞 were administered.");
        is("Japanese punctuation", "投与した。", "It was given.", "It was given。");
        assert_eq!(
            injected("number: 万 and 億", "100万個を用いた。", "We used 1 million cells.").map(|(ja, _)| ja).as_deref(),
            Some("100億個を用いた。")
        );
    }

    #[test]
    fn no_occasion_no_fault() {
        for (name, ja, en) in [
            ("number: another value", "16名に投与した。", "It was given to sixteen patients."),
            ("number: another value", "IL-6を測定した。", "IL-6 was measured."),
            ("number: another value", "16名のうち16名。", "16 of 16 patients."),
            ("hedge removed", "痛みが減る。", "It may reduce pain."),
            ("negation dropped", "痛むかもしれない。", "It may not hurt."),
            ("citation dropped", "投与した。", "It was given [1]."),
        ] {
            assert_eq!(injected(name, ja, en), None, "{name}: {ja}");
        }
    }

    #[test]
    fn a_number_stands_by_itself() {
        let found = |text: &str| numbers(text).into_iter().map(|one| one.digits).collect::<Vec<_>>();
        assert_eq!(found("２０名に1,500円、3.5倍、IL-6、2024-03-05、v1.2"), ["20", "1500"]);
    }
}
