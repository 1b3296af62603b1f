# Events for companies.
cevents-title = Events
cevents-text = Here you ask for stands, see who comes to you, and sign up your own people.
cevents-going = Your events
cevents-others = Further events
cevents-none = There is no further event in your clusters at present.
cevents-team = Sign-ups for your people
cevents-team-none = You have not signed up anybody yet.
cevents-book = Sign up employees
cevents-ask = Ask for a stand
cevents-change = Change what you said
cevents-withdraw = Not come after all
cevents-part = Your company
cevents-state-applied = Asked for
cevents-state-admitted = Coming
cevents-state-refused = Refused
cevents-state-withdrawn = Withdrawn
cevents-next-applied = The cluster's team checks your request. You get a mail with the answer.
cevents-next-admitted = You are coming. Below is who comes to you. Until the beginning the list may still change.
cevents-next-refused = It did not work out this time. The cluster's team helps with questions.
cevents-next-withdrawn = You have withdrawn. If you want to come after all, ask again.
cevents-next-none = You have not asked for a stand yet.
cevents-next-closed = There are no stands to be had here.
cevents-changed = That is not possible now. Something may have changed, or one of the people has interviews already. Load the page again.

cevents-ask-heading = Ask for a stand: { $title }
cevents-ask-text = The cluster's team checks your request and answers by mail. You can change everything later.
cevents-change-heading = What you said: { $title }
cevents-change-text = What you offer and seek stands on the page of the event as soon as you are admitted.
cevents-offers = What you offer
cevents-offers-hint = Such as trades to try out, or a quiz.
cevents-seeks = Whom you seek
cevents-seeks-hint = Such as trainees in mechatronics.
cevents-needs = What you need
cevents-needs-hint = Such as power or tables. Only the cluster's team reads this.
cevents-contact-hint = Who is there for questions on the day.
cevents-interviewers-hint = One name in each line. Whoever stands here can hold interviews with pupils.
cevents-vacancies = Vacancies that you bring
cevents-vacancies-hint = They stand on the page of the event.
cevents-send = Send the request
cevents-save = Save

cevents-interviews-heading = Plan interviews: { $title }
cevents-interviews-no-names = You have not named anybody for interviews. One row of interviews without names will be made.
cevents-visitors = Who comes to you
cevents-name-later = The name follows once the parents have agreed
cevents-wishing = Who wishes to meet you
cevents-wishing-text = Write a 1 beside the person whom you would like to meet most, then 2, 3 and so on. Those without a number are drawn by lot.
cevents-wishing-save = Save the order

cevents-withdraw-heading = { $title }: not come after all?
cevents-withdraw-text = Your stand becomes free, and your interviews are cancelled.
cevents-withdraw-told = { $count ->
    [0] Nobody has an appointment with you yet.
    [one] One person has an appointment with you and gets a mail.
   *[other] { $n } people have an appointment with you and get a mail.
}
cevents-withdraw-hint = Stands in the mails. You may leave it empty.
cevents-withdraw-button = Withdraw

done-stand-gefragt = Your request has arrived. You get a mail as soon as it is checked.
done-stand-gespeichert = Saved.
done-stand-gespraeche = The interviews are made and can be booked.
done-stand-reihenfolge = The order is saved.
done-stand-abgesagt = You have withdrawn.
