#include "engine/history/checkpoint.h"

#include <algorithm>
#include <cstring>

namespace loopscope {

static std::uint32_t pages_of(std::uint32_t bytes) {
    return (bytes + checkpoint_page_bytes - 1) / checkpoint_page_bytes;
}

// Which pages hold live bytes.
static std::vector<bool> live_pages(const Heap& heap) {
    std::vector<bool> live;
    for (const Heap::Range range : heap.live_ranges()) {
        const std::uint32_t end = pages_of(range.end);
        if (live.size() < end) live.resize(end);
        for (std::uint32_t page = range.begin / checkpoint_page_bytes; page < end; ++page) live[page] = true;
    }
    return live;
}

std::uint64_t steps_between_checkpoints(const Heap& heap) {
    const std::uint64_t bytes = heap.header().heap_end - heap.header().heap_begin;
    return std::max<std::uint64_t>(500'000, bytes / 4);
}

ArenaCopy Checkpoints::copy_of(const Agent& agent, const ArenaCopy* before) {
    ArenaCopy copy;
    copy.agent = agent.id;
    copy.halt = agent.halt;
    const std::vector<bool> live = live_pages(agent.heap);
    copy.pages.resize(live.size());
    for (std::size_t i = 0; i < live.size(); ++i) {
        if (!live[i]) continue;
        const std::byte* bytes = agent.heap.base() + i * checkpoint_page_bytes;
        if (before && i < before->pages.size() && before->pages[i] &&
            std::memcmp(before->pages[i]->data(), bytes, checkpoint_page_bytes) == 0) {
            copy.pages[i] = before->pages[i];
            continue;
        }
        auto page = std::make_shared<ArenaCopy::Page>();
        std::memcpy(page->data(), bytes, checkpoint_page_bytes);
        copy.pages[i] = std::move(page);
        bytes_ += checkpoint_page_bytes;
    }
    return copy;
}

void Checkpoints::take(std::span<const Agent* const> agents, std::uint64_t step, std::size_t inputs) {
    thin_out(); // before: the one that is taken now is the one that is wanted next
    const auto place = std::lower_bound(list_.begin(), list_.end(), step,
                                        [](const Checkpoint& c, std::uint64_t s) { return c.step < s; });
    if (place != list_.end() && place->step == step && place->inputs == inputs) return;
    // Pages are shared with the neighbour before; in the usual case that is the last one taken.
    Checkpoint made;
    made.step = step;
    made.inputs = inputs;
    for (const Agent* agent : agents) {
        const ArenaCopy* before = nullptr;
        if (place != list_.begin())
            for (const ArenaCopy& copy : (place - 1)->arenas)
                if (copy.agent == agent->id) before = &copy;
        made.arenas.push_back(copy_of(*agent, before));
    }
    list_.insert(place, std::move(made));
}

void Checkpoints::take(const Agent& agent, std::size_t inputs) {
    const Agent* one[] = {&agent};
    take(one, agent.heap.header().step, inputs);
}

const Checkpoint* Checkpoints::nearest(std::uint64_t step) const {
    const auto after = std::upper_bound(list_.begin(), list_.end(), step,
                                        [](std::uint64_t s, const Checkpoint& c) { return s < c.step; });
    return after == list_.begin() ? nullptr : &*(after - 1);
}

void Checkpoints::restore(const ArenaCopy& copy, Agent& agent) const {
    for (std::size_t i = 0; i < copy.pages.size(); ++i) {
        if (copy.pages[i])
            std::memcpy(agent.heap.base() + i * checkpoint_page_bytes, copy.pages[i]->data(), checkpoint_page_bytes);
    }
    agent.halt = copy.halt;
    agent.heap.restored();
}

void Checkpoints::cut(std::uint64_t step) {
    while (!list_.empty() && list_.back().step > step) drop(list_.size() - 1);
}

void Checkpoints::drop(std::size_t index) {
    for (const ArenaCopy& copy : list_[index].arenas) {
        for (const auto& page : copy.pages)
            if (page && page.use_count() == 1) bytes_ -= checkpoint_page_bytes;
    }
    list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(index));
}

// Drops those whose loss leaves the smallest gap for their age. The first (the start) and the last stay.
void Checkpoints::thin_out() {
    while (bytes_ > budget_ && list_.size() > 2) {
        const std::uint64_t newest = list_.back().step;
        std::size_t worst = 1;
        double smallest = 0;
        for (std::size_t i = 1; i + 1 < list_.size(); ++i) {
            const auto gap = static_cast<double>(list_[i + 1].step - list_[i - 1].step);
            const double cost = gap / static_cast<double>(newest - list_[i].step + 1);
            if (i > 1 && cost >= smallest) continue;
            smallest = cost;
            worst = i;
        }
        drop(worst);
    }
}

} // namespace loopscope
