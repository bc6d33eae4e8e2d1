//! SRX: order of rules, cascade, Japanese and English rules, damaged and hostile files.

#![allow(clippy::unwrap_used)]
use super::Srx;
use crate::finding::{Arg, Finding};
use crate::text::Span;

/// Name and rules of a language.
type Language<'a> = (&'a str, &'a [(&'a str, &'a str, &'a str)]);

/// A file of rules: name, rules as (break, before, after), and maps as (pattern, name).
fn file(cascade: &str, languages: &[Language<'_>], maps: &[(&str, &str)]) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n\
         <header segmentsubflows=\"yes\" cascade=\"{cascade}\"><formathandle type=\"start\" include=\"no\"/></header>\n<body>\n<languagerules>\n"
    );
    for (name, rules) in languages {
        out.push_str(&format!("<languagerule languagerulename=\"{name}\">\n"));
        for (breaks, before, after) in *rules {
            let (before, after) = (escape(before), escape(after));
            out.push_str(&format!("<rule break=\"{breaks}\"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>\n"));
        }
        out.push_str("</languagerule>\n");
    }
    out.push_str("</languagerules>\n<maprules>\n");
    for (pattern, name) in maps {
        out.push_str(&format!("<languagemap languagepattern=\"{pattern}\" languagerulename=\"{name}\"/>\n"));
    }
    out + "</maprules>\n</body>\n</srx>\n"
}

fn cut(text: &str, srx: &str, locale: &str) -> Vec<String> {
    let (rules, findings) = Srx::read("a.srx", srx).unwrap().rules(locale);
    assert_eq!(findings, []);
    rules.unwrap().sentences(text, &[]).into_iter().map(|span| span.of(text).to_owned()).collect()
}

fn problems(srx: &str) -> Vec<(String, Option<(usize, usize)>)> {
    let told = |finding: &Finding| match finding.args.get("problem") {
        Some(Arg::Text(problem)) => (problem.clone(), finding.place.map(|place| (place.start.line, place.start.column))),
        _ => panic!("{finding:?}"),
    };
    Srx::read("a.srx", srx).err().unwrap_or_default().iter().map(told).collect()
}

const ENGLISH: &[(&str, &str, &str)] =
    &[("no", r"\bDr\.", r"\s"), ("no", r"\d+\.", r"\s\p{Ll}"), ("yes", r"[.?!]+", r"\s"), ("yes", r"\n", "")];
const JAPANESE: &[(&str, &str, &str)] = &[
    ("no", "[。．？！]", "[）」』]"),
    ("no", "[０-９]．", "[０-９]"),
    ("no", "。[」』]", "と"),
    ("yes", "[。．？！][」』）]*", "."),
    ("yes", r"[\u3002\uFF1F]\h*", r"\h"),
];

#[test]
fn the_first_rule_that_matches_decides() {
    let one = |rules| file("no", &[("En", rules)], &[("en.*", "En")]);
    assert_eq!(
        cut("Dr. Mori came. She left! Is 3. floor far?\nYes", &one(ENGLISH), "en"),
        ["Dr. Mori came.", "She left!", "Is 3. floor far?", "Yes"]
    );
    // The same rules in another order: the exception comes too late.
    let late = [ENGLISH[2], ENGLISH[0]];
    assert_eq!(cut("Dr. Mori came.", &one(&late), "en-GB"), ["Dr.", "Mori came."]);
    // No rule, no cut; an empty pattern stands for anywhere.
    assert_eq!(cut("a. b. c.", &one(&[("no", "x", "y")]), "en"), ["a. b. c."]);
    assert_eq!(cut("a;b; c", &one(&[("yes", ";", "")]), "en"), ["a;", "b;", "c"]);
    assert_eq!(cut("a-b", &one(&[("yes", "", "-")]), "en"), ["a", "-b"]);
    // Without the attribute a rule breaks.
    assert_eq!(cut("a;b", &one(&[("yes", ";", "")]).replace(" break=\"yes\"", ""), "en"), ["a;", "b"]);
}

