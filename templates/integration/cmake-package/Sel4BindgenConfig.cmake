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

# In the cache, because functions are known everywhere and variables in one directory.
set(_sel4_bindgen_directory "${CMAKE_CURRENT_LIST_DIR}" CACHE INTERNAL "")
# The program that wrote this file says where it is.
include("${CMAKE_CURRENT_LIST_DIR}/Sel4BindgenProgram.cmake")
foreach(candidate IN ITEMS "$ENV{SEL4_BINDGEN}" "${_sel4_bindgen_own}")
  if(NOT SEL4_BINDGEN AND NOT candidate STREQUAL "" AND EXISTS "${candidate}")
    get_filename_component(candidate "${candidate}" ABSOLUTE)
    set(SEL4_BINDGEN "${candidate}" CACHE FILEPATH "The program sel4-bindgen" FORCE)
  endif()
endforeach()
unset(_sel4_bindgen_own)
find_program(SEL4_BINDGEN sel4-bindgen DOC "The program sel4-bindgen")
get_filename_component(_sel4_bindgen_program "${SEL4_BINDGEN}" ABSOLUTE)
set(_sel4_bindgen_program "${_sel4_bindgen_program}" CACHE INTERNAL "")

set(_sel4_bindgen_problem "")
set(_sel4_bindgen_command "${_sel4_bindgen_program}" CACHE INTERNAL "")
set(_sel4_bindgen_needs_node "Node.js 20 or later is needed to generate the seL4 bindings: install it (https://nodejs.org)")
if(NOT SEL4_BINDGEN OR NOT EXISTS "${_sel4_bindgen_program}")
  set(_sel4_bindgen_problem "sel4-bindgen was not found: put it in the PATH, or set SEL4_BINDGEN to its path.")
elseif(SEL4_BINDGEN MATCHES "\\.mjs$")
  find_program(SEL4_BINDGEN_NODE NAMES node nodejs DOC "Node.js, which runs sel4-bindgen")
  if(NOT SEL4_BINDGEN_NODE)
    set(_sel4_bindgen_problem "${_sel4_bindgen_needs_node}, or set SEL4_BINDGEN_NODE to its path.")
  endif()
  set(_sel4_bindgen_command "${SEL4_BINDGEN_NODE}" "${_sel4_bindgen_program}" CACHE INTERNAL "")
endif()

# Another program would make nothing, and old bindings would pass for new ones.
if(_sel4_bindgen_problem STREQUAL "")
  execute_process(
    COMMAND ${_sel4_bindgen_command} --version
    OUTPUT_VARIABLE _sel4_bindgen_version
    ERROR_VARIABLE _sel4_bindgen_said
    RESULT_VARIABLE _sel4_bindgen_failure
  )
  # A shell says 127 where a command is missing.
  if(_sel4_bindgen_failure EQUAL 127)
    set(_sel4_bindgen_problem "${_sel4_bindgen_needs_node}. ${_sel4_bindgen_said}")
  elseif(NOT _sel4_bindgen_version MATCHES "^sel4-bindgen ")
    set(_sel4_bindgen_problem
        "${SEL4_BINDGEN} is not sel4-bindgen, or does not run: set SEL4_BINDGEN to the path of the program. ${_sel4_bindgen_said}"
    )
  endif()
endif()
if(NOT _sel4_bindgen_problem STREQUAL "")
  set(Sel4Bindgen_FOUND FALSE)
  set(Sel4Bindgen_NOT_FOUND_MESSAGE "${_sel4_bindgen_problem}")
endif()

# The whole path. Neither CMake's lists nor the rules of all generators can say some characters in the names of files.
function(_sel4_bindgen_path result given)
  get_filename_component(path "${given}" ABSOLUTE)
  string(REGEX REPLACE "^[A-Za-z]:/" "/" rest "${path}")
  # CMake takes it for a slash.
  if(NOT CMAKE_HOST_WIN32 AND given MATCHES "\\\\" OR rest MATCHES "[][\"#$'&<>*|?:;`^]")
    message(
      FATAL_ERROR
        "sel4_bindgen_generate: CMake cannot write rules for ${given}, as they cannot have any of [ ] \" # $ ' & < > * | ? : ; ` ^ \\ in a name; give it by a link that has none."
    )
  endif()
  set(${result} "${path}" PARENT_SCOPE)
endfunction()

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

  _sel4_bindgen_path(path "${_sel4_bindgen_program}")
  set(options "")
  set(inputs "")
  set(roots "")
  if(arg_SEL4_DIR)
    _sel4_bindgen_path(path "${arg_SEL4_DIR}")
    list(APPEND options --sel4 "${path}")
    list(APPEND roots "${path}/libsel4")
  endif()
  if(arg_PREFIX)
    _sel4_bindgen_path(path "${arg_PREFIX}")
    list(APPEND options --include "${path}")
    list(APPEND roots "${path}")
  endif()
  foreach(config IN LISTS arg_CONFIG)
    # What is no file and does not look like one is a preset; the program says if it is neither.
    get_filename_component(path "${config}" ABSOLUTE)
    if(EXISTS "${path}" OR config MATCHES "[/\\.]")
      _sel4_bindgen_path(config "${config}")
    endif()
    if(EXISTS "${path}")
      list(APPEND inputs "${path}")
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
      set(patterns "")
      foreach(root IN LISTS roots)
        foreach(ending IN ITEMS bf pbf xml h json)
          list(APPEND patterns "${root}/*.${ending}")
        endforeach()
      endforeach()
      set(specs "")
      if(patterns)
        file(GLOB_RECURSE specs CONFIGURE_DEPENDS ${patterns})
      endif()
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
    DEPENDS ${inputs} "${_sel4_bindgen_program}" ${dependencies}
    COMMENT "Generating seL4 bindings for ${arg_TARGET}"
    VERBATIM
  )
  add_custom_target(${arg_TARGET} DEPENDS "${source}")
  set_target_properties(
    ${arg_TARGET} PROPERTIES SEL4_BINDGEN_SOURCE "${source}" SEL4_BINDGEN_OUT_DIR "${directory}"
  )
endfunction()

cmake_policy(POP)
