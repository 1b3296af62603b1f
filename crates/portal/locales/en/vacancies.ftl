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
