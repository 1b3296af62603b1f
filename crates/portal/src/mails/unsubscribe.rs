//! The link at the end of a mail that can be refused. Opening it changes nothing: programs that check mails open links.
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Path, Request, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::mail::{self, Topic};
use lotse_web_kit::auth::{Fields, Form};

use crate::{
    PortalState,
    error::{PortalError, Result},
    form::{Block, FormPage},
    path::Token,
    site::Site,
};

fn draw(site: &Site, token: &str, topic: Topic, wanted: bool) -> Result<Response> {
    let (lang, here) = (site.lang, format!("/mails/abbestellen/{token}"));
    let about = lang.word("topic", topic.as_str());
    let (title, text, button, answer) = if wanted {
        (lang.t("unsubscribe-title"), "unsubscribe-text", lang.t("unsubscribe-button"), "nein")
    } else {
        (lang.t("unsubscribed-title"), "unsubscribed-text", lang.t("subscribe-again"), "ja")
    };
    let text = lang.with(text, [("name", about)]);
    let mut form = Block::new(&here, button).hidden("wunsch", answer);
    form.quiet = !wanted;
    FormPage::new(site, title).intro(text).form(form).link("/mein/mails", lang.t("unsubscribe-all")).show()
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let (topic, wanted) = mail::subscription(&state.db, &state.auth.secrets, &token).await?;
    draw(&site, &token, topic, wanted)
}

/// How somebody asks not to get mails any more.
pub(crate) enum Asked {
    /// The one click of a mail program (RFC 8058, section 3.2), which has neither cookies nor our token and needs none: the
    /// address itself is the proof, and all that it can do is to stop mails.
    OneClick,
    /// Our own form.
    Form(Fields),
    Refused(Response),
}

pub(crate) async fn one_click_or_form(state: &PortalState, request: Request) -> Result<Asked> {
    let (parts, body) = request.into_parts();
    let body = Bytes::from_request(Request::from_parts(parts.clone(), body), state)
        .await
        .map_err(|_| PortalError::NotFound)?;
    if is_one_click(&parts, &body) {
        return Ok(Asked::OneClick);
    }
    let form = Form::from_request(Request::from_parts(parts, Body::from(body)), state).await;
    Ok(form
        .map_or_else(|refused| Asked::Refused(refused.into_response()), |Form(fields)| Asked::Form(fields)))
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
    request: Request,
) -> Result<Response> {
    let (db, clock, secrets) = (&state.db, &*state.clock, &state.auth.secrets);
    let fields = match one_click_or_form(&state, request).await? {
        Asked::OneClick => {
            let topic = mail::unsubscribe(db, clock, secrets, &token, false).await?;
            return draw(&site, &token, topic, false);
        }
        Asked::Form(fields) => fields,
        Asked::Refused(refused) => return Ok(refused),
    };
    let wanted = match fields.text("wunsch") {
        "ja" => true,
        "nein" => false,
        _ => return Ok(StatusCode::BAD_REQUEST.into_response()),
    };
    mail::unsubscribe(db, clock, secrets, &token, wanted).await?;
    Ok(Redirect::to(&site.href(&format!("/mails/abbestellen/{token}"))).into_response())
}

/// `List-Unsubscribe=One-Click`, in either of the two encodings that the standard names.
fn is_one_click(parts: &Parts, body: &[u8]) -> bool {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    if kind.starts_with("multipart/form-data") {
        let text = String::from_utf8_lossy(body);
        return text.contains("name=\"List-Unsubscribe\"")
            && text.lines().any(|line| line.trim() == "One-Click");
    }
    kind.starts_with("application/x-www-form-urlencoded")
        && form_urlencoded::parse(body)
            .any(|(name, value)| name == "List-Unsubscribe" && value == "One-Click")
}

#[cfg(test)]
mod tests {
    use axum::http::{Request, header};

    use super::is_one_click;

    #[test]
    fn one_click_comes_in_two_encodings() {
        let said = |kind: &str, body: &str| {
            let (parts, ()) =
                Request::post("/").header(header::CONTENT_TYPE, kind).body(()).unwrap().into_parts();
            is_one_click(&parts, body.as_bytes())
        };
        assert!(said("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"));
        let part =
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        assert!(said("multipart/form-data; boundary=x", part));
        for body in ["", "List-Unsubscribe=", "csrf=x", "List-Unsubscribe=Two-Clicks"] {
            assert!(!said("application/x-www-form-urlencoded", body), "{body}");
        }
        assert!(!said("text/plain", "List-Unsubscribe=One-Click"));
    }
}
