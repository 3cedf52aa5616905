//! The page as people use it: the whole walk, and everything that can go wrong on it.
//!
//! One program, so that it is linked once. What is expected comes from the library and the files
//! that the page is made from. A test that begins with `defect_` is named after a defect that other
//! tools of this kind have.

mod accessible;
mod axe;
mod canary;
mod crafted;
mod defects;
mod embedding;
mod failing;
mod helping;
mod history;
mod input;
mod inventory;
mod keyboard;
mod language;
mod left;
mod letters;
mod measured;
mod offline;
mod printed;
mod privacy;
mod refused;
mod requests;
mod sending;
mod shared;
mod starting;
mod trees;
mod walk;
mod without;
