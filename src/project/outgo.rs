//! A project's translation memory as one TMX file. In go the memory files and the catalogs; out comes a stream: first every
//! unit of the files as it stands there, then the pairs of the catalogs, each once. The files are read twice and never
//! kept, so memory has a bound; what is kept grows with the catalogs only.

use std::collections::{BTreeSet, HashSet};
use std::io::{self, Write};
use std::path::Path;

use unic_langid::LanguageIdentifier;

use super::error::Error;
use super::input::{matching, odd};
use super::load::{ARCHIVE, Snapshot};
use super::regular::open;
use super::review::Row;
use super::runs::{Runs, Sorted, digest};
use super::tree::Disk;
use super::write::Unwritten;
use crate::catalog::State;
use crate::finding::Finding;
use crate::memory::{Outgoing, Piece, TMX_END, Tmx, TranslationUnit, tmx_attributes, tmx_head, tmx_line, tmx_pieces};

/// What goes out, and how.
#[derive(Debug, Default)]
pub struct Export {
    /// Only units that have a text in the source language and in this one; nothing: all.
    pub locale: Option<LanguageIdentifier>,
    /// Without inline markup (TMX level 1).
    pub plain: bool,
    /// Characters to be written as references.
    pub unsafe_char: Option<fn(char) -> bool>,
}

/// What a unit takes from the header of its file (TMX 1.4b, `<tu>`).
const INHERITED: [&str; 5] = ["srclang", "segtype", "datatype", "o-tmf", "o-encoding"];

/// Writes the memory of a project. What cannot be read is a finding, and the rest goes out.
pub fn export(
    disk: &Disk,
    snapshot: &Snapshot,
    wanted: &Export,
    out: &mut dyn Write,
    findings: &mut Vec<Finding>,
) -> Result<(), Unwritten> {
    let settings = &snapshot.settings;
    findings.extend(odd(disk, &settings.memory, &["tmx", "gz"]).into_iter().filter(|finding| finding.file != ARCHIVE));
    let rows: Vec<Row<'_>> = snapshot.rows().into_iter().filter(|row| goes_out(row, wanted)).collect();
    let source = settings.source.to_string();
    let mut survey = Survey { heads: Vec::new(), repeats: None };
    survey.read(disk, matching(disk, &settings.memory), findings)?;

    // What the catalogs say themselves need not stand there again.
    let mut said: HashSet<[u8; 16]> = HashSet::new();
    for row in &rows {
        let [from, to] = [source_of(row), row.target.as_str()];
        said.insert(digest(&[&row.locale, from, to]));
        said.insert(digest(&[&row.locale, from, to, &row.view.document.path, row.view.id()]));
    }
    let is_said = |unit: &TranslationUnit| {
        let two = unit.variants.len() == 2 && unit.complete;
        settings.targets.iter().filter(|_| two).any(|locale| {
            let (from, to) = (unit.texts(&settings.source), unit.texts(locale));
            let (Some(from), Some(to), name) = (from.first(), to.first(), locale.to_string()) else { return false };
            match (unit.prop("x-article"), unit.prop("x-unit")) {
                (Some(article), Some(id)) => said.contains(&digest(&[&name, &from.text, &to.text, article, id])),
                _ => {
                    unit.props.is_empty()
                        && unit.notes.is_empty()
                        && unit.tuid.is_none()
                        && said.contains(&digest(&[&name, &from.text, &to.text]))
                }
            }
        })
    };
    let is_wanted = |unit: &TranslationUnit| {
        wanted.locale.as_ref().is_none_or(|locale| !unit.texts(&settings.source).is_empty() && !unit.texts(locale).is_empty())
    };

    let head = survey.head(&source, !rows.is_empty());
    let outgoing = Outgoing { plain: wanted.plain, inherited: &[], unsafe_char: wanted.unsafe_char };
    let mut line = |outgoing: &Outgoing<'_>, raw: &str| {
        let text = outgoing.text(raw);
        out.write_all(text.as_bytes())?;
        out.write_all(b"\n")
    };
    head.begin.iter().try_for_each(|raw| line(&outgoing, raw)).map_err(Unwritten::Output)?;
    let mut number = 0;
    for (file, attributes) in &survey.heads {
        let own = inherited(attributes, &head.attributes);
        let outgoing = Outgoing { inherited: &own, ..outgoing };
        let mut failed = None;
        let tmx = pieces(disk, file, |piece| {
            let raw = match piece {
                Piece::Unit { unit, raw } => {
                    number += 1;
                    let repeated = match &mut survey.repeats {
                        Some(repeats) => repeats.is_next(number, raw)?,
                        None => false,
                    };
                    if repeated || !is_wanted(&unit) || is_said(&unit) {
                        return Ok(());
                    }
                    raw
                }
                Piece::Useless(raw) if wanted.locale.is_none() => raw,
                Piece::Comment(raw) => raw,
                _ => return Ok(()),
            };
            line(&outgoing, raw).map_err(|error| {
                let kind = error.kind();
                failed = Some(error);
                kind.into()
            })
        });
        if let Some(error) = failed {
            return Err(Unwritten::Output(error));
        }
        findings.extend(tmx.map(|tmx| tmx.findings).unwrap_or_else(|error| vec![error.finding(file)]));
    }
    for row in &rows {
        line(&outgoing, &tmx_line(&unit(row, &source))).map_err(Unwritten::Output)?;
    }
    out.write_all(head.end.as_bytes()).and_then(|()| out.flush()).map_err(Unwritten::Output)
}

