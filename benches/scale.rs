//! How the rooms without a browser cope with very much of everything: `cargo xtask bench` runs this, with
//! how often to measure, and the folders of the pages that `xtask/src/bench/synthetic.rs` makes.
//!
//! No harness: what is wanted is how the time grows with the size, and a median gives that.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench may stop at what is wrong")]

use mina_uppgifter::law::{Right, parse_date};
use mina_uppgifter::letter::{Correction, compose, eml, mailto};
use mina_uppgifter::policy::{Facts, Role, check};
use mina_uppgifter::session::requests::{Requests, SavedRequest, next_step};
use mina_uppgifter::session::{
    Choice, Draft, ItemRef, LETTER_ORDER, PointRef, RoleChoice, Visit, request,
};
use mina_uppgifter::text::{Language, Texts};
use serde_json::{Value, json};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// How many requests there are, and how many characters a letter has.
const REQUESTS: [u32; 3] = [10, 100, 1000];
const CHARACTERS: [u32; 3] = [500, 5_000, 50_000];

fn main() {
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    // Without arguments, as `cargo bench` runs it, there is nothing to measure.
    let Some(runs) = args.next().and_then(|runs| runs.parse().ok()) else {
        return println!("cargo xtask bench --only scale");
    };
    let mut bench = Bench { runs, measures: Vec::new() };
    let mut small = None;
    for folder in args {
        let facts = bench.policy(Path::new(&folder));
        small.get_or_insert(facts);
    }
    let (facts, texts) = small.expect("a folder");
    for characters in CHARACTERS {
        bench.letter(&facts, &texts, characters);
    }
    for count in REQUESTS {
        bench.requests(count);
    }
    let out = std::env::var_os("MINA_BENCH").expect("MINA_BENCH names the file");
    std::fs::write(out, Value::Array(bench.measures).to_string()).expect("the file is written");
}

/// What was measured so far.
struct Bench {
    runs: u32,
    measures: Vec<Value>,
}

impl Bench {
    /// Does something as often as asked for, and notes how many milliseconds it takes each time.
    fn time<T>(&mut self, case: &str, size: u32, what: &str, act: impl Fn() -> T) {
        let once = || {
            let start = Instant::now();
            black_box(act());
            start.elapsed().as_secs_f64() * 1000.0
        };
        // The first time is slower: memory is new, caches are cold.
        once();
        let values: Vec<f64> = (0..self.runs).map(|_| once()).collect();
        self.measures.push(json!({
            "part": "scale", "case": format!("{case}, without a browser"), "what": what,
            "unit": "ms", "size": size, "other": false, "values": values,
        }));
    }

    /// A page with a large policy; every contact point chosen, with and without every item ticked.
    fn policy(&mut self, folder: &Path) -> (Facts, Texts) {
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect(name);
        let [first, says, text, rest] =
            ["facts.json", "says.json", "text.sv.json", "rest.sv.json"].map(read);
        let value = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        let load = || {
            let facts = Facts::first(&value(&first)).expect("facts");
            facts.complete(&value(&says)).expect("what they say");
            facts
        };
        let read_texts = || {
            let texts = Texts::parse(Language::SWEDISH, &text).expect("texts");
            texts.parse_rest(&rest).expect("texts");
            texts
        };
        let (facts, texts) = (load(), read_texts());
        let policy = facts.policies.first().expect("a policy");
        let size = u32::try_from(policy.points.len()).expect("a size");
        let case = "contact points with 20 items each";
        self.time(case, size, "read the policy", load);
        self.time(case, size, "read the texts", read_texts);
        self.time(case, size, "check the policy", || check(&facts));
        let mut choice = Choice { rights: LETTER_ORDER.to_vec(), ..Choice::default() };
        choice.set_policies(vec![policy.id.clone()]);
        choice.set_role(RoleChoice::Role(Role::JobSeeker));
        let none = choice.clone();
        self.time(case, size, "choose every contact point", || {
            let mut choice = none.clone();
            for point in &policy.points {
                choice.set_point(policy, point, true);
            }
            choice
        });
        choice.points = policy.points.iter().map(|point| PointRef::new(policy, point)).collect();
        let draft = Draft { name: "Kim Exempel".to_owned(), ..Draft::default() };
        let letter = |choice: &Choice| {
            compose(&request(choice, &draft, policy, "2026-03-05"), &texts).body()
        };
        self.time(case, size, "write the letter", || letter(&choice));
        let mut ticked = choice.clone();
        ticked.items = policy
            .points
            .iter()
            .flat_map(|point| {
                let at = PointRef::new(policy, point);
                point
                    .items
                    .iter()
                    .map(move |item| ItemRef { at: at.clone(), item: item.id.clone() })
            })
            .collect();
        self.time(case, size, "write the letter, every item ticked", || letter(&ticked));
        let stored = Visit::new(ticked, draft.clone()).to_stored();
        self.time(case, size, "take up the visit, every item ticked", || Visit::parse(&stored));
        (facts, texts)
    }

