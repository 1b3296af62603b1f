//! From the bytes that come in to the bytes that go out.
use lotse_domain::{
    DomainError, Secrets,
    company::profile::{CompanyPicture, NewPicture, PictureKind},
    document::{Document, DocumentKind, NewDocument, Scan},
};
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    Documents, LARGEST, LOGO, Place, S3, Scanner, Shape,
    corpus::{
        PLACE, deflated_zeros, eicar, jpeg, pdf, pdf_with, picture, png, png_header, png_of, with_exif, zip,
    },
};

struct Shelf {
    documents: Documents,
    folder: TempDir,
}

fn secrets(text: &str) -> Secrets {
    Secrets::from_text(&text.repeat(32)).unwrap()
}

fn shelf(scanner: Scanner) -> Shelf {
    let folder = TempDir::new().unwrap();
    let place = Place::Folder(folder.path().join("documents"));
    Shelf { documents: Documents::open(&place, secrets("a"), scanner).unwrap(), folder }
}

fn row(new: &NewDocument) -> Document {
    let NewDocument { id, kind, name, media_type, bytes, content_hash, wrapped_key, scan } = new.clone();
    Document {
        id,
        account_id: None,
        intake_id: None,
        kind,
        name,
        media_type,
        bytes,
        content_hash,
        wrapped_key,
        scan,
        created_at: chrono::DateTime::UNIX_EPOCH,
    }
}

impl Shelf {
    async fn take(&self, name: &str, bytes: Vec<u8>) -> Result<(NewDocument, Vec<u8>), DomainError> {
        let new = self.documents.take(DocumentKind::Cv, name, bytes).await?;
        let out = self.documents.read(&row(&new)).await?;
        assert_eq!(usize::try_from(new.bytes).unwrap(), out.len());
        Ok((new, out))
    }

    async fn refused(&self, bytes: Vec<u8>) -> &'static str {
        code(self.take("cv.pdf", bytes).await.map(|(new, _)| new))
    }

    async fn picture(&self, bytes: Vec<u8>, longest: u32) -> Result<(NewPicture, Vec<u8>), DomainError> {
        let new = self.documents.take_picture(bytes, longest).await?;
        let NewPicture { id, media_type, bytes, width, height, wrapped_key } = new.clone();
        let picture = CompanyPicture {
            id,
            company_id: Uuid::nil(),
            kind: PictureKind::Photo,
            alt: String::new(),
            media_type,
            bytes,
            width,
            height,
            wrapped_key,
            position: 0,
            created_at: chrono::DateTime::UNIX_EPOCH,
        };
        let out = self.documents.read_picture(picture.id, &picture.wrapped_key).await?;
        Ok((new, out))
    }

    /// Every file that lies in the store.
    fn files(&self) -> Vec<std::path::PathBuf> {
        let mut folders = vec![self.folder.path().to_owned()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files
    }
}

fn code<T: std::fmt::Debug>(outcome: Result<T, DomainError>) -> &'static str {
    match outcome {
        Err(DomainError::Invalid(errors)) => {
            assert_eq!(errors.len(), 1);
            assert!(!errors[0].detail.is_empty());
            errors[0].code
        }
        other => panic!("not refused: {other:?}"),
    }
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

#[tokio::test]
async fn a_document_comes_out_as_it_went_in_and_lies_there_unreadable() {
    let shelf = shelf(Scanner::None);
    let (new, out) = shelf.take("Lebenslauf.pdf.exe", pdf()).await.unwrap();
    assert_eq!(out, pdf());
    assert_eq!((new.name.as_str(), new.media_type.as_str()), ("Lebenslauf.pdf", "application/pdf"));
    assert_eq!((new.scan, new.content_hash.len()), (Scan::NotScanned, 64));
    let files = shelf.files();
    assert_eq!(files.len(), 1);
    let kept = std::fs::read(&files[0]).unwrap();
    assert!(!holds(&kept, b"%PDF") && !holds(&kept, b"Helvetica"));
    assert_eq!(files[0].file_name().unwrap().to_str().unwrap(), new.id.to_string());

    let (other, _) = shelf.take("b.pdf", pdf()).await.unwrap();
    assert_eq!(other.content_hash, new.content_hash);
    assert_ne!(other.wrapped_key, new.wrapped_key);
    shelf.documents.discard(&[new.id, Uuid::now_v7()]).await;
    assert_eq!(shelf.files().len(), 1);
    assert!(matches!(shelf.documents.read(&row(&new)).await, Err(DomainError::NotFound { .. })));
}

