# notices.txt beside the module: the licences of the third parties whose code is compiled into it. At configure time.
set(rule "--------------------------------------------------------------------------------")
set(notices "The machine of Loopscope (loopscope.wasm, loopscope.js) contains these works of others.\n")
foreach(work IN ITEMS
    "QuickJS: libregexp and libunicode (MIT)|${quickjs_source}/LICENSE"
    "double-conversion (BSD)|${double_conversion_source}/LICENSE"
    "musl: mathematical functions and C library (MIT)|${musl_source}/COPYRIGHT"
    "Gumbo, an HTML parser, Copyright 2010 Google Inc. (Apache License 2.0)|${CMAKE_SOURCE_DIR}/cmake/licences/Apache-2.0.txt"
    "Dear ImGui (MIT)|${imgui_source}/LICENSE.txt"
    "SDL 2 (zlib)|${libsdl2_source}/LICENSE.txt"
    "Emscripten's runtime (MIT)|${CMAKE_SOURCE_DIR}/cmake/licences/emscripten.txt")
    string(REGEX MATCH "^[^|]*" title "${work}")
    string(REGEX MATCH "[^|]*$" file "${work}")
    file(READ ${file} text)
    string(STRIP "${text}" text)
    string(APPEND notices "\n${rule}\n\n${title}\n\n${text}\n")
endforeach()
file(WRITE ${CMAKE_BINARY_DIR}/notices.txt "${notices}")
