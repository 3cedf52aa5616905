//! Elements of one type.
//!
//! `view!` gives every piece of a page a type of its own, and the compiler writes the code for
//! building, comparing, mounting and dropping each. For this page that came to 237 kB of WebAssembly
//! (Brotli), several times the whole budget. Here an element is an [`El`] whatever is in it; what
//! changes on its own is a closure that a Leptos effect runs again.
//!
//! Text always becomes a text node, so nothing that a person types can become markup.

use leptos::prelude::{Owner, RenderEffect, document, untrack};
use std::cell::RefCell;
use std::ops::Range;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Element, Event, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element, with everything that keeps it alive. One pointer, so that building is cheap in code.
pub struct El(Box<Inner>);

struct Inner {
    element: Element,
    kept: Vec<Kept>,
}

/// What must live as long as the element.
enum Kept {
    Effect(#[allow(dead_code)] RenderEffect<()>),
    Region(#[allow(dead_code)] RenderEffect<Vec<El>>),
    Listener(#[allow(dead_code)] Closure<dyn FnMut(Event)>),
}

/// What can stand in an element.
pub trait Child {
    /// Adds it at the end of `parent`.
    fn add_to(self, parent: &mut El);
}

/// Which elements of a place go, and what comes in their stead.
type Change = (Range<usize>, Vec<El>);

/// The elements that stand in a place for the time being.
pub struct Drawn(Vec<El>);

impl From<Vec<El>> for Drawn {
    fn from(all: Vec<El>) -> Drawn {
        Drawn(all)
    }
}

impl From<Option<El>> for Drawn {
    fn from(one: Option<El>) -> Drawn {
        Drawn(Vec::from_iter(one))
    }
}

impl From<El> for Drawn {
    fn from(one: El) -> Drawn {
        Drawn(vec![one])
    }
}

/// A new HTML element.
#[inline(never)]
pub fn el(tag: &str) -> El {
    El::of(document().create_element(tag))
}

/// A new SVG element.
#[inline(never)]
pub fn svg(tag: &str) -> El {
    El::of(document().create_element_ns(Some(SVG), tag))
}

/// A paragraph with a class.
pub fn p(class: &str, text: impl Child) -> El {
    el("p").class(class).child(text)
}

impl El {
    /// The names of elements are written in this crate, and the browser knows them all.
    fn of(created: Result<Element, JsValue>) -> El {
        El(Box::new(Inner { element: created.unwrap_throw(), kept: Vec::new() }))
    }

    /// Puts it at the end of an element of the page, for as long as the page lives.
    pub fn put_in(self, parent: &Element) {
        let _ = parent.append_child(&self.0.element);
        std::mem::forget(self);
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> El {
        let _ = self.0.element.set_attribute(name, value);
        self
    }

    /// Sets the class.
    pub fn class(self, class: &str) -> El {
        self.attr("class", class)
    }

    /// Sets the id.
    pub fn id(self, id: &str) -> El {
        self.attr("id", id)
    }

    /// Adds to what stands in it.
    pub fn child(mut self, child: impl Child) -> El {
        child.add_to(&mut self);
        self
    }

    /// Adds each to what stands in it.
    pub fn children<C: Child>(mut self, children: impl IntoIterator<Item = C>) -> El {
        for child in children {
            child.add_to(&mut self);
        }
        self
    }

    /// Listens.
    pub fn on(self, event: &str, act: impl FnMut(Event) + 'static) -> El {
        self.listen(event, Box::new(act))
    }

    /// Listens for a click or what stands for one.
    pub fn on_click(self, mut act: impl FnMut() + 'static) -> El {
        self.listen("click", Box::new(move |_| act()))
    }

    #[inline(never)]
    fn listen(mut self, event: &str, act: Box<dyn FnMut(Event)>) -> El {
        let closure = Closure::wrap(act);
        let function = closure.as_ref().unchecked_ref();
        let _ = self.0.element.add_event_listener_with_callback(event, function);
        self.0.kept.push(Kept::Listener(closure));
        self
    }

    /// Keeps an attribute up to date; `None` takes it away.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.effect(Box::new(move |element| {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }))
    }

    /// Keeps a class on or off.
    pub fn live_class(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.effect(Box::new(move |element| {
            let _ = element.class_list().toggle_with_force(name, on());
        }))
    }

    /// Keeps an `aria-` state up to date, as the words `true` and `false`.
    pub fn live_state(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.live_attr(name, move || Some(on().to_string()))
    }

    /// Keeps a check box or radio button up to date.
    pub fn live_checked(self, on: impl Fn() -> bool + 'static) -> El {
        self.effect(Box::new(move |element| set(element, "checked", &on().into())))
    }

    /// Keeps the value of a field up to date, without moving the caret of one that has it.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> El {
        self.effect(Box::new(move |element| {
            let value = JsValue::from_str(&value());
            let shown = js_sys::Reflect::get(element, &"value".into());
            if shown.as_ref() != Ok(&value) {
                set(element, "value", &value);
            }
        }))
    }

    /// Keeps the text up to date.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> El {
        self.effect(Box::new(move |element| element.set_text_content(Some(&text()))))
    }

    #[inline(never)]
    fn effect(mut self, act: Box<dyn Fn(&Element)>) -> El {
        let element = self.0.element.clone();
        let act: Box<dyn FnMut(Option<()>)> = Box::new(move |_| act(&element));
        self.0.kept.push(Kept::Effect(RenderEffect::new(act)));
        self
    }

    /// Keeps a place for elements that come and go.
    pub fn live<C: Into<Drawn>>(self, draw: impl Fn() -> C + 'static) -> El {
        self.region(Box::new(move || draw().into().0))
    }

    /// Keeps a place for elements that are drawn anew only when `draw` gives some, and stay as they are when it
    /// gives nothing. On the first screens, where [`El::live_list`] for a list of one would be large.
    pub fn live_unless_same(self, draw: impl Fn() -> Option<Vec<El>> + 'static) -> El {
        self.places(Box::new(move |count| match draw() {
            Some(drawn) => (0..count, drawn),
            None => (0..0, Vec::new()),
        }))
    }

    #[inline(never)]
    fn region(self, draw: Box<dyn Fn() -> Vec<El>>) -> El {
        self.places(Box::new(move |count| (0..count, draw())))
    }

    /// Keeps a list up to date: an element for each value. Where a value becomes another its element is
    /// drawn anew; the others stay, with all that is in them.
    pub fn live_list<T: PartialEq + 'static>(
        self,
        values: impl Fn() -> Vec<T> + 'static,
        draw: impl Fn(&T) -> El + 'static,
    ) -> El {
        let shown = RefCell::new(Vec::new());
        // What is drawn outlives the change that it is drawn in.
        let owner = Owner::current();
        let draw = move |value: &T| match &owner {
            Some(owner) => owner.with(|| untrack(|| draw(value))),
            None => untrack(|| draw(value)),
        };
        self.places(Box::new(move |_| {
            let (new, mut old) = (values(), shown.borrow_mut());
            let same = |(one, other): &(&T, &T)| one == other;
            let first = old.iter().zip(&new).take_while(same).count();
            let rest = old.len().min(new.len()) - first;
            let last = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
            let gone = first..old.len() - last;
            let drawn = new.iter().take(new.len() - last).skip(first).map(&draw).collect();
            *old = new;
            (gone, drawn)
        }))
    }

