board-none = Noch ist keine Bewerbung da. Wenn die erste kommt, bekommen Sie eine Mail.
board-filter = Bewerbungen filtern
board-filter-button = Filter anwenden
board-filter-off = Ohne Filter
board-all-postings = Alle Stellen
board-posting = Stelle
board-speculative = Ohne Stelle (Initiativbewerbungen)
board-speculative-one = Initiativbewerbung
board-name = Name
board-urgent = Nur, was bald fällig ist
board-lanes = Nach Stand
board-lane-empty = Hier ist nichts.
board-nameless = Name gelöscht
board-open = Öffnen
board-see = Ansehen
board-back = Alle Bewerbungen
board-message = neue Nachricht
board-nudged = hat nachgefragt
board-interview = Gespräch: { $day }
board-documents = { $count ->
    [one] 1 Dokument
   *[other] { $n } Dokumente
}
board-notes = { $count ->
    [one] 1 Notiz
   *[other] { $n } Notizen
}
lane-new = Neu
lane-seen = Gelesen
lane-interview = Gespräch
lane-offer = Zusage
lane-done = Erledigt
lane-about-new = Mit „Öffnen“ erfährt die Person, dass Sie ihre Bewerbung lesen.
lane-about-seen = Laden Sie ein, sagen Sie zu oder ab.
lane-about-interview = Eingeladen oder schon gesprochen.
lane-about-offer = Jetzt entscheidet die Person.
lane-about-done = Hier ist nichts mehr zu tun.
due-today = fällig heute
due-over-today = überfällig seit heute
due-tomorrow = fällig morgen
due-in = { $count ->
    [one] fällig in 1 Tag
   *[other] fällig in { $n } Tagen
}
due-over = { $count ->
    [one] überfällig seit gestern
   *[other] überfällig seit { $n } Tagen
}
due-pupil = Antwort der Person bis { $day }
board-waits = { $count ->
    [0] wartet seit heute
    [one] wartet seit gestern
   *[other] wartet seit { $n } Tagen
}
several-heading = Mehrere auf einmal
several-hint = Setzen Sie oben Haken. Vor einer Absage sehen Sie den Text und alle Namen.
several-read = Als gelesen markieren
several-reject = Absagen
several-reject-heading = { $count ->
    [0] Niemandem absagen
    [one] 1 Person absagen
   *[other] { $n } Personen absagen
}
several-reject-names = Das geht an: { $words }
several-text-hint = Alle bekommen denselben Text. Passen Sie ihn an.
several-done = { $count ->
    [0] Nichts wurde geändert.
    [one] 1 Bewerbung ist erledigt. Die Person bekommt eine Mail.
   *[other] { $n } Bewerbungen sind erledigt. Alle bekommen eine Mail.
}
several-not = { $count ->
    [one] Bei 1 Bewerbung ging das nicht mehr.
   *[other] Bei { $n } Bewerbungen ging das nicht mehr.
}
done-niemand-gewaehlt = Setzen Sie zuerst Haken bei den Bewerbungen, um die es geht.
done-nachricht-gesendet = Die Nachricht ist gesendet.
done-notiert = Die Notiz ist gespeichert.
done-eingeladen-zum-gespraech = Die Einladung ist gesendet. Die Person wählt einen Termin. Sie bekommen dann eine Mail.
done-zugesagt = Die Zusage ist gesendet. Jetzt entscheidet die Person. Sie bekommen eine Mail.
done-abgesagt = Die Absage ist gesendet. Danke, dass Sie geantwortet haben.

