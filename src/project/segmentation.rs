//! The segmentation rules of a project: those of the SRX file that its settings name, if they name one. What never happens:
//! a project is cut by the built-in rules because its own cannot be read; that would move every translation.

use std::path::Path;

use super::error::Error;
use super::input::{decode, text_of};
use super::regular::read_regular;
use super::settings::Settings;
use super::tree::Tree;
use crate::finding::{Code, Finding};
use crate::segment::{Rules, Srx};

/// The rules by which sentences are cut.
#[derive(Debug, Default)]
pub struct Segmentation {
    srx: Option<(Srx, Rules)>,
    findings: Vec<Finding>,
}

impl Segmentation {
    /// The rules of a project.
    pub(super) fn of(tree: &dyn Tree, settings: &Settings) -> Result<Segmentation, Error> {
        Segmentation::for_locale(tree, settings, &settings.source.to_string())
    }

    /// The rules of a project for texts of a locale.
    pub fn for_locale(tree: &dyn Tree, settings: &Settings, locale: &str) -> Result<Segmentation, Error> {
        let Some(file) = &settings.srx else { return Ok(Segmentation::default()) };
        let mut findings = Vec::new();
        match text_of(tree, file, &mut findings) {
            Some(text) => Segmentation::read(file, &text, locale).map_err(Error::Settings),
            None if findings.is_empty() => {
                Err(Error::Settings(vec![Finding::new(Code::Unreadable, file.as_str()).with("problem", "named")]))
            }
            None => Err(Error::Settings(findings)),
        }
    }

    /// The rules of an SRX file outside of a project, for texts of a locale.
    pub fn file(path: &Path, locale: &str) -> Result<Segmentation, Error> {
        let name = path.display().to_string();
        let bytes = read_regular(path).map_err(Error::io("read", path))?;
        let mut findings = Vec::new();
        let read = decode(&name, bytes, &mut findings);
        let read = read.ok_or(findings).and_then(|text| Segmentation::read(&name, &text, locale));
        read.map_err(|findings| Error::Rules { path: name, findings })
    }

    fn read(file: &str, text: &str, locale: &str) -> Result<Segmentation, Vec<Finding>> {
        let srx = Srx::read(file, text)?;
        let (rules, findings) = srx.rules(locale);
        let rules = rules.ok_or_else(|| vec![srx.unmapped(locale)])?;
        Ok(Segmentation { srx: Some((srx, rules)), findings })
    }

    /// The rules, where they are not the built-in ones.
    pub fn rules(&self) -> Option<&Rules> {
        self.srx.as_ref().map(|(_, rules)| rules)
    }

    /// Rules that cannot be used, and those that took too long so far.
    pub fn findings(&self) -> Vec<Finding> {
        let tired = self.srx.iter().flat_map(|(srx, rules)| srx.tired(rules));
        self.findings.iter().cloned().chain(tired).collect()
    }
}
