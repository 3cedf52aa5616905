//! What the browser refuses or the person breaks off: each time the page says what happened, and what
//! else works; never that something was done that was not.

use anyhow::{Context, Result, ensure};
use browser_tests::screens::{REQUESTS, SAVED_REQUESTS};
use browser_tests::{Page, Person, SYD, Setup, Site, Walk, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{AnswerPoint, Element, FollowUp};
use mina_uppgifter::session::Route;
use mina_uppgifter::text::{Key, t};
use serde_json::json;

/// Every screen with ways out for a letter.
const WITH_WAYS: [Route; 3] =
    [Route::Send(1), Route::Reply(1, FollowUp::Identity), Route::Complaint(1)];

/// Both ways to the clipboard, closed.
const NO_CLIPBOARD: &str = "document.execCommand = () => false; \
     if (navigator.clipboard) navigator.clipboard.writeText = \
       () => Promise.reject(new DOMException('', 'NotAllowedError'))";

/// A share sheet that ends as `window.ends` says.
const SHARE_SHEET: &str = "Object.defineProperty(navigator, 'share', { configurable: true, \
     value: async () => { if (window.ends) throw new DOMException('', window.ends); } })";

const NO_FILE: &str = "URL.createObjectURL = () => { throw new TypeError('blocked'); }";

const FULL: &str = "Storage.prototype.setItem = () => { \
     throw new DOMException('full', 'QuotaExceededError'); }";

fn person() -> Result<Person> {
    Ok(Person::job_seeker(&[SYD])?.wants(&[Right::Access]).named("Kim Exempel"))
}

/// Does something on every screen with ways out, in the two languages.
async fn everywhere(page: &Page, then: impl AsyncFn(&Walk<'_>) -> Result<()>) -> Result<()> {
    for tag in ["sv", "en"] {
        let walk = Walk::in_language(page, person()?, tag)?;
        for route in WITH_WAYS {
            walk.resume(route).await?;
            page.wait_for("#mail").await?;
            then(&walk).await.with_context(|| format!("{route:?} in {tag}"))?;
        }
    }
    Ok(())
}

/// Presses a button, and waits for what is said then, even if the same was said before.
async fn press(walk: &Walk<'_>, id: &str, key: Key) -> Result<()> {
    walk.page.script("document.querySelector('.told p')?.remove()", Vec::new()).await?;
    walk.page.tap(&format!("#{id}")).await?;
    walk.page.wait_says(".told", walk.t(key)).await.with_context(|| id.to_owned())?;
    walk.sees(walk.t(key)).await
}

#[test]
fn clipboard_denied_says_to_select_the_text() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        page.before(NO_CLIPBOARD)?;
        everywhere(page, async |walk| {
            for id in ["copy", "copy-to", "copy-subject", "copy-body"] {
                press(walk, id, t::send::COPY_FAILED).await?;
            }
            Ok(())
        })
        .await
    })
}

#[test]
fn share_cancelled_is_no_failure() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        page.before(SHARE_SHEET)?;
        everywhere(page, async |walk| {
            for (ends, key) in [
                ("AbortError", t::send::SHARE_CANCELLED),
                ("NotAllowedError", t::send::SHARE_FAILED),
                ("AbortError", t::send::SHARE_CANCELLED),
                ("DataError", t::send::SHARE_FAILED),
            ] {
                page.script("window.ends = arguments[0]", vec![json!(ends)]).await?;
                press(walk, "share", key).await.with_context(|| ends)?;
            }
            // Whoever has shared is not told of the failure before.
            page.script("window.ends = null", Vec::new()).await?;
            page.tap("#share").await?;
            page.wait_gone(".told p").await
        })
        .await
    })
}

#[test]
fn print_blocked_says_what_else_works() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        everywhere(page, async |walk| {
            for (prints, key) in [
                ("window.print = () => { throw new Error('blocked'); }", t::send::PRINT_FAILED),
                // A sandboxed frame and some apps do nothing and say nothing.
                ("window.print = () => {}", t::send::PRINT_OPENED),
                ("window.print = undefined", t::send::PRINT_FAILED),
            ] {
                page.script(prints, Vec::new()).await?;
                press(walk, "print", key).await.with_context(|| prints)?;
            }
            Ok(())
        })
        .await
    })
}

