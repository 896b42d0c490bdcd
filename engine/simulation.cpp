#include "engine/simulation.h"

#include "engine/builtins/realm.h"
#include "engine/event_loop/library_steps.h"
#include "engine/event_loop/operations.h"
#include "engine/event_loop/program.h"
#include "engine/event_loop/rendering.h"
#include "engine/event_loop/task_queue.h"
#include "engine/interpreter/interpreter.h"
#include "engine/runtime/string.h"
#include "engine/simulation/scenario_files.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

class Simulation::Door final : public Host {
public:
    explicit Door(Host& host) : host_(host) {}

    void request(const HostRequest& request) override {
        if (request.kind == HostRequestKind::dom) {
            changes.push_back({agents ? agents->step() : 0, request.data});
            return;
        }
        if (request.id != 0) started_[request.id] = request.time_ns;
        if (!answered) host_.request(request);
    }

    // When the operation or the parked instruction asked; now when it is unknown.
    std::int64_t started(std::uint32_t id, std::int64_t now) const {
        const auto known = started_.find(id);
        return known == started_.end() ? now : known->second;
    }

    const Agents* agents = nullptr; // none: before the first step
    bool answered = false;          // by the log that is being replayed
    std::vector<DocumentChange> changes;

private:
    Host& host_;
    std::map<std::uint32_t, std::int64_t> started_;
};

static void report_problem(const SyntaxError& error, SourceProblem& problem) {
    problem.message = error.message;
    problem.hint = error.hint;
    problem.refused = error.kind == SyntaxErrorKind::refused;
    problem.start = error.start;
    problem.end = error.end;
    problem.line = error.line;
    problem.column = error.column;
}

// The body that the scenario gives, built by the library before the run's first step; at the end of body the document
// is still to be finished: HTML, The end.
static void build_document(Agent& agent, const Scenario& scenario) {
    request_from_host(agent, HostRequestKind::dom, 0, "[{\"op\":\"reset\"}]");
    const Value arguments[] = {string_from_utf8(agent, scenario.html), Value::boolean(scenario.ready_at_body)};
    enter(agent, library_step(agent, LibraryStep::build_body), Value::undefined(), arguments);
    run(agent, UINT64_MAX);
    forget_rendering(agent); // it has been painted when the program begins
    if (scenario.ready_at_body)
        queue_task(agent, TaskSource::dom_manipulation, string_from_utf8(agent, end_of_document), TaskSteps::library,
                   library_step(agent, LibraryStep::finish_loading));
}

static void fill_storage(Agent& agent, const Scenario& scenario) {
    for (const auto& [session, key, value] : scenario.storage) {
        const Value name = string_from_utf8(agent, key);
        const Value arguments[] = {Value::boolean(session), name, string_from_utf8(agent, value)};
        enter(agent, library_step(agent, LibraryStep::fill_storage), Value::undefined(), arguments);
        run(agent, UINT64_MAX);
    }
}

Simulation::Simulation(Scenario scenario, Host& host, const SimulationOptions& options)
    : scenario_(std::move(scenario)), natives_(all_natives()), trace_(options.trace_bytes),
      checkpoints_(options.history_bytes), door_(std::make_unique<Door>(host)),
      files_(std::make_unique<ScenarioFiles>(scenario_)),
      agents_(std::make_unique<Agents>(scenario_, natives_, *files_)) {}

Simulation::~Simulation() = default;

std::unique_ptr<Simulation> Simulation::load(Scenario scenario, Host& host, SourceProblem& problem,
                                             const SimulationOptions& options) {
    if (!can_read(scenario, problem)) return nullptr;
    std::unique_ptr<Simulation> simulation(new Simulation(std::move(scenario), host, options));
    if (!simulation->prepare(problem)) return nullptr;
    return simulation;
}

bool Simulation::can_read(const Scenario& scenario, SourceProblem& problem) {
    const std::u16string text = utf16_of_utf8(scenario.program());
    const auto error = program_error({text});
    if (error) report_problem(*error, problem);
    return !error;
}

bool Simulation::prepare(SourceProblem& problem) {
    Agent& agent = agents_->make_page();
    agent.host = door_.get();
    build_document(agent, scenario_);
    fill_storage(agent, scenario_);
    apply_settings(agent, scenario_.settings);
    if (const auto error = set_program(agent, {utf16_of_utf8(scenario_.program())}))
        return report_problem(*error, problem), false;
    for (const PropertyKey name : own_property_keys(agent.heap, agent.heap.at<Object>(agent.global_object())))
        library_names_.insert(name.value.bits());
    agents_->set_outside(&trace_, door_.get());
    door_->agents = agents_.get();
    collect_garbage(agent);
    agents_->take_checkpoint(checkpoints_, 0);
    return scenario_.log.inputs.empty() || replay(problem);
}

