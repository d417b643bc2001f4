# Files compiled into a library as text: SQL and data tables.
#
# parcours_embed_sql(TARGET <target> NAMESPACE <ns> FILES schema/1.sql …)
# compiles each file into the target as `extern const std::string_view k<Stem>Sql` of parcours::<ns>, where <Stem> is the file's
# name in PascalCase: schema/sandbox_1.sql -> kSandbox1Sql. The declarations stand in <ns>_sql.h, included as
# "<ns>_sql.h".
function(parcours_embed_sql)
  parcours_embed_text(KIND sql ${ARGN})
endfunction()

# parcours_embed_text(KIND data TARGET <target> NAMESPACE <ns> FILES data/types.tsv …)
# does the same for other tables: k<Stem>Data, declared in "<ns>_data.h".
function(parcours_embed_text)
  cmake_parse_arguments(ARG "" "KIND;TARGET;NAMESPACE" "FILES" ${ARGN})
  parcours_pascal_case("${ARG_KIND}" suffix)
  set(declarations "")
  set(definitions "")
  foreach(file IN LISTS ARG_FILES)
    get_filename_component(stem "${file}" NAME_WE)
    parcours_pascal_case("${stem}" name)
    file(READ "${CMAKE_CURRENT_SOURCE_DIR}/${file}" text)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    string(APPEND declarations "extern const std::string_view k${name}${suffix};  // ${file}\n")
    string(APPEND definitions "const std::string_view k${name}${suffix} = R\"text(${text})text\";\n")
  endforeach()
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${ARG_KIND}")
  file(CONFIGURE OUTPUT "${folder}/${ARG_NAMESPACE}_${ARG_KIND}.h" @ONLY CONTENT
    "#pragma once\n#include <string_view>\nnamespace parcours::${ARG_NAMESPACE} {\n${declarations}}\n")
  file(CONFIGURE OUTPUT "${folder}/${ARG_NAMESPACE}_${ARG_KIND}.cpp" @ONLY CONTENT
    "#include \"${ARG_NAMESPACE}_${ARG_KIND}.h\"\nnamespace parcours::${ARG_NAMESPACE} {\n${definitions}}\n")
  target_sources(${ARG_TARGET} PRIVATE "${folder}/${ARG_NAMESPACE}_${ARG_KIND}.cpp")
  target_include_directories(${ARG_TARGET} PRIVATE "${folder}")
endfunction()

# snake_case -> PascalCase
function(parcours_pascal_case text result)
  string(REPLACE "_" ";" words "${text}")
  set(name "")
  foreach(word IN LISTS words)
    string(SUBSTRING "${word}" 0 1 first)
    string(SUBSTRING "${word}" 1 -1 rest)
    string(TOUPPER "${first}" first)
    string(APPEND name "${first}${rest}")
  endforeach()
  set(${result} "${name}" PARENT_SCOPE)
endfunction()
