#include "engine/web_apis/console/date_text.h"

#include <cstdint>

namespace loopscope {

namespace {

struct CivilDate {
    std::int64_t year;
    unsigned month, day;
};

// The proleptic Gregorian date of a day since 1970-01-01, counted in eras of 400 years that begin in March.
CivilDate civil_date(std::int64_t day) {
    day += 719'468;
    const std::int64_t era = (day >= 0 ? day : day - 146'096) / 146'097;
    const auto in_era = static_cast<unsigned>(day - era * 146'097);
    const unsigned year = (in_era - in_era / 1'460 + in_era / 36'524 - in_era / 146'096) / 365;
    const unsigned in_year = in_era - (365 * year + year / 4 - year / 100);
    const unsigned month = (5 * in_year + 2) / 153;
    const unsigned civil_month = month < 10 ? month + 3 : month - 9;
    return {static_cast<std::int64_t>(year) + era * 400 + (civil_month <= 2), civil_month,
            in_year - (153 * month + 2) / 5 + 1};
}

void append_padded(std::string& out, std::int64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    out.append(digits > text.size() ? digits - text.size() : 0, '0');
    out += text;
}

} // namespace

std::string date_text(double time_value) {
    if (!(time_value >= -8.64e15 && time_value <= 8.64e15)) return "Invalid Date";
    const auto time = static_cast<std::int64_t>(time_value);
    constexpr std::int64_t day_ms = 86'400'000;
    const std::int64_t day = (time >= 0 ? time : time - (day_ms - 1)) / day_ms;
    const std::int64_t in_day = time - day * day_ms;
    const CivilDate date = civil_date(day);
    std::string out;
    if (date.year >= 0 && date.year <= 9999) {
        append_padded(out, date.year, 4);
    } else {
        out += date.year < 0 ? '-' : '+';
        append_padded(out, date.year < 0 ? -date.year : date.year, 6);
    }
    out += '-';
    append_padded(out, date.month, 2);
    out += '-';
    append_padded(out, date.day, 2);
    out += 'T';
    append_padded(out, in_day / 3'600'000, 2);
    out += ':';
    append_padded(out, in_day / 60'000 % 60, 2);
    out += ':';
    append_padded(out, in_day / 1'000 % 60, 2);
    out += '.';
    append_padded(out, in_day % 1'000, 3);
    return out + "Z";
}

} // namespace loopscope
