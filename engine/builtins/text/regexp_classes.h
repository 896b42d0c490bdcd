// Reading what stands in a pattern for one of several characters: escapes, and classes with and without the v flag.
// ECMA-262 22.2.1 Patterns
#pragma once

#include "engine/builtins/text/code_point_set.h"

#include <set>

namespace loopscope {

// 22.2.1.6 ClassContents of the v flag: single code points, and strings of any other length.
struct ClassSet {
    CodePointSet points;
    std::set<std::u32string> strings;
    bool may_contain_strings = false; // 22.2.1.8 MayContainStrings
};

// Which flags hold where something is read.
struct ClassMode {
    bool unicode = false; // u or v
    bool sets = false;    // v
    bool ignore_case = false;
};

class ClassReader {
public:
    ClassReader(const std::u32string& text, ClassMode mode) : text_(text), mode_(mode) {}

    // Each begins at `at` and leaves it behind what was read; false: an error, or what only the library can judge.
    bool escape_of_set(std::size_t& at, ClassSet& set); // \d \w \p{...} and their complements, behind the backslash
    bool character_escape(std::size_t& at, bool in_class, char32_t& point); // behind the backslash
    bool nested_class(std::size_t& at, ClassSet& set);                      // of the v flag, behind the [
    bool plain_class(std::size_t& at, CodePointSet& set);                   // of no v flag, behind the [
    bool finish_set(ClassSet& set, bool negated);                           // folds, and takes the complement

    const std::string& error() const { return error_; }
    const std::string& refusal() const { return refusal_; }

private:
    bool fail(const char* message) {
        if (error_.empty()) error_ = message;
        return false;
    }
    bool looking_at(std::size_t at, std::u32string_view wanted) const {
        return text_.compare(at, wanted.size(), wanted) == 0;
    }
    char32_t peek(std::size_t at) const { return at < text_.size() ? text_[at] : 0; }
    bool hexadecimal(std::size_t& at, std::size_t digits, char32_t& point) const;
    bool unicode_escape(std::size_t& at, char32_t& point) const;
    bool property_escape(std::size_t& at, ClassSet& set, bool negated);
    bool class_union(std::size_t& at, ClassSet& set);
    bool operand(std::size_t& at, ClassSet& set, bool& single, char32_t& point);
    bool set_character(std::size_t& at, char32_t& point);
    bool string_disjunction(std::size_t& at, ClassSet& set);
    bool range_or_operand(std::size_t& at, ClassSet& set, bool& range);
    bool operate(std::size_t& at, ClassSet& set, char32_t sign);
    void fold(ClassSet& set) const;
    bool plain_atom(std::size_t& at, CodePointSet& set, char32_t& point, bool& single);

    const std::u32string& text_;
    ClassMode mode_;
    bool in_class_ = false;
    std::string error_, refusal_;
};

} // namespace loopscope
