#include "engine/runtime/typed_array.h"

#include "engine/runtime/bigint.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/syntax/by_enum.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace loopscope {

unsigned element_size(ElementKind kind) {
    static constexpr ByEnum<ElementKind, unsigned, 12> sizes = {1, 1, 1, 2, 2, 4, 4, 8, 8, 2, 4, 8};
    return sizes[kind];
}

std::string_view element_kind_name(ElementKind kind) {
    static constexpr NamesOf<ElementKind, 12> names = {"Int8",      "Uint8",   "Uint8Clamped", "Int16",
                                                       "Uint16",    "Int32",   "Uint32",       "BigInt64",
                                                       "BigUint64", "Float16", "Float32",      "Float64"};
    return names[kind];
}

ElementKind kind_of_view(const Object& view) { return view.slot(ViewSlot::kind).as_enum<ElementKind>(); }

std::int64_t buffer_length(const Object& buffer) {
    if (!buffer.slot(BufferSlot::block).is_cell()) return -1;
    return buffer.slot(BufferSlot::length).as_int64();
}

std::uint8_t* buffer_bytes(Heap& heap, const Object& buffer) {
    return heap.at<Bytes>(buffer.slot(BufferSlot::block)).items;
}

std::int64_t view_length(const Heap& heap, const Object& view) {
    const std::int64_t bytes = buffer_length(heap.at<Object>(view.slot(ViewSlot::buffer)));
    const auto offset = view.slot(ViewSlot::offset).as_int64();
    const unsigned size = view.object_class() == ObjectClass::data_view ? 1 : element_size(kind_of_view(view));
    if (bytes < offset) return -1;
    const Value length = view.slot(ViewSlot::length);
    if (length.is_undefined()) return (bytes - offset) / size;
    const auto fixed = length.as_int64();
    return offset + fixed * size > bytes ? -1 : fixed;
}

// --- elements as bytes -----------------------------------------------------------------------------------------------

// IEEE 754 binary16, ties to even.
static std::uint16_t half_from_double(double value) {
    const std::uint16_t sign = std::signbit(value) ? 0x8000 : 0;
    const double size = std::fabs(value);
    if (std::isnan(value)) return 0x7E00;
    if (size >= 65520) return sign | 0x7C00;
    const auto rounded = [](double x) {
        const auto whole = static_cast<std::int64_t>(x);
        const double rest = x - static_cast<double>(whole);
        return whole + (rest > 0.5 || (rest == 0.5 && (whole & 1)) ? 1 : 0);
    };
    if (size < 0x1p-14) return static_cast<std::uint16_t>(sign | rounded(size * 0x1p24));
    int exponent = static_cast<int>(std::bit_cast<std::uint64_t>(size) >> 52) - 1023;
    std::int64_t digits = rounded(size * std::bit_cast<double>(static_cast<std::uint64_t>(1023 + 10 - exponent) << 52));
    if (digits == 2048) {
        digits = 1024;
        ++exponent;
    }
    return static_cast<std::uint16_t>(sign | (exponent + 15) << 10 | (digits - 1024));
}

static double double_from_half(std::uint16_t bits) {
    const int exponent = bits >> 10 & 31, digits = bits & 1023;
    double size = exponent == 0 ? digits * 0x1p-24
                                : (digits + 1024) * std::bit_cast<double>(std::uint64_t(1023 + exponent - 25) << 52);
    if (exponent == 31)
        size = digits ? std::bit_cast<double>(0x7FF8000000000000u) : std::bit_cast<double>(0x7FF0000000000000u);
    return bits & 0x8000 ? -size : size;
}

static double canonical(double value) { return std::isnan(value) ? std::bit_cast<double>(0x7FF8000000000000u) : value; }

template <class T> static T bytes_as(const std::uint8_t* at, bool little_endian) {
    std::uint8_t bytes[sizeof(T)];
    std::memcpy(bytes, at, sizeof(T));
    if (!little_endian) std::reverse(bytes, bytes + sizeof(T));
    return std::bit_cast<T>(bytes);
}

template <class T> static void put_bytes(std::uint8_t* at, T value, bool little_endian) {
    std::memcpy(at, &value, sizeof(T));
    if (!little_endian) std::reverse(at, at + sizeof(T));
}

