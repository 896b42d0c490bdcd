// Sets of code points, as regular expressions write them: the arithmetic of libunicode's ranges. ECMA-262 22.2.2.9
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loopscope {

// All code points that Canonicalize takes elsewhere, in order, and where: 22.2.2.7.3
struct CaseTable {
    explicit CaseTable(bool unicode);
    bool unicode;
    std::vector<std::pair<char32_t, char32_t>> targets;
};

class CodePointSet {
public:
    CodePointSet() = default;
    static CodePointSet range(char32_t first, char32_t last);
    static CodePointSet digits();
    static CodePointSet white_space();
    static CodePointSet word_characters();
    // `name` or `name=value` of \p{...}; false: there is none
    static bool property(std::string_view name, std::string_view value, CodePointSet& set);

    void add(const CodePointSet& other);
    void intersect(const CodePointSet& other);
    void remove(const CodePointSet& other);
    void invert();
    bool contains(char32_t point) const;
    bool empty() const { return points_.empty(); }
    bool is_single() const { return points_.size() == 2 && points_[1] == points_[0] + 1; }

    // 22.2.2.7.3 Canonicalize of each, for the u and v flags or without them
    void canonicalize(bool unicode);
    // All that Canonicalize takes to what it takes a member to
    void close_over_case(const CaseTable& cases);
    // As ranges inside of [ ]
    void print(std::u16string& text, bool unicode) const;

private:
    void combine(const CodePointSet& other, int operation);
    std::vector<std::uint32_t> points_; // first, end, first, end...
};

char32_t canonicalize_point(char32_t point, bool unicode);
// \u{...}, or \uXXXX for what is read without the u flag
void print_code_point(std::u16string& text, char32_t point, bool unicode);

} // namespace loopscope
