//! Lighthouse on the page: its mobile preset, in Debian's Chromium. It is heavy, so it is installed
//! when it is first asked for, apart from the tools of the build.

use super::report::{self, Measure};
use crate::{process, serve, tools};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is installed, and exactly which version of everything.
const LISTS: [(&str, &str); 2] = [
    ("package.json", include_str!("lighthouse/package.json")),
    ("package-lock.json", include_str!("lighthouse/package-lock.json")),
];

/// The categories that there are goals for, as Lighthouse and as the tables name them.
const CATEGORIES: [(&str, &str); 4] = [
    ("performance", "performance"),
    ("accessibility", "accessibility"),
    ("best-practices", "best practices"),
    ("seo", "SEO"),
];

/// Measurements of Lighthouse's own that tell why the performance is what it is.
const AUDITS: [(&str, &str, &str); 6] = [
    ("first-contentful-paint", "first contentful paint", "ms"),
    ("largest-contentful-paint", "largest contentful paint", "ms"),
    ("speed-index", "speed index", "ms"),
    ("total-blocking-time", "total blocking time", "ms"),
    ("cumulative-layout-shift", "cumulative layout shift", ""),
    ("interactive", "time to interactive", "ms"),
];

/// Measures the page in `dist`, so many times.
///
/// # Errors
/// If Lighthouse cannot be installed or does not answer.
pub fn measure(dist: &Path, runs: u32) -> Result<Vec<Measure>> {
    let program = install()?;
    let served = serve::spawn(dist.to_path_buf(), 0)?;
    let mut measures = Vec::new();
    for run in 1..=runs {
        let out = super::folder().join(format!("lighthouse-{run}.json"));
        let mut command = Command::new("node");
        command.arg(&program).arg(served.url()).args(["--output=json", "--quiet"]);
        command.arg(format!("--output-path={}", out.display()));
        command.arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --accept-lang=sv-SE");
        let names = CATEGORIES.map(|(name, _)| name).join(",");
        command.arg(format!("--only-categories={names}"));
        if let Some(chromium) = tools::chromium() {
            command.env("CHROME_PATH", chromium);
        }
        process::run(&format!("Lighthouse, {run} of {runs}"), &mut command)?;
        let result: Value = serde_json::from_slice(&std::fs::read(&out)?)?;
        for measure in read(&result)? {
            report::add(&mut measures, measure);
        }
    }
    Ok(measures)
}

/// `npm ci` of what [`LISTS`] name, unless it is there.
fn install() -> Result<PathBuf> {
    let dir = super::folder().join("lighthouse");
    let program = dir.join("node_modules/lighthouse/cli/index.js");
    let is_there = |(name, content): &(&str, &str)| {
        std::fs::read_to_string(dir.join(name)).is_ok_and(|old| old == *content)
    };
    if program.exists() && LISTS.iter().all(is_there) {
        return Ok(program);
    }
    std::fs::create_dir_all(&dir)?;
    for (name, content) in LISTS {
        std::fs::write(dir.join(name), content)?;
    }
    let mut npm = Command::new("npm");
    npm.args(tools::NPM_CI).current_dir(&dir);
    process::run("Installing Lighthouse", &mut npm)?;
    Ok(program)
}

/// What a result says; and prints what costs points.
fn read(result: &Value) -> Result<Vec<Measure>> {
    let mut measures = Vec::new();
    for (id, name) in CATEGORIES {
        let category = result.pointer(&format!("/categories/{id}"));
        let category = category.with_context(|| format!("Lighthouse says nothing of {name}"))?;
        let score = category.get("score").and_then(Value::as_f64);
        let score = score.with_context(|| format!("Lighthouse could not judge {name}"))?;
        measures.push(Measure::of("lighthouse", "mobile", name, "points", score * 100.0));
        for audit in lost(result, category) {
            println!("  {name}: {audit}");
        }
    }
    for (id, name, unit) in AUDITS {
        let value = result.pointer(&format!("/audits/{id}/numericValue")).and_then(Value::as_f64);
        measures.extend(value.map(|value| Measure::of("lighthouse", "mobile", name, unit, value)));
    }
    Ok(measures)
}

/// The audits of a category that did not get full marks.
fn lost(result: &Value, category: &Value) -> Vec<String> {
    let audits = category.get("auditRefs").and_then(Value::as_array);
    let weighty = audits.into_iter().flatten().filter(|audit| {
        audit.get("weight").and_then(Value::as_f64).is_some_and(|weight| weight > 0.0)
    });
    let ids = weighty.filter_map(|audit| audit.get("id")?.as_str());
    let lost = ids.filter_map(|id| {
        let audit = result.pointer(&format!("/audits/{id}"))?;
        let score = audit.get("score")?.as_f64().filter(|score| *score < 1.0)?;
        let text = |name: &str| audit.get(name).and_then(Value::as_str).unwrap_or_default();
        Some(format!("{} ({score:.2}) {}", text("title"), text("displayValue")))
    });
    lost.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn points_and_what_costs_them_are_read() {
        let category = |score: f64| {
            json!({ "score": score, "auditRefs": [
                { "id": "a", "weight": 3 }, { "id": "b", "weight": 1 }, { "id": "c", "weight": 0 },
            ] })
        };
        let result = json!({
            "categories": {
                "performance": category(0.98), "accessibility": category(1.0),
                "best-practices": category(1.0), "seo": category(1.0),
            },
            "audits": {
                "a": { "score": 0.5, "title": "Slow", "displayValue": "3 s" },
                "b": { "score": 1, "title": "Good" },
                "c": { "score": 0, "title": "Weightless" },
                "speed-index": { "numericValue": 900.0 },
            },
        });
        let measures = read(&result).unwrap();
        let found =
            |what: &str| measures.iter().find(|one| one.what == what).map(|one| one.values.clone());
        assert_eq!(found("performance"), Some(vec![98.0]));
        assert_eq!(found("SEO"), Some(vec![100.0]));
        assert_eq!(found("speed index"), Some(vec![900.0]));
        let lost = lost(&result, result.pointer("/categories/seo").unwrap());
        assert_eq!(lost, ["Slow (0.50) 3 s"]);
        assert!(read(&json!({})).is_err());
    }
}
