//! The cluster's colours as custom properties, in a stylesheet of their own: the policy of our pages forbids styles
//! within them.
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use lotse_domain::cluster::Cluster;

use super::colour::{Colour, TEXT, WHITE};
use crate::{
    error::{PortalError, Result},
    site::Site,
};

/// The darkest and the lightest ground that text stands on in the light and the dark scheme; as in `tokens.css`.
const LIGHT_GROUND: &str = "#f4f6f9";
const DARK_PAPER: &str = "#1a1f27";
const DARK_GROUND: &str = "#12161d";

pub(super) async fn colours(site: Site) -> Result<Response> {
    let cluster = site.cluster.ok_or(PortalError::NotFound)?;
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=86400")];
    Ok((headers, sheet(&cluster)).into_response())
}

/// Names and values for both schemes.
fn sheet(cluster: &Cluster) -> String {
    let read = |text: &str| Colour::parse(text).unwrap_or(WHITE);
    let (brand, accent) = (read(&cluster.colour), read(&cluster.accent_colour));
    let (ground, paper, dark) = (read(LIGHT_GROUND), read(DARK_PAPER), read(DARK_GROUND));
    // Text of the brand's colour also stands on the soft shade of it.
    let soft = WHITE.mixed(brand, 0.08);
    let readable = brand.darkened_for(ground, TEXT).darkened_for(soft, TEXT);
    let dark_soft = paper.mixed(brand, 0.22);
    let light = brand.lightened_for(paper, TEXT).lightened_for(dark_soft, TEXT);
    format!(
        "@layer theme{{:root{{--brand:{};--on-brand:#ffffff;--brand-soft:{};--accent:{};--accent-soft:{}}}\
         @media(prefers-color-scheme:dark){{:root{{--brand:{};--on-brand:{};--brand-soft:{};--accent:{};--accent-soft:{}}}}}}}\n",
        readable.hex(),
        soft.hex(),
        accent.hex(),
        WHITE.mixed(accent, 0.12).hex(),
        light.hex(),
        dark.hex(),
        dark_soft.hex(),
        accent.lightened_for(paper, 3.0).hex(),
        paper.mixed(accent, 0.2).hex(),
    )
}

#[cfg(test)]
mod tests {
    use super::{super::colour::contrast, Colour, TEXT, sheet};
    use crate::vacancies::sample::cluster;

    fn values(css: &str, name: &str) -> Vec<Colour> {
        css.split(['{', ';', '}'])
            .filter_map(|rule| rule.strip_prefix(name)?.strip_prefix(':'))
            .map(|value| Colour::parse(value).unwrap())
            .collect()
    }

    #[test]
    fn text_on_the_brand_and_the_brand_as_text_can_be_read_in_both_schemes() {
        for colour in ["#ffee00", "#0b5394", "#000000", "#ffffff", "#7fffd4", "#c00000"] {
            let css = sheet(&lotse_domain::cluster::Cluster { colour: colour.into(), ..cluster() });
            for ((brand, on), soft) in values(&css, "--brand")
                .iter()
                .zip(values(&css, "--on-brand"))
                .zip(values(&css, "--brand-soft"))
            {
                assert!(contrast(*brand, on) >= TEXT, "{colour}: {css}");
                assert!(contrast(*brand, soft) >= TEXT, "{colour}: {css}");
            }
            assert_eq!(values(&css, "--brand").len(), 2);
        }
    }

    #[test]
    fn a_colour_that_is_none_breaks_nothing() {
        let css = sheet(&lotse_domain::cluster::Cluster { colour: "}*{display:none".into(), ..cluster() });
        assert!(!css.contains("display"));
    }
}
