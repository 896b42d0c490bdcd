// ECMA-262 10.1.11 [[OwnPropertyKeys]].
#include "engine/runtime/elements.h"
#include "engine/runtime/exotic.h"
#include "engine/runtime/property_storage.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"

#include <algorithm>

namespace loopscope {

static Value name_of(const Heap& heap, Name name) { return heap.at(heap.state<RuntimeState>().names)[name]; }

// The array index of a key: as an int, or an interned string from 2^31-1 on.
static bool index_of(const Heap& heap, PropertyKey key, std::uint32_t& index) {
    if (key.is_index()) {
        index = key.index();
        return true;
    }
    if (!key.is_string()) return false;
    const FlatString& string = heap.at<FlatString>(key.value);
    index = string.index;
    return string.header.flags & string_is_index;
}

static bool is_private(const Heap& heap, PropertyKey key) {
    return key.is_symbol() && (heap.at<Symbol>(key.value).header.flags & symbol_private_name);
}

static void add_elements(const Heap& heap, const Object& object, std::vector<PropertyKey>& keys) {
    std::uint32_t first = 0;
    if (object.object_class() == ObjectClass::string_object) {
        first = length_of(heap, object.internal()[0]);
        for (std::uint32_t i = 0; i < first; ++i) keys.push_back({Value::index(i)});
    }
    if (object.object_class() == ObjectClass::typed_array) {
        const std::int64_t length = view_length(heap, object);
        for (std::int64_t i = 0; i < length; ++i) keys.push_back({Value::index(i)});
    }
    if (is_legacy_platform_object(object) && object.slot(LegacySlot::items).is_object()) {
        const std::uint32_t count = heap.at<Object>(object.slot(LegacySlot::items)).array_length;
        for (std::uint32_t i = 0; i < count; ++i) keys.push_back({Value::index(i)});
    }
    const std::uint32_t capacity = elements_capacity(heap, object);
    for (std::uint32_t i = first; i < capacity; ++i) {
        if (!element_at(heap, object, i).is_hole()) keys.push_back({Value::index(i)});
    }
}

// Web IDL, legacy platform objects: [[OwnPropertyKeys]]; Chromium's have the supported names behind the others.
static void add_supported_names(const Heap& heap, const Object& object, std::vector<PropertyKey>& strings) {
    if (!is_legacy_platform_object(object) || has_legacy_flag(object, legacy_hides_names) ||
        !object.slot(LegacySlot::names).is_object())
        return;
    for (const PropertyKey name : own_property_keys(heap, heap.at<Object>(object.slot(LegacySlot::names))))
        if (std::find(strings.begin(), strings.end(), name) == strings.end()) strings.push_back(name);
}

std::vector<PropertyKey> own_property_keys(const Heap& heap, const Object& object) {
    std::vector<PropertyKey> keys;
    add_elements(heap, object, keys);
    const std::size_t dense = keys.size();
    const Shape& shape = shape_of(heap, object);
    std::vector<PropertyKey> strings;
    std::vector<PropertyKey> symbols;
    const bool has_length =
        object.object_class() == ObjectClass::array || object.object_class() == ObjectClass::string_object;
    if (has_length) strings.push_back({name_of(heap, Name::length)});
    for (std::uint32_t i = 0; i < shape.header.count; ++i) {
        const PropertyKey key{entry_at(heap, shape, i).key};
        std::uint32_t index;
        if (key.value.is_hole() || is_private(heap, key)) continue;
        if (index_of(heap, key, index)) keys.push_back(key);
        else (key.is_symbol() ? symbols : strings).push_back(key);
    }
    if (keys.size() > dense) {
        std::sort(keys.begin(), keys.end(), [&](PropertyKey a, PropertyKey b) {
            std::uint32_t first = 0, second = 0;
            index_of(heap, a, first);
            index_of(heap, b, second);
            return first < second;
        });
    }
    add_supported_names(heap, object, strings);
    keys.insert(keys.end(), strings.begin(), strings.end());
    keys.insert(keys.end(), symbols.begin(), symbols.end());
    return keys;
}

} // namespace loopscope
