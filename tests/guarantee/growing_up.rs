use chrono::{Days, Months};
use lotse_domain::application::ApplicationState as S;
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use crate::stage::{Stage, sent};

on_both_databases!(who_turns_16_needs_no_guardian_any_more);

async fn who_turns_16_needs_no_guardian_any_more(backend: Backend) {
    let stage = Stage::set(backend).await;
    let mill = stage.house("Nordmehl", "mill.example").await;
    let birthday = stage.start.date_naive() + Days::new(5) - Months::new(16 * 12);
    let pupil = stage.account("ada@pupil.example", Some(birthday)).await;
    let mut draft = stage.application(&mill, pupil, "ada", true);
    draft.state = S::Draft;
    (draft.submitted_at, draft.waits_since, draft.due_at, draft.answer_due_at) = (None, None, None, None);
    let id = draft.id;
    stage.insert(draft.into_active_model().reset_all()).await;
    for day in 0..5 {
        stage.go_to(day);
        stage.run().await;
    }
    assert_eq!(stage.find(id).await.state, S::Draft);
    assert!(stage.letters().await.is_empty(), "nothing has reached the company");
    stage.go_to(5);
    stage.run_at_once().await;
    let application = stage.find(id).await;
    assert_eq!(
        (application.state, application.submitted_at),
        (S::Submitted, Some(stage.start + Days::new(5)))
    );
    let letters = stage.letters().await.remove(&5).unwrap();
    assert_eq!(letters[0], sent("ada@pupil.example", "application_sent", ""));
    assert_eq!(letters.len(), 3, "{letters:?}");
    assert_eq!(stage.open_in_line(mill.vacancy_id).await, 1);
}
