use chrono::{NaiveDate, TimeDelta, TimeZone, Utc};
use lotse_domain::{
    Actor, Clock, DomainError, ErrorKind,
    consent::{self, ConsentState, GUARDIAN_TEXT, PupilStanding},
    mail::Letter,
};
use lotse_tests::{Backend, on_both_databases};

use crate::world::{Signed, World, id_of, refused};

const PUPIL: &str = "jana@example.org";
const MOTHER: &str = "mutter@example.org";

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Turns 16 on 1 December 2026, nine days after the tests begin.
const BORN: (i32, u32, u32) = (2010, 12, 1);

impl World {
    async fn introduce(
        &self,
        actor: &Actor,
        born: NaiveDate,
        guardian: Option<&str>,
    ) -> lotse_domain::Result<PupilStanding> {
        let guardian = guardian.map(str::to_owned);
        consent::introduce(self.db(), &self.clock, actor, Some(" Jana ".into()), born, guardian).await
    }

    /// A pupil of 15 whose mother has been asked, with the token of her link.
    async fn asked(&self) -> (Actor, String) {
        let actor = self.person_as(PUPIL, &[], Signed::Single).await;
        let standing = self.introduce(&actor, day(BORN.0, BORN.1, BORN.2), Some(MOTHER)).await.unwrap();
        assert!(standing.under_16 && !standing.may_apply);
        (self.again(&actor).await, self.token().await)
    }

    async fn again(&self, actor: &Actor) -> Actor {
        self.sign_in(id_of(actor), Signed::Single).await
    }

    /// Of the last mail.
    async fn token(&self) -> String {
        let (_, envelope) = self.mails().await.pop().unwrap();
        let Letter::GuardianRequest { token, .. } = envelope.letter else { panic!("{envelope:?}") };
        token
    }

    async fn may_apply(&self, actor: &Actor) -> Result<(), DomainError> {
        consent::require_may_apply(self.db(), &self.clock, actor).await
    }

    async fn state(&self, actor: &Actor) -> ConsentState {
        let standing = consent::standing(self.db(), &self.clock, actor).await.unwrap().unwrap();
        standing.guardian.unwrap().state
    }

    async fn agree(&self, token: &str) -> lotse_domain::Result<()> {
        consent::agree(self.db(), &self.clock, &Actor::stranger("r"), token, " Maria Meyer ").await
    }

    async fn refuse(&self, token: &str) -> lotse_domain::Result<()> {
        consent::refuse(self.db(), &self.clock, &Actor::stranger("r"), token).await
    }

    async fn withdraw(&self, token: &str) -> lotse_domain::Result<()> {
        consent::withdraw(self.db(), &self.clock, &Actor::stranger("r"), token).await
    }

    async fn resend(&self, actor: &Actor, to: &str) -> lotse_domain::Result<()> {
        consent::resend(self.db(), &self.clock, &self.secrets, actor, to).await
    }
}

async fn nothing_reaches_a_company_before_the_guardian_agreed(backend: Backend) {
    let world = World::start(backend).await;
    let (pupil, token) = world.asked().await;
    let (to, envelope) = world.mails().await.pop().unwrap();
    assert_eq!((to.as_str(), envelope.account_id), (MOTHER, Some(id_of(&pupil))));
    let Letter::GuardianRequest { pupil: name, expires_on, .. } = envelope.letter else { panic!() };
    assert_eq!((name.as_str(), expires_on), ("Jana", day(2026, 12, 6)));
    let waiting = world.may_apply(&pupil).await.unwrap_err();
    assert_eq!(waiting.kind(), ErrorKind::Conflict);
    assert!(waiting.to_string().contains("not answered"), "{waiting}");
    let request = consent::look_at(world.db(), &world.clock, &token).await.unwrap();
    assert_eq!(request.pupil, "Jana");
    assert_eq!(world.state(&pupil).await, ConsentState::Requested, "looking agrees to nothing");

    for nameless in ["", "  ", "a\nb"] {
        let stranger = Actor::stranger("r");
        let agreed = consent::agree(world.db(), &world.clock, &stranger, &token, nameless).await;
        assert_eq!(refused(agreed), ErrorKind::Invalid);
    }
    assert_eq!(refused(world.withdraw(&token).await), ErrorKind::Conflict, "there is no agreement yet");
    world.agree(&token).await.unwrap();
    world.may_apply(&pupil).await.unwrap();
    let standing = consent::standing(world.db(), &world.clock, &pupil).await.unwrap().unwrap();
    let given = standing.guardian.unwrap();
    assert_eq!(given.guardian_name.as_deref(), Some("Maria Meyer"));
    assert_eq!((given.text_version.as_str(), given.decided_at), (GUARDIAN_TEXT, Some(world.clock.now())));
    assert_eq!(refused(world.agree(&token).await), ErrorKind::Conflict);
    assert_eq!(refused(world.resend(&pupil, MOTHER).await), ErrorKind::Conflict);

    // Much later, by the same link; the pupil is still under 16.
    world.later(TimeDelta::days(8));
    let pupil = world.again(&pupil).await;
    world.withdraw(&token).await.unwrap();
    let gone = world.may_apply(&pupil).await.unwrap_err();
    assert!(gone.to_string().contains("withdrawn"), "{gone}");
    assert_eq!(refused(world.withdraw(&token).await), ErrorKind::Conflict);
    assert_eq!(world.said_to(PUPIL).await, ["guardian_agreed", "guardian_withdrew"]);
    world.resend(&pupil, MOTHER).await.expect("the guardian can be asked anew");
    let token = world.token().await;
    world.agree(&token).await.unwrap();
    world.may_apply(&pupil).await.unwrap();
}

