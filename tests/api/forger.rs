//! Makes tokens that are wrong in one way each.
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use ed25519_dalek::{Signer, SigningKey};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::header::HeaderValue;
use serde_json::{Map, Value, json};
use sha2::Sha256;
use uuid::Uuid;

use crate::person::Person;

/// The first part of a token.
pub fn header_of(token: &str) -> Value {
    part(token, 0)
}

fn part(token: &str, at: usize) -> Value {
    serde_json::from_slice(&B64.decode(token.split('.').nth(at).unwrap()).unwrap()).unwrap()
}

/// Whoever has the key: what it signs is refused for what it says alone.
pub struct Forger {
    key: SigningKey,
    good: String,
    pub header: Value,
    pub claims: Value,
    pub table: Vec<(String, Vec<u8>)>,
}

impl Forger {
    pub fn new(good: &str, seed: [u8; 32]) -> Self {
        Self {
            key: SigningKey::from_bytes(&seed),
            good: good.to_owned(),
            header: header_of(good),
            claims: part(good, 1),
            table: Vec::new(),
        }
    }

    pub fn signed(&self, header: &str, claims: &str) -> String {
        let input = format!("{}.{}", B64.encode(header), B64.encode(claims));
        format!("{input}.{}", B64.encode(self.key.sign(input.as_bytes()).to_bytes()))
    }

    fn value(&mut self, name: impl Into<String>, value: impl AsRef<[u8]>) {
        self.table.push((name.into(), value.as_ref().to_vec()));
    }

    pub fn token(&mut self, name: impl Into<String>, token: &str) {
        self.value(name, format!("Bearer {token}"));
    }

    /// The true claims under another header, with the true key's signature.
    fn header(&mut self, name: &str, change: impl FnOnce(&mut Map<String, Value>)) {
        let mut header = self.header.clone();
        change(header.as_object_mut().unwrap());
        let token = self.signed(&header.to_string(), &self.claims.to_string());
        self.token(format!("header: {name}"), &token);
    }

    fn header_with(&mut self, name: &str, field: &str, value: Value) {
        self.header(name, |header| {
            header.insert(field.to_owned(), value);
        });
    }

    /// Other claims, with the true key's signature.
    fn claims(&mut self, name: &str, change: impl FnOnce(&mut Map<String, Value>)) {
        let mut claims = self.claims.clone();
        change(claims.as_object_mut().unwrap());
        self.raw_claims(name, &claims.to_string());
    }

    fn claim(&mut self, field: &str, value: Value) {
        let name = format!("{field} is {value}");
        self.claims(&name, |claims| {
            claims.insert(field.to_owned(), value);
        });
    }

    fn raw_claims(&mut self, name: &str, claims: &str) {
        let token = self.signed(&self.header.to_string(), claims);
        self.token(format!("claims: {name}"), &token);
    }

    pub fn algorithms(&mut self, public: &str) {
        let (header, claims) = (self.header.clone(), B64.encode(self.claims.to_string()));
        let input = |alg: &str| {
            let mut header = header.clone();
            header["alg"] = json!(alg);
            format!("{}.{claims}", B64.encode(header.to_string()))
        };
        for alg in ["none", "None", "NONE", "nOnE", ""] {
            self.token(format!("alg \"{alg}\" without signature"), &format!("{}.", input(alg)));
            self.header_with(&format!("alg \"{alg}\""), "alg", json!(alg));
        }
        let raw = B64.decode(public).unwrap();
        for (name, key) in [("text", public.as_bytes()), ("bytes", &raw[..]), ("nothing", &[][..])] {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
            mac.update(input("HS256").as_bytes());
            let token = format!("{}.{}", input("HS256"), B64.encode(mac.finalize().into_bytes()));
            self.token(format!("HS256 with the public key as {name}"), &token);
        }
        for alg in ["HS256", "HS512", "RS256", "PS256", "ES256", "ES384", "eddsa", "Ed25519", "EdDSA "] {
            self.header_with(&format!("alg \"{alg}\" over our signature"), "alg", json!(alg));
        }
        for value in [json!(null), json!(["EdDSA"]), json!({}), json!(8)] {
            self.header_with(&format!("alg is {value}"), "alg", value);
        }
        self.header("no alg", |header| drop(header.remove("alg")));
    }

