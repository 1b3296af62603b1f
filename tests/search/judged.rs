//! What people type, and what must stand among the first five hits: `judged.tsv`, each line judged by a person beforehand.
//!
//! The corpus holds every occupation of the catalogue in several towns, written as postings write them, with texts that name other
//! occupations and companies that are called after what they do not post.
use std::collections::BTreeMap;

use lotse_domain::{fold::fold, vacancy::Kind};
use lotse_tests::{Backend, TestServer, world};
use serde_json::Value;

const JUDGED: &str = include_str!("judged.tsv");
const HELD_OUT: &str = include_str!("held_out.tsv");
/// Of all queries, and of those of each category.
const SUCCESS: f64 = 0.98;
const SUCCESS_EACH: f64 = 0.95;
/// Of those for which nothing was tuned.
const SUCCESS_HELD_OUT: f64 = 0.8;
/// How near "in Lübeck" is.
const NEAR_KM: f64 = 30.0;

const TOWNS: [&str; 12] = [
    "23552", "90402", "64283", "04109", "50667", "18055", "70173", "20095", "90762", "91052", "51373",
    "23611",
];

const COMPANIES: [&str; 23] = [
    "Nordlicht Maschinenbau GmbH",
    "Autohaus Hansa",
    "Klinikum Rechts der Pegnitz",
    "Hotel Seeblick",
    "Stadtwerke Darmstadt",
    "Löwen-Brauhaus KG",
    "Lübecker Marzipan-Manufaktur",
    "Elbe-Logistik GmbH",
    "Wöhrl & Söhne",
    "Chemiepark Rhein",
    "4you IT",
    "Sparkasse Musterland",
    "Kaufhaus Stolz",
    "Gebr. Schmidt Metallbau",
    "Bäckerei Junge Sonne",
    "Gasthof zum Koch",
    "Müller Haustechnik",
    "Pflegedienst Herz",
    "Druckerei Gutenberg",
    "Gartencenter Grün",
    "Bau-Union Süd",
    "Friseur Haarmonie",
    "Fischer & Partner",
];

fn title(at: usize, male: &str, female: &str, both: &str) -> String {
    match at % 6 {
        0 => format!("{male} (m/w/d)"),
        1 => format!("Ausbildung: {both} (m/w/d) 2027"),
        2 => format!("{female} gesucht"),
        3 => format!("Azubi {male} m/w/d"),
        4 => both.to_owned(),
        _ => format!("Deine Ausbildung als {female}/{male}"),
    }
}

async fn corpus() -> TestServer {
    let server = TestServer::start(Backend::Sqlite).await;
    let cluster = world::cluster(&server.db, "nord").await;
    let all = lotse_reference::occupations().unwrap();
    let mut records = Vec::new();
    let mut row = 0;
    for (number, occupation) in all.iter().enumerate() {
        for (at, town) in TOWNS.iter().enumerate() {
            row += 1;
            // Each occupation with each company somewhere, and no company always in the same town.
            let company = COMPANIES[(number * 7 + at * 5) % COMPANIES.len()];
            let other = &all[(number * 31 + at * 17 + 1) % all.len()];
            let is_internship = at % 5 == 4 || at == 0 && number % 2 == 0;
            let mut draft = world::draft(
                &title(number + at, &occupation.title_male, &occupation.title_female, &occupation.title),
                company,
                town,
            );
            draft.kind = Some(if is_internship { Kind::Internship } else { Kind::Apprenticeship });
            draft.occupation = Some(occupation.code.clone());
            draft.description = Some(format!(
                "Bei uns arbeitest du in einem jungen Team, auch zusammen mit {}. Du bist gern unterwegs.",
                other.title_male
            ));
            draft.pay_by_year = vec![90_000 + i32::try_from(number).unwrap() * 100];
            records.push(world::record(row, &row.to_string(), draft));
        }
    }
    let mut importer = world::importer(&server.db, world::run_of(&cluster, "judged")).await;
    while !records.is_empty() {
        let batch = records.drain(..records.len().min(500)).collect();
        importer.store_batch(&server.db, &lotse_domain::clock::SystemClock, batch).await.unwrap();
    }
    server.caught_up().await;
    server
}

