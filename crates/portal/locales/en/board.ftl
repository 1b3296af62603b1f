board-none = There is no application yet. When the first one comes you get a mail.
board-filter = Filter applications
board-filter-button = Apply filters
board-filter-off = Without filters
board-all-postings = All postings
board-posting = Posting
board-speculative = Without a posting (speculative)
board-speculative-one = Speculative application
board-name = Name
board-urgent = Only what is due soon
board-lanes = By state
board-lane-empty = Nothing is here.
board-nameless = Name deleted
board-open = Open
board-see = See it
board-back = All applications
board-message = new message
board-nudged = has asked again
board-interview = Interview: { $day }
board-documents = { $count ->
    [one] 1 document
   *[other] { $n } documents
}
board-notes = { $count ->
    [one] 1 note
   *[other] { $n } notes
}
lane-new = New
lane-seen = Read
lane-interview = Interview
lane-offer = Offer
lane-done = Done
lane-about-new = With “Open” the person learns that you read the application.
lane-about-seen = Invite, offer the place or say no.
lane-about-interview = Invited, or already met.
lane-about-offer = Now the person decides.
lane-about-done = Nothing is left to do here.
due-today = due today
due-over-today = overdue since today
due-tomorrow = due tomorrow
due-in = { $count ->
    [one] due in 1 day
   *[other] due in { $n } days
}
due-over = { $count ->
    [one] overdue since yesterday
   *[other] overdue for { $n } days
}
due-pupil = The person answers by { $day }
board-waits = { $count ->
    [0] waiting since today
    [one] waiting since yesterday
   *[other] waiting for { $n } days
}
several-heading = Several at once
several-hint = Tick some above. Before a refusal you see the text and all names.
several-read = Mark as read
several-reject = Refuse
several-reject-heading = { $count ->
    [0] Refuse nobody
    [one] Refuse 1 person
   *[other] Refuse { $n } people
}
several-reject-names = This goes to: { $words }
several-text-hint = All of them get the same text. Adapt it.
several-done = { $count ->
    [0] Nothing was changed.
    [one] 1 application is done. The person gets a mail.
   *[other] { $n } applications are done. Everyone gets a mail.
}
several-not = { $count ->
    [one] With 1 application it was not possible any more.
   *[other] With { $n } applications it was not possible any more.
}
done-niemand-gewaehlt = First tick the applications that you mean.
done-nachricht-gesendet = The message is sent.
done-notiert = The note is saved.
done-eingeladen-zum-gespraech = The invitation is sent. The person chooses a date. Then you get a mail.
done-zugesagt = The offer is sent. Now the person decides. You get a mail.
done-abgesagt = The refusal is sent. Thank you for answering.

application-state-draft = Not sent yet
application-state-submitted = New
application-state-seen = Read
application-state-interview = Invited
application-state-offered = Offer sent
application-state-accepted = Offer accepted
application-state-declined = Offer not accepted
application-state-rejected = Refused
application-state-withdrawn = Withdrawn
application-state-unanswered = Closed without an answer
application-unread = Application: { $title }
application-unread-text = When you open the application, the person learns about it. So they know that somebody reads it.
application-ended-unread = This application ended before anybody opened it. Nothing is left to do here.
application-open = Open the application
application-came = Arrived on { $day }
application-back = Back to the application
application-answers = What the person writes
application-no-answers = The questions are not answered. Nobody has to.
application-person = About the person
application-age = Age
application-years = { $count ->
    [one] { $n } year
   *[other] { $n } years
}
application-school = School
application-phone = Telephone
application-no-mail = Write by the messages on this page. So everything stays together.
application-documents = Documents
application-no-documents = There are none. Nobody has to send any.
application-dates = Dates
application-date = { $day }, { $n } minutes
application-chosen = chosen
application-messages = Messages
application-no-messages = Nobody has written yet.
application-notes = Notes for your team
application-us = Your team
write-message = Write a message
write-message-hint = The person gets a mail that there is a message here.
write-message-button = Send the message
write-note = Note
write-note-hint = Only your team sees it. Whoever asks for a copy of their data gets the notes as well.
write-note-button = Save the note
write-closed = This application ended more than 30 days ago. Messages are not possible any more.

