//! Adding slots to an itinerary that is held by its command.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*};

use super::{
    Booker, Order, explain,
    itinerary::Asked,
    read::{Look, look},
    refuse::{Wanted, clash_within, refusals},
    store::claim,
    tell::Told,
};
use crate::{
    Actor, Db, audit,
    booking::{
        Booked, Change, NotBookable,
        commands::free_up,
        engine,
        itinerary::{self, Itinerary, ItineraryKind},
        letters::Facts,
        place::Place,
    },
    error::{DomainError, Result},
    event::slot::Slot,
    unit_of_work::read_as_command,
};

/// What is added.
pub(crate) struct Addition<'a> {
    pub(crate) booker: &'a Booker,
    pub(crate) actor: &'a Actor,
    pub(crate) itinerary: &'a Itinerary,
    /// What it keeps.
    pub(crate) kept: &'a [Slot],
    pub(crate) add: &'a [Uuid],
    pub(crate) wait: bool,
}

impl Addition<'_> {
    /// Stores it; whether a guardian must agree first. Tells nobody but the guardian and those who move up.
    ///
    /// # Errors
    /// `NotBookable`, without next choices; `Invalid`; `Conflict`.
    pub(crate) async fn store(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        mut places: Vec<Place>,
    ) -> Result<bool> {
        let look = look(txn, self.itinerary.event_id, self.add).await?;
        let refused = self.refusals(&look, now);
        if !refused.is_empty() {
            return Err(DomainError::NotBookable(refused));
        }
        let order = self.order(look);
        order.refuse_again(txn, self.itinerary, self.booker.organiser).await?;
        let mut claimed = claim(txn, now, self.booker, &order).await?;
        let (mut guarded, mut asked): (bool, Option<Asked>) = (false, None);
        if let (ItineraryKind::Person, Some(place)) = (self.itinerary.kind, places.first_mut()) {
            (guarded, asked) = order.ask_again(txn, place, now).await?;
        }
        if guarded {
            let until = order.guardian_until(now);
            for (_, claimed) in &mut claimed {
                claimed.hold(until);
            }
        }
        let bookings = engine::write(txn, now, self.itinerary, &places, &claimed).await?;
        let entries = bookings.iter().map(|booking| (engine::entry(booking.state), booking.id));
        audit::record(txn, now, self.actor, entries).await?;
        let told = Told {
            order: &order,
            booker: self.booker,
            itinerary: self.itinerary,
            places: &places,
            bookings: &bookings,
            guarded,
        };
        told.ask_guardians(txn, now, asked.as_slice()).await?;
        let passed = claimed.iter().filter(|(_, claimed)| claimed.passes).map(|(slot, _)| slot.id);
        free_up(txn, now, self.actor, &order.event, passed).await?;
        Ok(guarded)
    }

    fn refusals(&self, look: &Look, now: DateTime<Utc>) -> Vec<NotBookable> {
        let kept: Vec<Facts> = self
            .kept
            .iter()
            .map(|slot| Facts { slot: slot.clone(), company: None, meetings: Vec::new() })
            .collect();
        let mut refused = refusals(&wanted(look, self.itinerary, self.booker, self.wait), now);
        for Facts { slot, .. } in &look.lines {
            let is_kept = kept.iter().any(|other| other.slot.id == slot.id);
            if is_kept || refused.iter().any(|one| one.slot_id == slot.id) {
                continue;
            }
            if let Some(why) = clash_within(&kept, slot) {
                refused.push(NotBookable { slot_id: slot.id, title: slot.title.clone(), why, next: None });
            }
        }
        refused
    }

    fn order(&self, look: Look) -> Order {
        Order {
            event: look.event,
            lines: look.lines,
            size: self.itinerary.size,
            group: None,
            people: Vec::new(),
            missing: Vec::new(),
            school_id: self.itinerary.quota_school_id,
            wait: self.wait,
            hold: false,
            phone: None,
            note: None,
            wishes: Vec::new(),
        }
    }
}

fn wanted<'a>(look: &'a Look, itinerary: &Itinerary, booker: &'a Booker, wait: bool) -> Wanted<'a> {
    Wanted {
        event: &look.event,
        lines: &look.lines,
        is_group: itinerary.kind == ItineraryKind::Group,
        size: itinerary.size,
        wait,
        school_id: itinerary.school_id.or(itinerary.quota_school_id),
        booker,
        elsewhere: look.elsewhere,
    }
}

/// As [`explain`], for slots that were to be added.
///
/// # Errors
/// Always: the completed one.
pub(crate) async fn explain_addition(
    db: &Db,
    now: DateTime<Utc>,
    booker: &Booker,
    itinerary_id: Uuid,
    change: &Change,
    err: DomainError,
) -> Result<Booked> {
    if change.add.is_empty() || !matches!(err, DomainError::NotBookable(_) | DomainError::Conflict(_)) {
        return Err(err);
    }
    let found = read_as_command(db, move |txn| {
        Box::pin(async move { Ok(itinerary::Entity::find_by_id(itinerary_id).one(txn).await?) })
    });
    let Some(itinerary) = found.await? else { return Err(err) };
    if booker.account_id.is_none() || itinerary.account_id != booker.account_id {
        return Err(err);
    }
    let Ok(look) = look(db.read(), itinerary.event_id, &change.add).await else { return Err(err) };
    let kept = Addition {
        booker,
        actor: &Actor::stranger(""),
        itinerary: &itinerary,
        kept: &[],
        add: &change.add,
        wait: change.wait,
    };
    let mut order = kept.order(look);
    if itinerary.kind == ItineraryKind::Group {
        // Nobody is told where a group's people are.
        order.group = Some(super::Group {
            name: String::new(),
            school_id: itinerary.school_id,
            company_id: itinerary.company_id,
            names_until: now,
        });
    }
    explain(db, now, booker, &order, err).await
}
