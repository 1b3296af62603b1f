skip = Skip to content
nav-label = Main navigation
nav-search = Positions
nav-occupations = Occupations
nav-companies = Companies
footer-promise = Searching and reading needs no account and sets no cookies.
footer-about = About Lotse and your data
footer-whole = All positions on Lotse

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

distance = { $km } km
distance-below-one = less than 1 km
distance-away = { $distance } away
place-away = { $place }, { $distance } away
travel-around-the-corner = on foot
travel-walk = { $n } on foot
travel-bicycle = { $n } by bicycle
travel-transit = { $n } by bus and train
travel-about = about { $n }
travel-estimated = { $words } (estimated)
travel-minutes = { $n } min
travel-hours = { $hours } h
travel-hours-minutes = { $hours } h { $n } min
more-sites = { $count ->
    [one] {" "}and 1 more place
   *[other] {" "}and { $n } more places
}
years = { $count ->
    [one] { $n } year
   *[other] { $n } years
}
years-broken = { $n } years
months = { $count ->
    [one] { $n } month
   *[other] { $n } months
}
places = { $count ->
    [one] 1 place
   *[other] { $n } places
}
vacancies-found = { $count ->
    [0] no position
    [one] 1 position
   *[other] { $n } positions
}
vacancies-open = { $count ->
    [0] No open position
    [one] 1 open position
   *[other] { $n } open positions
}
