//! What somebody has typed into a form of this desk, and what it means.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use lotse_web_kit::auth::Fields;
use uuid::Uuid;

use super::when;
use crate::{
    form::{Block, Field, Mistakes},
    language::Lang,
};

/// As it was typed, by name of the field. The names are those of the domain, so that its mistakes find them.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(BTreeMap<&'static str, String>);

impl Typed {
    /// Of several values with the same name (boxes to tick) all, with spaces between them.
    pub(super) fn read(fields: &Fields, names: &[&'static str]) -> Self {
        let value = |name: &str| match fields.all(name).as_slice() {
            [one] => one.trim().to_owned(),
            several => several.join(" "),
        };
        Self(names.iter().map(|name| (*name, value(name))).collect())
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    pub(super) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.insert(name, value.into());
    }

    /// Nothing where there is nothing.
    pub(super) fn put(&mut self, name: &'static str, value: Option<impl ToString>) {
        self.set(name, value.map_or_else(String::new, |value| value.to_string()));
    }

    pub(super) fn put_moment(&mut self, name: &'static str, at: Option<DateTime<Utc>>) {
        self.put(name, at.map(when::typed));
    }

    /// A field with what was typed in it.
    pub(super) fn fill(&self, field: Field) -> Field {
        let value = self.get(&field.name).to_owned();
        Field { value, ..field }
    }

    /// Carries everything along in a form that only asks once more.
    pub(super) fn carried_by(&self, form: Block) -> Block {
        self.0.iter().fold(form, |form, (name, value)| form.hidden(name, value.as_str()))
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    pub(super) fn id(&self, name: &str) -> Option<Uuid> {
        Uuid::try_parse(self.get(name)).ok()
    }

    /// The ids that are ticked.
    pub(super) fn ids(&self, name: &str) -> Vec<Uuid> {
        self.get(name).split(' ').filter_map(|id| Uuid::try_parse(id).ok()).collect()
    }

    /// None where nothing was typed, or what cannot be read, which is told.
    pub(super) fn moment(
        &self,
        lang: Lang,
        name: &'static str,
        mistakes: &mut Mistakes,
    ) -> Option<DateTime<Utc>> {
        let text = self.get(name);
        let at = when::read(text);
        if at.is_none() && !text.is_empty() {
            mistakes.add(name, lang.t("edesk-when-wrong"));
        }
        at
    }

    /// As [`Self::moment`]; nothing is a mistake too.
    pub(super) fn needed_moment(
        &self,
        lang: Lang,
        name: &'static str,
        mistakes: &mut Mistakes,
    ) -> DateTime<Utc> {
        if !self.has(name) {
            mistakes.add(name, lang.t("edesk-when-missing"));
        }
        self.moment(lang, name, mistakes).unwrap_or_default()
    }

    pub(super) fn number(&self, lang: Lang, name: &'static str, mistakes: &mut Mistakes) -> Option<i32> {
        let text: String = self.get(name).chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let number = text.parse().ok().filter(|number: &i32| *number >= 0);
        if number.is_none() && !text.is_empty() {
            mistakes.add(name, lang.t("edesk-number-wrong"));
        }
        number
    }

    pub(super) fn needed_number(&self, lang: Lang, name: &'static str, mistakes: &mut Mistakes) -> i32 {
        if !self.has(name) {
            mistakes.add(name, lang.t("edesk-number-missing"));
        }
        self.number(lang, name, mistakes).unwrap_or_default()
    }

    /// A word of one of the domain's enums; the first where none of them was sent.
    pub(super) fn word<T: std::str::FromStr + Copy>(&self, name: &str, otherwise: T) -> T {
        self.get(name).parse().unwrap_or(otherwise)
    }

    pub(super) fn version(&self) -> Option<i32> {
        self.get("version").parse().ok()
    }
}

/// (word, text) of an enum's values, for a select or radio.
pub(super) fn words(lang: Lang, group: &str, all: &[&'static str]) -> Vec<(String, String)> {
    all.iter().map(|word| ((*word).to_owned(), lang.word(group, word))).collect()
}

/// A label that says that the field may stay empty.
pub(super) fn optional(lang: Lang, key: &str) -> String {
    lang.with("field-optional", [("name", lang.t(key))])
}

#[cfg(test)]
mod tests {
    use super::{Lang, Mistakes, Typed};

    #[test]
    fn what_cannot_be_read_is_told_once_at_its_field() {
        let mut typed = Typed::default();
        typed.set("capacity", "1.200");
        typed.set("starts_at", "irgendwann");
        typed.set("party_most", "-3");
        let mut mistakes = Mistakes::default();
        assert_eq!(typed.needed_number(Lang::De, "capacity", &mut mistakes), 1_200);
        assert!(mistakes.is_empty());
        typed.needed_moment(Lang::De, "starts_at", &mut mistakes);
        typed.needed_moment(Lang::De, "ends_at", &mut mistakes);
        typed.number(Lang::De, "party_most", &mut mistakes);
        assert_eq!(typed.number(Lang::De, "position", &mut mistakes), None);
        let told: Vec<_> = mistakes.list().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(told, ["starts_at", "ends_at", "party_most"]);
    }
}
