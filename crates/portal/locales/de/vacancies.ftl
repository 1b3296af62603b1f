crumb-search = Alle Stellen
vacancy-title = { $title } bei { $company }
vacancy-description = { $title } bei { $company }: Beginn, Lohn, Aufgaben und wie du dich bewirbst.
deadline-passed = Die Bewerbungsfrist war am { $day }. Frag beim Unternehmen nach, ob der Platz noch frei ist.
deadline-until = Bewirb dich bis zum { $day }.
facts-heading = Auf einen Blick
pay-heading = Das verdienst du
pay-caption = Lohn im Monat, vor Abzug von Steuern und Versicherung (brutto)
pay-year = { $year }. Jahr
tasks-heading = Darum geht es
needs-heading = Fächer und Sprachen
needs-subjects = Diese Schulfächer sind nützlich:
needs-languages = Sprachen:
school-heading = Berufsschule
prospects-heading = Nach der Ausbildung
benefits-heading = Das bekommst du außerdem
accessibility-heading = Barrierefreiheit
apply-heading = So bewirbst du dich
apply-button = Jetzt bewerben
apply-subject = Bewerbung: { $title }
apply-hint-url = Der Knopf führt dich auf die Seite des Unternehmens. Dort bewirbst du dich.
apply-hint-mail = Der Knopf öffnet eine E-Mail an das Unternehmen.
apply-hint-phone = Der Knopf ruft das Unternehmen an.
apply-hint-contact = Melde dich direkt beim Unternehmen.
contact-heading = Fragen beantwortet
company-heading = Das Unternehmen
sites-heading = { $count ->
    [one] Ort
   *[other] { $n } Orte
}
trust-heading = Woher die Stelle kommt
trust-confirmed = Zuletzt bestätigt am { $day }.
trust-clusters = Das Unternehmen ist Mitglied bei
trust-occupation = Ausbildungsberuf:
similar-heading = Ähnliche Stellen

apply-hint-here = Du bewirbst dich hier, ohne Anschreiben. Das dauert wenige Minuten.
apply-full = Zurzeit nimmt das Unternehmen keine weiteren Bewerbungen an. Sobald jemand eine Antwort hat, wird wieder ein Platz frei. Schau in ein paar Tagen noch einmal vorbei.
apply-late = Die Frist ist vorbei. Hier kannst du dich nicht mehr bewerben. Weiter unten stehen ähnliche Stellen.
next-heading = So geht es weiter
next-apply = Du bewirbst dich
next-apply-text = Ein kurzes Formular, mit Lebenslauf und Zeugnissen, wenn du magst. Danach siehst du immer, wie es steht.
next-answer = Das Unternehmen antwortet
next-answer-due = { $count ->
    [one] Die Antwort soll nach höchstens 1 Tag da sein. Wir erinnern das Unternehmen daran.
   *[other] Die Antwort soll nach höchstens { $n } Tagen da sein. Wir erinnern das Unternehmen daran.
}
next-answer-nudge = { $count ->
    [one] Nach 1 Tag kannst du auch selbst einmal nachfragen.
   *[other] Nach { $n } Tagen kannst du auch selbst einmal nachfragen.
}
next-late = Und wenn keine Antwort kommt
next-late-due = { $count ->
    [one] Nach 1 Tag kümmert sich das Cluster darum.
   *[other] Nach { $n } Tagen kümmert sich das Cluster darum.
}
next-late-close = { $count ->
    [one] Nach 1 Tag ohne Antwort sagen wir dir Bescheid, dass du nicht weiter warten musst.
   *[other] Nach { $n } Tagen ohne Antwort sagen wir dir Bescheid, dass du nicht weiter warten musst.
}
company-trainer = Um die Azubis kümmert sich { $name }.
answers-heading = So antwortet das Unternehmen
answers-usual = { $count ->
    [one] antwortet meist in 1 Tag
   *[other] antwortet meist in { $n } Tagen
}
answers-usual-company = { $count ->
    [one] Das Unternehmen antwortet meist in 1 Tag.
   *[other] Das Unternehmen antwortet meist in { $n } Tagen.
}
answers-share = { $n } von { $of } Bewerbungen rechtzeitig beantwortet
report-link = Stelle melden
report-title = Diese Stelle melden
report-intro = Stimmt etwas nicht an der Stelle „{ $title }“ bei { $company }? Sag uns, was. Das Cluster sieht innerhalb von 24 Stunden nach.
report-privacy = Du brauchst kein Konto. Wir speichern nicht, wer du bist. Das Unternehmen erfährt nicht, dass du etwas gemeldet hast.
report-reason = Was stimmt nicht?
report-reason-missing = Wähle aus, was nicht stimmt.
report-choice-gone = Den Platz gibt es nicht mehr.
report-choice-untrue = Was da steht, stimmt nicht.
report-choice-discriminating = Es schließt Menschen aus oder beleidigt sie.
report-choice-fraud = Sie wollen Geld oder private Daten.
report-choice-other = Etwas anderes
report-text = Was sollen wir wissen?
report-text-hint = Schreib nicht deinen Namen dazu.
report-button = Meldung abschicken
report-thanks = Danke, deine Meldung ist da
report-thanks-text = Das Cluster sieht sich die Stelle innerhalb von 24 Stunden an. Wenn etwas nicht stimmt, wird sie geändert oder verschwindet.
report-thanks-back = Zurück zur Stelle
mistake-text-too-long = Kürze den Text auf höchstens 1.000 Zeichen.
