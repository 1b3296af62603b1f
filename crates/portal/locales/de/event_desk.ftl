edesk-title = Veranstaltungen
edesk-all = Alle Veranstaltungen
edesk-open = Aktuell
edesk-states = Nach Stand
edesk-none = Hier ist noch keine Veranstaltung. Legen Sie eine an, oder nehmen Sie eine aus dem letzten Jahr.
edesk-new-event = Neue Veranstaltung
edesk-from-last-year = Aus dem letzten Jahr
edesk-places-taken = { $n } von { $of } Plätzen belegt
edesk-waiting = { $count ->
    [one] 1 wartet
   *[other] { $n } warten
}
edesk-new = { $count ->
    [one] 1 neu seit gestern
   *[other] { $n } neu seit gestern
}
edesk-exhibitors-waiting = { $count ->
    [one] 1 Aussteller wartet auf Antwort
   *[other] { $n } Aussteller warten auf Antwort
}
edesk-today-new = { $count ->
    [one] Anmeldung seit gestern
   *[other] Anmeldungen seit gestern
}
edesk-today-exhibitors = { $count ->
    [one] Aussteller wartet auf Antwort
   *[other] Aussteller warten auf Antwort
}
edesk-today-week = In den nächsten sieben Tagen

edesk-kind-job-fair = Jobmesse
edesk-kind-job-tour = Jobtour
edesk-kind-school-visit = Klassenbesuch
edesk-kind-seminar = Seminar
edesk-kind-open-day = Tag der offenen Tür
edesk-kind-get-together = Treffen
edesk-state-draft = Entwurf
edesk-state-published = Veröffentlicht
edesk-state-running = Läuft gerade
edesk-state-done = Vorbei
edesk-state-cancelled = Abgesagt
edesk-state-about-draft = Nur Sie und Ihr Team sehen diese Veranstaltung. Nach dem Veröffentlichen kann man sich anmelden.
edesk-state-about-published = Alle sehen diese Veranstaltung. Sie beginnt und endet von selbst, wie es bei den Angaben steht.
edesk-state-about-running = Die Veranstaltung läuft. Am Einlass können Sie Gäste eintragen.
edesk-state-about-done = Die Veranstaltung ist vorbei. Unter „Zahlen“ steht, was daraus wurde.
edesk-state-about-cancelled = Die Veranstaltung ist abgesagt. Alle mit einem Platz haben eine Mail bekommen.
edesk-public = Öffentliche Seite
edesk-tab-overview = Übersicht
edesk-tab-details = Angaben
edesk-tab-slots = Termine und Plätze
edesk-tab-questions = Fragen
edesk-tab-exhibitors = Aussteller
edesk-tab-hall = Hallenplan
edesk-tab-wishes = Wünsche
edesk-tab-bookings = Anmeldungen
edesk-tab-door = Einlass
edesk-tab-lists = Listen
edesk-tab-messages = Nachrichten
edesk-tab-figures = Zahlen

edesk-new-heading = Was planen Sie?
edesk-new-text = Die Wahl bestimmt, womit die Veranstaltung beginnt. Alles lässt sich später ändern.
edesk-start-messe = Jobmesse
edesk-start-about-messe = Freier Eintritt mit Ticket. Unternehmen bitten um einen Stand und bieten Gespräche an.
edesk-size-messe = Wie viele Tickets gibt es?
edesk-start-tour = Jobtour
edesk-start-about-tour = Busse fahren zu Unternehmen. Jeder Bus hat Sitze und Halte.
edesk-size-tour = Wie viele Sitze hat jeder Bus?
edesk-start-klassenbesuch = Klassenbesuch
edesk-start-about-klassenbesuch = Lehrkräfte melden ganze Klassen an. Eine Klasse belegt einen Platz.
edesk-size-klassenbesuch = Wie groß ist eine Klasse höchstens?
edesk-start-rundlauf = Rundlauf mit Stationen
edesk-start-about-rundlauf = Gruppen gehen von Station zu Station. Lotse rechnet aus, wer wann wo ist.
edesk-size-rundlauf = Wie viele Plätze hat jede Gruppe?
edesk-start-seminar = Seminar
edesk-start-about-seminar = Ein Termin mit einer festen Zahl von Plätzen und einer Warteliste.
edesk-size-seminar = Wie viele Plätze gibt es?
edesk-start-offene-tuer = Tag der offenen Tür
edesk-start-about-offene-tuer = Alle dürfen kommen. Mit dem Ticket wissen Sie vorher, wie viele.
edesk-size-offene-tuer = Wie viele Tickets gibt es?
edesk-start-treffen = Treffen
edesk-start-about-treffen = Ein Abend für Netzwerk und Austausch, mit einer Zahl von Plätzen.
edesk-size-treffen = Wie viele Plätze gibt es?
edesk-count-tour = Wie viele Busse?
edesk-count-klassenbesuch = Wie viele Klassen?
edesk-count-rundlauf = Wie viele Gruppen?
edesk-count-wrong = Hier passt eine Zahl von 1 bis { $n }.
edesk-capacity-wrong = Hier passt eine Zahl von 1 bis 100.000.
edesk-create = Entwurf anlegen
edesk-create-text = Es entsteht ein Entwurf. Niemand außer Ihrem Team sieht ihn.
edesk-other-kind = Etwas anderes planen
edesk-default-admission = Eintritt
edesk-default-bus = Bus { $n }
edesk-default-class = Besuch einer Klasse
edesk-default-group = Gruppe { $name }
edesk-default-date = Teilnahme
edesk-earlier-text = Texte, Regeln, Termine, Fragen, Hallenplan und Aussteller kommen mit. Aussteller müssen neu zusagen. Anmeldungen kommen nicht mit.
edesk-earlier-none = Es gibt noch keine frühere Veranstaltung.
edesk-copy-this = Als Vorlage nehmen
edesk-copy-heading = Noch einmal veranstalten
edesk-copy-text = Es entsteht ein Entwurf mit neuem Tag. Alle Zeiten wandern um so viele Tage mit. Niemand bekommt davon eine Mail.
edesk-copy-day = Erster Tag
edesk-copy-day-hint = Vorgeschlagen ist derselbe Wochentag ein Jahr später.
edesk-copy-button = Entwurf anlegen

