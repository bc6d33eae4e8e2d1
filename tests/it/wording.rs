//! The words of findings: everything that can go wrong is made to go wrong by the real producers, and what is said of it
//! is held in both languages to be a sentence with all its words, and no key, no name of an argument and no empty quotes.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::ffi::OsStrExt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast;
use taiyaku::article::{self, Format, Options};
use taiyaku::bundle::{Message, MessageFile, Messages, Renderer, Speech, check_messages, parity, unused_messages, unused_terms, validate};
use taiyaku::catalog::{Catalog, State, Value};
use taiyaku::check::{self, Context, House, Location, Pair, Spacing, Width};
use taiyaku::finding::{Arg, Args, Code, Finding, Severity};
use taiyaku::glossary::{self, Glossary};
use taiyaku::memory::{Archive, read_tmx};
use taiyaku::profile::Profile;
use taiyaku::project::{Disk, Snapshot, bilingual, read_settings};
use taiyaku::segment::Srx;
use taiyaku::text::Lang;

use crate::kit::{Folder, GLOSSARY, SETTINGS, words};

/// Every kind of catalog that is broken or holds what it may not.
fn catalogs() -> Vec<Finding> {
    let deep = format!("x = {}\n", "{".repeat(200));
    let texts = [
        "a 一\n",
        "a = 三 } 四\n",
        "a =\n",
        "-a =\n",
        "a = { $x\n",
        "a = { \"\\x\" }\n",
        "a = { \"\\u12\" }\n",
        "a = { \"閉じない }\n",
        "a = { }\n",
        "a = { - }\n",
        "a = { $ }\n",
        "a = { -1.x }\n",
        "a = { $x -> y }\n",
        "a = { $x ->\n    [one] 一\n}\n",
        "a = { $x ->\n   *[one] 一\n   *[two] 二\n}\n",
        "a = { $x ->\n   *[one]\n}\n",
        "a = { b ->\n   *[one] 一\n}\n",
        "a = { -b ->\n   *[one] 一\n}\n",
        "a = { b.c ->\n   *[one] 一\n}\n",
        "a = { -b.c }\n",
        "a = { -b(x: $y) }\n",
        "a = { NUMBER($x, a: 1, a: 2) }\n",
        "a = { NUMBER(a: 1, $x) }\n",
        "a = { number($x) }\n",
        "-a = 用語\nb = 二\n",
        "a = { $x }\n",
        "a = { $n ->\n   *[other] 個\n}\n",
        "a = { NUMBER(5) }\n",
        "a = { b }\n",
        "a = { 5 }\n",
        "a = { { \"x\" } }\n",
        "a = 一\n    .title = 題\n",
        "a =\n    .x = 題\n",
        "### taiyaku catalog 2\n\na = 一\n",
        "# state: stael\na = 一\n",
        "# state:\na = 一\n",
        "# state: draft\n# state: stale\na = 一\n",
        "# state: reviewed\na = 一\n",
        "# allow: no-such-code 理由\na = 一\n",
        "# allow: term-misssing 理由\na = 一\n",
        "# allow: stale\na = 一\n",
        "# allow:\na = 一\n",
        "a = 一\n\na = 二\n",
        "<<<<<<< HEAD\na = 一\n=======\na = 二\n>>>>>>> x\n",
        &deep,
    ];
    let mut findings: Vec<Finding> = texts.iter().flat_map(|text| Catalog::read("locales/en/articles/a.md.ftl", text).1).collect();
    findings.extend(["a\n\nb = 二", "{ $x }", "幹 } 細", ""].iter().filter_map(|typed| Value::fluent(typed).err()).map(|finding| *finding));
    findings
}

