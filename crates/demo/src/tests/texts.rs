use std::collections::HashSet;

use lotse_domain::{
    company::CompanyDraft,
    fold::slug,
    vacancy::{self, VacancyDraft, VacancyRecord},
};

use super::{demo, vacancies};
use crate::{DemoCluster, texts::short_name};

/// Every text of a vacancy that people read.
fn texts(draft: &VacancyDraft) -> Vec<&str> {
    let optional = [
        &draft.summary,
        &draft.description,
        &draft.pay_note,
        &draft.school,
        &draft.prospects,
        &draft.accessibility,
        &draft.languages,
        &draft.contact_name,
    ];
    let mut all: Vec<&str> = optional.into_iter().flatten().map(String::as_str).collect();
    all.push(&draft.title);
    all.extend(draft.subjects.iter().chain(&draft.benefits).map(String::as_str));
    all
}

fn company_texts(draft: &CompanyDraft) -> Vec<&str> {
    [&draft.summary, &draft.description, &draft.industry].into_iter().flatten().map(String::as_str).collect()
}

#[test]
fn texts_are_complete_calm_and_all_different() {
    let region = demo();
    let all = vacancies(&region).flat_map(|vacancy| texts(&vacancy.draft));
    let companies = region.clusters.iter().flat_map(|cluster| &cluster.companies);
    for text in all.chain(companies.flat_map(|company| company_texts(&company.draft))) {
        for sign in ['!', '{', '}', '\u{2014}'] {
            assert!(!text.contains(sign), "{text}");
        }
        assert!(!text.trim().is_empty() && !text.contains("  "), "{text}");
    }
    let mut seen = HashSet::new();
    for vacancy in vacancies(&region) {
        let draft = &vacancy.draft;
        assert!(seen.insert(&draft.description), "{}", vacancy.external_id);
        let sections = draft.description.as_ref().map_or(0, |text| text.matches("\n## ").count());
        assert!((4..=5).contains(&sections), "{}", vacancy.external_id);
    }
    for company in region.clusters.iter().flat_map(|cluster| &cluster.companies) {
        assert!(seen.insert(&company.draft.description), "{}", company.draft.name);
    }
}

#[test]
fn neighbours_on_a_page_never_read_the_same() {
    for cluster in &demo().clusters {
        let mut seen = HashSet::new();
        for vacancy in &cluster.vacancies {
            assert!(seen.insert(&vacancy.draft.summary), "{:?}", vacancy.draft.summary);
        }
    }
}

#[test]
fn nobody_real_is_written_to_or_called() {
    let free = ["030 23125 ", "040 66969 ", "069 90009 ", "089 99998 ", "0221 4710 "];
    let region = demo();
    let mut hosts = Vec::new();
    let mut phones = Vec::new();
    for DemoCluster { draft, companies, vacancies } in &region.clusters {
        hosts.extend([&draft.website, &draft.contact_mail, &draft.host_name].into_iter().flatten().cloned());
        for company in companies {
            hosts.extend([&company.draft.website, &company.draft.mail].into_iter().flatten().cloned());
            phones.extend(company.draft.phone.clone());
        }
        for VacancyRecord { draft, .. } in vacancies {
            hosts.extend(draft.contact_mail.clone());
            phones.extend(draft.contact_phone.clone());
            match draft.apply_by {
                Some(vacancy::ApplyBy::Phone) => phones.extend(draft.apply_address.clone()),
                _ => hosts.extend(draft.apply_address.clone()),
            }
        }
    }
    for host in hosts {
        let bare = host.trim_start_matches("https://").split('/').next().unwrap();
        assert!(bare.ends_with(".example"), "{host}");
        assert!(bare.is_ascii(), "{host}");
    }
    for phone in phones {
        assert!(
            free.iter().any(|range| phone.starts_with(range) && phone.len() == range.len() + 3),
            "{phone}"
        );
    }
}

#[test]
fn colours_can_be_read_on_white() {
    for cluster in &demo().clusters {
        let colour = cluster.draft.colour.as_deref().unwrap();
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        // Relative luminance and contrast as WCAG 2.1 defines them.
        let luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
        assert!(1.05 / (luminance + 0.05) >= 4.5, "{colour}");
    }
}

#[test]
fn names_point_to_sentences_that_exist() {
    for plan in [&crate::food::FOOD, &crate::plastics::PLASTICS, &crate::it::IT] {
        for trade in plan.trades {
            for (name, fitting) in trade.names {
                assert!(fitting.iter().all(|at| *at < trade.about.len()), "{name}");
            }
            assert!(trade.about.iter().all(|sentence| sentence.starts_with("Wir ")), "{}", trade.industry);
        }
    }
}

#[test]
fn host_names_follow_company_names() {
    let region = demo();
    let company = &region.clusters[0].companies[0].draft;
    let host = format!("https://www.{}.example", slug(&short_name(&company.name)));
    assert_eq!(company.website.as_deref(), Some(host.as_str()));
}
