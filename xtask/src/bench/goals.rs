//! What the page is held to, and by how much it meets or misses it.

use super::networks::SLOW;
use super::report::{Measure, growths};
use super::stats::{median, percentile};
use std::fmt::Write as _;

/// What a first visit loads until the first screen answers.
pub const CRITICAL_PATH: &str = "critical path";
/// What can be read before anything else has arrived.
pub const INDEX: &str = "index.html";
/// When something is on the screen.
pub const FIRST_PAINT: &str = "first contentful paint";
/// When the first tap has changed the screen.
pub const FIRST_TAP: &str = "first tap answered";
/// From a key to the letter that holds it.
pub const KEYSTROKE: &str = "keystroke until the preview holds it";
/// The longest task once the first screen stands.
pub const LONGEST_TASK: &str = "longest task after the start";
/// The best that Lighthouse gives.
const FULL: f64 = 100.0;
/// Exponents up to this are taken for growth in proportion: sorting ten times as much costs 1.18 (n log n,
/// from 100 to 1,000), and what is measured is never exact.
pub const PROPORTION: f64 = 1.25;
/// What takes less than this, in milliseconds, at the largest size is not judged: the clock and the
/// browser's own doings are most of it.
const TOO_LITTLE: f64 = 5.0;

/// How a case of the part `use` is called.
#[must_use]
pub fn used_at(cpu: u32) -> String {
    format!("CPU {cpu}×")
}

/// How an empty cache is called in the part `load`.
#[must_use]
pub fn cold(network: &str) -> String {
    format!("{network}, cache empty")
}

/// One goal and what was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// What it is about.
    pub name: String,
    /// The bound.
    pub bound: f64,
    /// What was measured.
    pub is: f64,
    /// Whether the bound is the least, not the most.
    pub at_least: bool,
    /// The unit.
    pub unit: &'static str,
}

impl Goal {
    /// Whether it is met.
    #[must_use]
    pub fn is_met(&self) -> bool {
        if self.at_least { self.is >= self.bound } else { self.is <= self.bound }
    }
}

/// The goals for which something was measured.
#[must_use]
pub fn goals(measures: &[Measure]) -> Vec<Goal> {
    let own = || measures.iter().filter(|one| !one.other);
    let find = |part: &str, case: &str, what: &str| {
        own().find(|one| one.part == part && one.case == case && one.what == what)
    };
    let most = |name: String, measure: Option<&Measure>, share, bound, unit| {
        let is = percentile(&measure?.values, share)?;
        Some(Goal { name, bound, is, at_least: false, unit })
    };
    let cold = cold(SLOW.name);
    #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
    let aim = crate::dist::AIM as f64;
    let weight = |what, bound| {
        most(format!("{what}, Brotli"), find("weight", "Brotli", what), 0.5, bound, "bytes")
    };
    let load = |what: &str, bound| {
        most(format!("{what} ({cold})"), find("load", &cold, what), 0.5, bound, "ms")
    };
    let key = |cpu, bound| {
        let case = used_at(cpu);
        most(format!("{KEYSTROKE}, p95 ({case})"), find("use", &case, KEYSTROKE), 0.95, bound, "ms")
    };
    let case = used_at(SLOW.cpu);
    let task = find("use", &case, LONGEST_TASK);
    let mut goals: Vec<Goal> = [
        weight(CRITICAL_PATH, aim),
        weight(INDEX, 14_000.0),
        load(FIRST_PAINT, 800.0),
        load(FIRST_TAP, 1500.0),
        key(1, 16.0),
        key(6, 50.0),
        load(LONGEST_TASK, 50.0),
        most(format!("{LONGEST_TASK}, in use ({case})"), task, 0.5, 50.0, "ms"),
    ]
    .into_iter()
    .flatten()
    .collect();
    goals.extend(own().filter(|one| one.part == "lighthouse" && one.unit == "points").filter_map(
        |one| {
            let name = format!("Lighthouse: {}", one.what);
            let is = median(&one.values)?;
            Some(Goal { name, bound: FULL, is, at_least: true, unit: "points" })
        },
    ));
    goals.extend(linear(measures));
    goals
}

