// ECMA-262 25.5 The JSON Object. Writing walks the value with a stack of its own; whatever could run user code is
// json.js.
#include "engine/builtins/charge.h"
#include "engine/builtins/fundamental/descriptor.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/structured/json_parser.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/property.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <cmath>

namespace loopscope {

static constexpr std::uint32_t longest_json = 1u << 20;
// A value whose JSON is longer is written by json.js, piece by piece.
static constexpr std::uint64_t longest_written_at_once = 1u << 19;
static constexpr std::uint64_t most_members_at_once = 1u << 16;

// %parseJson(text, withSources)
static Completion parse_json(Agent& agent, const NativeCall& call) {
    const std::uint32_t length = length_of(agent.heap, call.argument(0));
    charge(agent, length);
    agent.note_work(std::uint64_t{length} * 20);
    if (length > longest_json)
        return agent.limit(Halt::Kind::string_limit, "JSON of more than " + std::to_string(longest_json) +
                                                         " characters was to be parsed in one step.");
    if (length > 4096 && !agent.heap.can_allocate(std::uint64_t{length} * 24)) return Completion::collect();
    return JsonParser(agent, call.argument(0), call.argument(1).is_true()).parse();
}

// 25.5.2.3 QuoteJSONString
static void append_quoted(TextBuilder& text, const FlatView& string) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto escape = [&](char16_t unit) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) text.append(static_cast<char16_t>(digits[unit >> shift & 15]));
    };
    text.append("\"");
    std::uint32_t plain = 0;
    for (std::uint32_t i = 0; i < string.length; ++i) {
        const char16_t unit = string[i];
        const bool surrogate = (unit & 0xF800) == 0xD800;
        if (unit >= 0x20 && unit != '"' && unit != '\\' && !surrogate) continue;
        if (surrogate && (unit & 0xFC00) == 0xD800 && i + 1 < string.length && (string[i + 1] & 0xFC00) == 0xDC00) {
            ++i;
            continue;
        }
        text.append(string, plain, i);
        plain = i + 1;
        constexpr std::string_view short_units = "\b\t\n\f\r\"\\", short_letters = "btnfr\"\\";
        const std::size_t found = unit < 0x80 ? short_units.find(static_cast<char>(unit)) : std::string_view::npos;
        if (found == std::string_view::npos) {
            escape(unit);
        } else {
            text.append("\\");
            text.append(static_cast<char16_t>(short_letters[found]));
        }
    }
    text.append(string, plain, string.length);
    text.append("\"");
}

// %quoteJson(string)
static Completion quote_json(Agent& agent, const NativeCall& call) {
    TextBuilder text;
    append_quoted(text, flatten(agent, call.argument(0)));
    return text.finish(agent);
}

namespace {

// Writes values on which nothing can be observed; stops at the first other one.
class PlainWriter {
public:
    PlainWriter(Agent& agent, std::string gap) : agent_(agent), gap_(std::move(gap)) {}
    Completion write(Value value);

private:
    struct Level {
        Ref object;
        std::vector<PropertyKey> keys; // objects
        std::uint32_t next = 0;
        bool is_array = false;
        bool any = false;
    };
    enum class Kind { text, nothing, opened, fallback };

    Kind write_value(Value value);
    Kind open(Object& object);
    bool runs_nothing(Object& object);
    void separate(Level& level);
    void indent(std::size_t depth);

    Agent& agent_;
    std::string gap_;
    TextBuilder text_;
    std::vector<Level> levels_;
    std::uint64_t members_ = 0;
};

} // namespace

// 25.5.2.2 step 2: a toJSON that could be called.
bool PlainWriter::runs_nothing(Object& object) {
    if (object.has_flag(object_exotic) || !is_plain(object)) return false;
    const Lookup to_json = lookup(agent_, object, agent_.key(Name::to_json));
    if (to_json.kind == Lookup::Kind::absent) return true;
    return to_json.kind == Lookup::Kind::data && !is_callable(agent_.heap, to_json.value);
}

PlainWriter::Kind PlainWriter::write_value(Value value) {
    if (value.is_string()) return append_quoted(text_, flatten(agent_, value)), Kind::text;
    if (value.is_int32()) return text_.append(std::to_string(value.as_int32())), Kind::text;
    if (value.is_number()) {
        const double number = value.as_number();
        text_.append(std::isfinite(number) ? number_to_text(number) : "null");
        return Kind::text;
    }
    if (value.is_null()) return text_.append("null"), Kind::text;
    if (value.is_boolean()) return text_.append(value.is_true() ? "true" : "false"), Kind::text;
    if (value.is_undefined() || value.is_symbol()) return Kind::nothing;
    if (!value.is_object()) return Kind::fallback; // a bigint
    Object& object = agent_.heap.at<Object>(value);
    if (!runs_nothing(object)) return Kind::fallback;
    if (object.callable()) return Kind::nothing;
    return open(object);
}

