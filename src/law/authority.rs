//! The supervisory authority, and how to reach it. Data, not sentences.

/// A supervisory authority (GDPR Art. 51).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Its name, with the short form that people know.
    pub name: &'static str,
    /// Where complaints can be e-mailed.
    pub email: &'static str,
    /// Its telephone number.
    pub phone: &'static str,
    /// Its postal address, without the name.
    pub postal_address: &'static str,
    /// The page on how to complain. Forms behind it move; this page has stayed.
    pub complaint_page: &'static str,
    /// The day on which these were last checked (`YYYY-MM-DD`).
    pub checked: &'static str,
}

/// The Swedish authority, called Datainspektionen until 2020.
///
/// Sources: imy.se, the page on complaints and the page on interruptions of service (postal address);
/// e-mail and telephone from several public sources, to be checked anew before each release.
pub const IMY: Authority = Authority {
    name: "Integritetsskyddsmyndigheten (IMY)",
    email: "imy@imy.se",
    phone: "08-657 61 00",
    postal_address: "Box 8114, 104 20 Stockholm",
    complaint_page: "https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/",
    checked: super::sources::AS_OF,
};
