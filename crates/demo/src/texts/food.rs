//! Making food: factories, bakeries, butchers, dairies and breweries.
use super::Family;

pub(crate) const FOOD_PRODUCTION: Family = Family {
    openings: &[
        "Du lernst, wie aus Rohware ein sicheres und gutes Lebensmittel wird.",
        "Bei {firma} steuerst du Anlagen, die jeden Tag Tausende Packungen füllen.",
        "Vom Wareneingang bis zur fertigen Palette: In {ort} lernst du jeden Schritt kennen.",
        "Technik, Hygiene und Geschmack gehören in diesem Beruf zusammen.",
        "Du magst Lebensmittel und Maschinen? Beides findest du bei {firma} in {ort}.",
        "In unserer Produktion in {ort} lernst du einen Beruf, den es überall braucht, wo gegessen wird.",
    ],
    intros: &[
        "In der Produktion arbeiten Menschen und Maschinen Hand in Hand. Du lernst beides: wie eine Linie läuft und wie man im Team eine Schicht plant.",
        "Lebensmittel herzustellen ist Genauigkeit und Handwerk zugleich. Jede Rezeptur, jede Temperatur und jede Reinigung zählt.",
        "Du beginnst in der Rohwarenannahme und gehst dann Abteilung für Abteilung den Weg unserer Produkte mit.",
        "Unsere Ausbilderin hat selbst hier gelernt. Sie zeigt dir die Anlagen in dem Tempo, das du brauchst.",
        "Was wir herstellen, steht am nächsten Tag im Supermarkt. Deshalb nehmen wir Sauberkeit und Qualität ernst.",
    ],
    tasks: &[
        "Rohstoffe annehmen, prüfen und richtig lagern",
        "Proben ziehen und im Betriebslabor untersuchen",
        "Anlagen nach Plan reinigen und die Reinigung dokumentieren",
        "Störungen erkennen, melden und kleine Fehler selbst beheben",
        "Mengen, Temperaturen und Zeiten im Schichtbuch festhalten",
        "mit dem Team neue Rezepturen auf der Versuchsanlage testen",
        "Verpackungen und Haltbarkeitsdaten kontrollieren",
    ],
    needs: &[
        "Du arbeitest sauber, auch wenn gerade niemand zuschaut.",
        "Biologie oder Chemie hat dir in der Schule Spaß gemacht.",
        "Ein gutes Gefühl für Geschmack und Geruch hilft dir.",
        "Frühes Aufstehen ist für dich in Ordnung. Schichtarbeit beginnt erst, wenn du 18 bist.",
        "Du hast keine Scheu vor großen Maschinen.",
        "Du verträgst dich mit Lebensmitteln. Über Allergien sprechen wir vorher in Ruhe.",
    ],
    subjects: &["Biologie", "Chemie", "Mathematik", "Technik"],
    perks: &[
        ("Personalverkauf", "Unsere Produkte kaufst du zum Personalpreis."),
        ("Arbeitskleidung", "Kleidung und Sicherheitsschuhe stellen und waschen wir."),
    ],
};

