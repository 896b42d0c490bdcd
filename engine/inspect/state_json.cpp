// Every key of the contract's table is written here and nowhere else.
#include "engine/inspect/state_json.h"

#include <span>

namespace loopscope {

static constexpr int state_version = 1;

static void write_origin(JsonWriter& out, const seen::Origin& origin) {
    out.open_member("origin", '{');
    out.member("step", origin.step);
    out.member("cause", origin.cause);
    out.close('}');
}

static void write_value(JsonWriter& out, const seen::Value& value) {
    out.member("value", value.text);
    if (value.object_id) out.member("object", value.object_id);
}

static void write_scope(JsonWriter& out, const seen::Scope& scope) {
    out.open('{');
    out.member("kind", name_of(scope.kind));
    out.objects("bindings", scope.bindings, [&](const seen::Binding& binding) {
        out.member("name", binding.name);
        write_value(out, binding.value);
    });
    out.close('}');
}

static void write_frame(JsonWriter& out, const seen::Agent& agent, const seen::Frame& frame) {
    out.member("id", frame.id);
    out.member("name", frame.name);
    out.member("line", frame.place.line);
    out.member("column", frame.place.column);
    out.member("kind", name_of(frame.kind));
    out.open_member("scopes", '[');
    for (const seen::Scope& scope : frame.scopes) write_scope(out, scope);
    if (!frame.library) write_scope(out, agent.globals);
    out.close(']');
}

static void write_agent(JsonWriter& out, const seen::Agent& agent) {
    out.member("id", agent.id);
    out.member("name", agent.name);
    out.member("phase", phase_name(agent.phase));
    out.member("time", agent.time_ms);
    out.objects("stack", agent.stack, [&](const seen::Frame& frame) { write_frame(out, agent, frame); });
    out.objects("microtasks", agent.microtasks, [&](const seen::Job& job) {
        out.member("id", job.id);
        out.member("kind", name_of(job));
        out.member("label", job.label);
        write_origin(out, job.origin);
    });
    out.member("microtasksTotal", agent.microtasks_total());
    out.objects("tasks", agent.tasks, [&](const seen::Task& task) {
        out.member("id", task.id);
        out.member("source", task_source_name(task.source));
        out.member("label", task.label);
        out.member("queuedAt", task.queued_at_ms);
        write_origin(out, task.origin);
    });
    out.member("tasksTotal", agent.tasks_total());
    out.member("frameCallbacks", agent.frame_callbacks);
}

static void write_api(JsonWriter& out, const seen::Api& api) {
    out.member("id", api.id);
    out.member("api", name_of(api.kind));
    out.member("label", api.label);
    out.member("startedAt", api.started_at_ms);
    if (api.due_ms >= 0) out.member("due", api.due_ms);
    out.member("state", name_of(api.state));
    write_origin(out, api.origin);
}

static void write_object(JsonWriter& out, const seen::HeapObject& object) {
    out.member("id", object.id);
    out.member("kind", name_of(object.kind));
    out.member("title", object.title);
    if (object.promise) out.member("promiseState", name_of(*object.promise));
    out.objects("properties", object.properties, [&](const seen::Property& property) {
        out.member("name", property.name);
        out.member("kind", name_of(property.kind));
        write_value(out, property.value);
    });
}

static void write_line(JsonWriter& out, const seen::ConsoleLine& line) {
    out.member("level", console_level_name(line.level));
    out.member("text", line.text);
    out.member("step", line.step);
    out.member("time", line.time_ms);
    out.member("line", line.place.line);
}

static void write_halt(JsonWriter& out, const Snapshot& snapshot) {
    out.key("halted");
    if (snapshot.halted.empty()) return out.null();
    out.open('{');
    out.member("message", snapshot.halted);
    if (const SourcePlace& place = snapshot.halted_place; place.line) {
        out.member("line", place.line);
        out.member("column", place.column);
        out.member("start", place.start);
        out.member("end", place.end);
    }
    out.close('}');
}

static void write_moment(JsonWriter& out, const Snapshot& snapshot) {
    out.key("moment");
    if (!snapshot.moment) return out.null();
    const Moment& moment = *snapshot.moment;
    out.open('{');
    out.member("kind", moment_name(moment.kind));
    out.member("weight", weight_name(moment.weight));
    out.member("step", moment.step);
    out.open_member("subjects", '[');
    for (const std::uint32_t id : moment.subjects) out.value(id);
    out.close(']');
    out.member("sentence", moment.sentence);
    if (!moment.call.empty()) out.member("call", moment.call);
    out.close('}');
}

void write_state(JsonWriter& out, const Snapshot& snapshot, StateDetail detail) {
    const bool brief = detail == StateDetail::brief;
    const seen::Agent& current = snapshot.current();
    out.member("version", state_version);
    out.member("step", snapshot.step);
    out.member("time", snapshot.time_ms);
    out.member("phase", phase_name(snapshot.phase));
    out.member("turn", current.turn);
    out.member("currentAgent", snapshot.agents.empty() ? 0 : current.id);
    const auto shown = [&](const auto& list) { return brief ? std::span(list).first(0) : std::span(list); };
    out.objects("agents", shown(snapshot.agents), [&](const seen::Agent& agent) { write_agent(out, agent); });
    out.objects("apis", shown(snapshot.apis), [&](const seen::Api& api) { write_api(out, api); });
    out.member("apisTotal", brief ? std::size_t{0} : snapshot.apis_total());
    out.objects("console", shown(snapshot.console), [&](const seen::ConsoleLine& line) { write_line(out, line); });
    write_halt(out, snapshot);
    write_moment(out, snapshot);
    out.member("doing", snapshot.doing);
    out.member("why", snapshot.why);
    if (detail == StateDetail::with_heap)
        out.objects("heap", snapshot.heap, [&](const seen::HeapObject& object) { write_object(out, object); });
}

std::string state_json(const Snapshot& snapshot, StateDetail detail) {
    JsonWriter out;
    out.open('{');
    write_state(out, snapshot, detail);
    out.close('}');
    return out.take();
}

} // namespace loopscope
