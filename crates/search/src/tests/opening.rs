use std::{
    fs,
    path::{Path, PathBuf},
};

use lotse_domain::change_log::Checkpoint;
use tantivy::IndexWriter;

use super::fixtures::{mixed, vacancy};
use crate::{SearchError, SearchIndex, SearchQuery, document, index::Payload};

/// An index of forty vacancies in two segments, with deletions.
fn filled(dir: &Path) {
    let opened = SearchIndex::open(dir).unwrap();
    assert_eq!(opened.rebuilt, None);
    let index = opened.index;
    let mut writer: IndexWriter = index.tantivy().writer_with_num_threads(1, 15_000_000).unwrap();
    for (seq, views) in (1..).zip(mixed(40).chunks(20)) {
        writer.delete_term(document::id_term(index.fields(), super::fixtures::id(3)));
        for view in views {
            writer.add_document(document::vacancy(index.fields(), &index.places(), view).unwrap()).unwrap();
        }
        commit(&mut writer, seq);
    }
    writer.wait_merging_threads().unwrap();
}

fn commit(writer: &mut IndexWriter, seq: i64) {
    let mut commit = writer.prepare_commit().unwrap();
    commit.set_payload(&serde_json::to_string(&Payload::new(Checkpoint { xid: 7, seq })).unwrap());
    commit.commit().unwrap();
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = all.filter(|path| path.extension().is_none_or(|e| e != "lock")).collect();
    files.sort();
    files
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

#[test]
fn an_index_and_its_checkpoint_survive_reopening() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    for _ in 0..2 {
        let opened = SearchIndex::open(dir.path()).unwrap();
        assert_eq!(opened.rebuilt, None);
        assert_eq!(opened.index.checkpoint(), Checkpoint { xid: 7, seq: 2 });
        assert_eq!(opened.index.num_docs(), 39);
        assert!(opened.index.status().bytes > 0);
    }
}

#[test]
fn a_reader_takes_up_what_another_commits() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let writing = SearchIndex::open(dir.path()).unwrap().index;
    let reading = SearchIndex::open_for_reading(dir.path()).unwrap();
    let mut writer: IndexWriter = writing.tantivy().writer_with_num_threads(1, 15_000_000).unwrap();
    assert!(!reading.refresh_if_changed().unwrap());
    writer
        .add_document(document::vacancy(writing.fields(), &writing.places(), &vacancy(900, "Imker")).unwrap())
        .unwrap();
    commit(&mut writer, 3);
    assert!(reading.refresh_if_changed().unwrap());
    assert_eq!(reading.checkpoint().seq, 3);
    assert_eq!(reading.search(&SearchQuery { q: "Imker".into(), ..Default::default() }).unwrap().total, 1);
    let again = SearchIndex::open(dir.path()).unwrap();
    assert_eq!(again.rebuilt, None, "opening while another writes must not harm");
}

/// Damages one copy after another and expects each to be noticed.
fn every_damage_is_noticed(damage: impl Fn(&Path) -> Vec<Box<dyn FnOnce()>>) {
    let whole = tempfile::tempdir().unwrap();
    filled(whole.path());
    let names: Vec<PathBuf> = files(whole.path()).iter().map(|f| f.file_name().unwrap().into()).collect();
    assert!(names.len() > 12, "{names:?}");
    for name in names {
        let count = damage(&whole.path().join(&name)).len();
        for at in 0..count {
            let dir = tempfile::tempdir().unwrap();
            copy(whole.path(), dir.path());
            damage(&dir.path().join(&name)).swap_remove(at)();
            let reading = SearchIndex::open_for_reading(dir.path());
            assert!(reading.is_err(), "reading, {} damage {at}", name.display());
            let opened = SearchIndex::open(dir.path()).unwrap();
            assert!(opened.rebuilt.is_some(), "{} damage {at}", name.display());
            assert_eq!(opened.index.num_docs(), 0);
            assert_eq!(opened.index.checkpoint(), Checkpoint::default());
            assert_eq!(SearchIndex::open(dir.path()).unwrap().rebuilt, None);
        }
    }
}

