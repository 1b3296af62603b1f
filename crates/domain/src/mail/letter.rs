use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{AboutBooking, AboutEvent, BookingNews};
use crate::{
    application::ApplicationState,
    grant::Role,
    report::Reason,
    vacancy::desk::{CloseReason, Remark},
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

impl Letter {
    /// Its name in texts and samples, and the end of the outbox kind: `mail.sign_in_code`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SignInCode { .. } => "sign_in_code",
            Self::ResetCode { .. } => "reset_code",
            Self::MailChangeCode { .. } => "mail_change_code",
            Self::MailTaken => "mail_taken",
            Self::MailChanged { .. } => "mail_changed",
            Self::SecurityChanged { .. } => "security_changed",
            Self::Invitation { .. } => "invitation",
            Self::GrantEnded { .. } => "grant_ended",
            Self::GuardianRequest { .. } => "guardian_request",
            Self::GuardianAgreed => "guardian_agreed",
            Self::GuardianRefused => "guardian_refused",
            Self::GuardianWithdrew => "guardian_withdrew",
            Self::MembershipReceived { .. } => "membership_received",
            Self::MembershipRequested { .. } => "membership_requested",
            Self::MembershipAdmitted { .. } => "membership_admitted",
            Self::MembershipRefused { .. } => "membership_refused",
            Self::MembershipEnded { .. } => "membership_ended",
            Self::ErasureWarning { .. } => "erasure_warning",
            Self::Erased { .. } => "erased",
            Self::ApplicationCode { .. } => "application_code",
            Self::ApplicationSent { .. } => "application_sent",
            Self::ApplicationAwaitsGuardian { .. } => "application_awaits_guardian",
            Self::ApplicationMoved { .. } => "application_moved",
            Self::ApplicationClosed { .. } => "application_closed",
            Self::OfferWaits { .. } => "offer_waits",
            Self::InterviewSet { .. } => "interview_set",
            Self::InterviewCancelled { .. } => "interview_cancelled",
            Self::MessageWaits { .. } => "message_waits",
            Self::ApplicationArrived { .. } => "application_arrived",
            Self::AnswersDue { .. } => "answers_due",
            Self::AnswerAsked { .. } => "answer_asked",
            Self::ApplicantMoved { .. } => "applicant_moved",
            Self::AnswersOverdue { .. } => "answers_overdue",
            Self::VacancySubmitted { .. } => "vacancy_submitted",
            Self::VacancyReported { .. } => "vacancy_reported",
            Self::VacancyPublished { .. } => "vacancy_published",
            Self::VacancySentBack { .. } => "vacancy_sent_back",
            Self::VacancyWithdrawn { .. } => "vacancy_withdrawn",
            Self::VacancyExpires { .. } => "vacancy_expires",
            Self::VacancyExpired { .. } => "vacancy_expired",
            Self::VacancyFilled { .. } => "vacancy_filled",
            Self::BookingCode { .. } => "booking_code",
            Self::Booking { news, .. } => news.name(),
            Self::VisitConsentRequest { .. } => "visit_consent_request",
            Self::EventMessage { .. } => "event_message",
            Self::ExhibitorApplied { .. } => "exhibitor_applied",
            Self::ExhibitorAnswered { .. } => "exhibitor_answered",
            Self::ExhibitorTold { .. } => "exhibitor_told",
        }
    }

    /// The outbox kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::SignInCode { .. } => "mail.sign_in_code",
            Self::ResetCode { .. } => "mail.reset_code",
            Self::MailChangeCode { .. } => "mail.mail_change_code",
            Self::MailTaken => "mail.mail_taken",
            Self::MailChanged { .. } => "mail.mail_changed",
            Self::SecurityChanged { .. } => "mail.security_changed",
            Self::Invitation { .. } => "mail.invitation",
            Self::GrantEnded { .. } => "mail.grant_ended",
            Self::GuardianRequest { .. } => "mail.guardian_request",
            Self::GuardianAgreed => "mail.guardian_agreed",
            Self::GuardianRefused => "mail.guardian_refused",
            Self::GuardianWithdrew => "mail.guardian_withdrew",
            Self::MembershipReceived { .. } => "mail.membership_received",
            Self::MembershipRequested { .. } => "mail.membership_requested",
            Self::MembershipAdmitted { .. } => "mail.membership_admitted",
            Self::MembershipRefused { .. } => "mail.membership_refused",
            Self::MembershipEnded { .. } => "mail.membership_ended",
            Self::ErasureWarning { .. } => "mail.erasure_warning",
            Self::Erased { .. } => "mail.erased",
            Self::ApplicationCode { .. } => "mail.application_code",
            Self::ApplicationSent { .. } => "mail.application_sent",
            Self::ApplicationAwaitsGuardian { .. } => "mail.application_awaits_guardian",
            Self::ApplicationMoved { .. } => "mail.application_moved",
            Self::ApplicationClosed { .. } => "mail.application_closed",
            Self::OfferWaits { .. } => "mail.offer_waits",
            Self::InterviewSet { .. } => "mail.interview_set",
            Self::InterviewCancelled { .. } => "mail.interview_cancelled",
            Self::MessageWaits { .. } => "mail.message_waits",
            Self::ApplicationArrived { .. } => "mail.application_arrived",
            Self::AnswersDue { .. } => "mail.answers_due",
            Self::AnswerAsked { .. } => "mail.answer_asked",
            Self::ApplicantMoved { .. } => "mail.applicant_moved",
            Self::AnswersOverdue { .. } => "mail.answers_overdue",
            Self::VacancySubmitted { .. } => "mail.vacancy_submitted",
            Self::VacancyReported { .. } => "mail.vacancy_reported",
            Self::VacancyPublished { .. } => "mail.vacancy_published",
            Self::VacancySentBack { .. } => "mail.vacancy_sent_back",
            Self::VacancyWithdrawn { .. } => "mail.vacancy_withdrawn",
            Self::VacancyExpires { .. } => "mail.vacancy_expires",
            Self::VacancyExpired { .. } => "mail.vacancy_expired",
            Self::VacancyFilled { .. } => "mail.vacancy_filled",
            Self::BookingCode { .. } => "mail.booking_code",
            Self::Booking { news, .. } => news.kind(),
            Self::VisitConsentRequest { .. } => "mail.visit_consent_request",
            Self::EventMessage { .. } => "mail.event_message",
            Self::ExhibitorApplied { .. } => "mail.exhibitor_applied",
            Self::ExhibitorAnswered { .. } => "mail.exhibitor_answered",
            Self::ExhibitorTold { .. } => "mail.exhibitor_told",
        }
    }

    /// Codes and links are worth something for a while: nobody is shown them, not even an operator.
    pub const fn holds_secret(&self) -> bool {
        matches!(
            self,
            Self::SignInCode { .. }
                | Self::ResetCode { .. }
                | Self::MailChangeCode { .. }
                | Self::Invitation { .. }
                | Self::GuardianRequest { .. }
                | Self::ApplicationCode { .. }
                | Self::BookingCode { .. }
                | Self::Booking { .. }
                | Self::VisitConsentRequest { .. }
        )
    }
}
