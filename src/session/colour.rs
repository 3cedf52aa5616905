//! A colour that a site gives the page, and what it takes to be read: contrast as WCAG 2.2 counts it.

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// What is painted in a site's colour, in one of the two schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Links, buttons, marks.
    pub accent: Colour,
    /// What is written on it.
    pub on: Colour,
    /// A surface with a touch of it, on which it is written with too.
    pub soft: Colour,
}

/// The surfaces that the accent stands on, in `public/style.css`: the page and the cards.
pub const LIGHT: [Colour; 2] = [Colour([0xfb, 0xf8, 0xf3]), WHITE];
/// See [`LIGHT`].
pub const DARK: [Colour; 2] = [Colour([0x12, 0x17, 0x1c]), Colour([0x1b, 0x22, 0x29])];

const WHITE: Colour = Colour([255, 255, 255]);
const BLACK: Colour = Colour([0, 0, 0]);

/// The least contrast of text (WCAG 2.2, 1.4.3, AA).
const TEXT: f64 = 4.5;
/// The same for a button: under the pointer it is painted 12 % brighter, and must still have [`TEXT`].
const BUTTON: f64 = 5.5;

impl Colour {
    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits: Option<Vec<u8>> =
            text.strip_prefix('#')?.chars().map(|c| Some(c.to_digit(16)? as u8)).collect();
        match *digits? {
            [r, g, b] => Some(Colour([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Colour([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    /// As CSS writes it: `#rrggbb`.
    pub fn css(self) -> String {
        let Colour([r, g, b]) = self;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// The relative luminance (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        let [r, g, b] = linear;
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast ratio, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }

    /// This colour with so many hundredths of another.
    fn mixed(self, other: Colour, hundredths: u16) -> Colour {
        let mut parts = self.0;
        for (part, other) in parts.iter_mut().zip(other.0) {
            let sum = u16::from(*part) * (100 - hundredths) + u16::from(other) * hundredths;
            *part = u8::try_from(sum / 100).unwrap_or(u8::MAX);
        }
        Colour(parts)
    }

    /// What comes of it on these surfaces: darker or lighter until it can be read there and something
    /// can be read on it. A colour that is fit for it stays as it is.
    pub fn accent_on(self, surfaces: [Colour; 2]) -> Accent {
        let [page, card] = surfaces;
        let (towards, on) = match page.luminance() > 0.5 {
            true => (BLACK, WHITE),
            false => (WHITE, BLACK),
        };
        let tried = (0..=100).map(|hundredths| {
            let accent = self.mixed(towards, hundredths);
            Accent { accent, on, soft: card.mixed(accent, 12) }
        });
        let fit = |tried: &Accent| {
            let read_on = |other: Colour| tried.accent.contrast(other);
            [page, card, tried.soft].into_iter().all(|surface| read_on(surface) >= TEXT)
                && read_on(tried.on) >= BUTTON
        };
        let last = Accent { accent: towards, on, soft: card };
        tried.into_iter().find(fit).unwrap_or(last)
    }
}
