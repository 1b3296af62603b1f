string_enum! {
    /// Area of employment, as pupils would sort occupations.
    Area {
        Agriculture = "agriculture",
        Food = "food",
        Hospitality = "hospitality",
        Production = "production",
        Metal = "metal",
        Electrical = "electrical",
        Vehicles = "vehicles",
        Construction = "construction",
        Laboratory = "laboratory",
        It = "it",
        Administration = "administration",
        Sales = "sales",
        Finance = "finance",
        Logistics = "logistics",
        Health = "health",
        Social = "social",
        Media = "media",
        Crafts = "crafts",
        Services = "services",
    }
}

string_enum! {
    /// Who is responsible for the training ("Ausbildungsbereich" of the official statistics).
    Sector {
        IndustryCommerce = "industry_commerce",
        Crafts = "crafts",
        Agriculture = "agriculture",
        PublicService = "public_service",
        LiberalProfessions = "liberal_professions",
        HomeEconomics = "home_economics",
        Maritime = "maritime",
        /// Taught at schools under other laws.
        School = "school",
    }
}

string_enum! {
    /// The law that the training rests on.
    Basis {
        /// Berufsbildungsgesetz.
        Bbig = "bbig",
        /// Handwerksordnung.
        Hwo = "hwo",
        /// Another federal or state law.
        Law = "law",
    }
}
