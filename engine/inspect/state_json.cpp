// The state object, version 1: what window.loopscope.state(), the embed protocol and `run --states` give. Documented in
// web/page/README.md; every key of that table is written here and nowhere else.
#include "engine/host/json.h"
#include "engine/inspect/snapshot.h"

namespace loopscope {

static constexpr int state_version = 1;

namespace {

// Writes objects key by key, without a tree in between.
class Writer {
public:
    void open(char bracket) {
        separate();
        out_ += bracket;
        first_ = true;
    }
    void close(char bracket) {
        out_ += bracket;
        first_ = false;
    }
    void key(std::string_view name) {
        separate();
        append_json_string(out_, name);
        out_ += ':';
        first_ = true;
    }
    void value(std::string_view text) {
        separate();
        append_json_string(out_, text);
    }
    void value(double number) {
        separate();
        append_json_number(out_, number);
    }
    void null() {
        separate();
        out_ += "null";
    }
    template <class T> void member(std::string_view name, const T& content) {
        key(name);
        value(content);
    }
    std::string take() { return std::move(out_); }

private:
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    std::string out_;
    bool first_ = true;
};

} // namespace

static void write_origin(Writer& w, const Origin& origin) {
    w.key("origin");
    w.open('{');
    w.member("step", static_cast<double>(origin.step));
    w.member("cause", static_cast<double>(origin.cause));
    w.close('}');
}

static void write_place(Writer& w, const SourcePlace& place) {
    w.member("line", static_cast<double>(place.line));
    w.member("column", static_cast<double>(place.column));
}

static void write_scopes(Writer& w, const FrameSnapshot& frame) {
    w.key("scopes");
    w.open('[');
    for (const ScopeSnapshot& scope : frame.scopes) {
        w.open('{');
        w.member("kind", scope.kind);
        w.key("bindings");
        w.open('[');
        for (const BindingSnapshot& binding : scope.bindings) {
            w.open('{');
            w.member("name", binding.name);
            w.member("value", binding.value.text);
            if (binding.value.object_id) w.member("object", static_cast<double>(binding.value.object_id));
            w.close('}');
        }
        w.close(']');
        w.close('}');
    }
    w.close(']');
}

static void write_agent(Writer& w, const AgentView& agent) {
    w.open('{');
    w.member("id", static_cast<double>(agent.id));
    w.member("name", agent.name);
    w.member("phase", agent.phase);
    w.member("time", agent.time_ms);
    w.key("stack");
    w.open('[');
    for (const FrameSnapshot& frame : agent.stack) {
        w.open('{');
        w.member("id", static_cast<double>(frame.id));
        w.member("name", frame.name);
        write_place(w, frame.place);
        w.member("kind", frame.kind);
        write_scopes(w, frame);
        w.close('}');
    }
    w.close(']');
    w.key("microtasks");
    w.open('[');
    for (const JobView& job : agent.microtasks) {
        w.open('{');
        w.member("id", static_cast<double>(job.id));
        w.member("kind", job.kind);
        w.member("label", job.label);
        write_origin(w, job.origin);
        w.close('}');
    }
    w.close(']');
    w.key("tasks");
    w.open('[');
    for (const TaskView& task : agent.tasks) {
        w.open('{');
        w.member("id", static_cast<double>(task.id));
        w.member("source", task.source);
        w.member("label", task.label);
        w.member("queuedAt", task.queued_at_ms);
        write_origin(w, task.origin);
        w.close('}');
    }
    w.close(']');
    w.member("frameCallbacks", static_cast<double>(agent.frame_callbacks));
    w.close('}');
}

static void write_api(Writer& w, const ApiView& api) {
    w.open('{');
    w.member("id", static_cast<double>(api.id));
    w.member("api", api.api);
    w.member("label", api.label);
    w.member("startedAt", api.started_at_ms);
    if (api.due_ms >= 0) w.member("due", api.due_ms);
    w.member("state", api.state);
    write_origin(w, api.origin);
    w.close('}');
}

static void write_heap(Writer& w, const Snapshot& snapshot) {
    w.key("heap");
    w.open('[');
    for (const HeapObjectView& object : snapshot.heap) {
        w.open('{');
        w.member("id", static_cast<double>(object.id));
        w.member("kind", object.kind);
        w.member("title", object.title);
        if (!object.promise_state.empty()) w.member("promiseState", object.promise_state);
        w.key("properties");
        w.open('[');
        for (const PropertyView& property : object.properties) {
            w.open('{');
            w.member("name", property.name);
            w.member("kind", property.kind);
            w.member("value", property.value.text);
            if (property.value.object_id) w.member("object", static_cast<double>(property.value.object_id));
            w.close('}');
        }
        w.close(']');
        w.close('}');
    }
    w.close(']');
}

static void write_console(Writer& w, const Snapshot& snapshot) {
    w.key("console");
    w.open('[');
    for (const ConsoleLine& line : snapshot.console) {
        w.open('{');
        w.member("level", line.level);
        w.member("text", line.text);
        w.member("step", static_cast<double>(line.step));
        w.member("time", line.time_ms);
        w.member("line", static_cast<double>(line.place.line));
        w.close('}');
    }
    w.close(']');
}

std::string state_json(const Snapshot& snapshot, bool with_heap) {
    Writer w;
    w.open('{');
    w.member("version", static_cast<double>(state_version));
    w.member("step", static_cast<double>(snapshot.step));
    w.member("time", snapshot.time_ms);
    w.member("phase", snapshot.phase);
    w.member("turn", static_cast<double>(snapshot.turn));
    const AgentView* current =
        snapshot.current_agent < snapshot.agents.size() ? &snapshot.agents[snapshot.current_agent] : nullptr;
    w.member("currentAgent", static_cast<double>(current ? current->id : 0));
    w.key("agents");
    w.open('[');
    for (const AgentView& agent : snapshot.agents) write_agent(w, agent);
    w.close(']');
    w.key("apis");
    w.open('[');
    for (const ApiView& api : snapshot.apis) write_api(w, api);
    w.close(']');
    write_console(w, snapshot);
    w.key("halted");
    if (snapshot.halted.empty()) {
        w.null();
    } else {
        w.open('{');
        w.member("message", snapshot.halted);
        if (const SourcePlace& place = snapshot.halted_place; place.line) {
            w.member("line", static_cast<double>(place.line));
            w.member("column", static_cast<double>(place.column));
            w.member("start", static_cast<double>(place.start));
            w.member("end", static_cast<double>(place.end));
        }
        w.close('}');
    }
    w.member("doing", snapshot.doing);
    w.member("why", snapshot.why);
    if (with_heap) write_heap(w, snapshot);
    w.close('}');
    return w.take();
}

} // namespace loopscope
