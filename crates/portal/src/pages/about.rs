use askama::Template;
use axum::response::Response;

use crate::{
    error::Result,
    page::{Page, Section, html},
    site::Site,
    vacancies::links,
};

#[derive(Template)]
#[template(path = "pages/about.html")]
struct About {
    page: Page,
    /// Who answers for the portal: name, mail and website of the cluster.
    behind: Option<Behind>,
}

struct Behind {
    name: String,
    mail: Option<(String, String)>,
    website: Option<(String, String)>,
}

pub(super) async fn about(site: Site) -> Result<Response> {
    let behind = site.cluster.as_ref().map(|cluster| Behind {
        name: cluster.name.clone(),
        mail: links::mail(cluster.contact_mail.as_deref(), ""),
        website: links::website(cluster.website.as_deref()),
    });
    let (title, description) = (site.lang.t("about-title"), site.lang.t("about-description"));
    html(&About { page: Page::new(&site, Section::Other, title, description).found_here("/ueber"), behind })
}
