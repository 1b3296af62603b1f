//! How to apply: here, or by a link that can be trusted; or why not at the moment.
use lotse_domain::{
    application::Takes,
    vacancy::{ApplyBy, Vacancy},
};

use super::links::{mail_to, page, tel};
use crate::{
    language::Lang,
    search::{vacancy_path, with_sexes},
    site::Site,
};

/// The way to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Apply {
    /// Where the button leads: our form, a page, a mail, a call, or the place on this page where the contact stands. None where no
    /// application is taken at the moment.
    pub(crate) href: Option<String>,
    /// Leaves Lotse.
    pub(crate) external: bool,
    /// What happens then, or why there is no button, in one or two sentences.
    pub(crate) hint: String,
    /// The address to be read and copied.
    pub(crate) address: Option<String>,
}

impl Apply {
    pub(crate) fn new(site: &Site, vacancy: &Vacancy, takes: Takes) -> Self {
        let lang = site.lang;
        let here = |href: Option<String>, key: &str| Self {
            href,
            external: false,
            hint: lang.t(key),
            address: None,
        };
        match takes {
            Takes::Yes => {
                let form = format!("{}/bewerben", vacancy_path(&vacancy.title, vacancy.id));
                here(Some(site.href(&form)), "apply-hint-here")
            }
            Takes::Full => here(None, "apply-full"),
            Takes::DeadlinePassed if vacancy.apply_by == ApplyBy::Here => here(None, "apply-late"),
            // By another way, whose last day the company may extend.
            Takes::DeadlinePassed | Takes::Elsewhere | Takes::Nobody => Self::elsewhere(lang, vacancy),
        }
    }

    fn elsewhere(lang: Lang, vacancy: &Vacancy) -> Self {
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
                href: Some("#bewerben".to_owned()),
                external: false,
                hint: lang.t("apply-hint-contact"),
                address: address.map(ToOwned::to_owned),
            };
        };
        Self {
            href: Some(href),
            external: vacancy.apply_by == ApplyBy::Url,
            hint: lang.word("apply-hint", vacancy.apply_by.as_str()),
            address: address.map(ToOwned::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::sample, Apply, ApplyBy, Lang, Site, Takes};

    #[test]
    fn the_button_leads_to_our_form_only_where_applications_are_taken_here() {
        let site = Site::sample(Lang::De, Some(sample::cluster()), "/stellen/x", "");
        let mut vacancy = sample::view().vacancy;
        let outside = Apply::new(&site, &vacancy, Takes::Elsewhere);
        assert_eq!(outside.href.as_deref(), Some("https://firma.example/bewerben"));
        vacancy.apply_by = ApplyBy::Here;
        let form = Apply::new(&site, &vacancy, Takes::Yes).href.unwrap();
        assert!(form.starts_with("/c/kunststoff-franken/stellen/mechatroniker-"), "{form}");
        assert!(form.ends_with(&format!("{}/bewerben", vacancy.id)), "{form}");
        for closed in [Takes::Full, Takes::DeadlinePassed] {
            assert_eq!(Apply::new(&site, &vacancy, closed).href, None, "{closed:?}");
        }
        assert_eq!(Apply::new(&site, &vacancy, Takes::Nobody).href.as_deref(), Some("#bewerben"));
    }
}
