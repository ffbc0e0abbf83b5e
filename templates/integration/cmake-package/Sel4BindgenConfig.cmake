# SPDX-License-Identifier: BSD-2-Clause
#[[
Bindings for seL4 in CMake builds:

  find_package(Sel4Bindgen REQUIRED)
  sel4_bindgen_generate(TARGET <name> OUT_DIR <dir>
    [SEL4_DIR <dir>] [PREFIX <dir>] [CONFIG <file|preset>...] [SET <option=value>...] [LAYER sys|typed])

makes <dir>/sel4_bindings.rs, and <dir>/Cargo.toml for builds that use cargo. Inside seL4's own build, SEL4_DIR and
CONFIG are those of the kernel that is built. The properties SEL4_BINDGEN_SOURCE and SEL4_BINDGEN_OUT_DIR of the target
are the paths. SEL4_BINDGEN, a variable of CMake or of the environment, is the program.
]]

cmake_policy(PUSH)
cmake_policy(VERSION 3.16...3.25)

set(_sel4_bindgen_directory "${CMAKE_CURRENT_LIST_DIR}")
# The program that wrote this file says where it is.
include("${CMAKE_CURRENT_LIST_DIR}/Sel4BindgenProgram.cmake")
set(_sel4_bindgen_candidates "$ENV{SEL4_BINDGEN}" "${_sel4_bindgen_own}")
foreach(candidate IN LISTS _sel4_bindgen_candidates)
  if(NOT SEL4_BINDGEN AND NOT candidate STREQUAL "" AND EXISTS "${candidate}")
    get_filename_component(candidate "${candidate}" ABSOLUTE)
    set(SEL4_BINDGEN "${candidate}" CACHE FILEPATH "The program sel4-bindgen")
  endif()
endforeach()
unset(_sel4_bindgen_candidates)
unset(_sel4_bindgen_own)
find_program(SEL4_BINDGEN sel4-bindgen DOC "The program sel4-bindgen")

if(NOT SEL4_BINDGEN)
  set(Sel4Bindgen_FOUND FALSE)
  set(Sel4Bindgen_NOT_FOUND_MESSAGE
      "sel4-bindgen was not found: put it in the PATH, or set SEL4_BINDGEN to its path."
  )
elseif(SEL4_BINDGEN MATCHES "\\.mjs$")
  find_program(SEL4_BINDGEN_NODE NAMES node nodejs DOC "Node.js, which runs sel4-bindgen")
  if(NOT SEL4_BINDGEN_NODE)
    set(Sel4Bindgen_FOUND FALSE)
    set(Sel4Bindgen_NOT_FOUND_MESSAGE
        "Node.js 20 or later is needed to generate the seL4 bindings: install it (https://nodejs.org), or set SEL4_BINDGEN_NODE to its path."
    )
  endif()
  set(_sel4_bindgen_command "${SEL4_BINDGEN_NODE}" "${SEL4_BINDGEN}")
else()
  set(_sel4_bindgen_command "${SEL4_BINDGEN}")
endif()

function(sel4_bindgen_generate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;OUT_DIR;SEL4_DIR;PREFIX;LAYER" "CONFIG;SET")
  if(NOT arg_TARGET OR NOT arg_OUT_DIR)
    message(FATAL_ERROR "sel4_bindgen_generate needs TARGET and OUT_DIR")
  endif()
  if(arg_UNPARSED_ARGUMENTS OR arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "sel4_bindgen_generate: ${arg_UNPARSED_ARGUMENTS} ${arg_KEYWORDS_MISSING_VALUES}?")
  endif()

  # What seL4's build says of itself: its tree, and the configuration in two headers that configuring has written.
  if(NOT arg_SEL4_DIR AND NOT arg_PREFIX AND TARGET kernel_Gen)
    set(arg_SEL4_DIR "${KERNEL_PATH}")
  endif()
  if(NOT arg_CONFIG AND NOT arg_PREFIX)
    foreach(target kernel_Gen sel4_Gen)
      if(TARGET ${target})
        get_property(files TARGET ${target} PROPERTY GENERATED_FILES)
        list(APPEND arg_CONFIG ${files})
      endif()
    endforeach()
  endif()

  set(options "")
  set(inputs "")
  foreach(keyword_and_option "SEL4_DIR;--sel4" "PREFIX;--include")
    list(GET keyword_and_option 0 keyword)
    list(GET keyword_and_option 1 option)
    if(arg_${keyword})
      get_filename_component(path "${arg_${keyword}}" ABSOLUTE)
      list(APPEND options "${option}" "${path}")
    endif()
  endforeach()
  foreach(config IN LISTS arg_CONFIG)
    # What is no file is a preset; the program says if it is neither.
    get_filename_component(path "${config}" ABSOLUTE)
    if(EXISTS "${path}")
      list(APPEND inputs "${path}")
      set(config "${path}")
    endif()
    list(APPEND options --config "${config}")
  endforeach()
  foreach(setting IN LISTS arg_SET)
    list(APPEND options --set "${setting}")
  endforeach()
  if(arg_LAYER)
    list(APPEND options --layer "${arg_LAYER}")
  endif()

  get_filename_component(directory "${arg_OUT_DIR}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_BINARY_DIR}")
  set(source "${directory}/sel4_bindings.rs")
  set(named "${source}")
  set(dependencies DEPFILE "${source}.d")
  # Where paths in the dependency file begin.
  set(working_directory "${CMAKE_CURRENT_BINARY_DIR}")
  if(CMAKE_VERSION VERSION_LESS 3.20)
    set(working_directory "${CMAKE_BINARY_DIR}")
    if(CMAKE_GENERATOR MATCHES "Ninja")
      # Ninja knows its files by their paths below the build directory, and this CMake does not translate.
      file(RELATIVE_PATH named "${CMAKE_BINARY_DIR}" "${source}")
    else()
      # Without dependency files for other generators: all that might be read.
      file(GLOB_RECURSE specs CONFIGURE_DEPENDS "${arg_SEL4_DIR}/libsel4/*.bf" "${arg_SEL4_DIR}/libsel4/*.xml"
           "${arg_SEL4_DIR}/libsel4/*.h" "${arg_PREFIX}/*.pbf" "${arg_PREFIX}/*.xml" "${arg_PREFIX}/*.h")
      set(dependencies ${specs})
    endif()
  endif()
  # A file that would not change is not written. Ninja sees that; make would come back each time.
  set(touch "")
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    set(touch COMMAND "${CMAKE_COMMAND}" -E touch "${source}")
  endif()

  file(MAKE_DIRECTORY "${directory}")
  configure_file("${_sel4_bindgen_directory}/Cargo.toml.in" "${directory}/Cargo.toml" COPYONLY)
  add_custom_command(
    OUTPUT "${source}"
    BYPRODUCTS "${source}.d"
    COMMAND ${_sel4_bindgen_command} generate ${options} --single-file "${named}" --depfile "${source}.d" ${touch}
    WORKING_DIRECTORY "${working_directory}"
    DEPENDS ${inputs} "${SEL4_BINDGEN}" ${dependencies}
    COMMENT "Generating seL4 bindings for ${arg_TARGET}"
    VERBATIM
  )
  add_custom_target(${arg_TARGET} DEPENDS "${source}")
  set_target_properties(
    ${arg_TARGET} PROPERTIES SEL4_BINDGEN_SOURCE "${source}" SEL4_BINDGEN_OUT_DIR "${directory}"
  )
endfunction()

cmake_policy(POP)
