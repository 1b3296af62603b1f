speculative = Initiativbewerbung
application-button = Zu deiner Bewerbung
application-why = Diese Mail kommt, weil du dich bei { $portal } beworben hast.
company-wrote = Nachricht der Firma
interview-at = Wann
interview-lasts = Wie lange
interview-minutes = { $minutes } Minuten
interview-place = Wo
interview-summary = Gespräch bei { $company }: { $title }

application-code-subject = { $grouped } ist der Code für deine Bewerbung bei { $company }
application-code-heading = Code für deine Bewerbung
application-code-lead = Fast fertig: Mit diesem Code schickst du deine Bewerbung ab. { $company } sieht sie erst danach. Stelle: { $title }.
application-code-not-asked = Dann hat wahrscheinlich jemand versehentlich diese Mailadresse eingegeben. Du musst nichts tun. Ohne den Code wird nichts abgeschickt, und nach einem Tag ist alles gelöscht.
application-code-why = Diese Mail kommt, weil jemand mit dieser Mailadresse bei { $portal } eine Bewerbung geschrieben hat.

application-sent-subject = Deine Bewerbung bei { $company } ist angekommen
application-sent-heading = Deine Bewerbung ist angekommen
application-sent-preview = Eine Antwort ist bis { $due } fällig.
application-sent-lead = Deine Bewerbung liegt jetzt bei { $company }. Stelle: { $title }.
application-sent-next-lead = Wie geht es weiter?
application-sent-next = Die Firma antwortet dir bis { $due }. Sobald etwas passiert, bekommst du eine Mail. Du musst bis dahin nichts tun.
application-sent-late-lead = Und wenn niemand antwortet?
application-sent-late = Wir erinnern die Firma mehrmals. Nach einigen Tagen kannst du selbst nachfragen, mit einem Klick auf der Seite deiner Bewerbung.

application-awaits-guardian-subject = Deine Bewerbung bei { $company } wartet auf eine Einwilligung
application-awaits-guardian-heading = Deine Bewerbung ist gespeichert
application-awaits-guardian-preview = Sie geht los, sobald die Einwilligung da ist.
application-awaits-guardian-lead = Weil du noch nicht 16 bist, muss eine erziehungsberechtigte Person zustimmen. Wir haben ihr eine Mail geschickt. Stelle: { $title } bei { $company }.
application-awaits-guardian-next-lead = Wie geht es weiter?
application-awaits-guardian-next = Sag zu Hause Bescheid. Sobald die Einwilligung da ist, geht deine Bewerbung von selbst an die Firma. Vorher sieht dort niemand etwas.

application-moved-preview = { $company }, { $title }
application-moved-subject-seen = { $company } hat deine Bewerbung gelesen
application-moved-heading-seen = Deine Bewerbung wurde gelesen
application-moved-lead-seen = { $company } hat deine Bewerbung gelesen. Stelle: { $title }.
application-moved-due-seen = Eine Antwort bekommst du bis { $due }.
application-moved-subject-interview = { $company } möchte dich kennenlernen
application-moved-heading-interview = Einladung zum Gespräch
application-moved-lead-interview = Gute Nachricht: { $company } lädt dich zu einem Gespräch ein. Auf der Seite deiner Bewerbung suchst du dir einen Termin aus. Stelle: { $title }.
application-moved-due-interview = Am besten entscheidest du dich bald, spätestens bis { $due }.
application-moved-subject-offered = Zusage von { $company }
application-moved-heading-offered = Du hast eine Zusage
application-moved-lead-offered = { $company } bietet dir den Platz an. Stelle: { $title }.
application-moved-due-offered = Auf der Seite deiner Bewerbung nimmst du an oder sagst ab. Das geht bis { $due }.
application-moved-subject-rejected = Antwort von { $company } auf deine Bewerbung
application-moved-heading-rejected = Antwort auf deine Bewerbung
application-moved-lead-rejected = { $company } hat sich für jemand anderen entschieden. Das sagt wenig über dich: Auf eine Stelle kommen oft viele Bewerbungen. Stelle: { $title }.
application-moved-subject-unanswered = { $company } hat nicht geantwortet
application-moved-heading-unanswered = Keine Antwort
application-moved-lead-unanswered = { $company } hat auf deine Bewerbung nicht geantwortet, obwohl wir mehrmals erinnert haben. Das tut uns leid. Wir haben die Bewerbung deshalb abgeschlossen. Stelle: { $title }.
application-moved-subject-lapsed = Die Zusage von { $company } gilt nicht mehr
application-moved-heading-lapsed = Die Zusage gilt nicht mehr
application-moved-lead-lapsed = Du hast auf die Zusage von { $company } nicht geantwortet. Deshalb gilt sie nicht mehr. Stelle: { $title }.
application-moved-subject-withdrawn = Deine Bewerbung bei { $company } ist beendet
application-moved-heading-withdrawn = Deine Bewerbung ist beendet
application-moved-lead-withdrawn = Deine Bewerbung bei { $company } ist beendet und wird nicht weiter bearbeitet. Stelle: { $title }.
application-moved-go-on-lead = Wie geht es weiter?
application-moved-go-on = Gib deine Bewerbung mit einem Klick an andere Firmen weiter, die gerade einen ähnlichen Platz frei haben. Das entscheidest nur du.

