use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{Set, entity::prelude::*};

use super::{
    fields::{Fields, kept},
    hold,
};
use crate::{
    Db,
    error::Result,
    event::{ActiveModel, BookingMode, EventKind, Schools, WaitingRule, series},
    place::Place,
    school,
};

/// What a manager writes. Texts are trimmed; `title` takes 3 to 200 characters in one line, `summary` 300, `description`, `benefit`,
/// `bring` 20,000, others 200.
#[derive(Debug, Clone, PartialEq)]
pub struct EventDraft {
    pub kind: EventKind,
    pub title: String,
    /// An own series by id, or a new one by its title.
    pub series: Option<SeriesChoice>,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub benefit: Option<String>,
    pub bring: Option<String>,
    pub audience: Option<String>,
    pub venue: Option<String>,
    pub street: Option<String>,
    /// Five digits; gives town and coordinates where these are not said.
    pub postal_code: Option<String>,
    pub town: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub opens_at: Option<DateTime<Utc>>,
    pub closes_at: Option<DateTime<Utc>>,
    pub cancel_until: Option<DateTime<Utc>>,
    pub first_schools: Vec<Uuid>,
    pub first_until: Option<DateTime<Utc>>,
    pub school_most: Option<i32>,
    /// 14 to 18.
    pub consent_below: Option<i32>,
    pub mode: BookingMode,
    pub wishes_until: Option<DateTime<Utc>>,
    /// 1 to 20; usually 5.
    pub wishes_most: i32,
    /// 1 to 20; usually 3.
    pub appointments_most: i32,
    pub waiting_rule: WaitingRule,
    /// 1 to 168.
    pub offer_hours: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeriesChoice {
    Known(Uuid),
    New(String),
}

/// No event is planned further ahead.
pub(super) const YEARS_AHEAD: i64 = 5;

/// A draft that keeps every rule, with what is known of its postal code.
#[derive(Debug, Clone)]
pub(super) struct Clean {
    pub(super) draft: EventDraft,
    place: Option<Place>,
}

impl EventDraft {
    /// The draft as it is kept.
    ///
    /// # Errors
    /// `Invalid` with every field that breaks a rule.
    pub(super) async fn check(self, db: &Db, now: DateTime<Utc>, cluster_id: Uuid) -> Result<Clean> {
        let mut fields = Fields::default();
        let mut draft = self.trimmed(&mut fields);
        draft.check_times(&mut fields, now);
        draft.check_numbers(&mut fields);
        draft.first_schools.sort_unstable();
        draft.first_schools.dedup();
        let known = school::Entity::find()
            .filter(school::Column::ClusterId.eq(cluster_id))
            .filter(school::Column::Id.is_in(draft.first_schools.iter().copied()))
            .all(db.read())
            .await?;
        if known.len() != draft.first_schools.len() {
            fields.refuse("first_schools", "unknown", "names a school that is none of the cluster's");
        }
        if let Some(SeriesChoice::Known(id)) = &draft.series {
            let series = series::Entity::find_by_id(*id).one(db.read()).await?;
            if series.is_none_or(|series| series.cluster_id != cluster_id) {
                fields.refuse("series", "unknown", "is no series of the cluster");
            }
        }
        let place = match &draft.postal_code {
            Some(code) => hold::postal_code(db.read(), code).await?,
            None => None,
        };
        if draft.postal_code.is_some() && place.is_none() && draft.town.is_none() {
            fields.refuse("postal_code", "unknown", "is no postal code that we know, and there is no town");
        }
        fields.done()?;
        draft.town = draft.town.or_else(|| place.as_ref().map(|place| place.name.clone()));
        Ok(Clean { draft, place })
    }

    fn trimmed(self, fields: &mut Fields) -> Self {
        let series = self.series.map(|series| match series {
            SeriesChoice::New(title) => SeriesChoice::New(fields.line("series", &title, 3..=200)),
            SeriesChoice::Known(id) => SeriesChoice::Known(id),
        });
        Self {
            title: fields.line("title", &self.title, 3..=200),
            series,
            summary: fields.line_or_none("summary", self.summary, 300),
            description: fields.text("description", self.description, 20_000),
            benefit: fields.text("benefit", self.benefit, 20_000),
            bring: fields.text("bring", self.bring, 20_000),
            audience: fields.line_or_none("audience", self.audience, 200),
            venue: fields.line_or_none("venue", self.venue, 200),
            street: fields.line_or_none("street", self.street, 200),
            postal_code: fields.postal_code(self.postal_code),
            town: fields.line_or_none("town", self.town, 200),
            starts_at: kept(self.starts_at),
            ends_at: kept(self.ends_at),
            opens_at: self.opens_at.map(kept),
            closes_at: self.closes_at.map(kept),
            cancel_until: self.cancel_until.map(kept),
            first_until: self.first_until.map(kept),
            wishes_until: self.wishes_until.map(kept),
            ..self
        }
    }

