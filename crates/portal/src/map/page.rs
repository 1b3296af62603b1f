//! The map with its list.
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use lotse_map::{ATTRIBUTION, Circle, Frame, Layers, Mark, Point, Size, cluster, draw};

use super::{
    companies,
    links::{Links, Row, locations},
    shows::Shows,
    spots::{self, Spot},
};
use crate::{
    PortalState,
    desk::parameter,
    error::Result,
    form::Field,
    format,
    page::{Page, Section, html},
    search::{Described, SearchForm, describe},
    sharing::FRAMED,
    site::Site,
};

/// Pixels of the picture, and how far apart its marks are: shown 360 pixels wide, 44 are left for a finger.
pub(super) const SIZE: Size = Size::new(480, 560).with_target(60);
/// Kilometres that the page offers.
const RADII: [u32; 5] = [10, 25, 50, 100, 200];
/// Companies beside the map; nearer, there are fewer.
const LISTED: usize = 40;

/// Where the map is a page of the portal.
const MAP: &str = "/karte";

#[derive(Template)]
#[template(path = "map/map.html")]
struct MapPage {
    page: Page,
    fields: Vec<Field>,
    hidden: Vec<(String, String)>,
    view: View,
    embed: String,
}

#[derive(Template)]
#[template(path = "map/frame.html")]
struct FramedMap {
    page: Page,
    view: View,
}

/// What both pages show.
struct View {
    heading: String,
    /// Label, address, and whether it is what is seen.
    switch: Vec<(String, String, bool)>,
    svg: String,
    attribution: &'static str,
    /// Label and address; none where it goes no further.
    ways: Vec<(String, String)>,
    notes: Vec<String>,
    amount: String,
    rows: Vec<Row>,
    nothing: String,
    more: Option<String>,
    /// Whether it stands in the page of somebody else.
    framed: bool,
    /// The same as a list: label and address.
    onward: (String, String),
}

