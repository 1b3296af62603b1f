skip = Zum Inhalt springen
nav-label = Hauptnavigation
nav-search = Stellen
nav-occupations = Berufe
nav-companies = Unternehmen
footer-promise = Suchen und lesen geht ohne Konto und ohne Cookies.
footer-about = Über Lotse und deine Daten
footer-whole = Alle Stellen auf Lotse

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

distance = { $km } km
distance-below-one = unter 1 km
distance-away = { $distance } entfernt
place-away = { $place }, { $distance } entfernt
travel-around-the-corner = zu Fuß
travel-walk = { $n } zu Fuß
travel-bicycle = { $n } mit dem Fahrrad
travel-transit = { $n } mit Bus und Bahn
travel-about = ca. { $n }
travel-estimated = { $words } (geschätzt)
travel-minutes = { $n } min
travel-hours = { $hours } Std.
travel-hours-minutes = { $hours } Std. { $n } min
more-sites = { $count ->
    [one] {" "}und 1 weiterer Ort
   *[other] {" "}und { $n } weitere Orte
}
years = { $count ->
    [one] { $n } Jahr
   *[other] { $n } Jahre
}
years-broken = { $n } Jahre
months = { $count ->
    [one] { $n } Monat
   *[other] { $n } Monate
}
places = { $count ->
    [one] 1 Platz
   *[other] { $n } Plätze
}
vacancies-found = { $count ->
    [0] keine Stelle
    [one] 1 Stelle
   *[other] { $n } Stellen
}
vacancies-open = { $count ->
    [0] Keine offene Stelle
    [one] 1 offene Stelle
   *[other] { $n } offene Stellen
}
