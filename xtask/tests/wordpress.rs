//! The WordPress plugin: PHP reads it without a complaint, and what it writes is escaped. Where PHP is
//! not installed this is skipped, and a line says so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::process::{Command, Output};
use xtask::{paths, tools};

fn php(arguments: &[&str], address: Option<&str>) -> Option<Output> {
    let Some(program) = tools::php() else {
        eprintln!("  The WordPress plugin is not tested. {}", tools::how_to_get_php());
        return None;
    };
    let mut command = Command::new(program);
    command.args(["-d", "display_errors=stderr", "-d", "error_reporting=-1"]).args(arguments);
    command.current_dir(paths::root()).env_remove("ADDRESS");
    if let Some(address) = address {
        command.env("ADDRESS", address);
    }
    Some(command.output().unwrap())
}

/// The settings field, what the shortcode and the block write, and the scripts that are asked for.
fn written(settings: &str, address: Option<&str>) -> Option<Vec<String>> {
    let output = php(&["xtask/tests/wordpress.php", settings], address)?;
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && complaints.is_empty(), "{complaints}");
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.split('\n').map(str::to_owned).collect())
}

const ADDRESS: &str = "https://mina-uppgifter.example";

#[test]
fn php_reads_the_plugin() {
    let Some(output) = php(&["-l", "wordpress/mina-uppgifter/mina-uppgifter.php"], None) else {
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_shortcode_and_the_block_write_the_element() {
    let settings = r##"{"company": "clustera-syd", "accent": "#0a6b5d", "compact": true}"##;
    let Some(lines) = written(settings, Some(ADDRESS)) else { return };
    let element = "<mina-uppgifter company=\"clustera-syd\" accent=\"#0a6b5d\" compact>\
         <a href=\"https://mina-uppgifter.example/?company=clustera-syd&amp;accent=%230a6b5d&amp;compact\">\
         Mina uppgifter</a></mina-uppgifter>";
    assert_eq!(lines[1..], [element, element, "https://mina-uppgifter.example/embed.js"]);
    assert!(lines[0].contains("value=\"https://mina-uppgifter.example/\""), "{}", lines[0]);
}

#[test]
fn what_is_hostile_is_left_out() {
    let bare = "<mina-uppgifter><a href=\"https://mina-uppgifter.example/\">Mina uppgifter</a></mina-uppgifter>";
    for settings in [
        r#"{"company": "\"><script>alert(1)</script>"}"#,
        r#"{"accent": "red;} body {"}"#,
        r#"{"lang": "sv\" onload=\"x"}"#,
        r#"{"start": "//evil.example"}"#,
        r#"{"scheme": ["dark"]}"#,
        r#"{"src": "https://evil.example/", "onclick": "x"}"#,
        "[]",
        "\"\"",
        "null",
    ] {
        let Some(lines) = written(settings, Some(ADDRESS)) else { return };
        assert_eq!(lines[1..3], [bare, bare], "{settings}");
    }
    for address in [None, Some(""), Some("javascript:alert(1)"), Some("https://\"><script>")] {
        let Some(lines) = written("[]", address) else { return };
        assert_eq!(lines[1..], ["", "", ""], "{address:?}");
        let field = &lines[0];
        assert!(field.contains("value=\"\""), "{field}");
    }
}
