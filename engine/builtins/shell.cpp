#include "engine/builtins/shell.h"

#include "engine/builtins/builtins_state.h"
#include "engine/builtins/function_object.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/realm.h"
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
    agent.heap.want_collection();
    return Completion::normal();
}

static Completion create_realm_in_shell(Agent& agent, const NativeCall&) {
    agent.pending_call = {agent.intrinsic(Intrinsic::CreateRealmInShell), Value::undefined(), {}, 0};
    return Completion::call();
}

// %beginRealm()
static Completion begin_realm_in_shell(Agent& agent, const NativeCall&) {
    return Completion::normal(begin_second_realm(agent));
}

namespace {

// The realm that a native works in for a moment.
class InRealm {
public:
    InRealm(Agent& agent, Value realm) : agent_(agent), outer_(agent.state().realm) {
        agent.set_realm(CellOf<Realm>(realm.as_ref()));
    }
    ~InRealm() { agent_.set_realm(outer_); }
    InRealm(const InRealm&) = delete;
    InRealm& operator=(const InRealm&) = delete;

private:
    Agent& agent_;
    CellOf<Realm> outer_;
};

} // namespace

// %realmScript(realm, index): a function to be called
static Completion realm_script(Agent& agent, const NativeCall& call) {
    const InRealm inside(agent, call.argument(0));
    return library_script(agent, static_cast<std::size_t>(call.argument(1).as_int32()));
}

static Value make_host(Agent& agent);

// %hostOfRealm(realm): its $262
static Completion host_of_realm(Agent& agent, const NativeCall& call) {
    const InRealm inside(agent, call.argument(0));
    return Completion::normal(make_host(agent));
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
    {"%shell", "print", print, ".s", 1, 0, "test262, INTERPRETING.md"},
    {"%$262", "gc", gc, "", 0, 0, "test262 INTERPRETING.md"},
    {"%$262", "createRealm", create_realm_in_shell, "", 0, 0, "test262 INTERPRETING.md"},
    {"", "beginRealm", begin_realm_in_shell, "", 0, native_intrinsic, ""},
    {"", "realmScript", realm_script, "", 2, native_intrinsic, ""},
    {"", "hostOfRealm", host_of_realm, "", 1, native_intrinsic, ""},
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

static Value make_host(Agent& agent) {
    Object& global = agent.heap.at<Object>(agent.global_object());
    install(agent, global, "%shell");
    Object& host = agent.make_object(ObjectClass::ordinary, Intrinsic::ObjectPrototype);
    install(agent, host, "%$262");
    define_data(agent, host, key_from_spec(agent, "global"), agent.global_object());
    define_data(agent, global, key_from_spec(agent, "$262"), agent.value_of(host), writable | configurable);
    return agent.value_of(host);
}

void install_shell(Agent& agent) { make_host(agent); }

} // namespace loopscope
