//! (to be written)

use super::{Block, Options};
use crate::finding::Finding;

pub(super) fn parse(_source: &str, _options: &Options) -> (Vec<Block>, Vec<Finding>) {
    (Vec::new(), Vec::new())
}
