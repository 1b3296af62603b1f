use chrono::{DateTime, Utc};
use lotse_domain::event::EventKind;
use lotse_web_kit::{Params, QueryParams};
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{list::PageIn, words};

/// Which events.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of EventsAsked")]
pub(super) struct EventsIn {
    /// Words that must all be found, in the event or in one of its dates: "Führung Molkerei Freitag". The best match comes first,
    /// and only `cluster`, `kind` and `limit` go with them.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Slug of a cluster.
    cluster: Option<String>,
    /// Only those of that kind.
    #[param(value_type = Option<words::EventKindDescribed>)]
    kind: Option<EventKind>,
    /// Slug of a company that is there.
    company: Option<String>,
    /// Those that end at that time or later.
    from: Option<DateTime<Utc>>,
    /// Those that begin before that time.
    until: Option<DateTime<Utc>>,
    /// Over by now, latest first; otherwise those to come, next first.
    #[param(default = false)]
    past: Option<bool>,
    /// Events on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct EventsAsked {
    pub(super) q: Option<String>,
    pub(super) cluster: Option<String>,
    pub(super) kind: Option<EventKind>,
    pub(super) company: Option<String>,
    pub(super) from: Option<DateTime<Utc>>,
    pub(super) until: Option<DateTime<Utc>>,
    pub(super) past: bool,
    pub(super) limit: u64,
    /// Where the page before ended.
    pub(super) after: Option<(DateTime<Utc>, Uuid)>,
}

impl QueryParams for EventsAsked {
    fn read(params: &mut Params) -> Self {
        let q = params.text("q", 200);
        let cluster = params.text("cluster", 100);
        let kind = params.word("kind");
        let company = params.text("company", 200);
        let from = moment(params, "from");
        let until = moment(params, "until");
        let past = params.word::<bool>("past");
        let page = PageIn::read(params);
        let after = page.after.as_deref().and_then(|given| {
            let cursor = read_cursor(given);
            if cursor.is_none() {
                params.refuse("after", "bad_cursor", "is not the `next` of a page of this list");
            }
            cursor
        });
        if q.is_some() {
            let others = [
                ("company", company.is_some()),
                ("from", from.is_some()),
                ("until", until.is_some()),
                ("past", past.is_some()),
                ("after", after.is_some()),
            ];
            for (name, _) in others.into_iter().filter(|(_, given)| *given) {
                params.refuse(name, "not_with_q", "does not go with `q`");
            }
        }
        let past = past.unwrap_or(false);
        Self { q, cluster, kind, company, from, until, past, limit: page.limit, after }
    }
}

fn moment(params: &mut Params, name: &'static str) -> Option<DateTime<Utc>> {
    let given = params.text(name, 40)?;
    let read = DateTime::parse_from_rfc3339(&given).ok().map(|at| at.to_utc());
    if read.is_none() {
        params.refuse(name, "form", "is an instant such as 2026-11-23T09:00:00Z");
    }
    read
}

/// What `next` says: a start and an id.
pub(super) fn cursor((at, id): (DateTime<Utc>, Uuid)) -> String {
    format!("{}.{}", at.timestamp_micros(), id.simple())
}

fn read_cursor(given: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (at, id) = given.split_once('.')?;
    Some((DateTime::from_timestamp_micros(at.parse().ok()?)?, Uuid::try_parse(id).ok()?))
}
