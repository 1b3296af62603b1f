//! What the page of a vacancy shows.
use askama::Template;
use chrono::NaiveDate;
use lotse_domain::vacancy::{SchoolRhythm, Vacancy, VacancyView};
use lotse_search::Hit;

use super::{
    apply::Apply,
    facts, job_posting,
    links::{self, Link},
    pay::{self, PayYear},
};
use crate::{
    companies::{Address, CompanyBox},
    format, markdown,
    page::{Page, Section},
    search::{Card, Fact, Origin, vacancy_path, with_sexes},
    site::Site,
};

/// Someone to ask.
#[derive(Debug)]
struct Contact {
    name: Option<String>,
    mail: Option<Link>,
    phone: Option<Link>,
}

impl Contact {
    fn new(vacancy: &Vacancy, subject: &str) -> Self {
        Self {
            name: vacancy.contact_name.clone(),
            mail: links::mail(vacancy.contact_mail.as_deref(), subject),
            phone: links::phone(vacancy.contact_phone.as_deref()),
        }
    }

    fn is_empty(&self) -> bool {
        self.name.is_none() && self.mail.is_none() && self.phone.is_none()
    }
}

#[derive(Template)]
#[template(path = "vacancies/vacancy.html")]
pub(super) struct VacancyPage {
    page: Page,
    json_ld: String,
    kind: String,
    title: String,
    place: String,
    facts: Vec<Fact>,
    pay: Vec<PayYear>,
    pay_note: Option<String>,
    summary: Option<String>,
    description: Option<String>,
    subjects: Vec<String>,
    languages: Option<String>,
    school: Option<String>,
    rhythm: Option<String>,
    prospects: Option<String>,
    takeover: Option<String>,
    benefits: Vec<String>,
    accessibility: Option<String>,
    apply: Apply,
    contact: Contact,
    deadline: Option<String>,
    deadline_passed: bool,
    addresses: Vec<Address>,
    company: CompanyBox,
    occupation: Option<(String, String)>,
    clusters: Vec<(String, String)>,
    confirmed: String,
    similar: Vec<Card>,
}

/// What a vacancy page needs beside the vacancy.
pub(super) struct Around<'a> {
    pub(super) today: NaiveDate,
    pub(super) origin: Origin<'a>,
    pub(super) similar: Vec<Hit>,
}

impl VacancyPage {
    pub(super) fn new(site: &Site, view: &VacancyView, around: &Around<'_>) -> Self {
        let lang = site.lang;
        let vacancy = &view.vacancy;
        let title = with_sexes(&vacancy.title);
        let path = vacancy_path(&vacancy.title, vacancy.id);
        let mut addresses: Vec<Address> =
            view.sites.iter().map(|site| Address::new(lang, site, around.origin.at)).collect();
        addresses.sort_by(|a, b| a.kilometres.total_cmp(&b.kilometres));
        let place = addresses.first().map(Address::town_line).unwrap_or_default();
        let description = vacancy.description.as_deref().map(markdown::to_html);
        let text = description.as_deref().or(vacancy.summary.as_deref()).unwrap_or(&vacancy.title);
        let subject = lang.with("apply-subject", [("title", title.clone())]);
        let word = |group: &str, word: Option<&str>| word.map(|word| lang.word(group, word));
        let page = Page::new(
            site,
            Section::Search,
            lang.with("vacancy-title", [("title", title.clone()), ("company", view.company.name.clone())]),
            vacancy.summary.clone().unwrap_or_else(|| {
                lang.with(
                    "vacancy-description",
                    [("title", title.clone()), ("company", view.company.name.clone())],
                )
            }),
        );
        Self {
            json_ld: job_posting::json_ld(view, &site.public(lang, &path), text),
            page: page.found_at(&path),
            kind: lang.word("kind", vacancy.kind.as_str()),
            title,
            place,
            facts: facts::facts(lang, view),
            pay: pay::years(lang, &vacancy.pay_by_year),
            pay_note: vacancy.pay_note.clone(),
            summary: vacancy.summary.clone(),
            description,
            subjects: vacancy.subjects.0.clone(),
            languages: vacancy.languages.clone(),
            school: vacancy.school.clone(),
            rhythm: word("rhythm", vacancy.school_rhythm.map(SchoolRhythm::as_str)),
            prospects: vacancy.prospects.clone(),
            takeover: word(
                "takeover",
                vacancy.takeover.map(|takeover| if takeover { "yes" } else { "open" }),
            ),
            benefits: vacancy.benefits.0.clone(),
            accessibility: vacancy.accessibility.clone(),
            apply: Apply::new(lang, vacancy),
            contact: Contact::new(vacancy, &subject),
            deadline: vacancy.deadline.map(|day| format::date(lang, day)),
            deadline_passed: vacancy.deadline.is_some_and(|day| day < around.today),
            addresses,
            company: CompanyBox::new(site, &view.company),
            occupation: view.occupation.as_ref().map(|occupation| {
                (occupation.title.clone(), site.href(&format!("/berufe/{}", occupation.slug)))
            }),
            clusters: view
                .clusters
                .iter()
                .map(|cluster| (cluster.name.clone(), format!("{}/c/{}", lang.prefix(), cluster.slug)))
                .collect(),
            confirmed: format::date(lang, format::day_of(vacancy.updated_at)),
            similar: around.similar.iter().map(|hit| Card::new(site, hit, around.origin)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use askama::Template;
    use chrono::NaiveDate;

    use super::{super::sample, Around, Origin, VacancyPage};
    use crate::{language::Lang, site::Site};

    fn render(lang: Lang, today: &str) -> String {
        let today: NaiveDate = today.parse().unwrap();
        let site = Site::sample(lang, Some(sample::cluster()), "/stellen/x", "ort=F%C3%BCrth");
        let around = Around {
            today,
            origin: Origin { text: "Fürth", at: Some((49.4772, 10.9887)) },
            similar: Vec::new(),
        };
        VacancyPage::new(&site, &sample::view(), &around).render().unwrap()
    }

    #[test]
    fn a_passed_deadline_is_said_plainly() {
        let before = render(Lang::De, "2027-03-31");
        assert!(before.contains("31.\u{a0}März 2027") && !before.contains("Die Bewerbungsfrist war am"));
        assert!(render(Lang::De, "2027-04-01").contains("Die Bewerbungsfrist war am 31.\u{a0}März 2027."));
    }

    #[test]
    fn the_way_to_the_company_leaves_without_a_trace() {
        let html = render(Lang::De, "2027-01-01");
        assert!(html.contains("href=\"https://firma.example/bewerben\" rel=\"noopener nofollow\""), "{html}");
        assert!(html.contains("7 km"));
    }

    #[test]
    fn english_readers_find_no_german_words_of_ours() {
        let html = render(Lang::En, "2027-01-01");
        assert!(html.contains("<html lang=\"en\""));
        for german in ["Beginn", "Dauer", "Jetzt bewerben", "Das Unternehmen", "Schulabschluss"] {
            assert!(!html.contains(german), "{german}");
        }
    }
}
