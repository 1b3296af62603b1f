//! Offices, warehouses, shops and kitchens, and what fits any occupation.
use super::Family;

pub(crate) const OFFICE: Family = Family {
    openings: &[
        "Einkauf, Verkauf, Personal, Buchhaltung: Bei {firma} lernst du sie alle kennen.",
        "Du organisierst, rechnest und telefonierst, und am Ende passt alles zusammen.",
        "In {ort} lernst du, wie ein Unternehmen von innen funktioniert.",
        "Du sprichst gern mit Menschen und magst Ordnung in den Zahlen? Das passt gut zu uns.",
        "Ein kaufmännischer Beruf, in dem du nach wenigen Wochen eigene Vorgänge bearbeitest.",
        "Alle drei Monate eine neue Abteilung: So findest du heraus, was dir liegt.",
    ],
    intros: &[
        "Du wechselst durch alle kaufmännischen Abteilungen und bleibst überall lange genug, um eigene Aufgaben zu übernehmen.",
        "Zum Start verbringst du zwei Wochen in den Abteilungen außerhalb des Büros. Wer weiß, was wir verkaufen, verkauft es besser.",
        "Unsere Wege sind kurz. Wenn du eine Idee hast, landet sie noch am selben Tag bei jemandem, der entscheidet.",
        "Papier gibt es bei uns kaum noch. Du lernst, mit unserem Warenwirtschaftssystem zu arbeiten und Tabellen zum Reden zu bringen.",
        "Im zweiten Jahr leitest du zusammen mit den anderen Auszubildenden ein kleines Projekt, zum Beispiel unseren Stand auf der Messe.",
    ],
    tasks: &[
        "Angebote einholen, vergleichen und Bestellungen auslösen",
        "Rechnungen prüfen und buchen",
        "Kundinnen und Kunden am Telefon und per Mail beraten",
        "Termine, Reisen und Besprechungen planen",
        "Zahlen auswerten und verständlich darstellen",
        "bei der Auswahl neuer Auszubildender mitwirken",
        "Texte für Website und Messen vorbereiten",
    ],
    needs: &[
        "Du schreibst und sprichst sicher Deutsch.",
        "Prozentrechnung und Dreisatz beherrschst du.",
        "Du gehst freundlich auf Menschen zu.",
        "Du bist ordentlich und hältst Absprachen ein.",
        "Englisch aus der Schule reicht für den Anfang.",
    ],
    subjects: &["Deutsch", "Mathematik", "Englisch", "Wirtschaft"],
    perks: &[
        ("Gleitzeit", "Du arbeitest in Gleitzeit, Kernzeit ist von 9 bis 15 Uhr."),
        ("Englischkurs", "Einmal in der Woche gibt es während der Arbeitszeit einen Englischkurs."),
        ("Auslandspraktikum", "Vier Wochen in einem Betrieb im Ausland sind möglich."),
    ],
};

pub(crate) const LOGISTICS: Family = Family {
    openings: &[
        "Du sorgst dafür, dass die richtige Ware zur richtigen Zeit am richtigen Ort ist.",
        "Im Lager von {firma} hast du Bewegung, Technik und Verantwortung.",
        "Stapler, Scanner, Tourenplan: In {ort} lernst du damit umzugehen.",
        "Ohne Lager kein Betrieb. Du lernst, wie man Ordnung in viele Tausend Artikel bringt.",
    ],
    intros: &[
        "Bei uns kommen jeden Tag bis zu 40 Lastwagen an. Wer den Überblick behält, hat den halben Tag schon gewonnen.",
        "Du lernst Wareneingang, Lager, Kommissionierung und Versand kennen und entscheidest später mit, wo du arbeiten willst.",
        "Schwere Dinge bewegen Maschinen. Den Staplerschein machst du bei uns, sobald du 18 bist.",
        "Unser Lager haben wir vor zwei Jahren umgebaut. Die Auszubildenden haben die neuen Laufwege mit geplant.",
    ],
    tasks: &[
        "Ware annehmen, prüfen und einbuchen",
        "Aufträge zusammenstellen und verpacken",
        "Ladung sichern und Papiere vorbereiten",
        "Bestände zählen und Abweichungen klären",
        "Touren planen und mit Fahrern sprechen",
        "Stapler und Fördertechnik sicher bedienen",
    ],
    needs: &[
        "Du bist gern in Bewegung.",
        "Du kannst gut mit Zahlen und Listen umgehen.",
        "Du arbeitest gern mit anderen zusammen.",
        "Du denkst mit und sprichst Fehler an.",
    ],
    subjects: &["Mathematik", "Deutsch", "Erdkunde"],
    perks: &[
        ("Staplerschein", "Den Staplerschein zahlen wir."),
        ("Warme Arbeitskleidung", "Für Kühlhaus und Rampe bekommst du warme Kleidung."),
    ],
};

