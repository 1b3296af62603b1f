//! Educational institutions and their study programmes: public, without personal data.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(institution()).await?;
        manager.create_table(study_programme()).await?;
        for (name, table, columns) in [
            ("institution_cluster", "institution", ["cluster_id", "slug"]),
            ("study_programme_institution", "study_programme", ["institution_id", "slug"]),
            ("study_programme_state", "study_programme", ["state", "slug"]),
        ] {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["study_programme", "institution"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn cascade(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn institution() -> TableCreateStatement {
    Table::create()
        .table("institution")
        .col(uuid("id").primary_key())
        .col(uuid("cluster_id"))
        .col(string_uniq("slug"))
        .col(string("name"))
        .col(string_len("kind", 32))
        .col(text_null("description"))
        .col(string_null("street"))
        .col(string_null("postal_code"))
        .col(string_null("city"))
        .col(double_null("latitude"))
        .col(double_null("longitude"))
        .col(string_null("website"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(&mut cascade("institution", "cluster_id", "cluster"))
        .check(Expr::cust("(latitude IS NULL) = (longitude IS NULL)"))
        .to_owned()
}

fn study_programme() -> TableCreateStatement {
    Table::create()
        .table("study_programme")
        .col(uuid("id").primary_key())
        .col(uuid("institution_id"))
        .col(string_uniq("slug"))
        .col(string("title"))
        .col(string_len("degree", 32))
        .col(string_len("form", 32))
        .col(string_len_null("area", 32))
        .col(small_integer_null("semesters"))
        .col(string_null("starts"))
        .col(text_null("admission"))
        .col(text_null("description"))
        .col(string_null("website"))
        .col(string_len("state", 32))
        .col(integer("version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(&mut cascade("study_programme", "institution_id", "institution"))
        .check(Expr::cust("semesters IS NULL OR (semesters > 0 AND semesters <= 20)"))
        .to_owned()
}
