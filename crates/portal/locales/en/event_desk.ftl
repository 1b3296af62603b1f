edesk-title = Events
edesk-all = All events
edesk-open = Current
edesk-states = By state
edesk-none = There is no event here yet. Start one, or take one from last year.
edesk-new-event = New event
edesk-from-last-year = From last year
edesk-places-taken = { $n } of { $of } places taken
edesk-waiting = { $count ->
    [one] 1 waiting
   *[other] { $n } waiting
}
edesk-new = { $count ->
    [one] 1 new since yesterday
   *[other] { $n } new since yesterday
}
edesk-exhibitors-waiting = { $count ->
    [one] 1 exhibitor waits for an answer
   *[other] { $n } exhibitors wait for an answer
}
edesk-today-new = { $count ->
    [one] sign-up since yesterday
   *[other] sign-ups since yesterday
}
edesk-today-exhibitors = { $count ->
    [one] exhibitor waits for an answer
   *[other] exhibitors wait for an answer
}
edesk-today-week = In the next seven days

edesk-kind-job-fair = Job fair
edesk-kind-job-tour = Job tour
edesk-kind-school-visit = Class visit
edesk-kind-seminar = Seminar
edesk-kind-open-day = Open day
edesk-kind-get-together = Get-together
edesk-state-draft = Draft
edesk-state-published = Published
edesk-state-running = Running
edesk-state-done = Over
edesk-state-cancelled = Cancelled
edesk-state-about-draft = Only you and your team see this event. Once it is published, people can sign up.
edesk-state-about-published = Everybody sees this event. It begins and ends by itself, as the details say.
edesk-state-about-running = The event is on. You can check people in at the door.
edesk-state-about-done = The event is over. “Figures” says what came of it.
edesk-state-about-cancelled = The event is cancelled. Everyone with a place has got a mail.
edesk-public = Public page
edesk-tab-overview = Overview
edesk-tab-details = Details
edesk-tab-slots = Dates and places
edesk-tab-questions = Questions
edesk-tab-exhibitors = Exhibitors
edesk-tab-hall = Hall plan
edesk-tab-wishes = Wishes
edesk-tab-bookings = Sign-ups
edesk-tab-door = Door
edesk-tab-lists = Lists
edesk-tab-messages = Messages
edesk-tab-figures = Figures

edesk-new-heading = What are you planning?
edesk-new-text = The choice says what the event begins with. All of it can be changed later.
edesk-start-messe = Job fair
edesk-start-about-messe = Free entry with a ticket. Companies ask for a stand and offer interviews.
edesk-size-messe = How many tickets are there?
edesk-start-tour = Job tour
edesk-start-about-tour = Buses go to companies. Each bus has seats and stops.
edesk-size-tour = How many seats has each bus?
edesk-start-klassenbesuch = Class visit
edesk-start-about-klassenbesuch = Teachers sign up whole classes. A class takes one place.
edesk-size-klassenbesuch = How large is a class at most?
edesk-start-rundlauf = Circuit of stations
edesk-start-about-rundlauf = Groups go from station to station. Lotse works out who is where and when.
edesk-size-rundlauf = How many places has each group?
edesk-start-seminar = Seminar
edesk-start-about-seminar = One date with a fixed number of places and a waiting list.
edesk-size-seminar = How many places are there?
edesk-start-offene-tuer = Open day
edesk-start-about-offene-tuer = Everybody may come. The tickets tell you how many to expect.
edesk-size-offene-tuer = How many tickets are there?
edesk-start-treffen = Get-together
edesk-start-about-treffen = An evening to meet and talk, with a number of places.
edesk-size-treffen = How many places are there?
edesk-count-tour = How many buses?
edesk-count-klassenbesuch = How many classes?
edesk-count-rundlauf = How many groups?
edesk-count-wrong = This takes a number from 1 to { $n }.
edesk-capacity-wrong = This takes a number from 1 to 100,000.
edesk-create = Make the draft
edesk-create-text = This makes a draft. Nobody but your team sees it.
edesk-other-kind = Plan something else
edesk-default-admission = Admission
edesk-default-bus = Bus { $n }
edesk-default-class = Visit of a class
edesk-default-group = Group { $name }
edesk-default-date = Participation
edesk-earlier-text = Texts, rules, dates, questions, hall plan and exhibitors come along. Exhibitors must say again that they come. Sign-ups do not come along.
edesk-earlier-none = There is no earlier event yet.
edesk-copy-this = Use as a model
edesk-copy-heading = Hold it again
edesk-copy-text = This makes a draft with a new day. All times move by as many days. Nobody gets a mail about it.
edesk-copy-day = First day
edesk-copy-day-hint = We suggest the same day of the week a year later.
edesk-copy-button = Make the draft

