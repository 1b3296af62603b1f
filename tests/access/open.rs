//! Places of addresses and bodies behind which nothing is anybody's own.
use crate::{articles, studies};

/// Places whose value is for everyone, or the caller's own word: (path, name).
const PUBLIC: &[(&str, &str)] = &[
    ("/api/v1/occupations/{code}", "code"),
    ("/api/v1/occupations/{code}/suggestion", "code"),
    ("/api/v1/vacancies/{id}", "id"),
    ("/api/v1/vacancies/{id}/questions", "id"),
    ("/api/v1/vacancies/{id}/reports", "id"),
    // What takes place is public, and so is what can be booked there.
    ("/api/v1/events/{id}", "id"),
    ("/api/v1/events/{id}/calendar", "id"),
    ("/api/v1/events/{id}/bookings", "id"),
    ("/api/v1/events/{id}/booking-forms", "id"),
    ("/api/v1/events/{id}/booking-forms", "mail"),
    // Only whoever sent a form knows its id.
    ("/api/v1/booking-forms/{id}/codes", "id"),
    ("/api/v1/booking-forms/{id}/confirmation", "id"),
    // A place in the order of ids, from which the caller's own list goes on; whether anything is there is not asked.
    ("/api/v1/event-desk/{id}/bookings", "after"),
    // Words of the caller's own.
    ("/api/v1/events/{id}/exhibitors", "company"),
    ("/api/v1/group-links/{token}/places", "mail"),
    ("/api/v1/group-links/{token}/places", "school_id"),
    ("/api/v1/places/{id}", "mail"),
    ("/api/v1/places/{id}", "school_id"),
    ("/api/v1/event-desk/{id}/bookings", "mail"),
    ("/api/v1/pictures/{id}", "id"),
    // Counted within an article, whose id stands before it.
    ("/api/v1/clusters/{slug}/articles/{id}/versions/{version}", "version"),
    // What is applied to is public.
    ("/api/v1/me/applications", "vacancy_id"),
    ("/api/v1/me/applications", "company"),
    ("/api/v1/application_forms", "vacancy_id"),
    ("/api/v1/application_forms", "company"),
    ("/api/v1/application_forms", "mail"),
    // Only whoever sent a form knows its id, and nothing is done by it without the code of a mail.
    ("/api/v1/application_forms/{id}/codes", "id"),
    ("/api/v1/application_forms/{id}/confirmation", "id"),
    ("/api/v1/me/mail-preferences/{topic}", "topic"),
    // Which clusters there are is public, and which slug a new one gets is the operator's word.
    ("/api/v1/clusters", "slug"),
    ("/api/v1/auth/codes", "cluster"),
    ("/api/v1/companies", "cluster"),
    ("/api/v1/companies/{slug}/vacancies", "cluster"),
    ("/api/v1/companies/{slug}/vacancies/{id}", "cluster"),
    ("/api/v1/vacancies/checks", "cluster"),
    ("/api/v1/companies/{slug}/memberships", "cluster"),
    ("/api/v1/companies/{slug}/memberships/{cluster}", "cluster"),
    // Addresses that the caller types. That known and unknown ones are answered alike is for tests/identity, and that
    // nobody learns who is in another team for tests/tenancy.
    ("/api/v1/alerts", "mail"),
    ("/api/v1/auth/codes", "mail"),
    ("/api/v1/auth/tokens", "mail"),
    ("/api/v1/companies", "mail"),
    ("/api/v1/hooks/bounces", "mail"),
    ("/api/v1/me/mail-changes", "mail"),
    ("/api/v1/clusters/{slug}/invitations", "mail"),
    ("/api/v1/companies/{slug}/invitations", "mail"),
    ("/api/v1/schools/{slug}/invitations", "mail"),
    ("/api/v1/operators/invitations", "mail"),
];

/// What is read by everyone.
const READ_BY_EVERYONE: [&str; 9] = [
    "/api/v1/events",
    "/api/v1/companies/{slug}",
    "/api/v1/companies/{slug}/questions",
    "/api/v1/clusters/{slug}",
    "/api/v1/clusters/{slug}/answer_rule",
    "/api/v1/companies",
    "/api/v1/search",
    "/api/v1/suggest",
    "/api/v1/lists/{file}",
];

/// Whether what stands in a place is for everyone, or the caller's own word.
pub fn is_open(method: &str, path: &str, name: &str) -> bool {
    let read: [&[&str]; 3] = [&READ_BY_EVERYONE, &studies::READ, &articles::READ];
    PUBLIC.contains(&(path, name)) || (method == "GET" && read.iter().any(|paths| paths.contains(&path)))
}
