// The leaves of ArrayBuffer, typed arrays and DataView: memory, lengths, elements. Everything that converts or calls
// back is library JavaScript (array_buffer.js, typed_array.js, data_view.js).
#include "engine/builtins/charge.h"
#include "engine/builtins/natives.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <cstring>

namespace loopscope {

static constexpr double most_bytes = 1u << 30;

static Object& object_at(Agent& agent, const NativeCall& call, std::uint32_t i) {
    return agent.heap.at<Object>(call.argument(i));
}
static std::int64_t integer(const NativeCall& call, std::uint32_t i) { return call.argument(i).as_int64(); }

// %newBuffer(prototype, length, max length | undefined): 25.1.3.1 AllocateArrayBuffer
static Completion new_buffer(Agent& agent, const NativeCall& call) {
    const double length = call.argument(1).as_number();
    const Value maximum = call.argument(2);
    const double room = maximum.is_undefined() ? length : maximum.as_number();
    if (room > most_bytes) return agent.throw_range_error("Array buffer allocation failed");
    const auto bytes = static_cast<std::uint32_t>(room);
    if (bytes > Heap::small_limit / 2 && !agent.heap.can_allocate(bytes + 64)) return Completion::collect();
    Bytes& block = agent.make_bytes(bytes);
    Object& buffer = agent.make_object(ObjectClass::array_buffer, call.argument(0), enum_count<BufferSlot>);
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
    charge(agent, static_cast<std::uint64_t>(integer(call, 4)) / 8);
    const std::uint8_t* from = buffer_bytes(agent.heap, object_at(agent, call, 0)) + integer(call, 1);
    std::memmove(buffer_bytes(agent.heap, object_at(agent, call, 2)) + integer(call, 3), from,
                 static_cast<std::size_t>(integer(call, 4)));
    return Completion::normal();
}

// %newView(class 'typed_array' or 'data_view' as a boolean: typed, prototype, kind, buffer, offset, length | undefined)
static Completion new_view(Agent& agent, const NativeCall& call) {
    const bool typed = call.argument(0).is_true();
    Object& view = agent.make_object(typed ? ObjectClass::typed_array : ObjectClass::data_view, call.argument(1),
                                     enum_count<ViewSlot>, low_byte(object_extensible | (typed ? object_exotic : 0)));
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
        Value::int32(static_cast<std::int32_t>(element_size(call.argument(0).as_enum<ElementKind>()))));
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
    const std::int64_t begin = integer(call, 2);
    if (begin >= end) return Completion::normal();
    if (!typed_array_store(agent, array, begin, call.argument(1))) return Completion::normal();
    // The first element, then what is filled so far again and again.
    const std::size_t size = element_size(kind_of_view(array));
    const std::size_t whole = static_cast<std::size_t>(end - begin) * size;
    std::uint8_t* first = buffer_bytes(agent.heap, agent.heap.at<Object>(array.slot(ViewSlot::buffer))) +
                          array.slot(ViewSlot::offset).as_int64() + begin * static_cast<std::int64_t>(size);
    for (std::size_t done = size; done < whole; done *= 2)
        std::memcpy(first + done, first, std::min(done, whole - done));
    charge(agent, whole / 8);
    return Completion::normal();
}

static std::uint8_t* byte_of_view(Agent& agent, const NativeCall& call) {
    const Object& view = object_at(agent, call, 0);
    return buffer_bytes(agent.heap, agent.heap.at<Object>(view.slot(ViewSlot::buffer))) +
           view.slot(ViewSlot::offset).as_int64() + integer(call, 1);
}

// %viewGet(view, byte, kind, little endian)
static Completion view_get(Agent& agent, const NativeCall& call) {
    return Completion::normal(read_element(agent, byte_of_view(agent, call), call.argument(2).as_enum<ElementKind>(),
                                           call.argument(3).is_true()));
}

