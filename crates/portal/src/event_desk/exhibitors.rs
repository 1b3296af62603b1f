//! The companies at an event: who asks, who comes, who does not.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::{
    CompanyRef,
    exhibitor::{self, Exhibitor, ExhibitorState, interviewer::Interviewer},
};

use super::frame::{Case, EventHead};
use crate::{
    PortalState,
    desk::{At, Desk, id_at, inner_page},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Notice, Refusal},
    page::{Page, html},
    search::{vacancy_path, with_sexes},
    site::Site,
};

#[derive(Template)]
#[template(path = "event_desk/exhibitors.html")]
struct Exhibitors {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    add: Option<String>,
    groups: Vec<(String, Vec<Line>)>,
}

/// One company in the list.
struct Line {
    name: String,
    href: String,
    facts: Vec<String>,
    needs: Option<String>,
}

/// A company at the event, with who holds its interviews.
pub(super) struct Stands {
    pub(super) all: Vec<(Exhibitor, CompanyRef, Vec<Interviewer>)>,
}

impl Stands {
    pub(super) async fn of(state: &PortalState, site: &Site, case: &Case) -> Result<Self> {
        Ok(Self { all: exhibitor::list(&state.db, &site.visit.actor, case.event().id).await? })
    }

    /// (label, company) of the stands that are given.
    pub(super) fn given(&self) -> Vec<(String, String)> {
        let named = self.all.iter().filter(|(exhibitor, _, _)| exhibitor.state == ExhibitorState::Admitted);
        named
            .filter_map(|(exhibitor, company, _)| Some((exhibitor.stand.clone()?, company.name.clone())))
            .collect()
    }

    pub(super) fn one(&self, at: &At) -> Result<&(Exhibitor, CompanyRef, Vec<Interviewer>)> {
        let id = id_at(at, "exhibitor")?;
        self.all.iter().find(|(exhibitor, _, _)| exhibitor.id == id).ok_or(PortalError::NotFound)
    }
}

