//! A list as a file.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::fold::slug;
use lotse_handouts::{Format, MOST, find, written};

use super::wanted::Wanted;
use crate::{PortalState, booking_papers::attachment, error::Result, site::Site};

pub(super) async fn file(State(state): State<PortalState>, site: Site, format: Format) -> Result<Response> {
    let wanted = Wanted::read(&state, &site).await?;
    if wanted.unknown_place {
        // The page says what is wrong; a list of all Germany would be none of the region.
        let page = site.href(&format!("/listen?{}", wanted.query()));
        return Ok(Redirect::temporary(&page).into_response());
    }
    let call = wanted.call;
    let query = call.choice.query.clone();
    let places = find(&state.db, &state.index, &state.gazetteer, query, MOST).await?;
    let name = slug(&call.title());
    let bytes = written(move || call.write(places, format)).await?;
    Ok(attachment(&name, format.word(), format.media_type(), bytes))
}