/// Hand-written messages, bundles and references.
fn messages() -> Vec<Finding> {
    let en = "en".parse().unwrap();
    let file = |text| MessageFile { file: "locales/en/site.ftl", text };
    let laughs: String = (0..9).map(|n| format!("l{} = {}\n", n + 1, format!("{{ l{n} }}").repeat(10))).collect();
    let texts = [
        "a = { b }\n",
        "a = { -nope }\n",
        "a = x\n\na = y\n",
        "a = { b }\nb = { a }\n",
        "a = { \"\\u00日本\" }\n",
        "a = {\n",
        "<<<<<<< HEAD\n",
        &format!("l0 = lol\n{laughs}"),
        "-t = { $form ->\n   *[one] 一\n    [two] 二\n    }\na = { -t(form: \"x\") }{ -t(x: 1) }{ -stem-cell(x: 1) }{ -t($x) }\n",
        "-t = { $x }\na = { -t }\n",
        "a = { $n ->\n    [few] 一\n   *[other] 二\n    }\nb = { $n ->\n    [one] 一\n   *[one] 二\n    }\n    .x = 一\n    .x = 二\n",
        "a = { ERA($x) }\nb = \u{2066}膝\nc = 膝\u{2069}\nd = 膝{ \" \" }肘\ne = A stem cell\n",
    ];
    let mut findings: Vec<Finding> = texts.iter().flat_map(|text| check_messages(&en, &[file(text)], "-stem-cell = stem cell\n")).collect();
    let terms = "-stem-cell = stem cell\n";
    let parts = |ja, en| parity(&[MessageFile { file: "locales/ja/site.ftl", text: ja }], &[file(en)], terms, "en");
    findings.extend(parts("a = { $x }\nb = 二\nc = 三\n    .alt = 三\n", "a = { $y }\nd = four\nc = three\n    .title = three\n"));
    findings.extend(parts(
        "f = { $count }件\na = { $n }件\nb = { -stem-cell }\nc = { a }\nd =\n    .x = 一\ne = 膝\n",
        "f = { $count } items\na = { $n ->\n    [few] x\n   *[other] { $n }\n    }\nb = A stem cell\nc = { b }\nd = x\n    .x = one\ne = { $n ->\n   *[x] knee\n    }\n",
    ));
    findings.extend(unused_terms(&[file("-t = x\n")]));
    findings.extend(unused_messages(&[file("m = x\n")], &[]));
    let meant = [
        Message { id: "a", text: "一", lang: None },
        Message { id: "b", text: "{ c }", lang: None },
        Message { id: "d", text: "x", lang: None },
    ];
    findings.extend(validate("dist/en/articles/a.md.ftl", "a = 二\nb = { c }\ne = 五\n", &en, &meant));
    let renderer = Renderer::new(en, "-stem-cell = stem cell\n".to_owned());
    for value in ["{ -nope }", "{ $x }", "{ -stem-cell.title ->\n   *[a] b\n}", "{ "] {
        if let Err((problem, name)) = renderer.render(value) {
            let finding = Finding::new(Code::FluentSyntax, "a.ftl").with("problem", problem);
            findings.push(if name.is_empty() { finding } else { finding.with("name", name) });
        }
    }
    findings
}

