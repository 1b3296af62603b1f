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
