// One moment of a run as plain structs. Taking it changes nothing (law 5): it reads a const Simulation, never flattens,
// interns, calls or allocates in the arena. Everything the picture, the text view, the state object and the exports say
// comes from here.
#pragma once

#include "engine/inspect/messages.h"
#include "engine/inspect/moments.h"
#include "engine/inspect/next_step.h"
#include "engine/inspect/seen.h"

namespace loopscope {

class Simulation;

// How much is looked at, and in which words. A look costs what it shows.
struct Look {
    Wording wording = Wording::plain;
    bool library_frames = false;
    bool folds = false;                       // the browser's own work that nobody hears is left out (fold.h)
    std::uint32_t text_limit = 80;            // of one value
    std::uint32_t list_limit = 500;           // of what waits in one place; the rest is counted
    std::vector<std::uint32_t> subjects = {}; // ids that are looked at wherever they wait
    std::uint32_t console_from = 0;           // lines before are counted
    bool heap = false;
    std::uint32_t heap_limit = 400, property_limit = 12; // objects, nearest to the program's names first; of each
};

struct Snapshot {
    // The run.
    std::vector<std::string> files;        // names of the scenario's
    std::uint64_t step = 0, last_step = 0; // last_step: how far the run has been taken
    double time_ms = 0;
    Phase phase = Phase::script; // of the run: of several agents it waits only when all of them do
    std::string halted;          // empty, or the sentence
    SourcePlace halted_place;    // what the program was about to do
    NextStep next;
    std::optional<seen::Completed> completed; // by the instruction before
    std::optional<Moment> moment;             // the latest, where who takes the snapshot follows the run
    std::string leap;                         // what was told instead of shown on the way here: rounds of a loop
    std::string doing;                        // what the next step does, one sentence
    std::string why;                          // why the machine is where it is, one sentence
    std::string waiting_for;                  // what a waiting or parked run waits for
    bool gate_closed = false; // what is ready is held back: an older operation may have been answered earlier
    std::string held_up;      // what has been ready for long while the loop cannot turn; empty: nothing
    double held_up_ms = 0;
    std::uint64_t frames_missed = 0;
    std::vector<seen::Hanging> hanging; // once nothing goes on by itself
    std::vector<seen::Unhandled> unhandled;

    // What is in it.
    std::vector<seen::Agent> agents; // the page first
    std::uint32_t current_agent = 0; // index: the one that steps next
    std::vector<seen::Api> apis;     // of all agents; of each kind the first ones (Look::list_limit)
    std::uint32_t apis_beyond = 0, listeners_beyond = 0; // that are only counted; of them those that do but listen
    std::uint32_t console_total = 0;
    std::vector<seen::ConsoleLine> console; // from Look::console_from on
    std::vector<seen::HeapObject> heap;     // what is reachable from the program's names, nearest first, bounded
    std::uint32_t heap_total = 0;           // of them all, shown or not
    std::uint32_t heap_environments = 0;    // of heap_total: scopes that closures keep

    std::size_t apis_total() const { return apis.size() + apis_beyond; }
    // The agent that steps next; an empty one where there is no run.
    const seen::Agent& current() const;
    // That of this id, or the current one when it has ended.
    const seen::Agent& agent(std::uint32_t id) const;
};

Snapshot take_snapshot(const Simulation& simulation, const Look& look);

} // namespace loopscope
