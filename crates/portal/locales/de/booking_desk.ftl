# Anmeldungen, Listen und Nachrichten einer Veranstaltung, für Clustermanager: „Sie“.
bdesk-add = Anmeldung eintragen
bdesk-numbers = Plätze
bdesk-no-slots = Noch gibt es keine Termine. Legen Sie sie unter „Termine und Plätze“ an.
bdesk-appointments = { $count ->
    [one] Ein Gespräch oder Besuch
   *[other] { $n } Gespräche und Besuche
}
bdesk-taken = belegt
bdesk-waiting = warten
bdesk-here = da
bdesk-who = Wer angemeldet ist
bdesk-who-comes = Wer kommt
bdesk-search = Name, Schule oder Unternehmen
bdesk-slot = Termin
bdesk-any-slot = Alle Termine
bdesk-state = Stand
bdesk-any-state = Jeder Stand
bdesk-kind = Einzeln oder Gruppe
bdesk-any-kind = Beides
bdesk-kind-person = Einzelne Personen
bdesk-kind-group = Gruppen
bdesk-filter = Suchen
bdesk-filter-none = Alle zeigen
bdesk-in-line = So stehen sie auf der Warteliste. Wer oben steht, rückt zuerst nach.
bdesk-none = Noch hat sich niemand angemeldet.
bdesk-none-found = Dazu gibt es keine Anmeldung.
bdesk-more = Weitere zeigen
bdesk-nobody = Ohne Namen
bdesk-unnamed = Platz { $n }, noch ohne Namen
bdesk-people = { $count ->
    [one] Eine Person
   *[other] { $n } Personen
}
bdesk-named = { $count ->
    [0] noch niemand benannt
    [one] ein Name bekannt
   *[other] { $n } Namen bekannt
}
bdesk-ahead = { $count ->
    [0] ganz vorn
   *[other] { $n } davor
}
bdesk-wishes = { $count ->
    [one] Ein Wunsch
   *[other] { $n } Wünsche
}
bdesk-until = Reserviert bis { $day }
bdesk-here-since = Da seit { $day }
bdesk-back = Alle Anmeldungen
bdesk-contact = Angemeldet von
bdesk-phone = Telefon
bdesk-size = Größe
bdesk-school = Schule
bdesk-company = Unternehmen
bdesk-names-until = Namen bis
bdesk-booked-at = Angemeldet am
bdesk-note = Nachricht dazu
bdesk-plan = Plan
bdesk-plan-none = Diese Anmeldung hat keine Termine.
bdesk-let-in = Platz geben
bdesk-move = Verlegen
bdesk-cancel = Absagen
bdesk-cancel-whole = Die ganze Anmeldung absagen
bdesk-changed = Das geht nicht mehr. Inzwischen hat sich hier etwas geändert, oder die Zustimmung der Eltern fehlt noch.

bdesk-move-heading = { $name } verlegen
bdesk-move-from = Bisher: { $title }
bdesk-move-text = Der alte Platz wird frei, und wer wartet, rückt nach. Die Person bekommt eine Mail mit dem neuen Plan.
bdesk-move-none = Bei keinem anderen Termin ist ein Platz frei.
bdesk-move-to = Neuer Termin
bdesk-move-missing = Wählen Sie einen Termin aus.
bdesk-move-button = Verlegen

bdesk-cancel-heading = { $name } absagen?
bdesk-cancel-one = Abgesagt wird: { $title }
bdesk-cancel-all = Abgesagt wird alles, was noch kommt.
bdesk-cancel-text = Die Absage geht sofort per Mail hinaus. Wer auf der Warteliste steht, rückt nach.
bdesk-cancel-reason = Grund
bdesk-cancel-reason-hint = Steht in der Mail. Sie können das Feld leer lassen.
bdesk-cancel-button = Absagen

bdesk-add-text = Für alle, die anrufen oder vorbeikommen. Mit einer Mail-Adresse schicken wir das Ticket dorthin.
bdesk-add-slots = Termine
bdesk-add-slots-missing = Wählen Sie mindestens einen Termin aus.
bdesk-add-appointment = Gespräch oder Besuch
bdesk-add-no-appointment = Keines
bdesk-add-phone-hint = Für Änderungen in letzter Minute.
bdesk-add-group = Name der Gruppe
bdesk-add-group-hint = Nur für Gruppen, zum Beispiel „Klasse 8b“. Die Namen werden später eingetragen.
bdesk-add-group-missing = Wie heißt die Gruppe?
bdesk-add-size = Wie viele Personen die Gruppe hat
bdesk-add-wait = Wenn nichts frei ist: auf die Warteliste
bdesk-add-first = Vor allen einlassen, die schon warten
bdesk-add-first-hint = Gilt nur für freie Plätze. Mehr Plätze als geplant gibt es nie.
bdesk-add-button = Eintragen

