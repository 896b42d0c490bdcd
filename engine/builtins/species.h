// Whether a fast path may make an ordinary object where the standard asks the object's constructor for its species.
#pragma once

#include "engine/runtime/property.h"

namespace loopscope {

// Whether ECMA-262 7.3.22 SpeciesConstructor(object, ordinary) is `ordinary`, and finding that out calls no code of the
// program.
inline bool has_plain_species(Agent& agent, Object& object, Intrinsic ordinary) {
    const Lookup constructor = lookup(agent, object, agent.key(Name::constructor));
    if (constructor.kind != Lookup::Kind::data || !(constructor.value == agent.intrinsic(ordinary))) return false;
    Object& function = agent.heap.at<Object>(constructor.value);
    const Lookup species = get_own_property(agent, function, agent.key(WellKnownSymbol::species));
    if (species.kind != Lookup::Kind::accessor || !species.getter.is_object()) return false;
    const Object& getter = agent.heap.at<Object>(species.getter);
    return getter.object_class() == ObjectClass::function &&
           (getter.slot(FunctionSlot::flags).as_int32() & function_library);
}

} // namespace loopscope
