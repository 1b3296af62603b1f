//! What pupil and company wrote to each other, and what the pupil sent.
use lotse_domain::application::{Application, Author, Message};

use crate::{format, language::Lang};

/// A message as the page shows it.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) who: String,
    pub(super) at: String,
    pub(super) text: String,
    pub(super) own: bool,
}

impl Said {
    pub(super) fn new(lang: Lang, company: &str, message: &Message) -> Self {
        let who = match (message.author, &message.author_name) {
            (Author::Pupil, _) => lang.t("own-message-you"),
            (Author::Company, Some(name)) => format!("{name}, {company}"),
            (Author::Company, None) => company.to_owned(),
            (Author::System, _) => "Lotse".to_owned(),
        };
        Self {
            who,
            at: format::moment(lang, message.created_at),
            text: body(lang, message),
            own: message.author == Author::Pupil,
        }
    }
}

/// What a message says. Lotse's own are words of the domain: why the vacancy was closed.
pub(crate) fn body(lang: Lang, message: &Message) -> String {
    match message.author {
        Author::System => lang
            .known(&format!("closed-because-{}", message.body.replace('_', "-")))
            .unwrap_or_else(|| message.body.clone()),
        Author::Pupil | Author::Company => message.body.clone(),
    }
}

/// What was sent, as (what, text); nothing once it is erased.
pub(super) fn sent(lang: Lang, application: &Application) -> Vec<(String, String)> {
    let born = application.birth_date.map(|day| format::date(lang, day));
    let about = [
        ("applying-name", application.name.clone()),
        ("applying-birth", born),
        ("applying-school", application.school.clone()),
        ("applying-phone", application.phone.clone()),
    ];
    let mut lines: Vec<(String, String)> =
        about.into_iter().filter_map(|(key, text)| Some((lang.t(key), text?))).collect();
    lines.extend(
        application
            .answers
            .0
            .iter()
            .filter(|answer| !answer.text.is_empty())
            .map(|answer| (lang.word("question", answer.question.as_str()), answer.text.clone())),
    );
    lines
}