edesk-checks = Vor dem Veröffentlichen
edesk-check-done = erledigt
edesk-check-needed = fehlt noch
edesk-check-good = wäre gut
edesk-check-future = Die Veranstaltung liegt in der Zukunft.
edesk-check-slots = Es gibt mindestens einen Termin mit Plätzen.
edesk-check-summary = Ein Satz sagt, worum es geht.
edesk-check-description = Eine Beschreibung sagt, was geboten wird.
edesk-check-place = Der Ort steht fest.
edesk-check-wishes = Es gibt einen Tag, bis zu dem man sich etwas wünschen kann.
edesk-check-appointments = Es gibt Gespräche oder Besuche, die man sich wünschen kann.
edesk-check-exhibitors = Mindestens ein Unternehmen ist als Aussteller dabei.
edesk-check-hall = Der Hallenplan ist gezeichnet.
edesk-check-stops = Jeder Bus hat seine Halte.
edesk-check-stations = Jede Gruppe hat ihre Stationen.
edesk-lacks = Veröffentlichen können Sie, sobald alles da ist, was noch fehlt.
edesk-publish = Veröffentlichen
edesk-publish-text = Danach sehen alle die Veranstaltung und können sich anmelden, sobald die Anmeldung öffnet.
edesk-publish-clash = So kann die Veranstaltung noch nicht veröffentlicht werden. Sehen Sie in der Liste nach, was fehlt.
edesk-figures = Wie es steht
edesk-steps = Weitere Schritte
edesk-step-copy = Noch einmal veranstalten
edesk-step-remove = Entwurf löschen
edesk-step-unpublish = Wieder zum Entwurf machen
edesk-step-cancel = Veranstaltung absagen
edesk-reason-given = Begründung
edesk-reason = Begründung
edesk-reason-hint = Sie steht in der Mail an alle, die einen Platz haben oder warten.
edesk-reason-missing = Schreiben Sie eine kurze Begründung.
edesk-cancel-heading = { $title } absagen?
edesk-cancel-told = { $count ->
    [0] Niemand hat sich angemeldet. Es geht keine Mail hinaus.
    [one] 1 Person hat einen Platz oder wartet. Sie bekommt eine Mail.
   *[other] { $n } Personen haben einen Platz oder warten. Alle bekommen eine Mail.
}
edesk-cancel-text = Die Absage lässt sich nicht zurücknehmen. Die Seite bleibt und sagt, dass die Veranstaltung ausfällt.
edesk-cancel-button = Veranstaltung absagen
edesk-unpublish-heading = Wieder zum Entwurf machen?
edesk-unpublish-text = Danach sieht nur noch Ihr Team die Veranstaltung. Das geht, solange sich niemand angemeldet hat.
edesk-unpublish-button = Zum Entwurf machen
edesk-unpublish-clash = Inzwischen hat sich jemand angemeldet. Die Veranstaltung kann nur noch abgesagt werden.
edesk-remove-heading = { $title } löschen?
edesk-remove-text = Der Entwurf verschwindet mit allen Terminen, Fragen und Ausstellern. Das lässt sich nicht zurücknehmen.
edesk-remove-button = Entwurf löschen
edesk-remove-clash = Dieser Entwurf lässt sich nicht löschen.
edesk-changed = Inzwischen hat sich hier etwas geändert. Sehen Sie noch einmal nach.
edesk-stale = Inzwischen hat jemand anderes etwas geändert. Wenn Sie noch einmal speichern, gilt Ihre Fassung.
edesk-closed = Diese Veranstaltung ist vorbei oder abgesagt. Hier lässt sich nichts mehr ändern.
edesk-save = Speichern
edesk-next = Weiter

