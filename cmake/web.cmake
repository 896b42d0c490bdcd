# What exists only in WebAssembly: SDL2, Dear ImGui, the page's module, and the engine's command line and unit tests for
# node. Included when the compiler is Emscripten.

# SDL2 from a list of folders with the configuration header it ships for Emscripten: its own configure run takes minutes.
set(sdl_folders . atomic events file libm stdlib thread thread/generic timer timer/unix video video/yuv2rgb
    video/emscripten video/dummy cpuinfo audio joystick joystick/emscripten joystick/dummy haptic haptic/dummy hidapi
    sensor sensor/dummy render render/software power locale locale/emscripten misc misc/emscripten loadso/dummy
    filesystem/emscripten)
set(sdl_files "")
foreach(folder IN LISTS sdl_folders)
    file(GLOB files ${libsdl2_source}/src/${folder}/*.c)
    list(APPEND sdl_files ${files})
endforeach()
add_library(sdl2 STATIC ${sdl_files})
target_include_directories(sdl2 SYSTEM PUBLIC ${libsdl2_source}/include)
target_compile_definitions(sdl2 PRIVATE SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1
    SDL_RENDER_DISABLED=1 SDL_POWER_DISABLED=1 SDL_LOADSO_DISABLED=1)
target_compile_options(sdl2 PRIVATE -Os "SHELL:-idirafter ${libsdl2_source}/src/video/khronos")
target_link_libraries(sdl2 PRIVATE third_party_flags)

add_library(imgui STATIC
    ${imgui_source}/imgui.cpp ${imgui_source}/imgui_draw.cpp ${imgui_source}/imgui_tables.cpp
    ${imgui_source}/imgui_widgets.cpp ${imgui_source}/backends/imgui_impl_sdl2.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_source} ${imgui_source}/backends)
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
target_compile_options(imgui PRIVATE -Os -fno-exceptions -fno-rtti)
target_link_libraries(imgui PRIVATE third_party_flags PUBLIC sdl2)

# The module of the page: build/web/loopscope.js and .wasm.
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS web/*.cpp)
file(GLOB shader_files CONFIGURE_DEPENDS shaders/*.vert shaders/*.frag)
embed_texts(${CMAKE_BINARY_DIR}/generated/shader_sources.cpp
    HEADER web/draw/shader_sources.h TYPE ShaderSource FUNCTION shader_sources
    ROOT ${CMAKE_SOURCE_DIR}/shaders FILES ${shader_files})
set(fonts ${CMAKE_BINARY_DIR}/generated/fonts)
file(GLOB font_packages ${CMAKE_SOURCE_DIR}/node_modules/@fontsource/*/package.json)
add_custom_command(OUTPUT ${fonts}/done COMMAND node ${CMAKE_SOURCE_DIR}/cmake/fonts.mjs ${fonts}
    COMMAND ${CMAKE_COMMAND} -E touch ${fonts}/done DEPENDS cmake/fonts.mjs ${font_packages} VERBATIM)
set_source_files_properties(web/draw/font_files.cpp PROPERTIES OBJECT_DEPENDS ${fonts}/done
    COMPILE_OPTIONS "--embed-dir=${fonts}")
add_executable(loopscope_web ${web_sources} ${CMAKE_BINARY_DIR}/generated/shader_sources.cpp)
set_target_properties(loopscope_web PROPERTIES OUTPUT_NAME loopscope SUFFIX .js)
target_compile_options(loopscope_web PRIVATE -Os)
target_link_libraries(loopscope_web PRIVATE loopscope_engine loopscope_flags imgui)
target_link_options(loopscope_web PRIVATE -Os -fno-exceptions -fno-rtti
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sENVIRONMENT=web -sMODULARIZE -sEXPORT_ES6 -sDYNAMIC_EXECUTION=0
    -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=2GB -sSTACK_SIZE=262144
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8
    -sINCOMING_MODULE_JS_API=canvas,hostRequest,picture,locateFile,print,printErr,onAbort,instantiateWasm)

include(cmake/notices.cmake)

# For node: build/web/node/*.js, which are CommonJS whatever the package above them says.
file(WRITE ${CMAKE_BINARY_DIR}/node/package.json "{\"type\": \"commonjs\"}\n")
set(node_options -O1 -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB
    --profiling-funcs)

function(make_node_program target)
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/node SUFFIX .js)
    target_link_options(${target} PRIVATE ${node_options} ${ARGN})
endfunction()

target_compile_options(loopscope_tests PRIVATE -fwasm-exceptions)
make_node_program(loopscope_tests -fwasm-exceptions -sSTACK_SIZE=1048576)
if(TARGET loopscope)
    make_node_program(loopscope -fno-exceptions)
    # Law 3: the C++ stack is small and guarded, so that a recursion which the program controls is found out.
    add_executable(loopscope_small_stack ${cli_sources})
    target_link_libraries(loopscope_small_stack PRIVATE loopscope_engine loopscope_flags)
    make_node_program(loopscope_small_stack -fno-exceptions -sSTACK_SIZE=65536 -sSTACK_OVERFLOW_CHECK=2)
endif()

# Benchmarks that are built by hand.
file(GLOB_RECURSE picture_sources CONFIGURE_DEPENDS web/draw/*.cpp web/views/*.cpp)
add_executable(loopscope_measure_picture EXCLUDE_FROM_ALL tests/measure/picture.cpp ${picture_sources}
    ${CMAKE_BINARY_DIR}/generated/shader_sources.cpp)
target_compile_options(loopscope_measure_picture PRIVATE -Os)
target_link_libraries(loopscope_measure_picture PRIVATE loopscope_engine loopscope_flags imgui)
make_node_program(loopscope_measure_picture -fno-exceptions -fno-rtti -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
