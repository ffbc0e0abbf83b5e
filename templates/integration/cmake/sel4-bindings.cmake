# SPDX-License-Identifier: BSD-2-Clause
# Bindings for seL4 as a Rust library, with CMake and rustc alone:
#
#   include(sel4-bindings.cmake)
#   add_rust_library(<name> <file.rs>)   a static library that uses them, to be linked with C

set(SEL4_DIR "" CACHE PATH "seL4's source tree; without one, the specs that come with sel4-bindgen")
set(SEL4_CONFIG "{{config}}" CACHE STRING "The kernel's gen_config.json, or a preset")
set(RUST_TARGET "" CACHE STRING "Rust's name of the target; without one, this machine")
set(RUSTFLAGS "" CACHE STRING "More arguments for rustc")
find_program(RUSTC rustc)
if(NOT RUSTC)
  message(FATAL_ERROR "rustc was not found: install Rust (https://rustup.rs), or set RUSTC to its path.")
endif()

# The program says where its package for CMake is; a single file, tools/sel4-bindgen.mjs, is run with Node.js.
if(NOT Sel4Bindgen_DIR)
  if(NOT SEL4_BINDGEN AND NOT "$ENV{SEL4_BINDGEN}" STREQUAL "")
    set(SEL4_BINDGEN "$ENV{SEL4_BINDGEN}" CACHE FILEPATH "The program sel4-bindgen" FORCE)
  endif()
  find_program(SEL4_BINDGEN sel4-bindgen DOC "The program sel4-bindgen")
  get_filename_component(program "${SEL4_BINDGEN}" ABSOLUTE)
  if(NOT SEL4_BINDGEN OR NOT EXISTS "${program}")
    message(FATAL_ERROR "sel4-bindgen was not found: put it in the PATH, or set SEL4_BINDGEN to its path.")
  endif()
  if(program MATCHES "\\.mjs$")
    find_program(SEL4_BINDGEN_NODE NAMES node nodejs DOC "Node.js, which runs sel4-bindgen")
    set(program "${SEL4_BINDGEN_NODE}" "${program}")
  endif()
  execute_process(
    COMMAND ${program} --cmakedir
    OUTPUT_VARIABLE Sel4Bindgen_DIR
    OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE failure
  )
  # Its message is above.
  if(failure EQUAL 3)
    message(FATAL_ERROR "${SEL4_BINDGEN} has nowhere to keep its package for CMake")
  # A shell says 127 where a command is missing, and CMake a sentence.
  elseif(failure EQUAL 127 OR NOT failure MATCHES "^[0-9]+$")
    message(FATAL_ERROR "${SEL4_BINDGEN} does not run (${failure}): Node.js 20 or later is needed to generate the seL4 bindings; install it (https://nodejs.org), or set SEL4_BINDGEN_NODE to its path.")
  elseif(NOT EXISTS "${Sel4Bindgen_DIR}/Sel4BindgenConfig.cmake")
    message(FATAL_ERROR "${SEL4_BINDGEN} --cmakedir printed no directory with Sel4BindgenConfig.cmake, and ended with ${failure}. Is it sel4-bindgen? Set SEL4_BINDGEN to its path.")
  endif()
endif()
find_package(Sel4Bindgen 0.1 REQUIRED)

sel4_bindgen_generate(
  TARGET sel4_bindings_source
  SEL4_DIR "${SEL4_DIR}"
  CONFIG "${SEL4_CONFIG}"
  OUT_DIR sel4-bindings
)

separate_arguments(rustc_command UNIX_COMMAND "${RUSTFLAGS}")
if(RUST_TARGET)
  list(APPEND rustc_command --target "${RUST_TARGET}")
endif()
list(PREPEND rustc_command "${RUSTC}" --edition 2021 -C opt-level=2)

get_target_property(sel4_source sel4_bindings_source SEL4_BINDGEN_SOURCE)
set(SEL4_RLIB "${CMAKE_CURRENT_BINARY_DIR}/libsel4_bindings.rlib")
add_custom_command(
  OUTPUT "${SEL4_RLIB}"
  COMMAND ${rustc_command} --crate-type rlib --crate-name sel4_bindings -o "${SEL4_RLIB}" "${sel4_source}"
  DEPENDS "${sel4_source}"
  COMMENT "Compiling seL4 bindings"
  VERBATIM
)

# All that the library is made of, but the bindings, is the file and what stands after it.
function(add_rust_library name source)
  get_filename_component(source "${source}" ABSOLUTE)
  set(archive "${CMAKE_CURRENT_BINARY_DIR}/lib${name}.a")
  add_custom_command(
    OUTPUT "${archive}"
    COMMAND ${rustc_command} --crate-type staticlib --crate-name "${name}" -C panic=abort
            --extern "sel4_bindings=${SEL4_RLIB}" -o "${archive}" "${source}"
    DEPENDS "${source}" "${SEL4_RLIB}" ${ARGN}
    COMMENT "Compiling ${name}"
    VERBATIM
  )
  add_custom_target(${name}_archive DEPENDS "${archive}")
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION "${archive}")
  add_dependencies(${name} ${name}_archive)
endfunction()
