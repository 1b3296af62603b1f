//! A sample of each letter in each of its variants: for tests, and for looking at them.
mod alerts;
mod applications;
mod events;
mod postings;

use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    account::Language,
    grant::Role,
    mail::{Envelope, Letter, SecurityChange, Topic},
};

/// A letter as somebody might get it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The letter's name.
    pub name: &'static str,
    /// What is special about this one; name and variant together are unique.
    pub variant: &'static str,
    /// In German, in Lotse's own name.
    pub envelope: Envelope,
}

/// Every letter in every variant that reads differently.
pub fn all() -> Vec<Sample> {
    let mut samples = account();
    samples.extend(security());
    samples.extend(roles());
    samples.extend(guardians());
    samples.extend(companies());
    samples.extend(applications::all());
    samples.extend(postings::all());
    samples.extend(events::all());
    samples.extend(alerts::all());
    samples
}

fn sample(variant: &'static str, letter: Letter) -> Sample {
    let topic = match &letter {
        Letter::MembershipRequested { .. } => Some(Topic::MembershipRequests),
        Letter::VacancySubmitted { .. } => Some(Topic::Reviews),
        Letter::ExhibitorApplied { .. } => Some(Topic::SignUps),
        Letter::ApplicationArrived { .. } | Letter::MessageWaits { company_slug: Some(_), .. } => {
            Some(Topic::Applications)
        }
        Letter::MessageWaits { company_slug: None, .. } => Some(Topic::Progress),
        _ => None,
    };
    Sample {
        name: letter.name(),
        variant,
        envelope: Envelope { letter, language: Language::De, cluster_id: None, account_id: None, topic },
    }
}

/// St Nicholas' day.
fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 6).unwrap_or_default()
}

fn token() -> String {
    "q3J8vZ0mT5c1XwYh7bRk2LsN9dPfA6uE4gVi-oK_HtM".to_owned()
}

fn account() -> Vec<Sample> {
    let code = || "048213".to_owned();
    vec![
        sample("code", Letter::SignInCode { code: code(), minutes: 10 }),
        sample("code", Letter::ResetCode { code: code(), minutes: 10 }),
        sample("code", Letter::MailChangeCode { code: code(), minutes: 10 }),
        sample("taken", Letter::MailTaken),
        sample(
            "changed",
            Letter::MailChanged {
                old: "mia.lehmann@schule.example".to_owned(),
                new: "mia@example.org".to_owned(),
            },
        ),
        sample("warning", Letter::ErasureWarning { on: day() }),
        sample("by_wish", Letter::Erased { by_wish: true }),
        sample("time_limit", Letter::Erased { by_wish: false }),
    ]
}

fn security() -> Vec<Sample> {
    let at = DateTime::<Utc>::from_timestamp(1_796_562_300, 0).unwrap_or_default();
    let device = || Some("Firefox 151 auf Windows".to_owned());
    [
        ("password_set", SecurityChange::PasswordSet, device()),
        ("factor_added", SecurityChange::FactorAdded, device()),
        ("factor_removed", SecurityChange::FactorRemoved, None),
        ("recovery_code_used", SecurityChange::RecoveryCodeUsed, device()),
        ("recovery_codes_renewed", SecurityChange::RecoveryCodesRenewed, device()),
        ("token_reused", SecurityChange::TokenReused, device()),
        ("api_key_created", SecurityChange::ApiKeyCreated, None),
    ]
    .into_iter()
    .map(|(variant, change, device)| sample(variant, Letter::SecurityChanged { change, at, device }))
    .collect()
}

/// Every role, with the name of what it is for where it is for something, and the variant without that name.
const SCOPES: [(Role, Option<&str>, &str); 6] = [
    (Role::Operator, None, "operator_unnamed"),
    (Role::ClusterManager, Some("Formwerk – Kunststoff in Franken"), "cluster_manager_unnamed"),
    (Role::CompanyAdmin, Some("Kunststofftechnik Brandt GmbH & Co. KG"), "company_admin_unnamed"),
    (Role::Recruiter, Some("Kunststofftechnik Brandt GmbH & Co. KG"), "recruiter_unnamed"),
    (Role::Teacher, Some("Realschule am Europakanal"), "teacher_unnamed"),
    (Role::Pupil, None, "pupil_unnamed"),
];

