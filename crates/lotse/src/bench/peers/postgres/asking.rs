//! The statements by which `PostgreSQL` is asked.
use std::fmt::Write;

use anyhow::Result;
use sea_orm::{DbBackend, QueryResult, Statement, Value};

use super::Extensions;
use crate::bench::peers::Wanted;

/// Values of a facet that are counted at most.
const VALUES: u32 = 20;
/// Words of the vocabulary that may be meant by an unknown one.
const ALIKE: u32 = 6;

/// Parameters of a statement, in the order of their numbers.
#[derive(Default)]
struct Given(Vec<Value>);

impl Given {
    fn add(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }

    fn any<'w>(&mut self, column: &str, words: impl Iterator<Item = &'w str>) -> String {
        let words: Vec<String> = words.map(|word| self.add(word)).collect();
        format!("{column} IN ({})", words.join(", "))
    }
}

/// The words of a query.
fn words(q: &str) -> impl Iterator<Item = String> {
    q.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// All words as they are, as a tsquery; `None` without words.
pub(super) fn plain(q: &str) -> Option<String> {
    let all: Vec<String> = words(q).map(|word| quoted(&word)).collect();
    (!all.is_empty()).then(|| all.join(" & "))
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''"))
}

/// Total, counts and cards in one statement that looks at each hit once.
pub(super) fn hits(query: &Wanted<'_>, words: Option<&str>, has: Extensions) -> Statement {
    let Wanted { q: _, near, kinds, areas, by_distance, limit } = query;
    let mut given = Given::default();
    let mut all = vec!["true".to_owned()];
    let mut place = "-published".to_owned();
    if let Some(words) = words {
        let asked = format!("to_tsquery('german', {})", given.add(words));
        all.push(format!("words @@ {asked}"));
        place = format!("-ts_rank(words, {asked})");
    }
    if let Some(near) = near {
        let (latitude, longitude) = (given.add(near.latitude), given.add(near.longitude));
        let metres = given.add(near.radius_km * 1e3);
        let distance = if has.earthdistance {
            let centre = format!("ll_to_earth({latitude}, {longitude})");
            all.push(format!("earth_box({centre}, {metres}) @> site"));
            format!("earth_distance({centre}, site)")
        } else {
            // A degree has 111.2 km; one of longitude has less, the farther from the equator.
            let (north, east) =
                (format!("{metres} / 111195"), format!("{metres} / (111195 * cosd({latitude}))"));
            all.push(format!("latitude BETWEEN {latitude} - {north} AND {latitude} + {north}"));
            all.push(format!("longitude BETWEEN {longitude} - {east} AND {longitude} + {east}"));
            format!(
                "12742000 * asin(sqrt(sind((latitude - {latitude}) / 2) ^ 2 \
                 + cosd({latitude}) * cosd(latitude) * sind((longitude - {longitude}) / 2) ^ 2))"
            )
        };
        all.push(format!("{distance} <= {metres}"));
        if *by_distance {
            place = distance;
        }
    }
    if !kinds.is_empty() {
        all.push(given.any("kind", kinds.iter().map(|kind| kind.as_str())));
    }
    if !areas.is_empty() {
        all.push(given.any("area", areas.iter().map(|area| area.as_str())));
    }
    let mut sql = format!(
        "WITH hit AS MATERIALIZED (SELECT id, kind, area, qualification, start_year::text AS start_year, state, company, \
         {place} AS place, published FROM posting WHERE {}), ",
        all.join(" AND ")
    );
    let _ = write!(
        sql,
        "counted AS (SELECT CASE grouping(kind, area, qualification, start_year, state, company) WHEN 31 THEN 'kind' \
         WHEN 47 THEN 'area' WHEN 55 THEN 'qualification' WHEN 59 THEN 'start_year' WHEN 61 THEN 'state' \
         WHEN 62 THEN 'company' ELSE 'total' END AS facet, \
         coalesce(kind, area, qualification, start_year, state, company) AS value, count(*) AS count FROM hit \
         GROUP BY GROUPING SETS ((), (kind), (area), (qualification), (start_year), (state), (company))), \
         ranked AS (SELECT *, row_number() OVER (PARTITION BY facet ORDER BY count DESC, value) AS rank FROM counted \
         WHERE value IS NOT NULL OR facet = 'total') \
         SELECT facet, value, count, NULL AS card FROM ranked WHERE rank <= {VALUES} UNION ALL \
         (SELECT 'card', id::text, NULL, card FROM (SELECT * FROM hit ORDER BY place, published DESC, id LIMIT {limit}) \
         AS top JOIN posting USING (id) ORDER BY top.place, top.published DESC, id)"
    );
    Statement::from_sql_and_values(DbBackend::Postgres, sql, given.0)
}

/// What the vocabulary has for each word: itself, else what begins so or is much like it.
pub(super) fn alike(q: &str, has: Extensions) -> Statement {
    let (near, order) = if has.trigrams {
        ("vocabulary.word % asked.word OR ", "similarity(vocabulary.word, asked.word) DESC, ")
    } else {
        ("", "")
    };
    let sql = format!(
        "SELECT asked.n, found.word FROM unnest(string_to_array($1, ' ')) WITH ORDINALITY AS asked(word, n) \
         CROSS JOIN LATERAL (SELECT vocabulary.word FROM vocabulary \
         WHERE {near}vocabulary.word LIKE asked.word || '%' \
         ORDER BY vocabulary.word = asked.word DESC, {order}vocabulary.ndoc DESC LIMIT {ALIKE}) AS found"
    );
    let all: Vec<String> = words(q).collect();
    Statement::from_sql_and_values(DbBackend::Postgres, sql, [all.join(" ").into()])
}

/// The words as they may be meant, as a tsquery; `None` where one is like nothing.
pub(super) fn corrected(q: &str, alike: &[QueryResult]) -> Result<Option<String>> {
    let mut pairs = Vec::with_capacity(alike.len());
    for row in alike {
        pairs.push((row.try_get::<i64>("", "n")?, row.try_get::<String>("", "word")?));
    }
    Ok(meant(q, &pairs))
}

/// From (number of the word, word of the vocabulary).
fn meant(q: &str, alike: &[(i64, String)]) -> Option<String> {
    let meant = |(n, word): (i64, String)| {
        let mut like = alike.iter().filter(|(of, _)| *of == n).map(|(_, like)| like);
        // What is known is meant.
        if like.clone().next() == Some(&word) {
            return Some(quoted(&word));
        }
        let first = quoted(like.next()?);
        Some(format!("({})", like.fold(first, |all, one| all + " | " + &quoted(one))))
    };
    let all: Option<Vec<String>> = (1..).zip(words(q)).map(meant).collect();
    Some(all?.join(" & "))
}

#[cfg(test)]
mod tests {
    use super::{meant, plain};

    #[test]
    fn words_are_asked_for_together_and_nothing_of_them_is_syntax() {
        assert_eq!(plain("Koch Lübeck").as_deref(), Some("'koch' & 'lübeck'"));
        assert_eq!(plain("a' | !b:*\\").as_deref(), Some("'a' & 'b'"));
        assert_eq!(plain("  & "), None);
    }

    #[test]
    fn an_unknown_word_becomes_those_that_are_like_it() {
        let alike = |pairs: &[(i64, &str)]| -> Vec<(i64, String)> {
            pairs.iter().map(|(n, word)| (*n, (*word).to_owned())).collect()
        };
        let known = alike(&[(1, "koch"), (1, "köche"), (2, "elektroniker"), (2, "elektronikerin")]);
        assert_eq!(
            meant("Koch elektronicker", &known).as_deref(),
            Some("'koch' & ('elektroniker' | 'elektronikerin')")
        );
        assert_eq!(meant("koch xyz", &alike(&[(1, "koch")])), None);
    }
}
