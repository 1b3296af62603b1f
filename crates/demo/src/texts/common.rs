//! What fits every posting: offers, steps, prospects, languages, accessibility.

pub(super) const LEARN_HEADINGS: &[&str] = &[
    "Das lernst du",
    "Das lernst du bei uns",
    "Deine Aufgaben",
    "Das erwartet dich",
    "Was du bei uns lernst",
];
pub(super) const NEED_HEADINGS: &[&str] =
    &["Das bringst du mit", "Das solltest du mitbringen", "Was uns wichtig ist", "Das hilft dir"];
pub(super) const OFFER_HEADINGS: &[&str] =
    &["Das bieten wir", "Das bekommst du von uns", "Was wir dir bieten", "Darauf kannst du zählen"];
pub(super) const STEP_HEADINGS: &[&str] =
    &["So geht es weiter", "So läuft deine Bewerbung", "Nach deiner Bewerbung", "Die nächsten Schritte"];

/// Second sentences of the summary; `{plätze}` is "einen Platz" or "3 Plätze".
pub(super) const CLOSINGS: &[&str] = &[
    "Wir haben {plätze} frei und freuen uns auf dich.",
    "Zum nächsten Start vergeben wir {plätze}.",
    "Eine feste Ansprechperson begleitet dich von Anfang an.",
    "Schau vorher gern einen Tag bei uns vorbei.",
    "Wir bilden aus, weil wir unsere Leute behalten wollen.",
    "Zeugnisse sehen wir uns an, wichtiger ist uns das Gespräch.",
    "Bei uns arbeiten {leute} Menschen, die meisten kennen sich beim Namen.",
    "Auch wenn dein Lebenslauf Lücken hat, lohnt sich eine Bewerbung.",
    "Deine Fragen beantworten wir vorab am Telefon.",
    "Wer noch unsicher ist, macht vorher ein kurzes Praktikum.",
];

/// What follows in a summary that begins with what the company does.
pub(super) const CALLS: &[&str] = &[
    "Dafür bilden wir in {ort} aus und haben {plätze} frei.",
    "Wie das geht, lernst du bei uns in {ort}.",
    "Dabei brauchen wir Verstärkung und bilden sie selbst aus.",
    "Lerne bei uns mit, dann kannst du es in ein paar Jahren auch.",
    "Dafür suchen wir junge Leute, die mitdenken.",
    "In {ort} ist dafür ein Ausbildungsteam da, das sich Zeit nimmt.",
    "Für unseren nächsten Jahrgang vergeben wir {plätze}.",
];

pub(super) const GENERAL_NEEDS: &[&str] = &[
    "Du bist verlässlich und hältst dich an Absprachen.",
    "Du fragst nach, wenn du etwas nicht verstanden hast.",
    "Du kommst mit unterschiedlichen Menschen gut aus.",
    "Du hast Lust, etwas Neues zu lernen.",
    "Du übernimmst Verantwortung für deine Arbeit.",
    "Du gehst ehrlich mit Fehlern um.",
    "Du gibst nicht gleich auf, wenn etwas schwierig wird.",
    "Du bist so gut wie immer pünktlich.",
    "Du kannst dich auf Deutsch gut verständigen.",
];

/// What is said below the list of what is needed.
pub(super) const NOT_NEEDED: &[&str] = &[
    "Einen Führerschein brauchst du nicht.",
    "Vorkenntnisse brauchst du nicht.",
    "Perfekte Noten erwarten wir nicht.",
    "Du musst nicht alles davon erfüllen. Bewirb dich trotzdem.",
    "Ein Praktikum bei uns ist hilfreich, aber keine Bedingung.",
    "Ein Anschreiben brauchst du nicht. Dein Lebenslauf und das letzte Zeugnis reichen.",
    "Wie alt du bist und woher du kommst, spielt für uns keine Rolle.",
    "Du hast eine andere Ausbildung abgebrochen? Sag uns, warum, dann sprechen wir darüber.",
];

/// The benefit in a word, and the sentence about it.
pub(super) const OFFERS: &[(&str, &str)] = &[
    ("30 Tage Urlaub", "Du hast 30 Tage Urlaub im Jahr."),
    ("Deutschlandticket", "Das Deutschlandticket zahlen wir."),
    ("Weihnachtsgeld", "Im November gibt es ein halbes Monatsgehalt zusätzlich."),
    ("Urlaubsgeld", "Im Juni zahlen wir Urlaubsgeld."),
    ("Prämie für gute Prüfungen", "Für eine gute Abschlussprüfung bekommst du 400 Euro."),
    ("Schulbücher", "Bücher und Hefte für die Berufsschule zahlen wir."),
    ("Nachhilfe", "Wenn es in der Schule hakt, zahlen wir Nachhilfe."),
    ("Betriebliche Altersvorsorge", "Wir zahlen 25 Euro im Monat in deine Altersvorsorge."),
    ("Vermögenswirksame Leistungen", "Vermögenswirksame Leistungen bekommst du ab dem ersten Monat."),
    ("Kantine", "Das Mittagessen in der Kantine kostet dich 3 Euro."),
    ("Obst und Wasser", "Obst, Wasser und Kaffee stehen für alle bereit."),
    ("Fahrrad-Leasing", "Nach der Probezeit kannst du ein Fahrrad leasen."),
    ("Überstundenausgleich", "Überstunden sind selten und werden mit Freizeit ausgeglichen."),
    ("Zeit fürs Berichtsheft", "Dein Berichtsheft schreibst du während der Arbeitszeit."),
    ("Ausflug der Auszubildenden", "Im ersten Monat fahren alle Auszubildenden zwei Tage zusammen weg."),
    ("Patenschaft", "Eine Patin oder ein Pate aus einem höheren Lehrjahr steht dir zur Seite."),
    ("Sport", "Wir zahlen die Hälfte deines Beitrags im Sportverein oder Fitnessstudio."),
    ("Parkplatz", "Ein Stellplatz für Rad, Roller oder Auto ist da."),
    ("Zuschuss zum Führerschein", "Zum Führerschein geben wir 500 Euro dazu."),
    ("Gesundheitstage", "Zweimal im Jahr gibt es Gesundheitstage mit Kursen und Check-up."),
    ("Regelmäßige Gespräche", "Alle drei Monate sprechen wir darüber, wie es läuft."),
    ("Gute Anbindung", "Die Haltestelle ist fünf Minuten zu Fuß entfernt."),
    ("Zimmer", "Wenn du von weiter her kommst, helfen wir bei der Suche nach einem Zimmer."),
    ("Mitarbeit an Projekten", "Für ein eigenes Projekt im Jahr bekommst du Zeit und ein kleines Budget."),
];

