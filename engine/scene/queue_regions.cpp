// The microtask queue and the callback queues: a row each, head first.
#include "engine/scene/regions.h"

#include <algorithm>

namespace loopscope {

static constexpr std::size_t most_tokens = 240; // beyond: counted, not drawn (level of detail)

namespace {

struct Waiting {
    std::uint32_t id;
    Token token;
    Family family;
    std::string label, sentence, reason;
    SourcePlace place;
    std::uint64_t origin_step;
};

} // namespace

static float token_width(const SceneInput& input, const Waiting& waiting) {
    const Metrics& m = input.metrics;
    const float text = input.measure.width(waiting.label, m.code, true);
    return std::clamp(text + m.token_height + 1.4f * m.padding, 64 * m.scale, 230 * m.scale);
}

// A low queue has no head and tail below it, a flat one has its heading beside its tokens.
static void place_queue(const SceneInput& input, Region& region) {
    const Metrics& m = input.metrics;
    const Rect& r = region.rect;
    Rect& c = region.content;
    if (region.slim) return;
    if (r.height >= tall_queue(m)) {
        c.height = r.height - m.heading_height - 22 * m.scale;
    } else if (r.height >= low_queue(m)) {
        c.y = r.y + 24 * m.scale;
        c.height = r.bottom() - c.y - 3 * m.scale;
    } else {
        const float heading =
            std::min(r.width * 0.45f, input.measure.width(region.name, m.heading, false) * 1.25f + 2 * m.padding);
        c = {r.x + heading, r.y + (r.height - m.token_height) / 2, r.width - heading - m.padding, m.token_height};
    }
}

static Item token_item(const Waiting& waiting) {
    Item token = make_item(Role::token, "token-" + std::to_string(waiting.id), waiting.id, waiting.label);
    token.token = waiting.token;
    token.family = waiting.family;
    token.state = TokenState::queued;
    token.detail = waiting.reason;
    token.sentence = waiting.sentence;
    token.place = waiting.place;
    token.origin_step = waiting.origin_step;
    return token;
}

// How many tokens, head first, share the row; where not all do, the number of the others stands at its end.
static std::size_t fit_in_row(const SceneInput& input, const std::vector<Waiting>& queue, std::size_t count, float room,
                              float rest) {
    float used = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const float end = used + std::min(token_width(input, queue[i]), room);
        const bool last = i + 1 == count;
        if (i > 0 && end + (last ? 0 : input.metrics.card_gap + rest) > room) return i;
        used = end + input.metrics.card_gap;
    }
    return queue.size();
}

// Head first, left to right, in one row at `top`, which moves below.
static void lay_out(const SceneInput& input, Region& region, const std::vector<Waiting>& queue, std::size_t count,
                    float& top) {
    const Metrics& m = input.metrics;
    float x = region.content.x;
    const float y = top, rest = 44 * m.scale, end = region.content.right();
    const std::size_t shown = fit_in_row(input, queue, count, region.content.width, rest);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        Item token = token_item(queue[i]);
        token.emphasized = i == 0;
        token.behind = i >= shown;
        float width = std::min(token_width(input, queue[i]), region.content.width);
        // The head alone gives way to the number of those behind it.
        if (i == 0 && shown == 1 && count > 1) width = std::min(width, region.content.width - m.card_gap - rest);
        token.rect = token.behind ? Rect{end - rest, y, rest, m.token_height} : Rect{x, y, width, m.token_height};
        region.items.push_back(std::move(token));
        if (i < shown) x += width + m.card_gap;
    }
    if (shown < count) {
        Item more = make_item(Role::note, region.id + "-more", 0, '+' + std::to_string(count - shown));
        more.family = region.family;
        more.emphasized = true;
        more.rect = {end - rest, y, rest, m.token_height};
        region.items.push_back(std::move(more));
    }
    region.hidden += static_cast<std::uint32_t>(count - queue.size());
    if (!queue.empty()) top = y + m.token_height;
    region.content_height = top - region.content.y;
    // The reason why the first one waits stands behind the last one where it fits.
    if (queue.empty() || queue.front().reason.empty() || shown < count || input.several) return;
    const float room = end - x - m.card_gap;
    if (room < std::min(input.measure.width(queue.front().reason, m.small, false) + m.padding, 260 * m.scale)) return;
    Item note = make_item(Role::note, region.id + "-reason", 0,
                          (queue.size() > 1 ? queue.front().token.badge + ": " : "") + queue.front().reason);
    note.rect = {x + m.card_gap, y, room, m.token_height};
    region.items.push_back(std::move(note));
}

