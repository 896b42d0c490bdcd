// ECMA-262 21.4 Date Objects: everything but what asks user code for primitives. Slot 0 of a date: its time value.
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/numbers/time_zone.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace loopscope {

static Object* date(Agent& agent, Value value) {
    if (!value.is_object()) return nullptr;
    Object& object = agent.heap.at<Object>(value);
    return object.object_class() == ObjectClass::date ? &object : nullptr;
}

static Completion not_a_date(Agent& agent) { return agent.throw_type_error("this is not a Date object."); }

// The clock that programs see; each look at it costs what the scenario says.
static double current_time(Agent& agent) {
    agent.spend(agent.time().clock_read_ns);
    return std::floor(static_cast<double>(agent.time().epoch_ns + agent.now_ns()) / 1e6);
}

static Completion current_time_intrinsic(Agent& agent, const NativeCall&) {
    return Completion::normal(Value::number(current_time(agent)));
}

// --- parts -----------------------------------------------------------------------------------------------------------

enum class Part { year, month, day, weekday, hour, minute, second, millisecond };

static double part_of(const DateParts& parts, Part part) {
    switch (part) {
    case Part::year: return parts.year;
    case Part::month: return parts.month;
    case Part::day: return parts.day;
    case Part::weekday: return parts.weekday;
    case Part::hour: return parts.hour;
    case Part::minute: return parts.minute;
    case Part::second: return parts.second;
    default: return parts.millisecond;
    }
}

template <Part part, bool utc> static Completion get_part(Agent& agent, const NativeCall& call) {
    const Object* object = date(agent, call.this_value);
    if (!object) return not_a_date(agent);
    const double time = object->internal()[0].as_number();
    if (std::isnan(time)) return Completion::normal(Value::real(time));
    return Completion::normal(Value::number(part_of(date_parts(utc ? time : local_time(agent, time)), part)));
}

static Completion get_time(Agent& agent, const NativeCall& call) {
    const Object* object = date(agent, call.this_value);
    return object ? Completion::normal(object->internal()[0]) : not_a_date(agent);
}

// B.2.3.1 getYear
static Completion get_year(Agent& agent, const NativeCall& call) {
    if (!date(agent, call.this_value)) return incompatible(agent, "Date.prototype.getYear", call.this_value);
    LOOPSCOPE_TRY((get_part<Part::year, false>(agent, call)), year);
    return Completion::normal(Value::number(year.as_number() - 1900));
}

static Completion get_timezone_offset(Agent& agent, const NativeCall& call) {
    const Object* object = date(agent, call.this_value);
    if (!object) return not_a_date(agent);
    const double time = object->internal()[0].as_number();
    return Completion::normal(std::isnan(time) ? Value::real(time)
                                               : Value::number(-zone_at(agent, time).minutes + 0.0));
}

// %setTime(date, time)
static Completion set_time(Agent& agent, const NativeCall& call) {
    const Value time = Value::number(time_clip(call.argument(1).as_number()));
    agent.heap.at<Object>(call.argument(0)).internal()[0] = time;
    return Completion::normal(time);
}

// %timeWithParts(time, first, utc, given, ...values): `given` parts of `time` from `first` on (year 0, month 1, day 2,
// hour 3 ...) are those of `values`.
static Completion time_with_parts(Agent& agent, const NativeCall& call) {
    const bool utc = call.argument(2).is_true();
    double time = call.argument(0).as_number();
    if (std::isnan(time)) time = 0;
    else if (!utc) time = local_time(agent, time);
    const DateParts parts = date_parts(time);
    std::array<double, 7> values = {parts.year,
                                    static_cast<double>(parts.month),
                                    static_cast<double>(parts.day),
                                    static_cast<double>(parts.hour),
                                    static_cast<double>(parts.minute),
                                    static_cast<double>(parts.second),
                                    static_cast<double>(parts.millisecond)};
    const auto first = call.argument(1).as_uint32();
    const auto given = call.argument(3).as_uint32();
    for (std::uint32_t i = 0; i < given && first + i < values.size(); ++i)
        values[first + i] = call.argument(4 + i).as_number();
    const double made =
        make_date(make_day(values[0], values[1], values[2]), make_time(values[3], values[4], values[5], values[6]));
    return Completion::normal(Value::number(utc ? made : utc_from_local(agent, made)));
}

// %fullYear(year): ECMA-262 21.4.1.30 MakeFullYear
static Completion full_year(Agent&, const NativeCall& call) {
    return Completion::normal(Value::number(make_full_year(call.argument(0).as_number())));
}

// --- text ------------------------------------------------------------------------------------------------------------

static constexpr const char* weekday_names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
static constexpr const char* month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

template <class... Arguments> static std::string formatted(const char* format, Arguments... arguments) {
    std::array<char, 160> buffer;
    std::snprintf(buffer.data(), buffer.size(), format, arguments...);
    return buffer.data();
}

static std::string year_text(double year) {
    return formatted(year < 0 ? "-%04d" : "%04d", static_cast<int>(std::fabs(year)));
}

static std::string date_text(const DateParts& parts) {
    return formatted("%s %s %02d ", weekday_names[parts.weekday], month_names[parts.month], parts.day) +
           year_text(parts.year);
}

static std::string time_text(Agent& agent, const DateParts& parts, double utc) {
    const ZoneOffset zone = zone_at(agent, utc);
    const int minutes = std::abs(zone.minutes);
    return formatted("%02d:%02d:%02d GMT%c%02d%02d", parts.hour, parts.minute, parts.second,
                     zone.minutes < 0 ? '-' : '+', minutes / 60, minutes % 60) +
           " (" + zone.name + ")";
}

static std::string iso_text(double time) {
    const DateParts parts = date_parts(time);
    std::string year = formatted("%04d", static_cast<int>(parts.year));
    if (parts.year < 0 || parts.year > 9999)
        year = formatted("%c%06d", parts.year < 0 ? '-' : '+', static_cast<int>(std::fabs(parts.year)));
    return year + formatted("-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.month + 1, parts.day, parts.hour, parts.minute,
                            parts.second, parts.millisecond);
}

enum class Form { full, date, time, utc };

static std::string text_of(Agent& agent, double time, Form form) {
    if (std::isnan(time)) return "Invalid Date";
    const DateParts parts = date_parts(form == Form::utc ? time : local_time(agent, time));
    switch (form) {
    case Form::full: return date_text(parts) + " " + time_text(agent, parts, time);
    case Form::date: return date_text(parts);
    case Form::time: return time_text(agent, parts, time);
    default:
        return formatted("%s, %02d %s ", weekday_names[parts.weekday], parts.day, month_names[parts.month]) +
               year_text(parts.year) + formatted(" %02d:%02d:%02d GMT", parts.hour, parts.minute, parts.second);
    }
}

static std::string_view method_of(Form form) {
    switch (form) {
    case Form::full: return "Date.prototype.toString";
    case Form::date: return "Date.prototype.toDateString";
    case Form::time: return "Date.prototype.toTimeString";
    default: return "Date.prototype.toUTCString";
    }
}

template <Form form> static Completion to_text(Agent& agent, const NativeCall& call) {
    const Object* object = date(agent, call.this_value);
    if (!object) return incompatible(agent, method_of(form), call.this_value);
    return Completion::normal(string_from_utf8(agent, text_of(agent, object->internal()[0].as_number(), form)));
}

static Completion to_iso_string(Agent& agent, const NativeCall& call) {
    const Object* object = date(agent, call.this_value);
    if (!object) return incompatible(agent, "Date.prototype.toISOString", call.this_value);
    const double time = object->internal()[0].as_number();
    if (std::isnan(time)) return agent.throw_range_error("Invalid time value");
    return Completion::normal(string_from_utf8(agent, iso_text(time)));
}

// --- the constructor's parts -----------------------------------------------------------------------------------------

static Completion date_now(Agent& agent, const NativeCall&) {
    return Completion::normal(Value::number(current_time(agent)));
}

static Completion date_parse(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::number(parse_date(agent, call.argument(0))));
}

