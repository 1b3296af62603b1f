//! Sign-ups, refusals and check-ins over HTTP: CPU time of server and database together, each against the bare transaction, and how
//! many more than there are places get one when everybody comes at once.
mod client;
mod stage;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use lotse_domain::{
    Actor, Db,
    booking::{self, BookingState},
    clock::SystemClock,
    event::slot,
    outbox,
    unit_of_work::{in_transaction, read_as},
};
use lotse_settings::Settings;
use lotse_web_kit::Auth;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    BenchCall,
    corpus::Corpus,
    figures::{Figures, float},
    node::{self, Node},
};
use client::Client;
use stage::Stage;

#[derive(Debug, Args)]
pub(crate) struct SignupCall {
    /// How many sign up one after the other, are refused, and are checked in.
    #[arg(long, default_value_t = 500)]
    people: usize,
    /// How many come at once for a tenth as many places.
    #[arg(long, default_value_t = 2_000)]
    rush: usize,
    /// Write the figures to this file too, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<std::path::PathBuf>,
    /// Use an empty PostgreSQL database of this machine instead of an SQLite file.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
}

const CLIENTS: usize = 16;

pub(super) async fn run(settings: &Settings, call: &SignupCall) -> Result<Figures> {
    let empty = BenchCall { docs: 0, json: None, postgres: call.postgres.clone() };
    let corpus = Corpus::empty(settings, &empty).await?;
    let db = &corpus.db;
    let secrets = crate::secrets::load(&corpus.settings)?;
    let auth = Auth::new(db.clone(), Arc::new(SystemClock), secrets, node::PUBLIC_URL, Vec::new());
    let server = Node::start(&corpus.settings, db, call.postgres.as_deref()).await?;
    let bench =
        Bench { stage: Stage::new(db, &auth, corpus.run.cluster_id), server: &server, count: call.people };

    let mut figures = Figures::default();
    figures.count("people", call.people);
    let accepted = bench.accepted(&mut figures).await?;
    bench.refused(&mut figures).await?;
    bench.by_code(&mut figures).await?;
    bench.check_ins(&mut figures).await?;
    let bare = bench.bare(node::postmaster(db).await?).await?;
    figures.add("bare_transaction_cpu_ms", bare);
    figures.add("ratio_to_bare_transaction", accepted / bare);
    bench.rush(call.rush, &mut figures).await?;
    Ok(figures)
}

struct Bench<'a> {
    stage: Stage<'a>,
    server: &'a Node,
    count: usize,
}

/// A few first, so that nobody pays for what is made once.
const WARM: usize = 20;

