// Leaves for the document's library sources: accessors, text, and HTML parsed by gumbo.
#include "engine/builtins/function_object.h"
#include "engine/host/json.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>
#include <cctype>

namespace loopscope {

namespace {

std::string text_of(Agent& agent, const NativeCall& call, std::uint32_t i) {
    return to_utf8(agent.heap, call.argument(i));
}
Value string_value(Agent& agent, std::string_view utf8) { return string_from_utf8(agent, utf8); }
Value array_of(Agent& agent, std::span<const Value> items) { return agent.value_of(agent.make_array(items)); }

void name_accessor(Agent& agent, Value function, const std::string& name) {
    if (function.is_object())
        set_function_name_and_length(agent, agent.heap.at<Object>(function), intern(agent, name),
                                     name.starts_with("set ") ? 1 : 0);
}

// %defineAccessor(holder, name, getter, setter): as Web IDL's attributes, enumerable and configurable.
Completion define_accessor_of(Agent& agent, const NativeCall& call) {
    const std::string name = text_of(agent, call, 1);
    name_accessor(agent, call.argument(2), "get " + name);
    name_accessor(agent, call.argument(3), "set " + name);
    define_accessor(agent, agent.heap.at<Object>(call.argument(0)), PropertyKey{intern(agent, name)}, call.argument(2),
                    call.argument(3), enumerable | configurable);
    return Completion::normal();
}

Completion set_prototype(Agent& agent, const NativeCall& call) {
    set_prototype_of(agent, agent.heap.at<Object>(call.argument(0)), call.argument(1));
    return Completion::normal();
}

// %setHidden(object, name, value): neither listed nor writable
Completion set_hidden(Agent& agent, const NativeCall& call) {
    define_data(agent, agent.heap.at<Object>(call.argument(0)), PropertyKey{intern(agent, text_of(agent, call, 1))},
                call.argument(2), 0);
    return Completion::normal();
}

// %defineGetter(object, name, function): an accessor that every object of an interface has as its own
Completion define_getter(Agent& agent, const NativeCall& call) {
    define_accessor(agent, agent.heap.at<Object>(call.argument(0)), PropertyKey{intern(agent, text_of(agent, call, 1))},
                    call.argument(2), Value::undefined(), enumerable);
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
    return Completion::normal(agent.value_of(made));
}

template <int (*change)(int)> Completion ascii_case(Agent& agent, const NativeCall& call) {
    std::string text = text_of(agent, call, 0);
    for (char& c : text) {
        if (byte_of(c) < 0x80) c = static_cast<char>(change(c));
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

Completion trim_text(Agent& agent, const NativeCall& call) {
    return Completion::normal(string_value(agent, trimmed(text_of(agent, call, 0))));
}

// %replaceText(text, old, new): everywhere
Completion replace_text(Agent& agent, const NativeCall& call) {
    std::u16string text = to_u16(agent.heap, call.argument(0));
    const std::u16string old = to_u16(agent.heap, call.argument(1)), fresh = to_u16(agent.heap, call.argument(2));
    for (std::size_t at = text.find(old); at != std::u16string::npos; at = text.find(old, at + fresh.size()))
        text.replace(at, old.size(), fresh);
    return Completion::normal(string_from_units(agent, text));
}

// HTML, Signed integers; undefined when there is none
Completion parse_html_integer(Agent& agent, const NativeCall& call) {
    const std::string text(trimmed(text_of(agent, call, 0)));
    std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const std::size_t from = at;
    double value = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) value = value * 10 + (text[at] - '0');
    if (at == from) return Completion::normal();
    return Completion::normal(Value::number(text[0] == '-' && value != 0 ? -value : value));
}

Completion split_text(Agent& agent, const NativeCall& call) {
    const std::string text = text_of(agent, call, 0), separator = text_of(agent, call, 1);
    std::vector<Value> parts;
    for (std::size_t at = 0;;) {
        const std::size_t next = text.find(separator, at);
        parts.push_back(
            string_value(agent, std::string_view(text).substr(at, next == std::string::npos ? next : next - at)));
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
        if (c != '-') out += upper ? static_cast<char>(std::toupper(byte_of(c))) : c;
        upper = c == '-';
    }
    return Completion::normal(string_value(agent, out));
}

Completion escape_html(Agent& agent, const NativeCall& call) {
    const bool attribute = call.argument(1).is_true();
    std::string out;
    const std::string text = text_of(agent, call, 0);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
            out += "&nbsp;";
            ++i;
        } else if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"' && attribute) out += "&quot;";
        else out += c;
    }
    return Completion::normal(string_value(agent, out));
}

Completion is_element_name(Agent& agent, const NativeCall& call) {
    const std::string name = text_of(agent, call, 0);
    if (name.empty()) return Completion::normal(Value::boolean(false));
    const auto is_letter = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    static constexpr std::string_view ends("\0 \t\n\r\f/>", 8);
    if (is_letter(byte_of(name[0])))
        return Completion::normal(Value::boolean(name.find_first_of(ends) == std::string::npos));
    const auto goes_on = [&](unsigned char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':' || c == '_' || c >= 0x80;
    };
    const auto first = byte_of(name[0]);
    const bool begins = first == ':' || first == '_' || first >= 0x80;
    return Completion::normal(Value::boolean(begins && std::all_of(name.begin(), name.end(), goes_on)));
}

// Elements whose interface is HTMLElement itself; a name with a hyphen is a custom element's.
Completion is_plain_html_element(Agent& agent, const NativeCall& call) {
    static constexpr std::string_view names[] = {
        "abbr",    "address", "article", "aside",      "b",       "bdi",    "bdo",    "cite",   "code", "dd",
        "dfn",     "dt",      "em",      "figcaption", "figure",  "footer", "header", "hgroup", "i",    "kbd",
        "main",    "mark",    "nav",     "noscript",   "rp",      "rt",     "ruby",   "s",      "samp", "search",
        "section", "small",   "strong",  "sub",        "summary", "sup",    "u",      "var",    "wbr"};
    const std::string name = text_of(agent, call, 0);
    return Completion::normal(Value::boolean(name.find('-') != std::string::npos ||
                                             std::find(std::begin(names), std::end(names), name) != std::end(names)));
}

// CSS Color 4 6.1: the names of colours
Completion is_color_name(Agent& agent, const NativeCall& call) {
    static constexpr std::string_view names =
        " aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown "
        "burlywood cadetblue chartreuse chocolate coral "
        "cornflowerblue cornsilk crimson currentcolor cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey "
        "darkkhaki darkmagenta darkolivegreen "
        "darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise "
        "darkviolet deeppink deepskyblue dimgray "
        "dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green "
        "greenyellow grey honeydew hotpink indianred "
        "indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan "
        "lightgoldenrodyellow lightgray lightgreen lightgrey "
        "lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow "
        "lime limegreen linen magenta maroon "
        "mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen "
        "mediumturquoise mediumvioletred midnightblue "
        "mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod "
        "palegreen paleturquoise palevioletred "
        "papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown "
        "salmon sandybrown seagreen seashell sienna silver "
        "skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato transparent "
        "turquoise violet wheat white whitesmoke yellow "
        "yellowgreen ";
    const std::string name = ' ' + text_of(agent, call, 0) + ' ';
    return Completion::normal(Value::boolean(names.find(name) != std::string_view::npos));
}

constexpr NativeSpec dom_specs[] = {
    {"", "defineAccessor", define_accessor_of, "", 4, native_intrinsic, "Web IDL, Attributes"},
    {"", "defineGetter", define_getter, "", 3, native_intrinsic, "Web IDL, Attributes"},
    {"", "setHidden", set_hidden, "", 3, native_intrinsic, ""},
    {"", "setPrototype", set_prototype, "", 2, native_intrinsic, ""},
    {"", "jsonQuote", json_quote, "", 1, native_intrinsic, ""},
    {"", "parseHostData", parse_host_data, "", 1, native_intrinsic, ""},
    {"", "lowerCase", ascii_case<std::tolower>, "", 1, native_intrinsic, ""},
    {"", "upperCase", ascii_case<std::toupper>, "", 1, native_intrinsic, ""},
    {"", "indexOfText", index_of_text, "", 2, native_intrinsic, ""},
    {"", "trimText", trim_text, "", 1, native_intrinsic, ""},
    {"", "replaceText", replace_text, "", 3, native_intrinsic, ""},
    {"", "parseHtmlInteger", parse_html_integer, "", 1, native_intrinsic, "HTML, Signed integers"},
    {"", "isColorName", is_color_name, "", 1, native_intrinsic, "CSS Color 6.1"},
    {"", "splitText", split_text, "", 2, native_intrinsic, ""},
    {"", "camelCase", camel_case, "", 1, native_intrinsic, ""},
    {"", "escapeHtml", escape_html, "", 2, native_intrinsic, "HTML, Serializing HTML fragments"},
    {"", "isElementName", is_element_name, "", 1, native_intrinsic, "DOM, Name validation"},
    {"", "isPlainHtmlElement", is_plain_html_element, "", 1, native_intrinsic, "HTML, Elements in the DOM"},
};

} // namespace

NativeList dom_natives() { return dom_specs; }

} // namespace loopscope