fn roles() -> Vec<Sample> {
    let invitation = |role, scope: Option<&str>, inviter: Option<&str>| Letter::Invitation {
        role,
        scope_name: scope.map(ToOwned::to_owned),
        inviter: inviter.map(ToOwned::to_owned),
        token: token(),
        expires_on: day(),
    };
    let mut samples = Vec::new();
    for (role, scope, unnamed) in SCOPES {
        samples.push(sample(role.as_str(), invitation(role, scope, Some("Jana Özdemir"))));
        samples.push(sample(
            role.as_str(),
            Letter::GrantEnded { role, scope_name: scope.map(ToOwned::to_owned) },
        ));
        samples.push(sample(unnamed, invitation(role, None, None)));
        if scope.is_some() {
            samples.push(sample(unnamed, Letter::GrantEnded { role, scope_name: None }));
        }
    }
    samples
}

fn guardians() -> Vec<Sample> {
    let request =
        |pupil: &str| Letter::GuardianRequest { pupil: pupil.to_owned(), token: token(), expires_on: day() };
    vec![
        sample("name", request("Mia Lehmann")),
        sample("mail", request("mia.lehmann@schule.example")),
        sample("agreed", Letter::GuardianAgreed),
        sample("refused", Letter::GuardianRefused),
        sample("withdrew", Letter::GuardianWithdrew),
    ]
}

fn companies() -> Vec<Sample> {
    let company = || "Kunststofftechnik Brandt GmbH & Co. KG".to_owned();
    let cluster = || "Formwerk".to_owned();
    let requested = |town: Option<&str>| Letter::MembershipRequested {
        company: company(),
        town: town.map(ToOwned::to_owned),
        person: "Jana Özdemir".to_owned(),
        cluster_slug: "formwerk".to_owned(),
    };
    let refused = |reason: Option<&str>| Letter::MembershipRefused {
        company: company(),
        cluster: cluster(),
        reason: reason.map(ToOwned::to_owned),
    };
    let ended = |reason: Option<&str>| Letter::MembershipEnded {
        company: company(),
        cluster: cluster(),
        reason: reason.map(ToOwned::to_owned),
    };
    vec![
        sample("received", Letter::MembershipReceived { company: company(), cluster: cluster() }),
        sample("with_town", requested(Some("Fürth"))),
        sample("without_town", requested(None)),
        sample(
            "admitted",
            Letter::MembershipAdmitted {
                company: company(),
                company_slug: "kunststofftechnik-brandt".to_owned(),
                cluster: cluster(),
            },
        ),
        sample(
            "with_reason",
            refused(Some(
                "Wir nehmen nur Unternehmen aus Franken auf.\nBitte fragen Sie beim Cluster in Kassel nach.",
            )),
        ),
        sample("without_reason", refused(None)),
        sample(
            "with_reason",
            ended(Some("Das Unternehmen hat die Mitgliedschaft zum Jahresende gekündigt.")),
        ),
        sample("without_reason", ended(None)),
    ]
}

/// A cluster for tests.
#[cfg(test)]
pub(crate) fn cluster() -> lotse_domain::cluster::Cluster {
    let at = DateTime::<Utc>::UNIX_EPOCH;
    lotse_domain::cluster::Cluster {
        id: uuid::Uuid::nil(),
        slug: "formwerk".into(),
        name: "Formwerk – Kunststoff in Franken".into(),
        sector: None,
        region: None,
        districts: lotse_domain::cluster::Districts::default(),
        description: None,
        website: None,
        contact_mail: Some("hallo@formwerk.example".into()),
        host_name: None,
        colour: "#0f766e".into(),
        accent_colour: "#e07a1f".into(),
        logo_text: Some("FW".into()),
        version: 1,
        created_at: at,
        updated_at: at,
    }
}
