// ECMA-262 7.1.19 ToPropertyKey: indices, interned strings, symbols.
#include "engine/runtime/property.h"

#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"

namespace loopscope {

static constexpr std::uint32_t first_string_index = 0x7FFFFFFF; // indices from here on are interned strings

PropertyKey key_from_index(Agent& agent, std::uint32_t index) {
    if (index < first_string_index) return {Value::index(index)};
    return {intern(agent, number_to_string(agent, index))};
}

PropertyKey key_from_interned(const Heap& heap, Value string) {
    const FlatString& flat = heap.at<FlatString>(string);
    if ((flat.header.flags & string_is_index) && flat.index < first_string_index) {
        return {Value::index(flat.index)};
    }
    return {string};
}

Value key_to_value(Agent& agent, PropertyKey key) {
    return key.is_index() ? number_to_string(agent, key.index()) : key.value;
}

static Completion key_of_string(Agent& agent, Value string, PropertyKey& key) {
    const CellHeader& header = agent.heap.at<CellHeader>(string);
    if (header.kind != CellKind::rope && (header.flags & string_interned)) {
        key = key_from_interned(agent.heap, string);
        return Completion::normal();
    }
    if (!can_flatten(agent, string)) return Completion::collect();
    key = key_from_interned(agent.heap, intern(agent, string));
    return Completion::normal();
}

// An index that is asked for as a number needs no text.
static bool key_of_number(double number, PropertyKey& key) {
    if (!(number >= 0 && number < first_string_index)) return false;
    const auto index = static_cast<std::int32_t>(number);
    if (index != number) return false;
    key = {Value::int32(index)};
    return true;
}

Completion to_property_key(Agent& agent, Value primitive, PropertyKey& key) {
    if (primitive.is_symbol()) {
        key = {primitive};
        return Completion::normal();
    }
    if (primitive.is_string()) return key_of_string(agent, primitive, key);
    if (primitive.is_number() && key_of_number(primitive.as_number(), key)) return Completion::normal();
    LOOPSCOPE_TRY(to_string(agent, primitive), text);
    return key_of_string(agent, text, key);
}

} // namespace loopscope
