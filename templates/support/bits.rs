//! Reading and writing of bit ranges. Nothing here panics: positions come from the specs and lie within the
//! word, and the operations wrap all the same.

macro_rules! bit_operations {
    ($word:ident) => {
        /// Bit ranges of one word.
        pub mod $word {
            const fn mask(width: u32) -> $word {
                if width >= $word::BITS {
                    $word::MAX
                } else {
                    (1 as $word).wrapping_shl(width).wrapping_sub(1)
                }
            }

            /// The `width` bits of `word` from bit `low` upwards.
            #[inline(always)]
            #[must_use]
            pub const fn get(word: $word, low: u32, width: u32) -> $word {
                word.wrapping_shr(low) & mask(width)
            }

            /// `word` with these bits replaced by the low bits of `value`; higher bits of it are dropped.
            #[inline(always)]
            #[must_use]
            pub const fn set(word: $word, low: u32, width: u32, value: $word) -> $word {
                let mask = mask(width).wrapping_shl(low);
                (word & !mask) | (value.wrapping_shl(low) & mask)
            }

            /// `value` with bit `bit` copied into all bits above it where it is set.
            #[inline(always)]
            #[must_use]
            pub const fn sign_extend(value: $word, bit: u32) -> $word {
                if get(value, bit, 1) == 0 {
                    value
                } else {
                    value | !mask(bit.wrapping_add(1))
                }
            }
        }
    };
}

bit_operations!(u8);
bit_operations!(u16);
bit_operations!(u32);
bit_operations!(u64);

/// Bit ranges of byte arrays; bit 0 is the lowest bit of the first byte.
pub mod bytes {
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
}
