#include "engine/simulation.h"

#include "engine/builtins/realm.h"
#include "engine/event_loop/program.h"
#include "engine/runtime/string.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

class Simulation::Door final : public Host {
public:
    explicit Door(Host& host) : host_(host) {}

    void request(const HostRequest& request) override {
        if (request.id != 0) started_[request.id] = request.time_ns;
        host_.request(request);
    }

    // When the operation or the parked instruction asked; now when it is unknown.
    std::int64_t started(std::uint32_t id, std::int64_t now) const {
        const auto known = started_.find(id);
        return known == started_.end() ? now : known->second;
    }

private:
    Host& host_;
    std::map<std::uint32_t, std::int64_t> started_;
};

namespace {

NativeTable assemble_all_natives() {
    std::vector<NativeList> lists = builtin_natives();
    for (const NativeList& list : web_api_natives()) lists.push_back(list);
    return assemble_natives(lists);
}

// A generator of chance that no seed leaves at zero: splitmix64.
std::int64_t mixed(std::uint64_t seed) {
    seed += 0x9E3779B97F4A7C15u;
    seed = (seed ^ seed >> 30) * 0xBF58476D1CE4E5B9u;
    seed = (seed ^ seed >> 27) * 0x94D049BB133111EBu;
    return static_cast<std::int64_t>(seed ^ seed >> 31);
}

void apply_settings(Agent& agent, const Settings& settings) {
    Heap& heap = agent.heap;
    heap.counter(counter_epoch_ns) = settings.epoch_ms * 1'000'000;
    heap.counter(counter_instruction_ns) = settings.instruction_ns;
    heap.counter(counter_clock_read_ns) = settings.clock_read_ns;
    heap.counter(counter_random_state_0) = mixed(settings.seed);
    heap.counter(counter_random_state_1) = mixed(settings.seed + 1);
    heap.counter(counter_program_time_ns) = 0;
    heap.header().step = 0;
    heap.header().cause = 0;
}

void report_problem(const SyntaxError& error, SourceProblem& problem) {
    problem.message = error.message;
    problem.hint = error.hint;
    problem.refused = error.kind == SyntaxErrorKind::refused;
    problem.start = error.start;
    problem.end = error.end;
    problem.line = error.line;
    problem.column = error.column;
}

// The body that the scenario gives, built by the library before the run's first step; at the end of body the document is
// still to be finished: HTML 13.2.7 The end.
void build_document(Agent& agent, const Scenario& scenario) {
    request_from_host(agent, HostRequestKind::dom, 0, "[{\"op\":\"reset\"}]");
    const Value arguments[] = {string_from_utf8(agent, scenario.html), Value::boolean(scenario.ready_at_body)};
    enter(agent, agent.intrinsic(Intrinsic::BuildBody), Value::undefined(), arguments);
    run(agent, UINT64_MAX);
    agent.heap.counter(counter_rendering_wanted) = 0; // it has been painted when the program begins
    if (scenario.ready_at_body)
        queue_task(agent, TaskSource::dom_manipulation, string_from_utf8(agent, "end of the document"), TaskSteps::library,
                   agent.intrinsic(Intrinsic::FinishLoading));
}

} // namespace

Simulation::Simulation(Scenario scenario, Host& host, const SimulationOptions& options)
    : scenario_(std::move(scenario)), natives_(assemble_all_natives()), trace_(options.trace_bytes),
      checkpoints_(options.history_bytes), door_(std::make_unique<Door>(host)) {}

Simulation::~Simulation() = default;

std::unique_ptr<Simulation> Simulation::load(Scenario scenario, Host& host, SourceProblem& problem,
                                             const SimulationOptions& options) {
    std::unique_ptr<Simulation> simulation(new Simulation(std::move(scenario), host, options));
    if (!simulation->prepare(problem)) return nullptr;
    return simulation;
}

bool Simulation::prepare(SourceProblem& problem) {
    const Limits& limits = scenario_.settings.limits;
    agent_ = std::make_unique<Agent>(limits.arena_bytes, limits.depth);
    Agent& agent = *agent_;
    agent.natives = &natives_;
    agent.string_limit = limits.string_units;
    agent.console_limit = limits.console_lines;
    agent.step_limit = limits.steps;
    install_interpreter(agent);
    create_realm(agent);
    start_event_loop(agent, limits.operations);
    install_web_apis(agent);
    install_refusals(agent);
    agent.host = door_.get();
    build_document(agent, scenario_);
    apply_settings(agent, scenario_.settings);
    const CompileResult program = compile_program(agent, utf16_from_utf8(scenario_.program()));
    if (program.status != CompileResult::Status::compiled) return report_problem(program.error, problem), false;
    agent.heap.root(root_script) = Value::cell(program.executable);
    first_own_id_ = agent.heap.header().next_id;
    for (const PropertyKey name : own_property_keys(agent.heap, agent.heap.at<Object>(agent.global_object())))
        library_names_.insert(name.value.bits());
    agent.trace = &trace_;
    collect_garbage(agent);
    checkpoints_.take(agent, 0);
    note_checkpoint();
    return true;
}

