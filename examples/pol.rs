//! scratch
use std::io::BufRead;
fn main() {
    let lists = || -> [taiyaku::language::Lists; 2] {
        ["ja", "en"].map(|l| {
            let f = format!("src/language/cues/{l}.toml");
            let t = Box::leak(std::fs::read_to_string(&f).unwrap().into_boxed_str());
            let mut r = taiyaku::finding::Reader::new("x", t, taiyaku::finding::Code::ProfileInvalid);
            let tb = r.table();
            let l = taiyaku::language::Lists::read(&mut r, &tb);
            for f in &r.findings { eprintln!("{:?} {:?}", f.place, f.args); }
            l
        })
    };
    let [ja, en] = lists();
    let cues = taiyaku::language::Cues::only(&ja, &en);
    use taiyaku::text::Lang::{En, Ja};
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let (j, e) = (v["ja"].as_str().unwrap(), v["en"].as_str().unwrap());
        let show = |s: &str, h: Option<taiyaku::language::LostHedge>, n: Option<taiyaku::language::LostNegation>| {
            serde_json::json!([h.map(|h| (format!("{:?}", h.class), h.faint, h.span.of(s).to_owned())), n.map(|n| n.span.of(s).to_owned())])
        };
        use taiyaku::language::{lost_hedge, lost_negation};
        let f = show(j, lost_hedge(&cues, j, Ja, e, En), lost_negation(&cues, j, Ja, e, En));
        let b = show(e, lost_hedge(&cues, e, En, j, Ja), lost_negation(&cues, e, En, j, Ja));
        if std::env::var("WHY").is_ok() {
            let (sj, se) = (cues.read(j, Ja), cues.read(e, En));
            let w = |s: &taiyaku::language::Said, o: &taiyaku::language::Said, l| s.denials.iter().map(|(sp, n)| format!("{}{}", sp.of(s.folded.as_str()), if cues.is_spoken_for(*n, l, &o.folded) { "-" } else { "" })).collect::<Vec<_>>();
            let n = |s: &taiyaku::language::Said| s.negations.iter().map(|(x, _)| x.of(s.folded.as_str()).to_owned()).collect::<Vec<_>>();
            println!("{}", serde_json::json!({"jn": n(&sj), "en": n(&se), "jd": w(&sj, &se, Ja), "ed": w(&se, &sj, En), "eh": format!("{:?}", se.hedges.iter().map(|h| h.span.of(e)).collect::<Vec<_>>()), "jh": format!("{:?}", sj.hedges.iter().map(|h| h.span.of(j)).collect::<Vec<_>>()), "ea": format!("{:?}", se.answers), "ja": format!("{:?}", sj.answers)}));
            continue;
        }
        println!("{}", serde_json::json!([f, b]));
    }
}
