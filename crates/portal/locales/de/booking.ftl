booking-title = Anmelden: { $title }
booking-heading = Wer kommt?
booking-heading-class = Klasse anmelden
booking-heading-employees = Beschäftigte anmelden
booking-line = { $title }, { $day }
booking-line-group = { $title }, { $day }. Für: { $name }
booking-back = Zurück zur Veranstaltung
booking-back-choice = Zurück zur Auswahl
booking-choose-heading = Was passt dazu?
booking-choose-missing = Bitte mindestens einen Punkt auswählen.
booking-choose-next = Danach wird nach dem Namen gefragt. Noch ist nichts gebucht.
booking-choose-on = Weiter
booking-wishes = Wünsche
booking-wishes-text = Bis zu { $n } Unternehmen, das liebste zuerst. Ändern geht bis { $day }.
booking-wish = { $n }. Wunsch
booking-wish-none = Kein Wunsch
booking-plan = Der Plan
booking-more = Noch etwas?
booking-phone = Telefon
booking-phone-hint = Damit wir dich bei kurzfristigen Änderungen erreichen.
booking-phone-hint-group = Damit wir Sie bei kurzfristigen Änderungen erreichen.
booking-note = Nachricht an die Veranstalter
booking-note-hint = Zum Beispiel, ob jemand Hilfe beim Einsteigen braucht.
booking-group-class = Die Klasse
booking-group-class-name = Name der Klasse oder Gruppe
booking-group-class-hint = Zum Beispiel: Klasse 8b
booking-group-employees = Die Gruppe
booking-group-employees-name = Name der Gruppe
booking-group-employees-hint = Zum Beispiel: Azubis 2. Jahr
booking-group-text = Namen brauchen Sie jetzt noch nicht. Sie bekommen einen Link zum Weitergeben: Darüber tragen sich alle selbst ein.
booking-group-name-missing = Geben Sie der Gruppe einen Namen.
booking-size = Wie viele Personen?
booking-size-hint = Mit Begleitung, 2 bis 500.
booking-names-until = Namen bis
booking-names-until-hint = Plätze ohne Namen gehen danach an andere. Ohne Angabe ist es eine Woche vor der Veranstaltung.
booking-data = { $name } sieht deine Angaben, um die Veranstaltung zu planen. Ein Jahr danach löschen wir deinen Namen.
booking-data-companies = { $name } sieht deine Angaben. Deinen Namen sehen auch: { $company }. Deine Mailadresse sehen die Unternehmen nicht. Ein Jahr danach löschen wir deinen Namen.
booking-data-group = { $name } sieht die Angaben, um die Veranstaltung zu planen. Ein Jahr danach löschen wir alle Namen.
booking-next = Du bekommst gleich eine Mail mit Ticket und Kalendereintrag.
booking-next-code = Wir schicken dir gleich einen Code per Mail. Mit dem Code ist dein Platz sicher.
booking-next-group = Sie bekommen gleich eine Mail mit dem Link für die Gruppe.
booking-send = Verbindlich anmelden
booking-on = Weiter zum Code
booking-changed = Inzwischen hat sich etwas geändert. Bitte die Auswahl noch einmal prüfen und abschicken.
booking-others = Andere Veranstaltungen
booking-shut-title = Gerade geht hier keine Anmeldung
booking-no-groups = Hier gibt es keine Plätze für Gruppen.
booking-only-groups = Hier können sich nur Gruppen anmelden, zum Beispiel eine Klasse mit ihrer Lehrkraft.
booking-code-why = Erst mit dem Code ist dein Platz sicher.
booking-code-send = Anmelden
booking-code-step = Letzter Schritt
booking-gone-title = Diese Anmeldung wartet nicht mehr
booking-gone = Entweder ist sie schon bestätigt, oder der Code wurde einen Tag lang nicht eingegeben. Dann füll das Formular bitte noch einmal aus.
booking-late-title = Das hat nicht mehr geklappt
booking-late = Der Code war richtig, aber inzwischen ist etwas dazwischengekommen. Gebucht ist nichts.
booking-late-again = Noch einmal auswählen

