span = { $day }, { $hours }
span-days = { $from } bis { $until }
hours = { $from } bis { $until } Uhr
event-at = Wann
event-place = Wo
event-stand = Stand
event-bring = Bitte mitbringen
event-button = Zur Veranstaltung
organiser-wrote = Nachricht des Veranstalters
booking-button = Zu deiner Anmeldung
booking-button-group = Zu Ihrer Anmeldung
booking-why = Diese Mail kommt, weil du dich bei { $portal } für „{ $event }“ angemeldet hast.
booking-why-group = Diese Mail kommt, weil Sie bei { $portal } eine Gruppe für „{ $event }“ angemeldet haben.
ticket-why = Diese Mail kommt, weil bei einer Anmeldung für „{ $event }“ diese Mailadresse angegeben wurde.
ticket = Dein Ticket
ticket-group = Ticket für die ganze Gruppe
ticket-hint = Zeig den Code oder die Nummer am Einlass.
ticket-hint-group = Am Einlass lässt dieser Code die ganze Gruppe auf einmal ein.
ticket-number = Ticketnummer { $number }
names-link = Über diesen Link trägt sich die Gruppe selbst ein:
plan-interview = Gespräch mit { $company }
plan-held = vorgemerkt
plan-confirmed = bestätigt
plan-waitlisted = Warteliste, als Nächstes an der Reihe
plan-waitlisted-ahead = Warteliste, { $ahead } davor
plan-offered = frei geworden, bitte bestätigen bis { $until }
plan-missed = nicht dabei gewesen
plan-cancelled = abgesagt
plan-clash = entfällt, weil die neue Zeit nicht zu einem anderen Termin passt
plan-shrunk = entfällt, weil es weniger Plätze gibt
plan-lapsed = verfallen
plan-no-consent = entfällt ohne Einverständnis
wish-given = Wunsch erfüllt
wish-full = Leider kein Platz mehr: Andere waren in der Reihenfolge der Firma oder im Los vor dir.
wish-enough = Du hast schon so viele bessere Wünsche bekommen, wie eine Person bekommt.
wish-clash = Keine freie Zeit passte zu deinen anderen Terminen.
wish-no-slots = Die Firma bietet keine Termine an.

booking-code-subject = { $grouped } ist der Code für deine Anmeldung
booking-code-heading = Code für deine Anmeldung
booking-code-lead = Fast fertig: Mit diesem Code meldest du dich für „{ $event }“ am { $day } an. Erst danach hast du deinen Platz.
booking-code-not-asked = Dann hat wahrscheinlich jemand versehentlich diese Mailadresse eingegeben. Du musst nichts tun. Ohne den Code wird niemand angemeldet, und nach einem Tag ist alles gelöscht.
booking-code-why = Diese Mail kommt, weil sich jemand mit dieser Mailadresse bei { $portal } anmelden wollte.

booking-booked-subject = Angemeldet: { $event }
booking-booked-heading = Angemeldet
booking-booked-preview = { $day }
booking-booked-lead = Schön, dass du dabei bist. Deine Anmeldung für „{ $event }“ ist da. Die Zeiten hängen als Kalenderdatei an.
booking-booked-lead-group = Ihre Anmeldung für „{ $event }“ ist da: { $group }, { $size } Plätze. Die Zeiten hängen als Kalenderdatei an.

booking-waiting-subject = Warteliste: { $event }
booking-waiting-heading = Auf der Warteliste
booking-waiting-preview = Wird ein Platz frei, kommt sofort eine Mail.
booking-waiting-lead = „{ $event }“ ist gerade ausgebucht. Du stehst auf der Warteliste.
booking-waiting-lead-group = „{ $event }“ ist gerade ausgebucht. Ihre Gruppe steht auf der Warteliste: { $group }, { $size } Plätze.
booking-waiting-next = Wird ein Platz frei, geht es der Reihe nach. Eine Mail kommt dann sofort. Bis dahin ist nichts zu tun.

booking-awaits-guardian-subject = Einverständnis fehlt: { $event }
booking-awaits-guardian-heading = Der Platz ist vorgemerkt
booking-awaits-guardian-preview = Er ist sicher, sobald das Einverständnis da ist.
booking-awaits-guardian-lead = Für „{ $event }“ muss eine erziehungsberechtigte Person einverstanden sein. Wir haben ihr eine Mail geschickt.
booking-awaits-guardian-lead-group = Für „{ $event }“ muss eine erziehungsberechtigte Person einverstanden sein. Wir haben ihr eine Mail geschickt.
booking-awaits-guardian-next = Sag zu Hause Bescheid: In der Mail ist ein Link. Sobald das Einverständnis da ist, bekommst du dein Ticket.

booking-guardian-agreed-subject = Platz sicher: { $event }
booking-guardian-agreed-heading = Das Einverständnis ist da
booking-guardian-agreed-preview = Das Ticket ist in dieser Mail.
booking-guardian-agreed-lead = Jetzt ist alles da: Dein Platz bei „{ $event }“ ist sicher.
booking-guardian-agreed-lead-group = Jetzt ist alles da: Die Plätze bei „{ $event }“ sind sicher.

booking-ticket-subject = Ticket: { $event }
booking-ticket-heading = Das Ticket
booking-ticket-preview = { $day }
booking-ticket-lead = Du bist bei „{ $event }“ dabei. Das ist dein Ticket.
booking-ticket-lead-group = Das ist das Ticket für „{ $event }“.

booking-changed-subject = Anmeldung geändert: { $event }
booking-changed-heading = Die Anmeldung ist geändert
booking-changed-preview = So sieht der Plan jetzt aus.
booking-changed-lead = Deine Anmeldung für „{ $event }“ ist geändert. So sieht dein Plan jetzt aus.
booking-changed-lead-group = Ihre Anmeldung für „{ $event }“ ist geändert: { $group }, jetzt { $size } Plätze.