application-state-draft = Noch nicht gesendet
application-state-submitted = Neu
application-state-seen = Gelesen
application-state-interview = Eingeladen
application-state-offered = Zusage gesendet
application-state-accepted = Zusage angenommen
application-state-declined = Zusage nicht angenommen
application-state-rejected = Abgesagt
application-state-withdrawn = Zurückgezogen
application-state-unanswered = Ohne Antwort geschlossen
application-unread = Bewerbung: { $title }
application-unread-text = Wenn Sie die Bewerbung öffnen, erfährt die Person davon. So weiß sie, dass jemand sie liest.
application-ended-unread = Diese Bewerbung ist beendet, bevor sie jemand geöffnet hat. Hier ist nichts mehr zu tun.
application-open = Bewerbung öffnen
application-came = Angekommen am { $day }
application-back = Zurück zur Bewerbung
application-answers = Was die Person schreibt
application-no-answers = Die Fragen sind nicht beantwortet. Das ist freiwillig.
application-person = Zur Person
application-age = Alter
application-years = { $count ->
    [one] { $n } Jahr
   *[other] { $n } Jahre
}
application-school = Schule
application-phone = Telefon
application-no-mail = Schreiben Sie über die Nachrichten auf dieser Seite. So bleibt alles zusammen.
application-documents = Dokumente
application-no-documents = Es sind keine dabei. Das ist freiwillig.
application-dates = Termine
application-date = { $day }, { $n } Minuten
application-chosen = gewählt
application-messages = Nachrichten
application-no-messages = Noch hat niemand geschrieben.
application-notes = Notizen für Ihr Team
application-us = Ihr Team
write-message = Nachricht schreiben
write-message-hint = Die Person bekommt eine Mail, dass hier eine Nachricht steht.
write-message-button = Nachricht senden
write-note = Notiz
write-note-hint = Nur Ihr Team sieht sie. Wer eine Kopie seiner Daten verlangt, bekommt auch die Notizen.
write-note-button = Notiz speichern
write-closed = Diese Bewerbung ist seit mehr als 30 Tagen beendet. Nachrichten gehen nicht mehr.

answer-steps-heading = Was möchten Sie antworten?
answer-steps-hint = Auf der nächsten Seite steht ein Text, den Sie anpassen. Erst danach wird gesendet.
answer-invite = Einladen
answer-invite-again = Weitere Termine anbieten
answer-offer = Zusage
answer-reject = Absage
answer-heading-invite = { $name } einladen
answer-heading-offer = { $name } zusagen
answer-heading-reject = { $name } absagen
answer-next-invite = Die Person wählt einen Termin aus und bekommt ihn für ihren Kalender.
answer-next-offer = Die Person nimmt die Zusage an oder lehnt sie ab. Danach bekommen Sie eine Mail.
answer-next-reject = Die Person bekommt eine Mail und kann ihr Profil an andere Unternehmen weitergeben.
answer-told = Jede Person bekommt eine eigene Mail.
answer-texts = Texte zur Auswahl
answer-text = Ihre Nachricht
answer-text-hint = Passen Sie den Text an. Ein persönlicher Satz tut gut.
answer-text-missing = Schreiben Sie ein paar Worte.
answer-text-long = Der Text darf höchstens 4.000 Zeichen haben.
answer-clash = Das geht nicht mehr: Inzwischen hat sich etwas geändert. Gehen Sie zurück zur Bewerbung.
answer-send-invite = Einladung senden
answer-send-offer = Zusage senden
answer-send-reject = Absage senden
answer-reply-by = Antwort bis
answer-reply-by-hint = Ohne Angabe hat die Person 14 Tage Zeit. Höchstens 60 Tage.
answer-speculative = Initiativbewerbung
answer-tone-du = Mit „du“
answer-tone-sie = Mit „Sie“
answer-tone-trial = Zum Probearbeiten
answer-tone-taken = Platz ist vergeben
answer-tone-met = Nach einem Gespräch
answer-invite-1 =
    Hallo { $name },

    danke für deine Bewerbung: { $title }. Wir möchten dich gern kennenlernen und dir zeigen, wie wir arbeiten.

    Such dir einen der Termine aus. Du musst nichts Besonderes mitbringen. Wenn du magst, bring jemanden mit, zum Beispiel deine Eltern. Passt kein Termin, dann schreib uns hier.

    Wir freuen uns auf dich.
    { $company }
answer-invite-2 =
    Guten Tag { $name },

    vielen Dank für Ihre Bewerbung: { $title }. Wir möchten Sie gern kennenlernen und Ihnen unseren Betrieb zeigen.

    Bitte wählen Sie einen der Termine aus. Mitbringen müssen Sie nichts. Wenn kein Termin passt, schreiben Sie uns hier, dann finden wir einen anderen.

    Wir freuen uns auf das Gespräch.
    { $company }
answer-invite-3 =
    Hallo { $name },

    deine Bewerbung hat uns neugierig gemacht: { $title }. Am besten merkst du selbst, ob der Beruf zu dir passt. Deshalb laden wir dich ein, bei uns mitzuarbeiten.

    Such dir einen der Termine aus. Zieh bequeme Sachen und feste Schuhe an, den Rest bekommst du von uns. Danach setzen wir uns zusammen und sprechen darüber, wie es dir gefallen hat.

    Bis bald.
    { $company }
