//! How to apply, as a link that can be trusted.
use lotse_domain::vacancy::{ApplyBy, Vacancy};

use super::links::{mail_to, page, tel};
use crate::{language::Lang, search::with_sexes};

/// The way to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Apply {
    /// Where the button leads: a page, a mail, a call, or the place on this page where the contact stands.
    pub(crate) href: String,
    /// Leaves Lotse.
    pub(crate) external: bool,
    /// What happens then, in one sentence.
    pub(crate) hint: String,
    /// The address to be read and copied.
    pub(crate) address: Option<String>,
}

impl Apply {
    pub(crate) fn new(lang: Lang, vacancy: &Vacancy) -> Self {
        let address = vacancy.apply_address.as_deref().map(str::trim).filter(|address| !address.is_empty());
        let link = match (vacancy.apply_by, address) {
            (ApplyBy::Url, Some(address)) => page(address),
            (ApplyBy::Mail, Some(address)) => {
                mail_to(address, &lang.with("apply-subject", [("title", with_sexes(&vacancy.title))]))
            }
            (ApplyBy::Phone, Some(address)) => tel(address),
            _ => None,
        };
        let Some(href) = link else {
            return Self {
                href: "#bewerben".to_owned(),
                external: false,
                hint: lang.t("apply-hint-contact"),
                address: address.map(ToOwned::to_owned),
            };
        };
        Self {
            href,
            external: vacancy.apply_by == ApplyBy::Url,
            hint: lang.word("apply-hint", vacancy.apply_by.as_str()),
            address: address.map(ToOwned::to_owned),
        }
    }
}