PlainWriter::Kind PlainWriter::open(Object& object) {
    const ObjectClass kind = object.object_class();
    if (kind == ObjectClass::number_object || kind == ObjectClass::boolean_object ||
        kind == ObjectClass::bigint_object || kind == ObjectClass::typed_array)
        return Kind::fallback;
    const Ref ref = agent_.heap.ref_of(&object);
    for (const Level& level : levels_)
        if (level.object == ref) return Kind::fallback; // a cycle: json.js says which
    Level level;
    level.object = ref;
    level.is_array = kind == ObjectClass::array;
    if (level.is_array && !is_fast_array(agent_, object)) return Kind::fallback;
    if (!level.is_array) {
        for (const PropertyKey key : own_property_keys(agent_.heap, object)) {
            if (key.is_symbol()) continue;
            const Lookup found = get_own_property(agent_, object, key);
            if (found.kind != Lookup::Kind::data) return Kind::fallback;
            if (found.attributes & enumerable) level.keys.push_back(key);
        }
    }
    text_.append(level.is_array ? "[" : "{");
    levels_.push_back(std::move(level));
    return Kind::opened;
}

void PlainWriter::indent(std::size_t depth) {
    if (gap_.empty()) return;
    text_.append("\n");
    for (std::size_t i = 0; i < depth; ++i) text_.append(gap_);
}

void PlainWriter::separate(Level& level) {
    if (level.any) text_.append(",");
    level.any = true;
    indent(levels_.size());
}

Completion PlainWriter::write(Value value) {
    const Kind first = write_value(value);
    if (first == Kind::fallback) return Completion::fallback();
    if (first == Kind::nothing) return Completion::normal();
    while (!levels_.empty()) {
        if (text_.length() > longest_written_at_once || ++members_ > most_members_at_once)
            return Completion::fallback();
        Level& level = levels_.back();
        Object& object = agent_.heap.at<Object>(level.object);
        const std::uint32_t count = level.is_array ? object.array_length : size32(level.keys);
        if (level.next == count) {
            const bool any = level.any, is_array = level.is_array;
            levels_.pop_back();
            if (any) indent(levels_.size());
            text_.append(is_array ? "]" : "}");
            continue;
        }
        const std::uint32_t i = level.next++;
        if (level.is_array) {
            separate(level);
            const Value element = element_at(agent_.heap, object, i);
            const Kind kind = write_value(element.is_hole() ? Value::undefined() : element);
            if (kind == Kind::fallback) return Completion::fallback();
            if (kind == Kind::nothing) text_.append("null");
            continue;
        }
        const PropertyKey key = level.keys[i];
        const Value member = get_own_property(agent_, object, key).value;
        const bool omitted = member.is_undefined() || member.is_symbol() ||
                             (member.is_object() && agent_.heap.at<Object>(member).callable());
        if (member.is_object() && !runs_nothing(agent_.heap.at<Object>(member))) return Completion::fallback();
        if (omitted) continue;
        separate(level);
        append_quoted(text_, flatten(agent_, key_to_value(agent_, key)));
        text_.append(gap_.empty() ? ":" : ": ");
        if (write_value(member) == Kind::fallback) return Completion::fallback();
    }
    charge(agent_, text_.length());
    agent_.note_work(members_ * 200);
    return text_.finish(agent_);
}

// 25.5.2 steps 5 to 8, for a primitive `space` of Latin-1 text
static bool gap_of(Agent& agent, Value space, std::string& gap) {
    if (space.is_undefined() || space.is_boolean() || space.is_null()) return true;
    if (space.is_number()) {
        const double count = std::fmin(10, to_integer_or_infinity(space.as_number()));
        gap.assign(count >= 1 ? static_cast<std::size_t>(count) : 0, ' ');
        return true;
    }
    if (!space.is_string()) return false;
    const FlatView text = flatten(agent, space);
    if (!text.latin1) return false;
    gap.assign(reinterpret_cast<const char*>(text.latin1), std::min(text.length, 10u));
    return true;
}

// ECMA-262 25.5.2 JSON.stringify
static Completion json_stringify(Agent& agent, const NativeCall& call) {
    std::string gap;
    if (!call.argument(1).is_nullish() || !gap_of(agent, call.argument(2), gap)) return Completion::fallback();
    return PlainWriter(agent, gap).write(call.argument(0));
}

static constexpr NativeSpec json_specs[] = {
    {"JSON", "stringify", json_stringify, "", 3, native_fast_path, "ECMA-262 25.5.2"},
    {"", "parseJson", parse_json, "", 2, native_intrinsic, "ECMA-262 25.5.1"},
    {"", "quoteJson", quote_json, "", 1, native_intrinsic, "ECMA-262 25.5.2.3"},
};

NativeList json_natives() { return json_specs; }

} // namespace loopscope
