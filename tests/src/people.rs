//! People with sessions: signed in as the domain does it, with what a browser would send.
use std::time::Duration;

use lotse_domain::{
    Actor, Secrets,
    account::Language,
    grant::{self, Role},
    outbox, second_factor, session,
    session::{Device, Surface},
    sign_in::{self, SignIn},
    unit_of_work,
};
use reqwest::{RequestBuilder, Response, header};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use totp_rs::{Algorithm, Builder, Secret, Totp};
use uuid::Uuid;

use crate::TestServer;

/// Someone with a session in a browser.
#[derive(Debug, Clone)]
pub struct Person {
    pub account_id: Uuid,
    pub mail: String,
    /// What the session's cookie holds.
    pub token: String,
    /// For codes of the authenticator app, where the person has one: in base32.
    pub totp: Option<String>,
}

impl Person {
    /// The `Cookie` header.
    pub fn cookie(&self) -> String {
        format!("__Host-lotse-session={}", self.token)
    }

    /// The hidden field of every form that this session is shown.
    pub fn csrf(&self) -> String {
        lotse_web_kit::auth::FormSecret::of_session(&self.token).token()
    }

    /// Who the server takes this session for, read anew as for each request.
    pub async fn actor(&self, server: &TestServer) -> Actor {
        let identity =
            session::identify_portal(&server.db, &*server.clock, &self.token).await.expect("a session");
        identity.map_or_else(|| Actor::stranger("test"), |identity| Actor::person(identity, "test"))
    }

    pub async fn get(&self, server: &TestServer, path: &str) -> Response {
        self.send(server.http.get(format!("{}{path}", server.base))).await
    }

    /// The page of a successful answer.
    pub async fn page(&self, server: &TestServer, path: &str) -> String {
        let response = self.get(server, path).await;
        assert_eq!(response.status(), 200, "{path}");
        response.text().await.expect("text")
    }

    /// Sends a form as a page of this session would.
    pub async fn post(&self, server: &TestServer, path: &str, fields: &[(&str, &str)]) -> Response {
        let csrf = self.csrf();
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        self.send(form(server, path, &all)).await
    }

    /// Sends a form that must succeed; the address that the answer leads to.
    pub async fn done(&self, server: &TestServer, path: &str, fields: &[(&str, &str)]) -> String {
        let response = self.post(server, path, fields).await;
        let status = response.status();
        let to =
            response.headers().get(header::LOCATION).map(|to| to.to_str().expect("an address").to_owned());
        assert_eq!(status, 303, "{path}: {}", response.text().await.unwrap_or_default());
        to.expect("a way on")
    }

    async fn send(&self, request: RequestBuilder) -> Response {
        request.header(header::COOKIE, self.cookie()).send().await.expect("an answer")
    }
}

/// A form with exactly these fields, from nobody's session.
pub fn form(server: &TestServer, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    server
        .http
        .post(format!("{}{path}", server.base))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, &server.base)
        .body(body)
}

/// A browser, for signing in; each person from a network of their own.
pub fn browser(mail: &str) -> SignIn {
    let device = Device { label: "Firefox, Android".into(), network: format!("network of {mail}") };
    SignIn { surface: Surface::Portal, device, language: Language::De }
}

pub fn secrets(server: &TestServer) -> Secrets {
    lotse::secrets::load(&server.settings).expect("the installation's secret")
}

/// Someone who has signed in by a code that was mailed.
pub async fn signed_in(server: &TestServer, mail: &str) -> Person {
    let (secrets, how) = (secrets(server), browser(mail));
    let challenge = sign_in::request_code(&server.db, &*server.clock, &secrets, mail, false, None, &how)
        .await
        .expect("a code is sent");
    let code = letter_secret(server, &challenge.mail, "sign_in_code").await;
    let stranger = Actor::stranger("test");
    let begun = sign_in::by_code(&server.db, &*server.clock, &secrets, &stranger, challenge.id, &code, &how)
        .await
        .expect("the code fits");
    Person { account_id: begun.account.id, mail: begun.account.mail, token: begun.token, totp: None }
}

