//! Checks that hold for every policy, in the tests and again when the page loads it.

use super::model::{ContactPoint, Facts, LegalBasis, Policy};

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
    let mut wrong = |policy: &str, place: &str, what| {
        problems.push(Problem { policy: policy.to_owned(), place: place.to_owned(), what });
    };
    if facts.policies.is_empty() {
        wrong("", "", "no policy");
    }
    twice(facts.kinds.iter().map(|kind| kind.id.as_str()), |id| {
        wrong("kinds", id, "id used twice")
    });
    twice(facts.policies.iter().map(|p| p.id.as_str()), |id| wrong(id, "", "policy id used twice"));
    for policy in &facts.policies {
        let mut wrong = |place: &str, what| wrong(&policy.id, place, what);
        check_policy(policy, facts, &mut wrong);
        for other in facts.policies.iter().filter(|other| other.id != policy.id) {
            for (place, value) in own_strings(policy) {
                if foreign(value, policy, other) {
                    wrong(place, "belongs to the other company");
                }
            }
        }
    }
    problems
}

fn check_policy(policy: &Policy, facts: &Facts, wrong: &mut impl FnMut(&str, &'static str)) {
    twice(policy.sections.iter().map(|s| s.id.as_str()), |id| wrong(id, "section id used twice"));
    twice(policy.points.iter().map(|p| p.id.as_str()), |id| wrong(id, "point id used twice"));
    twice(policy.remarks.iter().map(|r| r.id.as_str()), |id| wrong(id, "remark id used twice"));
    if policy.roles.is_empty() || policy.points.is_empty() || policy.sections.is_empty() {
        wrong("", "no role, contact point or section");
    }
    for (place, value) in own_strings(policy) {
        if value.trim().is_empty() {
            wrong(place, "empty");
        }
    }
    let sections: Vec<&str> = policy.sections.iter().map(|s| s.id.as_str()).collect();
    for (place, section) in section_references(policy) {
        if !sections.contains(&section) {
            wrong(place, "names a section that does not exist");
        }
    }
    for role in &policy.roles {
        if !policy.points.iter().any(|point| point.role == role.role) {
            wrong("roles", "has no contact point");
        }
    }
    for point in &policy.points {
        check_point(point, policy, facts, wrong);
    }
    let references = policy.tools.iter().map(|tool| (tool.name.as_str(), &tool.points));
    let references = references.chain(policy.remarks.iter().map(|r| (r.id.as_str(), &r.points)));
    for (place, points) in references {
        if points.iter().any(|id| policy.point(id).is_none()) {
            wrong(place, "names a contact point that does not exist");
        }
    }
}

fn check_point(
    point: &ContactPoint,
    policy: &Policy,
    facts: &Facts,
    wrong: &mut impl FnMut(&str, &'static str),
) {
    if !policy.roles.iter().any(|role| role.role == point.role) {
        wrong(&point.id, "has a role that the policy does not have");
    }
    twice(point.items.iter().map(|item| item.id.as_str()), |_| {
        wrong(&point.id, "item id used twice")
    });
    let unstated = point.bases.iter().filter(|b| b.basis == LegalBasis::NotStated).count();
    if point.bases.is_empty() {
        wrong(&point.id, "has no legal basis entry; say not_stated");
    }
    if unstated > 0
        && point.bases.iter().any(|b| b.scope.is_none() && b.basis != LegalBasis::NotStated)
    {
        wrong(&point.id, "has a basis for the whole activity beside not_stated");
    }
    for item in &point.items {
        if facts.kind(&item.kind).is_none() {
            wrong(&point.id, "has an item of a kind that does not exist");
        }
    }
}

fn twice<'a>(ids: impl Iterator<Item = &'a str>, mut found: impl FnMut(&str)) {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            found(id);
        }
    }
}

/// The strings that a policy gives as they are, with a name for where they stand.
fn own_strings(policy: &Policy) -> impl Iterator<Item = (&str, &str)> {
    let Policy { controller, document, .. } = policy;
    let fixed = [
        ("name", policy.name.as_str()),
        ("legal_name", &controller.legal_name),
        ("email", &controller.email),
        ("website", &controller.website),
        ("title", &document.title),
        ("url", &document.url),
        ("read_on", &document.read_on),
    ];
    let given = [
        ("org_number", &controller.org_number),
        ("postal_address", &controller.postal_address),
        ("phone", &controller.phone),
    ];
    let given = given.into_iter().filter_map(|(place, value)| Some((place, value.as_deref()?)));
    let headings = policy.sections.iter().map(|s| (s.id.as_str(), s.heading.as_str()));
    let tools = policy.tools.iter().map(|t| ("tools", t.name.as_str()));
    fixed.into_iter().chain(given).chain(headings).chain(tools)
}

fn section_references(policy: &Policy) -> impl Iterator<Item = (&str, &str)> {
    let points = policy.points.iter().flat_map(|p| {
        let id = p.id.as_str();
        let statements = p.purposes.iter().chain(&p.sources).chain(&p.recipients);
        [p.section.as_str(), p.retention_section.as_str()]
            .into_iter()
            .chain(p.bases.iter().map(|b| b.section.as_str()))
            .chain(p.items.iter().filter_map(|item| item.section.as_deref()))
            .chain(statements.map(|s| s.section.as_str()))
            .map(move |section| (id, section))
    });
    let statements = [&policy.sources, &policy.recipients, &policy.rights, &policy.done_well];
    let statements = statements.into_iter().flatten().chain(&policy.withdrawal_warning);
    let statements = statements.map(|s| ("statements", s.section.as_str()));
    std::iter::once(("controller", policy.controller.section.as_str()))
        .chain(policy.roles.iter().map(|r| ("roles", r.section.as_str())))
        .chain(policy.tools.iter().map(|t| (t.name.as_str(), t.section.as_str())))
        .chain(policy.remarks.iter().map(|r| (r.id.as_str(), r.section.as_str())))
        .chain(points)
        .chain(statements)
}

/// Whether `value`, found in `policy`, is a mark of `other`: its address, number or tool.
fn foreign(value: &str, policy: &Policy, other: &Policy) -> bool {
    let marks = [Some(&other.controller.email), other.controller.phone.as_ref()];
    let marks = marks.into_iter().chain([other.controller.org_number.as_ref()]).flatten();
    let shared = |mark: &str| policy.tools.iter().any(|tool| tool.name == mark);
    marks.chain(other.tools.iter().map(|t| &t.name)).any(|mark| value == mark && !shared(mark))
        || value == other.controller.legal_name
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

impl Facts {
    /// The kind with this id.
    pub fn kind(&self, id: &str) -> Option<&super::Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }
}
