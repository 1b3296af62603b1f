//! The form of a slot: its fields, what was typed, and the draft that it means.
use lotse_domain::event::{
    Event,
    desk::SlotDraft,
    slot::{Slot, SlotKind, Takes, Unit},
};

use super::typed::{Typed, optional, words};
use crate::{
    form::{Block, Field, Mistakes},
    language::Lang,
};

pub(super) const FIELDS: [&str; 18] = [
    "kind",
    "title",
    "description",
    "place",
    "company_id",
    "interviewer_id",
    "starts_at",
    "ends_at",
    "unit",
    "takes",
    "party_most",
    "capacity",
    "waiting_list",
    "opens_at",
    "closes_at",
    "position",
    "version",
    "displace",
];

/// A new one, for as long as the event takes.
pub(super) fn fresh(event: &Event) -> Typed {
    let mut typed = Typed::default();
    typed.put_moment("starts_at", Some(event.starts_at));
    typed.put_moment("ends_at", Some(event.ends_at));
    typed.set("kind", SlotKind::Talk.as_str());
    typed.set("unit", Unit::Person.as_str());
    typed.set("takes", Takes::Both.as_str());
    typed.set("waiting_list", "ja");
    typed.set("position", "1");
    typed
}

pub(super) fn typed(slot: &Slot) -> Typed {
    let mut typed = Typed::default();
    typed.set("kind", slot.kind.as_str());
    typed.set("title", slot.title.as_str());
    typed.put("description", slot.description.as_deref());
    typed.put("place", slot.place.as_deref());
    typed.put("company_id", slot.company_id);
    typed.put("interviewer_id", slot.interviewer_id);
    typed.put_moment("starts_at", Some(slot.starts_at));
    typed.put_moment("ends_at", Some(slot.ends_at));
    typed.set("unit", slot.unit.as_str());
    typed.set("takes", slot.takes.as_str());
    typed.put("party_most", slot.party_most);
    typed.set("capacity", slot.capacity.to_string());
    typed.put("waiting_list", slot.waiting_list.then_some("ja"));
    typed.put_moment("opens_at", slot.opens_at);
    typed.put_moment("closes_at", slot.closes_at);
    typed.set("position", slot.position.to_string());
    typed.set("version", slot.version.to_string());
    typed
}

/// What was typed, or what is wrong with it.
pub(super) fn draft(lang: Lang, typed: &Typed) -> Result<SlotDraft, Mistakes> {
    let mut mistakes = Mistakes::default();
    let told = &mut mistakes;
    let draft = SlotDraft {
        kind: typed.word("kind", SlotKind::Talk),
        title: typed.get("title").to_owned(),
        description: typed.text("description"),
        place: typed.text("place"),
        company_id: typed.id("company_id"),
        interviewer_id: typed.id("interviewer_id"),
        starts_at: typed.needed_moment(lang, "starts_at", told),
        ends_at: typed.needed_moment(lang, "ends_at", told),
        unit: typed.word("unit", Unit::Person),
        takes: typed.word("takes", Takes::Both),
        party_most: typed.number(lang, "party_most", told),
        capacity: typed.needed_number(lang, "capacity", told),
        waiting_list: typed.has("waiting_list"),
        opens_at: typed.moment(lang, "opens_at", told),
        closes_at: typed.moment(lang, "closes_at", told),
        position: typed.number(lang, "position", told).unwrap_or(1),
    };
    if mistakes.is_empty() { Ok(draft) } else { Err(mistakes) }
}

/// What can be chosen in the form.
pub(super) struct Choices {
    pub(super) companies: Vec<(String, String)>,
    /// Who holds interviews, with the company that they come from.
    pub(super) interviewers: Vec<(String, String)>,
}

/// The form; `button` is what it is sent with.
pub(super) fn block(lang: Lang, typed: &Typed, action: &str, button: String, choices: Choices) -> Block {
    let t = |key: &str| lang.t(key);
    let all = |group: &str, all: &[&'static str]| words(lang, group, all);
    let kinds: Vec<&'static str> = SlotKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let units: Vec<&'static str> = Unit::ALL.iter().map(|unit| unit.as_str()).collect();
    let takes: Vec<&'static str> = Takes::ALL.iter().map(|takes| takes.as_str()).collect();
    let mut fields = vec![
        Field::select("kind", t("edesk-slot-kind"), all("edesk-slot", &kinds))
            .hint(t("edesk-slot-kind-hint")),
        Field::text("title", t("edesk-slot-title")),
        Field { maxlength: 20_000, ..Field::area("description", optional(lang, "edesk-description")) },
        Field::text("place", optional(lang, "edesk-slot-place")).hint(t("edesk-slot-place-hint")),
        Field::select("company_id", optional(lang, "edesk-company"), choices.companies)
            .hint(t("edesk-slot-company-hint")),
    ];
    if choices.interviewers.len() > 1 {
        fields.push(Field::select(
            "interviewer_id",
            optional(lang, "edesk-interviewer"),
            choices.interviewers,
        ));
    }
    fields.extend([
        Field::moment("starts_at", t("edesk-starts-at")),
        Field::moment("ends_at", t("edesk-ends-at")),
        Field::digits("capacity", t("edesk-capacity"), 6).hint(t("edesk-capacity-hint")),
        Field::radio("unit", t("edesk-unit"), all("edesk-unit", &units)),
        Field::radio("takes", t("edesk-takes"), all("edesk-takes", &takes)),
        Field::digits("party_most", optional(lang, "edesk-party-most"), 6).hint(t("edesk-party-most-hint")),
        Field::tick("waiting_list", t("edesk-waiting-list"), false),
        Field::moment("opens_at", optional(lang, "edesk-opens-at")).hint(t("edesk-slot-window-hint")),
        Field::moment("closes_at", optional(lang, "edesk-closes-at")).hint(t("edesk-slot-window-hint")),
        Field::digits("position", optional(lang, "edesk-position"), 4).hint(t("edesk-position-hint")),
    ]);
    let form = Block::new(action, button).hidden("version", typed.get("version"));
    fields.into_iter().fold(form, |form, field| form.field(typed.fill(field)))
}
