//! What a letter says, before it becomes text and HTML: both are made from the same blocks, so they say the same.
use lotse_domain::account::Language;

use super::{Brand, RenderError, language, wording};

/// A letter in one language.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub(super) subject: String,
    /// What lists of mails show beside the subject.
    pub(super) preview: String,
    pub(super) heading: String,
    pub(super) blocks: Vec<Block>,
    /// Why somebody gets this mail.
    pub(super) why: String,
}

#[derive(Debug, Clone)]
pub(super) enum Block {
    Text(String),
    /// A question or a few words, and the answer below.
    Point {
        lead: String,
        text: String,
    },
    /// In two halves for reading; copied, they are one.
    Code {
        label: String,
        halves: (String, String),
    },
    Fact {
        label: String,
        value: String,
    },
    /// The picture of a ticket, and its number for whoever sees none.
    Ticket {
        label: String,
        shown: String,
        hint: String,
    },
    /// What somebody else has written.
    Quote {
        label: String,
        lines: Vec<String>,
    },
    Button {
        label: String,
        href: String,
        instead: String,
    },
    /// A posting: what it is, and where it leads.
    Hit {
        title: String,
        href: String,
        lines: Vec<String>,
    },
    Contact {
        text: String,
        href: String,
        shown: String,
    },
}

impl Content {
    /// For the text part: blocks with their lines broken, and facts together.
    pub(super) fn paragraphs(&self) -> Vec<String> {
        self.blocks
            .chunk_by(|one, next| matches!((one, next), (Block::Fact { .. }, Block::Fact { .. })))
            .map(|blocks| blocks.iter().map(Block::wrapped).collect::<Vec<_>>().join("\n"))
            .collect()
    }
}

impl Block {
    fn wrapped(&self) -> String {
        match self {
            Self::Text(text) => wording::wrapped(text, ""),
            Self::Point { lead, text } => {
                format!("{}\n{}", wording::wrapped(lead, ""), wording::wrapped(text, ""))
            }
            Self::Code { halves: (first, second), .. } => format!("    {first}{second}"),
            Self::Ticket { label, shown, hint } => {
                format!("{}\n    {shown}\n{}", wording::wrapped(label, ""), wording::wrapped(hint, ""))
            }
            Self::Fact { label, value } => wording::wrapped(&format!("{label}: {value}"), ""),
            Self::Quote { label, lines } => {
                let quoted: Vec<String> = lines.iter().map(|line| wording::wrapped(line, "> ")).collect();
                format!("{label}:\n{}", quoted.join("\n"))
            }
            Self::Hit { title, href, lines } => {
                let lines: Vec<String> = lines.iter().map(|line| wording::wrapped(line, "")).collect();
                format!("{}\n{}\n{href}", wording::wrapped(title, ""), lines.join("\n"))
            }
            Self::Button { label, href, .. } => format!("{label}:\n{href}"),
            Self::Contact { text, shown, .. } => format!("{}\n{shown}", wording::wrapped(text, "")),
        }
    }
}

