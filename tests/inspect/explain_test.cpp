#include "engine/inspect/explain.h"

#include "tests/scene/sample_snapshot.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("no sentence leaves a fact open") {
    for (unsigned i = 0; i < static_cast<unsigned>(Message::count); ++i)
        for (const Wording wording : {Wording::plain, Wording::precise}) {
            const std::string text = say(static_cast<Message>(i), wording,
                                         {{"line", "7"}, {"function", "f"}, {"badge", "T1"}, {"label", "g"}, {"id", "3"}, {"source", "timer"},
                                          {"count", "2 microtasks"}, {"time", "1 ms"}, {"what", "a timer"}, {"reason", "why"}});
            CHECK_MESSAGE(text.find('{') == std::string::npos, text);
            CHECK(text.back() != ' ');
        }
}

TEST_CASE("a running microtask is explained by the rule that runs it") {
    const std::string why = explain_moment(sample_snapshot(), Wording::plain);
    CHECK(why.find("microtasks run before any callback") != std::string::npos);
    CHECK(why.find("P1") != std::string::npos);
    CHECK(why.find("13") != std::string::npos);
}

TEST_CASE("what waits says why it does not run yet") {
    Snapshot snapshot = sample_snapshot();
    explain_waiting(snapshot, Wording::plain);
    const AgentView& agent = snapshot.agents.front();
    CHECK(agent.microtasks.front().why_not_yet.find("greet") != std::string::npos);
    CHECK(agent.tasks.front().why_not_yet.find("1 microtask") != std::string::npos);
    snapshot.agents.front().stack.clear();
    explain_waiting(snapshot, Wording::plain);
    CHECK(agent.microtasks.front().why_not_yet == "It is next.");
}

TEST_CASE("each phase has its own sentence") {
    Snapshot snapshot = sample_snapshot();
    snapshot.agents.front().stack.clear();
    snapshot.waiting_for = "the timer T2, 600 ms from now";
    for (const auto& [phase, words] : {std::pair{"waiting", "T2"}, {"idle", "listeners"}, {"finished", "nothing can happen"}, {"parked", "stands still"}}) {
        snapshot.phase = phase;
        CHECK_MESSAGE(explain_moment(snapshot, Wording::plain).find(words) != std::string::npos, phase);
    }
}
