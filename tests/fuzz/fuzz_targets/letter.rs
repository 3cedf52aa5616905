//! Letters.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: hostile::letter::Input| hostile::letter::check(&input));
