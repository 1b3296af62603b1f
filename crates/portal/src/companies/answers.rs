//! How a company answers, in words: what a pupil wants to know before the effort of applying.
use lotse_domain::application::AnswerRecord;

use crate::language::Lang;

/// Figures up to this are told one by one; of more, only how many of a hundred.
const ALL_TOLD: i32 = 100;

fn whole(number: i32) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// "antwortet meist in 3 Tagen".
pub(crate) fn usual(lang: Lang, days: i32) -> String {
    lang.count("answers-usual", whole(days))
}

/// A line each; none where too little is known.
pub(crate) fn lines(lang: Lang, record: Option<&AnswerRecord>) -> Vec<String> {
    let Some(record) = record else { return Vec::new() };
    let (of, in_time) = if record.counted <= ALL_TOLD {
        (record.counted, record.in_time)
    } else {
        (ALL_TOLD, record.share())
    };
    let share = lang.with("answers-share", [("n", in_time.to_string()), ("of", of.to_string())]);
    record
        .usual_days
        .map(|days| lang.count("answers-usual-company", whole(days)))
        .into_iter()
        .chain([share])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{AnswerRecord, Lang, lines, usual};

    #[test]
    fn the_record_is_told_in_whole_applications() {
        assert_eq!(lines(Lang::De, None), Vec::<String>::new());
        let record = |counted, in_time, usual_days| AnswerRecord { counted, in_time, usual_days };
        let few = lines(Lang::De, Some(&record(7, 6, Some(1))));
        assert!(few[0].contains("1 Tag.") && few[1].starts_with("6 von 7 "), "{few:?}");
        let many = lines(Lang::De, Some(&record(1_000, 979, Some(3))));
        assert!(many[0].contains("3 Tagen") && many[1].starts_with("97 von 100 "), "rounded down: {many:?}");
        assert_eq!(lines(Lang::De, Some(&record(3, 0, None))).len(), 1, "nothing was answered");
        assert_eq!(usual(Lang::De, 3), "antwortet meist in 3 Tagen");
    }
}
