//! Exact decimal numbers: a whole mantissa times a power of ten. Digits go in, comparable values come out; nothing
//! here ever rounds, and arithmetic that does not fit gives `None` instead of a wrong value.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number, kept without trailing zeros so that equal values are equal (`100`, `100.0` and `1e2` are one).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    mantissa: i128,
    exponent: i32,
}

impl Number {
    /// Zero.
    pub const ZERO: Number = Number { mantissa: 0, exponent: 0 };
    /// One.
    pub const ONE: Number = Number { mantissa: 1, exponent: 0 };

    /// `mantissa × 10^exponent`.
    pub fn new(mantissa: i128, exponent: i32) -> Self {
        if mantissa == 0 {
            return Number::ZERO;
        }
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent = exponent.saturating_add(1);
        }
        Number { mantissa, exponent }
    }

    /// A small whole number.
    pub fn whole(value: u32) -> Self {
        Number::new(i128::from(value), 0)
    }

    /// ASCII digits with at most one `.`; commas are skipped. `None` for anything else and beyond 37 digits.
    pub fn parse(digits: &str) -> Option<Self> {
        let (mut mantissa, mut exponent, mut point, mut any) = (0i128, 0i32, false, false);
        for c in digits.chars() {
            match (c, c.to_digit(10)) {
                (_, Some(digit)) => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
                    exponent -= i32::from(point);
                    any = true;
                }
                ('.', None) if !point => point = true,
                (',', None) => {}
                _ => return None,
            }
        }
        (any && mantissa < 10i128.pow(37)).then(|| Number::new(mantissa, exponent))
    }

    /// The product, if it fits.
    pub fn times(self, other: Number) -> Option<Self> {
        Some(Number::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent.checked_add(other.exponent)?))
    }

    /// The sum, if it fits.
    pub fn plus(self, other: Number) -> Option<Self> {
        let low = self.exponent.min(other.exponent);
        Some(Number::new(self.aligned(low)?.checked_add(other.aligned(low)?)?, low))
    }

    /// The number times a power of ten.
    pub fn shifted(self, power: i32) -> Self {
        if self.mantissa == 0 { self } else { Number { exponent: self.exponent.saturating_add(power), ..self } }
    }

    /// The value, if it is a whole number that fits.
    pub fn as_whole(self) -> Option<i64> {
        (self.exponent >= 0).then(|| self.aligned(0)).flatten().and_then(|value| i64::try_from(value).ok())
    }

    /// Digits behind the point.
    pub(super) fn decimals(self) -> i32 {
        self.exponent.saturating_neg().max(0)
    }

    /// Whether the other number has the same digits and differs only by a power of ten.
    pub fn is_power_of_ten_off(self, other: Number) -> bool {
        self.mantissa == other.mantissa && self.exponent != other.exponent
    }

    fn aligned(self, exponent: i32) -> Option<i128> {
        let zeros = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.mantissa.checked_mul(10i128.checked_pow(zeros)?)
    }

    /// Power of ten of the leading digit.
    fn magnitude(self) -> i64 {
        i64::from(self.mantissa.unsigned_abs().checked_ilog10().unwrap_or(0)) + i64::from(self.exponent)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = self.mantissa.signum();
        let by_sign = sign.cmp(&other.mantissa.signum());
        if by_sign != Ordering::Equal || sign == 0 {
            return by_sign;
        }
        let by_size = self.magnitude().cmp(&other.magnitude()).then_with(|| {
            let low = self.exponent.min(other.exponent);
            match (self.aligned(low), other.aligned(low)) {
                (Some(a), Some(b)) => a.unsigned_abs().cmp(&b.unsigned_abs()),
                (None, _) => Ordering::Greater,
                (_, None) => Ordering::Less,
            }
        });
        if sign < 0 { by_size.reverse() } else { by_size }
    }
}

impl fmt::Display for Number {
    /// Plain digits (`120000000`, `37.5`); beyond 40 places `mantissa e exponent`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.exponent > 40 || self.exponent < -40 {
            return write!(f, "{}e{}", self.mantissa, self.exponent);
        }
        if self.exponent >= 0 {
            return write!(f, "{}{}", self.mantissa, "0".repeat(self.exponent.unsigned_abs() as usize));
        }
        let places = self.exponent.unsigned_abs() as usize;
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = places + 1);
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let (whole, part) = digits.split_at_checked(digits.len() - places).unwrap_or((&digits, ""));
        write!(f, "{sign}{whole}.{part}")
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn equal_values_are_equal_and_ordered() {
        let n = |text| Number::parse(text).unwrap_or(Number::ZERO);
        assert_eq!(n("1,000"), n("1000.0"));
        assert_eq!(n("1.5").shifted(8), n("150000000"));
        assert!(n("0.99") < n("1") && n("999") < n("1000") && Number::new(-5, 0) < Number::ZERO);
        assert_eq!(n("1.25").plus(n("0.75")), Some(n("2")));
        assert_eq!(n("37.50").to_string(), "37.5");
        assert_eq!(n("0.05").to_string(), "0.05");
        assert_eq!(n("120").to_string(), "120");
        assert_eq!(Number::parse(&"9".repeat(60)), None);
        assert_eq!(Number::parse("1.2.3"), None);
    }
}