/// Broken TOML: settings, glossaries, front matter.
fn toml() -> Vec<Finding> {
    let syntax = [
        "<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> edit\n",
        "a = \"x\n",
        "a = 'x\n",
        "a = x\n",
        "a = “x”\n",
        "a =\n",
        "a\n",
        "a: 1\n",
        "a：1\n",
        "a == 1\n",
        "= 1\n",
        "日本 = 1\n",
        "[a\n",
        "[[a]\n",
        "a = [1\n",
        "a = [1,,2]\n",
        "a = ]\n",
        "a = }\n",
        "a = { b = 1\n",
        "a = { b 1 }\n",
        "a = { , }\n",
        "a = \"x\" y\n",
        "a = True\n",
        "a = 01\n",
        "a = 1.\n",
        "a = 0xZ\n",
        "a = +-1\n",
        "a = 2024-13-40\n",
        "a = \"\\u12\"\n",
        "a = 1\na = 2\n",
        "a = 1\na.b = 2\n",
        "# \u{1}\n",
        "a = \"\u{1}\"\n",
        "a = 1\r b = 2\n",
        "\"\" = 1\n",
    ];
    let deep = format!("a = {}\n", "[".repeat(300));
    let texts: Vec<&str> = syntax.iter().copied().chain([deep.as_str()]).collect();
    let mut findings: Vec<Finding> = texts.iter().flat_map(|text| read_settings("taiyaku.toml", &format!("{SETTINGS}{text}")).1).collect();
    findings.extend(texts.iter().flat_map(|text| glossary::read("glossary/a.toml", text).1));
    findings.extend(texts.iter().flat_map(|text| Profile::read("profiles/a.toml", text).1));
    let rule = "name = \"law\"\n[[wording]]\nid = \"win\"\nja = [\"必ず勝訴\"]\n";
    let profiles = [
        "fires = [{ ja = \"勝訴した。\" }]\n",
        "silent = [{ ja = \"必ず勝訴する。\" }]\n",
        "fires = 1\n",
        "jp = []\n",
        "ja_but = [\"\"]\n",
    ];
    findings.extend(profiles.iter().flat_map(|text| Profile::read("profiles/a.toml", &format!("{rule}{text}")).1));
    findings.extend(
        ["extends = \"medical\"\n[levels]\nzzz = \"off\"\n[[claim]]\nja = [\"x\"]\n"]
            .iter()
            .flat_map(|text| Profile::read("a.toml", text).1),
    );
    findings.extend(texts.iter().flat_map(|text| front_matter(&format!("+++\n{text}+++\n本文\n"))));
    let settings = [
        "sorce = 1\n",
        "zzzzzz = 1\n",
        "source = 1\n",
        "source = \"日本語\"\n",
        "source = \"\"\n",
        "targets = []\n",
        "source = \"ja\"\ntargets = [\"en\", \"ja\", \"en\"]\n",
        "targets = 1\n",
        "[content]\ninclude = [\"[\"]\n",
        "[content]\nskip = [\"(\"]\n",
        "[content]\nskip = [\"[\"]\n",
        "[content]\nskip = [\"*\"]\n",
        "[content]\nskip = ['\\y']\n",
        "[content]\nskip = ['(?=x)']\n",
        "[content]\nskip = ['(x)\\1']\n",
        "[content]\nskip = ['\\p{Nope}']\n",
        "[build]\nout = \"../evil\"\n",
        "[segment]\nsrx = \"../rules.srx\"\n",
        "[check]\nprofile = \"../evil.toml\"\n",
        "[check]\nprofile = \"medicine\"\n",
        "[memory]\nmin = 500\n",
        "[status]\ncharacters_per_word = 0.5\n",
        "[publish]\ndrafts = \"yes\"\n",
        "[publish]\nunit = \"pages\"\n",
        "[publish]\nunit = \"\"\n",
        "content = 1\n",
        "[check.levels]\nzzzzzzzz = \"off\"\n",
        "[check.levels]\nstale = 1.5\n",
        "[check.levels]\nstale = 2024-01-01\n",
        "[check.levels]\nstale = [1]\n",
        "[check.levels]\nstale = { a = 1 }\n",
        "[check.levels]\nstale = true\n",
        "",
    ];
    findings.extend(settings.iter().flat_map(|text| read_settings("taiyaku.toml", text).1));
    findings.extend(rules());
    let terms = [
        "[日本]\nja = \"甲\"\n",
        "[\"\"]\nja = \"甲\"\n",
        "[a]\n",
        "[a]\nja = \"\"\n",
        "[a.ja]\nreading = \"こう\"\n",
        "[a]\nadmited = []\nja = \"甲\"\n",
        "[a]\nja = 1\n",
        "a = 1\n",
        "[a]\nja = \"甲\"\nexamples = 1\n",
        "[a]\nja = \"甲\"\nscope = 1\n",
        "[a]\nja = \"甲\"\nscope = [\"[\"]\n",
        "[a]\nja = \"甲\"\nfoo = 1\n",
        "[a]\nja = \"甲\"\nenn = \"y\"\n",
        "[a]\nja = \"甲\"\nstatus = \"maybe\"\n",
        "[a.ja]\npreferred = \"甲\"\ncase_sensitive = 1\n",
    ];
    findings.extend(terms.iter().flat_map(|text| glossary::read("glossary/a.toml", text).1));
    let two: Vec<_> = ["glossary/a.toml", "glossary/b.toml"].iter().flat_map(|file| glossary::read(file, GLOSSARY).0).collect();
    findings.extend(glossary::twice(&two, &BTreeMap::new()));
    findings
}

/// Segmentation rules that are broken, foreign or hostile.
fn rules() -> Vec<Finding> {
    let file = |inner: &str| {
        format!(
            "<srx><body><languagerules><languagerule languagerulename=\"X\">{inner}</languagerule></languagerules>\
             <maprules><languagemap languagepattern=\"ja.*\" languagerulename=\"X\"/></maprules></body></srx>"
        )
    };
    let rule = |before: &str, after: &str| {
        file(&format!("<rule break=\"yes\"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>"))
    };
    let good = rule("。", "");
    let texts = [
        "<tmx/>".to_owned(),
        good.replace("</body>", ""),
        rule("&laquo;", ""),
        good.replace("\"X\"/>", "\"Y\"/>"),
        good.replace("ja.*", "("),
        good.replace("yes", "perhaps"),
    ];
    let mut findings: Vec<Finding> = texts.iter().flat_map(|text| Srx::read("rules/a.srx", text).err().unwrap_or_default()).collect();
    let srx = Srx::read("rules/a.srx", &good).unwrap();
    findings.push(srx.unmapped("en"));
    findings.extend(Srx::read("rules/a.srx", &rule("[。", "")).unwrap().rules("ja").1);
    let hostile = Srx::read("rules/a.srx", &rule("x", "((a|aa)+)\\1c")).unwrap();
    let slow = hostile.rules("ja").0.unwrap();
    slow.sentences(&format!("x{}c", "a".repeat(2001)), &[]);
    findings.extend(hostile.tired(&slow));
    findings
}

fn front_matter(text: &str) -> Vec<Finding> {
    article::parse("columns/a.md", text, &Options::new(Lang::Ja)).1
}

