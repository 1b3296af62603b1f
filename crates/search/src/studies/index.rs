//! Study programmes in memory, with the words that each is found by.
use std::collections::BTreeSet;

use lotse_domain::{
    institution::InstitutionKind,
    place::distance_km,
    study_programme::{Degree, ProgrammeSearchView, StudyForm},
};

use super::{StudyHit, StudyQuery};
use crate::events::{words, worth};

/// A word of the title counts so many times as much.
const TITLE: u32 = 3;

/// All study programmes that can be found.
#[derive(Debug, Default)]
pub(crate) struct StudyIndex {
    studies: Vec<Indexed>,
}

#[derive(Debug)]
struct Indexed {
    view: ProgrammeSearchView,
    title: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl StudyIndex {
    pub(crate) fn of(views: Vec<ProgrammeSearchView>) -> Self {
        Self { studies: views.into_iter().map(Indexed::of).collect() }
    }

    pub(crate) fn search(&self, query: &StudyQuery) -> Vec<StudyHit> {
        let asked = words::of_query(&query.words);
        let mut hits: Vec<(u32, StudyHit)> =
            self.studies.iter().filter_map(|study| study.meet(query, &asked)).collect();
        hits.sort_by(|(one, a), (other, b)| {
            other.cmp(one).then_with(|| a.title.cmp(&b.title)).then(a.programme_id.cmp(&b.programme_id))
        });
        hits.into_iter().take(query.limit).map(|(_, hit)| hit).collect()
    }
}

impl Indexed {
    fn of(view: ProgrammeSearchView) -> Self {
        let (mut title, mut all) = (BTreeSet::new(), BTreeSet::new());
        let ProgrammeSearchView { programme, institution, cluster_name, cluster_slug: _ } = &view;
        words::of_text(&programme.title, &mut title);
        for text in [&programme.description, &programme.admission, &programme.starts, &institution.city] {
            words::of_text(text.as_deref().unwrap_or_default(), &mut all);
        }
        words::of_text(&institution.name, &mut all);
        words::of_text(cluster_name, &mut all);
        words::of_text("Studium Studiengang studieren study", &mut all);
        words::of_text(of_form(programme.form), &mut all);
        words::of_text(of_degree(programme.degree), &mut all);
        words::of_text(of_kind(institution.kind), &mut all);
        Self { view, title, words: all }
    }

    /// The hit with what it is worth, where it fits.
    fn meet(&self, query: &StudyQuery, asked: &[String]) -> Option<(u32, StudyHit)> {
        let ProgrammeSearchView { programme, institution, cluster_name, cluster_slug } = &self.view;
        let fits = query.form.is_none_or(|form| form == programme.form)
            && query.degree.is_none_or(|degree| degree == programme.degree)
            && (query.areas.is_empty() || programme.area.is_some_and(|area| query.areas.contains(&area)))
            && query.cluster.as_ref().is_none_or(|slug| slug == cluster_slug);
        if !fits {
            return None;
        }
        let distance_km = match (&query.near, institution.latitude.zip(institution.longitude)) {
            (None, _) => None,
            (Some(_), None) => return None,
            (Some(near), Some((latitude, longitude))) => {
                let km = distance_km((near.latitude, near.longitude), (latitude, longitude));
                Some(km).filter(|km| *km <= near.radius_km).map(Some)?
            }
        };
        let mut sum = 0;
        for word in asked {
            let worth = (TITLE * worth(word, &self.title)).max(worth(word, &self.words));
            if worth == 0 {
                return None;
            }
            sum += worth;
        }
        let hit = StudyHit {
            programme_id: programme.id,
            slug: programme.slug.clone(),
            title: programme.title.clone(),
            form: programme.form,
            degree: programme.degree,
            area: programme.area,
            semesters: programme.semesters,
            institution_id: institution.id,
            institution_slug: institution.slug.clone(),
            institution_name: institution.name.clone(),
            city: institution.city.clone(),
            cluster_slug: cluster_slug.clone(),
            cluster_name: cluster_name.clone(),
            distance_km,
        };
        Some((sum, hit))
    }
}

const fn of_form(form: StudyForm) -> &'static str {
    match form {
        StudyForm::FullTime => "Vollzeit Vollzeitstudium full-time",
        StudyForm::Dual => "duales dual",
        StudyForm::PartTime => "berufsbegleitend Teilzeit Abendstudium Fernstudium part-time",
    }
}

const fn of_degree(degree: Degree) -> &'static str {
    match degree {
        Degree::Bachelor => "Bachelor",
        Degree::Master => "Master",
        Degree::Certificate => "Zertifikat Weiterbildung certificate",
        Degree::StateExamination => "Staatsexamen staatliche Prüfung",
        Degree::Other => "",
    }
}

const fn of_kind(kind: InstitutionKind) -> &'static str {
    match kind {
        InstitutionKind::University => "Universität Uni university",
        InstitutionKind::UniversityOfAppliedSciences => "Hochschule Fachhochschule FH university",
        InstitutionKind::DualUniversity => "Duale Hochschule Berufsakademie university",
        InstitutionKind::TrainingCentre => "Bildungszentrum Akademie training centre",
        InstitutionKind::VocationalSchool => "Berufsschule Fachschule vocational school",
    }
}
