kind-apprenticeship = Ausbildung
kind-dual-study = Duales Studium
kind-internship = Praktikum
kind-trainee-programme = Traineeprogramm
kind-entry-job = Berufseinstieg

qualification-none = Ohne Abschluss
qualification-hauptschulabschluss = Hauptschulabschluss
qualification-mittlere-reife = Mittlere Reife
qualification-fachhochschulreife = Fachhochschulreife
qualification-abitur = Abitur

area-agriculture = Landwirtschaft und Natur
area-food = Lebensmittel
area-hospitality = Gastronomie und Tourismus
area-production = Produktion
area-metal = Metall und Maschinen
area-electrical = Elektro und Mechatronik
area-vehicles = Fahrzeuge
area-construction = Bau
area-laboratory = Labor und Chemie
area-it = IT
area-administration = Büro und Verwaltung
area-sales = Verkauf und Handel
area-finance = Banken, Steuern und Versicherung
area-logistics = Lager und Verkehr
area-health = Gesundheit und Pflege
area-social = Soziales und Erziehung
area-media = Medien und Gestaltung
area-crafts = Handwerk
area-services = Dienstleistung und Sicherheit

sector-industry-commerce = Industrie und Handel (IHK)
sector-crafts = Handwerk (Handwerkskammer)
sector-agriculture = Landwirtschaft
sector-public-service = Öffentlicher Dienst
sector-liberal-professions = Freie Berufe
sector-home-economics = Hauswirtschaft
sector-maritime = Seeschifffahrt
sector-school = Ausbildung an einer Schule

basis-bbig = Berufsbildungsgesetz
basis-hwo = Handwerksordnung
basis-law = Ein anderes Gesetz

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
kind-places-apprenticeship = Ausbildungsplätze
kind-places-dual-study = Duale Studienplätze
kind-places-internship = Praktikumsplätze
kind-places-trainee-programme = Plätze in Traineeprogrammen
kind-places-entry-job = Stellen zum Berufseinstieg

list-places = Offene Plätze
list-title-near = { $what } im Umkreis von { $km } km um { $place }
list-title-areas = { $what }: { $areas }
list-title-portal = { $what } bei { $name }
list-title-all = { $what } in ganz Deutschland
list-words = „{ $words }“
list-qualified = offen mit: { $name }
list-year = Beginn { $year }
list-open = { $count ->
    [one] 1 Platz
   *[other] { $n } Plätze
}
list-offers = { $count ->
    [one] 1 Angebot
   *[other] { $n } Angebote
}
list-companies = { $count ->
    [one] 1 Unternehmen
   *[other] { $n } Unternehmen
}
list-nothing = Zu dieser Auswahl ist gerade nichts frei.
list-age = Stand: { $date } · { $name }
list-everyone = Alle Angebote gelten für alle Geschlechter (m/w/d).
list-more-nearest = Es gibt { $total } Angebote. In dieser Liste stehen die { $most } nächsten. Mit einer engeren Auswahl passen alle hinein.
list-more-newest = Es gibt { $total } Angebote. In dieser Liste stehen die { $most } neuesten. Mit einer engeren Auswahl passen alle hinein.
list-footer = Stand: { $date } · Was heute frei ist: { $address }
list-directory = Die Unternehmen und wie man sie erreicht
list-directory-about = Der QR-Code führt zur Seite des Unternehmens mit allen offenen Plätzen.
list-no-town = Ohne Ort
list-no-occupation = Ohne Beruf
list-asap = sofort

list-col-company = Unternehmen
list-col-street = Straße
list-col-postal-code = PLZ
list-col-town = Ort
list-col-kind = Art
list-col-occupation = Beruf
list-col-title = Angebot
list-col-places = Plätze
list-col-start = Beginn
list-col-qualification = Abschluss
list-col-deadline = Bewerben bis
list-col-contact = Kontakt
list-col-phone = Telefon
list-col-mail = E-Mail
list-col-website = Website
list-col-link = Seite des Angebots
list-col-company-link = Seite des Unternehmens

guide-title = Ausbildungsführer { $year }
guide-age = Stand: { $date }
guide-companies = { $count ->
    [one] 1 Unternehmen
   *[other] { $n } Unternehmen
}
guide-occupations = { $count ->
    [one] 1 Beruf
   *[other] { $n } Berufe
}
guide-places = { $count ->
    [one] 1 offenes Angebot
   *[other] { $n } offene Angebote
}
guide-staff = { $count ->
    [one] 1 Mitarbeiterin oder Mitarbeiter
   *[other] { $n } Mitarbeitende
}
guide-forms = Bezeichnungen: { $value }
guide-length = Dauer: { $value }
guide-area = Bereich: { $value }
guide-sector = Zuständig: { $value }
guide-basis = Rechtsgrundlage: { $value }
guide-years = { $count ->
    [one] 1 Jahr
   *[other] { $n } Jahre
}
guide-months = { $count ->
    [one] 1 Monat
   *[other] { $n } Monate
}
guide-programmes = { $count ->
    [one] 1 Studiengang
   *[other] { $n } Studiengänge
}
guide-semesters = { $count ->
    [one] 1 Semester
   *[other] { $n } Semester
}
guide-starts = Beginn: { $value }
guide-admission = Voraussetzung: { $value }
study-degree-bachelor = Bachelor
study-degree-master = Master
study-degree-certificate = Zertifikat
study-degree-state-examination = Staatliche Prüfung
study-degree-other = Anderer Abschluss
study-form-full-time = Studium in Vollzeit
study-form-dual = Duales Studium
study-form-part-time = Studium neben dem Beruf
institution-kind-university = Universität
institution-kind-university-of-applied-sciences = Hochschule
institution-kind-dual-university = Duale Hochschule
institution-kind-training-centre = Bildungszentrum
institution-kind-vocational-school = Berufliche Schule