answer-steps-heading = What do you want to answer?
answer-steps-hint = The next page has a text that you adapt. Nothing is sent before that.
answer-invite = Invite
answer-invite-again = Offer more dates
answer-offer = Offer the place
answer-reject = Refuse
answer-heading-invite = Invite { $name }
answer-heading-offer = Offer the place to { $name }
answer-heading-reject = Refuse { $name }
answer-next-invite = The person chooses a date and gets it for their calendar.
answer-next-offer = The person accepts the offer or declines it. Then you get a mail.
answer-next-reject = The person gets a mail and can hand their profile to other companies.
answer-told = Each person gets a mail of their own.
answer-texts = Texts to choose from
answer-text = Your message
answer-text-hint = Adapt the text. A personal sentence does good.
answer-text-missing = Write a few words.
answer-text-long = The text takes at most 4,000 characters.
answer-clash = That is not possible any more: something has changed meanwhile. Go back to the application.
answer-send-invite = Send the invitation
answer-send-offer = Send the offer
answer-send-reject = Send the refusal
answer-reply-by = Reply by
answer-reply-by-hint = Unless given, the person has 14 days. At most 60 days.
answer-speculative = speculative application
answer-tone-du = Informal
answer-tone-sie = Formal
answer-tone-trial = For a trial day
answer-tone-taken = The place is taken
answer-tone-met = After an interview
answer-invite-1 =
    Hello { $name },

    thank you for your application: { $title }. We would like to get to know you and show you how we work.

    Choose one of the dates. You need not bring anything special. If you like, bring somebody along, your parents for example. If no date fits, write to us here.

    We look forward to seeing you.
    { $company }
answer-invite-2 =
    Dear { $name },

    thank you very much for your application: { $title }. We would like to meet you and show you our company.

    Please choose one of the dates. You need not bring anything. If no date suits you, write to us here and we will find another one.

    We look forward to our conversation.
    { $company }
answer-invite-3 =
    Hello { $name },

    your application has made us curious: { $title }. You find out best for yourself whether the work suits you. So we invite you to spend some time working with us.

    Choose one of the dates. Wear comfortable clothes and sturdy shoes, you get the rest from us. Afterwards we sit down together and talk about how you liked it.

    See you soon.
    { $company }
answer-offer-1 =
    Hello { $name },

    we have good news: the place with us is yours. { $title } suits you, and we are very happy that you are coming.

    Please tell us here on this page whether you take the place. After that we send you the contract. If you have any questions, just write to us.

    Kind regards
    { $company }
answer-offer-2 =
    Dear { $name },

    we would like to offer you the place: { $title }. The conversation and your application have convinced us.

    Please tell us here on this page whether you accept. You will then receive the contract. If you have any questions, please write to us.

    We look forward to working with you.
    { $company }
answer-reject-1 =
    Hello { $name },

    thank you for applying to us: { $title }. We have read your application carefully and have chosen somebody else this time.

    This says nothing about what you can do. With one click you can hand your profile to other companies that are still looking. And if you want to try again with us next year, we will be glad.

    All the best for your way.
    { $company }
answer-reject-2 =
    Dear { $name },

    thank you very much for your application: { $title }. We have read it carefully and have chosen somebody else.

    This is no judgement of your abilities. Here on Lotse you can hand your profile with one click to other companies that are still looking.

    We wish you all the best for your future.
    { $company }
answer-reject-3 =
    Hello { $name },

    thank you for your application: { $title }. The place has been taken meanwhile. We wanted you to hear it from us at once and not to wait any longer.

    With one click you can hand your profile to other companies nearby. They are still looking, and you need not write anything again.

    We keep our fingers crossed for you.
    { $company }
answer-reject-4 =
    Hello { $name },

    it was good to have you here and to get to know you. For this place we have chosen somebody else: { $title }. The choice was not easy.

    If you want to know what we liked about you and what you can still practise, write to us here. We will gladly answer.

    All the best, and perhaps until another time.
    { $company }
answer-reject-several =
    Hello,

    thank you very much for your application to us. We have read it carefully and have chosen somebody else.

    This is no judgement of your abilities. Here on Lotse you can hand your profile with one click to other companies that are still looking.

    We wish you all the best for your future.
    { $company }
dates-heading = Dates to choose from
dates-hint = Up to six. Two or three are usually enough. The time is that of Germany.
dates-day = Date { $n }: day
dates-time = Date { $n }: time
dates-more = More dates
dates-minutes = Length in minutes
dates-minutes-wrong = Give 5 to 480 minutes.
dates-place = Where?
dates-place-hint = An address, “on the telephone”, or a link. It counts for all dates.
dates-place-missing = Say in one line where the interview is.
dates-missing = Give at least one date.
dates-wrong = Day and time do not fit: { $words }
dates-past = This date is over already: { $words }
mistake-dates-length = Give one to six dates.
mistake-dates-out-of-range = Dates lie in the future, at most 400 days from today.
mistake-dates-minutes = Give 5 to 480 minutes.
mistake-dates-place = Say in one line where the interview is.
mistake-reply-by-out-of-range = Take a day within the next 60 days, tomorrow at the earliest.
