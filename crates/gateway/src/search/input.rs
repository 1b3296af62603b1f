use lotse_domain::{
    FieldError,
    occupation::Area,
    page::MAX_LIMIT,
    place::Gazetteer,
    vacancy::{Kind, Qualification},
};
use lotse_search::{SearchIndex, SearchQuery};
use lotse_web_kit::{Code, Params, Problem, QueryParams, Reply};
use utoipa::IntoParams;

use super::{
    near::NearIn,
    understood::{self, UnderstoodOut},
};
use crate::words::{self, AreaKey, SortWord, StateCode};

/// What may be searched for. Lists take several values, as `kind=a&kind=b` or `kind=a,b`.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters, which are read into a SearchQuery")]
pub(crate) struct SearchIn {
    /// Words: a title, an occupation, a company. Typos are put right, and compounds found by their parts.
    #[param(example = "mechatroniker", max_length = 200)]
    q: Option<String>,
    /// Whether `q` is everything that somebody typed into one box: places, states, kinds, qualifications and likings in it ("Bäcker
    /// Lübeck", "was mit Tieren") count as if their own parameters had been given. The answer tells as `understood`.
    #[param(default = false)]
    understand: Option<bool>,
    /// A postal code or a town. The name of an area with boundaries ("Landkreis Fürth", "Oberfranken") counts as `district` instead.
    #[param(example = "Nürnberg", max_length = 100)]
    near: Option<String>,
    /// Degrees north (WGS 84), instead of `near` and together with `lon`.
    #[param(example = 49.4521, minimum = -90, maximum = 90)]
    lat: Option<f64>,
    /// Degrees east (WGS 84).
    #[param(example = 11.0767, minimum = -180, maximum = 180)]
    lon: Option<f64>,
    /// Kilometres around the place.
    #[param(default = 25, minimum = 1, maximum = 500)]
    radius_km: Option<f64>,
    /// What is offered.
    #[param(inline, value_type = Option<Vec<words::KindDescribed>>, style = Form, explode)]
    kind: Vec<Kind>,
    /// Area of employment.
    #[param(inline, value_type = Option<Vec<words::AreaDescribed>>, style = Form, explode)]
    area: Vec<Area>,
    /// The qualification that the searcher has: finds what asks for this one or a lower one.
    #[param(inline, value_type = Option<words::QualificationDescribed>)]
    qualification: Option<Qualification>,
    /// Year in which it starts.
    #[param(value_type = Option<Vec<i32>>, example = json!([2027]), style = Form, explode)]
    start_year: Vec<i32>,
    /// State, two letters as in ISO 3166-2:DE.
    #[param(inline, value_type = Option<Vec<words::StateDescribed>>, style = Form, explode)]
    state: Vec<String>,
    /// Districts by the five digits with which the keys of their municipalities (AGS) begin, or Regierungsbezirke by three.
    #[param(value_type = Option<Vec<String>>, example = json!(["09573"]), style = Form, explode)]
    district: Vec<String>,
    /// Slug of a company.
    company: Option<String>,
    /// Slug of a cluster.
    cluster: Option<String>,
    /// Code of an occupation, see `/api/v1/occupations`.
    #[param(example = "26112-900")]
    occupation: Option<String>,
    /// Order; `distance` counts only with a place.
    #[param(inline, value_type = Option<words::SortDescribed>)]
    sort: Option<String>,
    /// Hits on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

/// A search as it was asked for; the place is still a word.
#[derive(Debug)]
pub(crate) struct Asked {
    query: SearchQuery,
    understand: bool,
    near: Option<NearIn>,
    radius_km: Option<f64>,
}

impl QueryParams for Asked {
    fn read(params: &mut Params) -> Self {
        let q = params.text("q", 200).unwrap_or_default();
        let near = read_near(params);
        let radius_km = params.number("radius_km", &(1.0..=500.0));
        let query = SearchQuery {
            q,
            near: None,
            kinds: params.words("kind"),
            areas: params.words("area"),
            qualification: params.word("qualification"),
            start_years: params.numbers("start_year", &(2000..=2100)),
            states: params.words::<StateCode>("state").into_iter().map(|StateCode(code)| code).collect(),
            districts: params.words::<AreaKey>("district").into_iter().map(|AreaKey(key)| key).collect(),
            company: params.text("company", 100),
            cluster: params.text("cluster", 100),
            occupation: params.text("occupation", 100),
            sort: params.word::<SortWord>("sort").map(|SortWord(sort)| sort).unwrap_or_default(),
            limit: params
                .number("limit", &(1..=MAX_LIMIT))
                .and_then(|limit| usize::try_from(limit).ok())
                .unwrap_or(20),
            after: params.text("after", 500),
        };
        let understand = params.word("understand").unwrap_or(false);
        Self { query, understand, near, radius_km }
    }
}

fn read_near(params: &mut Params) -> Option<NearIn> {
    let place = params.text("near", 100);
    let latitude = params.number("lat", &(-90.0..=90.0));
    let longitude = params.number("lon", &(-180.0..=180.0));
    match (place, latitude, longitude) {
        (None, None, None) => None,
        (Some(place), None, None) => Some(NearIn::Place(place)),
        (None, Some(latitude), Some(longitude)) => Some(NearIn::Point { latitude, longitude }),
        (Some(_), _, _) => {
            params.refuse("near", "contradiction", "may not be given together with lat and lon");
            None
        }
        (None, _, _) => {
            params.refuse("lat", "incomplete", "lat and lon belong together");
            None
        }
    }
}

impl Asked {
    /// The search, with the place found on the map.
    pub(crate) fn query(self, index: &SearchIndex, gazetteer: &Gazetteer) -> Reply<SearchQuery> {
        Ok(self.resolve(index, gazetteer)?.0)
    }

    /// The search, with the place found on the map, and what was understood in its words.
    pub(super) fn resolve(
        self,
        index: &SearchIndex,
        gazetteer: &Gazetteer,
    ) -> Reply<(SearchQuery, Option<UnderstoodOut>)> {
        let Self { mut query, understand, mut near, radius_km } = self;
        let understood =
            if understand { understood::understand(&mut query, &mut near, index, gazetteer) } else { None };
        if let Some(NearIn::Place(text)) = &near
            && let areas @ [_, ..] = gazetteer.areas_called(text)
        {
            understood::add(&mut query.districts, areas);
            near = None;
        }
        if let Some(key) = query.districts.iter().find(|key| gazetteer.area_label(key).is_none()) {
            let detail = format!("\"{key}\" is the key of no district or Regierungsbezirk that we know");
            return Err(Problem::of_fields(
                Code::BadQuery,
                vec![FieldError { field: "district".into(), code: "unknown_word", detail }],
            ));
        }
        query.near = near.map(|near| near.resolve(radius_km, gazetteer)).transpose()?;
        Ok((query, understood))
    }
}

/// A search as it stands in an address, behind the question mark.
///
/// # Errors
/// As the search itself, for parameters that make no sense.
pub(crate) fn parse(text: &str, index: &SearchIndex, gazetteer: &Gazetteer) -> Reply<SearchQuery> {
    let mut params = Params::parse(Some(text))?;
    let asked = Asked::read(&mut params);
    params.finish(asked)?.query(index, gazetteer)
}
