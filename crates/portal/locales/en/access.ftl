access-link = Accessibility
access-title = Accessibility
access-description = How accessible this portal is, what is still missing, and how to report a barrier.
access-intro = This portal is meant to be for everyone: with a keyboard, a screen reader, large type, on old phones and without JavaScript.
access-state = Where we stand
access-state-text = We follow the Web Content Accessibility Guidelines (WCAG) 2.2, level AA, and the standard EN 301 549. Every page is checked automatically with every change of the software: with axe, with a check of the HTML, and with nothing but a keyboard. These checks find no known failures.
access-self = This is our own assessment. A review by an independent body and by people with disabilities is still to come.
access-gaps = What is still missing
access-gaps-files = Files that companies or applicants upload are not always accessible. We have no influence on that.
access-gaps-pictures = Pictures of companies have a text that the company writes. We do not check how good it is.
access-gaps-papers = Our PDFs are tagged and written to PDF/UA-1. They have not been tried with screen readers yet. Everything in them also stands on the pages.
access-gaps-signs = There are no videos in sign language yet.
access-plain = Easy language
access-plain-text = What matters most for searching and applying is also here in easy language:
access-report = Report a barrier
access-report-text = Something does not work, or you need something in another form? Write to us. If you like, tell us the address of the page and the device. You will get an answer.
access-report-clusters = Each regional portal is the responsibility of the cluster that runs it:
access-board = If that does not help
access-board-text = If you get no answer that helps you, you can turn to the enforcement or arbitration body of your federal state. Arbitration costs nothing, and you need no lawyer.

plain-link = Easy language
plain-title = Lotse in easy language
plain-description = Searching, applying and getting an answer: explained in easy language.
plain-what = What is Lotse?
plain-what-text =
    Lotse is a website.
    On Lotse you find training places.
    And you find internships.
    The places are near you.
    Lotse costs nothing.
plain-search = How do I search?
plain-search-text =
    At the top of the start page is a search box.
    In the first field you write a job.
    For example: cook.
    You can also write what you like.
    For example: animals.
    In the second field you write your town.
    Then you press Search.
    You see a list of places.
    You do not need to sign in to search.
plain-place = What is on the page of a place?
plain-place-text =
    It says: Which company is it?
    It says: What do you learn?
    It says: When does it start?
    It says: How much money do you get?
    It says: Which school certificate do you need?
plain-apply = How do I apply?
plain-apply-text =
    You have found a place.
    Press: Apply now.
    You write your name and your mail address.
    You answer a few questions.
    You can also send files. For example your school report.
    Then you get a mail.
    In the mail is a number.
    You write this number on the page.
    Done. The company has your application.
plain-answer = Do I get an answer?
plain-answer-text =
    Yes.
    The company must answer you.
    We remind the company.
    You get the answer by mail.
    And you find it on the page: My applications.
plain-events = What are events?
plain-events-text =
    At a fair there are many companies.
    You can talk to the companies.
    On a job tour you go to companies by bus.
    You can take a seat.
    You get a ticket with a pattern.
    You show the ticket at the entrance.
plain-data = What happens to my data?
plain-data-text =
    Only the company reads your application.
    We do not sell your data.
    You can delete your data at any time.
    Are you younger than 16?
    Then your parents sometimes have to agree.
plain-help = Do you need help?
plain-help-text =
    You can write to us.
    Or you ask somebody you know.
    For example your teacher.
