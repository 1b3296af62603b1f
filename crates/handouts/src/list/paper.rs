//! The list on paper.
use std::collections::BTreeSet;

use lotse_papers::{Cell, Column, Directory, Group, Kind, PlaceList, Table};

use super::{
    MOST, OpenPlace, Order, Places,
    columns::{column, places as count, qualification, start, text},
    contact::{card, cards},
    find::heading,
};
use crate::{ListCall, texts::Texts};

pub(super) fn paper(call: &ListCall, found: &Places) -> PlaceList {
    let several_kinds = found.places.iter().any(|place| {
        found.places.first().is_some_and(|first| first.view.vacancy.kind != place.view.vacancy.kind)
    });
    let mut groups: Vec<(String, Vec<&OpenPlace>)> = Vec::new();
    for place in &found.places {
        let heading = heading(place, call.order, call.language);
        let same = match groups.last() {
            // Two companies may have one name.
            Some((last, places)) => {
                *last == heading
                    && (call.order != Order::Company
                        || places.first().is_some_and(|it| it.view.company.id == place.view.company.id))
            }
            None => false,
        };
        match groups.last_mut() {
            Some((_, places)) if same => places.push(place),
            _ => groups.push((heading, vec![place])),
        }
    }
    let by_company = call.order == Order::Company;
    let company_cards = if by_company {
        groups.iter().filter_map(|(_, places)| card(call, places)).collect()
    } else {
        Vec::new()
    };
    let directory = (!by_company && !found.places.is_empty()).then(|| {
        let texts = Texts(call.language);
        Directory {
            title: texts.t("list-directory"),
            note: Some(texts.t("list-directory-about")),
            cards: cards(call, &found.places),
        }
    });
    let groups = groups.into_iter().map(|(heading, places)| Group {
        heading: Some(heading),
        note: None,
        rows: places.into_iter().map(|place| row(call, place, several_kinds)).collect(),
    });
    let table = Table {
        title: call.title(),
        subtitle: Some(subtitle(call, found)),
        language: call.language,
        columns: columns(call, several_kinds),
        groups: groups.collect(),
        footer: footer(call),
        landscape: false,
        page_per_group: false,
    };
    PlaceList { table, cards: company_cards, directory }
}

fn columns(call: &ListCall, several_kinds: bool) -> Vec<Column> {
    let texts = Texts(call.language);
    let mut columns = Vec::new();
    if call.order != Order::Company {
        columns.push(column(texts, "list-col-company", Kind::Text, 3.0));
    }
    columns.push(column(texts, "list-col-title", Kind::Text, 3.0));
    if call.order != Order::Town {
        columns.push(column(texts, "list-col-town", Kind::Text, 2.0));
    }
    if several_kinds {
        columns.push(column(texts, "list-col-kind", Kind::Text, 0.0));
    }
    columns.push(column(texts, "list-col-places", Kind::Number, 0.0));
    columns.push(column(texts, "list-col-start", Kind::Date, 0.0));
    columns.push(column(texts, "list-col-qualification", Kind::Text, 0.0));
    columns
}

fn row(call: &ListCall, place: &OpenPlace, several_kinds: bool) -> Vec<Cell> {
    let (texts, vacancy) = (Texts(call.language), &place.view.vacancy);
    let mut cells = Vec::new();
    if call.order != Order::Company {
        let street = place.site.as_ref().filter(|_| call.order == Order::Town);
        let street = street.and_then(|site| site.street.clone());
        let lines = std::iter::once(place.view.company.name.clone()).chain(street);
        cells.push(Cell::Text(lines.collect::<Vec<_>>().join("\n")));
    }
    cells.push(Cell::Text(vacancy.title.clone()));
    if call.order != Order::Town {
        let town = place.site.as_ref().map(|site| match &site.postal_code {
            Some(code) => format!("{code} {}", site.town),
            None => site.town.clone(),
        });
        cells.push(text(town));
    }
    if several_kinds {
        cells.push(Cell::Text(texts.word("kind", vacancy.kind.as_str())));
    }
    cells.extend([count(vacancy), start(texts, vacancy), qualification(texts, vacancy)]);
    cells
}

/// What else was chosen, how much there is, and when that was so.
fn subtitle(call: &ListCall, found: &Places) -> String {
    let texts = Texts(call.language);
    let details = call.choice.details(call.language).join(" · ");
    let companies: BTreeSet<_> = found.places.iter().map(|place| place.view.company.id).collect();
    let open: i64 = found.places.iter().map(|place| i64::from(place.view.vacancy.places.max(0))).sum();
    let open = usize::try_from(open).unwrap_or(0);
    let amount = [
        texts.count("list-open", open),
        texts.count("list-offers", found.places.len()),
        texts.count("list-companies", companies.len()),
    ];
    let amount = if found.places.is_empty() { texts.t("list-nothing") } else { amount.join(" · ") };
    let [date, name] = [texts.date(call.today), call.portal.name.clone()];
    let age = texts.with("list-age", [("date", date), ("name", name)]);
    let cut = (found.total > found.places.len() && found.places.len() >= MOST).then(|| more(call, found));
    let everyone = (!found.places.is_empty()).then(|| texts.t("list-everyone"));
    let lines = [Some(details).filter(|it| !it.is_empty()), Some(amount), Some(age), cut, everyone];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// That there are more than fit.
pub(super) fn more(call: &ListCall, found: &Places) -> String {
    let texts = Texts(call.language);
    let key = if call.choice.query.near.is_some() { "list-more-nearest" } else { "list-more-newest" };
    let [total, most] = [found.total, found.places.len()].map(|count| texts.number(count));
    texts.with(key, [("total", total), ("most", most)])
}

fn footer(call: &ListCall) -> String {
    let address = call.portal.base.split_once("://").map_or(call.portal.base.as_str(), |(_, rest)| rest);
    let date = Texts(call.language).date(call.today);
    Texts(call.language).with("list-footer", [("date", date), ("address", address.to_owned())])
}
