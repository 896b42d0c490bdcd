#include "engine/runtime/bigint.h"

#include "tests/runtime/test_agent.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace loopscope;

namespace {

struct Numbers : TestAgent {
    Value parse(std::string_view digits) { return bigint_from_text(agent, flatten(agent, text(digits))); }
    std::string print(Value value, unsigned radix = 10) {
        return value.is_bigint() ? bigint_to_text(agent.heap, value, radix) : "undefined";
    }
    std::string print(const Completion& done) { return done.ok() ? print(done.value) : message(done); }
    using Operation = Completion (*)(Agent&, Value, Value);
    std::string apply(Operation operation, std::string_view a, std::string_view b) {
        return print(operation(agent, parse(a), parse(b)));
    }
};

const char* const big = "123456789012345678901234567890123456789012345678901234567890";

} // namespace

TEST_CASE("bigints are read and written in every radix") {
    Numbers n;
    CHECK(n.print(n.parse("0")) == "0");
    CHECK(n.print(n.parse("-0")) == "0");
    CHECK(n.print(n.parse("  -00123 ")) == "-123");
    CHECK(n.print(n.parse("")) == "0");
    CHECK(n.print(n.parse(big)) == big);
    CHECK(n.print(n.parse("0xffffffffffffffffffff")) == "1208925819614629174706175");
    CHECK(n.print(n.parse("0b101")) == "5");
    CHECK(n.print(n.parse("0O17")) == "15");
    for (const char* bad : {"1n", "1.0", "0x", "-0x1", "+", "1 2", "1e3", "0b12"})
        CHECK(n.print(n.parse(bad)) == "undefined");
    for (unsigned radix = 2; radix <= 36; ++radix) {
        const std::string digits = n.print(n.parse(big), radix);
        CHECK(n.print(bigint_from_digits_text(n.agent, flatten(n.agent, n.text(digits)), radix)) == big);
    }
}

TEST_CASE("bigints are added, subtracted, multiplied, divided with signs") {
    Numbers n;
    CHECK(n.apply(bigint_add, "4294967295", "1") == "4294967296");
    CHECK(n.apply(bigint_add, "-5", "3") == "-2");
    CHECK(n.apply(bigint_subtract, "3", "5") == "-2");
    CHECK(n.apply(bigint_subtract, "5", "5") == "0");
    CHECK(n.apply(bigint_multiply, "-18446744073709551616", "18446744073709551615") ==
          "-340282366920938463444927863358058659840");
    CHECK(n.apply(bigint_divide, "-7", "2") == "-3");
    CHECK(n.apply(bigint_remainder, "-7", "2") == "-1");
    CHECK(n.apply(bigint_remainder, "7", "-2") == "1");
    CHECK(n.apply(bigint_divide, "1", "0") == "Division by zero");
    CHECK(n.apply(bigint_exponentiate, "-3", "41") == "-36472996377170786403");
    CHECK(n.apply(bigint_exponentiate, "0", "0") == "1");
    CHECK(n.apply(bigint_exponentiate, "2", "-1") == "Exponent must be positive");
    CHECK(n.apply(bigint_exponentiate, "10", "99999999999") == "Maximum BigInt size exceeded");
}

TEST_CASE("quotient times divisor plus remainder is the dividend, at every size") {
    Numbers n;
    Chance chance{7};
    for (int round = 0; round < 300; ++round) {
        std::string a = "0x1", b = "0x1";
        for (std::uint32_t i = chance.below(600); i > 0; --i)
            a += chance.below(3) == 0 ? 'f' : "0123456789abcdef"[chance.below(16)];
        for (std::uint32_t i = chance.below(600); i > 0; --i)
            b += chance.below(3) == 0 ? '0' : "0123456789abcdef"[chance.below(16)];
        const Value x = n.parse(a), y = n.parse(b);
        const Value quotient = bigint_divide(n.agent, x, y).value;
        const Value remainder = bigint_remainder(n.agent, x, y).value;
        const Value product = bigint_multiply(n.agent, quotient, y).value;
        REQUIRE(n.print(bigint_add(n.agent, product, remainder)) == n.print(x));
        REQUIRE(bigint_compare(n.agent.heap, remainder, y) < 0);
    }
}