edesk-checks = Before publishing
edesk-check-done = done
edesk-check-needed = missing
edesk-check-good = would be good
edesk-check-future = The event is in the future.
edesk-check-slots = There is at least one date with places.
edesk-check-summary = A sentence says what it is about.
edesk-check-description = A description says what is offered.
edesk-check-place = The place is known.
edesk-check-wishes = There is a day until which people can make wishes.
edesk-check-appointments = There are interviews or stops to wish for.
edesk-check-exhibitors = At least one company exhibits.
edesk-check-hall = The hall plan is drawn.
edesk-check-stops = Each bus has its stops.
edesk-check-stations = Each group has its stations.
edesk-lacks = You can publish as soon as nothing is missing any more.
edesk-publish = Publish
edesk-publish-text = Then everybody sees the event and can sign up as soon as sign-up opens.
edesk-publish-clash = The event cannot be published like this. See in the list what is missing.
edesk-figures = How it stands
edesk-steps = Further steps
edesk-step-copy = Hold it again
edesk-step-remove = Delete the draft
edesk-step-unpublish = Make it a draft again
edesk-step-cancel = Cancel the event
edesk-reason-given = Reason
edesk-reason = Reason
edesk-reason-hint = It is in the mail to everyone who has a place or waits.
edesk-reason-missing = Write a short reason.
edesk-cancel-heading = Cancel { $title }?
edesk-cancel-told = { $count ->
    [0] Nobody has signed up. No mail is sent.
    [one] 1 person has a place or waits, and will get a mail.
   *[other] { $n } people have a place or wait. All of them will get a mail.
}
edesk-cancel-text = This cannot be undone. The page stays and says that the event does not take place.
edesk-cancel-button = Cancel the event
edesk-unpublish-heading = Make it a draft again?
edesk-unpublish-text = Then only your team sees the event. This works while nobody has signed up.
edesk-unpublish-button = Make it a draft
edesk-unpublish-clash = Meanwhile somebody has signed up. The event can only be cancelled.
edesk-remove-heading = Delete { $title }?
edesk-remove-text = The draft goes with all its dates, questions and exhibitors. This cannot be undone.
edesk-remove-button = Delete the draft
edesk-remove-clash = This draft cannot be deleted.
edesk-changed = Something has changed here meanwhile. Please look again.
edesk-stale = Meanwhile somebody else has changed it. If you save again, your version holds.
edesk-closed = This event is over or cancelled. Nothing can be changed here any more.
edesk-save = Save
edesk-next = Next

