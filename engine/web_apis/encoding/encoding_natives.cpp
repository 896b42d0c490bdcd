// Encoding Standard and Infra: bytes and text. Bytes are held as text whose code units are all below 256.
#include "engine/builtins/charge.h"
#include "engine/host/data_url.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"
#include "engine/syntax/casts.h"
#include "engine/syntax/utf8.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

static bool has_room(const Agent& agent, const NativeCall& call) {
    return agent.heap.can_allocate(4096 + std::uint64_t{length_of(agent.heap, call.argument(0))} * 8);
}

// %decodeBase64(text): bytes; undefined when it isn't base64
static Completion decode_base64_text(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    std::string bytes;
    if (!decode_base64(to_utf8(agent.heap, call.argument(0)), bytes)) return Completion::normal();
    charge(agent, bytes.size());
    return Completion::normal(string_from_latin1(agent, bytes));
}

// %encodeBase64(bytes); undefined when they are none
static Completion encode_base64_text(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    const FlatView text = flatten(agent, call.argument(0));
    charge(agent, text.length);
    if (!is_latin1(text)) return Completion::normal();
    return Completion::normal(string_from_latin1(agent, encode_base64(latin1_bytes(text))));
}

// Ill-formed bytes, as Encoding has them: is the text the same again?
static bool is_utf8(std::string_view bytes) { return utf8_of_utf16(utf16_of_utf8(bytes)) == bytes; }

