// ECMA-262 21.4.1.32 Date Time String Format, and the looser forms that V8 takes.
#include "engine/builtins/numbers/time_zone.h"
#include "engine/runtime/string.h"
#include "engine/syntax/digits.h"

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace loopscope {

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

namespace {

class IsoReader {
public:
    explicit IsoReader(std::string_view text) : text_(text) {}
    std::optional<double> read(const Agent& agent);

private:
    bool number(unsigned digits, double& value) {
        if (at_ + digits > text_.size()) return false;
        value = 0;
        for (unsigned i = 0; i < digits; ++i) {
            if (!is_digit(text_[at_ + i])) return false;
            value = value * 10 + (text_[at_ + i] - '0');
        }
        at_ += digits;
        return true;
    }
    bool accept(char c) { return at_ < text_.size() && text_[at_] == c ? ++at_ : false; }
    bool read_year(double& year);
    bool read_time(double& hour, double& minute, double& second, double& millisecond);
    bool read_zone(bool& has_zone, double& offset);

    std::string_view text_;
    std::size_t at_ = 0;
};

bool IsoReader::read_year(double& year) {
    const bool plus = accept('+'), minus = !plus && accept('-');
    if (!plus && !minus) return number(4, year);
    if (!number(6, year) || (minus && year == 0)) return false;
    if (minus) year = -year;
    return true;
}

bool IsoReader::read_time(double& hour, double& minute, double& second, double& millisecond) {
    if (!number(2, hour) || !accept(':') || !number(2, minute)) return false;
    if (accept(':')) {
        if (!number(2, second)) return false;
        if (accept('.') || accept(',')) {
            double scale = 100;
            if (at_ >= text_.size() || !is_digit(text_[at_])) return false;
            for (; at_ < text_.size() && is_digit(text_[at_]); ++at_, scale /= 10)
                if (scale >= 1) millisecond += (text_[at_] - '0') * scale;
        }
    }
    if (hour == 24) return minute == 0 && second == 0 && millisecond == 0;
    return hour < 24 && minute < 60 && second < 60;
}

bool IsoReader::read_zone(bool& has_zone, double& offset) {
    if (accept('Z')) return has_zone = true;
    const bool plus = accept('+'), minus = !plus && accept('-');
    if (!plus && !minus) return true;
    double hour, minute;
    if (!number(2, hour) || !accept(':') || !number(2, minute) || hour > 23 || minute > 59) return false;
    offset = (hour * 60 + minute) * (minus ? -1 : 1);
    return has_zone = true;
}

} // namespace

std::optional<double> IsoReader::read(const Agent& agent) {
    double year, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0, offset = 0;
    bool has_time = false, has_zone = false;
    if (!read_year(year)) return std::nullopt;
    if (accept('-')) {
        if (!number(2, month)) return std::nullopt;
        if (accept('-') && !number(2, day)) return std::nullopt;
    }
    if (accept('T')) {
        has_time = true;
        if (!read_time(hour, minute, second, millisecond) || !read_zone(has_zone, offset)) return std::nullopt;
    }
    if (at_ != text_.size() || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const double local = make_date(make_day(year, month - 1, day), make_time(hour, minute, second, millisecond));
    if (has_time && !has_zone) return utc_from_local(agent, local);
    return local - offset * ms_per_minute;
}

namespace {

// V8's legacy forms: numbers, month names, times with colons, AM and PM, zones; words before the first number are
// skipped.
class LegacyReader {
public:
    explicit LegacyReader(std::string_view text) : text_(text) {}
    double read(const Agent& agent);

private:
    bool read_number();
    bool read_word();
    bool finish_time_part(double number);
    bool read_offset();
    void skip_parentheses();
    char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    double day_value(bool& ok) const;

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<double> day_numbers_;
    std::vector<double> time_numbers_; // hour, minute, second, millisecond
    int month_ = 0;                    // by name: 1..12
    bool month_first_ = false;
    bool in_time_ = false, has_zone_ = false, iso_order_ = false;
    double zone_minutes_ = 0;
    int half_ = 0; // 1 AM, 2 PM
};

bool LegacyReader::finish_time_part(double number) {
    if (time_numbers_.size() >= 4) return false;
    time_numbers_.push_back(number);
    return true;
}

bool LegacyReader::read_number() {
    const std::size_t begin = at_;
    double number = 0;
    while (is_digit(at(at_))) number = number * 10 + (at(at_++) - '0');
    const std::size_t digits = at_ - begin;
    if (at(at_) == ':' && !in_time_ && time_numbers_.empty()) in_time_ = true;
    if (in_time_) {
        if (time_numbers_.size() == 3) { // a fraction of a second: three digits count
            for (std::size_t i = digits; i < 3; ++i) number *= 10;
            for (std::size_t i = digits; i > 3; --i) number = std::floor(number / 10);
        }
        if (!finish_time_part(number)) return false;
        if ((at(at_) == ':' && time_numbers_.size() < 3) || (at(at_) == '.' && time_numbers_.size() == 3)) {
            ++at_;
            return is_digit(at(at_));
        }
        in_time_ = false;
        return true;
    }
    if (day_numbers_.size() >= 3) return false;
    if (day_numbers_.empty() && !month_ && digits >= 3 && at(at_) == '-') iso_order_ = true;
    day_numbers_.push_back(number);
    if (at(at_) == '-' || at(at_) == '/' || at(at_) == '.') ++at_;
    return true;
}

bool LegacyReader::read_offset() {
    const double sign = at(at_) == '-' ? -1 : 1;
    ++at_;
    const std::size_t begin = at_;
    double number = 0;
    while (is_digit(at(at_))) number = number * 10 + (at(at_++) - '0');
    const std::size_t digits = at_ - begin;
    if (digits == 0) return false;
    double hour = number, minute = 0;
    if (at(at_) == ':') {
        ++at_;
        while (is_digit(at(at_))) minute = minute * 10 + (at(at_++) - '0');
    } else if (digits > 2) {
        hour = std::floor(number / 100);
        minute = std::fmod(number, 100);
    }
    zone_minutes_ = sign * (hour * 60 + minute);
    return has_zone_ = true;
}

bool LegacyReader::read_word() {
    std::string word;
    while (is_letter(at(at_))) word += static_cast<char>(at(at_++) | 0x20);
    if (at(at_) == '.') ++at_;
    const std::string head = word.substr(0, 3);
    constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (head != months[i]) continue;
        month_ = static_cast<int>(i) + 1;
        month_first_ = day_numbers_.empty();
        if (at(at_) == '-' || at(at_) == '/') ++at_;
        return true;
    }
    if ((word == "am" || word == "pm") && !time_numbers_.empty()) {
        half_ = word == "am" ? 1 : 2;
        return true;
    }
    constexpr std::array<std::pair<std::string_view, int>, 12> zones = {{{"z", 0},
                                                                         {"ut", 0},
                                                                         {"utc", 0},
                                                                         {"gmt", 0},
                                                                         {"est", -5},
                                                                         {"edt", -4},
                                                                         {"cst", -6},
                                                                         {"cdt", -5},
                                                                         {"mst", -7},
                                                                         {"mdt", -6},
                                                                         {"pst", -8},
                                                                         {"pdt", -7}}};
    for (const auto& [name, hours] : zones) {
        if (word != name) continue;
        has_zone_ = true;
        zone_minutes_ = hours * 60;
        return true;
    }
    if (word == "t" && !day_numbers_.empty()) return true;
    return day_numbers_.empty() && time_numbers_.empty(); // an unknown word may only stand in front
}

void LegacyReader::skip_parentheses() {
    int depth = 0;
    do {
        if (at(at_) == '(') ++depth;
        if (at(at_) == ')') --depth;
        ++at_;
    } while (depth > 0 && at_ < text_.size());
}

double LegacyReader::day_value(bool& ok) const {
    std::vector<double> numbers = day_numbers_;
    double year = 2001, month, day;
    ok = false;
    if (month_) {
        month = month_;
        if (numbers.empty()) return invalid_time;
        day = numbers[0];
        if (numbers.size() > 1) year = numbers[1];
        if (numbers.size() > 2) return invalid_time;
        if (numbers.size() == 2 && (numbers[0] < 1 || numbers[0] > 31)) std::swap(day, year);
        if (numbers.size() == 1 && (day < 1 || day > 31)) {
            if (month_first_) year = day, day = 1;
        }
    } else if (numbers.size() == 3) {
        if (iso_order_ || numbers[0] < 1 || numbers[0] > 31) year = numbers[0], month = numbers[1], day = numbers[2];
        else month = numbers[0], day = numbers[1], year = numbers[2];
    } else if (numbers.size() == 2) {
        if (iso_order_) year = numbers[0], month = numbers[1], day = 1;
        else month = numbers[0], day = numbers[1];
    } else if (numbers.size() == 1) {
        const double number = numbers[0];
        if (number >= 1 && number <= 12) month = number, day = 1;
        else month = 1, day = 1, year = number;
        if (number > 12 && number < 32) return invalid_time;
    } else {
        return invalid_time;
    }
    if (!iso_order_ || year >= 100) {
        if (year >= 0 && year <= 49) year += 2000;
        else if (year >= 50 && year <= 99) year += 1900;
    }
    ok = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return make_day(year, month - 1, day);
}

double LegacyReader::read(const Agent& agent) {
    while (at_ < text_.size()) {
        const char c = text_[at_];
        bool good = true;
        if (is_digit(c)) good = read_number();
        else if (is_letter(c)) good = read_word();
        else if (c == '(') skip_parentheses();
        else if ((c == '+' || c == '-') && (!time_numbers_.empty() || has_zone_)) good = read_offset();
        else ++at_;
        if (!good) return invalid_time;
    }
    bool ok = false;
    const double day = day_value(ok);
    if (!ok) return invalid_time;
    while (time_numbers_.size() < 4) time_numbers_.push_back(0);
    double hour = time_numbers_[0];
    if (half_) {
        if (hour < 1 || hour > 12) return invalid_time;
        hour = std::fmod(hour, 12) + (half_ == 2 ? 12 : 0);
    }
    const bool midnight = hour == 24 && time_numbers_[1] == 0 && time_numbers_[2] == 0 && time_numbers_[3] == 0;
    if ((hour > 23 && !midnight) || time_numbers_[1] > 59 || time_numbers_[2] > 59) return invalid_time;
    const double local = make_date(day, make_time(hour, time_numbers_[1], time_numbers_[2], time_numbers_[3]));
    return has_zone_ ? local - zone_minutes_ * ms_per_minute : utc_from_local(agent, local);
}

} // namespace

double parse_date(Agent& agent, Value string) {
    if (length_of(agent.heap, string) > 1000) return invalid_time;
    const std::string text = to_utf8(agent.heap, string);
    std::size_t begin = 0, end = text.size();
    while (begin < end && (text[begin] == ' ' || text[begin] == '\t' || text[begin] == '\n')) ++begin;
    while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\n')) --end;
    const std::string_view trimmed = std::string_view(text).substr(begin, end - begin);
    if (trimmed.starts_with("-000000")) return invalid_time; // 21.4.1.32.1: no year, and no other form of date either
    if (const auto time = IsoReader(trimmed).read(agent)) return time_clip(*time);
    return time_clip(LegacyReader(trimmed).read(agent));
}

} // namespace loopscope
