use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{AboutBooking, AboutEvent, BookingNews};
use crate::{
    alert::Rhythm,
    application::ApplicationState,
    grant::Role,
    report::Reason,
    vacancy::{
        Kind,
        desk::{CloseReason, Remark},
    },
};

/// What a mail says. The notifier makes blocks of text of each, whose keys carry its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// Six digits for signing in; for whoever has no account yet, for registering.
    SignInCode {
        code: String,
        minutes: i64,
    },
    /// Six digits for setting a new password.
    ResetCode {
        code: String,
        minutes: i64,
    },
    /// Six digits, to the new address.
    MailChangeCode {
        code: String,
        minutes: i64,
    },
    /// Someone wants to change to this address, which has an account already.
    MailTaken,
    /// To both addresses.
    MailChanged {
        old: String,
        new: String,
    },
    /// Something about the account's safety has changed.
    SecurityChanged {
        change: SecurityChange,
        at: DateTime<Utc>,
        device: Option<String>,
    },
    /// `/einladung/{token}`
    Invitation {
        role: Role,
        scope_name: Option<String>,
        inviter: Option<String>,
        token: String,
        expires_on: NaiveDate,
    },
    /// A grant was taken away.
    GrantEnded {
        role: Role,
        scope_name: Option<String>,
    },
    /// `/einwilligung/{token}`
    GuardianRequest {
        pupil: String,
        token: String,
        expires_on: NaiveDate,
    },
    GuardianAgreed,
    GuardianRefused,
    GuardianWithdrew,
    /// To the company: its request has arrived.
    MembershipReceived {
        company: String,
        cluster: String,
    },
    /// To the managers; topic `membership_requests`. `/cluster/{cluster_slug}/mitglieder`
    MembershipRequested {
        company: String,
        town: Option<String>,
        person: String,
        cluster_slug: String,
    },
    /// `/betrieb/{company_slug}`
    MembershipAdmitted {
        company: String,
        company_slug: String,
        cluster: String,
    },
    MembershipRefused {
        company: String,
        cluster: String,
        reason: Option<String>,
    },
    MembershipEnded {
        company: String,
        cluster: String,
        reason: Option<String>,
    },
    /// The account will be erased on that day for inactivity.
    ErasureWarning {
        on: NaiveDate,
    },
    /// The account has been erased, by wish or for inactivity.
    Erased {
        by_wish: bool,
    },
    /// To a pupil who is not signed in: six digits that send the application.
    ApplicationCode {
        about: About,
        code: String,
        minutes: i64,
    },
    /// To the pupil: it has reached the company. `/mein/bewerbungen/{id}`
    ApplicationSent {
        about: About,
        due_on: NaiveDate,
    },
    /// To the pupil: it is kept until the guardian has agreed.
    ApplicationAwaitsGuardian {
        about: About,
    },
    /// To the pupil: a company has taken a step (seen, interview, offered, rejected), or its time is over (unanswered, declined,
    /// withdrawn). `text` is what the company wrote; `due_on` by when the next step is due.
    ApplicationMoved {
        about: About,
        state: ApplicationState,
        text: Option<String>,
        due_on: Option<NaiveDate>,
    },
    /// To the pupil: the vacancy was filled or withdrawn.
    ApplicationClosed {
        about: About,
        reason: CloseReason,
    },
    /// To the pupil, 7 days after an offer.
    OfferWaits {
        about: About,
        due_on: NaiveDate,
    },
    /// To both sides: a date was chosen, with a calendar file. `company_slug` is set in the company's.
    InterviewSet {
        about: About,
        company_slug: Option<String>,
        date_id: Uuid,
        starts_at: DateTime<Utc>,
        minutes: i32,
        place: String,
        /// Rises when it is moved; see RFC 5545, section 3.8.7.4.
        sequence: u32,
    },
    /// To both sides: the application ended before a chosen date that was still to come; takes it out of the calendar.
    InterviewCancelled {
        about: About,
        company_slug: Option<String>,
        date_id: Uuid,
        starts_at: DateTime<Utc>,
        minutes: i32,
        place: String,
        sequence: u32,
    },
    /// To either side: a message waits (its words are on the page alone).
    MessageWaits {
        about: About,
        company_slug: Option<String>,
    },
    /// To those who work for the company; topic `applications`. `/betrieb/{company_slug}/bewerbungen/{id}`
    ApplicationArrived {
        about: About,
        company_slug: String,
        due_on: NaiveDate,
    },
    /// To those who work for the company: pupils wait for answers.
    AnswersDue {
        company: String,
        company_slug: String,
        waiting: Vec<WaitingAnswer>,
    },
    /// To those who work for the company: the pupil asks.
    AnswerAsked {
        about: About,
        company_slug: String,
        due_on: NaiveDate,
    },
    /// To those who work for the company: the pupil has taken a step (withdrawn, accepted, declined), or the time is over
    /// (unanswered).
    ApplicantMoved {
        about: About,
        company_slug: String,
        state: ApplicationState,
    },
    /// To the managers: answers are overdue. `/cluster/{cluster_slug}/antworten`
    AnswersOverdue {
        cluster_slug: String,
        count: u64,
        companies: Vec<String>,
    },
    /// To the managers; topic `reviews`. `/cluster/{cluster_slug}/pruefung/{vacancy_id}`
    VacancySubmitted {
        title: String,
        company: String,
        cluster_slug: String,
        vacancy_id: Uuid,
    },
    /// To the managers: a posting was reported. `/cluster/{cluster_slug}/meldungen`
    VacancyReported {
        title: String,
        company: String,
        cluster_slug: String,
        reason: Reason,
        due_at: DateTime<Utc>,
        /// Nobody decided in time.
        overdue: bool,
    },
    /// To those who work for the company. `/betrieb/{company_slug}/stellen/{vacancy_id}`
    VacancyPublished {
        title: String,
        company_slug: String,
        vacancy_id: Uuid,
    },
    VacancySentBack {
        title: String,
        company_slug: String,
        vacancy_id: Uuid,
        /// The manager's remarks, each with the field's name as in the API.
        remarks: Vec<Remark>,
    },
    /// A manager has withdrawn it.
    VacancyWithdrawn {
        title: String,
        company_slug: String,
        vacancy_id: Uuid,
        reason: String,
    },
    /// 7 days before.
    VacancyExpires {
        title: String,
        company_slug: String,
        vacancy_id: Uuid,
        on: NaiveDate,
        /// Open applications.
        open: i32,
    },
    VacancyExpired {
        title: String,
        company_slug: String,
        vacancy_id: Uuid,
    },
    /// All places are taken.
    VacancyFilled {
        title: String,
        company_slug: String,
        vacancy_id: Uuid,
    },
    /// To somebody who is not signed in: six digits that book.
    BookingCode {
        event: AboutEvent,
        code: String,
        minutes: i64,
    },
    /// To whoever booked, and to each person with an address: ticket and calendar file. `text` is what a manager wrote.
    Booking {
        about: Box<AboutBooking>,
        news: BookingNews,
        text: Option<String>,
    },
    /// To a guardian: may the pupil come? `/einverstaendnis/{token}`
    VisitConsentRequest {
        event: AboutEvent,
        pupil: String,
        /// Companies that will see the name.
        companies: Vec<String>,
        token: String,
        by: DateTime<Utc>,
    },
    /// A manager writes to the people of an event.
    EventMessage {
        event: AboutEvent,
        subject: String,
        body: String,
    },
    /// To the managers; topic `sign_ups`. `/cluster/{cluster_slug}/veranstaltungen/{event.event_id}/aussteller`
    ExhibitorApplied {
        event: AboutEvent,
        company: String,
        cluster_slug: String,
    },
    /// To those who work for the company. `/betrieb/{company_slug}/veranstaltungen/{event.event_id}`
    ExhibitorAnswered {
        event: AboutEvent,
        company_slug: String,
        admitted: bool,
        stand: Option<String>,
        reason: Option<String>,
    },
    /// To those who work for an exhibiting company: the event was cancelled, or its time or place has changed.
    ExhibitorTold {
        event: AboutEvent,
        company_slug: String,
        cancelled: bool,
        reason: Option<String>,
    },
    /// To an address that asked for an alert without an account: the click that confirms it. `/suchauftrag/{token}`
    AlertAsked {
        alert_id: Uuid,
        /// The search in words.
        name: String,
        rhythm: Rhythm,
        /// It waits for this search already; nothing is to be confirmed.
        exists: bool,
    },
    /// New postings for an alert.
    AlertHits {
        alert_id: Uuid,
        name: String,
        rhythm: Rhythm,
        hits: Vec<AlertHit>,
        /// Found beyond those.
        more: u64,
    },
    /// An alert ends unless it is prolonged.
    AlertEnds {
        alert_id: Uuid,
        name: String,
        on: NaiveDate,
    },
}

/// A posting as an alert's mail names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertHit {
    pub vacancy_id: Uuid,
    pub title: String,
    pub kind: Kind,
    pub company: String,
    /// Its nearest site, and how far that is from where the search looks.
    pub town: Option<String>,
    pub away_km: Option<u32>,
    pub starts_on: Option<NaiveDate>,
}

/// Which application a letter is about. Never says whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Nil in [`Letter::ApplicationCode`].
    pub application_id: Uuid,
    /// The vacancy's title, without "(m/w/d)"; none where it is speculative.
    pub title: Option<String>,
    pub company: String,
}

/// An answer that a company owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingAnswer {
    pub application_id: Uuid,
    pub title: Option<String>,
    pub waits_since: DateTime<Utc>,
    pub due_on: NaiveDate,
}

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecurityChange {
    PasswordSet,
    FactorAdded,
    FactorRemoved,
    RecoveryCodeUsed,
    RecoveryCodesRenewed,
    /// A refresh token came twice: its session was ended.
    TokenReused,
    ApiKeyCreated,
}
