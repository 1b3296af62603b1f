use chrono::NaiveDate;
use serde_json::{Map, Value, value::RawValue};

use crate::values::{date, text::present};

/// An object of the agency. Its shapes call the same thing by different keys, and the types vary: a postal code is a
/// number in some.
#[derive(Debug)]
pub(super) struct Posting(Map<String, Value>);

impl Posting {
    pub(super) fn parse(raw: &RawValue) -> Option<Self> {
        serde_json::from_str(raw.get()).ok().map(Self)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key).filter(|value| !value.is_null())
    }

    /// The first of these keys that says something.
    pub(super) fn text(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| text(self.get(key)?))
    }

    pub(super) fn date(&self, keys: &[&str]) -> Option<NaiveDate> {
        keys.iter().find_map(|key| date::parse(&text(self.get(key)?)?))
    }

    pub(super) fn is_true(&self, key: &str) -> bool {
        self.get(key).and_then(Value::as_bool).unwrap_or_default()
    }

    /// The objects under a key, be it a list or a single one.
    pub(super) fn objects(&self, key: &str) -> Vec<&Map<String, Value>> {
        match self.get(key) {
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_object).collect(),
            Some(Value::Object(one)) => vec![one],
            _ => Vec::new(),
        }
    }
}

/// A text or number that says something.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => present(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
