//! Choosing a list, and what will be in it.
use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::{
    occupation::{self, Area, Occupation},
    vacancy::{Kind, Qualification},
};
use lotse_handouts::{Format, MOST};
use lotse_search::{Facets, SearchQuery};

use super::wanted::{ORDERS, Wanted};
use crate::{
    PortalState, engine,
    error::Result,
    form::Field,
    format,
    page::{Page, Section, html},
    search::{Card, Origin, SearchForm},
    site::Site,
};

/// What the page shows of what will be in the list.
const SHOWN: usize = 5;
/// Kilometres that the page offers.
const RADII: [u32; 6] = [5, 10, 25, 50, 100, 200];

/// What of the address the form does not ask for, and keeps.
const KEPT: [&str; 4] = ["unternehmen", "cluster", "land", "woertlich"];

#[derive(Template)]
#[template(path = "lists/list.html")]
struct List {
    page: Page,
    /// Where it is, what it is, and in which order.
    fields: Vec<Field>,
    /// Asked for by few.
    further: Vec<Field>,
    /// Some of the further ones are set.
    narrowed: bool,
    /// What the address asks for and the form does not.
    hidden: Vec<(String, String)>,
    title: String,
    amount: String,
    notes: Vec<String>,
    /// Label and address of each kind of file; none where there is nothing to list.
    ways: Vec<(String, String)>,
    cards: Vec<Card>,
    search: String,
}

pub(super) async fn show(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let wanted = Wanted::read(&state, &site).await?;
    let lang = site.lang;
    let query = SearchQuery { limit: SHOWN, after: None, ..wanted.call.choice.query.clone() };
    let found = engine::search(&state, &query)?;
    let occupations = occupation::list_all(state.db.read()).await?;
    let total = usize::try_from(found.total).unwrap_or(usize::MAX);
    let mut notes = Vec::new();
    if wanted.unknown_place {
        notes.push(lang.with("place-unknown-list", [("place", wanted.form.place.clone())]));
    }
    if wanted.form.ignored {
        notes.push(lang.t("ignored"));
    }
    if found.partial {
        notes.push(lang.t("partial"));
    }
    if total > MOST {
        let most = format::number(lang, u64::try_from(MOST).unwrap_or(u64::MAX));
        notes.push(lang.with("lists-too-many", [("n", most)]));
    }
    let ready = !wanted.unknown_place && total > 0;
    let asked = wanted.query();
    let way = |format: Format| {
        let label = match format {
            Format::Pdf => "PDF",
            Format::Xlsx => "Excel",
            Format::Csv => "CSV",
        };
        (label.to_owned(), site.href(&format!("/listen.{}?{asked}", format.word())))
    };
    let mut ways: Vec<_> = Format::ALL.into_iter().map(way).collect();
    ways.push((lang.t("poster-label"), site.href(&wanted.form.poster_path())));
    let at = wanted.call.choice.query.near.as_ref().map(|near| (near.latitude, near.longitude));
    let origin = Origin { text: &wanted.form.place, at };
    html(&List {
        page: Page::new(&site, Section::Search, lang.t("lists-title"), lang.t("lists-description"))
            .found_here("/listen"),
        fields: fields(&site, &wanted, &found.facets, &state, &occupations),
        further: further(&site, &wanted.form, &found.facets),
        narrowed: is_narrowed(&wanted.form),
        hidden: wanted.form.kept(&KEPT),
        title: wanted.call.title(),
        amount: lang.count("vacancies-found", found.total),
        notes,
        ways: if ready { ways } else { Vec::new() },
        cards: if ready {
            found.hits.iter().map(|hit| Card::new(&site, hit, origin)).collect()
        } else {
            Vec::new()
        },
        search: site.href(&wanted.form.path()),
    })
}

