//! A manager makes events of every kind, fills them and calls one off.
use lotse_domain::{
    booking::{self, BookingDraft, PersonDraft},
    event::{self, EventView},
};
use lotse_tests::{
    Backend, TestServer, on_both_databases,
    people::{self, Person},
    world,
};
use scraper::{ElementRef, Html, Selector};
use uuid::Uuid;

use super::{
    all, attribute,
    managers::{Stage, stage},
};

mod fair_tests;

on_both_databases!(
    each_kind_begins_with_the_slots_that_it_needs,
    an_event_is_published_taken_back_and_cancelled,
    what_is_wrong_with_an_event_is_said_and_what_was_typed_stays,
    whoever_has_a_place_is_told_of_another_day_after_a_question,
    fewer_places_than_are_taken_are_asked_for_once_more,
    stops_are_rows_of_a_form_and_more_rows_need_no_script,
    a_circuit_is_looked_at_before_it_is_saved,
    questions_and_choices_are_kept_changed_and_removed,
);

const EVENTS: &str = "/cluster/franken/veranstaltungen";

/// What a new event is asked for.
const NEW: [(&str, &str); 7] = [
    ("title", "Jobtour Franken 2030"),
    ("starts_at", "2030-05-05T09:00"),
    ("ends_at", "2030-05-05T15:00"),
    ("venue", "Stadthalle"),
    ("postal_code", "90402"),
    ("count", "2"),
    ("capacity", "20"),
];

/// A form as a browser would send it: everything that is filled in, ticked or chosen.
fn filled(page: &str, action: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(page);
    let form = Selector::parse(&format!("form[method=post][action='{action}']")).unwrap();
    let form = html.select(&form).next().unwrap_or_else(|| panic!("no form to {action}: {page}"));
    let chosen = Selector::parse("option[selected]").unwrap();
    let any = Selector::parse("option").unwrap();
    let value = |of: ElementRef, name: &str| of.attr(name).unwrap_or_default().to_owned();
    let held = |element: ElementRef| {
        let name = element.attr("name")?.to_owned();
        let text = match element.value().name() {
            "select" => {
                let option = element.select(&chosen).next().or_else(|| element.select(&any).next())?;
                value(option, "value")
            }
            "textarea" => element.text().collect(),
            _ => {
                let is_box = matches!(element.attr("type"), Some("checkbox" | "radio"));
                if is_box && element.attr("checked").is_none() {
                    return None;
                }
                value(element, "value")
            }
        };
        Some((name, text))
    };
    let boxes = Selector::parse("input, select, textarea").unwrap();
    form.select(&boxes).filter_map(held).filter(|(name, _)| name != "csrf").collect()
}

/// The same with other values in the fields that are named.
fn with<'a>(fields: &'a [(String, String)], typed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| typed.iter().all(|(other, _)| other != name));
    kept.chain(typed.iter().copied()).collect()
}

