// Binary data: ArrayBuffer, typed arrays, DataView. ECMA-262 10.4.5, 23.2, 25.1, 25.3
#pragma once

#include "engine/runtime/property.h"

namespace loopscope {

// Internal slots of ObjectClass::array_buffer. Its block may be longer than its length: a resizable buffer has all its
// room at once.
enum class BufferSlot : unsigned {
    block,      // cell Bytes; undefined: detached
    length,     // number
    max_length, // number; undefined: of fixed length
    count
};
// Internal slots of ObjectClass::typed_array and data_view.
enum class ViewSlot : unsigned {
    buffer,
    offset, // number, bytes
    length, // number of elements (data_view: bytes); undefined: as far as the buffer goes
    kind,   // int32: ElementKind (typed arrays)
    count
};
enum class ElementKind : std::uint8_t {
    int8,
    uint8,
    uint8_clamped,
    int16,
    uint16,
    int32,
    uint32,
    bigint64,
    biguint64,
    float16,
    float32,
    float64,
    count
};

unsigned element_size(ElementKind kind);
std::string_view element_kind_name(ElementKind kind); // "Int8"
constexpr bool is_bigint_kind(ElementKind kind) {
    return kind == ElementKind::bigint64 || kind == ElementKind::biguint64;
}
ElementKind kind_of_view(const Object& view);
// 10.4.5.14, 25.3.1.3: elements (data_view: bytes) now; negative when the view is out of bounds or its buffer detached.
std::int64_t view_length(const Heap& heap, const Object& view);
std::int64_t buffer_length(const Object& buffer); // negative: detached
std::uint8_t* buffer_bytes(Heap& heap, const Object& buffer);

// 25.1.3.17 RawBytesToNumeric, 25.1.3.18 NumericToRawBytes. `value` is a Number, or a BigInt for the two kinds that
// hold them.
Value read_element(Agent& agent, const std::uint8_t* at, ElementKind kind, bool little_endian = true);
void write_element(Heap& heap, std::uint8_t* at, ElementKind kind, Value value, bool little_endian = true);

// 7.1.21 CanonicalNumericIndexString: such a key never leads anywhere but to an element. `index`: of a valid one, else
// -1.
bool is_numeric_key(const Heap& heap, PropertyKey key, std::int64_t& index);
// 10.4.5.15 TypedArrayGetElement: absent for an index that is not valid.
Lookup typed_array_own(Agent& agent, Object& array, PropertyKey key, std::int64_t index);
// 10.4.5.16 TypedArraySetElement of a value that needs no conversion; false: it does.
bool typed_array_store(Agent& agent, Object& array, std::int64_t index, Value value);

} // namespace loopscope
