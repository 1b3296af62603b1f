board-button = To the application
board-why = You get this email because you work for a company at { $portal }.

application-arrived-subject = New application: { $title }
application-arrived-heading = A new application
application-arrived-preview = Please answer by { $due }.
application-arrived-lead = A new application has arrived at { $company }. Position: { $title }.
application-arrived-due = Please answer by { $due }. Young people see on your profile how reliably you answer.
application-arrived-open = Whose it is and what it says you see only after signing in.

answers-due-subject = Please answer: { $count } open at { $company }
answers-due-heading = Young people are waiting for your answer
answers-due-preview = { $company }
answers-due-lead = At { $company }, { $count } applications are waiting for an answer:
answers-due-lead-one = At { $company }, one application is waiting for an answer:
answers-due-until = answer by { $due }
answers-due-why-answer = A refusal is better than no answer. For both there are texts that you only need to adapt. Once the time is over, your cluster’s management sees that answers are missing.
answers-due-button = Answer now

answer-asked-subject = Somebody asks for an answer: { $title }
answer-asked-heading = Somebody asks about an application
answer-asked-preview = Please answer by { $due }.
answer-asked-lead = Somebody applied to { $company } and asks where it stands. Position: { $title }.
answer-asked-due = Please answer by { $due }, even if nothing is decided yet.

applicant-moved-preview = { $title }
applicant-moved-subject-accepted = Place accepted: { $title }
applicant-moved-heading-accepted = Your offer was accepted
applicant-moved-lead-accepted = Somebody takes the place that you offered at { $company }. Position: { $title }.
applicant-moved-subject-declined = Offer not accepted: { $title }
applicant-moved-heading-declined = Your offer was not accepted
applicant-moved-lead-declined = The place that you offered at { $company } was not accepted. Position: { $title }.
applicant-moved-subject-withdrawn = Application withdrawn: { $title }
applicant-moved-heading-withdrawn = An application was withdrawn
applicant-moved-lead-withdrawn = An application to { $company } was withdrawn. You need not do anything. Position: { $title }.
applicant-moved-subject-unanswered = Closed without an answer: { $title }
applicant-moved-heading-unanswered = An application was closed without an answer
applicant-moved-lead-unanswered = You did not answer an application to { $company }. It is closed now. Position: { $title }.
applicant-moved-record = This counts in the share that stands on your profile.

answers-overdue-subject = Overdue answers: { $count }
answers-overdue-heading = Answers are overdue
answers-overdue-preview = Please talk to the companies.
answers-overdue-lead = Newly overdue are { $count } answers to applications, at these companies:
answers-overdue-lead-one = Newly overdue is one answer to an application, at this company:
answers-overdue-what = A call often helps. Without an answer these applications are closed some days later. Who applied you do not see.
answers-overdue-button = Open the overview
answers-overdue-why = You get this email because you manage this cluster.
