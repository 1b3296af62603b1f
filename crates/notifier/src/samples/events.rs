//! Letters about events and bookings.
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    booking::{BookingState as S, EndReason, wishes::WishOutcome},
    event::slot::SlotKind,
    mail::{AboutBooking, AboutEvent, BookingNews as N, Letter, PlanLine, PlanStop},
};
use uuid::Uuid;

use super::{Sample, sample, token};

fn at(hour: i64, minute: i64) -> DateTime<Utc> {
    // The fourth of December 2026, in German winter time.
    let midnight = DateTime::<Utc>::from_timestamp(1_796_338_800, 0).unwrap_or_default();
    midnight + TimeDelta::minutes(hour * 60 + minute)
}

fn event() -> AboutEvent {
    AboutEvent {
        event_id: Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0021),
        title: "Ausbildungsmesse Mittelfranken 2026".to_owned(),
        slug: "ausbildungsmesse-mittelfranken-2026".to_owned(),
        starts_at: at(9, 0),
        ends_at: at(15, 0),
        place: Some("Stadthalle Fürth, Rosenstraße 50, 90762 Fürth".to_owned()),
    }
}

fn line(
    number: u128,
    kind: SlotKind,
    title: &str,
    company: Option<&str>,
    from: (i64, i64),
    minutes: i64,
) -> PlanLine {
    PlanLine {
        booking_id: Uuid::from_u128(number),
        kind,
        title: title.to_owned(),
        company: company.map(ToOwned::to_owned),
        place: (kind == SlotKind::Interview).then(|| "Stand A12".to_owned()),
        starts_at: at(from.0, from.1),
        ends_at: at(from.0, from.1) + TimeDelta::minutes(minutes),
        state: S::Confirmed,
        end_reason: None,
        held_until: None,
        ahead: None,
        changed: false,
        stops: Vec::new(),
    }
}

fn plan() -> Vec<PlanLine> {
    vec![
        line(1, SlotKind::Admission, "Eintritt", None, (9, 0), 360),
        line(
            2,
            SlotKind::Interview,
            "Gespräch 10:00",
            Some("Kunststofftechnik Brandt GmbH & Co. KG"),
            (10, 0),
            15,
        ),
        line(3, SlotKind::Talk, "Wie bewerbe ich mich?", None, (11, 0), 45),
    ]
}

fn about() -> AboutBooking {
    AboutBooking {
        event: event(),
        itinerary_id: Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0022),
        sequence: 1,
        name: Some("Mia Lehmann".to_owned()),
        holds: true,
        ticket: Some("7K3MQX9DPA2TEW5R".to_owned()),
        size: 1,
        group_name: None,
        link_token: None,
        names_until: None,
        unnamed: 0,
        plan: plan(),
        bring: Some("Lebenslauf in drei Kopien".to_owned()),
        wishes: Vec::new(),
    }
}

fn class() -> AboutBooking {
    let stop = |title: &str, from: i64| PlanStop {
        title: title.to_owned(),
        place: Some("Tor 2".to_owned()),
        starts_at: at(from, 0),
        ends_at: at(from, 45),
    };
    let mut bus = line(4, SlotKind::Bus, "Bus Nord", None, (8, 0), 420);
    bus.stops = vec![stop("Spritzguss bei Brandt", 9), stop("Werkzeugbau bei Hartung", 11)];
    AboutBooking {
        size: 27,
        group_name: Some("Klasse 9b".to_owned()),
        link_token: Some(token()),
        names_until: Some(at(8, 0) - TimeDelta::days(7)),
        unnamed: 12,
        plan: vec![bus],
        ..about()
    }
}

fn with(about: AboutBooking, change: impl Fn(&mut PlanLine)) -> AboutBooking {
    let mut about = about;
    about.plan.iter_mut().for_each(change);
    about
}

fn booking(variant: &'static str, news: N, about: AboutBooking) -> Sample {
    let text = matches!(news, N::Organiser | N::EventCancelled)
        .then(|| "Die Halle hat einen Wasserschaden.\nEs tut uns leid.".to_owned());
    sample(variant, Letter::Booking { about: Box::new(about), news, text })
}