refused-title = So geht es nicht zusammen
refused-text = Gebucht ist noch nichts. An den markierten Stellen steht, woran es liegt und was stattdessen geht.
refused-instead = Stattdessen: { $title }, { $day }
refused-wait = Auf die Warteliste
refused-without = Ohne „{ $title }“ anmelden
refused-anew = Neu auswählen

person-heading = Wer du bist
person-heading-other = Wer auf diesem Platz kommt
person-name = Vor- und Nachname
person-name-missing = Bitte gib deinen Namen an.
person-name-missing-other = Bitte geben Sie einen Namen an.
person-mail = Mailadresse
person-mail-hint = Dorthin schicken wir gleich einen Code und dann dein Ticket. Unternehmen sehen die Adresse nicht.
person-mail-ticket = Dorthin schicken wir dein Ticket. Ohne Adresse zeigen wir es dir nur gleich hier.
person-mail-ticket-other = Dorthin schicken wir das eigene Ticket dieser Person.
person-birth = Geburtsdatum
person-birth-hint = Zum Beispiel 7 3 2010. Danach richtet sich, ob Eltern zustimmen müssen.
person-guardian = Mailadresse von Mutter, Vater oder Vormund
person-guardian-hint = Nur wenn du unter { $n } bist. Wir bitten dort um Zustimmung. So lange ist dein Platz reserviert.
person-guardian-hint-other = Nur wenn die Person unter { $n } ist. Wir bitten dort um Zustimmung.
person-school = Schule
person-school-none = Keine davon
person-school-other = Andere Schule
person-year = Klasse oder Jahrgang
person-questions = Das möchten die Veranstalter wissen
person-option-none = Nichts davon
person-answer-missing = Bitte beantworten.
person-answer-number = Bitte eine Zahl eingeben.
person-answer-choice = Bitte eine der Antworten wählen.
person-answer-date = Bitte ein Datum eingeben, zum Beispiel 7.3.2027.
answer-word-yes = Ja
answer-word-no = Nein

booked-title = Du bist dabei
booked-title-guardian = Deine Anmeldung wartet auf deine Eltern
booked-title-waiting = Du stehst auf der Warteliste
booked-title-group = Die Gruppe ist angemeldet
booked-next-guardian = Die Eltern stimmen zu
booked-then-guardian = Sie haben eine Mail von uns. So lange sind die Plätze reserviert, höchstens 7 Tage. Sag ihnen am besten gleich Bescheid.
booked-next-names = Die Gruppe trägt sich ein
booked-then-names = Geben Sie den Link weiter. Er steht auf der Seite der Anmeldung, mit einem Zettel zum Ausdrucken.
booked-next-waiting = Wird ein Platz frei, geht es von selbst
booked-then-waiting = Wer vorn auf der Warteliste steht, rückt nach und bekommt sofort eine Mail.
booked-next-wishes = Die Wünsche werden vergeben
booked-then-wishes = Danach kommt eine Mail mit den Terminen und den Gründen.
booked-next-mail = Die Bestätigung kommt per Mail
booked-then-mail = Mit Ticket und Kalendereintrag. Am Eingang reicht das Handy.
booked-next-change = Ändern und absagen geht jederzeit
booked-then-change = Unter „Meine Anmeldungen“. Wer nicht kann, sagt bitte ab: Dann rückt jemand nach.
booked-open = Meine Anmeldung ansehen
booked-open-group = Anmeldung mit Link und Zettel ansehen

booking-state-held = Reserviert
booking-state-confirmed = Bestätigt
booking-state-waitlisted = Warteliste
booking-state-offered = Platz frei
booking-state-cancelled = Abgesagt
booking-state-attended = Teilgenommen
booking-state-missed = Nicht gekommen

end-reason-wish = Selbst abgesagt.
end-reason-organiser = Von den Veranstaltern abgesagt.
end-reason-event-cancelled = Die Veranstaltung ist abgesagt.
end-reason-slot-cancelled = Dieser Teil findet nicht statt.
end-reason-shrunk = Es gibt weniger Plätze als geplant.
end-reason-clash = Die neue Uhrzeit passt nicht mehr zum Rest des Plans.
end-reason-lapsed = Nicht rechtzeitig bestätigt.
end-reason-no-consent = Die Eltern haben nicht zugestimmt.
end-reason-unnamed = Nicht rechtzeitig benannt.
end-reason-moved = Auf einen anderen Termin verlegt.
end-reason-erased = Das Konto wurde gelöscht.

