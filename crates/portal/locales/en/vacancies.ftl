crumb-search = All positions
vacancy-title = { $title } at { $company }
vacancy-description = { $title } at { $company }: start, pay, tasks and how to apply.
deadline-passed = Applications were due on { $day }. Ask the company whether the place is still open.
deadline-until = Apply by { $day }.
facts-heading = At a glance
pay-heading = What you earn
pay-caption = Pay a month, before taxes and insurance (gross)
pay-year = Year { $year }
tasks-heading = What it is about
needs-heading = Subjects and languages
needs-subjects = These school subjects are useful:
needs-languages = Languages:
school-heading = Vocational school
prospects-heading = After the training
benefits-heading = What else you get
accessibility-heading = Accessibility
apply-heading = How to apply
apply-button = Apply now
apply-subject = Application: { $title }
apply-hint-url = The button takes you to the company’s own page. You apply there.
apply-hint-mail = The button opens a mail to the company.
apply-hint-phone = The button calls the company.
apply-hint-contact = Get in touch with the company directly.
contact-heading = Questions are answered by
company-heading = The company
sites-heading = { $count ->
    [one] Place
   *[other] { $n } places
}
trust-heading = Where this position comes from
trust-confirmed = Last confirmed on { $day }.
trust-clusters = The company is a member of
trust-occupation = Occupation:
similar-heading = Similar positions

apply-hint-here = You apply here, without a cover letter. It takes a few minutes.
apply-full = The company takes no more applications at the moment. As soon as somebody has an answer, there is room again. Come back in a few days.
apply-late = The deadline is over. You cannot apply here any more. Similar positions stand below.
next-heading = How it goes on
next-apply = You apply
next-apply-text = A short form, with CV and certificates if you like. After that you always see how things stand.
next-answer = The company answers
next-answer-due = { $count ->
    [one] The answer should be there after 1 day at most. We remind the company.
   *[other] The answer should be there after { $n } days at most. We remind the company.
}
next-answer-nudge = { $count ->
    [one] After 1 day you can also ask once yourself.
   *[other] After { $n } days you can also ask once yourself.
}
next-late = And if no answer comes
next-late-due = { $count ->
    [one] After 1 day the cluster looks after it.
   *[other] After { $n } days the cluster looks after it.
}
next-late-close = { $count ->
    [one] After 1 day without an answer we tell you that you need not wait any longer.
   *[other] After { $n } days without an answer we tell you that you need not wait any longer.
}
company-trainer = { $name } looks after the trainees.
answers-heading = How the company answers
answers-usual = { $count ->
    [one] usually answers in 1 day
   *[other] usually answers in { $n } days
}
answers-usual-company = { $count ->
    [one] The company usually answers in 1 day.
   *[other] The company usually answers in { $n } days.
}
answers-share = { $n } of { $of } applications answered in time
report-link = Report this position
report-title = Report this position
report-intro = Is something wrong with the position “{ $title }” at { $company }? Tell us what. The cluster looks at it within 24 hours.
report-privacy = You need no account. We do not store who you are. The company does not hear that you reported anything.
report-reason = What is wrong?
report-reason-missing = Choose what is wrong.
report-choice-gone = The place does not exist any more.
report-choice-untrue = What it says is not true.
report-choice-discriminating = It excludes or insults people.
report-choice-fraud = They want money or private data.
report-choice-other = Something else
report-text = What should we know?
report-text-hint = Do not write your name.
report-button = Send the report
report-thanks = Thank you, your report has arrived
report-thanks-text = The cluster looks at the position within 24 hours. If something is wrong, it is changed or goes.
report-thanks-back = Back to the position
mistake-text-too-long = Shorten the text to at most 1,000 characters.
