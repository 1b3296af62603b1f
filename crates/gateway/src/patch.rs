//! Changes of single fields (JSON Merge Patch, RFC 7396): what is absent stays, `null` takes away.
use lotse_domain::DomainError;
use lotse_web_kit::{Code, Problem, Reply};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use utoipa::openapi::{RefOr, Schema};

/// What is to be changed.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Patch(Map<String, Value>);

impl Patch {
    /// Takes a flag out that says how to change, and is no field.
    pub(crate) fn flag(&mut self, name: &'static str) -> Reply<bool> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(_) => Err(DomainError::invalid(name, "form", "is true or false").into()),
        }
    }

    /// `present` with these fields changed. Lists and objects within it are written as a whole.
    pub(crate) fn onto<T: Serialize + DeserializeOwned>(self, present: &T) -> Reply<T> {
        let mut whole = serde_json::to_value(present).map_err(|err| Problem::internal(&err))?;
        if let Value::Object(fields) = &mut whole {
            fields.extend(self.0);
        }
        serde_json::from_value(whole).map_err(|err| Problem::new(Code::Invalid, err.to_string()))
    }
}

/// The description of something of which every field may be left out.
pub(crate) fn every_field_optional(mut schema: RefOr<Schema>) -> RefOr<Schema> {
    if let RefOr::T(Schema::Object(object)) = &mut schema {
        object.required.clear();
    }
    schema
}

/// Makes a type that describes the patch of another one, with a flag beside the fields or without.
macro_rules! described_patch {
    ($(#[$meta:meta])* $name:ident as $word:literal of $whole:ty) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) struct $name;

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let mut schema = $crate::patch::every_field_optional(<$whole as utoipa::PartialSchema>::schema());
                if let utoipa::openapi::RefOr::T(utoipa::openapi::Schema::Object(object)) = &mut schema {
                    object.description = Some("Fields to change: what is absent stays, `null` takes away.".into());
                }
                schema
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $word.into()
            }

            fn schemas(
                schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>,
            ) {
                <$whole as utoipa::ToSchema>::schemas(schemas);
            }
        }
    };
    ($(#[$meta:meta])* $name:ident as $word:literal of $whole:ty, with $flag:literal: $what:literal) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) struct $name;

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let mut schema = $crate::patch::every_field_optional(<$whole>::schema());
                if let utoipa::openapi::RefOr::T(utoipa::openapi::Schema::Object(object)) = &mut schema {
                    let flag = utoipa::openapi::ObjectBuilder::new()
                        .schema_type(utoipa::openapi::schema::Type::Boolean)
                        .description(Some($what));
                    object.properties.insert($flag.into(), flag.into());
                    object.description = Some("Fields to change: what is absent stays, `null` takes away.".into());
                }
                schema
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $word.into()
            }

            fn schemas(
                schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>,
            ) {
                <$whole as utoipa::ToSchema>::schemas(schemas);
            }
        }
    };
}

pub(crate) use described_patch;
