// What the fuzzing targets share. Each is one program: libFuzzer calls LLVMFuzzerTestOneInput with texts it makes from
// the tests' own programs, under the sanitizers, and keeps those that reach code not reached before.
#pragma once

#include "engine/syntax/source_text.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace loopscope {

// What no text may bring about: ends the fuzzing, and the text is kept.
[[noreturn]] inline void fault(std::string_view what) {
    std::fprintf(stderr, "fault: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

} // namespace loopscope
