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
