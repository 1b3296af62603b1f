//! Every state with every step that people can take by themselves: what the table allows happens, everything else is an error that
//! changes nothing.
use lotse_domain::{
    Actor, DomainError, ErrorKind,
    booking::{self, Booked, BookingDraft, BookingState as S, BookingStep as B, Party, next},
    event::slot,
    unit_of_work::in_transaction,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{entity::prelude::*, sea_query::Expr};

use crate::stage::{Stage, draft};

on_both_databases!(what_the_table_allows_happens_and_nothing_else);

/// Puts a booking into a state, with the counters that belong to it.
async fn put(stage: &Stage, booked: &Booked, state: S) {
    let (booking_id, slot_id) = (booked.bookings[0].booking_id, booked.bookings[0].slot_id);
    let until = stage.now() + chrono::TimeDelta::hours(1);
    in_transaction(stage.db(), move |txn| {
        Box::pin(async move {
            use booking::Column;
            let held = matches!(state, S::Held | S::Offered).then_some(until);
            booking::Entity::update_many()
                .col_expr(Column::State, Expr::value(state))
                .col_expr(Column::HeldUntil, Expr::value(held))
                .col_expr(Column::Position, Expr::value((state == S::Waitlisted).then_some(1_i64)))
                .filter(Column::Id.eq(booking_id))
                .exec(txn)
                .await?;
            let (taken, waiting) = (i32::from(state.takes_places()), i32::from(state == S::Waitlisted));
            slot::Entity::update_many()
                .col_expr(slot::Column::Taken, Expr::value(taken))
                .col_expr(slot::Column::Waiting, Expr::value(waiting))
                .filter(slot::Column::Id.eq(slot_id))
                .exec(txn)
                .await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn take(stage: &Stage, actor: &Actor, booked: &Booked, step: B) -> Result<(), DomainError> {
    let slots = vec![booked.bookings[0].slot_id];
    let id = booked.itinerary_id;
    match step {
        B::Cancel => booking::cancel_slots(stage.db(), &stage.clock, actor, id, slots, None).await,
        B::Confirm => {
            booking::accept_offer(stage.db(), &stage.clock, actor, booked.bookings[0].booking_id).await
        }
        other => unreachable!("nobody does {other:?} by themselves"),
    }
}

async fn what_the_table_allows_happens_and_nothing_else(backend: Backend) {
    let stage = Stage::set(backend).await;
    let mut allowed = 0;
    for (at, state) in S::ALL.iter().copied().enumerate() {
        for step in [B::Cancel, B::Confirm] {
            let (event, slot) = stage.date(1, true).await;
            let jana = stage.person(&format!("jana{at}{step:?}").to_lowercase()).await;
            let booked = stage.book(&jana, &event, draft(&[&slot])).await.unwrap();
            put(&stage, &booked, state).await;
            let before = stage.slot(slot.id).await;
            let answer = take(&stage, &jana, &booked, step).await;
            let found = stage.bookings(slot.id).await[0].state;
            // A hold is made good with its people, by a command of its own.
            let table =
                next(state, step, Party::Holder).ok().filter(|_| (state, step) != (S::Held, B::Confirm));
            if let Some(expected) = table {
                allowed += 1;
                answer.unwrap();
                assert_eq!(found, expected, "{state} {step:?}");
            } else {
                assert_eq!(found, state, "{state} {step:?}");
                let after = stage.slot(slot.id).await;
                assert_eq!((after.taken, after.waiting), (before.taken, before.waiting), "{state} {step:?}");
                match (state, step) {
                    // Again it does nothing; what is over is not cancelled with the rest.
                    (S::Confirmed, B::Confirm) | (_, B::Cancel) => answer.unwrap(),
                    _ => {
                        let refused = answer.unwrap_err();
                        assert_eq!(refused.kind(), ErrorKind::Conflict);
                        assert!(refused.to_string().contains(state.as_str()), "{refused}");
                    }
                }
            }
        }
    }
    assert_eq!(allowed, 5, "four may be cancelled, an offer may be taken");
    // A hold is made good by its own command, whatever else is refused by it.
    let (event, slot) = stage.date(1, true).await;
    let jana = stage.person("hold").await;
    let booked = stage.book(&jana, &event, BookingDraft { hold: true, ..draft(&[&slot]) }).await.unwrap();
    let good = BookingDraft::default();
    booking::confirm_hold(stage.db(), &stage.clock, &jana, booked.itinerary_id, good, None).await.unwrap();
    assert_eq!(stage.bookings(slot.id).await[0].state, S::Confirmed);
}
