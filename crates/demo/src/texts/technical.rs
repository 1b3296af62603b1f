//! Metal, electricity and plastics.
use super::Family;

pub(crate) const METAL: Family = Family {
    openings: &[
        "Du lernst, Metall auf den Hundertstelmillimeter genau zu bearbeiten.",
        "Bei {firma} baust, wartest und reparierst du Maschinen, die laufen müssen.",
        "Von der Feile bis zur CNC-Maschine: In {ort} lernst du beides.",
        "Unsere Werkstatt in {ort} hat einen Platz für dich, mit eigenem Schraubstock.",
        "Du willst wissen, wie Dinge funktionieren, und sie selbst bauen? Dann passt dieser Beruf.",
        "Ohne dein Handwerk steht bei uns die Produktion.",
    ],
    intros: &[
        "Im ersten Jahr lernst du in der Lehrwerkstatt: feilen, bohren, drehen, fräsen. Danach gehst du in die Abteilungen und arbeitest an echten Aufträgen.",
        "Unsere Ausbildungswerkstatt hat zwölf Plätze und zwei Ausbilder. Da bleibt Zeit, etwas zweimal zu erklären.",
        "Präzision lernt man Schritt für Schritt. Dein erstes Werkstück ist ein Würfel, dein letztes ein Teil, mit dem unsere Kunden arbeiten.",
        "Du arbeitest mit Menschen zusammen, die ihren Beruf mögen und ihr Wissen gern weitergeben.",
        "Bei uns schraubst du nicht nur. Du liest Zeichnungen, planst Arbeitsschritte und prüfst, was du gebaut hast.",
    ],
    tasks: &[
        "technische Zeichnungen lesen und Arbeitsschritte planen",
        "Werkstücke messen und prüfen",
        "drehen, fräsen und bohren, von Hand und an CNC-Maschinen",
        "Baugruppen montieren und einstellen",
        "Fehler an Maschinen suchen und beheben",
        "Wartungen durchführen und dokumentieren",
        "mit Hydraulik und Pneumatik umgehen",
    ],
    needs: &[
        "Du hast schon einmal etwas repariert oder gebaut, und wenn es nur dein Fahrrad war.",
        "Mathematik und Physik liegen dir, oder du bist bereit, daran zu arbeiten.",
        "Du kannst dir Gegenstände räumlich vorstellen.",
        "Du arbeitest genau und gibst dich nicht mit ungefähr zufrieden.",
        "Du gehst sorgsam mit Werkzeug um.",
    ],
    subjects: &["Mathematik", "Physik", "Technik", "Werken"],
    perks: &[
        ("Eigener Werkzeugkoffer", "Deinen Werkzeugkoffer darfst du nach der Prüfung behalten."),
        ("Lehrwerkstatt", "Du lernst in einer eigenen Lehrwerkstatt."),
        ("Prüfungsvorbereitung", "Vor jeder Prüfung gibt es zwei Wochen Zeit zum Üben."),
    ],
};

pub(crate) const ELECTRICAL: Family = Family {
    openings: &[
        "Strom, Steuerung, Bewegung: Du bringst unsere Anlagen zum Laufen.",
        "Bei {firma} lernst du Mechanik, Elektrik und ein gutes Stück Informatik.",
        "Du verdrahtest, programmierst und findest Fehler, die andere nicht sehen.",
        "In {ort} lernst du, Roboter und Maschinen zu verstehen.",
        "Wenn eine Anlage steht, rufen alle nach dir. In ein paar Jahren weißt du, was zu tun ist.",
        "Ein Beruf mit viel Abwechslung: heute Schaltschrank, morgen Sensorik, übermorgen Programm.",
    ],
    intros: &[
        "Wir fangen mit den Grundlagen an: messen, verdrahten, Sicherheit. Nach und nach kommen Steuerungen und Antriebe dazu.",
        "Du begleitest unsere Instandhaltung und bist dabei, wenn neue Anlagen aufgebaut werden.",
        "In der Lehrwerkstatt steht ein Übungsroboter, an dem du alles ausprobieren kannst, ohne dass etwas kaputtgeht.",
        "Jeder Auszubildende betreut ab dem dritten Jahr ein eigenes Projekt. Zuletzt war es eine Sortieranlage für Muster.",
        "Unsere Fachkräfte nehmen dich mit in den Betrieb und erklären dir, warum eine Schaltung so aussieht, wie sie aussieht.",
    ],
    tasks: &[
        "Schaltpläne lesen und Schaltschränke verdrahten",
        "elektrische Größen messen und Anlagen prüfen",
        "Steuerungen programmieren und testen",
        "Sensoren und Antriebe einbauen und einstellen",
        "Störungen eingrenzen und beheben",
        "Sicherheitsregeln anwenden und Prüfungen dokumentieren",
        "neue Anlagen zusammen mit dem Hersteller in Betrieb nehmen",
    ],
    needs: &[
        "Physik und Mathematik machen dir Spaß.",
        "Du gehst Fehlern gern auf den Grund.",
        "Du unterscheidest Farben sicher, das ist beim Verdrahten wichtig.",
        "Du arbeitest überlegt und hältst dich an Sicherheitsregeln.",
        "Ein wenig Englisch hilft bei Anleitungen.",
    ],
    subjects: &["Mathematik", "Physik", "Informatik", "Englisch"],
    perks: &[
        ("Tablet", "Für Schule und Berichtsheft bekommst du ein Tablet."),
        ("Werkzeug", "Werkzeug und Messgerät stellen wir dir vom ersten Tag an."),
        ("Zusatzkurs Robotik", "Im dritten Jahr machst du einen Kurs in Robotik mit Zertifikat."),
    ],
};

