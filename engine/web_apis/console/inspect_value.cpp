#include "engine/web_apis/console/inspect_value.h"

#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/modules/namespace_view.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"
#include "engine/syntax/casts.h"
#include "engine/syntax/source_text.h"
#include "engine/web_apis/console/date_text.h"
#include "engine/web_apis/web_intrinsics.h"

#include <algorithm>

namespace loopscope {

namespace {

// What is still to be written, last first.
struct Pending {
    enum class Kind : std::uint8_t { text, value, leave } kind;
    std::string text;
    Value value;
};

} // namespace

// ECMA-262 25.5.2.3 QuoteJSONString
static std::string quoted(const std::u16string& units) {
    static constexpr char hex[] = "0123456789abcdef";
    std::u16string safe = u"\"";
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char16_t c = units[i];
        const bool surrogate = c >= 0xD800 && c < 0xE000;
        const bool pair = c < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
        const std::size_t letter = std::u16string_view(u"\b\t\n\f\r").find(c);
        if (surrogate && pair) {
            safe += c;
            safe += units[++i];
        } else if (c == '"' || c == '\\') {
            safe += u'\\';
            safe += c;
        } else if (letter != std::u16string_view::npos) {
            safe += u'\\';
            safe += u"btnfr"[letter];
        } else if (c < 0x20 || surrogate) {
            safe += u"\\u";
            for (int shift = 12; shift >= 0; shift -= 4) safe += static_cast<char16_t>(hex[c >> shift & 15]);
        } else {
            safe += c;
        }
    }
    return utf8_of_utf16(safe + u'"');
}

namespace {

class Inspector {
public:
    explicit Inspector(Agent& agent) : agent_(agent), heap_(agent.heap) {}

    InspectResult run(Value value) {
        pending_.push_back({Pending::Kind::value, {}, value});
        while (!pending_.empty() && result_.refused.empty()) {
            const Pending next = std::move(pending_.back());
            pending_.pop_back();
            switch (next.kind) {
            case Pending::Kind::text: result_.text += next.text; break;
            case Pending::Kind::value: write(next.value); break;
            case Pending::Kind::leave: open_.pop_back(); break;
            }
        }
        return std::move(result_);
    }

private:
    void write(Value value) {
        if (value.is_string()) {
            result_.text += quoted(to_u16(heap_, value));
        } else if (value.is_number()) {
            const double number = value.as_number();
            result_.text += number == 0 && std::bit_cast<std::int64_t>(number) < 0 ? "-0" : number_to_text(number);
        } else if (value.is_object()) {
            write_object(value);
        } else if (value.is_symbol()) {
            const Value description = heap_.at<Symbol>(value).description;
            result_.text += "Symbol(" + (description.is_string() ? to_utf8(heap_, description) : "") + ")";
        } else {
            result_.text += to_utf8(heap_, to_string(agent_, value).value);
            if (value.is_bigint()) result_.text += 'n';
        }
    }

    // A console looks at a proxy's target and asks no trap. What can't be seen so is refused: a target whose methods
    // would be called on the proxy, and one that the proxy describes otherwise.
    Value behind_proxies(Value value) {
        while (heap_.at<Object>(value).object_class() == ObjectClass::proxy) {
            const Value handler = heap_.at<Object>(value).internal()[1];
            value = heap_.at<Object>(value).internal()[0];
            if (!handler.is_object() || !value.is_object()) return Value::undefined(); // revoked
        }
        return value;
    }

    void write_object(Value shown) {
        const Value value = behind_proxies(shown);
        if (!value.is_object()) {
            result_.refused = "a revoked Proxy in the console";
            return;
        }
        Object& object = heap_.at<Object>(value);
        const ObjectClass kind = object.object_class();
        if (object.callable()) write_function(object);
        else if (inherits(object, Intrinsic::ErrorPrototype) ||
                 inherits(object, intrinsic_of(WebIntrinsic::DOMExceptionPrototype)))
            result_.text += describe_error(agent_, object);
        else if (kind == ObjectClass::date) result_.text += date_text(object.internal()[0].as_number());
        else if (kind == ObjectClass::regexp) write_regexp(object);
        else if (kind == ObjectClass::promise) result_.text += "Promise {}";
        else if (is_node(object)) result_.text += '[' + constructor_name(agent_, object) + ']';
        else if (std::find(open_.begin(), open_.end(), shown) != open_.end()) result_.text += "[Circular]";
        else if (open_.size() >= inspect_depth) result_.text += is_list(object) ? "[Array]" : "[Object]";
        else write_contents(shown, object);
    }

    // The document's sources keep a record in a platform object's slot (web_apis/nodes.js).
    bool is_node(const Object& object) {
        if (object.object_class() != ObjectClass::platform || !object.internal()[0].is_object()) return false;
        const Lookup found =
            get_own_property(agent_, heap_.at<Object>(object.internal()[0]), PropertyKey{intern(agent_, "kind")});
        return found.kind == Lookup::Kind::data && found.value == intern(agent_, "Node");
    }

