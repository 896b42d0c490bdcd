#include "engine/inspect/explain.h"
#include "engine/scene/regions.h"

#include <algorithm>

namespace loopscope {

static float progress_of(const ApiView& api, double now) {
    if (api.state == "done") return 1;
    if (api.due_ms < 0 || api.due_ms <= api.started_at_ms) return -1;
    return static_cast<float>(std::clamp((now - api.started_at_ms) / (api.due_ms - api.started_at_ms), 0.0, 1.0));
}

// What was asked, what applies, and how it stands.
static std::string timing_of(const ApiView& api, double now) {
    if (api.asked_ms >= 0) {
        std::string text = "asked " + milliseconds(api.asked_ms);
        if (api.applied_ms >= 0 && api.applied_ms != api.asked_ms)
            text += ", clamped to " + milliseconds(api.applied_ms);
        if (api.due_ms > now) text += ", " + milliseconds(api.due_ms - now) + " left";
        return text;
    }
    if (api.state == "listening") return api.heard == 0 ? "not heard yet" : "heard " + count_of(api.heard, "time");
    if (api.state == "blocked") return "no answer without a mock";
    return api.state +
           (api.started_at_ms <= now && api.state != "done" ? ", " + milliseconds(now - api.started_at_ms) : "");
}

void build_apis(const SceneInput& input, Region& region) {
    const Metrics& m = input.metrics;
    const auto& apis = input.snapshot.apis;
    const double now = input.snapshot.time_ms;
    region.empty = "Nothing waits outside: no timer, no request, no listener.";
    region.family = Family::neutral;
    const std::size_t most = input.viewport.heap_scroll < 0 ? most_in_words : apis.size();
    float y = region.content.y;
    std::size_t operations = 0, shown = 0;
    for (const ApiView& api : apis) {
        operations += api.state != "listening" && api.state != "done";
        if (shown++ >= most) continue;
        Item card = make_item(Role::api, "api-" + std::to_string(api.id), api.id, api.api);
        card.family = family_of_api(api.api);
        card.token = api.token;
        card.state = api.state == "done" ? TokenState::done : TokenState::outside;
        card.value = api.place.line ? "line " + line_words(input.snapshot, api.place) : "";
        if (!api.label.empty()) card.name += ' ' + api.label;
        if (!api.agent.empty() && api.agent != "page") card.name += " of " + api.agent;
        card.detail = timing_of(api, now);
        card.progress = progress_of(api, now);
        card.place = api.place;
        card.origin_step = api.origin.step;
        card.emphasized = api.state == "blocked";
        card.sentence = card.name + (card.value.empty() ? "" : ", " + card.value) + ": " + card.detail +
                        (api.next.empty() ? "." : "; " + api.next + ".");
        card.rect = {region.content.x, y, region.content.width,
                     m.card_height(api.next.empty() || api.state == "blocked" ? 2 : 3)};
        const auto parent = static_cast<std::uint32_t>(region.items.size());
        const Rect rect = card.rect;
        const Family family = card.family;
        const std::string id = card.id;
        region.items.push_back(std::move(card));
        if (!api.next.empty() && api.state != "blocked") {
            Item next = make_item(Role::note, id + "/next", 0, api.next);
            next.family = family;
            next.parent = parent;
            next.rect = {rect.x + m.card_padding, rect.bottom() - m.card_padding - m.row,
                         rect.width - 2 * m.card_padding, m.row};
            region.items.push_back(std::move(next));
        }
        y = rect.bottom() + m.card_gap;
    }
    region.hidden = static_cast<std::uint32_t>(apis.size() - std::min(apis.size(), most));
    region.content_height = y - region.content.y;
    region.active = input.snapshot.phase == "waiting" || input.snapshot.phase == "parked";
    region.sentence = apis.empty() ? region.empty
                                   : count_of(operations, "operation") + " waiting, " +
                                         std::to_string(apis.size() - operations) + " listening or done" + '.';
}

Family family_of_api(std::string_view api) {
    if (api.starts_with("set") || api.find("timeout") != std::string_view::npos) return Family::timer;
    if (api == "fetch" || api == "Image" || api == "image") return Family::network;
    if (api == "requestAnimationFrame" || api == "requestIdleCallback" || api == "ResizeObserver")
        return Family::rendering;
    if (api == "MutationObserver") return Family::microtask;
    return Family::event;
}

Family family_of_source(std::string_view source) {
    if (source == "timer") return Family::timer;
    if (source == "networking" || source == "DOM manipulation") return Family::network;
    if (source == "rendering" || source == "idle") return Family::rendering;
    if (source == "script") return Family::sync;
    return Family::event;
}

Family family_of_badge(std::string_view badge) {
    if (badge.empty()) return Family::neutral;
    switch (badge.front()) {
    case 'T': return Family::timer;
    case 'F':
    case 'I': return Family::network;
    case 'E': return Family::event;
    case 'P':
    case 'A':
    case 'M': return Family::microtask;
    case 'R': return Family::rendering;
    case 'S': return Family::sync;
    default: return Family::event;
    }
}

} // namespace loopscope
