#include "engine/inspect/chrome_trace.h"

#include "engine/host/json.h"
#include "engine/inspect/seen.h"
#include "engine/simulation.h"

namespace loopscope {

namespace {

class Events {
public:
    std::uint32_t agent = 1; // whose track
    // A turn's slice lies on the loop's track; `phase` is B (begin), E (end), i (instant), s and f (arrow), b and e
    // (async).
    void add(std::string_view name, char phase, std::int64_t time_ns, std::uint32_t id = 0) {
        out_ += first_ ? "\n" : ",\n";
        first_ = false;
        out_ += "{\"name\":";
        append_json_string(out_, name);
        out_ += ",\"ph\":\"";
        out_ += phase;
        out_ += "\",\"pid\":1,\"tid\":";
        out_ += std::to_string(agent);
        out_ += ",\"cat\":\"loop\",\"ts\":";
        append_json_number(out_, static_cast<double>(time_ns) / 1000);
        if (id) out_ += ",\"id\":" + std::to_string(id);
        if (phase == 'f') out_ += ",\"bp\":\"e\"";
        if (phase == 'i') out_ += ",\"s\":\"t\"";
        out_ += '}';
    }
    std::string take() { return "{\"traceEvents\":[" + out_ + "\n]}\n"; }

private:
    std::string out_;
    bool first_ = true;
};

} // namespace

static std::string name_of_turn(const Trace& trace, const TraceRecord& record) {
    const std::string kind(name_of(static_cast<TurnKind>(record.what)));
    const std::string& label = trace.label(record.label);
    return label.empty() ? kind : kind + ": " + label;
}

static void add_record(Events& events, const Trace& trace, const TraceRecord& record) {
    events.agent = trace.agent_id(record.agent);
    const std::string& label = trace.label(record.label);
    switch (record.kind) {
    case TraceKind::turn_began:
        events.add(name_of_turn(trace, record), 'B', record.time_ns);
        events.add("queued", 'f', record.time_ns, record.id);
        break;
    case TraceKind::turn_ended: events.add(name_of_turn(trace, record), 'E', record.time_ns); break;
    case TraceKind::queued: events.add("queued", 's', record.time_ns, record.id); break;
    case TraceKind::operation_started: events.add(label, 'b', record.time_ns, record.id); break;
    case TraceKind::operation_ended: events.add(label, 'e', record.time_ns, record.id); break;
    case TraceKind::console_line:
        if (record.amount < trace.console().size())
            events.add("console: " + trace.console()[record.amount].text, 'i', record.time_ns);
        break;
    case TraceKind::rendering:
    case TraceKind::input:
    case TraceKind::handed_over:
    case TraceKind::called:
    case TraceKind::reaction_waits:
    case TraceKind::promise_settled:
    case TraceKind::suspended:
    case TraceKind::thrown:
    case TraceKind::caught:
    case TraceKind::reported:
    case TraceKind::rests:
    case TraceKind::count: break;
    }
}

std::string chrome_trace_json(const Simulation& simulation) {
    Events events;
    for (const TraceRecord& record : simulation.trace().records()) add_record(events, simulation.trace(), record);
    return events.take();
}

} // namespace loopscope