pub(crate) const SALES: Family = Family {
    openings: &[
        "Du berätst Menschen, die gern wiederkommen.",
        "Im Laden von {firma} in {ort} bist du das Gesicht zur Straße.",
        "Du magst gutes Essen und redest gern darüber? Dann ist das dein Platz.",
        "Verkaufen heißt zuhören. Wir zeigen dir, wie es geht.",
    ],
    intros: &[
        "Viele unserer Kundinnen und Kunden kommen jeden Tag. Du wirst sie bald mit Namen kennen.",
        "Du lernst nicht nur die Theke kennen, sondern auch, wie unsere Waren entstehen. Dafür arbeitest du einige Wochen in der Herstellung mit.",
        "Mit der Zeit übernimmst du einen eigenen Bereich im Laden und bestellst selbst.",
    ],
    tasks: &[
        "Kundinnen und Kunden beraten und bedienen",
        "Waren ansprechend und sauber präsentieren",
        "kassieren und die Kasse abrechnen",
        "Bestellungen planen und Reste vermeiden",
        "Allergene und Herkunft erklären",
        "kleine Speisen frisch zubereiten",
    ],
    needs: &[
        "Du gehst offen auf Menschen zu.",
        "Kopfrechnen klappt bei dir ganz gut.",
        "Du achtest auf Sauberkeit und ein gepflegtes Auftreten.",
        "Du arbeitest auch einmal samstags und hast dafür in der Woche frei.",
    ],
    subjects: &["Deutsch", "Mathematik", "Hauswirtschaft"],
    perks: &[
        ("Personalrabatt", "Auf alle Waren bekommst du 30 Prozent Rabatt."),
        ("Planbare Dienste", "Dein Dienstplan steht vier Wochen im Voraus."),
    ],
};

pub(crate) const KITCHEN: Family = Family {
    openings: &[
        "In unserer Küche in {ort} kochst du vom ersten Tag an mit.",
        "Bei {firma} lernst du, für zwanzig und für vierhundert Menschen zu kochen.",
        "Frisch einkaufen, gut würzen, pünktlich anrichten: Das lernst du bei uns.",
    ],
    intros: &[
        "Wir kochen mit dem, was Felder und Küste gerade hergeben. Die Karte wechselt jede Woche.",
        "Bei uns wird nicht geschrien. Eine gute Küche ist eine ruhige Küche.",
        "Du durchläufst alle Posten: kalte Küche, Gemüse, Fisch, Fleisch und Süßes.",
    ],
    tasks: &[
        "Gemüse, Fisch und Fleisch vorbereiten und garen",
        "Suppen und Soßen von Grund auf ansetzen",
        "Speisepläne schreiben und Mengen berechnen",
        "vegetarische und vegane Gerichte entwickeln",
        "Waren bestellen, prüfen und lagern",
        "Hygieneregeln einhalten und dokumentieren",
    ],
    needs: &[
        "Du isst gern und probierst Neues.",
        "Du behältst einen kühlen Kopf, wenn es schnell gehen muss.",
        "Du arbeitest sauber und teilst dir deine Zeit gut ein.",
        "Du bist mit Herz dabei und nimmst Rücksicht auf andere.",
    ],
    subjects: &["Hauswirtschaft", "Biologie", "Mathematik"],
    perks: &[
        ("Geregelte Arbeitszeit", "Geteilte Dienste gibt es bei uns nicht."),
        ("Verpflegung", "Essen und Getränke sind während der Arbeit frei."),
    ],
};

pub(crate) const ANY: Family = Family {
    openings: &[
        "Bei {firma} in {ort} lernst du deinen Beruf von Menschen, die ihn mögen.",
        "Du willst etwas Ordentliches lernen und gut begleitet werden? Bei uns geht beides.",
        "In {ort} ist ein Platz für dich frei, mit fester Ansprechperson und klarem Plan.",
        "Wir bilden seit vielen Jahren aus und nehmen uns Zeit dafür.",
        "Du lernst bei {firma} Schritt für Schritt, worauf es in diesem Beruf ankommt.",
    ],
    intros: &[
        "Am Anfang schaust du zu und hilfst mit. Nach und nach übernimmst du eigene Aufgaben, und am Ende arbeitest du selbständig.",
        "Dein Ausbildungsplan hängt gut sichtbar im Büro. So weißt du immer, was als Nächstes kommt.",
        "Wir sind ein Betrieb, in dem man sich kennt. Fragen sind erwünscht, auch dieselbe zweimal.",
        "Du bekommst eine Patin oder einen Paten aus dem zweiten Lehrjahr. So bist du nie allein.",
    ],
    tasks: &[
        "Aufträge annehmen, planen und ausführen",
        "Material und Werkzeug auswählen und pflegen",
        "Arbeitsergebnisse prüfen und dokumentieren",
        "mit Kundinnen, Kunden und anderen Fachleuten sprechen",
        "Vorschriften zu Sicherheit und Umwelt beachten",
        "digitale Werkzeuge des Berufs benutzen",
        "Kosten und Zeiten einschätzen",
    ],
    needs: &[
        "Du interessierst dich für den Beruf, am besten hast du schon ein Praktikum gemacht.",
        "Du bist pünktlich und sagst Bescheid, wenn etwas dazwischenkommt.",
        "Du arbeitest gern mit anderen zusammen.",
        "Du traust dich zu fragen.",
        "Deine Noten sind in Ordnung, ein Ausrutscher ist kein Problem.",
    ],
    subjects: &["Deutsch", "Mathematik"],
    perks: &[("Feste Ansprechperson", "Du hast eine feste Ansprechperson für die ganze Ausbildung.")],
};
