//! What takes place in the demo region: a fair, a tour, a circuit for classes, a seminar; with schools, a teacher, and people who
//! have signed up already.
use anyhow::{Context, Result};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Europe::Berlin;
use lotse_demo::PUPILS;
use lotse_domain::{
    Actor, Clock, Db,
    account::{self, Hasher, MailAddress, Profile},
    booking::{self, BookingDraft, PersonDraft},
    cluster::{self, Cluster},
    company::{self, Company, MembershipState, membership},
    event::{
        BookingMode, Event, EventKind, EventStep, HallPlan, Stand, WaitingRule,
        desk::{
            self, CircuitPlan, EventDraft, InterviewPlan, MeetingDraft, SeriesChoice, SlotDraft, Station,
        },
        exhibitor::{self, ExhibitorDraft, ExhibitorStep, interviewer},
        slot::{Slot, SlotKind, Takes, Unit},
    },
    grant::{self, Role},
    school::{self, SchoolDraft},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

pub(super) async fn make(db: &Db, clock: &dyn Clock) -> Result<()> {
    let maker = Maker { db, clock, actor: Actor::system("demo", "demo"), today: clock.now().date_naive() };
    for cluster in cluster::list_all(db.read()).await? {
        let companies = maker.members(&cluster).await?;
        let made = match cluster.slug.as_str() {
            "nordgenuss" => vec![maker.circuit(&cluster, &companies).await?],
            "kunststoff-franken" => vec![maker.fair(&cluster, &companies).await?],
            _ => vec![maker.tour(&cluster, &companies).await?, maker.seminar(&cluster).await?],
        };
        for event in &made {
            maker.publish(event).await?;
            maker.sign_up(event).await?;
            println!("  {}: /veranstaltungen/{}", event.title, event.slug);
        }
    }
    Ok(())
}

struct Maker<'a> {
    db: &'a Db,
    clock: &'a dyn Clock,
    actor: Actor,
    today: NaiveDate,
}

/// An hour of a day in Germany.
fn at(day: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    let local = day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default());
    local.and_local_timezone(Berlin).earliest().map_or_else(|| local.and_utc(), |at| at.to_utc())
}

