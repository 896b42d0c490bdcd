// Law 1: watching changes nothing. A loop of its own, with operations that a test answers when it likes.
#include "engine/builtins/realm.h"
#include "engine/event_loop/arrivals.h"
#include "engine/event_loop/event_loop.h"
#include "engine/event_loop/operations.h"
#include "engine/event_loop/program.h"
#include "engine/event_loop/program_time.h"
#include "engine/event_loop/task_queue.h"
#include "engine/interpreter/interpreter.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"
#include "engine/web_apis/web_apis.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

constexpr std::int64_t ms = 1'000'000;

struct Loop {
    NativeTable natives;
    Trace trace;
    Agent agent{64u << 20, 1'000};

    explicit Loop(std::u16string source) {
        natives = all_natives();
        agent.natives = &natives;
        install_interpreter(agent);
        create_realm(agent);
        start_event_loop(agent);
        set_operation_limit(agent, 4);
        install_web_apis(agent, Exposure::window);
        agent.begin_time(100, 20'000, 0);
        agent.trace = &trace;
        const CompileResult program = compile_program(agent, std::move(source));
        REQUIRE(program.status == CompileResult::Status::compiled);
        own_loop_state(agent).script = Value::cell(program.executable);
    }

    RunStatus run() { return loop_run(agent, 10'000'000); }
    std::string printed() const {
        std::string text;
        for (const ConsoleRecord& line : trace.console()) text += line.text + ' ';
        return text;
    }
    // An operation whose answers call the program's global function `answered(id, type)`.
    std::uint32_t start(TaskSource source = TaskSource::networking) {
        const Completion steps = get(agent, agent.global_object(), {intern(agent, "answered")});
        const Value name = string_from_utf8(agent, "fetch");
        const Completion id = start_operation(agent, {HostRequestKind::fetch, name, name, source, steps.value, "{}"});
        REQUIRE(id.ok());
        return static_cast<std::uint32_t>(id.value.as_number());
    }
    void answer(HostInputType type, std::uint32_t id, std::int64_t time) {
        deliver_input(agent, {type, id, time, -1, "{}"});
    }
    void advance(std::int64_t time) { deliver_input(agent, {HostInputType::advance, 0, time, -1, ""}); }
    void run_script() {
        while (!between_turns(agent)) REQUIRE(loop_step(agent) == RunStatus::stepped);
    }
};

const std::u16string with_timer =
    u"var answered = (id, type) => console.log(type); setTimeout(() => console.log('timer'), 100);";

} // namespace

TEST_CASE("a timer waits until the operation in flight has really run as long") {
    Loop loop(with_timer);
    loop.run_script();
    loop.start();
    CHECK(loop.run() == RunStatus::waiting);
    const auto deadline = next_deadline(loop.agent);
    REQUIRE(deadline);
    loop.advance(50 * ms);
    CHECK(loop.run() == RunStatus::waiting);
    CHECK(loop.printed() == "");
    loop.advance(*deadline);
    CHECK(loop.run() == RunStatus::waiting); // for the operation, which has no deadline
    CHECK(loop.printed() == "timer ");
    CHECK_FALSE(next_deadline(loop.agent));
}

TEST_CASE("an answer measured at 80 ms comes before a timer of 100 ms, whenever it is delivered") {
    Loop loop(with_timer);
    loop.run_script();
    const std::uint32_t id = loop.start();
    CHECK(loop.run() == RunStatus::waiting);
    loop.answer(HostInputType::end, id, 80 * ms); // the learner looked on for a minute; the measure says 80
    CHECK(loop.run() == RunStatus::waiting);
    CHECK(next_deadline(loop.agent) == 80 * ms);
    loop.advance(80 * ms);
    loop.run();
    CHECK(loop.printed() == "end ");
    loop.advance(10'000 * ms); // much too late in real time: the timer still has its own
    CHECK(loop.agent.now_ns() == *next_deadline(loop.agent));
    CHECK(loop.run() == RunStatus::finished);
    CHECK(loop.printed() == "end timer ");
}

TEST_CASE("an answer that came while the program was busy is queued before a timer that was due after it") {
    Loop loop(u"var answered = (id, type) => console.log(type); setTimeout(() => console.log('timer 100'), 100);"
              u"setTimeout(() => { const s = performance.now(); while (performance.now() - s < 2000); setTimeout(() => "
              u"console.log('zero'), 0); }, 0);");
    loop.run_script();
    const std::uint32_t id = loop.start();
    loop.advance(1 * ms);
    loop.run(); // the busy task; at its end nothing may be chosen before the operation is known of
    CHECK(loop.agent.now_ns() > 2'000 * ms);
    CHECK(loop.run() == RunStatus::waiting);
    CHECK(loop.printed() == "");
    loop.answer(HostInputType::end, id, 80 * ms);
    CHECK(loop.run() == RunStatus::finished);
    CHECK(loop.printed() == "end zero timer 100 ");
}

TEST_CASE("a blocked operation is outside the gate and outside the end of the run") {
    Loop loop(with_timer);
    loop.run_script();
    const std::uint32_t id = loop.start();
    loop.answer(HostInputType::blocked, id, 0);
    CHECK(loop.run() == RunStatus::waiting);
    loop.advance(*next_deadline(loop.agent));
    CHECK(loop.run() == RunStatus::idle);
    CHECK(loop.printed() == "timer ");
}

TEST_CASE("more operations than the limit end the run with its reason") {
    Loop loop(with_timer);
    loop.run_script();
    for (int i = 0; i < 4; ++i) loop.start();
    const Value name = string_from_utf8(loop.agent, "fetch");
    const OperationRequest one_more{HostRequestKind::fetch, name, name, TaskSource::networking, {}, "{}"};
    CHECK(start_operation(loop.agent, one_more).type == CompletionType::halt);
    CHECK(loop.run() == RunStatus::halted);
    CHECK(loop.agent.halt.kind == Halt::Kind::operation_limit);
}

TEST_CASE("user-blocking tasks go first, background ones last, and what is alike keeps its order") {
    Loop loop(u"var say = text => console.log(text);");
    loop.run_script();
    Agent& agent = loop.agent;
    const Value say = get(agent, agent.global_object(), {intern(agent, "say")}).value;
    const auto queue = [&](TaskSource source, std::string_view text) {
        Values& arguments = agent.make_values(1, string_from_utf8(agent, text));
        queue_task(agent, source, Value::undefined(), TaskSteps::callback, say, {}, agent.heap.cell_of(arguments));
    };
    queue(TaskSource::idle, "idle");
    queue(TaskSource::background, "background");
    queue(TaskSource::posted_message, "message");
    queue(TaskSource::timer, "timer");
    queue(TaskSource::user_visible, "visible");
    queue(TaskSource::user_visible_continuation, "continuation");
    queue(TaskSource::user_blocking, "blocking");
    CHECK(tasks_in_order(agent).size() == 7);
    CHECK(loop.run() == RunStatus::finished);
    CHECK(loop.printed() == "blocking continuation message timer visible background idle ");
}
