field-what = Was suchst du?
field-what-example = Beruf, Thema oder Firma
field-where = Wo?
field-where-example = Ort oder Postleitzahl
suggest-spelling = Meinst du das?
suggest-occupation = Beruf
suggest-company = Unternehmen
suggest-place = Ort
suggest-district = Region
suggest-event = Veranstaltung
field-radius = Umkreis
radius = { $km } km
search-button = Stellen finden
search-description = Ausbildung, duales Studium und Praktikum: freie Stellen nach Beruf, Ort und Schulabschluss finden.

results-heading = { $count ->
    [0] Keine Stelle gefunden
    [one] 1 Stelle
   *[other] { $n } Stellen
}
results-for = für „{ $words }“
results-near = bis { $km } km um { $place }
results-events = Veranstaltungen dazu

active-label = Gewählte Filter
active-remove = entfernen
active-remove-all = Alle Filter entfernen
active-year = Beginn { $year }
active-region = Region { $name }
region-only = Nur in der Region { $name }
place-unknown = „{ $place }“ kennen wir nicht als Ort. Wir zeigen dir Stellen aus ganz Deutschland.
place-suggestions = Meinst du einen dieser Orte?
corrected = Gesucht nach „{ $words }“. Vielleicht war es ein Tippfehler.
understood = Ort und Filter haben wir aus deiner Eingabe gelesen. Du kannst sie ändern.
understood-literal = Lieber genau nach „{ $words }“ suchen
partial = Nicht alle deine Wörter kommen zusammen vor. Diese Stellen enthalten einige davon.
ignored = Ein Teil der Adresse war nicht lesbar. Wir haben ihn weggelassen.

filters = Filter
filters-apply = Filter anwenden
filter-any = Egal
filter-abschluss = Dein Schulabschluss
filter-abschluss-hint = Den du hast oder bald haben wirst.
filter-art = Art der Stelle
filter-bereich = Bereich
filter-beginn = Beginn
filter-land = Bundesland
filter-kreis = Kreis / Region
filter-cluster = Cluster

sort-label = Sortieren nach
sort-button = Sortieren
to-first = Zurück zum Anfang der Liste
more = Weitere anzeigen

nothing-heading = Hier ist gerade nichts frei
nothing-text = Das heißt nicht, dass es nichts für dich gibt. So findest du mehr:
nothing-neighbours = Berufe, die auch passen können
nothing-browse = In allen Berufen stöbern
way-wider = Im Umkreis von { $km } km
way-without-filters = Ohne Filter
way-anywhere = In ganz Deutschland
way-by-place = Alles im Umkreis von { $km } km um { $place }
way-to-all = Alle Stellen
way-by-words = In ganz Deutschland, ohne Filter

fact-start = Beginn
fact-first-pay = Lohn im 1. Jahr
fact-qualification = Abschluss
fact-places = Plätze
fact-duration = Dauer
fact-hours = Arbeitszeit
fact-unknown = Nicht angegeben
start-asap = so bald wie möglich
start-flexible = { $start }, nach Absprache auch anders
hours-a-week = { $hours } Stunden pro Woche
