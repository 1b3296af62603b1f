//! What pupils do with applications that are sent, and with their documents.
use chrono::TimeDelta;
use lotse_domain::{
    Actor,
    application::desk::{Answering, NewDate},
    vacancy::desk::{self, CloseReason, DeskStep},
};
use lotse_tests::{Backend, on_both_databases};
use uuid::Uuid;

use super::{all, attribute};
use crate::{
    bakery::{BORN, PNG, Town, own_page, upload},
    browser::{Browser, fields_of},
};

on_both_databases!(
    a_file_goes_along_and_is_a_file_for_those_who_may_read_it,
    an_application_is_withdrawn_and_removed_after_a_question,
    a_date_is_chosen_a_message_written_and_an_offer_taken,
    a_closed_vacancy_is_told_in_words_and_the_application_is_handed_on,
    foreign_applications_and_documents_are_not_found
);

async fn a_closed_vacancy_is_told_in_words_and_the_application_is_handed_on(backend: Backend) {
    let town = Town::new(backend).await;
    let (mut pupil, own) = town.applied("Jana Meyer", "jana@example.org").await;
    let (server, machine) = (&town.server, Actor::operator("test"));
    let page = town.forms[0].trim_end_matches("/bewerben");
    let vacancy: Uuid = page[page.len() - 36..].parse().unwrap();
    let close = DeskStep::Close(CloseReason::FilledElsewhere);
    desk::step(&server.db, &*server.clock, &machine, town.company_id, vacancy, close).await.unwrap();
    let page = pupil.get(&own).await.page;
    assert!(page.contains("Der Platz ist vergeben. Deshalb ist diese Bewerbung beendet."), "{page}");
    assert!(!page.contains("filled_elsewhere"), "{page}");
    let ways = pupil.get(&format!("{own}/weitergeben")).await;
    assert_eq!(ways.status, 200);
}

