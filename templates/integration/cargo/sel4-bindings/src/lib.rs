// SPDX-License-Identifier: BSD-2-Clause
#![doc = include_str!(concat!(env!("OUT_DIR"), "/sel4.md"))]
#![no_std]

include!(concat!(env!("OUT_DIR"), "/sel4.rs"));
