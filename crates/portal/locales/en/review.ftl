cluster-desk-review = Review
cluster-desk-reports = Reports
cluster-desk-answers = Answers
cluster-waits = What waits for you
cluster-waits-reviews = { $count ->
    [one] position to check
   *[other] positions to check
}
cluster-waits-reports = { $count ->
    [one] report to decide
   *[other] reports to decide
}
cluster-waits-answers = { $count ->
    [one] answer overdue
   *[other] answers overdue
}
waits-since = { $count ->
    [0] waiting since today
    [one] waiting for 1 day
   *[other] waiting for { $n } days
}
waits-left = { $count ->
    [0] less than 1 hour left
    [one] 1 hour left
   *[other] { $n } hours left
}
waits-overdue-hours = { $count ->
    [0] overdue since just now
    [one] overdue for 1 hour
   *[other] overdue for { $n } hours
}
waits-overdue-days = { $count ->
    [one] overdue for 1 day
   *[other] overdue for { $n } days
}

member-details = Look at it
member-trusted = trusted
trust-give-heading = Trust this company
trust-give-text = Its positions then appear at once, without your review. You can still look at what it changes later. You can take the trust back on the member’s page at any time.
trust-give = Trust
trust-given-heading = You trust this company
trust-given-text = Its positions appear at once, without your review. If you take the trust back, you check every new position again. What is public already stays.
trust-take-back = Take the trust back
done-vertraut = You now trust the company. Its new positions appear at once.
done-vertrauen-beendet = The trust has been taken back. You check new positions again.

review-heading = Check positions
review-intro = These positions wait for you, the longest waiting first. The company gets a mail once you have decided.
review-none = No position waits right now. When a company hands one in, it stands here.
review-changed-tag = changed, public already
review-remarks = { $count ->
    [0] No remarks of the automatic check
    [one] 1 remark of the automatic check
   *[other] { $n } remarks of the automatic check
}
review-law-among = some about the law
review-remarks-about = Remarks are advice and block nothing. You decide.
review-back = All waiting positions
review-changed-text = This position is public already. The company has changed it since.
review-shown = What everyone will see
review-field-title = Title
review-field-kind = Kind
review-field-occupation = Occupation
review-field-pay = Pay a month
review-field-sites = Place
review-field-deadline = Deadline
review-field-apply = Applying
review-field-summary = In short
review-field-subjects = School subjects
review-field-languages = Languages
review-field-school = Vocational school
review-field-prospects = After the training
review-field-benefits = Benefits
review-field-accessibility = Accessibility
review-field-contact = Contact
review-field-text = Text
review-field-requirements = Requirements
review-field-whole = The position as a whole
review-no-deadline = no deadline
review-no-text = The position has no text.
review-apply-here = here in the portal
review-apply-url = on another site:
review-apply-mail = by mail:
review-apply-phone = by phone:
review-similar = { $count ->
    [one] A similar position is public already
   *[other] { $n } similar positions are public already
}
review-similar-about = See whether it is the same. What differs stands side by side.
review-since = public since { $day }
review-all-alike = Alike in everything.
review-differs = different
review-alike = Alike:
review-here = This position
review-there = The other position
review-differs-below = (begins alike, then goes on differently)
review-publish = Publish
review-publish-text = The position appears in the portal and in the search at once. The company gets a mail.
review-accept = Accept the change
review-accept-text = The position stays as it is and leaves this list. The company gets a mail.
review-send-back = Send back with remarks
review-send-back-heading = Send back with remarks
review-send-back-text = Write what the company should change. It gets a mail, mends the position and hands it in again. Fill in only what you want to remark on.
review-send-back-paused = The position is then no longer public. Write what the company should change. It gets a mail. Fill in only what you want to remark on.
review-remark = { $name }: your remark
review-remark-missing = Write at least one remark. Without it the company does not know what to change.
review-remark-too-long = Shorten this remark to at most 1,000 characters.
review-changed-meanwhile = Something about the position has changed meanwhile. Load the page again.
done-veroeffentlicht = The position has been checked and is public. The company gets a mail.
done-zurueckgegeben = The position has been sent back. The company gets a mail with your remarks.

reports-heading = Reports on positions
reports-intro = Somebody finds something wrong with these positions. Decide within 24 hours. The oldest report stands first.
reports-none = Nothing is reported right now. You get a mail when somebody reports a position.
reports-back = All reports
report-see = Look at the position
report-what = Reason
report-when = Reported
report-unknown = Who reported it is not stored.
report-others = { $count ->
    [one] There is 1 more report on this position. It is decided with this one.
   *[other] There are { $n } more reports on this position. They are decided with this one.
}
report-keep = Nothing to change
report-keep-heading = The position is fine
report-keep-text = The position stays public. The company does not hear of the report.
report-send-back = Send back
report-send-back-heading = The company should change something
report-send-back-text = Until then the position is no longer public. The company gets a mail with your text.
report-note = What should the company know?
report-note-hint = The company reads the text. Do not write that somebody reported the position.
report-withdraw-way = The position should go
report-withdraw-about = For example because of fraud, or because there is no such place. The next page asks you once more.
report-withdraw = Withdraw the position
report-withdraw-heading = Withdraw { $title }?
report-withdraw-text = The position leaves the portal at once. Everyone who applied and waits for an answer is told. The company gets a mail with your text.
report-clash = Something has changed meanwhile. Look at the list.
done-behalten = The report has been decided. The position stays public.
done-gemeldet-zurueck = The position has been sent back. The company gets a mail.
done-zurueckgezogen = The position has been withdrawn. The company gets a mail.
report-reason-gone = The place does not exist any more
report-reason-untrue = Something is not true
report-reason-discriminating = Excludes or insults somebody
report-reason-fraud = Fraud: wants money or private data
report-reason-other = Something else
mistake-note-missing = Write what the company should know.
mistake-note-too-long = Shorten the text to at most 1,000 characters.

overdue-heading = Overdue answers
overdue-intro = Applicants have waited too long here. Call or write to the company. You do not see who applied.
overdue-none = No answer is overdue.
overdue-speculative = Applications without a position
overdue-count = { $count ->
    [one] 1 application waits
   *[other] { $n } applications wait
}
overdue-contact = See the contact
rule-heading = When an answer is due
rule-text = Every application gets an answer. Here you set what happens when. Days count from the day on which somebody waits for the next step. New days apply to new applications, and to the next step of open ones.
rule-due = Answer due after this many days
rule-due-hint = 3 to 30. After that the application stands on your list here.
rule-remind = Remind the company after these days
rule-remind-hint = At most five days before the answer is due, for example: 3, 7, 12
rule-nudge = Applicants may ask after this many days
rule-nudge-hint = Once. Before the day on which the application closes.
rule-close = Close without an answer after this many days
rule-close-hint = After the answer is due, at most 60. The applicant is told.
rule-save = Save the days
rule-number = Write a whole number, for example 14.
rule-numbers = Write whole numbers with commas, for example: 3, 7, 12
done-regel = The new days are saved.
mistake-due-days-range = Choose 3 to 30 days.
mistake-remind-days-too-many = Name at most five days.
mistake-remind-days-order = The days must rise and lie before the day on which the answer is due.
mistake-nudge-day-range = This day must lie before the day on which the application closes.
mistake-close-days-range = This day must lie after the day on which the answer is due, and be the 60th at most.
