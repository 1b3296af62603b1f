use lotse_domain::{
    occupation::{Area, Basis, Occupation, Sector, Words},
    page::Page,
};
use lotse_web_kit::{Params, QueryParams};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::{list::PageIn, paths, words};

/// Which occupations.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of OccupationsAsked")]
pub(super) struct OccupationsIn {
    /// Only those of this area of employment.
    #[param(inline, value_type = Option<words::AreaDescribed>)]
    area: Option<Area>,
    /// Occupations on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct OccupationsAsked {
    pub(super) area: Option<Area>,
    pub(super) page: PageIn,
}

impl QueryParams for OccupationsAsked {
    fn read(params: &mut Params) -> Self {
        Self { area: params.word("area"), page: PageIn::read(params) }
    }
}

/// A page of occupations, by slug.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Occupations)]
pub(super) struct OccupationsOut {
    items: Vec<OccupationOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

impl From<Page<Occupation, String>> for OccupationsOut {
    fn from(Page { items, next }: Page<Occupation, String>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next }
    }
}

/// A recognised training occupation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Occupation)]
pub(super) struct OccupationOut {
    /// Number in the Federal Employment Agency's system: KldB 2010 and three digits.
    #[schema(example = "26112-900")]
    code: String,
    /// KldB 2010, five digits. Several occupations may share one.
    #[schema(example = "26112")]
    kldb: String,
    slug: String,
    url: String,
    /// Address of its page.
    path: String,
    /// Neutral.
    #[schema(example = "Mechatroniker/in")]
    title: String,
    #[schema(example = "Mechatroniker")]
    title_male: String,
    #[schema(example = "Mechatronikerin")]
    title_female: String,
    /// Regular length of the training in months.
    #[schema(example = 42)]
    months: i32,
    #[schema(value_type = words::AreaDescribed)]
    area: Area,
    /// Who is responsible for the training.
    #[schema(value_type = words::SectorDescribed)]
    sector: Sector,
    /// The law that it rests on: Berufsbildungsgesetz, Handwerksordnung or another.
    #[schema(value_type = words::BasisDescribed)]
    basis: Basis,
    /// Further words by which people look for it.
    synonyms: Vec<String>,
}

impl From<Occupation> for OccupationOut {
    fn from(occupation: Occupation) -> Self {
        let Occupation {
            // The code is its public name.
            id: _,
            code,
            kldb,
            slug,
            title,
            title_male,
            title_female,
            months,
            area,
            sector,
            basis,
            synonyms: Words(synonyms),
        } = occupation;
        Self {
            url: paths::occupation(&code),
            path: paths::occupation_page(&slug),
            code,
            kldb,
            slug,
            title,
            title_male,
            title_female,
            months,
            area,
            sector,
            basis,
            synonyms,
        }
    }
}

/// The occupation that something is for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OccupationRef)]
pub(crate) struct OccupationRefOut {
    #[schema(example = "26112-900")]
    code: String,
    #[schema(example = "Mechatroniker/in")]
    title: String,
    #[schema(value_type = words::AreaDescribed)]
    area: Area,
    url: String,
    path: String,
}

impl From<Occupation> for OccupationRefOut {
    fn from(occupation: Occupation) -> Self {
        let OccupationOut { code, title, area, url, path, .. } = occupation.into();
        Self { code, title, area, url, path }
    }
}
