start-title = Find your training
start-heading = Find your apprenticeship
start-heading-cluster = Your training with { $name }
start-description = Open positions for apprenticeships, dual study and internships near you. No account, no cookies.
start-description-cluster = Open training places at the companies of { $name }.
start-total = { $count ->
    [0] No position is posted right now.
    [one] 1 position is open right now.
   *[other] { $n } positions are open right now: apprenticeships, dual study and internships.
}
start-about-cluster = About { $name }
start-areas = What interests you?
start-how = How it works
start-step-1 = Search
start-step-1-text = Say what you want to do and where. You need no account for it.
start-step-2 = Compare
start-step-2-text = Every page shows start, pay, duration and certificate in the same place.
start-step-3 = Apply
start-step-3-text = You apply to the company directly. We tell you beforehand how that works.
start-companies = These companies train
start-companies-all = All companies
start-clusters = Who is behind the positions
start-clusters-text = The positions come from companies that work together in clusters. A cluster is a network within one region and one industry.

about-title = About Lotse and your data
about-description = What Lotse is, who is behind it and what happens to your data.
about-intro = Lotse brings young people together with companies that train.
about-pupils = Who it is for
about-pupils-text = For everyone who looks for an apprenticeship, dual study or an internship. Searching is free and needs no account.
about-data = What happens to your data
about-data-text = When you search, we store nothing about you. What you type stands only in the address of the page, so that you can share or keep it.
about-data-cookies = We set no cookies, do not count you and load nothing from other servers.
about-postings = Where the positions come from
about-postings-text = Companies and their clusters post the positions. Each says when it was last confirmed. If something is wrong, please tell the company.
about-who = Who is behind it
about-who-cluster = This portal belongs to { $name }.
about-who-text = Each cluster looks after its own positions. Who that is stands on the cluster’s page.
about-software = The program behind it is called Lotse and is free software: anyone may read, check and use it.

failure-heading-not-found = There is no such page
failure-text-not-found = Perhaps the position is taken or the address has a typing error. Just search again.
failure-heading-unavailable = This does not work right now
failure-text-unavailable = Lotse cannot be reached at the moment. Try again in a few minutes.
failure-heading-internal = Something went wrong on our side
failure-text-internal = It is not your fault. We see the error and look after it. Try again later.
failure-heading-stale-form = This form has expired
failure-text-stale-form = Open the page again and send the form from there.
failure-heading-bad-form = The form has not arrived
failure-text-bad-form = Perhaps there were too many files or they were too large. Please go back and choose at most 5 files of 5 MB each.
failure-heading-sign-in = Please sign in
failure-text-sign-in = This page can only be seen when signed in.
failure-heading-second-factor = A second factor is needed
failure-text-second-factor = This page needs a second factor.
failure-heading-conflict = This does not fit the present state
failure-text-conflict = Something has changed in the meantime. Open the page again and have a look.
failure-heading-too-many = Too many attempts
failure-text-too-many = That was a lot just now. It goes on in a few minutes.
failure-home = To the start page
