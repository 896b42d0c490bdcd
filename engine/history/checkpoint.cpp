#include "engine/history/checkpoint.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace loopscope {

using Page = PageStore::Page;

static bool same(const PageStore& store, const Heap& heap, std::uint32_t number, Page page) {
    const std::byte* bytes = heap.base() + number * std::size_t{checkpoint_page_bytes};
    return std::memcmp(store.bytes_of(page), bytes, checkpoint_page_bytes) == 0;
}

// Which pages hold live bytes: as written_pages() counts them, without the stack above its top.
static std::uint32_t first_free_stack_page(const Heap& heap) {
    return (heap.header().sp + checkpoint_page_bytes - 1) / checkpoint_page_bytes;
}

// A step takes about 8 ns, a byte of this work about 0.2: 3 % at most. A program that changes little is copied often.
void Checkpoints::begin_at(std::uint64_t step) {
    const std::uint64_t between = std::max<std::uint64_t>(500'000, last_work_ / 2);
    due_ = step + between;
    latest_ = step + 3 * between;
}

std::uint64_t Checkpoints::next_stop(Agent& agent, std::uint64_t step) const {
    agent.collected = false;
    agent.stop_when_collected = step >= due_;
    return std::max(step < due_ ? due_ : latest_, step + 1);
}

bool Checkpoints::wants(const Agent& agent, std::uint64_t step) const {
    return step >= latest_ || (step >= due_ && agent.collected);
}

Checkpoints::Known& Checkpoints::known(const Agent& agent) {
    for (Known& known : known_)
        if (known.agent == agent.id) return known;
    known_.push_back({agent.id, 0, {}});
    return known_.back();
}

void Checkpoints::now_known(Known& known, Agent& agent, const std::vector<Page>& pages) {
    hold(pages);
    let_go(known.pages);
    known.pages = pages;
    known.at = agent.heap.forget_writes();
}

void Checkpoints::hold(const std::vector<Page>& pages) {
    for (const Page page : pages) store_.hold(page);
}

void Checkpoints::let_go(const std::vector<Page>& pages) {
    for (const Page page : pages) store_.let_go(page);
}

// The page as it is now: the copy that there is where nothing has changed.
Page Checkpoints::page_of(const Heap& heap, std::uint32_t number, Page before) {
    last_work_ += checkpoint_page_bytes;
    if (before != PageStore::no_page && same(store_, heap, number, before)) {
        store_.hold(before);
        return before;
    }
    last_work_ += 2 * checkpoint_page_bytes;
    return store_.keep(heap.base() + number * std::size_t{checkpoint_page_bytes});
}

ArenaCopy Checkpoints::copy_of(Agent& agent) {
    ArenaCopy copy;
    copy.agent = agent.id;
    copy.halt = agent.halt;
    const Heap& heap = agent.heap;
    Known& before = known(agent);
    const bool is_known = before.at == heap.writes_forgotten();
    const std::vector<std::uint8_t> written = heap.written_pages();
    const std::uint32_t stack_end = first_free_stack_page(heap);
    const std::uint32_t heap_begin = heap.header().heap_begin / checkpoint_page_bytes;
    copy.pages.resize(written.size());
    for (std::uint32_t i = 0; i < written.size(); i = i + 1 == stack_end ? std::max(heap_begin, stack_end) : i + 1) {
        const Page old = i < before.pages.size() ? before.pages[i] : PageStore::no_page;
        if (written[i] || !is_known || old == PageStore::no_page) {
            copy.pages[i] = page_of(heap, i, old);
        } else {
            assert(same(store_, heap, i, old)); // a write that was not noted
            store_.hold(old);
            copy.pages[i] = old;
        }
    }
    now_known(before, agent, copy.pages);
    return copy;
}

void Checkpoints::take(std::span<Agent* const> agents, std::uint64_t step, std::size_t inputs) {
    thin_out(); // before: the one that is taken now is the one that is wanted next
    const auto place = std::lower_bound(list_.begin(), list_.end(), step,
                                        [](const Checkpoint& c, std::uint64_t s) { return c.step < s; });
    if (place != list_.end() && place->step == step && place->inputs == inputs) return begin_at(step);
    last_work_ = 0;
    list_.insert(place, copy(agents, step, inputs));
    begin_at(step);
}

Checkpoint Checkpoints::copy(std::span<Agent* const> agents, std::uint64_t step, std::size_t inputs) {
    Checkpoint made;
    made.step = step;
    made.inputs = inputs;
    for (Agent* agent : agents) made.arenas.push_back(copy_of(*agent));
    return made;
}

void Checkpoints::forget(const Checkpoint& copy) {
    for (const ArenaCopy& arena : copy.arenas) let_go(arena.pages);
}

void Checkpoints::take(Agent& agent, std::size_t inputs) {
    Agent* one[] = {&agent};
    take(one, agent.heap.header().step, inputs);
}

const Checkpoint* Checkpoints::nearest(std::uint64_t step) const {
    const auto after = std::upper_bound(list_.begin(), list_.end(), step,
                                        [](std::uint64_t s, const Checkpoint& c) { return s < c.step; });
    return after == list_.begin() ? nullptr : &*(after - 1);
}

// Only what differs is put back.
void Checkpoints::restore(const ArenaCopy& copy, Agent& agent) {
    Heap& heap = agent.heap;
    Known& now = known(agent);
    const bool is_known = now.at == heap.writes_forgotten();
    const std::vector<std::uint8_t> written = heap.written_pages();
    for (std::uint32_t i = 0; i < copy.pages.size(); ++i) {
        const Page page = copy.pages[i];
        if (page == PageStore::no_page) continue;
        const bool untouched = is_known && i < written.size() && !written[i];
        if (untouched && i < now.pages.size() && now.pages[i] == page) continue;
        std::memcpy(heap.base() + i * std::size_t{checkpoint_page_bytes}, store_.bytes_of(page), checkpoint_page_bytes);
    }
    now_known(now, agent, copy.pages);
    agent.halt = copy.halt;
    heap.restored();
}

void Checkpoints::cut(std::uint64_t step) {
    while (!list_.empty() && list_.back().step > step) drop(list_.size() - 1);
}

void Checkpoints::drop(std::size_t index) {
    forget(list_[index]);
    list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(index));
}

// Drops those whose loss leaves the smallest gap for their age. The first (the start) and the last stay.
void Checkpoints::thin_out() {
    while (bytes() > budget_ && list_.size() > 2) {
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
