//! Words with a fixed set of values: how they are described, and those that only the wire has.
use std::str::FromStr;

use lotse_domain::{
    account::Language,
    alert::{AlertState, Rhythm},
    api_key::Scope,
    application::{ApplicationState, Author, QuestionKey, Takes, desk::Lane},
    article::{Article, ArticleKind},
    booking::{
        BookingState, EndReason, check_in::ScanOutcome, desk::message::MessageAudience,
        itinerary::ItineraryKind, place::PlaceConsent, wishes::WishOutcome,
    },
    company::{MembershipState, profile::PictureKind},
    consent::ConsentState,
    document::{DocumentKind, Scan},
    error::UnknownWord,
    event::{
        self, BookingMode, EventKind, EventState, WaitingRule,
        exhibitor::ExhibitorState,
        question::QuestionKind,
        slot::{SlotKind, Unit},
    },
    grant::Role,
    institution::InstitutionKind,
    mail::{SuppressionReason, Topic},
    occupation::{Area, Basis, Sector},
    outbox::OutboxState,
    place::{PlaceKind, STATES},
    report::{Decision, Reason},
    second_factor::FactorKind,
    session::{Method, Surface},
    study_programme::{Degree, ProgrammeState, StudyForm},
    vacancy::{
        ApplyBy, Kind, Qualification, SchoolRhythm, VacancyState, WorkPattern, advice::Weight,
        desk::CloseReason,
    },
};
use lotse_search::Sort;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

/// Makes types that describe words whose own types know nothing of `OpenAPI`.
macro_rules! described {
    ($($(#[$meta:meta])* $described:ident as $name:literal: $words:expr;)+) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) struct $described;

        impl PartialSchema for $described {
            fn schema() -> RefOr<Schema> {
                let words = ObjectBuilder::new().schema_type(Type::String).enum_values(Some($words));
                RefOr::T(Schema::Object(words.build()))
            }
        }

        impl ToSchema for $described {
            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
        }
    )+};
}

described! {
    KindDescribed as "Kind": Kind::ALL.iter().map(|word| word.as_str());
    AreaDescribed as "Area": Area::ALL.iter().map(|word| word.as_str());
    SectorDescribed as "Sector": Sector::ALL.iter().map(|word| word.as_str());
    BasisDescribed as "Basis": Basis::ALL.iter().map(|word| word.as_str());
    QualificationDescribed as "Qualification": Qualification::ALL.iter().map(|word| word.as_str());
    WorkPatternDescribed as "WorkPattern": WorkPattern::ALL.iter().map(|word| word.as_str());
    SchoolRhythmDescribed as "SchoolRhythm": SchoolRhythm::ALL.iter().map(|word| word.as_str());
    ApplyByDescribed as "ApplyBy": ApplyBy::ALL.iter().map(|word| word.as_str());
    PlaceKindDescribed as "PlaceKind": PlaceKind::ALL.iter().map(|word| word.as_str());
    StateDescribed as "State": STATES.iter().map(|(code, _)| *code);
    LanguageDescribed as "Language": Language::ALL.iter().map(|word| word.as_str());
    RoleDescribed as "Role": Role::ALL.iter().map(|word| word.as_str());
    ScopeDescribed as "Scope": Scope::ALL.iter().map(|word| word.as_str());
    MembershipStateDescribed as "MembershipState": MembershipState::ALL.iter().map(|word| word.as_str());
    ConsentStateDescribed as "ConsentState": ConsentState::ALL.iter().map(|word| word.as_str());
    OutboxStateDescribed as "OutboxState": OutboxState::ALL.iter().map(|word| word.as_str());
    TopicDescribed as "Topic": Topic::ALL.iter().map(|word| word.as_str());
    SuppressionReasonDescribed as "SuppressionReason": SuppressionReason::ALL.iter().map(|word| word.as_str());
    FactorKindDescribed as "FactorKind": FactorKind::ALL.iter().map(|word| word.as_str());
    SurfaceDescribed as "Surface": Surface::ALL.iter().map(|word| word.as_str());
    MethodDescribed as "SignInMethod": Method::ALL.iter().map(|word| word.as_str());
    SortDescribed as "Sort": SORTS.iter().map(|(word, _)| *word);
    VacancyStateDescribed as "VacancyState": VacancyState::ALL.iter().map(|word| word.as_str());
    CloseReasonDescribed as "CloseReason": CloseReason::ALL.iter().map(|word| word.as_str());
    RhythmDescribed as "AlertRhythm": Rhythm::ALL.iter().map(|word| word.as_str());
    AlertStateDescribed as "AlertState": AlertState::ALL.iter().map(|word| word.as_str());
    QuestionDescribed as "Question": QuestionKey::ALL.iter().map(|word| word.as_str());
    ApplicationStateDescribed as "ApplicationState": ApplicationState::ALL.iter().map(|word| word.as_str());
    AuthorDescribed as "Author": Author::ALL.iter().map(|word| word.as_str());
    DocumentKindDescribed as "DocumentKind": DocumentKind::ALL.iter().map(|word| word.as_str());
    ScanDescribed as "Scan": Scan::ALL.iter().map(|word| word.as_str());
    ReportReasonDescribed as "ReportReason": Reason::ALL.iter().map(|word| word.as_str());
    ReportDecisionDescribed as "ReportDecision": Decision::ALL.iter().map(|word| word.as_str());
    PictureKindDescribed as "PictureKind": PictureKind::ALL.iter().map(|word| word.as_str());
    LaneDescribed as "Lane": Lane::ALL.iter().map(|lane| lane.as_str());
    WeightDescribed as "AdviceWeight": WEIGHTS.map(of_weight);
    TakesDescribed as "TakesApplications": TAKES.iter().map(|(word, _)| *word);
    EventKindDescribed as "EventKind": EventKind::ALL.iter().map(|word| word.as_str());
    EventStateDescribed as "EventState": EventState::ALL.iter().map(|word| word.as_str());
    BookingModeDescribed as "BookingMode": BookingMode::ALL.iter().map(|word| word.as_str());
    WaitingRuleDescribed as "WaitingRule": WaitingRule::ALL.iter().map(|word| word.as_str());
    SlotKindDescribed as "SlotKind": SlotKind::ALL.iter().map(|word| word.as_str());
    SlotUnitDescribed as "SlotUnit": Unit::ALL.iter().map(|word| word.as_str());
    SlotTakesDescribed as "SlotTakes": event::slot::Takes::ALL.iter().map(|word| word.as_str());
    EventQuestionKindDescribed as "EventQuestionKind": QuestionKind::ALL.iter().map(|word| word.as_str());
    ExhibitorStateDescribed as "ExhibitorState": ExhibitorState::ALL.iter().map(|word| word.as_str());
    BookingStateDescribed as "BookingState": BookingState::ALL.iter().map(|word| word.as_str());
    EndReasonDescribed as "BookingEndReason": EndReason::ALL.iter().map(|word| word.as_str());
    ItineraryKindDescribed as "ItineraryKind": ItineraryKind::ALL.iter().map(|word| word.as_str());
    PlaceConsentDescribed as "VisitConsentState": PlaceConsent::ALL.iter().map(|word| word.as_str());
    ScanOutcomeDescribed as "ScanOutcome": ScanOutcome::ALL.iter().map(|word| word.as_str());
    WishOutcomeDescribed as "WishOutcome": WishOutcome::ALL.iter().map(|word| word.as_str());
    InstitutionKindDescribed as "InstitutionKind": InstitutionKind::ALL.iter().map(|word| word.as_str());
    DegreeDescribed as "Degree": Degree::ALL.iter().map(|word| word.as_str());
    StudyFormDescribed as "StudyForm": StudyForm::ALL.iter().map(|word| word.as_str());
    ProgrammeStateDescribed as "StudyProgrammeState": ProgrammeState::ALL.iter().map(|word| word.as_str());
    ArticleKindDescribed as "ArticleKind": ArticleKind::ALL.iter().map(|word| word.as_str());
    ArticleStateDescribed as "ArticleState": ARTICLE_STATES;
    MessageAudienceDescribed as "MessageAudience": MessageAudience::ALL.iter().map(|word| word.as_str());
}

/// The two letters of a state as in ISO 3166-2:DE.
#[derive(Debug)]
pub(crate) struct StateCode(pub(crate) String);

impl FromStr for StateCode {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        known(word, STATES.iter().map(|(code, _)| (*code, Self((*code).to_owned()))))
    }
}