bdesk-messages-text = Die Nachricht geht als Mail an alle, die Sie auswählen. Jede Adresse bekommt sie einmal. Vor dem Senden sehen Sie, wie viele es sind.
bdesk-message-to = An
bdesk-message-count = Empfänger
bdesk-message-subject = Betreff
bdesk-message-body = Nachricht
bdesk-message-body-hint = Nur Text. Adressen von Webseiten dürfen Sie einfügen.
bdesk-message-preview = Vorschau ansehen
bdesk-message-look = So geht die Nachricht hinaus
bdesk-message-final = Gesendete Mails kann niemand zurückholen.
bdesk-message-send = Jetzt senden
bdesk-message-change = Ändern
bdesk-messages-sent = Gesendet
bdesk-messages-none = Noch haben Sie nichts gesendet.
bdesk-missed-early = Die Veranstaltung hat noch nicht begonnen. Bisher hat sie niemand verpasst.
bdesk-receivers = { $count ->
    [0] niemand
    [one] eine Adresse
   *[other] { $n } Adressen
}
bdesk-audience-all = Alle mit Platz oder auf der Warteliste
bdesk-audience-confirmed = Alle mit sicherem Platz
bdesk-audience-waiting = Alle auf der Warteliste
bdesk-audience-missed = Alle, die nicht gekommen sind
bdesk-audience-exhibitors = Alle Aussteller

mistake-subject-length = Der Betreff braucht 1 bis 150 Zeichen.
mistake-body-length = Die Nachricht braucht 1 bis 5.000 Zeichen.
mistake-audience-nobody = Diese Nachricht bekäme niemand.
mistake-slot-id-unknown = Diesen Termin gibt es hier nicht.
mistake-itineraries-unknown = Inzwischen hat jemand seine Wünsche geändert. Prüfen Sie die Reihenfolge noch einmal.

done-anmeldung-neu = Die Anmeldung ist eingetragen.
done-anmeldung-verlegt = Verlegt. Die Mail mit dem neuen Plan ist unterwegs.
done-anmeldung-vorgezogen = Der Platz ist vergeben. Die Mail ist unterwegs.
done-anmeldung-abgesagt = Abgesagt. Die Mail ist unterwegs.
done-nachricht = Die Nachricht ist unterwegs.

paper-text = Die Listen enthalten persönliche Daten. Geben Sie sie nur an Personen weiter, die sie für die Veranstaltung brauchen.
paper-footer = Nur für „{ $title }“. Nach der Veranstaltung vernichten.
paper-taken = { $n } von { $of } Plätzen belegt
paper-leaves = Abfahrt: { $place }
paper-people = Teilnahmeliste
paper-about-people = Alle Angemeldeten nach Termin. In Excel und CSV stehen auch die Antworten auf Ihre Fragen.
paper-bus = Busliste
paper-about-bus = Für Fahrerin oder Fahrer und Begleitung: Stopps, Namen und Telefonnummern.
paper-stations = Stationslisten
paper-about-stations = Für jede Station ein Blatt: welche Gruppe wann kommt.
paper-interviews = Gespräche
paper-about-interviews = Für jedes Unternehmen ein Blatt: wer wann kommt.
paper-options = Auswahl gezählt
paper-about-options = Wie viele welches Essen oder welche Größe gewählt haben.
paper-exhibitors = Aussteller
paper-about-exhibitors = Mit Stand, Ansprechperson und dem, was sie brauchen.
paper-badges = Namensschilder
paper-about-badges = Zum Ausschneiden, zehn auf einem Blatt, mit QR-Code.
paper-col-name = Name
paper-col-school = Schule
paper-col-year = Klasse
paper-col-group = Gruppe
paper-col-state = Stand
paper-col-options = Auswahl
paper-col-here = Da
paper-col-contact = Ansprechperson
paper-col-phone = Telefon
paper-col-from = Von
paper-col-until = Bis
paper-col-round = Runde
paper-col-people = Personen
paper-col-with = Gespräch mit
paper-col-with-us = Bei uns
paper-col-what = Was
paper-col-option = Auswahl
paper-col-chosen = Gewählt
paper-col-most = Höchstens
paper-col-stand = Stand
paper-col-company = Unternehmen
paper-col-needs = Braucht
paper-col-offers = Bietet an
paper-col-interviewers = Gespräche führen
