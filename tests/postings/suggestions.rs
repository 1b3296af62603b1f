//! What is filled in once the occupation is known.
use lotse_domain::{
    ErrorKind,
    vacancy::{Qualification, desk},
};
use lotse_tests::{Backend, on_both_databases};

use crate::world::{World, posting, refused};

on_both_databases!(the_occupation_fills_in_what_is_known);

async fn the_occupation_fills_in_what_is_known(backend: Backend) {
    let world = World::start(backend).await;
    let ask = async |name: &str| desk::suggestion(world.db(), name).await;
    let by_title = ask(" Industriemechanikerin (m/w/d) ").await.unwrap();
    assert_eq!(by_title.duration_months, 42);
    assert!(by_title.description.contains("## Das lernst du"));
    assert_eq!((by_title.qualification, by_title.subjects.len()), (None, 0));
    let by_code = ask(&by_title.occupation.code).await.unwrap();
    assert_eq!(by_code.occupation, by_title.occupation);
    assert_eq!(refused(ask("Weltraumpirat").await), ErrorKind::NotFound);
    assert_eq!(refused(ask("").await), ErrorKind::NotFound);

    let qualifications =
        [Qualification::MittlereReife, Qualification::Hauptschulabschluss, Qualification::MittlereReife];
    for (at, qualification) in qualifications.into_iter().enumerate() {
        let told = ask("Industriemechaniker").await.unwrap();
        assert_eq!(told.qualification, None, "{at} postings are too few");
        let mut posting = posting();
        posting.vacancy.title = format!("Industriemechaniker {at}");
        posting.vacancy.qualification = Some(qualification);
        posting.vacancy.subjects = vec!["Physik".into(), if at == 0 { "Kunst" } else { "Mathematik" }.into()];
        world.published_as(posting).await;
    }
    // Drafts say nothing about what is usual.
    let mut draft = posting();
    draft.vacancy.subjects = vec!["Mathematik".into()];
    world.create(draft).await.unwrap();
    let told = ask("Industriemechaniker").await.unwrap();
    assert_eq!(told.qualification, Some(Qualification::MittlereReife));
    assert_eq!(told.subjects, ["Physik"]);
}