/// Broken YAML.
fn yaml() -> Vec<Finding> {
    let texts = [
        "title: \"膝\n",
        "title: 膝: 痛み\n",
        "title\ntags: x\n",
        "title: a\n\tb: c\n",
        "title: @a\n",
        "title: *a\n",
        "title: &\n",
        "title: !a!b x\n",
        "title: [a\n",
        "title: [a}\n",
        "title: a\ntitle\n",
        "title: \"a\" b\n",
        "title: 'it's'\n",
        "title: \"\\q\"\n",
        "title: a\ntitle: b\n",
        "- a\n- b: c\n d\n",
        "title: |\n\ta\n",
        "title: >x\n a\n",
        "title: - a\n",
        "title: \u{1}\n",
        "title: a #b\n x: y\n",
        ": a\n",
        "%YAML 3.0\n",
        "<<: x\n",
        "title: !!binary x\n",
        "a: b\n--- c\n",
    ];
    let deep = format!("title: {}\n", "[".repeat(3000));
    let loops = "a: &x [*x]\n".to_owned();
    texts.map(str::to_owned).into_iter().chain([deep, loops]).flat_map(|text| front_matter(&format!("---\n{text}---\n本文\n"))).collect()
}

/// Memories: TMX, the archive, bilingual lines.
fn memories() -> Vec<Finding> {
    let unit = |inner: &str| format!("<tmx version=\"1.4\"><header srclang=\"ja\"/><body><tu>{inner}</tu></body></tmx>");
    let seg = |text: &str| unit(&format!("<tuv xml:lang=\"ja\"><seg>{text}</seg></tuv>"));
    let many = format!("<tmx><body>{}</body></tmx>", "<tu><tuv><seg>x</seg></tuv></tu>".repeat(102));
    let texts = [
        "<html/>".to_owned(),
        "これは".to_owned(),
        String::new(),
        format!("{}<x/>", seg("膝")),
        "<tmx><body>".to_owned(),
        seg("a</b>"),
        unit("<tuv xml:lang=\"ja\"><seg>膝</seg></tuv></tu><tu>").replace("</tu><tu></tu>", "<tu></tu>"),
        seg("<!-"),
        "<tmx></x></tmx>".to_owned(),
        "</tmx>".to_owned(),
        seg(&"<sub>".repeat(100)),
        unit("<tuv><seg>膝</seg></tuv>"),
        seg("\u{1}"),
        seg("&#1;"),
        seg("&clinic;"),
        seg("膝 & 肘"),
        unit("<tuv xml:lang=ja><seg>膝</seg></tuv>"),
        unit("<tuv xml:lang=\"&x;\"><seg>膝</seg></tuv>"),
        many,
        seg(&"膝".repeat(3_000_000)),
    ];
    let mut findings: Vec<Finding> = texts.iter().flat_map(|text| read_tmx(text.as_bytes(), "memory/a.tmx").unwrap().findings).collect();
    let mut broken = seg("膝と").into_bytes();
    let at = broken.windows(3).position(|bytes| bytes == "と".as_bytes()).unwrap();
    broken[at] = 0xFF;
    findings.extend(read_tmx(broken.as_slice(), "memory/a.tmx").unwrap().findings);
    findings.extend(read_tmx(b"\x1F\x8B\x08".as_slice(), "memory/a.tmx.gz").unwrap().findings);
    findings.extend(Archive::read("<<<<<<< HEAD\n=======\n>>>>>>> x\n", "memory/archive.tmx").1);
    let lines = "[1]\n{\"ja\": \"膝\n{\"ja\": \"膝\" \"en\"}\n{\"en\": \"knee\"}\n{\"ja\": \"膝\"}\n1\n";
    let folder = Folder::empty().file("a.jsonl", [lines.as_bytes(), b"\xFF\n"].concat());
    findings.extend(bilingual::each_batch(&folder.at("a.jsonl"), "ja", "en", |_| Vec::new()).unwrap());
    findings
}

/// Terms of the rules that look at more than one place.
const TERMS: &str = r#"
[stem-cell.ja]
preferred = "幹細胞"
forbidden = ["胚幹"]
[stem-cell.en]
preferred = "stem cell"
abbreviation = "SC"
"#;

