start-title = Ausbildung finden
start-heading = Finde deinen Ausbildungsplatz
start-heading-cluster = Deine Ausbildung bei { $name }
start-description = Freie Stellen für Ausbildung, duales Studium und Praktikum in deiner Nähe. Ohne Anmeldung, ohne Cookies.
start-description-cluster = Freie Ausbildungsplätze bei den Unternehmen von { $name }.
start-total = { $count ->
    [0] Zurzeit ist keine Stelle ausgeschrieben.
    [one] 1 Stelle ist gerade frei.
   *[other] { $n } Stellen sind gerade frei: Ausbildung, duales Studium und Praktikum.
}
start-about-cluster = Über { $name }
start-areas = Was interessiert dich?
start-how = So funktioniert es
start-step-1 = Suchen
start-step-1-text = Gib ein, was du machen willst und wo. Du brauchst dafür kein Konto.
start-step-2 = Vergleichen
start-step-2-text = Auf jeder Seite stehen Beginn, Lohn, Dauer und Abschluss an derselben Stelle.
start-step-3 = Bewerben
start-step-3-text = Du bewirbst dich direkt beim Unternehmen. Wir sagen dir vorher, wie das geht.
start-companies = Diese Unternehmen bilden aus
start-companies-all = Alle Unternehmen
start-clusters = Wer hinter den Stellen steht
start-clusters-text = Die Stellen kommen von Unternehmen, die sich in Clustern zusammengetan haben. Ein Cluster ist ein Netzwerk aus einer Region und einer Branche.

about-title = Über Lotse und deine Daten
about-description = Was Lotse ist, wer dahinter steht und was mit deinen Daten passiert.
about-intro = Lotse bringt junge Leute und Unternehmen zusammen, die ausbilden.
about-pupils = Für wen das ist
about-pupils-text = Für alle, die eine Ausbildung, ein duales Studium oder ein Praktikum suchen. Die Suche kostet nichts und braucht kein Konto.
about-data = Was mit deinen Daten passiert
about-data-text = Wenn du suchst, speichern wir nichts über dich. Was du eintippst, steht nur in der Adresse der Seite, damit du sie teilen oder merken kannst.
about-data-cookies = Wir setzen keine Cookies, zählen dich nicht und laden nichts von fremden Servern.
about-postings = Woher die Stellen kommen
about-postings-text = Unternehmen und ihre Cluster tragen die Stellen ein. Auf jeder Stelle steht, wann sie zuletzt bestätigt wurde. Ist etwas falsch, sag bitte dem Unternehmen Bescheid.
about-who = Wer dahinter steht
about-who-cluster = Dieses Portal gehört zu { $name }.
about-who-text = Jedes Cluster führt seine Stellen selbst. Wer es ist, steht auf der Seite des Clusters.
about-software = Das Programm dahinter heißt Lotse und ist freie Software: Jeder darf es lesen, prüfen und benutzen.

failure-heading-not-found = Diese Seite gibt es nicht
failure-text-not-found = Vielleicht ist die Stelle schon vergeben oder die Adresse hat einen Tippfehler. Such einfach neu.
failure-heading-unavailable = Das geht gerade nicht
failure-text-unavailable = Lotse ist im Moment nicht erreichbar. Versuch es in ein paar Minuten noch einmal.
failure-heading-internal = Bei uns ist etwas schiefgegangen
failure-text-internal = Das liegt nicht an dir. Wir sehen den Fehler und kümmern uns darum. Versuch es später noch einmal.
failure-heading-stale-form = Dieses Formular ist abgelaufen
failure-text-stale-form = Öffnen Sie die Seite noch einmal und senden Sie das Formular von dort.
failure-heading-bad-form = Das Formular ist nicht angekommen
failure-text-bad-form = Vielleicht waren es zu viele oder zu große Dateien. Bitte zurückgehen und höchstens 5 Dateien mit je 5 MB wählen.
failure-heading-sign-in = Bitte anmelden
failure-text-sign-in = Diese Seite ist nur angemeldet zu sehen.
failure-heading-second-factor = Zweiter Faktor nötig
failure-text-second-factor = Für diese Seite ist ein zweiter Faktor nötig.
failure-heading-conflict = Das passt nicht zum jetzigen Stand
failure-text-conflict = Inzwischen hat sich etwas geändert. Öffnen Sie die Seite noch einmal und sehen Sie nach.
failure-heading-too-many = Zu viele Versuche
failure-text-too-many = Das war gerade sehr oft. In ein paar Minuten geht es weiter.
failure-home = Zur Startseite
