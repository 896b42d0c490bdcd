// Copies of the arena that share the pages that did not change between them; the way back to any step.
//
// Checkpoints are no part of a run: when they are taken changes nothing but how long going back takes.
#pragma once

#include "engine/runtime/agent.h"

#include <array>
#include <memory>

namespace loopscope {

inline constexpr std::uint32_t checkpoint_page_bytes = 4096;

// One agent's part.
struct ArenaCopy {
    using Page = std::array<std::byte, checkpoint_page_bytes>;
    std::uint32_t agent = 0;
    Halt halt;
    std::vector<std::shared_ptr<const Page>> pages; // by page number; null where nothing is live
};

struct Checkpoint {
    std::uint64_t step = 0;
    std::size_t inputs = 0;        // of the log, that had been delivered
    std::vector<ArenaCopy> arenas; // of all the agents that there were
};

// After how many steps the next checkpoint is due: copying and comparing pages stays a small part of the work.
std::uint64_t steps_between_checkpoints(const Heap& heap);

class Checkpoints {
public:
    explicit Checkpoints(std::size_t budget_bytes) : budget_(budget_bytes) {}

    // Keeps the agents' states; what comes out too many is thinned out, the older the more.
    void take(std::span<const Agent* const> agents, std::uint64_t step, std::size_t inputs);
    void take(const Agent& agent, std::size_t inputs);
    // The latest one at or before `step`; null when there is none.
    const Checkpoint* nearest(std::uint64_t step) const;
    // `agent` is that of the copy.
    void restore(const ArenaCopy& copy, Agent& agent) const;
    // Forgets those after `step`.
    void cut(std::uint64_t step);

    std::size_t count() const { return list_.size(); }
    std::size_t bytes() const { return bytes_; }

private:
    ArenaCopy copy_of(const Agent& agent, const ArenaCopy* before);
    void drop(std::size_t index);
    void thin_out();

    std::size_t budget_;
    std::size_t bytes_ = 0;
    std::vector<Checkpoint> list_; // by step
};

} // namespace loopscope
