//! The page's own files, kept by the browser for use without network. `public/sw.js` is the worker that
//! keeps them; nothing that anybody types comes there.
//!
//! Whatever fails here changes nothing: the page works as it does without.

use super::by_name::{self, get};
use super::watch::listen_to;
use super::{framed, origin, window};
use js_sys::{Array, Promise};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The worker's file, beside the page.
const WORKER: &str = "sw.js";

/// The word by which the worker is told to take over.
const SWITCH: &str = "switch";

/// Has the browser keep the files, and look for a newer version of them. `newer` is called when there is
/// one.
pub async fn keep_files(newer: impl Fn() + Copy + 'static) {
    let Some(workers) = workers() else { return };
    // Another window may have switched to it before this one hears that it waits.
    let controlled = Cell::new(get(&workers, "controller").is_some());
    listen_to(workers.unchecked_ref(), "controllerchange", move |_| {
        if controlled.replace(true) {
            newer();
        }
    });
    let Some(registration) = call(&workers, "register", Some(WORKER)).await else { return };
    let watched = registration.clone();
    let look = move || {
        // Without a controller, this is the first version.
        if get(&watched, "waiting").is_some() && get(&workers, "controller").is_some() {
            newer();
        }
    };
    look();
    let watched = registration.clone();
    let follow = move || {
        if let Some(worker) = get(&watched, "installing") {
            let look = look.clone();
            listen_to(worker.unchecked_ref(), "statechange", move |_| look());
        }
    };
    follow();
    listen_to(registration.unchecked_ref(), "updatefound", move |_| follow());
}

/// Loads the page anew in the newer version.
pub async fn switch_version() {
    let Some(workers) = workers() else { return };
    let registration = call(&workers, "getRegistration", None).await;
    match registration.and_then(|registration| get(&registration, "waiting")) {
        Some(waiting) => {
            listen_to(workers.unchecked_ref(), "controllerchange", |_| reload());
            call(&waiting, "postMessage", Some(SWITCH)).await;
        }
        // Another tab has done it.
        None => reload(),
    }
}

/// The addresses of the files that are kept.
pub async fn kept_files() -> Vec<String> {
    let mut files = Vec::new();
    let Some((caches, names)) = own_caches().await else { return files };
    for name in names {
        let Some(cache) = call(&caches, "open", Some(&name)).await else { continue };
        for file in list(call(&cache, "keys", None).await) {
            files.extend(get(&file, "url").and_then(|url| url.as_string()));
        }
    }
    if !files.is_empty() {
        files.push(format!("{}{}{WORKER}", origin(), folder().unwrap_or_default()));
    }
    files
}

/// Waits until the files are kept.
pub async fn until_kept() {
    if let Some(ready) = workers().and_then(|workers| get(&workers, "ready")) {
        let _ = JsFuture::from(ready.unchecked_into::<Promise>()).await;
    }
}

/// Has the browser forget the files. They come again when the page is loaded the next time.
pub async fn remove_kept_files() {
    if let Some((caches, names)) = own_caches().await {
        for name in names {
            call(&caches, "delete", Some(&name)).await;
        }
    }
    let Some(workers) = workers() else { return };
    if let Some(registration) = call(&workers, "getRegistration", None).await {
        call(&registration, "unregister", None).await;
    }
}

/// Where the browser has workers at all: there are none on an insecure address. None is wanted in a
/// frame, which is on somebody else's page.
fn workers() -> Option<JsValue> {
    get(&window()?.navigator(), "serviceWorker").filter(|_| !framed())
}

/// The caches of the origin, and the names of those that are the page's own.
async fn own_caches() -> Option<(JsValue, Vec<String>)> {
    let window = window()?;
    let caches = get(&window, "caches")?;
    // As in `public/sw.js`.
    let own = format!("mina-uppgifter {} ", folder()?);
    let names = list(call(&caches, "keys", None).await);
    let names = names.into_iter().filter_map(|name| name.as_string());
    Some((caches, names.filter(|name| name.starts_with(&own)).collect()))
}

/// The path of the folder that the page lies in, with a slash at both ends.
fn folder() -> Option<String> {
    let window = window()?;
    let path = get(&window.location(), "pathname")?.as_string()?;
    path.rsplit_once('/').map(|(folder, _)| format!("{folder}/"))
}

fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Calls a method with one argument, and waits for what it promises.
async fn call(object: &JsValue, method: &str, argument: Option<&str>) -> Option<JsValue> {
    let argument = argument.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let answer = by_name::call(object, method, &[argument])?;
    JsFuture::from(Promise::resolve(&answer)).await.ok().filter(|answer| !answer.is_undefined())
}

fn list(array: Option<JsValue>) -> Vec<JsValue> {
    array.map(|array| array.unchecked_into::<Array>().iter().collect()).unwrap_or_default()
}
