//! What the browser hands to screen readers of each main screen: roles, names and states, in order. The
//! accepted ones are in `tests/browser/trees/`; with `MINA_ACCEPT=1` they are written as they are now.

use anyhow::{Context, Result, ensure};
use browser_tests::{Ability, Page, Person, SYD, Setup, Site, Walk, run};
use mina_uppgifter::session::Route;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// States that are told, where they are set.
const STATES: [&str; 6] = ["checked", "expanded", "pressed", "required", "invalid", "level"];

/// What Chromium calls the button that it puts into a field for a day.
const CALENDAR: &str = "Show date picker";

/// Reads the accessibility tree as indented lines. What has neither a role nor a name of its own is left
/// out, and what stands in it moves up.
async fn tree(page: &Page) -> Result<String> {
    let all = page.devtools("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = all.get("nodes").and_then(Value::as_array).context("no tree")?;
    let id =
        |node: &Value| node.get("nodeId").and_then(Value::as_str).unwrap_or_default().to_owned();
    let by_id: BTreeMap<String, &Value> = nodes.iter().map(|node| (id(node), node)).collect();
    let mut lines = String::new();
    if let Some(root) = nodes.first() {
        describe(root, 0, &by_id, &mut lines);
    }
    Ok(lines)
}

fn describe(node: &Value, depth: usize, by_id: &BTreeMap<String, &Value>, lines: &mut String) {
    let text = |at: &str| node.pointer(at).and_then(Value::as_str).unwrap_or_default();
    let (role, name) = (text("/role/value"), text("/name/value"));
    let ignored = node.get("ignored") == Some(&json!(true));
    let dull = ["generic", "none", "InlineTextBox", "ListMarker", "LineBreak"].contains(&role);
    let mut inside = depth;
    if !ignored && !dull {
        let states = node.get("properties").and_then(Value::as_array).into_iter().flatten();
        let states = states.filter_map(|state| {
            let name = state.get("name")?.as_str().filter(|name| STATES.contains(name))?;
            let value = state.pointer("/value/value")?.to_string();
            let value = value.trim_matches('"');
            (value != "false").then(|| format!(" {name}={value}"))
        });
        let states: String = states.collect();
        let _ = writeln!(lines, "{}{role} {name:?}{states}", "  ".repeat(depth));
        inside += 1;
    }
    for child in node.get("childIds").and_then(Value::as_array).into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| by_id.get(id)) {
            // The text of what has that name already says nothing more.
            let said = child.pointer("/name/value").and_then(Value::as_str) == Some(name);
            let is_text = child.pointer("/role/value") == Some(&json!("StaticText"));
            if !(said && is_text && !name.is_empty()) {
                describe(child, inside, by_id, lines);
            }
        }
    }
}

#[test]
fn screen_readers_get_what_was_accepted() -> Result<()> {
    let dir = xtask::paths::root().join("tests/browser/trees");
    let accept = std::env::var_os("MINA_ACCEPT").is_some();
    run(Setup::new(Site::dist()?), async |page| {
        if !page.can(Ability::Tree) {
            return Ok(());
        }
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?.named("Kim Exempel"))?;
        let mut changed = Vec::new();
        for (route, name) in [
            (Route::Start, "start"),
            (Route::Company, "company"),
            (Route::Role, "role"),
            (Route::Points, "points"),
            (Route::Inventory, "inventory"),
            (Route::Goals, "goals"),
            (Route::Letter(1), "letter"),
            (Route::Send(1), "send"),
            (Route::Protected, "protected"),
            (Route::Helping, "helping"),
        ] {
            walk.resume(route).await?;
            // That comes with the later part of the page.
            page.wait_for("#offer [role=status]").await?;
            let today = browser_tests::today()?;
            let found = tree(page).await?.replace(&page.site().url(), "ADDRESS/");
            let found = found.replace(&today, "TODAY");
            // Chromium's own button, which it names now once, now twice.
            let found = found.replace(&[CALENDAR, CALENDAR].join(" "), CALENDAR);
            let file = dir.join(name).with_extension("txt");
            if accept {
                std::fs::create_dir_all(&dir)?;
                std::fs::write(&file, &found)?;
            }
            let accepted = std::fs::read_to_string(&file).unwrap_or_default();
            let lines = accepted.lines().zip(found.lines());
            if accepted != found {
                let first = lines.into_iter().find(|(before, now)| before != now);
                changed.push(format!("{name}: {first:?}"));
            }
        }
        ensure!(changed.is_empty(), "not as accepted (look, then MINA_ACCEPT=1): {changed:#?}");
        Ok(())
    })
}
