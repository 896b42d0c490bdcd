#include "engine/builtins/regexp_program.h"

#include "engine/runtime/string.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

extern "C" {
#include <libregexp.h>
}

// --- what libregexp asks of its user ---------------------------------------------------------------------------------

extern "C" {
void* lre_realloc(void*, void* pointer, size_t size) {
    if (size) return std::realloc(pointer, size);
    std::free(pointer);
    return nullptr;
}
// Nesting is bounded before anything is compiled (see nesting_of), the same everywhere.
int lre_check_stack_overflow(void*, size_t) { return 0; }
int lre_check_timeout(void* opaque) {
    auto* budget = static_cast<loopscope::MatchBudget*>(opaque);
    if (!budget) return 0;
    if (budget->asks_left == 0) return 1;
    --budget->asks_left;
    return 0;
}
}

namespace loopscope {

// Levels of brackets: the library's parser recurses once for each, and its stack may be 64 KiB.
static constexpr unsigned most_nesting = 40;

static unsigned nesting_of(std::u16string_view source) {
    unsigned depth = 0, deepest = 0;
    bool in_class = false;
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '\\') ++i;
        else if (in_class) in_class = source[i] != ']';
        else if (source[i] == '[') in_class = true;
        else if (source[i] == '(') deepest = std::max(deepest, ++depth);
        else if (source[i] == ')' && depth) --depth;
    }
    return deepest;
}

static void append_utf8(std::string& text, std::uint32_t point) {
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | point >> 6);
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | point >> 12);
        text += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | point >> 18);
        text += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    }
}

// The library reads UTF-8; without the u flag each half of a surrogate pair is a character of its own.
static std::string pattern_text(std::u16string_view source, bool unicode) {
    std::string text;
    for (std::size_t i = 0; i < source.size(); ++i) {
        std::uint32_t point = source[i];
        if (unicode && (point & 0xFC00) == 0xD800 && i + 1 < source.size() && (source[i + 1] & 0xFC00) == 0xDC00)
            point = 0x10000 + ((point - 0xD800) << 10) + (source[++i] - 0xDC00u);
        append_utf8(text, point);
    }
    return text;
}

static int library_flags(std::u16string_view flags) {
    int result = 0;
    for (const char16_t flag : flags) {
        switch (flag) {
        case 'd': result |= LRE_FLAG_INDICES; break;
        case 'g': result |= LRE_FLAG_GLOBAL; break;
        case 'i': result |= LRE_FLAG_IGNORECASE; break;
        case 'm': result |= LRE_FLAG_MULTILINE; break;
        case 's': result |= LRE_FLAG_DOTALL; break;
        case 'u': result |= LRE_FLAG_UNICODE; break;
        case 'y': result |= LRE_FLAG_STICKY; break;
        default: break;
        }
    }
    return result;
}

// The library's words, V8's words.
static constexpr std::pair<std::string_view, std::string_view> messages[] = {
    {"expecting ')'", "Unterminated group"},
    {"expecting ']'", "Unterminated character class"},
    {"unexpected end", "Unterminated character class"},
    {"nothing to repeat", "Nothing to repeat"},
    {"syntax error", "Nothing to repeat"},
    {"invalid repetition count", "numbers out of order in {} quantifier"},
    {"invalid group name", "Invalid capture group name"},
    {"group name not defined", "Invalid named capture referenced"},
    {"expecting group name", "Invalid named reference"},
    {"duplicate group name", "Duplicate capture group name"},
    {"extraneous characters at the end", "Unmatched ')'"},
    {"invalid group", "Invalid group"},
    {"invalid class range", "Range out of order in character class"},
    {"invalid escape sequence in regular expression", "Invalid escape"},
    {"invalid decimal escape in regular expression", "Invalid decimal escape"},
    {"back reference out of range in regular expression", "Invalid escape"},
    {"malformed unicode char", "Invalid Unicode escape"},
    {"expecting '{' after \\p", "Invalid property name"},
    {"unknown unicode property name", "Invalid property name"},
    {"unknown unicode property value", "Invalid property name"},
    {"unknown unicode general category", "Invalid property name"},
    {"unknown unicode script", "Invalid property name"},
    {"too many captures", "Too many captures"},
};

