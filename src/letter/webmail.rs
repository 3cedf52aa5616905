//! Links that open a draft in a webmail service.
//!
//! Unlike a `mailto:` link, such a link carries its text to the service's server and into the
//! browser's history the moment it is followed, before the person has sent anything. Hence
//! [`compose`] leaves out what is empty, and a caller that promises that nothing leaves the browser
//! gives it no text, or asks first. Neither service documents its parameters or a greatest length,
//! and Outlook.com has been seen to read even `%2B` as a space.

use super::{clean, mailto};

/// A webmail service with a known address for drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Webmail {
    /// Gmail.
    Gmail,
    /// Outlook.com (formerly Hotmail).
    Outlook,
}

impl Webmail {
    /// Every service, in the order of declaration.
    pub const ALL: [Webmail; 2] = [Webmail::Gmail, Webmail::Outlook];
}

/// The link to a draft, encoded as in [`mailto`]: `%20` for a space, since Outlook.com shows a `+` as
/// it is. An address that is not plain is left out ([`clean::is_address`]), and so is an empty
/// subject or body.
pub fn compose(service: Webmail, to: &str, subject: &str, body: &str) -> String {
    let to = if clean::is_address(to) { to.to_owned() } else { String::new() };
    let (subject, body) = (clean::line(subject), clean::paragraph(body));
    match service {
        Webmail::Gmail => mailto::with_query(
            "https://mail.google.com/mail/?view=cm&fs=1".to_owned(),
            '&',
            [("to", to), ("su", subject), ("body", body)],
        ),
        Webmail::Outlook => mailto::with_query(
            "https://outlook.live.com/mail/0/deeplink/compose".to_owned(),
            '?',
            [("to", to), ("subject", subject), ("body", body)],
        ),
    }
}