#[test]
fn maps_are_asked_in_order_and_cascade() {
    let languages: &[Language<'_>] =
        &[("Own", &[("no", "etc\\.", "\\s")]), ("All", &[("yes", "\\.", "\\s")]), ("Ja", &[("yes", "。", "")])];
    let maps = [("EN.*", "Own"), ("JA.*", "Ja"), (".*", "All")];
    let text = "Pens etc. are here. Take one.";
    assert_eq!(cut(text, &file("yes", languages, &maps), "en-US"), ["Pens etc. are here.", "Take one."]);
    // Without cascade only the first map counts, and it has no rule that breaks.
    assert_eq!(cut(text, &file("no", languages, &maps), "en-US"), [text]);
    assert_eq!(cut(text, &file("no", languages, &maps), "fr"), ["Pens etc.", "are here.", "Take one."]);
    // The whole tag is matched, without case.
    assert_eq!(cut("膝。肩。", &file("no", languages, &maps), "ja-JP"), ["膝。", "肩。"]);
    let (none, _) = Srx::read("a.srx", &file("no", languages, &[("J", "Ja")])).unwrap().rules("ja");
    assert!(none.is_none());
}

#[test]
fn japanese_rules() {
    let srx = file("yes", &[("Ja", JAPANESE)], &[("ja.*", "Ja")]);
    for (text, expected) in [
        ("膝が痛む。肩も痛む。", &["膝が痛む。", "肩も痛む。"][..]),
        ("「痛む。」と話す。次へ。", &["「痛む。」と話す。", "次へ。"]),
        ("３．１４度です。はい！　次へ", &["３．１４度です。", "はい！", "次へ"]),
        ("か\u{3099}んですか？はい。", &["か\u{3099}んですか？", "はい。"]),
        ("見出し", &["見出し"]),
        ("　", &[]),
        ("", &[]),
    ] {
        assert_eq!(cut(text, &srx, "ja"), expected, "{text}");
    }
    // A link, code or a placeholder is never cut.
    let text = "詳しくは[予約。次へ](@1)。はい。";
    let start = text.find('[').unwrap();
    let link = Span::new(start, text.find(')').unwrap() + 1);
    let (rules, _) = Srx::read("a.srx", &srx).unwrap().rules("ja");
    let cut: Vec<&str> = rules.unwrap().sentences(text, &[link]).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(cut, ["詳しくは[予約。次へ](@1)。", "はい。"]);
}

#[test]
fn expressions_look_around() {
    let one = |before, after| file("no", &[("X", &[("yes", before, after)])], &[(".*", "X")]);
    assert_eq!(cut("a1. b2. c", &one(r"(?<=\d)\.", r"\s"), "en"), ["a1.", "b2.", "c"]);
    assert_eq!(cut("aa. ab. c", &one(r"(?:(\w)\1)\.", r"\s"), "en"), ["aa.", "ab. c"]);
    assert_eq!(cut("a++. b. c", &one(r"\Q++.\E", r"\s"), "en"), ["a++.", "b. c"]);
    assert_eq!(cut("one. Two. three", &one(r"(?!Two)\b\w+\.", r"\s(?=\p{L})"), "en"), ["one.", "Two. three"]);
    // A word boundary before groups counts: the ed of died is no abbreviation.
    let english = [("no", r"\b([Ee]d|pp|M?sec)\.\s", ""), ("yes", r"\.\s", "")];
    assert_eq!(cut("He died. In 2 ed. it is.", &file("no", &[("X", &english)], &[(".*", "X")]), "en"), ["He died.", "In 2 ed. it is."]);
    let twice = [("no", r"\b(\w+) \1\.\s", ""), ("yes", r"\.\s", "")];
    assert_eq!(
        cut("a so so. It is ta so so. Go. No", &file("no", &[("X", &twice)], &[(".*", "X")]), "en"),
        ["a so so. It is ta so so. Go.", "No"]
    );
    assert_eq!(cut("ab b. It", &file("no", &[("X", &twice)], &[(".*", "X")]), "en"), ["ab b.", "It"]);
    assert_eq!(cut("x.  y", &one(r"[.?!]++", r"\s++\p{Ll}"), "en"), ["x.", "y"]);
}

#[test]
fn a_rule_that_cannot_be_read_leaves_the_others() {
    let rules: &[(&str, &str, &str)] = &[("no", "(", "x"), ("no", r"a\.", "[b"), ("yes", r"\.", r"\s"), ("no", "a)(b", "")];
    let (rules, findings) = Srx::read("rules/a.srx", &file("no", &[("X", rules)], &[(".*", "X")])).unwrap().rules("en");
    let told: Vec<(&str, Option<usize>, Option<&Arg>)> =
        findings.iter().map(|f| (f.file.as_str(), f.place.map(|p| p.start.line), f.args.get("number"))).collect();
    let number = |n: usize| Arg::from(n);
    let (one, two, four) = (number(1), number(2), number(4));
    assert_eq!(told, [("rules/a.srx", Some(7), Some(&one)), ("rules/a.srx", Some(8), Some(&two)), ("rules/a.srx", Some(10), Some(&four))]);
    assert_eq!(rules.unwrap().sentences("a. b", &[]).len(), 2);
}

#[test]
fn damaged_files_are_told_with_their_place() {
    let good = file("no", &[("X", &[("yes", "。", "")])], &[(".*", "X")]);
    assert_eq!(problems(&good), []);
    for (text, problem, line) in [
        (String::new(), "srx-root", 1),
        ("膝".to_owned(), "srx-root", 1),
        ("<tmx/>".to_owned(), "srx-root", 1),
        (good.replace("</body>", ""), "srx-xml", 0),
        (good.replace("</srx>", ""), "srx-xml", 0),
        (good.replace("<maprules>", "<maprules x=1>"), "srx-xml", 10),
        (good.replace("。", "&nbsp;"), "srx-entity", 7),
        (good.replace("\"X\"/>", "\"Y\"/>"), "srx-name", 11),
        (good.replace("\".*\"", "\"(\""), "srx-pattern", 11),
        (good.replace("break=\"yes\"", "break=\"maybe\""), "srx-break", 7),
        (good.replace("<body>", &"<a>".repeat(100)), "srx-xml", 4),
    ] {
        let told = problems(&text);
        assert_eq!(told.first().map(|(problem, _)| problem.as_str()), Some(problem), "{text}");
        assert!(line == 0 || told[0].1.is_some_and(|(at, _)| at == line), "{text}\n{told:?}");
    }
    // A document type is not opened, and what it defines is not known.
    let bomb =
        good.replace("<srx ", "<!DOCTYPE srx [<!ENTITY a \"。\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><srx ").replace("。<", "&b;<");
    assert_eq!(problems(&bomb)[0].0, "srx-entity");
}

#[test]
fn a_hostile_expression_ends() {
    let srx = file("no", &[("X", &[("yes", "x", r"((a|aa)+)\1c"), ("yes", r"\.", r"\s")])], &[(".*", "X")]);
    let srx = Srx::read("a.srx", &srx).unwrap();
    let (rules, findings) = srx.rules("en");
    assert_eq!(findings, []);
    let rules = rules.unwrap();
    let text = format!("x{}c. Next.", "a".repeat(2001));
    assert_eq!(rules.sentences(&text, &[]).len(), 2);
    assert_eq!(srx.tired(&rules).len(), 1);
    // Long texts cost what they are long, however far back a rule would look.
    let far = file("no", &[("X", &[("no", r"^.*z", ""), ("no", r"^b", ""), ("yes", r".*\.", r"\s.*")])], &[(".*", "X")]);
    assert_eq!(cut(&"b. ".repeat(20_000), &far, "en").len(), 20_000);
    let srx = file("yes", &[("Ja", JAPANESE), ("En", ENGLISH)], &[(".*", "Ja"), (".*", "En")]);
    let long = "膝が痛む。It hurts. ".repeat(2000);
    assert_eq!(cut(&long, &srx, "ja").len(), 4000);
}
