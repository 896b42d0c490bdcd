// ECMA-402: the counting and cutting of digits. Everything is en-US; intl.js reads the options.
#include "engine/builtins/natives.h"
#include "engine/builtins/numbers/time_zone.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/string.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace loopscope {

namespace {

// A number without sign: 0.digits times ten to the power of `point`; no leading zero, none at the end.
struct Decimal {
    std::string digits;
    int point = 0;

    int digit_at(int place) const { // place 0 is the first one behind the decimal point, -1 the ones
        const int index = point + place;
        return index >= 0 && index < static_cast<int>(digits.size()) ? digits[static_cast<std::size_t>(index)] - '0'
                                                                     : 0;
    }
};

} // namespace

static void trim(Decimal& decimal) {
    const std::size_t zeros = std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size());
    decimal.digits.erase(0, zeros);
    decimal.point -= static_cast<int>(zeros);
    while (!decimal.digits.empty() && decimal.digits.back() == '0') decimal.digits.pop_back();
    if (decimal.digits.empty()) decimal.point = 0;
}

// From what Number::toString and BigInt::toString write: 12.5, 1e+21, 1.5e-7.
static Decimal decimal_from(std::string_view text) {
    Decimal decimal;
    bool fraction = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '.') fraction = true;
        else if (text[i] == 'e') {
            decimal.point += std::stoi(std::string(text.substr(i + 1)));
            break;
        } else if (text[i] >= '0' && text[i] <= '9') {
            decimal.digits += text[i];
            if (!fraction) ++decimal.point;
        }
    }
    trim(decimal);
    return decimal;
}

// Keeps `count` digits from the first; half goes away from zero, as Intl's halfExpand.
static void round_to(Decimal& decimal, int count) {
    if (count >= static_cast<int>(decimal.digits.size())) return;
    const bool up = count >= 0 && decimal.digits[static_cast<std::size_t>(count)] >= '5';
    decimal.digits.resize(static_cast<std::size_t>(std::max(0, count)));
    if (up) {
        int i = count - 1;
        while (i >= 0 && decimal.digits[static_cast<std::size_t>(i)] == '9')
            decimal.digits[static_cast<std::size_t>(i--)] = '0';
        if (i >= 0) {
            ++decimal.digits[static_cast<std::size_t>(i)];
        } else {
            decimal.digits.insert(decimal.digits.begin(), '1');
            ++decimal.point;
        }
    }
    trim(decimal);
}

static std::string written(const Decimal& decimal, int least_integer, int least_fraction) {
    std::string text;
    for (int place = -std::max({decimal.point, least_integer, 0}); place < 0; ++place)
        text += static_cast<char>('0' + decimal.digit_at(place));
    const int fraction = std::max(least_fraction, static_cast<int>(decimal.digits.size()) - decimal.point);
    if (fraction > 0 && (!decimal.digits.empty() || least_fraction > 0)) {
        text += '.';
        for (int place = 0; place < fraction; ++place) text += static_cast<char>('0' + decimal.digit_at(place));
    }
    return text;
}

static int integer_argument(const NativeCall& call, std::uint32_t i) { return call.argument(i).as_int32(); }

// %decimalText(text, shift, minimumIntegerDigits, minimumFractionDigits, maximumFractionDigits,
// minimumSignificantDigits, maximumSignificantDigits): the digits of a number without sign, times ten to the power of
// shift; significant digits count where the last is not 0. ECMA-402 16.5.3 FormatNumericToString
static Completion decimal_text(Agent& agent, const NativeCall& call) {
    Decimal decimal = decimal_from(to_utf8(agent.heap, call.argument(0)));
    if (!decimal.digits.empty()) decimal.point += integer_argument(call, 1);
    int least_fraction = integer_argument(call, 3);
    if (const int most = integer_argument(call, 6)) {
        round_to(decimal, most);
        least_fraction = integer_argument(call, 5) - (decimal.digits.empty() ? 1 : decimal.point);
    } else {
        round_to(decimal, decimal.point + integer_argument(call, 4));
    }
    return Completion::normal(string_from_utf8(agent, written(decimal, integer_argument(call, 2), least_fraction)));
}

// %dateFields(time, utc): year, month, day, weekday, hour, minute, second, millisecond; in the run's zone, or in UTC.
static Completion date_fields(Agent& agent, const NativeCall& call) {
    const double time = call.argument(0).as_number();
    const DateParts parts = date_parts(call.argument(1).is_true() ? time : local_time(agent, time));
    const Value fields[] = {Value::number(parts.year),   Value::int32(parts.month),      Value::int32(parts.day),
                            Value::int32(parts.weekday), Value::int32(parts.hour),       Value::int32(parts.minute),
                            Value::int32(parts.second),  Value::int32(parts.millisecond)};
    return Completion::normal(agent.value_of(agent.make_array(fields)));
}

static bool is_alphanumeric(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); });
}

// %languageTag(text): as it is written by the rules (en-US), undefined where it is none. Unicode UTS 35, language,
// region and what follows; the order of what follows is left as it is.
static Completion language_tag(Agent& agent, const NativeCall& call) {
    std::string tag = to_utf8(agent.heap, call.argument(0));
    std::size_t begin = 0;
    for (unsigned part = 0; begin <= tag.size(); ++part) {
        const std::size_t end = std::min(tag.find('-', begin), tag.size()), length = end - begin;
        const std::string_view text = std::string_view(tag).substr(begin, length);
        const bool letters = std::none_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (length == 0 || length > 8 || !is_alphanumeric(text)) return Completion::normal();
        if (part == 0 && (!letters || length == 1 || length == 4)) return Completion::normal();
        for (std::size_t i = begin; i < end; ++i) {
            const bool upper = part > 0 && letters && (length == 2 || (length == 4 && i == begin));
            if (tag[i] > '9') tag[i] = static_cast<char>(upper ? tag[i] & ~32 : tag[i] | 32);
        }
        begin = end + 1;
    }
    return Completion::normal(string_from_utf8(agent, tag));
}

// %zoneName()
static Completion zone_name(Agent& agent, const NativeCall&) {
    return Completion::normal(string_from_utf8(agent, zone_id(agent)));
}

static const NativeSpec intl_specs[] = {
    {"", "decimalText", decimal_text, "", 7, native_intrinsic, "ECMA-402 16.5.3"},
    {"", "dateFields", date_fields, "", 2, native_intrinsic, ""},
    {"", "zoneName", zone_name, "", 0, native_intrinsic, ""},
    {"", "languageTag", language_tag, "", 1, native_intrinsic, "ECMA-402 6.2.2"},
};

NativeList intl_natives() { return intl_specs; }

} // namespace loopscope
