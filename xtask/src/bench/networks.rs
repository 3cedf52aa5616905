//! The connections and computers that a phone is made up of, and how they are asked for.

use serde_json::{Value, json};

/// A connection and a computer, as the browser emulates them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Network {
    /// What it is called in the tables.
    pub name: &'static str,
    /// From a request to the first byte of its answer, in milliseconds.
    pub latency: u32,
    /// Bits a second, down and up.
    pub bits: u32,
    /// How many times slower than this machine the computer is.
    pub cpu: u32,
}

/// Lighthouse's "slow 4G", without its allowances for what an emulation leaves out.
pub const SLOW: Network =
    Network { name: "150 ms, 1.6 Mbit/s, CPU 4×", latency: 150, bits: 1_600_000, cpu: 4 };

/// "Slow 3G" on a cheap phone.
pub const SLOWEST: Network =
    Network { name: "400 ms, 400 kbit/s, CPU 6×", latency: 400, bits: 400_000, cpu: 6 };

impl Network {
    /// The parameters of `Network.emulateNetworkConditions` (Chrome DevTools Protocol).
    #[must_use]
    pub fn conditions(&self) -> Value {
        // The protocol counts in bytes.
        let throughput = f64::from(self.bits) / 8.0;
        json!({
            "offline": false,
            "latency": self.latency,
            "downloadThroughput": throughput,
            "uploadThroughput": throughput,
        })
    }
}
