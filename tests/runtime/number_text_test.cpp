#include "tests/runtime/test_agent.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>

using namespace loopscope;

TEST_CASE("numbers become the text that ECMAScript asks for") {
    struct Case {
        double number;
        const char* text;
    };
    for (const auto& [number, text] : std::initializer_list<Case>{{0, "0"},
                                                                  {-0.0, "0"},
                                                                  {1, "1"},
                                                                  {-1.5, "-1.5"},
                                                                  {1e21, "1e+21"},
                                                                  {1e20, "100000000000000000000"},
                                                                  {1e-6, "0.000001"},
                                                                  {1e-7, "1e-7"},
                                                                  {123456789012345680000.0, "123456789012345680000"},
                                                                  {0.1 + 0.2, "0.30000000000000004"},
                                                                  {5e-324, "5e-324"},
                                                                  {1.7976931348623157e308, "1.7976931348623157e+308"},
                                                                  {NAN, "NaN"},
                                                                  {-INFINITY, "-Infinity"}}) {
        CHECK(number_to_text(number) == text);
    }
}

TEST_CASE("other radices give the digits that V8 gives") {
    struct Case {
        double number;
        unsigned radix;
        const char* text;
    };
    for (const auto& [number, radix, text] :
         std::initializer_list<Case>{{255, 16, "ff"},
                                     {-255, 2, "-11111111"},
                                     {0.5, 2, "0.1"},
                                     {0.1, 3, "0.0022002200220022002200220022002201"},
                                     {3.5, 36, "3.i"},
                                     {0, 2, "0"},
                                     {-0.0, 16, "0"},
                                     {1e21, 16, "3635c9adc5dea00000"},
                                     {0.1, 2, "0.0001100110011001100110011001100110011001100110011001101"},
                                     {4294967296.0, 32, "4000000"},
                                     {9007199254740992.0, 36, "2gosa7pa2gw"},
                                     {27021597764222978.0, 5, "211313233324210120113401"},
                                     {1e25, 7, "305115115464104443660000000000"},
                                     {-1e-7, 36, "-0.000061oezo085tl"},
                                     {NAN, 16, "NaN"}}) {
        CHECK(number_to_text(number, radix) == text);
    }
}

TEST_CASE("text becomes the nearest number") {
    TestAgent t;
    const auto parse = [&](const char* text) { return text_to_number(flatten(t.agent, t.text(text))); };
    CHECK(parse("") == 0);
    CHECK(parse(" \t\n\xC2\xA0\xEF\xBB\xBF\xE2\x80\xA8 12 ") == 12);
    CHECK(parse("1.") == 1);
    CHECK(parse(".5e1") == 5);
    CHECK(parse("-Infinity") == -INFINITY);
    CHECK(parse("1e1000") == INFINITY);
    CHECK(parse("0x1F") == 31);
    CHECK(parse("0B11") == 3);
    CHECK(parse("0o17") == 15);
    CHECK(std::signbit(parse("-0")));
    CHECK(parse("9007199254740993") == 9007199254740992.0);
    CHECK(parse("0x20000000000001") == 9007199254740992.0);
    CHECK(parse("0x20000000000003") == 9007199254740996.0);
    CHECK(parse("0x200000000000010000000000000001") == std::ldexp(9007199254740994.0, 64));
    CHECK(parse("2.2250738585072011e-308") == std::bit_cast<double>(std::uint64_t{0x000FFFFFFFFFFFFF}));
    for (const char* bad :
         {"1a", "0x", "0xg", "-0x1", "+0b1", "1e", "e1", ".", "+", "infinity", "1_0", "1 2", "--1", "0b2", "1n"}) {
        CHECK_MESSAGE(std::isnan(parse(bad)), bad);
    }
}

TEST_CASE("numbers survive the way through text, and as property keys") {
    TestAgent t;
    Chance chance{3};
    for (int i = 0; i < 3000; ++i) {
        const double number = std::bit_cast<double>(std::uint64_t{chance.next()} << 33 ^
                                                    std::uint64_t{chance.next()} << 10 ^ chance.next());
        if (number != number) continue;
        const Value text = number_to_string(t.agent, number);
        REQUIRE(text_to_number(flatten(t.agent, text)) == number);
    }
    PropertyKey key;
    CHECK(to_property_key(t.agent, Value::real(5.0), key).ok());
    CHECK(key.index() == 5);
    CHECK(to_property_key(t.agent, Value::real(-0.0), key).ok());
    CHECK(key.index() == 0);
    CHECK(to_property_key(t.agent, Value::real(-1), key).ok());
    CHECK(t.utf8(key.value) == "-1");
    CHECK(to_property_key(t.agent, t.text("01"), key).ok());
    CHECK(key.is_string());
}

TEST_CASE("ToInt32 and ToUint32 take the number modulo 2^32") {
    CHECK(to_int32(4294967295.0) == -1);
    CHECK(to_int32(2147483648.0) == INT32_MIN);
    CHECK(to_int32(-2147483649.0) == INT32_MAX);
    CHECK(to_uint32(-1.9) == 4294967295u);
    CHECK(to_uint32(1e21) == 3735027712u);
    CHECK(to_int32(-1e21) == 559939584);
    CHECK(to_uint32(NAN) == 0);
    CHECK(to_uint32(INFINITY) == 0);
    CHECK(to_int32(18446744073709551616.0 * 3) == 0);
    CHECK(to_uint32(9007199254740993.0 * 4096) == 0);
    CHECK(std::signbit(to_integer_or_infinity(-0.5)) == false);
}
