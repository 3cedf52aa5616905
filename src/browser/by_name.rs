//! Objects of the browser, asked by name: each typed binding has its code in what a first visit loads,
//! and most people never come to what is asked here.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What an object has under a name, if anything. Even asking can be refused.
pub fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// What a method gives; `None` if there is none, or it throws.
pub fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let all = Array::new();
    for argument in arguments {
        all.push(argument);
    }
    get(object, method)?.dyn_into::<Function>().ok()?.apply(object, &all).ok()
}
