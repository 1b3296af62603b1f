//! The wordings, by ground. Phrases as in [`super::phrases::Text::find`]: folded, `a|b`, `word*`, `@` for an age.
use super::Weight;

/// One ground on which nobody may be put off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground {
    pub code: &'static str,
    pub weight: Weight,
    /// Completes a sentence that begins with the words found.
    pub reason: &'static str,
    pub source: &'static str,
    /// Phrases with better words for them.
    pub phrases: &'static [(&'static [&'static str], Option<&'static str>)],
}

/// What looks like one of them and is not.
pub(super) const FINE: &[&str] = &[
    "maedchen und|oder jungen|jungs",
    "jungen|jungs und|oder maedchen",
    "maennlich weiblich divers",
    "weiblich maennlich divers",
    "maennliche und|oder weibliche bewerber*|auszubildende*",
    "junge frauen und|oder maenner",
    "junge frauen und|oder junge maenner",
    "junge maenner und|oder frauen",
    "junge maenner und|oder junge frauen",
    "nicht nur maenner|frauen",
    "keine muttersprachler*",
];

const AGG: &str = "sections 1 and 11 AGG";

pub(super) const GROUNDS: &[Ground] = &[AGE, GENDER, ORIGIN, LANGUAGE, RELIGION, DISABILITY, LOOKS];

const AGE: Ground = Ground {
    code: "wording_age",
    weight: Weight::Law,
    reason: "puts off people by their age, although every age may be trained",
    source: AGG,
    phrases: &[
        (
            &[
                "junge|junges|jungen|jungem|junger dynamisch* team|teams|mannschaft",
                "junge|junges|jungen|jungem|junger und dynamisch* team|teams|mannschaft",
                "junge|junges|jungen|jungem|junger motiviert* team|teams|mannschaft",
                "junge|junges|jungen|jungem|junger team|teams|mannschaft|kollegium|kollegen|crew|truppe",
            ],
            Some("ein aufgeschlossenes Team"),
        ),
        (
            &["jung und dynamisch", "jung dynamisch", "dynamisch und jung"],
            Some("motiviert und aufgeschlossen"),
        ),
        (
            &[
                "max|maximal|hoechstens @ jahre|jahren",
                "nicht aelter als @ jahre|jahren",
                "nicht aelter als @",
                "bis @ jahre|jahren",
                "bis zu @ jahre|jahren",
                "bis maximal @ jahre|jahren",
                "zwischen @ und @ jahre|jahren",
                "@ bis @ jahre|jahren",
                "@ bis @ jahre alt",
                "hoechstalter|altersgrenze|altersobergrenze @",
            ],
            Some("ohne Angabe zum Alter"),
        ),
        (
            &[
                "berufsanfaenger* bevorzugt|erwuenscht|gesucht",
                "bevorzugt berufsanfaenger*",
                "berufseinsteiger* bevorzugt",
                "schulabgaenger* bevorzugt",
                "bevorzugt schulabgaenger*",
            ],
            Some("auch für den Einstieg geeignet"),
        ),
        (&["digital native|natives"], Some("sicher im Umgang mit digitalen Werkzeugen")),
        (&["young professional|professionals"], Some("Menschen am Anfang ihres Berufs oder im Wechsel")),
    ],
};

const GENDER: Ground = Ground {
    code: "wording_gender",
    weight: Weight::Law,
    reason: "addresses one sex only",
    source: AGG,
    phrases: &[
        (
            &[
                "kandidat|bewerber|kandidatin|bewerberin|auszubildende|auszubildender ist maennlich|weiblich",
                "kandidat|bewerber|auszubildende|auszubildender sollte maennlich|weiblich sein",
                "nur|ausschliesslich maennlich*|weiblich*|maenner|frauen",
                "maennlich*|weiblich* bewerber*|kandidat*|auszubildende*|verstaerkung|unterstuetzung",
            ],
            Some("Wir freuen uns über alle Bewerbungen"),
        ),
        (&["er sollte"], Some("du solltest")),
        (
            &["maedchen", "jungs", "maedels", "kerl|kerle|kerlen", "junger|jungen|junge mann|maenner|herrn"],
            Some("junge Menschen"),
        ),
        (&["junge|jungen frau|frauen|dame|damen"], Some("junge Menschen")),
        (
            &["starker|starken|starke|kraeftiger|kraeftige|kraeftigen mann|maenner"],
            Some("Menschen, die anpacken"),
        ),
        (&["krankenschwester|krankenschwestern"], Some("Pflegefachkraft")),
        (&["putzfrau|putzfrauen"], Some("Reinigungskraft")),
    ],
};

