use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    grant::Role,
    mail::{self, Topic},
};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage},
    site::Site,
};

/// The topics of which the caller could get mails at all, and whether they are wanted.
async fn relevant(state: &PortalState, site: &Site) -> Result<Vec<(Topic, bool)>> {
    let identity = site.visit.actor.signed_in()?;
    let roles: Vec<Role> = identity.grants().chain(identity.dormant()).map(|grant| grant.role).collect();
    let holds = |role| roles.contains(&role);
    let mut topics = mail::preferences(&state.db, &site.visit.actor).await?;
    topics.retain(|(topic, _)| match topic {
        Topic::MembershipRequests | Topic::Reviews | Topic::SignUps => holds(Role::ClusterManager),
        Topic::Applications => holds(Role::CompanyAdmin) || holds(Role::Recruiter),
        Topic::Progress => holds(Role::Pupil),
    });
    Ok(topics)
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let lang = site.lang;
    let topics = relevant(&state, &site).await?;
    let page = FormPage::new(&site, lang.t("mails-title"))
        .below("/mein", lang.t("mine-title"))
        .intro(lang.t("mails-intro"));
    if topics.is_empty() {
        return page.intro(lang.t("mails-none")).show();
    }
    let form = topics.iter().fold(
        Block::new("/mein/mails", lang.t("mails-save")).heading(lang.t("mails-which")),
        |form, (topic, wanted)| {
            let label = lang.word("topic", topic.as_str());
            form.field(Field::tick(topic.as_str(), label, *wanted))
        },
    );
    page.form(form).show()
}

pub(super) async fn save(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let actor = &site.visit.actor;
    for (topic, wanted) in relevant(&state, &site).await? {
        let now_wanted = fields.has(topic.as_str());
        if now_wanted != wanted {
            mail::set_preference(&state.db, &*state.clock, actor, topic, now_wanted).await?;
        }
    }
    Ok(Redirect::to(&site.href("/mein/mails?fertig=saved")).into_response())
}
