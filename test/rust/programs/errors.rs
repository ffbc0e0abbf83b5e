// SPDX-License-Identifier: BSD-2-Clause
// Answers with errors, made by hand: a part of the program of faults.rs.

fn errors() {
    use sys::seL4_Error as Number;
    let decode = |code: Number, words: &[Word]| check(code, send(words)).unwrap_err();
    assert_eq!(check(Number::seL4_NoError, send(&marks(9))), Ok(()));
    let [one, two] = [mark(0), mark(1)];
    let mut all = vec![
        (
            Number::seL4_InvalidArgument,
            ErrorKind::InvalidArgument { index: one },
        ),
        (
            Number::seL4_InvalidCapability,
            ErrorKind::InvalidCapability { index: one },
        ),
        (Number::seL4_IllegalOperation, ErrorKind::IllegalOperation),
        (
            Number::seL4_RangeError,
            ErrorKind::RangeError { min: one, max: two },
        ),
        (Number::seL4_AlignmentError, ErrorKind::AlignmentError),
        (Number::seL4_TruncatedMessage, ErrorKind::TruncatedMessage),
        (Number::seL4_DeleteFirst, ErrorKind::DeleteFirst),
        (Number::seL4_RevokeFirst, ErrorKind::RevokeFirst),
        (
            Number::seL4_NotEnoughMemory,
            ErrorKind::NotEnoughMemory { available: one },
        ),
    ];
    let unknown = [Number::seL4_NumErrors.0, 12, 1 << 19, Word::MAX];
    all.extend(unknown.map(|code| (Number(code), ErrorKind::Unknown { code })));
    for (code, error) in &all {
        let read = decode(*code, &marks(9));
        assert_eq!(read.kind(), *error);
        assert_eq!(read.code(), *code);
        assert_eq!(read.to_string(), error.to_string());
    }
    for (words, failure) in lookups() {
        for source in [0, 1, Word::MAX] {
            let error = decode(
                Number::seL4_FailedLookup,
                &[vec![source], words.clone()].concat(),
            );
            let is_source = source != 0;
            assert_eq!(error.kind(), ErrorKind::FailedLookup { is_source, failure });
            let text = if is_source { format!("source slot: {failure}") } else { failure.to_string() };
            assert_eq!(error.to_string(), text);
            all.push((Number::seL4_FailedLookup, error.kind()));
        }
    }
    // All numbers that have a name but the first and the last, each in words of its own.
    let mut codes: Vec<_> = all
        .iter()
        .map(|(code, _)| code.0)
        .filter(|code| *code < 11)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, (1..=10).collect::<Vec<_>>());
    let texts = |error: &ErrorKind| (error.to_string(), format!("{error:?}"));
    assert!(all
        .iter()
        .all(|(_, error)| !texts(error).0.is_empty() && texts(error).1.len() > 5));
    let range = ErrorKind::RangeError { min: 1, max: 255 };
    assert_eq!(range.to_string(), "a value is not within 1 to 255");
    assert_eq!(ErrorKind::Unknown { code: 99 }.to_string(), "unknown error 99");
    let guard = LookupFailure::GuardMismatch {
        bits_left: 12,
        guard_found: 31,
        bits_found: 5,
    };
    assert_eq!(guard.to_string(), "guard 0x1f/5, 12 left");
    let names = arguments::SLOT_MINT;
    assert_eq!((names.method, names.words[1]), ("Slot::mint", "self.depth"));
    assert_eq!(arguments::PAGE_MAP.words[0], "vaddr");
    let name = |code, index| {
        let error = decode(code, &[index]);
        (error.argument(names), error.naming(names).to_string())
    };
    assert_eq!(
        name(Number::seL4_InvalidArgument, 1),
        (Some("self.depth"), "Slot::mint: argument 1 (`self.depth`) is invalid".into())
    );
    assert_eq!(
        name(Number::seL4_InvalidArgument, 9),
        (None, "Slot::mint: argument 9 is invalid".into())
    );
    assert_eq!(name(Number::seL4_InvalidArgument, Word::MAX).0, None);
    assert_eq!(
        name(Number::seL4_InvalidCapability, 0),
        (Some("self.root"), "Slot::mint: capability 0 (`self.root`) is invalid".into())
    );
    assert_eq!(
        name(Number::seL4_DeleteFirst, 0),
        (None, "Slot::mint: something must be deleted first".into())
    );
    // Words that say nothing about an error make no difference.
    assert_eq!(decode(Number::seL4_DeleteFirst, &[1]), decode(Number::seL4_DeleteFirst, &[2]));
    assert_ne!(decode(Number::seL4_RangeError, &[1]), decode(Number::seL4_RangeError, &[2]));
    assert_eq!(Error::from_code(Number::seL4_RangeError), decode(Number::seL4_RangeError, &[]));
    let error = decode(Number::seL4_RangeError, &[1, 255]);
    let boxed: Box<dyn std::error::Error> = Box::new(error);
    assert_eq!(boxed.to_string(), "a value is not within 1 to 255");
    assert!(size_of::<Error>() <= 8 * size_of::<Word>());
}