#[test]
fn download_blocked_says_what_else_works_and_nothing_untrue() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        everywhere(page, async |walk| {
            for id in ["save-text", "save-draft"] {
                // Some apps swallow a file and say nothing.
                press(walk, id, t::send::DOWNLOADED).await?;
            }
            page.script(NO_FILE, Vec::new()).await?;
            for id in ["save-text", "save-draft"] {
                press(walk, id, t::send::DOWNLOAD_FAILED).await?;
            }
            Ok(())
        })
        .await?;
        let walk = Walk::new(page, person()?)?;
        walk.resume(Route::Request(1)).await?;
        page.tap("#calendar").await?;
        walk.sees(walk.t(t::calendar::SAVED)).await?;
        page.script(NO_FILE, Vec::new()).await?;
        page.tap("#calendar").await?;
        walk.sees(walk.t(t::calendar::FAILED)).await?;

        // What was said of one file does not hide what is to be said of the next.
        walk.resume(Route::Requests).await?;
        walk.unfold("backup-out").await?;
        page.tap("#backup-out").await?;
        walk.sees(walk.t(t::requests::BACKUP_DONE)).await?;
        let file = page.downloads().join("other.json");
        std::fs::write(&file, person()?.requests()?.to_stored())?;
        page.wait_for("#backup-in").await?.send_keys(file.to_string_lossy().as_ref()).await?;
        walk.sees(walk.t(t::requests::IMPORT_DONE)).await?;
        page.script(NO_FILE, Vec::new()).await?;
        page.tap("#backup-out").await?;
        walk.sees(walk.t(t::requests::BACKUP_FAILED)).await
    })
}

/// In a frame that may neither print nor save, Chromium swallows both without a word to the page.
#[test]
fn a_frame_that_swallows_print_and_files_does_not_make_the_page_lie() -> Result<()> {
    let site = Site::dist()?;
    let dir = xtask::paths::target().join("browser/sandbox");
    std::fs::create_dir_all(&dir)?;
    let html = format!(
        "<!doctype html><html lang=\"en\"><link rel=\"icon\" href=\"data:,\"><title>Host</title>\
         <iframe title=\"Mina uppgifter\" sandbox=\"allow-scripts allow-same-origin\" \
         width=\"380\" height=\"800\" src=\"{}?lang=sv#/check\"></iframe>",
        site.url()
    );
    std::fs::write(dir.join("index.html"), html)?;
    run(Setup::new(Site::host(&dir)?).may_complain(), async |page| {
        page.open("").await?;
        page.wait_for("iframe").await?.enter_frame().await?;
        page.wait_for("#app #title").await?;
        let walk = Walk::new(page, person()?)?;
        let keep = "sessionStorage.setItem(arguments[0], arguments[1])";
        let visit = json!(walk.person.stored());
        page.script(keep, vec![json!(browser_tests::screens::VISIT), visit]).await?;
        page.reload().await?;
        let taken_up = async || {
            let start = "return document.querySelector('#stored li') !== null";
            Ok(page.script(start, Vec::new()).await? == true)
        };
        page.until("the visit", taken_up).await?;
        walk.jump(Route::Send(1)).await?;
        press(&walk, "print", t::send::PRINT_OPENED).await?;
        press(&walk, "save-text", t::send::DOWNLOADED).await?;
        let saved = std::fs::read_dir(page.downloads())?.count();
        ensure!(saved == 0, "the frame has saved {saved} files: no longer what is tested here");
        Ok(())
    })
}

#[test]
fn a_file_that_cannot_be_read_is_not_called_too_large() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, person()?)?;
        walk.resume(Route::Requests).await?;
        walk.unfold("backup-in").await?;
        let path = page.downloads().join("gone.json");
        let (gone, large) = (t::requests::FILE_UNREAD, t::requests::TOO_LARGE);
        let broken = "Blob.prototype.text = () => \
             Promise.reject(new DOMException('', 'NotReadableError'))";
        for (script, bytes, key) in [("", 5 << 20, large), (broken, 10, gone), ("", 5 << 20, large)]
        {
            std::fs::write(&path, " ".repeat(bytes))?;
            page.script(script, Vec::new()).await?;
            page.wait_for("#backup-in").await?.send_keys(path.to_string_lossy().as_ref()).await?;
            page.wait_says("#backup-told", walk.t(key)).await?;
            walk.sees(walk.t(t::requests::IMPORT_FAILED)).await?;
            // The same file can be chosen again.
            let empty = async || Ok(page.property("#backup-in", "value").await? == "");
            page.until("the field to be empty", empty).await?;
        }
        Ok(())
    })
}

