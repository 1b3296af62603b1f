cluster-desk-review = Prüfung
cluster-desk-reports = Meldungen
cluster-desk-answers = Antworten
cluster-waits = Das wartet auf Sie
cluster-waits-reviews = { $count ->
    [one] Stelle zu prüfen
   *[other] Stellen zu prüfen
}
cluster-waits-reports = { $count ->
    [one] Meldung zu entscheiden
   *[other] Meldungen zu entscheiden
}
cluster-waits-answers = { $count ->
    [one] Antwort überfällig
   *[other] Antworten überfällig
}
waits-since = { $count ->
    [0] wartet seit heute
    [one] wartet seit 1 Tag
   *[other] wartet seit { $n } Tagen
}
waits-left = { $count ->
    [0] noch weniger als 1 Stunde
    [one] noch 1 Stunde
   *[other] noch { $n } Stunden
}
waits-overdue-hours = { $count ->
    [0] seit eben überfällig
    [one] seit 1 Stunde überfällig
   *[other] seit { $n } Stunden überfällig
}
waits-overdue-days = { $count ->
    [one] seit 1 Tag überfällig
   *[other] seit { $n } Tagen überfällig
}

member-details = Ansehen
member-trusted = vertraut
trust-give-heading = Diesem Unternehmen vertrauen
trust-give-text = Dann erscheinen seine Stellen sofort, ohne Ihre Prüfung. Was es danach ändert, können Sie weiter ansehen. Auf der Seite des Mitglieds nehmen Sie das Vertrauen jederzeit zurück.
trust-give = Vertrauen
trust-given-heading = Sie vertrauen diesem Unternehmen
trust-given-text = Seine Stellen erscheinen sofort, ohne Ihre Prüfung. Nehmen Sie das Vertrauen zurück, dann prüfen Sie wieder jede neue Stelle. Was schon öffentlich ist, bleibt.
trust-take-back = Vertrauen zurücknehmen
done-vertraut = Sie vertrauen dem Unternehmen jetzt. Seine neuen Stellen erscheinen sofort.
done-vertrauen-beendet = Das Vertrauen ist zurückgenommen. Neue Stellen prüfen Sie wieder.

review-heading = Stellen prüfen
review-intro = Diese Stellen warten auf Sie. Oben steht, wer am längsten wartet. Nach Ihrer Entscheidung bekommt das Unternehmen eine Mail.
review-none = Zurzeit wartet keine Stelle. Wenn ein Unternehmen eine einreicht, steht sie hier.
review-changed-tag = geändert, schon öffentlich
review-remarks = { $count ->
    [0] Keine Hinweise der automatischen Prüfung
    [one] 1 Hinweis der automatischen Prüfung
   *[other] { $n } Hinweise der automatischen Prüfung
}
review-law-among = auch zum Recht
review-remarks-about = Hinweise sind ein Rat und verhindern nichts. Sie entscheiden.
review-back = Alle wartenden Stellen
review-changed-text = Diese Stelle ist schon öffentlich. Das Unternehmen hat sie danach geändert.
review-shown = So sehen alle die Stelle
review-field-title = Titel
review-field-kind = Art
review-field-occupation = Beruf
review-field-pay = Lohn im Monat
review-field-sites = Ort
review-field-deadline = Bewerbungsfrist
review-field-apply = Bewerbung
review-field-summary = Kurz gesagt
review-field-subjects = Schulfächer
review-field-languages = Sprachen
review-field-school = Berufsschule
review-field-prospects = Nach der Ausbildung
review-field-benefits = Leistungen
review-field-accessibility = Barrierefreiheit
review-field-contact = Kontakt
review-field-text = Text
review-field-requirements = Anforderungen
review-field-whole = Zur Stelle im Ganzen
review-no-deadline = keine Frist
review-no-text = Die Stelle hat keinen Text.
review-apply-here = hier im Portal
review-apply-url = auf einer anderen Seite:
review-apply-mail = per Mail:
review-apply-phone = per Telefon:
review-similar = { $count ->
    [one] Eine ähnliche Stelle ist schon öffentlich
   *[other] { $n } ähnliche Stellen sind schon öffentlich
}
review-similar-about = Sehen Sie nach, ob es dieselbe ist. Was sich unterscheidet, steht nebeneinander.
review-since = öffentlich seit { $day }
review-all-alike = In allem gleich.
review-differs = anders
review-alike = Gleich:
review-here = Diese Stelle
review-there = Die andere Stelle
review-differs-below = (beginnt gleich, geht dann anders weiter)
review-publish = Veröffentlichen
review-publish-text = Die Stelle erscheint sofort im Portal und in der Suche. Das Unternehmen bekommt eine Mail.
review-accept = Änderung annehmen
review-accept-text = Die Stelle bleibt, wie sie ist, und verlässt diese Liste. Das Unternehmen bekommt eine Mail.
review-send-back = Mit Hinweisen zurückgeben
review-send-back-heading = Mit Hinweisen zurückgeben
review-send-back-text = Schreiben Sie, was das Unternehmen ändern soll. Es bekommt eine Mail, bessert nach und reicht die Stelle wieder ein. Füllen Sie nur aus, wozu Sie etwas sagen möchten.
review-send-back-paused = Die Stelle ist dann nicht mehr öffentlich. Schreiben Sie, was das Unternehmen ändern soll. Es bekommt eine Mail. Füllen Sie nur aus, wozu Sie etwas sagen möchten.
review-remark = { $name }: Ihr Hinweis
review-remark-missing = Schreiben Sie mindestens einen Hinweis. Sonst weiß das Unternehmen nicht, was es ändern soll.
review-remark-too-long = Kürzen Sie diesen Hinweis auf höchstens 1.000 Zeichen.
review-changed-meanwhile = Inzwischen hat sich an der Stelle etwas geändert. Laden Sie die Seite neu.
done-veroeffentlicht = Die Stelle ist geprüft und öffentlich. Das Unternehmen bekommt eine Mail.
done-zurueckgegeben = Die Stelle ist zurückgegeben. Das Unternehmen bekommt eine Mail mit Ihren Hinweisen.

