//! The time, and ids that no other has.

use js_sys::Date;

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
