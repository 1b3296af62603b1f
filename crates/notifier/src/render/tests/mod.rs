//! Every letter, in both languages and two brands.
mod people;

use std::{collections::BTreeSet, fs, path::Path};

use lotse_domain::{
    account::Language,
    booking::BookingState,
    cluster::Cluster,
    mail::{Envelope, Letter},
};

use super::{Brand, Rendered, language::ASKED, render};
use crate::samples::{self, Sample};

const PUBLIC_URL: &str = "https://lotse.example";
const LANGUAGES: [Language; 2] = [Language::De, Language::En];

fn brands() -> [Brand; 2] {
    let cluster = samples::cluster();
    [Brand::of(None, PUBLIC_URL), Brand::of(Some(&cluster), PUBLIC_URL)]
}

fn rendered(envelope: &Envelope, brand: &Brand) -> Rendered {
    render(envelope, brand, Some("token-1")).unwrap()
}

/// Every sample in every language and brand.
fn each(mut look: impl FnMut(&str, &Envelope, &Brand, &Rendered)) {
    for Sample { name, variant, envelope } in samples::all() {
        for language in LANGUAGES {
            for brand in brands() {
                let envelope = Envelope { language, ..envelope.clone() };
                let case = format!("{name} {variant} {language} {}", brand.short_name());
                look(&case, &envelope, &brand, &rendered(&envelope, &brand));
            }
        }
    }
}

/// What somebody sees of the HTML.
fn visible(html: &str) -> String {
    let body = html.split_once("<body").unwrap().1;
    let mut out = String::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        // Only what begins a line or a cell parts words.
        if !tag.trim_start_matches('/').starts_with("span") {
            out.push(' ');
        }
        out.push_str(text);
    }
    let mut out =
        out.replace("&#39;", "'").replace("&#34;", "\"").replace("&#60;", "<").replace("&#62;", ">");
    out = out.replace("&#38;", "&");
    out.split(' ').filter(|word| !word.trim().is_empty()).map(str::trim).collect::<Vec<_>>().join(" ")
}

