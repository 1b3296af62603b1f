//! Letters about alerts.
use lotse_domain::{
    alert::Rhythm,
    mail::{AlertHit, Letter},
    vacancy::Kind,
};
use uuid::Uuid;

use super::{Sample, day, sample};

pub(super) fn all() -> Vec<Sample> {
    let alert_id = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0009);
    let name = || "„Bäcker“, bis 25 km um Lübeck, Ausbildung".to_owned();
    let asked = |rhythm, exists| Letter::AlertAsked { alert_id, name: name(), rhythm, exists };
    let hit = |title: &str, kind, company: &str, town: Option<&str>, away_km| AlertHit {
        vacancy_id: Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0005),
        title: title.to_owned(),
        kind,
        company: company.to_owned(),
        town: town.map(ToOwned::to_owned),
        away_km,
        starts_on: away_km.map(|_| day()),
    };
    let hits = || {
        vec![
            hit("Bäcker", Kind::Apprenticeship, "Backhaus Möller GmbH", Some("Lübeck"), Some(0)),
            hit(
                "Fachverkäufer Bäckerei",
                Kind::Apprenticeship,
                "Junge Bäckerei",
                Some("Bad Schwartau"),
                Some(7),
            ),
            hit("Praktikum in der Backstube", Kind::Internship, "Brot & Mehr", None, None),
        ]
    };
    let found = |n: usize, more| Letter::AlertHits {
        alert_id,
        name: name(),
        rhythm: Rhythm::Daily,
        hits: hits().into_iter().take(n).collect(),
        more,
    };
    let kinds = Kind::ALL.iter().map(|kind| hit("Konditor", *kind, "Café Niederegger", Some("Lübeck"), None));
    let each_kind =
        Letter::AlertHits { alert_id, name: name(), rhythm: Rhythm::AtOnce, hits: kinds.collect(), more: 1 };
    vec![
        sample("at_once", asked(Rhythm::AtOnce, false)),
        sample("daily", asked(Rhythm::Daily, false)),
        sample("weekly", asked(Rhythm::Weekly, false)),
        sample("exists", asked(Rhythm::Daily, true)),
        sample("one", found(1, 0)),
        sample("some", found(3, 0)),
        sample("more", found(3, 24)),
        sample("kinds", each_kind),
        sample("ends", Letter::AlertEnds { alert_id, name: name(), on: day() }),
    ]
}