static std::string message_in_v8_words(std::string_view message, std::u16string_view source) {
    if (message == "expecting '}'") return "Incomplete quantifier";
    // "\" at the end
    std::size_t slashes = 0;
    while (slashes < source.size() && source[source.size() - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 1) return "\\ at end of pattern";
    if (message == "invalid escape sequence in regular expression" && source.find(u"\\u") != std::u16string_view::npos)
        return "Invalid Unicode escape";
    for (const auto& [ours, theirs] : messages)
        if (ours == message) return std::string(theirs);
    return std::string(message);
}

// Syntax that is right but that the library doesn't know: inline modifiers, and one name for groups of several alternatives.
static bool is_beyond_library(std::u16string_view source, std::string_view message) {
    if (message == "duplicate group name") return source.find(u'|') != std::u16string_view::npos;
    for (std::size_t at = source.find(u"(?"); at != std::u16string_view::npos; at = source.find(u"(?", at + 1)) {
        std::size_t end = at + 2;
        while (end < source.size() && (source[end] == 'i' || source[end] == 'm' || source[end] == 's' || source[end] == '-')) ++end;
        if (end > at + 2 && end < source.size() && source[end] == ':') return true;
    }
    return false;
}

static void read_group_names(RegexpProgram& program) {
    const char* names = lre_get_groupnames(program.code.data());
    if (!names) return;
    for (std::uint32_t i = 1; i < program.capture_count; ++i) {
        program.group_names.emplace_back(names);
        names += program.group_names.back().size() + 1;
    }
}

RegexpProgram compile_regexp(std::u16string_view source, std::u16string_view flags) {
    RegexpProgram program;
    const bool sets = flags.find(u'v') != std::u16string_view::npos;
    if (sets || nesting_of(source) > most_nesting) {
        program.refused = true;
        program.error = sets ? "The v flag can't be run yet." : "This pattern is nested too deeply.";
        return program;
    }
    const int bits = library_flags(flags);
    const std::string text = pattern_text(source, bits & LRE_FLAG_UNICODE);
    std::array<char, 128> message{};
    int length = 0;
    std::uint8_t* code = lre_compile(&length, message.data(), static_cast<int>(message.size()), text.c_str(), text.size(), bits, nullptr);
    if (!code) {
        program.refused = is_beyond_library(source, message.data());
        program.error = program.refused ? "This pattern uses modifiers or a name for several groups, which can't be run yet."
                                        : message_in_v8_words(message.data(), source);
        return program;
    }
    program.code.assign(code, code + length);
    std::free(code);
    program.capture_count = static_cast<std::uint32_t>(lre_get_capture_count(program.code.data()));
    read_group_names(program);
    return program;
}

std::string validate_regexp(std::u16string_view source, std::u16string_view flags) {
    const RegexpProgram program = compile_regexp(source, flags);
    return program.refused ? std::string() : program.error; // what is refused is refused when it runs
}

const RegexpProgram& regexp_program(Agent& agent, Value source, Value flags) {
    if (!agent.regexps) agent.regexps = std::make_shared<RegexpCache>();
    auto& programs = agent.regexps->programs;
    const std::u16string source_text = to_u16(agent.heap, source), flags_text = to_u16(agent.heap, flags);
    const std::u16string key = flags_text + u'/' + source_text;
    const auto found = programs.find(key);
    if (found != programs.end()) return found->second;
    if (programs.size() >= 1000) programs.clear();
    return programs.emplace(key, compile_regexp(source_text, flags_text)).first->second;
}

} // namespace loopscope
