//! What one company has is not there for anybody else.
use lotse_domain::company;
use lotse_tests::{Backend, on_both_databases, people, world};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{DESK, id_of, stage};

on_both_databases!(nothing_of_it_is_there_for_others);

async fn nothing_of_it_is_there_for_others(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let vacancy = stage.published("Industriemechanik").await;
    let draft = stage.draft("Geheimer Entwurf").await;
    let (pupil, path) = stage.applied("mia@example.org", "Mia Schulz", id_of(&vacancy)).await;
    stage.admin.done(server, &format!("{path}/oeffnen"), &[]).await;
    let other = world::draft("Koch", "Gasthof Adler", "90402");
    world::import(&server.db, world::run_of(&stage.cluster, "other"), vec![world::record(2, "9", other)])
        .await;
    let adler = company::Entity::find()
        .filter(company::Column::Slug.eq("gasthof-adler"))
        .one(server.db.read())
        .await
        .unwrap()
        .expect("the other company");
    let rival = people::admin_of(server, adler.id, "eve@adler.example").await;
    // By the rival's own address as well: an id of somebody else's is no way in.
    let across = |path: &str| path.replace("regnitz-formteile-gmbh", "gasthof-adler");
    for path in [&path, &draft, &vacancy] {
        assert_eq!(rival.get(server, &across(path)).await.status(), 404, "{path}");
    }
    for (part, fields) in [
        (format!("{path}/oeffnen"), vec![]),
        (format!("{path}/absage"), vec![("text", "Nein.")]),
        (format!("{path}/notiz"), vec![("note", "Von nebenan")]),
        (format!("{draft}/schritt"), vec![("schritt", "abgeben")]),
        (format!("{vacancy}/schliessen"), vec![("reason", "cancelled")]),
        (format!("{vacancy}/kopie"), vec![]),
    ] {
        assert_eq!(rival.post(server, &across(&part), &fields).await.status(), 404, "{part}");
    }
    let id = id_of(&path).to_string();
    let several = [("id", id.as_str()), ("tun", "absagen"), ("sicher", "ja"), ("text", "Nein.")];
    let to =
        rival.done(server, &format!("{}/mehrere", across(&format!("{DESK}/bewerbungen"))), &several).await;
    assert!(to.contains("erledigt=0"), "{to}");
    for who in [&rival, &pupil, &stage.manager] {
        for part in ["", "/stellen", "/stellen/neu", "/bewerbungen", "/profil"] {
            assert_eq!(who.get(server, &format!("{DESK}{part}")).await.status(), 404, "{} {part}", who.mail);
        }
    }
    let stranger = server.get(&format!("{DESK}/bewerbungen")).await;
    assert_eq!(stranger.status(), 303);
    let shown = stage.admin.page(server, &path).await;
    assert!(shown.contains("Gelesen") && !shown.contains("Von nebenan"));
}
