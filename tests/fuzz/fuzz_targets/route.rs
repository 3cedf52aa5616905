//! Crafted links.
#![no_main]

libfuzzer_sys::fuzz_target!(|fragment: &str| hostile::route::check(fragment));