const ORIGIN: Ground = Ground {
    code: "wording_origin",
    weight: Weight::Law,
    reason: "puts off people by their origin",
    source: AGG,
    phrases: &[
        (
            &[
                "deutsche|deutscher|deutschen herkunft|abstammung",
                "deutsche|deutscher|deutschen staatsangehoerigkeit|staatsbuergerschaft|nationalitaet",
                "deutscher|deutschen pass|reisepass",
                "nur|ausschliesslich deutsche|inlaender|einheimische",
                "keine auslaender*|migranten|fluechtlinge",
                "europaeische|europaeischer|europaeisches|europaeischen herkunft|abstammung|aussehen",
            ],
            Some("mit der Erlaubnis, in Deutschland zu arbeiten"),
        ),
        (&["ohne migrationshintergrund", "kein migrationshintergrund"], Some("unabhängig von der Herkunft")),
    ],
};

const LANGUAGE: Ground = Ground {
    code: "wording_language",
    weight: Weight::Law,
    reason: "asks for a mother tongue, which is a matter of origin; how well somebody speaks is not",
    source: AGG,
    phrases: &[(
        &[
            "deutsch|deutsche|deutscher|deutschen muttersprachler*",
            "muttersprachler*",
            "deutsch als muttersprache",
            "muttersprache deutsch",
            "muttersprache ist deutsch",
            "muttersprachlich*",
            "deutsch auf muttersprachniveau|muttersprachlerniveau",
            "muttersprachniveau",
            "native speaker|speakers",
            "akzentfrei|akzentfreie|akzentfreies|akzentfreien deutsch",
            "akzentfrei|akzentfreie|akzentfreies|akzentfreien",
        ],
        Some("sehr gute Deutschkenntnisse"),
    )],
};

const RELIGION: Ground = Ground {
    code: "wording_religion",
    weight: Weight::Law,
    reason: "asks for a religion or belief, which only religious communities may do, and only where the work needs it",
    source: "sections 1, 9 and 11 AGG",
    phrases: &[
        (
            &[
                "christliche|christlicher|christlichen konfession|glaube|glauben|glaubens",
                "christliche|katholische|evangelische|muslimische bewerber*|kandidat*|auszubildende*",
                "mitglied|mitgliedschaft|zugehoerigkeit der|einer kirche",
                "mitglied|mitgliedschaft|zugehoerigkeit in|zu der|einer christlichen|evangelischen|katholischen kirche",
                "mitglied|mitgliedschaft der|einer christlichen|evangelischen|katholischen kirche",
                "konfessionszugehoerigkeit|kirchenzugehoerigkeit|kirchenmitgliedschaft|kirchenmitglied",
            ],
            Some("du trägst unsere Werte mit"),
        ),
        (&["ohne|kein|keine kopftuch|kopftuecher"], Some("Arbeitskleidung stellen wir")),
    ],
};

const DISABILITY: Ground = Ground {
    code: "wording_disability",
    weight: Weight::Law,
    reason: "puts off people with a disability or illness; what the work asks for can be named instead",
    source: AGG,
    phrases: &[(
        &[
            "koerperlich uneingeschraenkt belastbar*",
            "koerperlich und geistig|psychisch|seelisch belastbar*",
            "koerperlich voll belastbar*",
            "koerperlich|gesundheitlich|voll|uneingeschraenkt belastbar*",
            "uneingeschraenkte|uneingeschraenkter belastbarkeit",
            "koerperliche belastbarkeit",
            "gesund und belastbar|leistungsfaehig|fit|kraeftig",
            "belastbar und gesund",
            "koerperlich|uneingeschraenkt|voellig gesund",
            "kerngesund",
            "koerperlich fit",
            "ohne|keine koerperliche|koerperlichen|gesundheitliche|gesundheitlichen einschraenkung|einschraenkungen",
            "ohne|keine behinderung|behinderungen|behinderten|behinderte",
            "nicht behindert",
        ],
        Some("die Aufgabe nennen, etwa „Du hebst und trägst manchmal bis zu 15 Kilogramm“"),
    )],
};

const LOOKS: Ground = Ground {
    code: "wording_looks",
    weight: Weight::Better,
    reason: "judges people by their looks, which often goes with age, sex or origin",
    source: "section 3, paragraph 2 AGG",
    phrases: &[
        (
            &[
                "gepflegte|gepflegtes|gepflegten|gepflegter aeussere|aeusseres|aeusserem|aeusseren",
                "gepflegte|gepflegtes|gepflegten|gepflegter erscheinung|erscheinungsbild|aussehen",
                "attraktive|attraktives|attraktiven|attraktiver aeussere|aeusseres|aeusserem|erscheinung|erscheinungsbild",
                "attraktive|attraktives|attraktiven|attraktiver aussehen|ausstrahlung",
                "ansprechende|ansprechendes|ansprechenden aeussere|aeusseres|aeusserem|erscheinung|erscheinungsbild",
            ],
            Some("freundliches Auftreten"),
        ),
        (&["gut aussehend*", "gutaussehend*"], Some("ohne Angabe zum Aussehen")),
    ],
};
