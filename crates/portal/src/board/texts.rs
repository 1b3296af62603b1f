//! Texts to start an answer from: friendly, in two tones, to be adapted.
use crate::{language::Lang, search::with_sexes};

/// What is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Invite,
    Offer,
    Reject,
}

impl Kind {
    /// As in the keys of the texts.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Offer => "offer",
            Self::Reject => "reject",
        }
    }

    /// As in the address.
    pub(super) const fn part(self) -> &'static str {
        match self {
            Self::Invite => "einladen",
            Self::Offer => "zusage",
            Self::Reject => "absage",
        }
    }

    pub(super) const fn texts(self) -> &'static [Text] {
        match self {
            Self::Invite => &INVITE,
            Self::Offer => &OFFER,
            Self::Reject => &REJECT,
        }
    }
}

/// How the pupil is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    /// By the first name.
    Du,
    /// By the whole name, since nobody said which title somebody wants.
    Sie,
}

/// One of them: its keys in the language files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Text {
    body: &'static str,
    pub(super) label: &'static str,
    tone: Tone,
}

const fn text(body: &'static str, label: &'static str, tone: Tone) -> Text {
    Text { body, label, tone }
}

const INVITE: [Text; 3] = [
    text("answer-invite-1", "answer-tone-du", Tone::Du),
    text("answer-invite-2", "answer-tone-sie", Tone::Sie),
    text("answer-invite-3", "answer-tone-trial", Tone::Du),
];

const OFFER: [Text; 2] = [
    text("answer-offer-1", "answer-tone-du", Tone::Du),
    text("answer-offer-2", "answer-tone-sie", Tone::Sie),
];

const REJECT: [Text; 4] = [
    text("answer-reject-1", "answer-tone-du", Tone::Du),
    text("answer-reject-2", "answer-tone-sie", Tone::Sie),
    text("answer-reject-3", "answer-tone-taken", Tone::Du),
    text("answer-reject-4", "answer-tone-met", Tone::Du),
];

impl Text {
    /// For several at once, without a name.
    pub(super) const SEVERAL: Self = text("answer-reject-several", "answer-tone-sie", Tone::Sie);

    /// With the names put in.
    pub(super) fn filled(self, lang: Lang, name: Option<&str>, title: Option<&str>, company: &str) -> String {
        let name = name.unwrap_or_default();
        let name = match self.tone {
            Tone::Du => name.split_whitespace().next().unwrap_or_default(),
            Tone::Sie => name,
        };
        let title = title.map_or_else(|| lang.t("answer-speculative"), with_sexes);
        lang.with(self.body, [("name", name.to_owned()), ("title", title), ("company", company.to_owned())])
    }
}

/// The longest text to a pupil, in characters, as the domain has it.
pub(super) const LONGEST: u32 = 4_000;

/// What is wrong with a text to a pupil.
pub(super) fn wrong_text(lang: Lang, text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(lang.t("answer-text-missing"));
    }
    let longest = usize::try_from(LONGEST).unwrap_or(usize::MAX);
    (text.chars().count() > longest).then(|| lang.t("answer-text-long"))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Lang};

    #[test]
    fn every_text_names_the_pupil_and_the_company_and_none_hides_behind_phrases() {
        for kind in [Kind::Invite, Kind::Offer, Kind::Reject] {
            for lang in Lang::ALL {
                for text in kind.texts() {
                    let filled = text.filled(lang, Some("Mia Schulz"), Some("Koch"), "Gasthof Adler");
                    assert!(filled.contains("Mia") && filled.contains("Gasthof Adler"), "{filled}");
                    assert!(filled.contains("Koch (m/w/d)"), "{filled}");
                    for phrase in ["Leider", "müssen wir", "bedauern", "Unfortunately", "regret to inform"] {
                        assert!(!filled.contains(phrase), "{filled}");
                    }
                    assert!(filled.chars().count() <= 2_000 && filled.lines().count() > 3, "{filled}");
                }
            }
        }
    }
}
