// Leaves for the document's library sources: accessors, text, and HTML parsed by gumbo.
#include "engine/builtins/function_object.h"
#include "engine/host/json.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/web_apis/web_apis.h"

#include <gumbo.h>

#include <algorithm>
#include <cctype>

namespace loopscope {

namespace {

std::string text_of(Agent& agent, const NativeCall& call, std::uint32_t i) { return to_utf8(agent.heap, call.argument(i)); }
Value string_value(Agent& agent, std::string_view utf8) { return string_from_utf8(agent, utf8); }
Value array_of(Agent& agent, std::span<const Value> items) { return Value::object(agent.heap.ref_of(&agent.make_array(items))); }

void name_accessor(Agent& agent, Value function, const std::string& name) {
    if (function.is_object()) set_function_name_and_length(agent, agent.heap.at<Object>(function), intern(agent, name), name.starts_with("set ") ? 1 : 0);
}

// %defineAccessor(holder, name, getter, setter): as Web IDL's attributes, enumerable and configurable.
Completion define_accessor_of(Agent& agent, const NativeCall& call) {
    const std::string name = text_of(agent, call, 1);
    name_accessor(agent, call.argument(2), "get " + name);
    name_accessor(agent, call.argument(3), "set " + name);
    define_accessor(agent, agent.heap.at<Object>(call.argument(0)), PropertyKey{intern(agent, name)}, call.argument(2), call.argument(3),
                    enumerable | configurable);
    return Completion::normal();
}

Completion set_prototype(Agent& agent, const NativeCall& call) {
    set_prototype_of(agent, agent.heap.at<Object>(call.argument(0)), call.argument(1));
    return Completion::normal();
}

// %setHidden(object, name, value): neither listed nor writable
Completion set_hidden(Agent& agent, const NativeCall& call) {
    define_data(agent, agent.heap.at<Object>(call.argument(0)), PropertyKey{intern(agent, text_of(agent, call, 1))}, call.argument(2), 0);
    return Completion::normal();
}

Completion json_quote(Agent& agent, const NativeCall& call) {
    std::string out;
    append_json_string(out, text_of(agent, call, 0));
    return Completion::normal(string_value(agent, out));
}

// A flat object of the host's answer: numbers, strings, booleans and null; deeper values are left out.
Completion parse_host_data(Agent& agent, const NativeCall& call) {
    JsonError error;
    if (!call.argument(0).is_string()) return Completion::normal();
    const std::optional<Json> parsed = parse_json(text_of(agent, call, 0), error);
    if (!parsed || !parsed->is_object()) return Completion::normal();
    Object& made = agent.make_object(ObjectClass::ordinary, Value::null());
    for (const auto& [name, value] : parsed->members) {
        Value converted;
        if (value.type == Json::Type::boolean) converted = Value::boolean(value.boolean);
        else if (value.type == Json::Type::number) converted = Value::number(value.number);
        else if (value.type == Json::Type::string) converted = string_value(agent, value.string);
        else if (value.type == Json::Type::null) converted = Value::null();
        else continue;
        define_data(agent, made, key_from_interned(agent.heap, intern(agent, name)), converted);
    }
    return Completion::normal(Value::object(agent.heap.ref_of(&made)));
}

template <int (*change)(int)> Completion ascii_case(Agent& agent, const NativeCall& call) {
    std::string text = text_of(agent, call, 0);
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x80) c = static_cast<char>(change(c));
    }
    return Completion::normal(string_value(agent, text));
}

Completion index_of_text(Agent& agent, const NativeCall& call) {
    const std::u16string text = to_u16(agent.heap, call.argument(0)), wanted = to_u16(agent.heap, call.argument(1));
    const std::size_t at = text.find(wanted);
    return Completion::normal(Value::int32(at == std::u16string::npos ? -1 : static_cast<std::int32_t>(at)));
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r\f"), end = text.find_last_not_of(" \t\n\r\f");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

Completion trim_text(Agent& agent, const NativeCall& call) { return Completion::normal(string_value(agent, trimmed(text_of(agent, call, 0)))); }

Completion split_text(Agent& agent, const NativeCall& call) {
    const std::string text = text_of(agent, call, 0), separator = text_of(agent, call, 1);
    std::vector<Value> parts;
    for (std::size_t at = 0;;) {
        const std::size_t next = text.find(separator, at);
        parts.push_back(string_value(agent, std::string_view(text).substr(at, next == std::string::npos ? next : next - at)));
        if (next == std::string::npos) break;
        at = next + separator.size();
    }
    return Completion::normal(array_of(agent, parts));
}

// "background-color" -> "backgroundColor"
Completion camel_case(Agent& agent, const NativeCall& call) {
    std::string out;
    bool upper = false;
    for (const char c : text_of(agent, call, 0)) {
        if (c != '-') out += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        upper = c == '-';
    }
    return Completion::normal(string_value(agent, out));
}

Completion escape_html(Agent& agent, const NativeCall& call) {
    const bool attribute = call.argument(1).is_true();
    std::string out;
    for (const char c : text_of(agent, call, 0)) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"' && attribute) out += "&quot;";
        else out += c;
    }
    return Completion::normal(string_value(agent, out));
}

Completion is_element_name(Agent& agent, const NativeCall& call) {
    const std::string name = text_of(agent, call, 0);
    const bool good = !name.empty() && std::isalpha(static_cast<unsigned char>(name[0])) && name.find_first_of(" \t\n\r\f/>") == std::string::npos;
    return Completion::normal(Value::boolean(good));
}

