//! Files that should come in, and files that should not; made here, so that none of them lies about.
use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use image::{ImageFormat, Rgb, RgbImage};

/// A PDF of these numbered objects, with its table.
pub(crate) fn pdf_of(objects: &[(u32, Vec<u8>)], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (number, body) in objects {
        places.push((*number, out.len()));
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        out.extend_from_slice(body);
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    out.extend_from_slice(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, place) in &places {
        out.extend_from_slice(format!("{number} 1\n{place:010} 00000 n \n").as_bytes());
    }
    let size = places.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    let end = format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
    out.extend_from_slice(end.as_bytes());
    out
}

fn page() -> Vec<(u32, Vec<u8>)> {
    let text = b"BT /F1 24 Tf 72 720 Td (Lebenslauf /JS /Launch) Tj ET";
    vec![
        (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec()),
        (
            3,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R] \
              /Resources << /Font << /F1 5 0 R >> >> >>"
                .to_vec(),
        ),
        (4, stream("/Filter /FlateDecode", &deflate(text))),
        (
            5,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica \
              /Encoding << /Differences [32 /AA /EF /3D] >> >>"
                .to_vec(),
        ),
        (
            6,
            b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] \
              /A << /S /URI /URI (https://example.org/JavaScript/(a\\)) >> >>"
                .to_vec(),
        ),
    ]
}

/// With this in its catalogue and these objects beside it.
pub(crate) fn pdf_with(catalogue: &str, more: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut objects = vec![(1, format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>").into_bytes())];
    objects.extend(page());
    objects.extend(more.iter().cloned());
    pdf_of(&objects, "")
}

/// As a word processor writes one.
pub(crate) fn pdf() -> Vec<u8> {
    pdf_with("/OpenAction [3 0 R /XYZ null null 0]", &[])
}

pub(crate) fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< {dict} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

pub(crate) fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).expect("memory");
    encoder.finish().expect("memory")
}

/// So many bytes of nothing, packed.
pub(crate) fn deflated_zeros(megabytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..megabytes {
        encoder.write_all(&zeros).expect("memory");
    }
    encoder.finish().expect("memory")
}

/// One object in a stream of objects.
pub(crate) fn object_stream(number: u32, body: &str) -> Vec<u8> {
    let head = format!("{number} 0 ");
    let dict = format!("/Type /ObjStm /N 1 /First {} /Filter /FlateDecode", head.len());
    stream(&dict, &deflate(format!("{head}{body}").as_bytes()))
}

/// The test file of the scanners' makers (eicar.org), put together here so that no scanner takes this source for it.
pub(crate) fn eicar() -> Vec<u8> {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
}

/// Red on the left, blue on the right.
pub(crate) fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(
        width,
        height,
        |x, _| if x < width / 2 { Rgb([230, 10, 10]) } else { Rgb([10, 10, 230]) },
    )
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Jpeg)
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Png)
}

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture(width, height).write_to(&mut out, format).expect("a picture");
    out.into_inner()
}

/// What a telephone writes into a photograph: which side is up (6: it lies on its left), and where it was taken.
pub(crate) const PLACE: &str = "GEHEIMER-ORT";

pub(crate) fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    // Three entries end at 8 + 2 + 3 * 12 + 4 = 50.
    let words = u32::try_from(PLACE.len() + 1).expect("short");
    tiff.extend_from_slice(&3_u16.to_le_bytes());
    tiff.extend(entry(0x010e, 2, words, 50));
    tiff.extend(entry(0x0112, 3, 1, 6));
    tiff.extend(entry(0x8825, 4, 1, 50 + words));
    tiff.extend_from_slice(&[0; 4]);
    tiff.extend_from_slice(PLACE.as_bytes());
    tiff.push(0);
    tiff.extend_from_slice(&1_u16.to_le_bytes());
    tiff.extend(entry(0x0001, 2, 2, u32::from(b'N')));
    tiff.extend_from_slice(&[0; 4]);
    let body = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &body, &jpeg[2..]].concat()
}

/// A PNG of these chunks.
pub(crate) fn png_of(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in chunks {
        out.extend_from_slice(&u32::try_from(data.len()).expect("short").to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(*kind);
        crc.update(data);
        out.extend_from_slice(*kind);
        out.extend_from_slice(data);
        out.extend_from_slice(&crc.sum().to_be_bytes());
    }
    out
}

/// Width, height, 8 bits of grey.
pub(crate) fn png_header(width: u32, height: u32) -> Vec<u8> {
    [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat()
}

/// An archive with one file, as a ZIP tool writes it.
pub(crate) fn zip() -> Vec<u8> {
    let (name, data) = (b"a.class", b"\xca\xfe\xba\xbe");
    let mut crc = flate2::Crc::new();
    crc.update(data);
    let sizes = |out: &mut Vec<u8>| {
        out.extend_from_slice(&[0; 4]);
        out.extend_from_slice(&crc.sum().to_le_bytes());
        out.extend_from_slice(&4_u32.to_le_bytes());
        out.extend_from_slice(&4_u32.to_le_bytes());
        out.extend_from_slice(&7_u16.to_le_bytes());
    };
    let mut out = b"PK\x03\x04\x14\0\0\0\0\0".to_vec();
    sizes(&mut out);
    out.extend_from_slice(&[0; 2]);
    out.extend_from_slice(name);
    out.extend_from_slice(data);
    let directory = out.len();
    out.extend_from_slice(b"PK\x01\x02\x14\0\x14\0\0\0\0\0");
    sizes(&mut out);
    out.extend_from_slice(&[0; 16]);
    out.extend_from_slice(name);
    let size = u32::try_from(out.len() - directory).expect("short");
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    out.extend_from_slice(&size.to_le_bytes());
    out.extend_from_slice(&u32::try_from(directory).expect("short").to_le_bytes());
    out.extend_from_slice(&[0; 2]);
    out
}

/// A PDF that is an archive as well: its end is the archive's comment.
pub(crate) fn pdf_and_zip() -> Vec<u8> {
    let mut pdf = pdf();
    let end = pdf.split_off(pdf.len() - 40);
    let mut zip = zip();
    let length = u16::try_from(end.len()).expect("short").to_le_bytes();
    let at = zip.len() - 2;
    zip[at..].copy_from_slice(&length);
    [pdf, b"\n%".to_vec(), zip, end].concat()
}