edesk-section-what = What it is about
edesk-section-when = When
edesk-section-when-text = All times are by the clock in Germany.
edesk-section-where = Where
edesk-section-window = When people can sign up
edesk-section-who = For whom
edesk-section-waiting = Waiting list
edesk-section-mode = Interviews and stops
edesk-section-mode-text = A fair or a tour has interviews and stops at companies. You decide how they are given.
edesk-title-label = Title
edesk-title-hint = For example “Food job fair 2027”.
edesk-summary = In short
edesk-summary-hint = One or two sentences. They stand in lists and in the search.
edesk-description = Description
edesk-description-hint = What is offered and how the day goes. An empty line makes a paragraph.
edesk-benefit = What you get out of it
edesk-benefit-hint = Write it as the guests see it.
edesk-bring = What to bring
edesk-bring-hint = For example sturdy shoes or a CV.
edesk-audience = Who is it meant for?
edesk-audience-hint = For example “from year 8, all types of school”.
edesk-series = Series
edesk-series-hint = A series links the editions of all years.
edesk-series-none = no series
edesk-series-new = a new series, named below
edesk-series-title = Name of the new series
edesk-starts-at = Begins
edesk-ends-at = Ends
edesk-move-slots = Move all dates by the same span
edesk-move-slots-hint = Only counts where you change the beginning.
edesk-venue = Venue
edesk-venue-hint = For example “Town hall” or the name of a school.
edesk-street = Street and number
edesk-postal-code = Postal code
edesk-town = Town
edesk-town-hint = If left out, we take the town of the postal code.
edesk-opens-at = Sign-up from
edesk-opens-at-hint = If left out: as soon as it is published.
edesk-closes-at = Sign-up until
edesk-closes-at-hint = If left out: until the date begins.
edesk-cancel-until = Cancel by oneself until
edesk-cancel-until-hint = After that only you can cancel for somebody. If left out: until it begins.
edesk-first-schools = These schools first
edesk-first-schools-hint = Their people can sign up before everybody else.
edesk-first-until = Priority until
edesk-first-until-hint = After that everybody can sign up.
edesk-school-most = At most so many from one school
edesk-school-most-hint = So that one school does not take all places. If left out, there is no limit.
edesk-consent-below = Parents’ consent below this age
edesk-consent-below-hint = An age from 14 to 18. If left out, nobody needs one. For appointments with a company it is always needed below 16.
edesk-waiting-rule = When fewer places come free than the first group needs
edesk-waiting-rule-hint = An example: 3 places come free. A group of 5 waits first.
edesk-rule-strict = Strictly in order: nobody passes. The 3 places stay free until the group fits.
edesk-rule-fit = Whoever fits: smaller ones behind may pass. The group keeps its place in the list.
edesk-offer-hours = Confirm moving up within hours
edesk-offer-hours-hint = 1 to 168. Whoever does not confirm loses the place. If left out, they simply have it.
edesk-mode = How are interviews and stops given?
edesk-mode-direct = At once: first come, first served.
edesk-mode-wishes = By wish: everybody ranks what they want until a day. Then the dates are shared out fairly.
edesk-wishes-until = Wishes until
edesk-wishes-until-hint = Only where they are given by wish.
edesk-wishes-most = So many wishes a person has
edesk-wishes-most-hint = 1 to 20, usually 5.
edesk-appointments-most = So many dates a person gets at most
edesk-appointments-most-hint = 1 to 20, usually 3.
edesk-save-and-tell = { $count ->
    [one] Save and tell 1 person
   *[other] Save and tell { $n } people
}
edesk-tell-heading = Really change time or place?
edesk-tell-text = { $count ->
    [one] 1 person has a place or waits, and will get a mail and a new calendar entry.
   *[other] { $n } people have a place or wait. All of them will get a mail and a new calendar entry.
}
edesk-tell-time = So far: { $start }. New: { $day }.
edesk-tell-place = So far: { $of }. New: { $place }.
edesk-tell-slots-move = The dates move by the same span.
edesk-tell-slots-stay = The dates stay where they are.
edesk-tell-back = Change nothing
edesk-when-wrong = This is no day with a time. Write for example 2027-05-04 09:00.
edesk-when-missing = Day and time are missing.
edesk-time-wrong = This is no time. Write for example 9:30.
edesk-number-wrong = This takes a whole number from 0.
edesk-number-missing = The number is missing.

