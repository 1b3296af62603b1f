//! Members as the pages of a guide.
use std::collections::{BTreeMap, HashMap};

use lotse_domain::{company::Site, fold::fold, occupation::Occupation, vacancy::VacancyView};
use lotse_papers::{Cell, Column, Guide, GuideCompany, GuideOccupation, GuideTown, Kind};
use uuid::Uuid;

use super::{GuideCall, gather::Member, studies};
use crate::{
    list::{
        columns::{column, places as count, qualification, start, text},
        contact::without_scheme,
    },
    markdown::paragraphs,
    texts::Texts,
};

/// Letters of a company's own text: half a page.
const MOST_TEXT: usize = 1_500;
const ADDRESSES: usize = 3;
/// Further names of an occupation in the index.
const NAMES: usize = 6;
/// The colour of a cluster that has none.
const PLAIN: (u8, u8, u8) = (0x0b, 0x4a, 0x5c);

pub(super) fn guide(call: &GuideCall, members: &[Member], institutions: &[studies::Place]) -> Guide {
    let texts = Texts(call.language);
    let places: usize = members.iter().map(|member| member.places.len()).sum();
    let occupations = occupations(texts, members);
    let date = texts.date(call.today);
    let address = call.portal.base.split_once("://").map_or(call.portal.base.as_str(), |(_, rest)| rest);
    let studied = studies::count(institutions);
    let mut inside = vec![
        texts.count("guide-companies", members.len()),
        texts.count("guide-occupations", occupations.len()),
        texts.count("guide-places", places),
    ];
    inside.extend((studied > 0).then(|| texts.count("guide-programmes", studied)));
    let about = vec![
        call.cluster.sector.clone().unwrap_or_default(),
        call.cluster.region.clone().unwrap_or_default(),
        inside.join(", "),
        texts.with("guide-age", [("date", date.clone())]),
        address.to_owned(),
    ];
    Guide {
        language: call.language,
        publisher: call.cluster.name.clone(),
        colour: colour(&call.cluster.colour).unwrap_or(PLAIN),
        title: texts.with("guide-title", [("year", call.year.to_string())]),
        about,
        foreword: call.foreword.replace("\r\n", "\n"),
        footer: texts.with("list-footer", [("date", date), ("address", address.to_owned())]),
        occupations,
        companies: members.iter().map(|member| company(call, member)).collect(),
        columns: columns(texts),
        institutions: institutions.iter().map(|place| studies::institution(call, place)).collect(),
        towns: towns(members),
    }
}

/// `#rrggbb`
fn colour(text: &str) -> Option<(u8, u8, u8)> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