/// The first digits of municipalities' keys: five of a district, three of a Regierungsbezirk.
#[derive(Debug)]
pub(crate) struct AreaKey(pub(crate) String);

impl FromStr for AreaKey {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        if matches!(word.len(), 3 | 5) && word.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(word.to_owned()))
        } else {
            Err(UnknownWord { given: word.to_owned(), allowed: "keys of three or five digits".into() })
        }
    }
}

const SORTS: [(&str, Sort); 5] = [
    ("relevance", Sort::Relevance),
    ("distance", Sort::Distance),
    ("newest", Sort::Newest),
    ("start", Sort::Start),
    ("pay", Sort::Pay),
];

/// An order of results.
#[derive(Debug)]
pub(crate) struct SortWord(pub(crate) Sort);

pub(crate) fn sort_word(sort: Sort) -> &'static str {
    SORTS.iter().find(|(_, known)| *known == sort).map_or("relevance", |(word, _)| word)
}

impl FromStr for SortWord {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        known(word, SORTS.map(|(name, sort)| (name, Self(sort))))
    }
}

/// A column of the board.
#[derive(Debug)]
pub(crate) struct LaneWord(pub(crate) Lane);

impl FromStr for LaneWord {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        known(word, Lane::ALL.map(|lane| (lane.as_str(), Self(lane))))
    }
}

const WEIGHTS: [Weight; 2] = [Weight::Law, Weight::Better];

/// The word for how much advice matters.
pub(crate) const fn of_weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Law => "law",
        Weight::Better => "better",
    }
}

const TAKES: [(&str, Takes); 5] = [
    ("yes", Takes::Yes),
    ("full", Takes::Full),
    ("deadline_passed", Takes::DeadlinePassed),
    ("elsewhere", Takes::Elsewhere),
    ("nobody", Takes::Nobody),
];

/// The word for whether applications are taken.
pub(crate) fn of_takes(takes: Takes) -> &'static str {
    TAKES.iter().find(|(_, known)| *known == takes).map_or("nobody", |(word, _)| word)
}

const ARTICLE_STATES: [&str; 3] = ["draft", "public", "has_changes"];

/// The word for what everybody reads of an article: nothing, its latest version, or an older one.
pub(crate) fn of_article(article: &Article) -> &'static str {
    let [draft, public, has_changes] = ARTICLE_STATES;
    if article.has_changes() {
        has_changes
    } else if article.is_public() {
        public
    } else {
        draft
    }
}

fn known<T>(word: &str, all: impl IntoIterator<Item = (&'static str, T)>) -> Result<T, UnknownWord> {
    let mut names = Vec::new();
    for (name, value) in all {
        if name == word {
            return Ok(value);
        }
        names.push(name);
    }
    Err(UnknownWord { given: word.to_owned(), allowed: names.join(", ") })
}
