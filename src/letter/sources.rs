//! What each source that the product cites is about, in plain words.

use crate::law::sources::Source;
use crate::text::{Key, t};

/// The text of a source of [`crate::law::sources::SOURCES`]; `None` for any other.
pub fn source_text(source: &Source) -> Option<Key> {
    use t::law_sources as l;
    Some(match source.id {
        "gdpr_4" => l::GDPR_4,
        "gdpr_5" => l::GDPR_5,
        "gdpr_6" => l::GDPR_6,
        "gdpr_7" => l::GDPR_7,
        "gdpr_9" => l::GDPR_9,
        "gdpr_12" => l::GDPR_12,
        "gdpr_13" => l::GDPR_13,
        "gdpr_14" => l::GDPR_14,
        "gdpr_15" => l::GDPR_15,
        "gdpr_16" => l::GDPR_16,
        "gdpr_17" => l::GDPR_17,
        "gdpr_18" => l::GDPR_18,
        "gdpr_19" => l::GDPR_19,
        "gdpr_20" => l::GDPR_20,
        "gdpr_21" => l::GDPR_21,
        "gdpr_22" => l::GDPR_22,
        "gdpr_32" => l::GDPR_32,
        "gdpr_37" => l::GDPR_37,
        "gdpr_46" => l::GDPR_46,
        "gdpr_57" => l::GDPR_57,
        "gdpr_77" => l::GDPR_77,
        "gdpr_79" => l::GDPR_79,
        "gdpr_80" => l::GDPR_80,
        "gdpr_82" => l::GDPR_82,
        "c_154_21" => l::C_154_21,
        "c_307_22" => l::C_307_22,
        "c_300_21" => l::C_300_21,
        "c_487_21" => l::C_487_21,
        "c_634_21" => l::C_634_21,
        "time_limits" => l::TIME_LIMITS,
        "data_protection_act" => l::DATA_PROTECTION_ACT,
        _ => return None,
    })
}
