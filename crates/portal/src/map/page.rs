//! The map with its list.
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use lotse_map::{ATTRIBUTION, Circle, Cluster, Direction, Frame, Layers, Mark, Point, Size, cluster, draw};

use super::spots::{Spot, gather};
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
const SIZE: Size = Size::new(480, 560).with_target(60);
/// Kilometres that the page offers.
const RADII: [u32; 5] = [10, 25, 50, 100, 200];
/// Companies beside the map; nearer, there are fewer.
const LISTED: usize = 40;

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
    svg: String,
    attribution: &'static str,
    /// Label and address; none where it goes no further.
    ways: Vec<(String, String)>,
    notes: Vec<String>,
    amount: String,
    rows: Vec<Row>,
    more: Option<String>,
    search: String,
}

struct Row {
    company: String,
    href: String,
    town: String,
    open: String,
}

pub(super) async fn show(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (form, view) = view(&state, &site, "/karte").await?;
    let lang = site.lang;
    let page =
        Page::new(&site, Section::Other, lang.t("map-title"), lang.t("map-description")).found_here("/karte");
    html(&MapPage {
        page,
        fields: fields(&site, &form),
        hidden: form.kept(&KEPT),
        embed: site.href(&form.embed_path()),
        view,
    })
}

/// For other sites: without the portal's frame.
pub(super) async fn framed(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (_, view) = view(&state, &site, "/einbetten/karte").await?;
    let page = Page::new(&site, Section::Other, view.heading.clone(), site.lang.t("map-description"));
    let mut response = html(&FramedMap { page, view })?;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    Ok(response)
}

async fn view(state: &PortalState, site: &Site, path: &str) -> Result<(SearchForm, View)> {
    let Described { form, query, unknown_place, words } = describe(state, site, &site.query).await?;
    let lang = site.lang;
    let (spots, partial) = gather(state, &query)?;
    let points: Vec<Point> = spots.iter().map(|spot| spot.at).collect();
    let circle = query.near.as_ref().map(|near| Circle {
        centre: Point::new(near.latitude, near.longitude),
        radius_km: f64::from(form.radius),
    });
    let frame = match (parameter(site, "mitte"), parameter(site, "zoom")) {
        (Some(centre), zoom) => Frame::read(SIZE, Some(&centre), zoom.as_deref()),
        (None, _) => {
            Frame::around(SIZE, points.iter().copied().chain(circle.as_ref().map(|circle| circle.centre)))
        }
    };
    let links = Links { site, form: &form, path };
    let found = cluster(&points, &frame);
    let marks: Vec<Mark> = found.iter().map(|found| links.mark(&frame, found, &spots)).collect();
    let region: Vec<&str> = match &site.cluster {
        Some(cluster) => cluster.districts.0.iter().map(String::as_str).collect(),
        None => Vec::new(),
    };
    let heading = if words.is_empty() {
        lang.t("map-title")
    } else {
        lang.with("map-heading-words", [("words", words)])
    };
    let seen: Vec<&Spot> = spots.iter().filter(|spot| frame.shows(spot.at)).collect();
    let mut notes = Vec::new();
    if unknown_place {
        notes.push(lang.with("place-unknown-list", [("place", form.place.clone())]));
    }
    if form.ignored {
        notes.push(lang.t("ignored"));
    }
    if partial {
        notes.push(lang.t("map-partial"));
    }
    let label = lang.with("map-label", [("heading", heading.clone())]);
    let svg = draw(&frame, &Layers { label: &label, marks: &marks, region: &region, route: &[], circle });
    Ok((
        form.clone(),
        View {
            heading,
            svg,
            attribution: ATTRIBUTION,
            ways: links.ways(&frame),
            notes,
            amount: lang.count("map-companies", u64::try_from(seen.len()).unwrap_or(u64::MAX)),
            more: (seen.len() > LISTED).then(|| {
                let more = u64::try_from(seen.len() - LISTED).unwrap_or(u64::MAX);
                lang.with("map-more", [("n", format::number(lang, more))])
            }),
            rows: seen.into_iter().take(LISTED).map(|spot| links.row(spot)).collect(),
            search: site.href(&form.path()),
        },
    ))
}

/// Where everything on the map leads.
struct Links<'a> {
    site: &'a Site,
    form: &'a SearchForm,
    path: &'a str,
}

impl Links<'_> {
    fn view(&self, frame: &Frame) -> String {
        let query = self.form.changed(|_| ()).write();
        let and = if query.is_empty() { "" } else { "&" };
        self.site.href(&format!("{}?{query}{and}{}#karte", self.path, frame.query()))
    }

    fn company(&self, spot: &Spot) -> String {
        self.site.href(&format!("/unternehmen/{}", spot.slug))
    }

    fn open(&self, spot: &Spot) -> String {
        self.site.lang.count("vacancies-open", spot.open)
    }

    fn mark(&self, frame: &Frame, found: &Cluster, spots: &[Spot]) -> Mark {
        let lang = self.site.lang;
        let members: Vec<&Spot> = found.members.iter().filter_map(|at| spots.get(*at)).collect();
        let (href, label) = match members.as_slice() {
            [one] => (self.company(one), format!("{}, {}: {}", one.company, one.town, self.open(one))),
            [first, ..] if found.same_place => {
                // No zoom takes them apart; the search lists what is there.
                let here = self.form.changed(|form| {
                    form.place = first.postal_code.clone().unwrap_or_else(|| first.town.clone());
                    form.radius = 1;
                });
                let count = lang.count("map-companies", u64::try_from(members.len()).unwrap_or(u64::MAX));
                (self.site.href(&here.path()), format!("{}: {count}", first.town))
            }
            _ => {
                let count = lang.count("map-companies", u64::try_from(members.len()).unwrap_or(u64::MAX));
                (self.view(&frame.opened(found)), lang.with("map-nearer-to", [("what", count)]))
            }
        };
        Mark { at: found.centre, count: found.count(), href, label, chosen: false }
    }

    fn ways(&self, frame: &Frame) -> Vec<(String, String)> {
        let lang = self.site.lang;
        let mut ways = Vec::new();
        ways.extend(frame.zoomed_in().map(|nearer| (lang.t("map-nearer"), self.view(&nearer))));
        ways.extend(frame.zoomed_out().map(|farther| (lang.t("map-farther"), self.view(&farther))));
        for (key, direction) in [
            ("map-north", Direction::North),
            ("map-west", Direction::West),
            ("map-east", Direction::East),
            ("map-south", Direction::South),
        ] {
            let moved = frame.moved(direction);
            if moved != *frame {
                ways.push((lang.t(key), self.view(&moved)));
            }
        }
        ways.push((lang.t("map-germany"), self.view(&Frame::germany(SIZE))));
        ways
    }

    fn row(&self, spot: &Spot) -> Row {
        Row {
            company: spot.company.clone(),
            href: self.company(spot),
            town: spot.town.clone(),
            open: self.open(spot),
        }
    }
}

/// What of the address the form does not ask for, and keeps.
const KEPT: [&str; 9] =
    ["art", "bereich", "abschluss", "beginn", "land", "kreis", "unternehmen", "cluster", "beruf"];

fn fields(site: &Site, form: &SearchForm) -> Vec<Field> {
    let lang = site.lang;
    vec![
        Field::text("q", lang.t("field-what")).value(form.q.clone()),
        Field::text("ort", lang.t("field-where")).value(form.place.clone()),
        form.radius_field(lang, &RADII),
    ]
}
