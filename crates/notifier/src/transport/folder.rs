use std::{io, path::Path};

use serde_json::json;
use tokio::fs;

use crate::message::Outgoing;

/// Writes a mail as it would be sent, and beside it what a page needs to show it. Each file is complete or not there; a
/// repeated sending writes the same files again.
pub(super) async fn put(dir: &Path, mail: &Outgoing) -> io::Result<()> {
    fs::create_dir_all(dir).await?;
    let shown = json!({
        "id": mail.id,
        "kind": mail.kind,
        "at": mail.at,
        "to": mail.to.to_string(),
        "subject": mail.subject,
        "text": mail.text,
        "html": mail.html,
        "message_id": mail.message_id,
    });
    write(dir, &format!("{}.eml", mail.id), &mail.raw).await?;
    // Whoever lists the folder looks for this one, so it comes last.
    write(dir, &format!("{}.json", mail.id), shown.to_string().as_bytes()).await
}

async fn write(dir: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    let draft = dir.join(format!(".{name}"));
    fs::write(&draft, content).await?;
    fs::rename(&draft, dir.join(name)).await
}