/// As [`with`], in the nth of the fields that have the same name.
fn with_nth(fields: &mut [(String, String)], name: &str, at: usize, value: &str) {
    let field = fields.iter_mut().filter(|(known, _)| known == name).nth(at).expect("such a row");
    value.clone_into(&mut field.1);
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

impl Stage {
    /// An event of a kind; its desk.
    async fn event(&self, kind: &str) -> String {
        let to = self.manager.done(&self.server, &format!("{EVENTS}/neu/{kind}"), &NEW).await;
        let desk = to.strip_suffix("?fertig=va-angelegt").expect("it is made");
        desk.to_owned()
    }

    async fn published(&self, kind: &str) -> String {
        let desk = self.event(kind).await;
        self.manager.done(&self.server, &format!("{desk}/veroeffentlichen"), &[]).await;
        desk
    }

    async fn view(&self, desk: &str) -> EventView {
        let id: Uuid = desk.rsplit('/').next().unwrap().parse().unwrap();
        let actor = self.manager.actor(&self.server).await;
        event::desk::find(&self.server.db, &*self.server.clock, &actor, id).await.unwrap()
    }

    /// Somebody who telephoned gets a place.
    async fn booked(&self, desk: &str, name: &str) {
        let view = self.view(desk).await;
        let born = chrono::NaiveDate::from_ymd_opt(1990, 1, 1);
        let person = PersonDraft { name: name.to_owned(), birth_date: born, ..PersonDraft::default() };
        let draft = BookingDraft {
            slots: vec![view.slots[0].slot.id],
            people: vec![person],
            ..BookingDraft::default()
        };
        let (actor, mail) = (self.manager.actor(&self.server).await, format!("{name}@gast.example"));
        booking::desk::add(
            &self.server.db,
            &*self.server.clock,
            &actor,
            view.event.id,
            name.to_owned(),
            Some(mail),
            draft,
            false,
        )
        .await
        .unwrap();
    }

    async fn page(&self, path: &str) -> String {
        self.manager.page(&self.server, path).await
    }

    async fn done(&self, path: &str, fields: &[(&str, &str)]) -> String {
        self.manager.done(&self.server, path, fields).await
    }

    /// The page that a form is answered with, and its status.
    async fn answer(&self, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let response = self.manager.post(&self.server, path, fields).await;
        (response.status().as_u16(), response.text().await.unwrap())
    }
}

async fn each_kind_begins_with_the_slots_that_it_needs(backend: Backend) {
    let stage = stage(backend).await;
    let kinds = stage.page(&format!("{EVENTS}/neu")).await;
    let ways = attribute(&kinds, ".event-kinds a", "href");
    assert_eq!(ways.len(), 7);
    for (way, slots) in ways.iter().zip([1, 2, 1, 2, 1, 1, 1]) {
        let form = stage.page(way).await;
        assert!(attribute(&form, "input[type=datetime-local]", "name").contains(&"starts_at".to_owned()));
        let kind = way.rsplit('/').next().unwrap();
        let desk = stage.event(kind).await;
        let view = stage.view(&desk).await;
        assert_eq!(view.slots.len(), slots, "{kind}");
        assert!(stage.page(&desk).await.contains("Entwurf"), "{kind}");
        let listed = stage.page(&format!("{desk}/termine")).await;
        assert_eq!(all(&listed, ".desk-row").len(), slots, "{kind}");
    }
    assert_eq!(all(&stage.page(EVENTS).await, ".desk-row").len(), 7);
    let desk = stage.event("tour").await;
    for tab in attribute(&stage.page(&desk).await, ".event-tabs a", "href") {
        if !["anmeldungen", "einlass", "listen", "nachrichten"].iter().any(|own| tab.ends_with(own)) {
            assert_eq!(all(&stage.page(&tab).await, "h1").len(), 1, "{tab}");
        }
    }
}

async fn an_event_is_published_taken_back_and_cancelled(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.event("seminar").await;
    let public = format!("/veranstaltungen/{}", stage.view(&desk).await.event.slug);
    assert_eq!(stage.server.get(&public).await.status(), 404);
    let draft = stage.page(&desk).await;
    assert!(draft.contains("wäre gut") && !draft.contains("event-check-word\">fehlt"), "{draft}");
    let to = stage.done(&format!("{desk}/veroeffentlichen"), &[]).await;
    assert!(stage.page(&to).await.contains("ist veröffentlicht"));
    assert_eq!(stage.server.get(&public).await.status(), 200);
    assert!(stage.page("/cluster/franken").await.contains("Anmeldungen seit gestern"));
    assert!(stage.page(&format!("{desk}/zuruecknehmen")).await.contains("nur noch Ihr Team"));
    stage.done(&format!("{desk}/zuruecknehmen"), &[]).await;
    assert_eq!(stage.server.get(&public).await.status(), 404);
    stage.done(&format!("{desk}/veroeffentlichen"), &[]).await;
    let (status, _) = stage.answer(&format!("{desk}/veroeffentlichen"), &[]).await;
    assert_eq!(status, 409, "it is published already");
    stage.booked(&desk, "gerda").await;
    let asked = stage.page(&format!("{desk}/absagen")).await;
    assert!(asked.contains("1 Person hat einen Platz"), "{asked}");
    let (status, page) = stage.answer(&format!("{desk}/absagen"), &[("reason", "")]).await;
    assert_eq!((status, attribute(&page, ".mistakes a", "href")), (422, vec!["#reason".to_owned()]));
    stage.done(&format!("{desk}/absagen"), &[("reason", "Die Halle hat einen Wasserschaden.")]).await;
    let over = stage.page(&desk).await;
    assert!(over.contains("Wasserschaden") && over.contains("Abgesagt"));
    let (status, _) = stage.answer(&format!("{desk}/absagen"), &[("reason", "noch einmal")]).await;
    assert_eq!(status, 409);
    let draft = stage.event("treffen").await;
    stage.done(&format!("{draft}/loeschen"), &[]).await;
    assert_eq!(stage.manager.get(&stage.server, &draft).await.status(), 404);
}

async fn what_is_wrong_with_an_event_is_said_and_what_was_typed_stays(backend: Backend) {
    let stage = stage(backend).await;
    for (field, value) in [
        ("title", "x"),
        ("starts_at", "bald"),
        ("ends_at", "2030-05-04T09:00"),
        ("capacity", "viele"),
        ("count", "0"),
    ] {
        let typed = NEW.map(|(name, known)| (name, if name == field { value } else { known }));
        let (status, page) = stage.answer(&format!("{EVENTS}/neu/tour"), &typed).await;
        assert_eq!(status, 422, "{field}");
        assert_eq!(attribute(&page, ".mistakes a", "href"), [format!("#{field}")], "{page}");
        assert_eq!(attribute(&page, "#venue", "value"), ["Stadthalle"]);
    }
    let desk = stage.event("messe").await;
    let path = format!("{desk}/angaben");
    let fields = filled(&stage.page(&path).await, &path);
    let wrong = [("consent_below", "12"), ("summary", "Wir backen.")];
    let (status, page) = stage.answer(&path, &with(&fields, &wrong)).await;
    assert_eq!(status, 422);
    assert_eq!(attribute(&page, ".mistakes a", "href"), ["#consent_below"]);
    assert_eq!(all(&page, "#summary"), ["Wir backen."]);
    let right =
        [("consent_below", "16"), ("summary", "Wir backen."), ("series", "neu"), ("series_title", "Messe")];
    stage.done(&path, &with(&fields, &right)).await;
    let saved = stage.page(&path).await;
    assert_eq!(all(&saved, "#summary"), ["Wir backen."]);
    assert_eq!(all(&saved, "#series option[selected]"), ["Messe"]);
    assert_eq!(attribute(&saved, "#starts_at", "value"), ["2030-05-05T09:00"]);
    let (status, page) = stage.answer(&path, &with(&fields, &[("title", "Alte Fassung")])).await;
    assert_eq!(status, 409, "somebody else was faster");
    assert_eq!(attribute(&page, "#title", "value"), ["Alte Fassung"]);
    let again = filled(&page, &path);
    stage.done(&path, &borrowed(&again)).await;
    assert_eq!(stage.view(&desk).await.event.title, "Alte Fassung");
}

async fn whoever_has_a_place_is_told_of_another_day_after_a_question(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.published("seminar").await;
    stage.booked(&desk, "gerda").await;
    let path = format!("{desk}/angaben");
    let fields = filled(&stage.page(&path).await, &path);
    let moved = [("starts_at", "2030-05-06T09:00"), ("ends_at", "2030-05-06T15:00")];
    let (status, page) = stage.answer(&path, &with(&fields, &moved)).await;
    assert_eq!(status, 200);
    assert!(page.contains("1 Person benachrichtigen"), "{page}");
    assert_eq!(stage.view(&desk).await.event.starts_at.to_rfc3339(), "2030-05-05T07:00:00+00:00");
    stage.done(&path, &borrowed(&filled(&page, &path))).await;
    let view = stage.view(&desk).await;
    assert_eq!(view.event.starts_at.to_rfc3339(), "2030-05-06T07:00:00+00:00");
    assert_eq!(view.slots[0].slot.starts_at, view.event.starts_at, "its date moved along");
}

async fn fewer_places_than_are_taken_are_asked_for_once_more(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.published("seminar").await;
    stage.booked(&desk, "gerda").await;
    stage.booked(&desk, "hanna").await;
    let slot = stage.view(&desk).await.slots[0].slot.id;
    let path = format!("{desk}/termine/{slot}");
    let fields = filled(&stage.page(&path).await, &path);
    let (status, page) = stage.answer(&path, &with(&fields, &[("capacity", "1")])).await;
    assert_eq!(status, 200);
    assert_eq!(all(&page, "h1"), ["1 Platz zu wenig"]);
    assert_eq!(stage.view(&desk).await.slots[0].slot.taken, 2);
    stage.done(&path, &borrowed(&filled(&page, &path))).await;
    let line = &stage.view(&desk).await.slots[0];
    assert_eq!((line.slot.capacity, line.slot.taken, line.waiting), (1, 1, 1));
    let new = format!("{desk}/termine/neu");
    let fields = filled(&stage.page(&new).await, &new);
    let talk = [("title", "Vortrag"), ("capacity", "30"), ("place", "Raum 2")];
    stage.done(&new, &with(&fields, &talk)).await;
    let talk = stage.view(&desk).await.slots.into_iter().find(|line| line.slot.title == "Vortrag").unwrap();
    let cancel = format!("{desk}/termine/{}/absagen", talk.slot.id);
    assert!(stage.page(&cancel).await.contains("Niemand hat hier einen Platz"));
    stage.done(&cancel, &[]).await;
    assert!(stage.view(&desk).await.slots.iter().all(|line| line.slot.title != "Vortrag"));
    assert_eq!(stage.manager.get(&stage.server, &cancel).await.status(), 404);
}

async fn stops_are_rows_of_a_form_and_more_rows_need_no_script(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.event("tour").await;
    let bus = stage.view(&desk).await.slots[0].slot.id;
    let path = format!("{desk}/termine/{bus}/stationen");
    let page = stage.page(&path).await;
    assert_eq!(all(&page, ".event-row").len(), 3);
    let mut fields = filled(&page, &path);
    with_nth(&mut fields, "title", 0, "Molkerei");
    let (status, page) = stage.answer(&path, &with(&fields, &[("tun", "mehr")])).await;
    assert_eq!((status, all(&page, ".event-row").len()), (200, 6));
    assert_eq!(attribute(&page, "#title-0", "value"), ["Molkerei"], "what was typed stays");
    let (status, page) = stage.answer(&path, &borrowed(&fields)).await;
    assert_eq!(status, 422, "when does it arrive?");
    assert!(attribute(&page, ".mistakes a", "href").contains(&"#starts_at-0".to_owned()), "{page}");
    for (at, [title, from, until]) in
        [["Molkerei", "09:30", "10:15"], ["", "10:45", "11:30"]].into_iter().enumerate()
    {
        with_nth(&mut fields, "title", at, title);
        with_nth(&mut fields, "starts_at", at, from);
        with_nth(&mut fields, "ends_at", at, until);
    }
    with_nth(&mut fields, "company_id", 1, &stage.company.id.to_string());
    stage.done(&path, &borrowed(&fields)).await;
    let view = stage.view(&desk).await;
    let stops = &view.slots.iter().find(|line| line.slot.id == bus).unwrap().meetings;
    let titles: Vec<_> = stops.iter().map(|(stop, _)| stop.title.as_str()).collect();
    assert_eq!(titles, ["Molkerei", "Regnitz Formteile GmbH"], "a company gives the name");
    assert_eq!(stops[0].0.starts_at.to_rfc3339(), "2030-05-05T07:30:00+00:00");
    let kept = filled(&stage.page(&path).await, &path);
    let gone: Vec<_> = borrowed(&kept).into_iter().chain([("weg", "0")]).collect();
    stage.done(&path, &gone).await;
    let view = stage.view(&desk).await;
    assert_eq!(view.slots.iter().find(|line| line.slot.id == bus).unwrap().meetings.len(), 1);
}

async fn a_circuit_is_looked_at_before_it_is_saved(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.event("rundlauf").await;
    let path = format!("{desk}/rundlauf");
    let mut fields = filled(&stage.page(&path).await, &path);
    with_nth(&mut fields, "title", 0, "Backen");
    let (status, page) = stage.answer(&path, &borrowed(&fields)).await;
    assert_eq!(status, 422, "two groups at one station");
    assert_eq!(attribute(&page, ".mistakes a", "href"), ["#groups"]);
    with_nth(&mut fields, "title", 1, "Labor");
    with_nth(&mut fields, "title", 2, "Lager");
    let (status, page) = stage.answer(&path, &with(&fields, &[("tun", "zeigen")])).await;
    assert_eq!(status, 200);
    assert_eq!(all(&page, ".event-table tbody tr"), ["Gruppe ABackenLaborLager", "Gruppe BLaborLagerBacken"]);
    assert!(stage.view(&desk).await.slots.iter().all(|line| line.meetings.is_empty()));
    let shown = filled(&page, &path);
    stage.done(&path, &with(&shown, &[("tun", "speichern")])).await;
    let view = stage.view(&desk).await;
    assert!(view.slots.iter().all(|line| line.meetings.len() == 3));
    assert_eq!(attribute(&stage.page(&path).await, "#title-1", "value"), ["Labor"], "it can be changed");
}

async fn questions_and_choices_are_kept_changed_and_removed(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.event("seminar").await;
    let path = format!("{desk}/fragen");
    let mut fields = filled(&stage.page(&path).await, &path);
    with_nth(&mut fields, "label", 0, "Was isst du?");
    with_nth(&mut fields, "kind", 0, "choice");
    with_nth(&mut fields, "choices", 0, "Alles\nVegan\n");
    with_nth(&mut fields, "option_topic", 0, "T-Shirt");
    with_nth(&mut fields, "option_label", 0, "M");
    with_nth(&mut fields, "option_capacity", 0, "viele");
    fields.push(("required".to_owned(), "0".to_owned()));
    let (status, page) = stage.answer(&path, &borrowed(&fields)).await;
    assert_eq!(status, 422);
    assert_eq!(attribute(&page, ".mistakes a", "href"), ["#option_capacity-o0"]);
    with_nth(&mut fields, "option_capacity", 0, "40");
    stage.done(&path, &borrowed(&fields)).await;
    let view = stage.view(&desk).await;
    assert_eq!(view.questions[0].choices.0, ["Alles", "Vegan"]);
    assert!(view.questions[0].required);
    assert_eq!((view.options[0].label.as_str(), view.options[0].capacity), ("M", Some(40)));
    let mut kept = filled(&stage.page(&path).await, &path);
    with_nth(&mut kept, "label", 0, "Was möchtest du essen?");
    kept.push(("option_weg".to_owned(), "0".to_owned()));
    stage.done(&path, &borrowed(&kept)).await;
    let view = stage.view(&desk).await;
    assert_eq!(view.questions.len(), 1);
    assert_eq!(view.questions[0].label, "Was möchtest du essen?");
    assert!(view.options.iter().all(|option| option.retired_at.is_some()));
}
