// ECMA-262 7.3.15 SetIntegrityLevel and 7.3.16 TestIntegrityLevel; prototypes and extensibility.
#include "engine/runtime/elements.h"
#include "engine/runtime/exotic.h"
#include "engine/runtime/property_storage.h"
#include "engine/syntax/casts.h"

namespace loopscope {

Value get_prototype_of(const Heap& heap, const Object& object) { return shape_of(heap, object).prototype; }

// ECMA-262 10.1.2.1 OrdinarySetPrototypeOf
bool set_prototype_of(Agent& agent, Object& object, Value prototype) {
    Heap& heap = agent.heap;
    Shape& shape = shape_of(heap, object);
    if (shape.prototype == prototype) return true;
    if (!object.has_flag(object_extensible)) return false;
    for (Value ancestor = prototype; ancestor.is_object();) {
        if (ancestor.as_ref() == heap.ref_of(&object)) return false;
        const Object& next = heap.at<Object>(ancestor);
        if (next.object_class() == ObjectClass::proxy) break;
        ancestor = get_prototype_of(heap, next);
    }
    object.shape = heap.ref_of(&shape_with_prototype(agent, shape, prototype));
    return true;
}

void prevent_extensions(Agent&, Object& object) { object.set_flag(object_extensible, false); }

static bool is_private(const Heap& heap, Value key) {
    return key.is_symbol() && (heap.at<Symbol>(key).header.flags & symbol_private_name);
}

static std::uint8_t restricted(std::uint8_t attributes, bool frozen) {
    const bool data = !(attributes & (accessor | refusal));
    return low_byte(attributes & ~(frozen && data ? configurable | writable : configurable));
}

// ECMA-262 7.3.15 SetIntegrityLevel. The whole shape is replayed once with the new attributes.
bool set_integrity_level(Agent& agent, Object& object, bool frozen) {
    Heap& heap = agent.heap;
    prevent_extensions(agent, object);
    const std::uint8_t element_attributes = restricted(all_attributes, frozen);
    const std::uint32_t capacity = elements_capacity(heap, object);
    for (std::uint32_t i = 0; i < capacity; ++i) {
        if (element_at(heap, object, i).is_hole()) continue;
        const PropertyKey key{Value::index(i)};
        if (const Value* mapped = mapped_argument(heap, object, key))
            heap.at<Values>(object.elements).items[i] = *mapped;
        if (frozen) unmap_argument(heap, object, key);
        set_attributes(agent, object, key, no_position, element_attributes);
    }
    Shape& old = shape_of(heap, object);
    if (is_dictionary(old)) {
        for (std::uint32_t i = 0; i < old.header.count; ++i) {
            const PropertyEntry entry = entry_at(heap, old, i);
            if (entry.key.is_hole() || is_private(heap, entry.key)) continue;
            dictionary_set_attributes(agent, old, i, restricted(static_cast<std::uint8_t>(entry.attributes), frozen));
        }
    } else {
        Shape* shape = &root_shape(agent, old.prototype);
        for (std::uint32_t i = 0; i < old.header.count; ++i) {
            const PropertyEntry entry = entry_at(heap, old, i);
            const auto attributes = static_cast<std::uint8_t>(entry.attributes);
            shape = &extend_shape(agent, *shape, {entry.key},
                                  is_private(heap, entry.key) ? attributes : restricted(attributes, frozen));
        }
        object.shape = heap.ref_of(shape);
    }
    if (frozen && object.object_class() == ObjectClass::array) object.set_flag(object_length_readonly, true);
    return true;
}

// ECMA-262 7.3.16 TestIntegrityLevel
bool test_integrity_level(Agent& agent, const Object& object, bool frozen) {
    const Heap& heap = agent.heap;
    if (object.has_flag(object_extensible)) return false;
    const std::uint32_t capacity = elements_capacity(heap, object);
    for (std::uint32_t i = 0; i < capacity; ++i) {
        if (!element_at(heap, object, i).is_hole()) return false;
    }
    if (frozen && object.object_class() == ObjectClass::array && !object.has_flag(object_length_readonly)) return false;
    const Shape& shape = shape_of(heap, object);
    for (std::uint32_t i = 0; i < shape.header.count; ++i) {
        const PropertyEntry& entry = entry_at(heap, shape, i);
        const auto attributes = static_cast<std::uint8_t>(entry.attributes);
        if (entry.key.is_hole() || is_private(heap, entry.key)) continue;
        if (attributes != restricted(attributes, frozen)) return false;
    }
    return true;
}

} // namespace loopscope
