// Bytes as base64 and hexadecimal text: the leaves of uint8_array.js. ECMA-262 23.3 (ES2026),
// tc39.es/proposal-arraybuffer-base64
#include "engine/builtins/charge.h"
#include "engine/builtins/natives.h"
#include "engine/host/data_url.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"
#include "engine/syntax/casts.h"
#include "engine/syntax/digits.h"

#include <cstring>

namespace loopscope {

static constexpr char hexadecimal_digits[] = "0123456789abcdef";

namespace {

enum class LastChunk : std::int32_t { loose, strict, stop_before_partial };

} // namespace

// V8's words, but where it names the wrong fault.
static constexpr const char* bad_character = "Found a character that cannot be part of a valid base64 string.";
static constexpr const char* single_character =
    "The base64 input terminates with a single character, excluding padding (=).";
static constexpr const char* extra_bits = "The base64 input terminates with non-zero padding bits.";
static constexpr const char* bad_hexadecimal = "Input string must contain hex characters in even length";

namespace {

// What the standard's decoders answer: [[Read]], [[Bytes]], [[Error]].
struct Decoded {
    std::uint64_t read = 0;
    std::string bytes;
    const char* error = nullptr;
};

} // namespace

static std::size_t skip_whitespace(std::u16string_view text, std::size_t at) {
    while (at < text.size() &&
           (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\f' || text[at] == '\r'))
        ++at;
    return at;
}

namespace {

// Up to four digits on their way to three bytes.
struct Chunk {
    std::uint32_t bits = 0;
    unsigned length = 0;

    void add(int digit) {
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        ++length;
    }
    // DecodeFullLengthBase64Chunk, DecodeFinalBase64Chunk; false: bits that belong to no byte were set and must not be
    bool decode(std::string& bytes, bool no_extra_bits) {
        const unsigned count = length - 1, extra = 6 * length - 8 * count;
        if (no_extra_bits && (bits & ((1u << extra) - 1))) return false;
        for (unsigned i = count; i-- > 0;) bytes += static_cast<char>(bits >> (extra + 8 * i) & 0xFF);
        *this = {};
        return true;
    }
};

} // namespace

// FromBase64, step 10.b: the text ends in the middle of a chunk.
static void end_without_padding(Decoded& result, Chunk& chunk, LastChunk handling, std::size_t length) {
    if (chunk.length > 0) {
        if (handling == LastChunk::stop_before_partial) return;
        if (handling == LastChunk::strict || chunk.length == 1) {
            result.error = single_character;
            return;
        }
        (void)chunk.decode(result.bytes, false);
    }
    result.read = length;
}

// Step 10.e: a '=' stands before `at`.
static void end_with_padding(Decoded& result, Chunk& chunk, LastChunk handling, std::u16string_view text,
                             std::size_t at) {
    if (chunk.length < 2) {
        result.error = chunk.length ? single_character : bad_character;
        return;
    }
    at = skip_whitespace(text, at);
    if (chunk.length == 2) {
        if (at == text.size()) {
            if (handling != LastChunk::stop_before_partial) result.error = bad_character;
            return;
        }
        if (text[at] == '=') at = skip_whitespace(text, at + 1);
    }
    if (at < text.size()) result.error = bad_character;
    else if (!chunk.decode(result.bytes, handling == LastChunk::strict)) result.error = extra_bits;
    else result.read = text.size();
}

// FromBase64
static Decoded from_base64(std::u16string_view text, Base64Alphabet alphabet, LastChunk handling, std::uint64_t most) {
    Decoded result;
    Chunk chunk;
    std::size_t at = 0;
    while (result.bytes.size() < most) {
        at = skip_whitespace(text, at);
        if (at == text.size()) {
            end_without_padding(result, chunk, handling, text.size());
            break;
        }
        const char16_t unit = text[at++];
        if (unit == '=') {
            end_with_padding(result, chunk, handling, text, at);
            break;
        }
        const int digit = base64_value(unit, alphabet);
        if (digit < 0) {
            result.error = bad_character;
            break;
        }
        const std::uint64_t remaining = most - result.bytes.size();
        if ((remaining == 1 && chunk.length == 2) || (remaining == 2 && chunk.length == 3)) break;
        chunk.add(digit);
        if (chunk.length < 4) continue;
        (void)chunk.decode(result.bytes, false);
        result.read = at;
    }
    return result;
}

// FromHex
static Decoded from_hexadecimal(std::u16string_view text, std::uint64_t most) {
    Decoded result;
    if (text.size() % 2) {
        result.error = bad_hexadecimal;
        return result;
    }
    while (result.read < text.size() && result.bytes.size() < most) {
        const int high = hex_value(text[result.read]), low = hex_value(text[result.read + 1]);
        if (high < 0 || low < 0) {
            result.error = bad_hexadecimal;
            break;
        }
        result.bytes += static_cast<char>(high << 4 | low);
        result.read += 2;
    }
    return result;
}

// As a list for library sources: [read, ArrayBuffer, message or undefined].
static Completion list_of(Agent& agent, const Decoded& decoded) {
    const auto size = size32(decoded.bytes);
    if (size > Heap::small_limit / 2 && !agent.heap.can_allocate(size + 64)) return Completion::collect();
    charge(agent, decoded.read);
    Bytes& block = agent.make_bytes(size);
    std::memcpy(block.items, decoded.bytes.data(), size);
    Object& buffer = agent.make_object(ObjectClass::array_buffer, agent.intrinsic(Intrinsic::ArrayBufferPrototype),
                                       enum_count<BufferSlot>);
    buffer.slot(BufferSlot::block) = Value::cell(agent.heap.ref_of(&block));
    buffer.slot(BufferSlot::length) = Value::number(size);
    buffer.slot(BufferSlot::max_length) = Value::undefined();
    const Value error = decoded.error ? string_from_utf8(agent, decoded.error) : Value::undefined();
    const Value items[] = {Value::number(static_cast<double>(decoded.read)), agent.value_of(buffer), error};
    return Completion::normal(agent.value_of(agent.make_array(items)));
}

static Base64Alphabet alphabet_of(Value is_url) {
    return is_url.is_true() ? Base64Alphabet::url : Base64Alphabet::standard;
}

// %bytesOfBase64(string, url alphabet, LastChunk, most bytes)
static Completion bytes_of_base64(Agent& agent, const NativeCall& call) {
    const auto handling = call.argument(2).as_enum<LastChunk>();
    const auto most = static_cast<std::uint64_t>(call.argument(3).as_number());
    return list_of(agent,
                   from_base64(to_u16(agent.heap, call.argument(0)), alphabet_of(call.argument(1)), handling, most));
}

// %bytesOfHexadecimal(string, most bytes)
static Completion decode_hexadecimal(Agent& agent, const NativeCall& call) {
    const auto most = static_cast<std::uint64_t>(call.argument(1).as_number());
    return list_of(agent, from_hexadecimal(to_u16(agent.heap, call.argument(0)), most));
}

static std::string_view bytes_of(Agent& agent, Value array) {
    const Object& view = agent.heap.at<Object>(array);
    const auto length = static_cast<std::size_t>(view_length(agent.heap, view));
    if (!length) return {};
    const std::uint8_t* bytes = buffer_bytes(agent.heap, agent.heap.at<Object>(view.slot(ViewSlot::buffer)));
    return {reinterpret_cast<const char*>(bytes) + static_cast<std::size_t>(view.slot(ViewSlot::offset).as_number()),
            length};
}

static Completion text_of(Agent& agent, const std::string& text) {
    if (text.size() > agent.string_limit) return agent.throw_range_error("Invalid string length");
    if (text.size() > Heap::small_limit / 2 && !agent.heap.can_allocate(2 * text.size() + 64))
        return Completion::collect();
    charge(agent, text.size());
    return Completion::normal(string_from_utf8(agent, text));
}

// %bytesToBase64(array, url alphabet, without padding)
static Completion bytes_to_base64(Agent& agent, const NativeCall& call) {
    const std::string_view bytes = bytes_of(agent, call.argument(0));
    return text_of(agent, encode_base64(bytes, alphabet_of(call.argument(1)), !call.argument(2).is_true()));
}

// %bytesToHexadecimal(array)
static Completion encode_hexadecimal(Agent& agent, const NativeCall& call) {
    std::string text;
    for (const char byte : bytes_of(agent, call.argument(0))) {
        text += hexadecimal_digits[static_cast<std::uint8_t>(byte) >> 4];
        text += hexadecimal_digits[byte & 15];
    }
    return text_of(agent, text);
}

static constexpr NativeSpec byte_text_specs[] = {
    {"", "bytesOfBase64", bytes_of_base64, "", 4, native_intrinsic, "ECMA-262 23.3 FromBase64"},
    {"", "bytesOfHexadecimal", decode_hexadecimal, "", 2, native_intrinsic, "ECMA-262 23.3 FromHex"},
    {"", "bytesToBase64", bytes_to_base64, "", 3, native_intrinsic, "ECMA-262 23.3 Uint8Array.prototype.toBase64"},
    {"", "bytesToHexadecimal", encode_hexadecimal, "", 1, native_intrinsic, "ECMA-262 23.3 Uint8Array.prototype.toHex"},
};

NativeList byte_text_natives() { return byte_text_specs; }

} // namespace loopscope