    /// Keeps elements in one place. `change` is given how many there are, and says which of them go and
    /// what comes in their stead.
    #[inline(never)]
    fn places(mut self, change: Box<dyn Fn(usize) -> Change>) -> El {
        let marker = Node::from(document().create_comment(""));
        let _ = self.0.element.append_child(&marker);
        let act: Box<dyn FnMut(Option<Vec<El>>) -> Vec<El>> = Box::new(move |before| {
            let mut all = before.unwrap_or_default();
            let (gone, drawn) = change(all.len());
            let place = gone.start;
            // First, since a browser lays the page out when what has the focus goes.
            for old in all.drain(gone) {
                old.0.element.remove();
            }
            let after = all.get(place).map(|next| Node::from(next.0.element.clone()));
            if let Some(parent) = marker.parent_node() {
                for new in &drawn {
                    let after = after.as_ref().unwrap_or(&marker);
                    let _ = parent.insert_before(&new.0.element, Some(after));
                }
            }
            all.splice(place..place, drawn);
            all
        });
        self.0.kept.push(Kept::Region(RenderEffect::new(act)));
        self
    }
}

impl Child for El {
    #[inline(never)]
    fn add_to(mut self, parent: &mut El) {
        let _ = parent.0.element.append_child(&self.0.element);
        parent.0.kept.append(&mut self.0.kept);
    }
}

impl Child for &str {
    #[inline(never)]
    fn add_to(self, parent: &mut El) {
        let _ = parent.0.element.append_child(&document().create_text_node(self));
    }
}

impl Child for String {
    fn add_to(self, parent: &mut El) {
        self.as_str().add_to(parent);
    }
}

impl<C: Child> Child for Option<C> {
    fn add_to(self, parent: &mut El) {
        if let Some(child) = self {
            child.add_to(parent);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn add_to(self, parent: &mut El) {
        for child in self {
            child.add_to(parent);
        }
    }
}

fn set(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}
