// What the fuzzing targets share. Each is one program: libFuzzer calls LLVMFuzzerTestOneInput with texts it makes from
// the tests' own programs, under the sanitizers, and keeps those that reach code not reached before.
#pragma once

#include "engine/simulation.h"
#include "engine/syntax/source_text.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
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

// Counts what became of the texts: "outcome: COUNT WHAT" on stderr when the fuzzing ends. fuzz.mjs reads it.
inline void note_outcome(const std::string& what) {
    struct Outcomes {
        std::map<std::string, std::uint64_t> counts;
        ~Outcomes() {
            for (const auto& [name, count] : counts)
                std::fprintf(stderr, "outcome: %llu %s\n", static_cast<unsigned long long>(count), name.c_str());
        }
    };
    static Outcomes outcomes;
    ++outcomes.counts[what];
}

// A message's kind: its words without what comes from the text itself (names, numbers).
inline std::string kind_of(std::string_view message) {
    std::string kind;
    unsigned words = 0;
    for (const char c : message.substr(0, message.find_first_of(":\"'`"))) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == ' ' && !kind.empty() && kind.back() != ' ' && ++words == 6) break;
        if (letter || (c == ' ' && !kind.empty() && kind.back() != ' ')) kind += c;
    }
    return kind.empty() ? "something else" : kind;
}

// How a run that may no longer go on came to its end, as an outcome. A fault of the engine's own is none.
inline std::string outcome_of(const Simulation& simulation) {
    const Halt& halt = simulation.halt();
    if (halt.kind == Halt::Kind::none) return "ran";
    if (halt.kind == Halt::Kind::engine_fault) fault("the engine's own fault: " + halt.reason);
    if (halt.reason.empty()) fault("a run that was halted, and no word why");
    return halt.kind == Halt::Kind::refusal ? "ran, then refused" : "ran into a limit";
}

} // namespace loopscope