edesk-slots-text = This is what can be booked. Whoever signs up takes a place here.
edesk-slots-none = There is nothing to book yet. Add a date.
edesk-slots-back = All dates and places
edesk-slots-more = { $count ->
    [one] 1 more
   *[other] { $n } more
}
edesk-slot-admission = Admission
edesk-slots-admission = Admission
edesk-slot-bus = Bus
edesk-slots-bus = Buses
edesk-slot-class-place = Class or group
edesk-slots-class-place = Classes and groups
edesk-slot-date = Date
edesk-slots-date = Dates
edesk-slot-talk = Talk or tour
edesk-slots-talk = Talks and tours
edesk-slot-interview = Interview with a company
edesk-slots-interview = Interviews
edesk-slot-stop = Stop at a company
edesk-slots-stop = Stops at companies
edesk-slot-new = New date
edesk-slot-add = Add the date
edesk-slot-change = Change
edesk-slot-cancel = Cancel
edesk-slot-full = full
edesk-slot-cancelled = cancelled
edesk-slot-kind = What is it?
edesk-slot-kind-hint = Admission takes no time. With everything else nobody can be somewhere else at the same time.
edesk-slot-title = Name
edesk-slot-place = Room or meeting point
edesk-slot-place-hint = For example the stand, the room or where the bus leaves.
edesk-slot-company-hint = Needed for interviews and stops.
edesk-slot-window-hint = If left out, what holds for the whole event holds here.
edesk-slot-clash = This does not go together with other dates, or something has changed. Check the times.
edesk-slot-over = This date is over or cancelled already.
edesk-slot-concerned = { $count ->
    [one] 1 place is taken or waited for. With another time or place its holder gets a mail.
   *[other] { $n } places are taken or waited for. With another time or place their holders get a mail.
}
edesk-slot-cancel-heading = Cancel { $title }?
edesk-slot-cancel-told = { $count ->
    [0] Nobody has a place here. The date simply goes.
    [one] 1 place is taken or waited for. Its holder gets a mail.
   *[other] { $n } places are taken or waited for. Everyone who has one gets a mail.
}
edesk-slot-cancel-button = Cancel the date
edesk-company = Company
edesk-no-company = no company
edesk-interviewer = Who holds the interview
edesk-no-interviewer = nobody in particular
edesk-capacity = Places
edesk-capacity-hint = With 0 nobody can book any more.
edesk-unit = What takes a place?
edesk-unit-person = Each person
edesk-unit-party = A whole group, whatever its size
edesk-takes = Who can book?
edesk-takes-persons = Only single people
edesk-takes-groups = Only groups and classes
edesk-takes-both = Everybody
edesk-party-most = A group has at most
edesk-party-most-hint = People. If left out, as many as there are places.
edesk-waiting-list = Waiting list when it is full
edesk-position = Order
edesk-position-hint = At the same time the smaller number comes first.
edesk-displace-heading = { $count ->
    [one] 1 place too few
   *[other] { $n } places too few
}
edesk-displace-text = { $title }: { $of } places are taken. You want to offer only { $n } places.
edesk-displace-wait = Those who came last go back to the waiting list, at its head. They get a mail.
edesk-displace-lose = Those who came last lose their place, for there is no waiting list. They get a mail.
edesk-displace-button = { $count ->
    [one] Take 1 place away and tell them
   *[other] Take { $n } places away and tell them
}

edesk-stops-count = { $count ->
    [0] Add stops
    [one] 1 stop
   *[other] { $n } stops
}
edesk-stations-count = { $count ->
    [0] Add stations
    [one] 1 station
   *[other] { $n } stations
}
edesk-stops-heading = Stops: { $title }
edesk-stations-heading = Stations: { $title }
edesk-stops-text = Enter everything in the order of time. Empty rows are left out.
edesk-stops-told = Whoever has a place here gets a mail when a time or place changes.
edesk-stop = Stop { $n }
edesk-station = Station { $n }
edesk-stop-title = Name
edesk-stop-arrives = Arrives
edesk-stop-leaves = Leaves
edesk-stop-place = Meeting point
edesk-stop-description = What happens there
edesk-row-remove = Delete the row
edesk-more-rows = Three more rows
edesk-circuit = Plan the circuit
edesk-circuit-text = Each group comes to each station once. Two groups are never at the same one. First you see the plan, then you save it.
edesk-circuit-groups = Groups
edesk-circuit-group = Group
edesk-circuit-on = Day
edesk-circuit-from = Begin of the first round
edesk-circuit-minutes = Minutes at each station
edesk-circuit-pause = Minutes to change over
edesk-circuit-pause-hint = So long the groups have for the way.
edesk-circuit-long-after = Longer pause after round
edesk-circuit-long = Minutes of the longer pause
edesk-circuit-stations = Stations
edesk-circuit-stations-text = There must be at least as many stations as groups. Empty rows are left out.
edesk-circuit-preview = Show the plan
edesk-circuit-save = Save the plan
edesk-circuit-table = The plan: who is where and when
edesk-circuit-few = { $n } groups but only { $of } stations: there must be at least as many stations as groups.
edesk-circuit-no-group = Choose at least one group.
