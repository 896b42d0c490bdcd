# Compiles to WebAssembly: with an `em++` on the PATH if it is 3.1.69 or later, else with the one that
# `cmake/fetch.sh compiler` keeps in the cache.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(EMSCRIPTEN ON)

execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/fetch.sh compiler-folder OUTPUT_VARIABLE compiler_folder
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(CMAKE_C_COMPILER ${compiler_folder}/emcc)
set(CMAKE_CXX_COMPILER ${compiler_folder}/em++)
find_program(CMAKE_AR NAMES llvm-ar-19 emar REQUIRED)
find_program(CMAKE_RANLIB NAMES llvm-ranlib-19 emranlib REQUIRED)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
