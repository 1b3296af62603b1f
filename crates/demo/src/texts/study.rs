//! Dual courses of study, placements, trainee programmes and first jobs.
use super::Family;

pub(crate) const DUAL_STUDY: Family = Family {
    openings: &[
        "Studieren und dabei Geld verdienen: Bei {firma} wechselst du zwischen Hochschule und Praxis.",
        "Was du an der Hochschule lernst, probierst du in {ort} gleich aus.",
        "Drei Monate Theorie, drei Monate Praxis, und am Ende ein Bachelor.",
        "Ein duales Studium heißt: Du bist eingeschrieben und zugleich bei uns angestellt.",
        "Für alle, die studieren wollen, aber nicht nur in Büchern.",
    ],
    intros: &[
        "Dein Studium zahlen wir. In den Praxisphasen arbeitest du in wechselnden Abteilungen an Aufgaben, die zu deinem Semester passen.",
        "Du hast bei uns eine feste Betreuerin. Mit ihr planst du jede Praxisphase und später deine Bachelorarbeit.",
        "Semesterferien gibt es im dualen Studium nicht, aber 30 Tage Urlaub. Dafür bist du am Ende ohne Schulden fertig und kennst den Betrieb.",
        "Die meisten unserer Führungskräfte haben so angefangen. Sie wissen, wie sich eine Prüfungswoche anfühlt.",
    ],
    tasks: &[
        "die Grundlagen deines Fachs im Hörsaal und im Labor",
        "eigene kleine Projekte in den Praxisphasen planen und vorstellen",
        "wissenschaftlich arbeiten und Berichte schreiben",
        "mit Fachleuten aus verschiedenen Abteilungen zusammenarbeiten",
        "deine Bachelorarbeit über ein Thema aus dem Betrieb schreiben",
        "Verantwortung für Zeit und Kosten übernehmen",
    ],
    needs: &[
        "Du hast Abitur oder Fachhochschulreife oder bist bald so weit.",
        "Du lernst gern und kannst dir deine Zeit einteilen.",
        "Gutes Englisch hilft dir bei der Fachliteratur.",
        "Du wechselst gern zwischen Theorie und Praxis.",
        "Du arbeitest selbständig und fragst rechtzeitig um Rat.",
    ],
    subjects: &["Mathematik", "Englisch"],
    perks: &[
        ("Studiengebühren", "Gebühren und Semesterticket übernehmen wir."),
        ("Zuschuss zum Zimmer", "Für ein Zimmer am Studienort gibt es 200 Euro im Monat dazu."),
        ("Lerntage", "Vor Prüfungen hast du drei freie Lerntage."),
    ],
};

pub(crate) const PLACEMENT: Family = Family {
    openings: &[
        "Probier bei {firma} aus, ob dir der Beruf liegt.",
        "Du schaust nicht nur zu, sondern machst in {ort} selbst etwas.",
        "Ein Praktikum, nach dem du mehr über den Beruf und über dich weißt.",
        "Für Schülerinnen und Schüler, die es genauer wissen wollen.",
        "Du begleitest unsere Auszubildenden und fragst sie alles, was du willst.",
    ],
    intros: &[
        "Wir haben für jeden Tag einen Plan. Am Ende nimmst du ein Werkstück, eine Mappe oder ein kleines Programm mit nach Hause.",
        "Eine Auszubildende oder ein Auszubildender begleitet dich die ganze Zeit. Am letzten Tag sprechen wir darüber, wie es war.",
        "Du bekommst ein ehrliches Zeugnis, das du für Bewerbungen nutzen kannst.",
        "Viele unserer Auszubildenden haben mit einem Praktikum angefangen. Versprechen können wir nichts, aber wir merken uns gute Leute.",
    ],
    tasks: &[
        "verschiedene Abteilungen kennenlernen",
        "eine kleine eigene Aufgabe lösen",
        "an einem Rundgang durch den ganzen Betrieb teilnehmen",
        "mit Auszubildenden über Schule und Arbeit sprechen",
        "Regeln zu Sicherheit und Sauberkeit kennenlernen",
        "am Ende vorstellen, was du gemacht hast",
    ],
    needs: &[
        "Du bist neugierig und pünktlich. Mehr braucht es nicht.",
        "Du bist mindestens 14 Jahre alt.",
        "Du hast schon eine Idee, was dich interessiert.",
        "Wenn du unter 18 bist, brauchen wir die Unterschrift deiner Eltern.",
    ],
    subjects: &[],
    perks: &[
        ("Mittagessen frei", "Das Mittagessen ist frei."),
        ("Fahrkarte", "Die Fahrkarte erstatten wir dir."),
        ("Praktikumszeugnis", "Am letzten Tag bekommst du ein Zeugnis."),
    ],
};

pub(crate) const FIRST_JOB: Family = Family {
    openings: &[
        "Du hast deine Ausbildung oder dein Studium fertig? Bei {firma} geht es in {ort} weiter.",
        "Ein guter erster Job, mit Einarbeitung, die diesen Namen verdient.",
        "Wir suchen Menschen, die gerade fertig geworden sind und richtig anfangen wollen.",
        "Erfahrung sammelst du bei uns. Mitbringen musst du sie nicht.",
    ],
    intros: &[
        "In den ersten sechs Monaten arbeitest du mit einer erfahrenen Person zusammen. Danach übernimmst du ein eigenes Gebiet.",
        "Du lernst zuerst alle Abteilungen kennen, mit denen du zu tun hast. Das dauert vier Wochen, und die nehmen wir uns.",
        "Einmal im Monat sprechen wir darüber, was gut läuft und was du noch brauchst.",
    ],
    tasks: &[
        "ein eigenes Gebiet Schritt für Schritt übernehmen",
        "Abläufe verbessern und Vorschläge machen",
        "im Team planen und Ergebnisse vorstellen",
        "Auszubildende bei ihren Aufgaben unterstützen",
        "mit Kunden und Lieferanten sprechen",
    ],
    needs: &[
        "Deine Prüfung hast du bestanden oder stehst kurz davor.",
        "Du arbeitest gern mit anderen zusammen.",
        "Du sagst, was du brauchst, um gut arbeiten zu können.",
        "Du willst dazulernen.",
    ],
    subjects: &[],
    perks: &[
        ("Unbefristeter Vertrag", "Dein Vertrag ist unbefristet."),
        ("30 Tage Urlaub", "Du hast 30 Tage Urlaub, Heiligabend und Silvester sind zusätzlich frei."),
        ("Weiterbildung", "Für Weiterbildung hast du fünf Tage und ein eigenes Budget im Jahr."),
    ],
};
