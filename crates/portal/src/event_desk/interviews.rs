//! Interviews of an exhibitor one after the other: a plan that is looked at before it is saved.
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::event::{
    self, CompanyRef,
    desk::InterviewPlan,
    exhibitor::{self, Exhibitor, ExhibitorState, interviewer::Interviewer},
    slot::SlotKind,
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    frame::{Case, EventForm},
    refusal,
    rows_page::RowsPage,
    table::Table,
    typed::{Typed, optional},
    when,
};
use crate::{
    PortalState,
    desk::{At, parameter, see},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Refusal},
    language::Lang,
    site::Site,
};

const FIELDS: [&str; 8] = [
    "exhibitor_id",
    "interviewers",
    "from",
    "until",
    "minutes",
    "pause_minutes",
    "break_from",
    "break_until",
];
/// More the domain does not make at once.
const MOST: usize = 500;

/// An admitted exhibitor with who holds its interviews.
struct Host {
    exhibitor: Exhibitor,
    company: CompanyRef,
    people: Vec<Interviewer>,
}

async fn hosts(state: &PortalState, site: &Site, case: &Case) -> Result<Vec<Host>> {
    let all = exhibitor::list(&state.db, &site.visit.actor, case.event().id).await?;
    let admitted = all.into_iter().filter(|(exhibitor, _, _)| exhibitor.state == ExhibitorState::Admitted);
    Ok(admitted.map(|(exhibitor, company, people)| Host { exhibitor, company, people }).collect())
}

/// Whose interviews: the form goes on to the same page with the exhibitor in its address.
fn choosing(site: &Site, case: &Case, hosts: &[Host]) -> EventForm {
    let lang = site.lang;
    let options: Vec<(String, String)> = hosts
        .iter()
        .map(|host| {
            let own = case.view.slots.iter().filter(|line| {
                line.slot.kind == SlotKind::Interview && line.slot.company_id == Some(host.company.id)
            });
            let count = u64::try_from(own.count()).unwrap_or(0);
            let text = format!("{} – {}", host.company.name, lang.count("edesk-interviews-count", count));
            (host.exhibitor.id.to_string(), text)
        })
        .collect();
    let form = Block::new(&case.path("/gespraeche"), lang.t("edesk-next"))
        .hidden("tun", "waehlen")
        .field(Field::select("exhibitor_id", lang.t("edesk-exhibitor"), options));
    let key = if hosts.is_empty() { "edesk-interviews-nobody" } else { "edesk-interviews-choose" };
    let page = EventForm::new(site, case, "/termine", lang.t("edesk-interviews"), form).intro(lang.t(key));
    if hosts.is_empty() {
        return page.without_form().back(site, case, lang.t("edesk-tab-exhibitors"), "/aussteller");
    }
    page.back(site, case, lang.t("edesk-slots-back"), "/termine")
}

fn page(site: &Site, case: &Case, host: &Host, typed: &Typed) -> RowsPage {
    let lang = site.lang;
    let t = |key: &str| lang.t(key);
    let heading = lang.with("edesk-interviews-of", [("company", host.company.name.clone())]);
    let mut page = RowsPage::new(site, case, "/termine", heading, "/gespraeche", t("edesk-interviews-save"));
    page.intro = vec![t("edesk-interviews-text")];
    page.hidden = vec![("exhibitor_id", host.exhibitor.id.to_string())];
    let mut fields = Vec::new();
    if host.people.is_empty() {
        page.intro.push(t("edesk-interviews-no-names"));
    } else {
        let people = host.people.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
        fields.push(
            Field::several("interviewers", t("edesk-interviewers"), people)
                .hint(t("edesk-interviewers-hint")),
        );
    }
    fields.extend([
        Field::moment("from", t("edesk-interviews-from")),
        Field::moment("until", t("edesk-interviews-until")),
        Field::digits("minutes", t("edesk-interviews-minutes"), 3),
        Field::digits("pause_minutes", t("edesk-interviews-pause"), 3),
        Field::moment("break_from", optional(lang, "edesk-interviews-break-from"))
            .hint(t("edesk-interviews-break-hint")),
        Field::moment("break_until", optional(lang, "edesk-interviews-break-until")),
    ]);
    page.fields = fields.into_iter().map(|field| typed.fill(field)).collect();
    page.preview = Some(t("edesk-interviews-preview"));
    page.back = Some((t("edesk-slots-back"), site.href(&case.path("/termine"))));
    page
}

fn fresh(case: &Case, host: &Host) -> Typed {
    let mut typed = Typed::default();
    let ids: Vec<String> = host.people.iter().map(|one| one.id.to_string()).collect();
    typed.set("interviewers", ids.join(" "));
    typed.put_moment("from", Some(case.event().starts_at));
    typed.put_moment("until", Some(case.event().ends_at));
    typed.set("minutes", "15");
    typed.set("pause_minutes", "0");
    typed
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let hosts = hosts(&state, &site, &case).await?;
    let chosen = parameter(&site, "aussteller").and_then(|id| Uuid::try_parse(&id).ok());
    match hosts.iter().find(|host| Some(host.exhibitor.id) == chosen) {
        Some(host) => page(&site, &case, host, &fresh(&case, host)).show(),
        None => choosing(&site, &case, &hosts).show(),
    }
}

