posting-button = Zum Ausbildungsplatz
vacancy-remark = Hinweis

vacancy-submitted-subject = Zu prüfen: { $title } von { $company }
vacancy-submitted-heading = Eine Stelle wartet auf Ihre Prüfung
vacancy-submitted-preview = { $company } hat sie eingereicht.
vacancy-submitted-lead = { $company } hat eine Stelle eingereicht: { $title }. Die Seite zeigt Ihnen, was dabei auffällt und ob es schon etwas Ähnliches gibt.
vacancy-submitted-hidden = Bis Sie entscheiden, ist sie im Portal nicht zu sehen.
vacancy-submitted-button = Stelle prüfen
vacancy-submitted-why = Diese Mail kommt, weil Sie dieses Cluster leiten und Mails über neue Stellen möchten.

vacancy-reported-subject-new = Gemeldet: { $title } von { $company }
vacancy-reported-subject-overdue = Meldung überfällig: { $title } von { $company }
vacancy-reported-heading = Eine Stelle wurde gemeldet
vacancy-reported-preview = Bitte entscheiden Sie bis { $due }.
vacancy-reported-lead = Jemand hat eine Stelle von { $company } gemeldet: { $title }. Bitte sehen Sie sie sich an und entscheiden Sie innerhalb von 24 Stunden.
vacancy-reported-lead-overdue = Über die Meldung zu einer Stelle von { $company } hat seit 24 Stunden niemand entschieden: { $title }. Bitte holen Sie das jetzt nach.
vacancy-reported-reason = Grund
vacancy-reported-due = Entscheiden bis
vacancy-reported-reason-gone = Den Platz gibt es nicht mehr
vacancy-reported-reason-untrue = Die Angaben stimmen nicht
vacancy-reported-reason-discriminating = Die Stelle grenzt Menschen aus oder beleidigt sie
vacancy-reported-reason-fraud = Verdacht auf Betrug
vacancy-reported-reason-other = Anderer Grund
vacancy-reported-button = Meldung ansehen
vacancy-reported-why = Diese Mail kommt, weil Sie dieses Cluster leiten.

vacancy-published-subject = Veröffentlicht: { $title }
vacancy-published-heading = Ihre Stelle ist veröffentlicht
vacancy-published-preview = { $title }
vacancy-published-lead = Ihre Stelle ist geprüft und ab sofort im Portal zu finden: { $title }.
vacancy-published-next-lead = Wie geht es weiter?
vacancy-published-next = Bei jeder Bewerbung bekommen Sie eine Mail. Sie können die Stelle jederzeit ändern, anhalten oder schließen.

vacancy-sent-back-subject = Bitte überarbeiten: { $title }
vacancy-sent-back-heading = Bitte überarbeiten Sie die Stelle
vacancy-sent-back-preview = { $title }
vacancy-sent-back-lead = Das Management des Clusters hat Ihre Stelle geprüft und Hinweise dazu: { $title }.
vacancy-sent-back-next = Auf der Seite der Stelle steht jeder Hinweis an der richtigen Stelle. Wenn Sie fertig sind, reichen Sie sie dort neu ein.

vacancy-withdrawn-subject = Zurückgezogen: { $title }
vacancy-withdrawn-heading = Ihre Stelle wurde zurückgezogen
vacancy-withdrawn-preview = { $title }
vacancy-withdrawn-lead = Das Management des Clusters hat Ihre Stelle aus dem Portal genommen: { $title }.
vacancy-withdrawn-told = Allen, die auf eine Antwort gewartet haben, haben wir Bescheid gesagt. Sie müssen ihnen nicht schreiben.

vacancy-expires-subject = Läuft am { $on } ab: { $title }
vacancy-expires-heading = Ihre Stelle läuft bald ab
vacancy-expires-preview = { $title }
vacancy-expires-lead = Diese Stelle ist nur noch bis zum { $on } im Portal zu sehen: { $title }.
vacancy-expires-next-lead = Ist der Platz noch frei?
vacancy-expires-next = Dann verlängern Sie die Stelle mit einem Klick. Ist er vergeben, schließen Sie sie bitte, damit sich niemand umsonst bewirbt. Sonst müssen Sie nichts tun.
vacancy-expires-open = Offene Bewerbungen: { $open }. Sie bleiben auch danach bei Ihnen und warten auf Antwort.

vacancy-expired-subject = Abgelaufen: { $title }
vacancy-expired-heading = Ihre Stelle ist abgelaufen
vacancy-expired-preview = { $title }
vacancy-expired-lead = Diese Stelle ist nicht mehr im Portal zu sehen: { $title }.
vacancy-expired-next-lead = Was können Sie tun?
vacancy-expired-next = Sie können sie wieder anbieten oder für das nächste Jahr übernehmen. Bewerbungen, die schon da sind, warten weiter auf Ihre Antwort.

vacancy-filled-subject = Alle Plätze vergeben: { $title }
vacancy-filled-heading = Alle Plätze sind vergeben
vacancy-filled-preview = { $title }
vacancy-filled-lead = Alle Plätze dieser Stelle sind angenommen. Sie ist jetzt geschlossen: { $title }.
vacancy-filled-told = Allen, die noch auf eine Antwort gewartet haben, haben wir Bescheid gesagt. Sie müssen ihnen nicht schreiben.
