//! Delivery status notifications (RFC 3464): what a mail server sends when a mail could not be delivered after all.
//!
//! Whoever knows an address can send such a message about it. So it only counts together with the Message-ID of the mail
//! that came back ([`returned_message`]), which nobody but its recipients and their servers has seen.
use uuid::Uuid;

use crate::account::MailAddress;

/// The recipients to whom delivery has failed for good (action `failed`, status `5.…`), each with what the server said.
/// Delays and temporary failures are left out; so is whatever cannot be read.
pub fn failed_recipients(message: &str) -> Vec<(MailAddress, Option<String>)> {
    let mut failed = Vec::new();
    for group in groups(message) {
        let field =
            |name: &str| group.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let gone = field("action").is_some_and(|action| first_word(action).eq_ignore_ascii_case("failed"))
            && field("status").is_some_and(|status| status.trim().starts_with("5."));
        // The original recipient is the address that was written to; the final one may be where it was forwarded.
        let address = ["original-recipient", "final-recipient"]
            .into_iter()
            .find_map(|name| field(name).and_then(address));
        if let (true, Some(address)) = (gone, address)
            && !failed.iter().any(|(known, _)| *known == address)
        {
            let said = field("diagnostic-code").map(|said| without_type(said).chars().take(500).collect());
            failed.push((address, said));
        }
    }
    failed
}

/// The outbox message that came back, as its Message-ID in the returned headers tells.
pub fn returned_message(message: &str) -> Option<Uuid> {
    let from = begin_of_status(message)?;
    message[from..].lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        if !name.trim().eq_ignore_ascii_case("message-id") {
            return None;
        }
        let id = value.trim().strip_prefix('<')?.split('@').next()?;
        Uuid::try_parse(id).ok()
    })
}

/// Where the part of type `message/delivery-status` begins; its first lines are its own headers.
fn begin_of_status(message: &str) -> Option<usize> {
    let mut at = 0;
    for line in message.split_inclusive('\n') {
        at += line.len();
        let line = line.trim_end().to_ascii_lowercase();
        let kind = line.strip_prefix("content-type:").map(str::trim_start);
        if kind.is_some_and(|kind| {
            // The second is the form for addresses beyond ASCII (RFC 6533).
            kind.starts_with("message/delivery-status") || kind.starts_with("message/global-delivery-status")
        }) {
            return Some(at);
        }
    }
    None
}

type Fields = Vec<(String, String)>;

/// The groups of fields in the status part: one about the message, then one for each recipient.
fn groups(message: &str) -> Vec<Fields> {
    let Some(from) = begin_of_status(message) else { return Vec::new() };
    let mut groups = vec![Fields::new()];
    for line in message[from..].lines() {
        let line = line.trim_end();
        if line.starts_with("--") {
            break;
        }
        if line.is_empty() {
            groups.push(Fields::new());
        } else if let Some(group) = groups.last_mut() {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = group.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim_start());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                group.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }
    groups
}

fn first_word(text: &str) -> &str {
    text.split([' ', '\t', '(']).find(|word| !word.is_empty()).unwrap_or_default()
}

/// `rfc822; name@example.org` without the type.
fn without_type(value: &str) -> &str {
    value.split_once(';').map_or(value, |(_, rest)| rest).trim()
}

fn address(value: &str) -> Option<MailAddress> {
    let text = without_type(value);
    let text = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    MailAddress::parse(text).ok()
}

#[cfg(test)]
mod tests {
    use super::{failed_recipients, returned_message};

    const REPORT: &str = "From: MAILER-DAEMON@relay.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\r\n\r\n--b1\r\n\
        Content-Type: text/plain\r\n\r\nI'm sorry.\r\n\r\n--b1\r\nContent-Description: Delivery report\r\n\
        Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.example\r\n\r\n\
        Final-Recipient: rfc822; Gone@Example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\
        Diagnostic-Code: smtp; 550 5.1.1 <gone@example.org>:\r\n    no such user\r\n\r\n\
        Final-Recipient: rfc822; slow@example.org\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\n\
        Final-Recipient: rfc822; full@example.org\r\nAction: failed\r\nStatus: 4.2.2\r\n\r\n--b1\r\n\
        Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <0199aabbccdd70008000000000000001@lotse>\r\n\
        Final-Recipient: rfc822; not-a-field@example.org\r\n--b1--\r\n";

    #[test]
    fn only_what_failed_for_good_is_told() {
        for report in [REPORT.to_owned(), REPORT.replace("\r\n", "\n")] {
            let failed = failed_recipients(&report);
            assert_eq!(failed.len(), 1, "{failed:?}");
            assert_eq!(failed[0].0.as_str(), "gone@example.org");
            assert_eq!(failed[0].1.as_deref(), Some("550 5.1.1 <gone@example.org>: no such user"));
        }
    }

    #[test]
    fn the_mail_that_came_back_is_known_by_its_message_id() {
        let id = returned_message(REPORT).unwrap();
        assert_eq!(id.simple().to_string(), "0199aabbccdd70008000000000000001");
        assert_eq!(returned_message(&REPORT.replace("@lotse", "")).map(|id| id.is_nil()), None);
    }

    #[test]
    fn the_address_that_was_written_to_counts_rather_than_where_it_was_forwarded() {
        let report = REPORT
            .replace("Action: failed", "Original-Recipient: rfc822;<first@example.org>\r\nAction: failed");
        assert_eq!(failed_recipients(&report)[0].0.as_str(), "first@example.org");
    }

    #[test]
    fn garbage_says_nothing() {
        for garbage in [
            "",
            "\0\0\0",
            "Content-Type: message/delivery-status",
            "Content-Type: message/delivery-status\n\nAction",
        ] {
            assert!(failed_recipients(garbage).is_empty());
            assert!(returned_message(garbage).is_none());
        }
        for end in (0..REPORT.len()).filter(|end| REPORT.is_char_boundary(*end)) {
            let _ = (failed_recipients(&REPORT[..end]), returned_message(&REPORT[end..]));
        }
    }
}
