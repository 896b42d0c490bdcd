#include "engine/runtime/libm.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace {

struct NamedFunction {
    std::string_view name;
    double (*function)(double);
    double (*reference)(double);
    double low, high;
    std::uint64_t hash; // over the bits of a thousand results: equal in every build
};

const NamedFunction functions[] = {
    {"acos", musl_acos, std::acos, -1, 1, 0x2bcb9213b9e9dd35ull},
    {"acosh", musl_acosh, std::acosh, 1, 1e6, 0x703406ed498b632full},
    {"asin", musl_asin, std::asin, -1, 1, 0x52ceeba8271e7b83ull},
    {"asinh", musl_asinh, std::asinh, -1e6, 1e6, 0x35f93770bc8fc7efull},
    {"atan", musl_atan, std::atan, -100, 100, 0x60baed19c3d671e4ull},
    {"atanh", musl_atanh, std::atanh, -1, 1, 0x18db7db5c0fca428ull},
    {"cbrt", musl_cbrt, std::cbrt, -1e9, 1e9, 0x6b4a61834d39267bull},
    {"cos", musl_cos, std::cos, -1e9, 1e9, 0x892944a63e66e76ull},
    {"cosh", musl_cosh, std::cosh, -700, 700, 0x2922472eb27d80cfull},
    {"exp", musl_exp, std::exp, -740, 709, 0x530c9daced0cba8ull},
    {"expm1", musl_expm1, std::expm1, -40, 709, 0xeb5e7b236be6f660ull},
    {"log", musl_log, std::log, 0, 1e12, 0x21dd16f081f51c56ull},
    {"log10", musl_log10, std::log10, 0, 1e12, 0x317177a651697706ull},
    {"log1p", musl_log1p, std::log1p, -1, 1e12, 0xc1c5342ac8d925d8ull},
    {"log2", musl_log2, std::log2, 0, 1e12, 0xa93479a6c9cb9d3aull},
    {"sin", musl_sin, std::sin, -1e9, 1e9, 0x434c4326e41d647eull},
    {"sinh", musl_sinh, std::sinh, -700, 700, 0x9e035c5c31a9d17bull},
    {"tan", musl_tan, std::tan, -1e9, 1e9, 0xda6089d112ebbce7ull},
    {"tanh", musl_tanh, std::tanh, -20, 20, 0x9e0e947874486503ull},
};

std::uint64_t with_bits_of(std::uint64_t hash, double value) {
    return (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x100000001b3ull + (hash >> 29);
}

} // namespace

TEST_CASE("each function of one argument is near the platform's and has the same bits in every build") {
    for (const NamedFunction& row : functions) {
        CAPTURE(row.name);
        std::uint64_t hash = 0xcbf29ce484222325ull;
        for (int i = 1; i < 1000; ++i) {
            double x = row.low + (row.high - row.low) * i / 1000;
            double result = row.function(x);
            CHECK(result == doctest::Approx(row.reference(x)).epsilon(1e-13));
            hash = with_bits_of(hash, result);
        }
        CHECK(hash == row.hash);
    }
}

TEST_CASE("the functions of two arguments are near the platform's and have the same bits in every build") {
    std::uint64_t hash = 0xcbf29ce484222325ull;
    for (int i = 1; i < 100; ++i) {
        for (int j = -50; j < 50; ++j) {
            double x = i * 1.37, y = j * 0.71;
            CHECK(musl_pow(x, y) == doctest::Approx(std::pow(x, y)).epsilon(1e-13));
            CHECK(musl_atan2(y, x) == doctest::Approx(std::atan2(y, x)).epsilon(1e-13));
            CHECK(musl_hypot(x, y) == doctest::Approx(std::hypot(x, y)).epsilon(1e-13));
            CHECK(musl_fmod(y, x) == std::fmod(y, x));
            for (double result : {musl_pow(x, y), musl_atan2(y, x), musl_hypot(x, y)})
                hash = with_bits_of(hash, result);
        }
    }
    CHECK(hash == 0xa1510feeebdf358ull);
}
