// The calendar of Date: days and parts of a time value, and the scenario's time zone as a table of periods.
// ECMA-262 21.4.1
#pragma once

#include "engine/runtime/agent.h"

#include <limits>
#include <span>
#include <string>

namespace loopscope {

inline constexpr double invalid_time = std::numeric_limits<double>::quiet_NaN();
inline constexpr double ms_per_second = 1000, ms_per_minute = 60'000, ms_per_hour = 3'600'000, ms_per_day = 86'400'000;

struct DateParts {
    double year;
    int month, day, weekday; // month 0..11, day 1..31, weekday 0 = Sunday
    int hour, minute, second, millisecond;
};
DateParts date_parts(double time); // a finite time value, already local or UTC
double make_time(double hour, double minute, double second, double millisecond); // 21.4.1.27
double make_day(double year, double month, double day);                          // 21.4.1.28
double make_date(double day, double time);                                       // 21.4.1.29
double make_full_year(double year);                                              // 21.4.1.30: 0..99 are 1900..1999
double time_clip(double time);                                                   // 21.4.1.31

// From `from` (UTC, milliseconds) on, the zone's clocks are `offset_minutes` ahead of UTC and say that it is `name`.
struct ZonePeriod {
    double from;
    int offset_minutes;
    std::string name; // "Central European Summer Time"
};
// `id` as in IANA's list, Europe/Berlin; the periods in order. Where it is never set, UTC.
void set_time_zone(Agent& agent, std::string_view id, std::span<const ZonePeriod> periods);
std::string zone_id(const Agent& agent);
struct ZoneOffset {
    int minutes;
    std::string name;
};
ZoneOffset zone_at(const Agent& agent, double utc);
double local_time(const Agent& agent, double utc);       // 21.4.1.25
double utc_from_local(const Agent& agent, double local); // 21.4.1.26

// ECMA-262 21.4.3.2 Date.parse: the standard's format, and what V8 takes besides. NaN when it is none.
double parse_date(Agent& agent, Value string);

} // namespace loopscope
