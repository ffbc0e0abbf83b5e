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
            Error::InvalidArgument { index: one },
        ),
        (
            Number::seL4_InvalidCapability,
            Error::InvalidCapability { index: one },
        ),
        (Number::seL4_IllegalOperation, Error::IllegalOperation),
        (
            Number::seL4_RangeError,
            Error::RangeError { min: one, max: two },
        ),
        (Number::seL4_AlignmentError, Error::AlignmentError),
        (Number::seL4_TruncatedMessage, Error::TruncatedMessage),
        (Number::seL4_DeleteFirst, Error::DeleteFirst),
        (Number::seL4_RevokeFirst, Error::RevokeFirst),
        (
            Number::seL4_NotEnoughMemory,
            Error::NotEnoughMemory { available: one },
        ),
    ];
    let unknown = [Number::seL4_NumErrors.0, 12, 1 << 19, Word::MAX];
    all.extend(unknown.map(|code| (Number(code), Error::Unknown { code })));
    for (code, error) in &all {
        assert_eq!(decode(*code, &marks(9)), *error);
        assert_eq!(error.code(), *code);
    }
    for (words, failure) in lookups() {
        for source in [0, 1, Word::MAX] {
            let error = decode(
                Number::seL4_FailedLookup,
                &[vec![source], words.clone()].concat(),
            );
            let is_source = source != 0;
            assert_eq!(error, Error::FailedLookup { is_source, failure });
            assert_eq!(error.to_string(), failure.to_string());
            all.push((Number::seL4_FailedLookup, error));
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
    let texts = |error: &Error| (error.to_string(), format!("{error:?}"));
    assert!(all
        .iter()
        .all(|(_, error)| !texts(error).0.is_empty() && texts(error).1.len() > 5));
    let range = Error::RangeError { min: 1, max: 255 };
    assert_eq!(range.to_string(), "a value is not within 1 to 255");
    assert_eq!(Error::Unknown { code: 99 }.to_string(), "unknown error 99");
    let guard = LookupFailure::GuardMismatch {
        bits_left: 12,
        guard_found: 31,
        bits_found: 5,
    };
    assert_eq!(guard.to_string(), "guard 0x1f/5, 12 left");
    let names = ["root", "index"];
    let name = |index| Error::InvalidArgument { index }.argument_name(&names);
    assert_eq!(
        (name(1), name(2), name(Word::MAX)),
        (Some("index"), None, None)
    );
    assert_eq!(
        Error::InvalidCapability { index: 0 }.argument_name(&names),
        Some("root")
    );
    assert_eq!(Error::DeleteFirst.argument_name(&names), None);
    let boxed: Box<dyn std::error::Error> = Box::new(range);
    assert_eq!(boxed.to_string(), range.to_string());
    assert!(size_of::<Error>() <= 8 * size_of::<Word>());
}
