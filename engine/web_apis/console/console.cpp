#include "engine/web_apis/console/console.h"

#include "engine/interpreter/frame_view.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/native.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"
#include "engine/web_apis/console/console_table.h"
#include "engine/web_apis/console/inspect_value.h"
#include "engine/web_apis/web_apis.h"
#include "engine/web_apis/web_apis_state.h"

#include <algorithm>

namespace loopscope {

static constexpr std::uint64_t console_byte_limit = 16 << 20;
static constexpr std::int32_t deepest_group = 100;

static std::string_view prefix_of(ConsoleLevel level) {
    switch (level) {
    case ConsoleLevel::info: return "[info] ";
    case ConsoleLevel::warn: return "[warn] ";
    case ConsoleLevel::error: return "[error] ";
    case ConsoleLevel::debug: return "[debug] ";
    case ConsoleLevel::log:
    case ConsoleLevel::uncaught: break;
    }
    return "";
}

// FNV-1a: what was printed so far, in one number.
static void add_to_hash(std::uint64_t& hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ byte_of(c)) * 0x100000001B3u;
    hash = (hash ^ '\n') * 0x100000001B3u;
}

// Where in the program the innermost frame of its own code is.
static void add_place(const Agent& agent, ConsoleRecord& line) {
    for (Ref at = agent.heap.header().fp; at != 0; at = agent.heap.at<Frame>(at).caller) {
        if (agent.heap.at<Frame>(at).kind != FrameKind::bytecode) continue;
        const FrameView view = frame_view(agent, at, false);
        if (view.library) continue;
        line.source_id = view.source_id;
        line.start = view.start;
        line.end = view.end;
        line.line = view.line;
        line.column = view.column;
        return;
    }
}

static Completion write_formatted(Agent& agent, ConsoleLevel level, std::span<const Value> data,
                                  std::string_view front = {}, ConsoleShape shape = {}) {
    InspectResult result = format_values(agent, data);
    if (!result.refused.empty()) return agent.refuse(result.refused, "the console can't show it truthfully yet");
    shape.depth = static_cast<std::uint32_t>(web_apis_state(agent).console_indent);
    std::string text(shape.depth * std::size_t{2}, ' ');
    text += prefix_of(level);
    text += front;
    if (!front.empty() && !data.empty()) text += ' ';
    return write_console(agent, level, text + result.text, std::move(shape));
}

// The fast path of console.log and its like: everything but arguments that code of the program must convert.
template <ConsoleLevel level> static Completion console_write(Agent& agent, const NativeCall& call) {
    const std::span<const Value> data(call.arguments, call.count);
    if (format_argument_needing_code(agent, data) >= 0) return Completion::fallback();
    return write_formatted(agent, level, data);
}

static std::vector<Value> elements_of(Agent& agent, Value array_value) {
    Object& array = agent.heap.at<Object>(array_value);
    std::vector<Value> elements;
    for (std::uint32_t i = 0; i < array.array_length; ++i)
        elements.push_back(get_own_property(agent, array, key_from_index(agent, i)).value);
    return elements;
}

// %consoleWrite(level, data, front)
static Completion console_write_array(Agent& agent, const NativeCall& call) {
    const auto level = call.argument(0).as_enum<ConsoleLevel>();
    const std::vector<Value> data = elements_of(agent, call.argument(1));
    const std::string front = call.argument(2).is_string() ? to_utf8(agent.heap, call.argument(2)) : std::string();
    return write_formatted(agent, level, data, front);
}

// %consoleTable(data, properties)
static Completion console_write_table(Agent& agent, const NativeCall& call) {
    const Value data = call.argument(0);
    ConsoleShape shape;
    shape.table = console_table(agent, data, call.argument(1));
    return write_formatted(agent, ConsoleLevel::log, {&data, 1}, {}, std::move(shape));
}

// %consoleGroup(data, collapsed)
static Completion console_write_group(Agent& agent, const NativeCall& call) {
    ConsoleShape shape;
    shape.group = call.argument(1).is_true() ? ConsoleShape::Group::collapsed : ConsoleShape::Group::open;
    return write_formatted(agent, ConsoleLevel::log, elements_of(agent, call.argument(0)), {}, std::move(shape));
}

// %consoleArgumentNeedingCode(data): its position, or -1
static Completion console_argument_needing_code(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::int32(format_argument_needing_code(agent, elements_of(agent, call.argument(0)))));
}

// %consoleIndent(by)
static Completion console_indent(Agent& agent, const NativeCall& call) {
    std::int32_t& indent = own_web_apis_state(agent).console_indent;
    indent = std::clamp(indent + call.argument(0).as_int32(), 0, deepest_group);
    return Completion::normal();
}

