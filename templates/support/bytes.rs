//! Bit ranges of byte arrays; bit 0 is the lowest bit of the first byte. Nothing here panics: what lies beyond the
//! array reads as 0 and is not written.

/// The `width` bits (64 at most) from bit `low` upwards.
#[must_use]
pub const fn get<const N: usize>(bytes: &[u8; N], low: usize, width: usize) -> u64 {
    let mut value = 0;
    let mut bit = 0;
    while bit < width && bit < 64 && low + bit < 8 * N {
        let at = low + bit;
        if bytes[at / 8] & (1 << (at % 8)) != 0 {
            value |= 1 << bit;
        }
        bit += 1;
    }
    value
}

/// `bytes` with these bits replaced by the low bits of `value`; higher bits of it are dropped.
#[must_use]
pub const fn set<const N: usize>(
    mut bytes: [u8; N],
    low: usize,
    width: usize,
    value: u64,
) -> [u8; N] {
    let mut bit = 0;
    while bit < width && bit < 64 && low + bit < 8 * N {
        let at = low + bit;
        let mask = 1 << (at % 8);
        if value & (1 << bit) == 0 {
            bytes[at / 8] &= !mask;
        } else {
            bytes[at / 8] |= mask;
        }
        bit += 1;
    }
    bytes
}