// Through the whole log once, without asking the host for what the log answers; then back to the beginning.
bool Simulation::replay(SourceProblem& problem) {
    log_ = scenario_.log;
    last_step_ = log_.inputs.back().step;
    door_->answered = true;
    const bool fits = go_through(last_step_, 0);
    door_->answered = false;
    if (!fits) {
        problem.message =
            "The recorded inputs do not fit this program: it does not come to step " + std::to_string(last_step_) + ".";
        return false;
    }
    return seek(0);
}

const std::vector<DocumentChange>& Simulation::document_changes() const { return door_->changes; }

std::size_t Simulation::document_changes_here() const {
    const auto& all = door_->changes;
    const auto later =
        std::upper_bound(all.begin(), all.end(), step_count(),
                         [](std::uint64_t step, const DocumentChange& change) { return step < change.step; });
    return static_cast<std::size_t>(later - all.begin());
}

std::uint64_t Simulation::console_lines() const { return agents_->console_lines(); }

std::vector<PropertyKey> Simulation::own_global_names(const Agent& agent) const {
    std::vector<PropertyKey> names = own_property_keys(agent.heap, agent.heap.at<Object>(agent.global_object()));
    const std::set<std::uint64_t>& ours = agent.id == page_agent_id ? library_names_ : agents_->worker_names();
    std::erase_if(names, [&](PropertyKey name) { return ours.contains(name.value.bits()); });
    return names;
}

RunStatus Simulation::advance(std::uint64_t steps, bool stop_between_turns) {
    const std::uint64_t end = step_count() + steps;
    RunStatus status = RunStatus::stepped;
    while (status == RunStatus::stepped && step_count() < end) {
        const std::uint64_t before = step_count();
        const std::uint64_t stop = checkpoints_.next_stop(agents_->page(), before);
        status = agents_->run(std::min(end, stop) - before, stop_between_turns);
        if (checkpoints_.wants(page(), step_count())) agents_->take_checkpoint(checkpoints_, inputs_applied_);
        if (agents_->is_out_of_work() || (stop_between_turns && between_turns(page()))) break;
    }
    agents_->page().collected = false;
    return status;
}

RunStatus Simulation::run_some(std::uint64_t budget, std::uint64_t work_ns) {
    if (step_count() < last_step_) return run(budget);
    agents_->set_work(work_ns);
    const RunStatus status = run(budget);
    worked_long_ = agents_->is_out_of_work();
    agents_->set_work(UINT64_MAX);
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
        agents_->deliver(log_.inputs[inputs_applied_++].input);
    }
}

void Simulation::set_present(bool present) {
    trace_.recording = present;
    agents_->set_outside(&trace_, present ? door_.get() : nullptr);
}

bool Simulation::seek(std::uint64_t target) {
    if (target > last_step_) return false;
    set_present(false);
    const Checkpoint* from = checkpoints_.nearest(target);
    if (from && (target < step_count() || from->step > step_count())) {
        agents_->restore(checkpoints_, *from);
        inputs_applied_ = from->inputs;
        checkpoints_.begin_at(step_count());
    }
    // One close to the goal, so that single steps back from there are quick, and so is the look for the latest moment.
    constexpr std::uint64_t close = 24'000;
    const bool arrived = go_through(target, target > step_count() + 4 * close ? target - close : 0);
    set_present(step_count() == last_step_);
    return arrived;
}

// Runs on to `target` with the log's inputs, and takes a checkpoint on the way where it is asked to.
bool Simulation::go_through(std::uint64_t target, std::uint64_t checkpoint_at) {
    for (apply_inputs(); step_count() < target; apply_inputs()) {
        std::uint64_t end = target;
        if (inputs_applied_ < log_.inputs.size())
            end = std::min(end, std::max(log_.inputs[inputs_applied_].step, step_count() + 1));
        if (checkpoint_at > step_count()) end = std::min(end, checkpoint_at);
        const std::uint64_t before = step_count();
        advance(end - before, false);
        if (step_count() == before) return false; // the log and the run do not fit
        if (step_count() == checkpoint_at) agents_->take_checkpoint(checkpoints_, inputs_applied_);
    }
    return true;
}

void Simulation::branch_here() {
    last_step_ = step_count();
    log_.inputs.resize(inputs_applied_);
    checkpoints_.cut(last_step_);
    trace_.cut(last_step_, console_lines());
    door_->changes.resize(document_changes_here());
    set_present(true);
}

} // namespace loopscope
