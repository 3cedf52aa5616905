//! What people write to the authority comes through as they wrote it.

use crate::world::{WORLD, complaint};
use mina_uppgifter::letter::{ComplaintRequest, compose_complaint};

/// What is written in lines stays in lines, each marked as the person's own.
#[test]
fn own_words_keep_their_lines() {
    let words = " Först det ena.\r\n\r\n\u{202e}Sedan det andra.\u{85}\t Och \0 slut \n";
    let request = ComplaintRequest { words, ..complaint("clustera-syd", &[]) };
    let letter = compose_complaint(&request, &WORLD.texts[0]);
    let body = letter.body();
    assert!(body.contains("\n\nFörst det ena.\n\nSedan det andra.\n\nOch  slut\n\n"), "{body}");
    for blank in ["", " ", "\n\t \r\n", "\0"] {
        let request = ComplaintRequest { words: blank, ..complaint("clustera-syd", &[]) };
        let without = complaint("clustera-syd", &[]);
        for texts in &WORLD.texts {
            let letter = compose_complaint(&request, texts);
            assert_eq!(letter, compose_complaint(&without, texts), "{blank:?}");
        }
    }
}
