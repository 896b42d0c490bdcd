// What the loop does at once, without a call: the common case of an instruction, recognized by the machine's state
// alone. In any other case each does nothing and says so. Internal to run.cpp.
#pragma once

#include "engine/interpreter/frame_moves.h"
#include "engine/runtime/property_storage.h"
#include "engine/runtime/typed_array.h"

namespace loopscope {

inline bool truthy(const Heap& heap, Value value) {
    if (value.is_true()) return true;
    if (value.is_false() || value.is_nullish()) return false;
    if (value.is_int32()) return value.as_int32() != 0;
    return to_boolean(heap, value);
}

// Whether what the cache remembers still holds for this object; the object that has the property.
inline const Object* cached_holder(Machine& m, const InlineCache& cache, const Object& receiver) {
    if (receiver.shape != cache.shape || cache.new_shape) return nullptr;
    const Object* at = &receiver;
    for (std::uint32_t i = 0; i < cache.hops; ++i) {
        at = &m.look(m.read<Shape>(at->shape).prototype);
        if (at->shape != cache.shapes[i]) return nullptr;
    }
    return at;
}

// The same for a string, whose properties are looked for on its prototype.
inline const Value* cached_of_string(Machine& m, const InlineCache& cache, Value base) {
    if (!base.is_string() || !cache.shape) return nullptr;
    const Object* holder = cached_holder(m, cache, m.look(m.agent.intrinsic(Intrinsic::StringPrototype)));
    return holder ? &m.read<Values>(holder->slots).items[cache.slot] : nullptr;
}

// A store that adds a property, as remembered: true if done.
inline bool cached_addition(Machine& m, const InlineCache& cache, Value base, Value value) {
    Object& receiver = m.object(base);
    if (receiver.shape != cache.shape || !cache.new_shape || !receiver.has_flag(object_extensible) || !receiver.slots)
        return false;
    Values& slots = m.at<Values>(receiver.slots);
    if (cache.slot >= slots.header.count) return false;
    const Shape* shape = &m.read<Shape>(receiver.shape);
    for (std::uint32_t i = 0; i < cache.hops; ++i) {
        const Object& prototype = m.look(shape->prototype);
        if (prototype.shape != cache.shapes[i]) return false;
        shape = &m.read<Shape>(prototype.shape);
    }
    receiver.shape = cache.new_shape;
    slots.items[cache.slot] = value;
    return true;
}

inline Ref environment_out(Machine& m, unsigned hops) {
    Ref environment = m.frame->environment;
    while (hops--) environment = m.read<Environment>(environment).parent;
    return environment;
}

inline bool has_plain_elements(const Object& object) {
    const ObjectClass kind = object.object_class();
    return object.elements && (kind == ObjectClass::array || kind == ObjectClass::ordinary);
}

inline const Value* array_element(Machine& m, Value base, Value key) {
    if (!base.is_object() || !key.is_int32()) return nullptr;
    const Object& object = m.look(base);
    if (!has_plain_elements(object)) return nullptr;
    const Values& elements = m.read<Values>(object.elements);
    const auto index = key.as_index();
    if (index >= elements.header.count || elements.items[index].is_hole()) return nullptr;
    return &elements.items[index];
}

// The same for a store, which marks the page of the element alone.
inline Value* array_element_to_write(Machine& m, Value base, Value key) {
    const Value* element = array_element(m, base, key);
    if (element != nullptr) m.heap.note_write(m.ref_of(element));
    return const_cast<Value*>(element);
}

// Whether nothing on the prototype chain could have a say in a new indexed property.
inline bool nothing_indexed_above(Machine& m, const Object& object) {
    for (const Object* at = &object;;) {
        const Shape& shape = m.read<Shape>(at->shape);
        if (shape.header.flags & shape_has_index_keys) return false;
        if (!shape.prototype.is_object()) return true;
        at = &m.look(shape.prototype);
        if (at->elements || at->has_flag(object_exotic)) return false;
    }
}

// array[array.length] = value, where the elements have room: true if done.
inline bool append_to_array(Machine& m, Value base, Value key, Value value) {
    if (!base.is_object() || !key.is_int32()) return false;
    const Object& array = m.look(base);
    const auto index = key.as_index();
    if (array.object_class() != ObjectClass::array || index != array.array_length || !array.elements) return false;
    if ((array.header.flags & (object_extensible | object_exotic | object_length_readonly)) != object_extensible)
        return false;
    const Values& elements = m.read<Values>(array.elements);
    if (index >= elements.header.count || !nothing_indexed_above(m, array)) return false;
    const Value* element = &elements.items[index];
    m.heap.note_write(m.ref_of(element));
    *const_cast<Value*>(element) = value;
    m.object(base).array_length = index + 1;
    return true;
}

// CreateDataProperty of an element that is there, is a hole, or comes next, where there is room: true if done.
inline bool create_element(Machine& m, Value base, Value key, Value value) {
    if (!base.is_object() || !key.is_int32()) return false;
    const Object& array = m.look(base);
    const auto index = key.as_index();
    if (array.object_class() != ObjectClass::array || !array.elements) return false;
    const Values& elements = m.read<Values>(array.elements);
    if (index >= elements.header.count || index > array.array_length) return false;
    const Value& element = elements.items[index];
    if (element.is_hole()) {
        constexpr unsigned telling = object_extensible | object_exotic | object_length_readonly;
        if ((array.header.flags & telling) != object_extensible ||
            (m.read<Shape>(array.shape).header.flags & shape_has_index_keys))
            return false;
        if (index == array.array_length) m.object(base).array_length = index + 1;
    }
    m.heap.note_write(m.ref_of(&element));
    const_cast<Value&>(element) = value;
    return true;
}

// Where a typed array keeps an element that is there, of a kind that holds Numbers; null otherwise.
inline const std::uint8_t* typed_element(Machine& m, Value base, Value key, ElementKind& kind) {
    if (!base.is_object() || !key.is_int32()) return nullptr;
    const Object& array = m.look(base);
    if (array.object_class() != ObjectClass::typed_array) return nullptr;
    kind = kind_of_view(array);
    if (is_bigint_kind(kind) || key.as_int32() < 0 || key.as_int32() >= view_length(m.heap, array)) return nullptr;
    const Object& buffer = m.look(array.slot(ViewSlot::buffer));
    return m.read<Bytes>(buffer.slot(BufferSlot::block)).items + array.slot(ViewSlot::offset).as_int64() +
           key.as_int32() * std::int64_t{element_size(kind)};
}

// Puts it in the base's place: true if done.
inline bool load_typed_element(Machine& m, Value& base, Value key) {
    ElementKind kind;
    const std::uint8_t* element = typed_element(m, base, key, kind);
    if (element == nullptr) return false;
    base = read_element(m.agent, element, kind);
    return true;
}

inline bool store_typed_element(Machine& m, Value base, Value key, Value value) {
    ElementKind kind;
    if (!value.is_number()) return false;
    const std::uint8_t* element = typed_element(m, base, key, kind);
    if (element == nullptr) return false;
    m.heap.note_range(m.ref_of(element), element_size(kind));
    write_element(m.heap, const_cast<std::uint8_t*>(element), kind, value);
    return true;
}

// A function of JavaScript that is not a class and has no native beside it, or null.
inline const Object* plain_function(Machine& m, Value callee) {
    if (!callee.is_object()) return nullptr;
    const Object& function = m.look(callee);
    if (function.object_class() != ObjectClass::function || function.has_flag(object_class_constructor)) return nullptr;
    if (!function.slot(FunctionSlot::executable).is_cell() || !function.slot(FunctionSlot::native).is_undefined())
        return nullptr;
    return &function;
}

// The end of a frame that was simply called by code, whose value goes onto the caller's operands: true if done.
inline bool return_to_code(Machine& m, Value value) {
    const Frame& frame = *m.frame;
    if ((frame.flags & ~std::uint32_t{frame_resumed}) || frame.activation || frame.return_mode != ReturnMode::push ||
        !frame.caller)
        return false;
    Frame& caller = m.at<Frame>(frame.caller);
    if (caller.kind != FrameKind::bytecode) return false;
    leave_depth(m, frame);
    m.sp = &m.at<Value>(frame.base);
    *m.sp++ = value;
    m.frame = &caller;
    m.load_code();
    if (m.agent.many_realms) select_realm(m);
    return true;
}

} // namespace loopscope
