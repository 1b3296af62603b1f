booking-title = Sign up: { $title }
booking-heading = Who is coming?
booking-heading-class = Sign up a class
booking-heading-employees = Sign up employees
booking-line = { $title }, { $day }
booking-line-group = { $title }, { $day }. For: { $name }
booking-back = Back to the event
booking-back-choice = Back to the choice
booking-choose-heading = What would suit?
booking-choose-missing = Please choose at least one item.
booking-choose-next = Next we ask for the name. Nothing is booked yet.
booking-choose-on = Continue
booking-wishes = Wishes
booking-wishes-text = Up to { $n } companies, the dearest first. They can be changed until { $day }.
booking-wish = Wish { $n }
booking-wish-none = No wish
booking-plan = The plan
booking-more = Anything else?
booking-phone = Phone
booking-phone-hint = So that we can reach you about late changes.
booking-phone-hint-group = So that we can reach you about late changes.
booking-note = Message to the organisers
booking-note-hint = For example whether somebody needs help getting on the bus.
booking-group-class = The class
booking-group-class-name = Name of the class or group
booking-group-class-hint = For example: Class 8b
booking-group-employees = The group
booking-group-employees-name = Name of the group
booking-group-employees-hint = For example: trainees, 2nd year
booking-group-text = You need no names yet. You get a link to hand on: with it everybody fills in their own name.
booking-group-name-missing = Give the group a name.
booking-size = How many people?
booking-size-hint = With those who accompany them, 2 to 500.
booking-names-until = Names until
booking-names-until-hint = Places without a name then go to others. Unless said, it is a week before the event.
booking-data = { $name } sees what you write here to plan the event. A year later we delete your name.
booking-data-companies = { $name } sees what you write here. Your name is also seen by: { $company }. Companies do not see your mail address. A year later we delete your name.
booking-data-group = { $name } sees what you write here to plan the event. A year later we delete all names.
booking-next = You get a mail with your ticket and a calendar entry at once.
booking-next-code = We send you a code by mail at once. With the code your place is safe.
booking-next-group = You get a mail with the link for the group at once.
booking-send = Sign up
booking-on = Continue to the code
booking-changed = Something has changed meanwhile. Please look at the choice again and send it.
booking-others = Other events
booking-shut-title = No sign-up here at the moment
booking-no-groups = There are no places for groups here.
booking-only-groups = Only groups can sign up here, for example a class with its teacher.
booking-code-why = Your place is safe only once you have entered the code.
booking-code-send = Sign up
booking-code-step = Last step
booking-gone-title = This booking does not wait any more
booking-gone = Either it is confirmed already, or the code was not entered for a day. Then please fill in the form again.
booking-late-title = That did not work out
booking-late = The code was right, but something came in between. Nothing is booked.
booking-late-again = Choose again

refused-title = This does not go together
refused-text = Nothing is booked yet. Where it is marked you see why, and what is possible instead.
refused-instead = Instead: { $title }, { $day }
refused-wait = Join the waiting list
refused-without = Sign up without “{ $title }”
refused-anew = Choose anew

person-heading = Who you are
person-heading-other = Who comes on this place
person-name = First and last name
person-name-missing = Please enter your name.
person-name-missing-other = Please enter a name.
person-mail = Mail address
person-mail-hint = We send a code there at once, and then your ticket. Companies do not see the address.
person-mail-ticket = We send your ticket there. Without an address you see it here only, once.
person-mail-ticket-other = We send this person’s own ticket there.
person-birth = Date of birth
person-birth-hint = For example 7 3 2010. It decides whether parents must agree.
person-guardian = Mail address of mother, father or guardian
person-guardian-hint = Only if you are under { $n }. We ask them whether they agree. Until then your place is reserved.
person-guardian-hint-other = Only if the person is under { $n }. We ask them whether they agree.
person-school = School
person-school-none = None of these
person-school-other = Another school
person-year = Class or year
person-questions = What the organisers would like to know
person-option-none = None of these
person-answer-missing = Please answer.
person-answer-number = Please enter a number.
person-answer-choice = Please choose one of the answers.
person-answer-date = Please enter a date, such as 7.3.2027.
answer-word-yes = Yes
answer-word-no = No

booked-title = You are in
booked-title-guardian = Your booking waits for your parents
booked-title-waiting = You are on the waiting list
booked-title-group = The group is signed up
booked-next-guardian = The parents agree
booked-then-guardian = They have a mail from us. Until then the places are reserved, for 7 days at most. Best tell them right away.
booked-next-names = The group fills in its names
booked-then-names = Hand on the link. It is on the page of the booking, with a slip to print.
booked-next-waiting = When a place comes free it goes by itself
booked-then-waiting = Whoever is first on the waiting list moves up and gets a mail at once.
booked-next-wishes = The wishes are given
booked-then-wishes = After that a mail comes with the times and the reasons.
booked-next-mail = The confirmation comes by mail
booked-then-mail = With the ticket and a calendar entry. A phone is enough at the door.
booked-next-change = Changing and cancelling is always possible
booked-then-change = Under “My bookings”. If you cannot come, please cancel: then somebody moves up.
booked-open = See my booking
booked-open-group = See the booking with link and slip