#[tokio::test]
async fn a_file_that_was_changed_moved_or_is_anothers_does_not_open() {
    let shelf = shelf(Scanner::None);
    let (new, _) = shelf.take("a.pdf", pdf()).await.unwrap();
    let file = shelf.files().remove(0);
    let kept = std::fs::read(&file).unwrap();

    let (other, _) = shelf.take("b.pdf", pdf()).await.unwrap();
    let elsewhere = shelf.files().into_iter().find(|path| *path != file).unwrap();
    std::fs::write(&elsewhere, &kept).unwrap();
    for wrapped_key in [other.wrapped_key.clone(), new.wrapped_key.clone()] {
        let moved = Document { wrapped_key, ..row(&other) };
        assert!(matches!(shelf.documents.read(&moved).await, Err(DomainError::Sealed)));
    }
    let strange = Documents { secrets: secrets("b"), ..shelf.documents.clone() };
    assert!(matches!(strange.read(&row(&new)).await, Err(DomainError::Sealed)));
    for at in [0, 30, kept.len() - 1] {
        let mut changed = kept.clone();
        changed[at] ^= 1;
        std::fs::write(&file, &changed).unwrap();
        assert!(matches!(shelf.documents.read(&row(&new)).await, Err(DomainError::Sealed)), "{at}");
    }
    std::fs::write(&file, b"short").unwrap();
    assert!(matches!(shelf.documents.read(&row(&new)).await, Err(DomainError::Sealed)));
}

#[tokio::test]
async fn what_is_neither_pdf_jpeg_nor_png_is_refused() {
    let shelf = shelf(Scanner::None);
    assert_eq!(shelf.refused(Vec::new()).await, "empty");
    assert_eq!(shelf.refused([pdf(), vec![b' '; LARGEST]].concat()).await, "too_large");
    let gifar = [&b"GIF89a\x01\0\x01\0\0\0\0;"[..], &zip()].concat();
    for (what, bytes) in [
        ("a program", b"MZ\x90\0\x03\0\0\0".to_vec()),
        ("a page", b"<!DOCTYPE html><script>alert(1)</script>".to_vec()),
        ("a drawing", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec()),
        ("an archive", zip()),
        ("an animation and an archive", gifar),
        ("text", b"Lebenslauf".to_vec()),
        ("the test file of scanners", eicar()),
        ("a PDF behind something", [b"\n", &pdf()[..]].concat()),
    ] {
        assert_eq!(shelf.refused(bytes).await, "type", "{what}");
    }
    assert_eq!(shelf.refused(pdf_with("/A << /S /Launch >>", &[])).await, "active");
    assert_eq!(shelf.refused(pdf()[..400].to_vec()).await, "broken");
    assert!(shelf.files().is_empty());
}

#[tokio::test]
async fn a_photograph_stands_upright_and_says_nothing_else() {
    let shelf = shelf(Scanner::None);
    let photo = [with_exif(&jpeg(64, 32)), zip(), b"<?php system($_GET[0]); ?>".to_vec()].concat();
    assert!(holds(&photo, PLACE.as_bytes()));
    let (new, out) = shelf.take("IMG 1.JPEG", photo).await.unwrap();
    assert_eq!((new.name.as_str(), new.media_type.as_str()), ("IMG 1.jpg", "image/jpeg"));
    for word in [&b"Exif"[..], PLACE.as_bytes(), b"PK\x03\x04", b"<?php"] {
        assert!(!holds(&out, word), "{}", String::from_utf8_lossy(word));
    }
    let drawn = image::load_from_memory(&out).unwrap().into_rgb8();
    assert_eq!(drawn.dimensions(), (32, 64));
    let (top, bottom) = (drawn.get_pixel(16, 4), drawn.get_pixel(16, 60));
    assert!(top[0] > 200 && top[2] < 60 && bottom[2] > 200 && bottom[0] < 60, "{top:?} {bottom:?}");
}

#[tokio::test]
async fn a_png_is_drawn_anew() {
    let shelf = shelf(Scanner::None);
    let header = png_header(2, 1);
    let data = crate::corpus::deflate(&[0, 10, 200]);
    let bytes =
        png_of(&[(b"IHDR", &header), (b"tEXt", b"Comment\0GEHEIMER-ORT"), (b"IDAT", &data), (b"IEND", b"")]);
    let (new, out) = shelf.take("a.png", [bytes, zip()].concat()).await.unwrap();
    assert_eq!((new.name.as_str(), new.media_type.as_str()), ("a.png", "image/png"));
    assert!(!holds(&out, PLACE.as_bytes()) && !holds(&out, b"PK\x03\x04"));
    assert_eq!(image::load_from_memory(&out).unwrap().into_luma8().into_raw(), [10, 200]);
}

