//! What search engines read: a schema.org `Course` and an `EducationalOrganization` in JSON-LD.
use lotse_domain::{
    institution::Institution,
    study_programme::{ProgrammeView, StudyProgramme},
};
use serde_json::{Map, Value, json};

use super::card::{institution_path, path};
use crate::site::Site;

/// The programme; `about` is its description in one or two sentences.
pub(super) fn course(
    site: &Site,
    ProgrammeView { programme, institution }: &ProgrammeView,
    about: &str,
) -> String {
    let StudyProgramme { title, slug, degree, semesters, admission, .. } = programme;
    let mut it = object("Course");
    let mut put = |name: &str, value: Value| it.insert(name.to_owned(), value);
    put("name", json!(title));
    put("description", json!(about));
    put("url", json!(site.public(site.lang, &path(slug))));
    put("educationalCredentialAwarded", json!(site.lang.word("study-degree", degree.as_str())));
    if let Some(semesters) = semesters {
        // A duration as in ISO 8601: a semester takes six months.
        put("timeRequired", json!(format!("P{}M", i32::from(*semesters) * 6)));
    }
    if let Some(admission) = admission {
        put("coursePrerequisites", json!(admission));
    }
    put("provider", Value::Object(organisation(site, institution)));
    written(it)
}

/// The institution.
pub(super) fn institution(site: &Site, institution: &Institution) -> String {
    let mut it = object("EducationalOrganization");
    it.extend(organisation(site, institution));
    written(it)
}

fn object(kind: &str) -> Map<String, Value> {
    let mut it = Map::new();
    it.insert("@context".to_owned(), json!("https://schema.org"));
    it.insert("@type".to_owned(), json!(kind));
    it
}

fn organisation(site: &Site, institution: &Institution) -> Map<String, Value> {
    let mut it = Map::new();
    let mut put = |name: &str, value: Value| it.insert(name.to_owned(), value);
    put("@type", json!("EducationalOrganization"));
    put("name", json!(institution.name));
    put("url", json!(site.public(site.lang, &institution_path(&institution.slug))));
    if let Some(website) = &institution.website {
        put("sameAs", json!(website));
    }
    let mut address = json!({ "@type": "PostalAddress", "addressCountry": "DE" });
    let parts = [
        ("streetAddress", &institution.street),
        ("postalCode", &institution.postal_code),
        ("addressLocality", &institution.city),
    ];
    let known = parts.iter().any(|(_, value)| value.is_some());
    for (name, value) in parts {
        if let Some(value) = value {
            address[name] = json!(value);
        }
    }
    if known {
        put("address", address);
    }
    if let Some((latitude, longitude)) = institution.latitude.zip(institution.longitude) {
        put("geo", json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude }));
    }
    it
}

/// As text that may stand inside a `script` element: every `<`, `>` and `&` is written as an escape, so that nothing in it ends the
/// element.
fn written(it: Map<String, Value>) -> String {
    Value::Object(it).to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
