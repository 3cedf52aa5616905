//! Measurements, as they are handed on (JSON) and as tables.

use super::stats::{exponent, median, percentile};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The variable that names the file for what was measured.
pub const OUT: &str = "MINA_BENCH";

/// What one thing came to, each time that it was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The part of the bench.
    pub part: String,
    /// Under which conditions.
    pub case: String,
    /// What was measured.
    pub what: String,
    /// `ms`, `bytes`, or nothing.
    pub unit: String,
    /// How many of something there were; 0 where that does not matter.
    pub size: u32,
    /// Whether it is the page of `--vs`.
    pub other: bool,
    /// The values.
    pub values: Vec<f64>,
}

impl Measure {
    /// A single value of this page.
    #[must_use]
    pub fn of(part: &str, case: &str, what: &str, unit: &str, value: f64) -> Measure {
        let [part, case, what, unit] = [part, case, what, unit].map(str::to_owned);
        Measure { part, case, what, unit, size: 0, other: false, values: vec![value] }
    }

    fn to_json(&self) -> Value {
        json!({
            "part": self.part, "case": self.case, "what": self.what, "unit": self.unit,
            "size": self.size, "other": self.other, "values": self.values,
        })
    }

    fn from_json(value: &Value) -> Option<Measure> {
        let word = |name: &str| value.get(name)?.as_str().map(str::to_owned);
        let values = value.get("values")?.as_array()?;
        Some(Measure {
            part: word("part")?,
            case: word("case")?,
            what: word("what")?,
            unit: word("unit")?,
            size: u32::try_from(value.get("size")?.as_u64()?).ok()?,
            other: value.get("other")?.as_bool()?,
            values: values.iter().map(Value::as_f64).collect::<Option<_>>()?,
        })
    }

    fn is_like(&self, other: &Measure) -> bool {
        let name = |one: &Measure| (one.part.clone(), one.case.clone(), one.what.clone(), one.size);
        name(self) == name(other) && self.other == other.other
    }
}

/// Adds a measurement to those of the same thing.
pub fn add(all: &mut Vec<Measure>, measure: Measure) {
    match all.iter_mut().find(|known| known.is_like(&measure)) {
        Some(known) => known.values.extend(measure.values),
        None => all.push(measure),
    }
}

/// The measurements as JSON.
#[must_use]
pub fn to_json(measures: &[Measure]) -> String {
    let list: Vec<String> = measures.iter().map(|one| format!("  {}", one.to_json())).collect();
    format!("[\n{}\n]\n", list.join(",\n"))
}

/// Reads what [`to_json`] wrote.
///
/// # Errors
/// If it is something else.
pub fn from_json(text: &str) -> Result<Vec<Measure>> {
    let value: Value = serde_json::from_str(text)?;
    let list = value.as_array().context("no list of measurements")?;
    list.iter().map(|one| Measure::from_json(one).context("no measurement")).collect()
}

