//! An account with its grants and whether it has a second factor, in one statement: each request asks for it.
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IdenStatic, Iterable, JoinType, QueryFilter,
    QueryResult, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use uuid::Uuid;

use crate::{
    account::{self, Account},
    error::Result,
    grant::{self, Grant},
    second_factor,
};

/// Whose session or key it is.
pub(super) struct Holder {
    pub(super) account: Account,
    pub(super) grants: Vec<Grant>,
    /// A confirmed one.
    pub(super) has_factor: bool,
}

/// What a query that joins the account calls its columns.
const ACCOUNT: &str = "holder_";
const GRANT: &str = "grant_";
const FACTOR: &str = "has_factor";

impl Holder {
    /// Adds its columns to a query that joins the account: a row for each grant, one row where there is none. `which` says
    /// which grants are looked for.
    pub(super) fn join(query: &mut SelectStatement, which: Option<Expr>) {
        let grants = Expr::col((grant::Entity, grant::Column::AccountId))
            .equals((account::Entity, account::Column::Id));
        let grants = which.into_iter().fold(grants, ExprTrait::and);
        query.join(JoinType::LeftJoin, grant::Entity, grants);
        for column in account::Column::iter() {
            let expr = column.select_as(Expr::col((account::Entity, column)));
            query.expr_as(expr, format!("{ACCOUNT}{}", column.as_str()));
        }
        for column in grant::Column::iter() {
            let expr = column.select_as(Expr::col((grant::Entity, column)));
            query.expr_as(expr, format!("{GRANT}{}", column.as_str()));
        }
        let factor = second_factor::Entity::find()
            .select_only()
            .column(second_factor::Column::Id)
            .filter(
                Expr::col((second_factor::Entity, second_factor::Column::AccountId))
                    .equals((account::Entity, account::Column::Id)),
            )
            .filter(second_factor::Column::ConfirmedAt.is_not_null());
        query.expr_as(Expr::exists(factor.into_query()), FACTOR);
    }

    /// From the rows of such a query; none where there are none.
    pub(super) fn read(rows: &[QueryResult]) -> Result<Option<Self>> {
        let Some(first) = rows.first() else { return Ok(None) };
        let mut grants = Vec::with_capacity(rows.len());
        for row in rows {
            grants.extend(Grant::from_query_result_optional(row, GRANT)?);
        }
        let account = Account::from_query_result(first, ACCOUNT)?;
        Ok(Some(Self { account, grants, has_factor: first.try_get("", FACTOR)? }))
    }
}

/// The holder of an account, within a command; none when it is gone.
pub(super) async fn find_holder(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<Option<Holder>> {
    let mut query = account::Entity::find_by_id(account_id).select_only().into_query();
    Holder::join(&mut query, None);
    Holder::read(&txn.query_all(&query).await?)
}
