//! HTTP/1.1 by hand: a client library's own time would be measured too.
use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// One connection, for one request after the other.
pub(super) struct Connection {
    stream: BufReader<TcpStream>,
    line: String,
    body: Vec<u8>,
}

impl Connection {
    pub(super) async fn open(address: &str) -> Result<Self> {
        let stream =
            TcpStream::connect(address).await.with_context(|| format!("nobody answers at {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), line: String::new(), body: Vec::new() })
    }

    /// Sends a whole request; the answer's status and body.
    pub(super) async fn call(&mut self, request: &[u8]) -> Result<(u16, &[u8])> {
        self.stream.get_mut().write_all(request).await?;
        let (status, length) = self.head().await?;
        self.body.resize(length, 0);
        self.stream.read_exact(&mut self.body).await?;
        Ok((status, &self.body))
    }

    /// Reads status and headers; the status, and the length of the body.
    async fn head(&mut self) -> Result<(u16, usize)> {
        let (mut status, mut length) = (None, None);
        loop {
            self.line.clear();
            if self.stream.read_line(&mut self.line).await? == 0 {
                bail!("the server has ended the connection");
            }
            let line = self.line.trim_end();
            match status {
                None => status = Some(status_of(line)?),
                Some(status) if line.is_empty() => {
                    // There is nothing after 204, and no length is said.
                    let nothing = (status == 204).then_some(0);
                    return Ok((status, length.or(nothing).context("an answer without a length")?));
                }
                Some(_) => {
                    if let Some((name, value)) = line.split_once(':')
                        && name.eq_ignore_ascii_case("content-length")
                    {
                        length = Some(value.trim().parse()?);
                    }
                }
            }
        }
    }
}

fn status_of(line: &str) -> Result<u16> {
    let status = line.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)?.parse().ok());
    status.with_context(|| format!("this is no answer: {line:?}"))
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::Connection;

    /// Answers each request with the next of these, then closes.
    async fn server(answers: Vec<&'static str>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = [0; 1_024];
            for answer in answers {
                assert!(stream.read(&mut asked).await.unwrap() > 0, "the client says nothing");
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        address
    }

    #[tokio::test]
    async fn one_connection_takes_several_answers() {
        let address = server(vec![
            "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nx: y\r\n\r\nfirst",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 204 No Content\r\n\r\n",
        ])
        .await;
        let mut connection = Connection::open(&address).await.unwrap();
        assert_eq!(connection.call(b"one").await.unwrap(), (200, &b"first"[..]));
        assert_eq!(connection.call(b"two").await.unwrap(), (404, &b""[..]));
        assert_eq!(connection.call(b"three").await.unwrap(), (204, &b""[..]));
        assert!(connection.call(b"four").await.is_err(), "it is closed");
    }

    #[tokio::test]
    async fn what_is_no_answer_is_an_error() {
        for answer in ["SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"] {
            let address = server(vec![answer]).await;
            assert!(Connection::open(&address).await.unwrap().call(b"hello").await.is_err(), "{answer}");
        }
    }
}
