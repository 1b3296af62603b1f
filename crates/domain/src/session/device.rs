/// From where someone calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// In words for its owner, made from what the program says of itself: "Firefox, Android". At most 120 characters.
    pub label: String,
    /// For limits only, never stored: the IPv4 address, or the /64 of an IPv6 address.
    pub network: String,
}

impl Device {
    /// The label as it is kept, whatever the program said.
    pub(crate) fn stored_label(&self) -> String {
        self.label.chars().filter(|c| !c.is_control()).take(120).collect()
    }
}
