// The leaves of ArrayBuffer, typed arrays and DataView: memory, lengths, elements. Everything that converts or calls
// back is library JavaScript (array_buffer.js, typed_array.js, data_view.js).
#include "engine/builtins/natives.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"

#include <algorithm>
#include <cstring>

namespace loopscope {

static constexpr double most_bytes = 1u << 30;

static Object& object_at(Agent& agent, const NativeCall& call, std::uint32_t i) {
    return agent.heap.at<Object>(call.argument(i));
}
static std::int64_t integer(const NativeCall& call, std::uint32_t i) {
    return static_cast<std::int64_t>(call.argument(i).as_number());
}

// %newBuffer(prototype, length, max length | undefined): 25.1.3.1 AllocateArrayBuffer
static Completion new_buffer(Agent& agent, const NativeCall& call) {
    const double length = call.argument(1).as_number();
    const Value maximum = call.argument(2);
    const double room = maximum.is_undefined() ? length : maximum.as_number();
    if (room > most_bytes) return agent.throw_range_error("Array buffer allocation failed");
    const auto bytes = static_cast<std::uint32_t>(room);
    if (bytes > Heap::small_limit / 2 && !agent.heap.can_allocate(bytes + 64)) return Completion::collect();
    Bytes& block = agent.make_bytes(bytes);
    Object& buffer =
        agent.make_object(ObjectClass::array_buffer, call.argument(0), static_cast<unsigned>(BufferSlot::count));
    buffer.slot(BufferSlot::block) = Value::cell(agent.heap.ref_of(&block));
    buffer.slot(BufferSlot::length) = Value::number(length);
    buffer.slot(BufferSlot::max_length) = maximum;
    return Completion::normal(agent.value_of(buffer));
}

// %bufferLength(buffer): -1 when it is detached
static Completion buffer_length_of(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::number(static_cast<double>(buffer_length(object_at(agent, call, 0)))));
}

static Completion buffer_maximum(Agent& agent, const NativeCall& call) {
    return Completion::normal(object_at(agent, call, 0).slot(BufferSlot::max_length));
}

// %resizeBuffer(buffer, length): what it loses is zero when it grows again
static Completion resize_buffer(Agent& agent, const NativeCall& call) {
    Object& buffer = object_at(agent, call, 0);
    const std::int64_t old = buffer_length(buffer), length = integer(call, 1);
    if (length < old) std::memset(buffer_bytes(agent.heap, buffer) + length, 0, static_cast<std::size_t>(old - length));
    buffer.slot(BufferSlot::length) = call.argument(1);
    return Completion::normal();
}

static Completion detach_buffer(Agent& agent, const NativeCall& call) {
    Object& buffer = object_at(agent, call, 0);
    buffer.slot(BufferSlot::block) = Value::undefined();
    buffer.slot(BufferSlot::length) = Value::int32(0);
    return Completion::normal();
}

// %copyBytes(from, from offset, to, to offset, count): buffers, which may be one
static Completion copy_bytes(Agent& agent, const NativeCall& call) {
    const std::uint8_t* from = buffer_bytes(agent.heap, object_at(agent, call, 0)) + integer(call, 1);
    std::memmove(buffer_bytes(agent.heap, object_at(agent, call, 2)) + integer(call, 3), from,
                 static_cast<std::size_t>(integer(call, 4)));
    return Completion::normal();
}

// %newView(class 'typed_array' or 'data_view' as a boolean: typed, prototype, kind, buffer, offset, length | undefined)
static Completion new_view(Agent& agent, const NativeCall& call) {
    const bool typed = call.argument(0).is_true();
    Object& view = agent.make_object(typed ? ObjectClass::typed_array : ObjectClass::data_view, call.argument(1),
                                     static_cast<unsigned>(ViewSlot::count),
                                     static_cast<std::uint8_t>(object_extensible | (typed ? object_exotic : 0)));
    view.slot(ViewSlot::kind) = call.argument(2);
    view.slot(ViewSlot::buffer) = call.argument(3);
    view.slot(ViewSlot::offset) = call.argument(4);
    view.slot(ViewSlot::length) = call.argument(5);
    return Completion::normal(agent.value_of(view));
}

static Completion view_length_of(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::number(static_cast<double>(view_length(agent.heap, object_at(agent, call, 0)))));
}

template <ViewSlot which> static Completion view_slot(Agent& agent, const NativeCall& call) {
    return Completion::normal(object_at(agent, call, 0).slot(which));
}

static Completion typed_array_name(Agent& agent, const NativeCall& call) {
    return Completion::normal(
        intern(agent, std::string(element_kind_name(kind_of_view(object_at(agent, call, 0)))) + "Array"));
}

