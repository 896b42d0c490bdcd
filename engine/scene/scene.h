// What is shown, as data: regions, items and edges with id, role, name, sentence and rectangle. One source for the
// canvas, the text view, the SVG export and the tests; no second opinion.
//
// A scene is a function of a snapshot, the turns so far, a viewport and the width of text. It keeps nothing: where an
// item was a moment ago, and how it moves to where it belongs now, is the canvas's business (web/draw/motion).
#pragma once

#include "engine/inspect/snapshot.h"
#include "engine/inspect/turns.h"
#include "engine/scene/layout.h"
#include "engine/scene/text_measure.h"
#include "engine/syntax/by_enum.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

struct Rect {
    float x = 0, y = 0, width = 0, height = 0; // CSS pixels, origin at the canvas's top left
    float right() const { return x + width; }
    float bottom() const { return y + height; }
};

enum class Role : std::uint8_t {
    why,      // the sentence on top
    frame,    // of the call stack
    binding,  // name and value inside a frame or environment
    object,   // in the heap
    property, // inside an object
    api,      // a waiting operation or a listener
    token,    // in a queue
    ring,     // the loop
    phase,    // an arc of the ring
    turn,     // on the timeline
    note,     // words: an empty region's sentence, head and tail marks
};

enum class TokenState : std::uint8_t {
    none,
    outside /* hollow */,
    queued /* filled */,
    running /* glowing */,
    on_promise /* dashed */,
    done
};

// The phases of the ring, clockwise from the top right, in the order of HTML's processing model.
enum class RingPart : std::uint8_t { microtasks, rendering, waiting, task, count };
struct ArcSpan {
    float begin, end; // turns, clockwise from the top
};
inline constexpr ByEnum<RingPart, ArcSpan> ring_spans = {
    {{0.06f, 0.44f}, {0.46f, 0.58f}, {0.60f, 0.72f}, {0.74f, 1.04f}}};

struct Item {
    std::string id;           // unique and stable: "frame-12", "task-9", "object-4/name"
    std::uint32_t entity = 0; // id of what it shows, 0 none
    Role role = Role::note;
    Family family = Family::neutral;
    TokenState state = TokenState::none;
    RingPart ring_part = RingPart::count; // of Role::phase
    Token token;                          // its travelling identity
    std::string name;                     // main text
    std::string detail;                   // second line
    std::string value;                    // right-hand text (bindings, properties)
    std::string sentence;    // for the text view, hover and assistive technology: complete, with the reason why not yet
    float progress = -1;     // 0..1 of what is known, -1 unknown
    bool emphasized = false; // what the last step touched, or the place where the machine is
    bool behind = false;     // there is no room for it: it is counted by what lies at its place
    SourcePlace place;       // "take me there"
    std::uint64_t origin_step = 0;
    Rect rect;
    std::uint32_t parent = UINT32_MAX; // index in Region::items
};

struct Region {
    std::string id;       // stack heap apis microtasks tasks loop timeline why
    std::string name;     // heading, in the chosen wording
    std::string hint;     // quiet words beside the heading: "first in, first out"
    std::string sentence; // the whole region in one sentence, counts included
    std::string empty;    // what an empty region says
    Family family = Family::neutral;
    bool active = false; // the machine is here now
    bool slim = false;   // one line: it has had nothing to show yet
    Rect rect;
    Rect content; // where items go; taller content scrolls: content_height
    float content_height = 0;
    float focus_y = -1;       // in the content: what this step changed, to be scrolled to; -1 nothing
    std::uint32_t hidden = 0; // items left out by level of detail
    std::vector<Item> items;
};

struct Edge { // a curve between two items: variable to object, object to object, promise to reaction, origin to token
    std::string from, to; // item ids
    Family family = Family::neutral;
    bool emphasized = false;
};

// A box around regions: "JavaScript runtime" holds everything, "JavaScript engine" stack and heap.
struct Enclosure {
    std::string name;
    Rect rect;
};

struct Splitter { // between two parts, to be dragged
    Share share;
    bool upright; // moves sideways
    Rect rect;
    float begin, length; // of what is shared, along its way
};

struct Scene {
    float width = 0, height = 0;
    std::uint64_t step = 0;
    std::vector<Enclosure> enclosures; // outermost first; none where there is no room
    std::vector<Region> regions;       // in reading order
    std::vector<Edge> edges;
    std::vector<Splitter> splitters;
    std::vector<Item> folded; // the names of what is put away, to bring it back
    std::string narration;    // one sentence for this step
    std::string badge_of_running;
    const Region* find(std::string_view id) const;
};

struct Viewport {
    float width = 840, height = 740;
    Wording wording = Wording::plain;
    bool lecture = false; // big type, few parts
    Layout layout;
    PartNames used;         // parts that had something to show earlier in the run: they keep their room
    float heap_scroll = -1; // where the heap is scrolled to; items far from there are left out. -1: all are made
    std::set<std::uint32_t> folded_objects; // shown by their titles alone
};

// The parts that have something to show.
PartNames parts_in_use(const Snapshot& snapshot, std::span<const seen::Turn> turns);

Scene build_scene(const Snapshot& snapshot, std::span<const seen::Turn> turns, const Viewport& viewport,
                  const TextMeasure& measure);

} // namespace loopscope
