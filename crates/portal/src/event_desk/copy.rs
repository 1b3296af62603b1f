//! From last year's edition: the same event with another day and title.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use lotse_domain::event::{self, EventState};
use lotse_web_kit::auth::Form;

use super::{
    frame::{Case, EventForm, list_path},
    refusal,
    typed::Typed,
    when,
};
use crate::{
    PortalState, cluster_desk,
    desk::{At, Desk, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    format,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "event_desk/earlier.html")]
struct Earlier {
    page: Page,
    desk: Desk,
    back: String,
    /// Title, day, address of the form.
    rows: Vec<(String, String, String)>,
}

/// Which one to copy: the latest first.
pub(super) async fn earlier(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let (lang, path) = (site.lang, list_path(&cluster));
    let actor = &site.visit.actor;
    let mut events = event::desk::list(&state.db, &*state.clock, actor, cluster.id, None).await?;
    events.retain(|line| line.event.state != EventState::Draft);
    events.sort_by_key(|line| std::cmp::Reverse(line.event.starts_at));
    let rows = events.into_iter().map(|line| {
        let on = format::date(lang, format::day_of(line.event.starts_at));
        (line.event.title, on, site.href(&format!("{path}/{}/kopieren", line.event.id)))
    });
    html(&Earlier {
        page: inner_page(&site, lang.t("edesk-from-last-year")),
        desk: cluster_desk::desk(&site, &cluster, "/veranstaltungen"),
        back: site.href(&path),
        rows: rows.collect(),
    })
}

/// The same day of the week, a year later.
fn a_year_later(on: NaiveDate) -> NaiveDate {
    on + TimeDelta::weeks(52)
}

/// "Jobmesse 2026" is called "Jobmesse 2027" a year later; a title without the year stays.
fn next_title(title: &str, from: NaiveDate, to: NaiveDate) -> String {
    title.replace(&from.year().to_string(), &to.year().to_string())
}

fn page(site: &Site, case: &Case, typed: &Typed) -> EventForm {
    let lang = site.lang;
    let form = Block::new(&case.path("/kopieren"), lang.t("edesk-copy-button"))
        .field(
            typed.fill(Field::day("starts_on", lang.t("edesk-copy-day"))).hint(lang.t("edesk-copy-day-hint")),
        )
        .field(typed.fill(Field::text("title", lang.t("edesk-title-label"))));
    EventForm::new(site, case, "", lang.t("edesk-copy-heading"), form).intro(lang.t("edesk-copy-text")).back(
        site,
        case,
        lang.t("desk-cancel"),
        "",
    )
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let on = format::day_of(case.event().starts_at);
    let later = a_year_later(on);
    let mut typed = Typed::default();
    typed.set("starts_on", later.to_string());
    typed.set("title", next_title(&case.event().title, on, later));
    page(&site, &case, &typed).show()
}

pub(super) async fn copy(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = Typed::read(&fields, &["starts_on", "title"]);
    let page = page(&site, &case, &typed);
    let Some(on) = when::day(typed.get("starts_on")) else {
        let mistakes = Mistakes::of("starts_on", site.lang.t("edesk-when-wrong"));
        return page.refused(&Refusal::own(mistakes));
    };
    let (actor, title) = (&site.visit.actor, typed.get("title").to_owned());
    match event::desk::copy(&state.db, &*state.clock, actor, case.event().id, on, title).await {
        Ok(copy) => Ok(see(&site, &format!("{}/{}?fertig=va-kopiert", list_path(&case.cluster), copy.id))),
        Err(error) => page.refused(&refusal(site.lang, error, "starts_on", "edesk-changed")?),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};

    use super::{a_year_later, next_title};

    #[test]
    fn next_year_is_the_same_day_of_the_week_with_the_year_in_the_title() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 14).unwrap();
        let later = a_year_later(on);
        assert_eq!((later.weekday(), later.year()), (on.weekday(), 2027));
        assert_eq!(next_title("Jobmesse 2026", on, later), "Jobmesse 2027");
        assert_eq!(next_title("Jobmesse", on, later), "Jobmesse");
    }
}
