posting-button = To the position
vacancy-remark = Remark

vacancy-submitted-subject = To be checked: { $title } by { $company }
vacancy-submitted-heading = A position is waiting for your check
vacancy-submitted-preview = { $company } has submitted it.
vacancy-submitted-lead = { $company } has submitted a position: { $title }. The page shows you what stands out and whether there is something similar already.
vacancy-submitted-hidden = Until you decide, it cannot be seen in the portal.
vacancy-submitted-button = Check the position
vacancy-submitted-why = You get this email because you manage this cluster and want emails about new positions.

vacancy-reported-subject-new = Reported: { $title } by { $company }
vacancy-reported-subject-overdue = Report overdue: { $title } by { $company }
vacancy-reported-heading = A position was reported
vacancy-reported-preview = Please decide by { $due }.
vacancy-reported-lead = Somebody reported a position of { $company }: { $title }. Please look at it and decide within 24 hours.
vacancy-reported-lead-overdue = Nobody has decided for 24 hours about the report on a position of { $company }: { $title }. Please do so now.
vacancy-reported-reason = Reason
vacancy-reported-due = Decide by
vacancy-reported-reason-gone = The place does not exist any more
vacancy-reported-reason-untrue = What it says is not true
vacancy-reported-reason-discriminating = It excludes or insults people
vacancy-reported-reason-fraud = Suspected fraud
vacancy-reported-reason-other = Another reason
vacancy-reported-button = Look at the report
vacancy-reported-why = You get this email because you manage this cluster.

vacancy-published-subject = Published: { $title }
vacancy-published-heading = Your position is published
vacancy-published-preview = { $title }
vacancy-published-lead = Your position has been checked and can be found in the portal from now on: { $title }.
vacancy-published-next-lead = What happens next?
vacancy-published-next = You get an email for every application. You can change, pause or close the position at any time.

vacancy-sent-back-subject = Please revise: { $title }
vacancy-sent-back-heading = Please revise the position
vacancy-sent-back-preview = { $title }
vacancy-sent-back-lead = The cluster’s management has checked your position and has remarks: { $title }.
vacancy-sent-back-next = On the page of the position each remark stands where it belongs. When you are done, submit it again there.

vacancy-withdrawn-subject = Withdrawn: { $title }
vacancy-withdrawn-heading = Your position was withdrawn
vacancy-withdrawn-preview = { $title }
vacancy-withdrawn-lead = The cluster’s management has taken your position out of the portal: { $title }.
vacancy-withdrawn-told = We have told everyone who was waiting for an answer. You need not write to them.

vacancy-expires-subject = Expires on { $on }: { $title }
vacancy-expires-heading = Your position expires soon
vacancy-expires-preview = { $title }
vacancy-expires-lead = This position is shown in the portal only until { $on }: { $title }.
vacancy-expires-next-lead = Is the place still open?
vacancy-expires-next = Then extend the position with one click. If it is taken, please close it, so that nobody applies in vain. Otherwise you need not do anything.
vacancy-expires-open = Open applications: { $open }. They stay with you afterwards and wait for an answer.

vacancy-expired-subject = Expired: { $title }
vacancy-expired-heading = Your position has expired
vacancy-expired-preview = { $title }
vacancy-expired-lead = This position can no longer be seen in the portal: { $title }.
vacancy-expired-next-lead = What can you do?
vacancy-expired-next = You can offer it again or take it over for next year. Applications that have already come still wait for your answer.

vacancy-filled-subject = All places taken: { $title }
vacancy-filled-heading = All places are taken
vacancy-filled-preview = { $title }
vacancy-filled-lead = All places of this position have been accepted. It is closed now: { $title }.
vacancy-filled-told = We have told everyone who was still waiting for an answer. You need not write to them.