fn links(text: &str) -> BTreeSet<String> {
    text.split(['"', ' ', '\n', '<', '>'])
        .filter(|word| word.starts_with("https://") || word.starts_with("mailto:"))
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn every_sample_has_a_name_of_its_own() {
    let samples = samples::all();
    let names: BTreeSet<_> = samples.iter().map(|sample| (sample.name, sample.variant)).collect();
    assert_eq!(names.len(), samples.len());
}

#[test]
fn every_letter_reads_well_in_both_languages() {
    each(|case, envelope, _, mail| {
        for part in [&mail.subject, &mail.text, &visible(&mail.html)] {
            assert!(!part.contains(['!', '{', '}', '\u{2068}', '\u{2069}']), "{case}: {part}");
            assert!(!part.contains("Unknown localization") && !part.contains("  ."), "{case}: {part}");
        }
        assert!(!mail.subject.is_empty() && mail.subject.chars().count() <= 90, "{case}: {}", mail.subject);
        assert!(mail.html.contains(&format!("<html lang=\"{}\"", envelope.language)), "{case}");
        for line in mail.text.lines() {
            assert!(line.chars().count() <= 76 || line.starts_with("https://"), "{case}: {line}");
        }
        assert!(!mail.text.contains("\n\n\n"), "{case}: {}", mail.text);
    });
}

#[test]
fn subjects_are_short_where_names_are() {
    each(|case, envelope, brand, mail| {
        let named = matches!(envelope.letter, Letter::Invitation { .. } | Letter::GrantEnded { .. })
            || mail.subject.contains("Kunststofftechnik")
            || mail.subject.contains("schule.example");
        assert!(named || mail.subject.chars().count() <= 78, "{case} {}: {}", brand.name, mail.subject);
    });
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    each(|case, _, _, mail| {
        // A ticket's picture lies in the mail itself.
        let picture = "<img src=\"cid:ticket\"";
        let html = mail.html.to_ascii_lowercase();
        assert_eq!(html.matches(picture).count(), usize::from(mail.ticket.is_some()), "{case}");
        let html = html.replace(picture, "");
        for source in [
            "<img",
            "<link",
            "<script",
            "<iframe",
            "<svg",
            " src=",
            "url(",
            "@import",
            "@font-face",
            "background=",
        ] {
            assert!(!html.contains(source), "{case}: {source}");
        }
    });
}

#[test]
fn text_and_html_say_the_same() {
    each(|case, envelope, brand, mail| {
        let shown = visible(&mail.html);
        let addresses = |links: BTreeSet<String>| -> BTreeSet<String> {
            links.into_iter().map(|link| link.trim_start_matches("mailto:").to_owned()).collect()
        };
        let mut told = links(&mail.text);
        told.extend(brand.contact_mail.clone());
        assert_eq!(told, addresses(links(&mail.html)), "{case}");
        if let Some(mail_address) = &brand.contact_mail {
            assert!(mail.text.contains(&format!(":\n{mail_address}\n")), "{case}");
        }
        // A button's link can be read, too.
        if let Some((_, button)) = mail.html.split_once("class=\"button\"") {
            let href = button.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            assert!(shown.contains(&format!(" {href} ")), "{case}: {href}");
        }
        if let Letter::SignInCode { code, .. }
        | Letter::ResetCode { code, .. }
        | Letter::MailChangeCode { code, .. } = &envelope.letter
        {
            assert!(shown.contains(&format!(" {code} ")), "{case}: {shown}");
            assert!(mail.text.contains(&format!("\n    {code}\n")), "{case}: {}", mail.text);
            assert!(mail.subject.contains("048 213"), "{case}");
        }
        // Every word of the text stands in the HTML, too.
        let words: BTreeSet<&str> = shown.split_whitespace().map(|word| word.trim_end_matches(':')).collect();
        for word in mail.text.split_whitespace().map(|word| word.trim_end_matches(':')) {
            let link = word.starts_with("https://") || brand.contact_mail.as_deref() == Some(word);
            assert!(link || words.contains(word) || ["--", ">"].contains(&word), "{case}: {word}");
        }
    });
}

#[test]
fn there_is_one_button_at_most() {
    each(|case, _, _, mail| assert!(mail.html.matches("class=\"button\"").count() <= 1, "{case}"));
}

#[test]
fn links_lead_to_pages_in_the_readers_language() {
    each(|case, envelope, brand, mail| {
        let language = if envelope.language == Language::En { "/en" } else { "" };
        for link in links(&mail.text) {
            let path = link.strip_prefix(PUBLIC_URL).unwrap().strip_prefix(language).unwrap();
            assert!(path.is_empty() || path.starts_with('/'), "{case}: {link}");
            assert!(language == "/en" || !path.starts_with("/en"), "{case}: {link}");
            let outside = ["/cluster/", "/betrieb/", "/mails/"].iter().any(|start| path.starts_with(start));
            let inside = path.starts_with("/c/formwerk");
            assert_eq!(inside, brand.cluster_slug.is_some() && !outside, "{case}: {link}");
        }
    });
}

#[test]
fn what_can_be_refused_says_how() {
    each(|case, envelope, _, mail| {
        // An alert that is only asked for sends nothing more by itself.
        let asked = matches!(envelope.letter, Letter::AlertAsked { exists: false, .. });
        let alert = envelope.letter.alert_id().is_some();
        assert_eq!(mail.unsubscribe.is_some(), envelope.topic.is_some() || (alert && !asked), "{case}");
        if let Some(link) = &mail.unsubscribe {
            if alert {
                assert!(link.ends_with("/suchauftrag/token-1/beenden"), "{case}");
                assert!(links(&mail.text).contains(link), "{case}");
                return;
            }
            assert!(link.ends_with("/mails/abbestellen/token-1"), "{case}");
            assert!(links(&mail.text).contains(link), "{case}");
            assert!(links(&mail.text).iter().any(|link| link.ends_with("/mein/mails")), "{case}");
        }
    });
}

#[test]
fn a_date_comes_as_a_calendar_file_and_goes_by_one() {
    let mut dates = 0;
    each(|case, envelope, _, mail| {
        let expected = match &envelope.letter {
            Letter::InterviewSet { starts_at, .. } => Some((*starts_at, false)),
            Letter::InterviewCancelled { starts_at, .. } => Some((*starts_at, true)),
            // What counts is whether anything is confirmed; the words of bookings are looked at below.
            Letter::Booking { .. } => return,
            _ => None,
        };
        let found = mail.calendar.as_ref().map(|notice| (notice.appointment.start, notice.cancelled));
        assert_eq!(found, expected, "{case}");
        dates += usize::from(expected.is_some());
    });
    assert!(dates > 0);
}

#[test]
fn a_booking_brings_its_dates_and_takes_them_back() {
    let mut seen = BTreeSet::new();
    each(|case, envelope, _, mail| {
        let Letter::Booking { about, .. } = &envelope.letter else { return };
        let good: Vec<_> = about.plan.iter().filter(|line| line.state == BookingState::Confirmed).collect();
        let gone = about.plan.iter().any(|line| line.state == BookingState::Cancelled);
        assert_eq!(mail.ticket.is_some(), !good.is_empty(), "{case}");
        match &mail.calendar {
            Some(notice) => {
                seen.insert(notice.cancelled);
                assert_eq!(notice.cancelled, good.is_empty(), "{case}");
                let lines = if notice.cancelled { about.plan.iter().collect() } else { good };
                let first = lines.iter().map(|line| line.starts_at).min();
                assert_eq!(Some(notice.appointment.start), first, "{case}");
                assert_eq!(notice.appointment.sequence, 1, "{case}");
            }
            None => assert!(good.is_empty() && !gone, "{case}"),
        }
    });
    assert_eq!(seen.len(), 2);
}

#[test]
fn names_stay_names() {
    let evil = "<script>alert(1)</script>\r\nBcc: all@example.org\u{2028}\" onclick=\"x https://evil.example";
    let cluster = Cluster { name: evil.into(), contact_mail: Some(evil.into()), ..samples::cluster() };
    let brand = Brand::of(Some(&cluster), PUBLIC_URL);
    for Sample { name, envelope, .. } in samples::all() {
        let mut payload = serde_json::to_value(&envelope).unwrap();
        for field in
            ["pupil", "inviter", "scope_name", "company", "cluster", "person", "town", "reason", "device"]
        {
            // Some reasons are words of ours.
            let word = field == "reason" && ["application_closed", "vacancy_reported"].contains(&name);
            if payload.get(field).is_some() && !word {
                payload[field] = evil.into();
            }
        }
        for field in ["subject", "body"] {
            if payload.get(field).is_some() {
                payload[field] = evil.into();
            }
        }
        for field in ["title", "place"] {
            if payload.get(field).is_some() {
                payload[field] = evil.into();
            }
        }
        for within in [
            "/about/title",
            "/about/company",
            "/about/event/title",
            "/about/event/place",
            "/about/group_name",
            "/about/plan/0/title",
            "/about/plan/0/place",
            "/about/plan/0/company",
            "/event/title",
            "/event/place",
            "/waiting/0/title",
            "/companies/0",
            "/remarks/0/text",
        ] {
            if let Some(value) = payload.pointer_mut(within) {
                *value = evil.into();
            }
        }
        for field in ["old", "new"] {
            if payload.get(field).is_some() {
                payload[field] = "<script>alert(1)</script>@example.org".into();
            }
        }
        let envelope: Envelope = serde_json::from_value(payload).unwrap();
        let mail = rendered(&envelope, &brand);
        assert!(!mail.subject.contains(char::is_control), "{name}: {}", mail.subject);
        assert!(mail.subject.chars().count() <= 160, "{name}: {}", mail.subject);
        assert!(!mail.html.contains("<script") && !mail.html.contains("onclick=\"x"), "{name}");
        assert!(!mail.html.contains("href=\"https://evil"), "{name}");
        // Whoever decides about memberships may name a page in the reason.
        let free = mail.text.contains("\n> ");
        assert!(free || !mail.text.contains("https://evil"), "{name}: {}", mail.text);
    }
}

/// The keys of a language with their texts.
fn defined(language: Language) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.as_str());
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect::<String>()
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let (key, text) = line.split_once(" = ").unwrap();
            (key.to_owned(), text.to_owned())
        })
        .collect()
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_blanks() {
    let blanks = |text: &str| -> BTreeSet<String> {
        text.split("{ $").skip(1).filter_map(|rest| Some(rest.split_once(" }")?.0.to_owned())).collect()
    };
    let table = |language| -> BTreeSet<(String, BTreeSet<String>)> {
        defined(language).into_iter().map(|(key, text)| (key, blanks(&text))).collect()
    };
    let (german, english) = (table(Language::De), table(Language::En));
    assert_eq!(german.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&(String, _)>::new());
    assert_eq!(german.len(), defined(Language::De).len(), "a key is defined twice");
}

#[test]
fn no_text_lies_about_unused() {
    each(|_, _, _, _| ());
    let idle: Vec<String> = defined(Language::De)
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| !key.starts_with("month-") && !ASKED.with_borrow(|asked| asked.contains(key)))
        .collect();
    assert_eq!(idle, Vec::<String>::new());
}
