//! The list to work on: one line for each posting, everything in columns of its own.
use lotse_papers::{Cell, Group, Kind, Table};

use super::{
    OpenPlace, Places,
    columns::{column, places as count, qualification, start, text},
};
use crate::{ListCall, texts::Texts};

const COLUMNS: [(&str, Kind); 17] = [
    ("list-col-company", Kind::Text),
    ("list-col-street", Kind::Text),
    ("list-col-postal-code", Kind::Text),
    ("list-col-town", Kind::Text),
    ("list-col-kind", Kind::Text),
    ("list-col-occupation", Kind::Text),
    ("list-col-title", Kind::Text),
    ("list-col-places", Kind::Number),
    ("list-col-start", Kind::Date),
    ("list-col-qualification", Kind::Text),
    ("list-col-deadline", Kind::Date),
    ("list-col-contact", Kind::Text),
    ("list-col-phone", Kind::Text),
    ("list-col-mail", Kind::Text),
    ("list-col-website", Kind::Text),
    ("list-col-link", Kind::Text),
    ("list-col-company-link", Kind::Text),
];

pub(super) fn sheet(call: &ListCall, found: &Places) -> Table {
    let texts = Texts(call.language);
    let columns = COLUMNS.iter().map(|(key, kind)| column(texts, key, *kind, 0.0)).collect();
    let rows = found.places.iter().map(|place| row(call, place)).collect();
    Table {
        title: call.title(),
        subtitle: Some(texts.date(call.today)),
        language: call.language,
        columns,
        groups: vec![Group { heading: None, note: None, rows }],
        footer: String::new(),
        landscape: true,
        page_per_group: false,
    }
}

fn row(call: &ListCall, place: &OpenPlace) -> Vec<Cell> {
    let (texts, site) = (Texts(call.language), place.site.as_ref());
    let (vacancy, company) = (&place.view.vacancy, &place.view.company);
    let own = |of_vacancy: &Option<String>, of_company: &Option<String>| {
        text(of_vacancy.clone().or_else(|| of_company.clone()))
    };
    vec![
        Cell::Text(company.name.clone()),
        text(site.and_then(|site| site.street.clone())),
        text(site.and_then(|site| site.postal_code.clone())),
        text(place.town()),
        Cell::Text(texts.word("kind", vacancy.kind.as_str())),
        text(place.occupation()),
        Cell::Text(vacancy.title.clone()),
        count(vacancy),
        start(texts, vacancy),
        qualification(texts, vacancy),
        vacancy.deadline.map_or(Cell::Empty, Cell::Date),
        text(vacancy.contact_name.clone()),
        own(&vacancy.contact_phone, &company.phone),
        own(&vacancy.contact_mail, &company.mail),
        text(company.website.clone()),
        Cell::Text(call.portal.vacancy(&vacancy.title, vacancy.id)),
        Cell::Text(call.portal.company(&company.slug)),
    ]
}
