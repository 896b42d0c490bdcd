// Copies of the arena that share the pages that did not change between them; the way back to any step.
//
// Checkpoints are not part of a run: when they are taken changes nothing but how long going back takes. The heap knows
// where it may have been written since it was last copied or replaced (runtime/heap.h): only there is it compared,
// copied, or put back.
#pragma once

#include "engine/history/page_store.h"
#include "engine/runtime/agent.h"

namespace loopscope {

static_assert(checkpoint_page_bytes == Heap::page_bytes);

// One agent's part.
struct ArenaCopy {
    std::uint32_t agent = 0;
    Halt halt;
    std::vector<PageStore::Page> pages; // by page number; no_page where nothing is live
};

struct Checkpoint {
    std::uint64_t step = 0;
    std::size_t inputs = 0;        // of the log, that had been delivered
    std::vector<ArenaCopy> arenas; // of all the agents that there were
};

class Checkpoints {
public:
    explicit Checkpoints(std::size_t budget_bytes) : budget_(budget_bytes) {}

    // Keeps the agents' states; what comes out too many is thinned out, the older the more.
    void take(std::span<Agent* const> agents, std::uint64_t step, std::size_t inputs);
    void take(Agent& agent, std::size_t inputs);
    // One that is kept by whoever asks for it, until it is handed back.
    Checkpoint copy(std::span<Agent* const> agents, std::uint64_t step, std::size_t inputs);
    void forget(const Checkpoint& copy);
    // When the next one is due, so that taking them stays a small part of the work. One that is due waits a while for
    // the next collection: right after it there is no garbage to keep. A run asks where to stop, and then whether to
    // take it.
    void begin_at(std::uint64_t step);
    std::uint64_t next_stop(Agent& agent, std::uint64_t step) const;
    bool wants(const Agent& agent, std::uint64_t step) const;
    // The latest one at or before `step`; null when there is none.
    const Checkpoint* nearest(std::uint64_t step) const;
    // `agent` is that of the copy.
    void restore(const ArenaCopy& copy, Agent& agent);
    // Forgets those after `step`.
    void cut(std::uint64_t step);

    std::size_t count() const { return list_.size(); }
    std::size_t bytes() const { return store_.bytes(); }

private:
    // What an agent's arena was when it was last copied or replaced; what it is, but for the pages written since.
    struct Known {
        std::uint32_t agent = 0;
        std::uint64_t at = 0; // of the heap's count of such moments
        std::vector<PageStore::Page> pages;
    };
    Known& known(const Agent& agent);
    void now_known(Known& known, Agent& agent, const std::vector<PageStore::Page>& pages);
    ArenaCopy copy_of(Agent& agent);
    PageStore::Page page_of(const Heap& heap, std::uint32_t number, PageStore::Page before);
    void hold(const std::vector<PageStore::Page>& pages);
    void let_go(const std::vector<PageStore::Page>& pages);
    void drop(std::size_t index);
    void thin_out();

    std::size_t budget_;
    PageStore store_;
    std::uint64_t last_work_ = 0; // bytes that the last one compared and copied
    std::uint64_t due_ = 0, latest_ = 0;
    std::vector<Known> known_;
    std::vector<Checkpoint> list_; // by step
};

} // namespace loopscope