plan-ahead = { $count ->
    [0] Diese Anmeldung ist die nächste auf der Warteliste.
    [one] Davor wartet noch 1 Anmeldung.
   *[other] Davor warten noch { $n } Anmeldungen.
}
plan-waiting = Wird ein Platz frei, kommt eine Mail.
plan-held = Reserviert bis { $day }.
plan-offered = Ein Platz ist frei geworden. Er ist bis { $day } reserviert.
plan-accept = Platz annehmen

bookings-title = Meine Anmeldungen
bookings-line = Messen, Touren und Besuche: Tickets, Pläne und Änderungen
bookings-none = Hier stehen Messen, Touren und Besuche, sobald etwas gebucht ist.
bookings-find = Veranstaltungen finden

itinerary-line-held = Die Plätze sind reserviert, aber noch nicht sicher. Meist fehlt noch die Zustimmung der Eltern.
itinerary-line-confirmed = Der Platz ist sicher. Am Eingang reicht der QR-Code oder die Nummer.
itinerary-line-waitlisted = Wird ein Platz frei, rückt diese Anmeldung von selbst nach. Dann kommt eine Mail.
itinerary-line-offered = Ein Platz ist frei geworden. Bitte unten annehmen, sonst geht er an die Nächsten.
itinerary-line-cancelled = Diese Anmeldung ist abgesagt.
itinerary-line-attended = Der Besuch ist vermerkt.
itinerary-line-missed = Bei dieser Veranstaltung wurde niemand erfasst.
itinerary-line-wishes = Die Wünsche sind angekommen. Nach der Vergabe kommt eine Mail mit den Terminen.
itinerary-wishes-wait = Wünsche abgegeben
itinerary-wishes-until = Die Wünsche lassen sich bis { $day } ändern.
itinerary-wishes-change = Wünsche ändern
itinerary-event = Zur Seite der Veranstaltung
itinerary-change = Etwas ändern
itinerary-cancel = Ganz absagen
itinerary-changed-meanwhile = Das geht so nicht mehr. Hier steht, wie es jetzt ist.
itinerary-places = { $count ->
    [one] 1 Platz
   *[other] { $n } Plätze
}
itinerary-unnamed = { $count ->
    [one] 1 Name fehlt noch
   *[other] { $n } Namen fehlen noch
}
itinerary-named = { $n } von { $of } haben einen Namen.
itinerary-names-until = Namen eintragen bis { $day }. Plätze ohne Namen gehen danach an andere.
itinerary-link = Der Link für die Gruppe
itinerary-link-text = Geben Sie diesen Link weiter. Wer ihn öffnet, trägt den eigenen Namen ein. Andere Namen sieht dort niemand.
itinerary-resize = Größe der Gruppe ändern
itinerary-places-heading = Die Plätze

wish-outcome-given = Erfüllt. Der Termin steht im Plan.
wish-outcome-full = Nicht erfüllt: Die Termine gingen an andere, nach der Reihenfolge des Unternehmens oder nach Los.
wish-outcome-enough = Nicht nötig: Es gab schon so viele liebere Termine, wie jede Person bekommt.
wish-outcome-clash = Nicht erfüllt: Die freien Termine passten nicht zum Rest des Plans.
wish-outcome-no-slots = Nicht erfüllt: Das Unternehmen hat keine Termine.
wishes-save = Wünsche speichern

place-consent-not-needed = Keine Zustimmung nötig
place-consent-unknown = Noch kein Name
place-consent-requested = Eltern müssen noch zustimmen
place-consent-given = Eltern haben zugestimmt
place-consent-refused = Eltern haben abgelehnt
place-unnamed = Platz { $n }, noch ohne Namen
place-name = Benennen
place-rename = Ändern
place-ticket = Ticket { $n }
place-came = Da seit { $day }
place-title = Platz { $n } benennen
place-intro = Wer sich nicht selbst über den Link eintragen kann, wird hier benannt.
place-save = Speichern
place-clear = Namen entfernen
place-clear-text = { $name } kommt nicht? Dann ist der Platz wieder frei für jemand anderen aus der Gruppe.

