//! An application from the form to the confirmation, over HTTP as a browser sends it, against a bare insert of the same rows.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use lotse_domain::{
    Actor, Db,
    account::{self, Hasher, MailAddress, Profile},
    application,
    clock::SystemClock,
    grant::{self, Role},
    import::Outcome,
    outbox,
    unit_of_work::{in_transaction, read_as},
    vacancy::{self, ApplyBy},
};
use lotse_settings::Settings;
use lotse_web_kit::auth::FormSecret;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};
use uuid::Uuid;

use super::{
    BenchCall,
    corpus::Corpus,
    figures::{Figures, float},
    memory,
};
use crate::server;

#[derive(Debug, Args)]
pub(crate) struct ApplyCall {
    /// How many pupils apply, one after the other.
    #[arg(long, default_value_t = 1_000)]
    applications: usize,
    /// Write the figures to this file too, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<std::path::PathBuf>,
    /// Use an empty PostgreSQL database instead of an SQLite file.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
}

const BOUNDARY: &str = "----lotse-bench";
/// The cookie that a browser without a session keeps for its forms.
const SECRET: &str = "bench-bench-bench-bench-bench-bench-bench-b";

pub(super) async fn run(settings: &Settings, call: &ApplyCall) -> Result<Figures> {
    let count = call.applications;
    let corpus = BenchCall { docs: 200, json: None, postgres: call.postgres.clone() };
    let corpus = Corpus::empty(settings, &corpus).await?;
    corpus.import(200, &Outcome::Created).await?;
    let vacancy = prepare(&corpus.db).await?;
    let mut settings = corpus.settings.clone();
    settings.http.trusted_proxies = vec![std::net::Ipv4Addr::LOCALHOST.into()];
    let clock = Arc::new(SystemClock);
    let running = server::start_on(&settings, corpus.db.clone(), clock, server::Roles::WEB).await?;
    let address = running.address.to_string();
    let mut stream = BufReader::new(TcpStream::connect(&address).await?);
    stream.get_ref().set_nodelay(true)?;

    let mut figures = Figures::default();
    figures.count("applications", count);
    // A few first, so that nobody pays for what is made once.
    for n in 0..20 {
        apply(&corpus.db, &mut stream, &address, vacancy, n).await?;
    }
    let mut times = Vec::with_capacity(count);
    let (cpu, mut away) = (cpu_time()?, Duration::ZERO);
    for n in 20..count + 20 {
        let (time, reading) = apply(&corpus.db, &mut stream, &address, vacancy, n).await?;
        times.push(time);
        away += reading;
    }
    let spent = cpu_time()?.saturating_sub(cpu).saturating_sub(away);
    figures.latencies("form_and_code", &mut times);
    figures.add("requests_after_the_form", 2.0);
    let each = spent.as_secs_f64() * 1e3 / float(count);
    figures.add("cpu_ms_per_application", each);

    let bare = bare_insert(&corpus.db, count).await?.as_secs_f64() * 1e3 / float(count);
    figures.add("cpu_ms_per_bare_insert", bare);
    figures.add("ratio_to_bare_insert", each / bare);
    if let Some(peak) = memory::peak_mib() {
        figures.add("peak_memory_mib", peak);
    }
    running.stop().await?;
    Ok(figures)
}

/// A vacancy that takes applications here, with somebody who would read them.
async fn prepare(db: &Db) -> Result<Uuid> {
    let vacancy = vacancy::Entity::find()
        .filter(vacancy::Column::DuplicateOf.is_null())
        .order_by_asc(vacancy::Column::Id)
        .one(db.read())
        .await?
        .context("the corpus has no vacancy")?;
    vacancy::Entity::update_many()
        .col_expr(vacancy::Column::ApplyBy, Expr::value(ApplyBy::Here))
        .col_expr(vacancy::Column::Deadline, Expr::value(None::<chrono::NaiveDate>))
        .filter(vacancy::Column::Id.eq(vacancy.id))
        .exec(db.write())
        .await?;
    let (actor, mail) = (Actor::system("bench", "bench"), MailAddress::parse("personal@bench.example")?);
    let (hasher, profile) = (Hasher::default(), Profile::default());
    let staff = account::create_confirmed(db, &SystemClock, &actor, &hasher, &mail, profile, None).await?;
    grant::give(db, &SystemClock, &actor, staff.id, Role::CompanyAdmin, vacancy.company_id).await?;
    Ok(vacancy.id)
}

