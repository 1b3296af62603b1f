//! What somebody has typed into the form of a vacancy, and what it means.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use lotse_domain::{
    application::QuestionKey,
    cluster::Cluster,
    company::{Company, Site as Location},
    vacancy::{
        Kind, Qualification, SchoolRhythm, WorkPattern,
        desk::{OwnVacancy, PostingDraft, Suggestion},
    },
};
use lotse_web_kit::auth::Fields;

use super::{figures, reading};
use crate::{form::Mistakes, language::Lang};

/// Fields with one value. Their names are those of the API, so that advice, remarks and mistakes find them.
const TEXTS: [&str; 31] = [
    "kind",
    "title",
    "occupation",
    "places",
    "street",
    "postal_code",
    "town",
    "starts_on",
    "starts_asap",
    "start_flexible",
    "duration_months",
    "pay_note",
    "weekly_minutes",
    "work_pattern",
    "qualification",
    "subjects",
    "languages",
    "summary",
    "description",
    "benefits",
    "prospects",
    "takeover",
    "accessibility",
    "school",
    "school_rhythm",
    "most_open",
    "deadline",
    "expires_on",
    "contact_name",
    "cluster",
    "version",
];

/// As it was typed, by name of the field.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(BTreeMap<&'static str, String>);

impl Typed {
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub(super) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.insert(name, value.into());
    }

    /// What is known already is kept.
    fn fill(&mut self, name: &'static str, value: impl Into<String>) {
        if self.get(name).is_empty() {
            self.set(name, value);
        }
    }

    /// A form that nobody has touched.
    pub(super) fn fresh(sites: &[Location]) -> Self {
        let mut typed = Self::default();
        typed.set("kind", Kind::Apprenticeship.as_str());
        typed.set("places", "1");
        typed.set("questions", words(QuestionKey::USUAL.iter().map(|key| key.as_str())));
        if let [only] = sites {
            typed.set("sites", only.id.to_string());
        }
        typed
    }

    pub(super) fn read(fields: &Fields) -> Self {
        let mut typed = Self::default();
        for name in TEXTS {
            typed.set(name, fields.text(name));
        }
        typed.set("sites", words(fields.all("sites").into_iter()));
        typed.set("questions", words(fields.all("questions").into_iter()));
        let pay: Vec<&str> = fields.all("pay_by_year").into_iter().map(str::trim).collect();
        typed.set("pay_by_year", pay.join("|"));
        typed
    }

    /// A vacancy to be changed.
    pub(super) fn of(lang: Lang, own: &OwnVacancy) -> Self {
        let (vacancy, desk) = (&own.vacancy, &own.desk);
        let separator = if lang == Lang::De { ',' } else { '.' };
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let day = |value: Option<NaiveDate>| value.map(|day| day.to_string()).unwrap_or_default();
        let number = |value: Option<i32>| value.map(|number| number.to_string()).unwrap_or_default();
        let ticked = |value: bool| if value { "ja" } else { "" };
        let occupation = own.occupation.as_ref().map(|occupation| occupation.title.clone());
        let pay: Vec<String> =
            vacancy.pay_by_year.0.iter().map(|cents| figures::typed(i64::from(*cents), separator)).collect();
        let hours = vacancy.weekly_minutes.map(|minutes| figures::typed(figures::hours(minutes), separator));
        let mut typed = Self::default();
        typed.set("kind", vacancy.kind.as_str());
        typed.set("title", vacancy.title.as_str());
        typed.set("occupation", vacancy.occupation_text.clone().or(occupation).unwrap_or_default());
        typed.set("places", vacancy.places.to_string());
        typed.set("sites", words(own.sites.iter().map(|site| site.id.to_string())));
        typed.set("starts_on", day(vacancy.starts_on));
        typed.set("starts_asap", ticked(vacancy.starts_asap));
        typed.set("start_flexible", ticked(vacancy.start_flexible));
        typed.set("duration_months", number(vacancy.duration_months));
        typed.set("pay_by_year", pay.join("|"));
        typed.set("pay_note", text(&vacancy.pay_note));
        typed.set("weekly_minutes", hours.unwrap_or_default());
        typed.set("work_pattern", vacancy.work_pattern.map_or("", WorkPattern::as_str));
        typed.set("qualification", vacancy.qualification.map_or("", Qualification::as_str));
        typed.set("subjects", vacancy.subjects.0.join("\n"));
        typed.set("languages", text(&vacancy.languages));
        typed.set("summary", text(&vacancy.summary));
        typed.set("description", text(&vacancy.description));
        typed.set("benefits", vacancy.benefits.0.join("\n"));
        typed.set("prospects", text(&vacancy.prospects));
        typed.set("takeover", vacancy.takeover.map_or("", |takeover| if takeover { "yes" } else { "no" }));
        typed.set("accessibility", text(&vacancy.accessibility));
        typed.set("school", text(&vacancy.school));
        typed.set("school_rhythm", vacancy.school_rhythm.map_or("", SchoolRhythm::as_str));
        typed.set("questions", words(desk.questions.0.iter().map(|key| key.as_str())));
        typed.set("most_open", number(desk.most_open));
        typed.set("deadline", day(vacancy.deadline));
        typed.set("expires_on", day(desk.expires_on));
        typed.set("contact_name", text(&vacancy.contact_name));
        typed.set("cluster", own.cluster.slug.as_str());
        typed.set("version", vacancy.version.to_string());
        typed
    }

    /// What is known about an occupation goes where nothing stands yet.
    pub(super) fn take(&mut self, known: &Suggestion) {
        let Suggestion { occupation, duration_months, qualification, subjects, description } = known;
        self.fill("title", occupation.title.as_str());
        self.set("occupation", occupation.title.as_str());
        self.fill("duration_months", duration_months.to_string());
        self.fill("qualification", qualification.map_or("", Qualification::as_str));
        self.fill("subjects", subjects.join("\n"));
        self.fill("description", description.as_str());
    }

    /// The version that was read, of a vacancy that is changed.
    pub(super) fn version(&self) -> Option<i32> {
        self.get("version").parse().ok()
    }

    /// What it means. What cannot be understood is left out and told; the rest is the domain's to check.
    pub(super) fn draft(
        &self,
        lang: Lang,
        company: &Company,
        sites: &[Location],
        clusters: &[&Cluster],
    ) -> (PostingDraft, Mistakes) {
        reading::read(lang, self, company, sites, clusters)
    }
}

