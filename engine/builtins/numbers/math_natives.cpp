// ECMA-262 21.3 The Math Object, on musl's functions (engine/runtime/libm.h), so that both builds compute the same
// bits.
#include "engine/builtins/builtins_state.h"
#include "engine/builtins/natives.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/libm.h"

#include <bit>
#include <cmath>
#include <vector>

namespace loopscope {

static double number(const NativeCall& call, std::uint32_t i = 0) { return call.argument(i).as_number(); }
static Completion answer(double value) { return Completion::normal(Value::number(value)); }

template <double (*function)(double)> static Completion unary(Agent&, const NativeCall& call) {
    return answer(function(number(call)));
}

// These are exact in IEEE 754, so the compiler's own are the same everywhere.
static double absolute(double x) { return std::fabs(x); }
static double ceiling(double x) { return std::ceil(x); }
static double floor_of(double x) { return std::floor(x); }
static double truncated(double x) { return std::trunc(x); }
static double square_root(double x) { return std::sqrt(x); }
static double to_float32(double x) { return static_cast<double>(static_cast<float>(x)); }
static double sign_of(double x) { return x > 0 ? 1 : x < 0 ? -1 : x; }

// 21.3.2.28 round: half up, -0 kept
static double round_half_up(double x) {
    const double floor = std::floor(x);
    if (x - floor < 0.5) return x < 0 && floor == 0 ? -0.0 : floor;
    const double up = floor + 1;
    return up == 0 && x < 0 ? -0.0 : up;
}

// 21.3.2.17 f16round: through binary16, ties to even
static double to_float16(double x) {
    if (std::isnan(x) || std::isinf(x) || x == 0) return x;
    const double size = std::fabs(x);
    if (size >= 65520) return std::copysign(HUGE_VAL, x);
    int exponent;
    std::frexp(size, &exponent);
    const int shift = exponent < -13 ? -24 : exponent - 11;
    const double scaled = std::ldexp(size, -shift);
    double rounded = std::floor(scaled);
    const double rest = scaled - rounded;
    if (rest > 0.5 || (rest == 0.5 && std::fmod(rounded, 2) == 1)) rounded += 1;
    return std::copysign(std::ldexp(rounded, shift), x);
}

static Completion math_atan2(Agent&, const NativeCall& call) {
    return answer(musl_atan2(number(call, 0), number(call, 1)));
}

// 21.3.2.26 pow is the ** operator: 6.1.6.1.3 Number::exponentiate
static Completion math_pow(Agent&, const NativeCall& call) {
    const double base = number(call, 0), exponent = number(call, 1);
    if (std::isnan(exponent)) return answer(exponent);
    if (std::fabs(base) == 1 && std::isinf(exponent)) return answer(std::nan(""));
    return answer(musl_pow(base, exponent));
}

static Completion math_clz32(Agent&, const NativeCall& call) {
    return answer(std::countl_zero(to_uint32(number(call))));
}

static Completion math_imul(Agent&, const NativeCall& call) {
    const std::uint32_t product = to_uint32(number(call, 0)) * to_uint32(number(call, 1));
    return Completion::normal(Value::int32(static_cast<std::int32_t>(product)));
}

// The functions of any number of arguments take them as they are: only numbers, else math.js converts them first.
static bool all_numbers(const NativeCall& call) {
    for (std::uint32_t i = 0; i < call.count; ++i)
        if (!call.arguments[i].is_number()) return false;
    return true;
}

// 21.3.2.24 max
static Completion math_max(Agent&, const NativeCall& call) {
    if (!all_numbers(call)) return Completion::fallback();
    double highest = -HUGE_VAL;
    for (std::uint32_t i = 0; i < call.count; ++i) {
        const double x = number(call, i);
        if (std::isnan(x)) return answer(x);
        if (x > highest || (x == 0 && highest == 0 && !std::signbit(x))) highest = x;
    }
    return answer(highest);
}

// 21.3.2.25 min
static Completion math_min(Agent&, const NativeCall& call) {
    if (!all_numbers(call)) return Completion::fallback();
    double lowest = HUGE_VAL;
    for (std::uint32_t i = 0; i < call.count; ++i) {
        const double x = number(call, i);
        if (std::isnan(x)) return answer(x);
        if (x < lowest || (x == 0 && lowest == 0 && std::signbit(x))) lowest = x;
    }
    return answer(lowest);
}

// 21.3.2.18 hypot; two values as the library does, more by a compensated sum like V8's
static Completion math_hypot(Agent&, const NativeCall& call) {
    if (!all_numbers(call)) return Completion::fallback();
    double largest = 0;
    bool not_a_number = false;
    for (std::uint32_t i = 0; i < call.count; ++i) {
        const double x = std::fabs(number(call, i));
        if (std::isinf(x)) return answer(x);
        if (std::isnan(x)) not_a_number = true;
        else if (x > largest) largest = x;
    }
    if (not_a_number) return answer(std::nan(""));
    if (largest == 0) return answer(0);
    double sum = 0, compensation = 0;
    for (std::uint32_t i = 0; i < call.count; ++i) {
        const double n = std::fabs(number(call, i)) / largest;
        const double summand = n * n - compensation;
        const double preliminary = sum + summand;
        compensation = (preliminary - sum) - summand;
        sum = preliminary;
    }
    return answer(std::sqrt(sum) * largest);
}

// %sumPrecise(list of numbers): tc39.es/proposal-math-sum, by Shewchuk's partial sums
static Completion sum_precise(Agent& agent, const NativeCall& call) {
    const Object& list = agent.heap.at<Object>(call.argument(0));
    std::vector<double> partials;
    double special = 0;
    bool has_special = false, all_minus_zero = true;
    for (std::uint32_t i = 0; i < list.array_length; ++i) {
        double x = agent.heap.at<Values>(list.elements).items[i].as_number();
        if (x != 0 || !std::signbit(x)) all_minus_zero = false;
        if (!std::isfinite(x)) {
            special += x;
            has_special = true;
            continue;
        }
        std::size_t kept = 0;
        for (double y : partials) {
            if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
            const double high = x + y;
            if (!std::isfinite(high))
                return agent.refuse("Math.sumPrecise", "A sum this large can't be computed exactly yet.");
            const double low = y - (high - x);
            if (low != 0) partials[kept++] = low;
            x = high;
        }
        partials.resize(kept);
        partials.push_back(x);
    }
    if (has_special) return answer(special);
    if (all_minus_zero) return answer(-0.0);
    std::size_t n = partials.size();
    double high = 0, low = 0;
    if (n) high = partials[--n];
    while (n > 0) {
        const double x = high, y = partials[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0) break;
    }
    if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
        const double y = low * 2, x = high + y;
        if (y == x - high) high = x;
    }
    return answer(high);
}

