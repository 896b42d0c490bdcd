#include "engine/history/page_store.h"

#include <cstring>

namespace loopscope {

PageStore::Page PageStore::keep(const std::byte* bytes) {
    Page page;
    if (free_.empty()) {
        page = static_cast<Page>(holders_.size());
        holders_.push_back(0);
        if (page / pages_in_slab == slabs_.size())
            slabs_.push_back(std::make_unique_for_overwrite<std::byte[]>(pages_in_slab * checkpoint_page_bytes));
    } else {
        page = free_.back();
        free_.pop_back();
    }
    holders_[page] = 1;
    std::memcpy(const_cast<std::byte*>(bytes_of(page)), bytes, checkpoint_page_bytes);
    return page;
}

} // namespace loopscope
