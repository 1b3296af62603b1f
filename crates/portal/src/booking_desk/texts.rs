//! The keys of texts that are made from words of the domain at run time: of sign-ups, lists, the door, and companies at events.
use lotse_domain::booking::{
    check_in::ScanOutcome, desk::message::MessageAudience, itinerary::ItineraryKind,
};
use lotse_domain::event::exhibitor::ExhibitorState;

use crate::booking_papers::Kind;

/// Field and code of the domain's errors that these forms show.
const MISTAKES: [&str; 5] =
    ["subject-length", "body-length", "audience-nobody", "slot-id-unknown", "itineraries-unknown"];

pub(crate) fn spelt_out() -> Vec<String> {
    let mut keys = Vec::new();
    let mut add = |group: &str, words: Vec<&'static str>| {
        keys.extend(words.into_iter().map(|word| format!("{group}-{}", word.replace('_', "-"))));
    };
    add("bdesk-audience", MessageAudience::ALL.iter().map(|word| word.as_str()).collect());
    add("bdesk-kind", ItineraryKind::ALL.iter().map(|word| word.as_str()).collect());
    for group in ["door-outcome", "door-about"] {
        add(group, ScanOutcome::ALL.iter().map(|word| word.as_str()).collect());
    }
    for group in ["paper", "paper-about"] {
        add(group, Kind::ALL.iter().map(|kind| kind.key()).collect());
    }
    for group in ["cevents-state", "cevents-next"] {
        add(group, ExhibitorState::ALL.iter().map(|word| word.as_str()).collect());
    }
    add("mistake", MISTAKES.to_vec());
    keys
}
