//! How mails read: subject, text and HTML of each letter, in two languages, in a cluster's name and colours.
//!
//! Nothing is loaded from anywhere: no pictures, no fonts, no styles; a ticket's QR code comes along in the mail. So a mail reads the same with pictures off, and nobody
//! learns whether it was read.
mod brand;
mod colour;
mod content;
mod language;
mod letters;
#[cfg(test)]
mod tests;
mod wording;

use askama::Template;
use lotse_domain::{
    account::Language,
    mail::{Envelope, Letter},
};
use thiserror::Error;

use crate::calendar::Notice;
use content::{Block, Content};

pub use brand::Brand;

/// A mail as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    pub text: String,
    pub html: String,
    pub calendar: Option<Notice>,
    /// Comes along as a picture.
    pub ticket: Option<Ticket>,
    /// Where the mail can be unsubscribed from, for `List-Unsubscribe` (RFC 8058); only where it can be refused.
    pub unsubscribe: Option<String>,
}

/// What is shown at the door, as a QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Whoever scans it with a phone of their own gets there.
    pub address: String,
}

impl Ticket {
    /// How the HTML names the picture (RFC 2392).
    pub const CONTENT_ID: &'static str = "ticket";
}

/// Why there is no mail. Either is a mistake of ours: trying again does not help.
#[derive(Debug, Error)]
pub enum RenderError {
    #[error("the text \"{0}\" is missing, or one of its blanks has no value")]
    Text(String),
    #[error("the template failed: {0}")]
    Template(#[from] askama::Error),
}

/// Fonts that are there already. Styles stand in the elements: several clients drop whatever stands in the head.
const FAMILY: &str = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;";
const FONT: &str = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:17px;\
                    line-height:26px;overflow-wrap:break-word;word-break:break-word;";

/// A link in the footer.
struct Link {
    label: String,
    href: String,
    shown: String,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    code: &'static str,
    brand: &'a Brand,
    letters: String,
    content: &'a Content,
    foot: &'a [String],
    links: &'a [Link],
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Text<'a> {
    heading: String,
    blocks: Vec<String>,
    foot: Vec<String>,
    links: &'a [Link],
}

/// Makes a mail of an envelope. The token is that of the alert that the letter is about; else it is for unsubscribing, and counts
/// only where the envelope names a topic.
///
/// # Errors
/// When a text or a template is at fault.
pub fn render(envelope: &Envelope, brand: &Brand, token: Option<&str>) -> Result<Rendered, RenderError> {
    let language = envelope.language;
    let content = letters::content(envelope, brand, token)?;
    let unsubscribe = match (&envelope.letter, token) {
        // One that is asked for is not there yet: without the click nothing more comes.
        (Letter::AlertAsked { exists: false, .. }, _) | (_, None) => None,
        (letter, Some(token)) if letter.alert_id().is_some() => {
            Some(brand.here(language, &format!("/suchauftrag/{token}/beenden")))
        }
        (_, Some(token)) => {
            envelope.topic.map(|_| brand.outside(language, &format!("/mails/abbestellen/{token}")))
        }
    };
    let foot = foot(&content, brand, language)?;
    let links = links(envelope, brand, unsubscribe.as_deref())?;
    let html = Html {
        code: language.as_str(),
        brand,
        letters: brand.letters(),
        content: &content,
        foot: &foot,
        links: &links,
    };
    let text = Text {
        heading: wording::wrapped(&content.heading, ""),
        blocks: content.paragraphs(),
        foot: foot.iter().map(|line| wording::wrapped(line, "")).collect(),
        links: &links,
    };
    Ok(Rendered {
        html: html.render()?,
        text: text.render()?,
        subject: content.subject,
        calendar: letters::calendar(envelope, brand)?,
        ticket: letters::ticket(envelope, brand),
        unsubscribe,
    })
}

/// Why this mail comes, who is behind it, and what it does not do.
fn foot(content: &Content, brand: &Brand, language: Language) -> Result<Vec<String>, RenderError> {
    let behind = match brand.cluster_slug {
        Some(_) => language::text(language, "behind-cluster", &[("owner", wording::name(&brand.name))])?,
        None => language::text(language, "behind-lotse", &[])?,
    };
    Ok(vec![content.why.clone(), behind, language::text(language, "quiet", &[])?])
}

fn links(envelope: &Envelope, brand: &Brand, unsubscribe: Option<&str>) -> Result<Vec<Link>, RenderError> {
    let language = envelope.language;
    let label = |key| language::text(language, key, &[]);
    let (href, shown) = content::contact(brand, language);
    let contact = if brand.contact_mail.is_some() { "contact" } else { "about" };
    let mut links = vec![Link { label: label(contact)?, href, shown }];
    if let Some(href) = unsubscribe {
        let key = if envelope.letter.alert_id().is_some() { "alert-end" } else { "unsubscribe" };
        links.push(Link { label: label(key)?, href: href.to_owned(), shown: href.to_owned() });
    }
    // Others are one search's matter, and their link is in the mail.
    if envelope.topic.is_some() {
        let href = brand.here(language, "/mein/mails");
        links.push(Link { label: label("preferences")?, shown: href.clone(), href });
    }
    Ok(links)
}
