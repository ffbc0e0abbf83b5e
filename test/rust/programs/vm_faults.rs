// SPDX-License-Identifier: BSD-2-Clause
// What processors say of memory faults: a part of the program of faults.rs.

fn vm_fault() {
    for flag in [0, 1, Word::MAX] {
        let fault = VmFault::from_words(&[1, 2, flag, mark(3)]);
        assert_eq!((fault.is_prefetch(), fault.fsr()), (flag != 0, mark(3)));
        assert_eq!(fault.status().raw(), mark(3));
        assert_eq!(fault.status(), VmFaultStatus::new(mark(3), flag != 0));
        if flag != 0 {
            assert_eq!(fault.access(), Some(VmAccess::Execute));
        }
    }
    let of = |status: Word| VmFault::from_words(&[0, 0, 0, status]);
    let access = |status: Word| of(status).access();
    let cause = |status: Word| of(status).status().cause();
    #[cfg(x86)]
    {
        let all = [
            (
                0b00100,
                VmAccess::Read,
                VmFaultCause::Translation { level: None },
            ),
            (
                0b00101,
                VmAccess::Read,
                VmFaultCause::Permission { level: None },
            ),
            (
                0b00110,
                VmAccess::Write,
                VmFaultCause::Translation { level: None },
            ),
            (
                0b00111,
                VmAccess::Write,
                VmFaultCause::Permission { level: None },
            ),
            (0b01101, VmAccess::Read, VmFaultCause::ReservedBit),
            (
                0b10101,
                VmAccess::Execute,
                VmFaultCause::Permission { level: None },
            ),
        ];
        for (status, one, other) in all {
            assert_eq!((access(status), cause(status)), (Some(one), Some(other)));
            assert!(of(status).status().is_user());
        }
    }
    #[cfg(riscv)]
    {
        // What the kernel sends.
        let all = [
            (1, VmAccess::Execute),
            (5, VmAccess::Read),
            (7, VmAccess::Write),
        ];
        for (status, one) in all {
            assert_eq!((access(status), cause(status)), (Some(one), None));
        }
        assert_eq!(
            (access(13), access(15), access(2)),
            (Some(VmAccess::Read), Some(VmAccess::Write), None)
        );
        assert_eq!(
            (cause(4), access(4)),
            (Some(VmFaultCause::Alignment), Some(VmAccess::Read))
        );
        assert_eq!(access(Word::MAX), None);
    }
    #[cfg(arm_long)]
    {
        let data = 0x9200_0000;
        // Translation fault of level 2, reading; permission fault of level 3, writing.
        let (read, write) = (of(data | 0x06), of(data | 0x4f));
        assert_eq!(
            (read.access(), write.access()),
            (Some(VmAccess::Read), Some(VmAccess::Write))
        );
        assert_eq!(
            read.status().cause(),
            Some(VmFaultCause::Translation { level: Some(2) })
        );
        assert_eq!(
            write.status().cause(),
            Some(VmFaultCause::Permission { level: Some(3) })
        );
        assert_eq!(write.status().code(), 0xf);
        assert_eq!(
            (access(data | 0x146), cause(data | 0x08)),
            (None, Some(VmFaultCause::AccessFlag { level: 0 }))
        );
        assert_eq!(cause(data), Some(VmFaultCause::AddressSize { level: 0 }));
        assert_eq!(
            (cause(0x21), cause(0x10)),
            (Some(VmFaultCause::Alignment), Some(VmFaultCause::External))
        );
        assert_eq!((cause(0x3f), cause(0x22)), (None, None));
        assert_eq!(
            VmFault::from_words(&[0, 0, 1, 0x4f]).access(),
            Some(VmAccess::Execute)
        );
        let fault = VmFault::from_words(&[0, 0, 0, 0x21]);
        assert_eq!(fault.cause(), Some(VmFaultCause::Alignment));
    }
    #[cfg(arm_short)]
    {
        assert_eq!(
            (access(0x805), access(0x007)),
            (Some(VmAccess::Write), Some(VmAccess::Read))
        );
        assert_eq!(
            cause(0x805),
            Some(VmFaultCause::Translation { level: Some(1) })
        );
        assert_eq!(
            cause(0x007),
            Some(VmFaultCause::Translation { level: Some(2) })
        );
        assert_eq!(
            cause(0x80d),
            Some(VmFaultCause::Permission { level: Some(1) })
        );
        assert_eq!(
            cause(0x80f),
            Some(VmFaultCause::Permission { level: Some(2) })
        );
        assert_eq!(
            (cause(0x001), cause(0x406)),
            (Some(VmFaultCause::Alignment), Some(VmFaultCause::External))
        );
        assert_eq!((cause(0x205), cause(0x400)), (None, None));
        assert_eq!((of(0x406).status().code(), access(0x2805)), (0x16, None));
    }
    // Whatever stands there.
    for bit in 0..Word::BITS {
        for low in 0..64 {
            let _ = (access(1 << bit | low), cause(1 << bit | low));
        }
    }
}
