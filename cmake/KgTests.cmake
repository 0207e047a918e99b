# One test program per folder of tests/; a test program links the library of the same name.
find_package(GTest REQUIRED)
include(GoogleTest)

# WHOLE: run as one test, since what its tests share takes long to prepare.
function(kg_tests NAME)
  cmake_parse_arguments(ARG "WHOLE" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${NAME}/*_test.cc")
  if(NOT sources)
    return()
  endif()
  file(GLOB support CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${NAME}/support_*.cc")
  add_executable(test_${NAME} ${sources} ${support})
  target_include_directories(test_${NAME} PRIVATE "${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/tests")
  if(TARGET kg_${NAME})
    target_link_libraries(test_${NAME} PRIVATE kg_${NAME})
  endif()
  target_link_libraries(test_${NAME} PRIVATE ${ARG_LINK} GTest::gmock GTest::gtest
                        GTest::gtest_main)
  target_compile_definitions(test_${NAME} PRIVATE KG_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    KG_MODELS_DIR="${KG_MODELS_DIR}" KG_PROGRAM="$<TARGET_FILE_DIR:test_${NAME}>/kg")
  if(ARG_WHOLE)
    add_test(NAME ${NAME} COMMAND test_${NAME})
    set_tests_properties(${NAME} PROPERTIES TIMEOUT 900 LABELS ${NAME})
    return()
  endif()
  gtest_discover_tests(test_${NAME} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300
                       LABELS ${NAME}
                       ENVIRONMENT "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/tsan.supp")
endfunction()

kg_tests(core)
kg_tests(text)
kg_tests(nlp LINK nlohmann_json::nlohmann_json msgpackc-cxx ICU::uc)
kg_tests(actors LINK kg_extract)
kg_tests(claims LINK kg_extract)
kg_tests(extract)
kg_tests(graph)
kg_tests(storage LINK RocksDB::rocksdb-shared)
kg_tests(query)
kg_tests(export LINK LibXml2::LibXml2 SQLite::SQLite3 nlohmann_json::nlohmann_json boost_graph)
kg_tests(database)
kg_tests(app LINK RocksDB::rocksdb-shared)
kg_tests(importers WHOLE LINK kg_database LibXml2::LibXml2 boost_graph)
foreach(test test_app test_importers) # they run the program
  if(TARGET ${test})
    add_dependencies(${test} kg)
  endif()
endforeach()

add_test(NAME layering COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_SOURCE_DIR} -P
         ${CMAKE_SOURCE_DIR}/cmake/CheckLayers.cmake)

# The page: its modules in Node.js, and itself in a browser; once, since the other presets differ in no script.
if(KG_NODE AND CMAKE_BUILD_TYPE STREQUAL "Release")
  file(GLOB module_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/test/*.test.mjs")
  add_test(NAME page_modules COMMAND ${KG_NODE} --test ${module_tests})
  add_test(NAME page_browser COMMAND ${CMAKE_SOURCE_DIR}/tests/page/run.sh $<TARGET_FILE:kg>)
  set_tests_properties(page_browser PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
  set_tests_properties(page_modules page_browser PROPERTIES LABELS page)
endif()
