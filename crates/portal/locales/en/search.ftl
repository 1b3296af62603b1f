field-what = What are you looking for?
field-what-example = Occupation, topic or company
field-where = Where?
field-where-example = Town or postal code
suggest-spelling = Did you mean this?
suggest-occupation = Occupation
suggest-company = Company
suggest-place = Place
suggest-district = Region
suggest-event = Event
field-radius = Distance
radius = { $km } km
search-button = Find positions
search-description = Apprenticeships, dual study and internships in Germany: find open positions by occupation, place and school certificate.

results-heading = { $count ->
    [0] No position found
    [one] 1 position
   *[other] { $n } positions
}
results-for = for “{ $words }”
results-near = within { $km } km of { $place }
results-events = Events on this

active-label = Chosen filters
active-remove = remove
active-remove-all = Remove all filters
active-year = Starts in { $year }
active-region = Region { $name }
region-only = Only in the region { $name }
place-unknown = We do not know “{ $place }” as a place. Here are positions from all over Germany.
place-suggestions = Do you mean one of these places?
corrected = Searched for “{ $words }”. Perhaps it was a typing error.
understood = We read place and filters from what you typed. You can change them.
understood-literal = Search for exactly “{ $words }” instead
partial = Not all of your words occur together. These positions contain some of them.
ignored = Part of the address could not be read. We left it out.

filters = Filters
filters-apply = Apply filters
filter-any = Any
filter-abschluss = Your school certificate
filter-abschluss-hint = The one you have or will have soon.
filter-art = Kind of position
filter-bereich = Area
filter-beginn = Start
filter-land = State
filter-kreis = District / region
filter-cluster = Cluster

sort-label = Sort by
sort-button = Sort
to-first = Back to the top of the list
more = Show more

nothing-heading = Nothing is open here right now
nothing-text = That does not mean that there is nothing for you. This is how you find more:
nothing-neighbours = Occupations that may also suit you
nothing-browse = Browse all occupations
way-wider = Within { $km } km
way-without-filters = Without filters
way-anywhere = All over Germany
way-by-place = Everything within { $km } km of { $place }
way-to-all = All positions
way-by-words = All over Germany, without filters

fact-start = Start
fact-first-pay = Pay in year 1
fact-qualification = Certificate
fact-places = Places
fact-duration = Duration
fact-hours = Working hours
fact-unknown = Not stated
start-asap = as soon as possible
start-flexible = { $start }, or as agreed
hours-a-week = { $hours } hours a week
