//! Pages whose one policy is far larger than any there is, to see how the cost grows. They are the built
//! page with other data: the policy of Clustera Syd, with its contact points over and over.

use super::folder;
use crate::dist::{self, facts};
use crate::paths;
use anyhow::{Context, Result};
use mina_uppgifter::policy;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// How many contact points each has.
pub const SIZES: [u32; 3] = [10, 100, 1000];

/// How many items each contact point has.
pub const ITEMS: u32 = 20;

/// The policy that is blown up, and its id.
pub const POLICY: &str = "clustera-syd";

/// The id of a contact point, counted from 0.
#[must_use]
pub fn point(number: u32) -> String {
    format!("point-{number}")
}

/// The id of an item, counted from 0.
#[must_use]
pub fn item(number: u32) -> String {
    format!("item-{number}")
}

/// Where the page of a size is. What it loads lies beside it as `facts.json`, `says.json`,
/// `text.sv.json` and `rest.sv.json` too, for whoever has no browser.
#[must_use]
pub fn site(size: u32) -> PathBuf {
    folder().join(format!("site-{size}"))
}

/// Makes the page of each size, from the built page in `dist`.
///
/// # Errors
/// If a file is not as it should be.
pub fn build_all(dist: &Path) -> Result<()> {
    for size in SIZES {
        build(dist, size).with_context(|| format!("the page with {size} contact points"))?;
    }
    Ok(())
}

fn build(dist: &Path, size: u32) -> Result<()> {
    let (public, source, site) =
        (paths::root().join("public"), folder().join("source"), site(size));
    for dir in [&source, &site] {
        if dir.exists() {
            std::fs::remove_dir_all(dir)?;
        }
    }
    copy_all(&public.join("locales"), &source.join("locales"))?;
    std::fs::create_dir_all(source.join("policies"))?;
    std::fs::copy(public.join("policies/kinds.json"), source.join("policies/kinds.json"))?;
    let file = format!("policies/{POLICY}.json");
    let policy = blown_up(read(&public.join(&file))?, size)?;
    std::fs::write(source.join(&file), policy.to_string())?;
    let data = facts::read(&source)?;
    copy_all(dist, &site)?;
    let (first, says) = policy::split(data.facts);
    let mut files = vec![("facts.json".to_owned(), first), ("says.json".to_owned(), says)];
    for (name, texts) in [("text", data.first), ("rest", data.rest)] {
        files.extend(texts.into_iter().map(|(tag, one)| (format!("{name}.{tag}.json"), one)));
    }
    exchange(&site, &files)
}

/// The policy with so many contact points of job seekers, and nothing that refers to others.
fn blown_up(mut policy: Value, size: u32) -> Result<Value> {
    let points = list(&policy, "points")?;
    let own = points.iter().filter(|point| point.get("role") == Some(&json!("job-seeker")));
    let own: Vec<Value> = own.cloned().collect();
    let mut items = Vec::new();
    for point in &own {
        items.extend(list(point, "items")?);
    }
    let roles = list(&policy, "roles")?;
    let mut roles = roles.into_iter();
    let role = roles.find(|role| role.get("role") == Some(&json!("job-seeker")));
    let many = (0..).zip(own.iter().cycle()).take(usize::try_from(size)?);
    let many: Vec<Value> = many.map(|(number, like)| a_point(like, &items, number)).collect();
    set(&mut policy, "roles", json!([role.context("no role of job seekers")?]));
    set(&mut policy, "points", Value::Array(many));
    for name in ["tools", "remarks"] {
        let mut kept = list(&policy, name)?;
        kept.iter_mut().for_each(|one| set(one, "points", json!([])));
        set(&mut policy, name, Value::Array(kept));
    }
    Ok(policy)
}

/// A contact point like another one, with [`ITEMS`] items. Of what is said beside, the first sentence of
/// each kind stays: texts have numbers, and there are only so many.
fn a_point(like: &Value, items: &[Value], number: u32) -> Value {
    let mut point = like.clone();
    set(&mut point, "id", json!(self::point(number)));
    for name in ["purposes", "sources", "recipients"] {
        let first = like.pointer(&format!("/{name}/0")).into_iter().cloned().collect();
        set(&mut point, name, Value::Array(first));
    }
    let own = (0..ITEMS).zip(items.iter().cycle()).map(|(number, like)| {
        let mut one = like.clone();
        set(&mut one, "id", json!(item(number)));
        set(&mut one, "section", Value::Null);
        one
    });
    let own = own.collect();
    set(&mut point, "items", Value::Array(own));
    point
}

/// Puts other files in the place of those that the page loads, under their new names and digests.
fn exchange(site: &Path, files: &[(String, Value)]) -> Result<()> {
    let page = site.join("index.html");
    let mut html = std::fs::read_to_string(&page)?;
    for (name, content) in files {
        let bytes = content.to_string().into_bytes();
        let link = dist::hashed(name, &bytes)?;
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let before = format!("\"url\":\"assets/{stem}.");
        // The object in which the old file stands: {"integrity":…,"size":…,"url":"assets/…"}.
        let at = html.find(&before).with_context(|| format!("the page loads no {name}"))?;
        let begin = html.get(..at).and_then(|text| text.rfind('{'));
        let end = html.get(at..).and_then(|text| text.find('}')).map(|end| at + end + 1);
        let (begin, end) = begin.zip(end).with_context(|| format!("no object around {name}"))?;
        html.replace_range(begin..end, &link.to_json().to_string());
        std::fs::write(site.join(&link.url), &bytes)?;
        std::fs::write(site.join(format!("{stem}.{ending}")), &bytes)?;
    }
    std::fs::write(&page, html)?;
    // What was compressed is the page as it was; and the worker would look for the old files.
    for name in ["index.html.br", "index.html.gz", "sw.js", "sw.js.br", "sw.js.gz"] {
        std::fs::remove_file(site.join(name)).with_context(|| name)?;
    }
    Ok(())
}

fn set(value: &mut Value, name: &str, member: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(name.to_owned(), member);
    }
}

fn list(value: &Value, name: &str) -> Result<Vec<Value>> {
    let list = value.get(name).and_then(Value::as_array);
    list.cloned().with_context(|| format!("there is no list `{name}`"))
}

fn read(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    for name in dist::list(from)? {
        let target = to.join(&name);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::copy(from.join(&name), target)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use mina_uppgifter::policy::{Facts, check, lower};

    #[test]
    fn the_large_policy_is_sound() {
        let public = paths::root().join("public/policies");
        let policy = blown_up(read(&public.join(format!("{POLICY}.json"))).unwrap(), 1000).unwrap();
        let kinds = read(&public.join("kinds.json")).unwrap();
        let source = json!({ "kinds": kinds, "policies": [policy] });
        let tags: Vec<&str> =
            mina_uppgifter::text::Language::ALL.iter().map(|language| language.tag).collect();
        let facts = Facts::from_json(&lower(source, &tags).unwrap().facts).unwrap();
        assert_eq!(check(&facts), []);
        let points = &facts.policies.first().unwrap().points;
        assert_eq!(points.len(), 1000);
        assert_eq!(points.iter().map(|point| point.items.len()).sum::<usize>(), 20_000);
    }
}
