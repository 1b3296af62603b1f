//! Software, systems, and media.
use super::Family;

pub(crate) const SOFTWARE: Family = Family {
    openings: &[
        "Du lernst bei {firma}, Software zu schreiben, die Menschen wirklich benutzen.",
        "Code schreiben, testen, verbessern: In {ort} bist du nach wenigen Wochen Teil eines Projekts.",
        "Bei uns beginnst du mit kleinen Aufgaben und siehst sie bald im echten Produkt.",
        "Du denkst gern in Schritten und willst wissen, warum etwas nicht läuft? Dann lies weiter.",
        "Wir suchen Menschen, die gern knobeln. Programmieren bringen wir dir bei.",
        "Aus Fragen von Kunden werden bei {firma} Programme. Du lernst den ganzen Weg.",
    ],
    intros: &[
        "Jede Zeile, die du schreibst, liest eine zweite Person mit. So lernst du schnell und musst keine Angst vor Fehlern haben.",
        "In den ersten drei Monaten machst du mit den anderen Auszubildenden ein Übungsprojekt. Danach kommst du in ein Team und bleibst dort mindestens ein halbes Jahr.",
        "Wir arbeiten in Teams von vier bis sieben Leuten. Am Montag planen wir, am Freitag zeigen wir uns, was fertig ist.",
        "Welche Sprache du schon kannst, ist uns nicht wichtig. Wichtig ist, dass du gern lernst und sagst, wenn du feststeckst.",
        "Bei uns sprechen Entwicklerinnen und Entwickler selbst mit den Kunden. Auch du wirst dabei sein.",
    ],
    tasks: &[
        "Programme entwerfen, schreiben und testen",
        "mit Versionsverwaltung und automatischen Tests arbeiten",
        "Datenbanken anlegen und abfragen",
        "Fehlerberichte lesen und Ursachen finden",
        "Wünsche von Kunden aufnehmen und in Aufgaben zerlegen",
        "Oberflächen bauen, die alle bedienen können",
        "technische Texte auf Englisch lesen",
    ],
    needs: &[
        "Du hast schon einmal etwas programmiert oder willst es endlich ausprobieren.",
        "Logisches Denken macht dir Freude.",
        "Englisch liest du ohne große Mühe.",
        "Du bleibst dran, auch wenn ein Fehler sich versteckt.",
        "Du erklärst anderen gern, was du herausgefunden hast.",
        "Mathematik ist für dich kein Schreckenswort.",
    ],
    subjects: &["Informatik", "Mathematik", "Englisch"],
    perks: &[
        ("Laptop nach Wahl", "Deinen Laptop suchst du dir aus, auch das Betriebssystem."),
        ("Lernzeit am Freitag", "Freitags hast du vier Stunden Zeit für eigene Lernprojekte."),
        ("Mobiles Arbeiten", "Ab dem zweiten Jahr arbeitest du auf Wunsch einen Tag in der Woche zu Hause."),
    ],
};

pub(crate) const SYSTEMS: Family = Family {
    openings: &[
        "Server, Netze, Arbeitsplätze: Du sorgst dafür, dass alles läuft.",
        "Bei {firma} lernst du, Technik zu planen, einzurichten und zu schützen.",
        "Wenn in {ort} das Netz steht, hast du deinen Teil dazu getan.",
        "Du hilfst gern, wenn bei anderen der Rechner streikt? Mach einen Beruf daraus.",
        "IT-Sicherheit fängt bei guter Einrichtung an. Genau das lernst du bei uns.",
        "Du lernst die Technik hinter den Programmen kennen, vom Kabel bis zur Cloud.",
    ],
    intros: &[
        "Du startest im Service und hilfst Menschen bei ihren Fragen. So lernst du die Technik von der Seite kennen, auf die es ankommt.",
        "Unser Übungsraum hat eigene Server und Netze. Dort darfst du alles auseinandernehmen.",
        "Wir betreuen Kunden von der Arztpraxis bis zum Maschinenbauer. Langeweile kommt dabei nicht auf.",
        "Ab dem zweiten Jahr fährst du mit zu Kunden und baust auf, was du vorher im Haus vorbereitet hast.",
        "Nachtschichten machst du als Auszubildender nicht. Wie eine Bereitschaft funktioniert, lernst du trotzdem.",
    ],
    tasks: &[
        "Server und Netze planen und einrichten",
        "Benutzer und Rechte verwalten",
        "Anfragen im Service aufnehmen und lösen",
        "Daten sichern und die Wiederherstellung üben",
        "Systeme überwachen und Störungen beheben",
        "Arbeitsplätze einrichten und Menschen einweisen",
        "Abläufe mit Skripten automatisieren",
    ],
    needs: &[
        "Du hast Freude daran, Technik zu verstehen.",
        "Du bleibst ruhig, wenn andere nervös werden.",
        "Du erklärst so, dass es auch dein Opa versteht.",
        "Du gehst mit Daten verantwortungsvoll um.",
        "Englische Anleitungen schrecken dich nicht ab.",
        "Du denkst daran, aufzuschreiben, was du geändert hast.",
    ],
    subjects: &["Informatik", "Mathematik", "Physik", "Englisch"],
    perks: &[
        (
            "Herstellerzertifikate",
            "Zwei Zertifikate von Herstellern sind Teil der Ausbildung und kosten dich nichts.",
        ),
        ("Laptop und Handy", "Laptop und Diensthandy bekommst du am ersten Tag."),
        ("Übungsraum", "Im Übungsraum darfst du auch nach Feierabend basteln."),
    ],
};

pub(crate) const MEDIA: Family = Family {
    openings: &[
        "Du gestaltest Seiten, Bilder und Texte, die man gern ansieht.",
        "Bei {firma} lernst du Gestaltung von der Skizze bis zur fertigen Website.",
        "Farbe, Schrift, Aufbau: In {ort} lernst du, warum etwas gut aussieht.",
        "Deine Entwürfe werden gedruckt, geklickt und gelesen.",
    ],
    intros: &[
        "Am Anfang steht immer ein Blatt Papier. Erst wenn die Idee trägt, geht es an den Rechner.",
        "Du bist bei Gesprächen mit Kunden dabei und lernst, ihre Wünsche in Bilder zu übersetzen.",
        "Wir gestalten so, dass alle Menschen die Seiten nutzen können, auch mit Vorleseprogramm.",
    ],
    tasks: &[
        "Entwürfe skizzieren und am Rechner umsetzen",
        "Bilder bearbeiten und Schriften auswählen",
        "Daten für Druck und Web vorbereiten",
        "Zeit und Kosten für einen Auftrag schätzen",
        "Gestaltung mit Kunden abstimmen",
    ],
    needs: &[
        "Du hast ein Auge für Farben und Formen.",
        "Du nimmst Kritik an und machst etwas daraus.",
        "Du schreibst sicher Deutsch.",
        "Eine kleine Mappe mit eigenen Arbeiten hilft uns, dich kennenzulernen.",
    ],
    subjects: &["Kunst", "Deutsch", "Informatik", "Englisch"],
    perks: &[
        ("Großer Bildschirm", "Du arbeitest an einem großen, kalibrierten Bildschirm."),
        ("Besuch von Ausstellungen", "Zweimal im Jahr besuchen wir zusammen eine Ausstellung."),
    ],
};