/// As [`signed_in`], with a second factor that was shown in this session.
pub async fn strong(server: &TestServer, mail: &str) -> Person {
    let mut person = signed_in(server, mail).await;
    let (secrets, actor) = (secrets(server), person.actor(server).await);
    let new = second_factor::begin_totp(&server.db, &*server.clock, &secrets, &actor, "Lotse")
        .await
        .expect("a TOTP secret");
    let code = totp_code(&new.secret, server.clock.now().timestamp());
    second_factor::confirm_totp(&server.db, &*server.clock, &secrets, &actor, new.factor_id, &code)
        .await
        .expect("the code fits");
    person.totp = Some(new.secret);
    person
}

/// The six digits that an authenticator app shows at a moment.
pub fn totp_code(base32: &str, at: i64) -> String {
    let totp: Totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_secret(Secret::try_from_base32(base32).expect("base32"))
        .with_account_name("test")
        .with_issuer(Some("test"))
        .build()
        .expect("TOTP");
    totp.generate(u64::try_from(at).expect("a moment")).to_string()
}

/// Gives someone a role, as the command line does.
pub async fn grant(server: &TestServer, person: &Person, role: Role, scope_id: Uuid) {
    let machine = Actor::operator("test");
    grant::give(&server.db, &*server.clock, &machine, person.account_id, role, scope_id)
        .await
        .expect("a grant");
}

pub async fn manager_of(server: &TestServer, cluster_id: Uuid, mail: &str) -> Person {
    let person = strong(server, mail).await;
    grant(server, &person, Role::ClusterManager, cluster_id).await;
    person
}

pub async fn admin_of(server: &TestServer, company_id: Uuid, mail: &str) -> Person {
    let person = strong(server, mail).await;
    grant(server, &person, Role::CompanyAdmin, company_id).await;
    person
}

pub async fn operator(server: &TestServer, mail: &str) -> Person {
    let person = strong(server, mail).await;
    grant(server, &person, Role::Operator, Uuid::nil()).await;
    person
}

/// The code or link's token of the newest letter of this name to an address: from the outbox while it waits there, from
/// the mailbox when the worker has taken it. The limit only keeps a lost mail from holding the tests up for ever.
pub async fn letter_secret(server: &TestServer, to: &str, name: &str) -> String {
    for _ in 0..600 {
        if let Some(secret) = secret_of(server, to, name).await {
            return secret;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("no letter {name} to {to}");
}

async fn secret_of(server: &TestServer, to: &str, name: &str) -> Option<String> {
    let row = newest_letter(server, to, name).await?;
    let kept = ["code", "token"].iter().find_map(|field| row.payload.get(*field)?.as_str());
    if let Some(secret) = kept {
        return Some(secret.to_owned());
    }
    let folder = server.settings.mailbox_dir();
    let mail = lotse_notifier::mailbox::read(&folder, row.id).await.expect("the mailbox")?;
    in_text(&mail.text)
}

/// The newest letter of this name to an address, as the outbox holds it.
pub async fn newest_letter(server: &TestServer, to: &str, name: &str) -> Option<outbox::Model> {
    let (to, kind) = (to.to_owned(), format!("mail.{name}"));
    unit_of_work::read_as(&server.db, &Actor::system("test", "test"), |txn| {
        Box::pin(async move {
            Ok(outbox::Entity::find()
                .filter(outbox::Column::Recipient.eq(to))
                .filter(outbox::Column::Kind.eq(kind))
                .order_by_desc(outbox::Column::Id)
                .one(txn)
                .await?)
        })
    })
    .await
    .expect("the outbox")
}

/// Six digits that stand alone, or the last part of a link with a token.
fn in_text(text: &str) -> Option<String> {
    let link = ["/einladung/", "/einwilligung/"].iter().find_map(|path| {
        let rest = text.split(path).nth(1)?;
        Some(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
    });
    link.or_else(|| {
        let spaced = text.replace(|c: char| !c.is_ascii_alphanumeric(), " ");
        let digits = spaced.split(' ').find(|w| w.len() == 6 && w.bytes().all(|b| b.is_ascii_digit()));
        digits.map(str::to_owned)
    })
}