booking-cancelled-subject = Abgemeldet: { $event }
booking-cancelled-heading = Die Abmeldung ist da
booking-cancelled-preview = Danke fürs Bescheidsagen.
booking-cancelled-lead = Du hast dich von „{ $event }“ abgemeldet. Danke fürs Bescheidsagen: Der Platz geht an jemand anderen.
booking-cancelled-lead-group = Sie haben Plätze bei „{ $event }“ zurückgegeben: { $group }. Danke fürs Bescheidsagen.

booking-moved-up-subject = Platz frei geworden: { $event }
booking-moved-up-heading = Ein Platz ist frei geworden
booking-moved-up-preview = Von der Warteliste nachgerückt.
booking-moved-up-lead = Gute Nachricht: Bei „{ $event }“ ist ein Platz frei geworden, und du bist nachgerückt. Kannst du doch nicht, gib den Platz bitte zurück.
booking-moved-up-lead-group = Gute Nachricht: Bei „{ $event }“ sind Plätze frei geworden, und Ihre Gruppe ist nachgerückt: { $group }, { $size } Plätze.

booking-offered-subject = Bitte bestätigen: { $event }
booking-offered-heading = Ein Platz ist frei geworden
booking-offered-preview = Bitte rechtzeitig bestätigen.
booking-offered-lead = Bei „{ $event }“ ist ein Platz frei geworden. Er ist für dich zurückgelegt.
booking-offered-lead-group = Bei „{ $event }“ sind Plätze frei geworden. Sie sind für Ihre Gruppe zurückgelegt: { $group }, { $size } Plätze.
booking-offered-next = Bestätige ihn auf der Seite deiner Anmeldung. Sonst geht er an die nächste Person.
booking-offered-next-group = Bestätigen Sie die Plätze auf der Seite Ihrer Anmeldung. Sonst gehen sie an die Nächsten.

booking-organiser-subject = Bitte lesen: { $event }
booking-organiser-heading = Der Veranstalter hat etwas geändert
booking-organiser-preview = So sieht der Plan jetzt aus.
booking-organiser-lead = Bei „{ $event }“ hat sich etwas geändert. So sieht dein Plan jetzt aus.
booking-organiser-lead-group = Bei „{ $event }“ hat sich etwas geändert. So sieht der Plan Ihrer Gruppe jetzt aus: { $group }, { $size } Plätze.

booking-event-cancelled-subject = Abgesagt: { $event }
booking-event-cancelled-heading = Die Veranstaltung fällt aus
booking-event-cancelled-preview = { $day }
booking-event-cancelled-lead = „{ $event }“ am { $day } fällt leider aus. Deine Anmeldung ist damit erledigt, du musst nichts tun.
booking-event-cancelled-lead-group = „{ $event }“ am { $day } fällt leider aus. Die Anmeldung Ihrer Gruppe ist damit erledigt: { $group }.

booking-lapsed-subject = Der Platz ist verfallen: { $event }
booking-lapsed-heading = Der Platz ist verfallen
booking-lapsed-preview = Er war nur für eine Zeit zurückgelegt.
booking-lapsed-lead = Bei „{ $event }“ war ein Platz für dich zurückgelegt. Er wurde nicht rechtzeitig bestätigt. Du kannst dich neu anmelden, solange noch Plätze frei sind.
booking-lapsed-lead-group = Bei „{ $event }“ waren Plätze für Ihre Gruppe zurückgelegt: { $group }. Sie wurden nicht rechtzeitig bestätigt.

booking-names-wanted-subject = Es fehlen noch Namen: { $event }
booking-names-wanted-heading = Es fehlen noch Namen
booking-names-wanted-preview = Plätze ohne Namen gehen zurück.
booking-names-wanted-lead = Bei „{ $event }“ haben { $unnamed } Plätze noch keinen Namen.
booking-names-wanted-lead-group = Bei „{ $event }“ haben { $unnamed } von { $size } Plätzen noch keinen Namen: { $group }.
booking-names-wanted-next = Zeit ist bis { $names_until }. Plätze ohne Namen gehen danach an andere.

booking-unnamed-subject = Plätze gingen zurück: { $event }
booking-unnamed-heading = Plätze ohne Namen sind zurückgegangen
booking-unnamed-preview = So sieht die Anmeldung jetzt aus.
booking-unnamed-lead = Bei „{ $event }“ sind die Plätze ohne Namen zurückgegangen.
booking-unnamed-lead-group = Bei „{ $event }“ sind die Plätze ohne Namen zurückgegangen. Ihre Gruppe hat jetzt { $size } Plätze: { $group }.

booking-allocated-subject = Termine: { $event }
booking-allocated-heading = Die Wünsche sind verteilt
booking-allocated-preview = So sieht der Plan aus.
booking-allocated-lead = Die Termine für „{ $event }“ sind verteilt. Das ist dein Plan, und darunter steht, was aus jedem Wunsch geworden ist.
booking-allocated-lead-group = Die Termine für „{ $event }“ sind verteilt: { $group }.

booking-reminder-subject = Morgen: { $event }
booking-reminder-heading = Morgen geht es los
booking-reminder-preview = Zeiten und Ticket in dieser Mail.
booking-reminder-lead = Morgen ist „{ $event }“. Hier ist noch einmal alles, was du brauchst. Kannst du doch nicht kommen, sag bitte kurz ab.
booking-reminder-lead-group = Morgen ist „{ $event }“. Hier ist noch einmal alles für Ihre Gruppe: { $group }, { $size } Plätze.
