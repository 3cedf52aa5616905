//! Plural categories of whole numbers (Unicode CLDR, "Language Plural Rules").

/// The category of `n` in a language, as a place in
/// [`PLURAL_CATEGORIES`](super::catalogue::PLURAL_CATEGORIES).
pub fn category(language: &str, n: u32) -> u16 {
    const ZERO: u16 = 0;
    const ONE: u16 = 1;
    const TWO: u16 = 2;
    const FEW: u16 = 3;
    const MANY: u16 = 4;
    const OTHER: u16 = 5;
    let (tens, units) = (n % 100, n % 10);
    match (language, n) {
        ("ar", 0) => ZERO,
        ("ar", 2) => TWO,
        ("ar", _) if n > 2 && (3..=10).contains(&tens) => FEW,
        ("ar", _) if n > 2 && tens >= 11 => MANY,
        ("ar", 3..) => OTHER,
        ("uk", _) if units == 1 && tens != 11 => ONE,
        ("uk", _) if (2..=4).contains(&units) && !(12..=14).contains(&tens) => FEW,
        ("uk", _) => MANY,
        ("fa" | "ti", 0) | (_, 1) => ONE,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::PLURAL_CATEGORIES;
    use super::category;

    #[test]
    fn categories_are_those_of_cldr() {
        let rows = [
            ("sv", 0, "other"),
            ("sv", 1, "one"),
            ("en", 2, "other"),
            ("ar", 0, "zero"),
            ("ar", 1, "one"),
            ("ar", 2, "two"),
            ("ar", 7, "few"),
            ("ar", 11, "many"),
            ("ar", 100, "other"),
            ("uk", 1, "one"),
            ("uk", 11, "many"),
            ("uk", 21, "one"),
            ("uk", 22, "few"),
            ("uk", 13, "many"),
            ("fa", 0, "one"),
        ];
        for (language, n, expected) in rows {
            let found = PLURAL_CATEGORIES.get(usize::from(category(language, n)));
            assert_eq!(found, Some(&expected), "{language} {n}");
        }
    }
}
