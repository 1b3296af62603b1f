//! Putting one posting together.
use std::collections::HashSet;

use lotse_domain::vacancy::Kind;

use super::{
    Family,
    common::{
        CALLS, CLOSINGS, GENERAL_NEEDS, LEARN_HEADINGS, NEED_HEADINGS, NOT_NEEDED, OFFER_HEADINGS, OFFERS,
        STEP_HEADINGS, STEPS,
    },
    short_name,
};
use crate::random::Random;

/// What a text is about.
pub(crate) struct Posting<'a> {
    pub company: &'a str,
    pub town: &'a str,
    /// What the company does, in one sentence.
    pub about: &'a str,
    pub employees: i32,
    pub places: i32,
    pub kind: Kind,
    pub family: &'a Family,
    /// Tasks of just this occupation.
    pub own_tasks: &'a [&'a str],
    pub school: Option<&'a str>,
}

pub(crate) struct Texts {
    pub summary: String,
    pub description: String,
    pub benefits: Vec<String>,
}

/// How often another summary is drawn when one is taken already.
const TRIES: usize = 40;

/// The texts of a posting. `used` holds the summaries of its neighbours: no two shall read the same.
pub(crate) fn posting_texts(posting: &Posting<'_>, used: &mut HashSet<String>, random: &mut Random) -> Texts {
    let family = posting.family;
    let offers = draw_offers(posting, random);
    let summary = (0..TRIES)
        .map(|_| summary(posting, random))
        .find(|text| !used.contains(text))
        .unwrap_or_else(|| summary(posting, random));
    used.insert(summary.clone());

    let mut tasks = random.sample(posting.own_tasks, 4);
    tasks.extend(random.sample(family.tasks, if tasks.len() > 2 { 2 } else { 4 }));
    let mut needs = random.sample(family.needs, 3);
    let general = 1 + random.below(2);
    needs.extend(random.sample(GENERAL_NEEDS, general));
    let sentences: Vec<&str> = offers.iter().map(|(_, sentence)| *sentence).collect();

    let mut text = format!("{}\n\n{}\n", random.pick(family.intros), posting.about);
    section(&mut text, heading(posting.kind, random), &tasks);
    section(&mut text, random.pick(NEED_HEADINGS), &needs);
    if random.chance(65) {
        text.push('\n');
        text.push_str(if learns(posting.kind) { random.pick(NOT_NEEDED) } else { NOT_NEEDED[3] });
        text.push('\n');
    }
    section(&mut text, random.pick(OFFER_HEADINGS), &sentences);
    if let Some(school) = posting.school
        && random.chance(50)
    {
        text.push_str("\n## ");
        text.push_str(if posting.kind == Kind::DualStudy { "Dein Studienort" } else { "Deine Berufsschule" });
        text.push_str("\n\n");
        text.push_str(school);
        text.push_str(". Die Zeit dort gilt als Arbeitszeit.\n");
    }
    text.push_str("\n## ");
    text.push_str(random.pick(STEP_HEADINGS));
    text.push_str("\n\n");
    text.push_str(random.pick(if posting.kind == Kind::Apprenticeship { STEPS } else { &STEPS[..4] }));
    text.push('\n');

    Texts {
        summary,
        description: fill(&text, posting),
        benefits: offers.iter().map(|(word, _)| (*word).to_owned()).collect(),
    }
}

fn summary(posting: &Posting<'_>, random: &mut Random) -> String {
    let text = if learns(posting.kind) && posting.kind != Kind::Internship && random.chance(40) {
        format!("{} {}", posting.about, random.pick(CALLS))
    } else {
        format!("{} {}", random.pick(posting.family.openings), random.pick(closings(posting.kind)))
    };
    fill(&text, posting)
}

fn learns(kind: Kind) -> bool {
    matches!(kind, Kind::Apprenticeship | Kind::Internship)
}

fn heading(kind: Kind, random: &mut Random) -> &'static str {
    if learns(kind) || kind == Kind::DualStudy { random.pick(LEARN_HEADINGS) } else { "Deine Aufgaben" }
}

fn closings(kind: Kind) -> &'static [&'static str] {
    // The last ones speak of trying the occupation first, which only fits a training.
    if kind == Kind::Apprenticeship { CLOSINGS } else { &CLOSINGS[..3] }
}

fn draw_offers(posting: &Posting<'_>, random: &mut Random) -> Vec<(&'static str, &'static str)> {
    let mut offers = random.sample(posting.family.perks, 2);
    if posting.kind == Kind::Internship {
        return offers;
    }
    let wanted = 4 + random.below(2);
    for offer in random.sample(OFFERS, OFFERS.len()) {
        let for_trainees = offer.1.contains("Berufsschule")
            || offer.1.contains("Lehrjahr")
            || offer.1.contains("Schule hakt")
            || offer.1.contains("Berichtsheft")
            || offer.1.contains("Abschlussprüfung")
            || offer.1.contains("Auszubildenden");
        let fits = (posting.kind == Kind::Apprenticeship || !for_trainees)
            && offers.iter().all(|(word, _)| *word != offer.0)
            && (posting.employees >= 80 || offer.0 != "Kantine");
        if fits && offers.len() < wanted {
            offers.push(offer);
        }
    }
    offers
}

fn section(text: &mut String, heading: &str, lines: &[&str]) {
    text.push_str("\n## ");
    text.push_str(heading);
    text.push_str("\n\n");
    for line in lines {
        text.push_str("- ");
        text.push_str(line);
        text.push('\n');
    }
}

fn fill(text: &str, posting: &Posting<'_>) -> String {
    let places = match posting.places {
        1 => "einen Platz".to_owned(),
        many => format!("{many} Plätze"),
    };
    text.replace("{firma}", &short_name(posting.company))
        .replace("{ort}", posting.town)
        .replace("{plätze}", &places)
        .replace("{leute}", &posting.employees.to_string())
}
