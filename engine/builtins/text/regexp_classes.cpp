#include "engine/builtins/text/regexp_classes.h"
#include "engine/syntax/digits.h"

namespace loopscope {

static constexpr std::u32string_view syntax_characters = U"^$\\.*+?()[]{}|/";
static constexpr std::u32string_view set_syntax_characters = U"()[]{}/-\\|";
static constexpr std::u32string_view set_punctuators = U"&-!#%,:;<=>@`~";
static constexpr std::u32string_view double_punctuators = U"&!#$%*+,.:;<=>?@^`~";

static constexpr const char* bad_operation = "Invalid set operation in character class";
static constexpr const char* bad_character = "Invalid character in character class";
static constexpr const char* unterminated = "Unterminated character class";
static constexpr const char* bad_escape = "Invalid escape";

static bool is_one_of(char32_t point, std::u32string_view list) {
    return point && list.find(point) != std::u32string_view::npos;
}
static bool is_letter(char32_t point) { return (point | 0x20) >= 'a' && (point | 0x20) <= 'z' && point < 0x80; }

// The properties of strings: 22.2.1.9, table 69
static constexpr std::string_view string_properties[] = {"Basic_Emoji",
                                                         "Emoji_Keycap_Sequence",
                                                         "RGI_Modifier_Sequence",
                                                         "RGI_Flag_Sequence",
                                                         "RGI_Emoji_Modifier_Sequence",
                                                         "RGI_Emoji_Flag_Sequence",
                                                         "RGI_Emoji_Tag_Sequence",
                                                         "RGI_Emoji_ZWJ_Sequence",
                                                         "RGI_Emoji"};

// --- escapes ---------------------------------------------------------------------------------------------------------

bool ClassReader::hexadecimal(std::size_t& at, std::size_t digits, char32_t& point) const {
    char32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const int digit = hex_value(peek(at + i));
        if (digit < 0) return false;
        value = value << 4 | static_cast<char32_t>(digit);
    }
    at += digits;
    point = value;
    return true;
}

// Behind \u: XXXX, and with u or v two of them for a pair, or {X...}
bool ClassReader::unicode_escape(std::size_t& at, char32_t& point) const {
    if (mode_.unicode && peek(at) == '{') {
        std::size_t end = at + 1;
        char32_t value = 0;
        for (; hex_value(peek(end)) >= 0; ++end) {
            value = value << 4 | static_cast<char32_t>(hex_value(peek(end)));
            if (value > 0x10FFFF) return false;
        }
        if (end == at + 1 || peek(end) != '}') return false;
        at = end + 1;
        point = value;
        return true;
    }
    if (!hexadecimal(at, 4, point)) return false;
    std::size_t low_at = at + 2;
    char32_t low = 0;
    const bool pair = mode_.unicode && (point & 0xFC00) == 0xD800 && looking_at(at, U"\\u") &&
                      hexadecimal(low_at, 4, low) && (low & 0xFC00) == 0xDC00;
    if (!pair) return true;
    point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    at = low_at;
    return true;
}

// 22.2.1 CharacterEscape, and B.1.2 without u and v
bool ClassReader::character_escape(std::size_t& at, bool in_class, char32_t& point) {
    const char32_t letter = peek(at);
    if (at >= text_.size()) return false;
    constexpr std::u32string_view controls = U"fnrtv", values = U"\f\n\r\t\v";
    if (is_one_of(letter, controls)) {
        point = values[controls.find(letter)];
        return ++at, true;
    }
    if (letter == 'b' && in_class) return point = 8, ++at, true;
    if (letter == 'c' && is_letter(peek(at + 1))) {
        point = text_[at + 1] % 32;
        return at += 2, true;
    }
    if (letter == '0' && !is_digit(peek(at + 1))) return point = 0, ++at, true;
    std::size_t end = at + 1;
    if (letter == 'x' && hexadecimal(end, 2, point)) return at = end, true;
    if (letter == 'u' && unicode_escape(end, point)) return at = end, true;
    if (mode_.unicode) {
        if (!is_one_of(letter, syntax_characters) && !(letter == '-' && in_class))
            return fail(letter == 'u' ? "Invalid Unicode escape" : bad_escape);
    } else if (letter == 'c' || is_digit(letter) || (letter == 'k' && !in_class)) {
        return false; // octal escapes and the like: the library's
    }
    point = letter;
    return ++at, true;
}

