//! The names of a group's places, by whoever booked.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    booking::{
        group::name_place,
        own::{ItineraryView, PlaceView},
    },
    event::{self, EventView},
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::page::{Standing, after, changed, own_at, path};
use crate::{
    PortalState,
    booking::{AskMail, Asking, Part, Typed, at_fields, person_draft, person_parts, settle},
    desk::{At, id_at, inner_page},
    error::{PortalError, Result},
    form::{Block, Mistakes, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "itineraries/name.html")]
struct NamePage {
    page: Page,
    back: (String, String),
    mistakes: Mistakes,
    intro: String,
    action: String,
    parts: Vec<Part>,
    clear: Option<Block>,
}

/// A place of a group that may still be named.
struct Case {
    own: ItineraryView,
    place: PlaceView,
    view: EventView,
}

impl Case {
    async fn of(state: &PortalState, site: &Site, at: &At) -> Result<Self> {
        let (_, own) = own_at(state, site, at).await?;
        let place_id = id_at(at, "place")?;
        let place = own.places.iter().find(|place| place.place.id == place_id).cloned();
        let place = place.filter(|_| own.holds && own.itinerary.group_name.is_some());
        let place = place.ok_or(PortalError::NotFound)?;
        let view = event::find_public(&state.db, &*state.clock, own.event.id).await?;
        Ok(Self { own, place, view })
    }

    fn id(&self) -> Uuid {
        self.own.itinerary.id
    }

    fn asking(&self) -> Asking {
        Asking::of_place(&self.view, AskMail::Ticket, self.own.itinerary.company_id.is_some()).by_others()
    }

    fn page(&self, site: &Site, typed: &Typed) -> NamePage {
        let lang = site.lang;
        let here = path(self.id(), &format!("/plaetze/{}", self.place.place.id));
        let title = lang.with("place-title", [("n", self.place.place.number.to_string())]);
        let clear = self.place.place.name.as_ref().map(|name| {
            Block::new(&here, lang.t("place-clear"))
                .text(lang.with("place-clear-text", [("name", name.clone())]))
                .hidden("leeren", "ja")
                .quiet()
        });
        NamePage {
            page: inner_page(site, title),
            back: (site.href(&path(self.id(), "")), self.own.event.title.clone()),
            mistakes: Mistakes::default(),
            intro: lang.t("place-intro"),
            action: site.href(&here),
            parts: person_parts(lang, &self.view, self.asking(), typed),
            clear,
        }
    }

    /// What is known of the place.
    fn known(&self) -> Typed {
        let row = &self.place.place;
        let school =
            self.view.schools.iter().find(|(_, name, _)| Some(name.as_str()) == row.school.as_deref());
        let typed = Typed::default()
            .known("name", row.name.as_deref())
            .known("mail", row.mail.as_deref())
            .known("guardian_mail", row.guardian_mail.as_deref())
            .known("school_year", row.school_year.as_deref());
        // Whoever a teacher names goes to the teacher's school, unless it was said otherwise.
        let id = match (school, &row.school) {
            (Some((id, ..)), _) => Some(*id),
            (None, None) => self.own.itinerary.school_id,
            (None, Some(_)) => None,
        };
        let typed = match id {
            Some(id) => typed.known("school_id", Some(&id.to_string())),
            None => typed.known("school", row.school.as_deref()),
        };
        match row.birth_date {
            Some(born) => ["%-d", "%-m", "%Y"]
                .into_iter()
                .zip(["tag", "monat", "jahr"])
                .fold(typed, |typed, (form, name)| typed.known(name, Some(&born.format(form).to_string()))),
            None => typed,
        }
    }
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    if !Standing::of(&case.own, state.clock.now()).changes(&case.own) {
        return changed(&state, &site, &at).await;
    }
    html(&case.page(&site, &case.known()))
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let (lang, actor, place_id) = (site.lang, &site.visit.actor, case.place.place.id);
    let typed = Typed::read(&fields);
    let again = |refusal: &Refusal| {
        let mut page = case.page(&site, &typed);
        for part in &mut page.parts {
            refusal.mistakes.mark(&mut part.fields);
        }
        page.mistakes = refusal.mistakes.clone();
        page.page.title = page.page.with("mistake-title", "title", &page.page.title);
        Ok(refusal.answer(html(&page)?))
    };
    let person = if fields.has("leeren") {
        None
    } else {
        match person_draft(lang, &case.view, case.asking(), &typed) {
            Ok(person) => Some(person),
            Err(mistakes) => return again(&Refusal::own(mistakes)),
        }
    };
    match name_place(&state.db, &*state.clock, actor, place_id, person).await {
        Ok(_) => Ok(after(&site, case.id(), "fertig=place-named#plaetze")),
        Err(DomainError::Conflict(_)) => changed(&state, &site, &at).await,
        Err(error) => {
            let mut refusal = Refusal::of(lang, at_fields(error), "name", "")?;
            settle(&mut refusal.mistakes);
            refusal.mistakes.told_at("platz", "name");
            again(&refusal)
        }
    }
}
