//! Pupils who apply in the demo region, and how well its companies have answered so far.
use lotse_domain::application::QuestionKey;

use crate::random::Random;

/// Somebody who applies.
#[derive(Debug, Clone, Copy)]
pub struct DemoPupil {
    pub name: &'static str,
    /// Before `@schule.example`.
    pub mail: &'static str,
    pub school: &'static str,
    /// In years.
    pub age: u32,
    /// So many days ago.
    pub days_ago: i64,
    pub answers: &'static [(QuestionKey, &'static str)],
}

use QuestionKey as Q;

/// Made up, all of them.
pub const PUPILS: &[DemoPupil] = &[
    DemoPupil {
        name: "Mia Lehmann",
        mail: "mia.lehmann",
        school: "Realschule am Europakanal",
        age: 16,
        days_ago: 1,
        answers: &[
            (Q::Why, "Ich baue gern Dinge zusammen und will wissen, wie Maschinen funktionieren."),
            (Q::Strengths, "Ich bleibe dran, auch wenn etwas beim ersten Mal nicht klappt."),
            (Q::Tried, "Zwei Wochen Praktikum in einer Werkstatt, im Mai."),
        ],
    },
    DemoPupil {
        name: "Can Yildiz",
        mail: "can.yildiz",
        school: "Mittelschule Süd",
        age: 17,
        days_ago: 4,
        answers: &[
            (Q::Why, "Mein Onkel arbeitet in dem Beruf, und was er erzählt, gefällt mir."),
            (Q::Strengths, "Ich bin pünktlich und kann gut mit Leuten reden."),
        ],
    },
    DemoPupil {
        name: "Lena Hoffmann",
        mail: "lena.hoffmann",
        school: "Gymnasium am Stadtpark",
        age: 18,
        days_ago: 8,
        answers: &[
            (Q::Why, "Nach dem Abitur möchte ich etwas Praktisches lernen und nicht gleich studieren."),
            (Q::Strengths, "Mathe und Planen. In der Schülerfirma mache ich die Buchhaltung."),
            (Q::Tried, "Ein Tag bei der Job Tour, das hat mir gezeigt, dass es passt."),
        ],
    },
    DemoPupil {
        name: "Nour Haddad",
        mail: "nour.haddad",
        school: "Berufsfachschule II",
        age: 19,
        days_ago: 12,
        answers: &[(Q::Why, "Ich will einen Beruf, den man überall braucht.")],
    },
    DemoPupil {
        name: "Jonas Petersen",
        mail: "jonas.petersen",
        school: "Gemeinschaftsschule Nord",
        age: 16,
        days_ago: 15,
        answers: &[
            (Q::Strengths, "Ich repariere Fahrräder für die halbe Straße."),
            (Q::Tried, "Ferienjob im Lager."),
        ],
    },
];

/// How a company has answered the applications of the last year: for each, the days until the answer, or none.
pub fn answered(seed: u64, company: u64) -> Vec<Option<i64>> {
    let random = &mut Random::branch(seed, company.wrapping_mul(31).wrapping_add(9));
    // Most companies answer nearly everything, some half of it.
    let reliable = random.weighted([6, 3, 1].into_iter());
    let (share, slowest) = match reliable {
        0 => (98, 9),
        1 => (85, 16),
        _ => (55, 20),
    };
    (0..random.below(14))
        .map(|_| random.chance(share).then(|| i64::from(random.between(1, slowest))))
        .collect()
}
