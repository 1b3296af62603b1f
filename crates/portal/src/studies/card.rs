//! A study programme in a few lines.
use lotse_domain::study_programme::{ProgrammeView, StudyProgramme};

use crate::{language::Lang, site::Site};

/// A study programme in a list; the whole of it is one link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StudyCard {
    pub(super) href: String,
    pub(super) title: String,
    /// "Duales Studium".
    pub(super) form: String,
    pub(super) institution: String,
    pub(super) city: Option<String>,
    /// Degree, length and beginning.
    pub(super) facts: String,
}

impl StudyCard {
    pub(super) fn new(site: &Site, ProgrammeView { programme, institution }: &ProgrammeView) -> Self {
        let lang = site.lang;
        Self {
            href: site.href(&path(&programme.slug)),
            title: programme.title.clone(),
            form: lang.word("study-form", programme.form.as_str()),
            institution: institution.name.clone(),
            city: institution.city.clone(),
            facts: facts(lang, programme).join(" · "),
        }
    }
}

/// The page of a study programme.
pub(crate) fn path(slug: &str) -> String {
    format!("/studium/{slug}")
}

/// The page of an institution.
pub(crate) fn institution_path(slug: &str) -> String {
    format!("/bildungseinrichtungen/{slug}")
}

/// Degree, length and beginning, as far as they are known.
pub(super) fn facts(lang: Lang, programme: &StudyProgramme) -> Vec<String> {
    let starts = programme.starts.clone().map(|words| lang.with("study-starts-words", [("words", words)]));
    [Some(lang.word("study-degree", programme.degree.as_str())), semesters(lang, programme), starts]
        .into_iter()
        .flatten()
        .collect()
}

/// How long it takes.
pub(super) fn semesters(lang: Lang, programme: &StudyProgramme) -> Option<String> {
    let semesters = u64::try_from(programme.semesters?).ok()?;
    Some(lang.count("study-semesters", semesters))
}
