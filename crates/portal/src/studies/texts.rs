//! The keys of texts that are made from words of the domain at run time.
use lotse_domain::{
    institution::InstitutionKind,
    study_programme::{Degree, ProgrammeState, StudyForm},
};

/// Field and code of the domain's errors that the forms show.
const MISTAKES: [&str; 4] =
    ["name-too-many", "title-too-many", "semesters-out-of-range", "institution-id-unknown"];

pub(crate) fn spelt_out() -> Vec<String> {
    let mut keys: Vec<String> = MISTAKES.iter().map(|mistake| format!("mistake-{mistake}")).collect();
    let groups: [(&str, Vec<&str>); 4] = [
        ("institution-kind", InstitutionKind::ALL.iter().map(|word| word.as_str()).collect()),
        ("study-degree", Degree::ALL.iter().map(|word| word.as_str()).collect()),
        ("study-form", StudyForm::ALL.iter().map(|word| word.as_str()).collect()),
        ("study-state", ProgrammeState::ALL.iter().map(|word| word.as_str()).collect()),
    ];
    for (group, words) in groups {
        keys.extend(words.iter().map(|word| format!("{group}-{}", word.replace('_', "-"))));
    }
    keys
}
