//! A vacancy for tests.
use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    cluster::{Cluster, Districts},
    company::{
        Company, Site,
        profile::{CompanyPicture, PictureKind, Profile, TrainingProfile},
    },
    occupation::{Area, Basis, Occupation, Sector, Words},
    vacancy::{
        ApplyBy, Kind, PayByYear, Qualification, SchoolRhythm, Vacancy, VacancyState, VacancyView,
        WorkPattern, desk::Crowd,
    },
};
use uuid::Uuid;

fn then() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_848_800, 0).unwrap()
}

pub(crate) fn cluster() -> Cluster {
    Cluster {
        id: Uuid::from_u128(1),
        slug: "kunststoff-franken".into(),
        name: "Kunststoff Franken".into(),
        sector: Some("Kunststoff".into()),
        region: Some("Franken".into()),
        districts: Districts(vec!["094".into(), "095".into(), "096".into()]),
        description: Some("Wir sind **190 Betriebe** aus Franken.".into()),
        website: Some("https://cluster.example".into()),
        contact_mail: Some("kontakt@cluster.example".into()),
        host_name: None,
        colour: "#0b7a4b".into(),
        accent_colour: "#e07a1f".into(),
        logo_text: Some("KF".into()),
        version: 1,
        created_at: then(),
        updated_at: then(),
    }
}

pub(crate) fn company() -> Company {
    Company {
        id: Uuid::from_u128(2),
        slug: "franken-maschinenbau-gmbh".into(),
        name: "Franken Maschinenbau GmbH".into(),
        name_key: "franken maschinenbau".into(),
        summary: Some("Wir bauen Maschinen, die Spritzgussteile fertigen.".into()),
        description: Some("Seit 1962 in Nürnberg.".into()),
        industry: Some("Maschinenbau".into()),
        employees: Some(180),
        website: Some("https://firma.example".into()),
        mail: Some("ausbildung@firma.example".into()),
        phone: Some("0911 123 45".into()),
        source: "test".into(),
        external_id: None,
        version: 1,
        created_at: then(),
        updated_at: then(),
    }
}

pub(crate) fn profile() -> Profile {
    let logo = CompanyPicture {
        id: Uuid::from_u128(6),
        company_id: Uuid::from_u128(2),
        kind: PictureKind::Logo,
        alt: "Zwei Hände, ein Zahnrad".into(),
        media_type: "image/png".into(),
        bytes: 1_000,
        width: 400,
        height: 200,
        wrapped_key: String::new(),
        position: 0,
        created_at: then(),
    };
    let training = TrainingProfile {
        company_id: Uuid::from_u128(2),
        learn: Some("Du lernst **drehen** und fräsen.".into()),
        contact_name: Some("Jana Meyer".into()),
        contact_role: Some("Ausbildungsleiterin".into()),
        takes_speculative: true,
        updated_at: then(),
    };
    Profile { company: company(), training: Some(training), logo: Some(logo), photos: Vec::new() }
}

pub(crate) fn location() -> Site {
    Site {
        id: Uuid::from_u128(3),
        company_id: Uuid::from_u128(2),
        street: Some("Musterstraße 12".into()),
        postal_code: Some("90402".into()),
        town: "Nürnberg".into(),
        state: Some("BY".into()),
        country: "DE".into(),
        latitude: Some(49.4521),
        longitude: Some(11.0767),
        address_key: String::new(),
    }
}

pub(crate) fn occupation() -> Occupation {
    Occupation {
        id: Uuid::from_u128(4),
        code: "26112-904".into(),
        kldb: "26112".into(),
        slug: "mechatroniker-in".into(),
        title: "Mechatroniker/in".into(),
        title_male: "Mechatroniker".into(),
        title_female: "Mechatronikerin".into(),
        months: 42,
        area: Area::Electrical,
        sector: Sector::IndustryCommerce,
        basis: Basis::Bbig,
        synonyms: Words(vec!["Mechatronik".into()]),
    }
}

pub(crate) fn view() -> VacancyView {
    VacancyView {
        vacancy: vacancy(),
        company: company(),
        sites: vec![location()],
        occupation: Some(occupation()),
        clusters: vec![cluster()],
        answers: None,
        crowd: Crowd::default(),
    }
}

fn vacancy() -> Vacancy {
    Vacancy {
        id: Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0005),
        cluster_id: Uuid::from_u128(1),
        company_id: Uuid::from_u128(2),
        occupation_id: Some(Uuid::from_u128(4)),
        occupation_text: None,
        kind: Kind::Apprenticeship,
        state: VacancyState::Published,
        title: "Mechatroniker".into(),
        summary: Some("Du baust Maschinen und bringst sie zum Laufen.".into()),
        description: Some("Du lernst, wie Mechanik und Elektronik zusammenspielen.\n\n- Bauteile montieren\n- Schaltschränke verdrahten\n- Steuerungen programmieren\n- Fehler finden und beheben\n\n## Dein Team\n\nWir sind 14 Azubis und drei Ausbilderinnen.".into()),
        places: 3,
        starts_on: NaiveDate::from_ymd_opt(2027, 8, 1),
        starts_asap: false,
        start_flexible: false,
        duration_months: None,
        qualification: Some(Qualification::MittlereReife),
        subjects: Words(vec!["Mathematik".into(), "Physik".into()]),
        pay_by_year: PayByYear(vec![115_000, 121_500, 129_000, 134_000]),
        pay_note: Some("nach Tarif der Metall- und Elektroindustrie".into()),
        weekly_minutes: Some(2_310),
        work_pattern: Some(WorkPattern::FullTime),
        school: Some("Berufsschule 2, Nürnberg".into()),
        school_rhythm: Some(SchoolRhythm::Block),
        prospects: Some("Danach kannst du Techniker werden oder studieren.".into()),
        takeover: Some(true),
        benefits: Words(vec!["30 Tage Urlaub".into(), "Kantine".into(), "Zuschuss zum Führerschein".into()]),
        accessibility: Some("Werkstatt und Räume sind ohne Stufen erreichbar.".into()),
        languages: Some("Deutsch B2".into()),
        apply_by: ApplyBy::Url,
        apply_address: Some("https://firma.example/bewerben".into()),
        contact_name: Some("Maria Muster".into()),
        contact_mail: Some("ausbildung@firma.example".into()),
        contact_phone: Some("0911 123 45".into()),
        deadline: NaiveDate::from_ymd_opt(2027, 3, 31),
        source: "test".into(),
        external_id: "1".into(),
        content_hash: String::new(),
        fingerprint: String::new(),
        duplicate_of: None,
        version: 1,
        published_at: Some(then()),
        created_at: then(),
        updated_at: then(),
    }
}
