//! From what a letter says to a mail as it travels (RFC 5322, MIME).
use std::{str::FromStr, sync::Arc};

use chrono::{DateTime, Utc};
use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        dkim::DkimConfig,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use lotse_calendar::Person;
use lotse_domain::outbox;
use uuid::Uuid;

use crate::{
    qr,
    render::{Brand, Rendered, Ticket},
};

/// Who sends.
#[derive(Debug, Clone)]
pub struct Sender {
    from: Address,
    bounces_to: Address,
    dkim: Option<Arc<DkimConfig>>,
}

/// A mail that can be sent.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Its id in the outbox.
    pub id: Uuid,
    pub kind: String,
    pub at: DateTime<Utc>,
    pub to: Address,
    pub message_id: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Whom SMTP is told.
    pub envelope: Envelope,
    /// The mail as it travels.
    pub raw: Vec<u8>,
}

/// Why there is no mail. Never says what was to stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    #[error("the recipient's address cannot be used")]
    Recipient,
    #[error("the sender's address cannot be used")]
    Sender,
    #[error("a mail cannot be made of it")]
    Message,
}

impl Sender {
    /// `bounces_to` is where mail servers report what they cannot deliver; `from` unless given.
    ///
    /// # Errors
    /// When either is no address.
    pub fn new(from: &str, bounces_to: Option<&str>, dkim: Option<DkimConfig>) -> Result<Self, ComposeError> {
        let address = |text: &str| Address::from_str(text).map_err(|_| ComposeError::Sender);
        let from = address(from)?;
        let bounces_to = bounces_to.map_or_else(|| Ok(from.clone()), address)?;
        Ok(Self { from, bounces_to, dkim: dkim.map(Arc::new) })
    }
}

/// Makes the mail. Doing it again makes the same one, but for the time in the signature.
///
/// # Errors
/// See [`ComposeError`].
pub fn compose(
    row: &outbox::Model,
    rendered: Rendered,
    brand: &Brand,
    sender: &Sender,
) -> Result<Outgoing, ComposeError> {
    let Rendered { subject, text, html, calendar, ticket, unsubscribe } = rendered;
    let recipient = row.recipient.as_deref().unwrap_or_default();
    let to = Address::from_str(recipient).map_err(|_| ComposeError::Recipient)?;
    let subject = one_line(&subject);

    let mut message = Message::builder()
        .from(Mailbox::new(Some(one_line(&brand.name)), sender.from.clone()))
        .to(Mailbox::new(None, to.clone()))
        .subject(subject.clone())
        .date(row.created_at.into())
        .message_id(Some(row.message_id.clone()))
        // RFC 3834, section 5: nobody's holiday notice answers it.
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(contact) = brand.contact_mail.as_deref().and_then(|mail| Address::from_str(mail).ok()) {
        message = message.reply_to(Mailbox::new(None, contact));
    }
    if let Some(link) = unsubscribe.filter(|link| is_link(link)) {
        // RFC 8058: one click, by POST.
        message = message
            .raw_header(header("List-Unsubscribe", &format!("<{link}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let parts = MultiPart::alternative()
        .boundary(format!("lotse-{}", row.id.simple()))
        .singlepart(SinglePart::plain(text.clone()));
    let mut parts = match &ticket {
        Some(ticket) => parts.multipart(with_picture(row, &html, ticket)?),
        None => parts.singlepart(SinglePart::html(html.clone())),
    };
    if let Some(mut notice) = calendar {
        // Who organises has an address in every case (RFC 5545, section 3.8.4.3).
        let nobody = || Person { name: None, mail: String::new() };
        let organiser = notice.appointment.organiser.get_or_insert_with(nobody);
        if organiser.mail.is_empty() {
            organiser.mail = sender.from.to_string();
        }
        let calendar = notice.part(row.created_at, recipient);
        // RFC 6047, section 2.4: the method stands in the type as well.
        let kind = format!("text/calendar; method={}; charset=utf-8", calendar.method.as_str());
        let kind = ContentType::parse(&kind).map_err(|_| ComposeError::Message)?;
        parts = parts.singlepart(SinglePart::builder().header(kind).body(calendar.text));
    }
    let envelope = Envelope::new(Some(sender.bounces_to.clone()), vec![to.clone()])
        .map_err(|_| ComposeError::Recipient)?;
    let mut message =
        message.envelope(envelope.clone()).multipart(parts).map_err(|_| ComposeError::Message)?;
    if let Some(dkim) = &sender.dkim {
        message.sign(dkim);
    }
    Ok(Outgoing {
        id: row.id,
        kind: row.kind.clone(),
        at: row.created_at,
        to,
        message_id: row.message_id.clone(),
        subject,
        text,
        html,
        envelope,
        raw: message.formatted(),
    })
}

/// The HTML with its ticket (RFC 2387).
fn with_picture(row: &outbox::Model, html: &str, ticket: &Ticket) -> Result<MultiPart, ComposeError> {
    let png = ContentType::parse("image/png").map_err(|_| ComposeError::Message)?;
    let picture = qr::png(&ticket.address).ok_or(ComposeError::Message)?;
    Ok(MultiPart::related()
        .boundary(format!("lotse-ticket-{}", row.id.simple()))
        .singlepart(SinglePart::html(html.to_owned()))
        .singlepart(
            Attachment::new_inline_with_name(Ticket::CONTENT_ID.into(), "ticket.png".into())
                .body(picture, png),
        ))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// The longest that a name or a subject becomes.
const LINE: usize = 200;

/// Names and subjects come from people: whatever could end a header line becomes a space (O6).
fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LINE).collect()
}

fn is_link(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>'))
}
