//! Letters about applications, to both sides.
use chrono::{DateTime, Utc};
use lotse_domain::{
    application::ApplicationState as S,
    mail::{About, Letter, WaitingAnswer},
    vacancy::desk::CloseReason,
};
use uuid::Uuid;

use super::{Sample, day, sample};

const SLUG: &str = "kunststofftechnik-brandt";

fn about() -> About {
    About {
        application_id: Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0007),
        title: Some("Verfahrensmechaniker für Kunststoff- und Kautschuktechnik".to_owned()),
        company: "Kunststofftechnik Brandt GmbH & Co. KG".to_owned(),
    }
}

fn at() -> DateTime<Utc> {
    DateTime::<Utc>::from_timestamp(1_796_562_000, 0).unwrap_or_default()
}

pub(super) fn all() -> Vec<Sample> {
    let mut samples = pupils();
    samples.extend(both());
    samples.extend(companies());
    samples
}

fn pupils() -> Vec<Sample> {
    let speculative = || About { title: None, ..about() };
    let code = |about| Letter::ApplicationCode { about, code: "048213".to_owned(), minutes: 10 };
    let moved = |state, text: Option<&str>, due: bool| Letter::ApplicationMoved {
        about: about(),
        state,
        text: text.map(ToOwned::to_owned),
        due_on: due.then(day),
    };
    let wrote = Some("Liebe Mia,\nwir haben dich gern kennengelernt. Viel Erfolg.");
    vec![
        sample("vacancy", code(about())),
        sample("speculative", code(speculative())),
        sample("vacancy", Letter::ApplicationSent { about: about(), due_on: day() }),
        sample("speculative", Letter::ApplicationSent { about: speculative(), due_on: day() }),
        sample("guardian", Letter::ApplicationAwaitsGuardian { about: about() }),
        sample("seen", moved(S::Seen, None, true)),
        sample("interview", moved(S::Interview, wrote, true)),
        sample("offered", moved(S::Offered, wrote, true)),
        sample("rejected", moved(S::Rejected, wrote, false)),
        sample("unanswered", moved(S::Unanswered, None, false)),
        sample("lapsed", moved(S::Declined, None, false)),
        sample("withdrawn", moved(S::Withdrawn, None, false)),
        sample("filled", Letter::ApplicationClosed { about: about(), reason: CloseReason::FilledHere }),
        sample("cancelled", Letter::ApplicationClosed { about: about(), reason: CloseReason::Cancelled }),
        sample("offer", Letter::OfferWaits { about: about(), due_on: day() }),
    ]
}

/// What goes to pupil and company alike.
fn both() -> Vec<Sample> {
    let mut samples = Vec::new();
    for (word, company_slug) in [("pupil", None), ("company", Some(SLUG.to_owned()))] {
        let date_id = Uuid::from_u128(8);
        let place = "Hauptstraße 5, 90762 Fürth, Empfang".to_owned();
        samples.push(sample(
            word,
            Letter::InterviewSet {
                about: about(),
                company_slug: company_slug.clone(),
                date_id,
                starts_at: at(),
                minutes: 45,
                place: place.clone(),
                sequence: 0,
            },
        ));
        samples.push(sample(
            word,
            Letter::InterviewCancelled {
                about: about(),
                company_slug: company_slug.clone(),
                date_id,
                starts_at: at(),
                minutes: 45,
                place,
                sequence: 1,
            },
        ));
        samples.push(sample(word, Letter::MessageWaits { about: about(), company_slug }));
    }
    samples
}

fn companies() -> Vec<Sample> {
    let moved = |state| Letter::ApplicantMoved { about: about(), company_slug: SLUG.to_owned(), state };
    let waiting = |title: Option<&str>| WaitingAnswer {
        application_id: Uuid::from_u128(9),
        title: title.map(ToOwned::to_owned),
        waits_since: at(),
        due_on: day(),
    };
    let due = |waiting| Letter::AnswersDue {
        company: "Kunststofftechnik Brandt GmbH & Co. KG".to_owned(),
        company_slug: SLUG.to_owned(),
        waiting,
    };
    let overdue = |count, companies: &[&str]| Letter::AnswersOverdue {
        cluster_slug: "formwerk".to_owned(),
        count,
        companies: companies.iter().map(|name| (*name).to_owned()).collect(),
    };
    let slug = || SLUG.to_owned();
    vec![
        sample("arrived", Letter::ApplicationArrived { about: about(), company_slug: slug(), due_on: day() }),
        sample("one", due(vec![waiting(Some("Mechatroniker"))])),
        sample("several", due(vec![waiting(Some("Mechatroniker")), waiting(None)])),
        sample("asked", Letter::AnswerAsked { about: about(), company_slug: slug(), due_on: day() }),
        sample("accepted", moved(S::Accepted)),
        sample("declined", moved(S::Declined)),
        sample("withdrawn", moved(S::Withdrawn)),
        sample("unanswered", moved(S::Unanswered)),
        sample("one", overdue(1, &["Kunststofftechnik Brandt GmbH & Co. KG"])),
        sample("several", overdue(5, &["Kunststofftechnik Brandt GmbH & Co. KG", "Spritzguss Vogel"])),
    ]
}