std::uint64_t Simulation::console_lines() const {
    return static_cast<std::uint64_t>(agent_->heap.counter(counter_console_lines));
}

std::vector<PropertyKey> Simulation::own_global_names() const {
    std::vector<PropertyKey> names = own_property_keys(agent_->heap, agent_->heap.at<Object>(agent_->global_object()));
    std::erase_if(names, [&](PropertyKey name) { return library_names_.contains(name.value.bits()); });
    return names;
}

// The next checkpoint is due after so many steps that copying and comparing pages stays a small part of the work.
void Simulation::note_checkpoint() {
    const std::uint64_t live = agent_->heap.header().heap_end - agent_->heap.header().heap_begin;
    next_checkpoint_ = step_count() + std::max<std::uint64_t>(50'000, live / 64);
}

RunStatus Simulation::advance(std::uint64_t steps, bool stop_between_turns) {
    const std::uint64_t end = step_count() + steps;
    RunStatus status = RunStatus::stepped;
    while (status == RunStatus::stepped && step_count() < end) {
        const std::uint64_t before = step_count();
        status = loop_run(*agent_, std::min(end, std::max(next_checkpoint_, before + 1)) - before, stop_between_turns);
        if (step_count() >= next_checkpoint_) {
            checkpoints_.take(*agent_, inputs_applied_);
            note_checkpoint();
        }
        if (stop_between_turns && between_turns(*agent_)) break;
    }
    return status;
}

RunStatus Simulation::run(std::uint64_t budget, bool stop_between_turns) {
    if (step_count() < last_step_) { // in the past: what came then comes again
        const std::uint64_t target = std::min(last_step_, step_count() + budget);
        seek(target);
        return RunStatus::stepped;
    }
    const RunStatus status = advance(budget, stop_between_turns);
    last_step_ = step_count();
    return status;
}

void Simulation::deliver(HostInput input) {
    const bool present = step_count() == last_step_ && inputs_applied_ == log_.inputs.size();
    if (input.time_ns < 0) {
        const std::int64_t now =
            present || log_.inputs.empty() ? now_ns() : std::max(now_ns(), log_.inputs.back().input.time_ns);
        input.time_ns = input.duration_ns >= 0 ? door_->started(input.id, now) + input.duration_ns : now;
    }
    input.duration_ns = -1;
    log_.inputs.push_back({last_step_, std::move(input)});
    if (present) apply_inputs();
}

void Simulation::apply_inputs() {
    while (inputs_applied_ < log_.inputs.size() && log_.inputs[inputs_applied_].step == step_count()) {
        deliver_input(*agent_, log_.inputs[inputs_applied_++].input);
    }
}

void Simulation::set_present(bool present) {
    trace_.recording = present;
    agent_->host = present ? door_.get() : nullptr;
}

bool Simulation::seek(std::uint64_t target) {
    if (target > last_step_) return false;
    set_present(false);
    const Checkpoint* from = checkpoints_.nearest(target);
    if (from && (target < step_count() || from->step > step_count())) {
        checkpoints_.restore(*from, *agent_);
        forget_caches(*agent_);
        inputs_applied_ = from->inputs;
        note_checkpoint();
    }
    // One close to the goal, so that single steps back from there are quick.
    constexpr std::uint64_t close = 4'000;
    const std::uint64_t stop_at = target > step_count() + 10 * close ? target - close : 0;
    for (apply_inputs(); step_count() < target; apply_inputs()) {
        std::uint64_t end = target;
        if (inputs_applied_ < log_.inputs.size())
            end = std::min(end, std::max(log_.inputs[inputs_applied_].step, step_count() + 1));
        if (stop_at > step_count()) end = std::min(end, stop_at);
        const std::uint64_t before = step_count();
        advance(end - before, false);
        if (step_count() == before) break; // cannot be: the log and the run do not fit
        if (step_count() == stop_at) checkpoints_.take(*agent_, inputs_applied_);
    }
    set_present(step_count() == last_step_);
    return step_count() == target;
}

void Simulation::branch_here() {
    last_step_ = step_count();
    log_.inputs.resize(inputs_applied_);
    checkpoints_.cut(last_step_);
    trace_.cut(last_step_, console_lines());
    set_present(true);
}

} // namespace loopscope
