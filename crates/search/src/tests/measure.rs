use super::fixtures::*;
use crate::{SearchQuery, Sort};
use std::time::Instant;
#[test]
#[ignore]
fn measure() {
    let n = 100_000u128;
    let t = Instant::now();
    let views = mixed(n);
    println!("made {:?}", t.elapsed());
    let dir = tempfile::tempdir().unwrap();
    let index = crate::SearchIndex::open(dir.path()).unwrap().index;
    let mut w: tantivy::IndexWriter = index.tantivy().writer_with_num_threads(1, 64_000_000).unwrap();
    let t = Instant::now();
    for v in &views { w.add_document(crate::document::vacancy(index.fields(), v).unwrap()).unwrap(); }
    let mut c = w.prepare_commit().unwrap();
    c.set_payload(&serde_json::to_string(&crate::index::Payload::new(Default::default())).unwrap());
    c.commit().unwrap();
    let e = t.elapsed();
    println!("indexed {:?} {:.0}/s", e, n as f64 / e.as_secs_f64());
    let t = Instant::now();
    index.refresh().unwrap();
    println!("refresh {:?} {:?}", t.elapsed(), index.status());
    let t = Instant::now();
    w.add_document(crate::document::vacancy(index.fields(), &vacancy(999_999, "Koch")).unwrap()).unwrap();
    w.commit().unwrap();
    println!("small commit {:?}", t.elapsed());
    let t = Instant::now();
    index.refresh().unwrap();
    println!("small refresh {:?}", t.elapsed());
    let q = |q: &str, n: Option<crate::Near>, sort| SearchQuery { q: q.into(), near: n, sort, limit: 20, ..Default::default() };
    let r = Sort::Relevance;
    for (name, query) in [
        ("empty", q("", None, r)),
        ("word", q("Mechatroniker", None, r)),
        ("word+town", q("Mechatroniker Kiel", None, r)),
        ("typo", q("Mechatronicker", None, r)),
        ("prefix", q("mech", None, r)),
        ("part", q("industrie", None, r)),
        ("word+50km", q("Mechatroniker", Some(near(53.87, 10.69, 50.0)), r)),
        ("25km", q("", Some(near(53.87, 10.69, 25.0)), Sort::Distance)),
        ("kind", SearchQuery { kinds: vec![lotse_domain::vacancy::Kind::Internship], ..q("", None, r) }),
    ] {
        let run = |f: &dyn Fn() -> u64| { let mut v = vec![]; let mut tot = 0; for _ in 0..60 { let t = Instant::now(); tot = f(); v.push(t.elapsed().as_secs_f64() * 1e3); } v.sort_by(f64::total_cmp); (v[30], tot) };
        let a = run(&|| index.search(&query).unwrap().total);
        let b = run(&|| crate::plain::count_and_top(&index, &query).unwrap().total);
        println!("{name:10} engine {:.3} ms ({}) plain {:.3} ms ({}) ratio {:.1}", a.0, a.1, b.0, b.1, b.0 / a.0);
    }
    let t = Instant::now();
    for _ in 0..100 { index.suggest("mech", 8); }
    println!("suggest {:?}", t.elapsed() / 100);
    let t = Instant::now();
    index.alternatives(&q("Mechatroniker", Some(near(53.87, 10.69, 1.0)), r)).unwrap();
    println!("alternatives {:?}", t.elapsed());
    let t = Instant::now();
    index.similar(id(5), 8).unwrap();
    println!("similar {:?}", t.elapsed());
    drop(w);
    let t = Instant::now();
    crate::SearchIndex::open(dir.path()).unwrap();
    println!("open with checks {:?}", t.elapsed());
}
