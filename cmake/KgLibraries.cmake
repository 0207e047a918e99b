# Third-party packages (all from Debian) and the two functions that define the project's targets.
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(OpenSSL REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(RocksDB REQUIRED)
find_package(LibXml2 REQUIRED) # reads back what is written, in tests
find_package(SQLite3 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(serd REQUIRED IMPORTED_TARGET serd-0)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# msgpack for C++ is header only; its CMake package bears the same name as the one for C and may be hidden by it.
find_path(MSGPACK_CXX_INCLUDE_DIR msgpack.hpp REQUIRED)
add_library(msgpackc-cxx INTERFACE IMPORTED)
target_include_directories(msgpackc-cxx SYSTEM INTERFACE "${MSGPACK_CXX_INCLUDE_DIR}")
target_compile_definitions(msgpackc-cxx INTERFACE MSGPACK_DEFAULT_API_VERSION=3)

# Sources of a folder, without its sub-folders.
function(kg_sources OUT DIR)
  file(GLOB found CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${DIR}/*.cc")
  set(${OUT} ${found} PARENT_SCOPE)
endfunction()

# kg_library(NAME DIR folder DEPENDS other kg libraries... PRIVATE packages used in .cc files only...)
function(kg_library NAME)
  cmake_parse_arguments(ARG "" "DIR" "DEPENDS;PRIVATE" ${ARGN})
  kg_sources(sources ${ARG_DIR})
  if(NOT sources)
    add_library(kg_${NAME} INTERFACE)
    set(scope INTERFACE)
  else()
    add_library(kg_${NAME} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(kg_${NAME} PRIVATE ${ARG_PRIVATE})
  endif()
  target_include_directories(kg_${NAME} ${scope} "${CMAKE_SOURCE_DIR}")
  list(TRANSFORM ARG_DEPENDS PREPEND kg_)
  target_link_libraries(kg_${NAME} ${scope} ${ARG_DEPENDS} fmt::fmt tl::expected Boost::headers
                        Threads::Threads)
endfunction()

# kg_program(NAME DIR folder DEPENDS kg libraries... PRIVATE packages...): main.cc becomes the program, the other
# sources the library kg_<folder>, so that tests can link them.
function(kg_program NAME)
  cmake_parse_arguments(ARG "" "DIR" "DEPENDS;PRIVATE" ${ARGN})
  kg_sources(sources ${ARG_DIR})
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  set(library kg_${ARG_DIR})
  add_library(${library} STATIC ${sources})
  add_executable(${NAME} "${CMAKE_SOURCE_DIR}/${ARG_DIR}/main.cc")
  list(TRANSFORM ARG_DEPENDS PREPEND kg_)
  target_link_libraries(${library} PUBLIC ${ARG_DEPENDS} ${ARG_PRIVATE})
  target_link_libraries(${NAME} PRIVATE ${library})
  target_compile_definitions(${library} PUBLIC KG_VERSION="${PROJECT_VERSION}"
                             PRIVATE KG_MODELS_DIR="${KG_MODELS_DIR}")
  install(TARGETS ${NAME} RUNTIME DESTINATION bin)
endfunction()
