use serde_json::{Map, Value, value::RawValue};

use crate::values::text::{one_line, present};

/// One posting of the list; `None` where it says "N/A".
#[derive(Debug)]
pub(super) struct Row {
    /// All six as they stand, for the key.
    raw: [String; 6],
    pub title: Option<String>,
    pub organisation: Option<String>,
    pub pay: Option<String>,
    pub deadline: Option<String>,
    pub further: Option<String>,
    pub employer: Option<String>,
}

impl Row {
    pub(super) fn parse(raw: &RawValue) -> Option<Self> {
        let map: Map<String, Value> = serde_json::from_str(raw.get()).ok()?;
        let text = |key: &str| match map.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        // Some exports have mended the spelling.
        let pay = if map.contains_key("sallery") { text("sallery") } else { text("salary") };
        let raw = [
            text("description"),
            text("organisation"),
            pay,
            text("deadline"),
            text("further"),
            text("employer"),
        ];
        let [title, organisation, pay, deadline, further, employer] =
            [0, 1, 2, 3, 4, 5].map(|at: usize| present(&raw[at]));
        Some(Self {
            title: title.map(|text| one_line(&text)),
            organisation: organisation.map(|text| one_line(&text)),
            pay,
            deadline,
            further,
            employer: employer.map(|text| one_line(&text)),
            raw,
        })
    }

    /// Nothing from which anybody could tell what is offered.
    pub(super) fn is_empty(&self) -> bool {
        self.title.is_none() && self.organisation.is_none()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.raw.iter().map(String::as_str)
    }
}
