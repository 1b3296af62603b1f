//! What a relay's answer means for a mail.
use lettre::transport::smtp::Error;

use super::SendError;

/// How far a conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// MAIL FROM: about us, never about the recipient.
    Sender,
    /// RCPT TO: the one place where a refusal is about the address.
    Recipient,
    /// DATA and the mail itself.
    Content,
}

/// The longest reply that is kept.
const KEPT: usize = 500;

/// What an error at a stage means.
pub(super) fn meaning(stage: Stage, err: &Error) -> SendError {
    let said: String = err.to_string().chars().take(KEPT).collect();
    match (err.status().map(u16::from), stage) {
        // 421: the server closes; 45x in other places is about the mail or its recipient.
        (Some(450 | 451), Stage::Recipient | Stage::Content) => SendError::Later { greylisted: true, said },
        (Some(500..), Stage::Sender) => SendError::Relay { said },
        (Some(code @ 500..), Stage::Recipient) => {
            SendError::Refused { no_such_mailbox: says_no_such_mailbox(code, &said), said }
        }
        (Some(500..), Stage::Content) => SendError::Refused { no_such_mailbox: false, said },
        // What this program itself cannot do, such as an address beyond ASCII on a relay without SMTPUTF8.
        (None, _) if err.is_client() => SendError::Refused { no_such_mailbox: false, said },
        _ => SendError::Later { greylisted: false, said },
    }
}

/// RFC 3463, section 3.2: 5.1.x is about the recipient's address, except for .7 and .8, which are about the sender's.
/// Without such a code, RFC 5321, section 4.2.3: 550, 551 and 553 say "no such mailbox", unless the words say that the
/// relay does not relay for us.
fn says_no_such_mailbox(code: u16, said: &str) -> bool {
    match enhanced(said) {
        Some((5, 1, detail)) => code == 550 && !matches!(detail, 7 | 8),
        Some(_) => false,
        None => matches!(code, 550 | 551 | 553) && !said.to_ascii_lowercase().contains("relay"),
    }
}

/// The enhanced status code (RFC 2034) that a reply begins with.
fn enhanced(said: &str) -> Option<(u16, u16, u16)> {
    // Behind the reply code: "permanent error (550): 5.1.1 …".
    let text = said.split_once("): ").map_or(said, |(_, text)| text);
    let mut numbers = text.split_whitespace().next()?.splitn(3, '.').map(str::parse);
    match (numbers.next()?, numbers.next()?, numbers.next()?) {
        (Ok(class), Ok(subject), Ok(detail)) => Some((class, subject, detail)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::says_no_such_mailbox;

    #[test]
    fn only_a_mailbox_that_does_not_exist_is_one() {
        for (code, said, gone) in [
            (550, "permanent error (550): 5.1.1 <a@b.example>: no such user", true),
            (550, "permanent error (550): 5.1.10 null MX", true),
            (550, "permanent error (550): 5.1.8 sender's domain not found", false),
            (550, "permanent error (550): 5.7.1 blocked by policy", false),
            (550, "permanent error (550): 5.2.2 mailbox full", false),
            (550, "permanent error (550): unknown user", true),
            (551, "permanent error (551): user not local", true),
            (553, "permanent error (553): no", true),
            (550, "permanent error (550): Relaying denied", false),
            (554, "permanent error (554): no", false),
            (552, "permanent error (552): too much", false),
            (550, "permanent error (550)", true),
        ] {
            assert_eq!(says_no_such_mailbox(code, said), gone, "{code} {said}");
        }
    }
}
