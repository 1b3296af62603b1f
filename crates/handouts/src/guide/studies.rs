//! What can be studied, by institution.
use std::collections::HashMap;

use lotse_domain::{
    Db,
    fold::fold,
    institution::Institution,
    page::{MAX_LIMIT, PageRequest},
    study_programme::{self, ProgrammeFilter, ProgrammeView, StudyProgramme},
};
use lotse_papers::{GuideInstitution, GuideProgramme};
use uuid::Uuid;

use super::GuideCall;
use crate::{Result, list::contact::without_scheme, markdown::paragraphs, texts::Texts};

/// Letters of an institution's own text.
const MOST_TEXT: usize = 800;

/// An institution with what is published of its programmes.
pub(super) struct Place {
    institution: Institution,
    programmes: Vec<StudyProgramme>,
}

/// By name, and programmes by title.
pub(super) async fn places(db: &Db, cluster_id: Uuid) -> Result<Vec<Place>> {
    let filter = ProgrammeFilter { cluster_id: Some(cluster_id), ..ProgrammeFilter::default() };
    let (mut found, mut after): (HashMap<Uuid, Place>, _) = (HashMap::new(), None);
    loop {
        let request = PageRequest::new(after, Some(MAX_LIMIT));
        let page = study_programme::list_public(db.read(), &filter, request).await?;
        for ProgrammeView { programme, institution } in page.items {
            let place = found.entry(institution.id);
            let place = place.or_insert_with(|| Place { institution, programmes: Vec::new() });
            place.programmes.push(programme);
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut places: Vec<Place> = found.into_values().collect();
    places.sort_by_cached_key(|place| (fold(&place.institution.name), place.institution.id));
    for place in &mut places {
        place.programmes.sort_by_cached_key(|it| (fold(&it.title), it.id));
    }
    Ok(places)
}

/// How many programmes they have together.
pub(super) fn count(places: &[Place]) -> usize {
    places.iter().map(|place| place.programmes.len()).sum()
}

pub(super) fn institution(call: &GuideCall, Place { institution, programmes }: &Place) -> GuideInstitution {
    let texts = Texts(call.language);
    let town: Vec<&str> =
        [institution.postal_code.as_deref(), institution.city.as_deref()].into_iter().flatten().collect();
    let address = institution.street.iter().cloned().chain([town.join(" ")]).filter(|it| !it.is_empty());
    let address: Vec<String> = address.collect();
    let mut lines = vec![texts.word("institution-kind", institution.kind.as_str())];
    lines.extend(Some(address.join(", ")).filter(|line| !line.is_empty()));
    lines.extend(institution.website.as_deref().map(without_scheme));
    GuideInstitution {
        name: institution.name.clone(),
        lines,
        link: Some(call.portal.institution(&institution.slug)),
        text: paragraphs(institution.description.as_deref().unwrap_or_default(), MOST_TEXT),
        programmes: programmes.iter().map(|it| programme(texts, it)).collect(),
    }
}

fn programme(texts: Texts, it: &StudyProgramme) -> GuideProgramme {
    let semesters = it.semesters.and_then(|semesters| usize::try_from(semesters).ok());
    let what = [
        Some(texts.word("study-form", it.form.as_str())),
        Some(texts.word("study-degree", it.degree.as_str())),
        semesters.map(|semesters| texts.count("guide-semesters", semesters)),
    ];
    let mut facts = vec![what.into_iter().flatten().collect::<Vec<_>>().join(", ")];
    for (key, value) in [
        ("guide-starts", it.starts.clone()),
        ("guide-admission", it.admission.clone()),
        ("guide-area", it.area.map(|area| texts.word("area", area.as_str()))),
    ] {
        facts.extend(value.map(|value| texts.with(key, [("value", value)])));
    }
    GuideProgramme { title: it.title.clone(), facts }
}
