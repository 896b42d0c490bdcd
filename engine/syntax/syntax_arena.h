// Where a syntax tree lives: a bump allocator that is freed as a whole, and interned names.
#pragma once

#include "engine/syntax/casts.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace loopscope {

// A fixed list inside the tree's arena.
template <typename T> struct Span {
    T* data = nullptr;
    std::uint32_t count = 0;
    T* begin() const { return data; }
    T* end() const { return data + count; }
    T& operator[](std::uint32_t index) const { return data[index]; }
    bool empty() const { return count == 0; }
    std::uint32_t size() const { return count; }
    T& front() const { return data[0]; }
    T& back() const { return data[count - 1]; }
};

class SyntaxArena {
public:
    void* allocate(size_t bytes) {
        bytes = (bytes + 7) & ~size_t{7};
        if (bytes > left_) refill(bytes);
        char* place = next_;
        next_ += bytes;
        left_ -= bytes;
        return place;
    }
    template <typename T, typename... Arguments> T* make(Arguments&&... arguments) {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T))) T{std::forward<Arguments>(arguments)...};
    }
    template <typename T> Span<T> copy(const T* items, size_t count) {
        Span<T> span;
        if (count == 0) return span;
        span.data = static_cast<T*>(allocate(sizeof(T) * count));
        span.count = static_cast<std::uint32_t>(count);
        for (size_t index = 0; index < count; ++index) new (span.data + index) T(items[index]);
        return span;
    }
    template <typename T> Span<T> copy(const std::vector<T>& items) { return copy(items.data(), items.size()); }
    size_t bytes_used() const { return used_; }

private:
    void refill(size_t bytes);

    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    size_t left_ = 0;
    size_t used_ = 0;
};

// An interned text of a tree: names, property keys, string literals, template parts, regular expression sources.
// Two SyntaxNames of one tree are equal exactly when their texts are. SyntaxName{} is "none" (not the empty text).
struct SyntaxName {
    std::uint32_t index = 0;
    explicit operator bool() const { return index != 0; }
    friend bool operator==(SyntaxName, SyntaxName) = default;
};

// The texts that every tree knows by a constant, in this order from 1.
#define LOOPSCOPE_WELL_KNOWN_NAMES(X)                                                                                  \
    X(empty, "")                                                                                                       \
    X(arguments, "arguments")                                                                                          \
    X(eval, "eval")                                                                                                    \
    X(this_, "this")                                                                                                   \
    X(new_target, "new.target")                                                                                        \
    X(active_function, "%active function%")                                                                            \
    X(home_object, "%home object%")                                                                                    \
    X(default_, "default")                                                                                             \
    X(default_export, "*default*")                                                                                     \
    X(star, "*")                                                                                                       \
    X(constructor, "constructor")                                                                                      \
    X(prototype, "prototype")                                                                                          \
    X(proto, "__proto__")                                                                                              \
    X(private_constructor, "#constructor")                                                                             \
    X(undefined, "undefined")                                                                                          \
    X(async, "async")                                                                                                  \
    X(await, "await")                                                                                                  \
    X(yield, "yield")                                                                                                  \
    X(let, "let")                                                                                                      \
    X(static_, "static")                                                                                               \
    X(get, "get")                                                                                                      \
    X(set, "set")                                                                                                      \
    X(of, "of")                                                                                                        \
    X(using_, "using")                                                                                                 \
    X(from, "from")                                                                                                    \
    X(as, "as")                                                                                                        \
    X(target, "target")                                                                                                \
    X(meta, "meta")                                                                                                    \
    X(accessor, "accessor")                                                                                            \
    X(with, "with")                                                                                                    \
    X(implements, "implements")                                                                                        \
    X(interface, "interface")                                                                                          \
    X(package, "package")                                                                                              \
    X(private_, "private")                                                                                             \
    X(protected_, "protected")                                                                                         \
    X(public_, "public")                                                                                               \
    X(use_strict, "use strict")                                                                                        \
    X(anonymous, "anonymous")

enum class WellKnown : std::uint32_t {
    none,
#define X(identifier, text) identifier,
    LOOPSCOPE_WELL_KNOWN_NAMES(X)
#undef X
        count
};
constexpr SyntaxName name_of(WellKnown known) { return SyntaxName{static_cast<std::uint32_t>(known)}; }

class NameTable {
public:
    NameTable();
    SyntaxName intern(std::u16string_view text);
    SyntaxName intern_ascii(std::string_view text);
    // The text lives as long as the table.
    std::u16string_view text(SyntaxName name) const { return entries_[name.index].text; }
    // Names are 1 to size() - 1.
    std::uint32_t size() const { return size32(entries_); }

private:
    struct Entry {
        std::u16string_view text;
        std::uint32_t hash = 0;
    };
    void grow();

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> buckets_;
    SyntaxArena texts_;
};

} // namespace loopscope
