use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::grant::Role;

/// What a mail says. The notifier makes blocks of text of each, whose keys carry its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// Six digits for signing in; for whoever has no account yet, for registering.
    SignInCode {
        code: String,
        minutes: i64,
    },
    /// Six digits for setting a new password.
    ResetCode {
        code: String,
        minutes: i64,
    },
    /// Six digits, to the new address.
    MailChangeCode {
        code: String,
        minutes: i64,
    },
    /// Someone wants to change to this address, which has an account already.
    MailTaken,
    /// To both addresses.
    MailChanged {
        old: String,
        new: String,
    },
    /// Something about the account's safety has changed.
    SecurityChanged {
        change: SecurityChange,
        at: DateTime<Utc>,
        device: Option<String>,
    },
    /// `/einladung/{token}`
    Invitation {
        role: Role,
        scope_name: Option<String>,
        inviter: Option<String>,
        token: String,
        expires_on: NaiveDate,
    },
    /// A grant was taken away.
    GrantEnded {
        role: Role,
        scope_name: Option<String>,
    },
    /// `/einwilligung/{token}`
    GuardianRequest {
        pupil: String,
        token: String,
        expires_on: NaiveDate,
    },
    GuardianAgreed,
    GuardianRefused,
    GuardianWithdrew,
    /// To the company: its request has arrived.
    MembershipReceived {
        company: String,
        cluster: String,
    },
    /// To the managers; topic `membership_requests`. `/cluster/{cluster_slug}/mitglieder`
    MembershipRequested {
        company: String,
        town: Option<String>,
        person: String,
        cluster_slug: String,
    },
    /// `/betrieb/{company_slug}`
    MembershipAdmitted {
        company: String,
        company_slug: String,
        cluster: String,
    },
    MembershipRefused {
        company: String,
        cluster: String,
        reason: Option<String>,
    },
    MembershipEnded {
        company: String,
        cluster: String,
        reason: Option<String>,
    },
    /// The account will be erased on that day for inactivity.
    ErasureWarning {
        on: NaiveDate,
    },
    /// The account has been erased, by wish or for inactivity.
    Erased {
        by_wish: bool,
    },
}

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecurityChange {
    PasswordSet,
    FactorAdded,
    FactorRemoved,
    RecoveryCodeUsed,
    RecoveryCodesRenewed,
    /// A refresh token came twice: its session was ended.
    TokenReused,
    ApiKeyCreated,
}

impl Letter {
    /// Its name in texts and samples, and the end of the outbox kind: `mail.sign_in_code`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SignInCode { .. } => "sign_in_code",
            Self::ResetCode { .. } => "reset_code",
            Self::MailChangeCode { .. } => "mail_change_code",
            Self::MailTaken => "mail_taken",
            Self::MailChanged { .. } => "mail_changed",
            Self::SecurityChanged { .. } => "security_changed",
            Self::Invitation { .. } => "invitation",
            Self::GrantEnded { .. } => "grant_ended",
            Self::GuardianRequest { .. } => "guardian_request",
            Self::GuardianAgreed => "guardian_agreed",
            Self::GuardianRefused => "guardian_refused",
            Self::GuardianWithdrew => "guardian_withdrew",
            Self::MembershipReceived { .. } => "membership_received",
            Self::MembershipRequested { .. } => "membership_requested",
            Self::MembershipAdmitted { .. } => "membership_admitted",
            Self::MembershipRefused { .. } => "membership_refused",
            Self::MembershipEnded { .. } => "membership_ended",
            Self::ErasureWarning { .. } => "erasure_warning",
            Self::Erased { .. } => "erased",
        }
    }

    /// The outbox kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::SignInCode { .. } => "mail.sign_in_code",
            Self::ResetCode { .. } => "mail.reset_code",
            Self::MailChangeCode { .. } => "mail.mail_change_code",
            Self::MailTaken => "mail.mail_taken",
            Self::MailChanged { .. } => "mail.mail_changed",
            Self::SecurityChanged { .. } => "mail.security_changed",
            Self::Invitation { .. } => "mail.invitation",
            Self::GrantEnded { .. } => "mail.grant_ended",
            Self::GuardianRequest { .. } => "mail.guardian_request",
            Self::GuardianAgreed => "mail.guardian_agreed",
            Self::GuardianRefused => "mail.guardian_refused",
            Self::GuardianWithdrew => "mail.guardian_withdrew",
            Self::MembershipReceived { .. } => "mail.membership_received",
            Self::MembershipRequested { .. } => "mail.membership_requested",
            Self::MembershipAdmitted { .. } => "mail.membership_admitted",
            Self::MembershipRefused { .. } => "mail.membership_refused",
            Self::MembershipEnded { .. } => "mail.membership_ended",
            Self::ErasureWarning { .. } => "mail.erasure_warning",
            Self::Erased { .. } => "mail.erased",
        }
    }

    /// Codes and links are worth something for a while: nobody is shown them, not even an operator.
    pub const fn holds_secret(&self) -> bool {
        matches!(
            self,
            Self::SignInCode { .. }
                | Self::ResetCode { .. }
                | Self::MailChangeCode { .. }
                | Self::Invitation { .. }
                | Self::GuardianRequest { .. }
        )
    }
}