booking-state-held = Reserved
booking-state-confirmed = Confirmed
booking-state-waitlisted = Waiting list
booking-state-offered = Place free
booking-state-cancelled = Cancelled
booking-state-attended = Attended
booking-state-missed = Did not come

end-reason-wish = Cancelled by whoever booked.
end-reason-organiser = Cancelled by the organisers.
end-reason-event-cancelled = The event is cancelled.
end-reason-slot-cancelled = This part does not take place.
end-reason-shrunk = There are fewer places than planned.
end-reason-clash = The new time does not fit the rest of the plan.
end-reason-lapsed = Not confirmed in time.
end-reason-no-consent = The parents have not agreed.
end-reason-unnamed = Not named in time.
end-reason-moved = Moved to another time.
end-reason-erased = The account was deleted.

plan-ahead = { $count ->
    [0] This booking is the next one on the waiting list.
    [one] 1 booking waits before it.
   *[other] { $n } bookings wait before it.
}
plan-waiting = When a place comes free a mail is sent.
plan-held = Reserved until { $day }.
plan-offered = A place has come free. It is reserved until { $day }.
plan-accept = Take the place

bookings-title = My bookings
bookings-line = Fairs, tours and visits: tickets, plans and changes
bookings-none = Fairs, tours and visits stand here once something is booked.
bookings-find = Find events

itinerary-line-held = The places are held for you, but not confirmed yet. Usually a parent still has to agree.
itinerary-line-confirmed = The place is safe. At the door the QR code or the number is enough.
itinerary-line-waitlisted = When a place comes free this booking moves up by itself. Then a mail is sent.
itinerary-line-offered = A place has come free. Please take it below, otherwise it goes to the next.
itinerary-line-cancelled = This booking is cancelled.
itinerary-line-attended = The visit is noted.
itinerary-line-missed = Nobody was seen at this event.
itinerary-line-wishes = The wishes have arrived. After they are given a mail comes with the times.
itinerary-wishes-wait = Wishes made
itinerary-wishes-until = The wishes can be changed until { $day }.
itinerary-wishes-change = Change wishes
itinerary-event = To the page of the event
itinerary-change = Change something
itinerary-cancel = Cancel all of it
itinerary-changed-meanwhile = That is not possible any more. This is how it stands now.
itinerary-places = { $count ->
    [one] 1 place
   *[other] { $n } places
}
itinerary-unnamed = { $count ->
    [one] 1 name is missing
   *[other] { $n } names are missing
}
itinerary-named = { $n } of { $of } have a name.
itinerary-names-until = Fill in names until { $day }. Places without a name then go to others.
itinerary-link = The link for the group
itinerary-link-text = Hand on this link. Whoever opens it fills in their own name. Nobody sees other names there.
itinerary-resize = Change the size of the group
itinerary-places-heading = The places

wish-outcome-given = Granted. The time is in the plan.
wish-outcome-full = Not granted: the times went to others, by the company’s own order or by lot.
wish-outcome-enough = Not needed: there were as many dearer times already as each person gets.
wish-outcome-clash = Not granted: the free times did not fit the rest of the plan.
wish-outcome-no-slots = Not granted: the company has no times.
wishes-save = Save wishes

place-consent-not-needed = No agreement needed
place-consent-unknown = No name yet
place-consent-requested = Parents have still to agree
place-consent-given = Parents have agreed
place-consent-refused = Parents have refused
place-unnamed = Place { $n }, without a name yet
place-name = Name
place-rename = Change
place-ticket = Ticket { $n }
place-came = Here since { $day }
place-title = Name place { $n }
place-intro = Whoever cannot fill in their name by the link is named here.
place-save = Save
place-clear = Remove the name
place-clear-text = { $name } is not coming? Then the place is free again for somebody else of the group.

ticket-number = Ticket number
ticket-how = Show this code at the door, on a phone or printed. If need be the number is enough.

visited-heading = From the visit to the job
visited-text = You know these companies now. The form is filled in with what we know already.
visited-apply = Apply to { $company }
visited-apply-for = Apply: { $title }
visited-page = To the page of the company

change-title = Change the booking
change-text = Tick what you want to be at, untick what you give back. What cannot be changed any more is fixed.
change-size-hint = When it shrinks, places without a name go first.
change-next = All of it or nothing: if something is not possible, everything stays as it is.
change-send = Save the change
cancel-title = Really cancel?
cancel-text = All places at “{ $title }” come free, and others move up. They can only be had again if something is still free.
cancel-text-group = All places of the group at “{ $title }” come free, and others move up. Everybody with a mail address of their own is told.
cancel-yes = Yes, cancel
link-title = Make a new link
link-text = The old link counts no more. Whoever has filled in their name stays.
link-yes = Make a new link
slip-title = Slip to hand out
slip-print = You can print this page and hand it out.
slip-heading = Fill in your name
slip-text = Scan the code or type the address. Then enter your name. That is all.

