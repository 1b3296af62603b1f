//! What a peer is given of a posting: what the index has of it too.
use anyhow::Result;
use chrono::Datelike;
use lotse_domain::{
    Db,
    page::PageRequest,
    vacancy::{self, VacancyView},
};
use lotse_search::VacancyCard;
use serde_json::{Value, json};
use uuid::Uuid;

/// A posting as the public sees it, with its first site. (Those of the corpus have one.)
#[derive(Debug)]
pub(in crate::bench) struct Posting {
    pub id: Uuid,
    pub title: String,
    /// Names of the occupation, and what else it is called.
    pub occupation: String,
    /// Name of the company, its town and postal code.
    pub company: String,
    pub text: String,
    pub kind: &'static str,
    pub area: Option<&'static str>,
    pub qualification: Option<&'static str>,
    pub start_year: Option<i32>,
    pub state: Option<String>,
    pub company_slug: String,
    /// (latitude, longitude)
    pub position: Option<(f64, f64)>,
    /// Seconds since 1970.
    pub published: i64,
    /// What a page of results shows, as JSON.
    pub card: String,
}

impl Posting {
    fn of(view: &VacancyView) -> Self {
        let VacancyView { vacancy, company, sites, occupation, .. } = view;
        let site = sites.first();
        let names = occupation.iter().flat_map(|o| {
            [&o.title, &o.title_male, &o.title_female].into_iter().chain(&o.synonyms.0).map(String::as_str)
        });
        let place = site.iter().flat_map(|site| site.postal_code.as_deref().into_iter().chain([&*site.town]));
        let said = [&vacancy.summary, &vacancy.description, &company.industry].into_iter().flatten();
        let said = said.chain(&vacancy.benefits.0).chain(&vacancy.subjects.0).map(String::as_str);
        Self {
            id: vacancy.id,
            title: vacancy.title.clone(),
            occupation: joined(names),
            company: joined([&*company.name].into_iter().chain(place)),
            text: joined(said),
            kind: vacancy.kind.as_str(),
            area: occupation.as_ref().map(|occupation| occupation.area.as_str()),
            qualification: vacancy.qualification.map(vacancy::Qualification::as_str),
            start_year: vacancy.starts_on.map(|day| day.year()),
            state: site.and_then(|site| site.state.clone()),
            company_slug: company.slug.clone(),
            position: site.and_then(|site| Some((site.latitude?, site.longitude?))),
            published: vacancy.published_at.map_or(0, |at| at.timestamp()),
            card: card(&VacancyCard::from(view)),
        }
    }

    /// Everything but the position, by name.
    pub(super) fn json(&self) -> Value {
        let Self {
            id,
            title,
            occupation,
            company,
            text,
            kind,
            area,
            qualification,
            start_year,
            state,
            company_slug,
            position: _,
            published,
            card,
        } = self;
        json!({
            "id": id, "title": title, "occupation": occupation, "company": company, "text": text, "kind": kind,
            "area": area, "qualification": qualification, "start_year": start_year, "state": state,
            "company_slug": company_slug, "published": published, "card": card,
        })
    }
}

fn card(card: &VacancyCard) -> String {
    let VacancyCard {
        id,
        version,
        kind,
        title,
        company,
        company_slug,
        postal_code,
        town,
        state,
        latitude,
        longitude,
        more_sites,
        // Of the one that is nearest; peers know one.
        further_sites: _,
        occupation,
        occupation_code,
        area,
        places,
        starts_on,
        starts_asap,
        qualification,
        first_year_pay,
        deadline,
        published_at,
        summary,
        clusters,
        answered_share,
        usual_days,
    } = card;
    json!({
        "id": id, "version": version, "kind": kind, "title": title, "company": company, "company_slug": company_slug,
        "postal_code": postal_code, "town": town, "state": state, "latitude": latitude, "longitude": longitude,
        "more_sites": more_sites, "occupation": occupation, "occupation_code": occupation_code, "area": area,
        "places": places, "starts_on": starts_on, "starts_asap": starts_asap, "qualification": qualification,
        "first_year_pay": first_year_pay, "deadline": deadline, "published_at": published_at, "summary": summary,
        "clusters": clusters, "answered_share": answered_share, "usual_days": usual_days,
    })
    .to_string()
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

/// All that the public may find, some at a time.
pub(super) struct Postings<'d> {
    db: &'d Db,
    /// The page that comes next; `None` behind the last.
    next: Option<PageRequest<Uuid>>,
}

impl<'d> Postings<'d> {
    pub(super) fn new(db: &'d Db, at_a_time: u64) -> Self {
        Self { db, next: Some(PageRequest { after: None, limit: at_a_time }) }
    }

    /// `None` at the end.
    pub(super) async fn some(&mut self) -> Result<Option<Vec<Posting>>> {
        let Some(asked) = self.next.take() else { return Ok(None) };
        let limit = asked.limit;
        let page = vacancy::list_published(self.db.read(), asked).await?;
        self.next = page.next.map(|after| PageRequest { after: Some(after), limit });
        let ids: Vec<Uuid> = page.items.iter().map(|published| published.id).collect();
        let views = vacancy::list_views(self.db.read(), &ids).await?;
        Ok(Some(views.iter().map(Posting::of).collect()))
    }
}