/// The tables: one for each case.
#[must_use]
pub fn tables(measures: &[Measure]) -> String {
    let mut out = String::new();
    let mut cases: Vec<(&str, &str)> = Vec::new();
    for measure in measures {
        let case = (measure.part.as_str(), measure.case.as_str());
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    for (part, case) in cases {
        let own: Vec<&Measure> =
            measures.iter().filter(|one| one.part == part && one.case == case).collect();
        let _ = writeln!(out, "\n{part}: {case}");
        if own.iter().any(|one| one.size > 0) {
            growth(&mut out, &own);
        } else {
            spread(&mut out, &own);
        }
    }
    out
}

/// Median, spread and, with `--vs`, the ratio to the other page.
fn spread(out: &mut String, measures: &[&Measure]) {
    let versus = measures.iter().any(|one| one.other);
    let _ = write!(out, "  {:44} {:>10} {:>10} {:>10} {:>10}", "", "p50", "p95", "min", "max");
    let _ = writeln!(out, "{}", if versus { "     other      ratio" } else { "" });
    for measure in measures.iter().filter(|one| !one.other) {
        let at = |share| percentile(&measure.values, share).unwrap_or_default();
        let name = named(measure);
        let _ = write!(
            out,
            "  {name:44} {:>10.1} {:>10.1} {:>10.1} {:>10.1}",
            at(0.5),
            at(0.95),
            at(0.0),
            at(1.0)
        );
        let same = |one: &&&Measure| one.other && one.what == measure.what;
        if let Some(other) = measures.iter().find(same).and_then(|one| median(&one.values)) {
            let ratio = at(0.5) / other;
            let ratio = if ratio.is_finite() { format!("{ratio:.2}") } else { "–".to_owned() };
            let _ = write!(out, "{other:>10.1} {ratio:>10}");
        }
        out.push('\n');
    }
}

/// The medians by size, and how much more the tenfold costs.
fn growth(out: &mut String, measures: &[&Measure]) {
    let mut names: Vec<&str> = Vec::new();
    let mut sizes: Vec<u32> = measures.iter().map(|one| one.size).collect();
    sizes.sort_unstable();
    sizes.dedup();
    for measure in measures {
        if !names.contains(&measure.what.as_str()) {
            names.push(&measure.what);
        }
    }
    let head: String = sizes.iter().map(|size| format!(" {size:>12}")).collect();
    let _ = writeln!(out, "  {:44}{head}   exponent", "");
    for what in names {
        let own: Vec<&&Measure> = measures.iter().filter(|one| one.what == what).collect();
        let _ = write!(out, "  {:44}", own.first().map(|one| named(one)).unwrap_or_default());
        for size in &sizes {
            let value =
                own.iter().find(|one| one.size == *size).and_then(|one| median(&one.values));
            let _ = match value {
                Some(value) => write!(out, " {value:>12.1}"),
                None => write!(out, " {:>12}", "–"),
            };
        }
        let grown = growths(&own).iter().map(|power| format!("{power:.2}")).collect::<Vec<_>>();
        let _ = writeln!(out, "   {}", grown.join(", "));
    }
}

/// The exponents between one size and the next.
#[must_use]
pub fn growths(measures: &[&&Measure]) -> Vec<f64> {
    let mut points: Vec<(f64, f64)> = measures
        .iter()
        .filter_map(|one| Some((f64::from(one.size), median(&one.values)?)))
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let pairs = points.windows(2).filter_map(|pair| match pair {
        [small, large] => Some(exponent(*small, *large)),
        _ => None,
    });
    pairs.collect()
}

fn named(measure: &Measure) -> String {
    match measure.unit.as_str() {
        "" => measure.what.clone(),
        unit => format!("{}, {unit}", measure.what),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn measure(what: &str, size: u32, other: bool, values: &[f64]) -> Measure {
        let one = Measure::of("load", "slow", what, "ms", 0.0);
        Measure { size, other, values: values.to_vec(), ..one }
    }

    #[test]
    fn measurements_survive_as_json_and_gather() {
        let mut all = vec![measure("paint", 0, false, &[1.5, 2.0])];
        add(&mut all, measure("paint", 0, false, &[3.0]));
        add(&mut all, measure("paint", 0, true, &[4.0]));
        add(&mut all, measure("paint", 10, false, &[5.0]));
        assert_eq!(all.len(), 3);
        assert_eq!(all.first().unwrap().values, [1.5, 2.0, 3.0]);
        assert_eq!(from_json(&to_json(&all)).unwrap(), all);
        assert!(from_json("[{}]").is_err() && from_json("{}").is_err());
    }

    #[test]
    fn tables_have_the_spread_and_the_ratio() {
        let text = tables(&[
            measure("paint", 0, false, &[10.0, 30.0, 20.0]),
            measure("paint", 0, true, &[40.0]),
        ]);
        let row = text.lines().last().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(row, "paint, ms 20.0 29.0 10.0 30.0 40.0 0.50");
    }

    #[test]
    fn tables_have_the_growth() {
        let text = tables(&[
            measure("draw", 10, false, &[1.0]),
            measure("draw", 100, false, &[10.0]),
            measure("draw", 1000, false, &[1000.0]),
        ]);
        let row = text.lines().last().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(row, "draw, ms 1.0 10.0 1000.0 1.00, 2.00");
    }
}
