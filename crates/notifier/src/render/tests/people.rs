//! Every letter has a sample, and speaks to people as they expect.
use std::collections::BTreeSet;

use lotse_domain::{
    grant::Role,
    mail::{BookingNews, Letter, SecurityChange},
};

use super::{brands, rendered};
use crate::samples::{self, Sample};

/// A number for each letter: a new one has to be told here, and then needs a sample.
fn number(letter: &Letter) -> usize {
    match letter {
        Letter::SignInCode { .. } => 0,
        Letter::ResetCode { .. } => 1,
        Letter::MailChangeCode { .. } => 2,
        Letter::MailTaken => 3,
        Letter::MailChanged { .. } => 4,
        Letter::SecurityChanged { .. } => 5,
        Letter::Invitation { .. } => 6,
        Letter::GrantEnded { .. } => 7,
        Letter::GuardianRequest { .. } => 8,
        Letter::GuardianAgreed => 9,
        Letter::GuardianRefused => 10,
        Letter::GuardianWithdrew => 11,
        Letter::MembershipReceived { .. } => 12,
        Letter::MembershipRequested { .. } => 13,
        Letter::MembershipAdmitted { .. } => 14,
        Letter::MembershipRefused { .. } => 15,
        Letter::MembershipEnded { .. } => 16,
        Letter::ErasureWarning { .. } => 17,
        Letter::Erased { .. } => 18,
        Letter::ApplicationCode { .. } => 19,
        Letter::ApplicationSent { .. } => 20,
        Letter::ApplicationAwaitsGuardian { .. } => 21,
        Letter::ApplicationMoved { .. } => 22,
        Letter::ApplicationClosed { .. } => 23,
        Letter::OfferWaits { .. } => 24,
        Letter::InterviewSet { .. } => 25,
        Letter::InterviewCancelled { .. } => 26,
        Letter::MessageWaits { .. } => 27,
        Letter::ApplicationArrived { .. } => 28,
        Letter::AnswersDue { .. } => 29,
        Letter::AnswerAsked { .. } => 30,
        Letter::ApplicantMoved { .. } => 31,
        Letter::AnswersOverdue { .. } => 32,
        Letter::VacancySubmitted { .. } => 33,
        Letter::VacancyReported { .. } => 34,
        Letter::VacancyPublished { .. } => 35,
        Letter::VacancySentBack { .. } => 36,
        Letter::VacancyWithdrawn { .. } => 37,
        Letter::VacancyExpires { .. } => 38,
        Letter::VacancyExpired { .. } => 39,
        Letter::VacancyFilled { .. } => 40,
        Letter::BookingCode { .. } => 41,
        Letter::VisitConsentRequest { .. } => 42,
        Letter::EventMessage { .. } => 43,
        Letter::ExhibitorApplied { .. } => 44,
        Letter::ExhibitorAnswered { .. } => 45,
        Letter::ExhibitorTold { .. } => 46,
        Letter::AlertAsked { .. } => 47,
        Letter::AlertHits { .. } => 48,
        Letter::AlertEnds { .. } => 49,
        Letter::Booking { news, .. } => 50 + of_news(*news),
    }
}

const LETTERS: usize = 50 + 16;

const fn of_news(news: BookingNews) -> usize {
    match news {
        BookingNews::Booked => 0,
        BookingNews::Waiting => 1,
        BookingNews::AwaitsGuardian => 2,
        BookingNews::GuardianAgreed => 3,
        BookingNews::Ticket => 4,
        BookingNews::Changed => 5,
        BookingNews::Cancelled => 6,
        BookingNews::MovedUp => 7,
        BookingNews::Offered => 8,
        BookingNews::Organiser => 9,
        BookingNews::EventCancelled => 10,
        BookingNews::Lapsed => 11,
        BookingNews::NamesWanted => 12,
        BookingNews::Unnamed => 13,
        BookingNews::Allocated => 14,
        BookingNews::Reminder => 15,
    }
}

