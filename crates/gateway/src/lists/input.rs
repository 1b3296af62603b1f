use lotse_domain::account::Language;
use lotse_handouts::Order;
use lotse_web_kit::{Params, QueryParams};
use utoipa::IntoParams;

use crate::{search::Asked, words};

/// How the list looks.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters, which are read into a ListAsked")]
pub(super) struct ListIn {
    /// What the headings are: `town`, `company` or `occupation`.
    #[param(default = "town", example = "company")]
    order: Option<String>,
    /// In which language it is written.
    #[param(inline, value_type = Option<words::LanguageDescribed>, default = "de")]
    language: Option<String>,
}

/// A list as it was asked for.
#[derive(Debug)]
pub(super) struct ListAsked {
    pub(super) search: Asked,
    pub(super) order: Order,
    pub(super) language: Language,
}

impl QueryParams for ListAsked {
    fn read(params: &mut Params) -> Self {
        let order = params.word("order").unwrap_or_default();
        let language = params.word("language").unwrap_or(Language::De);
        Self { search: Asked::read(params), order, language }
    }
}
