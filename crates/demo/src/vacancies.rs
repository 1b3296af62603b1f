//! Posting the vacancies of a cluster.
use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use lotse_domain::vacancy::{ApplyBy, Kind, SchoolRhythm, VacancyDraft, VacancyRecord};

use crate::{
    companies::{Firm, phone},
    dates::dates,
    names::person,
    pay,
    plan::{Job, Offer, Plan},
    random::Random,
    texts::{ACCESSIBILITY, LANGUAGES, PROSPECTS, PROSPECTS_AFTER_STUDY, Posting, Texts, posting_texts},
};

/// What is offered by whom, before it is written out.
struct Opening<'a> {
    firm: &'a Firm,
    offer: &'static Offer,
    places: i32,
}

pub(crate) fn post(
    plan: &'static Plan,
    firms: &[Firm],
    today: NaiveDate,
    random: &mut Random,
) -> Vec<VacancyRecord> {
    let mut openings = open(plan, firms, random);
    if let Some(sum) = plan.places {
        reach(&mut openings, sum, random);
    }
    random.shuffle(&mut openings);
    let mut used = HashSet::new();
    openings
        .iter()
        .zip(1u64..)
        .map(|(opening, row)| VacancyRecord {
            row,
            external_id: format!("{}-{row:04}", plan.prefix),
            draft: draft(plan, opening, today, &mut used, random),
            remarks: Vec::new(),
        })
        .collect()
}

/// One opening for each company, the others where most people work; no company offers the same twice.
fn open<'a>(plan: &Plan, firms: &'a [Firm], random: &mut Random) -> Vec<Opening<'a>> {
    let mut left: Vec<Vec<&'static Offer>> =
        firms.iter().map(|firm| firm.trade.jobs.iter().collect()).collect();
    let mut trades = HashSet::new();
    let mut openings: Vec<Opening> = Vec::with_capacity(plan.vacancies);
    for number in 0..plan.vacancies {
        let at = if number < firms.len() {
            number
        } else {
            let weigh = |(firm, left): (&Firm, &Vec<_>)| {
                if left.is_empty() { 0 } else { usize::try_from(firm.employees.min(250) + 30).unwrap_or(1) }
            };
            random.weighted(firms.iter().zip(&left).map(weigh))
        };
        if left[at].is_empty() {
            continue;
        }
        // The first company of a kind offers what that kind is known for, so that it is never missing.
        let first = number < firms.len() && trades.insert(firms[at].trade.industry);
        let drawn = if first { 0 } else { random.weighted(left[at].iter().map(|offer| offer.weight)) };
        let offer = left[at].swap_remove(drawn);
        openings.push(Opening {
            firm: &firms[at],
            offer,
            places: places(offer.job.kind, firms[at].employees, random),
        });
    }
    openings
}

fn places(kind: Kind, employees: i32, random: &mut Random) -> i32 {
    match kind {
        Kind::Apprenticeship | Kind::Internship => match employees {
            ..40 => random.between(1, 2),
            40..150 => random.between(1, 3),
            _ => random.between(1, 5),
        },
        Kind::DualStudy | Kind::TraineeProgramme => random.between(1, 2),
        Kind::EntryJob => 1,
    }
}

