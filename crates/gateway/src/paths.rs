//! Addresses, of the API and of the portal's pages.
use lotse_domain::fold::slug;
use uuid::Uuid;

pub(crate) fn vacancy(id: Uuid) -> String {
    format!("/api/v1/vacancies/{id}")
}

pub(crate) fn vacancy_page(title: &str, id: Uuid) -> String {
    format!("/stellen/{}-{id}", slug(title))
}

pub(crate) fn company(slug: &str) -> String {
    format!("/api/v1/companies/{slug}")
}

pub(crate) fn memberships(company: &str) -> String {
    format!("/api/v1/companies/{company}/memberships")
}

pub(crate) fn company_page(slug: &str) -> String {
    format!("/unternehmen/{slug}")
}

pub(crate) fn occupation(code: &str) -> String {
    format!("/api/v1/occupations/{code}")
}

pub(crate) fn occupation_page(slug: &str) -> String {
    format!("/berufe/{slug}")
}

pub(crate) fn institution(slug: &str) -> String {
    format!("/api/v1/institutions/{slug}")
}

pub(crate) fn institution_page(slug: &str) -> String {
    format!("/bildungseinrichtungen/{slug}")
}

pub(crate) fn study_programme(slug: &str) -> String {
    format!("/api/v1/study-programmes/{slug}")
}

pub(crate) fn study_programme_page(slug: &str) -> String {
    format!("/studium/{slug}")
}

pub(crate) fn article(slug: &str) -> String {
    format!("/api/v1/articles/{slug}")
}

pub(crate) fn article_page(slug: &str) -> String {
    format!("/wissen/{slug}")
}

pub(crate) fn cluster(slug: &str) -> String {
    format!("/api/v1/clusters/{slug}")
}

pub(crate) fn cluster_page(slug: &str) -> String {
    format!("/c/{slug}")
}

pub(crate) fn own_vacancy(company: &str, id: Uuid) -> String {
    format!("/api/v1/companies/{company}/vacancies/{id}")
}

pub(crate) fn own_application(id: Uuid) -> String {
    format!("/api/v1/me/applications/{id}")
}

pub(crate) fn application(company: &str, id: Uuid) -> String {
    format!("/api/v1/companies/{company}/applications/{id}")
}

pub(crate) fn document(id: Uuid) -> String {
    format!("/api/v1/documents/{id}")
}

pub(crate) fn picture(id: Uuid) -> String {
    format!("/api/v1/pictures/{id}")
}

pub(crate) fn event(id: Uuid) -> String {
    format!("/api/v1/events/{id}")
}

pub(crate) fn event_page(slug: &str) -> String {
    format!("/veranstaltungen/{slug}")
}

pub(crate) fn desk_event(id: Uuid) -> String {
    format!("/api/v1/event-desk/{id}")
}

pub(crate) fn own_booking(id: Uuid) -> String {
    format!("/api/v1/me/bookings/{id}")
}