application-closed-subject = Die Stelle bei { $company } ist nicht mehr frei
application-closed-heading = Die Stelle ist nicht mehr frei
application-closed-preview = { $company }, { $title }
application-closed-lead-filled = Der Platz, auf den du dich beworben hast, ist vergeben: { $title } bei { $company }.
application-closed-lead-withdrawn = Die Stelle, auf die du dich beworben hast, gibt es nicht mehr: { $title } bei { $company }.
application-closed-go-on-lead = Wie geht es weiter?
application-closed-go-on = Gib deine Bewerbung mit einem Klick an andere Firmen weiter, die gerade einen ähnlichen Platz frei haben. Das entscheidest nur du.

offer-waits-subject = { $company } wartet auf deine Antwort
offer-waits-heading = Deine Zusage wartet
offer-waits-preview = Bis { $due } kannst du annehmen.
offer-waits-lead = { $company } hat dir einen Platz angeboten und wartet auf deine Antwort. Stelle: { $title }.
offer-waits-due = Auf der Seite deiner Bewerbung nimmst du an oder sagst ab. Das geht bis { $due }.

interview-set-subject = Termin bei { $company }: { $day }
interview-set-heading = Der Termin steht
interview-set-preview = { $at }
interview-set-lead = Dein Gespräch bei { $company } steht fest. Stelle: { $title }. Der Termin hängt als Kalenderdatei an.
interview-set-lead-company = Der Termin für ein Gespräch ist ausgesucht. Stelle: { $title }. Die Kalenderdatei hängt an Ihrer Mail.

interview-cancelled-subject = Termin entfällt bei { $company }: { $day }
interview-cancelled-heading = Der Termin entfällt
interview-cancelled-preview = { $at }
interview-cancelled-lead = Dein Gespräch bei { $company } findet nicht statt. Stelle: { $title }. Die angehängte Kalenderdatei nimmt den Termin heraus.
interview-cancelled-lead-company = Dieses Gespräch findet nicht statt. Stelle: { $title }. Die angehängte Kalenderdatei nimmt den Termin aus Ihrem Kalender.

message-waits-subject = Neue Nachricht zu einer Bewerbung: { $title }
message-waits-heading = Eine Nachricht wartet
message-waits-preview = { $company }, { $title }
message-waits-lead = { $company } hat dir zu deiner Bewerbung geschrieben. Stelle: { $title }.
message-waits-lead-company = Zu einer Bewerbung bei { $company } gibt es für Sie eine neue Nachricht. Stelle: { $title }.
message-waits-where = Was darin steht, ist nur auf der Seite der Bewerbung zu lesen. Dort lässt sich auch antworten.
