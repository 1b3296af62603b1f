//! Countries by the names that postings use.
use lotse_domain::fold::fold;

/// ISO 3166-1 alpha-2, then German and English names, folded.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("DE", &["deutschland", "germany", "bundesrepublik deutschland", "d"]),
    ("AT", &["oesterreich", "austria", "a"]),
    ("CH", &["schweiz", "switzerland", "suisse"]),
    ("LI", &["liechtenstein"]),
    ("LU", &["luxemburg", "luxembourg"]),
    ("FR", &["frankreich", "france", "f"]),
    ("NL", &["niederlande", "netherlands", "the netherlands"]),
    ("BE", &["belgien", "belgium"]),
    ("DK", &["daenemark", "denmark"]),
    ("PL", &["polen", "poland"]),
    ("CZ", &["tschechien", "tschechische republik", "czech republic", "czechia"]),
    ("SK", &["slowakei", "slovakia"]),
    ("HU", &["ungarn", "hungary"]),
    ("SI", &["slowenien", "slovenia"]),
    ("HR", &["kroatien", "croatia"]),
    ("RO", &["rumaenien", "romania"]),
    ("BG", &["bulgarien", "bulgaria"]),
    ("GR", &["griechenland", "greece"]),
    ("IT", &["italien", "italy"]),
    ("ES", &["spanien", "spain"]),
    ("PT", &["portugal"]),
    ("IE", &["irland", "ireland"]),
    ("GB", &["grossbritannien", "vereinigtes koenigreich", "united kingdom", "uk", "england"]),
    ("SE", &["schweden", "sweden"]),
    ("NO", &["norwegen", "norway"]),
    ("FI", &["finnland", "finland"]),
    ("EE", &["estland", "estonia"]),
    ("LV", &["lettland", "latvia"]),
    ("LT", &["litauen", "lithuania"]),
    ("UA", &["ukraine"]),
    ("RS", &["serbien", "serbia"]),
    ("TR", &["tuerkei", "turkey"]),
    ("IL", &["israel"]),
    ("AE", &["vereinigte arabische emirate", "united arab emirates"]),
    ("SA", &["saudi arabien", "saudi arabia"]),
    ("IN", &["indien", "india"]),
    ("CN", &["china"]),
    ("JP", &["japan"]),
    ("KR", &["suedkorea", "south korea", "korea"]),
    ("TW", &["taiwan"]),
    ("TH", &["thailand"]),
    ("VN", &["vietnam"]),
    ("PH", &["philippinen", "philippines"]),
    ("SG", &["singapur", "singapore"]),
    ("MY", &["malaysia"]),
    ("ID", &["indonesien", "indonesia"]),
    ("AU", &["australien", "australia"]),
    ("NZ", &["neuseeland", "new zealand"]),
    ("US", &["usa", "vereinigte staaten", "united states"]),
    ("CA", &["kanada", "canada"]),
    ("MX", &["mexiko", "mexico"]),
    ("BR", &["brasilien", "brazil"]),
    ("AR", &["argentinien", "argentina"]),
    ("CL", &["chile"]),
    ("CO", &["kolumbien", "colombia"]),
    ("ZA", &["suedafrika", "south africa"]),
    ("EG", &["aegypten", "egypt"]),
];

/// Towns abroad that postings name without their country, folded.
const TOWNS: &[(&str, &str)] = &[
    ("wien", "AT"),
    ("vienna", "AT"),
    ("linz", "AT"),
    ("graz", "AT"),
    ("innsbruck", "AT"),
    ("salzburg", "AT"),
    ("zuerich", "CH"),
    ("zurich", "CH"),
    ("basel", "CH"),
    ("bern", "CH"),
    ("genf", "CH"),
    ("lausanne", "CH"),
    ("lisboa", "PT"),
    ("budapest", "HU"),
    ("zalaegerszeg", "HU"),
    ("szeged", "HU"),
    ("madrid", "ES"),
    ("murcia", "ES"),
    ("burgos", "ES"),
    ("mediasch", "RO"),
    ("brisbane", "AU"),
    ("ciudad de mexico", "MX"),
    ("torino", "IT"),
    ("bristol", "GB"),
    ("wimmis", "CH"),
    ("altdorf ur", "CH"),
    ("auburn hills", "US"),
    ("telford", "GB"),
    ("telford shropshire", "GB"),
    ("almondsbury bristol", "GB"),
    ("saint jean sur richelieu quebec", "CA"),
];

/// Legal forms that companies of one country alone have, as the end of their name, folded.
const LEGAL_FORMS: &[(&str, &str)] = &[
    ("gesmbh", "AT"),
    ("ges m b h", "AT"),
    ("zrt", "HU"),
    ("kft", "HU"),
    ("s a u", "ES"),
    ("s p a", "IT"),
    ("s r l", "IT"),
    ("pty ltd", "AU"),
    ("uk ltd", "GB"),
    ("nederland bv", "NL"),
    ("b v", "NL"),
    ("bv", "NL"),
    ("canada inc", "CA"),
    ("schweiz ag", "CH"),
    ("wimmis ag", "CH"),
    ("automecanica srl", "RO"),
    ("sp z o o", "PL"),
    ("s r o", "CZ"),
    ("aps", "DK"),
];

/// The code of a country by its German or English name or the code itself.
pub(crate) fn by_name(name: &str) -> Option<&'static str> {
    let wanted = fold(name);
    COUNTRIES
        .iter()
        .find(|(code, names)| code.eq_ignore_ascii_case(&wanted) || names.contains(&wanted.as_str()))
        .map(|(code, _)| *code)
}

/// The code as it stands in "Walldorf, DE, 69190": two capital letters that are a country.
pub(crate) fn by_code(code: &str) -> Option<&'static str> {
    COUNTRIES.iter().map(|(known, _)| *known).find(|known| *known == code)
}

/// The country of a town that is known to lie abroad.
pub(crate) fn of_town(town: &str) -> Option<&'static str> {
    let wanted = fold(town);
    TOWNS.iter().find(|(known, _)| *known == wanted).map(|(_, code)| *code)
}

/// The country that a company's legal form tells; a guess for towns that nothing else is known of.
pub(crate) fn of_company(name: &str) -> Option<&'static str> {
    let name = format!(" {}", fold(name));
    LEGAL_FORMS.iter().find(|(form, _)| name.ends_with(&format!(" {form}"))).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, by_code, by_name, of_company, of_town};

    #[test]
    fn countries_by_name_code_town_and_company() {
        assert_eq!(by_name("DEUTSCHLAND"), Some("DE"));
        assert_eq!(by_name("Österreich"), Some("AT"));
        assert_eq!(by_name("India"), Some("IN"));
        assert_eq!(by_name("Haryana"), None);
        assert_eq!(by_code("US"), Some("US"));
        assert_eq!(by_code("us"), None);
        assert_eq!(of_town("Zürich"), Some("CH"));
        assert_eq!(of_town("Kassel"), None);
        assert_eq!(of_company("Rheinmetall Hungary Zrt."), Some("HU"));
        assert_eq!(of_company("Adler GmbH"), None);
    }

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut names: Vec<_> = COUNTRIES.iter().flat_map(|(_, names)| names.iter()).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
