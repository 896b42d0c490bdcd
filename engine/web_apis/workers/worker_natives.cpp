// What library sources of this folder ask of workers; and lists of primitive values as one text, which crosses between
// agents.
#include "engine/builtins/charge.h"
#include "engine/builtins/text/regexp_program.h"
#include "engine/bytecode/compiler.h"
#include "engine/event_loop/workers.h"
#include "engine/host/scenario.h"
#include "engine/interpreter/machine.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/native.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/web_apis/web_apis.h"

#include <cstring>

namespace loopscope {

static std::uint32_t id_argument(const NativeCall& call) { return call.argument(0).as_uint32(); }

// %createWorker(url, name, module, text of a blob's script or undefined): its id
static Completion create(Agent& agent, const NativeCall& call) {
    if (!agent.cluster) return agent.refuse("new Worker", "there can be no workers here");
    if (worker_count(agent) >= agent.cluster->most_workers())
        return agent.limit(Halt::Kind::operation_limit, "There are " + std::to_string(agent.cluster->most_workers()) +
                                                            " workers, and a run can't have more at once.");
    return Completion::normal(Value::number(
        create_worker(agent, call.argument(0), call.argument(1), call.argument(2).is_true(), call.argument(3)).id));
}

// %startWorker(id): undefined when it runs; [] when its file isn't there; [message, line, column] when that can't be
// read
static Completion start_worker_agent(Agent& agent, const NativeCall& call) {
    Worker* worker = find_worker(agent, id_argument(call));
    if (!worker) return Completion::normal();
    if (!agent.cluster->has_room_for_worker())
        return agent.limit(Halt::Kind::heap_limit, "There is no memory for another worker here.");
    const WorkerProblem problem = start_worker(agent, *worker);
    if (problem.kind == WorkerProblem::Kind::none) return Completion::normal();
    if (problem.kind == WorkerProblem::Kind::refused) return agent.refuse(problem.message, "it can't be run here yet");
    Object& list = agent.make_array(0);
    if (problem.kind == WorkerProblem::Kind::syntax) {
        append_element(agent, list, string_from_utf8(agent, problem.message));
        append_element(agent, list, Value::number(problem.line));
        append_element(agent, list, Value::number(problem.column));
    }
    return Completion::normal(agent.value_of(list));
}

// %workerIsReady(id)
static Completion ready(Agent& agent, const NativeCall& call) {
    if (Worker* worker = find_worker(agent, id_argument(call))) worker_is_ready(agent, *worker);
    return Completion::normal();
}

// %postToWorker(id, text)
static Completion post(Agent& agent, const NativeCall& call) {
    charge(agent, length_of(agent.heap, call.argument(1)));
    if (Worker* worker = find_worker(agent, id_argument(call))) post_to_worker(agent, *worker, call.argument(1));
    return Completion::normal();
}

// %postToOwner(text, whether it tells of an error)
static Completion post_to_owner(Agent& agent, const NativeCall& call) {
    charge(agent, length_of(agent.heap, call.argument(0)));
    agent.cluster->post(agent, page_agent_id, call.argument(1).is_true() ? AgentMessage::error : AgentMessage::data,
                        call.argument(0));
    return Completion::normal();
}

// %isAlone(): whether there is no other agent that could hear something
static Completion is_alone(Agent& agent, const NativeCall&) {
    return Completion::normal(Value::boolean(!agent.cluster || agent.cluster->is_alone()));
}

// %postToAll(text)
static Completion post_to_all(Agent& agent, const NativeCall& call) {
    charge(agent, length_of(agent.heap, call.argument(0)));
    agent.cluster->broadcast(agent, call.argument(0));
    return Completion::normal();
}

// %endWorker(id)
static Completion end(Agent& agent, const NativeCall& call) {
    agent.cluster->end_worker(id_argument(call));
    return Completion::normal();
}

// %closeAgent(): HTML, Close a worker
static Completion close(Agent& agent, const NativeCall&) {
    close_worker(agent);
    return Completion::normal();
}

// %agentName(): what the program called this worker
static Completion agent_name(Agent& agent, const NativeCall&) {
    return Completion::normal(loop_state(agent).global_name);
}

// %scriptUrl(): of the agent's first file
static Completion script_url(Agent& agent, const NativeCall&) {
    const Value given = loop_state(agent).global_url;
    return Completion::normal(given.is_string() ? given
                                                : string_from_utf8(agent, std::string(own_origin) + "/main.js"));
}

static CompileResult compile_script(Agent& agent, std::u16string text, const std::string& name,
                                    std::uint32_t source_id) {
    ParseOptions parse_options;
    parse_options.validate_regexp = validate_regexp;
    CompileOptions options;
    options.source_id = source_id;
    return compile(agent, SourceText::from_utf16(std::move(text), name), parse_options, options);
}

// %scriptAt(url, text): a function that runs the text, or the scenario's file of that address, as a classic script;
// undefined when there is no such file; a text when it can't be read. ECMA-262 16.1.6 ScriptEvaluation
static Completion script_at(Agent& agent, const NativeCall& call) {
    const std::string url = to_utf8(agent.heap, call.argument(0));
    CompileResult compiled;
    if (call.argument(1).is_string()) {
        compiled = compile_script(agent, to_u16(agent.heap, call.argument(1)), url, UINT32_MAX);
    } else {
        const auto source = agent.cluster->file(url);
        if (!source) return Completion::normal();
        compiled = compile_script(agent, source->text, utf8_of_utf16(source->name), source->source_id);
    }
    if (compiled.status == CompileResult::Status::collect) return Completion::collect();
    if (compiled.status == CompileResult::Status::failed) {
        if (compiled.error.kind == SyntaxErrorKind::refused)
            return agent.refuse(compiled.error.message, "it can't be run here yet");
        return Completion::normal(string_from_utf8(agent, compiled.error.message));
    }
    const Ref global = agent.realm().global_environment.ref();
    return Completion::normal(make_closure(agent, agent.heap.at<Executable>(compiled.executable), global));
}

// --- packing ---------------------------------------------------------------------------------------------------------

static void add_number(std::string& bytes, char tag, const void* data, std::size_t size) {
    bytes += tag;
    bytes.append(static_cast<const char*>(data), size);
}

static void pack_string(std::string& bytes, const FlatView& text) {
    add_number(bytes, text.latin1 ? 'l' : 'w', &text.length, sizeof text.length);
    if (text.latin1) bytes.append(reinterpret_cast<const char*>(text.latin1), text.length);
    else bytes.append(reinterpret_cast<const char*>(text.utf16), std::size_t{text.length} * 2);
}

static void pack(Agent& agent, std::string& bytes, Value value) {
    if (value.is_string()) return pack_string(bytes, flatten(agent, value));
    if (value.is_number()) {
        const double number = value.as_number();
        return add_number(bytes, 'd', &number, sizeof number);
    }
    bytes += value.is_null() ? 'n' : value.is_boolean() ? (value.is_true() ? 't' : 'f') : 'u';
}

// %packValues(list of primitive values): a text of units below 256; undefined when it would be too long
static Completion pack_values(Agent& agent, const NativeCall& call) {
    Object& list = agent.heap.at<Object>(call.argument(0));
    std::uint64_t room = 0;
    for (std::uint32_t i = 0; i < list.array_length; ++i) {
        const Value value = get_own_property(agent, list, key_from_index(agent, i)).value;
        room += value.is_string() ? 5 + 2 * std::uint64_t{length_of(agent.heap, value)} : 9;
    }
    if (room > agent.string_limit) return Completion::normal();
    if (!agent.heap.can_allocate(2 * room + 4096)) return Completion::collect();
    std::string bytes;
    for (std::uint32_t i = 0; i < list.array_length; ++i)
        pack(agent, bytes, get_own_property(agent, list, key_from_index(agent, i)).value);
    charge(agent, bytes.size());
    return Completion::normal(string_from_latin1(agent, bytes));
}

namespace {

class Unpacker {
public:
    Unpacker(Agent& agent, std::string_view bytes) : agent_(agent), bytes_(bytes) {}
    bool done() const { return bytes_.empty(); }

