//! A QR code: black on white in both schemes, since not every camera reads it otherwise.

use crate::session::hand_over::Code;
use crate::ui::dom::{El, svg};

/// The picture of a code; `label` says what it is to those who don't see it.
pub fn code(code: &Code, label: &str) -> El {
    let side = code.side.to_string();
    let white = svg("rect").attr("width", &side).attr("height", &side).attr("fill", "#fff");
    let dark = svg("path").attr("d", &code.path).attr("fill", "#000");
    svg("svg")
        .class("code")
        .attr("viewBox", &format!("0 0 {side} {side}"))
        .attr("shape-rendering", "crispEdges")
        .attr("role", "img")
        .attr("aria-label", label)
        .child(white)
        .child(dark)
}
