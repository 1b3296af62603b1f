//! The words of which the names of occupations are made.

/// Folded, without gender. A word that must not be cut itself ("mechatroniker" is not "mecha" and "troniker") only has
/// to be absent in pieces. The list covers the official occupations; a name that it does not know stays whole, which
/// costs a hit for its parts and nothing else.
pub(crate) const HEADS: &str = "
    mechaniker mechatroniker elektroniker elektriker informatiker techniker technologe technik mechanik elektronik
    kaufmann fachmann fachkraft servicekraft fachangestellter angestellter fachverkaeufer verkaeufer assistent laborant
    bauer fuehrer fahrer pfleger pflege helfer zeichner monteur haendler gestalter planer designer pruefer lackierer
    beschichter giesser leger setzer macher facharbeiter arbeiter waerter reiniger wirt gaertner gaertnerei sanitaeter
    therapeut akustiker optiker schuhmacher schneider naeher tischler bildhauer metz steinmetz schmied schleifer faerber
    hersteller veredler maler blaeser fasser isolierer schuetzer bekaempfer fertiger former bildner polierer decker
    ausstatter keramiker lagerist berater betreuer erzieher vermittler disponent verwalter meister geselle werker
    entwickler analytiker programmierer administrator ingenieur metallbauer seiler sattler polsterer klempner
    fleischer fleischerei baecker baeckerei konditor konditorei metzger metzgerei brauer brauerei winzer koch kueche
    industrie maschinen maschine anlagen anlage werkzeug fahrzeug kraftfahrzeug fahrrad zweirad motorrad auto automobil
    automaten metall holz glas stein naturstein beton stahl rohr rohrleitung leitung kanal kunststoff kautschuk leder papier textil
    mode schuh moebel keramik porzellan edelstein edelmetall gold silber schmuck uhr spielzeug kerzen wachs
    lager logistik lagerlogistik buero management energie gebaeude elektro klima sanitaer heizung luft kaelte waerme wasser
    abwasser abfall umwelt kreislauf lueftung solar wind bank versicherung immobilien personal steuer rechtsanwalt notar
    patentanwalt justiz verwaltung finanz finanzen sozial zahn tier medizin gesundheit kranken alten heil erziehung
    kinder jugend haus hotel hotellerie restaurant gastronomie tourismus reise freizeit sport fitness lebensmittel
    suesswaren fruchtsaft milch wein fleisch getreide obst gemuese blumen pflanzen chemie bio biologie physik lack pharma
    labor garten landschaft forst wald land landwirtschaft wirtschaft pferde fisch natur baumschule stauden friedhof
    medien medium druck siebdruck bild ton film foto musik buch kunst orgel klavier geigen boots schiff hafen binnen schifffahrt flug
    flugzeug fluggeraet luftfahrt eisenbahn gleis verkehr spedition transport kurier post system systeme geraet geraete
    software hardware netzwerk daten anwendung anwendungen anwendungsentwicklung entwicklung integration
    systemintegration sicherheit schutz werk feuerwehr werkfeuerwehr polizei zoll kosmetik friseur dach fassaden geruest
    fach service markt handel einzelhandel aussenhandel grosshandel verkauf einkauf vertrieb kunden raum karosserie
    zerspanung konstruktion fertigung produktion montage fein feinwerk umform oberflaechen beschichtung verfahren
    aufbereitung praezision automatisierung betrieb antrieb dialog marketing werbung kommunikation information dienst
    dienstleistung messe praktikum ausbildung studium studien vermessung bau hochbau tiefbau trockenbau strassen strassenbau bauten
    bauwerk baustoff werkstoff brunnen estrich parkett fliesen boden ofen rollladen sonnenschutz isolier wach
    bestattung hauswirtschaft veranstaltung veranstaltungstechnik digitalisierung projekt qualitaet prozess analyse
    forschung verpackung verwertung instandhaltung reparatur wartung orthopaedie augen hoer operation notfall
    rettung physio ergo apotheke arzt praxis klinik pferd schul schule hochschule kita
";
