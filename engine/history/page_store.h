// Copies of pages, each kept as long as somebody holds it. In slabs, so that keeping one allocates nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace loopscope {

inline constexpr std::uint32_t checkpoint_page_bytes = 4096;

class PageStore {
public:
    using Page = std::uint32_t;        // from 1
    static constexpr Page no_page = 0; // where nothing was live

    // A copy, held once.
    Page keep(const std::byte* bytes);
    void hold(Page page) {
        if (page != no_page) ++holders_[page];
    }
    void let_go(Page page) {
        if (page != no_page && --holders_[page] == 0) free_.push_back(page);
    }
    const std::byte* bytes_of(Page page) const {
        return slabs_[page / pages_in_slab].get() + page % pages_in_slab * std::size_t{checkpoint_page_bytes};
    }
    // Of all pages that somebody holds.
    std::size_t bytes() const { return (holders_.size() - first_ - free_.size()) * checkpoint_page_bytes; }

private:
    static constexpr Page pages_in_slab = 256;
    static constexpr Page first_ = 1;

    std::vector<std::unique_ptr<std::byte[]>> slabs_;
    std::vector<std::uint32_t> holders_ = {0};
    std::vector<Page> free_;
};

} // namespace loopscope
