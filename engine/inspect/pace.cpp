#include "engine/inspect/pace.h"

#include "engine/inspect/messages.h"

#include <algorithm>

namespace loopscope {

static constexpr double word_ms = 250, shortest_ms = 1'200, longest_ms = 6'000;
static constexpr double least_stand_ms = 900;
static constexpr unsigned times_until_known = 2, times_until_well_known = 5;
static constexpr unsigned functions_told = 2; // how often one function's coming and going
static constexpr unsigned rounds_shown = 2;   // of a loop without moments
// Of the same moment at the same place.
static constexpr unsigned repeats_shown = 3, passing_repeats_shown = 2, repeats_shown_of_browser = 12;
static constexpr std::int64_t longest_stretch_ns = 1'000'000'000;

static double words_ms(std::string_view sentence) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : sentence) {
        words += c != ' ' && !inside;
        inside = c != ' ';
    }
    return static_cast<double>(words) * word_ms;
}

double reading_ms(std::string_view sentence) { return std::clamp(words_ms(sentence), shortest_ms, longest_ms); }

double rereading_ms(std::string_view sentence, unsigned times) {
    const double share = times < times_until_known ? 2 : times < times_until_well_known ? 3 : 4;
    return std::min(words_ms(sentence), longest_ms) / share;
}

std::string told_leap(std::uint64_t rounds, std::int64_t program_time_ns) {
    return with_commas(rounds) + " more rounds, " + milliseconds(static_cast<double>(program_time_ns) / 1e6) + '.';
}

bool Pace::is_repetition(MomentKind kind, const MomentPlace& place) {
    visits_.clear();
    const bool repeated = ++seen_at_[{kind, place}] > (!place.in_program                    ? repeats_shown_of_browser
                                                       : weight_of(kind) == Weight::passing ? passing_repeats_shown
                                                                                            : repeats_shown);
    if (!repeated || !leap_) return repeated;
    if (!round_ && !round_of_moments_) round_of_moments_ = place;
    leap_->rounds += round_of_moments_ == place;
    return true;
}

bool Pace::is_silent(MomentKind kind, const MomentPlace& place) {
    if (kind != MomentKind::frame_pushed && kind != MomentKind::frame_left) return false;
    const Ref function = kind == MomentKind::frame_pushed ? place.code : place.code_before;
    return ++functions_[{kind, function}] > functions_told;
}

// What is less than its kind, such as a fold, teaches nothing of the kind.
static bool is_lesser(const Moment& moment) { return moment.weight < weight_of(moment.kind); }

Weight Pace::shown_as(const Moment& moment) const {
    const bool first = moment.weight == Weight::passing && !is_lesser(moment) && !seen_.contains(moment.kind);
    return first ? Weight::beat : moment.weight;
}

double Pace::stands_ms(const Moment& moment) {
    const unsigned times = is_lesser(moment) ? times_until_known : seen_[moment.kind]++;
    if (times == 0) return reading_ms(moment.sentence);
    if (moment.weight == Weight::passing)
        return std::max(passing_stands_ms, rereading_ms(moment.sentence, std::max(times, times_until_known)));
    return std::max(least_stand_ms, rereading_ms(moment.sentence, times));
}

bool Pace::is_repetition(const StopMark& mark) {
    if (!mark.visible) return leaping();
    const Place place = place_of(mark);
    if (leap_) {
        if (!round_ && !round_of_moments_) round_ = place;
        leap_->rounds += round_ == place;
        return true;
    }
    return ++visits_[place] > rounds_shown;
}

void Pace::begin_leap(std::int64_t now_ns) {
    leap_ = Leap{now_ns};
    round_.reset();
    round_of_moments_.reset();
}

bool Pace::stretch_is_over(std::int64_t now_ns) const { return leap_ && now_ns - leap_->from_ns >= stretch_ns_; }

void Pace::next_stretch() { stretch_ns_ = std::min(stretch_ns_ * 2, longest_stretch_ns); }

std::string Pace::end_leap(std::int64_t now_ns) {
    if (!leap_) return {};
    const Leap leap = *leap_;
    leap_.reset();
    return leap.rounds > 1 ? told_leap(leap.rounds, now_ns - leap.from_ns) : std::string();
}

} // namespace loopscope