fn occupations(texts: Texts, members: &[Member]) -> Vec<GuideOccupation> {
    let mut found: HashMap<Uuid, (&Occupation, Vec<usize>)> = HashMap::new();
    for (at, member) in members.iter().enumerate() {
        for occupation in member.places.iter().filter_map(|place| place.occupation.as_ref()) {
            let (_, companies) = found.entry(occupation.id).or_insert_with(|| (occupation, Vec::new()));
            if companies.last() != Some(&at) {
                companies.push(at);
            }
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_cached_key(|(occupation, _)| (fold(&occupation.title), occupation.id));
    let occupation = |(occupation, companies): (&Occupation, Vec<usize>)| GuideOccupation {
        title: occupation.title.clone(),
        facts: facts(texts, occupation),
        names: occupation.synonyms.0.iter().take(NAMES).cloned().collect(),
        companies,
    };
    found.into_iter().map(occupation).collect()
}

/// What the catalogue knows.
fn facts(texts: Texts, occupation: &Occupation) -> Vec<String> {
    let forms = format!("{}, {}", occupation.title_female, occupation.title_male);
    let months = usize::try_from(occupation.months).unwrap_or(0);
    let length = match months {
        0 => None,
        months if months.is_multiple_of(12) => Some(texts.count("guide-years", months / 12)),
        months => Some(texts.count("guide-months", months)),
    };
    let facts = [
        ("guide-forms", Some(forms)),
        ("guide-length", length),
        ("guide-area", Some(texts.word("area", occupation.area.as_str()))),
        ("guide-sector", Some(texts.word("sector", occupation.sector.as_str()))),
        ("guide-basis", Some(texts.word("basis", occupation.basis.as_str()))),
    ];
    let told = |(key, value): (&str, Option<String>)| Some(texts.with(key, [("value", value?)]));
    facts.into_iter().filter_map(told).collect()
}

fn company(call: &GuideCall, member: &Member) -> GuideCompany {
    let texts = Texts(call.language);
    let Member { view, training, places } = member;
    let company = &view.company;
    let mut lines: Vec<String> = view.sites.iter().take(ADDRESSES).map(address).collect();
    lines.extend(training.as_ref().and_then(|training| {
        let name = training.contact_name.clone()?;
        Some(match &training.contact_role {
            Some(role) => format!("{name}, {role}"),
            None => name,
        })
    }));
    lines.extend(company.phone.iter().chain(&company.mail).cloned());
    lines.extend(company.website.as_deref().map(without_scheme));
    let staff = company.employees.and_then(|n| usize::try_from(n).ok()).filter(|n| *n > 0);
    let about = company.industry.clone().into_iter().chain(staff.map(|n| texts.count("guide-staff", n)));
    let about = about.collect::<Vec<_>>().join(", ");
    let mut told = vec![about];
    told.extend(company.summary.clone());
    told.extend(paragraphs(company.description.as_deref().unwrap_or_default(), MOST_TEXT));
    let learn = training.as_ref().and_then(|training| training.learn.as_deref()).unwrap_or_default();
    told.extend(paragraphs(learn, MOST_TEXT / 2));
    GuideCompany {
        name: company.name.clone(),
        lines,
        link: Some(call.portal.company(&company.slug)),
        text: told,
        places: places.iter().map(|place| row(texts, place)).collect(),
    }
}

fn address(site: &Site) -> String {
    let town = match &site.postal_code {
        Some(code) => format!("{code} {}", site.town),
        None => site.town.clone(),
    };
    site.street.iter().cloned().chain([town]).collect::<Vec<_>>().join(", ")
}

fn columns(texts: Texts) -> Vec<Column> {
    vec![
        column(texts, "list-col-title", Kind::Text, 3.0),
        column(texts, "list-col-kind", Kind::Text, 0.0),
        column(texts, "list-col-town", Kind::Text, 2.0),
        column(texts, "list-col-places", Kind::Number, 0.0),
        column(texts, "list-col-start", Kind::Date, 0.0),
        column(texts, "list-col-qualification", Kind::Text, 0.0),
    ]
}

fn row(texts: Texts, place: &VacancyView) -> Vec<Cell> {
    let vacancy = &place.vacancy;
    let mut towns: Vec<&str> = Vec::new();
    for site in &place.sites {
        if !towns.contains(&site.town.as_str()) {
            towns.push(&site.town);
        }
    }
    vec![
        Cell::Text(vacancy.title.clone()),
        Cell::Text(texts.word("kind", vacancy.kind.as_str())),
        text(Some(towns.into_iter().take(ADDRESSES).collect::<Vec<_>>().join(", "))),
        count(vacancy),
        start(texts, vacancy),
        qualification(texts, vacancy),
    ]
}

fn towns(members: &[Member]) -> Vec<GuideTown> {
    let mut found: BTreeMap<(String, &str), Vec<usize>> = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        for site in &member.view.sites {
            let companies = found.entry((fold(&site.town), site.town.as_str())).or_default();
            if companies.last() != Some(&at) {
                companies.push(at);
            }
        }
    }
    let town =
        |((_, name), companies): ((String, &str), Vec<usize>)| GuideTown { name: name.to_owned(), companies };
    found.into_iter().map(town).collect()
}

#[cfg(test)]
mod tests {
    use super::colour;

    #[test]
    fn a_colour_is_read_and_anything_else_is_none() {
        assert_eq!(colour("#0b4aff"), Some((0x0b, 0x4a, 0xff)));
        for text in ["", "#", "#fff", "0b4aff", "#0b4agg", "#äää", "#0b4aff0"] {
            assert_eq!(colour(text), None, "{text}");
        }
    }
}
