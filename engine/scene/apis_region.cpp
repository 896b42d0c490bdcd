// The Web APIs: what waits, what is under way, what listens.
#include "engine/inspect/explain.h"
#include "engine/scene/regions.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

static float progress_of(const seen::Api& api, double now) {
    if (api.state == seen::ApiState::done) return 1;
    if (api.due_ms < 0 || api.due_ms <= api.started_at_ms) return -1;
    return static_cast<float>(std::clamp((now - api.started_at_ms) / (api.due_ms - api.started_at_ms), 0.0, 1.0));
}

// What was asked, what applies, and how it stands.
static std::string timing_of(const seen::Api& api, double now) {
    if (api.asked_ms >= 0) {
        std::string text = "asked " + milliseconds(api.asked_ms);
        if (api.applied_ms >= 0 && api.applied_ms != api.asked_ms)
            text += ", clamped to " + milliseconds(api.applied_ms);
        if (api.due_ms > now) text += ", " + milliseconds(api.due_ms - now) + " left";
        return text;
    }
    if (api.state == seen::ApiState::listening)
        return api.heard == 0 ? "not heard yet" : "heard " + count_of(api.heard, "time");
    if (api.state == seen::ApiState::blocked) return "no answer without a mock";
    return std::string(name_of(api.state)) + (api.started_at_ms <= now && api.state != seen::ApiState::done
                                                  ? ", " + milliseconds(now - api.started_at_ms)
                                                  : "");
}

static std::string name_of_agent(const Snapshot& snapshot, std::uint32_t id) {
    for (const seen::Agent& agent : snapshot.agents)
        if (agent.id == id) return agent.name;
    return "";
}

static Item api_card(const SceneInput& input, const seen::Api& api) {
    const Snapshot& snapshot = input.snapshot;
    Item card = make_item(Role::api, "api-" + std::to_string(api.id), api.id, std::string(name_of(api.kind)));
    card.family = api.token.family;
    card.token = api.token;
    card.state = api.state == seen::ApiState::done ? TokenState::done : TokenState::outside;
    card.value = api.place.line ? "line " + line_words(snapshot, api.place) : "";
    if (!api.label.empty()) card.name += ' ' + api.label;
    if (api.agent != page_agent_id) card.name += " of " + name_of_agent(snapshot, api.agent);
    card.detail = timing_of(api, snapshot.time_ms);
    card.progress = progress_of(api, snapshot.time_ms);
    card.place = api.place;
    card.origin_step = api.origin.step;
    card.emphasized = api.state == seen::ApiState::blocked;
    const std::string next = what_follows(api);
    const std::string made = api.made.place.line ? " Made in line " + line_words(snapshot, api.made.place) + '.' : "";
    card.sentence = card.name + (card.value.empty() ? "" : ", " + card.value) + ": " + card.detail +
                    (next.empty() ? "." : "; " + next + ".") + made;
    return card;
}

// What comes of it, below its card's other lines; not where nothing can.
static void add_next(const Metrics& m, Region& region, const Item& card, std::string next, std::uint32_t parent) {
    Item line = make_item(Role::note, card.id + "/next", 0, std::move(next));
    line.family = card.family;
    line.parent = parent;
    line.rect = {card.rect.x + m.card_padding, card.rect.bottom() - m.card_padding - m.row,
                 card.rect.width - 2 * m.card_padding, m.row};
    region.items.push_back(std::move(line));
}

static void add_api(const SceneInput& input, Region& region, const seen::Api& api, float& y) {
    const Metrics& m = input.metrics;
    const std::string next = api.state == seen::ApiState::blocked ? "" : what_follows(api);
    Item card = api_card(input, api);
    card.rect = {region.content.x, y, region.content.width, m.card_height(next.empty() ? 2 : 3)};
    y = card.rect.bottom() + m.card_gap;
    const auto parent = size32(region.items);
    region.items.push_back(card);
    if (!next.empty()) add_next(m, region, card, next, parent);
}

void build_apis(const SceneInput& input, Region& region) {
    const auto& apis = input.snapshot.apis;
    region.empty = "Nothing waits outside: no timer, no request, no listener.";
    region.family = Family::neutral;
    const std::size_t most = input.viewport.heap_scroll < 0 ? most_in_words : apis.size();
    float y = region.content.y;
    for (std::size_t i = 0; i < std::min(apis.size(), most); ++i) add_api(input, region, apis[i], y);
    const auto seen_listening = static_cast<std::size_t>(std::count_if(
        apis.begin(), apis.end(), [](const seen::Api& api) { return api.state == seen::ApiState::listening; }));
    const std::size_t total = input.snapshot.apis_total(), listening = seen_listening + input.snapshot.listeners_beyond;
    region.hidden = static_cast<std::uint32_t>(total - std::min(apis.size(), most));
    region.content_height = y - region.content.y;
    region.active = input.snapshot.phase == Phase::waiting || input.snapshot.phase == Phase::parked;
    region.sentence = apis.empty() ? region.empty
                                   : count_of(total - listening, "operation") + " waiting, " +
                                         std::to_string(listening) + " listening.";
}

} // namespace loopscope
