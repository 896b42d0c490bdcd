// Every scenario is refused in words, or runs: its settings, mocks, geometry, storage and files can't bring the machine
// down, whoever looks at the run changes nothing, and taken back to its middle it comes to the same state.
#include "engine/inspect/snapshot.h"
#include "engine/inspect/state_json.h"
#include "engine/simulation/driver.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/json_mutator.h"

using namespace loopscope;

static constexpr std::uint64_t steps = 4'000;

static constexpr std::string_view sample = R"({"version":1,"title":"t","files":{
"main.js":"// @input click button\nfetch('/a').then((r) => r.text()).then(console.log);\nsetTimeout(() => console.log(Date.now(), localStorage.a), 5);\ndocument.querySelector('button').onclick = () => console.log(document.body.getBoundingClientRect().width);\nnavigator.geolocation.getCurrentPosition((p) => console.log(p.coords.latitude));\nconst w = new Worker('w.js'); w.onmessage = (e) => console.log(e.data);\nimport('./m.js').then((m) => console.log(m.a));\nnew Image().src = 'dog.png';",
"w.js":"postMessage(1);","m.js":"export const a = 1;"},
"html":"<button id=go style='color: red'>x</button><img src=a.png><form><input name=a required></form><template><p></template>","ready":"body",
"settings":{"instructionNs":100,"clockReadNs":20000,"seed":7,"epoch":1767225600000,"locale":"en-US","timeZone":"Europe/Berlin",
"zoneChanges":[[-8640000000000000,60,"Central European Standard Time"],[1000,120,"Central European Summer Time"]],
"limits":{"depth":100,"heapMb":16,"string":4096,"console":10,"operations":20,"steps":2000}},
"mocks":[{"method":"GET","url":"/a","status":200,"headers":{"content-type":"text/plain"},"body":"b","afterMs":3,"error":""},
{"url":"geolocation:","body":"{\"latitude\":1,\"longitude\":2}"},{"url":"dialog:prompt","body":"yes"}],
"geometry":{"#go":{"x":1,"y":2,"width":3,"height":4,"clientWidth":5,"style":{"color":"red"}},"window":{"width":800,"height":600}},
"storage":{"local":{"a":"1"},"session":{"b":"2"}},"notes":"n","quiz":{},"breakpoints":[1],
"log":{"version":1,"inputs":[{"step":10,"time":1,"type":"advance","id":0,"data":null}]}})";

// What is seen of a run is computed from it, and nothing else happens (law 5).
static void look_at(const Simulation& simulation) {
    const std::uint64_t hash = simulation.state_hash();
    Look options;
    options.heap = true;
    const std::string state = state_json(take_snapshot(simulation, options), StateDetail::with_heap);
    if (state.empty() || state.front() != '{') fault("a state that is no object");
    if (simulation.state_hash() != hash) fault("to look at a run changed it");
}

static void run(const Scenario& scenario) {
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem problem;
    const auto simulation = Simulation::load(scenario, host, problem);
    if (!simulation) {
        if (problem.message.empty()) fault("a scenario that can't begin, and no word why");
        return note_outcome("refused by load: " + kind_of(problem.message));
    }
    DriverOptions options;
    options.max_steps = steps;
    options.chunk = 500;
    Driver(*simulation, host, options).run_to_end();
    look_at(*simulation);
    const std::uint64_t end = simulation->step_count(), hash = simulation->state_hash();
    if (!simulation->seek(end / 2) || !simulation->seek(end)) fault("a step of the run cannot be gone to");
    if (simulation->state_hash() != hash) fault("run again from the middle, the state is another");
    note_outcome(outcome_of(*simulation));
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string problem;
    Scenario scenario = scenario_from_json(text_of(data, size), problem);
    // A large arena takes the address sanitizer long: only a scenario that asks for one gets it.
    std::uint32_t& arena = scenario.settings.limits.arena_bytes;
    if (arena == Limits().arena_bytes) arena = 16u << 20;
    if (problem.empty()) run(scenario);
    else note_outcome("refused: " + kind_of(problem));
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    return mutate_json({sample}, data, size, most, seed);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
    return cross_json(text_of(one, one_size), text_of(other, other_size), out, most, seed);
}