/// What the checks say of pairs of texts.
fn checks() -> Vec<Finding> {
    let pairs = [
        ("診察は予約制です。", "", Format::Text),
        ("骨髄から採取した細胞を培養します。", "Cells taken from the 骨髄 are cultured.", Format::Text),
        ("膝の痛みについて", "膝の痛みについて", Format::Text),
        ("上清液を月に1回投与します。", "The fluid is given once a month.", Format::Text),
        ("上清液を点滴します。", "Culture supernatant is given by drip.", Format::Text),
        ("上清液を保管します。", "Conditioned medium is stored.", Format::Text),
        ("上清液を凍結します。", "Conditioned medium is frozen.", Format::Text),
        ("上清液を測定します。", "The secretome is measured.", Format::Text),
        ("約1億個の細胞を投与します。", "About 10 million cells are given.", Format::Text),
        ("約1000万個の細胞を投与します。", "About 1 billion cells are given.", Format::Text),
        ("費用は15,000円です。", "The fee is 1,500 yen.", Format::Text),
        ("12回の注射です。", "It takes 17 injections.", Format::Text),
        ("効果は3か月続きます。", "The effect lasts 3 weeks.", Format::Text),
        ("20歳以上の方が対象です。", "It is for people under 20 years.", Format::Text),
        ("費用は3万円です。", "There is a fee.", Format::Text),
        ("費用がかかります。", "The fee is 30,000 yen.", Format::Text),
        ("12mgを投与します。", "It is given.", Format::Text),
        ("投与します。", "12 mg is given.", Format::Text),
        ("IL-6を測定しました。", "IL-8 was measured.", Format::Text),
        ("NCT01234567に登録しました。", "It was registered.", Format::Text),
        ("銀座6丁目6-5です。", "We are at 6-7-5 and 6-6-5 Ginza.", Format::Text),
        ("効果が報告されています[1]。", "An effect has been reported.", Format::Text),
        ("効果が報告されています[1]。", "An effect has been reported [2].", Format::Text),
        ("効果が報告されています[1]。", "An effect has been reported [1, 2].", Format::Text),
        ("詳しくは https://example.jp/guide をご覧ください。", "See https://example.jp/guides.", Format::Text),
        ("詳しくは https://example.jp/guide をご覧ください。", "See the guide.", Format::Text),
        ("詳しくはガイドをご覧ください。", "See https://example.jp/guides.", Format::Text),
        ("[予約ページ](@1)と`コード`と**強調**と脚注[^1]と<b>太字</b>と![図](@2)です。", "Plain.", Format::Markdown),
        ("平文です。", "A [page](@1), `code`, **strong**, a note[^1], <b>bold</b> and ![a figure](@2).", Format::Markdown),
        ("**強い**<b>です</b>。", "**Strong <b>it is.", Format::Markdown),
        ("あと{ $count }日です。", "A few days.", Format::Text),
        ("あと数日です。", "In { $count } days.", Format::Text),
        ("診察は予約制です（要電話）。", "Visits are by appointment (please call.", Format::Text),
        ("診察は予約制です（要電話）。", "Visits are by appointment) please call.", Format::Text),
        ("診察は予約制です。", "Visits are by \"appointment.", Format::Text),
        ("ご予約はお電話（03-0000-0000）へ。", "Call us to book（03-0000-0000）.", Format::Text),
        ("痛みを和らげる可能性があります。", "It relieves pain.", Format::Text),
        ("この成分は安全とされる。", "This ingredient is safe.", Format::Text),
        ("炎症を抑える可能性が示唆されています。", "It may reduce inflammation.", Format::Text),
        ("この薬は眠気を起こしません。", "This drug causes drowsiness.", Format::Text),
        ("症状の改善が期待されます。", "It cures the symptoms.", Format::Text),
        ("この治療に副作用はありません。", "Our treatment is perfectly safe, a miracle cure.", Format::Text),
        ("「よかった」と患者さんは話す。", "“A miracle cure,” the patient says.", Format::Text),
        ("灸は古い治療です。", "Moxibustion (灸) is old.", Format::Text),
        ("「灸」とは何か。", "What is “灸”?", Format::Text),
        ("ｺﾗｰｹﾞﾝ、か\u{3099}ん、作⽤です。", "It is explained.", Format::Text),
        ("空白です。", "The㊤ sign　and 〽.", Format::Text),
        ("△", "△", Format::Text),
        ("休みます。", "Please  rest .", Format::Text),
    ];
    // The other way round; what cannot be wrong at once is in pairs of its own.
    let back = [
        ("Please rest a while.", "PRP は休みます. ３ 時?朝，昼"),
        ("Please rest a while.", "休みます。。まあ・・・9~5の\"時\"  朝です"),
        ("Please rest a while.", "（時）とPRP1"),
    ];
    let mut findings = Vec::new();
    let glossary = Glossary::new(glossary::read("glossary/a.toml", GLOSSARY).0);
    let levels = Code::ALL.iter().filter(|code| code.severity() == Severity::Off).map(|code| (*code, Severity::Note)).collect();
    let context = Context { glossary: &glossary, words: &words, profile: Profile::medical(), levels: &levels, house: House::default() };
    let locate = |_, _| Location::default();
    let pair = |unit: &'static str, article: &'static str, (source, target, format): (&'static str, &'static str, Format)| Pair {
        unit,
        article,
        format: Some(format),
        source,
        target,
        source_locale: "ja",
        target_locale: "en",
        state: if target.is_empty() { State::Untranslated } else { State::Translated },
        was: None,
        clobbered: false,
        allows: &[],
        previous: None,
        locate: &locate,
    };
    findings.extend(check::run(&pairs.map(|texts| pair("a.md#s-0", "a.md", texts)), &context));
    let houses = [
        House { spacing: Spacing::None, digits: Width::Half, signs: Width::Full, punctuation: Some(['、', '。']) },
        House { spacing: Spacing::Space, digits: Width::Full, signs: Width::Half, punctuation: None },
    ];
    for house in houses {
        let context = Context { house, ..context };
        let pairs = back.map(|(source, target)| Pair {
            source_locale: "en",
            target_locale: "ja",
            ..pair("a.md#s-4", "a.md", (source, target, Format::Text))
        });
        findings.extend(check::run(&pairs, &context));
    }
    let usual = ("上清液です。", "It is conditioned medium.", Format::Text);
    let other = ("上清液です。", "It is the secretome.", Format::Text);
    let mut across: Vec<Pair<'_>> = ["b.md", "c.md", "d.md", "e.md", "f.md"].map(|article| pair("b.md#s-0", article, usual)).into();
    across.push(pair("g.md#s-0", "g.md", other));
    findings.extend(check::run(&across, &context));
    let terms = Glossary::new(glossary::read("glossary/a.toml", TERMS).0);
    let context = Context { glossary: &terms, ..context };
    let of = |article: &'static str, source, target| pair("h.md#s-0", article, (source, target, Format::Text));
    let mut terms = vec![
        of("h.md", "幹細胞を採り、幹細胞を増やし、幹細胞を凍らせます。", "Stem cells are taken, grown and frozen."),
        of("h.md", "幹細胞です。", "They are SCs."),
        of("h.md", "サーバーとサーバと胚幹です。", "Servers."),
        of("i.md", "サーバです。", "A server."),
    ];
    terms.extend(["j.md", "k.md", "l.md", "m.md", "n.md", "o.md"].map(|article| of(article, "サーバーです。", "A server.")));
    findings.extend(check::run(&terms, &context));
    let text = ("効果は6か月続きます。", "The effect lasts 6 months.", Format::Text);
    let stale = |was| Pair { state: State::Stale, was, ..pair("a.md#s-1", "a.md", text) };
    let standing = [
        stale(Some("効果は3か月続きます。")),
        stale(None),
        Pair { state: State::Draft, ..pair("a.md#s-2", "a.md", text) },
        Pair { state: State::Reviewed, clobbered: true, ..pair("a.md#s-3", "a.md", text) },
    ];
    findings.extend(check::run(&standing, &context));
    findings
}

