//! The form of a study programme.
use lotse_domain::{
    institution::Institution,
    occupation::Area,
    study_programme::{Degree, ProgrammeDraft, StudyForm, StudyProgramme},
};
use lotse_web_kit::auth::Fields;
use uuid::Uuid;

use super::institution_form::{choices, markdown, website, with_scheme};
use crate::{
    form::{Block, Field, Mistakes},
    language::Lang,
};

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) institution_id: String,
    title: String,
    degree: String,
    form: String,
    area: String,
    semesters: String,
    starts: String,
    admission: String,
    description: String,
    website: String,
    pub(super) version: Option<i32>,
}

impl Typed {
    pub(super) fn of(it: &StudyProgramme) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            institution_id: it.institution_id.to_string(),
            title: it.title.clone(),
            degree: it.degree.as_str().to_owned(),
            form: it.form.as_str().to_owned(),
            area: it.area.map(|area| area.as_str().to_owned()).unwrap_or_default(),
            semesters: it.semesters.map(|semesters| semesters.to_string()).unwrap_or_default(),
            starts: text(&it.starts),
            admission: text(&it.admission),
            description: text(&it.description),
            website: text(&it.website),
            version: Some(it.version),
        }
    }

    pub(super) fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            institution_id: text("institution_id"),
            title: text("title"),
            degree: text("degree"),
            form: text("form"),
            area: text("area"),
            semesters: text("semesters"),
            starts: text("starts"),
            admission: text("admission"),
            description: text("description"),
            website: text("website"),
            version: fields.text("version").parse().ok(),
        }
    }

    /// What the domain checks further.
    ///
    /// # Errors
    /// What it cannot be asked: nothing is chosen, or a number is none.
    pub(super) fn draft(&self, lang: Lang) -> Result<ProgrammeDraft, Mistakes> {
        let mut mistakes = Mistakes::default();
        let institution_id = Uuid::try_parse(&self.institution_id).ok();
        if institution_id.is_none() {
            mistakes.add("institution_id", lang.t("mistake-institution-id-unknown"));
        }
        let (degree, form) = (self.degree.parse::<Degree>().ok(), self.form.parse::<StudyForm>().ok());
        for (name, missing) in [("degree", degree.is_none()), ("form", form.is_none())] {
            if missing {
                mistakes.add(name, lang.t("mistake-any-missing"));
            }
        }
        let area = self.area.parse::<Area>().ok();
        if area.is_none() && !self.area.is_empty() {
            mistakes.add("area", lang.t("mistake-any-unknown"));
        }
        let semesters = self.semesters.parse::<i16>().ok();
        if semesters.is_none() && !self.semesters.is_empty() {
            mistakes.add("semesters", lang.t("mistake-semesters-out-of-range"));
        }
        let (Some(institution_id), Some(degree), Some(form), true) =
            (institution_id, degree, form, mistakes.is_empty())
        else {
            return Err(mistakes);
        };
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok(ProgrammeDraft {
            institution_id,
            title: self.title.clone(),
            degree,
            form,
            area,
            semesters,
            starts: given(&self.starts),
            admission: given(&self.admission),
            description: given(&self.description),
            website: given(&self.website).map(with_scheme),
        })
    }

    pub(super) fn block(&self, lang: Lang, action: &str, institutions: &[Institution]) -> Block {
        let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
        let nothing = (String::new(), lang.t("study-desk-choose"));
        let known = institutions.iter().map(|it| (it.id.to_string(), it.name.clone()));
        let at = [nothing].into_iter().chain(known).collect();
        let degrees = choices(lang, "study-degree", Degree::ALL.iter().map(|it| it.as_str()));
        let forms = choices(lang, "study-form", StudyForm::ALL.iter().map(|it| it.as_str()));
        let areas = choices(lang, "area", Area::ALL.iter().map(|it| it.as_str()));
        Block::new(action, lang.t("study-desk-save"))
            .hidden("version", self.version.map(|version| version.to_string()).unwrap_or_default())
            .field(
                Field { maxlength: 300, ..Field::text("title", lang.t("study-desk-title")) }
                    .value(self.title.as_str()),
            )
            .field(
                Field::select("institution_id", lang.t("study-institution"), at)
                    .value(self.institution_id.as_str()),
            )
            .field(Field::select("form", lang.t("study-form"), forms).value(self.form.as_str()))
            .field(Field::select("degree", lang.t("study-degree"), degrees).value(self.degree.as_str()))
            .field(Field::select("area", optional("study-area"), areas).value(self.area.as_str()))
            .field(
                Field::digits("semesters", optional("study-desk-semesters"), 2)
                    .value(self.semesters.as_str()),
            )
            .field(
                Field { maxlength: 120, ..Field::text("starts", optional("study-starts")) }
                    .hint(lang.t("study-desk-starts-hint"))
                    .value(self.starts.as_str()),
            )
            .field(
                Field::area("admission", optional("study-admission"))
                    .hint(lang.t("study-desk-admission-hint"))
                    .value(self.admission.as_str()),
            )
            .field(markdown("study-about", lang, &self.description))
            .field(website(lang, &self.website))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, StudyForm, Typed, Uuid};

    #[test]
    fn what_is_not_chosen_is_told_at_its_field() {
        let typed = Typed { area: "cheese".into(), semesters: "sechs".into(), ..Typed::default() };
        let mistakes = typed.draft(Lang::De).unwrap_err();
        let fields: Vec<_> = mistakes.list().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["institution_id", "degree", "form", "area", "semesters"]);
    }

    #[test]
    fn what_is_left_empty_is_none() {
        let typed = Typed {
            institution_id: Uuid::nil().to_string(),
            title: "Lebensmitteltechnologie".into(),
            degree: "bachelor".into(),
            form: "dual".into(),
            website: "www.akademie.example/lt".into(),
            ..Typed::default()
        };
        let draft = typed.draft(Lang::De).unwrap();
        assert_eq!((draft.form, draft.area, draft.semesters), (StudyForm::Dual, None, None));
        assert_eq!(draft.website.as_deref(), Some("https://www.akademie.example/lt"));
    }
}
