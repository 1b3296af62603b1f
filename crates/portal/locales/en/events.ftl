nav-events = Events

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
when-hours = { $start } to { $until }
when-moment = { $day }, { $start }
when-days = { $start } to { $until }

event-kind-job-fair = Training fair
event-kind-job-tour = Job tour
event-kind-school-visit = School visit
event-kind-seminar = Seminar
event-kind-open-day = Open day
event-kind-get-together = Get-together

event-state-draft = Draft
event-state-published = Announced
event-state-running = Going on now
event-state-done = Over
event-state-cancelled = Cancelled

slot-heading-admission = Admission
slot-heading-bus = Buses
slot-heading-class-place = For classes
slot-heading-date = Dates
slot-heading-talk = Programme
slot-heading-interview = Talks with companies
slot-interview = Interview
slot-heading-stop = Visits to companies

slot-free = { $count ->
    [0] no places left
    [one] 1 place left
   *[other] { $n } places left
}
slot-free-groups = { $count ->
    [one] room for 1 more group
   *[other] room for { $n } more groups
}
slot-times-free = { $count ->
    [0] all times are taken
    [one] 1 time left
   *[other] { $n } times left
}
slot-waiting = Waiting list: { $n } before you
slot-waiting-first = Waiting list: you would be first
slot-waiting-group = Waiting list: { $n } before you
slot-waiting-first-group = Waiting list: you would be first
slot-full = fully booked

reason-full = All places are taken.
reason-full-few = { $count ->
    [one] Only 1 place is left.
   *[other] Only { $n } places are left.
}
reason-not-open-yet = Sign-up opens on { $day }.
reason-first-schools = Until { $day } only certain schools can sign up. After that everybody can.
reason-closed = The time for signing up is over.
reason-gone = This does not take place, or is over.
reason-clash = This is at the same time as “{ $title }” ({ $start }).
reason-too-many = This takes at most { $n } people at once.
reason-not-for-them = This is not possible for this kind of booking.
reason-school-full = This school has its { $n } places already.
reason-enough = Nobody gets more than { $n } appointments, so that everybody has a turn.
reason-by-wish = These times are given by wish.
reason-booked-already = This is booked already.

events-title = Events
events-description = Training fairs, job tours, school visits and open days: get to know companies before you apply.
events-intro = Get to know companies before you apply: at fairs, by bus or at your school.
events-past = Past events
events-past-link = See past events
events-to-come = See coming events
events-filter-kind = What
events-filter-cluster = Cluster
events-filter-month = When
events-filter-all = All
events-filter-button = Show
events-first = To the beginning of the list
events-none = Nothing is announced at the moment. Look in again soon.
events-none-filtered = There is nothing like that. Take a filter away.
events-all = All events
events-feed = Always in your calendar
events-feed-text = With this address your calendar always has all events, new and cancelled ones too.
events-feed-link = Subscribe to the calendar
events-next = Next events
events-meet = Meet the company here
event-feed-name = Events: { $name }

event-companies = { $count ->
    [one] 1 company
   *[other] { $n } companies
}
event-open-door = Just come, no sign-up needed
event-opens = Sign-up from { $day }
event-closed = Sign-up is closed
event-closes = Sign up until { $day }
event-waiting-list = Waiting list only
event-free = Taking part is free.
event-no-sign-up = Signing up is no longer possible.
event-description = { $title } on { $day }
event-banner-cancelled = This event is cancelled.
event-banner-done = This event is over.
event-banner-running = This event is going on now.
event-benefit = What you get out of it
event-about = What it is about
event-bring = What to bring
event-where = Where
event-where-open = The place is not known yet.
event-map = See it on the map (OpenStreetMap)
event-audience = For whom
event-organiser = Who invites you
event-route = The route
event-route-map = Map of the route: { $words }. The stops stand in the list below, with the same numbers.
event-exhibitors = These companies are there
event-stand = Stand { $name }
event-offers = Offers:
event-seeks = Seeks:
event-hall = Plan of the hall
event-hall-empty = No company has a stand yet.
event-sign-up = Sign up
event-own = See your booking
event-calendar = Add to calendar
event-for-groups = For groups
event-for-class = Sign up a class: { $name }
event-for-employees = Sign up employees: { $name }
event-wishes = Times with companies are given by wish. Until { $day } you can name up to { $n } companies, the dearest first.
event-wishes-rule = Then the times are given by a fixed rule. Being early is no advantage, so say honestly what you like best.
event-wishes-done = The wishes were drawn and given on { $day }.
event-wishes-seed = Seed of the draw: { $n }. With it anybody can check the result.
event-wishes-digest = Checksum of the draw: { $words }

school-desk-kind = School
school-desk-bookings = Bookings
school-desk-none = Nothing is booked for this school yet. Below you see where your classes can go.
school-desk-events = Where your classes can go
school-desk-sign-up = Sign up a class
