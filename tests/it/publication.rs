//! The library as a site uses it: a built folder or a project is opened, asked and trusted from many threads.

use taiyaku::bundle::Fault;
use taiyaku::project::{Unopened, open_site};
use taiyaku::site::publication::{Damage, Publication};
use unic_langid::LanguageIdentifier;

use crate::kit::{Folder, SETTINGS};

const TERMS: &str = r#"[conditioned-medium]
ja = { preferred = "上清液", reading = "じょうせいえき" }
en = { preferred = "conditioned medium", admitted = ["secretome"] }
definition = { ja = "細胞を育てた液。", en = "The liquid that cells were grown in." }

[stem-cell]
ja = "幹細胞"
en = "stem cell"
"#;

fn project() -> Folder {
    Folder::clinic()
        .file("taiyaku.toml", format!("{SETTINGS}[publish]\nunit = \"segment\"\n"))
        .file("glossary/terms.toml", TERMS)
        .file("locales/ja/site.ftl", "articles = 記事{ $n }件\nabout = { -conditioned-medium }とは\nbook = ご予約\n")
        .file(
            "locales/en/site.ftl",
            "articles = { $n ->\n    [one] { $n } article\n   *[other] { $n } articles\n }\nabout = About { -conditioned-medium }\n",
        )
        .translated([("上清液とは", "What is conditioned medium?")])
}

fn locale(name: &str) -> LanguageIdentifier {
    name.parse().unwrap()
}

fn opened(project: &Folder, folder: &str) -> Publication {
    open_site(&project.at(folder), &Default::default()).unwrap()
}

#[test]
fn a_folder_and_its_project_say_the_same() {
    let project = project();
    let in_memory = opened(&project, "");
    assert!(!project.has("dist"), "opening writes nothing");
    project.run("build").ok();
    let built = opened(&project, "dist");
    for site in [&in_memory, &built] {
        assert_eq!(site.locales().iter().map(ToString::to_string).collect::<Vec<_>>(), ["ja", "en"]);
        assert_eq!(site.source().to_string(), "ja");
        let (en, ja) = (locale("en"), locale("ja"));
        assert_eq!(site.negotiate("fr, en-GB;q=0.5"), &en);
        let page = site.page(&en, "columns/a.md").unwrap();
        assert_eq!((page.title.as_deref(), page.published, page.coverage), (Some("What is conditioned medium?"), true, 20));
        assert_eq!(page.alternates.iter().map(|one| one.hreflang.as_str()).collect::<Vec<_>>(), ["ja", "en"]);
        // The dialogue has no translation at all.
        assert_eq!(site.published(&en).count() + 1, site.pages(&en).count());
        assert!(matches!(site.article(&en, "d.txt"), Err(Damage::Missing { path }) if path == "en/articles/d.txt.json"));
        assert!(matches!(site.file(&ja, "../manifest.json"), Err(Damage::Missing { .. })));
        assert_eq!(site.file(&ja, "d.txt").unwrap(), "医師：「こんにちは。」\n患者：「はい。」\n".as_bytes());

        let article = site.article(&en, "columns/a.md").unwrap();
        let units: Vec<_> = article.units().collect();
        let term = &units[0].terms[0];
        assert_eq!((term.id.as_str(), &units[0].text[term.start..term.end]), ("conditioned-medium", "conditioned medium"));
        // A sentence without a translation stands in Japanese, with the Japanese term.
        assert!(units[1].is_fallback(&article.locale) && !units[0].is_fallback(&article.locale));
        assert_eq!(&units[1].text[units[1].terms[0].start..units[1].terms[0].end], "上清液");
        let said = site.say_unit(&article, &units[1].id);
        assert_eq!((said.locale.to_string().as_str(), said.faults.len()), ("ja", 1));
        assert!(matches!(&site.say_unit(&article, "s-nothing").faults[..], [Fault::Missing { .. }]));
        assert!(article.units().any(|unit| article.plain(unit) == "詳しくは予約ページをご覧ください。"));

        let say = |id: &str, n: usize| site.say(&en, id, &[("n", n.into())]);
        assert_eq!(
            [say("articles", 1).text, say("articles", 2).text, say("about", 0).text],
            ["1 article", "2 articles", "About conditioned medium"]
        );
        assert_eq!((say("book", 0).text, say("book", 0).locale), ("ご予約".to_owned(), ja.clone()));
        assert_eq!(site.say(&en, "articles", &[]).faults, [Fault::Argument { name: "n".to_owned() }]);
        assert!(!site.say(&locale("fr"), "articles", &[]).faults.is_empty());

        let term = site.term(&en, "conditioned-medium").unwrap();
        assert_eq!(
            (term.definition.as_ref().unwrap().text.as_str(), term.source.as_deref()),
            ("The liquid that cells were grown in.", Some("上清液"))
        );
        assert_eq!(site.term(&ja, "conditioned-medium").unwrap().reading.as_deref(), Some("じょうせいえき"));
        assert_eq!(site.find_terms(&en, "Secretome and a medium").len(), 1);
        assert_eq!(site.find_terms(&ja, "この上清液は").iter().map(|one| (one.start, one.end)).collect::<Vec<_>>(), [(6, 15)]);
    }
}

#[test]
fn a_project_for_a_generator_is_read_all_the_same() {
    let project = project();
    let settings = project.read("taiyaku.toml") + "[build]\nlayout = \"zola\"\n";
    project.write("taiyaku.toml", settings);
    assert_eq!(opened(&project, "").article(&locale("en"), "columns/a.md").unwrap().locale, "en");
}

#[test]
fn many_threads_may_ask_at_once() {
    fn shared<T: Send + Sync>(_: &T) {}
    let project = project();
    project.run("build").ok();
    let site = opened(&project, "dist");
    shared(&site);
    std::thread::scope(|scope| {
        let asking: Vec<_> = (0..8)
            .map(|n: usize| {
                let site = &site;
                scope.spawn(move || {
                    let locale = locale(if n.is_multiple_of(2) { "en" } else { "ja" });
                    (
                        site.say(&locale, "articles", &[("n", n.into())]).text,
                        site.terms(&locale).len(),
                        site.article(&locale, "columns/a.md").unwrap(),
                    )
                })
            })
            .collect();
        for (n, thread) in asking.into_iter().enumerate() {
            let (text, terms, article) = thread.join().unwrap();
            assert!(text.contains(&n.to_string()) && terms > 0 && article.path == "columns/a.md", "{text}");
        }
    });
}

#[test]
fn what_is_damaged_is_said_with_its_file() {
    let project = project();
    let open = || open_site(&project.at("dist"), &Default::default());
    assert!(matches!(open(), Err(Unopened::Site(Damage::Missing { path })) if path == "manifest.json"));
    project.run("build").ok();
    project.write("dist/en/articles/columns/a.md.json", "{\"version\":1,\"path\":3}");
    project.write("dist/en/glossary.json", "[");
    let site = open().unwrap();
    let damage = site.article(&locale("en"), "columns/a.md").unwrap_err();
    assert!(damage.to_string().starts_with("en/articles/columns/a.md.json: "), "{damage}");
    assert!(site.terms(&locale("en")).is_empty() && !site.terms(&locale("ja")).is_empty());
    for (bytes, problem) in
        [("{\"version\":2}", "version 2"), ("", "EOF"), ("{\"version\":1,\"source\":\"日本語\",\"locales\":[],\"articles\":[]}", "日本語")]
    {
        project.write("dist/manifest.json", bytes);
        let error = open().err().unwrap().to_string();
        assert!(error.contains(problem), "{error}");
    }
}