impl Maker<'_> {
    /// The first of these weekdays after so many days: nothing takes place on a Sunday.
    fn day(&self, in_days: u64) -> NaiveDate {
        let day = self.today + Days::new(in_days);
        let weekday = u64::from(chrono::Datelike::weekday(&day).num_days_from_monday());
        if weekday > 4 { day + Days::new(7 - weekday) } else { day }
    }

    async fn members(&self, cluster: &Cluster) -> Result<Vec<Company>> {
        let ids: Vec<Uuid> = membership::Entity::find()
            .select_only()
            .column(membership::Column::CompanyId)
            .filter(membership::Column::ClusterId.eq(cluster.id))
            .filter(membership::Column::State.eq(MembershipState::Active))
            .into_tuple()
            .all(self.db.read())
            .await?;
        Ok(company::Entity::find()
            .filter(company::Column::Id.is_in(ids))
            .order_by_asc(company::Column::Name)
            .limit(12)
            .all(self.db.read())
            .await?)
    }

    fn draft(
        kind: EventKind,
        title: &str,
        series: &str,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> EventDraft {
        EventDraft {
            kind,
            title: title.to_owned(),
            series: Some(SeriesChoice::New(series.to_owned())),
            summary: None,
            description: None,
            benefit: None,
            bring: None,
            audience: None,
            venue: None,
            street: None,
            postal_code: None,
            town: None,
            starts_at: from,
            ends_at: until,
            opens_at: None,
            closes_at: None,
            cancel_until: None,
            first_schools: Vec::new(),
            first_until: None,
            school_most: None,
            consent_below: None,
            mode: BookingMode::Direct,
            wishes_until: None,
            wishes_most: 5,
            appointments_most: 3,
            waiting_rule: WaitingRule::Fit,
            offer_hours: None,
        }
    }

    fn slot(
        kind: SlotKind,
        title: &str,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        capacity: i32,
    ) -> SlotDraft {
        SlotDraft {
            kind,
            title: title.to_owned(),
            description: None,
            place: None,
            company_id: None,
            interviewer_id: None,
            starts_at: from,
            ends_at: until,
            unit: Unit::Person,
            takes: if kind == SlotKind::ClassPlace { Takes::Groups } else { Takes::Both },
            party_most: None,
            capacity,
            waiting_list: true,
            opens_at: None,
            closes_at: None,
            position: 0,
        }
    }

    async fn add(&self, event: &Event, draft: SlotDraft) -> Result<Slot> {
        Ok(desk::add_slot(self.db, self.clock, &self.actor, event.id, draft).await?)
    }

    async fn publish(&self, event: &Event) -> Result<()> {
        desk::step(self.db, self.clock, &self.actor, event.id, EventStep::Publish, None).await?;
        Ok(())
    }

    /// A fair with stands, talks and interviews.
    async fn fair(&self, cluster: &Cluster, companies: &[Company]) -> Result<Event> {
        let day = self.day(24);
        let title = format!("Ausbildungsmesse {}", cluster.name);
        let (from, until) = (at(day, 9, 0), at(day, 14, 0));
        let draft = EventDraft {
            summary: Some("Ein Vormittag, viele Firmen: reden, ausprobieren, einen Platz finden.".to_owned()),
            benefit: Some(
                "- Sprich mit Auszubildenden, nicht nur mit Chefs\n- Buche Gespräche von 15 Minuten, ohne Schlange\n\
                 - Lass deine Bewerbung ansehen"
                    .to_owned(),
            ),
            bring: Some("Wenn du hast: deinen Lebenslauf, auf Papier oder im Handy.".to_owned()),
            audience: Some("Für alle ab der 8. Klasse, mit oder ohne Eltern".to_owned()),
            venue: Some("Stadthalle".to_owned()),
            street: Some("Rosenstraße 50".to_owned()),
            postal_code: Some("90762".to_owned()),
            ..Self::draft(EventKind::JobFair, &title, "Ausbildungsmesse", from, until)
        };
        let event = desk::create(self.db, self.clock, &self.actor, cluster.id, draft).await?;
        let entry = Self::slot(SlotKind::Admission, "Eintritt", from, until, 400);
        self.add(&event, SlotDraft { place: Some("Haupteingang".to_owned()), ..entry }).await?;
        for (title, hour) in [("Bewerben ohne Angst", 10), ("Duales Studium: so läuft das", 12)] {
            let talk = Self::slot(SlotKind::Talk, title, at(day, hour, 0), at(day, hour, 45), 80);
            self.add(&event, SlotDraft { place: Some("Kleiner Saal".to_owned()), ..talk }).await?;
        }
        let stands: Vec<Stand> = (0..8_u16)
            .map(|n| Stand {
                label: format!("A{}", n + 1),
                bookable: true,
                x: 1 + (n % 4) * 5,
                y: if n < 4 { 1 } else { 8 },
                width: 4,
                height: 3,
            })
            .chain([Stand { label: "Eingang".into(), bookable: false, x: 9, y: 13, width: 4, height: 1 }])
            .collect();
        let plan = HallPlan { width: 22, height: 14, stands };
        desk::set_hall_plan(self.db, self.clock, &self.actor, event.id, None, plan).await?;
        for (n, company) in companies.iter().take(6).enumerate() {
            self.exhibit(&event, company, &format!("A{}", n + 1), day).await?;
        }
        Ok(event)
    }

    async fn exhibit(&self, event: &Event, company: &Company, stand: &str, day: NaiveDate) -> Result<()> {
        let draft = ExhibitorDraft {
            offers: Some("Maschinen zum Anfassen, und Auszubildende, die alles beantworten.".to_owned()),
            seeks: Some("Leute, die gern wissen wollen, wie etwas entsteht.".to_owned()),
            needs: Some("Strom 230 V, zwei Tische".to_owned()),
            contact_name: Some("Sascha Brandt".to_owned()),
            vacancies: Vec::new(),
            interviewers: vec!["Sascha Brandt".to_owned()],
        };
        let (db, clock, actor) = (self.db, self.clock, &self.actor);
        let exhibitor = exhibitor::apply(db, clock, actor, event.id, company.id, draft).await?;
        let stand = Some(stand.to_owned());
        exhibitor::step(db, clock, actor, exhibitor.id, ExhibitorStep::Admit, stand, None).await?;
        let interviewers: Vec<Uuid> = interviewer::Entity::find()
            .select_only()
            .column(interviewer::Column::Id)
            .filter(interviewer::Column::ExhibitorId.eq(exhibitor.id))
            .into_tuple()
            .all(db.read())
            .await?;
        let plan = InterviewPlan {
            exhibitor_id: exhibitor.id,
            interviewers,
            from: at(day, 9, 30),
            until: at(day, 13, 30),
            minutes: 15,
            pause_minutes: 0,
            break_from: Some(at(day, 11, 30)),
            break_until: Some(at(day, 12, 0)),
        };
        desk::add_interviews(db, clock, actor, plan).await?;
        Ok(())
    }

    /// A bus that visits companies.
    async fn tour(&self, cluster: &Cluster, companies: &[Company]) -> Result<Event> {
        let day = self.day(17);
        let (from, until) = (at(day, 8, 0), at(day, 15, 30));
        let draft = EventDraft {
            summary: Some("Ein Bus, ein Tag, fünf Firmen. Kostenlos, mit Mittagessen.".to_owned()),
            benefit: Some(
                "Du siehst, wie dort gearbeitet wird, und sprichst mit Leuten, die gerade lernen.".to_owned(),
            ),
            bring: Some("Feste Schuhe. Essen und Trinken gibt es unterwegs.".to_owned()),
            audience: Some("Für alle ab 15 Jahren".to_owned()),
            venue: Some("Busbahnhof, Steig 3".to_owned()),
            postal_code: Some("64283".to_owned()),
            consent_below: Some(18),
            ..Self::draft(EventKind::JobTour, &format!("Job Tour {}", cluster.name), "Job Tour", from, until)
        };
        let event = desk::create(self.db, self.clock, &self.actor, cluster.id, draft).await?;
        let bus = Self::slot(SlotKind::Bus, "Bus Nord", from, until, 12);
        let bus = self.add(&event, SlotDraft { place: Some("Steig 3".to_owned()), ..bus }).await?;
        let stops = companies.iter().take(5).zip(0_i64..).map(|(company, n)| {
            let arrival = at(day, 9, 0) + TimeDelta::minutes(75 * n);
            MeetingDraft {
                id: None,
                company_id: Some(company.id),
                title: format!("Führung: {}", company.name),
                description: Some("Rundgang mit Auszubildenden, danach Fragen.".to_owned()),
                place: Some("Empfang".to_owned()),
                street: None,
                postal_code: None,
                town: None,
                starts_at: arrival,
                ends_at: arrival + TimeDelta::minutes(50),
            }
        });
        desk::set_meetings(self.db, self.clock, &self.actor, bus.id, None, stops.collect()).await?;
        Ok(event)
    }

    /// Classes go round stations.
    async fn circuit(&self, cluster: &Cluster, companies: &[Company]) -> Result<Event> {
        let day = self.day(52);
        let (from, until) = (at(day, 8, 30), at(day, 13, 0));
        let draft = EventDraft {
            summary: Some("Vier Stationen, vier Firmen: Klassen probieren Berufe aus.".to_owned()),
            audience: Some("Für Klassen der Stufen 7 bis 9".to_owned()),
            venue: Some("Berufsschulzentrum".to_owned()),
            postal_code: Some("23552".to_owned()),
            waiting_rule: WaitingRule::Strict,
            ..Self::draft(
                EventKind::SchoolVisit,
                &format!("Berufe-Parcours {}", cluster.name),
                "Berufe-Parcours",
                from,
                until,
            )
        };
        let event = desk::create(self.db, self.clock, &self.actor, cluster.id, draft).await?;
        let mut groups = Vec::new();
        for n in 1..=4 {
            let group = Self::slot(SlotKind::ClassPlace, &format!("Gruppe {n}"), from, until, 30);
            groups.push(self.add(&event, SlotDraft { party_most: Some(30), ..group }).await?.id);
        }
        let stations = companies
            .iter()
            .take(4)
            .map(|company| Station {
                title: format!("Station {}", company.name),
                company_id: Some(company.id),
                place: None,
            })
            .collect();
        let plan = CircuitPlan {
            groups,
            stations,
            on: day,
            from: NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default(),
            minutes: 40,
            pause_minutes: 10,
            long_pause_after: Some(2),
            long_pause_minutes: 30,
        };
        desk::make_circuit(self.db, self.clock, &self.actor, event.id, plan).await?;
        self.teacher(cluster).await?;
        Ok(event)
    }

    async fn teacher(&self, cluster: &Cluster) -> Result<()> {
        let draft = SchoolDraft {
            name: "Gemeinschaftsschule an der Wakenitz".to_owned(),
            postal_code: Some("23552".to_owned()),
            town: Some("Lübeck".to_owned()),
        };
        let school = school::create(self.db, self.clock, &self.actor, cluster.id, draft).await?;
        let mail = MailAddress::parse("lehrkraft@schule.example")?;
        let profile = Profile { name: Some("Robin Petersen".to_owned()), language: None };
        let hasher = Hasher::default();
        let account =
            account::create_confirmed(self.db, self.clock, &self.actor, &hasher, &mail, profile, None)
                .await?;
        grant::give(self.db, self.clock, &self.actor, account.id, Role::Teacher, school.id).await?;
        println!("  {mail}: teacher of {}", school.name);
        Ok(())
    }

    async fn seminar(&self, cluster: &Cluster) -> Result<Event> {
        let day = self.day(59);
        let (from, until) = (at(day, 9, 0), at(day, 16, 0));
        let draft = EventDraft {
            summary: Some("Für Ausbilderinnen und Ausbilder: ein Tag, höchstens 16 Leute.".to_owned()),
            audience: Some("Für Menschen, die ausbilden".to_owned()),
            postal_code: Some("64283".to_owned()),
            ..Self::draft(EventKind::Seminar, "Gut ausbilden: Gespräche führen", "Gut ausbilden", from, until)
        };
        let event = desk::create(self.db, self.clock, &self.actor, cluster.id, draft).await?;
        self.add(&event, Self::slot(SlotKind::Date, "Seminartag", from, until, 16)).await?;
        Ok(event)
    }

    /// Some of the pupils who applied come, too, as if they had telephoned.
    async fn sign_up(&self, event: &Event) -> Result<()> {
        let view = desk::find(self.db, self.clock, &self.actor, event.id).await?;
        let open = view.slots.iter().find(|view| view.slot.takes != Takes::Groups);
        let Some(slot) = open.map(|view| view.slot.id) else { return Ok(()) };
        for pupil in PUPILS {
            let person = PersonDraft {
                name: pupil.name.to_owned(),
                birth_date: self.today.checked_sub_months(chrono::Months::new(12 * pupil.age + 5)),
                guardian_mail: Some(format!("eltern.{}@familie.example", pupil.mail)),
                school: Some(pupil.school.to_owned()),
                ..Default::default()
            };
            let draft = BookingDraft { slots: vec![slot], people: vec![person], ..Default::default() };
            let mail = Some(format!("{}@schule.example", pupil.mail));
            let name = pupil.name.to_owned();
            booking::desk::add(self.db, self.clock, &self.actor, event.id, name, mail, draft, false)
                .await
                .with_context(|| format!("{} cannot come to {}", pupil.name, event.title))?;
        }
        Ok(())
    }
}
