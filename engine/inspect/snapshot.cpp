#include "engine/inspect/snapshot.h"

#include "engine/event_loop/listeners.h"
#include "engine/event_loop/operations.h"
#include "engine/event_loop/program_time.h"
#include "engine/event_loop/rendering.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/timers.h"
#include "engine/event_loop/workers.h"
#include "engine/host/json.h"
#include "engine/inspect/completed.h"
#include "engine/inspect/explain.h"
#include "engine/inspect/heap_snapshot.h"
#include "engine/inspect/hold_up.h"
#include "engine/inspect/next_step.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/promise.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"
#include "engine/syntax/scope.h"

#include <algorithm>

namespace loopscope {

namespace {

class Observer {
public:
    Observer(const Simulation& simulation, const Agent& agent, const SnapshotOptions& options)
        : simulation_(simulation), agent_(agent), heap_(agent.heap), loop_(loop_state(agent)), options_(options) {}

    // The whole run, with this agent as the one that steps next.
    Snapshot run() {
        for (const auto& [name, text] : simulation_.scenario().files) snapshot_.files.push_back(name);
        snapshot_.step = simulation_.step_count();
        snapshot_.last_step = simulation_.last_step();
        snapshot_.time_ms = milliseconds_from_ns(simulation_.now_ns());
        look_at_agents();
        look_at_console();
        if (const Halt& halt = simulation_.halt(); halt.kind != Halt::Kind::none) {
            snapshot_.halted = halt_sentence();
            snapshot_.halted_place = {loop_.script_source, halt.start, halt.end, halt.line, halt.column};
        }
        snapshot_.waiting_for = waiting_for();
        snapshot_.gate_closed = !gate_is_open(agent_, agent_.now_ns());
        const HoldUp held = hold_up(simulation_.page());
        snapshot_.held_up = held.what;
        snapshot_.held_up_ms =
            held.what.empty() ? 0 : milliseconds_from_ns(simulation_.page().now_ns() - held.since_ns);
        snapshot_.frames_missed = held.frames_missed;
        if (options_.heap) add_heap(simulation_, options_, snapshot_);
        snapshot_.next = next_step(simulation_);
        snapshot_.completed = completed_expression(simulation_, options_.text_limit);
        explain_waiting(snapshot_, options_.wording);
        snapshot_.doing = explain_step(snapshot_, options_.wording);
        snapshot_.why = explain_moment(snapshot_, options_.wording);
        return std::move(snapshot_);
    }

    // One agent, and what it waits for.
    AgentView look(std::vector<ApiView>& apis) {
        AgentView agent;
        agent.id = agent_.id;
        agent.name = name_of_agent();
        agent.phase = phase_name(phase_of(agent_));
        agent.turn = loop_.turn;
        agent.time_ms = milliseconds_from_ns(agent_.now_ns());
        agent.turn_over = loop_.stage == Stage::returned || loop_.stage == Stage::turn_end;
        look_at_running(agent);
        look_at_stack(agent);
        look_at_microtasks(agent);
        look_at_tasks(agent);
        agent.frame_callbacks = heap_.at(loop_.frame_callbacks).header.count;
        look_at_timers();
        look_at_operations();
        look_at_workers();
        look_at_listeners();
        look_at_frame_callbacks();
        for (ApiView& api : snapshot_.apis) {
            if (simulation_.agents().size() > 1) api.agent = agent.name;
            apis.push_back(std::move(api));
        }
        return agent;
    }

private:
    std::string text(Value string) const {
        return string.is_string() ? to_utf8(heap_, string, options_.text_limit) : std::string();
    }

    Token token(std::uint32_t id) const {
        const TraceToken found = simulation_.trace().token(id);
        return {found.id, badge_of(found)};
    }

    static Origin origin(const Record& record) { return {record.step(), record.cause, {}}; }