#[test]
fn a_deleted_file_is_noticed() {
    every_damage_is_noticed(|file| {
        let file = file.to_owned();
        vec![Box::new(move || fs::remove_file(file).unwrap())]
    });
}

#[test]
fn a_truncated_file_is_noticed() {
    every_damage_is_noticed(|file| {
        let length = fs::metadata(file).unwrap().len();
        let cut = |to: u64| -> Box<dyn FnOnce()> {
            let file = file.to_owned();
            Box::new(move || fs::OpenOptions::new().write(true).open(file).unwrap().set_len(to).unwrap())
        };
        vec![cut(0), cut(length / 2), cut(length - 2)]
    });
}

#[test]
fn a_flipped_byte_is_noticed() {
    every_damage_is_noticed(|file| {
        let length = usize::try_from(fs::metadata(file).unwrap().len()).unwrap();
        let flip = |at: usize| -> Box<dyn FnOnce()> {
            let file = file.to_owned();
            Box::new(move || {
                let mut bytes = fs::read(&file).unwrap();
                bytes[at] ^= 0xff;
                fs::write(file, bytes).unwrap();
            })
        };
        vec![flip(0), flip(length / 3), flip(length / 2), flip(length - 5), flip(length - 1)]
    });
}

#[test]
fn an_index_of_another_version_is_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    fs::write(dir.path().join("lotse-index.json"), "{\"schema\":0}\n").unwrap();
    assert!(SearchIndex::open(dir.path()).unwrap().rebuilt.unwrap().contains("version"));
}

#[test]
fn a_damaged_index_is_left_alone_while_another_writes_to_it() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let index = SearchIndex::open(dir.path()).unwrap().index;
    let _writer: IndexWriter = index.tantivy().writer_with_num_threads(1, 15_000_000).unwrap();
    fs::remove_file(dir.path().join("lotse-index.json")).unwrap();
    assert!(matches!(SearchIndex::open(dir.path()), Err(SearchError::InUse)));
    assert!(files(dir.path()).len() > 12);
}

#[test]
fn a_flipped_digit_of_the_checkpoint_is_noticed() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let meta = dir.path().join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    assert!(text.contains("\\\"seq\\\":2"));
    fs::write(&meta, text.replace("\\\"seq\\\":2", "\\\"seq\\\":9")).unwrap();
    assert!(SearchIndex::open(dir.path()).unwrap().rebuilt.is_some());
}

#[test]
fn one_flipped_bit_anywhere_is_noticed() {
    let whole = tempfile::tempdir().unwrap();
    filled(whole.path());
    for file in files(whole.path()) {
        let bytes = fs::read(&file).unwrap();
        let spread = (0..bytes.len()).step_by(bytes.len() / 20 + 1);
        for at in spread.chain((bytes.len().saturating_sub(150)..bytes.len()).step_by(3)) {
            let dir = tempfile::tempdir().unwrap();
            copy(whole.path(), dir.path());
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            fs::write(dir.path().join(file.file_name().unwrap()), damaged).unwrap();
            assert!(SearchIndex::open_for_reading(dir.path()).is_err(), "{} at {at}", file.display());
        }
    }
}

/// Each file has a checksum of its own, which says nothing about which file it is.
#[test]
fn two_files_that_changed_places_are_noticed() {
    let whole = tempfile::tempdir().unwrap();
    filled(whole.path());
    let names: Vec<PathBuf> = files(whole.path()).iter().map(|f| f.file_name().unwrap().into()).collect();
    let mut swapped = 0;
    for (at, one) in names.iter().enumerate() {
        for other in &names[at + 1..] {
            let same_kind = one.extension() == other.extension();
            let with_next = names.get(at + 1) == Some(other);
            if !same_kind && !with_next {
                continue;
            }
            let dir = tempfile::tempdir().unwrap();
            copy(whole.path(), dir.path());
            fs::copy(whole.path().join(one), dir.path().join(other)).unwrap();
            fs::copy(whole.path().join(other), dir.path().join(one)).unwrap();
            let opened = SearchIndex::open(dir.path()).unwrap();
            assert!(opened.rebuilt.is_some(), "{} and {}", one.display(), other.display());
            swapped += 1;
        }
    }
    assert!(swapped > 20, "{swapped}");
}