/// What must be found.
struct Expected<'t> {
    words: Vec<&'t str>,
    areas: Vec<&'t str>,
    kind: Option<&'t str>,
    companies: Vec<&'t str>,
    near: Option<&'t str>,
}

impl<'t> Expected<'t> {
    fn read(text: &'t str) -> Self {
        let (what, near) = match text.split_once('@') {
            Some((what, near)) => (what.trim(), Some(near.trim())),
            None => (text.trim(), None),
        };
        let (what, company) = match what.split_once('~') {
            Some((what, company)) => (what.trim(), Some(company)),
            None => (what, None),
        };
        let mut expected = Self {
            words: Vec::new(),
            areas: Vec::new(),
            kind: None,
            companies: company.map(|names| names.split('|').collect()).unwrap_or_default(),
            near,
        };
        if let Some(areas) = what.strip_prefix('#') {
            expected.areas = areas.split('|').collect();
        } else if let Some(kind) = what.strip_prefix('=') {
            expected.kind = Some(kind);
        } else if !what.is_empty() {
            expected.words = what.split('|').collect();
        }
        expected
    }

    fn fits(&self, hit: &Value) -> bool {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let said = format!("{} {}", text(&hit["title"]), text(&hit["occupation"]["title"]));
        let any = |wanted: &[&str], fits: &dyn Fn(&str) -> bool| {
            wanted.is_empty() || wanted.iter().any(|w| fits(w))
        };
        any(&self.words, &|word| said.contains(word))
            && any(&self.areas, &|area| hit["area"] == *area)
            && any(&self.companies, &|name| fold(&text(&hit["company"]["name"])).contains(&fold(name)))
            && self.kind.is_none_or(|kind| hit["kind"] == kind)
            && (self.near.is_none() || hit["distance_km"].as_f64().is_some_and(|km| km <= NEAR_KM))
    }
}

/// How many queries of each category found what they must, of how many; and what was found instead.
#[derive(Default)]
struct Verdict {
    categories: BTreeMap<&'static str, (u32, u32)>,
    missed: Vec<String>,
}

impl Verdict {
    async fn of(server: &TestServer, judged: &'static str) -> Self {
        let mut verdict = Self::default();
        for line in judged.lines().filter(|line| !line.starts_with('#')) {
            let [category, query, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("three columns: {line}");
            };
            let path: String =
                form_urlencoded::Serializer::new(String::new()).append_pair("q", query).finish();
            let answer = server.json(&format!("/api/v1/search?understand=true&limit=5&{path}")).await;
            let hits = answer["items"].as_array().expect("hits");
            let expected = Expected::read(expected);
            let counts = verdict.categories.entry(category).or_default();
            counts.1 += 1;
            if hits.iter().any(|hit| expected.fits(hit)) {
                counts.0 += 1;
            } else {
                let found: Vec<String> =
                    hits.iter().map(|hit| hit["occupation"]["title"].to_string()).collect();
                let how = format!("{} {}", answer["understood"], answer["corrected"]);
                verdict.missed.push(format!("{line}: {} hits {how} {}", answer["total"], found.join("; ")));
            }
        }
        verdict.print();
        verdict
    }

    fn all(&self) -> (u32, u32) {
        self.categories.values().fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1))
    }

    fn print(&self) {
        println!("{}", self.missed.join("\n"));
        for (category, (right, all)) in &self.categories {
            println!("{category}: {right} of {all}");
        }
        println!("all: {} of {}", self.all().0, self.all().1);
    }
}

fn share((right, all): (u32, u32)) -> f64 {
    f64::from(right) / f64::from(all)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_pupils_mean_is_among_the_first_five() {
    let server = corpus().await;
    let judged = Verdict::of(&server, JUDGED).await;
    assert!(judged.all().1 >= 300);
    assert!(share(judged.all()) >= SUCCESS, "{:?}", judged.all());
    for (category, counts) in &judged.categories {
        assert!(share(*counts) >= SUCCESS_EACH, "{category}: {counts:?}");
    }
    let held_out = Verdict::of(&server, HELD_OUT).await;
    assert!(share(held_out.all()) >= SUCCESS_HELD_OUT, "{:?}", held_out.all());
}
