#include "engine/builtins/shell.h"

#include "engine/builtins/builtins_state.h"
#include "engine/builtins/function_object.h"
#include "engine/builtins/natives.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"

namespace loopscope {

static List& output(Agent& agent) { return agent.heap.at(builtins_state(agent).shell_output); }

static Completion print(Agent& agent, const NativeCall& call) {
    push_back(agent, output(agent), call.argument(0));
    return Completion::normal();
}

std::vector<std::string> take_shell_output(Agent& agent) {
    std::vector<std::string> lines;
    List& list = output(agent);
    for (std::uint32_t i = 0; i < list.header.count; ++i)
        lines.push_back(to_utf8(agent.heap, item(agent.heap, list, i)));
    clear(agent, list);
    return lines;
}

// Collections happen between steps only; the next one may take what this program has dropped.
static Completion gc(Agent& agent, const NativeCall&) {
    agent.heap.header().collect_at = agent.heap.header().allocated_since_collection;
    return Completion::normal();
}

static Completion create_realm_in_shell(Agent& agent, const NativeCall&) {
    return agent.refuse("$262.createRealm", "A second realm in one agent can't be run yet.");
}

static Completion detach_array_buffer(Agent& agent, const NativeCall& call) {
    if (!call.argument(0).is_object() ||
        agent.heap.at<Object>(call.argument(0)).object_class() != ObjectClass::array_buffer)
        return agent.throw_type_error("$262.detachArrayBuffer: not an ArrayBuffer");
    Object& buffer = agent.heap.at<Object>(call.argument(0));
    buffer.slot(BufferSlot::block) = Value::undefined();
    buffer.slot(BufferSlot::length) = Value::int32(0);
    return Completion::normal();
}

static constexpr NativeSpec shell_specs[] = {
    {"%shell", "print", print, ".s", 1, 0, "conformance/README.md"},
    {"%$262", "gc", gc, "", 0, 0, "test262 INTERPRETING.md"},
    {"%$262", "createRealm", create_realm_in_shell, "", 0, 0, "test262 INTERPRETING.md"},
    {"%$262", "detachArrayBuffer", detach_array_buffer, "", 1, 0, "test262 INTERPRETING.md"},
};

NativeList shell_natives() { return shell_specs; }

static void install(Agent& agent, Object& holder, std::string_view group) {
    for (std::uint32_t i = 0; i < agent.natives->specs.size(); ++i) {
        const NativeSpec& spec = agent.natives->specs[i];
        if (spec.holder != group) continue;
        const PropertyKey key = key_from_spec(agent, spec.name);
        const Object& function = make_native_function(agent, i, key_to_value(agent, key), spec.length);
        define_data(agent, holder, key, agent.value_of(function), writable | configurable);
    }
}

void install_shell(Agent& agent) {
    Object& global = agent.heap.at<Object>(agent.global_object());
    install(agent, global, "%shell");
    Object& host = agent.make_object(ObjectClass::ordinary, Intrinsic::ObjectPrototype);
    install(agent, host, "%$262");
    define_data(agent, host, key_from_spec(agent, "global"), agent.global_object());
    define_data(agent, global, key_from_spec(agent, "$262"), agent.value_of(host), writable | configurable);
}

} // namespace loopscope
