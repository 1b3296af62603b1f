edesk-interviews = Plan interviews
edesk-interviews-plan = Plan interviews of this company
edesk-interviews-of = Interviews: { $company }
edesk-interviews-text = Lotse fills the time with interviews one after the other. First you see how many there will be, then you save.
edesk-interviews-choose = Which company do you plan for?
edesk-interviews-nobody = No company is admitted as an exhibitor yet. Admit one first.
edesk-interviews-no-names = The company has not yet named anyone for interviews. So there will be one row of interviews without a name.
edesk-interviews-count = { $count ->
    [0] no interview yet
    [one] 1 interview
   *[other] { $n } interviews
}
edesk-interviewers = Who holds interviews
edesk-interviewers-hint = Each person gets a row of interviews of their own.
edesk-interviewers-lines = One name on each line.
edesk-interviews-from = First interview from
edesk-interviews-until = Last interview ends at the latest
edesk-interviews-minutes = Minutes for an interview
edesk-interviews-minutes-wrong = An interview takes 5 to 120 minutes.
edesk-interviews-pause = Minutes of pause between two
edesk-interviews-break-from = Lunch break from
edesk-interviews-break-until = Lunch break until
edesk-interviews-break-hint = There are no interviews in this time.
edesk-interviews-preview = Show the interviews
edesk-interviews-save = Make the interviews
edesk-interviews-begins = Begins at
edesk-interviews-found = { $count ->
    [one] That makes 1 interview
   *[other] That makes { $n } interviews
}
edesk-interviews-none-fit = No interview fits into this time.

edesk-questions-text = Each person is asked this when signing up. Ask only what you need.
edesk-questions = Questions
edesk-questions-hint = If you change a question that was answered already, the old answer stays with the old question.
edesk-question = Question { $n }
edesk-question-label = Question
edesk-question-hint = Hint
edesk-question-kind = Kind of answer
edesk-question-choices = Choices, one on each line
edesk-question-required = Must be answered
edesk-answer-text = One line of text
edesk-answer-long-text = Several lines of text
edesk-answer-number = A number
edesk-answer-yes-no = Yes or no
edesk-answer-choice = One of the choices
edesk-answer-choices = Several of the choices
edesk-answer-date = A day
edesk-options = To choose from
edesk-options-hint = For example the meal or the size of the shirt. One is chosen of each topic.
edesk-option = Choice { $n }
edesk-option-topic = Topic
edesk-option-label = Choice
edesk-option-capacity = At most
edesk-option-clash = More of a choice was taken already than you want to allow.

edesk-exhibitors-text = These companies want to be there. Whoever asks for a stand waits for your answer.
edesk-exhibitors-none = No company has asked for a stand yet. Members do so at their own desk.
edesk-exhibitors-back = All exhibitors
edesk-exhibitor-applied = waits for an answer
edesk-exhibitors-applied = Wait for an answer
edesk-exhibitor-admitted = there
edesk-exhibitors-admitted = Will be there
edesk-exhibitor-refused = refused
edesk-exhibitors-refused = Refused
edesk-exhibitor-withdrawn = does not come
edesk-exhibitors-withdrawn = Do not come
edesk-exhibitor = Exhibitor
edesk-exhibitor-new = Bring in a company
edesk-exhibitor-new-text = For companies that have told you, for example by telephone, that they come. They are in at once.
edesk-exhibitor-add = Bring in the company
edesk-exhibitor-company-hint = Only members of the cluster that are not there yet.
edesk-company-missing = Choose a company.
edesk-exhibitor-clash = You cannot bring in this company now.
edesk-exhibitor-vacancies = { $count ->
    [one] 1 vacancy
   *[other] { $n } vacancies
}
edesk-exhibitor-people = { $count ->
    [one] 1 person holds interviews
   *[other] { $n } people hold interviews
}
edesk-exhibitor-places = Comes with these vacancies
edesk-exhibitor-reason-hint = The company reads it in the mail.
edesk-company-page = Page of the company
edesk-offers = Offers
edesk-seeks = Seeks
edesk-needs = Needs
edesk-needs-hint = For example power or tables. Only you and your team read this.
edesk-contact = Contact
edesk-admit = Admit
edesk-admit-heading = Admit as an exhibitor
edesk-stand = Stand
edesk-stand-heading = Give a stand
edesk-stand-save = Save the stand
edesk-stand-later = give one later
edesk-stand-no-plan = You can give stands as soon as there is a hall plan.
edesk-stand-clash = This stand is given already, or something has changed.
edesk-refuse = Refuse
edesk-refuse-heading = Refuse { $company }?
edesk-refuse-text = The company gets a mail with your reason. You can still admit it later.
edesk-refuse-button = Refuse
edesk-withdraw = Does not come after all
edesk-withdraw-heading = { $company } does not come?
edesk-withdraw-text = Its interviews are cancelled. Whoever booked one gets a mail. The stand becomes free.
edesk-withdraw-button = Take the exhibitor out

