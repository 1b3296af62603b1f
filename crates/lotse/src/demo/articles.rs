//! What there is to read in the demo region: guidance for everyone, news and a career profile of single clusters.
use anyhow::Result;
use lotse_domain::{
    Actor, Clock, Db,
    account::Language,
    article::{self, ArticleDraft, ArticleKind, NewArticle},
    cluster,
};
use uuid::Uuid;

struct Text {
    /// Of which cluster; of the installation where there is none.
    cluster: Option<&'static str>,
    kind: ArticleKind,
    language: Language,
    occupation: Option<&'static str>,
    title: &'static str,
    lead: &'static str,
    body: &'static str,
    /// Else its writers still think about it.
    public: bool,
}

pub(super) async fn make(db: &Db, clock: &dyn Clock) -> Result<()> {
    let actor = Actor::system("demo", "demo");
    let clusters = cluster::list_all(db.read()).await?;
    for text in &TEXTS {
        let scope = match text.cluster {
            None => None,
            Some(slug) => match clusters.iter().find(|cluster| cluster.slug == slug) {
                Some(cluster) => Some(cluster.id),
                None => continue,
            },
        };
        text.make(db, clock, &actor, scope).await?;
    }
    Ok(())
}

impl Text {
    async fn make(&self, db: &Db, clock: &dyn Clock, actor: &Actor, scope: Option<Uuid>) -> Result<()> {
        let Self { cluster: _, kind, language, occupation, title, lead, body, public } = self;
        let text = |text: &str| text.to_owned();
        let new = NewArticle {
            kind: *kind,
            language: *language,
            occupation: occupation.map(text),
            draft: ArticleDraft { title: text(title), lead: text(lead), body: text(body) },
        };
        let made = article::create(db, clock, actor, scope, new).await?;
        if *public {
            article::publish(db, clock, actor, scope, made.id, Some(made.version)).await?;
        }
        Ok(())
    }
}

static TEXTS: [Text; 9] = [
    Text {
        cluster: None,
        kind: ArticleKind::Guidance,
        language: Language::De,
        occupation: None,
        title: "Was ist ein duales Studium?",
        lead: "Du studierst und arbeitest zugleich in einem Betrieb, der dich bezahlt.",
        body: "# Wie es abläuft\n\nDu wechselst zwischen Hochschule und Betrieb, meist alle drei Monate. \
               Am Ende hast du einen Bachelor, manchmal auch einen Ausbildungsabschluss.\n\n\
               # Was du brauchst\n\n- Abitur oder Fachhochschulreife\n- einen Vertrag mit einem Betrieb\n- Ausdauer: \
               Semesterferien gibt es kaum\n\n# Wann du dich bewirbst\n\nViele Betriebe entscheiden ein Jahr vor \
               dem Beginn. Sieh deshalb früh nach, wer etwas anbietet: [duales Studium suchen](/suche?art=dual_study).",
        public: true,
    },
    Text {
        cluster: None,
        kind: ArticleKind::Guidance,
        language: Language::De,
        occupation: None,
        title: "Ausbildungsbetrieb werden",
        lead: "Was ein Betrieb braucht, der zum ersten Mal ausbilden will, und wer dabei hilft.",
        body: "# Die Voraussetzungen\n\n1. Jemand im Betrieb hat die Ausbildereignung.\n2. Der Betrieb passt nach Art \
               und Einrichtung zum Beruf. Das prüft die Kammer.\n3. Fehlt etwas, springt ein Partnerbetrieb ein: \
               So entsteht eine Verbundausbildung.\n\n# Der Weg\n\nSprechen Sie zuerst mit der Ausbildungsberatung \
               Ihrer Kammer, dann mit uns. Wir zeigen Ihnen Betriebe, die den Schritt gerade gegangen sind.",
        public: true,
    },
    Text {
        cluster: None,
        kind: ArticleKind::Guidance,
        language: Language::En,
        occupation: None,
        title: "What is dual study?",
        lead: "You study and work at the same time, in a company that pays you.",
        body: "# How it goes\n\nYou change between university and company, mostly every three months. At the end you \
               hold a bachelor’s degree.\n\n# What you need\n\n- a school leaving certificate that admits you to study\n\
               - a contract with a company",
        public: true,
    },
    Text {
        cluster: Some("nordgenuss"),
        kind: ArticleKind::News,
        language: Language::De,
        occupation: None,
        title: "Neue Azubis, gemeinsamer Anfang",
        lead: "Am ersten Schultag trafen sich alle neuen Auszubildenden unserer Betriebe in Lübeck.",
        body: "Kennenlernen, eine Rallye durch drei Betriebe und am Ende ein gemeinsames Essen: So begann das \
               Ausbildungsjahr.\n\nIm nächsten Jahr gibt es den Tag wieder.",
        public: true,
    },
    Text {
        cluster: Some("kunststoff-franken"),
        kind: ArticleKind::SuccessStory,
        language: Language::De,
        occupation: None,
        title: "Vom Schnuppertag zum Vertrag",
        lead: "Ein Vormittag an der Spritzgussmaschine hat gereicht, dann war die Sache klar.",
        body: "„Ich wusste vorher nicht, dass es den Beruf gibt“, sagt der Auszubildende im zweiten Jahr. Auf der \
               Job Tour stand er zum ersten Mal vor der Maschine.\n\n> Am Abend habe ich die Bewerbung abgeschickt, \
               und nach vier Tagen kam die Antwort.",
        public: true,
    },
    Text {
        cluster: None,
        kind: ArticleKind::Guidance,
        language: Language::De,
        occupation: None,
        title: "Bewerben ohne Angst",
        lead: "Fünf Sätze, mit denen ein Anschreiben beginnen kann.",
        body: "Hier fehlt noch der Text.",
        public: false,
    },
    Text {
        cluster: Some("nordgenuss"),
        kind: ArticleKind::Guidance,
        language: Language::De,
        occupation: None,
        title: "Ein Tag in der Molkerei",
        lead: "Von der Annahme der Milch bis zum Becher: was Auszubildende dort tun.",
        body: "# Am Morgen\n\nDie Milch kommt um fünf Uhr.",
        public: false,
    },
    Text {
        cluster: Some("kunststoff-franken"),
        kind: ArticleKind::Guidance,
        language: Language::De,
        occupation: None,
        title: "Kunststoff und Kreislauf",
        lead: "Warum der Beruf mit Umweltschutz zu tun hat.",
        body: "Hier fehlt noch der Text.",
        public: false,
    },
    Text {
        cluster: Some("it-rhein-main"),
        kind: ArticleKind::Guidance,
        language: Language::De,
        occupation: None,
        title: "Die Job Tour im Rückblick",
        lead: "Fünf Firmen, ein Bus, viele Fragen.",
        body: "Hier fehlt noch der Text.",
        public: false,
    },
];
