//! Postal codes of big receivers of mail. `GeoNames` lists them as if they were places: "20350 Commerzbank AG".
use lotse_domain::fold::fold;

/// Whole words that occur in names of firms and offices and hardly in names of places.
const WORDS: &[&str] = &[
    "ag",
    "gmbh",
    "gmbhco",
    "mbh",
    "kg",
    "kgaa",
    "ohg",
    "ev",
    "eg",
    "se",
    "sa",
    "co",
    "ltd",
    "gbr",
    "kdoer",
    "aoer",
    "vvag",
    "aktiengesellschaft",
    "holding",
    "konzern",
    "niederlassung",
    "nl",
    "vertrieb",
    "service",
    "services",
    "center",
    "verlag",
    "versand",
    "werke",
    "stiftung",
    "verband",
    "verein",
    "institut",
    "universitaet",
    "hochschule",
    "klinik",
    "klinikum",
    "krankenhaus",
    "aok",
    "bkk",
    "ikk",
    "dak",
    "barmer",
    "bmw",
    "adac",
    "zdf",
    "ard",
    "wdr",
    "ndr",
    "huk",
    "lotterie",
    "post",
    "telekom",
    "bund",
    "bundesamt",
    "ministerium",
    "bundesministerium",
    "polizei",
    "gericht",
    "magistrat",
    "gruppe",
    "group",
    "deutschland",
    "deutsche",
    "mail",
    "online",
    "shop",
    "stadt",
    "gesellschaft",
];

/// Parts of such names, within a word.
const PARTS: &[&str] = &[
    "bank",
    "versicherung",
    "sparkasse",
    "kasse",
    "verwaltung",
    "behoerde",
    "gericht",
    "finanzamt",
    "landesamt",
    "agentur",
    "verlag",
    "gesellschaft",
    "genossenschaft",
    "anstalt",
    "kammer",
    "ministerium",
    "inkasso",
    "marketing",
    "direktion",
    "werbung",
    "versand",
    "zentrale",
    "stadtwerke",
    "landratsamt",
    "postfach",
    "gewinnspiel",
];

/// Whether a name is that of a firm or an office.
pub(crate) fn names_a_company(name: &str) -> bool {
    let name = fold(&name.replace("e.V.", "ev").replace("e. V.", "ev"));
    name.split(' ').any(|word| WORDS.contains(&word) || PARTS.iter().any(|part| word.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::names_a_company;

    #[test]
    fn firms_and_offices_are_told_from_places() {
        for firm in [
            "Commerzbank AG",
            "Finanzamt Esslingen",
            "AOK - Die Gesundheitskasse",
            "Stadtverwaltung",
            "ADAC e.V.",
        ] {
            assert!(names_a_company(firm), "{firm}");
        }
        for town in
            ["Bad Kissingen", "Forst (Eifel)", "Frankfurt am Main", "Münsingen", "Laboe", "Agathenburg"]
        {
            assert!(!names_a_company(town), "{town}");
        }
    }
}
