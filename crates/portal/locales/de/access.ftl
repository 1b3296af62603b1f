access-link = Barrierefreiheit
access-title = Barrierefreiheit
access-description = Wie barrierefrei dieses Portal ist, was noch fehlt und wie du Barrieren meldest.
access-intro = Dieses Portal soll für alle da sein: mit Tastatur, Vorlesestimme, großer Schrift, auf alten Telefonen und ohne JavaScript.
access-state = Stand
access-state-text = Wir richten uns nach den Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA, und nach der Norm EN 301 549. Jede Seite wird bei jeder Änderung der Software automatisch geprüft: mit axe, mit einer Prüfung des HTML und allein mit der Tastatur. Bekannte Verstöße gibt es dabei nicht.
access-self = Das ist eine Selbstbewertung. Eine Prüfung durch eine unabhängige Stelle und durch Menschen mit Behinderungen steht noch aus.
access-gaps = Was noch fehlt
access-gaps-files = Dateien, die Unternehmen oder Bewerberinnen und Bewerber hochladen, sind nicht immer barrierefrei. Darauf haben wir keinen Einfluss.
access-gaps-pictures = Bilder von Unternehmen haben einen Text, den das Unternehmen schreibt. Wie gut er ist, prüfen wir nicht.
access-gaps-papers = Unsere PDFs sind ausgezeichnet und nach PDF/UA-1 geschrieben. Mit Vorlesestimmen wurden sie noch nicht erprobt. Alles, was darin steht, steht auch auf den Seiten.
access-gaps-signs = Es gibt noch keine Videos in Gebärdensprache.
access-plain = Leichte Sprache
access-plain-text = Das Wichtigste für die Suche und die Bewerbung steht auch in Leichter Sprache hier:
access-report = Barriere melden
access-report-text = Etwas geht nicht, oder du brauchst einen Inhalt in anderer Form? Schreib uns. Wenn du magst, nenne die Adresse der Seite und das Gerät. Du bekommst eine Antwort.
access-report-clusters = Für jedes regionale Portal ist das Cluster verantwortlich, das es betreibt:
access-board = Wenn das nicht hilft
access-board-text = Bekommst du keine Antwort, die dir hilft, kannst du dich an die Durchsetzungs- oder Schlichtungsstelle deines Bundeslandes wenden. Ein Schlichtungsverfahren kostet nichts, und du brauchst dafür keinen Rechtsbeistand.

plain-link = Leichte Sprache
plain-title = Lotse in Leichter Sprache
plain-description = Suchen, bewerben und eine Antwort bekommen: erklärt in Leichter Sprache.
plain-what = Was ist Lotse?
plain-what-text =
    Lotse ist eine Internet-Seite.
    Auf Lotse findest du Ausbildungs-Plätze.
    Und du findest Praktikums-Plätze.
    Die Plätze sind in deiner Nähe.
    Lotse kostet nichts.
plain-search = Wie suche ich?
plain-search-text =
    Oben auf der Start-Seite ist ein Such-Feld.
    In das erste Feld schreibst du einen Beruf.
    Zum Beispiel: Köchin oder Koch.
    Du kannst auch schreiben, was du magst.
    Zum Beispiel: Tiere.
    In das zweite Feld schreibst du deinen Ort.
    Dann drückst du auf Suchen.
    Du siehst eine Liste mit Plätzen.
    Zum Suchen musst du dich nicht anmelden.
plain-place = Was steht auf der Seite von einem Platz?
plain-place-text =
    Dort steht: Welche Firma ist das?
    Dort steht: Was lernst du?
    Dort steht: Wann fängt es an?
    Dort steht: Wie viel Geld bekommst du?
    Dort steht: Welchen Schul-Abschluss brauchst du?
plain-apply = Wie bewerbe ich mich?
plain-apply-text =
    Du hast einen Platz gefunden.
    Drücke auf: Jetzt bewerben.
    Du schreibst deinen Namen und deine E-Mail-Adresse.
    Du beantwortest wenige Fragen.
    Du kannst auch Dateien schicken. Zum Beispiel dein Zeugnis.
    Dann bekommst du eine E-Mail.
    In der E-Mail steht eine Zahl.
    Diese Zahl schreibst du auf die Seite.
    Fertig. Deine Bewerbung ist bei der Firma.
plain-answer = Bekomme ich eine Antwort?
plain-answer-text =
    Ja.
    Die Firma muss dir antworten.
    Wir erinnern die Firma daran.
    Du bekommst die Antwort als E-Mail.
    Und du findest sie auf der Seite: Meine Bewerbungen.
plain-events = Was sind Veranstaltungen?
plain-events-text =
    Auf einer Messe sind viele Firmen.
    Du kannst mit den Firmen sprechen.
    Auf einer Job-Tour fährst du mit dem Bus zu Firmen.
    Du kannst dir einen Platz nehmen.
    Du bekommst eine Karte mit einem Muster.
    Die Karte zeigst du am Eingang.
plain-data = Was passiert mit meinen Daten?
plain-data-text =
    Nur die Firma liest deine Bewerbung.
    Wir verkaufen deine Daten nicht.
    Du kannst deine Daten jederzeit löschen.
    Bist du jünger als 16 Jahre?
    Dann müssen manchmal deine Eltern zustimmen.
plain-help = Brauchst du Hilfe?
plain-help-text =
    Du kannst uns schreiben.
    Oder du fragst eine Person, die du kennst.
    Zum Beispiel deine Lehrerin oder deinen Lehrer.
