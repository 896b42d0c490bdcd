// Every input log fits its scenario and is the same run again, or is refused in words. A scenario without a log is run
// on the simulated host; what it recorded must lead to the same state (law 2), and is what the mutator then changes.
#include "engine/simulation/driver.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/json_mutator.h"

using namespace loopscope;

static constexpr std::uint64_t steps = 20'000;
static constexpr double until_ms = 2'000;

static constexpr std::string_view sample = R"({"version":1,"inputs":[
{"step":40,"time":1.5,"type":"advance","id":0,"data":null},
{"step":41,"time":2,"type":"headers","id":5,"data":{"status":200,"statusText":"OK","headers":[["content-type","text/plain"]],"url":"http://127.0.0.1/a","redirected":false}},
{"step":42,"time":3,"type":"body","id":5,"data":{"text":"a"}},{"step":43,"time":3,"type":"body","id":5,"data":{"base64":"YQ=="}},
{"step":44,"time":4,"type":"end","id":5,"data":{}},{"step":45,"time":4,"type":"fail","id":6,"data":{"message":"no"}},
{"step":46,"time":4,"type":"blocked","id":7,"data":{}},{"step":47,"time":5,"type":"image","id":8,"data":{"ok":true,"width":1,"height":2}},
{"step":48,"time":6,"type":"event","id":0,"data":{"type":"click","selector":"button","node":3,"x":1,"y":2,"button":0}},
{"step":49,"time":6,"type":"event","id":0,"data":{"type":"key","key":"Enter","code":"Enter","shift":true}},
{"step":50,"time":7,"type":"geometry","id":9,"data":{"x":1,"y":2,"width":3,"height":4}},
{"step":51,"time":8,"type":"dialog","id":10,"data":{"value":"yes"}},
{"step":52,"time":9,"type":"geolocation","id":11,"data":{"coords":{"latitude":1,"longitude":2}}}]})";

static Scenario bounded(Scenario scenario) {
    scenario.settings.limits.arena_bytes = std::min(scenario.settings.limits.arena_bytes, 16u << 20);
    return scenario;
}

static DriverOptions driver_options() { return {until_ms, steps, 1000}; }

// A recorded run of the scenario; empty when it can't begin.
static std::string recorded_log(Scenario scenario, std::uint64_t* hash = nullptr, std::uint64_t* step = nullptr) {
    scenario.log = {};
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem problem;
    const auto simulation = Simulation::load(scenario, host, problem);
    if (!simulation) return {};
    Driver(*simulation, host, driver_options()).run_to_end();
    if (hash) *hash = simulation->state_hash(), *step = simulation->step_count();
    return write_input_log(simulation->log());
}

static void check_recording(Scenario scenario) {
    std::uint64_t hash = 0, end = 0;
    const std::string text = recorded_log(scenario, &hash, &end);
    if (text.empty()) return note_outcome("cannot begin");
    std::string problem;
    scenario.log = read_input_log(text, problem);
    if (!problem.empty()) fault("what was recorded can't be read: " + problem);
    if (write_input_log(scenario.log) != text) fault("what was read is not what was recorded");
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem source_problem;
    const auto simulation = Simulation::load(scenario, host, source_problem);
    if (!simulation) fault("what was recorded does not fit: " + source_problem.message);
    if (!simulation->seek(simulation->last_step())) fault("the end of the log cannot be gone to");
    simulation->run(end - simulation->step_count());
    if (simulation->step_count() != end || simulation->state_hash() != hash) fault("the replay is another run");
    note_outcome("recorded and replayed");
}

static void replay(const Scenario& scenario) {
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem problem;
    const auto simulation = Simulation::load(scenario, host, problem);
    if (!simulation) {
        if (problem.message.empty()) fault("a log that does not fit, and no word why");
        return note_outcome("refused by load: " + kind_of(problem.message));
    }
    const std::uint64_t end = simulation->last_step();
    if (!simulation->seek(end)) fault("the end of the log cannot be gone to");
    const std::uint64_t hash = simulation->state_hash();
    if (!simulation->seek(end / 2) || !simulation->seek(end)) fault("a step of the log cannot be gone to");
    if (simulation->state_hash() != hash) fault("run again from the middle, the state is another");
    Driver(*simulation, host, {until_ms, end + 1000, 500}).run_to_end();
    note_outcome(simulation->log().inputs.empty() ? "an empty log" : "replayed: " + outcome_of(*simulation));
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string problem;
    const std::string_view text = text_of(data, size);
    const Scenario scenario = bounded(scenario_from_json(text, problem));
    if (!problem.empty()) note_outcome("refused: " + kind_of(problem));
    else if (text.find("\"log\"") == text.npos) check_recording(scenario);
    else replay(scenario);
    return 0;
}

// A scenario that has no log yet gets the one of its own run.
static std::size_t add_log(std::uint8_t* data, std::size_t size, std::size_t most) {
    std::string problem;
    const Scenario scenario = bounded(scenario_from_json(text_of(data, size), problem));
    const std::string log = problem.empty() ? recorded_log(scenario) : std::string();
    if (log.empty()) return 0;
    JsonError error;
    Json document = *parse_json(text_of(data, size), error);
    document.set("log", *parse_json(log, error));
    const std::string text = write_json(document);
    if (text.size() > most) return 0;
    std::copy(text.begin(), text.end(), data);
    return text.size();
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    if (text_of(data, size).find("\"log\"") == std::string_view::npos)
        if (const std::size_t added = add_log(data, size, most)) size = added;
    return mutate_json({sample, "log"}, data, size, most, seed);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
    return cross_json(text_of(one, one_size), text_of(other, other_size), out, most, seed);
}
