//! Who comes, as whoever books says it.
use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*};

use super::{Asks, Booker, Group, Person, check_person, meets_companies, read::Look};
use crate::{
    booking::{BookingDraft, GroupDraft, PersonDraft},
    error::{DomainError, FieldError, Result},
    event::question::{EventQuestion, option::EventOption},
    school,
};

/// How large a group is.
pub(crate) const GROUP_SIZES: std::ops::RangeInclusive<i32> = 2..=500;

const LONGEST_GROUP_NAME: usize = 120;
const LONGEST_PHONE: usize = 40;
const LONGEST_NOTE: usize = 1_000;

/// What the people of a draft are held against.
pub(crate) struct People<'a> {
    pub(crate) booker: &'a Booker,
    pub(crate) look: &'a Look,
    pub(crate) questions: &'a [EventQuestion],
    pub(crate) options: &'a [EventOption],
    pub(crate) now: DateTime<Utc>,
}

/// People whose fields keep the rules.
pub(crate) struct Checked {
    pub(crate) size: i32,
    pub(crate) group: Option<Group>,
    pub(crate) people: Vec<Person>,
    pub(crate) missing: Vec<FieldError>,
    pub(crate) school_id: Option<Uuid>,
    pub(crate) phone: Option<String>,
    pub(crate) note: Option<String>,
}

/// # Errors
/// `Invalid` with every field that breaks a rule. What is only missing is returned: who has a living itinerary need not say it again.
pub(crate) async fn check_people(
    db: &impl ConnectionTrait,
    given: &People<'_>,
    draft: &BookingDraft,
) -> Result<Checked> {
    let (mut wrong, mut missing) = (Vec::new(), Vec::new());
    let phone = phone(draft.phone.as_deref(), &mut wrong);
    let note = note(draft.note.as_deref(), &mut wrong);
    let group = draft.group.as_ref().map(|group| group_of(given, group, &mut wrong));
    let size = draft.group.as_ref().map_or(1, |group| group.size);
    let drafts = drafts(given, draft, size, &mut wrong);
    let mut schools: Vec<Uuid> = drafts.iter().filter_map(|person| person.school_id).collect();
    schools.sort_unstable();
    schools.dedup();
    let known = known_schools(db, given.look.event.cluster_id, &schools).await?;
    let own = group.as_ref().and_then(|group| group.company_id).is_some();
    let asks = Asks {
        event: &given.look.event,
        // A company's own people come with the company.
        meets_companies: !own && meets_companies(given.look.lines.iter().map(|line| &line.slot)),
        of_company: own,
        questions: given.questions,
        options: given.options,
        schools: &known,
        now: given.now,
    };
    let mut people = Vec::with_capacity(drafts.len());
    for (at, person) in drafts.into_iter().enumerate() {
        let at = format!("people.{at}.");
        let booker = draft.group.is_none().then_some(given.booker);
        people.push(check_person(&asks, booker, person, &at, &mut wrong, &mut missing));
    }
    let mut mails = HashSet::new();
    for (at, person) in people.iter().enumerate() {
        if person.mail.as_ref().is_some_and(|mail| !mails.insert(mail.clone())) {
            wrong.push(field(format!("people.{at}.mail"), "twice", "is another one's address already"));
        }
    }
    if group.is_some() {
        // A group has no earlier itinerary that could have said it.
        wrong.append(&mut missing);
    }
    if !wrong.is_empty() {
        return Err(DomainError::Invalid(wrong));
    }
    let school_id = match &group {
        Some(group) => group.school_id,
        None => people.first().and_then(|person| person.school_id),
    };
    Ok(Checked { size, group, people, missing, school_id, phone, note })
}

/// One person unless it is a group; who is signed in need not say their name.
fn drafts(
    given: &People<'_>,
    draft: &BookingDraft,
    size: i32,
    wrong: &mut Vec<FieldError>,
) -> Vec<PersonDraft> {
    let mut people = draft.people.clone();
    if draft.group.is_none() && people.is_empty() {
        people.push(PersonDraft::default());
    }
    if let (None, Some(person)) = (&draft.group, people.first_mut())
        && person.name.trim().is_empty()
    {
        person.name = given.booker.name.clone().unwrap_or_default();
    }
    let most = usize::try_from(size).unwrap_or_default();
    if people.len() > most {
        wrong.push(FieldError::new("people", "too_many", format!("takes at most {most}")));
        people.truncate(most);
    }
    people
}

fn group_of(given: &People<'_>, draft: &GroupDraft, wrong: &mut Vec<FieldError>) -> Group {
    let GroupDraft { size, group_name, school_id, company_id, names_until } = draft.clone();
    if !GROUP_SIZES.contains(&size) {
        wrong.push(FieldError::new("group.size", "range", "lies between 2 and 500"));
    }
    let name = group_name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LONGEST_GROUP_NAME || name.contains(char::is_control) {
        wrong.push(FieldError::new("group.group_name", "length", "takes 1 to 120 characters in one line"));
    }
    if school_id.is_some() == company_id.is_some() && !given.booker.organiser {
        let detail = "books for a school or for a company, one of the two";
        wrong.push(FieldError::new("group.school_id", "missing", detail));
    }
    let begins = given.look.event.starts_at;
    let names_until = match names_until {
        Some(until) if until > begins || until <= given.now => {
            let detail = "lies in the future, and not after the event begins";
            wrong.push(FieldError::new("group.names_until", "range", detail));
            until
        }
        Some(until) => until,
        None => {
            let week = begins - TimeDelta::days(7);
            if week > given.now { week } else { begins }
        }
    };
    Group { name, school_id, company_id, names_until }
}

/// The schools that a cluster looks after, of these.
async fn known_schools(
    db: &impl ConnectionTrait,
    cluster_id: Uuid,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let schools = school::Entity::find()
        .filter(school::Column::Id.is_in(ids.iter().copied()))
        .filter(school::Column::ClusterId.eq(cluster_id))
        .all(db)
        .await?;
    Ok(schools.into_iter().map(|school| (school.id, school.name)).collect())
}

fn phone(text: Option<&str>, wrong: &mut Vec<FieldError>) -> Option<String> {
    let text = text.map(str::trim).filter(|text| !text.is_empty())?;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number = digits >= 3 && text.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c));
    if text.chars().count() > LONGEST_PHONE || !is_number {
        let detail = "is no phone number; it looks like +49 6151 123456";
        wrong.push(FieldError::new("phone", "form", detail));
    }
    Some(text.to_owned())
}

fn note(text: Option<&str>, wrong: &mut Vec<FieldError>) -> Option<String> {
    let text = text.map(str::trim).filter(|text| !text.is_empty())?;
    if text.chars().count() > LONGEST_NOTE {
        wrong.push(FieldError::new("note", "too_long", "takes at most 1,000 characters"));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        wrong.push(FieldError::new("note", "characters", "holds characters that cannot be stored"));
    }
    Some(text.to_owned())
}

/// An error of a field whose name is made.
pub(super) fn field(name: String, code: &'static str, detail: impl Into<String>) -> FieldError {
    FieldError { field: name.into(), code, detail: detail.into() }
}
