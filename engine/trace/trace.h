// What happened, in order: flat records of a fixed vocabulary, appended once as a run first advances and never read by
// it.
//
// The trace lies outside the arena: going back does not shorten it, and re-execution does not write it again.
#pragma once

#include "engine/syntax/casts.h"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace loopscope {

enum class TraceKind : std::uint8_t {
    turn_began,        // what: TurnKind; id: task or microtask; cause: what queued it; amount: how long it waited, ns
    turn_ended,        // the same id; amount: steps it took
    queued,            // what: TurnKind; id: task or microtask
    operation_started, // id: timer, request, image...; label: api
    operation_ended,
    console_line,   // amount: number of the line
    rendering,      // an opportunity taken; amount: how many were missed before it
    input,          // what: HostInputType; id: operation or 0
    handed_over,    // a callback goes to the browser, beside operation_started: id: listener, frame callback...; label:
                    // api
    reaction_waits, // what: ReactionKind; id: reaction; amount: id of the pending promise
    promise_settled, // what: SettledAs; id: promise; amount: microtasks that its reactions became
    suspended, // an await takes a frame off the stack. id: its activation; amount: id of the promise; label: function
    thrown,    // by the program or by what it called. id: of the object that was thrown, or 0
    caught,    // by a catch clause of the program; the same
    reported,  // nobody caught it; the same
    rests,     // the loop has nothing to run. what: Phase
    called,    // the library calls back: id: listener, frame callback
    count
};
enum class ReactionKind : std::uint8_t { then, await };
enum class SettledAs : std::uint8_t { fulfilled, rejected };
enum class TurnKind : std::uint8_t { script, task, microtask, rendering };

// What happened, within its kind: an enumerator of the enum that the kind names.
struct TraceDetail {
    std::uint8_t number = 0;
    constexpr TraceDetail() = default;
    template <class Enum>
        requires std::is_enum_v<Enum>
    constexpr TraceDetail(Enum which) : number(static_cast<std::uint8_t>(which)) {}
};

struct TraceRecord {
    TraceKind kind;
    std::uint8_t what;
    std::uint16_t agent; // whose: Trace::agent_id(...)
    std::uint32_t id;
    std::uint32_t cause;
    std::uint32_t label; // Trace::label(...)
    std::uint64_t step;
    std::int64_t time_ns;
    std::uint64_t amount;
};

enum class ConsoleLevel : std::uint8_t { log, info, warn, error, debug, uncaught };
std::string_view console_level_name(ConsoleLevel level);

// What a line is besides its text, for who can show more than text.
struct ConsoleShape {
    enum class Group : std::uint8_t { none, open, collapsed } group = Group::none; // it is the head of a group
    std::uint32_t depth = 0; // in how many groups it stands: the text begins with two spaces for each
    std::string table;       // console.table: web_apis/console/console_table.h; empty otherwise
};

struct ConsoleRecord {
    ConsoleLevel level = ConsoleLevel::log;
    std::string text; // the corpus's line, prefix included; UTF-8, without the line feed
    std::uint64_t step = 0;
    std::int64_t time_ns = 0;
    std::uint32_t cause = 0;            // the turn that wrote it
    std::uint32_t source_id = 0;        // file of the place
    std::uint32_t start = 0, end = 0;   // where in the program, UTF-16 units
    std::uint32_t line = 0, column = 0; // from 1; 0: nowhere
    std::uint32_t agent = 1;            // id
    std::uint32_t reason = 0;           // object of an unhandled rejection, 0: none
    ConsoleShape shape;
};

// The identity that travels: T1 is the first timer of the run, from the Web APIs through the queue to the stack.
struct TraceToken {
    std::uint32_t id = 0; // of the first thing that stood for it
    char letter = 0; // T timer, F fetch, I image, E listener, P promise reaction, A await, M queueMicrotask, R frame, S
                     // script, W worker
    std::uint32_t number = 0;
};
// 'P3'; empty where there is none.
std::string badge_of(const TraceToken& token);

// The place in the program at which something was made, and from which the function around it was called.
struct TraceSite {
    struct Place {
        std::uint32_t source_id = 0, start = 0, end = 0;
        std::uint32_t line = 0, column = 0; // from 1; 0: nowhere
    };
    std::uint64_t step = 0;
    Place made, called;
};

class Trace {
public:
    explicit Trace(std::size_t budget_bytes = 64u << 20) : capacity_(budget_bytes / sizeof(TraceRecord)) {}

    // False while steps are taken again that the trace knows already.
    bool recording = true;

    void append(TraceKind kind, TraceDetail what, std::uint32_t id, std::uint32_t cause, std::string_view label,
                std::uint64_t step, std::int64_t time_ns, std::uint64_t amount = 0);
    void append_console(ConsoleRecord line);
    // `id` stands for the token whose first id is `token`; a token that is new gets the next number of its letter.
    void note_token(std::uint32_t id, std::uint32_t token, char letter);
    TraceToken token(std::uint32_t id) const; // none: id 0
    // The latest ones are kept.
    void note_site(std::uint32_t id, const TraceSite& site);
    const TraceSite* site(std::uint32_t id) const;
    // Whose records follow: the page's (1) until told otherwise.
    void enter_agent(std::uint32_t id);
    std::uint32_t agent_id(std::uint16_t agent) const { return agent_ids_[agent]; }
    // Forgets what comes after `step`: the run goes another way from there.
    void cut(std::uint64_t step, std::uint64_t console_lines);
    void clear();

    const std::deque<TraceRecord>& records() const { return records_; }
    // Those of one step.
    std::ranges::subrange<std::deque<TraceRecord>::const_iterator> of_step(std::uint64_t step) const;
    const std::string& label(std::uint32_t index) const { return labels_[index]; }
    // How many records of each kind were dropped because they were the oldest.
    const std::array<std::uint64_t, enum_count<TraceKind>>& dropped() const { return dropped_; }
    const std::vector<ConsoleRecord>& console() const { return console_; }

private:
    std::uint16_t agent_ = 0;
    std::vector<std::uint32_t> agent_ids_{1};
    std::uint32_t label_index(std::string_view label);

    std::size_t capacity_;
    std::deque<TraceRecord> records_;
    std::array<std::uint64_t, enum_count<TraceKind>> dropped_{};
    std::vector<std::string> labels_{std::string()};
    std::map<std::string, std::uint32_t, std::less<>> label_indices_;
    std::vector<ConsoleRecord> console_;
    std::unordered_map<std::uint32_t, TraceToken> tokens_; // looked up only, never gone through
    std::array<std::uint32_t, 26> token_numbers_{};
    struct NotedSite {
        std::uint32_t id = 0;
        TraceSite site;
    };
    std::vector<NotedSite> sites_; // at the id, modulo the size once that is at its limit
};

} // namespace loopscope
