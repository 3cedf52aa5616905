//! The page as people use it: the whole walk, and everything that can go wrong on it.
//!
//! One program, so that it is linked once. What is expected comes from the library and the files
//! that the page is made from. A test that begins with `defect_` is named after a defect that other
//! tools of this kind have.

mod accessible;
mod defects;
mod failing;
mod history;
mod input;
mod inventory;
mod language;
mod letters;
mod privacy;
mod sending;
mod walk;
