# kg_embed(TARGET FILE...): the text files become constants of the program, so that it needs no data files at run time.
# data/countries.tsv is `kg::kCountriesTsv`, a std::string_view, in "countries.tsv.h" (in the build tree).
# The same file run as a script (cmake -DIN= -DOUT= -DNAME= -P) writes one header.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${IN}" content)
  # A string literal may hold 64 KiB on every compiler; adjacent ones are joined.
  string(LENGTH "${content}" length)
  set(literals "\"\"\n")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${content}" ${at} 16000 piece)
    string(APPEND literals "R\"KGDATA(${piece})KGDATA\"\n")
    math(EXPR at "${at} + 16000")
  endwhile()
  file(WRITE "${OUT}.tmp" "// Generated from data by cmake/KgEmbed.cmake.\n#pragma once\n#include <string_view>\n"
       "namespace kg {\n// Its length is given because gcc counts only so far in a constant expression.\n"
       "inline constexpr std::string_view ${NAME}{\n${literals}, ${length}};\n}\n")
  file(RENAME "${OUT}.tmp" "${OUT}")
  return()
endif()

set(KG_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(kg_embed TARGET)
  foreach(file ${ARGN})
    get_filename_component(stem "${file}" NAME_WE)
    get_filename_component(base "${file}" NAME)
    string(REGEX MATCHALL "[a-z0-9]+" words "${stem}_tsv")
    set(name "k")
    foreach(word ${words})
      string(SUBSTRING "${word}" 0 1 first)
      string(SUBSTRING "${word}" 1 -1 rest)
      string(TOUPPER "${first}" first)
      string(APPEND name "${first}${rest}")
    endforeach()
    set(out "${CMAKE_BINARY_DIR}/embedded/${base}.h")
    add_custom_command(OUTPUT "${out}" DEPENDS "${CMAKE_SOURCE_DIR}/${file}" "${KG_EMBED_SCRIPT}"
      COMMAND ${CMAKE_COMMAND} "-DIN=${CMAKE_SOURCE_DIR}/${file}" "-DOUT=${out}" "-DNAME=${name}"
              -P "${KG_EMBED_SCRIPT}" VERBATIM)
    target_sources(${TARGET} PRIVATE "${out}")
  endforeach()
  target_include_directories(${TARGET} PRIVATE "${CMAKE_BINARY_DIR}/embedded")
endfunction()