// Elements whose interface is HTMLElement itself; a name with a hyphen is a custom element's.
Completion is_plain_html_element(Agent& agent, const NativeCall& call) {
    static constexpr std::string_view names[] = {"abbr", "address", "article", "aside", "b", "bdi", "bdo", "cite", "code", "dd", "dfn", "dt", "em",
                                                 "figcaption", "figure", "footer", "header", "hgroup", "i", "kbd", "main", "mark", "nav", "noscript",
                                                 "rp", "rt", "ruby", "s", "samp", "search", "section", "small", "strong", "sub", "summary", "sup", "u",
                                                 "var", "wbr"};
    const std::string name = text_of(agent, call, 0);
    return Completion::normal(Value::boolean(name.find('-') != std::string::npos || std::find(std::begin(names), std::end(names), name) != std::end(names)));
}

// Against the page's address (the corpus's page); absolute addresses stay.
Completion resolve_url(Agent& agent, const NativeCall& call) {
    const std::string url(trimmed(text_of(agent, call, 0)));
    const std::size_t colon = url.find(':'), slash = url.find('/');
    const std::string origin = "http://127.0.0.1";
    if (colon != std::string::npos && (slash == std::string::npos || colon < slash)) return Completion::normal(string_value(agent, url));
    if (url.starts_with("//")) return Completion::normal(string_value(agent, "http:" + url));
    if (url.starts_with("/")) return Completion::normal(string_value(agent, origin + url));
    return Completion::normal(string_value(agent, origin + '/' + (url.starts_with("./") ? url.substr(2) : url)));
}

// --- HTML ---------------------------------------------------------------------------------------------------------------

struct Waiting {
    const GumboNode* node;
    std::int32_t parent;
};

Value attributes_of(Agent& agent, const GumboElement& element) {
    std::vector<Value> list;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
        const Value pair[] = {string_value(agent, attribute.name), string_value(agent, attribute.value)};
        list.push_back(array_of(agent, pair));
    }
    return array_of(agent, list);
}

std::string tag_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece original = element.original_tag;
    gumbo_tag_from_original_text(&original);
    std::string name(original.data, original.length);
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return name;
}

// %parseHtml(text): HTML 13.4 Parsing HTML fragments, in the body: a flat list of [parent's place, tag or '', text, attributes].
Completion parse_html(Agent& agent, const NativeCall& call) {
    const std::string text = text_of(agent, call, 0);
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_BODY;
    options.max_errors = 0;
    GumboOutput* output = gumbo_parse_with_options(&options, text.data(), text.size());
    std::vector<Value> entries;
    std::vector<Waiting> waiting;
    const auto wait_for = [&waiting](const GumboVector& children, std::int32_t parent) {
        for (unsigned i = children.length; i > 0; --i) waiting.push_back({static_cast<const GumboNode*>(children.data[i - 1]), parent});
    };
    wait_for(output->root->v.element.children, -1);
    while (!waiting.empty()) {
        const auto [node, parent] = waiting.back();
        waiting.pop_back();
        const bool is_text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
        if (is_text) {
            const Value entry[] = {Value::int32(parent), string_value(agent, ""), string_value(agent, node->v.text.text), array_of(agent, {})};
            entries.push_back(array_of(agent, entry));
        } else if (node->type == GUMBO_NODE_ELEMENT) {
            const GumboElement& element = node->v.element;
            const Value entry[] = {Value::int32(parent), string_value(agent, tag_of(element)), string_value(agent, ""), attributes_of(agent, element)};
            wait_for(element.children, static_cast<std::int32_t>(entries.size()));
            entries.push_back(array_of(agent, entry));
        }
    }
    gumbo_destroy_output(&options, output);
    return Completion::normal(array_of(agent, entries));
}

constexpr std::uint8_t own = native_intrinsic;
constexpr NativeSpec specs[] = {
    {"", "defineAccessor", define_accessor_of, "", 4, own, "Web IDL 3.7.6"},
    {"", "setHidden", set_hidden, "", 3, own, ""},
    {"", "SetPrototype", set_prototype, "", 2, own, ""},
    {"", "jsonQuote", json_quote, "", 1, own, ""},
    {"", "parseHostData", parse_host_data, "", 1, own, ""},
    {"", "lowerCase", ascii_case<std::tolower>, "", 1, own, ""},
    {"", "upperCase", ascii_case<std::toupper>, "", 1, own, ""},
    {"", "indexOfText", index_of_text, "", 2, own, ""},
    {"", "trimText", trim_text, "", 1, own, ""},
    {"", "splitText", split_text, "", 2, own, ""},
    {"", "camelCase", camel_case, "", 1, own, ""},
    {"", "escapeHtml", escape_html, "", 2, own, "HTML 13.3"},
    {"", "isElementName", is_element_name, "", 1, own, "DOM 4.5"},
    {"", "isPlainHtmlElement", is_plain_html_element, "", 1, own, "HTML 3.2.3"},
    {"", "resolveUrl", resolve_url, "", 1, own, "URL 4.4"},
    {"", "parseHtml", parse_html, "", 1, own, "HTML 13.4"},
};

} // namespace

NativeList dom_natives() { return specs; }

} // namespace loopscope