ticket-number = Ticketnummer
ticket-how = Zeig am Eingang diesen Code, auf dem Handy oder ausgedruckt. Notfalls reicht die Nummer.

visited-heading = Von der Tour zur Stelle
visited-text = Diese Unternehmen kennst du jetzt. Deine Angaben sind im Formular schon eingetragen.
visited-apply = Bei { $company } bewerben
visited-apply-for = Bewerben: { $title }
visited-page = Zur Seite des Unternehmens

change-title = Anmeldung ändern
change-text = Häkchen dazu heißt dabei sein, Häkchen weg heißt abgeben. Was sich nicht mehr ändern lässt, ist fest.
change-size-hint = Beim Verkleinern gehen zuerst Plätze ohne Namen zurück.
change-next = Alles zusammen oder nichts: Geht etwas nicht, bleibt es, wie es ist.
change-send = Änderung speichern
cancel-title = Wirklich absagen?
cancel-text = Damit sind alle Plätze bei „{ $title }“ frei, und andere rücken nach. Zurückholen geht dann nur, wenn noch etwas frei ist.
cancel-text-group = Damit sind alle Plätze der Gruppe bei „{ $title }“ frei, und andere rücken nach. Alle mit eigener Mailadresse bekommen Bescheid.
cancel-yes = Ja, absagen
link-title = Neuen Link machen
link-text = Der alte Link gilt dann nicht mehr. Wer sich schon eingetragen hat, bleibt eingetragen.
link-yes = Neuen Link machen
slip-title = Zettel zum Austeilen
slip-print = Diese Seite können Sie ausdrucken und austeilen.
slip-heading = Trag dich ein
slip-text = Scanne den Code oder tippe die Adresse ab. Dann gib deinen Namen ein. Mehr ist nicht zu tun.

calendar-title = Mein Kalender
calendar-line = Alles Gebuchte im eigenen Kalender
calendar-name = Meine Termine bei Lotse
calendar-intro = Mit einer geheimen Adresse hat dein Kalender immer alles, was du gebucht hast. Wer die Adresse kennt, sieht deine Termine. Gib sie nicht weiter.
calendar-show = Adresse zeigen
calendar-how = Füge diese Adresse in deinem Kalender als Abonnement hinzu.
calendar-renew = Neue Adresse machen
calendar-renew-text = Hat jemand anderes die Adresse? Dann mach eine neue. Die alte gilt sofort nicht mehr.

group-title = Trag dich ein
group-free = { $count ->
    [one] 1 Platz hat noch keinen Namen.
   *[other] { $n } Plätze haben noch keinen Namen.
}
group-until = Eintragen geht bis { $day }.
group-data = Deine Angaben sehen, wer für die Gruppe gebucht hat, und { $name }. Ein Jahr nach der Veranstaltung löschen wir deinen Namen.
group-again = Mit derselben Mailadresse kannst du deine Angaben später ändern.
group-send = Eintragen
group-full = Alle Plätze haben schon einen Namen. Frag, wer für die Gruppe gebucht hat.
group-closed = Eintragen geht hier nicht mehr. Frag, wer für die Gruppe gebucht hat.
group-conflict = So geht es nicht: Vielleicht ist diese Mailadresse schon eingetragen, oder zur gleichen Zeit ist schon etwas gebucht. Wer angemeldet ist, kann seinen Platz ändern.
group-taken-title = Du bist eingetragen
group-taken-waits-title = Dein Platz wartet auf deine Eltern
group-taken-guardian = Wir haben deinen Eltern eine Mail geschickt. Stimmen sie zu, ist dein Platz sicher. Sag ihnen am besten gleich Bescheid.
group-taken-mail = Dein Ticket kommt per Mail.
group-taken-print = Mach ein Foto von deinem Ticket oder druck die Seite aus. Hier siehst du es nur jetzt.
group-taken-teacher = Wer für die Gruppe gebucht hat, kommt mit einem gemeinsamen Ticket hinein.

