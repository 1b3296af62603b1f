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

edesk-interviews = Gespräche planen
edesk-interviews-plan = Gespräche dieses Unternehmens planen
edesk-interviews-of = Gespräche: { $company }
edesk-interviews-text = Lotse füllt die Zeit mit Gesprächen nacheinander. Erst sehen Sie, wie viele es werden, dann speichern Sie.
edesk-interviews-choose = Für welches Unternehmen planen Sie?
edesk-interviews-nobody = Noch ist kein Unternehmen als Aussteller aufgenommen. Nehmen Sie zuerst eines auf.
edesk-interviews-no-names = Das Unternehmen hat noch niemanden für Gespräche genannt. Dann entsteht eine Reihe von Gesprächen ohne Namen.
edesk-interviews-count = { $count ->
    [0] noch kein Gespräch
    [one] 1 Gespräch
   *[other] { $n } Gespräche
}
edesk-interviewers = Wer Gespräche führt
edesk-interviewers-hint = Jede Person bekommt eine eigene Reihe von Gesprächen.
edesk-interviewers-lines = Ein Name in jeder Zeile.
edesk-interviews-from = Erstes Gespräch ab
edesk-interviews-until = Letztes Gespräch endet spätestens
edesk-interviews-minutes = Minuten für ein Gespräch
edesk-interviews-minutes-wrong = Ein Gespräch dauert 5 bis 120 Minuten.
edesk-interviews-pause = Minuten Pause dazwischen
edesk-interviews-break-from = Mittagspause ab
edesk-interviews-break-until = Mittagspause bis
edesk-interviews-break-hint = In dieser Zeit gibt es keine Gespräche.
edesk-interviews-preview = Gespräche ansehen
edesk-interviews-save = Gespräche anlegen
edesk-interviews-begins = Beginnt um
edesk-interviews-found = { $count ->
    [one] Das wird 1 Gespräch
   *[other] Das werden { $n } Gespräche
}
edesk-interviews-none-fit = In diese Zeit passt kein Gespräch.

edesk-questions-text = Das wird jede Person bei der Anmeldung gefragt. Fragen Sie nur, was Sie brauchen.
edesk-questions = Fragen
edesk-questions-hint = Wenn Sie eine Frage ändern, die schon beantwortet wurde, bleibt die alte Antwort bei der alten Frage.
edesk-question = Frage { $n }
edesk-question-label = Frage
edesk-question-hint = Hinweis dazu
edesk-question-kind = Art der Antwort
edesk-question-choices = Auswahl, eine je Zeile
edesk-question-required = Muss beantwortet werden
edesk-answer-text = Eine Zeile Text
edesk-answer-long-text = Mehrere Zeilen Text
edesk-answer-number = Eine Zahl
edesk-answer-yes-no = Ja oder nein
edesk-answer-choice = Eines aus der Auswahl
edesk-answer-choices = Mehreres aus der Auswahl
edesk-answer-date = Ein Tag
edesk-options = Zum Auswählen
edesk-options-hint = Zum Beispiel das Essen oder die Größe des T-Shirts. Von jedem Thema wählt man eines.
edesk-option = Auswahl { $n }
edesk-option-topic = Thema
edesk-option-label = Auswahl
edesk-option-capacity = Höchstens
edesk-option-clash = Von einer Auswahl wurde schon mehr gewählt, als Sie erlauben wollen.

