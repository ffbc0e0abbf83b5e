# SPDX-License-Identifier: BSD-2-Clause
#[[
No Corrosion: it stands in for it where that is not installed, with the targets of its documentation. A crate is built
by the target _cargo-build_NAME, after cargo-prebuild_NAME; NAME is the library, which is imported. Like there, the
library's target is called as the crate, and cargo is asked in each build.
]]
find_program(CARGO cargo REQUIRED)

function(corrosion_import_crate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "NO_STD" "MANIFEST_PATH" "")
  # As Corrosion: cargo has to understand the crate when CMake is run, before anything is built.
  execute_process(
    COMMAND "${CARGO}" metadata --no-deps --format-version 1 --offline --manifest-path "${arg_MANIFEST_PATH}"
    OUTPUT_VARIABLE metadata
    RESULT_VARIABLE failure
  )
  if(failure)
    message(FATAL_ERROR "cargo does not read ${arg_MANIFEST_PATH}")
  endif()
  string(JSON name GET "${metadata}" packages 0 name)
  set(target_dir "${CMAKE_CURRENT_BINARY_DIR}/cargo")
  set(archive "${target_dir}/${Rust_CARGO_TARGET}/debug/lib${name}.a")
  add_custom_target(cargo-prebuild_${name})
  add_custom_target(
    _cargo-build_${name}
    COMMAND "${CARGO}" rustc --lib --target "${Rust_CARGO_TARGET}" --manifest-path "${arg_MANIFEST_PATH}"
            --target-dir "${target_dir}"
    BYPRODUCTS "${archive}"
    VERBATIM
  )
  add_dependencies(_cargo-build_${name} cargo-prebuild_${name})
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION "${archive}")
  add_dependencies(${name} _cargo-build_${name})
endfunction()