/// The growth of everything that was measured at several sizes: over the last tenfold.
fn linear(measures: &[Measure]) -> Vec<Goal> {
    let sized: Vec<&Measure> = measures.iter().filter(|one| one.size > 0 && !one.other).collect();
    let mut goals: Vec<Goal> = Vec::new();
    for measure in &sized {
        let name = format!("growth of {} ({})", measure.what, measure.case);
        if goals.iter().any(|goal| goal.name == name) {
            continue;
        }
        let same = |one: &&&Measure| one.case == measure.case && one.what == measure.what;
        let own: Vec<&&Measure> = sized.iter().filter(same).collect();
        let largest = own.iter().max_by_key(|one| one.size);
        let cost = largest.and_then(|one| median(&one.values)).unwrap_or_default();
        if measure.unit == "ms" && cost < TOO_LITTLE {
            continue;
        }
        goals.extend(growths(&own).last().map(|is| Goal {
            name,
            bound: PROPORTION,
            is: *is,
            at_least: false,
            unit: "",
        }));
    }
    goals
}

/// The goals as a table.
#[must_use]
pub fn table(measures: &[Measure]) -> String {
    let mut out = String::from("\nGoals\n");
    for goal in goals(measures) {
        let sign = if goal.at_least { '≥' } else { '≤' };
        let digits = usize::from(goal.unit.is_empty()) * 2;
        let (is, bound) = (goal.is, goal.bound);
        let verdict = if goal.is_met() { "met" } else { "MISSED" };
        let by = (is - bound).abs();
        let _ = writeln!(
            out,
            "  {verdict:6} {}: {is:.digits$} {sign} {bound:.digits$} {}, by {by:.digits$}",
            goal.name, goal.unit
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(part: &str, case: &str, what: &str, unit: &str, values: &[f64]) -> Measure {
        Measure { values: values.to_vec(), ..Measure::of(part, case, what, unit, 0.0) }
    }

    #[test]
    fn each_goal_says_by_how_much() {
        let cold = cold(SLOW.name);
        let text = table(&[
            measure("weight", "Brotli", CRITICAL_PATH, "bytes", &[93_680.0]),
            measure("load", &cold, FIRST_PAINT, "ms", &[700.0, 790.0, 810.0]),
            measure("use", &used_at(1), KEYSTROKE, "ms", &[1.0, 20.0]),
            measure("lighthouse", "mobile", "performance", "points", &[98.0]),
            measure("lighthouse", "mobile", "speed index", "ms", &[1.0]),
        ]);
        for line in [
            "MISSED critical path, Brotli: 93680 ≤ 85000 bytes, by 8680",
            "met    first contentful paint (150 ms, 1.6 Mbit/s, CPU 4×, cache empty): 790 ≤ 800 ms, by 10",
            "MISSED keystroke until the preview holds it, p95 (CPU 1×): 19 ≤ 16 ms, by 3",
            "MISSED Lighthouse: performance: 98 ≥ 100 points, by 2",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        assert_eq!(text.lines().count(), 6, "{text}");
    }

    #[test]
    fn growth_is_judged_over_the_last_tenfold_and_not_where_it_costs_nothing() {
        let sized = |what: &str, costs: [f64; 3]| {
            let sizes = [10, 100, 1000].into_iter().zip(costs);
            sizes
                .map(move |(size, cost)| Measure {
                    size,
                    ..Measure::of("scale", "points", what, "ms", cost)
                })
                .collect::<Vec<_>>()
        };
        let measures = [
            sized("square", [1.0, 2.0, 200.0]),
            sized("even", [9.0, 90.0, 900.0]),
            sized("none", [0.1, 0.2, 3.0]),
        ];
        let goals = goals(&measures.concat());
        let verdicts: Vec<_> =
            goals.iter().map(|goal| (goal.name.as_str(), goal.is_met())).collect();
        assert_eq!(
            verdicts,
            [("growth of square (points)", false), ("growth of even (points)", true)]
        );
    }
}
