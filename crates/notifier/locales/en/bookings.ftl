span = { $day }, { $hours }
span-days = { $from } to { $until }
hours = { $from } to { $until }
event-at = When
event-place = Where
event-stand = Stand
event-bring = What to bring
event-button = Go to the event
organiser-wrote = Message from the organiser
booking-button = Go to your booking
booking-button-group = Go to your booking
booking-why = You get this mail because you signed up for “{ $event }” on { $portal }.
booking-why-group = You get this mail because you signed up a group for “{ $event }” on { $portal }.
ticket-why = You get this mail because this address was given in a booking for “{ $event }”.
ticket = Your ticket
ticket-group = Ticket for the whole group
ticket-hint = Show the code or the number at the entrance.
ticket-hint-group = At the entrance this code lets the whole group in at once.
ticket-number = Ticket number { $number }
names-link = With this link the people of the group fill in their names themselves:
plan-interview = Interview with { $company }
plan-held = kept
plan-confirmed = confirmed
plan-waitlisted = waiting list, next in line
plan-waitlisted-ahead = waiting list, { $ahead } ahead
plan-offered = now free, please confirm by { $until }
plan-missed = not attended
plan-cancelled = cancelled
plan-clash = dropped, because the new time clashes with something else
plan-shrunk = dropped, because there are fewer places
plan-lapsed = lapsed
plan-no-consent = dropped without consent
wish-given = Wish granted
wish-full = Sorry, no place left: others came before you in the company’s order or by lot.
wish-enough = You already have as many better wishes as one person gets.
wish-clash = No free time fitted your other appointments.
wish-no-slots = The company offers no appointments.

booking-code-subject = { $grouped } is the code for your booking
booking-code-heading = Code for your booking
booking-code-lead = Almost done: with this code you sign up for “{ $event }” on { $day }. Only then do you have your place.
booking-code-not-asked = Then somebody has probably typed this address by mistake. You need not do anything. Without the code nobody is signed up, and everything is deleted after a day.
booking-code-why = You get this mail because somebody wanted to sign up with this address on { $portal }.

booking-booked-subject = You are signed up: { $event }
booking-booked-heading = You are signed up
booking-booked-preview = { $day }
booking-booked-lead = Good to have you. Your booking for “{ $event }” is made. The times are attached as a calendar file.
booking-booked-lead-group = Your booking for “{ $event }” is made: { $group }, { $size } places. The times are attached as a calendar file.

booking-waiting-subject = Waiting list: { $event }
booking-waiting-heading = You are on the waiting list
booking-waiting-preview = You get a mail at once when a place comes free.
booking-waiting-lead = “{ $event }” is full at the moment. You are on the waiting list.
booking-waiting-lead-group = “{ $event }” is full at the moment. Your group is on the waiting list: { $group }, { $size } places.
booking-waiting-next = When a place comes free it goes to the next in line. You get a mail at once. There is nothing to do until then.

booking-awaits-guardian-subject = Consent is missing: { $event }
booking-awaits-guardian-heading = Your place is kept
booking-awaits-guardian-preview = It is yours as soon as the consent is there.
booking-awaits-guardian-lead = A parent or guardian must agree to “{ $event }”. We have sent them a mail.
booking-awaits-guardian-lead-group = A parent or guardian must agree to “{ $event }”. We have sent them a mail.
booking-awaits-guardian-next = Tell them at home: there is a link in the mail. As soon as they agree you get your ticket.

booking-guardian-agreed-subject = Place is safe: { $event }
booking-guardian-agreed-heading = The consent is there
booking-guardian-agreed-preview = Your ticket is in this mail.
booking-guardian-agreed-lead = Everything is there now: your place at “{ $event }” is safe.
booking-guardian-agreed-lead-group = Everything is there now: the places at “{ $event }” are safe.

booking-ticket-subject = Your ticket: { $event }
booking-ticket-heading = Your ticket
booking-ticket-preview = { $day }
booking-ticket-lead = You take part in “{ $event }”. This is your ticket.
booking-ticket-lead-group = This is the ticket for “{ $event }”.

