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