// 21.3.2.27 random: xorshift128+ on the run's own state, which the scenario's seed began
static Completion math_random(Agent& agent, const NativeCall&) {
    auto& [first, second] = own_builtins_state(agent).random_state;
    std::uint64_t a = first;
    const std::uint64_t b = second;
    if ((a | b) == 0) a = 0x9E3779B97F4A7C15;
    a ^= a << 23;
    a ^= a >> 17;
    a ^= b;
    a ^= b >> 26;
    first = b;
    second = a;
    return answer(static_cast<double>((a + b) >> 11) * 0x1p-53);
}

static constexpr NativeSpec math_specs[] = {
    {"Math", "abs", unary<absolute>, ".n", 1, 0, "ECMA-262 21.3.2.1"},
    {"Math", "acos", unary<musl_acos>, ".n", 1, 0, "ECMA-262 21.3.2.2"},
    {"Math", "acosh", unary<musl_acosh>, ".n", 1, 0, "ECMA-262 21.3.2.3"},
    {"Math", "asin", unary<musl_asin>, ".n", 1, 0, "ECMA-262 21.3.2.4"},
    {"Math", "asinh", unary<musl_asinh>, ".n", 1, 0, "ECMA-262 21.3.2.5"},
    {"Math", "atan", unary<musl_atan>, ".n", 1, 0, "ECMA-262 21.3.2.6"},
    {"Math", "atanh", unary<musl_atanh>, ".n", 1, 0, "ECMA-262 21.3.2.7"},
    {"Math", "atan2", math_atan2, ".nn", 2, 0, "ECMA-262 21.3.2.8"},
    {"Math", "cbrt", unary<musl_cbrt>, ".n", 1, 0, "ECMA-262 21.3.2.9"},
    {"Math", "ceil", unary<ceiling>, ".n", 1, 0, "ECMA-262 21.3.2.10"},
    {"Math", "clz32", math_clz32, ".n", 1, 0, "ECMA-262 21.3.2.11"},
    {"Math", "cos", unary<musl_cos>, ".n", 1, 0, "ECMA-262 21.3.2.12"},
    {"Math", "cosh", unary<musl_cosh>, ".n", 1, 0, "ECMA-262 21.3.2.13"},
    {"Math", "exp", unary<musl_exp>, ".n", 1, 0, "ECMA-262 21.3.2.14"},
    {"Math", "expm1", unary<musl_expm1>, ".n", 1, 0, "ECMA-262 21.3.2.15"},
    {"Math", "floor", unary<floor_of>, ".n", 1, 0, "ECMA-262 21.3.2.16"},
    {"Math", "fround", unary<to_float32>, ".n", 1, 0, "ECMA-262 21.3.2.17"},
    {"Math", "f16round", unary<to_float16>, ".n", 1, 0, "ECMA-262 21.3.2.18"},
    {"Math", "hypot", math_hypot, "", 2, native_fast_path, "ECMA-262 21.3.2.19"},
    {"Math", "imul", math_imul, ".nn", 2, 0, "ECMA-262 21.3.2.20"},
    {"Math", "log", unary<musl_log>, ".n", 1, 0, "ECMA-262 21.3.2.21"},
    {"Math", "log1p", unary<musl_log1p>, ".n", 1, 0, "ECMA-262 21.3.2.22"},
    {"Math", "log10", unary<musl_log10>, ".n", 1, 0, "ECMA-262 21.3.2.23"},
    {"Math", "log2", unary<musl_log2>, ".n", 1, 0, "ECMA-262 21.3.2.24"},
    {"Math", "max", math_max, "", 2, native_fast_path, "ECMA-262 21.3.2.25"},
    {"Math", "min", math_min, "", 2, native_fast_path, "ECMA-262 21.3.2.26"},
    {"Math", "pow", math_pow, ".nn", 2, 0, "ECMA-262 21.3.2.27"},
    {"Math", "random", math_random, ".", 0, 0, "ECMA-262 21.3.2.28"},
    {"Math", "round", unary<round_half_up>, ".n", 1, 0, "ECMA-262 21.3.2.29"},
    {"Math", "sign", unary<sign_of>, ".n", 1, 0, "ECMA-262 21.3.2.30"},
    {"Math", "sin", unary<musl_sin>, ".n", 1, 0, "ECMA-262 21.3.2.31"},
    {"Math", "sinh", unary<musl_sinh>, ".n", 1, 0, "ECMA-262 21.3.2.32"},
    {"Math", "sqrt", unary<square_root>, ".n", 1, 0, "ECMA-262 21.3.2.33"},
    {"Math", "tan", unary<musl_tan>, ".n", 1, 0, "ECMA-262 21.3.2.34"},
    {"Math", "tanh", unary<musl_tanh>, ".n", 1, 0, "ECMA-262 21.3.2.35"},
    {"Math", "trunc", unary<truncated>, ".n", 1, 0, "ECMA-262 21.3.2.36"},
    {"", "sumPrecise", sum_precise, "", 1, native_intrinsic, ""},
};

NativeList math_natives() { return math_specs; }

} // namespace loopscope