fn line(
    site: &Site,
    case: &Case,
    (exhibitor, company, people): &(Exhibitor, CompanyRef, Vec<Interviewer>),
) -> Line {
    let lang = site.lang;
    let stand = exhibitor.stand.as_ref().map(|stand| lang.with("edesk-stand-of", [("name", stand.clone())]));
    let vacancies = u64::try_from(exhibitor.vacancies.0.len()).unwrap_or(0);
    let count = u64::try_from(people.len()).unwrap_or(0);
    let counted = [("edesk-exhibitor-vacancies", vacancies), ("edesk-exhibitor-people", count)];
    let counted = counted.iter().filter(|(_, count)| *count > 0).map(|(key, count)| lang.count(key, *count));
    Line {
        name: company.name.clone(),
        href: site.href(&case.path(&format!("/aussteller/{}", exhibitor.id))),
        facts: stand.into_iter().chain(counted).collect(),
        needs: exhibitor.needs.clone(),
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let stands = Stands::of(&state, &site, &case).await?;
    let lang = site.lang;
    let groups = ExhibitorState::ALL.iter().filter_map(|wanted| {
        let lines: Vec<Line> = stands
            .all
            .iter()
            .filter(|(exhibitor, _, _)| exhibitor.state == *wanted)
            .map(|one| line(&site, &case, one))
            .collect();
        (!lines.is_empty()).then(|| (lang.word("edesk-exhibitors", wanted.as_str()), lines))
    });
    let (desk, head) = case.frame(&site, "/aussteller");
    html(&Exhibitors {
        page: inner_page(&site, format!("{} – {}", lang.t("edesk-tab-exhibitors"), head.title)),
        desk,
        head,
        notice: Notice::of(&site),
        add: case.is_open().then(|| site.href(&case.path("/aussteller/neu"))),
        groups: groups.collect(),
    })
}

#[derive(Template)]
#[template(path = "event_desk/exhibitor.html")]
pub(super) struct OnePage {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    mistakes: Mistakes,
    back: String,
    name: String,
    company: String,
    state: String,
    /// What it says about itself, by the label of each.
    said: Vec<(String, String)>,
    /// Titles and addresses of its vacancies.
    vacancies: Vec<(String, String)>,
    /// Admits, or gives another stand.
    admit: Option<Block>,
    refuse: Option<String>,
    withdraw: Option<String>,
    interviews: Option<String>,
}

impl OnePage {
    pub(super) fn new(site: &Site, case: &Case, stands: &Stands, at: &At) -> Result<Self> {
        let (exhibitor, company, people) = stands.one(at)?;
        let lang = site.lang;
        let path = |rest: &str| case.path(&format!("/aussteller/{}{rest}", exhibitor.id));
        let people: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
        let said = [
            ("edesk-offers", exhibitor.offers.clone()),
            ("edesk-seeks", exhibitor.seeks.clone()),
            ("edesk-needs", exhibitor.needs.clone()),
            ("edesk-contact", exhibitor.contact_name.clone()),
            ("edesk-interviewers", Some(people.join(", ")).filter(|names| !names.is_empty())),
            ("edesk-stand", exhibitor.stand.clone()),
            ("edesk-reason-given", exhibitor.reason.clone()),
        ];
        let shown = case.view.exhibitors.iter().find(|line| line.exhibitor.id == exhibitor.id);
        let vacancies = shown.map(|line| line.vacancies.as_slice()).unwrap_or_default();
        let (desk, head) = case.frame(site, "/aussteller");
        let open = case.is_open();
        let (applied, admitted) =
            (exhibitor.state == ExhibitorState::Applied, exhibitor.state == ExhibitorState::Admitted);
        Ok(Self {
            page: inner_page(site, format!("{} – {}", company.name, head.title)),
            desk,
            head,
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            back: site.href(&case.path("/aussteller")),
            name: company.name.clone(),
            company: site.href(&format!("/unternehmen/{}", company.slug)),
            state: lang.word("edesk-exhibitor", exhibitor.state.as_str()),
            said: said.into_iter().filter_map(|(key, text)| Some((lang.t(key), text?))).collect(),
            vacancies: vacancies
                .iter()
                .map(|(id, title, _)| (with_sexes(title), site.href(&vacancy_path(title, *id))))
                .collect(),
            admit: (open && exhibitor.state != ExhibitorState::Withdrawn)
                .then(|| admission(site, case, exhibitor, &stands.given(), &path("/aufnehmen"))),
            refuse: (open && applied).then(|| site.href(&path("/ablehnen"))),
            withdraw: (open && (applied || admitted)).then(|| site.href(&path("/absagen"))),
            interviews: (open && admitted)
                .then(|| site.href(&case.path(&format!("/gespraeche?aussteller={}", exhibitor.id)))),
        })
    }

    pub(super) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        if let Some(form) = &mut self.admit {
            refusal.mistakes.mark(&mut form.fields);
        }
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        Ok(refusal.answer(html(&self)?))
    }
}

/// Admits with a free stand, where the hall has some.
fn admission(
    site: &Site,
    case: &Case,
    exhibitor: &Exhibitor,
    given: &[(String, String)],
    action: &str,
) -> Block {
    let lang = site.lang;
    let own = exhibitor.stand.as_deref();
    let free = case.event().hall_plan.stands.iter().filter(|stand| {
        let is_given = given.iter().any(|(label, _)| *label == stand.label);
        stand.bookable && (!is_given || own == Some(stand.label.as_str()))
    });
    let none = (String::new(), lang.t("edesk-stand-later"));
    let options: Vec<(String, String)> =
        std::iter::once(none).chain(free.map(|stand| (stand.label.clone(), stand.label.clone()))).collect();
    let admitted = exhibitor.state == ExhibitorState::Admitted;
    let (heading, button) = if admitted {
        ("edesk-stand-heading", "edesk-stand-save")
    } else {
        ("edesk-admit-heading", "edesk-admit")
    };
    let form = Block::new(action, lang.t(button)).heading(lang.t(heading));
    if case.event().hall_plan.stands.is_empty() {
        form.text(lang.t("edesk-stand-no-plan"))
    } else {
        let chosen = own.unwrap_or_default();
        form.field(Field::select("stand", lang.t("edesk-stand"), options).value(chosen))
    }
}

pub(super) async fn one(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let stands = Stands::of(&state, &site, &case).await?;
    html(&OnePage::new(&site, &case, &stands, &at)?)
}