calendar-title = My calendar
calendar-line = Everything you have booked in your own calendar
calendar-name = My dates at Lotse
calendar-intro = With a secret address your calendar always has everything you have booked. Whoever knows the address sees your dates. Keep it to yourself.
calendar-show = Show the address
calendar-how = Add this address to your calendar as a subscription.
calendar-renew = Make a new address
calendar-renew-text = Does somebody else have the address? Then make a new one. The old one counts no more at once.

group-title = Fill in your name
group-free = { $count ->
    [one] 1 place has no name yet.
   *[other] { $n } places have no name yet.
}
group-until = Names can be filled in until { $day }.
group-data = What you write is seen by whoever booked for the group, and by { $name }. A year after the event we delete your name.
group-again = With the same mail address you can change it later.
group-send = Fill in
group-full = All places have a name already. Ask whoever booked for the group.
group-closed = Names cannot be filled in here any more. Ask whoever booked for the group.
group-conflict = This does not work: maybe the mail address is on the list already, or something else is booked at the same time. Whoever is signed in can change their place.
group-taken-title = You are on the list
group-taken-waits-title = Your place waits for your parents
group-taken-guardian = We have sent your parents a mail. When they agree your place is safe. Best tell them right away.
group-taken-mail = Your ticket comes by mail.
group-taken-print = Take a photo of your ticket or print the page. You see it here only now.
group-taken-teacher = Whoever booked for the group comes in with one ticket for all.

visit-title = May { $name } come along?
visit-intro = { $name } would like to be at “{ $title }” and is not old enough yet to decide that alone. Please say whether you agree.
visit-what = What is planned
visit-born = { $name }, born on { $day }
visit-data = Who sees what
visit-data-cluster = { $name } sees name, age and school to plan the event.
visit-data-company = { $company } sees the name and the school.
visit-data-long = Companies do not see mail addresses. A year after the event we delete the name.
visit-rights = Your rights
visit-rights-text = You decide freely. Until the event is over you can take your agreement back on this page. The link in the mail stays good until then.
visit-agree = Yes, I agree
visit-refuse = No, I do not agree
visit-refuse-text = If you do not agree the place goes to somebody else.
visit-given-title = You agree
visit-given = { $name } can be at “{ $title }”. The ticket is on its way by mail.
visit-refused-title = You do not agree
visit-refused = { $name } will not be at “{ $title }”. The place is free again.
visit-not-needed = Nobody has to agree to this visit.
visit-late = That cannot be changed any more.
visit-back = Back
visit-withdraw-title = Take the agreement back
visit-withdraw-text = { $name } will not be at “{ $title }” then, and the place goes to somebody else.

done-booking-known = Something is booked here already. This is how it stands.
done-itinerary-cancelled = Cancelled. Thank you for telling.
done-itinerary-accepted = The place is safe.
done-itinerary-changed = The change is saved. A mail is on its way.
done-itinerary-link = The new link counts from now on.
done-itinerary-wishes = The wishes are saved.
done-place-named = Saved.
done-visit-answered = Thank you. Your answer is saved.

mistake-size-range = Enter a number from 2 to 500.
mistake-idempotency-key-reused = This page was sent before. Please look at what you have entered and send it again.
mistake-guardian-mail-needed = At this age we need the mail address of mother, father or guardian.
mistake-mail-twice = Somebody else of the group has this address already.
mistake-school-id-unknown = This school is no longer on the list. Please choose again or enter the name.
mistake-school-length = The name of the school is too long.
mistake-school-year-length = At most 40 characters.
mistake-answers-form = An answer does not fit its question.
mistake-answers-missing = An answer is missing.
mistake-options-unknown = A choice is gone. Please choose again.
mistake-options-twice = Please choose one of each only.
mistake-group-name-length = The name of the group is missing or too long.
mistake-school-id-missing = It is missing for which school or company this is booked.
mistake-names-until-range = The day lies after today and not after the event.
mistake-note-characters = The message holds characters that cannot be stored.
mistake-slots-unknown = Some of it is gone. Please choose again.
mistake-slots-twice = Something is chosen twice.
mistake-slots-too-many = More than 20 at a time are not possible.
mistake-slots-missing = Please choose at least one item.
mistake-add-too-many = That is too much at a time.
mistake-drop-unknown = Some of it is not booked any more.
mistake-wishes-too-many = These are too many wishes.
mistake-wishes-twice = A company is named twice.
mistake-wishes-unknown = A company has no times any more. Please choose again.