edesk-exhibitors-text = Diese Unternehmen wollen dabei sein. Wer um einen Stand bittet, wartet auf Ihre Antwort.
edesk-exhibitors-none = Noch hat kein Unternehmen um einen Stand gebeten. Mitglieder tun das auf der Seite ihres Unternehmens.
edesk-exhibitors-back = Alle Aussteller
edesk-exhibitor-applied = wartet auf Antwort
edesk-exhibitors-applied = Warten auf Antwort
edesk-exhibitor-admitted = dabei
edesk-exhibitors-admitted = Sind dabei
edesk-exhibitor-refused = abgelehnt
edesk-exhibitors-refused = Abgelehnt
edesk-exhibitor-withdrawn = kommt nicht
edesk-exhibitors-withdrawn = Kommen nicht
edesk-exhibitor = Aussteller
edesk-exhibitor-new = Unternehmen aufnehmen
edesk-exhibitor-new-text = Für Unternehmen, die Ihnen zum Beispiel am Telefon zugesagt haben. Sie sind sofort dabei.
edesk-exhibitor-add = Unternehmen aufnehmen
edesk-exhibitor-company-hint = Nur Mitglieder des Clusters, die noch nicht dabei sind.
edesk-company-missing = Wählen Sie ein Unternehmen.
edesk-exhibitor-clash = Dieses Unternehmen können Sie jetzt nicht aufnehmen.
edesk-exhibitor-vacancies = { $count ->
    [one] 1 Stelle
   *[other] { $n } Stellen
}
edesk-exhibitor-people = { $count ->
    [one] 1 Person führt Gespräche
   *[other] { $n } Personen führen Gespräche
}
edesk-exhibitor-places = Bringt diese Stellen mit
edesk-exhibitor-reason-hint = Das Unternehmen liest sie in der Mail.
edesk-company-page = Seite des Unternehmens
edesk-offers = Bietet an
edesk-seeks = Sucht
edesk-needs = Braucht
edesk-needs-hint = Zum Beispiel Strom oder Tische. Nur Sie und Ihr Team lesen das.
edesk-contact = Ansprechperson
edesk-admit = Aufnehmen
edesk-admit-heading = Als Aussteller aufnehmen
edesk-stand = Stand
edesk-stand-heading = Stand vergeben
edesk-stand-save = Stand speichern
edesk-stand-later = später vergeben
edesk-stand-no-plan = Stände können Sie vergeben, sobald es einen Hallenplan gibt.
edesk-stand-clash = Dieser Stand ist schon vergeben, oder es hat sich etwas geändert.
edesk-refuse = Ablehnen
edesk-refuse-heading = { $company } ablehnen?
edesk-refuse-text = Das Unternehmen bekommt eine Mail mit Ihrer Begründung. Sie können es später trotzdem aufnehmen.
edesk-refuse-button = Ablehnen
edesk-withdraw = Kommt doch nicht
edesk-withdraw-heading = { $company } kommt nicht?
edesk-withdraw-text = Die Gespräche des Unternehmens werden abgesagt. Wer eines gebucht hat, bekommt eine Mail. Der Stand wird frei.
edesk-withdraw-button = Aussteller absagen

edesk-hall-text = Der Plan ist ein Raster aus Feldern. Jeder Stand belegt einige davon. Gezählt wird von links oben, ab 0.
edesk-hall-drawing = So sieht der Plan aus
edesk-hall-unsaved = Dieser Plan ist noch nicht gespeichert.
edesk-hall-save = Plan speichern
edesk-hall-width = Breite der Halle in Feldern
edesk-hall-width-hint = Höchstens 60.
edesk-hall-height = Tiefe der Halle in Feldern
edesk-hall-clash = Ein Stand, der vergeben ist, muss auf dem Plan bleiben.
edesk-stands = Stände und andere Flächen
edesk-stands-text = Flächen, die kein Stand sind, bekommen kein Häkchen, zum Beispiel Bühne oder Eingang. Leere Zeilen werden weggelassen.
edesk-stand-of = Stand { $name }
edesk-stand-new = Neue Fläche
edesk-stand-label = Bezeichnung
edesk-stand-x = Von links
edesk-stand-y = Von oben
edesk-stand-width = Breite
edesk-stand-height = Tiefe
edesk-stand-bookable = Ist ein Stand
edesk-rows-heading = Stände in Reihen
edesk-rows-text = Zeichnet einen neuen Plan mit Reihen von Ständen. Danach können Sie ihn oben noch ändern und speichern.
edesk-rows-rows = Reihen
edesk-rows-each = Stände in jeder Reihe
edesk-rows-aisle = Felder zwischen zwei Reihen
edesk-rows-make = Reihen zeichnen
edesk-rows-too-large = So passen die Reihen nicht in eine Halle von höchstens 60 mal 60 Feldern.
edesk-entrance = Eingang

