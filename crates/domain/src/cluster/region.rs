//! Where a cluster is: in words, and as areas with boundaries.
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect};
use uuid::Uuid;

use super::{Cluster, Districts, Entity};
use crate::{
    Actor, Clock, Db, audit,
    change_log::{self, Subject},
    error::{DomainError, FieldError, Result},
    place::Gazetteer,
    unit_of_work::in_transaction,
};

/// Areas that a region may consist of: as many as a search takes.
pub const MOST_DISTRICTS: usize = 30;
/// Characters of its words.
const MOST_CHARACTERS: usize = 120;

/// The region of a cluster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegionDraft {
    /// As pages show it.
    pub region: Option<String>,
    pub districts: Districts,
}

impl Districts {
    /// The areas that are named: as people call them ("Landkreis Fürth", "Oberfranken"), towns that belong to no Kreis, states, or keys.
    ///
    /// # Errors
    /// `Invalid` that names what is unknown, or where there are more than [`MOST_DISTRICTS`].
    pub fn called<'n>(gazetteer: &Gazetteer, names: impl IntoIterator<Item = &'n str>) -> Result<Self> {
        let (mut keys, mut unknown) = (Vec::new(), Vec::new());
        for name in names.into_iter().map(str::trim).filter(|name| !name.is_empty()) {
            let meant = gazetteer.area_keys(name);
            if meant.is_empty() && unknown.len() < MOST_DISTRICTS {
                unknown.push(format!("\"{}\"", name.chars().take(60).collect::<String>()));
            }
            for key in meant {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        if !unknown.is_empty() {
            let detail = format!(
                "we know no Landkreis, town without one, or Regierungsbezirk called {}",
                unknown.join(", ")
            );
            return Err(DomainError::invalid("districts", "unknown", detail));
        }
        let districts = Self(keys);
        match districts.mistake() {
            Some(mistake) => Err(DomainError::Invalid(vec![mistake])),
            None => Ok(districts),
        }
    }

    /// Whether all that is known of an area is in its key.
    pub(super) fn mistake(&self) -> Option<FieldError> {
        let is_key =
            |key: &String| matches!(key.len(), 3 | 5) && key.bytes().all(|byte| byte.is_ascii_digit());
        if self.0.len() > MOST_DISTRICTS {
            let detail = format!("are {MOST_DISTRICTS} areas at most; name larger ones");
            return Some(FieldError::new("districts", "too_many", detail));
        }
        let odd = self.0.iter().find(|key| !is_key(key))?;
        let detail = format!("are keys of three or five digits, and \"{odd}\" is none");
        Some(FieldError::new("districts", "form", detail))
    }
}

impl RegionDraft {
    fn clean(self) -> Result<Self> {
        let Self { region, districts } = self;
        let region = region.map(|region| region.trim().to_owned()).filter(|region| !region.is_empty());
        let mut mistakes: Vec<FieldError> = districts.mistake().into_iter().collect();
        if region.as_ref().is_some_and(|region| region.chars().count() > MOST_CHARACTERS) {
            let detail = format!("takes {MOST_CHARACTERS} characters at most");
            mistakes.push(FieldError::new("region", "too_long", detail));
        }
        if mistakes.is_empty() { Ok(Self { region, districts }) } else { Err(DomainError::Invalid(mistakes)) }
    }
}

/// Says anew where a cluster is; for its managers. `version` is the one that is meant to be changed, any where there is none.
///
/// # Errors
/// `NotFound` for everyone else; `Invalid` for words that are too long or keys that are none; `Stale` where it has another version.
pub async fn set_region(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    version: Option<i32>,
    draft: RegionDraft,
) -> Result<Cluster> {
    actor.require(actor.manages(cluster_id), cluster_id, "cluster")?;
    let draft = draft.clean()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, draft) = (actor.clone(), draft.clone());
        Box::pin(async move {
            let found = Entity::find_by_id(cluster_id).lock_exclusive().one(txn).await?;
            let cluster = found.ok_or(DomainError::NotFound { what: "cluster" })?;
            if version.is_some_and(|version| version != cluster.version) {
                return Err(DomainError::Stale);
            }
            let RegionDraft { region, districts } = draft;
            if cluster.region == region && cluster.districts == districts {
                return Ok(cluster);
            }
            let version = cluster.version + 1;
            let row = Cluster { region, districts, version, updated_at: now, ..cluster };
            let cluster = row.into_active_model().reset_all().update(txn).await?;
            audit::record(txn, now, &actor, [("cluster.region_changed", cluster_id)]).await?;
            change_log::note(txn, now, Subject::Cluster, [cluster_id]).await?;
            Ok(cluster)
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::{Districts, MOST_DISTRICTS, RegionDraft};
    use crate::place::{Gazetteer, Place, PlaceKind};

    fn gazetteer() -> Gazetteer {
        let town = |key: &str, name: &str, district: &str| Place {
            kind: PlaceKind::Municipality,
            key: key.into(),
            name: name.into(),
            district: district.into(),
            state: "BY".into(),
            latitude: 49.5,
            longitude: 11.0,
            population: 20_000,
        };
        Gazetteer::new(vec![
            town("09563000", "Fürth", "Fürth"),
            town("09573134", "Zirndorf", "Fürth"),
            town("09472111", "Bindlach", "Bayreuth"),
        ])
    }

    #[test]
    fn areas_are_named_and_kept_by_their_keys() {
        let named = |names: &[&str]| Districts::called(&gazetteer(), names.iter().copied());
        assert_eq!(named(&["Landkreis Fürth", " Oberfranken ", "", "09573"]).unwrap().0, ["09573", "094"]);
        assert_eq!(named(&[]).unwrap(), Districts::default());
        let unknown = named(&["Oberfranken", "Atlantis", "Zirndorf"]).unwrap_err().to_string();
        assert!(
            unknown.contains("\"Atlantis\", \"Zirndorf\"") && !unknown.contains("Oberfranken"),
            "{unknown}"
        );
    }

    #[test]
    fn only_keys_are_kept_and_not_too_many() {
        let kept = |keys: Vec<String>| {
            RegionDraft { region: Some(" Franken ".into()), districts: Districts(keys) }.clean()
        };
        assert_eq!(kept(vec!["094".into()]).unwrap().region.as_deref(), Some("Franken"));
        assert!(kept(vec!["94".into()]).is_err() && kept(vec!["Fürth".into()]).is_err());
        assert!(kept(vec!["094".into(); MOST_DISTRICTS + 1]).is_err());
        let long = RegionDraft { region: Some("x".repeat(121)), ..RegionDraft::default() };
        assert!(long.clean().is_err());
    }
}