static Completion element_size_of(Agent&, const NativeCall& call) {
    return Completion::normal(
        Value::int32(static_cast<std::int32_t>(element_size(static_cast<ElementKind>(call.argument(0).as_int32())))));
}

// %storeElement(array, index, Number or BigInt): nothing for an index that is not valid
static Completion store_element(Agent& agent, const NativeCall& call) {
    typed_array_store(agent, object_at(agent, call, 0), integer(call, 1), call.argument(2));
    return Completion::normal();
}

// %fillElements(array, value, from, to)
static Completion fill_elements(Agent& agent, const NativeCall& call) {
    Object& array = object_at(agent, call, 0);
    const std::int64_t end = std::min(integer(call, 3), view_length(agent.heap, array));
    for (std::int64_t i = integer(call, 2); i < end; ++i) typed_array_store(agent, array, i, call.argument(1));
    return Completion::normal();
}

static std::uint8_t* byte_of_view(Agent& agent, const NativeCall& call) {
    const Object& view = object_at(agent, call, 0);
    return buffer_bytes(agent.heap, agent.heap.at<Object>(view.slot(ViewSlot::buffer))) +
           static_cast<std::int64_t>(view.slot(ViewSlot::offset).as_number()) + integer(call, 1);
}

// %viewGet(view, byte, kind, little endian)
static Completion view_get(Agent& agent, const NativeCall& call) {
    return Completion::normal(read_element(agent, byte_of_view(agent, call),
                                           static_cast<ElementKind>(call.argument(2).as_int32()),
                                           call.argument(3).is_true()));
}

// %viewSet(view, byte, kind, little endian, Number or BigInt)
static Completion view_set(Agent& agent, const NativeCall& call) {
    write_element(agent.heap, byte_of_view(agent, call), static_cast<ElementKind>(call.argument(2).as_int32()),
                  call.argument(4), call.argument(3).is_true());
    return Completion::normal();
}

// %isNumericKey(key)
static Completion is_numeric_key_of(Agent& agent, const NativeCall& call) {
    PropertyKey key;
    LS_TRY_VOID(to_property_key(agent, call.argument(0), key));
    std::int64_t index;
    return Completion::normal(Value::boolean(is_numeric_key(agent.heap, key, index)));
}

// %numericIndex(key): the index of a valid one, else -1
static Completion numeric_index(Agent& agent, const NativeCall& call) {
    PropertyKey key;
    LS_TRY_VOID(to_property_key(agent, call.argument(0), key));
    std::int64_t index;
    (void)is_numeric_key(agent.heap, key, index);
    return Completion::normal(Value::number(static_cast<double>(index)));
}

static constexpr std::uint8_t own = native_intrinsic;
static constexpr NativeSpec binary_specs[] = {
    {"", "newBuffer", new_buffer, "", 3, own, "ECMA-262 25.1.3.1"},
    {"", "bufferLength", buffer_length_of, "", 1, own, "ECMA-262 25.1.3.3"},
    {"", "bufferMaximum", buffer_maximum, "", 1, own, ""},
    {"", "resizeBuffer", resize_buffer, "", 2, own, "ECMA-262 25.1.6.6"},
    {"", "detachBuffer", detach_buffer, "", 1, own, "ECMA-262 25.1.3.5"},
    {"", "copyBytes", copy_bytes, "", 5, own, "ECMA-262 6.2.9.3"},
    {"", "newView", new_view, "", 6, own, "ECMA-262 10.4.5.11"},
    {"", "viewLength", view_length_of, "", 1, own, "ECMA-262 10.4.5.14"},
    {"", "viewBuffer", view_slot<ViewSlot::buffer>, "", 1, own, ""},
    {"", "viewOffset", view_slot<ViewSlot::offset>, "", 1, own, ""},
    {"", "viewFixedLength", view_slot<ViewSlot::length>, "", 1, own, ""},
    {"", "viewKind", view_slot<ViewSlot::kind>, "", 1, own, ""},
    {"", "typedArrayName", typed_array_name, "", 1, own, ""},
    {"", "elementSize", element_size_of, "", 1, own, ""},
    {"", "storeElement", store_element, "", 3, own, "ECMA-262 10.4.5.16"},
    {"", "fillElements", fill_elements, "", 4, own, ""},
    {"", "viewGet", view_get, "", 4, own, "ECMA-262 25.3.1.5"},
    {"", "viewSet", view_set, "", 5, own, "ECMA-262 25.3.1.6"},
    {"", "isNumericKey", is_numeric_key_of, "", 1, own, "ECMA-262 7.1.21"},
    {"", "numericIndex", numeric_index, "", 1, own, "ECMA-262 7.1.21"},
};

NativeList binary_natives() { return binary_specs; }

} // namespace loopscope