edesk-wishes-text = Alle bekommen das Beste, was die Regel erlaubt. Mit der veröffentlichten Zahl kann jede und jeder die Vergabe nachrechnen.
edesk-wishes-open = Wünsche sind möglich bis { $day }. Danach starten Sie hier die Vergabe.
edesk-wishes-due = Die Zeit für Wünsche ist vorbei. Sie können die Vergabe jetzt starten.
edesk-wishes-no-day = Es fehlt noch der Tag, bis zu dem man wünschen kann. Tragen Sie ihn bei den Angaben ein.
edesk-wishes-done = Die Termine sind vergeben seit { $day }. Freie Termine kann man jetzt direkt buchen.
edesk-wishes-heading = Was gewünscht wird
edesk-wishes-none = Noch hat sich niemand etwas gewünscht.
edesk-wishes-by-company = Wünsche nach Unternehmen
edesk-wishes-all = Wünsche
edesk-wishes-first = davon an erster Stelle
edesk-wishes-places = Termine
edesk-seed = Veröffentlichte Zahl für das Los
edesk-digest = Prüfsumme des Ergebnisses
edesk-try-out = Vergabe ausprobieren
edesk-allocate = Termine vergeben
edesk-allocate-heading = Termine jetzt vergeben?
edesk-allocate-told = { $count ->
    [0] Niemand nimmt teil.
    [one] 1 Person nimmt teil und bekommt eine Mail mit dem Ergebnis.
   *[other] { $n } Personen nehmen teil und bekommen eine Mail mit dem Ergebnis.
}
edesk-allocate-text = Die Vergabe läuft nur einmal und lässt sich nicht zurücknehmen. Probieren Sie sie vorher aus.
edesk-allocate-button = Termine vergeben
edesk-allocate-clash = Die Vergabe ist jetzt nicht möglich: Die Zeit für Wünsche läuft noch, oder die Termine sind schon vergeben.
edesk-draw-tried = So würde vergeben
edesk-draw-result = Das Ergebnis
edesk-draw-people = { $count ->
    [one] Person mit Wünschen
   *[other] Personen mit Wünschen
}
edesk-draw-wishes = { $count ->
    [one] Wunsch
   *[other] Wünsche
}
edesk-draw-given = { $count ->
    [one] vergebener Termin
   *[other] vergebene Termine
}
edesk-draw-empty = { $count ->
    [one] Person ohne Termin
   *[other] Personen ohne Termin
}
edesk-draw-left = { $count ->
    [one] freier Termin
   *[other] freie Termine
}
edesk-draw-by-rank = Erfüllte Wünsche nach Rang
edesk-draw-rank = Wunsch
edesk-draw-count = Personen
edesk-draw-share = Anteil
edesk-rank = { $n }. Wunsch

edesk-figures-text = Die Zahlen nennen niemanden. Sie bleiben, auch wenn die Namen nach der Frist gelöscht sind.
edesk-figures-none = Noch hat sich niemand angemeldet.
edesk-figure-signed-up = { $count ->
    [one] Person mit Platz
   *[other] Personen mit Platz
}
edesk-figure-waiting = { $count ->
    [one] wartet
   *[other] warten
}
edesk-figure-cancelled = { $count ->
    [one] Absage
   *[other] Absagen
}
edesk-figure-came = { $count ->
    [one] ist gekommen
   *[other] sind gekommen
}
edesk-figure-missed = { $count ->
    [one] ist nicht gekommen
   *[other] sind nicht gekommen
}
edesk-figure-applications = { $count ->
    [one] Bewerbung danach
   *[other] Bewerbungen danach
}
edesk-figure-contracts = { $count ->
    [one] Zusage danach
   *[other] Zusagen danach
}
edesk-figure-part-came = gekommen
edesk-figure-part-booked = angemeldet
edesk-figure-part-taken = belegt
edesk-figure-part-capacity = Plätze
edesk-of = { $n } von { $of }
edesk-as-table = Als Tabelle
edesk-by-day = Anmeldungen nach Tag
edesk-by-school = Nach Schule
edesk-by-company = Nach Unternehmen
edesk-by-slot = Nach Termin
edesk-no-school = ohne Angabe
edesk-day = Tag
edesk-school = Schule
edesk-col-booked = Angemeldet
edesk-col-came = Gekommen
edesk-col-taken = Belegt
edesk-col-waiting = Warten
edesk-col-appointments = Termine gebucht
edesk-col-kept = Wahrgenommen
edesk-col-applications = Bewerbungen
edesk-col-contracts = Zusagen

