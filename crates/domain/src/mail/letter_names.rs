//! How letters are called.
use uuid::Uuid;

use super::Letter;

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
            Self::AlertAsked { .. } => "alert_asked",
            Self::AlertHits { .. } => "alert_hits",
            Self::AlertEnds { .. } => "alert_ends",
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
            Self::AlertAsked { .. } => "mail.alert_asked",
            Self::AlertHits { .. } => "mail.alert_hits",
            Self::AlertEnds { .. } => "mail.alert_ends",
        }
    }

    /// The alert that it is about, whose token its links carry.
    pub const fn alert_id(&self) -> Option<Uuid> {
        match self {
            Self::AlertAsked { alert_id, .. }
            | Self::AlertHits { alert_id, .. }
            | Self::AlertEnds { alert_id, .. } => Some(*alert_id),
            _ => None,
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
