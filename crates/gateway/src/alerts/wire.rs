use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    account::Language,
    alert::{Alert, AlertState, AlertView, Around, Change, Criteria, Rhythm},
    occupation::Area,
    vacancy::{Kind, Qualification},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// An alert without an account.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = AlertRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct AskIn {
    /// Where the mail goes that asks to confirm, and then the hits.
    #[schema(format = Email, max_length = 254)]
    mail: String,
    #[schema(example = "q=Bäcker&near=Lübeck&radius_km=25&kind=apprenticeship", max_length = 2_000)]
    search: String,
    #[schema(value_type = words::RhythmDescribed)]
    rhythm: Rhythm,
    #[schema(max_length = 300)]
    name: Option<String>,
    #[schema(value_type = Option<words::LanguageDescribed>)]
    language: Option<Language>,
}

impl AskIn {
    pub(super) fn parts(self) -> (String, AlertIn) {
        let Self { mail, search, rhythm, name, language } = self;
        (mail, AlertIn { search, rhythm, name, language })
    }
}

/// What an alert searches for, and how often it mails.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewAlert)]
#[serde(deny_unknown_fields)]
pub(super) struct AlertIn {
    /// The search, as the parameters of `GET /api/v1/search`. Order and paging do not count.
    #[schema(example = "q=Bäcker&near=Lübeck&radius_km=25&kind=apprenticeship", max_length = 2_000)]
    pub(super) search: String,
    #[schema(value_type = words::RhythmDescribed)]
    pub(super) rhythm: Rhythm,
    /// What the mails call the search; without it words and place do.
    #[schema(max_length = 300)]
    pub(super) name: Option<String>,
    /// Of the mails; German without.
    #[schema(value_type = Option<words::LanguageDescribed>)]
    pub(super) language: Option<Language>,
}

/// What to change. What is missing stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = AlertChange)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ChangeIn {
    #[schema(value_type = Option<words::RhythmDescribed>)]
    rhythm: Option<Rhythm>,
    /// `active` confirms one that is unconfirmed and goes on with one that is paused, from now on.
    #[schema(value_type = Option<words::AlertStateDescribed>)]
    state: Option<AlertState>,
    /// Lasts twelve months from today.
    prolong: bool,
}

impl ChangeIn {
    /// What is to be done, in order. `present` decides what becoming active means.
    pub(super) fn changes(&self, present: AlertState) -> Vec<Change> {
        let state = match (self.state, present) {
            (Some(AlertState::Active), AlertState::Unconfirmed) => Some(Change::Confirm),
            (Some(AlertState::Active), _) => Some(Change::Resume),
            (Some(AlertState::Paused), _) => Some(Change::Pause),
            (Some(AlertState::Unconfirmed) | None, _) => None,
        };
        let rhythm = self.rhythm.map(Change::Rhythm);
        [rhythm, state, self.prolong.then_some(Change::Prolong)].into_iter().flatten().collect()
    }
}

/// One's alerts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Alerts)]
pub(super) struct AlertsOut {
    items: Vec<AlertOut>,
}

impl From<Vec<AlertView>> for AlertsOut {
    fn from(views: Vec<AlertView>) -> Self {
        Self { items: views.into_iter().map(Into::into).collect() }
    }
}

/// A saved search that mails new hits.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Alert)]
pub(super) struct AlertOut {
    id: Uuid,
    /// What it searches for, in words.
    name: String,
    search: CriteriaOut,
    #[schema(value_type = words::RhythmDescribed)]
    rhythm: Rhythm,
    #[schema(value_type = words::AlertStateDescribed)]
    state: AlertState,
    #[schema(value_type = words::LanguageDescribed)]
    language: Language,
    /// When the last mail was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_sent_at: Option<DateTime<Utc>>,
    /// Its last day, unless it is prolonged.
    ends_on: NaiveDate,
    created_at: DateTime<Utc>,
}

impl From<AlertView> for AlertOut {
    fn from(AlertView { alert, criteria }: AlertView) -> Self {
        let Alert {
            id,
            // Inside.
            query_id: _,
            // The caller's.
            account_id: _,
            mail: _,
            language,
            cluster_id: _,
            name,
            rhythm,
            state,
            told_through: _,
            due_at: _,
            last_sent_at,
            ends_on,
            warned_at: _,
            created_at,
            confirmed_at: _,
        } = alert;
        let search = criteria.into();
        Self { id, name, search, rhythm, state, language, last_sent_at, ends_on, created_at }
    }
}

/// What is searched for. Lists that are empty ask for nothing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertSearch)]
struct CriteriaOut {
    q: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<AroundOut>,
    #[schema(value_type = Vec<words::KindDescribed>)]
    kind: Vec<Kind>,
    #[schema(value_type = Vec<words::AreaDescribed>)]
    area: Vec<Area>,
    #[schema(value_type = Option<words::QualificationDescribed>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    qualification: Option<Qualification>,
    start_year: Vec<i32>,
    state: Vec<String>,
    district: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cluster: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<String>,
}

/// The circle within which is searched.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertCircle)]
struct AroundOut {
    label: String,
    lat: f64,
    lon: f64,
    radius_km: u32,
}

impl From<Criteria> for CriteriaOut {
    fn from(criteria: Criteria) -> Self {
        let Criteria {
            q,
            around,
            kinds,
            areas,
            qualification,
            start_years,
            states,
            districts,
            company,
            cluster,
            occupation,
        } = criteria;
        let near = around.map(|Around { place, latitude, longitude, radius_km }| AroundOut {
            label: place,
            lat: latitude,
            lon: longitude,
            radius_km,
        });
        Self {
            q,
            near,
            kind: kinds,
            area: areas,
            qualification,
            start_year: start_years,
            state: states,
            district: districts,
            company,
            cluster,
            occupation,
        }
    }
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertAsked)]
pub(super) struct AskedOut {
    /// So many days the link in the mail waits for the click.
    pub(super) confirm_within_days: i64,
}
