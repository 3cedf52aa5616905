//! The few figures that many measurements come to.

/// The value below which this share of the values lies (0 to 1), by linear interpolation between the
/// two nearest; `None` if there are none.
#[must_use]
pub fn percentile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    #[allow(clippy::cast_precision_loss, reason = "there are never so many")]
    let at = share.clamp(0.0, 1.0) * last as f64;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the length")]
    let (below, above) = (sorted.get(at.floor() as usize)?, sorted.get(at.ceil() as usize)?);
    Some(below + (above - below) * at.fract())
}

/// The value in the middle.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    percentile(values, 0.5)
}

/// The power of the size that a cost grows with: 1 is in proportion, 2 is with its square. Between two
/// sizes, each with its cost.
#[must_use]
pub fn exponent(small: (f64, f64), large: (f64, f64)) -> f64 {
    (large.1 / small.1).ln() / (large.0 / small.0).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_lie_between_the_values() {
        let values = [4.0, 1.0, 3.0, 2.0];
        for (share, expected) in
            [(0.0, 1.0), (0.5, 2.5), (0.95, 3.85), (1.0, 4.0), (7.0, 4.0), (-1.0, 1.0)]
        {
            let found = percentile(&values, share);
            assert!(
                found.is_some_and(|found| (found - expected).abs() < 1e-9),
                "{share}: {found:?}"
            );
        }
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn the_exponent_tells_proportion_from_square() {
        for (cost, expected) in [(500.0, 1.0), (5000.0, 2.0), (50.0, 0.0)] {
            let found = exponent((10.0, 50.0), (100.0, cost));
            assert!((found - expected).abs() < 1e-9, "{cost}: {found}");
        }
    }
}
