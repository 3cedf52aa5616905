//! Links to drafts.
#![no_main]

libfuzzer_sys::fuzz_target!(|message: hostile::text::Message| hostile::mailto::check(&message));
