//! The time, and dates in words by the browser's own `Intl`. Its first use takes long (about 25 ms on a good
//! machine, 150 on a cheap phone): nothing on the first screens may need it.

use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::JsValue;

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    // A float holds every millisecond until the year 287396.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let now = Date::now() as u64;
    now
}

/// An id that no other request has, 16 hexadecimal digits: the time, then five at random.
pub fn new_id() -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let random = (js_sys::Math::random() * f64::from(1 << 20)) as u64;
    format!("{:011x}{random:05x}", now() & ((1 << 44) - 1))
}

/// A day in the words of a language, such as "måndag 21 december 2026". A day that is not
/// `YYYY-MM-DD` comes back as it is.
pub fn day_in_words(language: &str, day: &str) -> String {
    let date = Date::new(&JsValue::from_str(&format!("{day}T12:00:00Z")));
    if date.get_time().is_nan() {
        return day.to_owned();
    }
    let locale = if language == "en" { "en-GB" } else { language };
    format(locale, &date, &[("timeZone", "Europe/Stockholm"), ("dateStyle", "full")])
}

fn format(locale: &str, date: &Date, options: &[(&str, &str)]) -> String {
    let given = Object::new();
    for (name, value) in options {
        let _ = Reflect::set(&given, &(*name).into(), &(*value).into());
    }
    let formatter = DateTimeFormat::new(&Array::of1(&locale.into()), &given);
    formatter
        .format()
        .call1(&JsValue::UNDEFINED, date)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
