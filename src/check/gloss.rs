//! Japanese that an English text shows on purpose: the writing of a word behind its rendering (“Kiyomizu-dera (清水寺)”),
//! before its reading (“三宝 (sanpo)”), or named as writing (“also written as 大麻”). In: both texts and the runs of
//! Japanese in the target. Out: which runs are shown. What never happens: a parenthesis of the source that was left as
//! it is counts as shown.

use std::collections::BTreeSet;

use super::reading::{is_read_as, is_romaji, last_word, stands_before, stands_behind, touches_its_reading};
use crate::article::vocabulary::vocabulary;
use crate::text::{Lang, Script, Span, script};

/// The longest writing of a word, in characters; what is longer is a sentence.
const LONGEST: usize = 30;

/// Runs that are looked at. A text that has more is not translated.
const MOST: usize = 100;

/// For each run, which stand in order and apart, whether it is shown on purpose.
pub(super) fn shown(source: &str, target: &str, runs: &[Span]) -> Vec<bool> {
    if runs.is_empty() {
        return Vec::new();
    }
    let subject = Subject::of(target);
    let mut shown: Vec<bool> = Vec::with_capacity(runs.len());
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut last: Option<Span> = None;
    for &run in runs.iter().take(MOST) {
        let text = run.of(target);
        let before = end_of(target.get(..run.start).unwrap_or(""));
        let behind = target.get(run.end..).unwrap_or("");
        // 1500年 is no writing of a word. A word that names it as writing may touch it.
        let (touched, touches) = (ends_in_word(before), behind.starts_with(|c: char| c.is_ascii_alphanumeric()));
        let is_short = is_word(text);
        let is_word = is_short && !touched && !touches;
        // One of several: 大堰川 or 大井川.
        let follows = last.is_some_and(|last| shown.last() == Some(&true) && is_link(Span::new(last.end, run.start).of(target)));
        let is_left = |how: Bracketed| is_bracketed(source, text, how, &words);
        let is_shown = is_word
            && (follows
                || (subject.writing && words.contains(text))
                || (subject.writing && last.is_some() && shown.contains(&true) && goes_on(before))
                || is_gloss(before, behind, &is_left)
                || is_sided(source, text, before, behind)
                || is_read(source, text, before, behind)
                || is_read_as(behind, subject.writing)
                || stands_behind(source, text, before)
                || stands_before(source, text, before, behind)
                || is_named(before, behind)
                || subject.shows(before, behind))
            || is_short && touches_its_reading(source, text, before, behind)
            || is_short && touched && !touches && !before.ends_with(|c: char| c.is_ascii_digit()) && is_named(before, behind);
        if is_shown {
            words.insert(text);
        }
        shown.push(is_shown);
        last = Some(run);
    }
    shown.resize(runs.len(), false);
    // The mention may stand behind the last of several.
    for at in (1..runs.len().min(MOST)).rev() {
        let (Some(one), Some(next)) = (runs.get(at - 1), runs.get(at)) else { continue };
        let between = Span::new(one.end, next.start).of(target);
        if shown.get(at) == Some(&true) && is_word(one.of(target)) && is_link(between) && !between.contains(['(', '（']) {
            shown.iter_mut().skip(at - 1).take(1).for_each(|shown| *shown = true);
        }
    }
    // The same word again, before its mention.
    for (run, shown) in runs.iter().zip(&mut shown).filter(|_| subject.writing) {
        *shown |= words.contains(run.of(target));
    }
    shown
}

/// Whether a run is a word, or a list of words, and no sentence.
fn is_word(text: &str) -> bool {
    let longest = text.split(|c: char| !c.is_alphanumeric()).map(|word| word.chars().count()).max().unwrap_or(0);
    longest <= LONGEST && text.chars().count() <= LONGEST * 4 && !text.contains(['。', '．'])
}

/// What a text is about, as far as writing is concerned.
struct Subject {
    writing: bool,
    kanji: bool,
}

impl Subject {
    fn of(target: &str) -> Self {
        let Some(words) = vocabulary(Lang::En).map(|vocabulary| &vocabulary.characters) else {
            return Subject { writing: false, kanji: false };
        };
        let lower = target.to_lowercase();
        let writing = lower.split(|c: char| !c.is_ascii_alphabetic()).any(|word| words.writing_words.contains(word));
        Subject { writing, kanji: writing && words.kanji_words.iter().any(|word| lower.contains(word.as_str())) }
    }

    /// Whether such a text shows a run with these surroundings as writing.
    fn shows(&self, before: &str, behind: &str) -> bool {
        self.kanji || (self.writing && is_quoted(before, behind))
    }
}