async fn a_refusal_stands(backend: Backend) {
    let world = World::start(backend).await;
    let (pupil, token) = world.asked().await;
    world.refuse(&token).await.unwrap();
    let no = world.may_apply(&pupil).await.unwrap_err();
    assert!(no.to_string().contains("not agreed"), "{no}");
    assert_eq!(refused(world.agree(&token).await), ErrorKind::Conflict);
    assert_eq!(world.said_to(PUPIL).await, ["guardian_refused"]);
    let of_many = world.asked_again_at_once(&pupil).await;
    assert_eq!(of_many, 1, "of two answers at once one counts");
}

impl World {
    async fn asked_again_at_once(&self, pupil: &Actor) -> u8 {
        self.resend(pupil, MOTHER).await.unwrap();
        let token = self.token().await;
        let (yes, no) = tokio::join!(self.agree(&token), self.refuse(&token));
        let state = self.state(pupil).await;
        assert_eq!(state, if yes.is_ok() { ConsentState::Given } else { ConsentState::Refused });
        u8::from(yes.is_ok()) + u8::from(no.is_ok())
    }
}

async fn a_new_link_ends_the_old_one_and_prolongs_nothing(backend: Backend) {
    let world = World::start(backend).await;
    let (pupil, old) = world.asked().await;
    world.later(TimeDelta::days(8));
    let pupil = world.again(&pupil).await;
    let father = "vater@example.org";
    for own in [PUPIL, " JANA@example.org", "no address"] {
        assert_eq!(refused(world.resend(&pupil, own).await), ErrorKind::Invalid);
    }
    world.resend(&pupil, father).await.unwrap();
    let new = world.token().await;
    for answer in [world.agree(&old).await, world.refuse(&old).await, world.withdraw(&old).await] {
        assert_eq!(refused(answer), ErrorKind::NotFound);
    }
    let request = consent::look_at(world.db(), &world.clock, &new).await.unwrap();
    assert_eq!(request.consent.guardian_mail.as_deref(), Some(father));
    assert_eq!(request.consent.expires_at.date_naive(), day(2026, 12, 6), "the 14 days go on");
    world.clock.set(request.consent.expires_at);
    assert_eq!(refused(world.agree(&new).await), ErrorKind::NotFound, "expired");
    assert!(consent::look_at(world.db(), &world.clock, &new).await.is_err());
    assert!(consent::look_at(world.db(), &world.clock, "no token").await.is_err());
}

async fn from_the_sixteenth_birthday_on_nobody_is_asked(backend: Backend) {
    let world = World::start(backend).await;
    let (pupil, token) = world.asked().await;
    world.refuse(&token).await.unwrap();
    world.clock.set(Utc.with_ymd_and_hms(2026, 11, 30, 23, 59, 59).unwrap());
    let pupil = world.again(&pupil).await;
    assert_eq!(refused(world.may_apply(&pupil).await), ErrorKind::Conflict);
    world.clock.set(Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0).unwrap());
    world.may_apply(&pupil).await.unwrap();
    assert_eq!(refused(world.resend(&pupil, MOTHER).await), ErrorKind::Conflict, "none is needed");
}

async fn a_birth_date_is_given_once(backend: Backend) {
    let world = World::start(backend).await;
    let actor = world.person_as(PUPIL, &[], Signed::Single).await;
    let young = day(BORN.0, BORN.1, BORN.2);
    assert_eq!(refused(world.may_apply(&actor).await), ErrorKind::Conflict, "not a pupil");
    assert!(consent::standing(world.db(), &world.clock, &actor).await.unwrap().is_none());
    for (born, guardian) in [
        (young, None),
        (young, Some("  ")),
        (young, Some("no address")),
        (young, Some("Jana@Example.org")),
        (day(2017, 1, 1), Some(MOTHER)),
        (day(1920, 1, 1), None),
        (NaiveDate::MAX, None),
        (NaiveDate::MIN, None),
    ] {
        let answer = world.introduce(&actor, born, guardian).await;
        assert_eq!(refused(answer), ErrorKind::Invalid, "{born} {guardian:?}");
    }
    assert!(world.mails().await.is_empty());
    assert_eq!(
        refused(world.introduce(&Actor::stranger("r"), young, Some(MOTHER)).await),
        ErrorKind::Unauthenticated
    );
    let (a, b) = tokio::join!(
        world.introduce(&actor, young, Some(MOTHER)),
        world.introduce(&actor, day(2005, 1, 1), None)
    );
    assert_eq!(u8::from(a.is_ok()) + u8::from(b.is_ok()), 1, "nobody is two ages at once");
    let won = a.or(b).unwrap();
    let actor = world.again(&actor).await;
    assert_eq!(actor.identity().unwrap().birth_date, Some(won.birth_date));
    assert_eq!(actor.identity().unwrap().name.as_deref(), Some("Jana"));
    let again = world.introduce(&actor, day(2005, 1, 1), None).await;
    assert_eq!(refused(again), ErrorKind::Conflict);
    let grown = world.person_as("alt@example.org", &[], Signed::Single).await;
    let standing = world.introduce(&grown, day(2010, 11, 22), Some("not even read")).await.unwrap();
    assert!(!standing.under_16 && standing.may_apply && standing.guardian.is_none());
    world.may_apply(&world.again(&grown).await).await.unwrap();
}

on_both_databases!(
    nothing_reaches_a_company_before_the_guardian_agreed,
    a_refusal_stands,
    a_new_link_ends_the_old_one_and_prolongs_nothing,
    from_the_sixteenth_birthday_on_nobody_is_asked,
    a_birth_date_is_given_once,
);
