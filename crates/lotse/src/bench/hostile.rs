//! Queries that nobody means, and what the dearest of them costs.
use std::time::Duration;

use anyhow::{Context, Result};
use lotse_domain::{occupation::Area, place::Gazetteer, vacancy::Kind};
use lotse_search::{Near, SearchIndex, SearchQuery, Sort};

use super::figures::Figures;

/// So many times each is asked: the system counts a thread's time a few milliseconds late.
const ROUNDS: u32 = 5;

/// Texts with a name each; all are longer, deeper or stranger than what people type.
pub fn texts() -> Vec<(&'static str, String)> {
    let letters = |length: usize| ('a'..='z').cycle().step_by(7).take(length).collect::<String>();
    let unknown: Vec<String> = (0..1_000).map(|n| format!("mexhatronikr{n}")).collect();
    let beginnings: Vec<String> = ('a'..='z').map(String::from).collect();
    vec![
        ("nul", "\0".into()),
        ("nul_within", "ko\0ch".into()),
        ("control", "\u{1}\u{7f}\u{85}\r\n\t".into()),
        ("thousand_words", "koch ".repeat(1_000)),
        ("thousand_unknown_words", unknown.join(" ")),
        ("twelve_typos", "mechatronikrr elektronikrr industriekaufmnan zerspanungsmechanikr ".repeat(3)),
        ("unknown_compounds", "mechanikerkaufmannbäckereifachverkäufer ".repeat(12)),
        ("all_beginnings", beginnings.join(" ")),
        ("one_letter", "a".into()),
        ("two_letters", "st".into()),
        ("same_letters", "a".repeat(10_000)),
        ("one_word", letters(10_000)),
        ("hundred_thousand", letters(100_000)),
        ("spaces", " ".repeat(10_000)),
        ("brackets", format!("{}koch{}", "(".repeat(5_000), ")".repeat(5_000))),
        (
            "operators",
            "+koch -koch title:koch koch^9 koch~2 [a TO z] {a TO z} && || ! \\ / AND OR NOT".into(),
        ),
        ("wildcards", "* ? k*ch *och k?ch ** %% __ .* (a+)+$ ".repeat(20)),
        ("quotes", "\"koch\" 'koch' „koch\" \"\"\" ''' `` \"".repeat(50)),
        ("statement", "'; DROP TABLE vacancy; -- %27 OR 1=1".into()),
        ("page", "<script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}${7*7}".into()),
        ("combining", format!("k{}och", "\u{308}".repeat(2_000))),
        ("combining_alone", "\u{301}\u{302}\u{303}".repeat(500)),
        (
            "right_to_left",
            "\u{202e}hcok\u{202c} \u{5d8}\u{5d1}\u{5d7} \u{637}\u{628}\u{627}\u{62e}".repeat(20),
        ),
        ("zero_width", "k\u{200b}o\u{200d}c\u{feff}h\u{ad}".repeat(50)),
        (
            "emoji",
            "\u{1f468}\u{200d}\u{1f373} \u{1f9d1}\u{1f3fd}\u{200d}\u{1f52c} \u{1f1e9}\u{1f1ea}".repeat(50),
        ),
        ("folding", "\u{df}\u{1e9e}\u{130}\u{131}\u{fb03}\u{1f88}\u{fdfa}".repeat(100)),
        ("other_planes", "\u{10ffff}\u{e000}\u{fffd}\u{1d54b}\u{20000}".repeat(50)),
        ("numbers", "99999999999999999999 -1 1e400 NaN 0x7f 23552 00000".into()),
        ("places", "Lübeck Berlin Hamburg in der Nähe von München bei Köln 23552 90402 nahe Bayern".into()),
        (
            "wishes",
            "was mit Tieren und Menschen und Computern und Technik und Autos ohne Abi gut bezahlt".into(),
        ),
        ("stop_words", "der die das und oder mit für von in an auf ".repeat(30)),
        ("hyphens", "-".repeat(5_000)),
        ("joined_by_hyphens", "kfz-mechatroniker-".repeat(300)),
        ("slashes", "koch/köchin/in/-in*:innen_".repeat(100)),
    ]
}

/// The dearest of them, with everything that a page does for a query without hits.
pub(super) fn measure(index: &SearchIndex, gazetteer: &Gazetteer, figures: &mut Figures) -> Result<()> {
    let (mut dearest, mut count) = ((Duration::ZERO, String::new()), 0_usize);
    for (name, text) in texts() {
        for (filtered, query) in [("", plainly(&text)), (" with filters", with_filters(&text))] {
            let before = thread_cpu()?;
            for _ in 0..ROUNDS {
                ask(index, gazetteer, &query)?;
            }
            let spent = thread_cpu()?.saturating_sub(before) / ROUNDS;
            count += 1;
            if spent > dearest.0 {
                dearest = (spent, format!("{name}{filtered}"));
            }
        }
    }
    figures.count("hostile_queries", count);
    figures.add("hostile_cpu_ms_max", dearest.0.as_secs_f64() * 1e3);
    eprintln!("The dearest hostile query: {}", dearest.1);
    Ok(())
}

fn plainly(text: &str) -> SearchQuery {
    SearchQuery { q: text.to_owned(), limit: 100, ..Default::default() }
}

/// A circle around half of the country, every filter, and the order that has to look at every site.
fn with_filters(text: &str) -> SearchQuery {
    let near = Near { label: "Kassel".into(), latitude: 51.31, longitude: 9.48, radius_km: 500.0 };
    SearchQuery {
        near: Some(near),
        kinds: Kind::ALL.to_vec(),
        areas: Area::ALL.to_vec(),
        start_years: (2000..2100).collect(),
        states: ["BY", "SH", "HE", "NW"].repeat(8).into_iter().map(str::to_owned).collect(),
        districts: (1_001..1_100).map(|key| format!("{key:05}")).collect(),
        sort: Sort::Distance,
        ..plainly(text)
    }
}

fn ask(index: &SearchIndex, gazetteer: &Gazetteer, query: &SearchQuery) -> Result<()> {
    let SearchQuery { q, .. } = query;
    let understood = index.understand(q, gazetteer, None).map_or_else(|| q.clone(), |intent| intent.words);
    for q in [q, &understood] {
        let query = SearchQuery { q: q.clone(), ..query.clone() };
        index.search(&query)?;
        index.alternatives(&query)?;
    }
    index.complete(q, gazetteer, chrono::DateTime::UNIX_EPOCH, 20);
    gazetteer.suggest(q, 20);
    gazetteer.find(q);
    Ok(())
}

/// CPU time of this thread; see proc(5).
fn thread_cpu() -> Result<Duration> {
    let text =
        std::fs::read_to_string("/proc/thread-self/schedstat").context("CPU time is read from /proc")?;
    let nanoseconds = text.split_whitespace().next().and_then(|first| first.parse().ok());
    Ok(Duration::from_nanos(nanoseconds.context("CPU time is not told")?))
}