    void look_at_agents() {
        for (const auto& agent : simulation_.agents()) {
            if (agent.get() == &agent_) snapshot_.current_agent = static_cast<std::uint32_t>(snapshot_.agents.size());
            snapshot_.agents.push_back(Observer(simulation_, *agent, options_).look(snapshot_.apis));
        }
        const AgentView& current = snapshot_.agents[snapshot_.current_agent];
        snapshot_.phase = phase_name(simulation_.phase());
        snapshot_.turn = current.turn;
        snapshot_.running_id = current.running_id;
        snapshot_.running_token = current.running_token;
        snapshot_.running_kind = current.running_kind;
        snapshot_.running_label = current.running_label;
        snapshot_.running_since_ms = current.running_since_ms;
    }

    // 'page'; a worker is called by its file, and by what the program calls it.
    std::string name_of_agent() const {
        if (agent_.id == page_agent_id) return "page";
        const std::string name = text(loop_.global_name);
        return text(loop_.script_name) + (name.empty() ? "" : " (" + name + ")");
    }

    void look_at_running(AgentView& agent) {
        if (loop_.current_microtask) {
            const Record& job = heap_.at(loop_.current_microtask);
            agent.running_kind = "microtask";
            agent.running_id = job.id;
            agent.running_label = view_of_job(job).label;
        } else if (loop_.current_task) {
            const Task& task = heap_.at(loop_.current_task);
            agent.running_kind = loop_.turn_phase == Phase::script ? "script" : task_source_name(task.source);
            agent.running_id = task.id;
            agent.running_label = text(task.label);
        } else if (heap_.header().cause != 0 && loop_.turn_phase == Phase::rendering) {
            agent.running_kind = "rendering";
            agent.running_id = heap_.header().cause;
            agent.running_label = "update the rendering";
        }
        agent.running_token = token(agent.running_id);
        if (agent.running_id != 0) agent.running_since_ms = milliseconds_from_ns(turn_began_ns(agent.running_id));
    }

    // The trace knows the whole run, also what comes after the step that is looked at.
    std::int64_t turn_began_ns(std::uint32_t running) const {
        const auto& records = simulation_.trace().records();
        auto record = std::upper_bound(records.begin(), records.end(), simulation_.step_count(),
                                       [](std::uint64_t step, const TraceRecord& one) { return step < one.step; });
        while (record != records.begin()) {
            --record;
            if (record->kind == TraceKind::turn_began && record->id == running) return record->time_ns;
        }
        return agent_.now_ns();
    }

    void look_at_stack(AgentView& agent) {
        const auto frames = frame_views(agent_, true);
        for (const FrameView& frame : frames) {
            if (frame.kind == FrameKind::entry || (frame.library && !options_.library_frames)) continue;
            agent.stack.push_back(view_of_frame(frame));
        }
    }

    FrameSnapshot view_of_frame(const FrameView& frame) {
        FrameSnapshot view;
        view.id = frame.id;
        view.token = token(frame.cause);
        view.library = frame.library;
        view.kind = kind_of_frame(frame);
        view.name =
            frame.function.is_object() ? name_of_function(agent_, heap_.at<Object>(frame.function)) : "global code";
        if (is_module_code(frame)) view.name = "module code";
        if (view.name.empty()) view.name = "(anonymous)";
        view.place = {frame.source_id, frame.start, frame.end, frame.line, frame.column};
        view.this_value = view_of_value(agent_, frame.this_value, options_.text_limit);
        view.origin = {frame.step, frame.cause, {}};
        for (const ScopeView& scope : scope_views(agent_, frame)) view.scopes.push_back(view_of_scope(scope));
        if (!frame.library) add_global_names(view);
        for (const Value operand : operand_views(agent_, frame)) {
            if (!operand.is_cell() && !operand.is_hole())
                view.operands.push_back(view_of_value(agent_, operand, options_.text_limit));
        }
        return view;
    }

    bool is_module_code(const FrameView& frame) const {
        if (!frame.function.is_object() || frame.kind != FrameKind::bytecode) return false;
        const Value executable = heap_.at<Object>(frame.function).slot(FunctionSlot::executable);
        return executable.is_cell() && (heap_.at<Executable>(executable).flags & executable_module);
    }