#[tokio::test]
async fn pictures_that_would_burst_are_refused() {
    let shelf = shelf(Scanner::None);
    let with = |width, height, data: &[u8]| {
        png_of(&[(b"IHDR", &png_header(width, height)), (b"IDAT", data), (b"IEND", b"")])
    };
    assert_eq!(shelf.refused(with(50_000, 50_000, b"")).await, "pixels");
    assert_eq!(shelf.refused(with(u32::MAX, u32::MAX, b"")).await, "pixels");
    assert_eq!(shelf.refused(with(0, 10, b"")).await, "broken");
    // 16 bits for each of four channels: 40 million pixels of it are 320 MB.
    let deep = [&6_000_u32.to_be_bytes()[..], &6_000_u32.to_be_bytes(), &[16, 6, 0, 0, 0]].concat();
    assert_eq!(shelf.refused(png_of(&[(b"IHDR", &deep), (b"IDAT", b""), (b"IEND", b"")])).await, "pixels");
    // More than the picture needs is not unpacked; what a comment becomes is not, either.
    let bomb = deflated_zeros(300);
    let outcome = shelf.take("a.png", with(10, 10, &bomb)).await;
    assert!(outcome.is_ok() || code(outcome.map(|_| ())) == "broken");
    let text = [&b"Comment\0\0"[..], &bomb].concat();
    let data = crate::corpus::deflate(&[0, 1]);
    let chunks: &[(&[u8; 4], &[u8])] =
        &[(b"IHDR", &png_header(1, 1)), (b"zTXt", &text), (b"IDAT", &data), (b"IEND", b"")];
    let outcome = shelf.take("a.png", png_of(chunks)).await;
    assert!(outcome.is_ok() || code(outcome.map(|_| ())) == "broken");
    // The frame's height and width stand behind its marker, length and precision.
    let mut large = jpeg(16, 16);
    let at = large.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap() + 5;
    large[at..at + 4].fill(0xff);
    assert_eq!(shelf.refused(large).await, "pixels");
}

#[tokio::test]
async fn pictures_that_break_off_are_refused() {
    let shelf = shelf(Scanner::None);
    for whole in [jpeg(300, 200), png(300, 200)] {
        for part in [whole.len() / 2, whole.len() - 20, 60, 14] {
            let refused = shelf.refused(whole[..part].to_vec()).await;
            assert_eq!(refused, "broken", "{part} of {}", whole.len());
        }
    }
    let mut scans = jpeg(16, 16);
    let start = scans.windows(2).position(|marker| marker == [0xff, 0xda]).unwrap();
    let scan = scans[start..scans.len() - 2].to_vec();
    let end = scans.split_off(scans.len() - 2);
    let many = [scans, scan.repeat(100), end].concat();
    assert_eq!(shelf.refused(many).await, "broken");
}

