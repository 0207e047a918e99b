# A folder includes only folders below it (the drawing in ARCHITECTURE.md), and engine headers stay in their room.
# Run by CTest as `layering`:  cmake -DSOURCE_DIR=... -P CheckLayers.cmake
cmake_minimum_required(VERSION 3.25)
set(allow_core core)
set(allow_extract/text core extract/text)
set(allow_extract/nlp core extract/text extract/nlp)
set(allow_extract/actors core extract/text extract/nlp extract/actors)
set(allow_extract/claims core extract/text extract/nlp extract/claims)
set(allow_extract core extract extract/text extract/nlp extract/actors extract/claims)
set(allow_graph core graph)
set(allow_storage core storage)
set(allow_query core graph query)
set(allow_export core graph export)
set(allow_database core extract extract/text extract/nlp graph storage query export database)
set(allow_app core extract extract/text extract/nlp extract/actors extract/claims graph query export
    database app)
# Engine headers and the folders that may include them.
set(engine_rocksdb storage)
set(engine_boost/graph graph query export database)
set(engine_pcre2 extract/nlp)
set(engine_unicode core extract/nlp) # ICU

set(wrong "")
foreach(folder core extract/text extract/nlp extract/actors extract/claims extract graph storage query
               export database app)
  file(GLOB sources "${SOURCE_DIR}/${folder}/*.h" "${SOURCE_DIR}/${folder}/*.cc")
  foreach(source ${sources})
    file(STRINGS "${source}" lines REGEX "^#include [\"<]")
    foreach(line ${lines})
      if(line MATCHES "^#include \"([a-z_/]+)/[^/]*\"")
        if(NOT CMAKE_MATCH_1 IN_LIST allow_${folder})
          list(APPEND wrong "${source}: ${line}")
        endif()
      elseif(line MATCHES "^#include <(rocksdb|boost/graph|pcre2|unicode)[/.]")
        if(NOT folder IN_LIST engine_${CMAKE_MATCH_1})
          list(APPEND wrong "${source}: ${line}")
        elseif(CMAKE_MATCH_1 STREQUAL "rocksdb" AND source MATCHES "\\.h$")
          list(APPEND wrong "${source}: RocksDB headers belong in .cc files")
        endif()
      endif()
    endforeach()
  endforeach()
endforeach()
# There is one namespace, so a type that two headers define is two types with one name: the linker would mix up
# their functions in silence.
file(GLOB headers "${SOURCE_DIR}/core/*.h" "${SOURCE_DIR}/extract/*.h" "${SOURCE_DIR}/extract/*/*.h"
     "${SOURCE_DIR}/graph/*.h" "${SOURCE_DIR}/storage/*.h" "${SOURCE_DIR}/query/*.h" "${SOURCE_DIR}/export/*.h"
     "${SOURCE_DIR}/database/*.h" "${SOURCE_DIR}/app/*.h")
foreach(header ${headers})
  file(STRINGS "${header}" lines REGEX "^(class|struct|enum class) [A-Za-z0-9]+( [^;]*)?$")
  foreach(line ${lines})
    string(REGEX REPLACE "^(class|struct|enum class) ([A-Za-z0-9]+).*" "\\2" type "${line}")
    if(DEFINED header_of_${type} AND NOT header_of_${type} STREQUAL header)
      list(APPEND wrong "${header} and ${header_of_${type}} both define ${type}")
    endif()
    set(header_of_${type} "${header}")
  endforeach()
endforeach()

if(wrong)
  list(JOIN wrong "\n  " text)
  message(FATAL_ERROR "Layers broken by:\n  ${text}")
endif()
