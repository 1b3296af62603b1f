nav-events = Veranstaltungen

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
when-hours = { $start } bis { $until } Uhr
when-moment = { $day }, { $start } Uhr
when-days = { $start } bis { $until }

event-kind-job-fair = Ausbildungsmesse
event-kind-job-tour = Job-Tour
event-kind-school-visit = Schulbesuch
event-kind-seminar = Seminar
event-kind-open-day = Tag der offenen Tür
event-kind-get-together = Treffen

event-state-draft = Entwurf
event-state-published = Angekündigt
event-state-running = Läuft gerade
event-state-done = Vorbei
event-state-cancelled = Abgesagt

slot-heading-admission = Eintritt
slot-heading-bus = Busse
slot-heading-class-place = Für Klassen
slot-heading-date = Termine
slot-heading-talk = Programm
slot-heading-interview = Gespräche mit Unternehmen
slot-interview = Gespräch
slot-heading-stop = Besuche bei Unternehmen

slot-free = { $count ->
    [0] keine freien Plätze
    [one] noch 1 Platz
   *[other] noch { $n } Plätze
}
slot-free-groups = { $count ->
    [one] noch Platz für 1 Gruppe
   *[other] noch Platz für { $n } Gruppen
}
slot-times-free = { $count ->
    [0] alle Termine vergeben
    [one] noch 1 Termin frei
   *[other] noch { $n } Termine frei
}
slot-waiting = Warteliste: { $n } vor dir
slot-waiting-first = Warteliste: du wärst vorn
slot-waiting-group = Warteliste: { $n } vor Ihnen
slot-waiting-first-group = Warteliste: Sie wären vorn
slot-full = ausgebucht

reason-full = Alle Plätze sind vergeben.
reason-full-few = { $count ->
    [one] Es ist nur noch 1 Platz frei.
   *[other] Es sind nur noch { $n } Plätze frei.
}
reason-not-open-yet = Die Anmeldung öffnet am { $day }.
reason-first-schools = Bis { $day } ist die Anmeldung nur für bestimmte Schulen offen. Danach für alle.
reason-closed = Die Zeit für die Anmeldung ist vorbei.
reason-gone = Das findet nicht statt oder ist schon vorbei.
reason-clash = Das ist zur gleichen Zeit wie „{ $title }“ ({ $start }).
reason-too-many = Hier passen höchstens { $n } Personen auf einmal.
reason-not-for-them = Das geht nicht für diese Art der Anmeldung.
reason-school-full = Diese Schule hat ihre { $n } Plätze schon.
reason-enough = Mehr als { $n } Termine bekommt niemand, damit alle drankommen.
reason-by-wish = Diese Termine werden nach Wünschen vergeben.
reason-booked-already = Das ist schon gebucht.

events-title = Veranstaltungen
events-description = Ausbildungsmessen, Job-Touren, Schulbesuche und offene Türen: Lern Unternehmen kennen, bevor du dich bewirbst.
events-intro = Lern Unternehmen kennen, bevor du dich bewirbst: auf Messen, mit dem Bus oder bei dir in der Schule.
events-past = Frühere Veranstaltungen
events-past-link = Frühere Veranstaltungen ansehen
events-to-come = Kommende Veranstaltungen ansehen
events-filter-kind = Was
events-filter-cluster = Cluster
events-filter-month = Wann
events-filter-all = Alle
events-filter-button = Anzeigen
events-first = Zum Anfang der Liste
events-none = Gerade ist nichts angekündigt. Schau bald wieder vorbei.
events-none-filtered = Dazu gibt es nichts. Nimm einen Filter heraus.
events-all = Alle Veranstaltungen
events-feed = Immer im Kalender
events-feed-text = Mit dieser Adresse hat dein Kalender immer alle Veranstaltungen, auch neue und abgesagte.
events-feed-link = Kalender abonnieren
events-next = Nächste Veranstaltungen
events-meet = Hier kannst du das Unternehmen treffen
event-feed-name = Veranstaltungen: { $name }

event-companies = { $count ->
    [one] 1 Unternehmen
   *[other] { $n } Unternehmen
}
event-open-door = Einfach kommen, ohne Anmeldung
event-opens = Anmeldung ab { $day }
event-closed = Anmeldung geschlossen
event-closes = Anmelden bis { $day }
event-waiting-list = Nur noch Warteliste
event-free = Die Teilnahme kostet nichts.
event-no-sign-up = Eine Anmeldung ist nicht mehr möglich.
event-description = { $title } am { $day }
event-banner-cancelled = Diese Veranstaltung ist abgesagt.
event-banner-done = Diese Veranstaltung ist vorbei.
event-banner-running = Diese Veranstaltung läuft gerade.
event-benefit = Was du davon hast
event-about = Worum es geht
event-bring = Was du mitbringst
event-where = Wo
event-where-open = Der Ort steht noch nicht fest.
event-map = Auf der Karte ansehen (OpenStreetMap)
event-audience = Für wen
event-organiser = Wer einlädt
event-route = Die Route
event-route-map = Karte der Route: { $words }. Die Halte stehen mit denselben Nummern in der Liste darunter.
event-exhibitors = Diese Unternehmen sind da
event-stand = Stand { $name }
event-offers = Bietet an:
event-seeks = Sucht:
event-hall = Hallenplan
event-hall-empty = Noch hat kein Unternehmen einen Stand.
event-sign-up = Anmelden
event-own = Deine Anmeldung ansehen
event-calendar = In den Kalender
event-for-groups = Für Gruppen
event-for-class = Klasse anmelden: { $name }
event-for-employees = Beschäftigte anmelden: { $name }
event-wishes = Die Termine mit Unternehmen werden nach Wünschen vergeben. Du kannst bis { $day } bis zu { $n } Unternehmen nennen, die liebsten zuerst.
event-wishes-rule = Dann werden die Termine nach einer festen Regel vergeben. Wer sich früher meldet, hat keinen Vorteil. Nenne deshalb ehrlich, was dir am liebsten ist.
event-wishes-done = Die Wünsche wurden am { $day } ausgelost und vergeben.
event-wishes-seed = Startzahl der Auslosung: { $n }. Mit ihr kann jeder nachrechnen.
event-wishes-digest = Prüfsumme der Auslosung: { $words }

school-desk-kind = Schule
school-desk-bookings = Anmeldungen
school-desk-none = Für diese Schule ist noch nichts gebucht. Unten sehen Sie, wohin Ihre Klassen kommen können.
school-desk-events = Dahin können Ihre Klassen
school-desk-sign-up = Klasse anmelden
