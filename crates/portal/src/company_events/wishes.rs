//! Whom the company would rather meet: numbers beside the names, no dragging needed.
use std::collections::HashMap;

use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::exhibitor::{self, ExhibitorState};
use lotse_web_kit::auth::{Fields, Form};
use uuid::Uuid;

use super::{Part, page::EventPage, refusal};
use crate::{
    PortalState,
    desk::{At, see},
    error::{PortalError, Result},
    form::{Mistakes, Refusal},
    language::Lang,
    site::Site,
};

/// Numbers by itinerary, as typed.
fn typed(fields: &Fields) -> HashMap<Uuid, String> {
    let numbers = fields.pairs().filter_map(|(name, value)| {
        let id = Uuid::try_parse(name.strip_prefix("rang-")?).ok()?;
        Some((id, value.trim().to_owned()))
    });
    numbers.collect()
}

/// In the order of the numbers; the same number leaves two as they were. Without one they are left to the lot.
fn order(
    lang: Lang,
    wishing: impl Iterator<Item = Uuid>,
    typed: &HashMap<Uuid, String>,
) -> std::result::Result<Vec<Uuid>, Mistakes> {
    let (mut ranked, mut mistakes): (Vec<(u32, Uuid)>, _) = (Vec::new(), Mistakes::default());
    for id in wishing {
        match typed.get(&id).map_or("", String::as_str) {
            "" => {}
            text => match text.parse() {
                Ok(number) => ranked.push((number, id)),
                Err(_) => mistakes.add(&format!("rang-{id}"), lang.t("edesk-number-wrong")),
            },
        }
    }
    ranked.sort_by_key(|(number, _)| *number);
    if mistakes.is_empty() { Ok(ranked.into_iter().map(|(_, id)| id).collect()) } else { Err(mistakes) }
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let part = Part::of(&state, &site, &at).await?;
    let exhibitor = part.exhibit.exhibitor.as_ref();
    let admitted = exhibitor.filter(|known| known.state == ExhibitorState::Admitted);
    let id = admitted.ok_or(PortalError::NotFound)?.id;
    let typed = typed(&fields);
    let wishing = part.exhibit.wishing.iter().map(|(visitor, _)| visitor.itinerary_id);
    let shown = site.clone().answering_for(&part.path(""));
    let page = EventPage::new(&state, &shown, &part, &typed).await?;
    let order = match order(site.lang, wishing, &typed) {
        Ok(order) => order,
        Err(mistakes) => return page.refused(&Refusal::own(mistakes)),
    };
    match exhibitor::set_preferences(&state.db, &*state.clock, &site.visit.actor, id, order).await {
        Ok(()) => Ok(see(&site, &part.path("?fertig=stand-reihenfolge"))),
        Err(error) => page.refused(&refusal(site.lang, error, "wuensche")?),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Lang, Uuid, order};

    #[test]
    fn numbers_put_people_in_order_and_nobody_must_have_one() {
        let ids = [1, 2, 3, 4].map(Uuid::from_u128);
        let mut typed: HashMap<Uuid, String> = [(ids[0], "7"), (ids[1], ""), (ids[2], "1"), (ids[3], "7")]
            .map(|(id, n)| (id, n.to_owned()))
            .into();
        let ordered = |typed: &_| order(Lang::De, ids.into_iter(), typed);
        assert_eq!(ordered(&typed).unwrap(), [ids[2], ids[0], ids[3]]);
        typed.insert(ids[1], "zuerst".to_owned());
        let mistakes = ordered(&typed).unwrap_err();
        assert_eq!(mistakes.list()[0].0, format!("rang-{}", ids[1]));
    }
}
