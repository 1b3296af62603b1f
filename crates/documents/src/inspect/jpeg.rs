//! The frame of a JPEG file (ITU-T T.81, annex B), read before anything is decoded: decoders fill up what is missing, and
//! take as many scans as a file brings.

/// What the headers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) components: u8,
    /// Its coefficients are all kept until the last scan.
    pub(super) progressive: bool,
}

/// More are of no use: the usual progressive file has ten.
const MOST_SCANS: usize = 64;

/// The frame of a file that goes on to its end mark; none of one that breaks off or has no sense. What follows the end mark is
/// not looked at.
pub(super) fn frame(bytes: &[u8]) -> Option<Frame> {
    let mut at = 2;
    let (mut frame, mut scans) = (None, 0);
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        // A marker may be preceded by any number of fill bytes.
        let marker = *bytes.get(at + 1)?;
        at += if marker == 0xff { 1 } else { 2 };
        match marker {
            0xff | 0x01 | 0xd0..=0xd7 => continue,
            0xd9 => return frame.filter(|_| scans > 0),
            0x00 | 0xd8 => return None,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        let body = bytes.get(at + 2..at + length.max(2))?;
        at += length.max(2);
        match marker {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                // A second frame is a hierarchical file, or one that means two pictures.
                if frame.is_some() {
                    return None;
                }
                frame = Some(Frame {
                    height: u16::from_be_bytes([*body.get(1)?, *body.get(2)?]),
                    width: u16::from_be_bytes([*body.get(3)?, *body.get(4)?]),
                    components: *body.get(5)?,
                    progressive: matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce),
                });
            }
            0xda => {
                scans += 1;
                if scans > MOST_SCANS {
                    return None;
                }
                at = end_of_scan(bytes, at)?;
            }
            _ => {}
        }
    }
}

/// Where the next marker stands: in the data of a scan 0xff is followed by 0 or is a restart.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}