/// Whether quotation marks stand on both sides.
pub(super) fn is_quoted(before: &str, behind: &str) -> bool {
    let behind = behind.strip_prefix(['.', ',', ';']).unwrap_or(behind);
    (before.is_empty() || before.ends_with(['"', '\'', '“', '‘', '`'])) && behind.starts_with(['"', '\'', '”', '’'])
}

/// The last characters of a text.
fn end_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or("")
}

/// Whether what stands between two runs only lists them.
fn is_link(between: &str) -> bool {
    let Some(known) = vocabulary(Lang::En).map(|vocabulary| &vocabulary.characters.link_words) else { return false };
    let words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    between.chars().count() <= 30 && words.into_iter().all(|word| known.contains(word))
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// Whether a text ends in what joins a second writing to the first: “… 甲 in the one book and 乙 in the other”.
fn goes_on(before: &str) -> bool {
    [" and", " or", "instead of"].iter().any(|end| before.trim_end_matches(QUOTES).trim_end().ends_with(end))
}

pub(super) const QUOTES: [char; 9] = ['"', '\'', '“', '”', '‘', '’', '*', '_', '`'];

/// How a run stands in a bracket of the target.
#[derive(Clone, Copy)]
enum Bracketed {
    /// At its head; whether in another bracket.
    Head(bool),
    /// At its end, behind other words; whether in another bracket.
    Part(bool),
    /// Behind a word of Japanese in Latin letters.
    Read,
}

/// Whether a run opens a bracket behind a word of Latin letters, and closes it or goes on behind a comma; or closes one
/// behind other renderings (“(oil guild, 油座)”).
fn is_gloss(before: &str, behind: &str, is_left: &dyn Fn(Bracketed) -> bool) -> bool {
    const OPENING: [char; 4] = ['(', '[', '（', '［'];
    let behind = behind.trim_start_matches(QUOTES).trim_start();
    let closes = behind.starts_with([')', ']', '）', '］']);
    let before = before.trim_end_matches(QUOTES);
    let head = |before: &str| {
        let before = before.trim_end().trim_end_matches(OPENING).trim_end().trim_end_matches(QUOTES);
        before.trim_end_matches([')', ']', '>', ',', '.']).trim_end_matches(QUOTES).to_owned()
    };
    let is_reading = |head: &str| is_romaji(&last_word(head), 2);
    let open = |before: &str| {
        before.chars().fold(0usize, |open, c| match c {
            '(' | '[' | '（' | '［' => open + 1,
            ')' | ']' | '）' | '］' => open.saturating_sub(1),
            _ => open,
        })
    };
    let Some(before) = before.strip_suffix(OPENING) else {
        let (outer, inner) = before.rfind(['(', '（', '[']).and_then(|at| before.split_at_checked(at)).unwrap_or((before, ""));
        let is_last = (closes || behind.starts_with(';'))
            && inner.trim_end().ends_with([',', ';', ':', '/', '='])
            && !inner.contains([')', '）', ']']);
        return is_last
            && inner.chars().any(|c| script(c) == Script::Latin)
            && (!is_left(Bracketed::Part(open(outer) > 0)) || (is_reading(&head(outer)) && !is_left(Bracketed::Read)));
    };
    let head = head(before);
    head.ends_with(|c: char| script(c) == Script::Latin)
        && (closes || behind.starts_with([',', ';', ':', '/', '=']) || behind.starts_with("or ") || behind.starts_with("and "))
        && (!is_left(Bracketed::Head(open(before) > 0)) || (is_reading(&head) && !is_left(Bracketed::Read)))
}

/// Whether a run and its rendering stand on two sides of a slash, which the source has not; or the text is no more than
/// the run and its reading.
fn is_sided(source: &str, text: &str, before: &str, behind: &str) -> bool {
    let is_latin = |c: char| script(c) == Script::Latin;
    let slash = behind.strip_prefix(" /").is_some_and(|rest| rest.trim_start().starts_with(is_latin))
        || before.trim_end().strip_suffix(" /").is_some_and(|rest| rest.trim_end().ends_with(is_latin));
    let mut words = behind.split_whitespace().take(4).peekable();
    let alone = source.trim_matches(|c: char| !c.is_alphanumeric()) == text;
    let whole = alone && before.trim().is_empty() && words.peek().is_some() && words.all(|word| is_romaji(&word.to_lowercase(), 1));
    (slash
        && ![format!("{text}/"), format!("{text} /"), format!("/{text}"), format!("/ {text}")]
            .iter()
            .any(|sided| source.contains(sided.as_str())))
        || (whole && behind.split_whitespace().nth(3).is_none())
}

/// Whether the source has the text only in brackets like the target's: then it was left, not added. In one bracket of
/// the source stands its writing: behind a reading in kana (「あるいは」（或は）), or behind a word that is `shown` itself.
fn is_bracketed(source: &str, text: &str, how: Bracketed, shown: &BTreeSet<&str>) -> bool {
    const QUOTING: [char; 3] = ['「', '『', '"'];
    let (mut depth, mut opened) = (0usize, None::<usize>);
    let mut places = source.match_indices(text).map(|(at, _)| at).peekable();
    let found = places.peek().is_some();
    for (at, c) in source.char_indices() {
        if places.next_if_eq(&at).is_some() {
            let closes = source.get(at + text.len()..).unwrap_or("").trim_start_matches(['」', '』', '"']);
            let whole = opened.is_some() && closes.starts_with([')', '）', ']', '］', '〕']);
            let listed = depth > 0 && closes.starts_with([')', '）', ']', '］', '〕', '、', '，', ',', '・', '/', '／', ';', '；']);
            let head = opened.and_then(|open| source.get(..open)).unwrap_or("").trim_end();
            let is_writing = || {
                let quoted = head.strip_suffix(['」', '』']).is_some_and(|head| head.ends_with(|c| script(c) == Script::Hiragana));
                quoted || shown.iter().any(|word| head.ends_with(word))
            };
            let left = match how {
                Bracketed::Head(nested) => depth > usize::from(nested) && opened.is_some(),
                Bracketed::Part(nested) => depth > usize::from(nested) && !whole,
                Bracketed::Read => listed && !is_writing(),
            };
            if !left {
                return false;
            }
        }
        opened = match c {
            '(' | '（' | '［' | '[' | '〔' => Some(at),
            _ if QUOTING.contains(&c) && depth > 0 => opened.or(Some(at)),
            _ => None,
        };
        match c {
            '(' | '（' | '［' | '[' | '〔' => depth += 1,
            ')' | '）' | '］' | ']' | '〕' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// Whether a run is followed by its reading in brackets, or, where it is quoted, by what it means. The source may give
/// the reading too, in kana.
fn is_read(source: &str, text: &str, before: &str, behind: &str) -> bool {
    let quoted = is_quoted(before, behind);
    let behind = behind.trim_start_matches(['.', ',', ';']).trim_start_matches(QUOTES).trim_start();
    let Some(inner) = behind.strip_prefix(['(', '[', '（']) else { return false };
    let word: String = inner.trim_start_matches(QUOTES).chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
    let bracket = |at: usize| {
        let rest = source.get(at + text.len()..).unwrap_or("").trim_start_matches(['」', '』', '"']);
        rest.strip_prefix(['(', '（']).map(|inner| inner.starts_with(|c| matches!(script(c), Script::Hiragana | Script::Katakana)))
    };
    let least = if text.chars().count() == 1 { 1 } else { 2 };
    // A reading in square brackets is the translator's.
    if behind.starts_with('[') && is_romaji(&word.to_lowercase(), least) {
        return true;
    }
    let means = quoted && word.chars().next().is_some_and(char::is_lowercase);
    (means || is_romaji(&word.to_lowercase(), least)) && source.match_indices(text).all(|(at, _)| bracket(at) != Some(false))
}

/// Whether a run is named as writing: “written as 大麻”, “大麻 in kanji”.
fn is_named(before: &str, behind: &str) -> bool {
    let Some(words) = vocabulary(Lang::En).map(|vocabulary| &vocabulary.characters) else { return false };
    let trimmed = |c: char| c.is_whitespace() || QUOTES.contains(&c) || matches!(c, '(' | '[' | ',');
    let before = before.trim_end_matches(trimmed).to_lowercase();
    let bare = before.trim_end_matches([':', ' ']);
    let short = before.strip_suffix(" of").or_else(|| before.strip_suffix(" as")).unwrap_or(&before);
    let ends = |phrase: &String| {
        let follows = |rest: &str| !rest.ends_with(char::is_alphanumeric);
        [before.as_str(), short, bare].iter().any(|before| before.strip_suffix(phrase.as_str()).is_some_and(follows))
    };
    let behind: String = behind.trim_start_matches(trimmed).chars().take(40).flat_map(char::to_lowercase).collect();
    words.before_writing.iter().any(ends) || words.behind_writing.iter().any(|phrase| behind.starts_with(phrase.as_str()))
}

#[cfg(test)]
mod tests {
    use super::shown;
    use crate::check::leftover::runs;

    fn all_shown(source: &str, target: &str) -> Vec<bool> {
        shown(source, target, &runs(target))
    }

    #[test]
    fn writings_are_shown() {
        for (source, target) in [
            ("水月寺は山の上にある。", "Suigetsu-ji Temple (水月寺) stands on the hill."),
            ("上清液は淡い黄色です。", "The conditioned medium (上清液) is pale yellow."),
            ("三毒（さんどく）を断つ。", "He cuts off 三毒 (sandoku, the three poisons)."),
            ("醸造（じょうぞう）と書く。", "The characters are 醸造 in Chinese characters."),
            ("水月寺（油座）", "Suigetsu-ji: yuza (oil guild, 油座)"),
            ("三毒（旧字体：三毒）", "Sandoku (old form of a character: 三毒)"),
            ("「応」の字を「能」に改めた。", "One character 応 was altered."),
            ("伊美吉とも書く。", "It became 伊美吉 (also pronounced imiki)."),
            ("日本語のページ", "日本語 / Japanese"),
            ("賛", "賛 San"),
            ("油座という組合があった。", "There was a guild (yuza, 油座)."),
            ("「鍼」の字と「針」の字がある。", "There are the letters '鍼' and '針'."),
            ("「灸」と書く。", "It is written as “灸”."),
            ("薬缶または薬鑵と書く。", "It is written 薬缶 or 薬鑵."),
            ("湯治は「とうじ」と読む。", "The characters “湯治” are read toji."),
            ("按摩、あるいは按磨とも。", "Anma (按摩, also written 按磨) is massage."),
            ("施術者（按摩などが代表）の話。", "A talk on anma (healers by massage, 按摩)."),
            ("施術者（按摩などが代表）の話。", "A talk on healers (such as anma (按摩))."),
            ("施術者（按摩などが代表）の話。", "A talk on healers, of whom anma (按摩) are many."),
            ("「もしくは」（若しくは）と書く。", "They put 'moshikuwa' (若しくは)."),
            ("湯治場（湯治所）", "Tojiba (湯治場) or tojisho (湯治所)"),
            ("最長は「油座序」である。", "The longest is \"Yuzajo 油座序,\" it is said."),
            ("作品「油座序」", "A work, ‘Yuza jo’ 油座序"),
            ("水月寺（すいげつじ）は寺である。", "Suigetsuji 水月寺 is a temple."),
            ("夏　夜灸", "Summer: Yakyu夜灸"),
            ("画家の一雄、医師の賢雄。", "一雄Kazuo the painter, and 賢雄Masao the doctor."),
            ("「湯治」と解される。", "It is understood as '湯治, toji' in general."),
            ("水月天（水月尊）の像", "A statue of Suigetsu (水月尊: Suigetsuson)"),
            ("作法（水月・湯治・護摩などの行）", "Ways (such as toji (bathing, 湯治) and more)"),
            ("信ずべき月（水月）", "Suigetsu, where 月 [gatsu] is the moon"),
            ("一雄（賢雄）の父。", "The father of Kazuo (賢雄 Masao)."),
            ("水月を「すいげつ」と読む村。", "The village takes 水月 as ‘suigetsu’."),
            ("一雄は按摩と書く。", "It is written as按摩 there."),
            ("古書に湯治、新書に湯地とある。", "The name is written 湯治 in the old book and 湯地 in the new one."),
            ("名は湯治とも。", "The other spelling is ‘湯地’ (instead of 湯治)."),
        ] {
            let found = all_shown(source, target);
            assert!(!found.is_empty() && found.iter().all(|shown| *shown), "{target}: {found:?}");
        }
    }

    #[test]
    fn leftovers_are_not_shown() {
        for (source, target) in [
            ("料金（税込）は5,000円です。", "The price (税込) is 5,000 yen."),
            ("間葉系幹細胞（MSC）を使う。", "We use 間葉系幹細胞 (MSC)."),
            ("骨髄から採取する。", "It is taken from the 骨髄."),
            ("「再生医療」とは何か。", "What is “再生医療”?"),
            ("細胞が自己複製する。", "Cells (細胞 that renew themselves) live."),
            ("賛", "The 賛 San"),
            ("骨髄は骨の中にあり、骨髄から採る。", "Bone marrow is in the bone; it is taken from the 骨髄."),
            ("組合（細胞、臓器）の話。", "A talk on the union (cells, 臓器)."),
            ("手紙を書いて同意を得る。", "We write a letter and get 同意."),
            ("山田（院長）が話す。", "Yamada (院長) gives a talk."),
            ("山田（院長、医師）が話す。", "Yamada (院長, physician) gives a talk."),
            ("院長山田が話す。", "院長Yamada gives a talk."),
            ("山田院長が話す。", "Yamada院長 gives a talk."),
            ("会（院長、山田）", "Meeting (院長, Yamada)"),
            ("紹介（院長 山田）", "Introduction (院長 Yamada)"),
            ("「山田院長」の話。", "A talk of “Yamada 院長,” he said."),
            ("コース（税込）は高い。", "The course (税込) is dear."),
            ("細胞を源とする。", "We use 細胞 as the source."),
            ("骨髄から採る。", "It is taken from bone 骨髄 here."),
            ("骨髄（こつずい）から採る。", "It is taken from bone 骨髄 here."),
            ("細胞3個と骨髄を使う。", "We use cells3骨髄 here."),
        ] {
            assert_eq!(all_shown(source, target), [false], "{target}");
        }
    }
}
