// What is thrown finds its handler: frames are popped, entries end.
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/machine.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/note.h"
#include "engine/syntax/ast.h"

namespace loopscope {

// The innermost handler around the running instruction, or null.
static const Handler* find_handler(Machine& m) {
    const Executable& e = m.executable();
    if (!e.handlers) return nullptr;
    const Bytes& bytes = m.at<Bytes>(e.handlers);
    const auto* handlers = reinterpret_cast<const Handler*>(bytes.items);
    const std::size_t count = bytes.header.count / sizeof(Handler);
    const auto offset = static_cast<std::uint32_t>(m.pc - m.code) - 1;
    for (std::size_t i = 0; i < count; ++i)
        if (offset >= handlers[i].begin && offset < handlers[i].end) return &handlers[i];
    return nullptr;
}

// Where the program threw: kept when nothing of it catches, for whoever reports the exception.
static void note_thrown(Machine& m, const Executable* thrower, std::uint32_t offset) {
    if (!thrower) return;
    const Position* position = position_at(m.heap, *thrower, offset);
    const LineColumn place = position ? line_and_column(m.heap, *thrower, position->point) : LineColumn();
    note_thrown_at(m.agent, thrower->source_name, place.line, place.column);
}

static std::uint32_t id_of(const Machine& m, Value value) {
    return value.is_object() ? m.heap.at<Object>(value).id() : 0;
}

// What the compiler throws on after a finally block is no throw of the program's.
static void trace_thrown(Machine& m, Value value) {
    const Position* position = position_at(m.heap, m.executable(), static_cast<std::uint32_t>(m.pc - m.code) - 1);
    if (position && !(position->flags & position_hidden)) note(m.agent, TraceKind::thrown, {}, id_of(m, value));
}

// A catch clause, not a finally block or the end of an async function: it begins as a statement does, or by coming back
// to the scope of the whole statement.
static bool is_catch_clause(Machine& m, const Handler& handler) {
    const Position* position = position_at(m.heap, m.executable(), handler.target);
    if (!position) return false;
    const bool begins = (position->flags & position_statement) && !(position->flags & position_hidden);
    return begins || static_cast<NodeKind>(position->node_kind) == NodeKind::try_statement;
}

static void note_caught(Machine& m, const Handler& handler, Value value) {
    Value& unparsed = own_interpreter_state(m.agent).unparsed;
    const bool is_unparsed = unparsed.is_cell() && m.at<Values>(unparsed).items[0] == value;
    if ((!is_unparsed && !traces(m.agent)) || !is_catch_clause(m, handler)) return;
    if (is_unparsed) unparsed = Value::undefined();
    if (traces(m.agent)) note(m.agent, TraceKind::caught, {}, id_of(m, value));
}

Signal throw_value(Machine& m, Value value) {
    const Executable* thrower = nullptr;
    std::uint32_t thrown_at = 0;
    for (;;) {
        if (m.frame->kind == FrameKind::entry) {
            note_thrown(m, thrower, thrown_at);
            return finish_entry(m, true, value);
        }
        if (m.frame->kind == FrameKind::bytecode) {
            const bool library = m.executable().flags & executable_library;
            if (!thrower && !library) {
                thrower = &m.executable();
                thrown_at = static_cast<std::uint32_t>(m.pc - m.code) - 1;
                if (traces(m.agent)) trace_thrown(m, value);
            }
            if (const Handler* handler = find_handler(m)) {
                if (library) note_thrown(m, thrower, thrown_at);
                else note_caught(m, *handler, value);
                m.sp = m.operands() + handler->depth;
                *m.sp++ = value;
                m.pc = m.code + handler->target;
                m.save();
                return Signal::go_on;
            }
            if (m.frame->activation) activation_ended(m, m.frame->activation);
        }
        pop_frame(m);
    }
}

Signal throw_type_error(Machine& m, std::string_view message) { return abrupt(m, m.agent.throw_type_error(message)); }
Signal throw_range_error(Machine& m, std::string_view message) { return abrupt(m, m.agent.throw_range_error(message)); }
Signal throw_reference_error(Machine& m, std::string_view message) {
    return abrupt(m, m.agent.throw_reference_error(message));
}
Signal stack_overflow(Machine& m) { return throw_range_error(m, "Maximum call stack size exceeded"); }

Signal halt_here(Machine& m) {
    Halt& halt = m.agent.halt;
    m.save();
    if (halt.line == 0) {
        // The innermost frame of the program itself: the library's own positions would mean nothing to the reader.
        for (const FrameView& view : frame_views(m.agent)) {
            if (view.library || !view.has_position) continue;
            halt.start = view.start;
            halt.end = view.end;
            halt.line = view.line;
            halt.column = view.column;
            break;
        }
    }
    return m.leave(StepResult::halted);
}

Signal abrupt(Machine& m, const Completion& completion) {
    switch (completion.type) {
    case CompletionType::throws: return throw_value(m, completion.value);
    case CompletionType::halt: return halt_here(m);
    case CompletionType::park:
        if (m.code) m.pc = m.start;
        own_interpreter_state(m.agent).parked_request = completion.value;
        m.save();
        return m.leave(StepResult::parked);
    case CompletionType::collect:
        if (m.code) m.pc = m.start;
        m.save();
        if (m.retry) {
            (void)m.agent.heap_is_full();
            return halt_here(m);
        }
        collect_garbage(m.agent);
        m.retry = m.fresh_retry = true;
        own_interpreter_state(m.agent).retry = true;
        return Signal::go_on;
    default:
        (void)m.agent.halt_with(
            Halt::Kind::engine_fault, "interpreter",
            "An operation ended in a way that its instruction does not know. This is a fault of the machine.");
        return halt_here(m);
    }
}

} // namespace loopscope