async fn a_file_goes_along_and_is_a_file_for_those_who_may_read_it(backend: Backend) {
    let town = Town::new(backend).await;
    let mut pupil = Browser::new(&town.server);
    let form = pupil.get(&town.forms[0]).await;
    let typed = [&[("name", "Jana Meyer"), ("mail", "jana@example.org")], &BORN[..]].concat();
    let files: [(&str, &str, &[u8]); 2] = [("cv", "Größe.png", &PNG), ("certificates", "Zeugnis.png", &PNG)];
    let asked = upload(&town, &mut pupil, &form, &town.forms[0], &typed, &files).await;
    let sent = town.confirm(&mut pupil, &asked, "jana@example.org").await;
    let own = pupil.get(&own_page(&sent.page)).await;
    let links = attribute(&own.page, "main a[href^='/mein/dokumente/']", "href");
    assert_eq!(links.len(), 2, "{}", own.page);
    assert!(own.page.contains("nicht auf Viren geprüft"));

    let list = pupil.get("/mein/dokumente").await;
    let own_file = attribute(&list.page, "main .row a[href^='/mein/dokumente/']", "href");
    let file = own_file.iter().find(|href| !href.ends_with("entfernen")).unwrap().clone();
    let seen = pupil.get(&file).await;
    assert_eq!(seen.status, 200);
    let text = |name: &str| seen.headers[name].to_str().unwrap().to_owned();
    assert!(text("content-disposition").starts_with("attachment; "), "{}", text("content-disposition"));
    assert_eq!(text("content-type"), "image/png");
    assert_eq!(text("x-content-type-options"), "nosniff");
    assert_eq!(text("cache-control"), "no-store");
    assert_eq!(text("content-security-policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");

    let (mut other, _) = town.applied("Ole Brand", "ole@example.org").await;
    assert_eq!(other.get(&file).await.status, 404);
    assert_eq!(other.get(&format!("{file}/entfernen")).await.status, 404);
    let theirs = other.get("/mein/dokumente").await;
    let token = fields_of(&theirs.page, "/mein/dokumente").remove(0);
    assert_eq!(other.post(&format!("{file}/entfernen"), &[token]).await.status, 404);

    let ask = pupil.get(&format!("{file}/entfernen")).await;
    let done = pupil.submit(&ask, &format!("{file}/entfernen"), &[]).await;
    assert_eq!((done.status.as_u16(), done.to.as_str()), (303, "/mein/dokumente?fertig=file-removed"));
    assert_eq!(pupil.get(&file).await.status, 404);
    let none = upload(&town, &mut pupil, &list, "/mein/dokumente", &[("kind", "cv")], &[]).await;
    assert_eq!(none.status, 422);
    let added = [("document", "neu.png", &PNG[..])];
    let added = upload(&town, &mut pupil, &list, "/mein/dokumente", &[("kind", "cv")], &added).await;
    assert_eq!((added.status.as_u16(), added.to.as_str()), (303, "/mein/dokumente?fertig=file-added"));
    let second = pupil.get(&town.forms[1]).await;
    assert_eq!(attribute(&second.page, "input[name=documents]", "value").len(), 2, "ready for the next one");
}

async fn an_application_is_withdrawn_and_removed_after_a_question(backend: Backend) {
    let town = Town::new(backend).await;
    let (mut pupil, own) = town.applied("Jana Meyer", "jana@example.org").await;
    let early = pupil.get(&format!("{own}/entfernen")).await;
    assert_eq!((early.status.as_u16(), early.to.as_str()), (303, own.as_str()), "it is open");
    let step = format!("{own}/zurueckziehen");
    let ask = pupil.get(&step).await;
    assert!(pupil.get(&own).await.page.contains("Antwort bis"), "a look changes nothing");
    let done = pupil.submit(&ask, &step, &[]).await;
    assert_eq!((done.status.as_u16(), done.to.clone()), (303, format!("{own}?fertig=own-withdrawn")));
    assert!(pupil.get(&own).await.page.contains("Die Bewerbung ist zurückgezogen"));
    let again = pupil.submit(&ask, &step, &[]).await;
    assert_eq!(again.status, 409);
    assert!(again.page.contains("inzwischen hat sich etwas geändert"));
    let step = format!("{own}/entfernen");
    let ask = pupil.get(&step).await;
    let done = pupil.submit(&ask, &step, &[]).await;
    assert_eq!(done.to, "/mein/bewerbungen?fertig=own-removed");
    assert_eq!(pupil.get(&own).await.status, 404);
    assert!(attribute(&pupil.get(&done.to).await.page, "main h2 a", "href").is_empty());
}

async fn a_date_is_chosen_a_message_written_and_an_offer_taken(backend: Backend) {
    let town = Town::new(backend).await;
    let (mut pupil, own) = town.applied("Jana Meyer", "jana@example.org").await;
    let second = pupil.get(&town.forms[1]).await;
    upload(&town, &mut pupil, &second, &town.forms[1], &[("name", "Jana Meyer")], &[]).await;
    town.answer(&own, Answering::See).await;
    assert!(pupil.get(&own).await.page.contains("hat deine Bewerbung gelesen"));
    let start = town.server.clock.now() + TimeDelta::days(3);
    let date = |place: &str| NewDate { starts_at: start, minutes: 30, place: place.into() };
    let dates = vec![date("Backstube"), date("Am Telefon")];
    town.answer(&own, Answering::Invite { text: "Komm uns besuchen.".into(), dates }).await;
    let page = pupil.get(&own).await;
    assert!(page.page.contains("Komm uns besuchen.") && page.page.contains("Backstube"), "{}", page.page);
    assert!(pupil.get("/mein").await.page.contains("1 Bewerbung wartet auf dich"));
    let step = format!("{own}/termin");
    let token = fields_of(&page.page, &step).remove(0);
    let none = pupil.post(&step, std::slice::from_ref(&token)).await;
    assert_eq!(none.status, 422);
    assert_eq!(attribute(&none.page, ".mistakes a", "href"), ["#date"]);
    let ids = attribute(&page.page, "input[name=date]", "value");
    let chosen = pupil.post(&step, &[token, ("date".to_owned(), ids[1].clone())]).await;
    assert_eq!(chosen.to, format!("{own}?fertig=own-date"));
    assert!(pupil.get(&own).await.page.contains("Dein Gespräch:"));

    let step = format!("{own}/nachricht");
    let empty = pupil.submit(&page, &step, &[("text", " ")]).await;
    assert_eq!(empty.status, 422);
    let long = "x".repeat(4_001);
    let refused = pupil.submit(&page, &step, &[("text", &long)]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(all(&refused.page, "textarea#text"), [long], "what was typed stays");
    let written = pupil.submit(&page, &step, &[("text", "Ich freue mich.")]).await;
    assert_eq!(written.to, format!("{own}?fertig=own-message#nachrichten"));
    assert!(pupil.get(&own).await.page.contains("Ich freue mich."));

    town.answer(&own, Answering::Offer { text: "Wir möchten dich.".into(), reply_by: None }).await;
    let page = pupil.get(&own).await;
    assert!(page.page.contains("bietet dir den Platz an"));
    let step = format!("{own}/annehmen");
    let ask = pupil.get(&step).await;
    let accepted = pupil.submit(&ask, &step, &[]).await;
    assert_eq!(accepted.to, format!("{own}?fertig=own-accepted"));
    let page = pupil.get(&own).await;
    let others = attribute(&page.page, "input[name=others][checked]", "value");
    assert_eq!(others.len(), 1, "{}", page.page);
    let step = format!("{own}/andere");
    let done = pupil.submit(&page, &step, &[("others", &others[0])]).await;
    assert_eq!(done.to, format!("{own}?fertig=own-others"));
    let other = pupil.get(&format!("/mein/bewerbungen/{}", others[0])).await;
    assert!(other.page.contains("Die Bewerbung ist zurückgezogen"));
}

async fn foreign_applications_and_documents_are_not_found(backend: Backend) {
    let town = Town::new(backend).await;
    let (_, own) = town.applied("Jana Meyer", "jana@example.org").await;
    let (mut other, others) = town.applied("Ole Brand", "ole@example.org").await;
    let page = other.get(&others).await;
    let token = fields_of(&page.page, &format!("{others}/nachricht")).remove(0);
    for step in ["", "/annehmen", "/ablehnen", "/zurueckziehen", "/entfernen", "/weitergeben"] {
        assert_eq!(other.get(&format!("{own}{step}")).await.status, 404, "{step}");
    }
    for step in [
        "/nachricht",
        "/termin",
        "/erinnern",
        "/andere",
        "/annehmen",
        "/ablehnen",
        "/zurueckziehen",
        "/entfernen",
        "/weitergeben",
    ] {
        let typed =
            ["text", "date", "others", "places"].map(|name| (name.to_owned(), Uuid::nil().to_string()));
        let fields = [std::slice::from_ref(&token), &typed[..]].concat();
        assert_eq!(other.post(&format!("{own}{step}"), &fields).await.status, 404, "{step}");
    }
    let stranger = Browser::new(&town.server).get(&own).await;
    assert!(stranger.to.starts_with("/anmelden?weiter="), "{}", stranger.to);
}
