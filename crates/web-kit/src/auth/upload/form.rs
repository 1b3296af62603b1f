use axum::{
    body::Body,
    extract::{FromRef, FromRequest, Multipart, Request, multipart::Field},
    http::header,
};
use lotse_domain::FieldError;

use super::{
    Kept,
    paced::{Paced, Watch},
    without_path,
};
use crate::{
    auth::{Auth, Fields, FormSecret, Origin, form::too_old},
    problem::{Code, Problem},
};

/// A file of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedFile {
    /// Name of the form's field.
    pub field: String,
    /// As the browser says; without any path.
    pub name: String,
    /// Empty where `too_large`.
    pub bytes: Vec<u8>,
    /// Has more bytes than are taken; they were read and thrown away.
    pub too_large: bool,
}

/// A form of ours with files. Keeps at most [`UploadForm::MOST_FILES`] of [`UploadForm::LARGEST`] bytes each; the rest of a larger
/// file is read and thrown away (up to [`UploadForm::READS`] in all), so that the page can say what was wrong with it. A field
/// without a file is left out. The field `csrf` must come first.
#[derive(Debug, Clone)]
pub struct UploadForm {
    pub fields: Fields,
    pub files: Vec<UploadedFile>,
}

impl UploadForm {
    pub const MOST_FILES: usize = 6;
    /// Bytes; those of the crate `lotse-documents`.
    pub const LARGEST: usize = 5 * 1024 * 1024;
    /// Bytes that are read of one request.
    pub const READS: usize = 128 * 1024 * 1024;
}

/// Parts of a form, with and without files.
const MOST_PARTS: usize = 200;
/// Bytes of a field's name.
const LONGEST_NAME: usize = 100;
/// Bytes of all fields without a file.
const MOST_TEXT: usize = 1024 * 1024;
/// Bytes of a form that is refused and read all the same: a browser that is cut off in the middle shows an error of its own
/// instead of our page.
const READS_REFUSED: usize = 32 * 1024 * 1024;

pub(crate) fn is_multipart(kind: &str) -> bool {
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("multipart/form-data"))
}

impl<S> FromRequest<S> for UploadForm
where
    S: Send + Sync,
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if Origin::of(request.headers()) == Origin::Foreign {
            return Err(too_old());
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(is_multipart) {
            return Err(Problem::new(
                Code::UnsupportedMediaType,
                "a form with files must be sent as multipart/form-data",
            ));
        }
        let wanted = FormSecret::of(&Auth::from_ref(state), request.headers()).token();
        let (parts, body) = request.into_parts();
        let (paced, watch) = Paced::new(body);
        let request = Request::from_parts(parts, Body::from_stream(paced));
        let form = Multipart::from_request(request, state)
            .await
            .map_err(|_| Problem::new(Code::BadBody, "the form does not say how its parts are told apart"))?;
        Reader { form, watch }.read(&wanted).await
    }
}

struct Reader {
    form: Multipart,
    watch: Watch,
}

impl Reader {
    async fn read(mut self, wanted: &str) -> Result<UploadForm, Problem> {
        let (mut fields, mut files) = (Vec::new(), Vec::new());
        let (mut parts, mut text) = (0, 0);
        while let Some(field) = self.form.next_field().await.map_err(|_| self.watch.problem())? {
            self.watch.moved();
            parts += 1;
            if parts > MOST_PARTS {
                drop(field);
                let problem = Problem::new(Code::BadBody, "the form has more fields than are taken here");
                return Err(self.refused(problem).await);
            }
            let name = field.name().unwrap_or_default().to_owned();
            if name.is_empty() || name.len() > LONGEST_NAME {
                drop(field);
                let detail = "a field of the form has no name, or a very long one";
                return Err(self.refused(Problem::new(Code::BadBody, detail)).await);
            }
            let file = field.file_name().map(without_path);
            if parts == 1 && (name != "csrf" || file.is_some()) {
                return Err(self.refused(too_old()).await);
            }
            if let Some(file) = file {
                let kept = read_file(field, &self.watch).await?;
                // A field for a file where none was chosen is sent with neither name nor content.
                if file.is_empty() && kept.bytes.is_empty() && !kept.too_large {
                    continue;
                }
                if files.len() == UploadForm::MOST_FILES {
                    return Err(self.refused(too_many()).await);
                }
                let Kept { bytes, too_large } = kept;
                files.push(UploadedFile { field: name, name: file, bytes, too_large });
            } else {
                let value = match read_text(field, &self.watch, &mut text).await? {
                    Ok(value) => value,
                    Err(problem) => return Err(self.refused(problem).await),
                };
                if parts == 1 && value != wanted {
                    return Err(self.refused(too_old()).await);
                }
                fields.push((name, value));
            }
        }
        if parts == 0 {
            return Err(too_old());
        }
        Ok(UploadForm { fields: Fields(fields), files })
    }

    /// Reads on for a while, so that the answer is seen.
    async fn refused(mut self, problem: Problem) -> Problem {
        let mut read = 0;
        while let Ok(Some(mut field)) = self.form.next_field().await {
            self.watch.moved();
            // What a part costs beside its content.
            read += 1_024;
            while let Ok(Some(chunk)) = field.chunk().await {
                self.watch.moved();
                read += chunk.len();
                if read > READS_REFUSED {
                    return problem;
                }
            }
        }
        problem
    }
}

fn too_many() -> Problem {
    let most = UploadForm::MOST_FILES;
    let detail = format!("takes at most {most} files at once");
    Problem::of_fields(Code::Invalid, vec![FieldError::new("documents", "too_many", detail)])
}

async fn read_file(mut field: Field<'_>, watch: &Watch) -> Result<Kept, Problem> {
    let mut kept = Kept::default();
    while let Some(chunk) = field.chunk().await.map_err(|_| watch.problem())? {
        watch.moved();
        kept.push(&chunk);
    }
    Ok(kept)
}

/// # Errors
/// Outside: the body ends in the middle. Inside: what there is of it is not taken.
async fn read_text(
    mut field: Field<'_>,
    watch: &Watch,
    text: &mut usize,
) -> Result<Result<String, Problem>, Problem> {
    let mut value = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| watch.problem())? {
        watch.moved();
        *text += chunk.len();
        if *text > MOST_TEXT {
            return Ok(Err(Problem::new(Code::BodyTooLarge, "the form is larger than is taken here")));
        }
        value.extend_from_slice(&chunk);
    }
    let text = String::from_utf8(value);
    Ok(text.map_err(|_| Problem::new(Code::BadBody, "a field of the form is not UTF-8")))
}