/// What reading a project finds.
fn projects() -> Vec<Finding> {
    let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode("膝の痛み、①ではない。");
    let (euc_jp, ..) = encoding_rs::EUC_JP.encode("膝の痛み。ﾃｽﾄ");
    let folder = Folder::translated_clinic()
        .file(
            "taiyaku.toml",
            "source = \"ja\"\ntargets = [\"en\"]\n[content]\ninclude = [\"content/ja/**/*.{md,txt}\", \"more/**/*.md\", \"none.md\"]\n[glossary]\nfiles = [\"glossary/*.toml\", \"memory.d/*.toml\"]\n",
        )
        .file("more/columns/a.md", "# 同じパス\n")
        .article("sjis.txt", &shift_jis[..])
        .article("euc.txt", &euc_jp[..])
        .article("utf16.txt", b"\xFF\xFE\x9D\x81")
        .article("utf16be.txt", b"\xFE\xFF\x81\x9D")
        .article("bytes.txt", b"\xE8\x86\x9D\xFF\x00")
        .article("new.md", "# 新しい\n\n<<<<<<< HEAD\n甲です。\n=======\n乙です。\n>>>>>>> edit\n")
        .article("hidden.md", "文\u{0}\u{8}\u{202E}\u{FFFE}です。\u{0}\n")
        .file("locales/en/articles/gone.md.ftl", "### taiyaku catalog 1\n\n# > 消えた。\ns-0000000000 = Gone.\n");
    folder.edit("content/ja/d.txt", "患者", "看護師");
    folder.edit("locales/ja/articles/d.txt.ftl", " = こんにちは。", " = こんばんは。");
    folder.edit("content/ja/columns/a.md", "炎症を抑える", "痛みを抑える");
    let catalog = folder.read("locales/en/articles/columns/a.md.ftl");
    folder.write("locales/en/articles/columns/a.md.ftl", format!("{catalog}\ns-zzzzzzzzzz = Nobody knows.\n"));
    std::os::unix::fs::symlink("/etc/hostname", folder.at("content/ja/outside.txt")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.at("content/ja/link.txt")).unwrap();
    std::os::unix::fs::symlink("/dev/null", folder.at("glossary/null.toml")).unwrap();
    std::fs::write(folder.at("content/ja").join(std::ffi::OsStr::from_bytes(b"\xFF.md")), "").unwrap();
    std::fs::write(folder.at("memory.d"), "").unwrap();
    std::fs::create_dir_all(folder.at("memory/archive.tmx")).unwrap();
    let mut findings = Snapshot::load(&Disk::new(folder.path())).unwrap().findings;
    let sources = BTreeMap::from([("glossary/a.toml".to_owned(), LINTED.to_owned())]);
    let glossary = Glossary::new(glossary::read("glossary/a.toml", LINTED).0);
    findings.extend(glossary::lint(&glossary, &sources, &|locale| words(locale)));
    findings
}

