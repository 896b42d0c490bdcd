// A host that is the log of another run: it asks nobody, and gives the inputs at their steps.
#pragma once

#include "engine/host/input_log.h"

namespace loopscope {

class ReplayHost final : public Host {
public:
    explicit ReplayHost(InputLog log) : log_(std::move(log)) {}

    void request(const HostRequest&) override {}

    bool done() const { return next_ == log_.inputs.size(); }
    // The step at which the next input is due. Not when done().
    std::uint64_t next_step() const { return log_.inputs[next_].step; }
    const HostInput& take() { return log_.inputs[next_++].input; }

private:
    InputLog log_;
    std::size_t next_ = 0;
};

} // namespace loopscope
