// The sentences of the picture, from one table (messages.def).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace loopscope {

// pattern: the plain sentence with its {facts} left open, which tells sentences of one kind from those of another.
enum class Wording : std::uint8_t { plain, precise, pattern };

enum class Message : std::uint16_t {
#define LOOPSCOPE_MESSAGE(key, plain, precise) key,
#include "engine/inspect/messages.def"
#undef LOOPSCOPE_MESSAGE
    count
};

using Fact = std::pair<std::string_view, std::string>;
// The sentence with its facts filled in. A missing fact leaves its {name} standing, which a test would see.
std::string say(Message message, Wording wording, std::initializer_list<Fact> facts = {});
// "1 microtask", "3 microtasks"
std::string count_of(std::size_t count, std::string_view noun);
// "19,997"
std::string with_commas(std::uint64_t number);
// Program time for people: "0.31 ms", "12 ms", "1000 ms".
std::string milliseconds(double ms);

} // namespace loopscope