impl Bench<'_> {
    fn each(&self, spent: Duration) -> f64 {
        spent.as_secs_f64() * 1e3 / float(self.count)
    }

    /// People who are signed in: the event's page as the API gives it, and the booking.
    async fn accepted(&self, figures: &mut Figures) -> Result<f64> {
        let (event, slot) = self.stage.event(1, self.count + WARM).await?;
        let tokens = self.stage.people("accepted", self.count + WARM).await?;
        let mut client = Client::connect(&self.server.address).await?;
        let (mut cpu, mut times) = (Duration::ZERO, Vec::with_capacity(self.count));
        for (n, token) in tokens.iter().enumerate() {
            if n == WARM {
                cpu = self.server.cpu()?;
                times.clear();
            }
            let start = Instant::now();
            let (status, answer) = book(&mut client, event, slot, token, n).await?;
            times.push(start.elapsed());
            if status != 201 {
                bail!("a booking was answered with {status}: {answer}");
            }
        }
        let each = self.each(self.server.cpu()?.saturating_sub(cpu));
        figures.add("accepted_cpu_ms", each);
        figures.latencies("accepted", &mut times);

        let cpu = self.server.cpu()?;
        for _ in 0..self.count {
            let (status, _) =
                client.send(&format!("GET /api/v1/events/{event}"), None, "10.0.0.1", "").await?;
            if status != 200 {
                bail!("the event was answered with {status}");
            }
        }
        figures.add("event_page_cpu_ms", self.each(self.server.cpu()?.saturating_sub(cpu)));
        figures.add("requests_per_signup", 2.0);
        Ok(each)
    }

    /// It is full, and nobody can wait.
    async fn refused(&self, figures: &mut Figures) -> Result<()> {
        let (event, slot) = self.stage.event(2, 1).await?;
        let tokens = self.stage.people("refused", self.count + WARM).await?;
        let mut client = Client::connect(&self.server.address).await?;
        let mut cpu = Duration::ZERO;
        for (n, token) in tokens.iter().enumerate() {
            if n == WARM {
                cpu = self.server.cpu()?;
            }
            let (status, answer) = book(&mut client, event, slot, token, n).await?;
            if status != if n == 0 { 201 } else { 409 } {
                bail!("a booking was answered with {status}: {answer}");
            }
        }
        figures.add("refused_cpu_ms", self.each(self.server.cpu()?.saturating_sub(cpu)));
        Ok(())
    }

    /// People without an account: form and code.
    async fn by_code(&self, figures: &mut Figures) -> Result<()> {
        let (event, slot) = self.stage.event(3, self.count + WARM).await?;
        let mut client = Client::connect(&self.server.address).await?;
        let (mut cpu, mut times) = (Duration::ZERO, Vec::with_capacity(self.count));
        for n in 0..self.count + WARM {
            if n == WARM {
                cpu = self.server.cpu()?;
                times.clear();
            }
            let mail = format!("code-{n}@schule.example");
            let start = Instant::now();
            let body =
                json!({"mail": mail, "slots": [slot], "people": [{"name": "Mia Lehmann"}]}).to_string();
            let line = format!("POST /api/v1/events/{event}/booking-forms");
            let (status, answer) = client.send(&line, None, &network(n), &body).await?;
            let form: Value = serde_json::from_str(&answer).unwrap_or_default();
            let Some(form) = form["id"].as_str().filter(|_| status == 202) else {
                bail!("a form was answered with {status}: {answer}");
            };
            let sent = start.elapsed();
            let code = code(self.stage.db, &mail).await?;
            let start = Instant::now();
            let line = format!("POST /api/v1/booking-forms/{form}/confirmation");
            let body = json!({"code": code}).to_string();
            let (status, answer) = client.send(&line, None, &network(n), &body).await?;
            if status != 201 {
                bail!("a code was answered with {status}: {answer}");
            }
            times.push(sent + start.elapsed());
        }
        figures.add("accepted_by_code_cpu_ms", self.each(self.server.cpu()?.saturating_sub(cpu)));
        figures.latencies("form_and_code", &mut times);
        Ok(())
    }

    /// Those who were accepted come.
    async fn check_ins(&self, figures: &mut Figures) -> Result<()> {
        let manager = self.stage.manager().await?;
        let actor = Actor::system("bench", "bench");
        let places = read_as(self.stage.db, &actor, |txn| {
            Box::pin(async move {
                Ok(booking::place::Entity::find().order_by_asc(booking::place::Column::Id).all(txn).await?)
            })
        });
        let places = places.await?;
        let first = places.first().context("nobody has booked")?.event_id;
        let tickets: Vec<String> = places
            .into_iter()
            .filter(|place| place.event_id == first)
            .filter_map(|place| place.ticket)
            .collect();
        let mut client = Client::connect(&self.server.address).await?;
        let mut cpu = Duration::ZERO;
        for (n, ticket) in tickets.iter().take(self.count + WARM).enumerate() {
            if n == WARM {
                cpu = self.server.cpu()?;
            }
            let line = format!("POST /api/v1/events/{first}/check-ins");
            let body = json!({"scans": [{"ticket": ticket}]}).to_string();
            let (status, answer) = client.send(&line, Some(&manager), "10.0.0.2", &body).await?;
            if status != 200 || !answer.contains("\"in\"") {
                bail!("a check-in was answered with {status}: {answer}");
            }
        }
        figures.add("checkin_cpu_ms", self.each(self.server.cpu()?.saturating_sub(cpu)));
        Ok(())
    }

    /// The baseline: places taken and a row written, in a transaction, with nothing checked, mailed or audited.
    async fn bare(&self, postmaster: Option<u32>) -> Result<f64> {
        let db = self.stage.db;
        let (_, slot_id) = self.stage.event(4, self.count).await?;
        let actor = Actor::system("bench", "bench");
        let row =
            read_as(db, &actor, |txn| Box::pin(async move { Ok(booking::Entity::find().one(txn).await?) }));
        let row = row.await?.context("no booking")?;
        let cpu = node::own_cpu(postmaster)?;
        for _ in 0..self.count {
            // Cancelled ones may repeat.
            let row = booking::Booking {
                id: Uuid::now_v7(),
                state: BookingState::Cancelled,
                slot_id,
                ..row.clone()
            };
            in_transaction(db, move |txn| {
                let row = row.clone().into_active_model().reset_all();
                Box::pin(async move {
                    slot::Entity::update_many()
                        .col_expr(slot::Column::Taken, Expr::col(slot::Column::Taken).add(1))
                        .filter(slot::Column::Id.eq(slot_id))
                        .filter(Expr::col(slot::Column::Taken).lt(Expr::col(slot::Column::Capacity)))
                        .exec(txn)
                        .await?;
                    booking::Entity::insert(row).exec_without_returning(txn).await?;
                    Ok(())
                })
            })
            .await?;
        }
        Ok(self.each(node::own_cpu(postmaster)?.saturating_sub(cpu)))
    }

    /// Everybody at once, ten for each place.
    async fn rush(&self, people: usize, figures: &mut Figures) -> Result<()> {
        let places = people / 10;
        let (event, slot) = self.stage.event(5, places).await?;
        let tokens: Arc<Vec<String>> = Arc::new(self.stage.people("rush", people).await?);
        let next = Arc::new(AtomicUsize::new(0));
        let start = Instant::now();
        let mut clients = Vec::new();
        for _ in 0..CLIENTS {
            let (tokens, next, address) = (tokens.clone(), next.clone(), self.server.address.clone());
            clients.push(tokio::spawn(async move {
                let mut client = Client::connect(&address).await?;
                let mut times = Vec::new();
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(token) = tokens.get(n) else { return Ok::<_, anyhow::Error>(times) };
                    let start = Instant::now();
                    let (status, answer) = book(&mut client, event, slot, token, n).await?;
                    times.push(start.elapsed());
                    if !matches!(status, 201 | 409) {
                        bail!("a booking was answered with {status}: {answer}");
                    }
                }
            }));
        }
        let mut times = Vec::with_capacity(people);
        for client in clients {
            times.extend(client.await??);
        }
        let took = start.elapsed().as_secs_f64();
        let actor = Actor::system("bench", "bench");
        let confirmed = read_as(self.stage.db, &actor, move |txn| {
            Box::pin(async move {
                let of = booking::Entity::find().filter(booking::Column::SlotId.eq(slot));
                let of = of.filter(booking::Column::State.eq(BookingState::Confirmed));
                Ok(of.all(txn).await?.len())
            })
        });
        let confirmed = confirmed.await?;
        figures.count("rush", people);
        figures.count("rush_places", places);
        figures.count("confirmed", confirmed);
        figures.count("oversold", confirmed.saturating_sub(places));
        figures.add("signups_per_s", float(people) / took);
        figures.latencies("rush_16_clients", &mut times);
        Ok(())
    }
}

async fn book(client: &mut Client, event: Uuid, slot: Uuid, token: &str, n: usize) -> Result<(u16, String)> {
    let body = json!({"slots": [slot], "people": [{"name": "Mia Lehmann"}]}).to_string();
    client.send(&format!("POST /api/v1/events/{event}/bookings"), Some(token), &network(n), &body).await
}

/// Each from a network of their own: one sends at most 300 codes an hour.
fn network(n: usize) -> String {
    format!("10.{}.{}.1", n / 250 % 250, n % 250)
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
