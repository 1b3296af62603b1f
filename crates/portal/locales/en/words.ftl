kind-apprenticeship = Apprenticeship
kind-dual-study = Dual study
kind-internship = Internship
kind-trainee-programme = Trainee programme
kind-entry-job = Entry-level job

qualification-none = No certificate
qualification-hauptschulabschluss = Hauptschul{"\u00AD"}abschluss
qualification-mittlere-reife = Mittlere Reife
qualification-fachhochschulreife = Fachhochschul{"\u00AD"}reife
qualification-abitur = Abitur
qualification-needed-none = No school certificate needed
qualification-needed-hauptschulabschluss = At least Hauptschul{"\u00AD"}abschluss
qualification-needed-mittlere-reife = At least Mittlere Reife
qualification-needed-fachhochschulreife = At least Fachhochschul{"\u00AD"}reife
qualification-needed-abitur = Abitur

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

pattern-full-time = full time
pattern-part-time = part time
pattern-flexible = flexible hours
pattern-shift = shift work
pattern-night-weekend = nights or weekends too

rhythm-weekly = You go to vocational school one or two days every week.
rhythm-block = School comes in blocks: several weeks of school on end, then back to the company.
rhythm-mixed = Depending on the year, you have single school days or whole weeks of school.

takeover-yes = The company means to keep its trainees after the training.
takeover-open = Whether you can stay after the training is open. Ask about it when you meet.

sort-relevance = Best match
sort-distance = Distance
sort-newest = Newest first
sort-start = Start date
sort-pay = Pay
