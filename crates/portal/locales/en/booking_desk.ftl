# Sign-ups, lists and messages of an event, for cluster managers.
bdesk-add = Enter a sign-up
bdesk-numbers = Places
bdesk-no-slots = There are no slots yet. Make them under “Slots and places”.
bdesk-appointments = { $count ->
    [one] One interview or visit
   *[other] { $n } interviews and visits
}
bdesk-taken = taken
bdesk-waiting = waiting
bdesk-here = here
bdesk-who = Who has signed up
bdesk-who-comes = Who comes
bdesk-search = Name, school or company
bdesk-slot = Slot
bdesk-any-slot = All slots
bdesk-state = State
bdesk-any-state = Any state
bdesk-kind = Person or group
bdesk-any-kind = Both
bdesk-kind-person = Single persons
bdesk-kind-group = Groups
bdesk-filter = Search
bdesk-filter-none = Show all
bdesk-in-line = This is the order of the waiting list. Whoever stands on top moves up first.
bdesk-none = Nobody has signed up yet.
bdesk-none-found = No sign-up fits that.
bdesk-more = Show more
bdesk-nobody = Without a name
bdesk-unnamed = Place { $n }, without a name so far
bdesk-people = { $count ->
    [one] One person
   *[other] { $n } people
}
bdesk-named = { $count ->
    [0] nobody named yet
    [one] one name known
   *[other] { $n } names known
}
bdesk-ahead = { $count ->
    [0] first in line
   *[other] { $n } ahead
}
bdesk-wishes = { $count ->
    [one] One wish
   *[other] { $n } wishes
}
bdesk-until = Held until { $day }
bdesk-here-since = Here since { $day }
bdesk-back = All sign-ups
bdesk-contact = Signed up by
bdesk-phone = Phone
bdesk-size = Size
bdesk-school = School
bdesk-company = Company
bdesk-names-until = Names until
bdesk-booked-at = Signed up on
bdesk-note = Note
bdesk-plan = Plan
bdesk-plan-none = This sign-up has no slots.
bdesk-let-in = Give a place
bdesk-move = Move
bdesk-cancel = Cancel
bdesk-cancel-whole = Cancel the whole sign-up
bdesk-changed = That is not possible any more. Something has changed here meanwhile, or the parents have not agreed yet.

bdesk-move-heading = Move { $name }
bdesk-move-from = So far: { $title }
bdesk-move-text = The old place becomes free, and whoever waits moves up. The person gets a mail with the new plan.
bdesk-move-none = No other slot has a free place.
bdesk-move-to = New slot
bdesk-move-missing = Choose a slot.
bdesk-move-button = Move

bdesk-cancel-heading = Cancel for { $name }?
bdesk-cancel-one = To be cancelled: { $title }
bdesk-cancel-all = Everything that is still to come is cancelled.
bdesk-cancel-text = The mail goes out at once. Whoever is on the waiting list moves up.
bdesk-cancel-reason = Reason
bdesk-cancel-reason-hint = Stands in the mail. You may leave it empty.
bdesk-cancel-button = Cancel it

bdesk-add-text = For everybody who telephones or comes by. With a mail address we send the ticket there.
bdesk-add-slots = Slots
bdesk-add-slots-missing = Choose at least one slot.
bdesk-add-appointment = Interview or visit
bdesk-add-no-appointment = None
bdesk-add-phone-hint = For changes at the last minute.
bdesk-add-group = Name of the group
bdesk-add-group-hint = Only for groups, such as “Class 8b”. The names are filled in later.
bdesk-add-group-missing = What is the group called?
bdesk-add-size = How many people the group has
bdesk-add-wait = If nothing is free: put on the waiting list
bdesk-add-first = Before everybody who waits already
bdesk-add-first-hint = Counts for free places only. There are never more places than planned.
bdesk-add-button = Enter

bdesk-messages-text = The message goes by mail to everybody you choose. Each address gets it once. Before you send it you see how many there are.
bdesk-message-to = To
bdesk-message-count = Receivers
bdesk-message-subject = Subject
bdesk-message-body = Message
bdesk-message-body-hint = Text only. You may paste addresses of websites.
bdesk-message-preview = See the preview
bdesk-message-look = This is how the message goes out
bdesk-message-final = Nobody can take back mails that are sent.
bdesk-message-send = Send now
bdesk-message-change = Change
bdesk-messages-sent = Sent
bdesk-messages-none = You have not sent anything yet.
bdesk-missed-early = The event has not begun. Nobody has missed it so far.
bdesk-receivers = { $count ->
    [0] nobody
    [one] one address
   *[other] { $n } addresses
}
bdesk-audience-all = Everybody with a place or waiting
bdesk-audience-confirmed = Everybody with a confirmed place
bdesk-audience-waiting = Everybody who waits
bdesk-audience-missed = Everybody who has not come
bdesk-audience-exhibitors = All exhibitors

mistake-subject-length = The subject takes 1 to 150 characters.
mistake-body-length = The message takes 1 to 5,000 characters.
mistake-audience-nobody = Nobody would get this message.
mistake-slot-id-unknown = There is no such slot here.
mistake-itineraries-unknown = Somebody has changed their wishes meanwhile. Please check the order once more.

done-anmeldung-neu = The sign-up is entered.
done-anmeldung-verlegt = Moved. The mail with the new plan is on its way.
done-anmeldung-vorgezogen = The place is given. The mail is on its way.
done-anmeldung-abgesagt = Cancelled. The mail is on its way.
done-nachricht = The message is on its way.

paper-text = The lists contain personal data. Hand them on only to people who need them for the event.
paper-footer = Only for “{ $title }”. Destroy after the event.
paper-taken = { $n } of { $of } places taken
paper-leaves = Leaves from: { $place }
paper-people = Participants
paper-about-people = Everybody who has signed up, by slot. Excel and CSV have the answers to your questions as well.
paper-bus = Bus list
paper-about-bus = For driver and guide: stops, names and phone numbers.
paper-stations = Station lists
paper-about-stations = A sheet for each station: which group comes when.
paper-interviews = Interviews
paper-about-interviews = A sheet for each company: who comes when.
paper-options = Choices counted
paper-about-options = How many chose which meal or size.
paper-exhibitors = Exhibitors
paper-about-exhibitors = With stand, contact and what they need.
paper-badges = Name badges
paper-about-badges = To cut out, ten on a sheet, with a QR code.
paper-col-name = Name
paper-col-school = School
paper-col-year = Year
paper-col-group = Group
paper-col-state = State
paper-col-options = Choices
paper-col-here = Here
paper-col-contact = Contact
paper-col-phone = Phone
paper-col-from = From
paper-col-until = Until
paper-col-round = Round
paper-col-people = People
paper-col-with = Interview with
paper-col-with-us = At our place
paper-col-what = What
paper-col-option = Choice
paper-col-chosen = Chosen
paper-col-most = At most
paper-col-stand = Stand
paper-col-company = Company
paper-col-needs = Needs
paper-col-offers = Offers
paper-col-interviewers = Interviewers
