# kg_page(TARGET): bundles the page of web/ with esbuild and makes it `kg::kPageHtml` in "page.html.h" (in the build
# tree). Without Node.js or its packages (scripts/setup.sh brings both) the constant is empty and `kg page` says so.
function(kg_page TARGET)
  find_program(KG_NODE node)
  set(web "${CMAKE_SOURCE_DIR}/web")
  file(GLOB sources CONFIGURE_DEPENDS "${web}/src/*")
  if(KG_NODE AND EXISTS "${web}/node_modules/esbuild" AND EXISTS "${web}/node_modules/cytoscape-fcose")
    set(page "${CMAKE_BINARY_DIR}/embedded/page.html")
    add_custom_command(OUTPUT "${page}"
      DEPENDS ${sources} "${web}/build.mjs" "${web}/package-lock.json"
      COMMAND ${KG_NODE} "${web}/build.mjs" "${page}" VERBATIM)
  else()
    message(STATUS "kg page: not built in, for want of Node.js or its packages; run scripts/setup.sh")
    set(page "${CMAKE_BINARY_DIR}/embedded/no_page.html")
    file(CONFIGURE OUTPUT "${page}" CONTENT "")
  endif()
  set(out "${CMAKE_BINARY_DIR}/embedded/page.html.h")
  add_custom_command(OUTPUT "${out}" DEPENDS "${page}" "${KG_EMBED_SCRIPT}"
    COMMAND ${CMAKE_COMMAND} "-DIN=${page}" "-DOUT=${out}" -DNAME=kPageHtml -P "${KG_EMBED_SCRIPT}" VERBATIM)
  target_sources(${TARGET} PRIVATE "${out}")
  target_include_directories(${TARGET} PRIVATE "${CMAKE_BINARY_DIR}/embedded")
endfunction()
