//! Interviews by plan: counted first, then made.
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use lotse_domain::event::{
    self,
    desk::InterviewPlan,
    exhibitor::{Exhibitor, ExhibitorState},
};
use lotse_web_kit::auth::{Fields, Form};
use uuid::Uuid;

use super::{Part, refusal};
use crate::{
    PortalState,
    company_desk::desk,
    desk::{At, DeskForm, inner_page, see},
    error::{PortalError, Result},
    event_desk::{interview_times, when},
    form::{Block, Field, Mistakes, Refusal},
    language::Lang,
    site::Site,
};

const MOMENTS: [&str; 4] = ["from", "until", "break_from", "break_until"];

/// As it was typed.
struct Typed {
    interviewers: Vec<Uuid>,
    moments: [String; 4],
    minutes: String,
    pause: String,
}

impl Typed {
    fn fresh(part: &Part) -> Self {
        let event = part.event();
        let (from, until) = (when::typed(event.starts_at), when::typed(event.ends_at));
        Self {
            interviewers: part.exhibit.interviewers.iter().map(|one| one.id).collect(),
            moments: [from, until, String::new(), String::new()],
            minutes: "15".to_owned(),
            pause: "0".to_owned(),
        }
    }

    fn read(fields: &Fields) -> Self {
        let ids = fields.all("interviewers").into_iter().filter_map(|id| Uuid::try_parse(id).ok());
        Self {
            interviewers: ids.collect(),
            moments: MOMENTS.map(|name| fields.text(name).to_owned()),
            minutes: fields.text("minutes").to_owned(),
            pause: fields.text("pause_minutes").to_owned(),
        }
    }

    /// The plan, or what is wrong with it.
    fn plan(&self, lang: Lang, part: &Part, exhibitor: &Exhibitor) -> Result<InterviewPlan, Mistakes> {
        let mut mistakes = Mistakes::default();
        let mut moment = |at: usize, needed: bool| -> Option<DateTime<Utc>> {
            let text = self.moments[at].as_str();
            let read = when::read(text);
            if read.is_none() && !text.is_empty() {
                mistakes.add(MOMENTS[at], lang.t("edesk-when-wrong"));
            } else if read.is_none() && needed {
                mistakes.add(MOMENTS[at], lang.t("edesk-when-missing"));
            }
            read
        };
        let (from, until) = (moment(0, true), moment(1, true));
        let (break_from, break_until) = (moment(2, false), moment(3, false));
        let minutes = self.minutes.parse().unwrap_or(0);
        if !(5..=120).contains(&minutes) {
            mistakes.add("minutes", lang.t("edesk-interviews-minutes-wrong"));
        }
        let pause_minutes = if self.pause.is_empty() { Some(0) } else { self.pause.parse().ok() };
        if pause_minutes.is_none_or(|pause: i32| !(0..=480).contains(&pause)) {
            mistakes.add("pause_minutes", lang.t("edesk-number-wrong"));
        }
        let known = part.exhibit.interviewers.iter().map(|one| one.id);
        let plan = InterviewPlan {
            exhibitor_id: exhibitor.id,
            interviewers: known.filter(|id| self.interviewers.contains(id)).collect(),
            from: from.unwrap_or_default(),
            until: until.unwrap_or_default(),
            minutes,
            pause_minutes: pause_minutes.unwrap_or_default(),
            break_from,
            break_until,
        };
        if mistakes.is_empty() && interview_times(&plan).is_empty() {
            mistakes.add("until", lang.t("edesk-interviews-none-fit"));
        }
        if mistakes.is_empty() { Ok(plan) } else { Err(mistakes) }
    }
}

/// What the company is there as; only who is admitted plans.
fn admitted(part: &Part) -> Result<&Exhibitor> {
    let exhibitor = part.exhibit.exhibitor.as_ref();
    exhibitor.filter(|known| known.state == ExhibitorState::Admitted).ok_or(PortalError::NotFound)
}

