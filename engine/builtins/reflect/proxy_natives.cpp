// ECMA-262 28.2 Proxy Objects: how one is made; its traps are called by proxy.js.
#include "engine/builtins/natives.h"
#include "engine/runtime/property.h"

namespace loopscope {

// ECMA-262 10.5.15 ProxyCreate: %newProxy(target, handler)
static Completion new_proxy(Agent& agent, const NativeCall& call) {
    if (!call.argument(0).is_object() || !call.argument(1).is_object())
        return agent.throw_type_error("Cannot create proxy with a non-object as target or handler");
    const Object& target = agent.heap.at<Object>(call.argument(0));
    std::uint8_t flags = object_extensible | object_exotic;
    if (target.callable()) flags |= object_callable;
    if (target.has_flag(object_constructor)) flags |= object_constructor;
    Object& proxy = agent.make_object(ObjectClass::proxy, Value::null(), 2, flags);
    proxy.internal()[0] = call.argument(0);
    proxy.internal()[1] = call.argument(1);
    return Completion::normal(agent.value_of(proxy));
}

// 28.2.2: Proxy has no prototype property.
static Completion finish_proxy(Agent& agent, const NativeCall&) {
    Object& constructor = agent.heap.at<Object>(agent.intrinsic(Intrinsic::Proxy));
    define_data(agent, constructor, agent.key(Name::prototype), Value::undefined(), configurable);
    return delete_property(agent, constructor, agent.key(Name::prototype));
}

static constexpr NativeSpec proxy_specs[] = {
    {"", "newProxy", new_proxy, "", 2, native_intrinsic, "ECMA-262 10.5.15"},
    {"", "finishProxy", finish_proxy, "", 0, native_intrinsic, "ECMA-262 28.2.2"},
};

NativeList proxy_natives() { return proxy_specs; }

} // namespace loopscope
