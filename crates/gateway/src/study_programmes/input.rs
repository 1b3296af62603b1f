use lotse_domain::{
    occupation::Area,
    study_programme::{Degree, ProgrammeDraft, StudyForm, StudyProgramme},
};
use lotse_web_kit::{Params, QueryParams};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{list::PageIn, patch::described_patch, words};

/// A study programme to be kept.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = StudyProgrammeRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgrammeIn {
    /// Id of an institution of the same cluster.
    institution_id: Uuid,
    #[schema(min_length = 1, max_length = 300, example = "Lebensmitteltechnologie")]
    title: String,
    #[schema(value_type = words::DegreeDescribed)]
    degree: Degree,
    #[schema(value_type = words::StudyFormDescribed)]
    form: StudyForm,
    #[schema(value_type = Option<words::AreaDescribed>)]
    area: Option<Area>,
    #[schema(minimum = 1, maximum = 20)]
    semesters: Option<i16>,
    /// When it begins, in words.
    #[schema(max_length = 120, example = "Oktober")]
    starts: Option<String>,
    /// What one needs to be admitted. Plain text.
    #[schema(max_length = 2_000)]
    admission: Option<String>,
    /// Markdown.
    #[schema(max_length = 40_000)]
    description: Option<String>,
    /// Begins with https:// or http://.
    #[schema(max_length = 300)]
    website: Option<String>,
}

described_patch!(
    /// See [`ProgrammeIn`].
    ProgrammePatch as "StudyProgrammePatch" of ProgrammeIn
);

impl ProgrammeIn {
    /// As it is now.
    pub(super) fn of(programme: StudyProgramme) -> Self {
        let StudyProgramme {
            id: _,
            institution_id,
            slug: _,
            title,
            degree,
            form,
            area,
            semesters,
            starts,
            admission,
            description,
            website,
            // Changed by steps.
            state: _,
            version: _,
            created_at: _,
            updated_at: _,
        } = programme;
        Self { institution_id, title, degree, form, area, semesters, starts, admission, description, website }
    }

    pub(super) fn draft(self) -> ProgrammeDraft {
        let Self {
            institution_id,
            title,
            degree,
            form,
            area,
            semesters,
            starts,
            admission,
            description,
            website,
        } = self;
        ProgrammeDraft {
            institution_id,
            title,
            degree,
            form,
            area,
            semesters,
            starts,
            admission,
            description,
            website,
        }
    }
}

/// Which study programmes.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of ProgrammesAsked")]
pub(super) struct ProgrammesIn {
    /// Words that must all be found: "Lebensmitteltechnologie dual". The best match comes first, and neither `institution` nor
    /// `after` goes with them.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Slug of a cluster.
    cluster: Option<String>,
    /// Slug of an institution.
    institution: Option<String>,
    /// How it is studied.
    #[param(value_type = Option<words::StudyFormDescribed>)]
    form: Option<StudyForm>,
    /// What it ends in.
    #[param(value_type = Option<words::DegreeDescribed>)]
    degree: Option<Degree>,
    /// Area of employment.
    #[param(value_type = Option<words::AreaDescribed>)]
    area: Option<Area>,
    /// Study programmes on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct ProgrammesAsked {
    pub(super) q: Option<String>,
    pub(super) cluster: Option<String>,
    pub(super) institution: Option<String>,
    pub(super) form: Option<StudyForm>,
    pub(super) degree: Option<Degree>,
    pub(super) area: Option<Area>,
    pub(super) page: PageIn,
}

impl QueryParams for ProgrammesAsked {
    fn read(params: &mut Params) -> Self {
        let q = params.text("q", 200);
        let cluster = params.text("cluster", 100);
        let institution = params.text("institution", 200);
        let (form, degree, area) = (params.word("form"), params.word("degree"), params.word("area"));
        let page = PageIn::read(params);
        if q.is_some() {
            for (name, given) in [("institution", institution.is_some()), ("after", page.after.is_some())] {
                if given {
                    params.refuse(name, "not_with_q", "does not go with `q`");
                }
            }
        }
        Self { q, cluster, institution, form, degree, area, page }
    }
}

/// Which of a cluster's.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of Asked")]
pub(super) struct AskedIn {
    /// Items on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct Asked(pub(super) PageIn);

impl QueryParams for Asked {
    fn read(params: &mut Params) -> Self {
        Self(PageIn::read(params))
    }
}
