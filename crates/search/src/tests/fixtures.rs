//! Rows made by hand, and an index of them.
use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use lotse_domain::{
    change_log::Checkpoint,
    cluster::Cluster,
    company::{Company, CompanyView, Site},
    occupation::{Area, Basis, Occupation, Sector, Words},
    place::{Gazetteer, Place, PlaceKind},
    vacancy::{ApplyBy, Kind, PayByYear, Qualification, Vacancy, VacancyState, VacancyView, desk::Crowd},
};
use tantivy::IndexWriter;
use uuid::Uuid;

use crate::{Completion, Near, SearchIndex, SearchPage, SearchQuery, Suggestion, document, index::Payload};

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn at(text: &str) -> DateTime<Utc> {
    day(text).and_hms_opt(12, 0, 0).unwrap().and_utc()
}

/// An id that is the same in every run.
pub(super) fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

pub(crate) fn cluster(slug: &str) -> Cluster {
    Cluster {
        id: Uuid::new_v5(&Uuid::NAMESPACE_URL, slug.as_bytes()),
        slug: slug.into(),
        name: slug.into(),
        sector: None,
        region: None,
        districts: lotse_domain::cluster::Districts::default(),
        description: None,
        website: None,
        contact_mail: None,
        host_name: None,
        colour: "#000000".into(),
        accent_colour: "#ffffff".into(),
        logo_text: None,
        version: 1,
        created_at: at("2026-01-01"),
        updated_at: at("2026-01-01"),
    }
}

pub(super) fn company(name: &str) -> Company {
    Company {
        id: Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()),
        slug: lotse_domain::fold::slug(name),
        name: name.into(),
        name_key: name.to_lowercase(),
        summary: None,
        description: None,
        industry: None,
        employees: None,
        website: None,
        mail: None,
        phone: None,
        source: "test".into(),
        external_id: None,
        version: 1,
        created_at: at("2026-01-01"),
        updated_at: at("2026-01-01"),
    }
}

pub(super) fn site(company: Uuid, town: &str, state: &str, latitude: f64, longitude: f64) -> Site {
    Site {
        id: Uuid::new_v5(&company, town.as_bytes()),
        company_id: company,
        street: None,
        postal_code: Some("23552".into()),
        town: town.into(),
        state: Some(state.into()),
        country: "DE".into(),
        latitude: Some(latitude),
        longitude: Some(longitude),
        address_key: town.to_lowercase(),
    }
}

pub(super) fn occupation(code: &str, male: &str, female: &str, area: Area, synonyms: &[&str]) -> Occupation {
    Occupation {
        id: Uuid::new_v5(&Uuid::NAMESPACE_URL, code.as_bytes()),
        code: code.into(),
        kldb: code.chars().take(5).collect(),
        slug: lotse_domain::fold::slug(male),
        title: format!("{male}/in"),
        title_male: male.into(),
        title_female: female.into(),
        months: 42,
        area,
        sector: Sector::IndustryCommerce,
        basis: Basis::Bbig,
        synonyms: Words(synonyms.iter().map(|s| (*s).to_owned()).collect()),
    }
}

/// The towns of [`mixed`], without postal codes: those of its sites are all the same.
pub(super) fn gazetteer() -> Gazetteer {
    let town = |key: &str, name: &str, state: &str, latitude, longitude, population| Place {
        kind: PlaceKind::Municipality,
        key: key.into(),
        name: name.into(),
        district: name.into(),
        state: state.into(),
        latitude,
        longitude,
        population,
    };
    Gazetteer::new(vec![
        town("01003000", "Lübeck", "SH", 53.866, 10.687, 216_000),
        town("01002000", "Kiel", "SH", 54.323, 10.123, 247_000),
        town("02000000", "Hamburg", "HH", 53.551, 9.994, 1_840_000),
        town("09162000", "München", "BY", 48.137, 11.575, 1_480_000),
        town("14713000", "Leipzig", "SN", 51.340, 12.375, 590_000),
    ])
}