edesk-section-what = Worum es geht
edesk-section-when = Wann
edesk-section-when-text = Alle Zeiten gelten nach der Uhr in Deutschland.
edesk-section-where = Wo
edesk-section-window = Wann man sich anmelden kann
edesk-section-who = Für wen
edesk-section-waiting = Warteliste
edesk-section-mode = Gespräche und Besuche
edesk-section-mode-text = Bei einer Messe oder Tour gibt es Gespräche und Besuche bei Unternehmen. Sie entscheiden, wie sie vergeben werden.
edesk-title-label = Titel
edesk-title-hint = Zum Beispiel „Jobmesse Lebensmittel 2027“.
edesk-summary = Kurz gesagt
edesk-summary-hint = Ein oder zwei Sätze. Sie stehen in Listen und in der Suche.
edesk-description = Beschreibung
edesk-description-hint = Was geboten wird und wie der Tag abläuft. Eine Leerzeile macht einen Absatz.
edesk-benefit = Was man davon hat
edesk-benefit-hint = Schreiben Sie es aus der Sicht der Gäste.
edesk-bring = Was man mitbringen soll
edesk-bring-hint = Zum Beispiel feste Schuhe oder einen Lebenslauf.
edesk-audience = Für wen ist es gedacht?
edesk-audience-hint = Zum Beispiel „ab Klasse 8, alle Schularten“.
edesk-series = Reihe
edesk-series-hint = Eine Reihe verbindet die Ausgaben aller Jahre.
edesk-series-none = keine Reihe
edesk-series-new = eine neue Reihe, Name unten
edesk-series-title = Name der neuen Reihe
edesk-starts-at = Beginn
edesk-ends-at = Ende
edesk-move-slots = Alle Termine um dieselbe Zeit mitverschieben
edesk-move-slots-hint = Gilt nur, wenn Sie den Beginn ändern.
edesk-venue = Ort der Veranstaltung
edesk-venue-hint = Zum Beispiel „Stadthalle“ oder der Name einer Schule.
edesk-street = Straße und Hausnummer
edesk-postal-code = Postleitzahl
edesk-town = Stadt
edesk-town-hint = Ohne Angabe nehmen wir die Stadt zur Postleitzahl.
edesk-opens-at = Anmeldung ab
edesk-opens-at-hint = Ohne Angabe: sobald veröffentlicht ist.
edesk-closes-at = Anmeldung bis
edesk-closes-at-hint = Ohne Angabe: bis der Termin beginnt.
edesk-cancel-until = Selbst absagen bis
edesk-cancel-until-hint = Danach geht eine Absage nur noch über Sie. Ohne Angabe: bis zum Beginn.
edesk-first-schools = Diese Schulen zuerst
edesk-first-schools-hint = Wer von dort kommt, kann sich vor allen anderen anmelden.
edesk-first-until = Vorrang bis
edesk-first-until-hint = Danach können sich alle anmelden.
edesk-school-most = Höchstens so viele von einer Schule
edesk-school-most-hint = Damit nicht eine Schule alle Plätze belegt. Ohne Angabe gibt es keine Grenze.
edesk-consent-below = Einwilligung der Eltern unter diesem Alter
edesk-consent-below-hint = Ein Alter von 14 bis 18. Ohne Angabe braucht niemand eine. Für Termine mit einem Unternehmen gilt immer: unter 16 nur mit Einwilligung.
edesk-waiting-rule = Wenn weniger Plätze frei werden, als die erste Gruppe braucht
edesk-waiting-rule-hint = Ein Beispiel: 3 Plätze werden frei. Ganz vorne wartet eine Gruppe von 5.
edesk-rule-strict = Streng der Reihe nach: Niemand überholt. Die 3 Plätze bleiben frei, bis die Gruppe hineinpasst.
edesk-rule-fit = Wer hineinpasst: Kleinere dahinter dürfen vor. Die Gruppe behält ihren Platz auf der Liste.
edesk-offer-hours = Nachrücken bestätigen innerhalb von Stunden
edesk-offer-hours-hint = 1 bis 168. Wer nicht bestätigt, verliert den Platz. Ohne Angabe hat man den Platz sofort.
edesk-mode = Wie werden Gespräche und Besuche vergeben?
edesk-mode-direct = Sofort: Wer zuerst kommt, bekommt den Termin.
edesk-mode-wishes = Nach Wünschen: Alle nennen ihre Wünsche bis zu einem Tag. Danach werden die Termine fair verteilt.
edesk-wishes-until = Wünsche bis
edesk-wishes-until-hint = Nur bei Vergabe nach Wünschen.
edesk-wishes-most = So viele Wünsche hat eine Person
edesk-wishes-most-hint = 1 bis 20, meist 5.
edesk-appointments-most = So viele Termine bekommt eine Person höchstens
edesk-appointments-most-hint = 1 bis 20, meist 3.
edesk-save-and-tell = { $count ->
    [one] Speichern und 1 Person benachrichtigen
   *[other] Speichern und { $n } Personen benachrichtigen
}
edesk-tell-heading = Zeit oder Ort wirklich ändern?
edesk-tell-text = { $count ->
    [one] 1 Person hat einen Platz oder wartet. Sie bekommt eine Mail und einen neuen Kalendereintrag.
   *[other] { $n } Personen haben einen Platz oder warten. Alle bekommen eine Mail und einen neuen Kalendereintrag.
}
edesk-tell-time = Bisher: { $start }. Neu: { $day }.
edesk-tell-place = Bisher: { $of }. Neu: { $place }.
edesk-tell-slots-move = Die Termine wandern um dieselbe Zeit mit.
edesk-tell-slots-stay = Die Termine bleiben, wo sie sind.
edesk-tell-back = Nichts ändern
edesk-when-wrong = Das ist kein Tag mit Uhrzeit. Schreiben Sie zum Beispiel 4.5.2027 9:00.
edesk-when-missing = Tag und Uhrzeit fehlen noch.
edesk-time-wrong = Das ist keine Uhrzeit. Schreiben Sie zum Beispiel 9:30.
edesk-number-wrong = Hier passt nur eine ganze Zahl ab 0.
edesk-number-missing = Die Zahl fehlt noch.

