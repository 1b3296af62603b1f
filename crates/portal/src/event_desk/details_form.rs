//! The form of an event's details: its fields, what was typed, and the draft that it means.
use lotse_domain::{
    event::{
        BookingMode, Event, WaitingRule,
        desk::{EventDraft, SeriesChoice},
        series::EventSeries,
    },
    school::School,
};

use super::typed::{Typed, optional, words};
use crate::{
    form::{Field, Mistakes},
    language::Lang,
};

pub(super) const FIELDS: [&str; 30] = [
    "title",
    "series",
    "series_title",
    "summary",
    "description",
    "benefit",
    "bring",
    "audience",
    "venue",
    "street",
    "postal_code",
    "town",
    "starts_at",
    "ends_at",
    "opens_at",
    "closes_at",
    "cancel_until",
    "first_schools",
    "first_until",
    "school_most",
    "consent_below",
    "mode",
    "wishes_until",
    "wishes_most",
    "appointments_most",
    "waiting_rule",
    "offer_hours",
    "move_slots",
    "version",
    "anyway",
];

/// The choice of a series that is made with it.
const NEW_SERIES: &str = "neu";

/// Some fields under one heading.
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) intro: String,
    pub(super) fields: Vec<Field>,
}

/// What the form shows of an event that nobody has touched.
pub(super) fn typed(event: &Event) -> Typed {
    let mut typed = Typed::default();
    typed.set("title", event.title.as_str());
    typed.put("series", event.series_id);
    for (name, text) in [
        ("summary", &event.summary),
        ("description", &event.description),
        ("benefit", &event.benefit),
        ("bring", &event.bring),
        ("audience", &event.audience),
        ("venue", &event.venue),
        ("street", &event.street),
        ("postal_code", &event.postal_code),
        ("town", &event.town),
    ] {
        typed.put(name, text.as_deref());
    }
    for (name, at) in [
        ("starts_at", Some(event.starts_at)),
        ("ends_at", Some(event.ends_at)),
        ("opens_at", event.opens_at),
        ("closes_at", event.closes_at),
        ("cancel_until", event.cancel_until),
        ("first_until", event.first_until),
        ("wishes_until", event.wishes_until),
    ] {
        typed.put_moment(name, at);
    }
    let schools: Vec<String> = event.first_schools.0.iter().map(ToString::to_string).collect();
    typed.set("first_schools", schools.join(" "));
    typed.put("school_most", event.school_most);
    typed.put("consent_below", event.consent_below);
    typed.put("offer_hours", event.offer_hours);
    typed.set("wishes_most", event.wishes_most.to_string());
    typed.set("appointments_most", event.appointments_most.to_string());
    typed.set("mode", event.mode.as_str());
    typed.set("waiting_rule", event.waiting_rule.as_str());
    typed.set("move_slots", "ja");
    typed.set("version", event.version.to_string());
    typed
}

/// What was typed, or what is wrong with it.
pub(super) fn draft(lang: Lang, event: &Event, typed: &Typed) -> Result<EventDraft, Mistakes> {
    let mut mistakes = Mistakes::default();
    let told = &mut mistakes;
    let series = match typed.get("series") {
        NEW_SERIES => typed.text("series_title").map(SeriesChoice::New),
        _ => typed.id("series").map(SeriesChoice::Known),
    };
    let draft = EventDraft {
        kind: event.kind,
        title: typed.get("title").to_owned(),
        series,
        summary: typed.text("summary"),
        description: typed.text("description"),
        benefit: typed.text("benefit"),
        bring: typed.text("bring"),
        audience: typed.text("audience"),
        venue: typed.text("venue"),
        street: typed.text("street"),
        postal_code: typed.text("postal_code"),
        town: town(event, typed),
        starts_at: typed.needed_moment(lang, "starts_at", told),
        ends_at: typed.needed_moment(lang, "ends_at", told),
        opens_at: typed.moment(lang, "opens_at", told),
        closes_at: typed.moment(lang, "closes_at", told),
        cancel_until: typed.moment(lang, "cancel_until", told),
        first_schools: typed.ids("first_schools"),
        first_until: typed.moment(lang, "first_until", told),
        school_most: typed.number(lang, "school_most", told),
        consent_below: typed.number(lang, "consent_below", told),
        mode: typed.word("mode", BookingMode::Direct),
        wishes_until: typed.moment(lang, "wishes_until", told),
        wishes_most: typed.number(lang, "wishes_most", told).unwrap_or(event.wishes_most),
        appointments_most: typed.number(lang, "appointments_most", told).unwrap_or(event.appointments_most),
        waiting_rule: typed.word("waiting_rule", WaitingRule::Fit),
        offer_hours: typed.number(lang, "offer_hours", told),
    };
    if mistakes.is_empty() { Ok(draft) } else { Err(mistakes) }
}

/// A town that was there before goes with its postal code: the new one's is taken.
fn town(event: &Event, typed: &Typed) -> Option<String> {
    let town = typed.text("town");
    let moved = typed.text("postal_code") != event.postal_code && town == event.town;
    town.filter(|_| !moved)
}

