#include "engine/inspect/pace.h"

#include "engine/inspect/messages.h"

#include <algorithm>

namespace loopscope {

static constexpr double word_ms = 250, shortest_ms = 1'200, longest_ms = 6'000;
static constexpr double least_stand_ms = 400;
static constexpr unsigned rounds_shown = 2;  // of a loop without moments
static constexpr unsigned repeats_shown = 2; // of the same moment at the same place
static constexpr std::int64_t longest_stretch_ns = 1'000'000'000;

double reading_ms(std::string_view sentence) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : sentence) {
        words += c != ' ' && !inside;
        inside = c != ' ';
    }
    return std::clamp(static_cast<double>(words) * word_ms, shortest_ms, longest_ms);
}

static std::string with_commas(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

std::string told_leap(std::uint64_t rounds, std::int64_t program_time_ns) {
    return with_commas(rounds) + (rounds == 1 ? " more round, " : " more rounds, ") +
           milliseconds(static_cast<double>(program_time_ns) / 1e6) + '.';
}

bool Pace::is_repetition(MomentKind kind, const StopMark& mark) {
    visits_.clear();
    const bool repeated = ++seen_at_[{kind, place_of(mark)}] > repeats_shown;
    if (repeated && leap_ && !round_) round_ = place_of(mark);
    if (repeated && leap_ && *round_ == place_of(mark)) ++leap_->rounds;
    return repeated;
}

double Pace::stands_ms(const Moment& moment) {
    if (moment.weight == Weight::passing) return passing_stands_ms;
    const unsigned times = std::min(seen_[moment.kind]++, 2u);
    return std::max(least_stand_ms, reading_ms(moment.sentence) / (1u << times));
}

bool Pace::is_repetition(const StopMark& mark) {
    if (!mark.visible) return leaping();
    const Place place = place_of(mark);
    if (leap_) {
        if (!round_) round_ = place;
        leap_->rounds += *round_ == place;
        return true;
    }
    return ++visits_[place] > rounds_shown;
}

void Pace::begin_leap(std::int64_t now_ns) {
    leap_ = Leap{now_ns};
    round_.reset();
}

bool Pace::stretch_is_over(std::int64_t now_ns) const { return leap_ && now_ns - leap_->from_ns >= stretch_ns_; }

void Pace::next_stretch() { stretch_ns_ = std::min(stretch_ns_ * 2, longest_stretch_ns); }

std::string Pace::end_leap(std::int64_t now_ns) {
    if (!leap_) return {};
    const Leap leap = *leap_;
    leap_.reset();
    return leap.rounds > 0 ? told_leap(leap.rounds, now_ns - leap.from_ns) : std::string();
}

} // namespace loopscope