/// What happens after applying.
pub(super) const STEPS: &[&str] = &[
    "Wir melden uns innerhalb von zehn Tagen. Danach laden wir dich zu einem Gespräch und einem Rundgang ein. Eine Entscheidung hast du spätestens vier Wochen nach deiner Bewerbung.",
    "Du bewirbst dich, wir rufen dich an. Dann kommst du einen halben Tag zu uns, lernst die Auszubildenden kennen und siehst, ob es passt.",
    "1. Du schickst uns Lebenslauf und Zeugnis.\n2. Wir sprechen eine halbe Stunde am Telefon.\n3. Du kommst zum Probetag.\n4. Drei Tage später sagen wir dir, wie es weitergeht.",
    "Jede Bewerbung lesen zwei Menschen. Nach einer Woche bekommst du eine Antwort, auch wenn es eine Absage ist.",
    "Zuerst machst du einen kurzen Test, den du zu Hause lösen kannst. Danach lernen wir uns bei einem Gespräch kennen. Deine Eltern dürfen gern mitkommen.",
    "Nach deiner Bewerbung hörst du in fünf Arbeitstagen von uns. Wenn beide Seiten wollen, folgen zwei Probetage, für die du schulfrei bekommst.",
    "1. Bewerbung senden, gern vom Handy aus.\n2. Kennenlernen vor Ort, etwa eine Stunde.\n3. Probearbeiten an einem Nachmittag.\n4. Vertrag unterschreiben.",
    "Wir laden alle, die in Frage kommen, zu einem gemeinsamen Nachmittag ein. Dort zeigen wir den Betrieb, ihr löst eine kleine Aufgabe, und wir kommen ins Gespräch.",
];

pub(crate) const PROSPECTS: &[&str] = &[
    "Wer die Prüfung besteht, wird in der Regel übernommen.",
    "Wir haben in den letzten fünf Jahren alle Auszubildenden übernommen, die bleiben wollten.",
    "Nach der Ausbildung kannst du die Meister- oder Technikerschule besuchen. Wir unterstützen dich dabei.",
    "Nach der Prüfung bleibst du mindestens ein Jahr bei uns, danach sehen wir gemeinsam weiter.",
    "Bei guten Leistungen kannst du die Ausbildung um ein halbes Jahr verkürzen.",
    "Viele unserer Teamleitungen haben hier gelernt.",
    "Die Übernahme ist unser Ziel. Ein halbes Jahr vor der Prüfung sprechen wir darüber.",
    "Nach der Ausbildung stehen dir Weiterbildungen der Kammer offen, die Kosten tragen wir.",
];

pub(crate) const PROSPECTS_AFTER_STUDY: &[&str] = &[
    "Nach dem Bachelor wartet eine Stelle in der Abteilung, in der du deine Abschlussarbeit geschrieben hast.",
    "Alle Studierenden der letzten Jahre haben ein Angebot von uns bekommen.",
    "Nach dem Bachelor kannst du bei uns arbeiten und nebenbei einen Master machen.",
    "Mit dem Abschluss übernehmen wir dich, wenn beide Seiten zufrieden sind.",
];

pub(crate) const ACCESSIBILITY: &[&str] = &[
    "Das Gebäude ist ohne Stufen erreichbar, es gibt einen Aufzug.",
    "Eingang, Pausenraum und Toiletten sind mit dem Rollstuhl erreichbar, die übrigen Räume zum Teil.",
    "Für Menschen mit Hörbehinderung haben wir gute Erfahrungen mit Schriftdolmetschern gemacht.",
    "Sag uns, was du brauchst. Wir richten den Arbeitsplatz mit der Agentur für Arbeit passend ein.",
    "Bewerbungen von Menschen mit Behinderung sind willkommen. Unsere Vertrauensperson hilft bei allen Fragen.",
    "Die Ausbildung ist auch in Teilzeit möglich, zum Beispiel wenn du ein Kind betreust.",
];

pub(crate) const LANGUAGES: &[&str] = &[
    "Deutsch etwa auf dem Niveau B1 solltest du sprechen, B2 bis zur Zwischenprüfung.",
    "Deutsch auf B2 hilft dir in der Berufsschule.",
    "Im Betrieb sprechen wir Deutsch, viele auch Türkisch, Polnisch oder Englisch.",
    "Deutsch B1 reicht für den Anfang. Einen Sprachkurs neben der Arbeit zahlen wir.",
    "Gutes Deutsch und Schulenglisch.",
    "Deutsch sicher in Wort und Schrift, weil du mit Kundinnen und Kunden sprichst.",
];
