//! The command line, as a process of its own on real files.
mod broken;
mod process;
mod real_data;
mod template;
