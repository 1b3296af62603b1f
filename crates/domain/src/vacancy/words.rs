string_enum! {
    /// What is offered.
    Kind {
        Apprenticeship = "apprenticeship",
        DualStudy = "dual_study",
        Internship = "internship",
        TraineeProgramme = "trainee_programme",
        EntryJob = "entry_job",
    }
}

string_enum! {
    /// School-leaving qualification, lowest first: who has a higher one meets a lower one.
    Qualification {
        None = "none",
        Hauptschulabschluss = "hauptschulabschluss",
        MittlereReife = "mittlere_reife",
        Fachhochschulreife = "fachhochschulreife",
        Abitur = "abitur",
    }
}

string_enum! {
    /// Where a vacancy stands; see [`super::TRANSITIONS`].
    VacancyState {
        Draft = "draft",
        InReview = "in_review",
        Published = "published",
        Paused = "paused",
        Filled = "filled",
        Expired = "expired",
        Withdrawn = "withdrawn",
    }
}

string_enum! {
    /// When the work is done.
    WorkPattern {
        FullTime = "full_time",
        PartTime = "part_time",
        Flexible = "flexible",
        Shift = "shift",
        NightWeekend = "night_weekend",
    }
}

string_enum! {
    /// How days at the vocational school alternate with days at work.
    SchoolRhythm {
        /// One or two days every week.
        Weekly = "weekly",
        /// Several weeks on end.
        Block = "block",
        /// Both, depending on the year.
        Mixed = "mixed",
    }
}

string_enum! {
    /// How to apply.
    ApplyBy {
        /// On Lotse.
        Here = "here",
        Url = "url",
        Mail = "mail",
        Phone = "phone",
    }
}
