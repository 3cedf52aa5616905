//! Checks that hold for every policy, in the tests and again when the page loads it.

use super::{ContactPoint, Controller, Facts, LegalBasis, Policy};

/// Something that is wrong with the data.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// Id of the policy, or "kinds".
    pub policy: String,
    /// Where in it.
    pub place: String,
    /// What is wrong.
    pub what: &'static str,
}

/// Finds what is wrong: references that lead nowhere, ids used twice, lists that must not be
/// empty, and one company's name, address or tool under the other. `[]` is good.
pub fn check(facts: &Facts) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut found = |policy: &str, place: &str, what| {
        problems.push(Problem { policy: policy.to_owned(), place: place.to_owned(), what });
    };
    if facts.policies.is_empty() {
        found("", "", "no policy");
    }
    let mut kinds = Ids::default();
    for kind in facts.kinds() {
        kinds.add(&kind.id, &mut |id, what| found("kinds", id, what));
    }
    let mut policies = Ids::default();
    for policy in &facts.policies {
        let wrong: Wrong = &mut |place, what| found(&policy.id, place, what);
        policies.add(&policy.id, wrong);
        check_policy(policy, facts, wrong);
        for other in facts.policies.iter().filter(|other| other.id != policy.id) {
            own_strings(policy, &mut |place, value| {
                if is_mark_of(value, other, policy) {
                    wrong(place, "belongs to the other company");
                }
            });
        }
    }
    problems
}

/// Takes a place and what is wrong there.
type Wrong<'a> = &'a mut dyn FnMut(&str, &'static str);

/// Ids of one kind of thing; each may be there once.
#[derive(Default)]
struct Ids<'a>(Vec<&'a str>);

impl<'a> Ids<'a> {
    fn add(&mut self, id: &'a str, wrong: Wrong) {
        if self.0.contains(&id) {
            wrong(id, "id used twice");
        }
        self.0.push(id);
    }

    fn need(&self, place: &str, id: &str, what: &'static str, wrong: Wrong) {
        if !self.0.contains(&id) {
            wrong(place, what);
        }
    }
}

fn check_policy(policy: &Policy, facts: &Facts, wrong: Wrong) {
    let (mut sections, mut points, mut remarks) = (Ids::default(), Ids::default(), Ids::default());
    for section in &policy.sections {
        sections.add(&section.id, wrong);
    }
    for point in &policy.points {
        points.add(&point.id, wrong);
    }
    for remark in &policy.remarks {
        remarks.add(&remark.id, wrong);
    }
    if policy.roles.is_empty() || policy.points.is_empty() || policy.sections.is_empty() {
        wrong("", "no role, contact point or section");
    }
    own_strings(policy, &mut |place, value| {
        if value.trim().is_empty() {
            wrong(place, "empty");
        }
    });
    section_references(policy, &mut |place, section| {
        sections.need(place, section, "names a section that does not exist", wrong);
    });
    for role in &policy.roles {
        if !policy.points.iter().any(|point| point.role == role.role) {
            wrong("roles", "has no contact point");
        }
    }
    for point in &policy.points {
        check_point(point, policy, facts, wrong);
    }
    const POINT: &str = "names a contact point that does not exist";
    for tool in &policy.tools {
        for id in &tool.points {
            points.need(&tool.name, id, POINT, wrong);
        }
    }
    for remark in &policy.remarks {
        for id in &remark.points {
            points.need(&remark.id, id, POINT, wrong);
        }
    }
}

fn check_point(point: &ContactPoint, policy: &Policy, facts: &Facts, wrong: Wrong) {
    if !policy.roles.iter().any(|role| role.role == point.role) {
        wrong(&point.id, "has a role that the policy does not have");
    }
    let mut items = Ids::default();
    for item in &point.items {
        items.add(&item.id, &mut |_, what| wrong(&point.id, what));
        if facts.kind(&item.kind).is_none() {
            wrong(&point.id, "has an item of a kind that does not exist");
        }
    }
    if point.bases.is_empty() {
        wrong(&point.id, "has no legal basis entry; say not_stated");
    }
    let unstated = point.bases.iter().any(|b| b.basis == LegalBasis::NotStated);
    let whole = point.bases.iter().any(|b| b.basis != LegalBasis::NotStated && b.scope.is_none());
    if unstated && whole {
        wrong(&point.id, "has a basis for the whole activity beside not_stated");
    }
}

/// Takes a place and what stands there.
type Visit<'a> = &'a mut dyn FnMut(&str, &str);

/// Visits the strings that a policy gives as they are.
fn own_strings(policy: &Policy, visit: Visit) {
    let (controller, document) = (&policy.controller, &policy.document);
    visit("name", &policy.name);
    visit("legal_name", &controller.legal_name);
    visit("email", &controller.email);
    visit("website", &controller.website);
    visit("title", &document.title);
    visit("url", &document.url);
    visit("read_on", &document.read_on);
    let given = [
        ("org_number", &controller.org_number),
        ("postal_address", &controller.postal_address),
        ("phone", &controller.phone),
    ];
    for (place, value) in given {
        if let Some(value) = value {
            visit(place, value);
        }
    }
    for section in &policy.sections {
        visit(&section.id, &section.heading);
    }
    for tool in &policy.tools {
        visit("tools", &tool.name);
    }
}

/// Visits every reference to a section.
fn section_references(policy: &Policy, visit: Visit) {
    visit("controller", &policy.controller.section);
    for role in &policy.roles {
        visit("roles", &role.section);
    }
    for tool in &policy.tools {
        visit(&tool.name, &tool.section);
    }
    for remark in &policy.remarks {
        visit(&remark.id, &remark.section);
    }
    for list in [&policy.sources, &policy.recipients, &policy.rights, &policy.done_well] {
        for statement in list {
            visit("statements", &statement.section);
        }
    }
    if let Some(warning) = &policy.withdrawal_warning {
        visit("withdrawal_warning", &warning.section);
    }
    for point in &policy.points {
        visit(&point.id, &point.section);
        visit(&point.id, &point.retention_section);
        for basis in &point.bases {
            visit(&point.id, &basis.section);
        }
        for section in point.items.iter().filter_map(|item| item.section.as_ref()) {
            visit(&point.id, section);
        }
        for list in [&point.purposes, &point.sources, &point.recipients] {
            for statement in list {
                visit(&point.id, &statement.section);
            }
        }
    }
}

/// Whether `value`, found in `policy`, is a mark of `other`: its name, address, number or tool.
fn is_mark_of(value: &str, other: &Policy, policy: &Policy) -> bool {
    let Controller { legal_name, email, org_number, phone, .. } = &other.controller;
    let named = [Some(legal_name), Some(email), org_number.as_ref(), phone.as_ref()];
    let is = |name: &String| name == value;
    let has = |policy: &Policy| policy.tools.iter().any(|tool| is(&tool.name));
    named.into_iter().flatten().any(is) || (has(other) && !has(policy))
}

impl Policy {
    /// The contact point with this id.
    pub fn point(&self, id: &str) -> Option<&ContactPoint> {
        self.points.iter().find(|point| point.id == id)
    }

    /// The heading of the section with this id; empty if there is none, which [`check`] rules out.
    pub fn heading(&self, id: &str) -> &str {
        self.sections.iter().find(|s| s.id == id).map_or("", |s| s.heading.as_str())
    }
}