static double time_from_parts(const NativeCall& call) {
    std::array<double, 7> values = {invalid_time, 0, 1, 0, 0, 0, 0};
    for (std::uint32_t i = 0; i < 7 && i < call.count; ++i) values[i] = call.argument(i).as_number();
    return make_date(make_day(make_full_year(values[0]), values[1], values[2]),
                     make_time(values[3], values[4], values[5], values[6]));
}

// 21.4.3.4 Date.UTC
static Completion date_utc(Agent&, const NativeCall& call) {
    return Completion::normal(Value::number(time_clip(time_from_parts(call))));
}

// %localDate(year, month, ...): the time value of a local date and time
static Completion local_date(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::number(time_clip(utc_from_local(agent, time_from_parts(call)))));
}

static Completion clip(Agent&, const NativeCall& call) {
    return Completion::normal(Value::number(time_clip(call.argument(0).as_number())));
}

static Completion date_text_now(Agent& agent, const NativeCall&) {
    return Completion::normal(string_from_utf8(agent, text_of(agent, current_time(agent), Form::full)));
}

static constexpr NativeSpec date_specs[] = {
    {"Date", "now", date_now, ".", 0, 0, "ECMA-262 21.4.3.1"},
    {"Date", "parse", date_parse, ".s", 1, 0, "ECMA-262 21.4.3.2"},
    {"Date", "UTC", date_utc, ".nn?n?n?n?n?n?", 7, 0, "ECMA-262 21.4.3.4"},
    {"Date.prototype", "getDate", get_part<Part::day, false>, ".", 0, 0, "ECMA-262 21.4.4.2"},
    {"Date.prototype", "getDay", get_part<Part::weekday, false>, ".", 0, 0, "ECMA-262 21.4.4.3"},
    {"Date.prototype", "getFullYear", get_part<Part::year, false>, ".", 0, 0, "ECMA-262 21.4.4.4"},
    {"Date.prototype", "getHours", get_part<Part::hour, false>, ".", 0, 0, "ECMA-262 21.4.4.5"},
    {"Date.prototype", "getMilliseconds", get_part<Part::millisecond, false>, ".", 0, 0, "ECMA-262 21.4.4.6"},
    {"Date.prototype", "getMinutes", get_part<Part::minute, false>, ".", 0, 0, "ECMA-262 21.4.4.7"},
    {"Date.prototype", "getMonth", get_part<Part::month, false>, ".", 0, 0, "ECMA-262 21.4.4.8"},
    {"Date.prototype", "getSeconds", get_part<Part::second, false>, ".", 0, 0, "ECMA-262 21.4.4.9"},
    {"Date.prototype", "getTime", get_time, ".", 0, 0, "ECMA-262 21.4.4.10"},
    {"Date.prototype", "getTimezoneOffset", get_timezone_offset, ".", 0, 0, "ECMA-262 21.4.4.11"},
    {"Date.prototype", "getUTCDate", get_part<Part::day, true>, ".", 0, 0, "ECMA-262 21.4.4.12"},
    {"Date.prototype", "getUTCDay", get_part<Part::weekday, true>, ".", 0, 0, "ECMA-262 21.4.4.13"},
    {"Date.prototype", "getUTCFullYear", get_part<Part::year, true>, ".", 0, 0, "ECMA-262 21.4.4.14"},
    {"Date.prototype", "getUTCHours", get_part<Part::hour, true>, ".", 0, 0, "ECMA-262 21.4.4.15"},
    {"Date.prototype", "getUTCMilliseconds", get_part<Part::millisecond, true>, ".", 0, 0, "ECMA-262 21.4.4.16"},
    {"Date.prototype", "getUTCMinutes", get_part<Part::minute, true>, ".", 0, 0, "ECMA-262 21.4.4.17"},
    {"Date.prototype", "getUTCMonth", get_part<Part::month, true>, ".", 0, 0, "ECMA-262 21.4.4.18"},
    {"Date.prototype", "getUTCSeconds", get_part<Part::second, true>, ".", 0, 0, "ECMA-262 21.4.4.19"},
    {"Date.prototype", "getYear", get_year, ".", 0, 0, "ECMA-262 B.2.3.1"},
    {"Date.prototype", "toDateString", to_text<Form::date>, ".", 0, 0, "ECMA-262 21.4.4.35"},
    {"Date.prototype", "toISOString", to_iso_string, ".", 0, 0, "ECMA-262 21.4.4.36"},
    {"Date.prototype", "toString", to_text<Form::full>, ".", 0, 0, "ECMA-262 21.4.4.41"},
    {"Date.prototype", "toTimeString", to_text<Form::time>, ".", 0, 0, "ECMA-262 21.4.4.42"},
    {"Date.prototype", "toUTCString", to_text<Form::utc>, ".", 0, 0, "ECMA-262 21.4.4.43"},
    {"Date.prototype", "valueOf", get_time, ".", 0, 0, "ECMA-262 21.4.4.44"},
    {"", "currentTime", current_time_intrinsic, "", 0, native_intrinsic, ""},
    {"", "parseDate", date_parse, "", 1, native_intrinsic, ""},
    {"", "localDate", local_date, "", 7, native_intrinsic, ""},
    {"", "timeClip", clip, "", 1, native_intrinsic, "ECMA-262 21.4.1.31"},
    {"", "setTime", set_time, "", 2, native_intrinsic, ""},
    {"", "timeWithParts", time_with_parts, "", 8, native_intrinsic, ""},
    {"", "fullYear", full_year, "", 1, native_intrinsic, "ECMA-262 21.4.1.30"},
    {"", "dateTextNow", date_text_now, "", 0, native_intrinsic, ""},
};

NativeList date_natives() { return date_specs; }

} // namespace loopscope
