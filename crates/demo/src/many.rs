//! A hundred thousand vacancies and more, for measuring.
use std::collections::HashSet;

use chrono::NaiveDate;
use lotse_domain::{
    company::SiteDraft,
    fold::slug,
    vacancy::{ApplyBy, Kind, Qualification, SchoolRhythm, VacancyDraft, VacancyRecord, WorkPattern},
};

use crate::{
    names::{FRANCONIAN_SURNAMES, HESSIAN_SURNAMES, NORTHERN_SURNAMES, person},
    pay,
    random::Random,
    texts::{self, Family, Posting, Texts, posting_texts, short_name},
};

/// The table itself and not the crate around it: only titles, months and areas are needed.
const OCCUPATIONS: &str = include_str!("../../reference/data/occupations.csv");
/// The larger towns of Germany, each with one postal code and its state.
const TOWNS: &str = include_str!("../data/towns.txt");
const COMPANIES: usize = 4_000;
const SCALE: &[i32] = &[1_080, 1_160, 1_250, 1_320];

struct Occupation {
    title: String,
    months: i32,
    family: &'static Family,
}

struct Town {
    code: &'static str,
    state: &'static str,
    name: &'static str,
}

/// `count` plausible vacancies over all of Germany, made one by one: memory does not grow with `count`.
///
/// Every occupation of the catalogue occurs. No two have the same company, occupation and town.
pub fn many(seed: u64, count: usize) -> impl Iterator<Item = VacancyRecord> {
    let pool = Pool { seed, occupations: occupations(), towns: towns() };
    (0..count).map(move |number| pool.vacancy(number))
}

struct Pool {
    seed: u64,
    occupations: Vec<Occupation>,
    towns: Vec<Town>,
}

impl Pool {
    fn vacancy(&self, number: usize) -> VacancyRecord {
        let (company, turn) = (number % COMPANIES, number / COMPANIES);
        let mut random = Random::branch(self.seed, number as u64);
        // What belongs to the company is drawn from its own number, so that it is the same in all its vacancies.
        let mut own = Random::branch(!self.seed, company as u64);
        let name = company_name(company, &mut own);
        let (first, home) = (own.below(self.occupations.len()), own.below(self.towns.len()));
        let employees = own.between(5, 900).min(own.between(5, 900));
        // A company goes through the occupations one after the other, then again in the next town.
        let occupation = &self.occupations[(first + turn) % self.occupations.len()];
        let town = &self.towns[(home + turn / self.occupations.len()) % self.towns.len()];
        VacancyRecord {
            row: number as u64 + 1,
            external_id: format!("V-{:07}", number + 1),
            draft: draft(&name, employees, occupation, town, &mut random),
            remarks: Vec::new(),
        }
    }
}

fn draft(
    company: &str,
    employees: i32,
    occupation: &Occupation,
    town: &Town,
    random: &mut Random,
) -> VacancyDraft {
    let places = random.between(1, 4);
    let school = format!("Berufsschule {}", town.name);
    let Texts { summary, description, benefits } = posting_texts(
        &Posting {
            company,
            town: town.name,
            about: "Wir bilden in mehreren Berufen aus und kennen unsere Auszubildenden gut.",
            employees,
            places,
            kind: Kind::Apprenticeship,
            family: occupation.family,
            own_tasks: &[],
            school: Some(&school),
        },
        &mut HashSet::new(),
        random,
    );
    let host = format!("{}.example", slug(&short_name(company)));
    let contact = person(random);
    let (year, month) = (random.between(2027, 2028), if random.chance(50) { 8_u32 } else { 9 });
    let qualification = match random.below(10) {
        0..5 => Qualification::Hauptschulabschluss,
        5..9 => Qualification::MittlereReife,
        _ => Qualification::Abitur,
    };
    VacancyDraft {
        kind: Some(Kind::Apprenticeship),
        title: format!("{} (m/w/d)", occupation.title),
        occupation: Some(occupation.title.clone()),
        summary: Some(summary),
        description: Some(description),
        places: Some(places),
        starts_on: NaiveDate::from_ymd_opt(year, month, 1),
        duration_months: Some(occupation.months),
        qualification: Some(qualification),
        subjects: occupation.family.subjects.iter().map(|word| (*word).to_owned()).collect(),
        pay_by_year: pay::by_year(SCALE, occupation.months, random),
        weekly_minutes: Some(random.between(35, 40) * 60),
        work_pattern: Some(WorkPattern::FullTime),
        school: Some(school),
        school_rhythm: Some(if random.chance(50) { SchoolRhythm::Weekly } else { SchoolRhythm::Block }),
        benefits,
        apply_by: Some(ApplyBy::Mail),
        apply_address: Some(format!("ausbildung@{host}")),
        contact_mail: Some(format!("{}@{host}", contact.mail_name)),
        contact_name: Some(contact.name),
        company: company.to_owned(),
        sites: vec![SiteDraft {
            street: Some(format!("Industriestraße {}", random.between(1, 90))),
            postal_code: Some(town.code.to_owned()),
            town: Some(town.name.to_owned()),
            state: Some(town.state.to_owned()),
            ..SiteDraft::default()
        }],
        ..VacancyDraft::default()
    }
}

