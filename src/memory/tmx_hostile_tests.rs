//! TMX files that are made to break readers: what each costs, and that the units after it are still read.

#![allow(clippy::unwrap_used)]

use std::io::{self, Read};

use super::unpack::Packer;
use super::{Tmx, each_tmx, read_tmx};
use crate::text::Position;

const HEAD: &str = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"ja\"/><body>\n";
const GOOD: &str = "<tu><tuv xml:lang=\"ja\"><seg>良い細胞〜①</seg></tuv><tuv xml:lang=\"en\"><seg>good</seg></tuv></tu>\n";
const END: &str = "</body></tmx>\n";

fn problems(tmx: &Tmx) -> Vec<String> {
    let text = |finding: &crate::finding::Finding| serde_json::to_value(finding.args.get("problem")).unwrap().as_str().unwrap().to_owned();
    assert!(tmx.findings.iter().all(|finding| finding.place.is_some() || text(finding) == "more"));
    tmx.findings.iter().map(text).collect()
}

/// What a file costs, with how many units were read.
fn cost(bytes: &[u8]) -> (usize, Vec<String>) {
    let tmx = read_tmx(bytes, "memory/x.tmx").unwrap();
    assert!(tmx.units.iter().all(|unit| unit.variants.iter().all(|variant| ["良い細胞〜①", "good"].contains(&variant.text.as_str()))));
    (tmx.units.len(), problems(&tmx))
}

/// A text again and again, without being kept.
struct Again {
    text: &'static [u8],
    at: usize,
    left: usize,
}

impl Read for Again {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = self.text.get(self.at..).unwrap_or(&[]);
        let size = rest.len().min(buffer.len()).min(self.left);
        buffer.iter_mut().zip(rest.iter().take(size)).for_each(|(to, from)| *to = *from);
        self.left -= size;
        self.at = (self.at + size) % self.text.len();
        Ok(size)
    }
}

/// A file with so many bytes of a text in it.
fn with(before: &str, text: &'static str, kib: usize, after: &str) -> Tmx {
    let (before, after) = (format!("{HEAD}{GOOD}{before}"), format!("{after}{GOOD}{END}"));
    let again = Again { text: text.as_bytes(), at: 0, left: (kib << 10) / text.len() * text.len() };
    let mut units = 0;
    let tmx = each_tmx(before.as_bytes().chain(again).chain(after.as_bytes()), "x", |unit| {
        units += 1;
        assert!(unit.variants.len() == 2, "{unit:?}");
    })
    .unwrap();
    assert_eq!(units, 2, "{text}");
    tmx
}

#[test]
fn what_is_too_large_is_gone_over() {
    let seg = "<tu><tuv xml:lang=\"ja\"><seg>";
    for (before, text, after) in [
        (seg, "幹細胞上清液", "</seg></tuv></tu>"),
        (seg, "&amp;", "</seg></tuv></tu>"),
        (seg, "<ph/>", "</seg></tuv></tu>"),
        (seg, "a > b \" ' ]]> -- ", "</seg></tuv></tu>"),
        ("<tu", " a=\"細胞\"", "></tu>"),
        ("<tu><tuv", " a='1'", "/></tu>"),
        ("<tu><!-- ", "註 <tu> </tu> <seg>", " --></tu>"),
        ("<tu><tuv xml:lang=\"ja\"><seg><![CDATA[", "</tu><tu>", "]]></seg></tuv></tu>"),
        ("<!-- ", "註 ", "-->"),
    ] {
        let tmx = with(before, text, 700, after);
        assert_eq!(problems(&tmx), ["too-large"], "{text}");
        assert_eq!(tmx.findings.first().unwrap().place.unwrap().start, Position { line: 4, column: 1 }, "{text}");
        assert_eq!(tmx.skipped, usize::from(before.starts_with("<tu")), "{text}");
    }
    // Without an end the next unit ends it.
    assert_eq!(problems(&with(seg, "膝", 16 * 1024, "")), ["too-large"]);
    assert_eq!(problems(&with("", " \n", 2000, "")), [""; 0]);
}

#[test]
fn a_unit_with_many_small_parts_takes_linear_time() {
    for (text, problem) in [
        ("<tu><tuv xml:lang=\"ja\"><seg>NEST</seg></tuv></tu>".replace("NEST", &"<hi>".repeat(10_000)), "too-deep"),
        (format!("<tu><tuv xml:lang=\"ja\"><seg>{}{}</seg></tuv></tu>", "<hi>".repeat(10_000), "</hi>".repeat(10_000)), "too-deep"),
        (format!("<tu {}/>", (0..20_000).map(|i| format!(" a{i}=''")).collect::<String>()), "attribute"),
        (format!("<tu><tuv xml:lang='ja'><seg>{}</seg></tuv></tu>", "&x;".repeat(50_000)), "entity"),
        (format!("<tu><tuv xml:lang='ja'><seg>{}</seg></tuv></tu>", "<".repeat(50_000)), "end-tag"),
        (format!("<tu><tuv xml:lang='ja'><seg>{}</seg></tuv></tu>", "<!--".repeat(50_000)), "syntax"),
        (format!("<tu><tuv xml:lang='ja'><seg>{}</seg></tuv></tu>", "<![CDATA[".repeat(20_000)), "syntax"),
    ] {
        assert_eq!(cost(format!("{HEAD}{GOOD}{text}{GOOD}{END}").as_bytes()), (2, vec![problem.to_owned()]), "{}", text.get(..60).unwrap());
    }
    let tmx = read_tmx(format!("{HEAD}{GOOD}{}", "<hi>".repeat(10_000)).as_bytes(), "x").unwrap();
    assert_eq!((tmx.units.len(), problems(&tmx)), (1, vec!["too-deep".to_owned()]));
}