bool ClassReader::property_escape(std::size_t& at, ClassSet& set, bool negated) {
    const std::size_t end = text_.find(U'}', at);
    if (peek(at) != '{' || end == std::u32string::npos)
        return fail(in_class_ ? "Invalid property name in character class" : "Invalid property name");
    std::string name, value;
    bool in_value = false;
    for (std::size_t i = at + 1; i < end; ++i) {
        if (text_[i] == '=' && !in_value) in_value = true;
        else if (text_[i] < 0x80) (in_value ? value : name) += static_cast<char>(text_[i]);
        else return fail(in_class_ ? "Invalid property name in character class" : "Invalid property name");
    }
    if (in_value && value.empty())
        return fail(in_class_ ? "Invalid property name in character class" : "Invalid property name");
    for (const std::string_view of_strings : string_properties) {
        if (name != of_strings || in_value || !mode_.sets) continue;
        if (negated) return fail(in_class_ ? "Invalid property name in character class" : "Invalid property name");
        refusal_ = "Properties of strings, such as " + name + ", can't be matched yet.";
        return false;
    }
    if (!CodePointSet::property(name, value, set.points))
        return fail(in_class_ ? "Invalid property name in character class" : "Invalid property name");
    at = end + 1;
    return true;
}

bool ClassReader::escape_of_set(std::size_t& at, ClassSet& set) {
    const char32_t letter = peek(at);
    std::size_t end = at + 1;
    switch (letter | 0x20) {
    case 'd': set.points = CodePointSet::digits(); break;
    case 's': set.points = CodePointSet::white_space(); break;
    case 'w':
        set.points = CodePointSet::word_characters();
        if (mode_.unicode && mode_.ignore_case) { // 22.2.2.9.3 WordCharacters
            set.points.add(CodePointSet::range(0x17F, 0x17F));
            set.points.add(CodePointSet::range(0x212A, 0x212A));
        }
        break;
    case 'p':
        if (!mode_.unicode || !property_escape(end, set, letter == 'P')) return false;
        break;
    default: return false;
    }
    at = end;
    return finish_set(set, letter < 'a');
}

// --- the v flag ------------------------------------------------------------------------------------------------------

// 22.2.2.9.5 MaybeSimpleCaseFolding
void ClassReader::fold(ClassSet& set) const {
    if (!mode_.sets || !mode_.ignore_case) return;
    set.points.canonicalize(true);
    std::set<std::u32string> folded;
    for (std::u32string text : set.strings) {
        for (char32_t& point : text) point = canonicalize_point(point, true);
        folded.insert(std::move(text));
    }
    set.strings = std::move(folded);
}

// 22.2.2.9.4 CharacterComplement
bool ClassReader::finish_set(ClassSet& set, bool negated) {
    fold(set);
    if (!negated) return true;
    if (set.may_contain_strings) return fail("Negated character class may contain strings");
    set.points.invert();
    if (!mode_.sets || !mode_.ignore_case) return true;
    CodePointSet all = CodePointSet::range(0, 0x10FFFF); // 22.2.2.9.2 AllCharacters
    all.canonicalize(true);
    set.points.intersect(all);
    return true;
}

// ClassSetCharacter
bool ClassReader::set_character(std::size_t& at, char32_t& point) {
    if (at >= text_.size()) return fail(unterminated);
    const char32_t letter = text_[at];
    if (letter == '\\') {
        std::size_t end = at + 1;
        if (is_one_of(peek(end), set_punctuators)) return point = text_[end], at = end + 1, true;
        if (!character_escape(end, true, point)) return fail(bad_escape);
        return at = end, true;
    }
    if (peek(at + 1) == letter && is_one_of(letter, double_punctuators)) return fail(bad_operation);
    if (is_one_of(letter, set_syntax_characters)) return fail(bad_character);
    point = letter;
    return ++at, true;
}

// \q{ab|c}, behind the q
bool ClassReader::string_disjunction(std::size_t& at, ClassSet& set) {
    if (peek(at) != '{') return fail(bad_escape);
    ++at;
    std::u32string text;
    for (;;) {
        if (peek(at) == '|' || peek(at) == '}') {
            if (text.size() == 1) set.points.add(CodePointSet::range(text[0], text[0]));
            else set.strings.insert(text), set.may_contain_strings = true;
            text.clear();
            if (text_[at++] == '}') break;
            continue;
        }
        char32_t point = 0;
        if (!set_character(at, point)) return false;
        text += point;
    }
    fold(set);
    return true;
}