    std::string kind_of_frame(const FrameView& frame) const {
        if (frame.kind == FrameKind::native) return "native";
        if (frame.library) return "library";
        if (!frame.function.is_object()) return "global";
        const Value flags = heap_.at<Object>(frame.function).slot(FunctionSlot::flags);
        const auto bits = static_cast<std::uint32_t>(flags.as_int32());
        if (is_module_code(frame)) return "module";
        if (bits & function_generator) return "generator";
        if (bits & function_async) return "async";
        if (bits & function_arrow) return "arrow";
        return bits & function_method ? "method" : "function";
    }

    // The names of the global environment are in tables of their own: let, const and class; var and function.
    void add_global_names(FrameSnapshot& view) const {
        if (view.scopes.empty() || view.scopes.back().kind != "global") view.scopes.push_back({"global", 0, {}});
        view.scopes.back().bindings.clear(); // the description's places hold nothing: the tables do
        std::vector<BindingSnapshot>& bindings = view.scopes.back().bindings;
        const HashTable& table = heap_.at(agent_.realm().global_lexical);
        std::uint32_t position = 0;
        Value name, value;
        for (; table_next(heap_, table, position, name, value); ++position) {
            const Values& cell = heap_.at<Values>(value);
            bindings.push_back({text(name), view_of_value(agent_, cell.items[0], options_.text_limit),
                                cell.items[1].as_int32() != 0, true});
        }
        const Object& global = heap_.at<Object>(agent_.global_object());
        for (const PropertyKey key : simulation_.own_global_names(agent_)) {
            const Value found = peek_property(agent_, global, key);
            if (key.is_string())
                bindings.push_back({text(key.value), view_of_value(agent_, found, options_.text_limit), false, true});
        }
    }

    ScopeSnapshot view_of_scope(const ScopeView& scope) const {
        ScopeSnapshot view;
        view.environment_id = scope.id;
        switch (static_cast<ScopeKind>(scope.kind)) {
        case ScopeKind::global: view.kind = "global"; break;
        case ScopeKind::module: view.kind = "module"; break;
        case ScopeKind::function:
        case ScopeKind::function_body:
        case ScopeKind::function_name: view.kind = "function"; break;
        case ScopeKind::catch_: view.kind = "catch"; break;
        case ScopeKind::class_: view.kind = "class"; break;
        case ScopeKind::with: view.kind = "with"; break;
        default: view.kind = "block"; break;
        }
        for (const BindingView& binding : scope.bindings) {
            if (!is_shown(binding)) continue;
            view.bindings.push_back({text(binding.name), view_of_value(agent_, binding.value, options_.text_limit),
                                     !(binding.flags & binding_mutable), scope.environment != 0});
        }
        return view;
    }

    std::string callback_label(Value callback, std::string_view otherwise) const {
        if (!callback.is_object()) return std::string(otherwise);
        const std::string name = name_of_function(agent_, heap_.at<Object>(callback));
        return name.empty() ? std::string(otherwise) : name;
    }

    // 'work goes on': what is suspended, by the name of its function.
    std::string activation_label(Value activation) const {
        const Value saved = heap_.at<Object>(activation).slot(ActivationSlot::saved);
        if (!saved.is_cell()) return "async function goes on";
        const Value executable = heap_.at<Values>(saved).items[static_cast<unsigned>(SavedField::executable)];
        const std::string name = executable.is_cell() ? text(heap_.at<Executable>(executable).name) : std::string();
        return (name.empty() ? "async function" : name) + " goes on";
    }