const LINTED: &str = r#"
[a]
ja = "上清液"
en = "conditioned medium"
examples = [{ ja = "上清液を投与した。", en = "A serum was given." }, { ja = "血清を投与した。", en = "A serum was given." }]
counterexamples = [{ ja = "上清液を投与した。", en = "Conditioned medium was given." }]
[b]
ja = "上清液"
en = "supernatant"
[c]
ja = "培地"
counterexamples = [{ ja = "水を飲む。", en = "Drink water." }]
[c.en]
preferred = "medium"
forbidden = ["medium"]
"#;

fn all() -> Vec<Finding> {
    [catalogs(), messages(), toml(), yaml(), memories(), checks(), projects()].concat()
}

fn problem(finding: &Finding) -> String {
    let name = if finding.code == Code::InvalidEncoding { "guess" } else { "problem" };
    match finding.args.get(name) {
        Some(Arg::Text(problem)) => problem.clone(),
        _ => String::new(),
    }
}

/// The messages of one language, told strictly: a variable that is not there is an error.
struct Strict {
    speech: Speech,
    bundle: FluentBundle<FluentResource>,
}

impl Strict {
    fn new(speech: Speech) -> Self {
        let locale = if speech == Speech::Ja { "ja" } else { "en" };
        let mut bundle = FluentBundle::new(vec![locale.parse().unwrap()]);
        bundle.set_use_isolating(false);
        for (file, text) in speech.files() {
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
            bundle.add_resource(resource).unwrap();
        }
        Strict { speech, bundle }
    }

    /// A sentence, or what is wrong with it.
    fn say(&self, key: &str, args: &Args) -> Result<String, String> {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value()).ok_or_else(|| format!("no message {key}"))?;
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set(*name, FluentValue::from(text.as_str())),
                Arg::Count(count) => values.set(*name, FluentValue::from(*count)),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if !errors.is_empty() {
            return Err(format!("{errors:?}: {text}"));
        }
        // What the texts themselves say may look like anything.
        let mut bare = text.clone();
        for value in args.values() {
            if let Arg::Text(value) = value
                && !value.is_empty()
            {
                bare = bare.replace(value.as_str(), "…");
            }
        }
        let faults: [(&str, bool); 8] = [
            ("empty", bare.trim().is_empty()),
            ("empty quotes", ["“”", "「」", "()", "（）", "``"].iter().any(|quotes| text.contains(quotes))),
            ("a brace", !["hint-fluent-escape", "hint-jsonl-line"].contains(&key) && bare.contains(['{', '}'])),
            ("a variable", bare.contains('$')),
            ("two spaces", bare.contains("  ")),
            (
                "a space before punctuation",
                [" .", " ,", " 。", " 、"].iter().any(|gap| bare.contains(gap) && !bare.contains(" ...") && !bare.contains(" .…")),
            ),
            ("no end", !key.starts_with("hint-") && !bare.ends_with(['.', '。', '…', '”', '」', ')', '）', '"'])),
            ("a key", bare.contains(key)),
        ];
        match faults.iter().find(|(_, found)| *found) {
            Some((fault, _)) => Err(format!("{fault}: {text}")),
            None => Ok(text),
        }
    }
}

