use chrono::{DateTime, Utc};
use lotse_domain::{
    cluster::Cluster,
    company::{Company, CompanyDraft, Membership, MembershipState, SiteDraft, admission::Member},
    page::Page,
};
use lotse_web_kit::{Code, Params, Problem, QueryParams, Reply};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{clusters::ClusterRefOut, list::PageIn, words};

/// What a company registers with.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CompanyRegistration)]
#[serde(deny_unknown_fields)]
pub(super) struct CompanyIn {
    #[schema(max_length = 200, example = "Adler GmbH")]
    name: String,
    /// One or two sentences.
    summary: Option<String>,
    /// Markdown.
    #[schema(max_length = 40_000)]
    description: Option<String>,
    industry: Option<String>,
    /// Number of staff.
    #[schema(minimum = 0, maximum = 2_000_000)]
    employees: Option<i32>,
    /// Begins with `https://` or `http://`.
    website: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    site: SiteIn,
    /// Slug of the cluster that is asked to admit it.
    cluster: String,
    /// For the cluster's managers.
    message: Option<String>,
}

/// Where a company works or trains.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SiteRegistration)]
#[serde(deny_unknown_fields)]
struct SiteIn {
    street: Option<String>,
    #[schema(example = "90402")]
    postal_code: Option<String>,
    /// May be missing where the postal code tells it.
    town: Option<String>,
}

impl CompanyIn {
    /// The draft, the cluster's slug and the message.
    pub(super) fn parts(self) -> (CompanyDraft, String, Option<String>) {
        let Self {
            name,
            summary,
            description,
            industry,
            employees,
            website,
            mail,
            phone,
            site: SiteIn { street, postal_code, town },
            cluster,
            message,
        } = self;
        let site = SiteDraft { street, postal_code, town, ..Default::default() };
        let sites = vec![site];
        let draft =
            CompanyDraft { name, summary, description, industry, employees, website, mail, phone, sites };
        (draft, cluster, message)
    }
}

/// A company that was registered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RegisteredCompany)]
pub(super) struct RegisteredOut {
    id: Uuid,
    slug: String,
    name: String,
}

impl From<Company> for RegisteredOut {
    fn from(company: Company) -> Self {
        let Company {
            id,
            slug,
            name,
            name_key: _,
            // Just said by the caller.
            summary: _,
            description: _,
            industry: _,
            employees: _,
            website: _,
            mail: _,
            phone: _,
            source: _,
            external_id: _,
            version: _,
            created_at: _,
            updated_at: _,
        } = company;
        Self { id, slug, name }
    }
}

/// Which cluster is asked.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MembershipRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct AskIn {
    /// Its slug.
    pub(super) cluster: String,
    /// For its managers.
    pub(super) message: Option<String>,
}

/// What becomes of a membership.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MembershipDecision)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionIn {
    #[schema(value_type = words::MembershipStateDescribed)]
    pub(super) state: MembershipState,
    /// The company reads it.
    pub(super) reason: Option<String>,
}

/// Where a membership stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MembershipStanding)]
pub(super) struct DecisionOut {
    #[schema(value_type = words::MembershipStateDescribed)]
    state: MembershipState,
    /// What the company wrote when it asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// What the cluster wrote when it decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
}

impl From<Membership> for DecisionOut {
    fn from(membership: Membership) -> Self {
        let Membership {
            company_id: _,
            cluster_id: _,
            state,
            message,
            reason,
            // A cluster speaks with one voice.
            decided_by: _,
            decided_at,
            // The managers' own business.
            trusted: _,
            created_at,
            updated_at: _,
        } = membership;
        Self { state, message, reason, decided_at, created_at }
    }
}

/// A company's memberships.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Memberships)]
pub(super) struct MembershipsOut {
    items: Vec<MembershipOut>,
}

/// Company in cluster, as the company sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Membership)]
pub(super) struct MembershipOut {
    cluster: ClusterRefOut,
    standing: DecisionOut,
}

impl From<Vec<(Membership, Cluster)>> for MembershipsOut {
    fn from(memberships: Vec<(Membership, Cluster)>) -> Self {
        Self { items: memberships.into_iter().map(Into::into).collect() }
    }
}

impl From<(Membership, Cluster)> for MembershipOut {
    fn from((membership, cluster): (Membership, Cluster)) -> Self {
        Self { cluster: cluster.into(), standing: membership.into() }
    }
}

/// Which members.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of MembersAsked")]
pub(super) struct MembersIn {
    #[param(value_type = Option<words::MembershipStateDescribed>, default = "active")]
    /// Where they stand.
    state: Option<MembershipState>,
    /// Members on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct MembersAsked {
    pub(super) state: MembershipState,
    pub(super) page: PageIn,
}

impl QueryParams for MembersAsked {
    fn read(params: &mut Params) -> Self {
        let state = params.word("state").unwrap_or(MembershipState::Active);
        Self { state, page: PageIn::read(params) }
    }
}

/// A page of members, by name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Members)]
pub(super) struct MembersOut {
    items: Vec<MemberOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
    /// How many members there are in each state.
    counts: Vec<CountOut>,
}

/// Members in one state.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberCount)]
struct CountOut {
    #[schema(value_type = words::MembershipStateDescribed)]
    state: MembershipState,
    count: u64,
}

/// Company in cluster, as the cluster sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Member)]
struct MemberOut {
    company: RegisteredOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    town: Option<String>,
    admins: Vec<AdminOut>,
    standing: DecisionOut,
}

/// Whom to ask in a company.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyContact)]
struct AdminOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    mail: String,
}

impl MembersOut {
    /// A list that was read one member too long.
    pub(super) fn new(members: Vec<Member>, limit: u64, counts: Vec<(MembershipState, u64)>) -> Self {
        let key = |member: &Member| format!("{}{}", member.company.id.simple(), member.company.name);
        let Page { items, next } = Page::cut(members, limit, key);
        Self {
            items: items.into_iter().map(Into::into).collect(),
            next,
            counts: counts.into_iter().map(|(state, count)| CountOut { state, count }).collect(),
        }
    }

    /// Name and id of the last company of the page before.
    pub(super) fn key(after: Option<&str>) -> Reply<Option<(String, Uuid)>> {
        let Some(after) = after else { return Ok(None) };
        let parts = after.split_at_checked(32).and_then(|(id, name)| {
            let id = Uuid::try_parse(id).ok()?;
            Some((name.to_owned(), id))
        });
        parts.map(Some).ok_or_else(|| {
            Problem::new(Code::BadCursor, "`after` must be the `next` of an earlier answer to the same query")
        })
    }
}

impl From<Member> for MemberOut {
    fn from(Member { membership, company, town, admins }: Member) -> Self {
        Self {
            company: company.into(),
            town,
            admins: admins.into_iter().map(|(name, mail)| AdminOut { name, mail }).collect(),
            standing: membership.into(),
        }
    }
}