/// The name of one of the companies; different for every number below [`COMPANIES`].
fn company_name(number: usize, random: &mut Random) -> String {
    const WORDS: &[&str] = &[
        "Betriebe",
        "Werke",
        "Technik",
        "Handel",
        "Service",
        "Gruppe",
        "Industrie",
        "Systeme",
        "Partner",
        "Manufaktur",
        "Haus",
        "Dienste",
        "Werkstätten",
        "Produktion",
        "Logistik",
        "Projekte",
        "Kontor",
        "Lösungen",
        "Verbund",
        "Zentrum",
        "Anlagen",
        "Material",
        "Versorgung",
        "Fertigung",
        "Bau",
        "Wohnen",
        "Mobil",
        "Grün",
        "Energie",
        "Pflege",
        "Medien",
        "Genuss",
        "Gesundheit",
        "Design",
        "Transporte",
        "Holz",
        "Metall",
        "Papier",
        "Textil",
        "Glas",
    ];
    let surnames = [NORTHERN_SURNAMES, FRANCONIAN_SURNAMES, HESSIAN_SURNAMES];
    let all = surnames.iter().map(|list| list.len()).sum::<usize>();
    let at = number % all;
    let surname = surnames.iter().flat_map(|list| list.iter()).nth(at).unwrap_or(&"Lotse");
    let word = WORDS[(number / all + at) % WORDS.len()];
    format!("{surname} {word} {}", random.pick(&["GmbH", "GmbH & Co. KG", "AG", "KG"]))
}

fn occupations() -> Vec<Occupation> {
    let mut reader = csv::Reader::from_reader(OCCUPATIONS.as_bytes());
    reader
        .records()
        .filter_map(Result::ok)
        .filter_map(|row| {
            let months = row.get(6)?.parse().ok()?;
            Some(Occupation { title: row.get(3)?.to_owned(), months, family: family(row.get(7)?) })
        })
        .collect()
}

fn towns() -> Vec<Town> {
    TOWNS
        .lines()
        .filter_map(|line| {
            let mut words = line.splitn(3, ' ');
            Some(Town { code: words.next()?, state: words.next()?, name: words.next()? })
        })
        .collect()
}

/// The texts for an area of employment.
fn family(area: &str) -> &'static Family {
    match area {
        "food" => &texts::FOOD_PRODUCTION,
        "hospitality" => &texts::KITCHEN,
        "production" | "metal" | "vehicles" => &texts::METAL,
        "electrical" => &texts::ELECTRICAL,
        "laboratory" => &texts::LABORATORY,
        "it" => &texts::SYSTEMS,
        "administration" | "finance" => &texts::OFFICE,
        "logistics" => &texts::LOGISTICS,
        "media" => &texts::MEDIA,
        _ => &texts::ANY,
    }
}