// %consoleCount(label, reset): the new count; -1 when there is none to reset
static Completion console_count(Agent& agent, const NativeCall& call) {
    HashTable& counts = agent.heap.at(web_apis_state(agent).console_counts);
    const Value before = table_get(agent, counts, call.argument(0));
    const bool reset = call.argument(1).is_true();
    if (reset && !before.is_number()) return Completion::normal(Value::int32(-1));
    const double count = reset ? 0 : before.is_number() ? before.as_number() + 1 : 1;
    table_set(agent, counts, call.argument(0), Value::number(count));
    return Completion::normal(Value::number(count));
}

// %consoleTimer(label, "start" | "read" | "end"): whether it could be started; else ms, or undefined when it was not
static Completion console_timer(Agent& agent, const NativeCall& call) {
    HashTable& timers = agent.heap.at(web_apis_state(agent).console_timers);
    const Value started = table_get(agent, timers, call.argument(0));
    const std::string action = to_utf8(agent.heap, call.argument(1));
    if (action == "start") {
        const bool fresh = !started.is_number();
        if (fresh) table_set(agent, timers, call.argument(0), Value::number(static_cast<double>(agent.now_ns())));
        return Completion::normal(Value::boolean(fresh));
    }
    if (!started.is_number()) return Completion::normal();
    if (action == "end") table_delete(agent, timers, call.argument(0));
    return Completion::normal(Value::number((static_cast<double>(agent.now_ns()) - started.as_number()) / 1e6));
}

static Completion write_uncaught(Agent& agent, const NativeCall& call) {
    return write_console(agent, ConsoleLevel::uncaught, "Uncaught " + to_utf8(agent.heap, call.argument(0)));
}

static Completion write_rejection(Agent& agent, const NativeCall& call) {
    const InspectResult reason = show_value(agent, call.argument(0));
    if (!reason.refused.empty()) return agent.refuse(reason.refused, "the console can't show it truthfully yet");
    const std::uint32_t id = call.argument(0).is_object() ? agent.heap.at<Object>(call.argument(0)).id() : 0;
    return write_console(agent, ConsoleLevel::uncaught, "Uncaught (in promise) " + reason.text, {}, id);
}

static constexpr std::uint8_t fast = native_fast_path, own = native_intrinsic;
static constexpr NativeSpec console_specs[] = {
    {"console", "log", console_write<ConsoleLevel::log>, ".", 0, fast, "Console 1.1.6"},
    {"console", "info", console_write<ConsoleLevel::info>, ".", 0, fast, "Console 1.1.5"},
    {"console", "warn", console_write<ConsoleLevel::warn>, ".", 0, fast, "Console 1.1.9"},
    {"console", "error", console_write<ConsoleLevel::error>, ".", 0, fast, "Console 1.1.4"},
    {"console", "debug", console_write<ConsoleLevel::debug>, ".", 0, fast, "Console 1.1.3"},
    {"", "consoleWrite", console_write_array, "", 3, own, "Console 2.1"},
    {"", "consoleTable", console_write_table, "", 2, own, "Console 1.1.7"},
    {"", "consoleGroup", console_write_group, "", 2, own, "Console 1.3.1"},
    {"", "consoleArgumentNeedingCode", console_argument_needing_code, "", 1, own, "Console 2.2"},
    {"", "consoleIndent", console_indent, "", 1, own, "Console 1.3"},
    {"", "consoleCount", console_count, "", 2, own, "Console 1.2"},
    {"", "consoleTimer", console_timer, "", 2, own, "Console 1.4"},
    {"", "writeUncaught", write_uncaught, "", 1, own, "HTML, Runtime script errors"},
    {"", "writeRejection", write_rejection, "", 1, own, "HTML, Unhandled promise rejections"},
};

NativeList console_natives() { return console_specs; }

Completion write_console(Agent& agent, ConsoleLevel level, std::string text, ConsoleShape shape, std::uint32_t reason) {
    WebApisState& state = own_web_apis_state(agent);
    state.console_bytes += text.size();
    if (state.console_lines >= agent.console_limit || state.console_bytes > console_byte_limit) {
        return agent.limit(Halt::Kind::console_limit,
                           "The console is full: the run was stopped at the scenario's limit of lines.");
    }
    ++state.console_lines;
    add_to_hash(state.console_hash, text);
    if (agent.trace && agent.trace->recording) {
        ConsoleRecord line;
        line.level = level;
        line.text = std::move(text);
        line.step = agent.heap.header().step;
        line.time_ns = agent.now_ns();
        line.cause = agent.heap.header().cause;
        line.shape = std::move(shape);
        line.reason = reason;
        add_place(agent, line);
        agent.trace->append_console(std::move(line));
    }
    return Completion::normal();
}

std::uint64_t console_lines(const Agent& agent) { return web_apis_state(agent).console_lines; }

void inherit_console(Agent& heir, const Agent& from) {
    own_web_apis_state(heir).console_lines += web_apis_state(from).console_lines;
    own_web_apis_state(heir).console_hash ^= web_apis_state(from).console_hash;
}

} // namespace loopscope
