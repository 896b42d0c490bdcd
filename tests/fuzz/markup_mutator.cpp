#include "tests/fuzz/markup_mutator.h"

#include "engine/host/random.h"

#include <algorithm>
#include <string>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace loopscope {

using Pieces = std::vector<std::string>;

static constexpr std::string_view names[] = {
    "div",      "p",         "span",     "a",    "b",     "i",      "ul",     "li",      "table",    "tr",
    "td",       "tbody",     "th",       "form", "input", "select", "option", "button",  "textarea", "template",
    "h1",       "br",        "img",      "pre",  "dl",    "dd",     "label",  "nobr",    "em",       "section",
    "details",  "summary",   "fieldset", "body", "html",  "head",   "title",  "caption", "colgroup", "col",
    "optgroup", "x-y",       "ruby",     "rt",   "hr",    "style",  "script", "dialog",  "menu",     "center",
    "font",     "plaintext", "noscript", "svg",  "math"};
static constexpr std::string_view attributes[] = {" id=a",
                                                  " id='a b'",
                                                  " class='x y'",
                                                  " class=\"\"",
                                                  " style='color: red; --x: 1'",
                                                  " style=\"background: url(/x) var(--x,)\"",
                                                  " href='/b?c=1#d'",
                                                  " src=dog.png",
                                                  " title=\"a&quot;&amp;&lt;b\"",
                                                  " data-a-b=1",
                                                  " hidden",
                                                  " disabled",
                                                  " name=n",
                                                  " value='1'",
                                                  " type=checkbox",
                                                  " checked",
                                                  " for=a",
                                                  " ID=a",
                                                  " onclick='1'",
                                                  " a=1 a=2",
                                                  " <=1",
                                                  " colspan=99999999",
                                                  " contenteditable",
                                                  " tabindex=-1",
                                                  " xml:lang=en",
                                                  " is=x-y",
                                                  " slot=s"};
static constexpr std::string_view texts[] = {"text",
                                             " ",
                                             "\n",
                                             "&amp;",
                                             "&#x1F600;",
                                             "&#0;",
                                             "&notit;",
                                             "&#xD800;",
                                             "\xC3\xBC",
                                             "<!-- c -->",
                                             "<!doctype html>",
                                             "<![CDATA[x]]>",
                                             "<?x?>",
                                             "</",
                                             "<",
                                             "<!--",
                                             "-->",
                                             "\"",
                                             "'",
                                             "\f"};
static constexpr std::string_view selectors[] = {"*",
                                                 "p",
                                                 "#a",
                                                 ".x",
                                                 "div > p",
                                                 "a + b",
                                                 "a ~ b",
                                                 "p:first-child",
                                                 ":not(p)",
                                                 ":is(a, b)",
                                                 ":has(> i)",
                                                 "[title]",
                                                 "[class~=x]",
                                                 "[id^=a i]",
                                                 "li:nth-child(2n+1)",
                                                 ":nth-last-of-type(-n + 3)",
                                                 ":empty",
                                                 ":root",
                                                 ":checked",
                                                 "input:not([type=checkbox]):enabled",
                                                 "\\31 x",
                                                 ",",
                                                 ":not(",
                                                 "::before",
                                                 "a||b",
                                                 ":where()",
                                                 ">>",
                                                 "[a='\\",
                                                 ":scope > *",
                                                 ":nth-child(999999999999n)",
                                                 "p:not(:not(:not(.x)))"};

template <class List> static auto& pick(List& list, Random& random) { return list[random.below(std::size(list))]; }

// A tag with its brackets, or what stands between two.
static Pieces pieces_of(std::string_view text) {
    Pieces pieces;
    while (!text.empty()) {
        const bool tag = text.front() == '<';
        const std::size_t found = tag ? text.find('>') : text.find('<', 1);
        const std::size_t end = found == text.npos ? text.size() : found + (tag ? 1 : 0);
        pieces.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return pieces;
}

static std::string open_tag(Random& random) {
    std::string tag = "<" + std::string(pick(names, random));
    for (std::uint64_t count = random.below(3); count > 0; --count) tag += pick(attributes, random);
    return tag + (random.below(12) ? ">" : "/>");
}

static std::string close_tag(Random& random) { return "</" + std::string(pick(names, random)) + ">"; }

static void insert(Pieces& pieces, Random& random, std::string piece) {
    const std::size_t at = random.below(pieces.size() + 1);
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), std::move(piece));
}

