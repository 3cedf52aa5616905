//! Languages.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: hostile::locale::Input| hostile::locale::check(&input));