reports-heading = Meldungen zu Stellen
reports-intro = Jemand findet an diesen Stellen etwas falsch. Entscheiden Sie innerhalb von 24 Stunden. Die älteste Meldung steht oben.
reports-none = Zurzeit ist nichts gemeldet. Sie bekommen eine Mail, wenn jemand eine Stelle meldet.
reports-back = Alle Meldungen
report-see = Die Stelle ansehen
report-what = Grund
report-when = Gemeldet
report-unknown = Wer es gemeldet hat, wird nicht gespeichert.
report-others = { $count ->
    [one] Zu dieser Stelle gibt es 1 weitere Meldung. Sie wird mit entschieden.
   *[other] Zu dieser Stelle gibt es { $n } weitere Meldungen. Sie werden mit entschieden.
}
report-keep = Nichts zu ändern
report-keep-heading = Die Stelle ist in Ordnung
report-keep-text = Die Stelle bleibt öffentlich. Das Unternehmen erfährt nichts von der Meldung.
report-send-back = Zurückgeben
report-send-back-heading = Das Unternehmen soll etwas ändern
report-send-back-text = Die Stelle ist bis dahin nicht mehr öffentlich. Das Unternehmen bekommt eine Mail mit Ihrem Text.
report-note = Was soll das Unternehmen wissen?
report-note-hint = Das Unternehmen liest den Text. Schreiben Sie nicht, dass jemand die Stelle gemeldet hat.
report-withdraw-way = Die Stelle soll verschwinden
report-withdraw-about = Zum Beispiel bei Betrug, oder wenn es den Platz nicht gibt. Auf der nächsten Seite fragen wir noch einmal nach.
report-withdraw = Stelle zurückziehen
report-withdraw-heading = { $title } zurückziehen?
report-withdraw-text = Die Stelle verschwindet sofort aus dem Portal. Alle, die sich beworben haben und auf Antwort warten, erfahren es. Das Unternehmen bekommt eine Mail mit Ihrem Text.
report-clash = Inzwischen hat sich etwas geändert. Sehen Sie in der Liste nach.
done-behalten = Die Meldung ist entschieden. Die Stelle bleibt öffentlich.
done-gemeldet-zurueck = Die Stelle ist zurückgegeben. Das Unternehmen bekommt eine Mail.
done-zurueckgezogen = Die Stelle ist zurückgezogen. Das Unternehmen bekommt eine Mail.
report-reason-gone = Den Platz gibt es nicht mehr
report-reason-untrue = Etwas stimmt nicht
report-reason-discriminating = Schließt jemanden aus oder beleidigt
report-reason-fraud = Betrug: will Geld oder private Daten
report-reason-other = Etwas anderes
mistake-note-missing = Schreiben Sie, was das Unternehmen wissen soll.
mistake-note-too-long = Kürzen Sie den Text auf höchstens 1.000 Zeichen.

overdue-heading = Überfällige Antworten
overdue-intro = Hier warten Bewerberinnen und Bewerber schon zu lange. Rufen Sie im Unternehmen an oder schreiben Sie. Wer sich beworben hat, sehen Sie nicht.
overdue-none = Keine Antwort ist überfällig.
overdue-speculative = Bewerbungen ohne Stelle
overdue-count = { $count ->
    [one] 1 Bewerbung wartet
   *[other] { $n } Bewerbungen warten
}
overdue-contact = Kontakt ansehen
rule-heading = Wann eine Antwort fällig ist
rule-text = Jede Bewerbung bekommt eine Antwort. Hier legen Sie fest, wann was passiert. Gezählt wird ab dem Tag, an dem jemand auf den nächsten Schritt wartet. Neue Tage gelten für neue Bewerbungen und für den nächsten Schritt der laufenden.
rule-due = Antwort fällig nach so vielen Tagen
rule-due-hint = 3 bis 30. Danach steht die Bewerbung hier auf Ihrer Liste.
rule-remind = Das Unternehmen erinnern nach diesen Tagen
rule-remind-hint = Höchstens fünf Tage vor der Frist, zum Beispiel: 3, 7, 12
rule-nudge = Bewerberinnen und Bewerber dürfen nachfragen nach so vielen Tagen
rule-nudge-hint = Einmal. Vor dem Tag, an dem die Bewerbung schließt.
rule-close = Ohne Antwort schließen nach so vielen Tagen
rule-close-hint = Nach der Frist, höchstens 60. Wer sich beworben hat, erfährt es.
rule-save = Tage speichern
rule-number = Schreiben Sie eine ganze Zahl, zum Beispiel 14.
rule-numbers = Schreiben Sie ganze Zahlen mit Kommas, zum Beispiel: 3, 7, 12
done-regel = Die neuen Tage sind gespeichert.
mistake-due-days-range = Wählen Sie 3 bis 30 Tage.
mistake-remind-days-too-many = Nennen Sie höchstens fünf Tage.
mistake-remind-days-order = Die Tage müssen steigen und vor der Frist liegen.
mistake-nudge-day-range = Dieser Tag muss vor dem Tag liegen, an dem die Bewerbung schließt.
mistake-close-days-range = Dieser Tag muss nach der Frist liegen und höchstens der 60. sein.