answer-offer-1 =
    Hallo { $name },

    wir haben gute Nachrichten: Du bekommst den Platz bei uns. { $title }, das passt zu dir, und wir freuen uns sehr auf dich.

    Sag uns bitte hier auf dieser Seite, ob du den Platz annimmst. Danach schicken wir dir den Vertrag. Wenn du noch Fragen hast, schreib uns einfach.

    Viele Grüße
    { $company }
answer-offer-2 =
    Guten Tag { $name },

    wir möchten Ihnen den Platz anbieten: { $title }. Das Gespräch und Ihre Bewerbung haben uns überzeugt.

    Bitte sagen Sie uns hier auf dieser Seite, ob Sie annehmen. Danach erhalten Sie den Vertrag. Bei Fragen schreiben Sie uns gern.

    Wir freuen uns auf Sie.
    { $company }
answer-reject-1 =
    Hallo { $name },

    danke, dass du dich bei uns beworben hast: { $title }. Wir haben deine Bewerbung in Ruhe gelesen und uns diesmal für jemand anderen entschieden.

    Das sagt nichts darüber, was du kannst. Gib dein Profil mit einem Klick an andere Unternehmen weiter, die noch jemanden suchen. Und wenn du es nächstes Jahr noch einmal bei uns versuchen willst, freuen wir uns.

    Alles Gute für deinen Weg.
    { $company }
answer-reject-2 =
    Guten Tag { $name },

    vielen Dank für Ihre Bewerbung: { $title }. Wir haben sie aufmerksam gelesen und uns für jemand anderen entschieden.

    Das ist kein Urteil über Ihre Fähigkeiten. Hier auf Lotse können Sie Ihr Profil mit einem Klick an andere Unternehmen weitergeben, die noch suchen.

    Für Ihren Weg wünschen wir Ihnen alles Gute.
    { $company }
answer-reject-3 =
    Hallo { $name },

    danke für deine Bewerbung: { $title }. Der Platz ist inzwischen vergeben. Wir wollten, dass du das gleich von uns erfährst und nicht länger wartest.

    Gib dein Profil mit einem Klick an andere Unternehmen in der Nähe weiter. Sie suchen noch, und du musst nichts neu schreiben.

    Wir drücken dir die Daumen.
    { $company }
answer-reject-4 =
    Hallo { $name },

    schön, dass du bei uns warst und wir uns kennengelernt haben. Für den Platz haben wir uns für jemand anderen entschieden: { $title }. Die Wahl war nicht leicht.

    Wenn du wissen möchtest, was uns an dir gefallen hat und was du noch üben kannst, schreib uns hier. Wir antworten dir gern.

    Alles Gute und bis vielleicht ein anderes Mal.
    { $company }
answer-reject-several =
    Guten Tag,

    vielen Dank für Ihre Bewerbung bei uns. Wir haben sie aufmerksam gelesen und uns für jemand anderen entschieden.

    Das ist kein Urteil über Ihre Fähigkeiten. Hier auf Lotse können Sie Ihr Profil mit einem Klick an andere Unternehmen weitergeben, die noch suchen.

    Für Ihren Weg wünschen wir Ihnen alles Gute.
    { $company }
dates-heading = Termine zur Auswahl
dates-hint = Bis zu sechs. Zwei oder drei reichen meist. Es gilt die Uhrzeit in Deutschland.
dates-day = { $n }. Termin: Tag
dates-time = { $n }. Termin: Uhrzeit
dates-more = Weitere Termine
dates-minutes = Dauer in Minuten
dates-minutes-wrong = Geben Sie 5 bis 480 Minuten an.
dates-place = Wo?
dates-place-hint = Eine Adresse, „am Telefon“ oder ein Link. Das gilt für alle Termine.
dates-place-missing = Sagen Sie in einer Zeile, wo das Gespräch ist.
dates-missing = Geben Sie mindestens einen Termin an.
dates-wrong = Tag und Uhrzeit passen nicht: { $words }
dates-past = Dieser Termin ist schon vorbei: { $words }
mistake-dates-length = Geben Sie einen bis sechs Termine an.
mistake-dates-out-of-range = Termine liegen in der Zukunft, höchstens 400 Tage von heute.
mistake-dates-minutes = Geben Sie 5 bis 480 Minuten an.
mistake-dates-place = Sagen Sie in einer Zeile, wo das Gespräch ist.
mistake-reply-by-out-of-range = Nehmen Sie einen Tag in den nächsten 60 Tagen, frühestens morgen.
