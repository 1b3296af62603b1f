//! One field of a form.
use std::borrow::Cow;

/// A field as the template draws it: the label above, the hint before the box, what is wrong right at it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Field {
    pub(crate) name: Cow<'static, str>,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) value: String,
    /// `type` of the input; or `area`, `select`, `radio`, `checkbox`, `several`, `date` and `file`, each drawn in its own
    /// way.
    pub(crate) kind: &'static str,
    pub(crate) autocomplete: &'static str,
    /// `numeric` for digits.
    pub(crate) inputmode: &'static str,
    pub(crate) pattern: &'static str,
    pub(crate) maxlength: u32,
    /// (value, text) of what can be chosen.
    pub(crate) options: Vec<(String, String)>,
    /// Endings of the files that can be chosen; another set where only some make sense, such as pictures.
    pub(crate) accept: &'static str,
    /// Several files at once.
    pub(crate) multiple: bool,
    pub(crate) mistake: Option<String>,
}

impl Field {
    /// One line of text.
    pub(crate) fn text(name: impl Into<Cow<'static, str>>, label: String) -> Self {
        Self { name: name.into(), label, kind: "text", maxlength: 200, ..Self::default() }
    }

    /// A mail address.
    pub(crate) fn mail(name: impl Into<Cow<'static, str>>, label: String) -> Self {
        Self { kind: "email", autocomplete: "email", maxlength: 254, ..Self::text(name, label) }
    }

    /// A password, `current-password` or `new-password`. What was typed is never shown again.
    pub(crate) fn password(
        name: impl Into<Cow<'static, str>>,
        label: String,
        autocomplete: &'static str,
    ) -> Self {
        Self { kind: "password", autocomplete, maxlength: 300, ..Self::text(name, label) }
    }

    /// Six digits from a mail or an app.
    pub(crate) fn code(name: impl Into<Cow<'static, str>>, label: String) -> Self {
        Self { autocomplete: "one-time-code", ..Self::digits(name, label, 9) }
    }

    /// A few digits.
    pub(crate) fn digits(name: impl Into<Cow<'static, str>>, label: String, maxlength: u32) -> Self {
        Self { inputmode: "numeric", pattern: "[0-9 ]*", maxlength, ..Self::text(name, label) }
    }

    /// Several lines of text.
    pub(crate) fn area(name: impl Into<Cow<'static, str>>, label: String) -> Self {
        Self { kind: "area", maxlength: 2_000, ..Self::text(name, label) }
    }

    /// One of a few, all of them in sight; `value` is the one that is chosen.
    pub(crate) fn radio(
        name: impl Into<Cow<'static, str>>,
        label: String,
        options: Vec<(String, String)>,
    ) -> Self {
        Self { kind: "radio", options, ..Self::text(name, label) }
    }

    /// One of several.
    pub(crate) fn select(
        name: impl Into<Cow<'static, str>>,
        label: String,
        options: Vec<(String, String)>,
    ) -> Self {
        Self { kind: "select", options, ..Self::text(name, label) }
    }

    /// Some of several; `value` names those that are ticked, with spaces between them.
    pub(crate) fn several(
        name: impl Into<Cow<'static, str>>,
        label: String,
        options: Vec<(String, String)>,
    ) -> Self {
        Self { kind: "several", options, ..Self::text(name, label) }
    }

    /// A day that people know by heart: three boxes for its parts, as (name, label) with what was typed.
    pub(crate) fn birth_date(
        name: impl Into<Cow<'static, str>>,
        label: String,
        parts: [(&str, String); 3],
    ) -> Self {
        let options = parts.into_iter().map(|(part, label)| (part.to_owned(), label)).collect();
        Self { kind: "date", options, ..Self::text(name, label) }
    }

    /// A day that is chosen from a calendar; `value` as in ISO 8601.
    pub(crate) fn day(name: impl Into<Cow<'static, str>>, label: String) -> Self {
        Self { kind: "day", maxlength: 10, ..Self::text(name, label) }
    }

    /// A day and a time by the clock in Germany; `value` such as `2027-05-04T09:00`.
    pub(crate) fn moment(name: impl Into<Cow<'static, str>>, label: String) -> Self {
        Self { kind: "datetime-local", maxlength: 25, ..Self::text(name, label) }
    }

    /// A box to tick, `value` when it is ticked already.
    pub(crate) fn tick(name: impl Into<Cow<'static, str>>, label: String, ticked: bool) -> Self {
        let value = if ticked { "ja".to_owned() } else { String::new() };
        Self { kind: "checkbox", value, ..Self::text(name, label) }
    }

    /// A file: PDF, JPEG or PNG. Its form is sent as `multipart/form-data`, see [`super::Block::field`].
    pub(crate) fn file(name: impl Into<Cow<'static, str>>, label: String) -> Self {
        Self { kind: "file", accept: ".pdf,.jpg,.jpeg,.png", ..Self::text(name, label) }
    }

    /// Several files at once.
    pub(crate) fn multiple(self) -> Self {
        Self { multiple: true, ..self }
    }

    pub(crate) fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    pub(crate) fn value(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    pub(crate) fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    /// Whether one of several is ticked.
    pub(crate) fn holds(&self, value: &str) -> bool {
        self.value.split(' ').any(|ticked| ticked == value)
    }

    /// What was typed into one of the boxes of a day.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    pub(crate) fn part(&self, at: &usize) -> &str {
        self.value.split('|').nth(*at).unwrap_or_default()
    }

    /// What `aria-describedby` names.
    pub(crate) fn described(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-hinweis", self.name));
        }
        if self.mistake.is_some() {
            ids.push(format!("{}-fehler", self.name));
        }
        ids.join(" ")
    }
}