// ClassSetOperand; `single`: it is one character, which may begin a range
bool ClassReader::operand(std::size_t& at, ClassSet& set, bool& single, char32_t& point) {
    single = false;
    if (peek(at) == '[') return nested_class(++at, set);
    if (looking_at(at, U"\\q")) return string_disjunction(at += 2, set);
    if (peek(at) == '\\') {
        std::size_t end = at + 1;
        if (escape_of_set(end, set)) return at = end, true;
        if (!error_.empty() || !refusal_.empty()) return false;
    }
    if (!set_character(at, point)) return false;
    single = true;
    set.points = CodePointSet::range(point, point);
    fold(set);
    return true;
}

bool ClassReader::range_or_operand(std::size_t& at, ClassSet& set, bool& range) {
    bool single = false;
    char32_t first = 0, last = 0;
    if (!operand(at, set, single, first)) return false;
    if (!single || peek(at) != '-' || peek(at + 1) == '-') return true;
    if (!set_character(++at, last)) return false;
    if (last < first) return fail("Range out of order in character class");
    range = true;
    set = {};
    set.points = CodePointSet::range(first, last);
    fold(set);
    return true;
}

// The rest of ClassIntersection or ClassSubtraction: && or -- and an operand, again and again
bool ClassReader::operate(std::size_t& at, ClassSet& set, char32_t sign) {
    const std::u32string both(2, sign);
    while (peek(at) != ']') {
        if (!looking_at(at, both)) return fail(at < text_.size() ? bad_operation : unterminated);
        at += 2;
        if (sign == '&' && peek(at) == '&') return fail(bad_character);
        ClassSet next;
        bool single = false;
        char32_t point = 0;
        if (!operand(at, next, single, point)) return false;
        if (sign == '&') {
            set.points.intersect(next.points);
            std::erase_if(set.strings, [&](const std::u32string& text) { return !next.strings.contains(text); });
            set.may_contain_strings = set.may_contain_strings && next.may_contain_strings;
        } else {
            set.points.remove(next.points);
            std::erase_if(set.strings, [&](const std::u32string& text) { return next.strings.contains(text); });
        }
    }
    return true;
}

bool ClassReader::class_union(std::size_t& at, ClassSet& set) {
    for (bool first = true; peek(at) != ']'; first = false) {
        if (at >= text_.size()) return fail(unterminated);
        if (!first && (looking_at(at, U"&&") || looking_at(at, U"--"))) return fail(bad_operation);
        ClassSet next;
        bool range = false;
        if (!range_or_operand(at, next, range)) return false;
        if (first && !range && (looking_at(at, U"&&") || looking_at(at, U"--"))) {
            set = std::move(next);
            return operate(at, set, text_[at]);
        }
        set.points.add(next.points);
        set.strings.insert(next.strings.begin(), next.strings.end());
        set.may_contain_strings = set.may_contain_strings || next.may_contain_strings;
    }
    return true;
}

bool ClassReader::nested_class(std::size_t& at, ClassSet& set) {
    in_class_ = true;
    const bool negated = peek(at) == '^';
    if (negated) ++at;
    if (!class_union(at, set)) return false;
    ++at;
    return finish_set(set, negated);
}

// --- without it ------------------------------------------------------------------------------------------------------

bool ClassReader::plain_atom(std::size_t& at, CodePointSet& set, char32_t& point, bool& single) {
    single = true;
    if (peek(at) != '\\') {
        point = text_[at++];
    } else {
        std::size_t end = at + 1;
        ClassSet escaped;
        if (escape_of_set(end, escaped)) {
            at = end;
            single = false;
            set.add(escaped.points);
            return true;
        }
        if (!character_escape(end, true, point)) return false;
        at = end;
    }
    return true;
}

// 22.2.1 ClassContents and B.1.2: the members, before any complement is taken
bool ClassReader::plain_class(std::size_t& at, CodePointSet& set) {
    in_class_ = true;
    while (at < text_.size() && text_[at] != ']') {
        char32_t first = 0, last = 0;
        bool first_single = false, last_single = false;
        if (!plain_atom(at, set, first, first_single)) return false;
        if (peek(at) != '-' || peek(at + 1) == ']' || at + 1 >= text_.size()) {
            if (first_single) set.add(CodePointSet::range(first, first));
            continue;
        }
        ++at;
        if (!plain_atom(at, set, last, last_single)) return false;
        if (!first_single || !last_single) {
            if (mode_.unicode) return fail("Invalid character class");
            set.add(CodePointSet::range('-', '-'));
            if (first_single) set.add(CodePointSet::range(first, first));
            if (last_single) set.add(CodePointSet::range(last, last));
            continue;
        }
        if (last < first) return fail("Range out of order in character class");
        set.add(CodePointSet::range(first, last));
    }
    if (at >= text_.size()) return fail(unterminated);
    ++at;
    return true;
}

} // namespace loopscope