    static bool is_list(const Object& object) {
        return object.object_class() == ObjectClass::array || object.object_class() == ObjectClass::typed_array;
    }

    void write_contents(Value value, Object& object) {
        open_.push_back(value);
        std::vector<Pending> parts;
        switch (object.object_class()) {
        case ObjectClass::array: list_elements(object, object.array_length, parts); break;
        case ObjectClass::typed_array: list_typed_array(object, parts); break;
        case ObjectClass::map:
        case ObjectClass::set: list_collection(object, parts); break;
        default: list_properties(value, object, parts); break;
        }
        pending_.push_back({Pending::Kind::leave, {}, {}});
        for (std::size_t i = parts.size(); i > 0; --i) pending_.push_back(std::move(parts[i - 1]));
    }

    static void add_text(std::vector<Pending>& parts, std::string text) {
        parts.push_back({Pending::Kind::text, std::move(text), {}});
    }
    static void add_value(std::vector<Pending>& parts, Value value) {
        parts.push_back({Pending::Kind::value, {}, value});
    }

    static void add_property(std::vector<Pending>& parts, const Lookup& found) {
        if (found.kind == Lookup::Kind::data) add_value(parts, found.value);
        else add_text(parts, found.kind == Lookup::Kind::absent ? "<hole>" : "[Getter]");
    }

    void list_elements(Object& object, std::uint32_t length, std::vector<Pending>& parts) {
        add_text(parts, "[");
        for (std::uint32_t i = 0; i < length; ++i) {
            if (i > 0) add_text(parts, ", ");
            add_property(parts, get_own_property(agent_, object, key_from_index(agent_, i)));
        }
        add_text(parts, "]");
    }

    void list_typed_array(Object& object, std::vector<Pending>& parts) {
        const auto length = static_cast<std::uint32_t>(std::max<std::int64_t>(view_length(heap_, object), 0));
        add_text(parts,
                 std::string(element_kind_name(kind_of_view(object))) + "Array(" + std::to_string(length) + ") ");
        list_elements(object, length, parts);
    }

    void list_collection(Object& object, std::vector<Pending>& parts) {
        const bool is_map = object.object_class() == ObjectClass::map;
        const HashTable& table = heap_.at<HashTable>(object.internal()[0]);
        add_text(parts, (is_map ? "Map(" : "Set(") + std::to_string(table.header.count) + ") {");
        std::uint32_t position = 0;
        Value key, value;
        for (bool first = true; table_next(heap_, table, position, key, value); ++position, first = false) {
            if (!first) add_text(parts, ", ");
            add_value(parts, key);
            if (!is_map) continue;
            add_text(parts, " => ");
            add_value(parts, value);
        }
        add_text(parts, "}");
    }

    // `shown` is a proxy where `object` is what lies behind it.
    void list_properties(Value shown, Object& object, std::vector<Pending>& parts) {
        Object& front = heap_.at<Object>(shown);
        add_text(parts, front_of(object) + "{");
        bool first = true;
        for (const PropertyKey key : own_property_keys(heap_, object)) {
            if (key.is_symbol()) continue;
            const Lookup found = get_own_property(agent_, object, key);
            if (!(found.attributes & enumerable)) continue;
            add_text(parts, (first ? "" : ", ") + key_text(key) + ": ");
            first = false;
            const auto exported = front.object_class() == ObjectClass::proxy ? namespace_export(agent_, front, key)
                                                                             : std::optional<Value>();
            if (exported && exported->is_hole())
                result_.refused = "a module namespace with a name that has no value yet";
            else if (exported) add_value(parts, *exported);
            else add_property(parts, found);
        }
        add_text(parts, "}");
    }

