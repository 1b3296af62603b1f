//! What can be studied in the demo region: one institution for each cluster, all of them invented.
use anyhow::Result;
use lotse_domain::{
    Actor, Clock, Db,
    cluster::{self, Cluster},
    institution::{self, InstitutionDraft, InstitutionKind},
    occupation::Area,
    place::Gazetteer,
    study_programme::{self, Degree, ProgrammeDraft, StudyForm},
};

use crate::database;

pub(super) async fn make(db: &Db, clock: &dyn Clock) -> Result<()> {
    let (actor, gazetteer) = (Actor::system("demo", "demo"), database::gazetteer(db).await?);
    for cluster in cluster::list_all(db.read()).await? {
        let place = match cluster.slug.as_str() {
            "nordgenuss" => &NORTH,
            "kunststoff-franken" => &FRANCONIA,
            _ => &RHINE_MAIN,
        };
        place.make(db, clock, &gazetteer, &actor, &cluster).await?;
    }
    Ok(())
}

struct Place {
    name: &'static str,
    kind: InstitutionKind,
    street: &'static str,
    postal_code: &'static str,
    website: &'static str,
    description: &'static str,
    programmes: &'static [Programme],
}

struct Programme {
    title: &'static str,
    degree: Degree,
    form: StudyForm,
    area: Area,
    semesters: i16,
    starts: &'static str,
    admission: &'static str,
    description: &'static str,
}

impl Place {
    async fn make(
        &self,
        db: &Db,
        clock: &dyn Clock,
        gazetteer: &Gazetteer,
        actor: &Actor,
        cluster: &Cluster,
    ) -> Result<()> {
        let draft = InstitutionDraft {
            name: self.name.to_owned(),
            kind: self.kind,
            description: Some(self.description.to_owned()),
            street: Some(self.street.to_owned()),
            postal_code: Some(self.postal_code.to_owned()),
            city: None,
            website: Some(self.website.to_owned()),
        };
        let made = institution::create(db, clock, gazetteer, actor, cluster.id, draft).await?;
        for programme in self.programmes {
            let draft = programme.draft(made.id);
            let it = study_programme::create(db, clock, actor, cluster.id, draft).await?;
            study_programme::publish(db, clock, actor, cluster.id, it.id).await?;
        }
        println!("  {}: {} study programmes", made.name, self.programmes.len());
        Ok(())
    }
}

impl Programme {
    fn draft(&self, institution_id: uuid::Uuid) -> ProgrammeDraft {
        ProgrammeDraft {
            institution_id,
            title: self.title.to_owned(),
            degree: self.degree,
            form: self.form,
            area: Some(self.area),
            semesters: Some(self.semesters),
            starts: Some(self.starts.to_owned()),
            admission: Some(self.admission.to_owned()),
            description: Some(self.description.to_owned()),
            website: None,
        }
    }
}

const SCHOOL: &str = "Abitur oder Fachhochschulreife.";
const WITH_FIRM: &str =
    "Abitur oder Fachhochschulreife und ein Vertrag mit einer Firma, die mit uns ausbildet.";
const WITH_TRADE: &str =
    "Ein Berufsabschluss und ein Jahr Arbeit in diesem Beruf. Ein Abitur brauchst du nicht.";

