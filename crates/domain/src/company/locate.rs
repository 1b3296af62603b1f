//! From an address as it is written to a site on the map.
use uuid::Uuid;

use super::{SiteDraft, site};
use crate::{error::FieldError, fold::fold, place::Gazetteer};

/// Makes a site of an address: what the gazetteer knows is filled in. `None` where the address says nothing.
///
/// # Errors
/// When there is a postal code that nobody knows and no town.
pub(crate) fn locate(
    company_id: Uuid,
    draft: &SiteDraft,
    gazetteer: &Gazetteer,
) -> Result<Option<site::Model>, FieldError> {
    let SiteDraft { street, postal_code, town, state, country, latitude, longitude } = draft;
    let text =
        |value: &Option<String>| value.as_deref().map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned);
    let (street, code, town) = (text(street), text(postal_code), text(town));
    if code.is_none() && town.is_none() {
        return Ok(None);
    }
    let country = text(country).map_or_else(|| "DE".to_owned(), |c| c.to_ascii_uppercase());
    let known = if country == "DE" {
        code.as_deref()
            .and_then(|code| gazetteer.postal_code(code))
            .or_else(|| town.as_deref().and_then(|town| gazetteer.find(town)))
    } else {
        None
    };
    let Some(town) = town.or_else(|| known.map(|place| place.name.clone())) else {
        return Err(FieldError::new(
            "postal_code",
            "unknown",
            format!("\"{}\" is no postal code that we know, and there is no town", code.unwrap_or_default()),
        ));
    };
    let address_key = fold(&format!(
        "{} | {} | {} | {}",
        street.as_deref().unwrap_or_default(),
        code.as_deref().unwrap_or_default(),
        town,
        country
    ));
    Ok(Some(site::Model {
        id: Uuid::now_v7(),
        company_id,
        street,
        postal_code: code,
        town,
        state: text(state).or_else(|| known.map(|place| place.state.clone())),
        country,
        latitude: latitude.or_else(|| known.map(|place| place.latitude)),
        longitude: longitude.or_else(|| known.map(|place| place.longitude)),
        address_key,
    }))
}
