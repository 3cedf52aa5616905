//! What stands in the browser's storage.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: hostile::stored::Input| hostile::stored::check(&input));
