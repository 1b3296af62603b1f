use super::{Refusal, check};
use crate::corpus::{
    deflate, deflated_zeros, object_stream, pdf, pdf_and_zip, pdf_of, pdf_with, stream, zip,
};

fn verdict(bytes: &[u8]) -> Result<(), Refusal> {
    check(bytes)
}

#[test]
fn usual_documents_come_in() {
    assert_eq!(verdict(&pdf()), Ok(()));
    for (what, catalogue, more) in [
        ("nothing at opening", "", vec![]),
        ("a place at opening", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>", vec![]),
        ("a place elsewhere", "/OpenAction 7 0 R", vec![(7, b"[3 0 R /Fit]".to_vec())]),
        (
            "an action elsewhere",
            "/OpenAction 7 0 R",
            vec![(7, b"<< /Type /Action /S /GoTo /D [3 0 R] >>".to_vec())],
        ),
        ("an action in a stream", "/OpenAction 8 0 R", vec![(7, object_stream(8, "<< /S /GoTo /D (a) >>"))]),
        (
            "a form to fill in",
            "/AcroForm << /Fields [7 0 R] >>",
            vec![(7, b"<< /FT /Tx /T (name) >>".to_vec())],
        ),
        ("objects in a stream", "", vec![(7, object_stream(8, "<< /Title (Mia) /N 1 >>"))]),
        ("words in a text", "/Info (see /JavaScript \\( /Launch)", vec![]),
        ("words in packed data", "", vec![(7, stream("", b"x /JavaScript /Launch (5 0 R) <</JS>>"))]),
        ("colours", "", vec![(7, stream("/N 3 /Alternate /DeviceRGB", b"icc"))]),
        ("an outline", "/Outlines 7 0 R", vec![(7, b"<< /First 8 0 R /Last 8 0 R /Count 1 >>".to_vec())]),
    ] {
        assert_eq!(verdict(&pdf_with(catalogue, &more)), Ok(()), "{what}");
    }
}

#[test]
fn what_runs_or_carries_something_is_refused() {
    for (what, catalogue, more) in [
        ("a script", "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", vec![]),
        ("a script with escapes", "/OpenAction << /S /J#61v#61Script /#4aS (x) >>", vec![]),
        ("a key with escapes", "/X << /#4A#53 (x) >>", vec![]),
        ("a script elsewhere", "/OpenAction 7 0 R", vec![(7, b"<< /S /JavaScript /JS 8 0 R >>".to_vec())]),
        ("a script in a stream", "/OpenAction 8 0 R", vec![(7, object_stream(8, "<</S/JavaScript/JS(x)>>"))]),
        ("escapes in a stream", "", vec![(7, object_stream(8, "<</S/J#61vaScript/J#53(x)>>"))]),
        ("an address at opening", "/OpenAction << /S /URI /URI (https://evil.example) >>", vec![]),
        ("an address in a stream", "/OpenAction 8 0 R", vec![(7, object_stream(8, "<</S/URI/URI(x)>>"))]),
        ("an address after a place", "/OpenAction << /S /GoTo /D (a) /Next << /S /URI >> >>", vec![]),
        ("the same elsewhere", "/OpenAction 7 0 R", vec![(7, b"<< /S /GoTo /D (a) /Next 9 0 R >>".to_vec())]),
        ("an action that is nowhere", "/OpenAction 99 0 R", vec![]),
        ("an action of no kind", "/OpenAction << /D (a) >>", vec![]),
        ("a kind that lies elsewhere", "/OpenAction << /S 7 0 R >>", vec![(7, b"/GoTo".to_vec())]),
        ("a program", "/A << /S /Launch /F (cmd.exe) >>", vec![]),
        ("a file", "/Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> >>", vec![]),
        ("a description of a file", "", vec![(7, b"<< /F (a.exe) /EF << /F 8 0 R >> >>".to_vec())]),
        ("the file itself", "", vec![(7, stream("/Type /EmbeddedFile", b"MZ"))]),
        ("media", "", vec![(7, b"<< /Subtype /RichMedia >>".to_vec())]),
        ("a model", "", vec![(7, b"<< /Subtype /3D >>".to_vec())]),
        ("a form of XML", "/AcroForm << /XFA 7 0 R >>", vec![]),
        ("actions at events", "/AA << /WC << /S /Named /N /Print >> >>", vec![]),
        ("a form that is sent", "", vec![(7, b"<< /S /SubmitForm /F (https://evil.example) >>".to_vec())]),
        ("a file of another machine", "", vec![(7, b"<< /S /GoToR /F (\\\\\\\\evil\\\\a) >>".to_vec())]),
        // Where a table of objects may lead, whatever stands around it.
        ("within a text", "", vec![(7, b"(8 0 obj << /S /JavaScript >> endobj)".to_vec())]),
        ("within a comment", "", vec![(7, b"null % 8 0 obj << /S /JavaScript >>".to_vec())]),
        ("within data", "", vec![(7, stream("", b"x 8 0 obj << /S /JavaScript >> endobj"))]),
        (
            "with a comment in its head",
            "",
            vec![(7, b"null endobj 8 0%\nobj%\n<< /S /JavaScript >>".to_vec())],
        ),
        ("after a text without end", "", vec![(7, b"( 8 0 obj << /S /JavaScript >>".to_vec())]),
        ("an archive", "", vec![(7, stream("", &zip()))]),
    ] {
        assert_eq!(verdict(&pdf_with(catalogue, &more)), Err(Refusal::Active), "{what}");
    }
    assert_eq!(verdict(&pdf_and_zip()), Err(Refusal::Active));
}

#[test]
fn an_object_that_hides_in_another_is_seen() {
    // The place of the second object is within the text of the first.
    let (first, hidden) = ("(aaaa<</S/JavaScript>>)", 5);
    let head = format!("8 0 9 {hidden} ");
    let dict = format!("/Type /ObjStm /N 2 /First {} /Filter /FlateDecode", head.len());
    let packed = deflate(format!("{head}{first}").as_bytes());
    assert_eq!(verdict(&pdf_with("", &[(7, stream(&dict, &packed))])), Err(Refusal::Active));
    // A stream that does not say what it is, and one that is not packed at all.
    let untyped = dict.replace("/Type /ObjStm ", "");
    assert_eq!(verdict(&pdf_with("", &[(7, stream(&untyped, &packed))])), Err(Refusal::Active));
    let plain = dict.replace("/Filter /FlateDecode", "");
    let data = format!("{head}{first}");
    assert_eq!(verdict(&pdf_with("", &[(7, stream(&plain, data.as_bytes()))])), Err(Refusal::Broken));
}

#[test]
fn passwords_are_refused() {
    let objects = [(1, b"<< /Type /Catalog >>".to_vec()), (9, b"<< /Filter /Standard /V 4 >>".to_vec())];
    assert_eq!(verdict(&pdf_of(&objects, "/Encrypt 9 0 R")), Err(Refusal::Encrypted));
    assert_eq!(verdict(&pdf_of(&objects, "/#45ncrypt 9 0 R")), Err(Refusal::Encrypted));
    let table = stream("/Type /XRef /Size 9 /W [1 2 1] /Encrypt 9 0 R", b"");
    assert_eq!(verdict(&pdf_with("", &[(8, table)])), Err(Refusal::Encrypted));
}

#[test]
fn what_cannot_be_unpacked_within_bounds_is_broken() {
    let of = |dict: &str, data: &[u8]| pdf_with("", &[(7, stream(dict, data))]);
    let usual = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";
    assert_eq!(verdict(&of(usual, &deflated_zeros(64))), Err(Refusal::Broken), "a bomb");
    assert_eq!(verdict(&of(usual, b"no zlib at all")), Err(Refusal::Broken));
    for odd in [
        "/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]",
        "/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode",
        "/Type /ObjStm /N 1 /First 4 /Filter 9 0 R",
        "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor 12 >>",
        "/Type /ObjStm /N 1 /First 9 0 R /Filter /FlateDecode",
        "/Type /ObjStm /N 1 /Filter /FlateDecode",
        "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /F (outside)",
    ] {
        assert_eq!(verdict(&of(odd, &deflate(b"8 0 (a)"))), Err(Refusal::Broken), "{odd}");
    }
    let many: Vec<_> = (0..250).map(|at| (10 + at, object_stream(500 + at, "<< >>"))).collect();
    assert_eq!(verdict(&pdf_with("", &many)), Err(Refusal::Broken), "many streams");
    let four: Vec<_> = (0..4).map(|at| (10 + at, stream(usual, &deflated_zeros(5)))).collect();
    assert_eq!(verdict(&pdf_with("", &four)), Err(Refusal::Broken), "too much in all");
    // What other streams become is nobody's matter here: they hold no objects, and stay packed.
    assert_eq!(verdict(&of("/Filter /FlateDecode", &deflated_zeros(64))), Ok(()));
}

#[test]
fn reading_ends_however_deep_and_often() {
    assert_eq!(verdict(&pdf_with(&format!("/X {}", "[".repeat(100_000)), &[])), Err(Refusal::Broken));
    // Each of these begins within the one before it, and none of them ends.
    let nested = pdf_with(&format!("/X ({}", "1 0 obj (".repeat(400_000)), &[]);
    assert_eq!(verdict(&nested), Err(Refusal::Broken));
}

#[test]
fn a_document_ends_where_it_says() {
    let whole = pdf();
    for tail in ["", "\r\n", " \n \0\n"] {
        assert_eq!(verdict(&[&whole, tail.as_bytes()].concat()), Ok(()), "{tail:?}");
    }
    for (what, bytes) in [
        ("cut off", whole[..whole.len() / 2].to_vec()),
        ("with an archive behind it", [whole.clone(), zip()].concat()),
        ("with text behind it", [&whole[..], b"<?php"].concat()),
        ("with much space behind it", [&whole[..], &[b' '; 2_000]].concat()),
        ("with something before it", [b"GIF89a", &whole[..]].concat()),
        ("nothing but its first line", b"%PDF-1.7\n".to_vec()),
    ] {
        assert_eq!(verdict(&bytes), Err(Refusal::Broken), "{what}");
    }
}

#[test]
fn noise_is_read_without_harm() {
    let mut state = 7_u32;
    let mut noise = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        b" ()<>[]{}/%\\R0149objstreamSGTN#\n\0\xff"[state as usize % 34]
    };
    for _ in 0..300 {
        let middle: Vec<u8> = (0..400).map(|_| noise()).collect();
        // Whatever it says, it comes to an end.
        let _ = verdict(&[b"%PDF-1.4\n1 0 obj ", &middle[..], b" trailer ", &middle, b"\n%%EOF"].concat());
    }
}