/// Begin and end of each interview of one row: those that fit, without the break.
pub(crate) fn times(plan: &InterviewPlan) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let (minutes, pause) =
        (TimeDelta::minutes(i64::from(plan.minutes)), TimeDelta::minutes(i64::from(plan.pause_minutes)));
    let mut found = Vec::new();
    let mut begin = plan.from;
    while found.len() <= MOST && begin + minutes <= plan.until {
        match (plan.break_from, plan.break_until) {
            (Some(from), Some(until)) if begin < until && from < begin + minutes => begin = until,
            _ => {
                found.push((begin, begin + minutes));
                begin = begin + minutes + pause;
            }
        }
    }
    found
}

fn table(lang: Lang, host: &Host, plan: &InterviewPlan) -> Table {
    let times = times(plan);
    let rows = plan.interviewers.len().max(1);
    let count = u64::try_from(times.len() * rows).unwrap_or(0);
    let names = host.people.iter().filter(|one| plan.interviewers.contains(&one.id));
    let mut names: Vec<String> = names.map(|one| one.name.clone()).collect();
    if names.is_empty() {
        names.push(host.company.name.clone());
    }
    let spans: Vec<String> = times.iter().map(|(from, _)| when::time(*from)).collect();
    let line = spans.join(", ");
    Table {
        caption: lang.count("edesk-interviews-found", count),
        head: vec![lang.t("edesk-interviewer"), lang.t("edesk-interviews-begins")],
        rows: names.into_iter().map(|name| (name, vec![line.clone()])).collect(),
    }
}

/// What was typed, or what is wrong with it.
fn plan(lang: Lang, host: &Host, typed: &Typed) -> Result<InterviewPlan, Mistakes> {
    let mut mistakes = Mistakes::default();
    let told = &mut mistakes;
    let known = host.people.iter().map(|one| one.id);
    let chosen = typed.ids("interviewers");
    let plan = InterviewPlan {
        exhibitor_id: host.exhibitor.id,
        interviewers: known.filter(|id| chosen.contains(id)).collect(),
        from: typed.needed_moment(lang, "from", told),
        until: typed.needed_moment(lang, "until", told),
        minutes: typed.needed_number(lang, "minutes", told),
        pause_minutes: typed.number(lang, "pause_minutes", told).unwrap_or_default(),
        break_from: typed.moment(lang, "break_from", told),
        break_until: typed.moment(lang, "break_until", told),
    };
    if mistakes.at("minutes").is_none() && !(5..=120).contains(&plan.minutes) {
        mistakes.add("minutes", lang.t("edesk-interviews-minutes-wrong"));
    }
    if mistakes.is_empty() && times(&plan).is_empty() {
        mistakes.add("until", lang.t("edesk-interviews-none-fit"));
    }
    if mistakes.is_empty() { Ok(plan) } else { Err(mistakes) }
}

pub(super) async fn add(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = Typed::read(&fields, &FIELDS);
    let hosts = hosts(&state, &site, &case).await?;
    let host = hosts.iter().find(|host| Some(host.exhibitor.id) == typed.id("exhibitor_id"));
    let host = host.ok_or(PortalError::NotFound)?;
    if fields.text("tun") == "waehlen" {
        return Ok(see(&site, &case.path(&format!("/gespraeche?aussteller={}", host.exhibitor.id))));
    }
    let mut page = page(&site, &case, host, &typed);
    let plan = match plan(site.lang, host, &typed) {
        Ok(plan) => plan,
        Err(mistakes) => return page.refused(&Refusal::own(mistakes), &[]),
    };
    page.table = Some(table(site.lang, host, &plan));
    if fields.text("tun") != "speichern" {
        return page.show();
    }
    match event::desk::add_interviews(&state.db, &*state.clock, &site.visit.actor, plan).await {
        Ok(_) => Ok(see(&site, &case.path("/termine?fertig=va-gespraeche"))),
        Err(error) => page.refused(&refusal(site.lang, error, "from", "edesk-slot-clash")?, &[]),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{InterviewPlan, times};
    use crate::event_desk::when;

    #[test]
    fn interviews_fill_the_time_around_the_break() {
        let at = |text: &str| when::read(&format!("2027-05-04T{text}")).unwrap();
        let mut plan = InterviewPlan {
            exhibitor_id: Uuid::nil(),
            interviewers: Vec::new(),
            from: at("09:00"),
            until: at("10:40"),
            minutes: 15,
            pause_minutes: 5,
            break_from: Some(at("09:30")),
            break_until: Some(at("10:00")),
        };
        let begins = |plan: &InterviewPlan| -> Vec<String> {
            times(plan).into_iter().map(|(from, _)| when::time(from)).collect()
        };
        assert_eq!(begins(&plan), ["9:00", "10:00", "10:20"]);
        plan.break_from = None;
        assert_eq!(begins(&plan), ["9:00", "9:20", "9:40", "10:00", "10:20"]);
        plan.until = at("09:10");
        assert!(begins(&plan).is_empty());
    }
}
