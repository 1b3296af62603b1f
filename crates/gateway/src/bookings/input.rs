use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    account::Language,
    booking::{BookingDraft, Change, GroupDraft, PersonDraft, place::PlaceAnswer},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// What somebody wants to book, in one step: all of it or nothing.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = BookingRequest)]
#[serde(deny_unknown_fields)]
pub(crate) struct BookingIn {
    /// Slots of the event that do not clash with each other.
    #[schema(min_items = 1, max_items = 20)]
    slots: Vec<Uuid>,
    /// Stand in the waiting list of those that are full; otherwise a full one is a refusal.
    #[serde(default)]
    wait: bool,
    /// Keep the places for 15 minutes only, while more is put together.
    #[serde(default)]
    hold: bool,
    /// Who books, where it is a group.
    group: Option<GroupIn>,
    /// The person, or the first ones of the group; others are named later.
    #[serde(default)]
    #[schema(max_items = 500)]
    people: Vec<PersonIn>,
    /// Of whoever books, for late changes.
    phone: Option<String>,
    /// To the organiser.
    #[schema(max_length = 1_000)]
    note: Option<String>,
    /// Companies that are wished for, dearest first; where the event works with wishes.
    #[serde(default)]
    wishes: Vec<Uuid>,
}

/// A class, a team, several employees: booked for a school by its teacher, or for a company by its people.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = GroupBookingRequest)]
#[serde(deny_unknown_fields)]
struct GroupIn {
    #[schema(minimum = 2, maximum = 500)]
    size: i32,
    #[schema(min_length = 1, max_length = 120, example = "Klasse 8b")]
    group_name: String,
    school_id: Option<Uuid>,
    company_id: Option<Uuid>,
    /// Until when places are to be named; a week before the event unless said.
    names_until: Option<DateTime<Utc>>,
}

/// One person.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = BookingPerson)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonIn {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// Where this person's own ticket goes; whoever books alone gets it anyway.
    #[schema(max_length = 254)]
    mail: Option<String>,
    /// Needed where a guardian may have to agree, unless it is known.
    #[schema(example = "2010-05-04")]
    birth_date: Option<NaiveDate>,
    /// A school of the cluster: counts for its window and quota.
    school_id: Option<Uuid>,
    /// Any other school by name.
    school: Option<String>,
    school_year: Option<String>,
    /// Who must agree, where somebody must.
    #[schema(max_length = 254)]
    guardian_mail: Option<String>,
    #[serde(default)]
    answers: Vec<AnswerWire>,
    /// Options of the event, one of each topic.
    #[serde(default)]
    options: Vec<Uuid>,
}

/// An answer to a question of the event.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = BookingAnswer)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerWire {
    question_id: Uuid,
    /// As the question's kind wants it: a text, a number, `true`, a date, a choice, a list of choices.
    value: Value,
}

/// A booking of somebody who is not signed in. Groups and holds are for those who are.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = BookingFormRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct FormIn {
    /// Where the code goes.
    #[schema(example = "jana@example.org", max_length = 254)]
    pub(super) mail: String,
    /// Of the mails, where the address has no account yet; German unless given.
    #[schema(value_type = Option<words::LanguageDescribed>)]
    pub(super) language: Option<Language>,
    /// Slots of the event that do not clash with each other.
    #[schema(min_items = 1, max_items = 20)]
    slots: Vec<Uuid>,
    /// Stand in the waiting list of those that are full; otherwise a full one is a refusal.
    #[serde(default)]
    wait: bool,
    /// Only for those who are signed in.
    #[serde(default)]
    hold: bool,
    /// Only for those who are signed in.
    group: Option<GroupIn>,
    /// The person.
    #[serde(default)]
    #[schema(max_items = 500)]
    people: Vec<PersonIn>,
    /// For late changes.
    phone: Option<String>,
    /// To the organiser.
    #[schema(max_length = 1_000)]
    note: Option<String>,
    /// Companies that are wished for, dearest first; where the event works with wishes.
    #[serde(default)]
    wishes: Vec<Uuid>,
}

/// What was still missing of those for whom places are held.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = HoldConfirmation)]
#[serde(deny_unknown_fields)]
pub(super) struct HoldIn {
    /// The person, or the first ones of the group; what was said before stays where nothing is said.
    #[serde(default)]
    #[schema(max_items = 500)]
    people: Vec<PersonIn>,
    phone: Option<String>,
    /// To the organiser.
    #[schema(max_length = 1_000)]
    note: Option<String>,
    /// Companies that are wished for, dearest first.
    #[serde(default)]
    wishes: Vec<Uuid>,
}

/// What to add and what to give back, in one step.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = BookingChange)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeIn {
    /// Slots.
    #[serde(default)]
    add: Vec<Uuid>,
    /// Slots that are booked.
    #[serde(default)]
    drop: Vec<Uuid>,
    /// A group's new size.
    #[schema(minimum = 1, maximum = 500)]
    size: Option<i32>,
    /// Stand in the waiting list of added ones that are full.
    #[serde(default)]
    wait: bool,
}

/// Companies that are wished for.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = WishesRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct WishesIn {
    /// By id, dearest first.
    pub(super) companies: Vec<Uuid>,
}

impl BookingIn {
    pub(crate) fn draft(self) -> BookingDraft {
        let Self { slots, wait, hold, group, people, phone, note, wishes } = self;
        BookingDraft {
            slots,
            wait,
            hold,
            group: group.map(Into::into),
            people: people.into_iter().map(Into::into).collect(),
            phone,
            note,
            wishes,
        }
    }
}

impl FormIn {
    pub(super) fn draft(self) -> BookingDraft {
        let Self { mail: _, language: _, slots, wait, hold, group, people, phone, note, wishes } = self;
        BookingIn { slots, wait, hold, group, people, phone, note, wishes }.draft()
    }
}

impl HoldIn {
    pub(super) fn draft(self) -> BookingDraft {
        let Self { people, phone, note, wishes } = self;
        let people = people.into_iter().map(Into::into).collect();
        BookingDraft { people, phone, note, wishes, ..BookingDraft::default() }
    }
}

impl From<GroupIn> for GroupDraft {
    fn from(GroupIn { size, group_name, school_id, company_id, names_until }: GroupIn) -> Self {
        Self { size, group_name, school_id, company_id, names_until }
    }
}

impl From<PersonIn> for PersonDraft {
    fn from(person: PersonIn) -> Self {
        let PersonIn {
            name,
            mail,
            birth_date,
            school_id,
            school,
            school_year,
            guardian_mail,
            answers,
            options,
        } = person;
        let answers = answers.into_iter().map(Into::into).collect();
        Self { name, mail, birth_date, school_id, school, school_year, guardian_mail, answers, options }
    }
}

impl From<AnswerWire> for PlaceAnswer {
    fn from(AnswerWire { question_id, value }: AnswerWire) -> Self {
        Self { question_id, value }
    }
}

impl From<PlaceAnswer> for AnswerWire {
    fn from(PlaceAnswer { question_id, value }: PlaceAnswer) -> Self {
        Self { question_id, value }
    }
}

impl From<ChangeIn> for Change {
    fn from(ChangeIn { add, drop, size, wait }: ChangeIn) -> Self {
        Self { add, drop, size, wait }
    }
}
