//! The form for the days of a cluster's rule.
use lotse_domain::{application::AnswerRule, cluster::Cluster};
use lotse_web_kit::auth::Fields;

use crate::{
    form::{Block, Field, Mistakes},
    language::Lang,
};

/// As it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    due: String,
    remind: String,
    nudge: String,
    close: String,
}

impl Typed {
    pub(super) fn of(rule: &AnswerRule) -> Self {
        let AnswerRule { due_days, remind_days, nudge_day, close_days } = rule;
        Self {
            due: due_days.to_string(),
            remind: remind_days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            nudge: nudge_day.to_string(),
            close: close_days.to_string(),
        }
    }

    pub(super) fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            due: text("due_days"),
            remind: text("remind_days"),
            nudge: text("nudge_day"),
            close: text("close_days"),
        }
    }

    /// What was meant; whether it makes sense is for the domain to say.
    ///
    /// # Errors
    /// Fields that are not made of numbers.
    pub(super) fn rule(&self, lang: Lang) -> Result<AnswerRule, Mistakes> {
        let mut mistakes = Mistakes::default();
        let mut number = |field: &'static str, text: &str| {
            text.parse::<i32>().unwrap_or_else(|_| {
                mistakes.add(field, lang.t("rule-number"));
                0
            })
        };
        let due_days = number("due_days", &self.due);
        let parts = self.remind.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
        let remind_days: Result<Vec<i32>, _> = parts.map(str::parse).collect();
        let (nudge_day, close_days) = (number("nudge_day", &self.nudge), number("close_days", &self.close));
        let remind_days = remind_days.unwrap_or_else(|_| {
            mistakes.add("remind_days", lang.t("rule-numbers"));
            Vec::new()
        });
        if mistakes.is_empty() {
            Ok(AnswerRule { due_days, remind_days, nudge_day, close_days })
        } else {
            Err(mistakes)
        }
    }

    pub(super) fn block(&self, lang: Lang, cluster: &Cluster) -> Block {
        let days = |name, key: &str, value: &str| Field::digits(name, lang.t(key), 2).value(value);
        Block::new(&format!("/cluster/{}/antworten", cluster.slug), lang.t("rule-save"))
            .heading(lang.t("rule-heading"))
            .text(lang.t("rule-text"))
            .field(days("due_days", "rule-due", &self.due).hint(lang.t("rule-due-hint")))
            .field(
                Field { maxlength: 30, ..Field::text("remind_days", lang.t("rule-remind")) }
                    .hint(lang.t("rule-remind-hint"))
                    .value(self.remind.as_str()),
            )
            .field(days("nudge_day", "rule-nudge", &self.nudge).hint(lang.t("rule-nudge-hint")))
            .field(days("close_days", "rule-close", &self.close).hint(lang.t("rule-close-hint")))
            .quiet()
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerRule, Lang, Typed};

    #[test]
    fn a_rule_survives_the_form_and_what_is_no_number_is_named() {
        let mut typed = Typed::of(&AnswerRule::default());
        assert_eq!(typed.remind, "3, 7, 12");
        assert_eq!(typed.rule(Lang::De).unwrap(), AnswerRule::default());
        typed.remind = String::new();
        assert_eq!(typed.rule(Lang::De).unwrap().remind_days, Vec::<i32>::new());
        typed.remind = "3, sieben".into();
        typed.due = "99999999999".into();
        typed.close = String::new();
        let mistakes = typed.rule(Lang::De).unwrap_err();
        for field in ["remind_days", "due_days", "close_days"] {
            assert!(mistakes.at(field).is_some(), "{field}");
        }
        assert!(mistakes.at("nudge_day").is_none());
    }
}