done-va-angelegt = Der Entwurf ist angelegt. Die Liste unten sagt, was noch fehlt.
done-va-ohne-termine = Der Entwurf ist angelegt, aber die Termine passten nicht. Legen Sie sie hier an.
done-va-kopiert = Der Entwurf ist angelegt. Prüfen Sie Angaben und Termine.
done-va-veroeffentlicht = Die Veranstaltung ist veröffentlicht.
done-va-zurueckgenommen = Die Veranstaltung ist wieder ein Entwurf.
done-va-abgesagt = Die Veranstaltung ist abgesagt. Die Mails sind unterwegs.
done-va-geloescht = Der Entwurf ist gelöscht.
done-va-gespeichert = Gespeichert.
done-va-termin-neu = Der Termin ist angelegt.
done-va-termin-abgesagt = Der Termin ist abgesagt.
done-va-rundlauf = Der Rundlauf ist gespeichert.
done-va-gespraeche = Die Gespräche sind angelegt.
done-va-aufgenommen = Das Unternehmen ist dabei.
done-va-abgelehnt = Das Unternehmen ist abgelehnt und bekommt eine Mail.
done-va-aussteller-weg = Das Unternehmen ist nicht mehr dabei.
done-va-aussteller-neu = Das Unternehmen ist dabei. Hier können Sie einen Stand vergeben.
done-va-vergeben = Die Termine sind vergeben. Die Mails sind unterwegs.

mistake-any-length = Dieser Text ist zu kurz oder zu lang.
mistake-any-too-long = Das ist zu lang.
mistake-any-characters = Dieser Text enthält Zeichen, die wir nicht speichern können.
mistake-any-form = Das ist nicht in der Form, die hier passt.
mistake-any-out-of-range = Das liegt außerhalb dessen, was hier möglich ist.
mistake-any-order = Das passt zeitlich nicht zu den anderen Angaben.
mistake-any-missing = Diese Angabe fehlt noch.
mistake-any-unknown = Das kennen wir hier nicht, oder es passt nicht dazu.
mistake-any-not-here = Diese Angabe passt hier nicht.
mistake-any-twice = Das kommt zweimal vor.
mistake-any-too-many = Das sind zu viele.
mistake-any-number = Die Anzahl passt nicht.
mistake-any-overlap = Das beginnt, bevor das Vorige zu Ende ist.
mistake-ends-at-order = Das Ende muss nach dem Beginn liegen.
mistake-ends-at-out-of-range = Dieses Ende liegt zu weit weg.
mistake-starts-at-out-of-range = Dieser Beginn liegt zu weit weg.
mistake-closes-at-order = Das Ende der Anmeldung muss nach ihrem Beginn und vor dem Ende der Veranstaltung liegen.
mistake-wishes-until-order = Wünsche müssen vor dem Beginn der Veranstaltung enden.
mistake-first-until-missing = Bis wann haben diese Schulen Vorrang?
mistake-consent-below-out-of-range = Hier passt ein Alter von 14 bis 18.
mistake-offer-hours-out-of-range = Hier passt eine Zahl von 1 bis 168.
mistake-capacity-out-of-range = Hier passt eine Zahl bis 100.000.
mistake-company-id-missing = Hier fehlt das Unternehmen.
mistake-hall-plan-form = Stände brauchen verschiedene Bezeichnungen, liegen in der Halle und überlappen sich nicht. Die Halle hat höchstens 60 mal 60 Felder.
