speculative = Speculative application
application-button = To your application
application-why = You get this email because you applied at { $portal }.
company-wrote = Message from the company
interview-at = When
interview-lasts = How long
interview-minutes = { $minutes } minutes
interview-place = Where
interview-summary = Interview at { $company }: { $title }

application-code-subject = { $grouped } is the code for your application to { $company }
application-code-heading = Code for your application
application-code-lead = Almost done: with this code you send your application. { $company } sees it only then. Position: { $title }.
application-code-not-asked = Then somebody has probably typed this email address by mistake. You need not do anything. Without the code nothing is sent, and after a day everything is deleted.
application-code-why = You get this email because somebody wrote an application with this email address at { $portal }.

application-sent-subject = Your application has reached { $company }
application-sent-heading = Your application has arrived
application-sent-preview = An answer is due by { $due }.
application-sent-lead = Your application is now with { $company }. Position: { $title }.
application-sent-next-lead = What happens next?
application-sent-next = The company answers you by { $due }. As soon as something happens, you get an email. You need not do anything until then.
application-sent-late-lead = And if nobody answers?
application-sent-late = We remind the company several times. After some days you can ask yourself, with one click on the page of your application.

application-awaits-guardian-subject = Your application to { $company } waits for a consent
application-awaits-guardian-heading = Your application is saved
application-awaits-guardian-preview = It is sent as soon as the consent is there.
application-awaits-guardian-lead = Because you are not 16 yet, a parent or guardian has to agree. We have sent them an email. Position: { $title } at { $company }.
application-awaits-guardian-next-lead = What happens next?
application-awaits-guardian-next = Tell them at home. As soon as the consent is there, your application goes to the company by itself. Nobody there sees anything before.

application-moved-preview = { $company }, { $title }
application-moved-subject-seen = { $company } has read your application
application-moved-heading-seen = Your application was read
application-moved-lead-seen = { $company } has read your application. Position: { $title }.
application-moved-due-seen = You get an answer by { $due }.
application-moved-subject-interview = { $company } would like to meet you
application-moved-heading-interview = Invitation to an interview
application-moved-lead-interview = Good news: { $company } invites you to an interview. On the page of your application you choose a date. Position: { $title }.
application-moved-due-interview = It is best to decide soon, by { $due } at the latest.
application-moved-subject-offered = An offer from { $company }
application-moved-heading-offered = You have an offer
application-moved-lead-offered = { $company } offers you the place. Position: { $title }.
application-moved-due-offered = On the page of your application you accept or decline. You can do so until { $due }.
application-moved-subject-rejected = An answer from { $company } to your application
application-moved-heading-rejected = Answer to your application
application-moved-lead-rejected = { $company } has chosen somebody else. That says little about you: there are often many applications for one place. Position: { $title }.
application-moved-subject-unanswered = { $company } has not answered
application-moved-heading-unanswered = No answer
application-moved-lead-unanswered = { $company } has not answered your application, although we reminded them several times. We are sorry. So we have closed the application. Position: { $title }.
application-moved-subject-lapsed = The offer from { $company } has lapsed
application-moved-heading-lapsed = The offer has lapsed
application-moved-lead-lapsed = You did not answer the offer from { $company }. So it no longer stands. Position: { $title }.
application-moved-subject-withdrawn = Your application to { $company } has ended
application-moved-heading-withdrawn = Your application has ended
application-moved-lead-withdrawn = Your application to { $company } has ended and is not processed any further. Position: { $title }.
application-moved-go-on-lead = What happens next?
application-moved-go-on = With one click, pass your application on to other companies that have a similar place at the moment. Only you decide that.

application-closed-subject = The position at { $company } is no longer open
application-closed-heading = The position is no longer open
application-closed-preview = { $company }, { $title }
application-closed-lead-filled = The place that you applied for has been taken: { $title } at { $company }.
application-closed-lead-withdrawn = The position that you applied for does not exist any more: { $title } at { $company }.
application-closed-go-on-lead = What happens next?
application-closed-go-on = With one click, pass your application on to other companies that have a similar place at the moment. Only you decide that.

offer-waits-subject = { $company } is waiting for your answer
offer-waits-heading = Your offer is waiting
offer-waits-preview = You can accept until { $due }.
offer-waits-lead = { $company } has offered you a place and is waiting for your answer. Position: { $title }.
offer-waits-due = On the page of your application you accept or decline. You can do so until { $due }.

interview-set-subject = Interview at { $company }: { $day }
interview-set-heading = The date is set
interview-set-preview = { $at }
interview-set-lead = Your interview at { $company } is set. Position: { $title }. The date is attached as a calendar file.
interview-set-lead-company = The date for an interview has been chosen. Position: { $title }. The calendar file is attached to this email.

interview-cancelled-subject = Cancelled: { $company }, { $day }
interview-cancelled-heading = The interview is cancelled
interview-cancelled-preview = { $at }
interview-cancelled-lead = Your interview at { $company } does not take place. Position: { $title }. The attached calendar file removes the date.
interview-cancelled-lead-company = This interview does not take place. Position: { $title }. The attached calendar file removes the date from your calendar.

message-waits-subject = New message about an application: { $title }
message-waits-heading = A message is waiting
message-waits-preview = { $company }, { $title }
message-waits-lead = { $company } has written to you about your application. Position: { $title }.
message-waits-lead-company = There is a new message about an application to { $company }. Position: { $title }.
message-waits-where = What it says can be read on the page of the application only. That is also where you answer.