/// Adds and takes places, one at a time, until they make up `sum`.
fn reach(openings: &mut [Opening<'_>], sum: i32, random: &mut Random) {
    let mut missing = sum - openings.iter().map(|opening| opening.places).sum::<i32>();
    while missing != 0 {
        let at = random.below(openings.len());
        let opening = &mut openings[at];
        let most = if opening.firm.employees < 40 { 3 } else { 6 };
        if opening.offer.job.kind != Kind::Apprenticeship {
            continue;
        }
        if missing > 0 && opening.places < most {
            opening.places += 1;
            missing -= 1;
        } else if missing < 0 && opening.places > 1 {
            opening.places -= 1;
            missing += 1;
        }
    }
}

fn draft(
    plan: &Plan,
    opening: &Opening<'_>,
    today: NaiveDate,
    used: &mut HashSet<String>,
    random: &mut Random,
) -> VacancyDraft {
    let Opening { firm, offer, places } = opening;
    let job = offer.job;
    let pupils = job.kind == Kind::Internship && job.months <= 1;
    let when = dates(job.kind, pupils, plan.first_month, today, random);
    let school = (!job.school.is_empty()).then(|| job.school.replace("{}", firm.town.hub));
    let company = &firm.record.draft;
    let Texts { summary, description, benefits } = posting_texts(
        &Posting {
            company: &company.name,
            town: firm.town.name,
            about: firm.about,
            employees: firm.employees,
            places: *places,
            kind: job.kind,
            family: job.family,
            own_tasks: job.tasks,
            school: school.as_deref(),
        },
        used,
        random,
    );
    let pay_by_year = pay::by_year(offer.pay, if job.months < 12 { 1 } else { job.months }, random);
    // A trainee's or beginner's salary is one figure, however long the programme is.
    let one_figure = matches!(job.kind, Kind::TraineeProgramme | Kind::EntryJob);
    let pay_by_year = if one_figure { pay_by_year.into_iter().take(1).collect() } else { pay_by_year };
    let contact = person(random);
    let (apply_by, apply_address) = way_to_apply(plan, firm, random);
    let two_sites = company.sites.len() > 1 && random.chance(35);
    VacancyDraft {
        kind: Some(job.kind),
        title: title(job, firm, when.starts_on, random),
        occupation: job.occupation.map(str::to_owned),
        summary: Some(summary),
        description: Some(description),
        places: Some(*places),
        starts_on: when.starts_on,
        starts_asap: when.starts_asap,
        start_flexible: when.start_flexible,
        duration_months: (job.months > 1).then_some(job.months),
        qualification: (job.kind != Kind::EntryJob).then_some(job.qualification),
        subjects: words(&random.sample(job.family.subjects, 3)),
        pay_by_year,
        pay_note: pay_note(job.kind, pupils, random).map(str::to_owned),
        weekly_minutes: Some(weekly_minutes(plan, offer, pupils, random)),
        work_pattern: Some(job.pattern),
        school_rhythm: school.as_ref().map(|_| rhythm(job.kind, random)),
        school,
        prospects: prospects(job.kind, random).map(str::to_owned),
        takeover: (job.kind == Kind::Apprenticeship && random.chance(65)).then_some(true),
        benefits,
        accessibility: accessibility(job.kind, random).map(str::to_owned),
        languages: languages(job.kind, random).map(str::to_owned),
        apply_by: Some(apply_by),
        apply_address,
        contact_mail: Some(format!("{}@{}", contact.mail_name, firm.domain)),
        contact_name: Some(contact.name),
        contact_phone: random.chance(75).then(|| phone(plan, random)),
        deadline: when.deadline,
        company: company.name.clone(),
        sites: company.sites.iter().take(if two_sites { 2 } else { 1 }).cloned().collect(),
    }
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

fn title(job: &Job, firm: &Firm, start: Option<NaiveDate>, random: &mut Random) -> String {
    let title = job.title;
    let year = start.map_or_else(String::new, |day| format!(" {}", day.year()));
    match job.kind {
        Kind::Apprenticeship => match random.below(10) {
            0..4 => format!("{title} (m/w/d)"),
            4..7 => format!("Ausbildung {title} (m/w/d){year}"),
            7 => format!("{title} (w/m/d) – Ausbildung{year}"),
            8 => format!("{}{year}", job.occupation.unwrap_or(title)),
            9 if random.chance(50) => format!("Ausbildung als {title} (m/w/d) in {}", firm.town.name),
            _ => format!("{title} (m/w/d){year}"),
        },
        Kind::Internship if random.chance(40) => format!("{title} in {}", firm.town.name),
        Kind::Internship => title.to_owned(),
        Kind::DualStudy if random.chance(50) => format!("{title}{year}"),
        Kind::DualStudy | Kind::TraineeProgramme | Kind::EntryJob => format!("{title} (m/w/d)"),
    }
}

fn way_to_apply(plan: &Plan, firm: &Firm, random: &mut Random) -> (ApplyBy, Option<String>) {
    match random.below(20) {
        0..10 => (ApplyBy::Here, None),
        10..14 => (ApplyBy::Url, Some(format!("https://www.{}/ausbildung/bewerben", firm.domain))),
        14..18 => (ApplyBy::Mail, Some(format!("bewerbung@{}", firm.domain))),
        _ => (ApplyBy::Phone, Some(phone(plan, random))),
    }
}

fn pay_note(kind: Kind, pupils: bool, random: &mut Random) -> Option<&'static str> {
    match kind {
        Kind::Internship if pupils => {
            Some("Schülerpraktikum ohne Vergütung, Fahrt und Mittagessen zahlen wir")
        }
        Kind::EntryJob | Kind::TraineeProgramme => Some("brutto im Monat, je nach Abschluss auch mehr"),
        _ => random.chance(45).then(|| {
            random.pick(&["dazu Urlaubs- und Weihnachtsgeld", "nach unserem Haustarif", "13 Monatsgehälter"])
        }),
    }
}

/// Never more than 40 hours: many applicants are under 18 (Jugendarbeitsschutzgesetz, section 8).
fn weekly_minutes(plan: &Plan, offer: &Offer, pupils: bool, random: &mut Random) -> i32 {
    let hours_in_tenths = if pupils {
        350
    } else if plan.prefix == "KF" && offer.pay == pay::METAL_BAVARIA {
        *random.sample(&[350, 350, 350, 375, 380], 1).first().unwrap_or(&350)
    } else {
        *random.sample(&[375, 380, 385, 390, 400, 400], 1).first().unwrap_or(&390)
    };
    hours_in_tenths * 6
}

fn rhythm(kind: Kind, random: &mut Random) -> SchoolRhythm {
    match random.below(20) {
        _ if kind == Kind::DualStudy => SchoolRhythm::Block,
        0..9 => SchoolRhythm::Weekly,
        9..17 => SchoolRhythm::Block,
        _ => SchoolRhythm::Mixed,
    }
}

fn prospects(kind: Kind, random: &mut Random) -> Option<&'static str> {
    match kind {
        Kind::Apprenticeship => random.chance(85).then(|| random.pick(PROSPECTS)),
        Kind::DualStudy => Some(random.pick(PROSPECTS_AFTER_STUDY)),
        _ => None,
    }
}

fn accessibility(kind: Kind, random: &mut Random) -> Option<&'static str> {
    // The last one is about a training in part time.
    let fitting =
        if kind == Kind::Apprenticeship { ACCESSIBILITY } else { &ACCESSIBILITY[..ACCESSIBILITY.len() - 1] };
    random.chance(40).then(|| random.pick(fitting))
}

fn languages(kind: Kind, random: &mut Random) -> Option<&'static str> {
    match kind {
        Kind::Apprenticeship => random.chance(60).then(|| random.pick(LANGUAGES)),
        Kind::DualStudy => Some("Deutsch auf C1, Englisch auf B2."),
        _ => None,
    }
}