// %viewSet(view, byte, kind, little endian, Number or BigInt)
static Completion view_set(Agent& agent, const NativeCall& call) {
    write_element(agent.heap, byte_of_view(agent, call), call.argument(2).as_enum<ElementKind>(), call.argument(4),
                  call.argument(3).is_true());
    return Completion::normal();
}

// Numbers in the order of 23.2.4.7 CompareTypedArrayElements are unsigned integers in theirs: a float's sign bit is
// turned over, of a negative one all bits. -0 comes before +0, the one NaN behind everything.
template <class Bits> static Bits sort_key(Bits bits) {
    constexpr Bits sign = static_cast<Bits>(Bits{1} << (sizeof(Bits) * 8 - 1));
    return static_cast<Bits>(bits & sign ? ~bits : bits | sign);
}
template <class Bits> static Bits bits_of_key(Bits key) {
    constexpr Bits sign = static_cast<Bits>(Bits{1} << (sizeof(Bits) * 8 - 1));
    return static_cast<Bits>(key & sign ? key & ~sign : ~key);
}

template <class Bits> static void sort_floats(std::uint8_t* bytes, std::size_t length, Bits infinity, Bits nan) {
    std::vector<Bits> keys(length);
    std::memcpy(keys.data(), bytes, length * sizeof(Bits));
    for (Bits& key : keys) key = sort_key((key & ~(Bits{1} << (sizeof(Bits) * 8 - 1))) > infinity ? nan : key);
    std::sort(keys.begin(), keys.end());
    for (Bits& key : keys) key = bits_of_key(key);
    std::memcpy(bytes, keys.data(), length * sizeof(Bits));
}

template <class T> static void sort_integers(std::uint8_t* bytes, std::size_t length) {
    std::vector<T> numbers(length);
    std::memcpy(numbers.data(), bytes, length * sizeof(T));
    std::sort(numbers.begin(), numbers.end());
    std::memcpy(bytes, numbers.data(), length * sizeof(T));
}

static void sort_bytes(ElementKind kind, std::uint8_t* bytes, std::size_t length) {
    switch (kind) {
    case ElementKind::int8: return sort_integers<std::int8_t>(bytes, length);
    case ElementKind::uint8:
    case ElementKind::uint8_clamped: return sort_integers<std::uint8_t>(bytes, length);
    case ElementKind::int16: return sort_integers<std::int16_t>(bytes, length);
    case ElementKind::uint16: return sort_integers<std::uint16_t>(bytes, length);
    case ElementKind::int32: return sort_integers<std::int32_t>(bytes, length);
    case ElementKind::uint32: return sort_integers<std::uint32_t>(bytes, length);
    case ElementKind::bigint64: return sort_integers<std::int64_t>(bytes, length);
    case ElementKind::biguint64: return sort_integers<std::uint64_t>(bytes, length);
    case ElementKind::float16: return sort_floats<std::uint16_t>(bytes, length, 0x7C00, 0x7E00);
    case ElementKind::float32: return sort_floats<std::uint32_t>(bytes, length, 0x7F800000, 0x7FC00000);
    case ElementKind::float64: return sort_floats<std::uint64_t>(bytes, length, 0x7FF0000000000000, 0x7FF8000000000000);
    case ElementKind::count: return;
    }
}

// %sortElements(array): 23.2.3.29 without a comparator; false where it would take too long for one step
static Completion sort_elements(Agent& agent, const NativeCall& call) {
    constexpr std::int64_t most = 1 << 19;
    const Object& array = object_at(agent, call, 0);
    const std::int64_t length = view_length(agent.heap, array);
    if (length > most) return Completion::normal(Value::boolean(false));
    if (length > 1) {
        std::uint8_t* bytes = buffer_bytes(agent.heap, agent.heap.at<Object>(array.slot(ViewSlot::buffer))) +
                              array.slot(ViewSlot::offset).as_int64();
        sort_bytes(kind_of_view(array), bytes, static_cast<std::size_t>(length));
        charge(agent, static_cast<std::uint64_t>(length) * 10);
    }
    return Completion::normal(Value::boolean(true));
}

