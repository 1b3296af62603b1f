//! Messages to those who come, wait, were missed or exhibit: looked at once more with the number of receivers before they go.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    booking::{
        self,
        desk::message::{EventMessage, MessageAudience},
    },
};
use lotse_web_kit::auth::{Fields, Form};
use uuid::Uuid;

use super::{count, moment, slot_name};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, parameter, see},
    error::Result,
    event_desk::{Case, EventHead},
    form::{Field, Mistakes, Notice, Refusal},
    language::Lang,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "booking_desk/messages.html")]
struct Messages {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    mistakes: Mistakes,
    action: String,
    fields: Vec<Field>,
    preview: Option<Preview>,
    sent: Vec<Sent>,
}

/// A message before it goes.
struct Preview {
    to: String,
    receivers: String,
    subject: String,
    body: String,
    hidden: Vec<(&'static str, String)>,
}

struct Sent {
    subject: String,
    facts: String,
    body: String,
}

#[derive(Debug, Clone, Default)]
struct Typed {
    audience: Option<MessageAudience>,
    slot: Option<Uuid>,
    subject: String,
    body: String,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        Self {
            audience: fields.text("audience").parse().ok(),
            slot: Uuid::try_parse(fields.text("slot_id")).ok(),
            subject: fields.text("subject").to_owned(),
            // Browsers send the ends of lines as two characters (HTML, section 4.10.21.4).
            body: fields.text("body").replace("\r\n", "\n"),
        }
    }

    fn audience(&self) -> MessageAudience {
        self.audience.unwrap_or(MessageAudience::All)
    }

    /// Whom it goes to, in words.
    fn to(&self, lang: Lang, case: &Case) -> String {
        to(lang, case, self.audience(), self.slot)
    }
}

fn to(lang: Lang, case: &Case, audience: MessageAudience, slot: Option<Uuid>) -> String {
    let whom = lang.word("bdesk-audience", audience.as_str());
    let slot = slot.and_then(|id| case.view.slots.iter().find(|view| view.slot.id == id));
    match slot {
        Some(view) => format!("{whom} ({})", slot_name(lang, case.event(), &view.slot)),
        None => whom,
    }
}

fn fields(lang: Lang, case: &Case, typed: &Typed) -> Vec<Field> {
    let audiences = MessageAudience::ALL
        .iter()
        .map(|word| (word.as_str().to_owned(), lang.word("bdesk-audience", word.as_str())))
        .collect();
    let slots = case.view.slots.iter().filter(|view| view.slot.cancelled_at.is_none());
    let slots = slots.map(|view| (view.slot.id.to_string(), slot_name(lang, case.event(), &view.slot)));
    let all = (String::new(), lang.t("bdesk-any-slot"));
    vec![
        Field::select("audience", lang.t("bdesk-message-to"), audiences).value(typed.audience().as_str()),
        Field::select("slot_id", lang.t("bdesk-slot"), std::iter::once(all).chain(slots).collect())
            .value(typed.slot.map(|id| id.to_string()).unwrap_or_default()),
        Field { maxlength: 150, ..Field::text("subject", lang.t("bdesk-message-subject")) }
            .value(typed.subject.as_str()),
        Field { maxlength: 5_000, ..Field::area("body", lang.t("bdesk-message-body")) }
            .hint(lang.t("bdesk-message-body-hint"))
            .value(typed.body.as_str()),
    ]
}

fn sent(lang: Lang, case: &Case, message: EventMessage) -> Sent {
    let facts = [
        moment(lang, message.sent_at),
        to(lang, case, message.audience, message.slot_id),
        lang.count("bdesk-receivers", count(message.receivers)),
    ];
    Sent { subject: message.subject, facts: facts.join(" · "), body: message.body }
}

async fn page(state: &PortalState, site: &Site, case: &Case, typed: &Typed) -> Result<Messages> {
    let lang = site.lang;
    let known = booking::desk::messages(&state.db, &site.visit.actor, case.event().id).await?;
    let (desk, head) = case.frame(site, "/nachrichten");
    Ok(Messages {
        page: inner_page(site, format!("{} – {}", lang.t("edesk-tab-messages"), head.title)),
        desk,
        head,
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        action: site.href(&case.path("/nachrichten")),
        fields: fields(lang, case, typed),
        preview: None,
        sent: known.into_iter().map(|message| sent(lang, case, message)).collect(),
    })
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = Typed {
        slot: parameter(&site, "termin").and_then(|id| Uuid::try_parse(&id).ok()),
        audience: parameter(&site, "an").and_then(|word| word.parse().ok()),
        ..Typed::default()
    };
    html(&page(&state, &site, &case, &typed).await?)
}

/// What the message would look like, and how many would get it.
async fn preview(state: &PortalState, site: &Site, case: &Case, typed: &Typed) -> Result<Preview> {
    let (lang, actor) = (site.lang, &site.visit.actor);
    let (audience, slot) = (typed.audience(), typed.slot);
    let receivers = booking::desk::count_receivers(&state.db, actor, case.event().id, audience, slot).await?;
    Ok(Preview {
        to: typed.to(lang, case),
        receivers: lang.count("bdesk-receivers", receivers),
        subject: typed.subject.clone(),
        body: typed.body.clone(),
        hidden: vec![
            ("audience", audience.as_str().to_owned()),
            ("slot_id", slot.map(|id| id.to_string()).unwrap_or_default()),
            ("subject", typed.subject.clone()),
            ("body", typed.body.clone()),
        ],
    })
}

fn refused(mut page: Messages, refusal: &Refusal) -> Result<Response> {
    refusal.mistakes.mark(&mut page.fields);
    page.mistakes = refusal.mistakes.clone();
    page.notice = None;
    page.page.title = page.page.with("mistake-title", "title", &page.page.title);
    Ok(refusal.answer(html(&page)?))
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let (lang, typed) = (site.lang, Typed::read(&fields));
    let mut page = page(&state, &site, &case, &typed).await?;
    let mut mistakes = Mistakes::default();
    for (name, value) in [("subject", &typed.subject), ("body", &typed.body)] {
        if value.is_empty() {
            mistakes.add(name, lang.t(&format!("mistake-{name}-length")));
        }
    }
    let step = fields.text("tun");
    if step == "aendern" {
        return html(&page);
    }
    if !mistakes.is_empty() {
        return refused(page, &Refusal::own(mistakes));
    }
    if step != "senden" {
        page.preview = Some(preview(&state, &site, &case, &typed).await?);
        return html(&page);
    }
    let Typed { slot, subject, body, .. } = typed.clone();
    let (actor, id, audience) = (&site.visit.actor, case.event().id, typed.audience());
    match booking::desk::write(&state.db, &*state.clock, actor, id, audience, slot, subject, body).await {
        Ok(_) => Ok(see(&site, &case.path("/nachrichten?fertig=nachricht"))),
        Err(error @ DomainError::NotFound { .. }) => Err(error.into()),
        Err(error) => refused(page, &Refusal::of(lang, error, "audience", &lang.t("bdesk-missed-early"))?),
    }
}
