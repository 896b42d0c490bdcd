// Of a long list the first things are looked at, and those that are asked for by id; all are counted.
#pragma once

#include "engine/inspect/snapshot.h"

#include <algorithm>

namespace loopscope {

class Window {
public:
    explicit Window(const Look& look) : look_(look) {}
    // Whether the next thing is looked at.
    bool shows(std::uint32_t id) {
        if (total_++ < look_.list_limit) return true;
        return std::ranges::find(look_.subjects, id) != look_.subjects.end();
    }
    std::uint32_t total() const { return total_; }

private:
    const Look& look_;
    std::uint32_t total_ = 0;
};

} // namespace loopscope
