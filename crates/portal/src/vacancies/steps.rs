//! How it goes on after an application, with the days of the cluster's rule (rule 9 of the domain).
use lotse_domain::application::AnswerRule;

use crate::language::Lang;

/// One step: what happens, and what that means in days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) heading: String,
    pub(crate) text: String,
}

pub(crate) fn steps(lang: Lang, rule: &AnswerRule) -> Vec<Step> {
    let days = |key: &str, days: i32| lang.count(key, u64::try_from(days).unwrap_or(0));
    let step = |heading: &str, text: String| Step { heading: lang.t(heading), text };
    vec![
        step("next-apply", lang.t("next-apply-text")),
        step(
            "next-answer",
            format!(
                "{} {}",
                days("next-answer-due", rule.due_days),
                days("next-answer-nudge", rule.nudge_day)
            ),
        ),
        step(
            "next-late",
            format!("{} {}", days("next-late-due", rule.due_days), days("next-late-close", rule.close_days)),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::{AnswerRule, Lang, steps};

    #[test]
    fn the_days_are_those_of_the_cluster() {
        let rule = AnswerRule { due_days: 9, remind_days: vec![3], nudge_day: 1, close_days: 21 };
        let steps = steps(Lang::De, &rule);
        assert!(steps[1].text.contains("9 Tagen") && steps[1].text.contains("1 Tag "), "{steps:?}");
        assert!(steps[2].text.contains("9 Tagen") && steps[2].text.contains("21 Tagen"), "{steps:?}");
    }
}
