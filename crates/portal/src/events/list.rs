//! The list of what is to come, or of what has been.
use askama::Template;
use axum::{extract::State, response::Response};
use chrono::{DateTime, Datelike, Months, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Berlin;
use form_urlencoded::Serializer;
use lotse_domain::{
    cluster,
    event::{self, EventFilter, EventKind},
    page::PageRequest,
};
use uuid::Uuid;

use super::card::EventBox;
use crate::{
    PortalState,
    desk::parameter,
    error::Result,
    format,
    language::Lang,
    page::{Page, Section, html},
    site::Site,
};

/// Events on one page of the list.
const ROWS: u64 = 24;
/// Months that can be chosen.
const MONTHS: u32 = 12;

#[derive(Template)]
#[template(path = "events/list.html")]
struct List {
    page: Page,
    heading: String,
    past: bool,
    kinds: Vec<Choice>,
    clusters: Vec<Choice>,
    months: Vec<Choice>,
    /// Some filter is set.
    filtered: bool,
    cards: Vec<EventBox>,
    more: Option<String>,
    first: Option<String>,
    /// Those of before, or those to come.
    elsewhere: (String, String),
    feed: String,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// What the address asks for.
struct Asked {
    kind: Option<EventKind>,
    cluster: Option<String>,
    month: Option<NaiveDate>,
    past: bool,
    after: Option<(DateTime<Utc>, Uuid)>,
}

impl Asked {
    fn read(site: &Site) -> Self {
        let kind = parameter(site, "art");
        Self {
            kind: kind.and_then(|word| EventKind::ALL.iter().find(|kind| kind.as_str() == word).copied()),
            cluster: parameter(site, "cluster"),
            month: parameter(site, "monat").and_then(|text| format!("{text}-01").parse().ok()),
            past: parameter(site, "vergangen").is_some(),
            after: parameter(site, "nach").and_then(|text| read_key(&text)),
        }
    }

    /// The same with another place in the list.
    fn path(&self, past: bool, after: Option<(DateTime<Utc>, Uuid)>) -> String {
        let mut query = Serializer::new(String::new());
        if let Some(kind) = self.kind {
            query.append_pair("art", kind.as_str());
        }
        if let Some(cluster) = &self.cluster {
            query.append_pair("cluster", cluster);
        }
        if let Some(month) = self.month {
            query.append_pair("monat", &month.format("%Y-%m").to_string());
        }
        if past {
            query.append_pair("vergangen", "ja");
        }
        if let Some((at, id)) = after {
            query.append_pair("nach", &format!("{}_{id}", at.timestamp_micros()));
        }
        let query = query.finish();
        if query.is_empty() { "/veranstaltungen".to_owned() } else { format!("/veranstaltungen?{query}") }
    }
}

fn read_key(text: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (micros, id) = text.split_once('_')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?, Uuid::try_parse(id).ok()?))
}

/// The first moment of a day in Germany.
fn begin(day: NaiveDate) -> Option<DateTime<Utc>> {
    let at = day.and_hms_opt(0, 0, 0)?;
    Some(Berlin.from_local_datetime(&at).earliest()?.with_timezone(&Utc))
}

fn month_name(lang: Lang, month: NaiveDate) -> String {
    format!("{} {}", lang.t(&format!("month-{}", month.month())), month.year())
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (lang, asked, now) = (site.lang, Asked::read(&site), state.clock.now());
    let all = match &site.cluster {
        Some(_) => Vec::new(),
        None => cluster::list_all(state.db.read()).await?,
    };
    let chosen = all.iter().find(|cluster| asked.cluster.as_deref() == Some(&cluster.slug));
    let month = asked.month.filter(|month| (1_900..=2_999).contains(&month.year()));
    let filter = EventFilter {
        cluster_id: site.cluster.as_ref().map(|cluster| cluster.id).or(chosen.map(|cluster| cluster.id)),
        kind: asked.kind,
        past: asked.past,
        from: month.and_then(begin),
        until: month.and_then(|month| month.checked_add_months(Months::new(1))).and_then(begin),
        ..EventFilter::default()
    };
    let request = PageRequest::new(asked.after, Some(ROWS));
    let found = event::list_public(&state.db, &*state.clock, &filter, request).await?;
    let heading = if asked.past { lang.t("events-past") } else { lang.t("events-title") };
    let other = if asked.past { "events-to-come" } else { "events-past-link" };
    html(&List {
        page: Page::new(&site, Section::Events, heading.clone(), lang.t("events-description"))
            .found_here("/veranstaltungen"),
        heading,
        past: asked.past,
        kinds: EventKind::ALL
            .iter()
            .map(|kind| Choice {
                value: kind.as_str().to_owned(),
                label: lang.word("event-kind", kind.as_str()),
                chosen: asked.kind == Some(*kind),
            })
            .collect(),
        clusters: all
            .iter()
            .map(|cluster| Choice {
                value: cluster.slug.clone(),
                label: cluster.name.clone(),
                chosen: asked.cluster.as_deref() == Some(&cluster.slug),
            })
            .collect(),
        months: months(lang, format::day_of(now), month, asked.past),
        filtered: filter.kind.is_some() || chosen.is_some() || month.is_some(),
        cards: found.items.iter().map(|card| EventBox::new(&site, card, now)).collect(),
        more: found.next.map(|next| site.href(&asked.path(asked.past, Some(next)))),
        first: asked.after.map(|_| site.href(&asked.path(asked.past, None))),
        elsewhere: (site.href(&asked.path(!asked.past, None)), lang.t(other)),
        feed: site.href("/veranstaltungen.ics"),
    })
}

/// This month and those that follow, or those before it.
fn months(lang: Lang, today: NaiveDate, chosen: Option<NaiveDate>, past: bool) -> Vec<Choice> {
    let this = today.with_day(1).unwrap_or(today);
    let month = |n: u32| {
        let by = Months::new(n);
        if past { this.checked_sub_months(by) } else { this.checked_add_months(by) }
    };
    let mut all: Vec<NaiveDate> = (0..MONTHS).filter_map(month).collect();
    all.extend(chosen.filter(|month| !all.contains(month)));
    all.into_iter()
        .map(|month| Choice {
            value: month.format("%Y-%m").to_string(),
            label: month_name(lang, month),
            chosen: chosen == Some(month),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Lang, NaiveDate, begin, months, read_key};

    #[test]
    fn a_place_in_the_list_is_read_as_it_was_written() {
        let id = uuid::Uuid::from_u128(7);
        let key = read_key(&format!("1800000000000001_{id}")).unwrap();
        assert_eq!((key.0.timestamp_micros(), key.1), (1_800_000_000_000_001, id));
        for bad in ["", "_", "x_y", "99999999999999999999_x", &format!("{}_{id}", i64::MAX)] {
            assert!(read_key(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn months_begin_with_this_one_and_hold_the_one_that_is_chosen() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let list = months(Lang::De, day("2027-03-31"), Some(day("2030-01-01")), false);
        assert_eq!((list[0].value.as_str(), list[0].label.as_str()), ("2027-03", "März 2027"));
        assert_eq!(list.last().map(|month| (month.value.as_str(), month.chosen)), Some(("2030-01", true)));
        assert_eq!(begin(day("2027-07-01")).unwrap().to_rfc3339(), "2027-06-30T22:00:00+00:00");
    }
}