    std::string key_text(PropertyKey key) {
        const std::u16string text = to_u16(heap_, key_to_value(agent_, key));
        const auto is_letter = [](char16_t c) {
            return (c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '$';
        };
        const auto is_digit = [](char16_t c) { return c >= '0' && c <= '9'; };
        const bool number =
            !text.empty() && std::all_of(text.begin(), text.end(), is_digit) && (text[0] != '0' || text.size() == 1);
        const bool name = !text.empty() && is_letter(text[0]) && std::all_of(text.begin(), text.end(), [&](char16_t c) {
            return is_letter(c) || is_digit(c);
        });
        return number || name ? std::string(text.begin(), text.end()) : quoted(text);
    }

    // The name of the constructor that the prototype names, as it stands before the brace.
    std::string front_of(Object& object) {
        const Value prototype = get_prototype_of(heap_, object);
        if (!prototype.is_object()) return "[null] ";
        const Lookup constructor = get_own_property(agent_, heap_.at<Object>(prototype), agent_.key(Name::constructor));
        if (constructor.kind != Lookup::Kind::data || !is_callable(heap_, constructor.value)) return "";
        const std::string name = name_of(heap_.at<Object>(constructor.value));
        return name.empty() || name == "Object" ? "" : name + " ";
    }

    std::string name_of(Object& function) {
        const Lookup name = lookup(agent_, function, agent_.key(Name::name));
        return name.kind == Lookup::Kind::data && name.value.is_string() ? to_utf8(heap_, name.value) : "";
    }

    void write_function(Object& function) {
        const std::string name = name_of(function);
        result_.text += function.has_flag(object_class_constructor) ? "[class " : "[Function ";
        result_.text += name.empty() ? "(anonymous)" : name;
        result_.text += ']';
    }

    void write_regexp(Object& object) {
        const Value source = object.internal()[0], flags = object.internal()[1];
        if (!source.is_string() || !flags.is_string()) result_.refused = "a regular expression in the console";
        else result_.text += "/" + to_utf8(heap_, source) + "/" + to_utf8(heap_, flags);
    }

    bool inherits(const Object& object, Intrinsic from) {
        const Value wanted = agent_.intrinsic(from);
        if (!wanted.is_object()) return false;
        for (Value link = get_prototype_of(heap_, object); link.is_object();
             link = get_prototype_of(heap_, heap_.at<Object>(link))) {
            if (link == wanted) return true;
        }
        return false;
    }

    Agent& agent_;
    Heap& heap_;
    InspectResult result_;
    std::vector<Pending> pending_;
    std::vector<Value> open_;
};

} // namespace

// parseInt(text, 10) or parseFloat(text) of a format's argument, as a string.
static std::string parsed_number(std::string_view text, bool whole) {
    std::size_t at = 0;
    while (at < text.size() && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) ++at;
    const std::size_t begin = at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at - from;
    };
    if (!whole && text.substr(at, 8) == "Infinity") return text[begin] == '-' ? "-Infinity" : "Infinity";
    std::size_t found = digits();
    if (!whole && at < text.size() && text[at] == '.') {
        ++at;
        found += digits();
    }
    if (found == 0) return "NaN";
    if (!whole && at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t before = at++;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        if (digits() == 0) at = before;
    }
    const std::string number(text.substr(begin, at - begin));
    FlatView view;
    view.latin1 = reinterpret_cast<const std::uint8_t*>(number.data());
    view.length = size32(number);
    return number_to_text(text_to_number(view));
}

static bool is_format(Agent& agent, std::span<const Value> data, std::string& text) {
    if (data.size() < 2 || !data[0].is_string()) return false;
    text = to_utf8(agent.heap, data[0]);
    return text.find('%') != std::string::npos;
}

static bool is_specifier(const std::string& format, std::size_t i) {
    return format[i] == '%' && i + 1 < format.size() &&
           std::string_view("sdifoOc%").find(format[i + 1]) != std::string_view::npos;
}

static InspectResult format_one(Agent& agent, char specifier, Value value) {
    switch (specifier) {
    case 'c': return {};
    case 's': return show_value(agent, value);
    case 'o':
    case 'O': return inspect_value(agent, value);
    default: break;
    }
    if (value.is_symbol()) return {"NaN", {}};
    return {parsed_number(to_utf8(agent.heap, to_string(agent, value).value), specifier != 'f'), {}};
}

static void add(InspectResult& to, const InspectResult& part) {
    to.text += part.text;
    if (to.refused.empty()) to.refused = part.refused;
}

InspectResult inspect_value(Agent& agent, Value value) { return Inspector(agent).run(value); }

InspectResult show_value(Agent& agent, Value value) {
    if (value.is_string()) return {to_utf8(agent.heap, value), {}};
    return inspect_value(agent, value);
}

InspectResult format_values(Agent& agent, std::span<const Value> data) {
    InspectResult result;
    std::string format;
    std::size_t next = 0;
    if (is_format(agent, data, format)) {
        next = 1;
        for (std::size_t i = 0; i < format.size(); ++i) {
            if (!is_specifier(format, i)) {
                result.text += format[i];
            } else if (format[i + 1] == '%') {
                result.text += '%';
                ++i;
            } else if (next < data.size()) {
                add(result, format_one(agent, format[++i], data[next++]));
            } else {
                result.text += format[i];
            }
        }
        if (next < data.size()) result.text += ' ';
    }
    for (; next < data.size(); ++next) {
        add(result, show_value(agent, data[next]));
        if (next + 1 < data.size()) result.text += ' ';
    }
    return result;
}

int format_argument_needing_code(Agent& agent, std::span<const Value> data) {
    std::string format;
    if (!is_format(agent, data, format)) return -1;
    std::size_t next = 1;
    for (std::size_t i = 0; i < format.size() && next < data.size(); ++i) {
        if (!is_specifier(format, i)) continue;
        const char letter = format[++i];
        if (letter == '%') continue;
        const bool numeric = letter == 'd' || letter == 'i' || letter == 'f';
        if (numeric && data[next].is_object()) return static_cast<int>(next);
        ++next;
    }
    return -1;
}

} // namespace loopscope
