# The third-party sources that dependencies.txt pins, as targets for the native build and for WebAssembly alike.
# Their warnings are theirs; ours start where their headers end (SYSTEM).

if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(loopscope_cache $ENV{XDG_CACHE_HOME}/loopscope)
else()
    set(loopscope_cache $ENV{HOME}/.cache/loopscope)
endif()

execute_process(COMMAND ${CMAKE_SOURCE_DIR}/cmake/fetch.sh sources RESULT_VARIABLE fetched)
if(NOT fetched EQUAL 0)
    message(FATAL_ERROR "The pinned sources could not be fetched (see the line above).")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS cmake/dependencies.txt)
file(STRINGS cmake/dependencies.txt pins REGEX "^source ")
foreach(pin IN LISTS pins)
    string(REPLACE " " ";" pin ${pin})
    list(GET pin 1 name)
    list(GET pin 2 version)
    string(REPLACE - _ variable ${name})
    set(${variable}_source ${loopscope_cache}/sources/${name}-${version})
endforeach()

add_library(third_party_flags INTERFACE)
target_compile_options(third_party_flags INTERFACE -w)
if(LOOPSCOPE_SANITIZE)
    target_compile_options(third_party_flags INTERFACE -fno-sanitize=undefined)
endif()

add_library(doctest INTERFACE)
target_include_directories(doctest SYSTEM INTERFACE ${doctest_source})

# Regular expressions and Unicode tables. Its user supplies lre_realloc, lre_check_stack_overflow, lre_check_timeout.
add_library(loopscope_regexp STATIC
    ${quickjs_source}/libregexp.c ${quickjs_source}/libunicode.c ${quickjs_source}/cutils.c)
target_compile_definitions(loopscope_regexp PRIVATE _GNU_SOURCE)
target_include_directories(loopscope_regexp SYSTEM INTERFACE ${quickjs_source})
target_link_libraries(loopscope_regexp PRIVATE third_party_flags)

file(GLOB double_conversion_files ${double_conversion_source}/double-conversion/*.cc)
add_library(double-conversion STATIC ${double_conversion_files})
target_include_directories(double-conversion SYSTEM PUBLIC ${double_conversion_source})
target_link_libraries(double-conversion PRIVATE third_party_flags)

include(cmake/gumbo.cmake)

# musl's mathematical functions, renamed (engine/runtime/libm.h), so that both builds compute the same bits.
set(libm_files acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 fmod hypot log log10 log1p log2 pow
    sin sinh tan tanh floor scalbn __cos __sin __tan __rem_pio2 __rem_pio2_large __expo2 __math_divzero __math_invalid
    __math_oflow __math_uflow __math_xflow exp_data log_data log2_data pow_data)
list(TRANSFORM libm_files PREPEND ${musl_source}/src/math/)
list(TRANSFORM libm_files APPEND .c)
add_library(loopscope_libm STATIC ${libm_files})
target_include_directories(loopscope_libm BEFORE PRIVATE ${CMAKE_SOURCE_DIR}/cmake/libm)
target_compile_definitions(loopscope_libm PRIVATE _DEFAULT_SOURCE)
target_compile_options(loopscope_libm PRIVATE -std=c99 -fno-builtin -fno-math-errno -U__FP_FAST_FMA -include ${CMAKE_SOURCE_DIR}/cmake/libm/math.h
    "SHELL:-iquote ${musl_source}/src/internal" "SHELL:-iquote ${musl_source}/arch/generic")
target_link_libraries(loopscope_libm PRIVATE third_party_flags)
