use sea_orm::entity::prelude::*;

string_enum! {
    /// What became of a wish.
    WishOutcome {
        Given = "given",
        /// Its times went to people before you, by the company's own order or by lot.
        Full = "full",
        /// You got as many better ones as the event gives to one person.
        Enough = "enough",
        /// No free time fits your other appointments.
        Clash = "clash",
        /// The company has no times.
        NoSlots = "no_slots",
    }
}

/// A company that somebody wishes for: an interview with it, or a stop at it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wish")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub itinerary_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    pub event_id: Uuid,
    /// 1 is the dearest.
    pub rank: i32,
    /// None before the allocation.
    pub outcome: Option<WishOutcome>,
}

impl ActiveModelBehavior for ActiveModel {}
