#include "engine/interpreter/interpreter.h"

#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/finalization.h"

namespace loopscope {

// --- entering --------------------------------------------------------------------------------------------------------

// An entry frame with what is to be called on its operands; its first step makes the call.
static void push_entry(Machine& m, std::uint32_t cause) {
    if (cause) m.header.cause = cause;
    Value* base = m.sp;
    *m.sp++ = Value::undefined();
    *m.sp++ = Value::undefined();
    push_plain_frame(m, FrameKind::entry, base, 0, ReturnMode::to_host, 0)->coercion = entry_calls;
}

void enter(Agent& agent, Value callee, Value this_value, std::span<const Value> arguments, std::uint32_t cause) {
    Machine m(agent);
    push_entry(m, cause);
    *m.sp++ = this_value;
    *m.sp++ = callee;
    for (const Value argument : arguments) *m.sp++ = argument;
    m.save();
}

void enter_construct(Agent& agent, Value callee, std::span<const Value> arguments, Value new_target) {
    Machine m(agent);
    push_entry(m, 0);
    m.frame->coercion = entry_constructs;
    *m.sp++ = new_target;
    *m.sp++ = callee;
    for (const Value argument : arguments) *m.sp++ = argument;
    m.save();
}

void enter_script(Agent& agent, Ref executable) {
    Machine m(agent);
    push_entry(m, 0);
    const Realm& realm = agent.realm();
    Value* base = m.sp;
    *m.sp++ = realm.global_this;
    *m.sp++ = Value::undefined();
    Frame* frame = push_plain_frame(m, FrameKind::native, base, 0, ReturnMode::to_host, 0);
    const Executable& e = m.at<Executable>(executable);
    make_bytecode_frame(m, *frame, executable);
    frame->environment = realm.global_environment.ref();
    for (std::uint32_t i = 0; i < e.local_count; ++i) *m.sp++ = Value::undefined();
    m.load_frame();
    m.save();
}

bool stack_is_empty(const Agent& agent) { return agent.heap.header().fp == 0; }

EntryCompletion entry_completion(const Agent& agent) {
    return {interpreter_state(agent).entry_thrown, interpreter_state(agent).entry_completion};
}

Value parked_request(const Agent& agent) { return interpreter_state(agent).parked_request; }

void note_thrown_at(Agent& agent, Value source, std::uint32_t line, std::uint32_t column) {
    own_interpreter_state(agent).thrown_source = source;
    own_interpreter_state(agent).thrown_line = line;
    own_interpreter_state(agent).thrown_column = column;
}

// --- memory ----------------------------------------------------------------------------------------------------------

// Everything between the frames is values; a frame's own references are told by name.
static void visit_stack(Heap& heap, void (*mark)(void* context, Value), void* context) {
    const ArenaHeader& header = heap.header();
    const auto mark_values = [&](Ref begin, Ref end) {
        for (Ref at = begin; at < end; at += sizeof(Value)) mark(context, heap.at<Value>(at));
    };
    const auto mark_cell = [&](Ref cell) {
        if (cell) mark(context, Value::cell(cell));
    };
    Ref end = header.sp;
    for (Ref at = header.fp; at;) {
        const Frame& frame = heap.at<Frame>(at);
        mark_values(at + sizeof(Frame), end);
        mark_values(frame.base, at);
        mark_cell(frame.executable);
        mark_cell(frame.environment);
        mark_cell(frame.activation);
        mark(context, frame.new_target);
        end = frame.base;
        at = frame.caller;
    }
    mark_values(header.stack_begin, end);
}

void forget_caches(Agent& agent) {
    for (InlineCache& cache : agent.inline_caches) cache = {};
}

void collect_garbage(Agent& agent) {
    agent.note_work(agent.heap.header().heap_end / 2);
    agent.heap.collect(visit_stack);
    forget_caches(agent);
    find_dead_cells(agent);
}

bool collect_if_wanted(Agent& agent) {
    if (!agent.heap.wants_collection()) return true; // it does whenever it is exhausted
    collect_garbage(agent);
    agent.collected = agent.stop_when_collected;
    if (!agent.heap.exhausted()) return true;
    (void)agent.heap_is_full();
    return false;
}

void install_interpreter(Agent& agent) {
    agent.heap.make_state<InterpreterState>();
    agent.capture_stack = capture_stack;
}

} // namespace loopscope
