#include "engine/inspect/value_text.h"

#include "engine/interpreter/frame_view.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static std::string text_of_number(double number) {
    return number == 0 && std::bit_cast<std::int64_t>(number) < 0 ? "-0" : number_to_text(number);
}

static std::string text_of_string(const Heap& heap, Value string, std::uint32_t limit) {
    std::string text = "'";
    for (const char c : to_utf8(heap, string, limit)) {
        if (c == '\n') text += "\\n";
        else if (byte_of(c) >= 0x20) text += c;
    }
    text += length_of(heap, string) > limit ? "…'" : "'";
    return text;
}

// Up to 64 bits are written in digits, more only as a size: this must stay cheap.
static std::string text_of_bigint(const BigInt& bigint) {
    if (bigint.header.count > 2) return "bigint of " + std::to_string(bigint.header.count * 32) + " bits";
    std::uint64_t magnitude = 0;
    for (std::uint32_t i = bigint.header.count; i > 0; --i) magnitude = magnitude << 32 | bigint.digits[i - 1];
    return (bigint.header.flags & 1 ? "-" : "") + std::to_string(magnitude) + "n";
}

static std::string constructor_name(const Agent& agent, const Object& object) {
    const Value prototype = get_prototype_of(agent.heap, object);
    if (!prototype.is_object()) return "";
    const Value constructor = peek_property(agent, agent.heap.at<Object>(prototype), agent.key(Name::constructor));
    return constructor.is_object() ? name_of_function(agent, agent.heap.at<Object>(constructor)) : "";
}

// Not among the program's objects: no number stands for it in the picture.
static bool is_of_library(const Object& object) { return object.id() >= Simulation::first_library_id; }

// Looking properties up changes nothing where no index of a string object is asked for; the keys are interned already.
Value peek_property(const Agent& agent, const Object& object, PropertyKey key) {
    const Object* at = &object;
    while (at) {
        if (at->object_class() == ObjectClass::proxy) return Value::undefined();
        const Lookup found = get_own_property(const_cast<Agent&>(agent), const_cast<Object&>(*at), key);
        if (found.kind == Lookup::Kind::data) return found.value;
        if (found.kind != Lookup::Kind::absent) return Value::undefined();
        const Value prototype = get_prototype_of(agent.heap, *at);
        at = prototype.is_object() ? &agent.heap.at<Object>(prototype) : nullptr;
    }
    return Value::undefined();
}

std::string name_of_function(const Agent& agent, const Object& function) {
    if (!function.callable() || function.object_class() == ObjectClass::proxy) return "";
    const Value name = peek_property(agent, function, agent.key(Name::name));
    return name.is_string() ? to_utf8(agent.heap, name, 60) : "";
}

std::string label_of_callback(const Agent& agent, Value callback, std::string_view otherwise) {
    if (!callback.is_object()) return std::string(otherwise);
    const std::string name = name_of_function(agent, agent.heap.at<Object>(callback));
    return name.empty() ? std::string(otherwise) : name;
}

seen::Origin origin_of(const Record& record) { return {record.step(), record.cause}; }

static SourcePlace place_of_site(const TraceSite::Place& at) {
    return {at.source_id, at.start, at.end, at.line, at.column};
}

seen::Made made_at(const Agent& agent, std::uint32_t id) {
    const TraceSite* site = agent.trace ? agent.trace->site(id) : nullptr;
    if (!site) return {};
    return {place_of_site(site->made), place_of_site(site->called)};
}

SourcePlace place_of_function(const Agent& agent, Value value) {
    SourcePlace place;
    if (!value.is_object()) return place;
    const Object& function = agent.heap.at<Object>(value);
    if (function.object_class() == ObjectClass::bound_function) {
        const Value target = function.slot(BoundSlot::target);
        const Object& inner = agent.heap.at<Object>(target);
        return inner.object_class() == ObjectClass::function ? place_of_function(agent, target) : place;
    }
    if (function.object_class() != ObjectClass::function || !function.slot(FunctionSlot::executable).is_cell())
        return place;
    const Executable& executable = agent.heap.at<Executable>(function.slot(FunctionSlot::executable));
    if (executable.flags & executable_library) return place;
    place.source_id = executable.source_id;
    place.start = executable.start;
    place.end = executable.end;
    const auto position = line_and_column(agent.heap, executable, executable.start);
    place.line = position.line;
    place.column = position.column;
    return place;
}

