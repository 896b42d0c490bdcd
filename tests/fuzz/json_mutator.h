// Changes JSON texts as trees, so that what is tried gets past the first brace: members are added, left out, renamed,
// moved, and given values of other types and sizes.
#pragma once

#include "engine/host/json.h"

#include <cstdint>

namespace loopscope {

struct JsonMutator {
    // A document that has every member once, with a good value: what is added comes from it.
    std::string_view sample;
    // The member of the document that is to be changed most of the time; empty: any.
    std::string_view mostly = {};
};

// As libFuzzer's LLVMFuzzerCustomMutator and LLVMFuzzerCustomCrossOver.
std::size_t mutate_json(const JsonMutator& mutator, std::uint8_t* data, std::size_t size, std::size_t most,
                        unsigned seed);
std::size_t cross_json(std::string_view one, std::string_view other, std::uint8_t* out, std::size_t most,
                       unsigned seed);

} // namespace loopscope
