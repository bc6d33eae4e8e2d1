//! SRX 2.0 files: segmentation rules of other tools. In: the text of a file. Out: its rules as they are written, by
//! language, and what is wrong with it. Expressions are compiled only for the language that is asked for. What never
//! happens: an entity is expanded or a DTD opened, depth without bounds, or a file that is damaged cuts a text.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use fancy_regex::Regex;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::expression::translate;
use super::rules::{Rule, Rules};
use crate::finding::{Arg, Code, Finding};
use crate::text::{Lines, Span};

/// Most elements within each other; SRX needs seven.
const DEEPEST: usize = 32;

/// An SRX file that was read.
#[derive(Debug, Default)]
pub struct Srx {
    file: String,
    cascade: bool,
    /// Rules by the name of their `languagerule`.
    languages: BTreeMap<String, Vec<Written>>,
    /// Pattern of a language and name of its rules, in order.
    maps: Vec<Map>,
    rules: usize,
    text: String,
}

/// A rule as it is written.
#[derive(Debug, Clone, Default)]
struct Written {
    breaks: bool,
    before: String,
    after: String,
    number: usize,
    at: usize,
}

#[derive(Debug)]
struct Map {
    pattern: Regex,
    name: String,
}

impl Srx {
    /// Reads a file; any finding means that it cannot be used as it is. `file` is its name in findings.
    pub fn read(file: &str, text: &str) -> Result<Srx, Vec<Finding>> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut state = State::new(file, text);
        state.read(text);
        if state.findings.is_empty() { Ok(state.srx) } else { Err(state.findings) }
    }

    /// The rules for a locale: those of the first map whose pattern matches it, or of all of them where the file says
    /// `cascade`. None where no rules are meant for it; findings for rules that cannot be used, while the others are.
    pub fn rules(&self, locale: &str) -> (Option<Rules>, Vec<Finding>) {
        let named = self.maps.iter().filter(|map| map.pattern.is_match(locale).unwrap_or(false));
        let named: Vec<&Map> = named.take(if self.cascade { usize::MAX } else { 1 }).collect();
        let written = named.iter().filter_map(|map| self.languages.get(&map.name)).flatten();
        let (mut rules, mut findings) = (Vec::new(), Vec::new());
        let mut any = false;
        let lines = Lines::new(&self.text);
        for rule in written {
            any = true;
            match Rule::new(rule.breaks, &rule.before, &rule.after, rule.number, rule.at) {
                Some(rule) => rules.push(rule),
                None => findings.push(self.finding(&lines, "expression", rule.number, rule.at)),
            }
        }
        (any.then_some(Rules { rules }), findings)
    }

    /// Findings for rules that took too long on some text and were left out of it.
    pub fn tired(&self, rules: &Rules) -> Vec<Finding> {
        let lines = Lines::new(&self.text);
        let tired = rules.rules.iter().filter(|rule| rule.tired.load(Ordering::Relaxed));
        tired.map(|rule| self.finding(&lines, "slow", rule.number, rule.at)).collect()
    }

    /// The finding that no rules are meant for a locale.
    pub fn unmapped(&self, locale: &str) -> Finding {
        Finding::new(Code::SettingsInvalid, self.file.as_str()).with("problem", "srx-locale").with("value", locale)
    }

    fn finding(&self, lines: &Lines<'_>, problem: &'static str, number: usize, at: usize) -> Finding {
        let finding = Finding::new(Code::SegmentationRule, self.file.as_str()).at(lines, Span::new(at, at));
        finding.with("problem", problem).with("number", number)
    }
}

/// What is being read.
struct State<'a> {
    lines: Lines<'a>,
    srx: Srx,
    findings: Vec<Finding>,
    /// Names of the elements that are open.
    open: Vec<String>,
    language: Option<String>,
    rule: Option<Written>,
}

impl<'a> State<'a> {
    fn new(file: &str, text: &'a str) -> Self {
        let srx = Srx { file: file.to_owned(), text: text.to_owned(), ..Srx::default() };
        State { lines: Lines::new(text), srx, findings: Vec::new(), open: Vec::new(), language: None, rule: None }
    }

