//! The `taiyaku` program.

fn main() {}
