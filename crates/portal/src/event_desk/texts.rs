//! The keys of texts that are made from words of the domain at run time.
use lotse_domain::event::{
    BookingMode, EventKind, EventState, WaitingRule,
    exhibitor::ExhibitorState,
    question::QuestionKind,
    slot::{SlotKind, Takes, Unit},
};

use super::kinds::Start;

/// Field and code of the domain's errors that the forms of this desk show; `any` is for whatever has no sentence of its own.
const MISTAKES: [&str; 25] = [
    "any-length",
    "any-too-long",
    "any-characters",
    "any-form",
    "any-out-of-range",
    "any-order",
    "any-missing",
    "any-unknown",
    "any-not-here",
    "any-twice",
    "any-too-many",
    "any-number",
    "any-overlap",
    "ends-at-order",
    "ends-at-out-of-range",
    "starts-at-out-of-range",
    "closes-at-order",
    "wishes-until-order",
    "first-until-missing",
    "consent-below-out-of-range",
    "offer-hours-out-of-range",
    "capacity-out-of-range",
    "company-id-missing",
    "hall-plan-form",
    "postal-code-unknown",
];

pub(crate) fn spelt_out() -> Vec<String> {
    let mut keys = Vec::new();
    let mut add = |group: &str, words: Vec<&'static str>| {
        keys.extend(words.into_iter().map(|word| format!("{group}-{}", word.replace('_', "-"))));
    };
    add("edesk-kind", EventKind::ALL.iter().map(|word| word.as_str()).collect());
    for group in ["edesk-state", "edesk-state-about"] {
        add(group, EventState::ALL.iter().map(|word| word.as_str()).collect());
    }
    for group in ["edesk-start", "edesk-start-about", "edesk-size"] {
        add(group, Start::ALL.iter().map(|start| start.word()).collect());
    }
    let counted = Start::ALL.iter().filter(|start| start.has_count());
    add("edesk-count", counted.map(|start| start.word()).collect());
    for group in ["edesk-slot", "edesk-slots"] {
        add(group, SlotKind::ALL.iter().map(|word| word.as_str()).collect());
    }
    for group in ["edesk-exhibitor", "edesk-exhibitors"] {
        add(group, ExhibitorState::ALL.iter().map(|word| word.as_str()).collect());
    }
    add("edesk-unit", Unit::ALL.iter().map(|word| word.as_str()).collect());
    add("edesk-takes", Takes::ALL.iter().map(|word| word.as_str()).collect());
    add("edesk-answer", QuestionKind::ALL.iter().map(|word| word.as_str()).collect());
    add("edesk-mode", BookingMode::ALL.iter().map(|word| word.as_str()).collect());
    add("edesk-rule", WaitingRule::ALL.iter().map(|word| word.as_str()).collect());
    add("mistake", MISTAKES.to_vec());
    keys
}
