use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    cluster::Cluster,
    company::{Membership, MembershipState},
};

use super::{desk, own, waiting::Waiting};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page},
    error::Result,
    form::Notice,
    format,
    page::{Page, html},
    search::SearchForm,
    site::Site,
};

#[derive(Template)]
#[template(path = "company_desk/overview.html")]
struct Overview {
    page: Page,
    desk: Desk,
    waiting: Waiting,
    notice: Option<Notice>,
    memberships: Vec<MembershipRow>,
    /// Whoever is its admin asks for more and ends.
    ask: Option<String>,
    team: String,
    /// Its public page, where there is one.
    public: Option<String>,
    /// How its open places are shown elsewhere.
    embed: String,
}

struct MembershipRow {
    cluster: String,
    href: String,
    /// In words: "Mitglied seit 3. März 2027".
    state: String,
    next: String,
    waits: bool,
    message: Option<String>,
    reason: Option<String>,
    end: Option<String>,
    end_label: String,
}

pub(super) async fn overview(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let lang = site.lang;
    let admin = site.visit.actor.administers(own.company.id);
    let path = own.path("");
    let active = own.is_member();
    let embed = SearchForm { company: Some(own.company.slug.clone()), ..SearchForm::default() };
    let waiting = Waiting::of(&state, &site, &own).await?;
    html(&Overview {
        page: inner_page(&site, own.company.name.clone()),
        desk: desk(&site, &own, ""),
        waiting,
        notice: Notice::of(&site),
        memberships: own
            .memberships
            .iter()
            .map(|(membership, cluster)| row(&site, &path, membership, cluster, admin))
            .collect(),
        ask: admin.then(|| site.href(&format!("{path}/aufnahme"))),
        team: site.href(&format!("{path}/team")),
        public: active.then(|| site.public(lang, &format!("/unternehmen/{}", own.company.slug))),
        embed: site.href(&embed.embed_path()),
    })
}

fn row(site: &Site, path: &str, membership: &Membership, cluster: &Cluster, admin: bool) -> MembershipRow {
    let lang = site.lang;
    let day = |at| format::date(lang, format::day_of(at));
    let since = day(membership.decided_at.unwrap_or(membership.created_at));
    let (state, next) = match membership.state {
        MembershipState::Pending => (
            lang.with("membership-pending", [("day", day(membership.updated_at))]),
            lang.t("membership-pending-next"),
        ),
        MembershipState::Active => (lang.with("membership-active", [("day", since)]), String::new()),
        MembershipState::Ended => {
            (lang.with("membership-ended", [("day", since)]), lang.t("membership-ended-next"))
        }
        MembershipState::Refused => {
            (lang.with("membership-refused", [("day", since)]), lang.t("membership-refused-next"))
        }
    };
    let waits = membership.state == MembershipState::Pending;
    let ends = admin && (waits || membership.state == MembershipState::Active);
    MembershipRow {
        cluster: cluster.name.clone(),
        href: format!("{}/c/{}", lang.prefix(), cluster.slug),
        state,
        next,
        waits,
        message: membership.message.clone().filter(|_| waits),
        reason: membership.reason.clone(),
        end: ends.then(|| site.href(&format!("{path}/mitgliedschaft/{}/beenden", cluster.slug))),
        end_label: lang.t(if waits { "membership-withdraw" } else { "membership-end" }),
    }
}
