//! What goes along to a telephone or onto paper: company, role, contact points and goals, all on one
//! screen. They are the choices of the visit, so what two people have come to is there already.

use crate::law::Right;
use crate::letter::{ROLES, Topic, right_title, role_title, topic_title};
use crate::policy::Policy;
use crate::session::{Choice, LETTER_ORDER, RoleChoice};
use crate::text::{Language, t};
use crate::ui::App;
use crate::ui::components::{Kind, item, languages as languages_list};
use crate::ui::dom::{El, el, p};
use leptos::prelude::*;

/// Changes what was chosen; what then is no longer offered goes.
fn change(app: App, act: impl FnOnce(&mut Choice)) {
    app.choice.update(|choice| {
        act(choice);
        choice.keep_offered(app.facts);
    });
}

fn group(legend: &str) -> El {
    el("fieldset").class("group").child(el("legend").child(legend))
}

/// One company, both, or none yet (`open` says what that means).
pub fn companies(app: App, open: &str) -> El {
    let ids = || app.facts.policies.iter().map(|policy| policy.id.clone());
    let row = |id: &str, label: &str, ids: Vec<String>| {
        let own = ids.clone();
        let on = move || app.choice.with(|choice| choice.policies == own);
        let set = move |_| change(app, |choice| choice.set_policies(ids.clone()));
        item(Kind::Radio("company"), &format!("company-{id}"), label, on, set)
    };
    let each = app.facts.policies.iter().map(|one| row(&one.id, &one.name, vec![one.id.clone()]));
    group(app.t(t::company::TITLE))
        .children(each)
        .child(row("both", app.t(t::company::BOTH), ids().collect()))
        .child(row("open", open, Vec::new()))
}

/// The role, or none yet.
pub fn roles(app: App, open: &str) -> El {
    let row = |id: &str, label: &str, role: Option<RoleChoice>| {
        let on = move || app.choice.with(|choice| choice.role == role);
        let set = move |_| change(app, |choice| choice.set_role(role));
        item(Kind::Radio("role"), &format!("role-{id}"), label, on, set)
    };
    let each =
        ROLES.map(|role| row(role.word(), app.t(role_title(role)), Some(RoleChoice::Role(role))));
    group(app.t(t::role::TITLE))
        .children(each)
        .child(row("other", app.t(t::role::OTHER), Some(RoleChoice::Other)))
        .child(row("open", open, None))
}

/// The contact points that the chosen companies have for the role, drawn anew when these change.
pub fn points(app: App) -> El {
    let at = Memo::new(move |_| app.choice.with(|choice| (choice.policies.clone(), choice.role)));
    el("div").live(move || {
        at.get();
        untrack(|| app.choice.with_untracked(|choice| choice.has_points_to_choose(app.facts))).then(
            || {
                let groups = app.policies().into_iter().map(|policy| points_of(app, policy));
                group(app.t(t::points::TITLE)).children(groups)
            },
        )
    })
}

fn points_of(app: App, policy: &'static Policy) -> Vec<El> {
    let several = app.choice.with_untracked(|choice| choice.policies.len() > 1);
    let name = several.then(|| p("hint", policy.name.as_str()));
    let offered: Vec<_> = app.choice.with_untracked(|choice| choice.offered(policy).collect());
    let rows = offered.into_iter().map(|point| {
        let on = move || app.choice.with(|choice| choice.has_point(policy, point));
        let set = move |on| change(app, |choice| choice.set_point(policy, point, on));
        let id = format!("point-{}-{}", policy.id, point.id);
        item(Kind::Tick, &id, app.fact(point.label), on, set)
    });
    name.into_iter().chain(rows).collect()
}

/// What the person may want: rights, and the topics that make sense for what is chosen.
pub fn goals(app: App) -> El {
    let right = |right: Right| {
        let set = move |on| change(app, |choice| choice.set_right(right, on));
        let on = move || app.has_right(right);
        item(Kind::Tick, &format!("goal-{}", right.id()), app.t(right_title(right)), on, set)
    };
    let offered = Memo::new(move |_| app.choice.with(|choice| choice.offered_topics(app.facts)));
    let topic = move |topic: Topic| {
        let on = move || app.choice.with(|choice| choice.has_topic(topic));
        let set = move |on| change(app, |choice| choice.set_topic(topic, on));
        item(Kind::Tick, &format!("topic-{}", topic.word()), app.t(topic_title(topic)), on, set)
    };
    group(app.t(t::goals::TITLE))
        .children(LETTER_ORDER.into_iter().map(right))
        .live(move || offered.get().into_iter().map(topic).collect::<Vec<_>>())
}

/// A list of the languages.
pub fn languages(
    label: &str,
    hint: &str,
    chosen: &'static Language,
    set: impl FnMut(&'static Language) + 'static,
) -> El {
    let hint = (!hint.is_empty()).then(|| el("span").class("hint").id("tongue-hint").child(hint));
    let select = languages_list("tongue", chosen, set);
    let select =
        if hint.is_some() { select.attr("aria-describedby", "tongue-hint") } else { select };
    let label = el("label").attr("for", "tongue").child(label);
    el("div").class("field").child(label).child(hint).child(select)
}
