//! What the fields of the form of a vacancy mean.
use chrono::NaiveDate;
use lotse_domain::{
    application::QuestionKey,
    cluster::Cluster,
    company::{Company, Site as Location, SiteDraft},
    vacancy::{
        ApplyBy, VacancyDraft,
        desk::{PostingDraft, Questions},
    },
};
use uuid::Uuid;

use super::{figures, typed::Typed};
use crate::{form::Mistakes, language::Lang};

/// The most characters of a field, as the domain's rules have it.
const LONGEST: [(&str, usize); 11] = [
    ("title", 300),
    ("occupation", 500),
    ("summary", 1_000),
    ("description", 40_000),
    ("pay_note", 500),
    ("school", 500),
    ("prospects", 1_000),
    ("accessibility", 1_000),
    ("languages", 1_000),
    ("contact_name", 500),
    ("street", 120),
];

/// What was typed, and what cannot be understood of it.
pub(super) fn read(
    lang: Lang,
    typed: &Typed,
    company: &Company,
    sites: &[Location],
    clusters: &[&Cluster],
) -> (PostingDraft, Mistakes) {
    let mut reader = Reader { lang, typed, mistakes: Mistakes::default() };
    let draft = reader.draft(company, sites, clusters);
    (draft, reader.mistakes)
}

/// Reads field by field and notes what cannot be understood.
struct Reader<'a> {
    lang: Lang,
    typed: &'a Typed,
    mistakes: Mistakes,
}

impl Reader<'_> {
    fn draft(&mut self, company: &Company, sites: &[Location], clusters: &[&Cluster]) -> PostingDraft {
        for (name, most) in LONGEST {
            if self.typed.get(name).chars().count() > most {
                let most = crate::format::number(self.lang, u64::try_from(most).unwrap_or(u64::MAX));
                self.mistakes.add(name, self.lang.with("posting-too-long", [("n", most)]));
            }
        }
        if self.typed.get("title").is_empty() {
            self.mistakes.add("title", self.lang.t("mistake-title-missing"));
        }
        let questions = self.list::<QuestionKey>("questions");
        if questions.len() > QuestionKey::MOST {
            self.mistakes.add("questions", self.lang.t("posting-questions-most"));
        }
        let expires_on = self.day("expires_on");
        let most_open = self.number("most_open");
        let cluster = self.typed.get("cluster");
        PostingDraft {
            questions: Questions(questions),
            most_open,
            expires_on,
            cluster_id: clusters.iter().find(|known| known.slug == cluster).map(|known| known.id),
            vacancy: VacancyDraft {
                kind: self.word("kind"),
                title: self.typed.get("title").to_owned(),
                occupation: self.text("occupation"),
                summary: self.text("summary"),
                description: self.text("description"),
                places: self.number("places"),
                starts_on: self.day("starts_on"),
                starts_asap: self.ticked("starts_asap"),
                start_flexible: self.ticked("start_flexible"),
                duration_months: self.number("duration_months"),
                qualification: self.word("qualification"),
                subjects: self.lines("subjects"),
                pay_by_year: self.pay(),
                pay_note: self.text("pay_note"),
                weekly_minutes: self.minutes(),
                work_pattern: self.word("work_pattern"),
                school: self.text("school"),
                school_rhythm: self.word("school_rhythm"),
                prospects: self.text("prospects"),
                takeover: self.text("takeover").map(|word| word == "yes"),
                benefits: self.lines("benefits"),
                accessibility: self.text("accessibility"),
                languages: self.text("languages"),
                // Applications to a posting of the portal come in here: only so each of them gets an answer.
                apply_by: Some(ApplyBy::Here),
                apply_address: None,
                contact_name: self.text("contact_name"),
                contact_mail: None,
                contact_phone: None,
                deadline: self.day("deadline"),
                company: company.name.clone(),
                sites: self.sites(sites),
            },
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        Some(self.typed.get(name).to_owned()).filter(|text| !text.is_empty())
    }

    fn ticked(&self, name: &str) -> bool {
        !self.typed.get(name).is_empty()
    }

    /// A word of an enum; whoever sends another one has not used the form.
    fn word<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.typed.get(name).parse().ok()
    }

    fn list<T: std::str::FromStr>(&self, name: &str) -> Vec<T> {
        self.typed.get(name).split_whitespace().filter_map(|word| word.parse().ok()).collect()
    }

    fn lines(&self, name: &str) -> Vec<String> {
        let lines =
            self.typed.get(name).lines().map(|line| line.trim().trim_start_matches(['-', '*', '•']).trim());
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    fn understood<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>, key: &str) -> Option<T> {
        let text = self.typed.get(name);
        if text.is_empty() {
            return None;
        }
        let found = read(text);
        if found.is_none() {
            self.mistakes.add(name, self.lang.t(key));
        }
        found
    }

    fn number(&mut self, name: &str) -> Option<i32> {
        self.understood(name, |text| text.replace(' ', "").parse().ok(), "posting-number-wrong")
    }

    fn day(&mut self, name: &str) -> Option<NaiveDate> {
        self.understood(name, figures::day, "posting-day-wrong")
    }

    fn minutes(&mut self) -> Option<i32> {
        let read = |text: &str| figures::hundredths(text).and_then(figures::minutes);
        self.understood("weekly_minutes", read, "posting-hours-wrong")
    }

    /// Cents for each year, up to the last one that is given.
    fn pay(&mut self) -> Vec<i32> {
        let years: Vec<&str> = self.typed.get("pay_by_year").trim_end_matches('|').split('|').collect();
        if years.iter().all(|year| year.is_empty()) {
            return Vec::new();
        }
        let cents = |text: &str| figures::hundredths(text).and_then(|cents| i32::try_from(cents).ok());
        let pay: Option<Vec<i32>> = years.into_iter().map(cents).collect();
        if pay.is_none() {
            self.mistakes.add("pay_by_year", self.lang.t("posting-pay-wrong"));
        }
        pay.unwrap_or_default()
    }

    /// The sites that are ticked, and the new address where there is one.
    fn sites(&mut self, known: &[Location]) -> Vec<SiteDraft> {
        let ticked: Vec<Uuid> = self.list("sites");
        let mut sites: Vec<SiteDraft> = known
            .iter()
            .filter(|site| ticked.contains(&site.id))
            .map(|site| SiteDraft {
                street: site.street.clone(),
                postal_code: site.postal_code.clone(),
                town: Some(site.town.clone()),
                state: site.state.clone(),
                country: Some(site.country.clone()),
                latitude: site.latitude,
                longitude: site.longitude,
            })
            .collect();
        let (street, postal_code, town) = (self.text("street"), self.text("postal_code"), self.text("town"));
        let wrong = postal_code
            .as_ref()
            .is_some_and(|code| code.len() != 5 || !code.bytes().all(|b| b.is_ascii_digit()));
        if wrong {
            self.mistakes.add("postal_code", self.lang.t("mistake-postal-code-form"));
        } else if street.is_some() && postal_code.is_none() && town.is_none() {
            self.mistakes.add("postal_code", self.lang.t("mistake-postal-code-missing"));
        } else if postal_code.is_some() || town.is_some() {
            sites.push(SiteDraft { street, postal_code, town, ..SiteDraft::default() });
        }
        sites
    }
}
