// Every program that runs is a pure function of its text: taken to random steps, it is in the same states as a run that
// was never taken back (law 2). The mutator changes syntax trees, so that most programs run.
#include "engine/cli/journey.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/program_mutator.h"

using namespace loopscope;

static Scenario scenario_of(std::string_view text) {
    Scenario scenario = scenario_from_program(text);
    scenario.settings.limits.arena_bytes = 16u << 20;
    scenario.settings.limits.string_units = 1u << 20;
    scenario.settings.limits.depth = 500;
    return scenario;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = text_of(data, size);
    const Journey journey = travel(scenario_of(text), {5'000, 8'000, 5, size});
    if (!journey.began) {
        if (journey.problem.message.empty()) fault("a program that can't begin, and no word why");
        return note_outcome(std::string(journey.problem.refused ? "refused: " : "syntax error: ") +
                            kind_of(journey.problem.message)),
               0;
    }
    if (journey.halt.kind == Halt::Kind::engine_fault) fault("the engine's own fault: " + journey.halt.reason);
    if (!journey.repeated) fault("the first pass could not be repeated");
    if (!journey.differ.empty()) fault("step " + std::to_string(journey.differ.front()) + " differs");
    note_outcome(journey.last_step > 0 ? "travelled" : "has no steps");
    return 0;
}

static std::size_t put(const std::string& program, std::uint8_t* out, std::size_t most) {
    if (program.size() > most) return 0;
    std::copy(program.begin(), program.end(), out);
    return program.size();
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    const std::size_t written = put(mutate_program(text_of(data, size), {}, seed), data, most);
    return written ? written : size;
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
    return put(mutate_program(text_of(one, one_size), text_of(other, other_size), seed), out, most);
}
