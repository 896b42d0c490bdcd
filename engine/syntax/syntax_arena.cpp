#include "engine/syntax/syntax_arena.h"

#include "engine/syntax/casts.h"
#include "engine/syntax/token.h"

#include <algorithm>
#include <cstring>

namespace loopscope {

void SyntaxArena::refill(size_t bytes) {
    size_t size =
        std::max(bytes, std::min<size_t>(size_t{1} << 16, size_t{4096} << std::min<size_t>(blocks_.size(), 8)));
    blocks_.push_back(std::make_unique<char[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
    used_ += size;
}

static std::uint32_t hash_of(std::u16string_view text) {
    std::uint32_t hash = 2166136261u;
    for (char16_t unit : text) hash = (hash ^ unit) * 16777619u;
    return hash;
}

NameTable::NameTable()
    : entries_(1),
      buckets_(1024, 0){
#define X(identifier, text) intern_ascii(text);
          LOOPSCOPE_WELL_KNOWN_NAMES(X) LOOPSCOPE_RESERVED_WORDS(X)
#undef X
      }

      SyntaxName NameTable::intern_ascii(std::string_view text) {
    return intern(std::u16string(text.begin(), text.end()));
}

SyntaxName NameTable::intern(std::u16string_view text) {
    std::uint32_t hash = hash_of(text);
    size_t mask = buckets_.size() - 1;
    size_t place = hash & mask;
    for (; buckets_[place]; place = (place + 1) & mask) {
        const Entry& entry = entries_[buckets_[place]];
        if (entry.hash == hash && entry.text == text) return SyntaxName{buckets_[place]};
    }
    auto* copy = static_cast<char16_t*>(texts_.allocate(std::max<size_t>(text.size(), 1) * sizeof(char16_t)));
    if (!text.empty()) memcpy(copy, text.data(), text.size() * sizeof(char16_t));
    SyntaxName name{size32(entries_)};
    entries_.push_back({std::u16string_view(copy, text.size()), hash});
    buckets_[place] = name.index;
    if (entries_.size() * 2 > buckets_.size()) grow();
    return name;
}

void NameTable::grow() {
    std::vector<std::uint32_t> larger(buckets_.size() * 2, 0);
    size_t mask = larger.size() - 1;
    for (std::uint32_t index = 1; index < entries_.size(); ++index) {
        size_t place = entries_[index].hash & mask;
        while (larger[place]) place = (place + 1) & mask;
        larger[place] = index;
    }
    buckets_ = std::move(larger);
}

} // namespace loopscope
