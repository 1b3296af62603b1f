//! Letters about vacancies.
use chrono::{DateTime, Utc};
use lotse_domain::{mail::Letter, report::Reason, vacancy::desk::Remark};
use uuid::Uuid;

use super::{Sample, day, sample};

pub(super) fn all() -> Vec<Sample> {
    let title = || "Mechatroniker".to_owned();
    let company = || "Kunststofftechnik Brandt GmbH & Co. KG".to_owned();
    let company_slug = || "kunststofftechnik-brandt".to_owned();
    let cluster_slug = || "formwerk".to_owned();
    let vacancy_id = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0005);
    let due_at = DateTime::<Utc>::from_timestamp(1_796_562_000, 0).unwrap_or_default();
    let reported = |reason, overdue| Letter::VacancyReported {
        title: title(),
        company: company(),
        cluster_slug: cluster_slug(),
        reason,
        due_at,
        overdue,
    };
    let expires = |open| Letter::VacancyExpires {
        title: title(),
        company_slug: company_slug(),
        vacancy_id,
        on: day(),
        open,
    };
    let remark = |field: &str, text: &str| Remark { field: field.to_owned(), text: text.to_owned() };
    let mut samples = vec![
        sample(
            "submitted",
            Letter::VacancySubmitted {
                title: title(),
                company: company(),
                cluster_slug: cluster_slug(),
                vacancy_id,
            },
        ),
        sample(
            "published",
            Letter::VacancyPublished { title: title(), company_slug: company_slug(), vacancy_id },
        ),
        sample(
            "remarks",
            Letter::VacancySentBack {
                title: title(),
                company_slug: company_slug(),
                vacancy_id,
                remarks: vec![
                    remark("pay_by_year", "Bitte ergänzen Sie die Vergütung."),
                    remark("description", "Was lernt man bei Ihnen im ersten Jahr?\nZwei Sätze reichen."),
                ],
            },
        ),
        sample(
            "withdrawn",
            Letter::VacancyWithdrawn {
                title: title(),
                company_slug: company_slug(),
                vacancy_id,
                reason: "Den Platz gibt es laut Ihrer Auskunft nicht mehr.".to_owned(),
            },
        ),
        sample("open", expires(3)),
        sample("none_open", expires(0)),
        sample(
            "expired",
            Letter::VacancyExpired { title: title(), company_slug: company_slug(), vacancy_id },
        ),
        sample("filled", Letter::VacancyFilled { title: title(), company_slug: company_slug(), vacancy_id }),
        sample("overdue", reported(Reason::Fraud, true)),
    ];
    samples.extend(Reason::ALL.iter().map(|reason| sample(reason.as_str(), reported(*reason, false))));
    samples
}