    Value take() {
        const char tag = bytes_.front();
        bytes_.remove_prefix(1);
        switch (tag) {
        case 'd': return Value::number(number<double>());
        case 'l': return string_from_latin1(agent_, piece(number<std::uint32_t>()));
        case 'w': return wide();
        case 'n': return Value::null();
        case 't': return Value::boolean(true);
        case 'f': return Value::boolean(false);
        default: return Value::undefined();
        }
    }

private:
    std::string_view piece(std::size_t size) {
        const std::string_view taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }
    template <class Number> Number number() {
        Number value;
        std::memcpy(&value, piece(sizeof value).data(), sizeof value);
        return value;
    }
    Value wide() {
        std::u16string units(number<std::uint32_t>(), u'\0');
        std::memcpy(units.data(), piece(units.size() * 2).data(), units.size() * 2);
        return string_from_units(agent_, units);
    }

    Agent& agent_;
    std::string_view bytes_;
};

} // namespace

// %unpackValues(text): the list
static Completion unpack_values(Agent& agent, const NativeCall& call) {
    if (!agent.heap.can_allocate(std::uint64_t{length_of(agent.heap, call.argument(0))} * 10 + 4096))
        return Completion::collect();
    const FlatView text = flatten(agent, call.argument(0));
    const std::string bytes(reinterpret_cast<const char*>(text.latin1), text.length);
    charge(agent, bytes.size());
    Object& list = agent.make_array(0);
    for (Unpacker unpacker(agent, bytes); !unpacker.done();) append_element(agent, list, unpacker.take());
    return Completion::normal(agent.value_of(list));
}

static constexpr NativeSpec worker_specs[] = {
    {"", "createWorker", create, "", 4, native_intrinsic, "HTML, Dedicated workers and the Worker interface"},
    {"", "startWorker", start_worker_agent, "", 1, native_intrinsic, "HTML, Processing model of workers"},
    {"", "workerIsReady", ready, "", 1, native_intrinsic, "HTML, Processing model of workers"},
    {"", "postToWorker", post, "", 2, native_intrinsic, "HTML, Dedicated workers and the Worker interface"},
    {"", "postToOwner", post_to_owner, "", 2, native_intrinsic,
     "HTML, Dedicated workers and the DedicatedWorkerGlobalScope interface"},
    {"", "isAlone", is_alone, "", 0, native_intrinsic, "HTML, Broadcasting to other browsing contexts"},
    {"", "postToAll", post_to_all, "", 1, native_intrinsic, "HTML, Broadcasting to other browsing contexts"},
    {"", "endWorker", end, "", 1, native_intrinsic, "HTML, Processing model of workers"},
    {"", "closeAgent", close, "", 0, native_intrinsic,
     "HTML, Dedicated workers and the DedicatedWorkerGlobalScope interface"},
    {"", "agentName", agent_name, "", 0, native_intrinsic,
     "HTML, Dedicated workers and the DedicatedWorkerGlobalScope interface"},
    {"", "scriptUrl", script_url, "", 0, native_intrinsic, "HTML, The WorkerGlobalScope common interface"},
    {"", "scriptAt", script_at, "", 2, native_intrinsic, "HTML, Importing scripts and libraries"},
    {"", "packValues", pack_values, "", 1, native_intrinsic, "HTML, StructuredSerializeInternal"},
    {"", "unpackValues", unpack_values, "", 1, native_intrinsic, "HTML, StructuredDeserialize"},
};

NativeList worker_natives() { return worker_specs; }

} // namespace loopscope
