//! The outbox: what waits, what was sent, what was given up.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use form_urlencoded::Serializer;
use lotse_domain::outbox::{self, Filter, Model, OutboxState};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{desk, operators_only};
use crate::{
    PortalState,
    desk::{At, Desk, Tab, id_at, inner_page, parameter, see},
    error::Result,
    form::Notice,
    format,
    language::Lang,
    page::{Page, html},
    site::Site,
};

/// Mails on one page of the list.
const ROWS: u64 = 50;

/// The words for the states, as they stand in the address.
const STATES: [(&str, OutboxState); 3] =
    [("wartend", OutboxState::Waiting), ("aufgegeben", OutboxState::Dead), ("erledigt", OutboxState::Done)];

struct MailRow {
    kind: String,
    recipient: String,
    state: String,
    dead: bool,
    attempts: String,
    error: Option<String>,
    when: String,
    href: String,
}

impl MailRow {
    fn new(site: &Site, mail: &Model) -> Self {
        let lang = site.lang;
        Self {
            kind: kind(lang, &mail.kind),
            recipient: mail.recipient.clone().unwrap_or_else(|| "–".to_owned()),
            state: lang.word("outbox-state", mail.state.as_str()),
            dead: mail.state == OutboxState::Dead,
            attempts: lang.count("outbox-attempts", u64::try_from(mail.attempts).unwrap_or(0)),
            error: mail.last_error.clone(),
            when: when(lang, mail),
            href: site.href(&format!("/betreiber/mails/{}", mail.id)),
        }
    }
}

fn when(lang: Lang, mail: &Model) -> String {
    match (mail.state, mail.finished_at) {
        (OutboxState::Waiting, _) => lang.with("outbox-due", [("day", format::moment(lang, mail.due_at))]),
        (_, Some(at)) => lang.with("outbox-finished", [("day", format::moment(lang, at))]),
        (_, None) => String::new(),
    }
}

/// What a kind of message is called; what is new is called by its own word.
fn kind(lang: Lang, kind: &str) -> String {
    let word = kind.trim_start_matches("mail.").replace('_', "-");
    lang.known(&format!("letter-{word}")).unwrap_or_else(|| kind.to_owned())
}

#[derive(Template)]
#[template(path = "operator_desk/mails.html")]
struct List {
    page: Page,
    desk: Desk,
    states: Vec<Tab>,
    /// The state and the recipient that were asked for.
    state: String,
    recipient: String,
    rows: Vec<MailRow>,
    more: Option<String>,
    suppressed: String,
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    operators_only(&site)?;
    let (actor, lang) = (&site.visit.actor, site.lang);
    let asked = parameter(&site, "stand").unwrap_or_default();
    let wanted = STATES.iter().find(|(word, _)| *word == asked);
    let word = wanted.map_or("", |(word, _)| *word);
    let recipient = parameter(&site, "an").unwrap_or_default();
    let filter = Filter {
        state: wanted.map(|(_, state)| *state),
        recipient: Some(recipient.clone()).filter(|text| !text.is_empty()),
        before: parameter(&site, "vor").and_then(|id| Uuid::try_parse(&id).ok()),
        limit: ROWS + 1,
    };
    let mut mails = outbox::list(&state.db, actor, filter).await?;
    let rows = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = mails.len() > rows;
    mails.truncate(rows);
    let address = |state: &str, before: Option<Uuid>| {
        let mut query = Serializer::new(String::new());
        for (name, value) in [("stand", state), ("an", recipient.as_str())] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(before) = before {
            query.append_pair("vor", &before.to_string());
        }
        site.href(&format!("/betreiber/mails?{}", query.finish()))
    };
    let counts = outbox::count_by_state(&state.db, actor).await?;
    let all = Tab { label: lang.t("outbox-all"), href: address("", None), current: word.is_empty() };
    let states = STATES.iter().map(|(known, state)| {
        let count = counts.iter().find(|(of, _)| of == state).map_or(0, |(_, count)| *count);
        let label = lang.word("outbox-state", state.as_str());
        Tab {
            label: format!("{label} ({})", format::number(lang, count)),
            href: address(known, None),
            current: *known == word,
        }
    });
    html(&List {
        page: inner_page(&site, lang.t("operator-desk-mails")),
        desk: desk(&site, "/betreiber/mails"),
        states: std::iter::once(all).chain(states).collect(),
        more: mails.last().filter(|_| more).map(|last| address(word, Some(last.id))),
        rows: mails.iter().map(|mail| MailRow::new(&site, mail)).collect(),
        state: word.to_owned(),
        recipient: recipient.clone(),
        suppressed: site.href("/betreiber/mails/gesperrt"),
    })
}

#[derive(Template)]
#[template(path = "operator_desk/mail.html")]
struct One {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    row: MailRow,
    message_id: String,
    asked: String,
    /// What it says, without what is secret.
    payload: String,
    retry: Option<String>,
    back: String,
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    operators_only(&site)?;
    let mail = outbox::find(&state.db, &site.visit.actor, id_at(&at, "mail")?).await?;
    let row = MailRow::new(&site, &mail);
    html(&One {
        page: inner_page(&site, row.kind.clone()),
        desk: desk(&site, "/betreiber/mails"),
        notice: Notice::of(&site),
        message_id: mail.message_id.clone(),
        asked: format::moment(site.lang, mail.created_at),
        payload: payload(&mail),
        retry: row.dead.then(|| site.href(&format!("/betreiber/mails/{}/nochmal", mail.id))),
        back: site.href("/betreiber/mails"),
        row,
    })
}

/// Nothing once it was sent.
fn payload(mail: &Model) -> String {
    if mail.payload.as_object().is_some_and(serde_json::Map::is_empty) {
        return String::new();
    }
    serde_json::to_string_pretty(&mail.payload).unwrap_or_default()
}

pub(super) async fn retry(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    operators_only(&site)?;
    let id = id_at(&at, "mail")?;
    outbox::retry(&state.db, &*state.clock, &site.visit.actor, id).await?;
    Ok(see(&site, &format!("/betreiber/mails/{id}?fertig=nochmal")))
}