    JobView view_of_job(const Record& job) const {
        JobView view;
        view.id = job.id;
        view.token = token(job.id);
        view.origin = origin(job);
        Value callback;
        if (const auto* settled = as<PromiseReactionJob>(job)) {
            const PromiseReaction& reaction = heap_.at(settled->reaction);
            callback = settled->rejected ? reaction.on_rejected : reaction.on_fulfilled;
            if (reaction.promise.is_object()) view.promise_id = heap_.at<Object>(reaction.promise).id();
            const bool awaits = is_await(heap_, reaction);
            view.kind = awaits ? "await" : "reaction";
            view.label = awaits ? activation_label(callback)
                                : callback_label(callback, callback.is_object()
                                                               ? settled->rejected ? "catch callback" : "then callback"
                                                               : "pass on");
        } else if (const auto* thenable = as<PromiseResolveThenableJob>(job)) {
            callback = thenable->then;
            view.kind = "thenable";
            view.label = "call then of the thenable";
        } else if (const auto* microtask = as<Microtask>(job)) {
            callback = microtask->callable;
            view.kind = text(microtask->label);
            view.label = callback_label(callback, view.kind + " callback");
        }
        if (callback.is_object()) view.callback_id = heap_.at<Object>(callback).id();
        view.place = place_of_function(agent_, callback);
        return view;
    }

    void look_at_microtasks(AgentView& agent) {
        for (const Record& job : items(heap_, heap_.at(loop_.microtask_queue)))
            agent.microtasks.push_back(view_of_job(job));
    }

    void look_at_tasks(AgentView& agent) {
        for (const Task* task : tasks_in_order(agent_)) {
            TaskView view;
            view.id = task->id;
            view.token = token(task->id);
            view.source = task_source_name(task->source);
            view.label = text(task->label);
            view.queued_at_ms = milliseconds_from_ns(task->queued_at_ns);
            view.origin = origin(*task);
            const Value callback =
                task->steps == TaskSteps::timer ? heap_.at<Timer>(task->callable).handler : task->callable;
            view.place = place_of_function(agent_, callback);
            if (callback.is_object()) view.callback_id = heap_.at<Object>(callback).id();
            if (view.place.line != 0) view.label = callback_label(callback, view.label + " callback");
            agent.tasks.push_back(std::move(view));
        }
    }

    ApiView view_of_record(const Record& record, std::string api) const {
        ApiView view;
        view.id = record.id;
        view.token = token(record.id);
        view.api = std::move(api);
        view.origin = origin(record);
        return view;
    }

    void add_callback(ApiView& view, Value callback) const {
        view.place = place_of_function(agent_, callback);
        if (callback.is_object()) view.callback_id = heap_.at<Object>(callback).id();
    }

    void look_at_timers() {
        for (const Timer& timer : items(heap_, heap_.at(loop_.timers))) {
            ApiView view = view_of_record(timer, timer.repeats ? "setInterval" : "setTimeout");
            view.label = callback_label(timer.handler, timer.handler.is_string() ? "a string of code" : "callback");
            view.state = "waiting";
            view.due_ms = milliseconds_from_ns(timer.due_ns);
            view.applied_ms = milliseconds_from_ns(timer.delay_ns);
            view.started_at_ms = milliseconds_from_ns(timer.started_ns);
            view.asked_ms = timer.asked_ms;
            view.nesting_level = static_cast<std::uint32_t>(timer.nesting);
            view.next = "then a timer task";
            add_callback(view, timer.handler);
            snapshot_.apis.push_back(std::move(view));
        }
    }

    void look_at_operations() {
        each(heap_, heap_.at(loop_.operations), [&](const Operation& operation) {
            ApiView view = view_of_record(operation, text(operation.api));
            view.label = text(operation.label);
            view.state = operation_state_name(operation.state);
            view.started_at_ms = milliseconds_from_ns(operation.started_ns);
            view.next = "then a " + std::string(task_source_name(operation.source)) + " task";
            snapshot_.apis.push_back(std::move(view));
        });
    }

