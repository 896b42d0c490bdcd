// How long each moment of a played run stands, and which rounds of a loop are told instead of shown. A function of what
// has been shown so far and of nothing else: pace changes no run.
#pragma once

#include "engine/inspect/moments.h"
#include "engine/inspect/stopping.h"

#include <array>
#include <map>
#include <optional>

namespace loopscope {

// Milliseconds at speed 1.
inline constexpr double expression_stands_ms = 40;
inline constexpr double passing_stands_ms = 300; // as long as a token needs to land

// The time to read a sentence: 250 ms a word, between 1.2 and 6 seconds.
double reading_ms(std::string_view sentence);

// "19,997 more rounds, 18 ms."
std::string told_leap(std::uint64_t rounds, std::int64_t program_time_ns);

class Pace {
public:
    void restart() { *this = Pace(); }

    // A moment has come. True: the same has happened at the same place so often that it is one of a loop's rounds, and
    // is not shown.
    bool is_repetition(MomentKind kind, const StopMark& mark);
    // How long a moment stands that is shown: its reading time the first time its kind is seen, half of it the second
    // time, a quarter from then on.
    double stands_ms(const Moment& moment);

    // An expression between two moments has been run. True: it is one of a loop's later rounds, and is not shown.
    bool is_repetition(const StopMark& mark);

    // --- leaps: what is not shown -----------------------------------------------------------------------------------
    bool leaping() const { return leap_.has_value(); }
    void begin_leap(std::int64_t now_ns);
    // An endless loop is looked at now and then, after stretches of program time that grow.
    bool stretch_is_over(std::int64_t now_ns) const;
    void next_stretch();
    // Ends the leap, or its present stretch: what is said of it.
    std::string end_leap(std::int64_t now_ns);

private:
    struct Leap {
        std::int64_t from_ns;
        std::uint64_t rounds = 0;
    };
    using Place = std::array<std::uint64_t, 3>; // code, and the expression in it
    static Place place_of(const StopMark& mark) { return {mark.executable, mark.start, mark.end}; }

    std::map<MomentKind, unsigned> seen_;                      // of a kind
    std::map<std::pair<MomentKind, Place>, unsigned> seen_at_; // of a kind at a place
    std::map<Place, unsigned> visits_;                         // since the last moment
    std::optional<Place> round_;                               // where a leap's rounds are counted
    std::optional<Leap> leap_;
    std::int64_t stretch_ns_ = 1'000'000; // of program time
};

} // namespace loopscope