    fn report(&mut self, at: usize, problem: &'static str, value: &str) {
        let finding = Finding::new(Code::SettingsInvalid, self.srx.file.as_str()).at(&self.lines, Span::new(at, at));
        self.findings.push(finding.with("problem", problem).with("value", Arg::from(value)));
    }

    fn read(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let offset = |position: u64| usize::try_from(position).unwrap_or(text.len()).min(text.len());
        let mut maps: Vec<(usize, String, String)> = Vec::new();
        let mut root = false;
        loop {
            let at = offset(reader.buffer_position());
            match reader.read_event() {
                Err(_) => return self.report(offset(reader.error_position()), "srx-xml", ""),
                Ok(Event::Eof) => {
                    if !self.open.is_empty() || !root {
                        return self.report(text.len(), if root { "srx-xml" } else { "srx-root" }, "");
                    }
                    break;
                }
                Ok(Event::Start(start)) => {
                    let name = start.local_name().as_ref().to_owned();
                    if self.open.is_empty() && name != "srx" {
                        return self.report(at, "srx-root", "");
                    }
                    root = true;
                    if self.open.len() >= DEEPEST {
                        return self.report(at, "srx-xml", "");
                    }
                    self.start(&name, &start, at, &mut maps);
                    self.open.push(name);
                }
                Ok(Event::End(_)) => self.end(),
                Ok(Event::Text(piece)) => self.text(&piece.xml10_content()),
                Ok(Event::CData(piece)) => self.text(&piece.xml10_content()),
                Ok(Event::GeneralRef(name)) => {
                    let known = name.resolve_char_ref().ok().flatten().map(String::from);
                    let known = known.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                    match known {
                        Some(character) => self.text(&character),
                        None => return self.report(at, "srx-entity", &name),
                    }
                }
                Ok(_) => {}
            }
        }
        for (at, pattern, name) in maps {
            if !self.srx.languages.contains_key(&name) {
                self.report(at, "srx-name", &name);
            }
            // Tags of languages have no case, whatever the file writes.
            match Regex::new(&format!("(?i)^(?:{})$", translate(&pattern))) {
                Ok(pattern) => self.srx.maps.push(Map { pattern, name }),
                Err(_) => self.report(at, "srx-pattern", &pattern),
            }
        }
    }

    fn start(&mut self, name: &str, start: &BytesStart<'_>, at: usize, maps: &mut Vec<(usize, String, String)>) {
        let mut attributes: BTreeMap<String, String> = BTreeMap::new();
        for attribute in start.attributes() {
            match attribute.ok().and_then(|a| {
                Some((a.key.local_name().as_ref().to_owned(), a.normalized_value(XmlVersion::Explicit1_0).ok()?.into_owned()))
            }) {
                Some((name, value)) => _ = attributes.insert(name, value),
                None => return self.report(at, "srx-xml", ""),
            }
        }
        let attribute = |wanted: &str| attributes.get(wanted).cloned();
        match name {
            "header" => self.srx.cascade = attribute("cascade").as_deref() == Some("yes"),
            "languagerule" => {
                let name = attribute("languagerulename").unwrap_or_default();
                self.srx.languages.entry(name.clone()).or_default();
                self.language = Some(name);
            }
            "languagemap" => {
                maps.push((at, attribute("languagepattern").unwrap_or_default(), attribute("languagerulename").unwrap_or_default()));
            }
            "rule" => {
                self.srx.rules += 1;
                let value = attribute("break");
                if let Some(value) = value.as_deref().filter(|value| !matches!(*value, "yes" | "no")) {
                    self.report(at, "srx-break", value);
                }
                self.rule = Some(Written { breaks: value.as_deref() != Some("no"), number: self.srx.rules, at, ..Written::default() });
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some(rule) = self.rule.as_mut() else { return };
        match self.open.last().map(String::as_str) {
            Some("beforebreak") => rule.before.push_str(text),
            Some("afterbreak") => rule.after.push_str(text),
            _ => {}
        }
    }

    fn end(&mut self) {
        match self.open.pop().as_deref() {
            Some("rule") => {
                if let (Some(rule), Some(list)) = (self.rule.take(), self.language.as_ref().and_then(|l| self.srx.languages.get_mut(l))) {
                    list.push(rule);
                }
            }
            Some("languagerule") => self.language = None,
            _ => {}
        }
    }
}
