#include "engine/syntax/pasted.h"

#include <algorithm>
#include <cstdio>

namespace loopscope {

static bool is_word_unit(char16_t unit) {
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9') ||
           unit == u'_' || unit == u'$';
}
static bool is_space(char16_t unit) { return unit == u' ' || unit == u'\t' || unit == u'\n' || unit == u'\r'; }

static std::u16string_view trimmed(std::u16string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

static std::u16string_view word_at(std::u16string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_word_unit(text[end])) ++end;
    return text.substr(at, end - at);
}

static std::u16string_view word_before(std::u16string_view text, std::size_t at) {
    text = trimmed(text.substr(0, at));
    std::size_t start = text.size();
    while (start > 0 && is_word_unit(text[start - 1])) --start;
    return text.substr(start);
}

template <std::size_t count> static bool is_among(std::u16string_view word, const std::u16string_view (&words)[count]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Word separators and direction marks take no room on a screen.
static bool is_invisible(char16_t unit) {
    return (unit >= 0x200B && unit <= 0x200F) || (unit >= 0x202A && unit <= 0x202E) || unit == 0x2060 || unit == 0x00AD;
}

static std::string invisible_hint(char16_t unit) {
    char text[120];
    std::snprintf(text, sizeof text,
                  "A character that is not seen stands here (U+%04X), often from copied text; delete it.",
                  static_cast<unsigned>(unit));
    return text;
}

static bool begins_line(std::u16string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == u' ' || text[at - 1] == u'\t')) --at;
    return at == 0 || text[at - 1] == u'\n' || text[at - 1] == u'\r';
}

static constexpr std::u16string_view type_words[] = {u"interface", u"type",      u"namespace", u"declare",
                                                     u"abstract",  u"readonly",  u"private",   u"public",
                                                     u"protected", u"implements"};
static constexpr std::u16string_view type_operators[] = {u"as", u"satisfies", u"enum", u"implements"};
static constexpr std::u16string_view type_names[] = {u"number",  u"string", u"boolean", u"any",    u"void",
                                                     u"unknown", u"never",  u"object",  u"bigint", u"symbol"};

// A type is written after a name and a colon, or a word of TypeScript's own stands here or before.
static bool looks_like_types(std::u16string_view text, std::size_t at) {
    if (is_among(word_before(text, at), type_words) || is_among(word_at(text, at), type_operators)) return true;
    if (at >= text.size() || text[at] != u':' || word_before(text, at).empty()) return false;
    std::size_t next = at + 1;
    while (next < text.size() && is_space(text[next])) ++next;
    const std::u16string_view type = word_at(text, next);
    const bool is_interface = !type.empty() && type.front() >= u'A' && type.front() <= u'Z';
    return is_interface || is_among(type, type_names);
}

static bool looks_like_json(std::u16string_view text) {
    text = trimmed(text);
    if (text.size() < 2 || text.front() != u'{' || text.back() != u'}') return false;
    return trimmed(text.substr(1)).starts_with(u'"');
}

static std::string markup_hint(std::u16string_view text, std::size_t at) {
    if (trimmed(text).starts_with(u'<') && trimmed(text.substr(0, at)).empty())
        return "This is HTML. The program is only what stands inside of <script>; the page has a place of its own for "
               "HTML.";
    return "This looks like JSX, markup inside of JavaScript. No browser reads it: a compiler makes function calls of "
           "it.";
}

std::string pasted_hint(const SourceText& source, std::uint32_t offset) {
    const std::u16string_view text = source.view();
    if (text.substr(0, 4).find(u'\0') != text.npos || text.starts_with(u"\uFFFD\uFFFD"))
        return "This file is not UTF-8, perhaps UTF-16; save it as UTF-8.";
    if (offset >= text.size()) return {};
    const char16_t unit = text[offset];
    for (const std::size_t near : {std::size_t{offset}, std::size_t{offset} + word_at(text, offset).size()})
        if (near < text.size() && is_invisible(text[near])) return invisible_hint(text[near]);
    const char16_t next = offset + 1 < text.size() ? text[offset + 1] : u'\0';
    if (unit == u'<' && (is_word_unit(next) || next == u'!' || next == u'/' || next == u'>'))
        return markup_hint(text, offset);
    if (unit == u'>' && begins_line(text, offset))
        return "This > is a console's prompt, no part of the program; leave it out.";
    if (unit == u'@' && is_word_unit(next))
        return "This looks like a decorator; no browser reads it yet, a compiler must.";
    if (looks_like_json(text)) return "This is JSON, data and no program; write `const data =` before it.";
    if (looks_like_types(text, offset))
        return "This looks like TypeScript. A browser reads JavaScript: leave the types out, or let a compiler do it.";
    if (unit == u'}') return "Nothing is open here that this } could close; perhaps one stands too much before it.";
    return {};
}

} // namespace loopscope
