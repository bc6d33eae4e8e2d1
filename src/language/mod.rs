//! (stub until the module lands)

/// Stub.
pub fn lemma(word: &str) -> String {
    let word = word.to_lowercase();
    word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).filter(|w| w.len() > 2).map_or(word.clone(), str::to_owned)
}

/// Stub.
pub fn verb_key(word: &str) -> String {
    lemma(word)
}
