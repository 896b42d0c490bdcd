// What a storage area's items are kept by: Chromium's hash of a key, which decides their order.
#include "engine/builtins/charge.h"
#include "engine/runtime/native.h"
#include "engine/runtime/string.h"
#include "engine/web_apis/web_apis.h"

#include <string>

namespace loopscope {

namespace {

struct Product {
    std::uint64_t low, high;
};

} // namespace

static Product multiply(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t a_high = a >> 32, a_low = a & 0xFFFFFFFFu, b_high = b >> 32, b_low = b & 0xFFFFFFFFu;
    const std::uint64_t lowest = a_low * b_low, one = a_high * b_low, other = a_low * b_high;
    const std::uint64_t middle = (lowest >> 32) + (one & 0xFFFFFFFFu) + (other & 0xFFFFFFFFu);
    return {a * b, a_high * b_high + (one >> 32) + (other >> 32) + (middle >> 32)};
}

static std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
    const Product product = multiply(a, b);
    return product.low ^ product.high;
}

// Little endian, whatever the machine
static std::uint64_t read_bytes(const std::string& bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i > 0; --i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i - 1]);
    return value;
}

// rapidhash 1.0 with its default seed and secrets.
static std::uint64_t rapid_hash(const std::string& bytes) {
    constexpr std::uint64_t secret[] = {0x2d358dccaa6c78a5u, 0x8bb84b93962eacc9u, 0x4b33a62ed433d4a3u};
    const std::size_t length = bytes.size();
    std::uint64_t seed = 0xbdd89aa982704029u;
    seed ^= fold(seed ^ secret[0], secret[1]) ^ length;
    std::uint64_t a = 0, b = 0;
    if (length > 16) {
        std::size_t left = length, at = 0;
        const auto mix = [&](std::size_t from, std::uint64_t key, std::uint64_t with) {
            return fold(read_bytes(bytes, at + from, 8) ^ key, read_bytes(bytes, at + from + 8, 8) ^ with);
        };
        if (left > 48) {
            std::uint64_t second = seed, third = seed;
            for (; left >= 48; at += 48, left -= 48) {
                seed = mix(0, secret[0], seed);
                second = mix(16, secret[1], second);
                third = mix(32, secret[2], third);
            }
            seed ^= second ^ third;
        }
        if (left > 16) seed = mix(0, secret[2], seed ^ secret[1]);
        if (left > 32) seed = mix(16, secret[2], seed);
        a = read_bytes(bytes, length - 16, 8);
        b = read_bytes(bytes, length - 8, 8);
    } else if (length >= 4) {
        const std::size_t last = length - 4, delta = length >= 8 ? 4 : 0;
        a = read_bytes(bytes, 0, 4) << 32 | read_bytes(bytes, last, 4);
        b = read_bytes(bytes, delta, 4) << 32 | read_bytes(bytes, last - delta, 4);
    } else if (length > 0) {
        a = read_bytes(bytes, 0, 1) << 56 | read_bytes(bytes, length / 2, 1) << 32 | read_bytes(bytes, length - 1, 1);
    }
    const Product product = multiply(a ^ secret[1], b ^ seed);
    return fold(product.low ^ secret[0] ^ length, product.high ^ secret[1]);
}

// %storageHash(key): of its bytes, one for each unit where all are below 256, else two
static Completion storage_hash(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    bool narrow = true;
    for (std::uint32_t i = 0; i < text.length; ++i) narrow = narrow && text[i] < 256;
    std::string bytes;
    for (std::uint32_t i = 0; i < text.length; ++i) {
        bytes += static_cast<char>(text[i] & 0xFF);
        if (!narrow) bytes += static_cast<char>(text[i] >> 8);
    }
    charge(agent, bytes.size());
    const auto hash = static_cast<std::uint32_t>(rapid_hash(bytes) & 0xFFFFFF);
    return Completion::normal(Value::number(hash == 0 ? 0x800000 : hash));
}

static constexpr NativeSpec storage_specs[] = {
    {"", "storageHash", storage_hash, "", 1, native_intrinsic, "HTML, The Storage interface"},
};

NativeList storage_natives() { return storage_specs; }

} // namespace loopscope
