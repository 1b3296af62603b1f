use std::{collections::BTreeMap, io::Read};

use chrono::NaiveDate;
use lotse_domain::{
    Actor, DomainError,
    api_key::{self, Scope},
    consent,
    document::Document,
    grant::Role,
    mail, privacy, second_factor,
};
use lotse_tests::{Backend, on_both_databases};
use serde_json::{Value, json};

use crate::{applications_of, stage::Stage};

on_both_databases!(
    the_archive_holds_everything_of_one_person_and_no_secret,
    applications_are_in_the_archive_with_their_files,
    a_file_that_is_lost_is_listed_and_a_store_that_is_away_said,
    strangers_get_nothing,
);

fn unpack(archive: Vec<u8>) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
            file.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

async fn the_archive_holds_everything_of_one_person_and_no_secret(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let company = stage.company("Nordmehl").await;
    let (person, totp) = stage.strong("anna@example.org").await;
    stage.give(&person, Role::Recruiter, company).await;
    let actor = stage.actor(&person).await;
    let birth = NaiveDate::from_ymd_opt(2012, 3, 4).unwrap();
    let guardian = Some("guardian@example.org".to_owned());
    consent::introduce(db, clock, &actor, Some("Anna Marker".into()), birth, guardian).await.unwrap();
    let actor = stage.actor(&person).await;
    let key = api_key::create(db, clock, &actor, company, "Kassenprogramm", vec![Scope::CompanyRead], 9)
        .await
        .unwrap();
    mail::set_preference(db, clock, &actor, mail::Topic::MembershipRequests, false).await.unwrap();
    let codes = second_factor::renew_recovery_codes(db, clock, secrets, &actor).await.unwrap();
    let credential = json!({ "cred": "marker-of-a-passkey" });
    second_factor::add_passkey(db, clock, secrets, &actor, "Handy-Passkey", &credential).await.unwrap();
    let invitation = json!({
        "letter": "invitation", "role": "recruiter", "token": "marker-of-a-link", "language": "de",
        "inviter": "Ben", "expires_on": "2026-12-01",
    });
    stage.enqueue("mail.invitation", &person.mail, invitation).await;
    let other = stage.sign_in_at("ben@example.org", "Gerät von Ben").await;

    let files = unpack(privacy::archive(db, clock, &actor, nothing).await.unwrap());
    let holds = |file: &str, text: &str| {
        let content = files.get(file).unwrap_or_else(|| panic!("{file} is missing"));
        assert!(content.contains(text), "{file} does not hold {text}: {content}");
        if file != "README.txt" {
            let parsed: Value = serde_json::from_str(content).unwrap();
            assert!(parsed.is_object() || parsed.is_array(), "{file}");
        }
    };
    for (file, text) in [
        ("account.json", "anna@example.org"),
        ("account.json", "Anna Marker"),
        ("account.json", "2012-03-04"),
        ("grants.json", "recruiter"),
        ("grants.json", "Nordmehl"),
        ("grants.json", "pupil"),
        ("sessions.json", "Firefox, Android"),
        ("consents.json", "guardian@example.org"),
        ("api_keys.json", "Kassenprogramm"),
        ("api_keys.json", "company:read"),
        ("second_factors.json", "totp"),
        ("second_factors.json", "Handy-Passkey"),
        ("mail_preferences.json", "membership_requests"),
        ("mails.json", "mail.security_changed"),
        ("mails.json", "Ben"),
        ("sign_in_codes.json", "sign_in"),
        ("history.json", "api_key.created"),
        ("README.txt", "DEUTSCH"),
        ("README.txt", "ENGLISH"),
    ] {
        holds(file, text);
    }
    for name in files.keys().filter(|name| *name != "README.txt") {
        assert_eq!(files["README.txt"].matches(name.as_str()).count(), 2, "{name} in both languages");
    }

    let all = files.values().cloned().collect::<String>();
    let code = stage.letters_to(&person.mail, "mail.sign_in_code").await[0].payload["code"].clone();
    let mut hidden = vec![
        totp,
        key.token,
        key.key.token_hash,
        key.key.prefix,
        person.token,
        "marker-of-a-passkey".into(),
        "marker-of-a-link".into(),
        format!("\"{}\"", code.as_str().unwrap()),
        "Gerät von Ben".into(),
        other.id.to_string(),
    ];
    hidden.extend(codes.0);
    for secret in hidden {
        assert!(!all.contains(&secret), "{secret}");
    }
    for word in ["hash", "secret", "\"token\":", "\"code\":"] {
        let bare = all.replace(&files["README.txt"], "");
        assert!(!bare.contains(word), "{word}");
    }

    let newest = privacy::own_history(db, &actor, 2).await.unwrap();
    assert_eq!(newest.len(), 2);
    assert!(newest[0].id > newest[1].id);
    assert!(privacy::own_history(db, &actor, u64::MAX).await.unwrap().len() > 5);
}