pub(crate) const BAKERY: Family = Family {
    openings: &[
        "Teig, Ofen, Brot: Bei {firma} lernst du das Handwerk von Grund auf.",
        "Wenn {ort} frühstückt, hast du schon etwas geschafft.",
        "Du arbeitest mit den Händen und siehst am Ende der Schicht, was du gemacht hast.",
        "In unserer Backstube in {ort} entsteht alles aus Mehl, Wasser, Salz und Zeit.",
        "Du lernst bei {firma} ein Handwerk, mit dem du überall auf der Welt Arbeit findest.",
        "Wir backen selbst und ohne Fertigmischungen. Das bringen wir dir bei.",
    ],
    intros: &[
        "Unsere Sauerteige führen wir jeden Tag selbst. Du lernst, was ein Teig braucht, und bald fühlst du es auch.",
        "In der Backstube ist es warm und um vier Uhr morgens schon lebendig. Dafür hast du mittags frei.",
        "Handwerk heißt bei uns: wiegen, kneten, formen, backen und probieren. Maschinen helfen beim schweren Teil.",
        "Wer bei uns lernt, darf eigene Ideen backen. Einmal im Jahr kommt ein Gebäck der Lehrlinge in alle Läden.",
        "Du stehst nicht am Rand, sondern vom ersten Tag an mit am Tisch.",
    ],
    tasks: &[
        "Rohstoffe abwiegen und Teige nach Rezept herstellen",
        "Öfen bedienen und den richtigen Backzeitpunkt erkennen",
        "Gebäck verzieren und für den Laden vorbereiten",
        "Hygiene in der Backstube einhalten und dokumentieren",
        "Bestellungen der Filialen planen und Mengen berechnen",
        "neue Sorten für die Jahreszeiten ausprobieren",
    ],
    needs: &[
        "Du kommst früh aus dem Bett und bist dann gut gelaunt genug für die Kolleginnen und Kollegen.",
        "Du hast geschickte Hände und arbeitest zügig.",
        "Du kannst mit Mengen rechnen, zum Beispiel mit dem Dreisatz.",
        "Süßes und Herzhaftes probierst du gern.",
        "Du bist zuverlässig, denn die Brötchen warten nicht.",
    ],
    subjects: &["Mathematik", "Hauswirtschaft", "Kunst"],
    perks: &[
        ("Brot für zu Hause", "Nach der Schicht nimmst du Brot und Brötchen mit nach Hause."),
        ("Zwei freie Tage am Stück", "Zwei freie Tage hintereinander stehen fest im Plan."),
    ],
};

pub(crate) const BUTCHERY: Family = Family {
    openings: &[
        "Gutes Fleisch braucht gute Leute: Bei {firma} lernst du das Handwerk vollständig.",
        "Du lernst, mit Messer, Gewürz und Respekt vor dem Tier zu arbeiten.",
        "Wurst, Schinken, Grillplatte: In {ort} machst du es selbst.",
        "Wir kennen die Höfe, von denen unser Fleisch kommt. Bald kennst du sie auch.",
    ],
    intros: &[
        "Wir kaufen bei Landwirten aus der Umgebung und verwerten das ganze Tier. Das ist unser Anspruch, seit es uns gibt.",
        "In diesem Beruf arbeitest du mit Kopf und Händen. Du planst Mengen, mischst Gewürze und bedienst Kundinnen und Kunden.",
        "Schwere Lasten heben bei uns Hebehilfen. Dein Können steckt im Schnitt und in der Rezeptur.",
        "Du lernst in der Wurstküche, in der Zerlegung, in der Küche und an der Theke.",
    ],
    tasks: &[
        "Fleisch beurteilen, zerlegen und für die Theke zuschneiden",
        "Brüh-, Koch- und Rohwurst nach eigenen Rezepten herstellen",
        "Platten und warme Gerichte für Feiern vorbereiten",
        "Kühlkette und Hygiene überwachen",
        "Kundinnen und Kunden zu Herkunft und Zubereitung beraten",
    ],
    needs: &[
        "Du hast keine Berührungsängste mit Fleisch.",
        "Du arbeitest sauber und gehst vorsichtig mit Messern um.",
        "Du kochst oder grillst gern.",
        "Du bist freundlich, auch wenn die Schlange lang ist.",
    ],
    subjects: &["Biologie", "Mathematik", "Hauswirtschaft"],
    perks: &[
        ("Messersatz", "Deinen eigenen Messersatz bekommst du am ersten Tag."),
        ("Personalverkauf", "Fleisch und Wurst kaufst du mit Rabatt."),
    ],
};

