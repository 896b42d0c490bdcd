// What the loop does at once, without a call: the common case of an instruction, recognized by the machine's state
// alone. Each answers with nothing done where something else is the case. Internal to run.cpp.
#pragma once

#include "engine/interpreter/frame_moves.h"
#include "engine/runtime/properties.h"

namespace loopscope {

inline bool truthy(const Heap& heap, Value value) {
    if (value.is_true()) return true;
    if (value.is_false() || value.is_nullish()) return false;
    if (value.is_int32()) return value.as_int32() != 0;
    return to_boolean(heap, value);
}

// Whether what the cache remembers still holds for this object; the object that has the property.
inline Object* cached_holder(Machine& m, const InlineCache& cache, Object& receiver) {
    if (receiver.shape != cache.shape || cache.new_shape) return nullptr;
    Object* at = &receiver;
    for (std::uint32_t i = 0; i < cache.hops; ++i) {
        at = &m.object(m.at<Shape>(at->shape).prototype);
        if (at->shape != cache.shapes[i]) return nullptr;
    }
    return at;
}

// A store that adds a property, as remembered: true if done.
inline bool cached_addition(Machine& m, const InlineCache& cache, Object& receiver, Value value) {
    if (receiver.shape != cache.shape || !cache.new_shape || !receiver.has_flag(object_extensible) || !receiver.slots)
        return false;
    Values& slots = m.at<Values>(receiver.slots);
    if (cache.slot >= slots.header.count) return false;
    const Shape* shape = &m.at<Shape>(receiver.shape);
    for (std::uint32_t i = 0; i < cache.hops; ++i) {
        const Object& prototype = m.object(shape->prototype);
        if (prototype.shape != cache.shapes[i]) return false;
        shape = &m.at<Shape>(prototype.shape);
    }
    receiver.shape = cache.new_shape;
    slots.items[cache.slot] = value;
    return true;
}

inline Environment& environment_out(Machine& m, unsigned hops) {
    Environment* environment = &m.at<Environment>(m.frame->environment);
    while (hops--) environment = &m.at<Environment>(environment->parent);
    return *environment;
}

inline bool has_plain_elements(const Object& object) {
    const ObjectClass kind = object.object_class();
    return object.elements && (kind == ObjectClass::array || kind == ObjectClass::ordinary);
}

inline Value* array_element(Machine& m, Value base, Value key) {
    if (!base.is_object() || !key.is_int32()) return nullptr;
    const Object& object = m.object(base);
    if (!has_plain_elements(object)) return nullptr;
    Values& elements = m.at<Values>(object.elements);
    const auto index = static_cast<std::uint32_t>(key.as_int32());
    if (index >= elements.header.count || elements.items[index].is_hole()) return nullptr;
    return &elements.items[index];
}

// Whether nothing on the prototype chain could have a say in a new indexed property.
inline bool nothing_indexed_above(Machine& m, const Object& object) {
    for (const Object* at = &object;;) {
        const Shape& shape = m.at<Shape>(at->shape);
        if (shape.header.flags & shape_has_index_keys) return false;
        if (!shape.prototype.is_object()) return true;
        at = &m.object(shape.prototype);
        if (at->elements || at->has_flag(object_exotic)) return false;
    }
}

// array[array.length] = value, where the elements have room: true if done.
inline bool append_to_array(Machine& m, Value base, Value key, Value value) {
    if (!base.is_object() || !key.is_int32()) return false;
    Object& array = m.object(base);
    const auto index = static_cast<std::uint32_t>(key.as_int32());
    if (array.object_class() != ObjectClass::array || index != array.array_length || !array.elements) return false;
    if ((array.header.flags & (object_extensible | object_exotic | object_length_readonly)) != object_extensible)
        return false;
    Values& elements = m.at<Values>(array.elements);
    if (index >= elements.header.count || !nothing_indexed_above(m, array)) return false;
    elements.items[index] = value;
    array.array_length = index + 1;
    return true;
}

// A function of JavaScript that is no class and has no native beside it, or null.
inline const Object* plain_function(Machine& m, Value callee) {
    if (!callee.is_object()) return nullptr;
    const Object& function = m.object(callee);
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