static std::string place_in_line(std::size_t position, std::size_t count) {
    return "number " + std::to_string(position + 1) + " of " + std::to_string(count);
}

static std::vector<Waiting> waiting_microtasks(const seen::Agent& agent) {
    std::vector<Waiting> queue;
    const auto& jobs = agent.microtasks;
    for (std::size_t i = 0; i < std::min(jobs.size(), most_tokens); ++i) {
        const seen::Job& job = jobs[i];
        queue.push_back({job.id, job.token, job.token.family, job.label,
                         job.label + ", " + place_in_line(i, agent.microtasks_total()) + ". " + job.why_not_yet,
                         job.why_not_yet, job.place, job.origin.step});
    }
    return queue;
}

static std::vector<Waiting> waiting_tasks(const SceneInput& input, const seen::Agent& agent) {
    std::vector<Waiting> queue;
    const auto& tasks = agent.tasks;
    const bool precise = input.viewport.wording == Wording::precise;
    for (std::size_t i = 0; i < std::min(tasks.size(), most_tokens); ++i) {
        const seen::Task& task = tasks[i];
        const std::string source(task_source_name(task.source));
        const std::string label = precise ? source + ": " + task.label : task.label;
        queue.push_back({task.id, task.token, task.token.family, label,
                         task.label + " (" + source + "), " + place_in_line(i, agent.tasks_total()) + ", waiting for " +
                             milliseconds(std::max(0.0, input.snapshot.time_ms - task.queued_at_ms)) + ". " +
                             task.why_not_yet,
                         task.why_not_yet, task.place, task.origin.step});
    }
    return queue;
}

static std::string microtasks_sentence(std::size_t count) {
    return count == 0 ? "The microtask queue is empty." : count_of(count, "microtask") + " waiting.";
}
static std::string tasks_sentence(std::size_t count) {
    return count == 0 ? "No callback is ready to run." : count_of(count, "callback") + " ready to run.";
}

// Each agent has a queue of its own; where nothing waits, it has no section.
template <class Queue, class Sentence>
static void build_queues(const SceneInput& input, Region& region, Queue queue_of, Sentence sentence) {
    place_queue(input, region);
    float y = region.content.y;
    region.content_height = 0;
    if (!input.several) {
        const auto [queue, count] = queue_of(input.agent);
        region.sentence = sentence(count);
        return lay_out(input, region, queue, count, y);
    }
    for (const seen::Agent& agent : input.snapshot.agents) {
        const auto [queue, count] = queue_of(agent);
        region.sentence += (region.sentence.empty() ? "" : " ") + agent.name + ": " + sentence(count);
        if (count == 0) continue;
        add_section(input, region, agent, y);
        lay_out(input, region, queue, count, y);
        y += input.metrics.card_gap;
    }
}

static bool any_agent(const SceneInput& input, bool (*active)(const seen::Agent&)) {
    const auto& agents = input.snapshot.agents;
    return std::any_of(agents.begin(), agents.end(), active);
}

void build_microtasks(const SceneInput& input, Region& region) {
    region.family = Family::microtask;
    region.active = any_agent(input, [](const seen::Agent& agent) {
        return agent.phase == Phase::microtasks || agent.running.is(TurnKind::microtask);
    });
    region.empty = "Empty.";
    build_queues(
        input, region,
        [](const seen::Agent& agent) { return std::pair(waiting_microtasks(agent), agent.microtasks_total()); },
        microtasks_sentence);
}

void build_tasks(const SceneInput& input, Region& region) {
    region.family = Family::timer;
    region.active = any_agent(input, [](const seen::Agent& agent) { return agent.phase == Phase::task; });
    region.empty = "Empty.";
    build_queues(
        input, region,
        [&](const seen::Agent& agent) { return std::pair(waiting_tasks(input, agent), agent.tasks_total()); },
        tasks_sentence);
}

} // namespace loopscope
