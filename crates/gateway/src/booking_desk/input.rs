use lotse_domain::booking::{
    BookingState,
    desk::{DeskFilter, message::MessageAudience},
    itinerary::ItineraryKind,
};
use lotse_web_kit::{Params, QueryParams};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{bookings::BookingIn, list::PageIn, words};

/// Which bookings.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of BookingsAsked")]
pub(super) struct BookingsIn {
    /// Only those of that slot; with `state=waitlisted` in the order of the waiting list.
    slot: Option<Uuid>,
    /// Only those with a booking in that state.
    #[param(value_type = Option<words::BookingStateDescribed>)]
    state: Option<BookingState>,
    /// Only people, or only groups.
    #[param(value_type = Option<words::ItineraryKindDescribed>)]
    kind: Option<ItineraryKind>,
    /// In names, schools and companies.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Bookings on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<Uuid>,
}

#[derive(Debug)]
pub(super) struct BookingsAsked {
    pub(super) filter: DeskFilter,
    pub(super) limit: u64,
    pub(super) after: Option<Uuid>,
}

impl QueryParams for BookingsAsked {
    fn read(params: &mut Params) -> Self {
        let filter = DeskFilter {
            slot_id: params.word("slot"),
            state: params.word("state"),
            kind: params.word("kind"),
            q: params.text("q", 200),
        };
        let page = PageIn::read(params);
        let after = page.after.as_deref().and_then(|given| {
            let cursor = Uuid::try_parse(given).ok();
            if cursor.is_none() {
                params.refuse("after", "bad_cursor", "is not the `next` of a page of this list");
            }
            cursor
        });
        Self { filter, limit: page.limit, after }
    }
}

/// A booking for somebody who telephoned. No account is made.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = DeskBookingRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct DeskBookingIn {
    /// Who books.
    #[schema(min_length = 1, max_length = 120)]
    pub(super) name: String,
    /// Gets the ticket where it is given.
    #[schema(max_length = 254)]
    pub(super) mail: Option<String>,
    /// Goes before the waiting list.
    #[serde(default)]
    pub(super) first: bool,
    /// What is booked; `people` may be left out where it is the person of that name.
    pub(super) booking: BookingIn,
}

/// Where a booking goes.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MoveRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct MoveIn {
    pub(super) slot_id: Uuid,
}

/// What to cancel.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CancellationRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct CancellationIn {
    /// Bookings of it, by id; all unless given.
    #[serde(default)]
    pub(super) bookings: Vec<Uuid>,
    /// Is mailed.
    #[schema(max_length = 1_000)]
    pub(super) reason: Option<String>,
}

/// What to write to the people of an event.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = EventMessageRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct MessageIn {
    #[schema(value_type = words::MessageAudienceDescribed)]
    pub(super) audience: MessageAudience,
    /// Only those of this slot.
    pub(super) slot_id: Option<Uuid>,
    #[schema(min_length = 1, max_length = 150)]
    pub(super) subject: String,
    /// Plain text.
    #[schema(min_length = 1, max_length = 5_000)]
    pub(super) body: String,
}
