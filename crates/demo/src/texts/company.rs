//! Texts about companies.
use super::short_name;
use crate::random::Random;

pub(crate) struct About<'a> {
    pub name: &'a str,
    pub town: &'a str,
    /// What the company does, in one sentence that begins with "Wir".
    pub does: &'a str,
    pub employees: i32,
    pub since: i32,
}

const ORIGINS: &[&str] = &[
    "{firma} gibt es seit {jahr}. Heute arbeiten hier {leute} Menschen, davon {azubis} in der Ausbildung.",
    "Angefangen hat es {jahr} mit fünf Leuten in {ort}. Heute sind wir {leute}, und {azubis} davon lernen noch.",
    "Seit {jahr} sind wir in {ort} zu Hause. Zu uns gehören {leute} Kolleginnen und Kollegen und jedes Jahr neue Auszubildende, zurzeit {azubis}.",
    "Wir sind {leute} Leute, {azubis} davon Auszubildende. Gegründet wurde {firma} im Jahr {jahr}.",
    "{leute} Menschen arbeiten bei uns, einige schon sehr lange. {azubis} junge Leute bilden wir gerade aus. Den Betrieb gibt es seit {jahr}.",
    "{firma} ist {jahr} in {ort} entstanden und seitdem gewachsen, auf {leute} Beschäftigte und {azubis} Auszubildende.",
];

const OWNERS: &[&str] = &[
    "Wir sind unabhängig und entscheiden hier vor Ort.",
    "Der Betrieb wird von zwei Geschwistern geführt, die beide selbst hier gelernt haben.",
    "Ein Teil des Unternehmens gehört den Beschäftigten.",
    "Geführt werden wir von einer Ingenieurin und einem Kaufmann, deren Türen offen stehen.",
    "Wir gehören zu keiner Gruppe. Was wir verdienen, bleibt zum größten Teil im Betrieb.",
    "Vor vier Jahren ist die nächste Generation eingestiegen und hat vieles modernisiert.",
    "Der Betrieb gehört der Familie, die ihn gegründet hat, inzwischen in der dritten Generation.",
];

const FIRST_WEEKS: &[&str] = &[
    "In der ersten Woche lernst du das ganze Haus kennen. Am Freitag kochen wir zusammen.",
    "Deine erste Woche verbringst du mit den anderen Neuen: Rundgang, Sicherheit, ein kleines gemeinsames Projekt.",
    "Am ersten Tag bekommst du Schlüssel, Kleidung und eine Patin oder einen Paten. In der ersten Woche schaust du jeden Tag in eine andere Abteilung.",
    "In der ersten Woche arbeitest du schon mit. Jemand aus dem zweiten Lehrjahr zeigt dir, wie alles geht.",
    "Die erste Woche beginnt mit einem Frühstück mit der Geschäftsführung. Danach geht es in die Abteilungen, jeden Tag in eine andere.",
    "Zum Start machen alle Auszubildenden einen Erste-Hilfe-Kurs. Danach hast du drei Tage Zeit, den Betrieb mit einem Fragebogen zu erkunden.",
    "In den ersten Tagen bist du nie allein: Es gibt einen Plan für jede Stunde, und mittags isst du mit deinem Team.",
    "Deine Ausbilderin holt dich am ersten Tag am Eingang ab. In der ersten Woche lernst du, wer wofür zuständig ist, und übernimmst deine erste kleine Aufgabe.",
];

const HABITS: &[&str] = &[
    "Den Strom für den Betrieb holen wir zum großen Teil vom eigenen Dach.",
    "Wir unterstützen den Sportverein im Ort und geben Leuten frei, die bei der Feuerwehr sind.",
    "Zweimal im Jahr öffnen wir die Türen für Schulklassen.",
    "Was uns wichtig ist: Wir reden miteinander, bevor etwas liegen bleibt.",
    "Unsere Leute kommen aus vierzehn Ländern. Das hört man in der Pause.",
    "Wir antworten auf jede Bewerbung, so hätten wir es selbst auch gern.",
    "Ausbilder zu sein ist bei uns eine Aufgabe, für die es Zeit gibt.",
    "Freitags um halb drei ist Schluss, soweit es die Arbeit erlaubt.",
    "Besuch ist willkommen: Ruf kurz an, dann führen wir dich herum.",
];

/// Two to four paragraphs of Markdown.
pub(crate) fn company_description(about: &About<'_>, random: &mut Random) -> String {
    let mut paragraphs = vec![format!("{} {}", about.does, random.pick(ORIGINS))];
    let owners = random.chance(55);
    if owners {
        // The last two speak of generations, which only an old company has.
        let fitting = if about.since < 1985 { OWNERS } else { &OWNERS[..OWNERS.len() - 2] };
        paragraphs.push(random.pick(fitting).to_owned());
    }
    paragraphs.push(format!("### Deine erste Woche\n\n{}", random.pick(FIRST_WEEKS)));
    if !owners || random.chance(60) {
        paragraphs.push(random.pick(HABITS).to_owned());
    }
    let trainees = (about.employees * random.between(5, 10) / 100).max(2);
    paragraphs
        .join("\n\n")
        .replace("{firma}", &short_name(about.name))
        .replace("{ort}", about.town)
        .replace("{jahr}", &about.since.to_string())
        .replace("{leute}", &about.employees.to_string())
        .replace("{azubis}", &trainees.to_string())
}
