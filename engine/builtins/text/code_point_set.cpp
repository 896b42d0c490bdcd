#include "engine/builtins/text/code_point_set.h"

#include <algorithm>
#include <cstdlib>

#define TRUE 1 // libunicode.h needs it from its own utilities
extern "C" {
#include <libunicode.h>
}
#undef TRUE

namespace loopscope {

static void* reallocate(void*, void* pointer, size_t size) {
    if (size) return std::realloc(pointer, size);
    std::free(pointer);
    return nullptr;
}

namespace {

// One of the library's ranges, for as long as it is needed.
struct Range {
    CharRange range;
    Range() { cr_init(&range, nullptr, reallocate); }
    explicit Range(const std::vector<std::uint32_t>& points) : Range() {
        for (const std::uint32_t point : points) cr_add_point(&range, point);
    }
    ~Range() { cr_free(&range); }
    Range(const Range&) = delete;
    Range& operator=(const Range&) = delete;
    std::vector<std::uint32_t> points() const { return {range.points, range.points + range.len}; }
};

} // namespace

// Beyond it nothing has another case.
static constexpr char32_t end_of_cased = 0x1E944;

CodePointSet CodePointSet::range(char32_t first, char32_t last) {
    CodePointSet set;
    set.points_ = {first, last + 1};
    return set;
}

CodePointSet CodePointSet::digits() { return range('0', '9'); }

// 12.2 WhiteSpace, 12.3 LineTerminator
CodePointSet CodePointSet::white_space() {
    CodePointSet set;
    set.points_ = {0x09,   0x0E,   0x20,   0x21,   0xA0,   0xA1,   0x1680, 0x1681, 0x2000, 0x200B,
                   0x2028, 0x202A, 0x202F, 0x2030, 0x205F, 0x2060, 0x3000, 0x3001, 0xFEFF, 0xFF00};
    return set;
}

CodePointSet CodePointSet::word_characters() {
    CodePointSet set;
    set.points_ = {'0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1};
    return set;
}

// 22.2.1.10 UnicodeMatchProperty and UnicodeMatchPropertyValue
bool CodePointSet::property(std::string_view name, std::string_view value, CodePointSet& set) {
    const std::string key(name), wanted(value);
    Range found;
    int failed = -2;
    if (name == "Script" || name == "sc") failed = unicode_script(&found.range, wanted.c_str(), 0);
    else if (name == "Script_Extensions" || name == "scx") failed = unicode_script(&found.range, wanted.c_str(), 1);
    else if (name == "General_Category" || name == "gc")
        failed = unicode_general_category(&found.range, wanted.c_str());
    else if (value.empty()) {
        failed = unicode_general_category(&found.range, key.c_str());
        if (failed) failed = unicode_prop(&found.range, key.c_str());
    }
    if (failed) return false;
    set.points_ = found.points();
    return true;
}

void CodePointSet::combine(const CodePointSet& other, int operation) {
    Range result;
    cr_op(&result.range, points_.data(), static_cast<int>(points_.size()), other.points_.data(),
          static_cast<int>(other.points_.size()), operation);
    points_ = result.points();
}

void CodePointSet::add(const CodePointSet& other) { combine(other, CR_OP_UNION); }
void CodePointSet::intersect(const CodePointSet& other) { combine(other, CR_OP_INTER); }

void CodePointSet::remove(const CodePointSet& other) {
    CodePointSet rest = other;
    rest.invert();
    intersect(rest);
}

void CodePointSet::invert() {
    const CodePointSet everything = range(0, 0x10FFFF);
    combine(everything, CR_OP_XOR);
}

bool CodePointSet::contains(char32_t point) const {
    const auto after = std::upper_bound(points_.begin(), points_.end(), static_cast<std::uint32_t>(point));
    return (after - points_.begin()) % 2 == 1;
}

void CodePointSet::canonicalize(bool unicode) {
    if (points_.empty()) return;
    Range result(points_);
    cr_regexp_canonicalize(&result.range, unicode);
    points_ = result.points();
}

CaseTable::CaseTable(bool of_unicode) : unicode(of_unicode) {
    for (char32_t point = 0; point < end_of_cased; ++point)
        if (const char32_t target = canonicalize_point(point, unicode); target != point)
            targets.emplace_back(point, target);
}

void CodePointSet::close_over_case(const CaseTable& cases) {
    CodePointSet canonical = *this;
    canonical.canonicalize(cases.unicode);
    CodePointSet more;
    for (const auto& [point, target] : cases.targets) {
        if (!canonical.contains(target)) continue;
        if (!more.points_.empty() && more.points_.back() == point) more.points_.back() = point + 1;
        else more.points_.insert(more.points_.end(), {point, point + 1});
    }
    add(canonical);
    add(more);
}

void CodePointSet::print(std::u16string& text, bool unicode) const {
    for (std::size_t i = 0; i < points_.size(); i += 2) {
        print_code_point(text, points_[i], unicode);
        const char32_t last = points_[i + 1] - 1;
        if (last == points_[i]) continue;
        text += u'-';
        print_code_point(text, unicode ? last : std::min<char32_t>(last, 0xFFFF), unicode);
    }
}

char32_t canonicalize_point(char32_t point, bool unicode) {
    return static_cast<char32_t>(lre_canonicalize(point, unicode));
}

void print_code_point(std::u16string& text, char32_t point, bool unicode) {
    constexpr std::u16string_view digits = u"0123456789ABCDEF";
    text += unicode ? u"\\u{" : u"\\u";
    for (int shift = unicode ? 20 : 12; shift >= 0; shift -= 4) text += digits[point >> shift & 15];
    if (unicode) text += u'}';
}

} // namespace loopscope
