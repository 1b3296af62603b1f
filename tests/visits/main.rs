//! Groups and guardians, the door, the desk of bookings, the calendar, and how long names stay.
mod calendar;
mod check_in;
mod consent;
mod desk;
mod desk_permission;
mod group;
mod messages;
mod retention;
mod stage;