// 25.3.1.5 GetViewValue and 25.3.1.6 SetViewValue of a whole number within a view, which nothing needs to convert.
static std::uint8_t* byte_of_data_view(Agent& agent, const NativeCall& call, ElementKind kind) {
    const Value view = call.this_value, at = call.argument(0);
    if (!view.is_object() || !at.is_int32() || at.as_int32() < 0) return nullptr;
    const Object& object = agent.heap.read<Object>(view);
    if (object.object_class() != ObjectClass::data_view) return nullptr;
    if (at.as_int32() + std::int64_t{element_size(kind)} > view_length(agent.heap, object)) return nullptr;
    return buffer_bytes(agent.heap, agent.heap.at<Object>(object.slot(ViewSlot::buffer))) +
           object.slot(ViewSlot::offset).as_int64() + at.as_int32();
}

template <ElementKind kind> static Completion data_view_get(Agent& agent, const NativeCall& call) {
    const std::uint8_t* at = byte_of_data_view(agent, call, kind);
    if (at == nullptr) return Completion::fallback();
    return Completion::normal(read_element(agent, at, kind, to_boolean(agent.heap, call.argument(1))));
}

template <ElementKind kind> static Completion data_view_set(Agent& agent, const NativeCall& call) {
    const Value value = call.argument(1);
    if (is_bigint_kind(kind) ? !value.is_bigint() : !value.is_number()) return Completion::fallback();
    std::uint8_t* at = byte_of_data_view(agent, call, kind);
    if (at == nullptr) return Completion::fallback();
    write_element(agent.heap, at, kind, value, to_boolean(agent.heap, call.argument(2)));
    return Completion::normal();
}

// %isNumericKey(key)
static Completion is_numeric_key_of(Agent& agent, const NativeCall& call) {
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(to_property_key(agent, call.argument(0), key));
    std::int64_t index;
    return Completion::normal(Value::boolean(is_numeric_key(agent.heap, key, index)));
}

// %numericIndex(key): the index of a valid one, else -1
static Completion numeric_index(Agent& agent, const NativeCall& call) {
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(to_property_key(agent, call.argument(0), key));
    std::int64_t index;
    (void)is_numeric_key(agent.heap, key, index);
    return Completion::normal(Value::number(static_cast<double>(index)));
}

static constexpr std::uint8_t own = native_intrinsic;
static constexpr std::uint8_t fast = native_fast_path;
#define LOOPSCOPE_VIEW_METHODS(name, kind)                                                                             \
    {"DataView.prototype", "get" name, data_view_get<ElementKind::kind>, "", 1, fast, "ECMA-262 25.3.1.5"},            \
        {"DataView.prototype", "set" name, data_view_set<ElementKind::kind>, "", 2, fast, "ECMA-262 25.3.1.6"}
static constexpr NativeSpec binary_specs[] = {
    LOOPSCOPE_VIEW_METHODS("Int8", int8),
    LOOPSCOPE_VIEW_METHODS("Uint8", uint8),
    LOOPSCOPE_VIEW_METHODS("Int16", int16),
    LOOPSCOPE_VIEW_METHODS("Uint16", uint16),
    LOOPSCOPE_VIEW_METHODS("Int32", int32),
    LOOPSCOPE_VIEW_METHODS("Uint32", uint32),
    LOOPSCOPE_VIEW_METHODS("BigInt64", bigint64),
    LOOPSCOPE_VIEW_METHODS("BigUint64", biguint64),
    LOOPSCOPE_VIEW_METHODS("Float16", float16),
    LOOPSCOPE_VIEW_METHODS("Float32", float32),
    LOOPSCOPE_VIEW_METHODS("Float64", float64),
    {"", "sortElements", sort_elements, "", 1, own, "ECMA-262 23.2.3.29"},
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
#undef LOOPSCOPE_VIEW_METHODS

NativeList binary_natives() { return binary_specs; }

} // namespace loopscope
