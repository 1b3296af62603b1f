//! Several applications are answered at once: marked as read, or refused with one text.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::application::desk::{self as board, Answering, Card, Filter};
use lotse_web_kit::auth::{Fields, Form};
use uuid::Uuid;

use super::{
    cards::name_of,
    texts::{Kind, LONGEST, Text, wrong_text},
};
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, DeskForm, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    site::Site,
};

/// As many as the domain takes at once.
const MOST: usize = 100;

fn ticked(fields: &Fields) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = fields.all("id").into_iter().filter_map(|id| Uuid::try_parse(id).ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(MOST);
    ids
}

pub(super) async fn answer(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let ids = ticked(&fields);
    if ids.is_empty() {
        return Ok(see(&site, &own.path("/bewerbungen?fertig=niemand-gewaehlt")));
    }
    if fields.text("tun") == "gelesen" {
        return done(&state, &site, &own, ids, Answering::See).await;
    }
    let text = fields.text("text");
    if !fields.has("sicher") {
        return asking(&state, &site, &own, &ids, text).await?.show();
    }
    if let Some(mistake) = wrong_text(site.lang, text) {
        let refusal = Refusal::own(Mistakes::of("text", mistake));
        return asking(&state, &site, &own, &ids, text).await?.refused(&refusal);
    }
    done(&state, &site, &own, ids, Answering::Reject { text: text.to_owned() }).await
}

/// Nothing is sent before somebody has read what and to whom.
async fn asking(state: &PortalState, site: &Site, own: &Own, ids: &[Uuid], typed: &str) -> Result<DeskForm> {
    let (lang, path) = (site.lang, own.path("/bewerbungen"));
    // A page in the other language can only be the board: this one is the answer to a form.
    let site = &site.clone().answering_for(&path);
    let cards =
        board::list(&state.db, &*state.clock, &site.visit.actor, own.company.id, Filter::default()).await?;
    let chosen: Vec<&Card> = cards.iter().filter(|card| ids.contains(&card.application.id)).collect();
    let names: Vec<String> = chosen.iter().map(|card| name_of(lang, card)).collect();
    let count = u64::try_from(chosen.len()).unwrap_or(u64::MAX);
    let heading = lang.count("several-reject-heading", count);
    let text = if typed.is_empty() {
        Text::SEVERAL.filled(lang, None, None, &own.company.name)
    } else {
        typed.to_owned()
    };
    let field = Field { maxlength: LONGEST, ..Field::area("text", lang.t("answer-text")) };
    let mut form = Block::new(&format!("{path}/mehrere"), lang.word("answer-send", Kind::Reject.word()))
        .hidden("tun", "absagen")
        .hidden("sicher", "ja")
        .field(field.hint(lang.t("several-text-hint")).value(text));
    for card in &chosen {
        form = form.hidden("id", card.application.id.to_string());
    }
    Ok(DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, own, "/bewerbungen")),
        heading,
        intro: vec![lang.with("several-reject-names", [("words", names.join(", "))]), lang.t("answer-told")],
        mistakes: Mistakes::default(),
        form,
        back: Some((lang.t("desk-cancel"), site.href(&path))),
    })
}

async fn done(
    state: &PortalState,
    site: &Site,
    own: &Own,
    ids: Vec<Uuid>,
    answering: Answering,
) -> Result<Response> {
    let (actor, company_id) = (&site.visit.actor, own.company.id);
    let done = board::answer_several(&state.db, &*state.clock, actor, company_id, ids, answering).await?;
    let not = done.iter().filter(|(_, result)| result.is_err()).count();
    let count = done.len() - not;
    Ok(see(site, &own.path(&format!("/bewerbungen?erledigt={count}&nicht={not}"))))
}