#[test]
fn every_letter_has_a_sample() {
    let samples = samples::all();
    let found: BTreeSet<usize> = samples.iter().map(|sample| number(&sample.envelope.letter)).collect();
    assert_eq!(found, (0..LETTERS).collect());
    for role in Role::ALL {
        let invited = |letter: &Letter| matches!(letter, Letter::Invitation { role: of, .. } if of == role);
        let ended = |letter: &Letter| matches!(letter, Letter::GrantEnded { role: of, .. } if of == role);
        assert!(samples.iter().any(|sample| invited(&sample.envelope.letter)), "{role}");
        assert!(samples.iter().any(|sample| ended(&sample.envelope.letter)), "{role}");
    }
    let place = |change: SecurityChange| match change {
        SecurityChange::PasswordSet => 0,
        SecurityChange::FactorAdded => 1,
        SecurityChange::FactorRemoved => 2,
        SecurityChange::RecoveryCodeUsed => 3,
        SecurityChange::TokenReused => 4,
        SecurityChange::ApiKeyCreated => 5,
        SecurityChange::RecoveryCodesRenewed => 6,
    };
    let changes: BTreeSet<u8> = samples
        .iter()
        .filter_map(|sample| match &sample.envelope.letter {
            Letter::SecurityChanged { change, .. } => Some(place(*change)),
            _ => None,
        })
        .collect();
    assert_eq!(changes, (0..7).collect());
}

/// Pupils read "du", everyone else "Sie", and what may go to either addresses nobody.
#[test]
fn german_addresses_people_as_they_expect() {
    for Sample { name, variant, envelope } in samples::all() {
        for brand in brands() {
            let mail = rendered(&envelope, &brand);
            let text = format!("{} {}", mail.subject, mail.text);
            let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
            let du =
                says(&["du", "Du", "dich", "dir", "dein", "deine", "deinen", "deinem", "deiner", "Deine"]);
            let formal = says(&["Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer"]) || text.contains(" Sie ");
            let expected = match &envelope.letter {
                Letter::GuardianAgreed
                | Letter::GuardianRefused
                | Letter::GuardianWithdrew
                | Letter::ApplicationCode { .. }
                | Letter::ApplicationSent { .. }
                | Letter::ApplicationAwaitsGuardian { .. }
                | Letter::ApplicationMoved { .. }
                | Letter::ApplicationClosed { .. }
                | Letter::OfferWaits { .. }
                | Letter::BookingCode { .. }
                | Letter::AlertAsked { .. }
                | Letter::AlertHits { .. }
                | Letter::AlertEnds { .. }
                | Letter::InterviewSet { company_slug: None, .. }
                | Letter::InterviewCancelled { company_slug: None, .. }
                | Letter::MessageWaits { company_slug: None, .. } => (true, false),
                Letter::Invitation { .. }
                | Letter::GrantEnded { .. }
                | Letter::GuardianRequest { .. }
                | Letter::MembershipReceived { .. }
                | Letter::MembershipRequested { .. }
                | Letter::MembershipAdmitted { .. }
                | Letter::MembershipRefused { .. }
                | Letter::MembershipEnded { .. }
                | Letter::InterviewSet { .. }
                | Letter::InterviewCancelled { .. }
                | Letter::MessageWaits { .. }
                | Letter::ApplicationArrived { .. }
                | Letter::AnswersDue { .. }
                | Letter::AnswerAsked { .. }
                | Letter::ApplicantMoved { .. }
                | Letter::AnswersOverdue { .. }
                | Letter::VacancySubmitted { .. }
                | Letter::VacancyReported { .. }
                | Letter::VacancyPublished { .. }
                | Letter::VacancySentBack { .. }
                | Letter::VacancyWithdrawn { .. }
                | Letter::VacancyExpires { .. }
                | Letter::VacancyExpired { .. }
                | Letter::VacancyFilled { .. }
                | Letter::VisitConsentRequest { .. }
                | Letter::ExhibitorApplied { .. }
                | Letter::ExhibitorAnswered { .. }
                | Letter::ExhibitorTold { .. } => (false, true),
                Letter::Booking { about, .. } => {
                    let group = about.holds && about.group_name.is_some();
                    (!group, group)
                }
                _ => (false, false),
            };
            assert_eq!((du, formal), expected, "{name} {variant}: {text}");
        }
    }
}