fn fields(
    site: &Site,
    wanted: &Wanted,
    facets: &Facets,
    state: &PortalState,
    occupations: &[Occupation],
) -> Vec<Field> {
    let (lang, form) = (site.lang, &wanted.form);
    let mut keys: Vec<&String> = facets.district.iter().map(|facet| &facet.value).collect();
    keys.extend(form.districts.iter().filter(|key| facets.district.iter().all(|facet| facet.value != **key)));
    let districts = keys.into_iter().filter_map(|key| Some((key.clone(), state.gazetteer.area_label(key)?)));
    let mut districts: Vec<(String, String)> = districts.collect();
    districts.sort_by(|a, b| a.1.cmp(&b.1));
    let mut all: Vec<(String, String)> =
        occupations.iter().map(|occupation| (occupation.slug.clone(), occupation.title.clone())).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all.insert(0, (String::new(), lang.t("lists-all-occupations")));
    let mut fields = vec![
        Field::text("ort", lang.t("lists-place")).hint(lang.t("lists-place-hint")).value(form.place.clone()),
        form.radius_field(lang, &RADII),
    ];
    if !districts.is_empty() {
        fields.push(
            Field::several("kreis", lang.t("lists-districts"), districts)
                .hint(lang.t("lists-districts-hint"))
                .value(form.districts.join(" ")),
        );
    }
    fields.push(
        Field::select("beruf", lang.t("lists-occupation"), all)
            .value(form.occupation.clone().unwrap_or_default()),
    );
    let orders = ORDERS.iter().map(|(word, _)| {
        let label = match *word {
            "ort" => lang.t("lists-by-town"),
            "unternehmen" => lang.t("lists-by-company"),
            _ => lang.t("lists-by-occupation"),
        };
        ((*word).to_owned(), label)
    });
    fields.push(Field::radio("ordnung", lang.t("lists-order"), orders.collect()).value(wanted.order()));
    fields
}

fn further(site: &Site, form: &SearchForm, facets: &Facets) -> Vec<Field> {
    let lang = site.lang;
    let joined = |words: Vec<&str>| words.join(" ");
    let kinds = Kind::ALL.iter().map(|kind| (kind.as_str().to_owned(), lang.word("kind", kind.as_str())));
    let areas = Area::ALL.iter().map(|area| (area.as_str().to_owned(), lang.word("area", area.as_str())));
    let mut areas: Vec<(String, String)> = areas.collect();
    areas.sort_by(|a, b| a.1.cmp(&b.1));
    let mut years: Vec<String> = facets.start_year.iter().map(|facet| facet.value.clone()).collect();
    years.extend(form.years.iter().map(ToString::to_string));
    years.sort_unstable();
    years.dedup();
    let mut qualifications = vec![(String::new(), lang.t("filter-any"))];
    qualifications.extend(
        Qualification::ALL.iter().map(|it| (it.as_str().to_owned(), lang.word("qualification", it.as_str()))),
    );
    let mut fields = vec![
        Field::text("q", lang.t("lists-words")).hint(lang.t("lists-words-hint")).value(form.q.clone()),
        Field::several("art", lang.t("filter-art"), kinds.collect())
            .value(joined(form.kinds.iter().map(|kind| kind.as_str()).collect())),
        Field::several("bereich", lang.t("filter-bereich"), areas)
            .value(joined(form.areas.iter().map(|area| area.as_str()).collect())),
    ];
    if !years.is_empty() {
        let chosen: Vec<String> = form.years.iter().map(ToString::to_string).collect();
        let years = years.into_iter().map(|year| (year.clone(), year)).collect();
        fields.push(Field::several("beginn", lang.t("filter-beginn"), years).value(chosen.join(" ")));
    }
    let qualification = form.qualification.map_or("", Qualification::as_str);
    fields
        .push(Field::select("abschluss", lang.t("lists-qualification"), qualifications).value(qualification));
    fields
}

fn is_narrowed(form: &SearchForm) -> bool {
    !(form.q.is_empty() && form.kinds.is_empty() && form.areas.is_empty() && form.years.is_empty())
        || form.qualification.is_some()
}
