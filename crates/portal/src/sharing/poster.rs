//! A search as a sheet of A4 for the notice board of a school: what is to be found, and a code that leads there.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::fold::slug;
use lotse_papers::{Poster, posters};

use crate::{
    PortalState,
    booking_papers::{Format, answer},
    error::Result,
    lists::{Wanted, language},
    site::Site,
};

pub(super) async fn poster(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let wanted = Wanted::read(&state, &site).await?;
    if wanted.unknown_place {
        // The page says what is wrong; a code that leads to the whole country would be wrong for years.
        return Ok(Redirect::temporary(&site.href(&format!("/listen?{}", wanted.query()))).into_response());
    }
    let lang = site.lang;
    let title = wanted.call.title();
    let qr = site.public_here(lang, &wanted.form.path());
    let address = site.public_here(lang, "/suche");
    let shown = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_owned();
    let poster = Poster {
        language: language(lang),
        text: lang.with("poster-text", [("name", site.name().to_owned())]),
        title: title.clone(),
        qr,
        address: shown,
    };
    let name = format!("{}-{}", lang.t("poster-file"), slug(&title));
    answer(&name, Format::Pdf, move || posters(vec![poster])).await
}
