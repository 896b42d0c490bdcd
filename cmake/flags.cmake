# How our own code is compiled. Third-party code does not link to these targets and keeps its warnings to itself.

# In every translation unit, so that one build has one ABI and one floating-point behaviour.
add_compile_options(-ffp-contract=off)
if(LOOPSCOPE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

add_library(loopscope_flags INTERFACE)
target_compile_options(loopscope_flags INTERFACE -Wall -Wextra -Werror -fno-strict-aliasing
    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)

# libstdc++ 12 calls its own std::get_temporary_buffer deprecated, which stable_sort uses; clang reports it to whoever sorts.
if(LOOPSCOPE_SANITIZE)
    target_compile_options(loopscope_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-deprecated-declarations>)
endif()

# No RTTI here either: a test may derive from the engine's interfaces, whose type information does not exist.
# Not optimized: a file full of assertions takes three times as long to compile otherwise, and runs no faster.
add_library(loopscope_test_flags INTERFACE)
target_compile_options(loopscope_test_flags INTERFACE -O0 -Wall -Wextra -Werror -fno-strict-aliasing
    $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
