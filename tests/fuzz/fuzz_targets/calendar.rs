//! Calendar files.
#![no_main]

libfuzzer_sys::fuzz_target!(|days: hostile::calendar::Days| hostile::calendar::check(&days));