/// Whether whoever has a place would be told: time or place are others than before.
pub(super) fn concerns_people(event: &Event, draft: &EventDraft) -> bool {
    let before = (event.starts_at, event.ends_at, &event.venue, &event.street, &event.postal_code);
    let after = (draft.starts_at, draft.ends_at, &draft.venue, &draft.street, &draft.postal_code);
    // Without a town the one of the postal code is meant.
    before != after || draft.town.as_ref().is_some_and(|town| event.town.as_ref() != Some(town))
}

/// The whole form.
pub(super) fn sections(
    lang: Lang,
    typed: &Typed,
    schools: &[School],
    series: &[EventSeries],
    moves: bool,
) -> Vec<Section> {
    let t = |key: &str| lang.t(key);
    let area = |name, key: &str, most| Field { maxlength: most, ..Field::area(name, optional(lang, key)) };
    let moment = |name, key: &str| Field::moment(name, optional(lang, key));
    let mut choices = vec![(String::new(), t("edesk-series-none"))];
    choices.extend(series.iter().map(|series| (series.id.to_string(), series.title.clone())));
    choices.push((NEW_SERIES.to_owned(), t("edesk-series-new")));
    let mut when =
        vec![Field::moment("starts_at", t("edesk-starts-at")), Field::moment("ends_at", t("edesk-ends-at"))];
    if moves {
        when.push(Field::tick("move_slots", t("edesk-move-slots"), false).hint(t("edesk-move-slots-hint")));
    }
    let schools = schools.iter().map(|school| (school.id.to_string(), school.name.clone())).collect();
    let ways = words(lang, "edesk-mode", &["direct", "wishes"]);
    let rules = words(lang, "edesk-rule", &["strict", "fit"]);
    let sections = [
        (
            "edesk-section-what",
            "",
            vec![
                Field::text("title", t("edesk-title-label")),
                Field { maxlength: 300, ..Field::area("summary", optional(lang, "edesk-summary")) }
                    .hint(t("edesk-summary-hint")),
                area("description", "edesk-description", 20_000).hint(t("edesk-description-hint")),
                area("benefit", "edesk-benefit", 20_000).hint(t("edesk-benefit-hint")),
                area("bring", "edesk-bring", 20_000).hint(t("edesk-bring-hint")),
                Field::text("audience", optional(lang, "edesk-audience")).hint(t("edesk-audience-hint")),
                Field::select("series", optional(lang, "edesk-series"), choices).hint(t("edesk-series-hint")),
                Field::text("series_title", optional(lang, "edesk-series-title")),
            ],
        ),
        ("edesk-section-when", "edesk-section-when-text", when),
        (
            "edesk-section-where",
            "",
            vec![
                Field::text("venue", optional(lang, "edesk-venue")).hint(t("edesk-venue-hint")),
                Field::text("street", optional(lang, "edesk-street")),
                Field::digits("postal_code", optional(lang, "edesk-postal-code"), 5),
                Field::text("town", optional(lang, "edesk-town")).hint(t("edesk-town-hint")),
            ],
        ),
        (
            "edesk-section-window",
            "",
            vec![
                moment("opens_at", "edesk-opens-at").hint(t("edesk-opens-at-hint")),
                moment("closes_at", "edesk-closes-at").hint(t("edesk-closes-at-hint")),
                moment("cancel_until", "edesk-cancel-until").hint(t("edesk-cancel-until-hint")),
            ],
        ),
        (
            "edesk-section-who",
            "",
            vec![
                Field::several("first_schools", optional(lang, "edesk-first-schools"), schools)
                    .hint(t("edesk-first-schools-hint")),
                moment("first_until", "edesk-first-until").hint(t("edesk-first-until-hint")),
                Field::digits("school_most", optional(lang, "edesk-school-most"), 6)
                    .hint(t("edesk-school-most-hint")),
                Field::digits("consent_below", optional(lang, "edesk-consent-below"), 2)
                    .hint(t("edesk-consent-below-hint")),
            ],
        ),
        (
            "edesk-section-waiting",
            "",
            vec![
                Field::radio("waiting_rule", t("edesk-waiting-rule"), rules)
                    .hint(t("edesk-waiting-rule-hint")),
                Field::digits("offer_hours", optional(lang, "edesk-offer-hours"), 3)
                    .hint(t("edesk-offer-hours-hint")),
            ],
        ),
        (
            "edesk-section-mode",
            "edesk-section-mode-text",
            vec![
                Field::radio("mode", t("edesk-mode"), ways),
                moment("wishes_until", "edesk-wishes-until").hint(t("edesk-wishes-until-hint")),
                Field::digits("wishes_most", t("edesk-wishes-most"), 2).hint(t("edesk-wishes-most-hint")),
                Field::digits("appointments_most", t("edesk-appointments-most"), 2)
                    .hint(t("edesk-appointments-most-hint")),
            ],
        ),
    ];
    sections
        .into_iter()
        .map(|(heading, intro, fields)| Section {
            heading: t(heading),
            intro: if intro.is_empty() { String::new() } else { t(intro) },
            fields: fields.into_iter().map(|field| typed.fill(field)).collect(),
        })
        .collect()
}