edesk-hall-text = The plan is a grid of cells. Each stand covers some of them. They are counted from the upper left, from 0.
edesk-hall-drawing = What the plan looks like
edesk-hall-unsaved = This plan is not saved yet.
edesk-hall-save = Save the plan
edesk-hall-width = Width of the hall in cells
edesk-hall-width-hint = At most 60.
edesk-hall-height = Depth of the hall in cells
edesk-hall-clash = A stand that is given must stay on the plan.
edesk-stands = Stands and other areas
edesk-stands-text = Areas that are no stand get no tick, for example stage or entrance. Empty rows are left out.
edesk-stand-of = Stand { $name }
edesk-stand-new = New area
edesk-stand-label = Label
edesk-stand-x = From the left
edesk-stand-y = From above
edesk-stand-width = Width
edesk-stand-height = Depth
edesk-stand-bookable = Is a stand
edesk-rows-heading = Stands in rows
edesk-rows-text = Draws a new plan with rows of stands. Then you can still change and save it above.
edesk-rows-rows = Rows
edesk-rows-each = Stands in each row
edesk-rows-aisle = Cells between two rows
edesk-rows-make = Draw rows
edesk-rows-too-large = Like this the rows do not fit into a hall of at most 60 by 60 cells.
edesk-entrance = Entrance

edesk-wishes-text = Everyone gets the best that the rule allows. With the published number anybody can work out the allocation again.
edesk-wishes-open = Wishes can be made until { $day }. Then you run the allocation here.
edesk-wishes-due = The time for wishes is over. You can run the allocation now.
edesk-wishes-no-day = The day until which people can wish is missing. Enter it in the details.
edesk-wishes-done = The dates were given on { $day }. Free ones can be booked directly now.
edesk-wishes-heading = What is wished for
edesk-wishes-none = Nobody has made a wish yet.
edesk-wishes-by-company = Wishes by company
edesk-wishes-all = Wishes
edesk-wishes-first = of these, first wishes
edesk-wishes-places = Dates
edesk-seed = Published number for the lot
edesk-digest = Digest of the result
edesk-try-out = Try the allocation
edesk-allocate = Give the dates
edesk-allocate-heading = Give the dates now?
edesk-allocate-told = { $count ->
    [0] Nobody takes part.
    [one] 1 person takes part and gets a mail with the result.
   *[other] { $n } people take part and get a mail with the result.
}
edesk-allocate-text = The allocation runs only once and cannot be undone. Try it first.
edesk-allocate-button = Give the dates
edesk-allocate-clash = The allocation is not possible now: wishes can still be made, or the dates are given already.
edesk-draw-tried = What would be given
edesk-draw-result = The result
edesk-draw-people = { $count ->
    [one] person with wishes
   *[other] people with wishes
}
edesk-draw-wishes = { $count ->
    [one] wish
   *[other] wishes
}
edesk-draw-given = { $count ->
    [one] date given
   *[other] dates given
}
edesk-draw-empty = { $count ->
    [one] person without a date
   *[other] people without a date
}
edesk-draw-left = { $count ->
    [one] free date
   *[other] free dates
}
edesk-draw-by-rank = Fulfilled wishes by rank
edesk-draw-rank = Wish
edesk-draw-count = People
edesk-draw-share = Share
edesk-rank = Wish { $n }

