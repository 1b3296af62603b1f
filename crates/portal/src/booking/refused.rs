//! What cannot be booked together, with the next choice as a button at each.
use std::borrow::Cow;

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError, FieldError,
    booking::{NotBookable, Reason},
    event::{SlotView, slot::Slot},
};
use uuid::Uuid;

use super::typed::Typed;
use crate::{
    error::Result,
    events::{reason_line, when},
    page::{Page, Section, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "booking/refused.html")]
pub(crate) struct NotTogether {
    page: Page,
    back: (String, String),
    line: String,
    action: String,
    hidden: Vec<(String, String)>,
    entries: Vec<Refused>,
}

/// One slot that is wanted.
struct Refused {
    when: String,
    title: String,
    /// Why it cannot be booked; none where it can.
    why: Option<String>,
    buttons: Vec<Button>,
}

/// Sends the form again with something changed.
struct Button {
    name: &'static str,
    value: String,
    label: String,
}

/// Where the page comes from, and where its form goes.
pub(crate) struct Around {
    /// Path and label of the page on which one chooses anew.
    pub(crate) back: (String, String),
    pub(crate) line: String,
    /// Path of the form.
    pub(crate) action: String,
}

impl NotTogether {
    pub(crate) fn new(
        site: &Site,
        around: Around,
        slots: &[SlotView],
        typed: &Typed,
        refused: &[NotBookable],
    ) -> Self {
        let lang = site.lang;
        let wanted = typed.wanted();
        let mut entries: Vec<(Option<&Slot>, Refused)> = wanted
            .iter()
            .filter_map(|id| {
                let view = slots.iter().find(|view| view.slot.id == *id);
                let why = refused.iter().find(|it| it.slot_id == *id);
                Some((view.map(|view| &view.slot), entry(site, *id, view, why, wanted.len())?))
            })
            .collect();
        // What is refused and not among the wanted any more: it was cancelled meanwhile.
        for it in refused.iter().filter(|it| !wanted.contains(&it.slot_id)) {
            let slot = slots.iter().find(|view| view.slot.id == it.slot_id);
            if let Some(entry) = entry(site, it.slot_id, slot, Some(it), wanted.len()) {
                entries.push((slot.map(|view| &view.slot), entry));
            }
        }
        entries.sort_by_key(|(slot, _)| slot.map(|slot| slot.starts_at));
        let mut hidden = typed.carried();
        hidden.extend(wanted.iter().map(|id| ("platz".to_owned(), id.to_string())));
        if typed.waits() {
            hidden.push(("warten".to_owned(), "ja".to_owned()));
        }
        hidden.push(("schluessel".to_owned(), Uuid::new_v4().to_string()));
        let title = lang.t("refused-title");
        let mut page = Page::new(site, Section::Events, title.clone(), title);
        page.title = page.with("mistake-title", "title", &page.title);
        Self {
            page,
            back: (site.href(&around.back.0), around.back.1),
            line: around.line,
            action: site.href(&around.action),
            hidden,
            entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        }
    }

    pub(crate) fn answer(&self) -> Result<Response> {
        Ok((StatusCode::CONFLICT, html(self)?).into_response())
    }
}

fn entry(
    site: &Site,
    id: Uuid,
    view: Option<&SlotView>,
    refused: Option<&NotBookable>,
    wanted: usize,
) -> Option<Refused> {
    let lang = site.lang;
    let title = refused.map(|it| it.title.clone()).or_else(|| Some(view?.slot.title.clone()))?;
    let mut buttons = Vec::new();
    if let Some(it) = refused {
        if let Some(next) = &it.next {
            let when = when::moment(lang, next.starts_at);
            let label = lang.with("refused-instead", [("title", next.title.clone()), ("day", when)]);
            buttons.push(Button { name: "tausch", value: format!("{id}:{}", next.slot_id), label });
        }
        let list = view.is_some_and(|view| view.slot.waiting_list);
        if list && matches!(it.why, Reason::Full { .. }) {
            let label = lang.t("refused-wait");
            buttons.push(Button { name: "warten", value: "ja".to_owned(), label });
        }
        if wanted > 1 {
            let label = lang.with("refused-without", [("title", title.clone())]);
            buttons.push(Button { name: "ohne", value: id.to_string(), label });
        }
    }
    Some(Refused {
        when: view.map_or_else(String::new, |view| when::whole(lang, view.slot.starts_at, view.slot.ends_at)),
        title,
        why: refused.map(|it| reason_line(lang, &it.why)),
        buttons,
    })
}

/// What the domain says of `people.0.name` and `group.size` is told at `name` and `size`: a form asks one person, or one group.
/// What concerns no field of the form is told at the plan.
pub(crate) fn at_fields(error: DomainError) -> DomainError {
    let DomainError::Invalid(errors) = error else { return error };
    let renamed = errors.into_iter().map(|error| {
        let field = own_name(&error.field);
        // With an application the age is 16; events have ages of their own.
        let of_event = field == "guardian_mail" && error.code == "missing";
        FieldError { field, code: if of_event { "needed" } else { error.code }, ..error }
    });
    DomainError::Invalid(renamed.collect())
}

fn own_name(field: &str) -> Cow<'static, str> {
    let mut parts = field.split('.').filter(|part| !part.bytes().all(|b| b.is_ascii_digit()));
    let name = match (parts.next(), parts.next()) {
        (Some("people" | "group" | "person" | "draft"), Some(name)) | (Some(name), _) => name,
        (None, _) => "slots",
    };
    Cow::Owned(name.to_owned())
}

#[cfg(test)]
mod tests {
    use lotse_domain::booking::NextChoice;

    use super::*;
    use crate::{events::sample_slot, language::Lang};

    #[test]
    fn a_mistake_of_a_person_is_told_at_the_field() {
        for (domain, field) in [
            ("people.0.birth_date", "birth_date"),
            ("people.12.guardian_mail", "guardian_mail"),
            ("group.size", "size"),
            ("phone", "phone"),
            ("people", "people"),
        ] {
            assert_eq!(own_name(domain), field);
        }
    }

    #[test]
    fn the_next_choice_and_the_waiting_list_are_buttons() {
        let site = Site::sample(Lang::De, None, "/", "");
        let view = sample_slot(2, 2, 0);
        let other = Uuid::from_u128(9);
        let typed = Typed::of_query(&format!("platz={}&platz={other}&name=Jana", view.slot.id));
        let next =
            NextChoice { slot_id: Uuid::from_u128(5), title: "Bus 2".into(), starts_at: view.slot.starts_at };
        let refused = NotBookable {
            slot_id: view.slot.id,
            title: "Bus 1".into(),
            why: Reason::Full { free: 0 },
            next: Some(next),
        };
        let back = ("/veranstaltungen/x".to_owned(), "Zurück".to_owned());
        let around = Around { back, line: String::new(), action: "/veranstaltungen/x/anmelden".to_owned() };
        let page = NotTogether::new(&site, around, &[view], &typed, &[refused]);
        let names: Vec<&str> = page.entries[0].buttons.iter().map(|button| button.name).collect();
        assert_eq!(names, ["tausch", "warten", "ohne"]);
        let text = page.render().unwrap();
        assert!(text.contains("name=\"name\" value=\"Jana\"") && text.contains("Bus 2"), "{text}");
    }
}