/// What is offered while somebody types, of what has a name and no place.
pub(super) fn offered(index: &SearchIndex, typed: &str, limit: usize) -> Vec<Suggestion> {
    let all = index.complete(typed, &Gazetteer::default(), at("2026-06-01"), limit);
    let named = |completion| match completion {
        Completion::Named(suggestion) => Some(suggestion),
        _ => None,
    };
    all.into_iter().filter_map(named).collect()
}

/// A vacancy without anything that a test does not ask for.
pub(super) fn vacancy(number: u128, title: &str) -> VacancyView {
    let company = company("Muster GmbH");
    let vacancy = Vacancy {
        id: id(number),
        cluster_id: cluster("nord").id,
        company_id: company.id,
        occupation_id: None,
        occupation_text: None,
        kind: Kind::Apprenticeship,
        state: VacancyState::Published,
        title: title.into(),
        summary: None,
        description: None,
        places: 1,
        starts_on: None,
        starts_asap: false,
        start_flexible: false,
        duration_months: None,
        qualification: None,
        subjects: Words::default(),
        pay_by_year: PayByYear::default(),
        pay_note: None,
        weekly_minutes: None,
        work_pattern: None,
        school: None,
        school_rhythm: None,
        prospects: None,
        takeover: None,
        benefits: Words::default(),
        accessibility: None,
        languages: None,
        apply_by: ApplyBy::Here,
        apply_address: None,
        contact_name: None,
        contact_mail: None,
        contact_phone: None,
        deadline: None,
        source: "test".into(),
        external_id: number.to_string(),
        content_hash: String::new(),
        fingerprint: String::new(),
        duplicate_of: None,
        version: 1,
        published_at: Some(at("2026-06-01") + Duration::minutes(i64::try_from(number).unwrap())),
        created_at: at("2026-06-01"),
        updated_at: at("2026-06-01"),
    };
    let sites = vec![site(company.id, "Lübeck", "SH", 53.866, 10.687)];
    VacancyView {
        vacancy,
        company,
        sites,
        occupation: None,
        clusters: vec![cluster("nord")],
        answers: None,
        crowd: Crowd::Nobody,
    }
}

pub(super) fn with_occupation(mut view: VacancyView, occupation: Occupation) -> VacancyView {
    view.vacancy.occupation_id = Some(occupation.id);
    view.occupation = Some(occupation);
    view
}

/// A few hundred vacancies with every combination of what can be filtered, in a fixed disorder.
pub(super) fn mixed(count: u128) -> Vec<VacancyView> {
    let towns = [
        ("Lübeck", "SH", 53.866, 10.687),
        ("Kiel", "SH", 54.323, 10.123),
        ("Hamburg", "HH", 53.551, 9.994),
        ("München", "BY", 48.137, 11.575),
        ("Leipzig", "SN", 51.340, 12.375),
    ];
    let occupations = [
        occupation("25102-900", "Industriemechaniker", "Industriemechanikerin", Area::Metal, &[]),
        occupation("26112-902", "Mechatroniker", "Mechatronikerin", Area::Electrical, &[]),
        occupation("29302-900", "Koch", "Köchin", Area::Hospitality, &[]),
    ];
    let companies = ["Muster GmbH", "Nordlicht AG", "Südwerk KG", "Ostbau GmbH"];
    let clusters = ["nord", "sued", "technik"];
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % 1_000_003).unwrap() % below
    };
    (0..count)
        .map(|number| {
            let mut view = match next(4) {
                3 => vacancy(number, "Aushilfe mit Herz"),
                o => with_occupation(vacancy(number, &occupations[o].title_male), occupations[o].clone()),
            };
            view.company = company(companies[next(companies.len())]);
            view.vacancy.company_id = view.company.id;
            view.vacancy.kind = Kind::ALL[next(Kind::ALL.len())];
            view.vacancy.qualification = Qualification::ALL.get(next(Qualification::ALL.len() + 1)).copied();
            view.vacancy.starts_on =
                NaiveDate::from_ymd_opt(2026 + i32::try_from(next(3)).unwrap(), 8, 1).filter(|_| next(5) > 0);
            view.vacancy.published_at =
                Some(at("2026-06-01") + Duration::hours(i64::try_from(next(40)).unwrap()));
            view.clusters = (0..=next(2)).map(|_| cluster(clusters[next(3)])).collect();
            view.clusters.dedup_by(|a, b| a.slug == b.slug);
            view.sites = (0..next(3))
                .map(|_| {
                    let (town, state, latitude, longitude) = towns[next(towns.len())];
                    let off = |n: usize| (f64::from(u32::try_from(n).unwrap()) - 500.0) / 1_500.0;
                    site(
                        view.company.id,
                        town,
                        state,
                        latitude + off(next(1_000)),
                        longitude + off(next(1_000)),
                    )
                })
                .collect();
            view
        })
        .collect()
}

