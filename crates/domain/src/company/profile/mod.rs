//! What a company says about itself and its training, in its own hand.
mod commands;
mod model;
mod picture;
mod rules;

pub use commands::{Profile, ProfileDraft, change, find, find_public, list_training};
pub use model::{ActiveModel, Column, Entity, Model as TrainingProfile};
pub use picture::{
    ActiveModel as PictureActiveModel, Column as PictureColumn, Entity as PictureEntity, MAX_PICTURES,
    Model as CompanyPicture, NewPicture, PictureKind, add_picture, find_picture, remove_picture,
};
