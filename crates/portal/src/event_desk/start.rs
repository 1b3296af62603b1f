//! A new event: first what it is, then when and where.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    cluster::Cluster,
    event::{
        self, Event,
        desk::{EventDraft, SlotDraft},
    },
};
use lotse_web_kit::auth::Form;

use super::{
    frame::list_path,
    kinds::Start,
    refusal,
    typed::{Typed, optional},
};
use crate::{
    PortalState, cluster_desk,
    desk::{At, Desk, DeskForm, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Refusal},
    page::{Page, html},
    site::Site,
};

const FIELDS: [&str; 9] =
    ["title", "starts_at", "ends_at", "venue", "street", "postal_code", "town", "count", "capacity"];
/// Nobody has more buses or groups in one event.
const MOST: i32 = 50;

#[derive(Template)]
#[template(path = "event_desk/kinds.html")]
struct Kinds {
    page: Page,
    desk: Desk,
    back: String,
    /// Name, what it begins with, address.
    starts: Vec<(String, String, String)>,
}

pub(super) async fn kinds(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let (lang, path) = (site.lang, list_path(&cluster));
    let starts = Start::ALL.into_iter().map(|start| {
        (
            lang.word("edesk-start", start.word()),
            lang.word("edesk-start-about", start.word()),
            site.href(&format!("{path}/neu/{}", start.word())),
        )
    });
    html(&Kinds {
        page: inner_page(&site, lang.t("edesk-new-heading")),
        desk: cluster_desk::desk(&site, &cluster, "/veranstaltungen"),
        back: site.href(&path),
        starts: starts.collect(),
    })
}

fn started(at: &At) -> Result<Start> {
    at.get("kind").and_then(|word| Start::of(word)).ok_or(PortalError::NotFound)
}

fn page(site: &Site, cluster: &Cluster, start: Start, typed: &Typed) -> DeskForm {
    let (lang, path) = (site.lang, list_path(cluster));
    let heading = lang.word("edesk-start", start.word());
    let mut fields = vec![
        Field::text("title", lang.t("edesk-title-label")).hint(lang.t("edesk-title-hint")),
        Field::moment("starts_at", lang.t("edesk-starts-at")),
        Field::moment("ends_at", lang.t("edesk-ends-at")),
        Field::text("venue", optional(lang, "edesk-venue")).hint(lang.t("edesk-venue-hint")),
        Field::text("street", optional(lang, "edesk-street")),
        Field::digits("postal_code", optional(lang, "edesk-postal-code"), 5),
        Field::text("town", optional(lang, "edesk-town")).hint(lang.t("edesk-town-hint")),
    ];
    if start.has_count() {
        fields.push(Field::digits("count", lang.word("edesk-count", start.word()), 3));
    }
    fields.push(Field::digits("capacity", lang.word("edesk-size", start.word()), 6));
    let form = Block::new(&format!("{path}/neu/{}", start.word()), lang.t("edesk-create"));
    DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(cluster_desk::desk(site, cluster, "/veranstaltungen")),
        heading,
        intro: vec![lang.word("edesk-start-about", start.word()), lang.t("edesk-create-text")],
        mistakes: Mistakes::default(),
        form: fields.into_iter().fold(form, |form, field| form.field(typed.fill(field))),
        back: Some((lang.t("edesk-other-kind"), site.href(&format!("{path}/neu")))),
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let start = started(&at)?;
    let mut typed = Typed::default();
    typed.set("count", start.usual_count().to_string());
    typed.set("capacity", start.usual_size().to_string());
    page(&site, &cluster, start, &typed).show()
}

fn drafts(site: &Site, start: Start, typed: &Typed) -> Result<(EventDraft, Vec<SlotDraft>), Mistakes> {
    let (lang, mut mistakes) = (site.lang, Mistakes::default());
    let starts_at = typed.needed_moment(lang, "starts_at", &mut mistakes);
    let ends_at = typed.needed_moment(lang, "ends_at", &mut mistakes);
    let draft = EventDraft {
        venue: typed.text("venue"),
        street: typed.text("street"),
        postal_code: typed.text("postal_code"),
        town: typed.text("town"),
        ..start.draft(typed.get("title").to_owned(), starts_at, ends_at)
    };
    let count = if start.has_count() { typed.needed_number(lang, "count", &mut mistakes) } else { 1 };
    if mistakes.at("count").is_none() && !(1..=MOST).contains(&count) {
        mistakes.add("count", lang.with("edesk-count-wrong", [("n", MOST.to_string())]));
    }
    let places = typed.needed_number(lang, "capacity", &mut mistakes);
    if mistakes.at("capacity").is_none() && !(1..=100_000).contains(&places) {
        mistakes.add("capacity", lang.t("edesk-capacity-wrong"));
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let slots = start.slots(lang, &draft, count, places);
    Ok((draft, slots))
}

pub(super) async fn create(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let start = started(&at)?;
    let typed = Typed::read(&fields, &FIELDS);
    let page = page(&site, &cluster, start, &typed);
    let (draft, slots) = match drafts(&site, start, &typed) {
        Ok(drafts) => drafts,
        Err(mistakes) => return page.refused(&Refusal::own(mistakes)),
    };
    let actor = &site.visit.actor;
    let made = match event::desk::create(&state.db, &*state.clock, actor, cluster.id, draft).await {
        Ok(event) => event,
        Err(error) => return page.refused(&refusal(site.lang, error, "title", "edesk-changed")?),
    };
    let path = format!("{}/{}", list_path(&cluster), made.id);
    match add_slots(&state, &site, &made, slots).await {
        Ok(()) => Ok(see(&site, &format!("{path}?fertig=va-angelegt"))),
        // The event is there; what its slots lack is said where they are made.
        Err(DomainError::Invalid(_) | DomainError::Conflict(_)) => {
            Ok(see(&site, &format!("{path}/termine?fertig=va-ohne-termine")))
        }
        Err(other) => Err(other.into()),
    }
}

async fn add_slots(
    state: &PortalState,
    site: &Site,
    event: &Event,
    slots: Vec<SlotDraft>,
) -> Result<(), DomainError> {
    for slot in slots {
        event::desk::add_slot(&state.db, &*state.clock, &site.visit.actor, event.id, slot).await?;
    }
    Ok(())
}
