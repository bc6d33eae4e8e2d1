//! Roman numerals, as they number chapters, phases and items.

/// The value of a Roman numeral in capitals below 40; nothing for other letters and orders.
///
/// ```
/// use taiyaku::text::roman;
/// assert_eq!((roman("XIV"), roman("IIII"), roman("xiv")), (Some(14), None, None));
/// ```
pub fn roman(text: &str) -> Option<u32> {
    let tens = text.bytes().take_while(|byte| *byte == b'X').count();
    let ones = match text.get(tens..)? {
        "" => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    let value = u32::try_from(tens).ok()? * 10 + ones;
    (value > 0 && tens < 4).then_some(value)
}
