//! The yearly guide of a cluster.
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::Datelike;
use lotse_domain::cluster::Cluster;
use lotse_handouts::{Format, GuideCall, MOST_FOREWORD, guide, written};
use lotse_web_kit::auth::Form;

use super::{language, portal};
use crate::{
    PortalState,
    booking_papers::attachment,
    cluster_desk::{desk, managed},
    desk::{At, DeskForm, inner_page},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    format::day_of,
    site::Site,
};

/// Years that a guide may be of.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;
/// From this month on it is next year's that is made.
const NEXT_YEARS: u32 = 7;

pub(super) async fn ask(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let today = day_of(state.clock.now());
    let year = today.year() + i32::from(today.month() >= NEXT_YEARS);
    form(&site, &cluster, &year.to_string(), "").show()
}

fn form(site: &Site, cluster: &Cluster, year: &str, foreword: &str) -> DeskForm {
    let lang = site.lang;
    let foreword = Field {
        maxlength: u32::try_from(MOST_FOREWORD).unwrap_or(u32::MAX),
        ..Field::area("vorwort", lang.t("guide-foreword"))
    }
    .hint(lang.t("guide-foreword-hint"))
    .value(foreword);
    DeskForm {
        page: inner_page(site, format!("{} – {}", lang.t("guide-heading"), cluster.name)),
        desk: Some(desk(site, cluster, "/fuehrer")),
        heading: lang.t("guide-heading"),
        intro: vec![lang.t("guide-intro"), lang.t("guide-intro-language")],
        mistakes: Mistakes::default(),
        form: Block::new(&format!("/cluster/{}/fuehrer", cluster.slug), lang.t("guide-make"))
            .field(Field::digits("jahr", lang.t("guide-year"), 4).value(year))
            .field(foreword),
        back: Some((lang.t("guide-to-lists"), format!("{}/c/{}/listen", lang.prefix(), cluster.slug))),
    }
}

pub(super) async fn make(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let site = site.answering_for(&format!("/cluster/{}/fuehrer", cluster.slug));
    let (lang, foreword) = (site.lang, fields.text("vorwort").replace("\r\n", "\n"));
    let year = fields.text("jahr").parse().ok().filter(|year| YEARS.contains(year));
    let mut mistakes = Mistakes::default();
    if year.is_none() {
        mistakes.add("jahr", lang.t("guide-year-wrong"));
    }
    if foreword.chars().count() > MOST_FOREWORD {
        mistakes.add("vorwort", lang.t("guide-foreword-long"));
    }
    let Some(year) = year.filter(|_| mistakes.is_empty()) else {
        let page = form(&site, &cluster, fields.text("jahr"), fields.text("vorwort"));
        return page.refused(&Refusal::own(mistakes));
    };
    let mut portal = portal(&site);
    portal.base = format!("{}/c/{}", site.public(lang, ""), cluster.slug);
    let name = format!("fuehrer-{}-{year}", cluster.slug);
    let today = day_of(state.clock.now());
    let call = GuideCall { language: language(lang), cluster, portal, year, foreword, today };
    let made = guide(&state.db, &call).await?;
    let bytes = written(move || made.pdf()).await?;
    Ok(attachment(&name, Format::Pdf.word(), Format::Pdf.media_type(), bytes))
}