edesk-figures-text = The figures name nobody. They stay when the names have been deleted.
edesk-figures-none = Nobody has signed up yet.
edesk-figure-signed-up = { $count ->
    [one] person with a place
   *[other] people with a place
}
edesk-figure-waiting = { $count ->
    [one] waits
   *[other] wait
}
edesk-figure-cancelled = { $count ->
    [one] cancellation
   *[other] cancellations
}
edesk-figure-came = { $count ->
    [one] came
   *[other] came
}
edesk-figure-missed = { $count ->
    [one] did not come
   *[other] did not come
}
edesk-figure-applications = { $count ->
    [one] application afterwards
   *[other] applications afterwards
}
edesk-figure-contracts = { $count ->
    [one] contract afterwards
   *[other] contracts afterwards
}
edesk-figure-part-came = came
edesk-figure-part-booked = signed up
edesk-figure-part-taken = taken
edesk-figure-part-capacity = places
edesk-of = { $n } of { $of }
edesk-as-table = As a table
edesk-by-day = Sign-ups by day
edesk-by-school = By school
edesk-by-company = By company
edesk-by-slot = By date
edesk-no-school = not said
edesk-day = Day
edesk-school = School
edesk-col-booked = Signed up
edesk-col-came = Came
edesk-col-taken = Taken
edesk-col-waiting = Waiting
edesk-col-appointments = Dates booked
edesk-col-kept = Kept
edesk-col-applications = Applications
edesk-col-contracts = Contracts

done-va-angelegt = The draft is made. The list below says what is still missing.
done-va-ohne-termine = The draft is made, but its dates did not fit. Add them here.
done-va-kopiert = The draft is made. Check details and dates.
done-va-veroeffentlicht = The event is published.
done-va-zurueckgenommen = The event is a draft again.
done-va-abgesagt = The event is cancelled. The mails are on their way.
done-va-geloescht = The draft is deleted.
done-va-gespeichert = Saved.
done-va-termin-neu = The date is added.
done-va-termin-abgesagt = The date is cancelled.
done-va-rundlauf = The circuit is saved.
done-va-gespraeche = The interviews are made.
done-va-aufgenommen = The company will be there.
done-va-abgelehnt = The company is refused and gets a mail.
done-va-aussteller-weg = The company is not there any more.
done-va-aussteller-neu = The company will be there. You can give it a stand here.
done-va-vergeben = The dates are given. The mails are on their way.

mistake-any-length = This text is too short or too long.
mistake-any-too-long = This is too long.
mistake-any-characters = This text holds characters that we cannot store.
mistake-any-form = This is not in the form that fits here.
mistake-any-out-of-range = This is outside of what is possible here.
mistake-any-order = In time this does not fit the other details.
mistake-any-missing = This is missing.
mistake-any-unknown = We do not know this here, or it does not belong to it.
mistake-any-not-here = This does not belong here.
mistake-any-twice = This is there twice.
mistake-any-too-many = These are too many.
mistake-any-number = The number does not fit.
mistake-any-overlap = This begins before the one before it has ended.
mistake-ends-at-order = The end must come after the beginning.
mistake-ends-at-out-of-range = This end is too far away.
mistake-starts-at-out-of-range = This beginning is too far away.
mistake-closes-at-order = Sign-up must end after it begins and before the event is over.
mistake-wishes-until-order = Wishes must end before the event begins.
mistake-first-until-missing = Until when do these schools go first?
mistake-consent-below-out-of-range = This takes an age from 14 to 18.
mistake-offer-hours-out-of-range = This takes a number from 1 to 168.
mistake-capacity-out-of-range = This takes a number up to 100,000.
mistake-company-id-missing = The company is missing here.
mistake-hall-plan-form = Stands need different labels, lie within the hall and do not overlap. The hall has at most 60 by 60 cells.
