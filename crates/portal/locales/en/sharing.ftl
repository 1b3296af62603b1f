sharing-kind = Apprenticeships, internships, dual study
sharing-title = Find your place nearby
sharing-occupation = Training occupation
sharing-from = { $kind }, start: { $start }

feed-title = New places on { $name }
feed-title-words = New places on { $name }: { $words }
feed-link = Subscribe to new results as a feed

poster-text = Open places to look at and apply for. Take a photo of the code: the list behind it is always up to date. { $name } costs nothing, and you need no account to search.
poster-file = poster
poster-label = Poster

frame-heading = Open places
frame-heading-words = Open places: { $words }
frame-nothing = Nothing is open at the moment. New places appear here by themselves.
frame-unknown-place = We do not know the place in this address. Please enter a postal code, a town or a municipality.
frame-by = on { $name }

embed-link = Show on your own website
embed-title = Open places on your own website
embed-description = Open training places as a frame for your own website, as a feed and as a poster with a QR code.
embed-intro = Companies, schools and towns can show open places on their website. What appears there is always up to date: filled places go, new ones come.
embed-what = This selection: { $what }.
embed-everything = all open places of this portal
embed-frame = As a frame
embed-frame-text = Put this line where the places are to stand on your website. The frame sets no cookies and loads nothing from others.
embed-frame-title = Open places on { $name }
embed-code = To copy
embed-look = Look at the frame
embed-feed = As a feed
embed-feed-text = For feed readers and content systems, in the Atom format.
embed-feed-link = Address of the feed
embed-poster = As a poster
embed-poster-text = One sheet of A4 with a QR code for the notice board of a school. The code leads to this selection.
embed-poster-link = Poster as PDF
embed-other = Another selection: search first, then choose “Show on your own website” below the results.

map-title = Map
map-description = Companies with open training places on the map, with a list.
map-heading-words = Map: { $words }
map-label = { $heading }, as a map. The dots are links; the same locations stand in the list beside it.
map-show = Show on the map
map-nothing = Nothing is open in this view at the moment.
map-companies = { $count ->
    [one] 1 location
   *[other] { $n } locations
}
map-more = and { $n } more. Going nearer or searching more closely shows all.
map-partial = There are more postings than fit on a map. With a place these are the nearest, else the newest.
map-nearer-to = { $what }, go nearer
map-nearer = Nearer
map-farther = Farther
map-north = North
map-south = South
map-east = East
map-west = West
map-germany = All of Germany
map-to-search = These postings as a list
map-shows = On the map
map-shows-places = Companies with open places
map-shows-companies = All companies
map-title-companies = Companies on the map
map-description-companies = All companies that present themselves here on the map, with a list: also those where nothing is open at the moment.
map-heading-companies = Companies on the map: { $words }
map-no-company = There is no company in this view.
map-partial-companies = There are more locations than fit on a map. The first 2,000 by the company’s name are shown.
map-to-companies = Companies as a list
map-of-place = Map: { $place }. The address stands beside it as text.
map-of-places = Map with { $n } places. They stand in the list of addresses with the same numbers.
map-of-many-places = Map with { $n } places. All of them stand in the list of addresses.
map-around = What there is nearby
map-link = See on the map
embed-map-text = Or as a map:
embed-companies-text = Or all companies as a map, also without open places:
