//! The companies that are members of a cluster, were, or want to be.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use form_urlencoded::Serializer;
use lotse_domain::{
    cluster::Cluster,
    company::{
        MembershipState,
        admission::{self, Member},
    },
};
use uuid::Uuid;

use super::{desk, managed};
use crate::{
    PortalState,
    desk::{At, Desk, Tab, inner_page, parameter},
    error::Result,
    format,
    language::Lang,
    page::{Page, html},
    site::Site,
    vacancies::links,
};

/// Members on one page of the list.
const ROWS: u64 = 25;

/// The words for the states, as they stand in the address.
pub(super) const STATES: [(&str, MembershipState); 4] = [
    ("wartend", MembershipState::Pending),
    ("aktiv", MembershipState::Active),
    ("beendet", MembershipState::Ended),
    ("abgelehnt", MembershipState::Refused),
];

/// A company with what a manager needs to know to decide.
pub(super) struct MemberRow {
    pub(super) name: String,
    /// Industry, staff and town.
    pub(super) facts: String,
    pub(super) summary: Option<String>,
    pub(super) website: Option<(String, String)>,
    pub(super) phone: Option<(String, String)>,
    /// Who asks for it: name, and a link to write to.
    pub(super) admins: Vec<(String, String)>,
    pub(super) message: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) when: String,
    pub(super) admit: Option<String>,
    pub(super) refuse: Option<String>,
    pub(super) end: Option<String>,
    pub(super) team: Option<String>,
    pub(super) public: Option<String>,
    /// Its own page on this desk.
    pub(super) details: Option<String>,
    /// Its postings are published without a review.
    pub(super) trusted: bool,
}

impl MemberRow {
    pub(super) fn new(site: &Site, cluster: &Cluster, member: &Member) -> Self {
        let (lang, company, membership) = (site.lang, &member.company, &member.membership);
        let path =
            |step: &str| site.href(&format!("/cluster/{}/mitglieder/{}/{step}", cluster.slug, company.id));
        let pending = membership.state == MembershipState::Pending;
        let active = membership.state == MembershipState::Active;
        let staff = company.employees.and_then(|n| u64::try_from(n).ok()).filter(|n| *n > 0);
        let staff = staff.map(|n| lang.with("company-staff", [("n", format::number(lang, n))]));
        let facts = company.industry.clone().into_iter().chain(staff).chain(member.town.clone());
        Self {
            name: company.name.clone(),
            facts: facts.collect::<Vec<_>>().join(" · "),
            summary: company.summary.clone(),
            website: links::website(company.website.as_deref()),
            phone: links::phone(company.phone.as_deref()),
            admins: member.admins.iter().map(admin).collect(),
            message: membership.message.clone(),
            reason: membership.reason.clone(),
            when: when(lang, member),
            admit: pending.then(|| path("aufnehmen")),
            refuse: pending.then(|| path("ablehnen")),
            end: active.then(|| path("beenden")),
            team: (pending || active).then(|| path("team")),
            public: active.then(|| site.public(lang, &format!("/unternehmen/{}", company.slug))),
            details: active
                .then(|| site.href(&format!("/cluster/{}/mitglieder/{}", cluster.slug, company.id))),
            trusted: active && membership.trusted,
        }
    }
}

fn admin((name, mail): &(Option<String>, String)) -> (String, String) {
    let shown = match name {
        Some(name) => format!("{name}, {mail}"),
        None => mail.clone(),
    };
    (shown, links::mail_to(mail, "").unwrap_or_default())
}

fn when(lang: Lang, member: &Member) -> String {
    let membership = &member.membership;
    let decided = membership.decided_at.unwrap_or(membership.created_at);
    let day = |at| [("day", format::date(lang, format::day_of(at)))];
    match membership.state {
        MembershipState::Pending => lang.with("member-asked", day(membership.updated_at)),
        MembershipState::Active => lang.with("membership-active", day(decided)),
        MembershipState::Ended => lang.with("membership-ended", day(decided)),
        MembershipState::Refused => lang.with("membership-refused", day(decided)),
    }
}

#[derive(Template)]
#[template(path = "cluster_desk/members.html")]
struct List {
    page: Page,
    desk: Desk,
    states: Vec<Tab>,
    done: Option<Done>,
    rows: Vec<MemberRow>,
    empty: String,
    more: Option<String>,
    first: Option<String>,
}

/// What has just happened, and the way to undo it.
struct Done {
    text: String,
    undo: Option<String>,
}

pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let (actor, lang) = (&site.visit.actor, site.lang);
    let asked = parameter(&site, "stand");
    let (word, wanted) = STATES
        .iter()
        .find(|(word, _)| asked.as_deref() == Some(*word))
        .copied()
        .unwrap_or(("wartend", MembershipState::Pending));
    let after = after(&site);
    let counts = admission::count_members(&state.db, actor, cluster.id).await?;
    let mut members =
        admission::list_members(&state.db, actor, cluster.id, wanted, after.clone(), ROWS + 1).await?;
    let rows = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = members.len() > rows;
    members.truncate(rows);
    let path = format!("/cluster/{}/mitglieder", cluster.slug);
    let more = members.last().filter(|_| more).map(|last| {
        let query = Serializer::new(String::new())
            .append_pair("stand", word)
            .append_pair("nach", &last.company.name)
            .append_pair("id", &last.company.id.to_string())
            .finish();
        site.href(&format!("{path}?{query}"))
    });
    let states = STATES.iter().map(|(known, state)| {
        let count = counts.iter().find(|(of, _)| of == state).map_or(0, |(_, count)| *count);
        Tab {
            label: format!("{} ({})", lang.word("members", state.as_str()), format::number(lang, count)),
            href: site.href(&format!("{path}?stand={known}")),
            current: known == &word,
        }
    });
    html(&List {
        page: inner_page(&site, format!("{} – {}", lang.t("cluster-desk-members"), cluster.name)),
        desk: desk(&site, &cluster, "/mitglieder"),
        states: states.collect(),
        done: done(&state, &site, &cluster).await?,
        rows: members.iter().map(|member| MemberRow::new(&site, &cluster, member)).collect(),
        empty: lang.word("members-none", wanted.as_str()),
        more,
        first: after.map(|_| site.href(&format!("{path}?stand={word}"))),
    })
}

/// The company after which the page begins.
fn after(site: &Site) -> Option<(String, Uuid)> {
    let id = parameter(site, "id").and_then(|id| Uuid::try_parse(&id).ok())?;
    Some((parameter(site, "nach")?, id))
}

async fn done(state: &PortalState, site: &Site, cluster: &Cluster) -> Result<Option<Done>> {
    let step = ["aufgenommen", "abgelehnt", "beendet"]
        .into_iter()
        .find_map(|step| Some((step, parameter(site, step).and_then(|id| Uuid::try_parse(&id).ok())?)));
    let Some((step, company_id)) = step else { return Ok(None) };
    let found = admission::find_member(&state.db, &site.visit.actor, cluster.id, company_id).await;
    let Ok((membership, company)) = found else { return Ok(None) };
    let name = [("name", company.name)];
    let done = match (step, membership.state) {
        ("aufgenommen", MembershipState::Active) => Done {
            text: site.lang.with("member-done-admitted", name),
            undo: Some(site.href(&format!("/cluster/{}/mitglieder/{company_id}/beenden", cluster.slug))),
        },
        ("abgelehnt", MembershipState::Refused) => {
            Done { text: site.lang.with("member-done-refused", name), undo: None }
        }
        ("beendet", MembershipState::Ended) => {
            Done { text: site.lang.with("member-done-ended", name), undo: None }
        }
        _ => return Ok(None),
    };
    Ok(Some(done))
}
