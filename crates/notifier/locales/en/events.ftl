sees-name = This company sees the name
exhibitor-button = Go to your exhibit
exhibitor-why = You get this mail because on { $portal } you work for a company that takes part, or wanted to take part, in “{ $event }”.

visit-consent-request-subject = Consent needed for { $pupil }
visit-consent-request-heading = Do you agree?
visit-consent-request-preview = { $event }, { $day }
visit-consent-request-lead = { $pupil } has signed up for an event on { $portal } and given your address. Please say by { $by } whether you agree.
visit-consent-request-what-lead = What is it about?
visit-consent-request-what = The page shows all times and who learns the name. You can take a consent back later, by the same link.
visit-consent-request-otherwise-lead = What if you do not answer?
visit-consent-request-otherwise = Without your consent the place lapses. No data is passed on.
visit-consent-request-button = Look and decide
visit-consent-request-why = You get this mail because { $pupil } has given your address as that of a parent or guardian.

event-message-subject = { $subject }
event-message-heading = Message about “{ $event }”
event-message-preview = { $subject }
event-message-lead = The organiser of “{ $event }” writes:
event-message-why = You get this mail because this address is signed up for “{ $event }” on { $portal }.

exhibitor-applied-subject = New exhibitor: { $company }
exhibitor-applied-heading = A company wants to take part
exhibitor-applied-preview = { $company }
exhibitor-applied-lead = { $company } would like to take part in “{ $event }”. Please say yes or no.
exhibitor-applied-button = Look and decide
exhibitor-applied-why = You get this mail because you look after a cluster on { $portal }.

exhibitor-answered-subject-admitted = You are in: { $event }
exhibitor-answered-subject-refused = Not this time: { $event }
exhibitor-answered-heading-admitted = You are in
exhibitor-answered-heading-refused = Sorry, not this time
exhibitor-answered-preview = { $event }, { $day }
exhibitor-answered-lead-admitted = Your company takes part in “{ $event }”.
exhibitor-answered-lead-refused = Sorry, this time we have no room for your company at “{ $event }”.
exhibitor-answered-next-admitted = On the page of your exhibit you enter what you show and whom you seek. There you also see who signs up for interviews.

exhibitor-told-subject-cancelled = Cancelled: { $event }
exhibitor-told-subject-changed = Time or place has changed: { $event }
exhibitor-told-heading-cancelled = The event is cancelled
exhibitor-told-heading-changed = Time or place has changed
exhibitor-told-preview = { $event }, { $day }
exhibitor-told-lead-cancelled = Sorry, “{ $event }” is cancelled. Everybody who had signed up has been told by mail.
exhibitor-told-lead-changed = Time or place of “{ $event }” has changed. This is how it is now:
