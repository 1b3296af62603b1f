//! Founding the companies of a cluster.
use std::collections::HashSet;

use lotse_domain::{
    company::{CompanyDraft, CompanyRecord, SiteDraft, name_key},
    fold::slug,
};

use crate::{
    plan::{Plan, Trade},
    random::Random,
    texts::{About, company_description, short_name},
    towns::Town,
};

const SUMMARIES: &[&str] = &[
    "{about} Zu Hause in {ort}, seit {jahr}.",
    "{about} Unser Sitz ist {ort}.",
    "{about} Uns gibt es seit {jahr}.",
    "{about} Du findest uns in {ort}.",
    "{about} Seit {jahr} arbeiten und lernen Menschen bei uns in {ort}.",
];

/// A company and what its vacancies need to know about it.
pub(crate) struct Firm {
    pub record: CompanyRecord,
    pub trade: &'static Trade,
    pub town: &'static Town,
    /// What it does, in one sentence.
    pub about: &'static str,
    pub employees: i32,
    /// Host name under `.example`.
    pub domain: String,
}

pub(crate) fn found(plan: &'static Plan, random: &mut Random) -> Vec<Firm> {
    let mut taken = HashSet::new();
    share_out(plan, random)
        .into_iter()
        .zip(1..)
        .map(|(trade, number)| {
            let (low, high) = trade.employees;
            // The lesser of two: small companies are more common than large ones.
            let employees = random.between(low, high).min(random.between(low, high));
            let (name, about) = loop {
                let (name, about) = invent(plan, trade, employees, random);
                if taken.insert(name_key(&name)) {
                    break (name, about);
                }
            };
            firm(plan, trade, number, name, about, employees, random)
        })
        .collect()
}

/// The kind of each company: every kind occurs as often as it weighs, in random order.
fn share_out(plan: &'static Plan, random: &mut Random) -> Vec<&'static Trade> {
    let sum: usize = plan.trades.iter().map(|trade| trade.weight).sum();
    let mut trades = Vec::with_capacity(plan.companies);
    let mut so_far = 0;
    for trade in plan.trades {
        so_far += trade.weight;
        // Rounding the running sum and not each share keeps the total exact.
        trades.resize(plan.companies * so_far / sum, trade);
    }
    random.shuffle(&mut trades);
    trades
}

/// A name, and what a company of that name does.
fn invent(plan: &Plan, trade: &Trade, employees: i32, random: &mut Random) -> (String, &'static str) {
    let (pattern, fitting) = trade.names[random.below(trade.names.len())];
    let about = match fitting {
        [] => random.pick(trade.about),
        some => trade.about[some[random.below(some.len())]],
    };
    let before = pattern.starts_with("{}");
    let propers = if before && random.chance(45) { plan.landscapes } else { plan.surnames };
    let proper = random.pick(propers);
    let forms: &[&str] = match employees {
        ..25 => &["e. K.", "OHG", "GmbH", "GmbH"],
        150.. if before => &["GmbH & Co. KG", "GmbH", "AG"],
        _ => &["GmbH", "GmbH", "GmbH & Co. KG", "KG"],
    };
    (format!("{} {}", pattern.replace("{}", proper), random.pick(forms)), about)
}

fn firm(
    plan: &'static Plan,
    trade: &'static Trade,
    number: usize,
    name: String,
    about: &'static str,
    employees: i32,
    random: &mut Random,
) -> Firm {
    let town = &plan.towns[random.weighted(plan.towns.iter().map(|town| town.weight))];
    let more_sites = match employees {
        ..40 => usize::from(random.chance(15)),
        40..120 => usize::from(random.chance(35)),
        _ => random.below(3),
    };
    let mut sites = vec![site(plan, town, random)];
    let others: Vec<&Town> = plan.towns.iter().filter(|other| other.name != town.name).collect();
    for _ in 0..more_sites {
        let nearby = others[random.weighted(others.iter().map(|other| closeness(town, other)))];
        if sites.iter().all(|site| site.town.as_deref() != Some(nearby.name)) {
            sites.push(site(plan, nearby, random));
        }
    }
    let domain = format!("{}.example", slug(&short_name(&name)));
    let since = if plan.prefix == "IT" { random.between(1989, 2019) } else { random.between(1891, 2008) };
    let description =
        company_description(&About { name: &name, town: town.name, does: about, employees, since }, random);
    let mail = random.pick(&["ausbildung", "karriere", "info", "bewerbung"]);
    let draft = CompanyDraft {
        summary: Some(
            random
                .pick(SUMMARIES)
                .replace("{about}", about)
                .replace("{ort}", town.name)
                .replace("{jahr}", &since.to_string()),
        ),
        description: Some(description),
        industry: Some(trade.industry.to_owned()),
        employees: Some(employees),
        website: Some(format!("https://www.{domain}")),
        mail: Some(format!("{mail}@{domain}")),
        phone: Some(phone(plan, random)),
        sites,
        name,
    };
    let record = CompanyRecord {
        row: u64::try_from(number).unwrap_or(0),
        external_id: Some(format!("{}-U{number:03}", plan.prefix)),
        draft,
    };
    Firm { record, trade, town, about, employees, domain }
}

/// Second sites lie mostly around the same larger town.
fn closeness(town: &Town, other: &Town) -> usize {
    if town.hub == other.hub { other.weight * 8 } else { other.weight }
}

fn site(plan: &Plan, town: &Town, random: &mut Random) -> SiteDraft {
    SiteDraft {
        street: Some(format!("{} {}", random.pick(plan.streets), random.between(1, 118))),
        postal_code: Some(random.pick(town.codes).to_owned()),
        town: Some(town.name.to_owned()),
        state: Some(town.state.to_owned()),
        ..SiteDraft::default()
    }
}

/// A number of those kept free for films and books.
pub(crate) fn phone(plan: &Plan, random: &mut Random) -> String {
    format!("{} {:03}", plan.phone, random.below(1_000))
}
