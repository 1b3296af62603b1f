//! `lotse import template`: an empty table to fill in.
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use crate::Ended;

#[derive(Debug, Args)]
pub(crate) struct TemplateCall {
    /// What the template is for.
    #[arg(value_enum, default_value_t = What::Vacancies)]
    what: What,
    #[arg(long, value_enum, default_value_t = Format::Xlsx)]
    format: Format,
    /// File to write; named after what it is for unless given. An existing file is not overwritten.
    #[arg(long, short)]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    Vacancies,
    Companies,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
}

pub(crate) fn write(call: &TemplateCall) -> Result<Ended> {
    let name = match (call.what, call.format) {
        (What::Vacancies, Format::Csv) => "ausbildungsplaetze.csv",
        (What::Vacancies, Format::Xlsx) => "ausbildungsplaetze.xlsx",
        (What::Companies, Format::Csv) => "unternehmen.csv",
        (What::Companies, Format::Xlsx) => "unternehmen.xlsx",
    };
    let path = call.output.clone().unwrap_or_else(|| PathBuf::from(name));
    let file = File::create_new(&path)
        .with_context(|| format!("{} cannot be made; is it there already?", path.display()))?;
    let mut file = BufWriter::new(file);
    match (call.what, call.format) {
        (What::Vacancies, Format::Csv) => lotse_import::write_template_csv(&mut file)?,
        (What::Vacancies, Format::Xlsx) => lotse_import::write_template_xlsx(&mut file)?,
        (What::Companies, Format::Csv) => lotse_import::write_company_template_csv(&mut file)?,
        (What::Companies, Format::Xlsx) => lotse_import::write_company_template_xlsx(&mut file)?,
    }
    file.flush()?;
    println!("{} is ready to be filled in.", path.display());
    Ok(Ended::Done)
}