/// Sends form and code; how long both took, and the CPU time of reading the code, which in life a person does.
async fn apply(
    db: &Db,
    stream: &mut BufReader<TcpStream>,
    address: &str,
    vacancy: Uuid,
    n: usize,
) -> Result<(Duration, Duration)> {
    let (mail, csrf) = (format!("pupil-{n}@schule.example"), FormSecret::of_session(SECRET).token());
    let fields = [
        ("csrf", csrf.as_str()),
        ("name", "Mia Lehmann"),
        ("mail", &mail),
        ("tag", "7"),
        ("monat", "3"),
        ("jahr", "2008"),
        ("school", "Realschule am Europakanal"),
        ("answer-why", "Ich baue gern Dinge zusammen und will wissen, wie Maschinen funktionieren."),
        ("answer-strengths", "Ich bleibe dran, auch wenn etwas beim ersten Mal nicht klappt."),
    ];
    let part = |(name, value): &(&str, &str)| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let form = fields.iter().map(part).chain([format!("--{BOUNDARY}--\r\n")]).collect::<Vec<_>>().concat();
    let start = Instant::now();
    let path = format!("/stellen/x-{vacancy}/bewerben");
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let (status, page) = post(stream, address, &path, &kind, &form, n).await?;
    let intake = page.split("name=\"anfrage\" value=\"").nth(1).and_then(|rest| rest.get(..36));
    let Some(intake) = intake.filter(|_| status == 200).map(str::to_owned) else {
        bail!("the form was answered with {status}: {page}");
    };
    let sent = start.elapsed();

    let cpu = cpu_time()?;
    let code = code(db, &mail).await?;
    let reading = cpu_time()?.saturating_sub(cpu);

    let start = Instant::now();
    let body = format!("csrf={csrf}&anfrage={intake}&code={code}");
    let kind = "application/x-www-form-urlencoded";
    let (status, page) = post(stream, address, "/bewerben/code", kind, &body, n).await?;
    if status != 200 {
        bail!("the code was answered with {status}: {page}");
    }
    Ok((sent + start.elapsed(), reading))
}

/// One request on the connection; status and body.
async fn post(
    stream: &mut BufReader<TcpStream>,
    address: &str,
    path: &str,
    kind: &str,
    body: &str,
    n: usize,
) -> Result<(u16, String)> {
    // Each pupil from a network of their own, as the proxy would say: one network sends at most 300 codes an hour.
    let network = format!("10.{}.{}.1", n / 250 % 250, n % 250);
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nX-Forwarded-For: {network}\r\n\
         Cookie: __Host-lotse-form={SECRET}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.get_mut().write_all(request.as_bytes()).await?;
    let (mut line, mut status, mut length) = (String::new(), 0, None);
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        if status == 0 {
            status = line.split(' ').nth(1).and_then(|word| word.parse().ok()).context("no status")?;
        }
        if line == "\r\n" {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = Some(value.trim().parse::<usize>()?);
        }
    }
    let mut body = vec![0; length.context("an answer without a length")?];
    stream.read_exact(&mut body).await?;
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}

async fn code(db: &Db, mail: &str) -> Result<String> {
    let mail = mail.to_owned();
    let actor = Actor::system("bench", "bench");
    let row = read_as(db, &actor, move |txn| {
        Box::pin(async move {
            let of = outbox::Entity::find().filter(outbox::Column::Recipient.eq(mail));
            Ok(of.order_by_desc(outbox::Column::Id).one(txn).await?)
        })
    });
    let row = row.await?.context("no mail")?;
    Ok(row.payload["code"].as_str().context("no code in the mail")?.to_owned())
}

/// The baseline: the applications' rows alone, each in a transaction of its own, with nothing checked, mailed or audited.
async fn bare_insert(db: &Db, count: usize) -> Result<Duration> {
    let actor = Actor::system("bench", "bench");
    let row =
        read_as(db, &actor, |txn| Box::pin(async move { Ok(application::Entity::find().one(txn).await?) }));
    let row = row.await?.context("no application")?;
    let cpu = cpu_time()?;
    for _ in 0..count {
        // Closed ones may repeat.
        let state = application::ApplicationState::Withdrawn;
        let row = application::Application { id: Uuid::now_v7(), state, ..row.clone() };
        in_transaction(db, move |txn| {
            let row = row.clone().into_active_model().reset_all();
            Box::pin(async move {
                row.insert(txn).await?;
                Ok(())
            })
        })
        .await?;
    }
    Ok(cpu_time()?.saturating_sub(cpu))
}

/// CPU time of this process so far, of all threads, in its own code and the system's.
fn cpu_time() -> Result<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").context("CPU time is read from /proc")?;
    // The name in brackets may hold spaces; utime and stime are the 14th and 15th fields (proc(5)), in ticks of 10 ms.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 =
        rest.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10))
}
