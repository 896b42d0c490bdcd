// What is shown, as data: regions, items and edges with id, role, name, sentence and rectangle. One source for the canvas,
// the text view, the SVG export and the tests; no second opinion.
//
// A scene is a function of a snapshot, the turns so far, a viewport and the width of text. It keeps nothing: where an item
// was a moment ago, and how it moves to where it belongs now, is the canvas's business (web/draw/motion).
#pragma once

#include "engine/inspect/messages.h"
#include "engine/inspect/snapshot.h"

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

// Colour families; the theme gives each a colour, the badge gives each a letter and a shape, so colour never stands alone.
enum class Family : std::uint8_t { neutral, sync, microtask, timer, network, event, rendering, error };

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

enum class TokenState : std::uint8_t { none, outside /* hollow */, queued /* filled */, running /* glowing */, on_promise /* dashed */, done };

struct Item {
    std::string id;        // unique and stable: "frame-12", "task-9", "object-4/name"
    std::uint32_t entity = 0; // id of what it shows, 0 none
    Role role = Role::note;
    Family family = Family::neutral;
    TokenState state = TokenState::none;
    Token token;           // its travelling identity
    std::string name;      // main text
    std::string detail;    // second line
    std::string value;     // right-hand text (bindings, properties)
    std::string sentence;  // for the text view, hover and assistive technology: complete, with the reason why not yet
    float progress = -1;   // 0..1 of what is known, -1 unknown
    bool emphasized = false; // what the last step touched, or the place where the machine is
    SourcePlace place;     // "take me there"
    std::uint64_t origin_step = 0;
    Rect rect;
    std::uint32_t parent = UINT32_MAX; // index in Region::items
};

struct Region {
    std::string id;   // stack heap apis microtasks tasks loop timeline why
    std::string name; // heading, in the chosen wording
    std::string hint; // quiet words beside the heading: "first in, first out"
    std::string sentence; // the whole region in one sentence, counts included
    std::string empty; // what an empty region says
    Family family = Family::neutral;
    bool active = false; // the machine is here now
    Rect rect;
    Rect content;      // where items go; taller content scrolls: content_height
    float content_height = 0;
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

struct Scene {
    float width = 0, height = 0;
    std::vector<Enclosure> enclosures; // outermost first; none where there is no room
    std::vector<Region> regions; // in reading order
    std::vector<Edge> edges;
    std::string narration; // one sentence for this step
    std::string badge_of_running;
    const Region* find(std::string_view id) const;
};

struct Viewport {
    float width = 840, height = 740;
    Wording wording = Wording::plain;
    bool lecture = false; // big type, few parts
    std::uint64_t focus_object = 0;
};

// Width in CSS pixels of one line of text. code: the code face instead of the text face.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    virtual float width(std::string_view utf8, float size, bool code) const = 0;
};

Scene build_scene(const Snapshot& snapshot, std::span<const TurnView> turns, const Viewport& viewport, const TextMeasure& measure);
// The same scene as an SVG document with real text, title and description.
std::string scene_to_svg(const Scene& scene, bool dark);
// Widths for where there is no font at hand (command line): an average glyph.
const TextMeasure& average_measure();
// The text view: regions with their items as JSON for the page.
std::string scene_to_json(const Scene& scene);

} // namespace loopscope
