use std::{collections::HashSet, io::Read};

use lotse_domain::occupation::{Area, Basis, OccupationDraft, Sector};
use serde::Deserialize;

use crate::ReferenceError;

const TABLE: &str = include_str!("../data/occupations.csv");

/// Between several synonyms in one cell: a comma may be part of one.
const SYNONYM_SEPARATOR: char = '|';

#[derive(Deserialize)]
struct Row {
    code: String,
    kldb: String,
    slug: String,
    title: String,
    title_male: String,
    title_female: String,
    months: i32,
    area: Area,
    sector: Sector,
    basis: Basis,
    #[serde(default)]
    synonyms: String,
}

/// The recognised training occupations that are compiled in.
///
/// # Errors
/// When the table is broken, which a test rules out.
pub fn occupations() -> Result<Vec<OccupationDraft>, ReferenceError> {
    read_occupations(TABLE.as_bytes())
}

/// Reads a table of occupations: comma-separated, UTF-8, with the header of `data/occupations.csv`.
///
/// # Errors
/// When a row cannot be read, a code or slug comes twice, a code does not begin with its `KldB` number, or there is none.
pub fn read_occupations(table: impl Read) -> Result<Vec<OccupationDraft>, ReferenceError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table);
    let (mut codes, mut slugs, mut drafts) = (HashSet::new(), HashSet::new(), Vec::new());
    for (row, number) in reader.deserialize::<Row>().zip(2..) {
        let draft = draft(row?);
        let refuse = |detail| Err(ReferenceError::Row { row: number, detail });
        if !draft.code.starts_with(&draft.kldb) || draft.kldb.len() != 5 {
            return refuse(format!(
                "code {} does not begin with the five digits of its KldB {}",
                draft.code, draft.kldb
            ));
        }
        if !codes.insert(draft.code.clone()) {
            return refuse(format!("code {} stands in an earlier row too", draft.code));
        }
        if !slugs.insert(draft.slug.clone()) {
            return refuse(format!("slug {} stands in an earlier row too", draft.slug));
        }
        drafts.push(draft);
    }
    if drafts.is_empty() { Err(ReferenceError::Empty) } else { Ok(drafts) }
}

fn draft(row: Row) -> OccupationDraft {
    let Row { code, kldb, slug, title, title_male, title_female, months, area, sector, basis, synonyms } =
        row;
    let synonyms =
        synonyms.split(SYNONYM_SEPARATOR).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned);
    OccupationDraft {
        code,
        kldb,
        slug,
        title,
        title_male,
        title_female,
        months,
        area,
        sector,
        basis,
        synonyms: synonyms.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ReferenceError, occupations, read_occupations};

    const HEADER: &str = "code,kldb,slug,title,title_male,title_female,months,area,sector,basis,synonyms\n";
    const FARMER: &str = "11102-900,11102,landwirt,Landwirt/in,Landwirt,Landwirtin,36,agriculture,agriculture,bbig,Bauer|Bäuerin\n";

    #[test]
    fn the_catalogue_is_whole() {
        let all = occupations().unwrap();
        assert!(all.len() >= 330, "{}", all.len());
        for draft in &all {
            assert!((12..=48).contains(&draft.months), "{}: {} months", draft.title, draft.months);
            assert!(
                !draft.title.is_empty() && !draft.title_male.is_empty() && !draft.title_female.is_empty()
            );
            let sound = draft.slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            assert!(sound, "{}", draft.slug);
        }
        assert!(all.iter().any(|draft| draft.title == "Mechatroniker/in"));
    }

    #[test]
    fn synonyms_are_split() {
        let all = read_occupations(format!("{HEADER}{FARMER}").as_bytes()).unwrap();
        assert_eq!(all[0].synonyms, ["Bauer", "Bäuerin"]);
    }

    #[test]
    fn a_repeated_code_and_an_unknown_word_are_refused_with_their_row() {
        let twice = read_occupations(format!("{HEADER}{FARMER}{FARMER}").as_bytes()).unwrap_err();
        assert!(twice.to_string().starts_with("row 3: code 11102-900"), "{twice}");
        let odd =
            read_occupations(format!("{HEADER}{}", FARMER.replace("bbig", "x")).as_bytes()).unwrap_err();
        assert!(matches!(odd, ReferenceError::Table(_)), "{odd}");
        let wrong = read_occupations(format!("{HEADER}{}", FARMER.replace(",11102,", ",11103,")).as_bytes());
        assert!(wrong.unwrap_err().to_string().contains("KldB"));
        assert!(matches!(read_occupations(HEADER.as_bytes()), Err(ReferenceError::Empty)));
    }
}
