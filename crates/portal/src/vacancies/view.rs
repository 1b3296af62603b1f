//! What the page of a vacancy shows.
use std::iter;

use askama::Template;
use chrono::NaiveDate;
use lotse_domain::{
    application::{AnswerRule, Takes},
    company::profile::Profile,
    vacancy::{SchoolRhythm, Vacancy, VacancyView},
};
use lotse_search::Hit;

use super::{
    apply::Apply,
    facts, job_posting,
    links::{self, Link},
    pay::{self, PayYear},
    steps::{Step, steps},
};
use crate::{
    companies::{Address, CompanyBox, answers, mapped, trainer},
    format,
    map::MapFigure,
    markdown,
    page::{Page, Section},
    pictures::Picture,
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
    /// Of the addresses.
    map: Option<MapFigure>,
    company: CompanyBox,
    occupation: Option<(String, String)>,
    clusters: Vec<(String, String)>,
    confirmed: String,
    /// How the company answers, a line each.
    answers: Vec<String>,
    /// How it goes on after an application; empty where it is not made here.
    steps: Vec<Step>,
    logo: Option<Picture>,
    /// Who looks after the trainees.
    trainer: Option<String>,
    /// Where anyone says that something is wrong with it.
    report: Option<String>,
    similar: Vec<Card>,
    preview: Option<Preview>,
}

/// Shown to those who write a vacancy, before others see it.
#[derive(Debug)]
pub(crate) struct Preview {
    pub(crate) text: String,
    /// (address, label)
    pub(crate) links: Vec<(String, String)>,
}

/// What a vacancy page needs beside the vacancy.
pub(super) struct Around<'a> {
    pub(super) today: NaiveDate,
    pub(super) takes: Takes,
    /// Of the cluster to which applications count.
    pub(super) rule: &'a AnswerRule,
    pub(super) profile: &'a Profile,
    pub(super) origin: Origin<'a>,
    /// How long the way to each of its sites takes, or nothing of any.
    pub(super) travel: Vec<Option<String>>,
    pub(super) similar: Vec<Hit>,
}

impl VacancyPage {
    pub(super) fn new(site: &Site, view: &VacancyView, around: &Around<'_>) -> Self {
        let lang = site.lang;
        let vacancy = &view.vacancy;
        let title = with_sexes(&vacancy.title);
        let path = vacancy_path(&vacancy.title, vacancy.id);
        let travel = around.travel.iter().cloned().chain(iter::repeat(None));
        let address = |site| Address::new(lang, site, around.origin.at);
        let mut addresses: Vec<Address> =
            view.sites.iter().zip(travel).map(|(site, travel)| address(site).with_travel(travel)).collect();
        addresses.sort_by(|a, b| a.kilometres.total_cmp(&b.kilometres));
        let place = addresses.first().map(Address::town_line).unwrap_or_default();
        let map = mapped(site, &mut addresses, "");
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
            json_ld: job_posting::json_ld(view, &site.public(lang, &path), text, around.takes == Takes::Yes),
            page: page.found_at(&path).pictured(&path),
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
            apply: Apply::new(site, vacancy, around.takes),
            contact: Contact::new(vacancy, &subject),
            deadline: vacancy.deadline.map(|day| format::date(lang, day)),
            deadline_passed: vacancy.deadline.is_some_and(|day| day < around.today),
            addresses,
            map,
            company: CompanyBox::new(site, &view.company),
            occupation: view.occupation.as_ref().map(|occupation| {
                (occupation.title.clone(), site.href(&format!("/berufe/{}", occupation.slug)))
            }),
            clusters: view
                .clusters
                .iter()
                .map(|cluster| (cluster.name.clone(), format!("{}/c/{}", lang.prefix(), cluster.slug)))
                .collect(),
            answers: answers(lang, view.answers.as_ref()),
            steps: match around.takes {
                Takes::Yes | Takes::Full => steps(lang, around.rule),
                Takes::DeadlinePassed | Takes::Elsewhere | Takes::Nobody => Vec::new(),
            },
            logo: around.profile.logo.as_ref().map(Picture::new),
            trainer: around.profile.training.as_ref().and_then(trainer),
            report: Some(site.href(&format!("{path}/melden"))),
            confirmed: format::date(lang, format::day_of(vacancy.updated_at)),
            similar: around.similar.iter().map(|hit| Card::new(site, hit, around.origin)).collect(),
            preview: None,
        }
    }

    /// As it will be seen: no page for search engines, and nothing to apply to or to report yet.
    pub(super) fn previewed(mut self, preview: Preview) -> Self {
        self.page.addresses.clear();
        if !self.apply.external {
            self.apply.href = Some("#bewerben".to_owned());
        }
        Self { preview: Some(preview), report: None, ..self }
    }
}

