#include "engine/runtime/exotic.h"

#include "engine/runtime/string.h"

namespace loopscope {

static Value* mapping_entry(Heap& heap, const Object& arguments, PropertyKey key) {
    if (!key.is_index() || arguments.object_class() != ObjectClass::arguments || !arguments.has_flag(object_exotic))
        return nullptr;
    Values& mapping = heap.at<Values>(arguments.slot(ArgumentsSlot::mapping));
    if (key.index() >= mapping.header.count) return nullptr;
    Value& entry = mapping.items[key.index()];
    return entry.is_int32() ? &entry : nullptr;
}

Value* mapped_argument(Heap& heap, const Object& arguments, PropertyKey key) {
    const Value* entry = mapping_entry(heap, arguments, key);
    if (entry == nullptr) return nullptr;
    return &heap.at<Environment>(arguments.slot(ArgumentsSlot::environment)).slots[entry->as_int32()];
}

void unmap_argument(Heap& heap, const Object& arguments, PropertyKey key) {
    if (Value* entry = mapping_entry(heap, arguments, key)) *entry = Value::undefined();
}

bool is_legacy_platform_object(const Object& object) {
    return object.object_class() == ObjectClass::platform && object.has_flag(object_exotic);
}

bool is_array_index(const Heap& heap, PropertyKey key) {
    return key.is_index() || (key.is_string() && (heap.at<FlatString>(key.value).header.flags & string_is_index));
}

bool is_legacy_index(const Heap& heap, const Object& object, PropertyKey key) {
    return is_legacy_platform_object(object) && object.slot(LegacySlot::items).is_object() && is_array_index(heap, key);
}

bool has_legacy_flag(const Object& object, LegacyFlag flag) {
    return is_legacy_platform_object(object) && (object.slot(LegacySlot::flags).as_int32() & flag);
}

} // namespace loopscope
