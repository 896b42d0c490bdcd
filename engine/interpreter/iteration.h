// The built-in iterators, as far as the machine steps them itself. Their objects are made by engine/builtins.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

enum class IterationKind : std::int32_t { keys, values, entries };
// Internal slots of ObjectClass::array_iterator. 23.1.5
enum class ArrayIteratorSlot : unsigned {
    iterated /* object; undefined at the end */,
    next_index /* number */,
    kind /* int32 */,
    count
};
// ObjectClass::map_iterator, set_iterator. 24.1.5, 24.2.5
enum class TableIteratorSlot : unsigned {
    table /* cell HashTable; undefined at the end */,
    position /* int32 */,
    kind /* int32 */,
    count
};
// ObjectClass::string_iterator. 22.1.5
enum class StringIteratorSlot : unsigned { string /* undefined at the end */, position /* int32 */, count };

// One step of a built-in iterator (array, map, set, string) where no user code can run; fallback() otherwise, nothing
// changed.
Completion built_in_iterator_step(Agent& agent, Object& iterator, Value& value, bool& done);
// 7.4.14 CreateIteratorResultObject
Object& create_iterator_result(Agent& agent, Value value, bool done);

} // namespace loopscope
