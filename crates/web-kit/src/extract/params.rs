use std::{borrow::Cow, fmt::Display, ops::RangeInclusive, str::FromStr};

use lotse_domain::FieldError;
use percent_encoding::percent_decode_str;

use crate::problem::{Code, Problem};

/// More pairs than any page or program has reason to send.
const MOST_PAIRS: usize = 200;

/// The parameters of a query (`application/x-www-form-urlencoded`), taken out one by one.
///
/// Mistakes are collected, so that a caller learns of all of them at once.
#[derive(Debug, Default)]
pub struct Params {
    pairs: Vec<(String, String)>,
    asked: Vec<&'static str>,
    errors: Vec<FieldError>,
}

impl Params {
    /// Splits a query into its pairs.
    ///
    /// # Errors
    /// When it is not UTF-8, holds control characters (`PostgreSQL` cannot store U+0000), or has too many pairs.
    pub fn parse(query: Option<&str>) -> Result<Self, Problem> {
        let mut pairs = Vec::new();
        for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            if pairs.len() == MOST_PAIRS {
                return Err(Problem::new(
                    Code::BadQuery,
                    format!("there may be at most {MOST_PAIRS} parameters"),
                ));
            }
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            pairs.push((decode(name)?, decode(value)?));
        }
        Ok(Self { pairs, ..Self::default() })
    }

    /// Text, without space around it; absent where nothing else is given.
    pub fn text(&mut self, name: &'static str, most: usize) -> Option<String> {
        let value = self.single(name)?;
        if value.chars().count() > most {
            self.refuse(name, "too_long", format!("may have at most {most} characters"));
            return None;
        }
        Some(value)
    }

    /// One of the words of an enum, or anything else whose parser says what it takes.
    pub fn word<T: FromStr<Err: Display>>(&mut self, name: &'static str) -> Option<T> {
        let value = self.single(name)?;
        self.parse_word(name, &value)
    }

    /// Any number of words, as `kind=a&kind=b` or `kind=a,b`.
    pub fn words<T: FromStr<Err: Display>>(&mut self, name: &'static str) -> Vec<T> {
        self.list(name).iter().filter_map(|value| self.parse_word(name, value)).collect()
    }

    /// A number within `range`.
    pub fn number<T: FromStr + PartialOrd + Display>(
        &mut self,
        name: &'static str,
        range: &RangeInclusive<T>,
    ) -> Option<T> {
        let value = self.single(name)?;
        self.parse_number(name, &value, range)
    }

    /// Any number of numbers within `range`.
    pub fn numbers<T: FromStr + PartialOrd + Display>(
        &mut self,
        name: &'static str,
        range: &RangeInclusive<T>,
    ) -> Vec<T> {
        self.list(name).iter().filter_map(|value| self.parse_number(name, value, range)).collect()
    }

    /// Remembers a mistake that only the reading type can see.
    pub fn refuse(&mut self, field: &'static str, code: &'static str, detail: impl Into<String>) {
        self.errors.push(FieldError::new(field, code, detail));
    }

    /// `value`, if nothing was wrong and nothing is left over.
    ///
    /// # Errors
    /// A problem that names every parameter that is wrong or unknown.
    pub fn finish<T>(mut self, value: T) -> Result<T, Problem> {
        let allowed = if self.asked.is_empty() { "none".to_owned() } else { self.asked.join(", ") };
        let mut unknown: Vec<String> = self.pairs.into_iter().map(|(name, _)| name).collect();
        unknown.sort();
        unknown.dedup();
        self.errors.extend(unknown.into_iter().map(|name| FieldError {
            field: Cow::Owned(name.chars().take(64).collect()),
            code: "unknown_parameter",
            detail: format!("is no parameter here; allowed: {allowed}"),
        }));
        if self.errors.is_empty() { Ok(value) } else { Err(Problem::of_fields(Code::BadQuery, self.errors)) }
    }

    fn take(&mut self, name: &'static str) -> Vec<String> {
        self.asked.push(name);
        self.pairs.extract_if(.., |(given, _)| given == name).map(|(_, value)| value).collect()
    }

    fn single(&mut self, name: &'static str) -> Option<String> {
        let mut values = self.take(name);
        if values.len() > 1 {
            self.refuse(name, "repeated", "may be given once");
            return None;
        }
        values.pop().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn list(&mut self, name: &'static str) -> Vec<String> {
        let values = self.take(name);
        values
            .iter()
            .flat_map(|v| v.split(','))
            .map(str::trim)
            .filter(|v| !v.is_empty())
            .map(str::to_owned)
            .collect()
    }

    fn parse_word<T: FromStr<Err: Display>>(&mut self, name: &'static str, value: &str) -> Option<T> {
        match value.parse() {
            Ok(value) => Some(value),
            Err(err) => {
                self.refuse(name, "unknown_word", err.to_string());
                None
            }
        }
    }

    fn parse_number<T: FromStr + PartialOrd + Display>(
        &mut self,
        name: &'static str,
        value: &str,
        range: &RangeInclusive<T>,
    ) -> Option<T> {
        match value.parse::<T>() {
            Ok(number) if range.contains(&number) => Some(number),
            Ok(_) => {
                self.refuse(
                    name,
                    "out_of_range",
                    format!("must be between {} and {}", range.start(), range.end()),
                );
                None
            }
            Err(_) => {
                self.refuse(
                    name,
                    "not_a_number",
                    format!("must be a number between {} and {}", range.start(), range.end()),
                );
                None
            }
        }
    }
}

fn decode(raw: &str) -> Result<String, Problem> {
    let spaced = raw.replace('+', " ");
    let text = percent_decode_str(&spaced)
        .decode_utf8()
        .map_err(|_| Problem::new(Code::BadQuery, "the query must be UTF-8, percent-encoded"))?;
    if text.chars().any(char::is_control) {
        return Err(Problem::new(Code::BadQuery, "the query must not contain control characters"));
    }
    Ok(text.into_owned())
}
