# Veranstaltungen für Unternehmen: „Sie“.
cevents-title = Veranstaltungen
cevents-text = Hier fragen Sie Stände an, sehen, wer zu Ihnen kommt, und melden eigene Leute an.
cevents-going = Ihre Veranstaltungen
cevents-others = Weitere Veranstaltungen
cevents-none = Zurzeit gibt es keine weitere Veranstaltung in Ihren Clustern.
cevents-team = Anmeldungen für Ihre Leute
cevents-team-none = Sie haben noch niemanden angemeldet.
cevents-book = Mitarbeitende anmelden
cevents-ask = Stand anfragen
cevents-change = Angaben ändern
cevents-withdraw = Doch nicht kommen
cevents-part = Ihr Unternehmen
cevents-state-applied = Angefragt
cevents-state-admitted = Dabei
cevents-state-refused = Abgelehnt
cevents-state-withdrawn = Abgesagt
cevents-next-applied = Das Team des Clusters prüft Ihre Anfrage. Sie bekommen eine Mail mit der Antwort.
cevents-next-admitted = Sie sind dabei. Unten steht, wer zu Ihnen kommt. Bis zum Beginn kann sich die Liste noch ändern.
cevents-next-refused = Diesmal hat es nicht geklappt. Bei Fragen hilft das Team des Clusters.
cevents-next-withdrawn = Sie haben abgesagt. Wenn Sie doch kommen möchten, fragen Sie neu an.
cevents-next-none = Sie haben noch keinen Stand angefragt.
cevents-next-closed = Hier gibt es keine Stände mehr zu vergeben.
cevents-changed = Das geht gerade nicht. Vielleicht hat sich etwas geändert, oder zu einer Person gibt es schon Gespräche. Laden Sie die Seite neu.

cevents-ask-heading = Stand anfragen: { $title }
cevents-ask-text = Das Team des Clusters prüft Ihre Anfrage und antwortet per Mail. Alle Angaben können Sie später ändern.
cevents-change-heading = Ihre Angaben: { $title }
cevents-change-text = Was Sie anbieten und suchen, steht auf der Seite der Veranstaltung, sobald Sie dabei sind.
cevents-offers = Was Sie anbieten
cevents-offers-hint = Zum Beispiel Berufe zum Ausprobieren oder ein Quiz.
cevents-seeks = Wen Sie suchen
cevents-seeks-hint = Zum Beispiel Auszubildende für den Beruf Mechatroniker (m/w/d).
cevents-needs = Was Sie brauchen
cevents-needs-hint = Zum Beispiel Strom oder Tische. Nur das Team des Clusters liest das.
cevents-contact-hint = Wer am Tag für Fragen da ist.
cevents-interviewers-hint = Ein Name in jeder Zeile. Wer hier steht, kann Gespräche mit Jugendlichen führen.
cevents-vacancies = Stellen, die Sie mitbringen
cevents-vacancies-hint = Sie stehen auf der Seite der Veranstaltung.
cevents-send = Anfrage senden
cevents-save = Speichern

cevents-interviews-heading = Gespräche planen: { $title }
cevents-interviews-no-names = Sie haben noch niemanden für Gespräche genannt. Dann entsteht eine Reihe von Gesprächen ohne Namen.
cevents-visitors = Wer zu Ihnen kommt
cevents-name-later = Name folgt, sobald die Eltern zugestimmt haben
cevents-wishing = Wer Sie kennenlernen möchte
cevents-wishing-text = Schreiben Sie eine 1 zu der Person, die Sie am liebsten treffen, dann 2, 3 und so weiter. Wer keine Zahl hat, wird gelost.
cevents-wishing-save = Reihenfolge speichern

cevents-withdraw-heading = { $title }: doch nicht kommen?
cevents-withdraw-text = Ihr Stand wird frei, und Ihre Gespräche werden abgesagt.
cevents-withdraw-told = { $count ->
    [0] Noch hat niemand einen Termin bei Ihnen.
    [one] Eine Person hat einen Termin bei Ihnen und bekommt eine Mail.
   *[other] { $n } Personen haben einen Termin bei Ihnen und bekommen eine Mail.
}
cevents-withdraw-hint = Steht in den Mails. Sie können das Feld leer lassen.
cevents-withdraw-button = Absagen

done-stand-gefragt = Ihre Anfrage ist angekommen. Sie bekommen eine Mail, sobald sie geprüft ist.
done-stand-gespeichert = Gespeichert.
done-stand-gespraeche = Die Gespräche sind angelegt und können gebucht werden.
done-stand-reihenfolge = Die Reihenfolge ist gespeichert.
done-stand-abgesagt = Sie haben abgesagt.
