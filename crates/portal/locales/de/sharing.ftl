sharing-kind = Ausbildung, Praktikum, duales Studium
sharing-title = Finde deinen Platz in der Nähe
sharing-occupation = Ausbildungsberuf
sharing-from = { $kind }, Beginn: { $start }

feed-title = Neue Plätze bei { $name }
feed-title-words = Neue Plätze bei { $name }: { $words }
feed-link = Neue Treffer als Feed abonnieren

poster-text = Offene Plätze zum Ansehen und Bewerben. Fotografiere den Code: Die Liste dahinter ist immer aktuell. { $name } kostet nichts, und zum Suchen brauchst du kein Konto.
poster-file = aushang
poster-label = Aushang

frame-heading = Offene Plätze
frame-heading-words = Offene Plätze: { $words }
frame-nothing = Gerade ist nichts frei. Neue Plätze erscheinen hier von selbst.
frame-unknown-place = Den Ort in dieser Adresse kennen wir nicht. Bitte eine Postleitzahl, eine Stadt oder eine Gemeinde eintragen.
frame-by = auf { $name }

embed-link = Auf der eigenen Website zeigen
embed-title = Offene Plätze auf der eigenen Website
embed-description = Offene Ausbildungsplätze als Rahmen für die eigene Website, als Feed und als Aushang mit QR-Code.
embed-intro = Unternehmen, Schulen und Gemeinden können offene Plätze auf ihrer Website zeigen. Was hier erscheint, ist immer aktuell: Besetzte Plätze verschwinden, neue kommen dazu.
embed-what = Diese Auswahl: { $what }.
embed-everything = alle offenen Plätze dieses Portals
embed-frame = Als Rahmen
embed-frame-text = Diese Zeile gehört an die Stelle Ihrer Website, an der die Plätze stehen sollen. Der Rahmen setzt keine Cookies und lädt nichts von anderen Anbietern.
embed-frame-title = Offene Plätze auf { $name }
embed-code = Zum Kopieren
embed-look = Den Rahmen ansehen
embed-feed = Als Feed
embed-feed-text = Für Feedreader und Redaktionssysteme, im Format Atom.
embed-feed-link = Adresse des Feeds
embed-poster = Als Aushang
embed-poster-text = Ein Blatt A4 mit QR-Code für das Schwarze Brett einer Schule. Der Code führt zu dieser Auswahl.
embed-poster-link = Aushang als PDF
embed-other = Eine andere Auswahl: erst suchen, dann unter den Treffern „Auf der eigenen Website zeigen“ wählen.

map-title = Karte
map-description = Unternehmen mit offenen Ausbildungsplätzen auf der Karte, mit Liste.
map-heading-words = Karte: { $words }
map-label = { $heading }, als Karte. Die Punkte sind Links; dieselben Standorte stehen in der Liste daneben.
map-show = Auf der Karte zeigen
map-nothing = In diesem Ausschnitt ist gerade nichts frei.
map-companies = { $count ->
    [one] 1 Standort
   *[other] { $n } Standorte
}
map-more = und { $n } weitere. Näher herangehen oder enger suchen zeigt alle.
map-partial = Es gibt mehr Angebote, als auf eine Karte passen. Mit Ort sind es die nächsten, sonst die neuesten.
map-nearer-to = { $what }, näher heran
map-nearer = Näher
map-farther = Weiter weg
map-north = Nach Norden
map-south = Nach Süden
map-east = Nach Osten
map-west = Nach Westen
map-germany = Ganz Deutschland
map-to-search = Diese Stellen als Liste
map-shows = Auf der Karte
map-shows-places = Unternehmen mit offenen Plätzen
map-shows-companies = Alle Unternehmen
map-title-companies = Unternehmen auf der Karte
map-description-companies = Alle Unternehmen, die sich hier vorstellen, auf der Karte, mit Liste: auch solche, bei denen gerade nichts frei ist.
map-heading-companies = Unternehmen auf der Karte: { $words }
map-no-company = In diesem Ausschnitt ist kein Unternehmen.
map-partial-companies = Es gibt mehr Standorte, als auf eine Karte passen. Die ersten 2.000 nach dem Namen des Unternehmens sind zu sehen.
map-to-companies = Unternehmen als Liste
map-of-place = Karte: { $place }. Die Adresse steht daneben als Text.
map-of-places = Karte mit { $n } Orten. Sie stehen mit denselben Nummern in der Liste der Adressen.
map-of-many-places = Karte mit { $n } Orten. Sie stehen alle in der Liste der Adressen.
map-around = Was es in der Umgebung gibt
map-link = Auf der Karte ansehen
embed-map-text = Oder als Karte:
embed-companies-text = Oder alle Unternehmen als Karte, auch ohne offene Plätze:
