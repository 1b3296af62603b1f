//! Grants, invitations, schools, admission of companies, consents of guardians: who may see and do what.
mod admission;
mod decisions;
mod grants;
mod guardians;
mod invitations;
mod region;
mod registration;
mod second_lock;
mod twins;
mod visible;
mod world;