pub(crate) const PLASTICS: Family = Family {
    openings: &[
        "Aus Granulat werden bei {firma} Teile, die du jeden Tag in der Hand hast.",
        "Du lernst, Spritzgießmaschinen einzurichten und gute Teile zu fertigen.",
        "Kunststoff ist ein Werkstoff mit Zukunft, wenn man ihn im Kreislauf führt. In {ort} lernst du, wie das geht.",
        "Temperatur, Druck, Zeit: In diesem Beruf hast du drei Dinge im Griff.",
        "Du machst bei {firma} aus einer Idee ein Serienteil.",
        "Technik zum Anfassen: In {ort} richtest du Maschinen ein und prüfst, was herauskommt.",
    ],
    intros: &[
        "Kunststoffteile stecken in Autos, Kühlschränken und Spritzen. Wie sie entstehen, wissen die wenigsten. Du lernst es bei uns von der Rohware bis zum geprüften Teil.",
        "Du lernst zuerst die Werkstoffe kennen, dann die Werkzeuge und zuletzt die Maschinen. Nach zwei Jahren richtest du selbst ein.",
        "In unserer Fertigung laufen die Maschinen weitgehend automatisch. Deine Aufgabe ist, sie richtig einzustellen und zu verstehen.",
        "Wir mahlen Angüsse wieder ein und setzen immer mehr Rezyklat ein. Unsere Auszubildenden arbeiten dabei mit.",
        "Für die Grundlagen gehst du drei Wochen in eine Lehrwerkstatt, die wir mit Nachbarbetrieben gemeinsam nutzen.",
    ],
    tasks: &[
        "Werkstoffe auswählen, trocknen und aufbereiten",
        "Werkzeuge rüsten und Maschinen einstellen",
        "Teile messen und auf Fehler prüfen",
        "Roboter und Handhabungsgeräte bedienen",
        "Material sortenrein trennen und wiederverwerten",
        "Prozesse überwachen und verbessern",
        "Muster für neue Produkte abspritzen",
    ],
    needs: &[
        "Du interessierst dich für Technik und Werkstoffe.",
        "Chemie und Physik findest du spannend, auch wenn es keine Eins ist.",
        "Du hast ein gutes Auge für kleine Fehler.",
        "Du packst gern mit an und behältst dabei die Übersicht.",
        "Umwelt ist dir nicht egal.",
    ],
    subjects: &["Physik", "Chemie", "Mathematik", "Technik"],
    perks: &[
        ("Überbetriebliche Lehrgänge", "Lehrgänge außer Haus zahlen wir samt Fahrt und Zimmer."),
        ("Sicherheitsschuhe", "Sicherheitsschuhe suchst du dir selbst aus, wir zahlen sie."),
        ("Schnuppertag im Werkzeugbau", "Du lernst auch Werkzeugbau und Messraum kennen."),
    ],
};

pub(crate) const DESIGN: Family = Family {
    openings: &[
        "Du zeichnest am Bildschirm, was später in der Werkstatt entsteht.",
        "Bei {firma} wird aus deiner Skizze ein 3D-Modell und aus dem Modell ein Teil.",
        "Form, Funktion, Fertigung: In {ort} lernst du, alle drei zu bedenken.",
    ],
    intros: &[
        "Du arbeitest vom ersten Monat an mit einem CAD-Programm. Damit du weißt, was sich herstellen lässt, verbringst du acht Wochen in der Werkstatt.",
        "Unsere Konstruktion sitzt Tür an Tür mit dem Werkzeugbau. Fragen klären wir auf kurzem Weg.",
        "Im 3D-Drucker siehst du noch am selben Tag, ob deine Idee funktioniert.",
    ],
    tasks: &[
        "3D-Modelle und Zeichnungen erstellen",
        "Werkstoffe und Normteile auswählen",
        "Änderungen mit Fertigung und Kunden abstimmen",
        "Prototypen drucken und prüfen",
        "Bauteile berechnen und bewerten",
    ],
    needs: &[
        "Du kannst dir Dinge räumlich vorstellen.",
        "Du zeichnest gern, auf Papier oder am Computer.",
        "Mathematik und Physik liegen dir.",
        "Du hast Geduld für Einzelheiten.",
    ],
    subjects: &["Mathematik", "Physik", "Kunst", "Informatik"],
    perks: &[
        ("3D-Drucker", "Den 3D-Drucker darfst du auch für eigene Projekte nutzen."),
        ("Gleitzeit", "Nach der Probezeit gilt für dich Gleitzeit."),
    ],
};
