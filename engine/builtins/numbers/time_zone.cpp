#include "engine/builtins/numbers/time_zone.h"

#include "engine/builtins/builtins_state.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <cmath>
#include <limits>

namespace loopscope {

static constexpr double nan = std::numeric_limits<double>::quiet_NaN();

static double floor_divide(double a, double b) { return std::floor(a / b); }
static int positive_remainder(double a, double b) { return static_cast<int>(a - b * floor_divide(a, b)); }

// Days of the proleptic Gregorian calendar, by counting from March so that the leap day comes last.
static double days_from_civil(double year, int month, int day) {
    const double shifted = month < 2 ? year - 1 : year;
    const double era = floor_divide(shifted, 400);
    const double year_of_era = shifted - era * 400;
    const int month_from_march = (month + 10) % 12;
    const double day_of_year = std::floor((153.0 * month_from_march + 2) / 5) + day - 1;
    const double day_of_era =
        year_of_era * 365 + std::floor(year_of_era / 4) - std::floor(year_of_era / 100) + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

DateParts date_parts(double time) {
    const double day = floor_divide(time, ms_per_day);
    const double in_day = time - day * ms_per_day;
    const double shifted = day + 719468;
    const double era = floor_divide(shifted, 146097);
    const double day_of_era = shifted - era * 146097;
    const double year_of_era = std::floor((day_of_era - std::floor(day_of_era / 1460) + std::floor(day_of_era / 36524) -
                                           std::floor(day_of_era / 146096)) /
                                          365);
    const double day_of_year =
        day_of_era - (365 * year_of_era + std::floor(year_of_era / 4) - std::floor(year_of_era / 100));
    const double month_from_march = std::floor((5 * day_of_year + 2) / 153);
    DateParts parts;
    parts.day = static_cast<int>(day_of_year - std::floor((153 * month_from_march + 2) / 5) + 1);
    parts.month = (static_cast<int>(month_from_march) + 2) % 12;
    parts.year = year_of_era + era * 400 + (parts.month < 2 ? 1 : 0);
    parts.weekday = positive_remainder(day + 4, 7);
    parts.hour = static_cast<int>(std::floor(in_day / ms_per_hour));
    parts.minute = positive_remainder(std::floor(in_day / ms_per_minute), 60);
    parts.second = positive_remainder(std::floor(in_day / ms_per_second), 60);
    parts.millisecond = positive_remainder(in_day, 1000);
    return parts;
}

double make_time(double hour, double minute, double second, double millisecond) {
    if (!std::isfinite(hour) || !std::isfinite(minute) || !std::isfinite(second) || !std::isfinite(millisecond))
        return nan;
    return std::trunc(hour) * ms_per_hour + std::trunc(minute) * ms_per_minute + std::trunc(second) * ms_per_second +
           std::trunc(millisecond);
}

double make_day(double year, double month, double day) {
    if (!std::isfinite(year) || !std::isfinite(month) || !std::isfinite(day)) return nan;
    const double y = std::trunc(year), m = std::trunc(month);
    const double whole_year = y + std::floor(m / 12);
    if (std::fabs(whole_year) > 400'000) return nan;
    return days_from_civil(whole_year, positive_remainder(m, 12), 1) + std::trunc(day) - 1;
}

double make_date(double day, double time) {
    if (!std::isfinite(day) || !std::isfinite(time)) return nan;
    const double result = day * ms_per_day + time;
    return std::isfinite(result) ? result : nan;
}

double make_full_year(double year) {
    if (std::isnan(year)) return nan;
    const double truncated = to_integer_or_infinity(year);
    return truncated >= 0 && truncated <= 99 ? 1900 + truncated : truncated;
}

double time_clip(double time) {
    if (!std::isfinite(time) || std::fabs(time) > 8.64e15) return nan;
    return std::trunc(time) + 0.0;
}

// --- the zone --------------------------------------------------------------------------------------------------------

static constexpr std::uint32_t first = 1, fields = 3; // the id; then from, minutes, name

void set_time_zone(Agent& agent, std::string_view id, std::span<const ZonePeriod> periods) {
    Values& table = agent.make_values(first + size32(periods) * fields);
    own_builtins_state(agent).time_zone = agent.heap.cell_of(table);
    table.items[0] = string_from_utf8(agent, id);
    for (std::uint32_t i = 0; i < periods.size(); ++i) {
        table.items[first + i * fields] = Value::number(periods[i].from);
        table.items[first + i * fields + 1] = Value::int32(periods[i].offset_minutes);
        table.items[first + i * fields + 2] = string_from_utf8(agent, periods[i].name);
    }
}

std::string zone_id(const Agent& agent) {
    const CellOf<Values> zone = builtins_state(agent).time_zone;
    return zone ? to_utf8(agent.heap, agent.heap.at(zone).items[0]) : "UTC";
}

ZoneOffset zone_at(const Agent& agent, double utc) {
    const CellOf<Values> zone = builtins_state(agent).time_zone;
    ZoneOffset found{0, "Coordinated Universal Time"};
    if (!zone) return found;
    const Values& table = agent.heap.at(zone);
    for (std::uint32_t i = first; i < table.header.count; i += fields) {
        if (i > first && table.items[i].as_number() > utc) break;
        found = {table.items[i + 1].as_int32(), to_utf8(agent.heap, table.items[i + 2])};
    }
    return found;
}

double local_time(const Agent& agent, double utc) { return utc + zone_at(agent, utc).minutes * ms_per_minute; }

// A local time that is skipped is read with the offset before the jump, one that comes twice as the first of the two.
double utc_from_local(const Agent& agent, double local) {
    if (!std::isfinite(local)) return nan;
    const double before = local - zone_at(agent, local - ms_per_day).minutes * ms_per_minute;
    const double after = local - zone_at(agent, local + ms_per_day).minutes * ms_per_minute;
    if (local_time(agent, before) == local) return before;
    return local_time(agent, after) == local ? after : before;
}

} // namespace loopscope
