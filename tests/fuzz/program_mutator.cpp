#include "tests/fuzz/program_mutator.h"

#include "engine/builtins/text/regexp_program.h"
#include "engine/host/random.h"
#include "engine/syntax/parser.h"

#include <algorithm>
#include <vector>

namespace loopscope {

namespace {

enum class Place : std::uint8_t { none, statement, expression };

struct Part {
    std::uint32_t start, end;
    Place place;
};

struct Parsed {
    std::u16string text;
    std::vector<Part> parts;
};

struct Wrapping {
    std::u16string_view before, after;
};

} // namespace

static constexpr int attempts = 12;

// Around a statement, each its own way to let it happen at another time.
static constexpr Wrapping around_statements[] = {
    {u"setTimeout(() => { ", u" }, 1);"},
    {u"queueMicrotask(() => { ", u" });"},
    {u"(async () => { await null; ", u" })();"},
    {u"try { ", u" } catch (caught) { console.log(caught); } finally { console.log('finally'); }"},
    {u"for (let round = 0; round < 3; ++round) { ", u" }"},
    {u"requestAnimationFrame((time) => { ", u" });"},
    {u"Promise.resolve(1).then(() => { ", u" });"},
    {u"label: { ", u" }"},
    {u"if (Math.random() < 0.5) { ", u" }"},
    {u"for (const each of new Set([1, 2])) { ", u" }"},
    {u"new Promise((resolve, reject) => { ", u" }).finally(() => {});"},
};
static constexpr Wrapping around_expressions[] = {{u"Promise.resolve(", u")"},
                                                  {u"(() => (", u"))()"},
                                                  {u"[", u"]"},
                                                  {u"({ ...(", u") })"},
                                                  {u"structuredClone(", u")"},
                                                  {u"String(", u")"},
                                                  {u"new Proxy(Object(", u"), {})"},
                                                  {u"((value) => value)(", u")"},
                                                  {u"(void 0 ?? (", u"))"},
                                                  {u"[...`${", u"}`]"},
                                                  {u"new WeakRef(Object(", u"))"},
                                                  {u"function* () { yield ", u"; }().next()"},
                                                  {u"{ then(resolve) { resolve(", u"); } }"},
                                                  {u"(async () => (", u"))()"},
                                                  {u"JSON.stringify(", u")"}};
static constexpr std::u16string_view statements[] = {
    u"console.log(new Error('x').message, performance.now());",
    u"setTimeout(console.log, 5, 'later');",
    u"const channel = new MessageChannel(); channel.port1.onmessage = (event) => console.log(event.data); "
    u"channel.port2.postMessage({ a: [1n, new Date(0)] });",
    u"document.body.append(Object.assign(document.createElement('p'), { textContent: 'p' }));",
    u"fetch('data:,x').then((response) => response.text()).then(console.log, console.error);",
    u"new MutationObserver((records) => console.log(records.length)).observe(document.body, { childList: true });",
    u"Promise.reject(new TypeError('unhandled'));",
    u"class Made { #field = 1; static { console.log(new Made().#field); } }",
    u"console.log([3, 1, 2].sort().map((x) => x ** 2), /(?<y>\\d{4})/.exec('in 2026')?.groups.y);",
    u"globalThis.count = (globalThis.count ?? 0) + 1; if (count < 20) setTimeout(() => console.log(count), count);",
    u"crypto.getRandomValues(new Uint8Array(4));",
    u"const { port1 } = new MessageChannel(); port1.close();",
    u"new AbortController().abort();",
    u"document.body.innerHTML = '<ul><li>a<li>b</ul>'; console.log(document.querySelectorAll('li').length);"};
static constexpr std::u16string_view expressions[] = {u"0",
                                                      u"-0",
                                                      u"NaN",
                                                      u"1n",
                                                      u"''",
                                                      u"null",
                                                      u"undefined",
                                                      u"[]",
                                                      u"({})",
                                                      u"Symbol.iterator",
                                                      u"new Map([[1, 2]])",
                                                      u"2 ** 31",
                                                      u"'\\ud800'",
                                                      u"document.body",
                                                      u"new Date(0)",
                                                      u"async () => {}",
                                                      u"new Error('e')",
                                                      u"Promise.reject(1)",
                                                      u"new Uint8Array(3)",
                                                      u"/a/g",
                                                      u"globalThis"};

template <class List> static auto& pick(List& list, Random& random) { return list[random.below(std::size(list))]; }

static Place place_of(const SyntaxTree& tree, const Node& node) {
    if (node.kind >= NodeKind::block_statement && node.kind <= NodeKind::class_declaration) {
        const bool part = node.kind == NodeKind::variable_declarator || node.kind == NodeKind::switch_case ||
                          node.kind == NodeKind::catch_clause;
        if (part) return Place::none;
        // The head of a loop is no place for a statement.
        const NodeKind parent = tree.nodes[tree.parents[node.id]]->kind;
        const bool in_loop = parent == NodeKind::for_statement || parent == NodeKind::for_in_statement ||
                             parent == NodeKind::for_of_statement;
        return node.kind == NodeKind::variable_declaration && in_loop ? Place::none : Place::statement;
    }
    if (node.kind == NodeKind::function_declaration) return Place::statement;
    if (node.kind == NodeKind::function_expression || node.kind == NodeKind::arrow_function) return Place::expression;
    if (node.kind >= NodeKind::this_expression && node.kind <= NodeKind::sequence_expression)
        return node.kind == NodeKind::property || node.kind == NodeKind::spread_element ? Place::none
                                                                                        : Place::expression;
    return node.kind == NodeKind::identifier_reference ? Place::expression : Place::none;
}

static ParseResult parse_program(const std::u16string& text) {
    ParseOptions options;
    options.validate_regexp = validate_regexp;
    ParseGoal goal;
    return parse_script_or_module(SourceText::from_utf16(text), options, goal);
}

static Parsed parts_of(std::string_view program) {
    Parsed parsed{utf16_of_utf8(program), {}};
    const ParseResult result = parse_program(parsed.text);
    if (!result) return parsed;
    for (const Node* node : result.tree->nodes) {
        const Place place = place_of(*result.tree, *node);
        if (place != Place::none && node->end > node->start) parsed.parts.push_back({node->start, node->end, place});
    }
    return parsed;
}

static std::u16string text_of(const Parsed& parsed, const Part& part) {
    return parsed.text.substr(part.start, part.end - part.start);
}

// What may stand where this part stands, from either program or from the lists.
static std::u16string replacement_for(const Part& part, const Parsed& own, const Parsed& other, Random& random) {
    const bool statement = part.place == Place::statement;
    if (random.below(4) == 0) return std::u16string(statement ? pick(statements, random) : pick(expressions, random));
    const Parsed& from = random.below(2) && !other.parts.empty() ? other : own;
    for (int i = 0; i < attempts; ++i) {
        const Part& found = pick(from.parts, random);
        if (found.place == part.place && found.end - found.start < 600) return text_of(from, found);
    }
    return text_of(own, part);
}

static std::u16string wrapped(const std::u16string& text, Place place, Random& random) {
    const Wrapping around =
        place == Place::statement ? pick(around_statements, random) : pick(around_expressions, random);
    return std::u16string(around.before) + text + std::u16string(around.after);
}

static std::u16string changed(const Part& part, const Parsed& own, const Parsed& other, Random& random) {
    const std::u16string text = text_of(own, part);
    const bool statement = part.place == Place::statement;
    switch (random.below(statement ? 6 : 3)) {
    case 0: return wrapped(text, part.place, random);
    case 1:
    case 2:
        return statement ? replacement_for(part, own, other, random)
                         : u"(" + replacement_for(part, own, other, random) + u")";
    case 3: return text + u"\n" + replacement_for(part, own, other, random);
    case 4: return replacement_for(part, own, other, random) + u"\n" + text;
    default: return random.below(2) ? text + u"\n" + text : u";";
    }
}

static std::u16string with_change(const Parsed& own, const Parsed& other, Random& random) {
    const Part& part = pick(own.parts, random);
    std::u16string text = own.text;
    text.replace(part.start, part.end - part.start, changed(part, own, other, random));
    return text;
}

std::string mutate_program(std::string_view program, std::string_view other, unsigned seed) {
    Random random{seed};
    Parsed own = parts_of(program);
    const Parsed source = parts_of(other);
    std::string best(program);
    for (std::uint64_t changes = 1 + random.below(3); changes > 0 && !own.parts.empty(); --changes) {
        for (int i = 0; i < attempts; ++i) {
            const std::u16string text = with_change(own, source, random);
            if (!parse_program(text)) continue;
            best = utf8_of_utf16(text);
            break;
        }
        own = parts_of(best);
    }
    return best;
}

} // namespace loopscope