/// Reads a memory file of the project.
fn pieces(disk: &Disk, file: &str, take: impl FnMut(Piece<'_>) -> io::Result<()>) -> Result<Tmx, Error> {
    let input = open(&disk.place(file)?).map_err(Error::io("open", Path::new(file)))?;
    tmx_pieces(input, file, take).map_err(Error::io("read", Path::new(file)))
}

fn goes_out(row: &Row<'_>, wanted: &Export) -> bool {
    let of_locale = wanted.locale.as_ref().is_none_or(|locale| locale.to_string() == row.locale);
    let stands = !matches!(row.state, State::Untranslated | State::Skipped);
    let remembered = !row.view.document.messages || row.view.remembered().is_some();
    of_locale && stands && remembered && row.broken.is_none() && !row.source.trim().is_empty()
}

/// The text a translation was made for.
fn source_of<'r>(row: &'r Row<'_>) -> &'r str {
    row.view.entry.filter(|_| row.state == State::Stale).and_then(|entry| entry.was.as_deref()).unwrap_or(&row.source)
}

/// The unit of a pair, properties in a fixed order.
fn unit(row: &Row<'_>, source: &str) -> TranslationUnit {
    let view = &row.view;
    let text = |at: Option<usize>| at.and_then(|at| view.document.sources.get(at)).map(|unit| unit.text.clone());
    let mut all: Vec<(&str, String)> =
        vec![("x-article", view.document.path.clone()), ("x-unit", view.id().to_owned()), ("x-state", row.state.name().to_owned())];
    all.extend(text(view.index.checked_sub(1)).map(|text| ("x-context-pre", text)));
    all.extend(text(Some(view.index + view.len)).map(|text| ("x-context-post", text)));
    if let Some(entry) = view.entry {
        all.extend(entry.origin.iter().map(|origin| ("x-origin", origin.clone())));
        all.extend(entry.notes.iter().map(|note| ("x-note", note.clone())));
    }
    TranslationUnit {
        srclang: Some(source.to_owned()),
        props: all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        ..TranslationUnit::new([(source.to_owned(), source_of(row).to_owned()), (row.locale.clone(), row.target.clone())])
    }
}

/// The beginning and the end of the file that goes out.
struct Head {
    begin: Vec<String>,
    end: String,
    /// What its header says for units.
    attributes: Vec<(String, String)>,
}

/// What is known of the memory files before they are written.
struct Survey {
    /// Their names, and what their headers say for units.
    heads: Vec<(String, Vec<(String, String)>)>,
    repeats: Option<Repeats>,
}

impl Survey {
    /// Reads the files once: their headers, and which units say what another said before.
    fn read(&mut self, disk: &Disk, files: Vec<String>, findings: &mut Vec<Finding>) -> Result<(), Unwritten> {
        let trouble = |error| Unwritten::Source(Error::io("write", Path::new(".taiyaku"))(error));
        let mut units = Runs::<24>::new();
        let mut number = 0u64;
        for file in files {
            let mut head = vec![("".to_owned(), String::new()), ("".to_owned(), String::new())];
            let mut failed = None;
            let read = pieces(disk, &file, |piece| {
                match piece {
                    Piece::Root(raw) => head[0].1 = raw.to_owned(),
                    Piece::Header(raw) => head[1].1 = raw.to_owned(),
                    Piece::Unit { raw, .. } => {
                        number += 1;
                        let mut record = [0; 24];
                        let parts = digest(&[raw]).into_iter().chain(number.to_be_bytes());
                        record.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
                        if failed.is_none() {
                            failed = units.push(record).err();
                        }
                    }
                    _ => {}
                }
                Ok(())
            });
            if let Some(error) = failed {
                return Err(trouble(error));
            }
            match read {
                Ok(_) => self.heads.push((file, head)),
                Err(error) => findings.push(error.finding(&file)),
            }
        }
        self.repeats = Some(Repeats::of(units).map_err(trouble)?);
        Ok(())
    }

    /// The frame of the file: that of the only file, or one that says what all say.
    fn head(&mut self, source: &str, more: bool) -> Head {
        let only = self.heads.len() == 1;
        let mut all: Vec<Vec<(String, String)>> = Vec::new();
        let mut raw = None;
        for (_, head) in &mut self.heads {
            let header = tmx_attributes(&head[1].1);
            let said = INHERITED.iter().filter_map(|name| header.iter().find(|(key, _)| key == name)).cloned().collect::<Vec<_>>();
            if only && head[0].1.ends_with('>') && !head[0].1.ends_with("/>") && !head[1].1.is_empty() {
                raw = Some((head[0].1.clone(), head[1].1.clone()));
            }
            all.push(said.clone());
            *head = said;
        }
        if let Some((root, header)) = raw {
            let name: String = root.chars().skip(1).take_while(|c| !c.is_whitespace() && *c != '>').collect();
            let begin = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(), root, header, "<body>".to_owned()];
            return Head { begin: begin.into(), end: format!("</body>\n</{name}>\n"), attributes: all.concat() };
        }
        let of = |name: &str| -> BTreeSet<Option<String>> {
            all.iter().map(|head| head.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())).collect()
        };
        let common = |name: &str, other: &str| match (of(name).len(), of(name).into_iter().next().flatten()) {
            (1, Some(value)) => value,
            _ => other.to_owned(),
        };
        let srclang = if all.is_empty() && more { source.to_owned() } else { common("srclang", "*all*") };
        let (segtype, datatype) = (common("segtype", "sentence"), common("datatype", "plaintext"));
        let text = tmx_head(&srclang, &segtype, &datatype);
        let begin = text.lines().map(str::to_owned).collect();
        let attributes = [("srclang", srclang), ("segtype", segtype), ("datatype", datatype), ("o-tmf", "taiyaku".to_owned())];
        Head { begin, end: TMX_END.to_owned(), attributes: attributes.map(|(name, value)| (name.to_owned(), value)).into() }
    }
}

