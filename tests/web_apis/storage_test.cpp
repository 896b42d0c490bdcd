// What the program finds in its storage, and what the host hears of it.
#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

// Hears what a run asks of the outside, and answers nothing.
class StorageListener final : public Host {
public:
    void request(const HostRequest& request) override {
        if (request.kind == HostRequestKind::storage) heard.push_back(request.data);
    }
    std::vector<std::string> heard;
};

} // namespace

TEST_CASE("a run begins with what the scenario has stored") {
    std::string problem;
    const Scenario scenario = scenario_from_json(
        R"json({"version":1,"files":{"main.js":"console.log(localStorage.visits, localStorage.length, sessionStorage.getItem('tab'), Object.keys(localStorage).join()); localStorage.clear(); console.log(localStorage.visits);"},
        "storage":{"local":{"visits":"3","name":"Ada"},"session":{"tab":"1"}}})json",
        problem);
    CHECK(ProgramRun(scenario).to_end().printed() == "3 2 1 name,visits\nundefined\n");
}

TEST_CASE("what is stored must be text, and a scenario says which is not") {
    std::string problem;
    scenario_from_json(R"json({"version":1,"files":{"main.js":""},"storage":{"local":{"a":"1","b":5}}})json", problem);
    CHECK(problem == "storage.local.b: it is not text");
}

TEST_CASE("the host hears of every change once, and not again when the run goes through it a second time") {
    StorageListener host;
    SourceProblem problem;
    const auto run = Simulation::load(
        scenario_from_program(
            "localStorage.a = 1; sessionStorage.setItem('b', 'x'); delete localStorage.a; localStorage.clear();"),
        host, problem);
    REQUIRE(run);
    run->run(100'000);
    run->seek(0);
    run->seek(run->last_step());
    std::string heard;
    for (const std::string& one : host.heard) heard += one + '\n';
    CHECK(heard ==
          "{\"area\":\"local\",\"key\":\"a\",\"value\":\"1\"}\n{\"area\":\"session\",\"key\":\"b\",\"value\":\"x\"}\n"
          "{\"area\":\"local\",\"key\":\"a\",\"value\":null}\n{\"area\":\"local\"}\n");
}
