kind-apprenticeship = Apprenticeship
kind-dual-study = Dual study
kind-internship = Internship
kind-trainee-programme = Trainee programme
kind-entry-job = Entry-level job

qualification-none = No certificate
qualification-hauptschulabschluss = Hauptschulabschluss
qualification-mittlere-reife = Mittlere Reife
qualification-fachhochschulreife = Fachhochschulreife
qualification-abitur = Abitur

area-agriculture = Farming and nature
area-food = Food
area-hospitality = Hospitality and tourism
area-production = Production
area-metal = Metal and machines
area-electrical = Electrical and mechatronics
area-vehicles = Vehicles
area-construction = Construction
area-laboratory = Laboratory and chemistry
area-it = IT
area-administration = Office and administration
area-sales = Sales and retail
area-finance = Banking, tax and insurance
area-logistics = Storage and transport
area-health = Health and care
area-social = Social work and education
area-media = Media and design
area-crafts = Crafts
area-services = Services and security

sector-industry-commerce = Industry and commerce (IHK)
sector-crafts = Skilled crafts (Handwerkskammer)
sector-agriculture = Agriculture
sector-public-service = Public service
sector-liberal-professions = Liberal professions
sector-home-economics = Home economics
sector-maritime = Shipping
sector-school = Training at a school

basis-bbig = Vocational Training Act
basis-hwo = Crafts Code
basis-law = Another law

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
kind-places-apprenticeship = Training places
kind-places-dual-study = Places for dual study
kind-places-internship = Internships
kind-places-trainee-programme = Places in trainee programmes
kind-places-entry-job = Entry-level jobs

list-places = Open places
list-title-near = { $what } within { $km } km of { $place }
list-title-areas = { $what }: { $areas }
list-title-portal = { $what } with { $name }
list-title-all = { $what } throughout Germany
list-words = “{ $words }”
list-qualified = open with: { $name }
list-year = Starting { $year }
list-open = { $count ->
    [one] 1 place
   *[other] { $n } places
}
list-offers = { $count ->
    [one] 1 offer
   *[other] { $n } offers
}
list-companies = { $count ->
    [one] 1 company
   *[other] { $n } companies
}
list-nothing = Nothing is open for this choice at the moment.
list-age = As of { $date } · { $name }
list-everyone = All offers are for everyone, whatever their gender.
list-more-nearest = There are { $total } offers. This list has the { $most } nearest. With a narrower choice all of them fit.
list-more-newest = There are { $total } offers. This list has the { $most } newest. With a narrower choice all of them fit.
list-footer = As of { $date } · What is open today: { $address }
list-directory = The companies and how to reach them
list-directory-about = The QR code leads to the company’s page with all its open places.
list-no-town = Without a town
list-no-occupation = Without an occupation
list-asap = now

list-col-company = Company
list-col-street = Street
list-col-postal-code = Postal code
list-col-town = Town
list-col-kind = Kind
list-col-occupation = Occupation
list-col-title = Offer
list-col-places = Places
list-col-start = Start
list-col-qualification = Qualification
list-col-deadline = Apply by
list-col-contact = Contact
list-col-phone = Telephone
list-col-mail = Mail
list-col-website = Website
list-col-link = Page of the offer
list-col-company-link = Page of the company

guide-title = Training guide { $year }
guide-age = As of { $date }
guide-companies = { $count ->
    [one] 1 company
   *[other] { $n } companies
}
guide-occupations = { $count ->
    [one] 1 occupation
   *[other] { $n } occupations
}
guide-places = { $count ->
    [one] 1 open offer
   *[other] { $n } open offers
}
guide-staff = { $count ->
    [one] 1 member of staff
   *[other] { $n } staff
}
guide-forms = Names: { $value }
guide-length = Length: { $value }
guide-area = Area: { $value }
guide-sector = Responsible: { $value }
guide-basis = Legal basis: { $value }
guide-years = { $count ->
    [one] 1 year
   *[other] { $n } years
}
guide-months = { $count ->
    [one] 1 month
   *[other] { $n } months
}
guide-programmes = { $count ->
    [one] 1 study programme
   *[other] { $n } study programmes
}
guide-semesters = { $count ->
    [one] 1 semester
   *[other] { $n } semesters
}
guide-starts = Start: { $value }
guide-admission = Needed: { $value }
study-degree-bachelor = Bachelor
study-degree-master = Master
study-degree-certificate = Certificate
study-degree-state-examination = State examination
study-degree-other = Other degree
study-form-full-time = Full-time study
study-form-dual = Dual study
study-form-part-time = Study beside the job
institution-kind-university = University
institution-kind-university-of-applied-sciences = University of applied sciences
institution-kind-dual-university = Dual university
institution-kind-training-centre = Training centre
institution-kind-vocational-school = Vocational school
