//! What is found among study programmes.
use chrono::{DateTime, Utc};
use lotse_domain::{
    fold::slug,
    institution::{Institution, InstitutionKind},
    occupation::Area,
    study_programme::{Degree, ProgrammeSearchView, ProgrammeState, StudyForm, StudyProgramme},
};
use uuid::Uuid;

use super::{StudyIndex, StudyQuery};
use crate::Near;

fn view(
    number: u128,
    title: &str,
    form: StudyForm,
    area: Area,
    at: Option<(f64, f64)>,
) -> ProgrammeSearchView {
    let never = DateTime::<Utc>::UNIX_EPOCH;
    let institution = Institution {
        id: Uuid::from_u128(1),
        cluster_id: Uuid::from_u128(2),
        slug: "akademie-ostufer".into(),
        name: "Akademie Ostufer".into(),
        kind: InstitutionKind::DualUniversity,
        description: None,
        street: None,
        postal_code: None,
        city: Some("Lübeck".into()),
        latitude: at.map(|(latitude, _)| latitude),
        longitude: at.map(|(_, longitude)| longitude),
        website: None,
        version: 1,
        created_at: never,
        updated_at: never,
    };
    let programme = StudyProgramme {
        id: Uuid::from_u128(number),
        institution_id: institution.id,
        slug: slug(title),
        title: title.into(),
        degree: Degree::Bachelor,
        form,
        area: Some(area),
        semesters: Some(6),
        starts: Some("Oktober".into()),
        admission: None,
        description: Some("Qualität in der Molkerei.".into()),
        website: None,
        state: ProgrammeState::Published,
        version: 1,
        created_at: never,
        updated_at: never,
    };
    ProgrammeSearchView {
        programme,
        institution,
        cluster_name: "foodRegion Nord".into(),
        cluster_slug: "food".into(),
    }
}

fn found(query: &StudyQuery) -> Vec<String> {
    let here = Some((53.87, 10.69));
    let index = StudyIndex::of(vec![
        view(10, "Lebensmitteltechnologie", StudyForm::Dual, Area::Food, here),
        view(20, "Wirtschaftsinformatik", StudyForm::PartTime, Area::It, here),
        view(30, "Agrarwirtschaft", StudyForm::FullTime, Area::Agriculture, None),
    ]);
    index.search(query).into_iter().map(|hit| hit.title).collect()
}

fn words(words: &str) -> StudyQuery {
    StudyQuery { words: words.into(), limit: 10, ..StudyQuery::default() }
}

#[test]
fn programmes_are_found_as_people_write() {
    for asked in ["lebensmitteltechnologie", "duales Studium Lebensmittel", "Lebensmittel Lübeck"] {
        let first = found(&words(asked)).into_iter().next();
        assert_eq!(first.as_deref(), Some("Lebensmitteltechnologie"), "{asked}");
    }
    assert_eq!(found(&words("berufsbegleitend Wirtschaftsinformatik")), ["Wirtschaftsinformatik"]);
    assert_eq!(found(&words("schiffsbau")), Vec::<String>::new());
    assert_eq!(found(&words("")).len(), 3);
    assert_eq!(found(&StudyQuery { limit: 1, ..words("") }), ["Agrarwirtschaft"], "by title");
}

#[test]
fn what_is_elsewhere_or_of_another_kind_is_left_out() {
    let near = Near { label: "Lübeck".into(), latitude: 53.9, longitude: 10.7, radius_km: 25.0 };
    let here = StudyQuery { near: Some(near), ..words("") };
    assert_eq!(found(&here), ["Lebensmitteltechnologie", "Wirtschaftsinformatik"]);
    let dual = StudyQuery { form: Some(StudyForm::Dual), ..words("") };
    assert_eq!(found(&dual), ["Lebensmitteltechnologie"]);
    let it = StudyQuery { areas: vec![Area::It, Area::Metal], ..words("") };
    assert_eq!(found(&it), ["Wirtschaftsinformatik"]);
    let elsewhere = StudyQuery { cluster: Some("plastics".into()), ..words("") };
    assert_eq!(found(&elsewhere), Vec::<String>::new());
}