/// An index that tests write to by hand.
pub(super) struct Bench {
    pub index: Arc<SearchIndex>,
    writer: IndexWriter,
    seq: i64,
}

impl Bench {
    pub(super) fn new(views: &[VacancyView]) -> Self {
        let index = SearchIndex::in_memory().unwrap();
        index.set_places(Arc::new(gazetteer()));
        let writer = index.tantivy().writer_with_num_threads(1, 15_000_000).unwrap();
        let mut bench = Self { index, writer, seq: 0 };
        bench.put(views);
        bench
    }

    /// Writes vacancies in place of those with the same id, in one commit.
    pub(super) fn put(&mut self, views: &[VacancyView]) {
        for view in views {
            self.writer.delete_term(document::id_term(self.index.fields(), view.vacancy.id));
            self.writer
                .add_document(document::vacancy(self.index.fields(), &self.index.places(), view).unwrap())
                .unwrap();
        }
        self.commit();
    }

    pub(super) fn delete(&mut self, ids: &[Uuid]) {
        for id in ids {
            self.writer.delete_term(document::id_term(self.index.fields(), *id));
        }
        self.commit();
    }

    pub(super) fn suggest_occupations(&mut self, rows: &[Occupation]) {
        for row in rows {
            self.writer.add_document(document::occupation(self.index.fields(), row).unwrap()).unwrap();
        }
        self.commit();
    }

    pub(super) fn suggest_companies(&mut self, companies: &[Company]) {
        for company in companies {
            let view = CompanyView {
                company: company.clone(),
                sites: vec![],
                clusters: vec![],
                open_vacancies: 0,
                answers: None,
            };
            self.writer.add_document(document::company(self.index.fields(), &view).unwrap()).unwrap();
        }
        self.commit();
    }

    fn commit(&mut self) {
        self.seq += 1;
        let mut commit = self.writer.prepare_commit().unwrap();
        let checkpoint = Checkpoint { xid: 0, seq: self.seq };
        commit.set_payload(&serde_json::to_string(&Payload::new(checkpoint)).unwrap());
        commit.commit().unwrap();
        self.index.refresh().unwrap();
    }

    pub(super) fn search(&self, query: &SearchQuery) -> SearchPage {
        self.index.search(query).unwrap()
    }

    pub(super) fn words(&self, q: &str) -> SearchPage {
        self.search(&SearchQuery { q: q.into(), limit: 100, ..Default::default() })
    }

    /// Titles that these words find, best first.
    pub(super) fn titles(&self, q: &str) -> Vec<String> {
        self.words(q).hits.into_iter().map(|hit| hit.card.title).collect()
    }
}

pub(super) fn near(latitude: f64, longitude: f64, radius_km: f64) -> Near {
    Near { label: "hier".into(), latitude, longitude, radius_km }
}
