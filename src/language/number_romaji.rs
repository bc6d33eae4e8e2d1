//! Numbers read aloud in Latin letters: 第3旅団 and "Daisan ryodan", 1万年堂 and "Ichimannendo". A number comes in, its readings
//! go out, in small letters without marks of length.

/// The usual readings of a whole number below a hundred million; none beyond.
pub(super) fn readings(value: i64) -> Vec<String> {
    const DIGITS: [&[&str]; 10] =
        [&[""], &["ichi"], &["ni"], &["san"], &["shi", "yon"], &["go"], &["roku"], &["shichi", "nana"], &["hachi"], &["ku", "kyu"]];
    const HUNDREDS: [&str; 10] =
        ["", "hyaku", "nihyaku", "sanbyaku", "yonhyaku", "gohyaku", "roppyaku", "nanahyaku", "happyaku", "kyuhyaku"];
    const THOUSANDS: [&str; 10] = ["", "sen", "nisen", "sanzen", "yonsen", "gosen", "rokusen", "nanasen", "hassen", "kyusen"];
    if !(1..100_000_000).contains(&value) {
        return Vec::new();
    }
    let at = |value: i64| usize::try_from(value % 10).unwrap_or(0);
    let mut all =
        if value < 10_000 { vec![String::new()] } else { readings(value / 10_000).into_iter().map(|head| head + "man").collect() };
    let digits = |all: Vec<String>, digit: usize| -> Vec<String> {
        let said = DIGITS.get(digit).copied().unwrap_or_default();
        all.iter().flat_map(|head| said.iter().map(move |digit| format!("{head}{digit}"))).collect()
    };
    for head in &mut all {
        head.push_str(THOUSANDS.get(at(value / 1000)).copied().unwrap_or_default());
        head.push_str(HUNDREDS.get(at(value / 100)).copied().unwrap_or_default());
    }
    let tens = at(value / 10);
    if tens > 0 {
        all = if tens > 1 { digits(all, tens) } else { all };
        all = all.iter().flat_map(|head| ["ju", "jyu"].map(|ten| format!("{head}{ten}"))).collect();
    }
    digits(all, at(value))
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn numbers_are_read_aloud() {
        for (value, reading) in [
            (3, "san"),
            (12, "juni"),
            (12, "jyuni"),
            (20, "niju"),
            (33, "sanjusan"),
            (10_000, "ichiman"),
            (1600, "senroppyaku"),
            (47, "yonjunana"),
        ] {
            assert!(readings(value).iter().any(|said| said == reading), "{value} {:?}", readings(value));
        }
        assert!(readings(0).is_empty() && readings(i64::MAX).is_empty());
    }
}
