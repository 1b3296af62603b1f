//! What an alert searches for: from an address to what is stored, in words, and back to an address.
use lotse_domain::{
    alert::{AlertState, AlertView, Criteria, Rhythm},
    occupation,
};

use crate::{
    PortalState,
    error::Result,
    form::Field,
    format,
    language::Lang,
    search::{self, SearchForm},
    site::Site,
};

/// A search as somebody looks at it.
pub(super) struct Asked {
    pub(super) form: SearchForm,
    pub(super) criteria: Criteria,
    /// In words.
    pub(super) name: String,
    /// Something was typed as the place that is none: the results say what may have been meant.
    pub(super) unknown_place: bool,
}

/// What the part of an address behind the question mark asks for.
pub(super) async fn asked(state: &PortalState, site: &Site, query: &str) -> Result<Asked> {
    let search::Described { form, query, unknown_place, words } =
        search::describe(state, site, query).await?;
    let mut criteria = Criteria::from(query);
    if let Some(around) = &mut criteria.around {
        // As it was typed, so that it can be searched for again.
        around.place.clone_from(&form.place);
    }
    let name = if words.is_empty() { site.lang.t("alert-everything") } else { words };
    Ok(Asked { form, criteria, name, unknown_place })
}

/// The search that an alert stands for, newest first.
pub(super) async fn form_of(state: &PortalState, site: &Site, criteria: &Criteria) -> Result<SearchForm> {
    let mut form = SearchForm {
        q: criteria.q.clone(),
        kinds: criteria.kinds.clone(),
        areas: criteria.areas.clone(),
        qualification: criteria.qualification,
        years: criteria.start_years.clone(),
        states: criteria.states.clone(),
        districts: criteria.districts.clone(),
        company: criteria.company.clone(),
        // A cluster's own portal says it by its address.
        cluster: criteria.cluster.clone().filter(|_| site.cluster.is_none()),
        // What was meant was understood when it was stored.
        literal: true,
        sort: lotse_search::Sort::Newest,
        ..SearchForm::default()
    };
    if let Some(around) = &criteria.around {
        form.place.clone_from(&around.place);
        form.radius = around.radius_km;
    }
    if let Some(code) = &criteria.occupation {
        form.occupation = occupation::find_by_code(state.db.read(), code).await.ok().map(|row| row.slug);
    }
    Ok(form)
}

/// How often.
pub(super) fn rhythm_field(lang: Lang, chosen: Rhythm) -> Field {
    let options = Rhythm::ALL
        .iter()
        .map(|rhythm| (rhythm.as_str().to_owned(), lang.word("alert-rhythm", rhythm.as_str())))
        .collect();
    Field::radio("rhythmus", lang.t("alert-rhythm"), options)
        .hint(lang.t("alert-rhythm-hint"))
        .value(chosen.as_str())
}

/// How an alert stands, in sentences.
pub(super) fn standing(lang: Lang, view: &AlertView) -> Vec<String> {
    let alert = &view.alert;
    let how = match alert.state {
        AlertState::Unconfirmed => lang.t("alert-unconfirmed"),
        AlertState::Paused => lang.t("alert-paused"),
        AlertState::Active => lang.word("alert-active", alert.rhythm.as_str()),
    };
    let ends = lang.with("alert-until", [("day", format::date(lang, alert.ends_on))]);
    if alert.state == AlertState::Unconfirmed { vec![how] } else { vec![how, ends] }
}
