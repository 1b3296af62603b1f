//! A client that costs little: one connection, one request at a time.
use anyhow::{Context, Result};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

pub(super) struct Client {
    stream: BufReader<TcpStream>,
    host: String,
}

impl Client {
    pub(super) async fn connect(address: &str) -> Result<Self> {
        let stream = BufReader::new(TcpStream::connect(address).await?);
        stream.get_ref().set_nodelay(true)?;
        Ok(Self { stream, host: address.to_owned() })
    }

    /// Status and body. `network` is where the client is, as the proxy would say.
    pub(super) async fn send(
        &mut self,
        line: &str,
        token: Option<&str>,
        network: &str,
        body: &str,
    ) -> Result<(u16, String)> {
        let bearer = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        let request = format!(
            "{line} HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: {network}\r\n{bearer}Content-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.host,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let (mut line, mut status, mut length) = (String::new(), 0, None);
        loop {
            line.clear();
            self.stream.read_line(&mut line).await?;
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
        let mut body = vec![0; length.unwrap_or_default()];
        self.stream.read_exact(&mut body).await?;
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    }
}
