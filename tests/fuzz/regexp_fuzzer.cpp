// Every regular expression is compiled or refused in words, and a match lies inside of the text and ends within its
// budget. Three lines: flags, pattern, text.
#include "engine/builtins/text/regexp_program.h"
#include "engine/host/random.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <vector>

extern "C" {
#include <libregexp.h>
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
}

using namespace loopscope;

namespace {

struct Expression {
    std::string flags, pattern, text;
};

} // namespace

static Expression expression_of(std::string_view text) {
    const std::size_t first = std::min(text.find('\n'), text.size());
    const std::size_t second = std::min(text.find('\n', std::min(first + 1, text.size())), text.size());
    const auto part = [&](std::size_t from, std::size_t to) {
        return std::string(text.substr(std::min(from, text.size()), from < to ? to - from : 0));
    };
    return {part(0, first), part(first + 1, second), part(second + 1, text.size())};
}

// The parser and the constructor let only these through; which of them belong together is compile_regexp's to say.
static std::u16string flags_of(std::string_view letters) {
    std::u16string flags;
    for (const char c : letters) {
        const bool known = std::string_view("dgimsuvy").find(c) != std::string_view::npos;
        if (known && flags.find(static_cast<char16_t>(c)) == flags.npos) flags += static_cast<char16_t>(c);
    }
    if (flags.find(u'u') != flags.npos) std::erase(flags, u'v');
    return flags;
}

static void match(const RegexpProgram& program, const std::u16string& text, std::uint32_t from) {
    std::vector<std::uint8_t*> captures(program.capture_count * 2, nullptr);
    MatchBudget budget{20};
    const auto* units = reinterpret_cast<const std::uint8_t*>(text.data());
    const int result = lre_exec(captures.data(), program.code.data(), units, static_cast<int>(from),
                                static_cast<int>(text.size()), 1, &budget);
    if (result != 1) return note_outcome(result == 0 ? "no match" : "out of budget");
    for (std::uint32_t i = 0; i < program.capture_count; ++i) {
        const std::uint8_t *begin = captures[2 * i], *end = captures[2 * i + 1];
        if (!begin || !end) continue;
        if (begin > end || begin < units || end > units + 2 * text.size()) fault("a group outside of the text");
    }
    if (!captures[0] || !captures[1]) fault("a match without a place");
    note_outcome("matched");
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Expression expression = expression_of(text_of(data, size));
    const std::u16string pattern = utf16_of_utf8(expression.pattern), flags = flags_of(expression.flags);
    const RegexpProgram program = compile_regexp(pattern, flags);
    if (validate_regexp(pattern, flags).empty() != (program.error.empty() || program.refused))
        fault("the parser and the constructor do not agree: " + program.error);
    if (program.refused && program.error.empty()) fault("refused, and no word why");
    if (!program.error.empty()) {
        note_outcome((program.refused ? "refused: " : "an error: ") + kind_of(program.error));
        return 0;
    }
    const std::u16string text = utf16_of_utf8(expression.text);
    for (const std::uint32_t from : {0u, static_cast<std::uint32_t>(text.size())}) match(program, text, from);
    return 0;
}

// --- mutating ------------------------------------------------------------------------------------------------------