#[cfg(test)]
mod tests {
    use askama::Template;
    use chrono::NaiveDate;

    use lotse_domain::application::AnswerRecord;

    use super::{super::sample, AnswerRule, Around, Origin, Takes, VacancyPage, VacancyView};
    use crate::{language::Lang, site::Site};

    fn render(lang: Lang, today: &str) -> String {
        draw(lang, today, Takes::Elsewhere, &sample::view())
    }

    fn draw(lang: Lang, today: &str, takes: Takes, view: &VacancyView) -> String {
        let today: NaiveDate = today.parse().unwrap();
        let profile = sample::profile();
        let site = Site::sample(lang, Some(sample::cluster()), "/stellen/x", "ort=F%C3%BCrth");
        let around = Around {
            today,
            takes,
            rule: &AnswerRule::default(),
            profile: &profile,
            origin: Origin { text: "Fürth", at: Some((49.4772, 10.9887)) },
            travel: vec![Some("ca. 30 min".into())],
            similar: Vec::new(),
        };
        VacancyPage::new(&site, view, &around).render().unwrap()
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
    fn who_applies_here_reads_what_comes_next_and_how_others_fared() {
        let mut view = sample::view();
        view.answers = Some(AnswerRecord { counted: 8, in_time: 8, usual_days: Some(3) });
        let html = draw(Lang::De, "2027-01-01", Takes::Yes, &view);
        for part in
            ["So geht es weiter", "höchstens 14 Tagen", "antwortet meist in 3 Tagen", "8 von 8", "Jana Meyer"]
        {
            assert!(html.contains(part), "{part}");
        }
        assert!(html.contains("src=\"/bilder/") && html.contains("alt=\"Zwei Hände, ein Zahnrad\""));
        assert!(html.contains("/bewerben\"") && html.contains("/melden\""));
        assert!(html.contains("\"directApply\":true"));
    }

    #[test]
    fn where_nothing_is_taken_a_sentence_stands_in_the_place_of_the_button() {
        let full = draw(Lang::De, "2027-01-01", Takes::Full, &sample::view());
        assert!(full.contains("keine weiteren Bewerbungen") && !full.contains("Jetzt bewerben"));
        assert!(full.contains("\"directApply\":false"));
        assert!(
            !render(Lang::De, "2027-01-01").contains("So geht es weiter"),
            "the days hold for Lotse only"
        );
    }

    #[test]
    fn the_place_of_work_is_on_a_map_that_leads_to_the_large_one() {
        let html = render(Lang::De, "2027-01-01");
        assert!(html.contains("aria-label=\"Karte: Musterstraße 12, 90402 Nürnberg. "), "{html}");
        for part in ["/karte?mitte=49.452,11.077&", "zoom=5#karte", "role=\"img\"", "GeoBasis-DE"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        let mut view = sample::view();
        view.sites[0].latitude = None;
        let without = draw(Lang::De, "2027-01-01", Takes::Elsewhere, &view);
        assert!(!without.contains("class=\"map\"") && !without.contains("map-figure"), "{without}");
        assert!(without.contains("Musterstraße 12"));
        let there = view.sites[0].clone();
        view.sites.push(lotse_domain::company::Site { latitude: Some(49.6), ..there });
        let several = draw(Lang::De, "2027-01-01", Takes::Elsewhere, &view);
        assert!(several.contains("Karte mit 2 Orten") && several.contains("<li>1. "), "{several}");
        assert!(html.len() - without.len() < 16_000, "{} bytes more", html.len() - without.len());
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
