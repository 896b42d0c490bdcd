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
        if (++total_ <= look_.list_limit || std::ranges::find(look_.subjects, id) != look_.subjects.end()) return true;
        ++beyond_;
        return false;
    }
    std::uint32_t beyond() const { return beyond_; } // those that are only counted

private:
    const Look& look_;
    std::uint32_t total_ = 0, beyond_ = 0;
};

} // namespace loopscope