const NORTH: Place = Place {
    name: "Duale Hochschule Küstenland",
    kind: InstitutionKind::DualUniversity,
    street: "Am Speicher 12",
    postal_code: "23552",
    website: "https://kuestenland.example",
    description: "Wir sind eine kleine Hochschule mit kurzen Wegen. Alle studieren hier dual: zehn Wochen Hochschule, zehn Wochen \
        Betrieb, immer im Wechsel.\n\n- Gruppen mit höchstens 30 Leuten\n- ein Wohnheim gleich nebenan\n- Labore mit eigener \
        Versuchsküche",
    programmes: &[
        Programme {
            title: "Lebensmitteltechnologie",
            degree: Degree::Bachelor,
            form: StudyForm::Dual,
            area: Area::Food,
            semesters: 7,
            starts: "Oktober",
            admission: WITH_FIRM,
            description: "Wie bleibt Joghurt frisch? Warum geht Teig auf? Du lernst, wie aus Rohstoffen gute Lebensmittel werden, \
                und planst Anlagen, die sie herstellen.\n\n- Chemie und Mikrobiologie\n- Verfahrenstechnik\n- Qualität und Recht",
        },
        Programme {
            title: "Agrar- und Ernährungswirtschaft",
            degree: Degree::Bachelor,
            form: StudyForm::Dual,
            area: Area::Agriculture,
            semesters: 6,
            starts: "Oktober",
            admission: WITH_FIRM,
            description: "Du lernst, wie Höfe, Molkereien und Händler zusammenarbeiten, was ein Produkt kostet und wie man es \
                verkauft.",
        },
        Programme {
            title: "Qualitätsmanagement in der Lebensmittelindustrie",
            degree: Degree::Certificate,
            form: StudyForm::PartTime,
            area: Area::Food,
            semesters: 2,
            starts: "April und Oktober",
            admission: WITH_TRADE,
            description: "An zwei Abenden in der Woche und an einem Samstag im Monat lernst du, wie man Qualität prüft und Fehler \
                vermeidet.",
        },
    ],
};

const FRANCONIA: Place = Place {
    name: "Hochschule Rednitztal",
    kind: InstitutionKind::UniversityOfAppliedSciences,
    street: "Werkstraße 3",
    postal_code: "90402",
    website: "https://rednitztal.example",
    description: "An der Hochschule Rednitztal studierst du Technik zum Anfassen. Viele Projekte kommen aus Betrieben der Region.",
    programmes: &[
        Programme {
            title: "Kunststofftechnik",
            degree: Degree::Bachelor,
            form: StudyForm::Dual,
            area: Area::Production,
            semesters: 7,
            starts: "Oktober",
            admission: WITH_FIRM,
            description: "Vom Granulat zum fertigen Teil: Du lernst, wie Kunststoffe aufgebaut sind, wie man sie formt und wie man \
                sie wieder verwendet.\n\n- Werkstoffe\n- Spritzgießen und Werkzeugbau\n- Recycling",
        },
        Programme {
            title: "Maschinenbau",
            degree: Degree::Bachelor,
            form: StudyForm::FullTime,
            area: Area::Metal,
            semesters: 7,
            starts: "Oktober",
            admission: SCHOOL,
            description: "Du lernst, Maschinen zu entwerfen, zu berechnen und zu bauen. Im fünften Semester arbeitest du ein halbes \
                Jahr in einem Betrieb.",
        },
        Programme {
            title: "Nachhaltige Produktion",
            degree: Degree::Master,
            form: StudyForm::PartTime,
            area: Area::Production,
            semesters: 5,
            starts: "März",
            admission: "Ein Bachelor in einem technischen Fach und ein Jahr im Beruf.",
            description: "Neben deiner Arbeit lernst du, wie ein Betrieb weniger Energie und weniger Material braucht.",
        },
    ],
};

const RHINE_MAIN: Place = Place {
    name: "Akademie für Informatik am Woog",
    kind: InstitutionKind::TrainingCentre,
    street: "Seeweg 8",
    postal_code: "64287",
    website: "https://akademie-am-woog.example",
    description: "Die Akademie bildet seit vielen Jahren Fachleute für Software und Netze aus, zusammen mit Firmen aus der Region.",
    programmes: &[
        Programme {
            title: "Angewandte Informatik",
            degree: Degree::Bachelor,
            form: StudyForm::Dual,
            area: Area::It,
            semesters: 6,
            starts: "September",
            admission: WITH_FIRM,
            description: "Du lernst, Programme zu schreiben, die viele Menschen benutzen, und wendest es in deiner Firma gleich \
                an.\n\n- Programmieren\n- Datenbanken und Netze\n- Sicherheit",
        },
        Programme {
            title: "Staatlich geprüfte Technikerin, staatlich geprüfter Techniker für Informatik",
            degree: Degree::StateExamination,
            form: StudyForm::PartTime,
            area: Area::It,
            semesters: 8,
            starts: "September",
            admission: WITH_TRADE,
            description: "Abends und samstags machst du den Abschluss als Technikerin oder Techniker und arbeitest dabei weiter.",
        },
    ],
};
