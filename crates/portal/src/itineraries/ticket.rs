//! Tickets as a camera and as people read them.
use qrcode::{EcLevel, QrCode, render::svg};

use crate::{
    error::{PortalError, Result},
    language::Lang,
    site::Site,
};

/// The drawing of an address of ours. Dark on light whatever the page's colours are: not every camera reads the reverse.
pub(crate) fn qr(address: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|_| PortalError::NotFound)?;
    let drawn = code.render::<svg::Color>().min_dimensions(240, 240).build();
    Ok(drawn.split_once("?>").map_or(drawn.clone(), |(_, svg)| svg.to_owned()))
}

/// What the QR code of a ticket says.
pub(crate) fn entrance(site: &Site, ticket: &str) -> String {
    site.public(Lang::De, &format!("/einlass/{ticket}"))
}

#[cfg(test)]
mod tests {
    use super::{Lang, Site, entrance, qr};

    #[test]
    fn the_code_holds_an_address_of_ours_and_needs_no_style() {
        let site = Site::sample(Lang::En, None, "/", "");
        let address = entrance(&site, "ABCD0123ABCD0123");
        assert_eq!(address, "http://127.0.0.1:8080/einlass/ABCD0123ABCD0123");
        let drawn = qr(&address).unwrap();
        assert!(drawn.starts_with("<svg ") && !drawn.contains("style"), "{}", &drawn[..80]);
    }
}
