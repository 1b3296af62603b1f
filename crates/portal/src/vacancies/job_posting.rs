//! The vacancy for search engines: a schema.org `JobPosting` in JSON-LD.
use chrono::{NaiveDate, SecondsFormat};
use chrono_tz::Europe::Berlin;
use lotse_domain::{
    company::Site as Location,
    vacancy::{Kind, Vacancy, VacancyView, WorkPattern},
};
use serde_json::{Map, Value, json};

use crate::{format, search::with_sexes};

/// The object; `direct` where the page itself takes applications. As text that may stand inside a `script` element: every `<`, `>` and `&` is written as an escape, so that
/// nothing in it ends the element.
pub(crate) fn json_ld(view: &VacancyView, url: &str, description: &str, direct: bool) -> String {
    let vacancy = &view.vacancy;
    let mut posting = Map::new();
    let mut put = |name: &str, value: Value| posting.insert(name.to_owned(), value);
    put("@context", json!("https://schema.org"));
    put("@type", json!("JobPosting"));
    put("title", json!(with_sexes(&vacancy.title)));
    put("description", json!(description));
    put("url", json!(url));
    put("identifier", json!({ "@type": "PropertyValue", "name": "Lotse", "value": vacancy.id }));
    put("datePosted", json!(format::day_of(vacancy.published_at.unwrap_or(vacancy.created_at))));
    put("employmentType", json!(employment_type(vacancy)));
    put("hiringOrganization", organization(view));
    put("directApply", json!(direct));
    if let Some(deadline) = vacancy.deadline {
        put("validThrough", json!(end_of(deadline)));
    }
    if let Some(starts_on) = vacancy.starts_on {
        put("jobStartDate", json!(starts_on));
    }
    if vacancy.places > 0 {
        put("totalJobOpenings", json!(vacancy.places));
    }
    if let Some(minutes) = vacancy.weekly_minutes {
        put("workHours", json!(format!("{} h", f64::from(minutes) / 60.0)));
    }
    let locations: Vec<Value> = view.sites.iter().map(location).collect();
    if !locations.is_empty() {
        put("jobLocation", json!(locations));
    }
    if let Some(salary) = salary(vacancy) {
        put("baseSalary", salary);
    }
    Value::Object(posting).to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The last second of a day in Germany.
fn end_of(day: NaiveDate) -> Option<String> {
    let end = day.and_hms_opt(23, 59, 59)?.and_local_timezone(Berlin).latest()?;
    Some(end.to_rfc3339_opts(SecondsFormat::Secs, false))
}

fn employment_type(vacancy: &Vacancy) -> &'static str {
    match (vacancy.kind, vacancy.work_pattern) {
        (Kind::Internship, _) => "INTERN",
        (_, Some(WorkPattern::PartTime)) => "PART_TIME",
        _ => "FULL_TIME",
    }
}

fn organization(view: &VacancyView) -> Value {
    let website = view.company.website.as_deref().and_then(super::links::page);
    let mut organization = json!({ "@type": "Organization", "name": view.company.name });
    if let Some(website) = website {
        organization["sameAs"] = json!(website);
    }
    organization
}

fn location(site: &Location) -> Value {
    let mut address = json!({
        "@type": "PostalAddress",
        "addressLocality": site.town,
        "addressCountry": site.country,
    });
    for (name, value) in
        [("streetAddress", &site.street), ("postalCode", &site.postal_code), ("addressRegion", &site.state)]
    {
        if let Some(value) = value {
            address[name] = json!(value);
        }
    }
    let mut place = json!({ "@type": "Place", "address": address });
    if let (Some(latitude), Some(longitude)) = (site.latitude, site.longitude) {
        place["geo"] = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
    }
    place
}

fn salary(vacancy: &Vacancy) -> Option<Value> {
    let euros = |cents: &i32| f64::from(*cents) / 100.0;
    let paid: Vec<f64> = vacancy.pay_by_year.0.iter().filter(|cents| **cents > 0).map(euros).collect();
    let (least, most) = (paid.iter().copied().reduce(f64::min)?, paid.iter().copied().reduce(f64::max)?);
    Some(json!({
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": { "@type": "QuantitativeValue", "minValue": least, "maxValue": most, "unitText": "MONTH" },
    }))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{super::sample::view, json_ld};

    #[test]
    fn it_says_what_search_engines_ask_for() {
        let text = json_ld(&view(), "https://lotse.example/stellen/x", "<p>Text</p>", true);
        let posting: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(posting["@type"], "JobPosting");
        assert_eq!(posting["directApply"], true);
        assert_eq!(posting["description"], "<p>Text</p>");
        assert_eq!(posting["datePosted"], "2026-10-01");
        assert_eq!(posting["validThrough"], "2027-03-31T23:59:59+02:00");
        assert_eq!(posting["jobLocation"][0]["address"]["addressLocality"], "Nürnberg");
        assert_eq!(posting["baseSalary"]["value"]["minValue"], json!(1150.0));
        assert_eq!(posting["hiringOrganization"]["name"], "Franken Maschinenbau GmbH");
    }

    #[test]
    fn nothing_in_it_ends_the_element_that_holds_it() {
        let mut view = view();
        view.vacancy.title = "</script><script>alert(1)</script><!--".into();
        let text = json_ld(&view, "x", "&</SCRIPT>", false);
        assert!(!text.contains('<') && !text.contains('>') && !text.contains('&'), "{text}");
        assert!(serde_json::from_str::<Value>(&text).is_ok());
    }
}
