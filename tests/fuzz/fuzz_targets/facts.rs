//! Policies.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: hostile::facts::Input| hostile::facts::check(&input));
