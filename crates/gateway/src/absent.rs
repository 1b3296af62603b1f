//! What is unknown is left out of our answers and never `null`, but an `Option` is described as nullable. This puts the
//! description right.
use utoipa::openapi::{
    OpenApi, PathItem, RefOr, Schema,
    path::Operation,
    schema::{SchemaType, Type},
};

/// Takes `null` out of every property; that it may be missing is said by `required`.
pub(crate) fn absent_is_not_null(document: &mut OpenApi) {
    for schema in document.components.iter_mut().flat_map(|components| components.schemas.values_mut()) {
        properties_without_null(schema);
    }
    for operation in document.paths.paths.values_mut().flat_map(operations) {
        for parameter in operation.parameters.iter_mut().flatten() {
            if let RefOr::T(parameter) = parameter {
                parameter.schema.iter_mut().for_each(without_null);
            }
        }
    }
}

/// Whatever can be done at an address.
pub(crate) fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = item;
    [get, put, post, delete, options, head, patch, trace].into_iter().filter_map(Option::as_mut)
}

fn properties_without_null(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) => {
            for property in object.properties.values_mut() {
                without_null(property);
                properties_without_null(property);
            }
        }
        RefOr::T(Schema::OneOf(one_of)) => one_of.items.iter_mut().for_each(properties_without_null),
        RefOr::T(Schema::AllOf(all_of)) => all_of.items.iter_mut().for_each(properties_without_null),
        _ => {}
    }
}

fn without_null(property: &mut RefOr<Schema>) {
    match property {
        RefOr::T(Schema::Object(object)) => one_type(&mut object.schema_type),
        RefOr::T(Schema::Array(array)) => one_type(&mut array.schema_type),
        RefOr::T(Schema::OneOf(one_of)) => {
            one_of.items.retain(|item| !is_null(item));
            if one_of.items.len() == 1 {
                *property = one_of.items.remove(0);
            }
        }
        _ => {}
    }
}

fn one_type(kind: &mut SchemaType) {
    if let SchemaType::Array(types) = kind {
        types.retain(|t| *t != Type::Null);
        if let [only] = types.as_slice() {
            *kind = SchemaType::Type(only.clone());
        }
    }
}

fn is_null(schema: &RefOr<Schema>) -> bool {
    matches!(schema, RefOr::T(Schema::Object(object)) if object.schema_type == SchemaType::Type(Type::Null))
}
