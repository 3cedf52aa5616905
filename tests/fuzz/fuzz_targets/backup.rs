//! A back-up file.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: hostile::backup::Input| hostile::backup::check(&input));
