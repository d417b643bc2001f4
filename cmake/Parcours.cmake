# How every target of Parcours is built. One line per library, one line per test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(parcours_options INTERFACE)
target_include_directories(parcours_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(parcours_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  -Wno-missing-field-initializers                                  # designated initialisers leave out what has a default
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict$<SEMICOLON>-Wno-array-bounds$<SEMICOLON>-Wno-stringop-overflow$<SEMICOLON>-Wno-stringop-overread>  # GCC 12: false on string concatenation (PR105651)
  $<$<BOOL:${PARCOURS_WERROR}>:-Werror>
  -fstack-protector-strong)
target_compile_definitions(parcours_options INTERFACE
  $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS> $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
target_link_options(parcours_options INTERFACE -Wl,-z,relro,-z,now)
if(PARCOURS_SANITIZE)
  add_compile_options(-fsanitize=${PARCOURS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PARCOURS_SANITIZE})
  target_compile_options(parcours_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)  # false in std::regex, under sanitizers
endif()

# One precompiled header for all targets that see gRPC or protobuf: made by parcours_protos, reused by the others.
#
# parcours_library(NAME pki SOURCES a.cpp … DEPENDS core … [LINK OpenSSL::Crypto …] [NO_PCH])
# makes the target parcours_<name>; DEPENDS names other Parcours targets without their prefix.
function(parcours_library)
  cmake_parse_arguments(ARG "NO_PCH" "NAME" "SOURCES;DEPENDS;LINK" ${ARGN})
  set(target parcours_${ARG_NAME})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE parcours_options)
  target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}")
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(${target} PUBLIC parcours_${dependency})
  endforeach()
  target_link_libraries(${target} PUBLIC ${ARG_LINK})
  parcours_reuse_pch(${target} "${ARG_NO_PCH}" "${ARG_DEPENDS}")
endfunction()

function(parcours_reuse_pch target no_pch depends)
  if(NOT no_pch AND NOT depends STREQUAL "core" AND NOT depends STREQUAL "")
    target_precompile_headers(${target} REUSE_FROM parcours_pch)
    target_compile_options(${target} PRIVATE -fPIC)  # as the header was compiled; CMake gives programs -fPIE
  endif()
endfunction()

# parcours_program(NAME parcours SOURCES main.cpp … DEPENDS host …)
function(parcours_program)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;DEPENDS;LINK" ${ARGN})
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  target_link_libraries(${ARG_NAME} PRIVATE parcours_options ${ARG_LINK})
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(${ARG_NAME} PRIVATE parcours_${dependency})
  endforeach()
endfunction()

# parcours_test(NAME pki SOURCES a_test.cpp … DEPENDS pki … [LABELS unit])
# makes the program <name>_test and registers each of its tests with CTest as <name>.<Suite>.<Test>. Tests may use the folder named by the
# compile definition PARCOURS_SOURCE_DIR for fixtures, and nothing else outside a temporary folder.
function(parcours_test)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;DEPENDS;LINK;LABELS" ${ARGN})
  set(target ${ARG_NAME}_test)
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE parcours_options GTest::gtest_main GTest::gmock ${ARG_LINK})
  target_compile_definitions(${target} PRIVATE PARCOURS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" PARCOURS_BINARY_DIR="${CMAKE_BINARY_DIR}")
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(${target} PRIVATE parcours_${dependency})
  endforeach()
  parcours_reuse_pch(${target} OFF "${ARG_DEPENDS}")
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  set(environment "")
  if(PARCOURS_SANITIZE MATCHES "thread")
    set(environment ENVIRONMENT "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/tsan.supp")
  elseif(PARCOURS_SANITIZE MATCHES "address")
    set(environment ENVIRONMENT "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/lsan.supp")
  endif()
  include(GoogleTest)
  gtest_discover_tests(${target} DISCOVERY_MODE PRE_TEST NO_PRETTY_VALUES TEST_PREFIX "${ARG_NAME}." PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300 ${environment})
endfunction()