static constexpr std::string_view pieces[] = {"(",
                                              ")",
                                              "(?:",
                                              "(?=",
                                              "(?!",
                                              "(?<=",
                                              "(?<!",
                                              "(?<a>",
                                              "(?<b>",
                                              "[",
                                              "]",
                                              "[^",
                                              "-",
                                              "|",
                                              "*",
                                              "+",
                                              "?",
                                              "*?",
                                              "+?",
                                              "??",
                                              "{2}",
                                              "{1,}",
                                              "{0,3}",
                                              "{2,1}",
                                              "{99999}",
                                              "^",
                                              "$",
                                              ".",
                                              "\\b",
                                              "\\B",
                                              "\\d",
                                              "\\W",
                                              "\\s",
                                              "\\1",
                                              "\\2",
                                              "\\9",
                                              "\\k<a>",
                                              "\\k<b>",
                                              "\\p{L}",
                                              "\\P{Lu}",
                                              "\\p{Script=Greek}",
                                              "\\p{RGI_Emoji}",
                                              "\\u{1F600}",
                                              "\\uD83D",
                                              "\\uDE00",
                                              "\\u0041",
                                              "\\x41",
                                              "\\cA",
                                              "\\0",
                                              "\\-",
                                              "\\/",
                                              "a",
                                              "b",
                                              "ab",
                                              "0-9",
                                              "a-z",
                                              "\xC3\xA9",
                                              "\xC5\xBF",
                                              "\xE2\x84\xAA",
                                              "\xF0\x9F\x98\x80",
                                              "(?i:",
                                              "(?-i:",
                                              "(?ims-:",
                                              "&&",
                                              "--",
                                              "\\q{ab|c}",
                                              "[[a-z]&&[^b]]",
                                              "\\w--[a]",
                                              "$<a>",
                                              "(a|b)*",
                                              "(?=(a+))",
                                              "(a*)*",
                                              "\\b\\B",
                                              "{,5}",
                                              "\\p{Any}"};
static constexpr std::string_view flag_sets[] = {"",  "g",  "i",  "m",      "s",       "u", "v",
                                                 "y", "iu", "iv", "gimsuy", "dgimsvy", "is"};
static constexpr std::string_view subjects[] = {"",
                                                "a",
                                                "ab",
                                                "aaaaaaaaaaaaaaaaaaaaaaaa",
                                                "aB\nab\r\xE2\x80\xA8z",
                                                "foo123",
                                                "\xF0\x9F\x98\x80\xC3\xA9",
                                                "k\xE2\x84\xAA\xC5\xBFsS",
                                                "\xED\xA0\xBD",
                                                "abababababac",
                                                "__proto__ 0-9"};

static std::string change_pattern(std::string pattern, Random& random) {
    const auto place = [&] { return static_cast<std::size_t>(random.below(pattern.size() + 1)); };
    switch (random.below(6)) {
    case 0:
    case 1:
    case 2: pattern.insert(place(), pieces[random.below(std::size(pieces))]); break;
    case 3: { // without, or with twice, a part of it
        const std::size_t from = place(), count = random.below(8);
        const std::string part = pattern.substr(from, count);
        if (random.below(2)) pattern.erase(from, count);
        else pattern.insert(place(), part);
        break;
    }
    case 4:
        pattern = std::string(random.below(2) ? "(" : "(?:") + pattern + ")" + (random.below(2) ? "*" : "{2,3}");
        break;
    default:
        for (std::uint64_t times = std::uint64_t{1} << random.below(8); times > 0; --times)
            pattern.insert(place(), random.below(2) ? "(" : "[");
    }
    return pattern;
}

static std::size_t put(const Expression& expression, std::uint8_t* out, std::size_t most) {
    const std::string text = expression.flags + '\n' + expression.pattern + '\n' + expression.text;
    if (text.size() > most) return 0;
    std::copy(text.begin(), text.end(), out);
    return text.size();
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    Random random{seed};
    if (random.below(10) == 0) return LLVMFuzzerMutate(data, size, most);
    Expression expression = expression_of(text_of(data, size));
    for (std::uint64_t times = 1 + random.below(4); times > 0; --times)
        expression.pattern = change_pattern(expression.pattern, random);
    if (random.below(4) == 0) expression.flags = flag_sets[random.below(std::size(flag_sets))];
    if (random.below(4) == 0) expression.text = subjects[random.below(std::size(subjects))];
    const std::size_t written = put(expression, data, most);
    return written ? written : LLVMFuzzerMutate(data, size, most);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
    Random random{seed};
    Expression expression = expression_of(text_of(one, one_size));
    const Expression source = expression_of(text_of(other, other_size));
    const std::size_t from = random.below(source.pattern.size() + 1);
    const std::size_t at = random.below(expression.pattern.size() + 1);
    expression.pattern.insert(at, source.pattern.substr(from, random.below(64)));
    return put(expression, out, most);
}
