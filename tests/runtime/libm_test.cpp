#include "engine/runtime/libm.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <initializer_list>

namespace {

struct NamedFunction {
    const char* name;
    double (*function)(double);
    double (*reference)(double);
    double low, high;
    uint64_t hash; // over the bits of a thousand results: equal in every build
};

const NamedFunction functions[] = {
    {"acos", musl_acos, std::acos, -1, 1, 0},
    {"acosh", musl_acosh, std::acosh, 1, 1e6, 0},
    {"asin", musl_asin, std::asin, -1, 1, 0},
    {"asinh", musl_asinh, std::asinh, -1e6, 1e6, 0},
    {"atan", musl_atan, std::atan, -100, 100, 0},
    {"atanh", musl_atanh, std::atanh, -1, 1, 0},
    {"cbrt", musl_cbrt, std::cbrt, -1e9, 1e9, 0},
    {"cos", musl_cos, std::cos, -1e9, 1e9, 0},
    {"cosh", musl_cosh, std::cosh, -700, 700, 0},
    {"exp", musl_exp, std::exp, -740, 709, 0},
    {"expm1", musl_expm1, std::expm1, -40, 709, 0},
    {"log", musl_log, std::log, 0, 1e12, 0},
    {"log10", musl_log10, std::log10, 0, 1e12, 0},
    {"log1p", musl_log1p, std::log1p, -1, 1e12, 0},
    {"log2", musl_log2, std::log2, 0, 1e12, 0},
    {"sin", musl_sin, std::sin, -1e9, 1e9, 0},
    {"sinh", musl_sinh, std::sinh, -700, 700, 0},
    {"tan", musl_tan, std::tan, -1e9, 1e9, 0},
    {"tanh", musl_tanh, std::tanh, -20, 20, 0},
};

uint64_t with_bits_of(uint64_t hash, double value) {
    return (hash ^ std::bit_cast<uint64_t>(value)) * 0x100000001b3ull + (hash >> 29);
}

} // namespace

TEST_CASE("each function of one argument is near the platform's and has the same bits in every build") {
    for (const NamedFunction& row : functions) {
        CAPTURE(row.name);
        uint64_t hash = 0xcbf29ce484222325ull;
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
    uint64_t hash = 0xcbf29ce484222325ull;
    for (int i = 1; i < 100; ++i) {
        for (int j = -50; j < 50; ++j) {
            double x = i * 1.37, y = j * 0.71;
            CHECK(musl_pow(x, y) == doctest::Approx(std::pow(x, y)).epsilon(1e-13));
            CHECK(musl_atan2(y, x) == doctest::Approx(std::atan2(y, x)).epsilon(1e-13));
            CHECK(musl_hypot(x, y) == doctest::Approx(std::hypot(x, y)).epsilon(1e-13));
            CHECK(musl_fmod(y, x) == std::fmod(y, x));
            for (double result : {musl_pow(x, y), musl_atan2(y, x), musl_hypot(x, y)}) hash = with_bits_of(hash, result);
        }
    }
    CHECK(hash == 0xa1510feeebdf358ull);
}