TEST_CASE("a product of large bigints has the digits of its square") {
    Numbers n; // (10^k - 1)^2 = 99...9800...01
    const std::string nines(3000, '9');
    const std::string expected = std::string(2999, '9') + "8" + std::string(2999, '0') + "1";
    CHECK(n.apply(bigint_multiply, nines, nines) == expected);
    const std::string uneven = n.apply(bigint_multiply, nines, std::string(9000, '9'));
    CHECK(uneven == std::string(2999, '9') + "8" + std::string(6000, '9') + std::string(2999, '0') + "1");
}

TEST_CASE("bits of bigints behave as endless two's complement") {
    Numbers n;
    CHECK(n.apply(bigint_and, "-1", "255") == "255");
    CHECK(n.apply(bigint_and, "-4294967296", "-1") == "-4294967296");
    CHECK(n.apply(bigint_or, "-8", "3") == "-5");
    CHECK(n.apply(bigint_xor, "-1", "-1") == "0");
    CHECK(n.apply(bigint_xor, "18446744073709551615", "-1") == "-18446744073709551616");
    CHECK(n.print(bigint_bitwise_not(n.agent, n.parse("-1"))) == "0");
    CHECK(n.print(bigint_bitwise_not(n.agent, n.parse("4294967295"))) == "-4294967296");
    CHECK(n.apply(bigint_left_shift, "-1", "64") == "-18446744073709551616");
    CHECK(n.apply(bigint_right_shift, "-5", "1") == "-3");
    CHECK(n.apply(bigint_right_shift, "-5", "1000") == "-1");
    CHECK(n.apply(bigint_right_shift, "5", "99999999999999999999") == "0");
    CHECK(n.apply(bigint_left_shift, "5", "-1") == "2");
    CHECK(n.apply(bigint_left_shift, "1", "99999999999999999999") == "Maximum BigInt size exceeded");
}

TEST_CASE("asIntN and asUintN wrap") {
    Numbers n;
    const auto signed_n = [&](double bits, const char* a) {
        return n.print(bigint_as_int_n(n.agent, bits, n.parse(a)));
    };
    const auto unsigned_n = [&](double bits, const char* a) {
        return n.print(bigint_as_uint_n(n.agent, bits, n.parse(a)));
    };
    CHECK(signed_n(8, "128") == "-128");
    CHECK(signed_n(8, "127") == "127");
    CHECK(signed_n(8, "-129") == "127");
    CHECK(signed_n(64, "18446744073709551615") == "-1");
    CHECK(signed_n(64, "9223372036854775808") == "-9223372036854775808");
    CHECK(signed_n(1, "1") == "-1");
    CHECK(signed_n(0, "5") == "0");
    CHECK(signed_n(9007199254740991, "-5") == "-5");
    CHECK(unsigned_n(8, "-1") == "255");
    CHECK(unsigned_n(64, "-1") == "18446744073709551615");
    CHECK(unsigned_n(64, "18446744073709551616") == "0");
    CHECK(unsigned_n(32, "-4294967296") == "0");
    CHECK(unsigned_n(9007199254740991, "-5") == "Maximum BigInt size exceeded");
}

TEST_CASE("bigints compare with numbers exactly") {
    Numbers n;
    const auto order = [&](const char* a, double b) { return bigint_compare_number(n.agent.heap, n.parse(a), b); };
    CHECK(order("9007199254740993", 9007199254740992.0) == Order::greater);
    CHECK(order("1", 1.5) == Order::less);
    CHECK(order("-1", -1.5) == Order::greater);
    CHECK(order("0", -0.0) == Order::equal);
    CHECK(order("0", -0.5) == Order::greater);
    CHECK(order("0", 0.5) == Order::less);
    CHECK(order("5", NAN) == Order::unordered);
    CHECK(order(big, INFINITY) == Order::less);
    CHECK(bigint_to_double(n.agent.heap, n.parse("9007199254740993")) == 9007199254740992.0);
    CHECK(bigint_to_double(n.agent.heap, n.parse("9007199254740995")) == 9007199254740996.0);
    CHECK(bigint_to_double(n.agent.heap, n.parse("36893488147419107329")) == 36893488147419111424.0);
    CHECK(n.print(bigint_from_double(n.agent, -1e21)) == "-1000000000000000000000");
}