#[tokio::test]
async fn a_picture_for_a_page_is_no_larger_than_wanted() {
    let shelf = shelf(Scanner::None);
    let (new, out) = shelf.picture(with_exif(&jpeg(800, 400)), 600).await.unwrap();
    assert_eq!((new.media_type.as_str(), new.width, new.height), ("image/jpeg", 300, 600));
    assert_eq!(image::load_from_memory(&out).unwrap().height(), 600);
    assert!(!holds(&out, PLACE.as_bytes()));
    let (new, _) = shelf.picture(png(900, 90), 600).await.unwrap();
    assert_eq!((new.media_type.as_str(), new.width, new.height), ("image/jpeg", 600, 60));
    let (new, _) = shelf.picture(png(900, 90), LOGO).await.unwrap();
    assert_eq!((new.media_type.as_str(), new.width), ("image/png", 512));
    let mut clear = image::DynamicImage::ImageRgb8(picture(700, 70)).into_rgba8();
    clear.get_pixel_mut(0, 0).0[3] = 0;
    let mut bytes = std::io::Cursor::new(Vec::new());
    clear.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let (new, _) = shelf.picture(bytes.into_inner(), 700).await.unwrap();
    assert_eq!((new.media_type.as_str(), new.width), ("image/png", 700));
    let refused = shelf.documents.take_picture(pdf(), 600).await;
    let Err(DomainError::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!((errors[0].field.as_ref(), errors[0].code), ("picture", "type"));
}

#[tokio::test]
async fn a_picture_is_shown_as_it_is_asked_for() {
    let shelf = shelf(Scanner::None);
    let (photo, kept) = shelf.picture(jpeg(1000, 500), 1600).await.unwrap();
    let show = async |shape| {
        shelf.documents.show_picture(photo.id, &photo.wrapped_key, &photo.media_type, shape).await.unwrap()
    };
    let as_it_lies = show(Shape::default()).await;
    assert_eq!((as_it_lies.media_type, &as_it_lies.bytes[..]), ("image/jpeg", &kept[..]));
    let narrow = show(Shape { width: Some(480), webp: false }).await;
    let read = image::load_from_memory_with_format(&narrow.bytes, image::ImageFormat::Jpeg).unwrap();
    assert_eq!((narrow.media_type, read.width(), read.height()), ("image/jpeg", 480, 240));
    // RIFF, and the size of a lossy picture in its first frame (RFC 9649, RFC 6386, section 9.1).
    let webp = show(Shape { width: Some(480), webp: true }).await;
    let word = |at: usize| u16::from_le_bytes([webp.bytes[at], webp.bytes[at + 1]]) & 0x3fff;
    assert_eq!((&webp.bytes[..4], &webp.bytes[8..16]), (&b"RIFF"[..], &b"WEBPVP8 "[..]));
    assert_eq!((webp.media_type, word(26), word(28)), ("image/webp", 480, 240));
    assert!(webp.bytes.len() < kept.len());
    // Never wider than it is, never more bytes than are kept; and made once.
    assert_eq!(show(Shape { width: Some(1200), webp: false }).await, as_it_lies);
    assert!(show(Shape { width: Some(1200), webp: true }).await.bytes.len() <= kept.len());
    assert_eq!(show(Shape { width: Some(480), webp: true }).await.bytes.as_ptr(), webp.bytes.as_ptr());
    // What is gone from the shelf is gone, and what is no picture is none.
    let other = shelf.documents.show_picture(Uuid::nil(), &photo.wrapped_key, "image/jpeg", Shape::default());
    assert!(matches!(other.await, Err(DomainError::NotFound { .. })));
    let paper =
        shelf.documents.show_picture(photo.id, &photo.wrapped_key, "application/pdf", Shape::default());
    assert!(matches!(paper.await, Err(DomainError::NotFound { .. })));
}

#[tokio::test]
async fn a_picture_that_grows_is_drawn_smaller() {
    let shelf = shelf(Scanner::None);
    // Noise that repeats packs well in the one way and not at all in the other.
    let mut state = 7_u32;
    let row: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    })
    .take(4_001)
    .map(|byte| byte & 0x7f)
    .collect();
    let mut raw = Vec::new();
    for _ in 0..4_000 {
        raw.push(0);
        raw.extend_from_slice(&row[1..]);
    }
    let header = png_header(4_000, 4_000);
    let data = crate::corpus::deflate(&raw);
    let bytes = png_of(&[(b"IHDR", &header), (b"IDAT", &data), (b"IEND", b"")]);
    assert!(bytes.len() < LARGEST);
    let (new, _) = shelf.take("a.png", bytes).await.unwrap();
    assert!(usize::try_from(new.bytes).unwrap() <= LARGEST);
}

#[tokio::test]
async fn nothing_comes_in_while_the_scanner_is_silent() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for address in [nobody.to_string(), "/nowhere/clamd.sock".into(), "no address".into()] {
        let shelf = shelf(Scanner::Clamd(address.clone()));
        let outcome = shelf.take("a.pdf", pdf()).await;
        assert!(matches!(outcome, Err(DomainError::NotNow(_))), "{address}: {outcome:?}");
        assert!(shelf.files().is_empty());
    }
}

#[test]
fn a_bucket_without_its_settings_is_refused() {
    let bucket = S3 {
        bucket: "lotse".into(),
        region: "eu-central-1".into(),
        endpoint: Some("https://s3.example.org".into()),
        access_key_id: "key".into(),
        secret_access_key: "hidden".into(),
    };
    assert!(!format!("{bucket:?}").contains("hidden"));
    let open = |bucket: &S3| Documents::open(&Place::S3(bucket.clone()), secrets("a"), Scanner::None);
    assert!(open(&bucket).is_ok());
    assert!(open(&S3 { bucket: String::new(), ..bucket.clone() }).is_err());
    assert!(open(&S3 { access_key_id: " ".into(), ..bucket }).is_err());
}
