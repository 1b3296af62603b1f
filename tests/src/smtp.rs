//! A mail server for tests: speaks SMTP on a port of its own, keeps what it is given, and misbehaves as it is told.
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// What the server is about to answer to.
#[derive(Debug, Clone)]
pub enum Asked {
    /// A new connection.
    Connection,
    /// MAIL FROM.
    Sender(String),
    /// RCPT TO; `times` counts from one how often this recipient was named.
    Recipient { to: String, times: usize },
    /// A complete mail, the `count`-th of all; it is kept, whatever the answer.
    Mail { to: Vec<String>, message_id: String, count: usize },
}

/// What it does.
#[derive(Debug, Clone)]
pub enum Reply {
    Yes,
    /// "550 5.1.1 no such user"
    Say(&'static str),
    /// Yes, but late.
    After(Duration),
    /// Never answers; the connection stays open.
    Hang,
    /// Closes the connection instead of answering.
    Drop,
}

pub type Script = Arc<dyn Fn(&Asked) -> Reply + Send + Sync>;

/// A mail that the server was given.
#[derive(Debug, Clone)]
pub struct Received {
    pub from: String,
    pub to: Vec<String>,
    /// Header lines and body, with CR and LF.
    pub data: String,
    /// Whether it was answered well.
    pub confirmed: bool,
}

impl Received {
    /// A header's value, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.data.split("\r\n\r\n").next()?.replace("\r\n ", " ").replace("\r\n\t", " ");
        head.split("\r\n").find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }

    pub fn message_id(&self) -> String {
        self.header("Message-ID").unwrap_or_default()
    }
}

#[derive(Default)]
struct State {
    received: Vec<Received>,
    named: HashMap<String, usize>,
    /// Recipients that wait for an answer, by domain, and the most at a time.
    waiting: HashMap<String, (usize, usize)>,
    connections: usize,
    asked: usize,
}

/// The server. It ends when it is dropped.
pub struct Sink {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
    listening: JoinHandle<()>,
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Sink {
    /// Takes everything.
    pub async fn start() -> Self {
        Self::scripted(|_| Reply::Yes).await
    }

    pub async fn scripted(script: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        Self::at("127.0.0.1:0", script).await
    }

    /// On an address that is known before.
    pub async fn at(address: &str, script: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(address).await.expect("a port for the mail server");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(Mutex::new(State::default()));
        let script: Script = Arc::new(script);
        let kept = state.clone();
        let listening = tokio::spawn(async move {
            // Conversations end with the server.
            let mut conversations = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let conversation = Conversation::new(stream, kept.clone(), script.clone());
                conversations.spawn(async move { conversation.run().await });
            }
        });
        Self { address, state, listening }
    }

    /// Everything that it was given, in order.
    pub fn received(&self) -> Vec<Received> {
        self.state.lock().expect("the state").received.clone()
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        self.state.lock().expect("the state").connections
    }

    /// How often it was told a sender, a recipient or anything it does not know, such as a password.
    pub fn asked(&self) -> usize {
        self.state.lock().expect("the state").asked
    }

    /// How many mails to a domain were under way at the same time, at most.
    pub fn most_at_once(&self, domain: &str) -> usize {
        self.state.lock().expect("the state").waiting.get(domain).map_or(0, |(_, most)| *most)
    }