    fn check_times(&self, fields: &mut Fields, now: DateTime<Utc>) {
        let furthest = now + TimeDelta::days(YEARS_AHEAD * 366);
        let earliest = now - TimeDelta::days(YEARS_AHEAD * 366);
        if self.starts_at > furthest || self.starts_at < earliest {
            fields.refuse("starts_at", "out_of_range", format!("is at most {YEARS_AHEAD} years away"));
        }
        if self.ends_at <= self.starts_at {
            fields.refuse("ends_at", "order", "comes after the beginning");
        } else if self.ends_at - self.starts_at > TimeDelta::days(366) {
            fields.refuse("ends_at", "out_of_range", "is at most a year after the beginning");
        }
        let before_end = [
            ("opens_at", self.opens_at),
            ("closes_at", self.closes_at),
            ("cancel_until", self.cancel_until),
            ("first_until", self.first_until),
            ("wishes_until", self.wishes_until),
        ];
        for (field, at) in before_end {
            if at.is_some_and(|at| at > self.ends_at) {
                fields.refuse(field, "order", "comes before the end of the event");
            } else if at.is_some_and(|at| at < earliest - TimeDelta::days(366)) {
                fields.refuse(field, "out_of_range", "is too long ago");
            }
        }
        if let (Some(opens_at), Some(closes_at)) = (self.opens_at, self.closes_at)
            && closes_at <= opens_at
        {
            fields.refuse("closes_at", "order", "comes after the opening");
        }
        let after_opening = [("first_until", self.first_until), ("wishes_until", self.wishes_until)];
        for (field, at) in after_opening {
            if let (Some(opens_at), Some(at)) = (self.opens_at, at)
                && at <= opens_at
            {
                fields.refuse(field, "order", "comes after the opening");
            }
        }
        match (self.first_until, self.first_schools.is_empty()) {
            (None, false) => {
                fields.refuse("first_until", "missing", "says until when only these schools may");
            }
            (Some(_), true) => fields.refuse("first_schools", "missing", "says which schools may first"),
            _ => {}
        }
        if self.mode == BookingMode::Direct && self.wishes_until.is_some() {
            fields.refuse("wishes_until", "not_here", "is for events that work with wishes");
        }
        if self.wishes_until.is_some_and(|until| until > self.starts_at) {
            fields.refuse("wishes_until", "order", "comes before the beginning of the event");
        }
    }

    fn check_numbers(&self, fields: &mut Fields) {
        if self.first_schools.len() > 200 {
            fields.refuse("first_schools", "too_many", "takes at most 200 schools");
        }
        fields.number_or_none("school_most", self.school_most, 1..=100_000);
        fields.number_or_none("consent_below", self.consent_below, 14..=18);
        fields.number("wishes_most", self.wishes_most, 1..=20);
        fields.number("appointments_most", self.appointments_most, 1..=20);
        fields.number_or_none("offer_hours", self.offer_hours, 1..=168);
    }
}

impl Clean {
    /// The columns that a manager writes; the others are left alone.
    pub(super) fn columns(self, series_id: Option<Uuid>) -> ActiveModel {
        let Self { draft, place } = self;
        let EventDraft {
            kind,
            title,
            series: _,
            summary,
            description,
            benefit,
            bring,
            audience,
            venue,
            street,
            postal_code,
            town,
            starts_at,
            ends_at,
            opens_at,
            closes_at,
            cancel_until,
            first_schools,
            first_until,
            school_most,
            consent_below,
            mode,
            wishes_until,
            wishes_most,
            appointments_most,
            waiting_rule,
            offer_hours,
        } = draft;
        ActiveModel {
            series_id: Set(series_id),
            kind: Set(kind),
            title: Set(title),
            summary: Set(summary),
            description: Set(description),
            benefit: Set(benefit),
            bring: Set(bring),
            audience: Set(audience),
            venue: Set(venue),
            street: Set(street),
            postal_code: Set(postal_code),
            town: Set(town),
            latitude: Set(place.as_ref().map(|place| place.latitude)),
            longitude: Set(place.as_ref().map(|place| place.longitude)),
            starts_at: Set(starts_at),
            ends_at: Set(ends_at),
            opens_at: Set(opens_at),
            closes_at: Set(closes_at),
            cancel_until: Set(cancel_until),
            first_schools: Set(Schools(first_schools)),
            first_until: Set(first_until),
            school_most: Set(school_most),
            consent_below: Set(consent_below),
            mode: Set(mode),
            wishes_until: Set(wishes_until),
            wishes_most: Set(wishes_most),
            appointments_most: Set(appointments_most),
            waiting_rule: Set(waiting_rule),
            offer_hours: Set(offer_hours),
            ..Default::default()
        }
    }
}
