//! The few words that papers say by themselves.

/// The language of a paper: of its own words, of dates and numbers, and what screen readers read it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    De,
    En,
}

pub(crate) struct Words {
    /// BCP 47.
    pub(crate) tag: &'static str,
    pub(crate) list: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) group: &'static str,
    pub(crate) note: &'static str,
    pub(crate) tick_box: &'static str,
    pub(crate) badges: &'static str,
    pub(crate) ticket: &'static str,
    pub(crate) ticket_for: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) time: &'static str,
    pub(crate) what: &'static str,
    pub(crate) place: &'static str,
    pub(crate) bring: &'static str,
    pub(crate) poster: &'static str,
    pub(crate) guide: &'static str,
    pub(crate) contents: &'static str,
    pub(crate) foreword: &'static str,
    pub(crate) occupations: &'static str,
    pub(crate) companies: &'static str,
    pub(crate) studies: &'static str,
    pub(crate) towns: &'static str,
    pub(crate) occupation_index: &'static str,
    pub(crate) study_index: &'static str,
    pub(crate) trained_by: &'static str,
    pub(crate) open_places: &'static str,
    qr_code: &'static str,
    page: &'static str,
    of: &'static str,
}

const DE: Words = Words {
    tag: "de",
    list: "Liste",
    empty: "Keine Einträge",
    group: "Gruppe",
    note: "Hinweis",
    tick_box: "Kästchen zum Ankreuzen",
    badges: "Namensschilder",
    ticket: "Ticket",
    ticket_for: "Ticket für",
    plan: "Ablauf",
    time: "Zeit",
    what: "Was",
    place: "Wo",
    bring: "Bitte mitbringen",
    poster: "Aushang",
    guide: "Ausbildungsführer",
    contents: "Inhalt",
    foreword: "Vorwort",
    occupations: "Berufe von A bis Z",
    companies: "Unternehmen von A bis Z",
    studies: "Studiengänge",
    towns: "Verzeichnis der Orte",
    occupation_index: "Verzeichnis der Berufe",
    study_index: "Verzeichnis der Berufe und Studiengänge",
    trained_by: "Diese Unternehmen bilden aus",
    open_places: "Offene Plätze",
    qr_code: "QR-Code",
    page: "Seite",
    of: "von",
};

const EN: Words = Words {
    tag: "en",
    list: "List",
    empty: "No entries",
    group: "Group",
    note: "Note",
    tick_box: "Box to tick",
    badges: "Name badges",
    ticket: "Ticket",
    ticket_for: "Ticket for",
    plan: "Schedule",
    time: "Time",
    what: "What",
    place: "Where",
    bring: "Please bring",
    poster: "Poster",
    guide: "Training guide",
    contents: "Contents",
    foreword: "Foreword",
    occupations: "Occupations from A to Z",
    companies: "Companies from A to Z",
    studies: "Study programmes",
    towns: "Index of towns",
    occupation_index: "Index of occupations",
    study_index: "Index of occupations and study programmes",
    trained_by: "Companies that train",
    open_places: "Open places",
    qr_code: "QR code",
    page: "Page",
    of: "of",
};

impl Language {
    pub(crate) const fn words(self) -> &'static Words {
        match self {
            Self::De => &DE,
            Self::En => &EN,
        }
    }
}

impl Words {
    /// `Seite 2 von 7`
    pub(crate) fn page_of(&self, page: usize, pages: usize) -> String {
        format!("{} {page} {} {pages}", self.page, self.of)
    }

    /// What a screen reader says in place of a QR code.
    pub(crate) fn qr_code(&self, content: &str) -> String {
        format!("{}: {content}", self.qr_code)
    }
}
