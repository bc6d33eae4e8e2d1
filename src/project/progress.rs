//! Who is told how far long work is. The work does not know whether anybody watches.

/// Watches long work.
pub trait Progress: Sync {
    /// Work begins: the key of its name in the interface, what it is done on, and how much there is.
    fn begin(&self, key: &'static str, name: &str, total: u64);

    /// So much more is done.
    fn advance(&self, by: u64);

    /// The work that began last is at its end.
    fn end(&self);

    /// Something that people should know: a key of the interface, the file, and how many there are of what it says.
    fn notice(&self, key: &'static str, name: &str, count: usize);
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: &'static str, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
    fn notice(&self, _: &'static str, _: &str, _: usize) {}
}