Value read_element(Agent& agent, const std::uint8_t* at, ElementKind kind, bool little) {
    switch (kind) {
    case ElementKind::int8: return Value::int32(static_cast<std::int8_t>(*at));
    case ElementKind::uint8:
    case ElementKind::uint8_clamped: return Value::int32(*at);
    case ElementKind::int16: return Value::int32(bytes_as<std::int16_t>(at, little));
    case ElementKind::uint16: return Value::int32(bytes_as<std::uint16_t>(at, little));
    case ElementKind::int32: return Value::int32(bytes_as<std::int32_t>(at, little));
    case ElementKind::uint32: return Value::number(bytes_as<std::uint32_t>(at, little));
    case ElementKind::bigint64: return bigint_from_int64(agent, bytes_as<std::int64_t>(at, little));
    case ElementKind::biguint64: return bigint_from_uint64(agent, bytes_as<std::uint64_t>(at, little));
    case ElementKind::float16: return Value::number(canonical(double_from_half(bytes_as<std::uint16_t>(at, little))));
    case ElementKind::float32:
        return Value::number(canonical(std::bit_cast<float>(bytes_as<std::uint32_t>(at, little))));
    case ElementKind::float64:
        return Value::number(canonical(std::bit_cast<double>(bytes_as<std::uint64_t>(at, little))));
    case ElementKind::count: break;
    }
    return Value::undefined();
}

// 7.1.12 ToUint8Clamp
static std::uint8_t clamped(double number) {
    if (!(number > 0)) return 0;
    if (number >= 255) return 255;
    const auto whole = static_cast<std::uint8_t>(number);
    const double rest = number - whole;
    return low_byte(whole + (rest > 0.5 || (rest == 0.5 && (whole & 1)) ? 1 : 0));
}

void write_element(Heap& heap, std::uint8_t* at, ElementKind kind, Value value, bool little) {
    if (is_bigint_kind(kind)) return put_bytes(at, bigint_to_uint64(heap, value), little);
    const double number = value.as_number();
    switch (element_size(kind)) {
    case 1:
        *at = kind == ElementKind::uint8_clamped ? clamped(number) : static_cast<std::uint8_t>(to_uint32(number));
        return;
    case 2:
        return put_bytes(
            at, kind == ElementKind::float16 ? half_from_double(number) : static_cast<std::uint16_t>(to_uint32(number)),
            little);
    case 4:
        return put_bytes(at,
                         kind == ElementKind::float32
                             ? std::bit_cast<std::uint32_t>(static_cast<float>(canonical(number)))
                             : to_uint32(number),
                         little);
    default: return put_bytes(at, std::bit_cast<std::uint64_t>(canonical(number)), little);
    }
}

// --- keys ------------------------------------------------------------------------------------------------------------

bool is_numeric_key(const Heap& heap, PropertyKey key, std::int64_t& index) {
    index = -1;
    if (key.is_index()) return index = key.index(), true;
    if (!key.is_string()) return false;
    const FlatString& string = heap.at<FlatString>(key.value);
    if (string.header.flags & string_is_index) return index = string.index, true;
    const std::string text = to_utf8(heap, key.value);
    if (text.empty() || text.size() > 32 || !std::strchr("-0123456789IN", text[0])) return false;
    if (text == "-0") return true;
    FlatView view;
    view.latin1 = reinterpret_cast<const std::uint8_t*>(text.data());
    view.length = size32(text);
    const double number = text_to_number(view);
    if (number_to_text(number) != text) return false;
    if (number >= 0 && number < 9e15 && number == std::floor(number)) index = static_cast<std::int64_t>(number);
    return true;
}

Lookup typed_array_own(Agent& agent, Object& array, PropertyKey, std::int64_t index) {
    Lookup found;
    if (index < 0 || index >= view_length(agent.heap, array)) return found;
    const ElementKind kind = kind_of_view(array);
    const auto offset = array.slot(ViewSlot::offset).as_int64();
    const std::uint8_t* at = buffer_bytes(agent.heap, agent.heap.at<Object>(array.slot(ViewSlot::buffer))) + offset +
                             index * element_size(kind);
    found.kind = Lookup::Kind::data;
    found.attributes = all_attributes;
    found.value = read_element(agent, at, kind);
    found.holder = agent.heap.ref_of(&array);
    return found;
}

bool typed_array_store(Agent& agent, Object& array, std::int64_t index, Value value) {
    const ElementKind kind = kind_of_view(array);
    if (is_bigint_kind(kind) ? !value.is_bigint() : !value.is_number()) return false;
    if (index < 0 || index >= view_length(agent.heap, array)) return true;
    const auto offset = array.slot(ViewSlot::offset).as_int64();
    write_element(agent.heap,
                  buffer_bytes(agent.heap, agent.heap.at<Object>(array.slot(ViewSlot::buffer))) + offset +
                      index * element_size(kind),
                  kind, value);
    return true;
}

} // namespace loopscope
