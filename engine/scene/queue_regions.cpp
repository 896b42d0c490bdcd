// The microtask queue and the callback queues: a line each, head first.
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

// Head first, in reading order: left to right, then the next row. From `y` on, which moves below.
static void lay_out(const SceneInput& input, Region& region, const std::vector<Waiting>& queue, std::size_t count,
                    float& top) {
    const Metrics& m = input.metrics;
    float x = region.content.x, y = top;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const Waiting& waiting = queue[i];
        const float width = std::min(token_width(input, waiting), region.content.width);
        if (x > region.content.x && x + width > region.content.right()) {
            x = region.content.x;
            y += m.token_height + m.card_gap;
        }
        Item token = make_item(Role::token, "token-" + std::to_string(waiting.id), waiting.id, waiting.label);
        token.token = waiting.token;
        token.family = waiting.family;
        token.state = TokenState::queued;
        token.detail = waiting.reason;
        token.sentence = waiting.sentence;
        token.place = waiting.place;
        token.origin_step = waiting.origin_step;
        token.emphasized = i == 0;
        token.rect = {x, y, width, m.token_height};
        region.items.push_back(std::move(token));
        x += width + m.card_gap;
    }
    region.hidden += static_cast<std::uint32_t>(count - queue.size());
    if (!queue.empty()) top = y + m.token_height;
    region.content_height = top - region.content.y;
    // The reason why the first one waits stands behind the last one where it fits.
    if (queue.empty() || queue.front().reason.empty() || region.hidden || input.several) return;
    const float room = region.content.right() - x - m.card_gap;
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
                         job.label + ", " + place_in_line(i, jobs.size()) + ". " + job.why_not_yet, job.why_not_yet,
                         job.place, job.origin.step});
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
                         task.label + " (" + source + "), " + place_in_line(i, tasks.size()) + ", waiting for " +
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
        [](const seen::Agent& agent) { return std::pair(waiting_microtasks(agent), agent.microtasks.size()); },
        microtasks_sentence);
}

void build_tasks(const SceneInput& input, Region& region) {
    region.family = Family::timer;
    region.active = any_agent(input, [](const seen::Agent& agent) { return agent.phase == Phase::task; });
    region.empty = "Empty.";
    build_queues(
        input, region,
        [&](const seen::Agent& agent) { return std::pair(waiting_tasks(input, agent), agent.tasks.size()); },
        tasks_sentence);
}

} // namespace loopscope