#[test]
fn what_cannot_be_read_can_be_copied_where_no_file_can_be_saved() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, person()?)?;
        walk.open().await?;
        let keep = "localStorage.setItem(arguments[0], arguments[1])";
        let damaged = "{\"requests\":[ Kim Exempel";
        page.script(keep, vec![json!(SAVED_REQUESTS), json!(damaged)]).await?;
        page.open("?lang=sv#/requests").await?;
        page.tap("#raw").await?;
        page.wait_says("#raw-told", walk.t(t::requests::STORED_RAW_DONE)).await?;
        page.script(NO_FILE, Vec::new()).await?;
        page.tap("#raw").await?;
        page.wait_says("#raw-told", walk.t(t::requests::STORED_RAW_FAILED)).await?;
        walk.sees(damaged).await?;
        page.expect_accessible().await
    })
}

/// What is written into a reply or noted of an answer is kept in the tab as well, and if it is not,
/// the page says so there.
#[test]
fn quota_exceeded_is_said_on_every_screen_that_keeps_something() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, person()?)?;
        let point = AnswerPoint::Element(Element::Purposes).id();
        for (route, field) in [
            (Route::Letter(1), "name".to_owned()),
            (Route::Request(1), "notes".to_owned()),
            (Route::Reply(1, FollowUp::Identity), "contact".to_owned()),
            (Route::Complaint(1), "words".to_owned()),
            (Route::Answer(1), format!("check-{point}-got")),
        ] {
            let said = async {
                walk.resume(route).await?;
                page.wait_for(&format!("#{field}")).await?;
                page.script(FULL, Vec::new()).await?;
                match route {
                    Route::Answer(_) => page.tap(&format!("#{field}")).await?,
                    _ => page.write(&format!("#{field}"), "Kim").await?,
                }
                walk.sees(walk.t(t::app::NOT_KEPT)).await?;
                // The next screen has a storage that works.
                page.open("").await
            };
            said.await.with_context(|| format!("{route:?}"))?;
        }
        Ok(())
    })
}

#[test]
fn when_the_device_is_full_or_closed_the_tab_still_has_the_requests() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let blocked = "Object.defineProperty(window, 'localStorage', \
             { get() { throw new DOMException('blocked', 'SecurityError'); } })";
        let full = "const set = Storage.prototype.setItem; Storage.prototype.setItem = \
             function (name, value) { if (this === localStorage) \
             throw new DOMException('full', 'QuotaExceededError'); set.call(this, name, value); }";
        let said = [(full, t::requests::SAVE_FULL), (blocked, t::requests::SAVE_FAILED)];
        for (script, key) in said {
            let walk = Walk::new(page, person()?)?;
            walk.resume(Route::Request(1)).await?;
            page.script(script, Vec::new()).await?;
            page.tap("#save").await?;
            walk.sees(walk.t(key)).await?;
            page.write("#notes", "Kim har ringt").await?;
            let tab = "return sessionStorage.getItem(arguments[0]) ?? ''";
            let kept = async || {
                let text = page.script(tab, vec![json!(REQUESTS)]).await?;
                Ok(text.as_str().is_some_and(|text| text.contains("Kim har ringt")))
            };
            page.until("the note in the tab", kept).await?;
            let untrue = page.text(".saving").await?;
            ensure!(!untrue.contains(walk.t(t::requests::SAVE_IS_ON)), "{untrue}");
        }
        Ok(())
    })
}

/// The words of a complaint are kept like all others.
#[test]
fn neither_a_language_nor_a_reload_eats_the_words_of_a_complaint() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut walk = Walk::new(page, person()?)?;
        walk.resume(Route::Complaint(1)).await?;
        page.write("#words", "De svarar inte.").await?;
        let there = async || {
            let letter = page.paper("#letter").await?.body;
            let words = page.property("#words", "value").await?;
            Ok(letter.contains("De svarar inte.") && words == "De svarar inte.")
        };
        page.until("the words", there).await?;
        walk.read_in("en", Route::Complaint(1)).await?;
        page.until("the words in English", there).await?;
        // After a reload the language is that of the address.
        walk.read_in("sv", Route::Complaint(1)).await?;
        page.reload().await?;
        walk.shows(Route::Complaint(1)).await?;
        page.until("the words after a reload", there).await
    })
}