fn words(values: impl Iterator<Item = impl Into<String>>) -> String {
    values.map(Into::into).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use lotse_domain::vacancy::{ApplyBy, Qualification};

    use super::{Lang, Typed};
    use crate::vacancies::sample;

    fn typed(fields: &[(&'static str, &str)]) -> Typed {
        let mut typed = Typed::fresh(&[sample::location()]);
        for (name, value) in fields {
            typed.set(name, *value);
        }
        typed
    }

    #[test]
    fn a_form_says_what_its_fields_say() {
        let typed = typed(&[
            ("title", "Mechatroniker"),
            ("pay_by_year", "1.150|1215,50||"),
            ("weekly_minutes", "38,5"),
            ("starts_on", "2027-08-01"),
            ("benefits", "- Kantine\n\n• 30 Tage Urlaub "),
            ("qualification", "mittlere_reife"),
            ("takeover", "no"),
        ]);
        let (posting, mistakes) =
            typed.draft(Lang::De, &sample::company(), &[sample::location()], &[&sample::cluster()]);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        let draft = posting.vacancy;
        assert_eq!(draft.pay_by_year, [115_000, 121_550]);
        assert_eq!(draft.weekly_minutes, Some(2_310));
        assert_eq!(draft.benefits, ["Kantine", "30 Tage Urlaub"]);
        assert_eq!(draft.qualification, Some(Qualification::MittlereReife));
        assert_eq!((draft.takeover, draft.apply_by), (Some(false), Some(ApplyBy::Here)));
        assert_eq!(draft.sites.len(), 1, "a company's only site is chosen");
        assert_eq!(draft.sites[0].street.as_deref(), Some("Musterstraße 12"));
    }

    #[test]
    fn everything_that_cannot_be_understood_is_told_at_once() {
        let typed = typed(&[
            ("places", "viele"),
            ("starts_on", "im Herbst"),
            ("pay_by_year", "1.150||1.300"),
            ("weekly_minutes", "voll"),
            ("postal_code", "904"),
            ("questions", "why strengths tried about"),
        ]);
        let (_, mistakes) = typed.draft(Lang::De, &sample::company(), &[], &[]);
        let mut fields: Vec<_> = mistakes.list().iter().map(|(field, _)| field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(
            fields,
            ["pay_by_year", "places", "postal_code", "questions", "starts_on", "title", "weekly_minutes"]
        );
    }
}
