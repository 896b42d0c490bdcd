// Tokens: the identity that travels. One callback is the same token in the Web APIs, in a queue, on the stack, beside
// its line and in the console. Its letter, its number and its colour family are decided here, once; the picture, the
// editor's marks, the console and the exports only read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope {

class Trace;

// Colour families; the theme gives each a colour, the badge gives each a letter and a shape, so colour never stands
// alone.
enum class Family : std::uint8_t { neutral, sync, microtask, timer, network, event, rendering, error, count };
std::string_view family_name(Family family); // as the page's palette has it

// The family of what goes by a letter: T timer, F fetch, I image, E event listener, P promise reaction, A await,
// M queueMicrotask, R animation frame, S script, W worker.
Family family_of_letter(char letter);

struct Token {
    std::uint32_t id = 0; // of the first thing that stood for it (timer, request, listener, reaction); 0: none
    std::string badge;    // the letter and a number that counts its kind in this run: 'T1'; may be empty
    Family family = Family::neutral;
};

// What stands for `id` in this run. `otherwise`: the family of what has no letter.
Token token_of(const Trace& trace, std::uint32_t id, Family otherwise = Family::neutral);
// Of a turn that calls the program back through the library (an event, a frame): what was called last until `step`.
Token token_of_call(const Trace& trace, std::uint32_t cause, std::uint64_t step, Family otherwise = Family::neutral);
// By hand: 7, "P1".
Token make_token(std::uint32_t id, std::string badge, Family otherwise = Family::neutral);

} // namespace loopscope