/// What units must say themselves because the header that goes out does not.
fn inherited(own: &[(String, String)], head: &[(String, String)]) -> Vec<(String, String)> {
    own.iter().filter(|attribute| !head.contains(attribute)).cloned().collect()
}

/// The units that say what another said before, by their number.
struct Repeats {
    numbers: Sorted<24>,
    next: Option<[u8; 24]>,
}

impl Repeats {
    /// From the digest and the number of every unit.
    fn of(units: Runs<24>) -> io::Result<Repeats> {
        let mut repeats = Runs::<24>::new();
        let mut units = units.sorted()?;
        let mut last = None;
        while let Some(unit) = units.next()? {
            let (digest, number) = unit.split_at(16);
            if last.as_deref() == Some(digest) {
                let mut record = [0; 24];
                record.iter_mut().zip(number.iter().chain(digest)).for_each(|(to, from)| *to = *from);
                repeats.push(record)?;
            }
            last = Some(digest.to_vec());
        }
        let mut numbers = repeats.sorted()?;
        let next = numbers.next()?;
        Ok(Repeats { numbers, next })
    }

    /// Whether the unit of this number is one of them. Only if it says the same as when it was counted.
    fn is_next(&mut self, number: u64, raw: &str) -> io::Result<bool> {
        let Some(next) = self.next.filter(|next| next.get(..8) == Some(number.to_be_bytes().as_slice())) else { return Ok(false) };
        self.next = self.numbers.next()?;
        Ok(next.get(8..) == Some(digest(&[raw]).as_slice()))
    }
}
