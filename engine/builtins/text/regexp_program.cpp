#include "engine/builtins/text/regexp_program.h"

#include "engine/builtins/text/regexp_translation.h"
#include "engine/runtime/string.h"
#include "engine/syntax/utf8.h"

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

// Levels of brackets: the library's parser, and ours of nested classes, recurse once for each, and their stack may be
// 64 KiB.
static constexpr unsigned most_nesting = 40;

static unsigned nesting_of(std::u16string_view source, bool sets) {
    unsigned depth = 0, deepest = 0, classes = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '\\') ++i;
        else if (source[i] == '[' && sets) deepest = std::max(deepest, depth + ++classes);
        else if (source[i] == '[' && !classes) classes = 1;
        else if (classes) classes -= source[i] == ']';
        else if (source[i] == '(') deepest = std::max(deepest, ++depth);
        else if (source[i] == ')' && depth) --depth;
    }
    return deepest;
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

static void read_group_names(RegexpProgram& program) {
    const char* names = lre_get_groupnames(program.code.data());
    if (!names) return;
    for (std::uint32_t i = 1; i < program.capture_count; ++i) {
        program.group_names.emplace_back(names);
        names += program.group_names.back().size() + 1;
    }
}

static constexpr std::size_t longest_pattern = 65'536; // units; V8 has a limit too, by what it makes of them

static std::string compile_by_library(RegexpProgram& program, std::u16string_view source, int bits) {
    const std::string text = pattern_text(source, bits & LRE_FLAG_UNICODE);
    std::array<char, 128> message{};
    int length = 0;
    std::uint8_t* code = lre_compile(&length, message.data(), static_cast<int>(message.size()), text.c_str(),
                                     text.size(), bits, nullptr);
    if (!code) return message.data();
    program.code.assign(code, code + length);
    std::free(code);
    program.capture_count = static_cast<std::uint32_t>(lre_get_capture_count(program.code.data()));
    read_group_names(program);
    return {};
}

static PatternFlags pattern_flags(std::u16string_view flags) {
    const auto has = [&](char16_t flag) { return flags.find(flag) != std::u16string_view::npos; };
    return {has('i'), has('m'), has('s'), has('u') || has('v'), has('v')};
}

static int with_flags(int bits, const PatternFlags& flags) {
    bits &= ~(LRE_FLAG_IGNORECASE | LRE_FLAG_UNICODE);
    return bits | (flags.ignore_case ? LRE_FLAG_IGNORECASE : 0) | (flags.unicode ? LRE_FLAG_UNICODE : 0);
}

static RegexpProgram compile_translated(std::u16string_view source, std::u16string_view flags) {
    RegexpProgram program;
    RegexpTranslation translation = translate_regexp(source, pattern_flags(flags));
    program.error = translation.error.empty() ? translation.refusal : translation.error;
    program.refused = translation.error.empty() && !translation.refusal.empty();
    if (!program.error.empty()) return program;
    const std::string message =
        compile_by_library(program, translation.source, with_flags(library_flags(flags), translation.flags));
    if (!message.empty()) program.error = message_in_v8_words(message, source);
    if (program.group_names.empty()) return program;
    for (std::size_t i = 0; i < translation.names.size() && i < program.group_names.size(); ++i)
        program.group_names[i] = utf8_of_utf16(translation.names[i]);
    return program;
}

RegexpProgram compile_regexp(std::u16string_view source, std::u16string_view flags) {
    RegexpProgram program;
    const bool sets = flags.find(u'v') != std::u16string_view::npos;
    if (source.size() > longest_pattern) {
        program.error = "Regular expression too large";
        return program;
    }
    if (nesting_of(source, sets) > most_nesting) {
        program.refused = true;
        program.error = "This pattern is nested too deeply.";
        return program;
    }
    if (sets || has_modifiers(source)) return compile_translated(source, flags);
    const std::string message = compile_by_library(program, source, library_flags(flags));
    if (message == "duplicate group name") return compile_translated(source, flags);
    if (!message.empty()) program.error = message_in_v8_words(message, source);
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