    void look_at_workers() {
        each(heap_, heap_.at(loop_.workers), [&](const Worker& worker) {
            ApiView view = view_of_record(worker, "Worker");
            view.label = text(worker.file);
            if (view.label.empty()) view.label = text(worker.url);
            view.state = !worker.started ? "starting" : worker.ready ? "running in parallel" : "its script runs";
            view.started_at_ms = milliseconds_from_ns(worker.created_ns);
            if (!worker.started) view.next = "then it starts in a task";
            snapshot_.apis.push_back(std::move(view));
        });
    }

    void look_at_listeners() {
        each(heap_, heap_.at(loop_.listeners), [&](const Listener& listener) {
            ApiView view = view_of_record(listener, "addEventListener");
            view.label = text(listener.label);
            view.state = "listening";
            view.heard = listener.heard;
            add_callback(view, listener.callback);
            snapshot_.apis.push_back(std::move(view));
        });
    }

    void look_at_frame_callbacks() {
        for (const FrameCallback& record : items(heap_, heap_.at(loop_.frame_callbacks))) {
            ApiView view = view_of_record(record, "requestAnimationFrame");
            view.label = callback_label(record.callback, "frame callback");
            view.state = "waiting";
            view.due_ms = milliseconds_from_ns(loop_.next_frame_ns);
            view.next = "then the next frame";
            add_callback(view, record.callback);
            snapshot_.apis.push_back(std::move(view));
        }
    }

    void look_at_console() {
        const auto& lines = simulation_.trace().console();
        const std::uint64_t total = std::min<std::uint64_t>(simulation_.console_lines(), lines.size());
        snapshot_.console_total = static_cast<std::uint32_t>(total);
        for (std::size_t i = options_.console_from; i < total; ++i) {
            const ConsoleRecord& line = lines[i];
            ConsoleLine view;
            view.token = token(line.cause);
            view.level = console_level_name(line.level);
            view.text = line.text;
            view.step = line.step;
            view.time_ms = milliseconds_from_ns(line.time_ns);
            view.cause = line.cause;
            view.shape = line.shape;
            if (const Agent* writer = writer_of(line))
                view.agent = Observer(simulation_, *writer, options_).name_of_agent();
            view.place = {line.source_id, line.start, line.end, line.line, line.column};
            snapshot_.console.push_back(std::move(view));
        }
    }

    // Null for the page's lines, and for those of a worker that is gone.
    const Agent* writer_of(const ConsoleRecord& line) const {
        if (line.agent == page_agent_id) return nullptr;
        for (const auto& agent : simulation_.agents())
            if (agent->id == line.agent) return agent.get();
        return nullptr;
    }

    std::string halt_sentence() const {
        const Halt& halt = simulation_.halt();
        std::string sentence = halt.subject;
        if (!sentence.empty() && !halt.reason.empty()) sentence += ": ";
        return sentence + halt.reason;
    }

    std::string waiting_for() const {
        if (simulation_.phase() == Phase::parked) return "an answer from outside";
        if (simulation_.phase() != Phase::waiting) return {};
        const auto deadline = simulation_.next_deadline();
        const bool held_back = !gate_is_open(agent_, agent_.now_ns()); // by an operation, whatever the timers say
        for (const ApiView& api : snapshot_.apis) {
            if (!held_back && deadline && api.due_ms >= 0 && api.due_ms == milliseconds_from_ns(*deadline))
                return api.token.badge + " " + api.api;
        }
        for (const ApiView& api : snapshot_.apis) {
            if (api.state != "listening" && api.state != "blocked" && api.due_ms < 0 &&
                !(api.api == "Worker" && api.next.empty()))
                return api.token.badge + " " + api.api + " " + api.label;
        }
        return "what comes next";
    }

    const Simulation& simulation_;
    const Agent& agent_;
    const Heap& heap_;
    const LoopState& loop_;
    const SnapshotOptions& options_;
    Snapshot snapshot_;
};

} // namespace

Snapshot take_snapshot(const Simulation& simulation, const SnapshotOptions& options) {
    return Observer(simulation, simulation.agent(), options).run();
}

} // namespace loopscope