booking-changed-subject = Booking changed: { $event }
booking-changed-heading = Your booking has changed
booking-changed-preview = This is your plan now.
booking-changed-lead = Your booking for “{ $event }” has changed. This is your plan now.
booking-changed-lead-group = Your booking for “{ $event }” has changed: { $group }, now { $size } places.

booking-cancelled-subject = Cancelled: { $event }
booking-cancelled-heading = You have cancelled
booking-cancelled-preview = Thank you for letting us know.
booking-cancelled-lead = You have cancelled your place at “{ $event }”. Thank you for letting us know: somebody else gets it.
booking-cancelled-lead-group = You have given back places at “{ $event }”: { $group }. Thank you for letting us know.

booking-moved-up-subject = A place came free: { $event }
booking-moved-up-heading = You have a place
booking-moved-up-preview = Moved up from the waiting list.
booking-moved-up-lead = Good news: a place at “{ $event }” came free, and you have moved up. If you cannot come, please give it back.
booking-moved-up-lead-group = Good news: places at “{ $event }” came free, and your group has moved up: { $group }, { $size } places.

booking-offered-subject = Please confirm: { $event }
booking-offered-heading = A place came free
booking-offered-preview = Please confirm it in time.
booking-offered-lead = A place at “{ $event }” came free. It is kept for you.
booking-offered-lead-group = Places at “{ $event }” came free. They are kept for your group: { $group }, { $size } places.
booking-offered-next = Confirm it on the page of your booking. Otherwise it goes to the next person.
booking-offered-next-group = Confirm them on the page of your booking. Otherwise they go to the next in line.

booking-organiser-subject = Please read: { $event }
booking-organiser-heading = The organiser has changed something
booking-organiser-preview = This is the plan now.
booking-organiser-lead = Something has changed at “{ $event }”. This is your plan now.
booking-organiser-lead-group = Something has changed at “{ $event }”. This is the plan of your group now: { $group }, { $size } places.

booking-event-cancelled-subject = Cancelled: { $event }
booking-event-cancelled-heading = The event is cancelled
booking-event-cancelled-preview = { $day }
booking-event-cancelled-lead = Sorry, “{ $event }” on { $day } is cancelled. Your booking is closed with it; you need not do anything.
booking-event-cancelled-lead-group = Sorry, “{ $event }” on { $day } is cancelled. The booking of your group is closed with it: { $group }.

booking-lapsed-subject = The place has lapsed: { $event }
booking-lapsed-heading = The place has lapsed
booking-lapsed-preview = It was kept for a time only.
booking-lapsed-lead = A place at “{ $event }” was kept for you. It was not confirmed in time. You can sign up again while there are places.
booking-lapsed-lead-group = Places at “{ $event }” were kept for your group: { $group }. They were not confirmed in time.

booking-names-wanted-subject = Names are missing: { $event }
booking-names-wanted-heading = Names are missing
booking-names-wanted-preview = Places without a name go back.
booking-names-wanted-lead = At “{ $event }” { $unnamed } places have no name yet.
booking-names-wanted-lead-group = At “{ $event }” { $unnamed } of { $size } places have no name yet: { $group }.
booking-names-wanted-next = There is time until { $names_until }. Places without a name then go to others.

booking-unnamed-subject = Places went back: { $event }
booking-unnamed-heading = Places without a name went back
booking-unnamed-preview = This is the booking now.
booking-unnamed-lead = At “{ $event }” the places without a name went back.
booking-unnamed-lead-group = At “{ $event }” the places without a name went back. Your group has { $size } places now: { $group }.

booking-allocated-subject = Your appointments: { $event }
booking-allocated-heading = Your wishes have been drawn
booking-allocated-preview = This is your plan.
booking-allocated-lead = The appointments at “{ $event }” have been given out. This is your plan, and below it stands what became of each wish.
booking-allocated-lead-group = The appointments at “{ $event }” have been given out: { $group }.

booking-reminder-subject = Tomorrow: { $event }
booking-reminder-heading = Tomorrow is the day
booking-reminder-preview = Times and ticket are in this mail.
booking-reminder-lead = “{ $event }” is tomorrow. Here is everything you need once more. If you cannot come, please cancel.
booking-reminder-lead-group = “{ $event }” is tomorrow. Here is everything for your group once more: { $group }, { $size } places.
