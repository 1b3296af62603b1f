//! A list as its address asks for it: the parameters are those of the search, and the order.
use lotse_domain::{company, occupation};
use lotse_handouts::{Choice, ListCall, Order};

use super::{language, portal};
use crate::{
    PortalState,
    desk::parameter,
    error::Result,
    format::day_of,
    search::{Described, SearchForm, describe},
    site::Site,
};

/// The words for the orders, as they stand in the address.
pub(super) const ORDERS: [(&str, Order); 3] =
    [("ort", Order::Town), ("unternehmen", Order::Company), ("beruf", Order::Occupation)];

pub(crate) struct Wanted {
    pub(crate) form: SearchForm,
    pub(crate) unknown_place: bool,
    pub(crate) call: ListCall,
}

impl Wanted {
    pub(crate) async fn read(state: &PortalState, site: &Site) -> Result<Self> {
        let Described { form, query, unknown_place, .. } = describe(state, site, &site.query).await?;
        let word = parameter(site, "ordnung");
        let order = ORDERS.iter().find(|(known, _)| Some(*known) == word.as_deref());
        let mut choice = Choice::new(query, &state.gazetteer);
        if let Some(slug) = &form.occupation {
            choice.occupation = Some(occupation::find_by_slug(state.db.read(), slug).await?.title);
        }
        if let Some(slug) = &form.company {
            choice.company = Some(company::find_public(state.db.read(), slug).await?.company.name);
        }
        let call = ListCall {
            language: language(site.lang),
            portal: portal(site),
            choice,
            order: order.map_or(Order::default(), |(_, order)| *order),
            today: day_of(state.clock.now()),
        };
        Ok(Self { form, unknown_place, call })
    }

    pub(super) fn order(&self) -> &'static str {
        ORDERS.iter().find(|(_, order)| *order == self.call.order).map_or("ort", |(word, _)| word)
    }

    /// What stands behind the question mark of everything that shows this list.
    pub(crate) fn query(&self) -> String {
        let form = SearchForm { after: None, ..self.form.clone() }.write();
        let order = format!("ordnung={}", self.order());
        if form.is_empty() { order } else { format!("{form}&{order}") }
    }
}