pub(super) async fn show(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let shows = Shows::read(&site);
    let (form, view) = view(&state, &site, MAP, shows).await?;
    let page = Page::new(&site, Section::Other, title(&site, shows), description(&site, shows));
    let mut hidden = form.kept(&KEPT);
    hidden.extend(shows.parameter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    html(&MapPage {
        page: page.found_here(&shows.path(MAP, &SearchForm::default(), "")),
        fields: fields(&site, &form, shows),
        hidden,
        embed: site.href(&form.embed_path()),
        view,
    })
}

/// For other sites: without the portal's frame.
pub(super) async fn framed(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let shows = Shows::read(&site);
    let (_, view) = view(&state, &site, "/einbetten/karte", shows).await?;
    let page = Page::new(&site, Section::Other, view.heading.clone(), description(&site, shows));
    let mut response = html(&FramedMap { page, view })?;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    Ok(response)
}

fn title(site: &Site, shows: Shows) -> String {
    match shows {
        Shows::Places => site.lang.t("map-title"),
        Shows::Companies => site.lang.t("map-title-companies"),
    }
}

fn description(site: &Site, shows: Shows) -> String {
    match shows {
        Shows::Places => site.lang.t("map-description"),
        Shows::Companies => site.lang.t("map-description-companies"),
    }
}

fn heading(site: &Site, shows: Shows, words: String) -> String {
    match shows {
        _ if words.is_empty() => title(site, shows),
        Shows::Places => site.lang.with("map-heading-words", [("words", words)]),
        Shows::Companies => site.lang.with("map-heading-companies", [("words", words)]),
    }
}

/// The search as far as it has a meaning for what is shown.
async fn described(state: &PortalState, site: &Site, shows: Shows) -> Result<Described> {
    if shows == Shows::Places {
        return describe(state, site, &site.query).await;
    }
    let asked = shows.kept(&SearchForm::read(&site.query));
    let mut described = describe(state, site, &asked.write()).await?;
    described.form.ignored |= asked.ignored;
    Ok(described)
}

async fn view(state: &PortalState, site: &Site, path: &str, shows: Shows) -> Result<(SearchForm, View)> {
    let Described { form, query, unknown_place, words } = described(state, site, shows).await?;
    let lang = site.lang;
    let (spots, partial) = match shows {
        Shows::Places => spots::gather(state, &query)?,
        Shows::Companies => companies::gather(state, site, &query).await?,
    };
    let points: Vec<Point> = spots.iter().map(|spot| spot.at).collect();
    let circle = query.near.as_ref().map(|near| Circle {
        centre: Point::new(near.latitude, near.longitude),
        radius_km: f64::from(form.radius),
    });
    let asked = parameter(site, "mitte")
        .map(|centre| Frame::read(SIZE, Some(&centre), parameter(site, "zoom").as_deref()));
    let frame = asked.unwrap_or_else(|| {
        Frame::around(SIZE, points.iter().copied().chain(circle.as_ref().map(|circle| circle.centre)))
    });
    let framed = path != MAP;
    let links = Links { site, form: &form, path, shows, framed };
    let found = cluster(&points, &frame);
    let marks: Vec<Mark> = found.iter().map(|found| links.mark(&frame, found, &spots)).collect();
    let region: Vec<&str> = match &site.cluster {
        Some(cluster) => cluster.districts.0.iter().map(String::as_str).collect(),
        None => Vec::new(),
    };
    let seen: Vec<&Spot> = spots.iter().filter(|spot| frame.shows(spot.at)).collect();
    let heading = heading(site, shows, words);
    let label = lang.with("map-label", [("heading", heading.clone())]);
    let layers = Layers { label: &label, marks: &marks, region: &region, circle, ..Layers::default() };
    let view = View {
        heading,
        switch: links.switch(asked.as_ref()),
        svg: draw(&frame, &layers),
        attribution: ATTRIBUTION,
        ways: links.ways(&frame),
        notes: notes(site, &form, unknown_place, partial.then_some(shows)),
        amount: locations(lang, seen.len()),
        nothing: match shows {
            Shows::Places => lang.t("map-nothing"),
            Shows::Companies => lang.t("map-no-company"),
        },
        more: (seen.len() > LISTED).then(|| {
            let more = u64::try_from(seen.len() - LISTED).unwrap_or(u64::MAX);
            lang.with("map-more", [("n", format::number(lang, more))])
        }),
        rows: seen.into_iter().take(LISTED).map(|spot| links.row(spot)).collect(),
        framed,
        onward: links.onward(),
    };
    Ok((form, view))
}

/// What must be said before the map; `partial` is what there is more of than fits.
fn notes(site: &Site, form: &SearchForm, unknown_place: bool, partial: Option<Shows>) -> Vec<String> {
    let lang = site.lang;
    let mut notes = Vec::new();
    if unknown_place {
        notes.push(lang.with("place-unknown-list", [("place", form.place.clone())]));
    }
    if form.ignored {
        notes.push(lang.t("ignored"));
    }
    notes.extend(partial.map(|shows| match shows {
        Shows::Places => lang.t("map-partial"),
        Shows::Companies => lang.t("map-partial-companies"),
    }));
    notes
}

/// What of the address the form does not ask for, and keeps.
const KEPT: [&str; 9] =
    ["art", "bereich", "abschluss", "beginn", "land", "kreis", "unternehmen", "cluster", "beruf"];

fn fields(site: &Site, form: &SearchForm, shows: Shows) -> Vec<Field> {
    let lang = site.lang;
    let mut fields = Vec::new();
    if shows == Shows::Places {
        fields.push(Field::text("q", lang.t("field-what")).value(form.q.clone()));
    }
    fields.push(Field::text("ort", lang.t("field-where")).value(form.place.clone()));
    fields.push(form.radius_field(lang, &RADII));
    fields
}
