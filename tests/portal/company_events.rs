//! A company's part in an event: its stand, its interviews, and who comes.
use lotse_domain::event::exhibitor::{self, ExhibitorStep};
use lotse_tests::{Backend, on_both_databases};

use super::{attribute, booking_desk::made};

on_both_databases!(a_company_asks_for_a_stand_plans_interviews_and_sees_who_comes);

const OWN: &str = "/betrieb/regnitz-formteile-gmbh/veranstaltungen";

async fn a_company_asks_for_a_stand_plans_interviews_and_sees_who_comes(backend: Backend) {
    let mut fair = made(backend, "messe").await;
    let (event, admin) = (fair.event, fair.stage.admin.clone());
    let own = format!("{OWN}/{event}");
    let list = admin.page(&fair.stage.server, OWN).await;
    assert!(attribute(&list, ".desk-row-steps a", "href").contains(&format!("{own}/stand")), "{list}");
    assert!(list.contains("/anmelden?gruppe=betrieb:regnitz-formteile-gmbh"), "{list}");
    let page = admin.page(&fair.stage.server, &own).await;
    assert!(page.contains("noch keinen Stand angefragt"), "{page}");
    let stand = format!("{own}/stand");
    let long = "x".repeat(2_001);
    let wrong = admin.post(&fair.stage.server, &stand, &[("offers", &long)]).await;
    assert_eq!(wrong.status(), 422);
    assert_eq!(attribute(&wrong.text().await.unwrap(), ".mistakes a", "href"), ["#offers"]);
    let vacancy = fair.stage.imported().await.to_string();
    let fields = [
        ("offers", "Quiz und Werkbank"),
        ("needs", "Strom"),
        ("contact_name", "Jana Admin"),
        ("interviewers", "Ina Immer\r\nOtto Oft\r\n"),
        ("vacancies", vacancy.as_str()),
    ];
    admin.done(&fair.stage.server, &stand, &fields).await;
    let page = admin.page(&fair.stage.server, &own).await;
    assert!(page.contains("Angefragt") && page.contains("Quiz und Werkbank"), "{page}");
    let plan = format!("{own}/gespraeche");
    assert_eq!(admin.get(&fair.stage.server, &plan).await.status(), 404, "first it must be admitted");
    let manager = fair.stage.manager.actor(&fair.stage.server).await;
    let exhibitors = exhibitor::list(&fair.stage.server.db, &manager, event).await.unwrap();
    let (db, clock) = (&fair.stage.server.db, &*fair.stage.server.clock);
    exhibitor::step(db, clock, &manager, exhibitors[0].0.id, ExhibitorStep::Admit, None, None).await.unwrap();
    let form = admin.page(&fair.stage.server, &plan).await;
    let people = attribute(&form, "input[name=interviewers]", "value");
    assert_eq!(people.len(), 2);
    let times = [
        ("interviewers", people[0].as_str()),
        ("interviewers", people[1].as_str()),
        ("from", "2030-05-05T10:00"),
        ("until", "2030-05-05T11:00"),
        ("minutes", "20"),
        ("pause_minutes", "0"),
    ];
    let looked = admin.post(&fair.stage.server, &plan, &times).await.text().await.unwrap();
    assert!(looked.contains("6 Gespräche"), "{looked}");
    let before = fair.view().await.slots.len();
    let never = [("from", "irgendwann"), ("until", ""), ("minutes", "1")];
    assert_eq!(admin.post(&fair.stage.server, &plan, &never).await.status(), 422);
    admin.done(&fair.stage.server, &plan, &[times.as_slice(), &[("tun", "speichern")]].concat()).await;
    fair.slots = fair.view().await.slots.iter().map(|view| view.slot.id).collect();
    assert_eq!(fair.slots.len(), before + 6);
    let view = fair.view().await;
    let interview = view.slots.iter().position(|view| view.slot.interviewer_id.is_some()).unwrap();
    fair.booked("Emre Kaya", interview).await;
    let page = admin.page(&fair.stage.server, &own).await;
    assert!(page.contains("Emre Kaya") && !page.contains("@gast.example"), "{page}");
    for (format, begin) in [("pdf", "%PDF-"), ("xlsx", "PK")] {
        let file = admin.get(&fair.stage.server, &format!("{own}/liste/{format}")).await;
        assert_eq!(
            (file.status().as_u16(), &file.headers()["cache-control"]),
            (200, &"no-store".parse().unwrap())
        );
        assert!(file.bytes().await.unwrap().starts_with(begin.as_bytes()), "{format}");
    }
    let csv = admin.page(&fair.stage.server, &format!("{own}/liste/csv")).await;
    assert!(csv.contains("Emre Kaya"), "{csv}");
    let listed = fair.page("/listen/gespraeche.csv").await;
    assert!(listed.contains("Emre Kaya") && listed.contains("Ina Immer"), "{listed}");
    assert!(fair.page("/listen/aussteller.csv").await.contains("Strom"));
    let asks = admin.page(&fair.stage.server, &format!("{own}/absagen")).await;
    assert!(asks.contains("Eine Person hat einen Termin"), "{asks}");
    admin.done(&fair.stage.server, &format!("{own}/absagen"), &[("reason", "Krank")]).await;
    let page = admin.page(&fair.stage.server, &own).await;
    assert!(page.contains("Sie haben abgesagt") && !page.contains("Emre Kaya"), "{page}");
    assert_eq!(fair.stage.manager.get(&fair.stage.server, OWN).await.status(), 404, "the company's own desk");
}
