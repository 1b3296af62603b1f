use std::str::FromStr;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    grant::{self, Role},
    invitation,
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    Place, Team,
    view::{MemberRow, OpenRow, role},
};
use crate::{
    PortalState,
    desk::{At, Desk, DeskForm, id_at, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "desk/team.html")]
struct TeamPage {
    page: Page,
    desk: Desk,
    heading: String,
    intro: String,
    notice: Option<Notice>,
    mistakes: Mistakes,
    members: Vec<MemberRow>,
    open: Vec<OpenRow>,
    form: Option<Block>,
    again: String,
    back: Option<(String, String)>,
}

/// What was typed into the form for invitations.
#[derive(Default)]
struct Typed {
    mail: String,
    role: String,
}

async fn team_page(state: &PortalState, site: &Site, place: Place, typed: Typed) -> Result<TeamPage> {
    let actor = &site.visit.actor;
    let members = if place.scope_id.is_nil() {
        grant::list_operators(&state.db, actor).await?
    } else {
        grant::list_team(&state.db, actor, place.scope_id).await?
    };
    let open = if place.roles.is_empty() {
        Vec::new()
    } else {
        invitation::list(&state.db, &*state.clock, actor, place.scope_id).await?
    };
    Ok(TeamPage {
        page: inner_page(site, format!("{} – {}", place.heading, place.desk.name)),
        members: members.iter().map(|m| MemberRow::new(site, m, &place.path, &place.roles)).collect(),
        open: open.iter().map(|invitation| OpenRow::new(site, invitation, &place.path)).collect(),
        form: (!place.roles.is_empty()).then(|| form(site, &place, &typed)),
        again: site.href(&place.path),
        heading: place.heading,
        intro: place.intro,
        desk: place.desk,
        back: place.back,
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
    })
}

fn form(site: &Site, place: &Place, typed: &Typed) -> Block {
    let lang = site.lang;
    let block = Block::new(&place.path, lang.t("team-invite-button"))
        .heading(lang.t("team-invite"))
        .text(lang.t("team-invite-text"))
        .field(
            Field::mail("mail", lang.t("team-invite-mail")).autocomplete("off").value(typed.mail.as_str()),
        );
    if let [only] = place.roles.as_slice() {
        return block.hidden("rolle", only.as_str());
    }
    let options = place.roles.iter().map(|known| {
        let about = lang.word("team-role-about", known.as_str());
        (known.as_str().to_owned(), format!("{}: {about}", role(lang, *known)))
    });
    let first = place.roles.first().map_or("", |role| role.as_str());
    let chosen = if typed.role.is_empty() { first } else { typed.role.as_str() };
    block.field(Field::radio("rolle", lang.t("team-invite-role"), options.collect()).value(chosen))
}

pub(super) async fn show<T: Team>(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    site.visit.actor.signed_in()?;
    let place = T::place(&state, &site, &at).await?;
    html(&team_page(&state, &site, place, Typed::default()).await?)
}

pub(super) async fn invite<T: Team>(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let place = T::place(&state, &site, &at).await?;
    let typed = Typed { mail: fields.text("mail").to_owned(), role: fields.text("rolle").to_owned() };
    let role = Role::from_str(&typed.role).ok().filter(|role| place.roles.contains(role));
    let role = role.ok_or(PortalError::NotFound)?;
    let secrets = &state.auth.secrets;
    let sent =
        invitation::invite(&state.db, &*state.clock, secrets, actor, role, place.scope_id, &typed.mail).await;
    match sent {
        Ok(_) => Ok(see(&site, &format!("{}?fertig=eingeladen", place.path))),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "mail", &site.lang.t("team-invite-known"))?;
            let mut page = team_page(&state, &site, place, typed).await?;
            if let Some(form) = &mut page.form {
                refusal.mistakes.mark(&mut form.fields);
            }
            page.mistakes = refusal.mistakes.clone();
            page.notice = None;
            Ok(refusal.answer(html(&page)?))
        }
    }
}

pub(super) async fn revoke<T: Team>(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let place = T::place(&state, &site, &at).await?;
    invitation::revoke(&state.db, &*state.clock, actor, id_at(&at, "invitation")?).await?;
    Ok(see(&site, &format!("{}?fertig=zurueckgenommen", place.path)))
}

/// The page that asks whether it is meant, and whether it is the reader who leaves.
async fn removal(
    state: &PortalState,
    site: &Site,
    place: &Place,
    grant_id: Uuid,
) -> Result<(DeskForm, bool)> {
    let (actor, lang) = (&site.visit.actor, site.lang);
    let members = if place.scope_id.is_nil() {
        grant::list_operators(&state.db, actor).await?
    } else {
        grant::list_team(&state.db, actor, place.scope_id).await?
    };
    let member = members
        .iter()
        .map(|member| MemberRow::new(site, member, &place.path, &place.roles))
        .find(|row| row.grant_id == grant_id && row.removal.is_some())
        .ok_or(PortalError::NotFound)?;
    let (heading, text, submit) = if member.own {
        (lang.t("team-leave-heading"), lang.t("team-leave-text"), lang.t("team-leave-button"))
    } else {
        (
            lang.with("team-remove-heading", [("name", member.who.clone())]),
            lang.t("team-remove-text"),
            lang.t("team-remove-button"),
        )
    };
    let action = format!("{}/{grant_id}/entfernen", place.path);
    let page = DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(place.desk.clone()),
        heading,
        intro: vec![text],
        mistakes: Mistakes::default(),
        form: Block::new(&action, submit),
        back: Some((lang.t("desk-cancel"), site.href(&place.path))),
    };
    Ok((page, member.own))
}

pub(super) async fn confirm<T: Team>(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    site.visit.actor.signed_in()?;
    let place = T::place(&state, &site, &at).await?;
    removal(&state, &site, &place, id_at(&at, "grant")?).await?.0.show()
}

pub(super) async fn remove<T: Team>(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let place = T::place(&state, &site, &at).await?;
    let grant_id = id_at(&at, "grant")?;
    // Who it is must be known before it is gone: whoever leaves sees the team no more.
    let (page, leaves) = removal(&state, &site, &place, grant_id).await?;
    match grant::take_away(&state.db, &*state.clock, actor, grant_id).await {
        Ok(()) if leaves => Ok(see(&site, "/mein")),
        Ok(()) => Ok(see(&site, &format!("{}?fertig=entfernt", place.path))),
        Err(error @ DomainError::Conflict(_)) => {
            page.refused(&Refusal::of(site.lang, error, "inhalt", &site.lang.t("team-remove-last"))?)
        }
        Err(other) => Err(other.into()),
    }
}