edesk-slots-text = Das kann man buchen. Wer sich anmeldet, belegt hier einen Platz.
edesk-slots-none = Noch gibt es nichts zu buchen. Legen Sie einen Termin an.
edesk-slots-back = Alle Termine und Plätze
edesk-slots-more = { $count ->
    [one] 1 weiterer
   *[other] { $n } weitere
}
edesk-slot-admission = Eintritt
edesk-slots-admission = Eintritt
edesk-slot-bus = Bus
edesk-slots-bus = Busse
edesk-slot-class-place = Klasse oder Gruppe
edesk-slots-class-place = Klassen und Gruppen
edesk-slot-date = Termin
edesk-slots-date = Termine
edesk-slot-talk = Vortrag oder Führung
edesk-slots-talk = Vorträge und Führungen
edesk-slot-interview = Gespräch mit einem Unternehmen
edesk-slots-interview = Gespräche
edesk-slot-stop = Besuch bei einem Unternehmen
edesk-slots-stop = Besuche bei Unternehmen
edesk-slot-new = Neuer Termin
edesk-slot-add = Termin anlegen
edesk-slot-change = Ändern
edesk-slot-cancel = Absagen
edesk-slot-full = voll
edesk-slot-cancelled = abgesagt
edesk-slot-kind = Was ist es?
edesk-slot-kind-hint = Eintritt belegt keine Zeit. Alles andere schließt aus, dass jemand zur selben Zeit woanders ist.
edesk-slot-title = Name
edesk-slot-place = Raum oder Treffpunkt
edesk-slot-place-hint = Zum Beispiel der Stand, der Raum oder wo der Bus abfährt.
edesk-slot-company-hint = Nötig bei Gesprächen und Besuchen.
edesk-slot-window-hint = Ohne Angabe gilt, was für die ganze Veranstaltung gilt.
edesk-slot-clash = Das passt nicht mit anderen Terminen zusammen, oder es hat sich etwas geändert. Prüfen Sie die Zeiten.
edesk-slot-over = Dieser Termin ist schon vorbei oder abgesagt.
edesk-slot-concerned = { $count ->
    [one] 1 Platz ist belegt oder wird erwartet. Wer ihn hat, bekommt bei anderer Zeit oder anderem Ort eine Mail.
   *[other] { $n } Plätze sind belegt oder werden erwartet. Wer sie hat, bekommt bei anderer Zeit oder anderem Ort eine Mail.
}
edesk-slot-cancel-heading = { $title } absagen?
edesk-slot-cancel-told = { $count ->
    [0] Niemand hat hier einen Platz. Der Termin verschwindet einfach.
    [one] 1 Platz ist belegt oder wird erwartet. Wer ihn hat, bekommt eine Mail.
   *[other] { $n } Plätze sind belegt oder werden erwartet. Alle, die sie haben, bekommen eine Mail.
}
edesk-slot-cancel-button = Termin absagen
edesk-company = Unternehmen
edesk-no-company = kein Unternehmen
edesk-interviewer = Wer das Gespräch führt
edesk-no-interviewer = niemand bestimmtes
edesk-capacity = Plätze
edesk-capacity-hint = Bei 0 kann niemand mehr buchen.
edesk-unit = Was belegt einen Platz?
edesk-unit-person = Jede Person einzeln
edesk-unit-party = Eine ganze Gruppe, egal wie groß
edesk-takes = Wer kann buchen?
edesk-takes-persons = Nur Einzelne
edesk-takes-groups = Nur Gruppen und Klassen
edesk-takes-both = Alle
edesk-party-most = Eine Gruppe hat höchstens
edesk-party-most-hint = Personen. Ohne Angabe so viele, wie es Plätze gibt.
edesk-waiting-list = Warteliste, wenn alles belegt ist
edesk-position = Reihenfolge
edesk-position-hint = Bei gleicher Zeit steht die kleinere Zahl zuerst.
edesk-displace-heading = { $count ->
    [one] 1 Platz zu wenig
   *[other] { $n } Plätze zu wenig
}
edesk-displace-text = { $title }: { $of } Plätze sind belegt. Sie wollen nur noch { $n } Plätze anbieten.
edesk-displace-wait = Wer zuletzt kam, kommt zurück auf die Warteliste, und zwar ganz nach vorne. Diese Personen bekommen eine Mail.
edesk-displace-lose = Wer zuletzt kam, verliert den Platz, denn es gibt keine Warteliste. Diese Personen bekommen eine Mail.
edesk-displace-button = { $count ->
    [one] 1 Platz wegnehmen und Bescheid geben
   *[other] { $n } Plätze wegnehmen und Bescheid geben
}

