kind-apprenticeship = Ausbildung
kind-dual-study = Duales Studium
kind-internship = Praktikum
kind-trainee-programme = Traineeprogramm
kind-entry-job = Berufseinstieg

qualification-none = Ohne Abschluss
qualification-hauptschulabschluss = Hauptschul{"\u00AD"}abschluss
qualification-mittlere-reife = Mittlere Reife
qualification-fachhochschulreife = Fachhochschul{"\u00AD"}reife
qualification-abitur = Abitur
qualification-needed-none = Kein Schulabschluss nötig
qualification-needed-hauptschulabschluss = Mindestens Hauptschul{"\u00AD"}abschluss
qualification-needed-mittlere-reife = Mindestens Mittlere Reife
qualification-needed-fachhochschulreife = Mindestens Fachhochschul{"\u00AD"}reife
qualification-needed-abitur = Abitur

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

pattern-full-time = Vollzeit
pattern-part-time = Teilzeit
pattern-flexible = flexible Zeiten
pattern-shift = Schichtarbeit
pattern-night-weekend = auch nachts oder am Wochenende

rhythm-weekly = Du hast jede Woche ein oder zwei Tage Berufsschule.
rhythm-block = Du hast Blockunterricht: mehrere Wochen Schule am Stück, dann wieder Betrieb.
rhythm-mixed = Je nach Ausbildungsjahr hast du einzelne Schultage oder ganze Schulwochen.

takeover-yes = Das Unternehmen möchte seine Azubis nach der Ausbildung übernehmen.
takeover-open = Ob du nach der Ausbildung bleiben kannst, ist noch offen. Frag im Gespräch danach.

sort-relevance = Was am besten passt
sort-distance = Entfernung
sort-newest = Neueste zuerst
sort-start = Beginn
sort-pay = Vergütung
