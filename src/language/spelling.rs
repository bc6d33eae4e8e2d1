//! English spellings of one word: British and American, with and without accents, open and closed. A word comes in, a
//! key that its spellings share goes out, or the other ways to cut it; what follows no rule stands in `spellings.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::sieve::Sieve;
use crate::text::nfd;

#[derive(Default)]
struct Spellings {
    /// Another spelling, and the one it is compared by.
    words: BTreeMap<&'static str, &'static str>,
    /// For `words`, which few words are of.
    sieve: Sieve,
    /// Words written in one or in two.
    open: BTreeSet<(&'static str, &'static str)>,
    /// The same, from the closed form.
    closed: BTreeMap<String, (&'static str, &'static str)>,
    /// Prefixes that are written with the word or apart from it, by their first byte.
    prefixes: BTreeMap<u8, Vec<&'static str>>,
}

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let mut lists = Spellings::default();
    for line in include_str!("spellings.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let kind = words.next().unwrap_or("");
        match (kind, words.next(), words.next()) {
            ("same", Some(usual), Some(other)) => _ = lists.words.insert(other, usual),
            ("open", Some(first), Some(second)) => {
                lists.open.insert((first, second));
                lists.closed.insert(format!("{first}{second}"), (first, second));
            }
            ("prefix", Some(prefix), None) => lists.prefixes.entry(prefix.bytes().next().unwrap_or(0)).or_default().push(prefix),
            _ => {}
        }
    }
    lists.sieve = lists.words.keys().copied().collect();
    lists
});

/// One key for the spellings of a word on both sides of the ocean, in lower case and singular; it need not be a word.
///
/// ```
/// use taiyaku::language::spelling_key;
/// assert_eq!(spelling_key("tumour"), spelling_key("tumor"));
/// assert_eq!(spelling_key("haemorrhage"), spelling_key("hemorrhage"));
/// assert_ne!(spelling_key("four"), spelling_key("for"));
/// ```
pub fn spelling_key(word: &str) -> String {
    if word.len() < 4 {
        return word.to_owned();
    }
    let lists = &*SPELLINGS;
    let word = if lists.sieve.may_have(word) { lists.words.get(word).copied().unwrap_or(word) } else { word };
    let may_differ = |two: &[u8]| matches!(two, [b'a' | b'o', b'e'] | [b'o', b'u'] | [b'i' | b'y', b's'] | [b'r', b'e']);
    if !word.as_bytes().windows(2).any(may_differ) {
        return word.to_owned();
    }
    let word = colour(word).replace("ae", "e").replace("oe", "e").replace("ys", "yz").replace("is", "iz");
    match word.strip_suffix("re").filter(|stem| stem.ends_with(['t', 'b']) && stem.len() > 2) {
        Some(stem) => format!("{stem}er"),
        None => word,
    }
}

/// A word with `or` for an `our` that is an ending (colour, tumour, behavioural): not that of four or source.
fn colour(word: &str) -> String {
    const BEHIND: [&str; 13] = ["", "s", "ed", "ing", "al", "able", "ful", "less", "ite", "ist", "ally", "some", "hood"];
    match word.rsplit_once("our") {
        Some((stem, tail)) if stem.len() >= 2 && BEHIND.contains(&tail) && !stem.ends_with(['o', 'p', 't']) => {
            format!("{stem}or{tail}")
        }
        _ => word.to_owned(),
    }
}

/// The other ways to cut a term into words: `health care` and `healthcare`, `non invasive` and `noninvasive`. One word of it
/// is cut or closed at a time.
pub fn closed(words: &[&str]) -> Vec<Vec<String>> {
    let lists = &*SPELLINGS;
    let with = |at: usize, count: usize, new: &[&str]| {
        let (before, after) = (words.iter().take(at), words.iter().skip(at + count));
        before.chain(new).chain(after).map(|word| (*word).to_owned()).collect()
    };
    let mut out: Vec<Vec<String>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if let Some((first, second)) = lists.closed.get(*word) {
            out.push(with(at, 1, &[first, second]));
        }
        let prefixes = word.bytes().next().and_then(|first| lists.prefixes.get(&first)).map_or(&[][..], Vec::as_slice);
        let joined = |next: &&&str| lists.open.contains(&(word, next)) || prefixes.contains(word) && next.len() > 3;
        if let Some(next) = words.get(at + 1).filter(joined) {
            out.push(with(at, 2, &[&format!("{word}{next}")]));
        }
        let cut = |prefix: &&'static str| Some((*prefix, word.strip_prefix(*prefix).filter(|rest| rest.len() > 3)?));
        out.extend(prefixes.iter().filter_map(cut).map(|(prefix, rest)| with(at, 1, &[prefix, rest])));
    }
    out
}

/// The word without accents: naïve, Sjögren.
pub fn unaccented(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let plain: String = nfd(word).chars().filter(|c| !matches!(c, '\u{0300}'..='\u{036F}')).collect();
    plain.replace('ø', "o").replace('ß', "ss")
}

/// The word with the names of its Greek letters: β1 is beta1.
pub fn greek_names(word: &str) -> String {
    const NAMES: [(char, &str); 16] = [
        ('α', "alpha"),
        ('β', "beta"),
        ('γ', "gamma"),
        ('δ', "delta"),
        ('ε', "epsilon"),
        ('ζ', "zeta"),
        ('η', "eta"),
        ('θ', "theta"),
        ('κ', "kappa"),
        ('λ', "lambda"),
        ('π', "pi"),
        ('σ', "sigma"),
        ('τ', "tau"),
        ('φ', "phi"),
        ('χ', "chi"),
        ('ω', "omega"),
    ];
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut out = String::new();
    for c in word.chars() {
        match NAMES.iter().find(|(letter, _)| *letter == c) {
            Some((_, name)) => out.push_str(name),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{closed, greek_names, spelling_key, unaccented};

    #[test]
    fn two_spellings_one_key() {
        for (a, b) in [
            ("tumour", "tumor"),
            ("behavioural", "behavioral"),
            ("haemoglobin", "hemoglobin"),
            ("oestrogen", "estrogen"),
            ("diarrhoea", "diarrhea"),
            ("organisation", "organization"),
            ("analyse", "analyze"),
            ("centre", "center"),
            ("fibre", "fiber"),
            ("leucocyte", "leukocyte"),
            ("ageing", "aging"),
            ("labelled", "labeled"),
            ("programme", "program"),
            ("orthopaedic", "orthopedic"),
            ("labour", "labor"),
        ] {
            assert_eq!(spelling_key(a), spelling_key(b), "{a} {b}");
        }
        for (a, b) in [
            ("four", "for"),
            ("hour", "hor"),
            ("course", "corse"),
            ("source", "sorce"),
            ("mourning", "morning"),
            ("were", "weer"),
            ("tour", "tor"),
        ] {
            assert_ne!(spelling_key(a), spelling_key(b), "{a} {b}");
        }
    }

    #[test]
    fn words_are_cut_and_closed() {
        assert_eq!(closed(&["healthcare"]), [["health", "care"]]);
        assert_eq!(closed(&["public", "health", "care"]), [["public", "healthcare"]]);
        assert_eq!(closed(&["noninvasive"]), [["non", "invasive"]]);
        assert_eq!(closed(&["stem", "cell"]), Vec::<Vec<String>>::new());
        assert_eq!((unaccented("sjögren"), greek_names("tgf-β1")), ("sjogren".into(), "tgf-beta1".into()));
    }
}
