// The call stack, and the sentence above it.
#include "engine/inspect/explain.h"
#include "engine/scene/regions.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <set>
#include <span>

namespace loopscope {

static std::string sentence_of(const Snapshot& snapshot, const seen::Frame& frame, bool top, Wording wording) {
    std::string text = wording == Wording::plain ? frame.name : "execution context of " + frame.name;
    if (frame.place.line) text += ", line " + line_words(snapshot, frame.place);
    text += top ? ": it runs now." : ": it waits for the frame above it to return.";
    return text;
}

// Names that say something: a program's own bindings of the innermost scopes. The global names are the script's own and
// stand in its frame alone; elsewhere only where there is no such frame.
static std::vector<const seen::Binding*> shown_bindings(const seen::Frame& frame, std::size_t most,
                                                        const seen::Scope* globals) {
    std::vector<const seen::Binding*> shown;
    std::set<std::string_view> names; // an inner name hides an outer one
    const auto show = [&](const seen::Scope& scope) {
        for (const seen::Binding& binding : scope.bindings)
            if (shown.size() < most && binding.value.kind != seen::ValueKind::uninitialized &&
                names.insert(binding.name).second)
                shown.push_back(&binding);
    };
    for (const seen::Scope& scope : frame.scopes)
        if (scope.kind != seen::ScopeKind::global) show(scope);
    if (globals) show(*globals);
    return shown;
}

void build_why(const SceneInput& input, Region& region) {
    const seen::Running& running = input.snapshot.current().running;
    Item why = make_item(Role::why, "why-now", running.id, the_sentence(input.snapshot, input.viewport.wording));
    why.token = running.token;
    why.family = running.id ? running.token.family : Family::sync;
    if (input.snapshot.phase == Phase::waiting || input.snapshot.phase == Phase::idle ||
        input.snapshot.phase == Phase::finished)
        why.family = Family::neutral;
    if (input.snapshot.phase == Phase::halted) why.family = Family::error;
    why.rect = region.rect;
    region.sentence = why.name;
    region.family = why.family;
    region.items.push_back(std::move(why));
}

static Item frame_card(const SceneInput& input, const Region& region, const seen::Frame& frame, bool top,
                       bool emphasized) {
    Item card = make_item(Role::frame, "frame-" + std::to_string(frame.id), frame.id, frame.name);
    card.family = frame.token.family;
    card.token = frame.token;
    card.state = top ? TokenState::running : TokenState::none;
    card.emphasized = emphasized;
    card.place = frame.place;
    card.origin_step = frame.origin.step;
    card.detail =
        frame.place.line ? "line " + line_words(input.snapshot, frame.place) : std::string(name_of(frame.kind));
    card.sentence = sentence_of(input.snapshot, frame, top, input.viewport.wording);
    card.rect.x = region.content.x;
    card.rect.width = region.content.width;
    return card;
}

static void add_frame(const SceneInput& input, Region& region, Item card,
                      const std::vector<const seen::Binding*>& bindings, float& y) {
    const Metrics& m = input.metrics;
    card.rect.y = y;
    card.rect.height = m.card_height(1 + static_cast<unsigned>(bindings.size()));
    const Rect rect = card.rect;
    const std::string id = card.id;
    const auto parent = size32(region.items);
    region.items.push_back(std::move(card));
    float row = y + m.card_padding + m.row;
    for (const seen::Binding* binding : bindings) {
        Item line = make_item(Role::binding, id + '/' + binding->name, binding->value.object_id, binding->name);
        line.value = binding->value.text;
        line.family = binding->value.object_id ? Family::sync : Family::neutral;
        line.sentence = binding->name + " is " + binding->value.text;
        line.parent = parent;
        line.rect = {rect.x + m.card_padding, row, rect.width - 2 * m.card_padding, m.row};
        region.items.push_back(std::move(line));
        row += m.row;
    }
    y = rect.bottom() + m.card_gap;
}

// The browser's function that the program has just called: it does its work in one step, and is shown as long as its
// moment stands.
static bool shows_call(const Snapshot& snapshot) {
    return snapshot.moment && snapshot.moment->step == snapshot.step && !snapshot.moment->call.empty();
}

static void add_call(const SceneInput& input, Region& region, float& y) {
    const std::string& call = input.snapshot.moment->call;
    Item card = make_item(Role::frame, "frame-call", 0, call);
    card.family = Family::sync;
    card.state = TokenState::running;
    card.emphasized = true;
    card.detail = "built in";
    card.sentence = call + ", a function of the browser: it has done its work, and leaves the stack.";
    card.rect.x = region.content.x;
    card.rect.width = region.content.width;
    add_frame(input, region, std::move(card), {}, y);
}

static void add_frames(const SceneInput& input, Region& region, const seen::Agent& agent, bool current, float& y) {
    const auto& frames = agent.stack;
    const bool call = current && shows_call(input.snapshot);
    if (call) add_call(input, region, y);
    const std::size_t most = input.viewport.heap_scroll < 0 ? most_in_words : frames.size();
    const std::size_t shown = std::min(frames.size(), most);
    region.hidden += size32(std::span(frames).subspan(shown));
    for (std::size_t i = 0; i < shown; ++i) {
        const bool top = i == 0 && !call;
        const bool lowest = i + 1 == frames.size() && !frames[i].library;
        add_frame(input, region, frame_card(input, region, frames[i], top, top && current),
                  shown_bindings(frames[i], top ? 6 : 2, lowest ? &agent.globals : nullptr), y);
    }
}

static std::string stack_sentence(const std::vector<seen::Frame>& frames, const std::string& empty) {
    return frames.empty() ? empty : count_of(frames.size(), "frame") + ", " + frames.front().name + " on top.";
}

// A stack for each agent: that they run at one time is parallelism, which concurrency on one stack is not.
static void build_stacks(const SceneInput& input, Region& region, float& y) {
    const auto& agents = input.snapshot.agents;
    region.active = false;
    for (std::size_t i = 0; i < agents.size(); ++i) {
        add_section(input, region, agents[i], y);
        add_frames(input, region, agents[i], i == input.snapshot.current_agent, y);
        region.active = region.active || !agents[i].stack.empty();
        region.sentence += (i ? " " : "") + agents[i].name + ": " + stack_sentence(agents[i].stack, "Empty.");
    }
}

void build_stack(const SceneInput& input, Region& region) {
    const auto& frames = input.agent.stack;
    region.active = !frames.empty();
    region.family = Family::sync;
    const NextStep::Kind next = input.snapshot.next.kind;
    region.empty = input.snapshot.step == 0 ? "Empty: nothing runs yet."
                   : next == NextStep::Kind::library || next == NextStep::Kind::entry
                       ? "Nothing of the program: the library works for what has its turn."
                       : "Empty: the event loop may give the next callback its turn.";
    float y = region.content.y;
    if (input.several) build_stacks(input, region, y);
    else add_frames(input, region, input.agent, true, y);
    region.content_height = y - region.content.y;
    if (!input.several) region.sentence = stack_sentence(frames, region.empty);
}

} // namespace loopscope
