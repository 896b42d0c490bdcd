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
inline constexpr double passing_stands_ms = 500; // at least: as long as a token needs to land

inline constexpr double silent_stands_ms = 200;

// The time to read a sentence: 250 ms a word, between 1.2 and 6 seconds.
double reading_ms(std::string_view sentence);
// The same for a sentence of a kind that was read so often before, at least once: half of it, then a third, then a
// quarter.
double rereading_ms(std::string_view sentence, unsigned times = 1);

// "19,997 more rounds, 18 ms."
std::string told_leap(std::uint64_t rounds, std::int64_t program_time_ns);

// Where in the program something happens: the code and the expression in it, before and after; and whose turn it is.
struct MomentPlace {
    Ref code_before = 0, code = 0, turn = 0;
    std::uint32_t start_before = 0, start = 0;
    bool in_program = false; // one of them is the program's own
    auto operator<=>(const MomentPlace&) const = default;
};

class Pace {
public:
    void restart() { *this = Pace(); }

    // A moment has come. True: the same has happened at the same place so often that it is one of a loop's rounds, and
    // is not shown.
    bool is_repetition(MomentKind kind, const MomentPlace& place);
    // A function that was seen to come and to go comes and goes without a word.
    bool is_silent(MomentKind kind, const MomentPlace& place);
    // A kind that only passes is waited for when it is seen for the first time.
    Weight shown_as(const Moment& moment) const;
    // How long a moment stands that is shown: the time to read its sentence; where its kind was seen before, to read it
    // again.
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

    std::map<MomentKind, unsigned> seen_;                            // how often
    std::map<std::pair<MomentKind, MomentPlace>, unsigned> seen_at_; // how often
    std::map<std::pair<MomentKind, Ref>, unsigned> functions_;       // that came and went
    std::map<Place, unsigned> visits_;                               // since the last moment
    // Where a leap's rounds are counted: at a moment, or else at an expression.
    std::optional<MomentPlace> round_of_moments_;
    std::optional<Place> round_;
    std::optional<Leap> leap_;
    std::int64_t stretch_ns_ = 1'000'000; // of program time
};

} // namespace loopscope