#[test]
fn a_file_cut_anywhere_keeps_what_was_whole() {
    let text = format!("\u{FEFF}{HEAD}{GOOD}<!-- 註 -->{GOOD}<tu><tuv xml:lang='ja'><seg><![CDATA[良い細胞〜①]]></seg></tuv></tu>{END}");
    let whole: Vec<usize> = text.match_indices("</tu>").map(|(at, found)| at + found.len()).collect();
    let tmx_seen = text.find("version=\"1.4\">").unwrap();
    for cut in 0..text.trim_end().len() {
        let tmx = read_tmx(text.as_bytes().get(..cut).unwrap(), "x").unwrap();
        assert_eq!(tmx.units.len(), whole.iter().filter(|&&end| end <= cut).count(), "{cut}");
        let found = problems(&tmx);
        assert_eq!(found.len(), 1, "{cut} {found:?}");
        assert!(["truncated", "not-tmx"].contains(&found.first().unwrap().as_str()), "{found:?}");
        assert!(cut < tmx_seen + 20 || found == ["truncated"], "{cut} {found:?}");
    }
}

#[test]
fn encodings_are_read_and_wrong_ones_told() {
    let text = format!("{HEAD}{GOOD}{END}")
        .replace("version=\"1.0\"", "version=\"1.0\" encoding=\"LABEL\"")
        .replace('〜', "")
        .replace("良い細胞①", "良い細胞");
    let read = |bytes: &[u8]| {
        let tmx = read_tmx(bytes, "x").unwrap();
        let first = tmx.units.first().and_then(|unit| unit.variants.first()).map(|variant| variant.text.clone()).unwrap_or_default();
        (first, problems(&tmx))
    };
    let right = ("良い細胞".to_owned(), Vec::new());
    for label in ["Shift_JIS", "EUC-JP", "ISO-2022-JP"] {
        let encode = |declared: &str| {
            let text = text.replace("LABEL", declared);
            encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(&text).0.into_owned()
        };
        assert_eq!(read(&encode(label)), right, "{label}");
        // Declared as UTF-8 the texts are none; that is told, and they are not read as something else.
        if label != "ISO-2022-JP" {
            assert_eq!(read(&encode("UTF-8")), (String::new(), vec!["encoding".to_owned()]), "{label}");
        }
    }
    for (mark, label) in [("\u{FEFF}", "UTF-16"), ("", "UTF-16"), ("\u{FEFF}", "UTF-8"), ("", "Shift_JIS")] {
        let text = format!("{mark}{}", text.replace("LABEL", label));
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(read(&units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>()), right, "{label}");
        assert_eq!(read(&units.iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<u8>>()), right, "{label}");
        assert_eq!(read(&text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect::<Vec<u8>>()), right, "{label}");
        assert_eq!(read(text.as_bytes()), right, "{label}");
    }
}

#[test]
fn packed_files_are_read_and_bombs_are_bounded() {
    let text = format!("{HEAD}{}{END}", GOOD.repeat(500));
    let pack = |text: &mut dyn Read| {
        let mut bytes = Vec::new();
        let mut packer = Packer::new(&mut bytes);
        io::copy(text, &mut packer).unwrap();
        packer.finish().unwrap();
        bytes
    };
    let whole = pack(&mut text.as_bytes());
    assert_eq!(cost(&whole), (500, Vec::new()));
    let (units, found) = cost(whole.get(..whole.len() - 3).unwrap());
    assert!(units <= 500 && found == ["packed"], "{units} {found:?}");
    assert_eq!(cost(&[whole.as_slice(), b"\0\0more"].concat()), (500, vec!["packed".to_owned()]));
    let before = format!("{HEAD}{GOOD}<tu><tuv xml:lang='ja'><seg>");
    let after = format!("</seg></tuv></tu>{GOOD}{END}");
    let zeros = Again { text: b"\0", at: 0, left: 1 << 18 }.chain(Again { text: b"aaaaaaaaaaaaaaaa", at: 0, left: 4 << 20 });
    let bomb = pack(&mut before.as_bytes().chain(zeros).chain(after.as_bytes()));
    assert!(bomb.len() < 1 << 16);
    assert_eq!(cost(&bomb), (2, vec!["too-large".to_owned()]));
}

#[test]
fn zero_bytes_cost_the_unit_they_stand_in() {
    let bad = "<tu><tuv xml:lang=\"ja\"><seg>\u{0}</seg></tuv></tu>";
    assert_eq!(cost(format!("{HEAD}\u{0}{bad}{GOOD}{END}").as_bytes()), (1, vec!["character".to_owned()]));
    let doctype = "<!DOCTYPE tmx [<!ENTITY a \"ha>\"><!-- ' --><!ENTITY b '&a;&a;'><!ENTITY % x SYSTEM \"http://127.0.0.1/x\">%x;]>";
    let text = format!("{HEAD}{GOOD}{END}").replace("<tmx", &format!("{doctype}<tmx"));
    assert_eq!(cost(text.as_bytes()), (1, Vec::new()));
}