async fn applications_are_in_the_archive_with_their_files(backend: Backend) {
    let stage = Stage::set(backend).await;
    let employer = crate::applications::company_named(&stage, "Brothaus").await;
    let person = stage.sign_in("anna@example.org").await;
    let planted = applications_of::plant(&stage, &employer, &person).await;
    let other = stage.sign_in("ben@example.org").await;
    let others = applications_of::plant(&stage, &employer, &other).await;
    let read = |document: Document| async move { Ok(format!("file {}", document.id).into_bytes()) };
    let actor = stage.actor(&person).await;
    let files = unpack(privacy::archive(stage.db(), &stage.clock, &actor, read).await.unwrap());
    for (file, text) in [
        ("applications.json", "Brothaus"),
        ("applications.json", "Koch"),
        ("applications.json", "Zmarkpupil"),
        ("applications.json", "2008-03-04"),
        ("applications.json", "+49 zmarkphone"),
        ("applications.json", "Zmarkschool"),
        ("applications.json", "Zmarkanswer"),
        ("applications.json", "Zmarkmessage"),
        ("applications.json", "Zmarkplace"),
        ("applications.json", &planted.document.id.to_string()),
        ("notes_about_me.json", "Zmarknote"),
        ("pupil_profile.json", "Zmarkprofile"),
        ("documents.json", "documents/01-Zmarkfile.pdf"),
        ("documents/01-Zmarkfile.pdf", &format!("file {}", planted.document.id)),
        ("unconfirmed.json", &planted.intake_id.to_string()),
    ] {
        assert!(files[file].contains(text), "{file} does not hold {text}: {}", files[file]);
    }
    for hidden in [
        "marker-of-a-hash",
        "marker-of-a-key",
        "Zmarkform",
        &planted.intake_document.id.to_string(),
        &others.application.id.to_string(),
        &others.document.id.to_string(),
        &others.intake_id.to_string(),
    ] {
        assert!(files.values().all(|content| !content.contains(hidden)), "{hidden}");
    }
    assert!(!files["notes_about_me.json"].contains("Petra"), "who noted it is that one's own matter");
}

/// The store has lost every file.
async fn nothing(_: Document) -> Result<Vec<u8>, DomainError> {
    Err(DomainError::NotFound { what: "document" })
}

async fn a_file_that_is_lost_is_listed_and_a_store_that_is_away_said(backend: Backend) {
    let stage = Stage::set(backend).await;
    let employer = crate::applications::company_named(&stage, "Brothaus").await;
    let person = stage.sign_in("anna@example.org").await;
    applications_of::plant(&stage, &employer, &person).await;
    let actor = stage.actor(&person).await;
    let files = unpack(privacy::archive(stage.db(), &stage.clock, &actor, nothing).await.unwrap());
    let listed: Value = serde_json::from_str(&files["documents.json"]).unwrap();
    assert_eq!((&listed[0]["name"], &listed[0]["file"]), (&json!("Zmarkfile.pdf"), &Value::Null));
    assert!(files.keys().all(|name| !name.starts_with("documents/")));
    let away = |_| async { Err(DomainError::NotNow("the store does not answer".into())) };
    let refused = privacy::archive(stage.db(), &stage.clock, &actor, away).await;
    assert!(matches!(refused, Err(DomainError::NotNow(_))), "half of it would look like all of it");
}

async fn strangers_get_nothing(backend: Backend) {
    let stage = Stage::set(backend).await;
    for nobody in [Actor::stranger("test"), Actor::operator("test")] {
        let archive = privacy::archive(stage.db(), &stage.clock, &nobody, nothing).await;
        assert!(matches!(archive, Err(DomainError::Unauthenticated)));
        let history = privacy::own_history(stage.db(), &nobody, 10).await;
        assert!(matches!(history, Err(DomainError::Unauthenticated)));
    }
    stage.strong("anna@example.org").await;
    let unfinished = stage.sign_in("anna@example.org").await;
    let archive = privacy::archive(stage.db(), &stage.clock, &stage.actor(&unfinished).await, nothing).await;
    assert!(matches!(archive, Err(DomainError::SecondFactor)));
}