visit-title = Darf { $name } mitkommen?
visit-intro = { $name } möchte bei „{ $title }“ dabei sein und ist noch nicht alt genug, um das allein zu entscheiden. Bitte sagen Sie, ob Sie einverstanden sind.
visit-what = Was geplant ist
visit-born = { $name }, geboren am { $day }
visit-data = Wer welche Angaben sieht
visit-data-cluster = { $name } sieht Name, Alter und Schule, um die Veranstaltung zu planen.
visit-data-company = { $company } sieht den Namen und die Schule.
visit-data-long = Mailadressen sehen die Unternehmen nicht. Ein Jahr nach der Veranstaltung löschen wir den Namen.
visit-rights = Ihre Rechte
visit-rights-text = Sie entscheiden freiwillig. Bis zum Ende der Veranstaltung können Sie Ihr Einverständnis auf dieser Seite zurücknehmen. Der Link in der Mail bleibt so lange gültig.
visit-agree = Ja, ich bin einverstanden
visit-refuse = Nein, ich bin nicht einverstanden
visit-refuse-text = Sind Sie nicht einverstanden, geht der Platz an jemand anderen.
visit-given-title = Sie sind einverstanden
visit-given = { $name } kann bei „{ $title }“ dabei sein. Das Ticket ist per Mail unterwegs.
visit-refused-title = Sie sind nicht einverstanden
visit-refused = { $name } ist bei „{ $title }“ nicht dabei. Der Platz ist wieder frei.
visit-not-needed = Für diesen Besuch ist keine Zustimmung nötig.
visit-late = Das lässt sich nicht mehr ändern.
visit-back = Zurück
visit-withdraw-title = Einverständnis zurücknehmen
visit-withdraw-text = { $name } ist dann bei „{ $title }“ nicht dabei, und der Platz geht an jemand anderen.

done-booking-known = Hier ist schon etwas gebucht. So steht es jetzt.
done-itinerary-cancelled = Abgesagt. Danke fürs Bescheidgeben.
done-itinerary-accepted = Der Platz ist sicher.
done-itinerary-changed = Die Änderung ist gespeichert. Eine Mail ist unterwegs.
done-itinerary-link = Der neue Link gilt ab sofort.
done-itinerary-wishes = Die Wünsche sind gespeichert.
done-place-named = Gespeichert.
done-visit-answered = Danke. Ihre Antwort ist gespeichert.

mistake-size-range = Geben Sie eine Zahl von 2 bis 500 an.
mistake-idempotency-key-reused = Diese Seite wurde schon einmal abgeschickt. Bitte die Angaben prüfen und noch einmal abschicken.
mistake-guardian-mail-needed = In diesem Alter brauchen wir die Mailadresse von Mutter, Vater oder Vormund.
mistake-mail-twice = Mit dieser Adresse ist in der Gruppe schon jemand anderes eingetragen.
mistake-school-id-unknown = Diese Schule steht nicht mehr auf der Liste. Bitte neu wählen oder den Namen eintragen.
mistake-school-length = Der Name der Schule ist zu lang.
mistake-school-year-length = Höchstens 40 Zeichen.
mistake-answers-form = Eine Antwort passt nicht zur Frage.
mistake-answers-missing = Eine Antwort fehlt noch.
mistake-options-unknown = Eine Auswahl gibt es nicht mehr. Bitte neu wählen.
mistake-options-twice = Bitte von jedem nur eines wählen.
mistake-group-name-length = Der Name der Gruppe fehlt oder ist zu lang.
mistake-school-id-missing = Es fehlt, für welche Schule oder welches Unternehmen gebucht wird.
mistake-names-until-range = Der Tag liegt nach heute und nicht nach der Veranstaltung.
mistake-note-characters = In der Nachricht stehen Zeichen, die nicht gehen.
mistake-slots-unknown = Etwas davon gibt es nicht mehr. Bitte neu auswählen.
mistake-slots-twice = Etwas ist doppelt ausgewählt.
mistake-slots-too-many = Mehr als 20 auf einmal gehen nicht.
mistake-slots-missing = Bitte mindestens einen Punkt auswählen.
mistake-add-too-many = Das sind zu viele auf einmal.
mistake-drop-unknown = Etwas davon ist nicht mehr gebucht.
mistake-wishes-too-many = Das sind zu viele Wünsche.
mistake-wishes-twice = Ein Unternehmen ist doppelt genannt.
mistake-wishes-unknown = Ein Unternehmen hat keine Termine mehr. Bitte neu wählen.
