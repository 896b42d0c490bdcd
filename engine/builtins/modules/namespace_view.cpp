#include "engine/builtins/modules/namespace_view.h"

#include "engine/interpreter/frame_view.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

namespace loopscope {

static Value field_of(Agent& agent, Value record, std::string_view name) {
    if (!record.is_object()) return Value::undefined();
    Object& object = agent.heap.at<Object>(record);
    const Lookup found = get_own_property(agent, object, key_from_interned(agent.heap, intern(agent, name)));
    return found.kind == Lookup::Kind::data ? found.value : Value::undefined();
}

std::optional<Value> namespace_export(Agent& agent, Object& proxy, PropertyKey key) {
    const Value places = field_of(agent, proxy.internal()[1], "places");
    if (!places.is_object() || agent.heap.at<Object>(places).object_class() != ObjectClass::foreign)
        return std::nullopt;
    const Value cell = agent.heap.at<Object>(places).internal()[0];
    if (!cell.is_cell()) return std::nullopt;
    const Value place = table_get(agent, agent.heap.at<HashTable>(cell), key_to_value(agent, key));
    if (!place.is_object()) return std::nullopt;
    const Value module = field_of(agent, place, "module"), slot = field_of(agent, place, "slot");
    if (!slot.is_int32()) return field_of(agent, module, "namespace");
    const Object& body = agent.heap.at<Object>(field_of(agent, module, "body"));
    const Environment& environment = agent.heap.at<Environment>(body.slot(FunctionSlot::environment));
    const Value value = *imported_slot(agent.heap, &environment.slots[slot.as_int32()]);
    return value.is_uninitialized() ? Value::hole() : value;
}

} // namespace loopscope