#[test]
fn every_finding_is_told_in_whole_sentences() {
    let mut wrong = BTreeSet::new();
    let findings = all();
    for strict in [Strict::new(Speech::En), Strict::new(Speech::Ja)] {
        let messages = Messages::new(strict.speech);
        for finding in &findings {
            let key = format!("finding-{}", finding.code.name());
            let about = format!("{:?} {key} [{}]", strict.speech, problem(finding));
            match strict.say(&key, &finding.args) {
                Ok(text) => assert_eq!(text, taiyaku::report::wording::message(finding, &messages)),
                Err(fault) => drop(wrong.insert(format!("{about}: {fault} {:?}", finding.args))),
            }
            for hint in &finding.hints {
                if let Err(fault) = strict.say(&format!("hint-{}", hint.key), &hint.args) {
                    wrong.insert(format!("{about} hint-{}: {fault} {:?}", hint.key, hint.args));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), findings.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Problems that need a broken machine, or a second thing to go wrong at once.
const NOT_MADE: [&str; 16] = [
    "memory-invalid endless",
    "fluent-syntax not-one-pattern",
    "fluent-syntax missing-message",
    "fluent-syntax unreadable",
    "fluent-syntax other",
    "unreadable not-found",
    "unreadable permission",
    "unreadable not-directory",
    "unreadable git",
    "unreadable io",
    "unreadable other",
    "memory-invalid other",
    "profile-invalid other",
    "settings-invalid other",
    "glossary-invalid other",
    "front-matter-invalid other",
];

/// The problems that a message tells apart.
fn variants(pattern: &ast::Pattern<&str>) -> Vec<String> {
    pattern
        .elements
        .iter()
        .filter_map(|element| match element {
            ast::PatternElement::Placeable { expression: ast::Expression::Select { selector, variants } } => Some((selector, variants)),
            _ => None,
        })
        .filter(
            |(selector, _)| matches!(selector, ast::InlineExpression::VariableReference { id } if matches!(id.name, "problem" | "guess")),
        )
        .flat_map(|(_, variants)| variants)
        .map(|variant| match variant.key {
            ast::VariantKey::Identifier { name } | ast::VariantKey::NumberLiteral { value: name } => name.to_owned(),
        })
        .collect()
}

#[test]
fn every_sentence_is_for_something_that_happens() {
    let made: BTreeSet<String> = all().iter().map(|finding| format!("{} {}", finding.code.name(), problem(finding))).collect();
    let (_, text) = Speech::En.files().into_iter().find(|(file, _)| *file == "findings.ftl").unwrap();
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let mut told = BTreeSet::new();
    let mut silent = Vec::new();
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let Some(pattern) = &message.value else { continue };
        let names = variants(pattern);
        if message.id.name == "toml-problem" {
            let happens = |name: &String| {
                ["settings-invalid", "glossary-invalid", "front-matter-invalid", "profile-invalid"]
                    .iter()
                    .any(|code| made.contains(&format!("{code} {name}")))
            };
            silent.extend(
                names
                    .iter()
                    .filter(|name| *name != "other" && *name != "syntax" && !happens(name))
                    .map(|name| format!("toml-problem {name}")),
            );
            continue;
        }
        let Some(code) = message.id.name.strip_prefix("finding-") else { continue };
        told.insert(code.to_owned());
        silent.extend(
            names.iter().map(|name| format!("{code} {name}")).filter(|name| !made.contains(name) && !NOT_MADE.contains(&name.as_str())),
        );
        if names.is_empty() && !made.iter().any(|name| name.split(' ').next() == Some(code)) {
            silent.push(code.to_owned());
        }
    }
    assert!(silent.is_empty(), "nothing makes\n{}", silent.join("\n"));
    assert_eq!(told.len(), Code::ALL.len());
}

#[test]
fn every_problem_has_a_sentence_of_its_own() {
    let mut wrong = BTreeSet::new();
    let (_, text) = Speech::En.files().into_iter().find(|(file, _)| *file == "findings.ftl").unwrap();
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let messages: BTreeMap<&str, Vec<String>> = resource
        .body
        .iter()
        .filter_map(|entry| match entry {
            ast::Entry::Message(message) => Some((message.id.name, variants(message.value.as_ref()?))),
            _ => None,
        })
        .collect();
    for finding in all() {
        let (key, problem) = (format!("finding-{}", finding.code.name()), problem(&finding));
        let known = |key: &str| messages[key].contains(&problem);
        let shared = messages[key.as_str()].iter().any(|name| name == "other") && known("toml-problem");
        if !problem.is_empty() && !known(&key) && !shared {
            wrong.insert(format!("{key} [{problem}] {:?}", finding.args));
        }
        // The words of a library are the last resort.
        if matches!(finding.args.get("detail"), Some(Arg::Text(detail)) if !detail.is_empty()) {
            let expected = ["io", "directory"].contains(&problem.as_str());
            if !expected {
                wrong.insert(format!("{key} [{problem}] has a detail {:?}", finding.args));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Shows everything, for reading it through: `cargo test --test it wording::show -- --ignored --nocapture`.
#[test]
#[ignore = "for people"]
#[allow(clippy::print_stdout)]
fn show() {
    let mut shown = BTreeSet::new();
    for finding in all() {
        if shown.insert((
            finding.code,
            problem(&finding),
            finding.args.keys().copied().collect::<Vec<_>>(),
            finding.hints.iter().map(|h| h.key).collect::<Vec<_>>(),
        )) {
            println!("{} [{}]", finding.code.name(), problem(&finding));
            for speech in [Speech::En, Speech::Ja] {
                let messages = Messages::new(speech);
                println!("    {}", taiyaku::report::wording::message(&finding, &messages));
                for hint in &finding.hints {
                    println!("        → {}", taiyaku::report::wording::hint(hint, &messages));
                }
            }
        }
    }
}