fn around(site: &Site, part: &Part, intro: Vec<String>, form: Block, back: &str) -> DeskForm {
    let lang = site.lang;
    let heading = lang.with("cevents-interviews-heading", [("title", part.event().title.clone())]);
    DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, &part.own, "/veranstaltungen")),
        heading,
        intro,
        mistakes: Mistakes::default(),
        form,
        back: Some((lang.t("desk-cancel"), site.href(&part.path(back)))),
    }
}

fn page(site: &Site, part: &Part, typed: &Typed) -> DeskForm {
    let lang = site.lang;
    let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
    let [from, until, break_from, break_until] = &typed.moments;
    let people = &part.exhibit.interviewers;
    let mut form = Block::new(&part.path("/gespraeche"), lang.t("edesk-interviews-preview"));
    let mut intro = vec![lang.t("edesk-interviews-text")];
    if people.is_empty() {
        intro.push(lang.t("cevents-interviews-no-names"));
    } else {
        let options = people.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
        let chosen: Vec<String> = typed.interviewers.iter().map(ToString::to_string).collect();
        form = form.field(
            Field::several("interviewers", lang.t("edesk-interviewers"), options).value(chosen.join(" ")),
        );
    }
    let form = form
        .field(Field::moment("from", lang.t("edesk-interviews-from")).value(from.as_str()))
        .field(Field::moment("until", lang.t("edesk-interviews-until")).value(until.as_str()))
        .field(Field::digits("minutes", lang.t("edesk-interviews-minutes"), 3).value(typed.minutes.as_str()))
        .field(
            Field::digits("pause_minutes", lang.t("edesk-interviews-pause"), 3).value(typed.pause.as_str()),
        )
        .field(
            Field::moment("break_from", optional("edesk-interviews-break-from"))
                .hint(lang.t("edesk-interviews-break-hint"))
                .value(break_from.as_str()),
        )
        .field(
            Field::moment("break_until", optional("edesk-interviews-break-until"))
                .value(break_until.as_str()),
        );
    around(site, part, intro, form, "")
}

/// How many it would be, and when they begin; everything goes along in hidden fields.
fn preview(site: &Site, part: &Part, typed: &Typed, plan: &InterviewPlan) -> DeskForm {
    let lang = site.lang;
    let times = interview_times(plan);
    let rows = plan.interviewers.len().max(1);
    let count = u64::try_from(times.len() * rows).unwrap_or(u64::MAX);
    let begins: Vec<String> = times.iter().map(|(from, _)| when::time(*from)).collect();
    let mut form = Block::new(&part.path("/gespraeche"), lang.t("edesk-interviews-save"))
        .hidden("tun", "speichern")
        .hidden("minutes", typed.minutes.as_str())
        .hidden("pause_minutes", typed.pause.as_str());
    for id in &plan.interviewers {
        form = form.hidden("interviewers", id.to_string());
    }
    for (name, value) in MOMENTS.into_iter().zip(&typed.moments) {
        form = form.hidden(name, value.as_str());
    }
    let intro = vec![
        lang.count("edesk-interviews-found", count),
        format!("{}: {}", lang.t("edesk-interviews-begins"), begins.join(", ")),
    ];
    around(site, part, intro, form, "/gespraeche")
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let part = Part::of(&state, &site, &at).await?;
    admitted(&part)?;
    page(&site, &part, &Typed::fresh(&part)).show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let part = Part::of(&state, &site, &at).await?;
    let exhibitor = admitted(&part)?;
    let typed = Typed::read(&fields);
    let form = page(&site, &part, &typed);
    let plan = match typed.plan(site.lang, &part, exhibitor) {
        Ok(plan) => plan,
        Err(mistakes) => return form.refused(&Refusal::own(mistakes)),
    };
    if fields.text("tun") != "speichern" {
        return preview(&site, &part, &typed, &plan).show();
    }
    match event::desk::add_interviews(&state.db, &*state.clock, &site.visit.actor, plan).await {
        Ok(_) => Ok(see(&site, &part.path("?fertig=stand-gespraeche"))),
        Err(error) => form.refused(&refusal(site.lang, error, "from")?),
    }
}
