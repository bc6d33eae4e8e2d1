//! Waiting until a project changes: its files are looked at again and again, which works on every system and over
//! networks, and costs one look a file. A change counts once nothing has moved for a moment, so that an editor or a
//! `git switch` is done with all of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::build::{look, roots};
use super::input::settings;
use super::sight::Sight;
use super::tree::Disk;

/// Between two looks; for each hundred thousand files a second more.
const PAUSE: Duration = Duration::from_millis(250);
const PAUSE_PER_FILE: Duration = Duration::from_micros(10);

/// A project that is watched.
#[derive(Debug)]
pub struct Watch {
    disk: Disk,
    out: PathBuf,
    roots: Vec<String>,
    seen: BTreeMap<String, Sight>,
}

impl Watch {
    /// Watches what a build of a project reads, from now on.
    pub fn new(disk: &Disk, out: &Path) -> Watch {
        let mut watch = Watch { disk: disk.clone(), out: out.to_owned(), roots: Vec::new(), seen: BTreeMap::new() };
        watch.seen = watch.look();
        watch
    }

    /// Waits until something has changed and nothing changes any more.
    pub fn wait(&mut self) {
        loop {
            let mut now = self.pause();
            if now == self.seen {
                continue;
            }
            loop {
                let later = self.pause();
                if later == now {
                    break;
                }
                now = later;
            }
            self.seen = now;
            return;
        }
    }

    fn pause(&mut self) -> BTreeMap<String, Sight> {
        sleep(PAUSE + PAUSE_PER_FILE * u32::try_from(self.seen.len()).unwrap_or(u32::MAX));
        self.look()
    }

    fn look(&mut self) -> BTreeMap<String, Sight> {
        // While the settings cannot be read, what they named before is watched.
        match settings(&self.disk) {
            Ok(settings) => self.roots = roots(&settings),
            Err(_) if self.roots.is_empty() => self.roots = vec!["taiyaku.toml".to_owned()],
            Err(_) => {}
        }
        look(&self.disk, &self.roots, &self.out)
    }
}
