// Changes HTML as a row of tags and texts, so that elements open, close, nest and go wrong in every order.
#pragma once

#include <cstdint>
#include <string_view>

namespace loopscope {

// As libFuzzer's LLVMFuzzerCustomMutator and LLVMFuzzerCustomCrossOver.
std::size_t mutate_markup(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);
std::size_t cross_markup(std::string_view one, std::string_view other, std::uint8_t* out, std::size_t most,
                         unsigned seed);

} // namespace loopscope
