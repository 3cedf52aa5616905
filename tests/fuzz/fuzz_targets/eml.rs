//! Message files.
#![no_main]

libfuzzer_sys::fuzz_target!(|message: hostile::text::Message| hostile::eml::check(&message));