pub(crate) const DAIRY_AND_DRINKS: Family = Family {
    openings: &[
        "Aus frischer Rohware werden bei {firma} jeden Tag Lebensmittel, die man im ganzen Norden kennt.",
        "Kessel, Tank, Abfüllung: In {ort} lernst du die ganze Kette.",
        "Du lernst, wie Kulturen, Hefen und Temperaturen zusammenspielen.",
        "Ein Beruf zwischen Natur und Technik, mit guten Aussichten im ganzen Land.",
        "Du sorgst dafür, dass in jeder Flasche und jedem Becher das Richtige ist.",
    ],
    intros: &[
        "Unsere Rohware kommt von Höfen, die höchstens eine Stunde entfernt liegen. Wir verarbeiten sie am selben Tag.",
        "Du lernst an großen Anlagen und in einer kleinen Versuchsküche. So verstehst du, was im Tank passiert.",
        "Vieles läuft heute über Bildschirme. Trotzdem riechen, schmecken und schauen wir selbst nach.",
        "In diesem Beruf sind nur wenige ausgebildet. Wer fertig ist, wird gebraucht.",
    ],
    tasks: &[
        "Rohware annehmen und auf Reinheit untersuchen",
        "Erhitzer, Tanks und Abfüllanlagen steuern",
        "Proben nehmen und sensorisch prüfen",
        "Leitungen reinigen und für den nächsten Lauf vorbereiten",
        "Prozessdaten auswerten und Abweichungen melden",
        "Energie und Wasser sparsam einsetzen",
    ],
    needs: &[
        "Naturwissenschaften interessieren dich.",
        "Du arbeitest genau und hältst dich an Vorschriften zur Hygiene.",
        "Lärm und wechselnde Temperaturen machen dir nichts aus.",
        "Du behältst den Überblick, wenn mehrere Dinge gleichzeitig laufen.",
        "Du bist bereit, mit 18 auch im Schichtdienst zu arbeiten.",
    ],
    subjects: &["Chemie", "Biologie", "Physik", "Mathematik"],
    perks: &[
        ("Haustrunk und Produkte", "Jeden Monat gibt es ein Paket mit unseren Produkten."),
        ("Unterkunft im Blockunterricht", "Fahrt und Unterkunft für den Blockunterricht zahlen wir."),
    ],
};

pub(crate) const LABORATORY: Family = Family {
    openings: &[
        "Du untersuchst, misst und prüfst, damit am Ende alles stimmt.",
        "Im Labor von {firma} lernst du, genau hinzusehen.",
        "Waage, Mikroskop, Computer: In {ort} arbeitest du mit allen drei.",
        "Deine Messwerte entscheiden, ob ein Produkt das Haus verlässt.",
    ],
    intros: &[
        "Unser Labor ist klein genug, dass du jede Methode kennenlernst, und gut genug ausgestattet, dass du sie richtig lernst.",
        "Jeden Tag kommen Proben aus der Produktion zu uns. Du lernst, was sie verraten.",
        "Du arbeitest im Team mit Laborantinnen, Technikern und einem Doktoranden. Fragen gehören hier zur Arbeit.",
        "Im ersten Jahr übst du die Grundlagen im Lehrlabor, danach arbeitest du an echten Aufträgen.",
    ],
    tasks: &[
        "Proben nehmen, vorbereiten und untersuchen",
        "Messgeräte einstellen, prüfen und pflegen",
        "Ergebnisse auswerten und verständlich aufschreiben",
        "mit Chemikalien sicher umgehen",
        "die Produktion bei Abweichungen beraten",
        "neue Prüfverfahren mit aufbauen",
    ],
    needs: &[
        "Chemie, Physik oder Biologie gehören zu deinen guten Fächern.",
        "Du arbeitest sorgfältig und schreibst auf, was du tust.",
        "Du hast Geduld, wenn ein Versuch beim ersten Mal nicht klappt.",
        "Rechnen mit Formeln schreckt dich nicht.",
    ],
    subjects: &["Chemie", "Physik", "Mathematik", "Englisch"],
    perks: &[
        ("Lehrlabor", "Du lernst in einem eigenen Lehrlabor mit festen Übungszeiten."),
        ("Laborkleidung", "Laborkleidung und Schutzbrille stellen wir, auch mit Sehstärke."),
    ],
};