fn of_person() -> Vec<Sample> {
    let cancelled = |reason| {
        move |line: &mut PlanLine| {
            line.state = S::Cancelled;
            line.end_reason = Some(reason);
            line.changed = true;
        }
    };
    let held = |line: &mut PlanLine| {
        line.state = S::Held;
        line.held_until = Some(at(8, 0));
    };
    let mut waiting = with(about(), |line| {
        line.state = S::Waitlisted;
        line.ahead = Some(5);
    });
    waiting.plan.truncate(2);
    if let Some(first) = waiting.plan.first_mut() {
        first.ahead = Some(0);
    }
    let offered = with(about(), |line| {
        line.state = S::Offered;
        line.held_until = Some(at(8, 0));
    });
    let mut clash = about();
    if let Some(last) = clash.plan.last_mut() {
        cancelled(EndReason::Clash)(last);
    }
    let mut shrunk = about();
    if let Some(last) = shrunk.plan.last_mut() {
        cancelled(EndReason::Shrunk)(last);
    }
    let wishes = [
        ("Kunststofftechnik Brandt GmbH & Co. KG", WishOutcome::Given),
        ("Hartung Analytics GmbH", WishOutcome::Full),
        ("Molkerei Lindenhof", WishOutcome::Clash),
        ("Elbtal Maschinen", WishOutcome::Enough),
        ("Nordlicht Solar", WishOutcome::NoSlots),
    ];
    let allocated = AboutBooking {
        wishes: wishes.map(|(company, outcome)| (company.to_owned(), outcome)).to_vec(),
        ..about()
    };
    let missed = with(about(), |line| line.state = S::Missed);
    vec![
        booking("person", N::Booked, about()),
        booking("ticket_only", N::Ticket, AboutBooking { holds: false, ..about() }),
        booking("person", N::Waiting, waiting),
        booking("person", N::AwaitsGuardian, with(about(), held)),
        booking("person", N::GuardianAgreed, about()),
        booking("person", N::Changed, about()),
        booking("person", N::Cancelled, with(about(), cancelled(EndReason::Wish))),
        booking("person", N::MovedUp, about()),
        booking("person", N::Offered, offered),
        booking("clash", N::Organiser, clash),
        booking("shrunk", N::Organiser, shrunk),
        booking("missed", N::Organiser, missed),
        booking("person", N::EventCancelled, with(about(), cancelled(EndReason::EventCancelled))),
        booking("person", N::Lapsed, with(about(), cancelled(EndReason::Lapsed))),
        booking("no_consent", N::Lapsed, with(about(), cancelled(EndReason::NoConsent))),
        booking("person", N::Allocated, allocated),
        booking("person", N::Reminder, about()),
        booking("person", N::NamesWanted, AboutBooking { names_until: Some(at(8, 0)), ..about() }),
        booking("person", N::Unnamed, about()),
    ]
}

fn of_group() -> Vec<Sample> {
    let news = [
        N::Booked,
        N::Ticket,
        N::Waiting,
        N::AwaitsGuardian,
        N::GuardianAgreed,
        N::Changed,
        N::Cancelled,
        N::MovedUp,
        N::Offered,
        N::Organiser,
        N::EventCancelled,
        N::Lapsed,
        N::NamesWanted,
        N::Unnamed,
        N::Allocated,
        N::Reminder,
    ];
    let long = with(class(), |line| line.ends_at += TimeDelta::days(1));
    let mut samples: Vec<_> = news.map(|news| booking("group", news, class())).to_vec();
    samples.push(booking("two_days", N::Booked, long));
    samples
}

pub(super) fn all() -> Vec<Sample> {
    let company = || "Kunststofftechnik Brandt GmbH & Co. KG".to_owned();
    let slug = || "kunststofftechnik-brandt".to_owned();
    let reason = || Some("Die Halle ist schon voll.".to_owned());
    let told = |cancelled| Letter::ExhibitorTold {
        event: event(),
        company_slug: slug(),
        cancelled,
        reason: reason(),
    };
    let answered = |admitted: bool| Letter::ExhibitorAnswered {
        event: event(),
        company_slug: slug(),
        admitted,
        stand: admitted.then(|| "A12".to_owned()),
        reason: if admitted { None } else { reason() },
    };
    let mut samples = of_person();
    samples.extend(of_group());
    samples.extend([
        sample("stranger", Letter::BookingCode { event: event(), code: "048213".to_owned(), minutes: 10 }),
        sample(
            "guardian",
            Letter::VisitConsentRequest {
                event: event(),
                pupil: "Mia Lehmann".to_owned(),
                companies: vec![company()],
                token: token(),
                by: at(8, 0) - TimeDelta::days(2),
            },
        ),
        sample(
            "everyone",
            Letter::EventMessage {
                event: event(),
                subject: "Der Bus fährt von Steig 3".to_owned(),
                body: "Bitte seid um 7:45 Uhr da.\nWir freuen uns.".to_owned(),
            },
        ),
        sample(
            "manager",
            Letter::ExhibitorApplied {
                event: event(),
                company: company(),
                cluster_slug: "formwerk-mittelfranken".to_owned(),
            },
        ),
        sample("admitted", answered(true)),
        sample("refused", answered(false)),
        sample("cancelled", told(true)),
        sample("changed", told(false)),
    ]);
    samples
}