seen::ObjectKind kind_of_object(const Object& object) {
    using Kind = seen::ObjectKind;
    switch (object.object_class()) {
    case ObjectClass::array: return Kind::array;
    case ObjectClass::function:
    case ObjectClass::bound_function: return Kind::function;
    case ObjectClass::error: return Kind::error;
    case ObjectClass::promise: return Kind::promise;
    case ObjectClass::map: return Kind::map;
    case ObjectClass::set: return Kind::set;
    case ObjectClass::generator:
    case ObjectClass::async_generator: return Kind::generator;
    case ObjectClass::async_function_state: return Kind::async_function;
    case ObjectClass::date: return Kind::date;
    case ObjectClass::regexp: return Kind::regexp;
    case ObjectClass::platform: return Kind::node;
    default: return object.callable() ? Kind::function : Kind::object;
    }
}

std::string title_of_object(const Agent& agent, const Object& object) {
    if (object.callable()) {
        const std::string name = name_of_function(agent, object);
        const bool is_class = object.has_flag(object_class_constructor);
        return (is_class ? "class " : "ƒ ") + (name.empty() ? "(anonymous)" : name);
    }
    switch (object.object_class()) {
    case ObjectClass::array: return "Array(" + std::to_string(object.array_length) + ")";
    case ObjectClass::promise: return "Promise";
    case ObjectClass::map:
    case ObjectClass::set: {
        const auto count =
            object.internal()[0].is_cell() ? agent.heap.at<HashTable>(object.internal()[0]).header.count : 0;
        return (object.object_class() == ObjectClass::map ? "Map(" : "Set(") + std::to_string(count) + ")";
    }
    case ObjectClass::error: {
        const Value name = peek_property(agent, object, agent.key(Name::name));
        const Value message = peek_property(agent, object, agent.key(Name::message));
        std::string text = name.is_string() ? to_utf8(agent.heap, name, 40) : "Error";
        if (message.is_string() && length_of(agent.heap, message) > 0) text += ": " + to_utf8(agent.heap, message, 60);
        return text;
    }
    case ObjectClass::global: return "window";
    case ObjectClass::proxy: return "Proxy";
    case ObjectClass::async_function_state: return "async function";
    default: break;
    }
    // console, Math, JSON: what has a name of its own says it.
    const Value tag = peek_property(agent, object, agent.key(WellKnownSymbol::to_string_tag));
    if (tag.is_string() && is_of_library(object)) return to_utf8(agent.heap, tag, 40);
    const std::string name = constructor_name(agent, object);
    return name.empty() ? "Object" : name;
}

seen::Value look_at_value(const Agent& agent, Value value, std::uint32_t text_limit) {
    const Heap& heap = agent.heap;
    if (value.is_undefined()) return {seen::ValueKind::undefined, "undefined", 0};
    if (value.is_null()) return {seen::ValueKind::null, "null", 0};
    if (value.is_boolean()) return {seen::ValueKind::boolean, value.is_true() ? "true" : "false", 0};
    if (value.is_number()) return {seen::ValueKind::number, text_of_number(value.as_number()), 0};
    if (value.is_string()) return {seen::ValueKind::string, text_of_string(heap, value, text_limit), 0};
    if (value.is_bigint()) return {seen::ValueKind::bigint, text_of_bigint(heap.at<BigInt>(value)), 0};
    if (value.is_symbol()) {
        const Value description = heap.at<Symbol>(value).description;
        return {seen::ValueKind::symbol,
                "Symbol(" + (description.is_string() ? to_utf8(heap, description, text_limit) : "") + ")", 0};
    }
    if (value.is_object()) {
        const Object& object = heap.at<Object>(value);
        std::string text = title_of_object(agent, object);
        if (!object.callable() && object.object_class() != ObjectClass::error && !is_of_library(object))
            text += " #" + std::to_string(object.id());
        return {object.callable() ? seen::ValueKind::function : seen::ValueKind::object, std::move(text), object.id()};
    }
    if (value.is_uninitialized()) return {seen::ValueKind::uninitialized, "not initialised yet", 0};
    return {seen::ValueKind::undefined, "", 0};
}

} // namespace loopscope
