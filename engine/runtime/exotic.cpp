#include "engine/runtime/exotic.h"

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

} // namespace loopscope