    /// A letter with so many characters of the person's own.
    fn letter(&mut self, facts: &Facts, texts: &Texts, characters: u32) {
        let policy = facts.policies.first().expect("a policy");
        let mut choice = Choice { rights: vec![Right::Rectification], ..Choice::default() };
        choice.set_policies(vec![policy.id.clone()]);
        choice.set_role(RoleChoice::Role(Role::JobSeeker));
        // A correction of 500 characters, again and again.
        let (wrong, right) = ("Fel åäö. ".repeat(25), "Rätt åäö. ".repeat(27));
        let rows = usize::try_from(characters / 500).expect("a number");
        let corrections = vec![Correction { wrong, right }; rows];
        let draft = Draft { name: "Kim Exempel".to_owned(), corrections, ..Draft::default() };
        let letter = || compose(&request(&choice, &draft, policy, "2026-03-05"), texts);
        let case = "characters of a letter";
        self.time(case, characters, "write the letter", || letter().body());
        let written = letter();
        let (to, subject, body) = (&written.to, &written.subject, &written.body());
        self.time(case, characters, "a link to the mail app", || {
            mailto::open(to, subject, body, "")
        });
        self.time(case, characters, "a message file", || eml::message(to, subject, body));
    }

    /// So many saved requests.
    fn requests(&mut self, count: u32) {
        let all = || {
            let mut all = Requests::default();
            for number in 0..count {
                all.put(saved(number), 1);
            }
            all
        };
        let stored = all().to_stored();
        let case = "saved requests";
        let parsed = Requests::parse(&stored).expect("requests");
        self.time(case, count, "save one more", || {
            let mut own = parsed.clone();
            own.put(saved(count), 1)
        });
        self.time(case, count, "read them", || Requests::parse(&stored));
        self.time(case, count, "write them", || parsed.to_stored());
        self.time(case, count, "take in the same from another tab", || {
            let mut own = parsed.clone();
            own.merge(parsed.clone())
        });
        self.time(case, count, "take in a back-up file", || {
            let mut own = Requests::default();
            own.import(&stored).map(|report| report.entries.len())
        });
        let today = parse_date("2026-03-05").expect("a day");
        self.time(case, count, "what to do now, for each", || {
            parsed.all().iter().map(|one| next_step(one, today)).collect::<Vec<_>>()
        });
    }
}

/// A request as the page saves it, with a letter of about 1,500 characters.
fn saved(number: u32) -> SavedRequest {
    SavedRequest {
        id: format!("{number:016x}"),
        policy: "clustera-syd".to_owned(),
        rights: vec![Right::Access],
        language: "sv".to_owned(),
        name: "Kim Exempel".to_owned(),
        subject: "Begäran om tillgång till personuppgifter".to_owned(),
        letter: "Jag begär att få tillgång till mina personuppgifter. ".repeat(28),
        sent: format!("2026-{:02}-{:02}", 1 + number / 28 % 12, 1 + number % 28),
        ..SavedRequest::default()
    }
}