// An element around some of the pieces, up to 64 times.
static void nest(Pieces& pieces, Random& random) {
    const std::string name(pick(names, random));
    const std::uint64_t times = std::uint64_t{1} << random.below(7);
    std::string open, close;
    for (std::uint64_t i = 0; i < times; ++i) open += "<" + name + ">", close += "</" + name + ">";
    const std::size_t from = random.below(pieces.size() + 1), to = from + random.below(pieces.size() - from + 1);
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(to), close);
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(from), open);
}

static void add_attribute(Pieces& pieces, Random& random) {
    if (pieces.empty()) return;
    std::string& piece = pick(pieces, random);
    if (piece.size() > 2 && piece.front() == '<' && piece.back() == '>')
        piece.insert(piece.size() - 1, pick(attributes, random));
}

static void change_once(Pieces& pieces, Random& random) {
    switch (random.below(9)) {
    case 0: insert(pieces, random, open_tag(random)); break;
    case 1: insert(pieces, random, close_tag(random)); break;
    case 2: insert(pieces, random, std::string(pick(texts, random))); break;
    case 3: nest(pieces, random); break;
    case 4: add_attribute(pieces, random); break;
    case 5:
        if (!pieces.empty()) pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(random.below(pieces.size())));
        break;
    case 6:
        if (!pieces.empty()) insert(pieces, random, std::string(pick(pieces, random)));
        break;
    case 7:
        if (!pieces.empty()) std::swap(pick(pieces, random), pick(pieces, random));
        break;
    default:
        if (!pieces.empty()) pick(pieces, random) = random.below(2) ? open_tag(random) : close_tag(random);
    }
}

static std::size_t put(std::string_view selector, const Pieces& pieces, std::uint8_t* out, std::size_t most) {
    std::string text(selector);
    text += '\n';
    for (const std::string& piece : pieces) text += piece;
    if (text.size() > most) return 0;
    std::copy(text.begin(), text.end(), out);
    return text.size();
}

// The first line is a selector, the rest is HTML.
static std::pair<std::string_view, std::string_view> parts_of(std::string_view text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    return {text.substr(0, end), text.substr(std::min(end + 1, text.size()))};
}

std::size_t mutate_markup(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    Random random{seed};
    if (random.below(20) == 0) return LLVMFuzzerMutate(data, size, most);
    const auto [selector, html] = parts_of({reinterpret_cast<const char*>(data), size});
    std::string chosen(selector);
    if (random.below(3) == 0) chosen = pick(selectors, random);
    if (random.below(6) == 0)
        chosen += std::string(random.below(2) ? " " : ", ") + std::string(pick(selectors, random));
    if (random.below(20) == 0) chosen = ":is(" + chosen + ")";
    Pieces pieces = pieces_of(html);
    for (std::uint64_t times = 1 + random.below(6); times > 0; --times) change_once(pieces, random);
    const std::size_t written = put(chosen, pieces, data, most);
    return written ? written : LLVMFuzzerMutate(data, size, most);
}

std::size_t cross_markup(std::string_view one, std::string_view other, std::uint8_t* out, std::size_t most,
                         unsigned seed) {
    Random random{seed};
    const auto [selector, html] = parts_of(one);
    const auto [other_selector, other_html] = parts_of(other);
    Pieces pieces = pieces_of(html);
    const Pieces from = pieces_of(other_html);
    if (!from.empty()) {
        const std::size_t first = random.below(from.size()), count = 1 + random.below(from.size() - first);
        const std::size_t at = random.below(pieces.size() + 1);
        pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at),
                      from.begin() + static_cast<std::ptrdiff_t>(first),
                      from.begin() + static_cast<std::ptrdiff_t>(first + count));
    }
    return put(random.below(2) ? selector : other_selector, pieces, out, most);
}

} // namespace loopscope