/// A letter while it is written. Texts are named by the end of their key; its beginning is the letter's name.
pub(super) struct Draft<'a> {
    pub(super) language: Language,
    pub(super) brand: &'a Brand,
    prefix: String,
    /// Values for the body, and for the subject.
    values: Vec<(&'static str, String)>,
    short: Vec<(&'static str, String)>,
    blocks: Vec<Block>,
    /// Keys.
    subject: String,
    heading: String,
    preview: String,
    why: String,
    failure: Option<RenderError>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(name: &str, language: Language, brand: &'a Brand) -> Self {
        let prefix = name.replace('_', "-");
        let draft = Self {
            language,
            brand,
            subject: format!("{prefix}-subject"),
            heading: format!("{prefix}-heading"),
            preview: format!("{prefix}-preview"),
            why: format!("{prefix}-why"),
            prefix,
            values: Vec::new(),
            short: Vec::new(),
            blocks: Vec::new(),
            failure: None,
        };
        draft.naming("portal", brand.short_name())
    }

    /// A value of our own.
    pub(super) fn with(mut self, blank: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.short.push((blank, value.clone()));
        self.values.push((blank, value));
        self
    }

    /// A value that somebody has chosen.
    pub(super) fn naming(mut self, blank: &'static str, name: &str) -> Self {
        self.short.push((blank, wording::name_in_subject(name)));
        self.values.push((blank, wording::name(name)));
        self
    }

    /// The subject is that of a variant.
    pub(super) fn subject_of(mut self, variant: &str) -> Self {
        self.subject = format!("{}-subject-{variant}", self.prefix);
        self
    }

    /// The heading is that of a variant.
    pub(super) fn heading_of(mut self, variant: &str) -> Self {
        self.heading = format!("{}-heading-{variant}", self.prefix);
        self
    }

    /// The preview is another text, by its whole key.
    pub(super) fn preview(mut self, key: &str) -> Self {
        key.clone_into(&mut self.preview);
        self
    }

    /// The reason in the footer is one that several letters share, by its whole key.
    pub(super) fn why(mut self, key: &str) -> Self {
        key.clone_into(&mut self.why);
        self
    }

    /// A text by its whole key.
    pub(super) fn shared(&mut self, key: &str) -> String {
        language::text(self.language, key, &self.values).unwrap_or_else(|error| {
            self.failure.get_or_insert(error);
            String::new()
        })
    }

    pub(super) fn own(&mut self, key: &str) -> String {
        let key = format!("{}-{key}", self.prefix);
        self.shared(&key)
    }

    pub(super) fn block(mut self, make: impl FnOnce(&mut Self) -> Block) -> Self {
        let block = make(&mut self);
        self.blocks.push(block);
        self
    }

    pub(super) fn text(self, key: &str) -> Self {
        self.block(|draft| Block::Text(draft.own(key)))
    }

    pub(super) fn shared_text(self, key: &str) -> Self {
        self.block(|draft| Block::Text(draft.shared(key)))
    }

    /// The texts `{key}-lead` and `{key}`.
    pub(super) fn point(self, key: &str) -> Self {
        self.block(|draft| Block::Point { lead: draft.own(&format!("{key}-lead")), text: draft.own(key) })
    }

    pub(super) fn fact(self, label: &str, value: &str) -> Self {
        self.block(|draft| Block::Fact { label: draft.shared(label), value: value.to_owned() })
    }

    /// What somebody has written, where they have.
    pub(super) fn quote(self, label: &str, words: Option<&str>) -> Self {
        let lines = words.map(wording::lines).unwrap_or_default();
        if lines.is_empty() {
            return self;
        }
        self.block(|draft| Block::Quote { label: draft.shared(label), lines })
    }

    /// At most one in a letter.
    pub(super) fn button(self, label: &str, href: String) -> Self {
        self.block(|draft| Block::Button {
            label: draft.shared(label),
            href,
            instead: draft.shared("link-instead"),
        })
    }

    /// A sentence that ends with a colon, and whom to write to.
    pub(super) fn contact(self, key: &str) -> Self {
        self.block(|draft| {
            let (href, shown) = contact(draft.brand, draft.language);
            Block::Contact { text: draft.shared(key), href, shown }
        })
    }

    /// # Errors
    /// When a text is missing, or one of its blanks has no value.
    pub(super) fn finish(mut self) -> Result<Content, RenderError> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let body = |key: &str| language::text(self.language, key, &self.values);
        let subject = language::text(self.language, &self.subject, &self.short)?;
        Ok(Content {
            subject: wording::one_line(&subject),
            preview: body(&self.preview)?,
            heading: body(&self.heading)?,
            why: body(&self.why)?,
            blocks: self.blocks,
        })
    }
}

/// Whom to write to about a portal: link and what is shown of it. Where no address is known, a page says who it is.
pub(super) fn contact(brand: &Brand, language: Language) -> (String, String) {
    if let Some(mail) = &brand.contact_mail {
        (format!("mailto:{mail}"), mail.clone())
    } else {
        let page = brand.here(language, "/ueber");
        (page.clone(), page)
    }
}
