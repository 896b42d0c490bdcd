// HTML, Parsing HTML fragments, by gumbo: a leaf. How much it may be asked for is bounded by the text's length and
// by the work that the parser does, so that a hostile document is refused and no step lasts long.
#include "engine/builtins/charge.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"
#include "engine/web_apis/web_apis.h"

#include <gumbo.h>

#include <cctype>
#include <memory>

namespace loopscope {

static constexpr std::uint32_t longest_html = 1u << 18;   // units
static constexpr std::uint64_t most_html_work = 1u << 24; // open elements looked along, and made again
static constexpr unsigned most_attributes = 1'000;        // of one element
// Blink puts what is nested deeper beside its parent (kMaximumHTMLParserDOMTreeDepth).
static constexpr std::uint32_t deepest_element = 512;

static Value html_text(Agent& agent, std::string_view utf8) { return string_from_utf8(agent, utf8); }
static Value html_list(Agent& agent, std::span<const Value> items) { return agent.value_of(agent.make_array(items)); }

namespace {

// What the parser allocates is given back as a whole: destroying its tree would recurse as deep as the document.
class HtmlMemory {
public:
    void* take(std::size_t bytes) {
        bytes = (bytes + 15) / 16 * 16;
        if (bytes > left_) {
            left_ = std::max<std::size_t>(bytes, 64 * 1024);
            chunks_.push_back(std::make_unique<std::byte[]>(left_));
            next_ = chunks_.back().get();
            taken_ += left_;
        }
        std::byte* memory = next_;
        next_ += bytes;
        left_ -= bytes;
        return memory;
    }
    std::size_t taken() const { return taken_; }

private:
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* next_ = nullptr;
    std::size_t left_ = 0, taken_ = 0;
};

// One parse: its memory, and how much work it has been.
struct HtmlParse {
    static constexpr std::size_t most_memory = 64u << 20;
    static constexpr std::uint64_t cost_of_remaking = 32; // a formatting element that is made again in each paragraph

    HtmlMemory memory;
    std::uint64_t work = 0;
    bool is_too_much() const { return work > most_html_work || memory.taken() > most_memory; }
    bool go_on(unsigned open, unsigned formatting) {
        work += open + cost_of_remaking * formatting;
        return !is_too_much();
    }
};

struct HtmlNode {
    const GumboNode* node;
    std::int32_t parent; // its place in the list; -1: the root
    std::uint32_t level; // of the open elements around it
};

} // namespace

static Value attributes_of(Agent& agent, const GumboElement& element) {
    std::vector<Value> list;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
        const Value pair[] = {html_text(agent, attribute.name), html_text(agent, attribute.value)};
        list.push_back(html_list(agent, pair));
    }
    return html_list(agent, list);
}

static std::string tag_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece original = element.original_tag;
    gumbo_tag_from_original_text(&original);
    std::string name(original.data, original.length);
    for (char& c : name) c = static_cast<char>(std::tolower(byte_of(c)));
    return name;
}

// The context of innerHTML: an element that gumbo knows; a template's content is that of a body.
static GumboTag context_of(const std::string& name) {
    const GumboTag tag = gumbo_tag_enum(name.c_str());
    return tag == GUMBO_TAG_UNKNOWN || tag == GUMBO_TAG_TEMPLATE ? GUMBO_TAG_BODY : tag;
}

static Value html_entry(Agent& agent, std::int32_t parent, const std::string& kind, std::string_view text,
                        Value attributes) {
    const Value entry[] = {Value::int32(parent), html_text(agent, kind), html_text(agent, text), attributes};
    return html_list(agent, entry);
}

static const GumboOutput* run_gumbo(HtmlParse& parse, const std::string& text, const std::string& context) {
    GumboOptions options = kGumboDefaultOptions;
    options.userdata = &parse;
    options.allocator = [](void* parse, std::size_t bytes) {
        return static_cast<HtmlParse*>(parse)->memory.take(bytes);
    };
    options.deallocator = [](void*, void*) {};
    options.go_on = [](void* parse, unsigned open, unsigned formatting) {
        return static_cast<HtmlParse*>(parse)->go_on(open, formatting);
    };
    options.most_attributes = most_attributes;
    options.fragment_context = context_of(context);
    options.max_errors = 0;
    return gumbo_parse_with_options(&options, text.data(), text.size());
}

// The tree as a flat list: [parent's place, kind or tag, text, attributes].
static Value list_of_nodes(Agent& agent, const GumboOutput& output) {
    std::vector<Value> entries;
    std::vector<std::int32_t> parents; // of each entry
    std::vector<HtmlNode> waiting;
    const auto wait_for = [&waiting](const GumboVector& children, std::int32_t parent, std::uint32_t level) {
        for (unsigned i = children.length; i > 0; --i)
            waiting.push_back({static_cast<const GumboNode*>(children.data[i - 1]), parent, level});
    };
    wait_for(output.root->v.element.children, -1, 0);
    while (!waiting.empty()) {
        const auto [node, open, level] = waiting.back();
        waiting.pop_back();
        const std::int32_t parent = level >= deepest_element ? parents[static_cast<std::size_t>(open)] : open;
        const auto place = static_cast<std::int32_t>(entries.size());
        if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
            const GumboElement& element = node->v.element;
            wait_for(element.children, place, level + 1);
            const Value attributes = attributes_of(agent, element);
            entries.push_back(html_entry(agent, parent, tag_of(element), "", attributes));
        } else {
            const bool comment = node->type == GUMBO_NODE_COMMENT;
            entries.push_back(
                html_entry(agent, parent, comment ? "#comment" : "#text", node->v.text.text, html_list(agent, {})));
        }
        parents.push_back(parent);
    }
    return html_list(agent, entries);
}

static Completion html_limit(Agent& agent, const std::string& what) {
    return agent.limit(Halt::Kind::string_limit, what + " was to be parsed in one step.");
}

// %parseHtml(text, context)
static Completion parse_html(Agent& agent, const NativeCall& call) {
    const std::uint32_t length = length_of(agent.heap, call.argument(0));
    if (length > longest_html)
        return html_limit(agent, "HTML of more than " + std::to_string(longest_html) + " characters");
    charge(agent, length);
    HtmlParse parse;
    const std::string text = to_utf8(agent.heap, call.argument(0));
    const GumboOutput* output = run_gumbo(parse, text, to_utf8(agent.heap, call.argument(1)));
    agent.note_work(std::uint64_t{length} * 50 + parse.work);
    if (parse.is_too_much()) return html_limit(agent, "HTML whose elements are nested too deeply for its length");
    return Completion::normal(list_of_nodes(agent, *output));
}

static constexpr NativeSpec html_parser_specs[] = {
    {"", "parseHtml", parse_html, "", 2, native_intrinsic, "HTML, Parsing HTML fragments"},
};

NativeList html_parser_natives() { return html_parser_specs; }

} // namespace loopscope