// %decodeUtf8(bytes, keep the mark, fatal): text. Encoding, UTF-8 decode: a byte order mark is dropped unless it is
// to be kept; undefined for ill-formed bytes when they are fatal
static Completion decode_utf8(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    std::string bytes = latin1_bytes(flatten(agent, call.argument(0)));
    charge(agent, bytes.size());
    if (call.argument(2).is_true() && !is_utf8(bytes)) return Completion::normal();
    if (!call.argument(1).is_true() && bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    return Completion::normal(string_from_utf8(agent, bytes));
}

// --- Encoding: other encodings than UTF-8

namespace {
struct Encoding {
    std::string_view name;
    std::string_view labels;
    std::u16string_view upper; // of the bytes from 80 on; empty: it is none of those with one byte a character
};
} // namespace

static constexpr Encoding encodings[] = {
#define LOOPSCOPE_ENCODING(name, labels) {name, labels, {}},
#define LOOPSCOPE_SINGLE_BYTE(name, labels, upper) {name, labels, {upper, 128}},
#include "engine/web_apis/encoding/encodings.def"
#undef LOOPSCOPE_ENCODING
#undef LOOPSCOPE_SINGLE_BYTE
};

static bool has_label(std::string_view labels, std::string_view label) {
    const std::string list = " " + std::string(labels) + " ";
    return label.find(' ') == std::string_view::npos && list.find(" " + std::string(label) + " ") != std::string::npos;
}

// %encodingOf(label): its name, undefined when there is none. Encoding, get an encoding, of a trimmed label in lower
// case
static Completion encoding_of(Agent& agent, const NativeCall& call) {
    const std::string label = to_utf8(agent.heap, call.argument(0));
    for (const Encoding& encoding : encodings)
        if (!label.empty() && has_label(encoding.labels, label))
            return Completion::normal(string_from_utf8(agent, encoding.name));
    return Completion::normal();
}

// %decodeSingleByte(name, bytes, fatal): undefined for bytes that mean nothing when they are fatal; null: that encoding
// has more than one byte a character
static Completion decode_single_byte(Agent& agent, const NativeCall& call) {
    if (!agent.heap.can_allocate(4096 + std::uint64_t{length_of(agent.heap, call.argument(1))} * 8))
        return Completion::collect();
    const std::string name = to_utf8(agent.heap, call.argument(0));
    const auto* encoding = std::find_if(std::begin(encodings), std::end(encodings),
                                        [&](const Encoding& each) { return each.name == name; });
    if (encoding == std::end(encodings) || encoding->upper.empty()) return Completion::normal(Value::null());
    std::u16string text;
    for (const char byte : latin1_bytes(flatten(agent, call.argument(1)))) {
        const auto unit = byte_of(byte);
        text += unit < 0x80 ? static_cast<char16_t>(unit) : encoding->upper[unit - 0x80];
    }
    charge(agent, text.size());
    if (call.argument(2).is_true() && text.find(u'\uFFFD') != std::u16string::npos) return Completion::normal();
    return Completion::normal(string_from_units(agent, text));
}

// %decodeUtf16(bytes, big endian, keep the mark, fatal): as %decodeUtf8
static Completion decode_utf16(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    const std::string bytes = latin1_bytes(flatten(agent, call.argument(0)));
    const unsigned high = call.argument(1).is_true() ? 0 : 1;
    std::u16string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        text += static_cast<char16_t>(byte_of(bytes[i + high]) << 8 | byte_of(bytes[i + 1 - high]));
    charge(agent, text.size());
    if (!call.argument(2).is_true() && text.starts_with(u'\uFEFF')) text.erase(0, 1);
    const std::u16string good = utf16_of_utf8(utf8_of_utf16(text)) + (bytes.size() % 2 ? u"\uFFFD" : u"");
    if (call.argument(3).is_true() && good != text) return Completion::normal();
    return Completion::normal(string_from_units(agent, good));
}

// %encodeUtf8(text): bytes
static Completion encode_utf8(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    const std::string bytes = to_utf8(agent.heap, call.argument(0));
    charge(agent, bytes.size());
    return Completion::normal(string_from_latin1(agent, bytes));
}

// %scalarValues(text): Web IDL, USVString, lone surrogates become U+FFFD
static Completion scalar_values(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    if (flatten(agent, call.argument(0)).latin1) return Completion::normal(call.argument(0));
    return Completion::normal(string_from_utf8(agent, to_utf8(agent.heap, call.argument(0))));
}

static Object& object_argument(Agent& agent, const NativeCall& call, std::uint32_t i) {
    return agent.heap.at<Object>(call.argument(i));
}

// %bytesOfBuffer(buffer, offset, length)
static Completion bytes_of_buffer(Agent& agent, const NativeCall& call) {
    const auto offset = static_cast<std::size_t>(call.argument(1).as_number()),
               length = static_cast<std::size_t>(call.argument(2).as_number());
    if (!agent.heap.can_allocate(4096 + length)) return Completion::collect();
    charge(agent, length);
    const std::uint8_t* from = buffer_bytes(agent.heap, object_argument(agent, call, 0)) + offset;
    return Completion::normal(string_from_latin1(agent, std::string(reinterpret_cast<const char*>(from), length)));
}

// %storeBytes(buffer, offset, bytes)
static Completion store_bytes(Agent& agent, const NativeCall& call) {
    if (!can_flatten(agent, call.argument(2))) return Completion::collect();
    const FlatView bytes = flatten(agent, call.argument(2));
    charge(agent, bytes.length);
    std::uint8_t* to = buffer_bytes(agent.heap, object_argument(agent, call, 0)) +
                       static_cast<std::size_t>(call.argument(1).as_number());
    for (std::uint32_t i = 0; i < bytes.length; ++i) to[i] = static_cast<std::uint8_t>(bytes[i]);
    return Completion::normal();
}

static constexpr NativeSpec encoding_specs[] = {
    {"", "decodeBase64", decode_base64_text, "", 1, native_intrinsic, "Infra, Forgiving base64"},
    {"", "encodeBase64", encode_base64_text, "", 1, native_intrinsic, "Infra, Forgiving base64"},
    {"", "decodeUtf8", decode_utf8, "", 3, native_intrinsic, "Encoding, Hooks for standards"},
    {"", "encodingOf", encoding_of, "", 1, native_intrinsic, "Encoding, Names and labels"},
    {"", "decodeSingleByte", decode_single_byte, "", 3, native_intrinsic, "Encoding, single-byte decoder"},
    {"", "decodeUtf16", decode_utf16, "", 4, native_intrinsic, "Encoding, UTF-16 decoder"},
    {"", "encodeUtf8", encode_utf8, "", 1, native_intrinsic, "Encoding, Hooks for standards"},
    {"", "bytesOfBuffer", bytes_of_buffer, "", 3, native_intrinsic, "Web IDL, Buffer source types"},
    {"", "storeBytes", store_bytes, "", 3, native_intrinsic, "Web IDL, Buffer source types"},
    {"", "scalarValues", scalar_values, "", 1, native_intrinsic, "Web IDL, USVString"},
};

NativeList encoding_natives() { return encoding_specs; }

} // namespace loopscope
