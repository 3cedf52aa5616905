//! `tel:` links (RFC 3966).

/// The link that calls a Swedish number as it is written for people.
pub fn call(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        Some(rest) if !rest.starts_with('0') => format!("tel:+46{rest}"),
        _ => format!("tel:{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::call;

    #[test]
    fn numbers_can_be_called_from_anywhere() {
        for (written, expected) in [
            ("010-265 64 64", "tel:+46102656464"),
            ("+46 10 265 64 64", "tel:+46102656464"),
            ("0046 10 265", "tel:004610265"),
            ("112", "tel:112"),
        ] {
            assert_eq!(call(written), expected, "{written}");
        }
    }
}