    /// Waits until it has been given so many mails; the limit only keeps a broken worker from holding the tests up.
    pub async fn has_received(&self, count: usize) -> Vec<Received> {
        for _ in 0..6_000 {
            let received = self.received();
            if received.len() >= count {
                return received;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{} of {count} mails came", self.received().len());
    }
}

struct Conversation {
    stream: BufReader<TcpStream>,
    state: Arc<Mutex<State>>,
    script: Script,
    from: String,
    to: Vec<String>,
}

/// The other side has gone, or this one goes.
struct Ended;

impl From<std::io::Error> for Ended {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl Conversation {
    fn new(stream: TcpStream, state: Arc<Mutex<State>>, script: Script) -> Self {
        Self { stream: BufReader::new(stream), state, script, from: String::new(), to: Vec::new() }
    }

    async fn run(mut self) {
        let _ = self.talk().await;
        self.forget();
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("the state")
    }

    async fn talk(&mut self) -> Result<(), Ended> {
        self.state().connections += 1;
        self.answer(&Asked::Connection, "220 sink.example ESMTP").await?;
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line).await? == 0 {
                return Err(Ended);
            }
            let line = line.trim_end();
            let (command, rest) = line.split_at(line.find([' ', ':']).unwrap_or(line.len()));
            let command = command.to_ascii_uppercase();
            if !matches!(command.as_str(), "EHLO" | "HELO" | "RSET" | "NOOP" | "QUIT") {
                self.state().asked += 1;
            }
            match command.as_str() {
                "EHLO" | "HELO" => self.say("250-sink.example\r\n250-8BITMIME\r\n250 PIPELINING").await?,
                "MAIL" => {
                    self.from = path(rest);
                    let asked = Asked::Sender(self.from.clone());
                    self.answer(&asked, "250 2.1.0 ok").await?;
                }
                "RCPT" => self.recipient(path(rest)).await?,
                "DATA" => {
                    self.say("354 go on").await?;
                    self.mail().await?;
                }
                "RSET" => {
                    self.forget();
                    self.say("250 2.0.0 ok").await?;
                }
                "NOOP" => self.say("250 2.0.0 ok").await?,
                "QUIT" => {
                    self.say("221 2.0.0 bye").await?;
                    return Ok(());
                }
                _ => self.say("500 5.5.1 what?").await?,
            }
        }
    }

    async fn recipient(&mut self, to: String) -> Result<(), Ended> {
        let times = {
            let mut state = self.state();
            let (now, most) = state.waiting.entry(domain(&to)).or_default();
            *now += 1;
            *most = (*most).max(*now);
            let times = state.named.entry(to.clone()).or_default();
            *times += 1;
            *times
        };
        self.to.push(to.clone());
        self.answer(&Asked::Recipient { to, times }, "250 2.1.5 ok").await
    }

    async fn mail(&mut self) -> Result<(), Ended> {
        let mut data = String::new();
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line).await? == 0 {
                return Err(Ended);
            }
            if line == ".\r\n" {
                break;
            }
            // RFC 5321, section 4.5.2.
            data.push_str(line.strip_prefix('.').unwrap_or(&line));
        }
        let mail = Received { from: self.from.clone(), to: self.to.clone(), data, confirmed: false };
        let message_id = mail.message_id();
        let (at, asked) = {
            let mut state = self.state();
            state.received.push(mail);
            let count = state.received.len();
            (count - 1, Asked::Mail { to: self.to.clone(), message_id, count })
        };
        let reply = (self.script)(&asked);
        if matches!(reply, Reply::Yes | Reply::After(_)) {
            self.state().received[at].confirmed = true;
        }
        self.forget();
        self.do_as_told(reply, "250 2.0.0 taken").await
    }

    /// The recipients of this mail wait no longer.
    fn forget(&mut self) {
        let gone: Vec<String> = self.to.drain(..).collect();
        let mut state = self.state.lock().expect("the state");
        for to in gone {
            if let Some((now, _)) = state.waiting.get_mut(&domain(&to)) {
                *now -= 1;
            }
        }
    }

    async fn answer(&mut self, asked: &Asked, yes: &str) -> Result<(), Ended> {
        let reply = (self.script)(asked);
        self.do_as_told(reply, yes).await
    }

    async fn do_as_told(&mut self, reply: Reply, yes: &str) -> Result<(), Ended> {
        match reply {
            Reply::Yes => self.say(yes).await,
            Reply::Say(text) => self.say(text).await,
            Reply::After(pause) => {
                tokio::time::sleep(pause).await;
                self.say(yes).await
            }
            Reply::Hang => {
                // Until the other side gives up.
                let mut line = String::new();
                while self.stream.read_line(&mut line).await? > 0 {}
                Err(Ended)
            }
            Reply::Drop => Err(Ended),
        }
    }

    async fn say(&mut self, text: &str) -> Result<(), Ended> {
        self.stream.get_mut().write_all(format!("{text}\r\n").as_bytes()).await?;
        Ok(())
    }
}

/// `FROM:<a@b> BODY=…`
fn path(rest: &str) -> String {
    rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(path, _)| path).to_owned()
}

fn domain(address: &str) -> String {
    address.rsplit_once('@').map_or("", |(_, domain)| domain).to_owned()
}