edesk-stops-count = { $count ->
    [0] Halte eintragen
    [one] 1 Halt
   *[other] { $n } Halte
}
edesk-stations-count = { $count ->
    [0] Stationen eintragen
    [one] 1 Station
   *[other] { $n } Stationen
}
edesk-stops-heading = Halte: { $title }
edesk-stations-heading = Stationen: { $title }
edesk-stops-text = Tragen Sie alles in der Reihenfolge der Zeiten ein. Leere Zeilen werden weggelassen.
edesk-stops-told = Wer hier einen Platz hat, bekommt eine Mail, wenn sich eine Zeit oder ein Ort ändert.
edesk-stop = Halt { $n }
edesk-station = Station { $n }
edesk-stop-title = Name
edesk-stop-arrives = Ankunft
edesk-stop-leaves = Abfahrt
edesk-stop-place = Treffpunkt
edesk-stop-description = Was dort passiert
edesk-row-remove = Zeile löschen
edesk-more-rows = Drei weitere Zeilen
edesk-circuit = Rundlauf planen
edesk-circuit-text = Jede Gruppe kommt einmal an jede Station. Nie sind zwei Gruppen gleichzeitig an derselben. Erst sehen Sie den Plan, dann speichern Sie ihn.
edesk-circuit-groups = Gruppen
edesk-circuit-group = Gruppe
edesk-circuit-on = Tag
edesk-circuit-from = Beginn der ersten Runde
edesk-circuit-minutes = Minuten an jeder Station
edesk-circuit-pause = Minuten für den Wechsel
edesk-circuit-pause-hint = So lange haben die Gruppen für den Weg.
edesk-circuit-long-after = Längere Pause nach Runde
edesk-circuit-long = Minuten der längeren Pause
edesk-circuit-stations = Stationen
edesk-circuit-stations-text = Es braucht mindestens so viele Stationen wie Gruppen. Leere Zeilen werden weggelassen.
edesk-circuit-preview = Plan ansehen
edesk-circuit-save = Plan speichern
edesk-circuit-table = Der Plan: wer wann wo ist
edesk-circuit-few = { $n } Gruppen, aber nur { $of } Stationen: Es braucht mindestens so viele Stationen wie Gruppen.
edesk-circuit-no-group = Wählen Sie mindestens eine Gruppe.