    pub fn headers(&mut self) {
        let kid = self.header["kid"].as_str().unwrap().to_owned();
        for (name, kid) in [
            ("empty", json!("")),
            ("unknown", json!("AAAAAAAAAAAAAAAA")),
            ("a path", json!("../../../../dev/null")),
            ("SQL", json!("x' UNION SELECT 'AAAA' --")),
            ("long", json!("k".repeat(65))),
            ("longer than a token may be", json!("k".repeat(4_000))),
            ("not ASCII", json!("schlüssel\u{202e}")),
            ("with U+0000", json!("\u{0}")),
            ("in other case", json!(kid.to_lowercase())),
            ("with a space behind it", json!(format!("{kid} "))),
            ("an address", json!("https://evil.example/jwks.json")),
            ("a number", json!(1)),
            ("null", json!(null)),
            ("a list", json!([kid])),
        ] {
            self.header_with(&format!("kid {name}"), "kid", kid);
        }
        self.header("no kid", |header| drop(header.remove("kid")));
        for typ in ["JWT", "jwt", "at+JWT2", "", "application/at+jwt+x"] {
            self.header_with(&format!("typ \"{typ}\""), "typ", json!(typ));
        }
        self.header("no typ", |header| drop(header.remove("typ")));
        let evil = SigningKey::from_bytes(&[7; 32]);
        let x = B64.encode(evil.verifying_key().as_bytes());
        let jwk = json!({"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "kid": kid, "x": x});
        let with = |field: &str, value: Value| {
            let mut header = self.header.clone();
            header[field] = value;
            header.to_string()
        };
        let brought = [
            ("jwk", jwk.clone()),
            ("jku", json!("https://evil.example/jwks.json")),
            ("x5u", json!("https://evil.example/cert.pem")),
            ("x5c", json!(["MIIB"])),
            ("crit", json!(["exp"])),
            ("crit", json!([])),
            ("zip", json!("DEF")),
            ("enc", json!("A256GCM")),
        ];
        let headers: Vec<_> = brought.iter().map(|(field, value)| with(field, value.clone())).collect();
        let unencoded = {
            let mut header = self.header.clone();
            (header["b64"], header["crit"]) = (json!(false), json!(["b64"]));
            header.to_string()
        };
        let claims = self.claims.to_string();
        // Signed by the key that is brought along, and by ours: neither is taken.
        let ours = std::mem::replace(&mut self.key, evil);
        let by_other: Vec<String> = headers.iter().map(|header| self.signed(header, &claims)).collect();
        let same_kid = self.signed(&self.header.to_string(), &claims);
        self.key = ours;
        for (at, (field, value)) in brought.iter().enumerate() {
            self.token(format!("{field} {value:.20} with a foreign signature"), &by_other[at]);
            let token = self.signed(&headers[at], &claims);
            self.token(format!("{field} {value:.20} with our signature"), &token);
        }
        self.token("another key under our kid", &same_kid);
        let token = self.signed(&unencoded, &claims);
        self.token("b64 false", &token);
        let twice = self.header.to_string().replacen('{', "{\"alg\":\"none\",", 1);
        for (name, header) in
            [("alg twice", twice.as_str()), ("a list", "[]"), ("no JSON", "{"), ("text", "\"x\"")]
        {
            let token = self.signed(header, &claims);
            self.token(format!("header: {name}"), &token);
        }
    }

    pub fn all_claims(&mut self, now: i64, other: &Person, other_id: &str, ended: &Person) {
        for field in ["iss", "aud", "sub", "sid", "iat", "exp", "jti"] {
            self.claims(&format!("no {field}"), |claims| drop(claims.remove(field)));
            self.claim(field, json!(null));
        }
        for (field, value) in [
            ("admin", json!(true)),
            ("nbf", json!(now + 60)),
            ("nbf", json!(now - 60)),
            ("scope", json!("operator")),
            ("iss", json!("https://evil.example")),
            ("iss", json!(format!("{}/", self.claims["iss"].as_str().unwrap()))),
            ("iss", json!([self.claims["iss"]])),
            ("aud", json!("lotse-portal")),
            ("aud", json!("")),
            ("aud", json!(["lotse-api"])),
            ("aud", json!(["lotse-api", "other"])),
            ("exp", json!(now - 1)),
            ("exp", json!(now)),
            ("exp", json!(now + 31_536_000)),
            ("exp", json!((now + 900).to_string())),
            ("exp", json!(900.5)),
            ("exp", json!(-1)),
            ("exp", json!(0)),
            ("exp", json!(i64::MAX)),
            ("exp", json!(u64::MAX)),
            ("exp", json!([now + 900])),
            ("iat", json!(now - 1)),
            ("iat", json!(i64::MIN)),
            ("iat", json!(i64::MAX)),
            ("iat", json!("now")),
            ("sub", json!(other_id)),
            ("sub", json!(Uuid::nil())),
            ("sub", json!("operator")),
            ("sub", json!(1)),
            ("sid", json!(other.session)),
            ("sid", json!(ended.session)),
            ("sid", json!(Uuid::nil())),
            ("sid", json!(Uuid::now_v7())),
            ("sid", json!("' OR 1=1 --")),
            ("jti", json!("x")),
        ] {
            self.claim(field, value);
        }
        for (name, iat) in [("expired", now - 900), ("long expired", 1), ("not yet begun", now + 31)] {
            self.claims(name, |claims| {
                claims.insert("iat".into(), json!(iat));
                claims.insert("exp".into(), json!(iat + 900));
            });
        }
        self.claims("lives a second too long", |claims| {
            claims.insert("iat".into(), json!(now - 1));
            claims.insert("exp".into(), json!(now + 900));
        });
        let huge = self.claims.to_string();
        let exp = self.claims["exp"].to_string();
        for number in ["1e400", "99999999999999999999999999", "0x10", "NaN", "1e3"] {
            self.raw_claims(&format!("exp {number}"), &huge.replace(&exp, number));
        }
        self.raw_claims("sub twice", &huge.replacen('{', &format!("{{\"sub\":\"{other_id}\","), 1));
        self.raw_claims("exp twice", &huge.replacen('{', "{\"exp\":1,", 1));
        for (name, claims) in
            [("none", "{}"), ("a list", "[]"), ("empty", ""), ("no JSON", "{"), ("null", "null")]
        {
            self.raw_claims(name, claims);
        }
        self.raw_claims("nested deeply", &"[".repeat(400));
    }

    pub fn encodings(&mut self) {
        let good = self.good.clone();
        let parts: Vec<&str> = good.split('.').collect();
        let (h, c, s) = (parts[0], parts[1], parts[2]);
        for (name, at) in [("header", 0), ("claims", 1), ("signature", 2)] {
            for (place, index) in
                [("first", 0), ("middle", parts[at].len() / 2), ("last", parts[at].len() - 1)]
            {
                for bit in [1, 2, 4] {
                    let mut bytes = parts[at].as_bytes().to_vec();
                    bytes[index] ^= bit;
                    let mut changed: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
                    changed[at] = &bytes;
                    let value = [&b"Bearer "[..], &changed.join(&b'.')].concat();
                    if HeaderValue::from_bytes(&value).is_ok() {
                        self.value(format!("{name}: bit {bit} of the {place} character"), value);
                    }
                }
            }
        }
        let signature = B64.decode(s).unwrap();
        let with = |bytes: &[u8]| format!("{h}.{c}.{}", B64.encode(bytes));
        let malleable = [&signature[..32], &plus_order(&signature[32..])].concat();
        for (name, bytes) in [
            ("one byte short", &signature[..63]),
            ("one byte long", &[&signature[..], &[0]].concat()[..]),
            ("zeroes", &[0; 64][..]),
            ("ones", &[255; 64][..]),
            ("S beyond the order of the group", &malleable[..]),
        ] {
            self.token(format!("signature: {name}"), &with(bytes));
        }
        let long = "A".repeat(100_000);
        for (name, token) in [
            ("empty signature", format!("{h}.{c}.")),
            ("no signature", format!("{h}.{c}")),
            ("empty claims", format!("{h}..{s}")),
            ("empty header", format!(".{c}.{s}")),
            ("only dots", "..".to_owned()),
            ("one dot", ".".to_owned()),
            ("one part", h.to_owned()),
            ("four parts", format!("{good}.{s}")),
            ("five parts, as if encrypted", format!("{good}.{s}.{s}")),
            ("a dot behind", format!("{good}.")),
            ("a dot before", format!(".{good}")),
            ("a dot twice", format!("{h}..{c}.{s}")),
            ("parts exchanged", format!("{c}.{h}.{s}")),
            ("padding", format!("{good}==")),
            ("padding within", format!("{h}=.{c}.{s}")),
            ("truncated", good[..good.len() - 10].to_owned()),
            ("truncated at the front", good[1..].to_owned()),
            ("twice", format!("{good}{good}")),
            ("two tokens", format!("{good} {good}")),
            ("two tokens with a comma", format!("{good},{good}")),
            ("a space within", format!("{h}. {c}.{s}")),
            ("a tab within", format!("{h}.\t{c}.{s}")),
            ("in quotes", format!("\"{good}\"")),
            ("in upper case", good.to_uppercase()),
            ("percent-encoded", good.replace('.', "%2E")),
            ("a letter that is none of base64url", format!("{h}.{c}.+{}", &s[1..])),
            ("beyond ASCII", format!("{h}.{c}.{s}ü")),
            ("another script", "ключ.ключ.ключ".to_owned()),
            ("8 KB", long[..8_000].to_owned()),
            ("8 KB in three parts", format!("{}.{c}.{s}", &long[..8_000])),
            ("100 KB", long.clone()),
            ("100 KB in three parts", format!("{long}.{c}.{s}")),
            ("JSON", "{\"alg\":\"none\"}".to_owned()),
            ("null", "null".to_owned()),
        ] {
            self.token(name, &token);
        }
    }

    pub fn schemes(&mut self, person: &Person) {
        let good = self.good.clone();
        for (name, value) in [
            ("empty", String::new()),
            ("no token", "Bearer".to_owned()),
            ("no token but space", "Bearer  ".to_owned()),
            ("no scheme", good.clone()),
            ("Basic", format!("Basic {good}")),
            ("Basic with the token as password", format!("Basic {}", B64.encode(format!("x:{good}")))),
            ("Token", format!("Token {good}")),
            ("JWT", format!("JWT {good}")),
            ("DPoP", format!("DPoP {good}")),
            ("no space", format!("Bearer{good}")),
            ("a colon", format!("Bearer: {good}")),
            ("an equals sign", format!("Bearer={good}")),
            ("the scheme twice", format!("Bearer Bearer {good}")),
            ("the refresh token", format!("Bearer {}", person.refresh)),
            ("the session's id", format!("Bearer {}", person.session)),
            ("an API key without its secret", "Bearer lotse_".to_owned()),
            ("an API key that never was", format!("Bearer lotse_{}", B64.encode([7; 32]))),
            ("an API key with letters of its own", "Bearer lotse_äöü%00'--".to_owned()),
            ("a long API key", format!("Bearer lotse_{}", "x".repeat(100_000))),
            ("an API key in upper case", "Bearer LOTSE_AAAA".to_owned()),
            ("an API key that goes on as a token", format!("Bearer lotse_{good}")),
        ] {
            self.value(format!("scheme: {name}"), value);
        }
    }
}

/// The order of the group of Ed25519 added to a number, both in little-endian bytes (RFC 8032, section 5.1): the same
/// signature for verifiers that do not look.
fn plus_order(s: &[u8]) -> [u8; 32] {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let (mut sum, mut carry) = ([0; 32], 0_u16);
    for at in 0..32 {
        let [low, high] = (u16::from(s[at]) + u16::from(ORDER[at]) + carry).to_le_bytes();
        (sum[at], carry) = (low, u16::from(high));
    }
    sum
}
