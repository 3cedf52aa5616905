//! The styles of the screens after the first ones: a file of their own, which comes with those screens.

use super::dom::el;
use crate::browser;

/// Has the browser load them, unless they are `there`; tells whether they apply.
pub fn fetch(there: bool, done: impl Fn(bool) + Copy + 'static) {
    let head = browser::document().and_then(|page| page.query_selector("head").ok().flatten());
    let Some((head, (url, integrity))) = head.zip(browser::later_styles()).filter(|_| !there)
    else {
        return done(there);
    };
    el("link")
        .attr("rel", "stylesheet")
        .attr("href", &url)
        .attr("integrity", &integrity)
        // As in the head that the build writes: so a frame without an origin of its own gets them.
        .attr("crossorigin", "")
        .on("load", move |_| done(true))
        .on("error", move |_| done(false))
        .put_in(&head);
}
