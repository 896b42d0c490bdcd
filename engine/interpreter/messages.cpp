// V8's wording: how it shows values and the parts of an expression, and the errors that more than one instruction
// throws. An error of a single instruction stands where it is thrown. Chromium's words are law (the corpus compares
// them).
#include "engine/bytecode/callee_text.h"
#include "engine/interpreter/machine.h"
#include "engine/runtime/exotic.h"

namespace loopscope {

std::string render_key(Agent& agent, PropertyKey key) {
    if (key.is_index()) return std::to_string(key.index());
    if (key.is_symbol()) {
        const Value description = agent.heap.at<Symbol>(key.value).description;
        return "Symbol(" + (description.is_string() ? to_utf8(agent.heap, description) : "") + ")";
    }
    return to_utf8(agent.heap, key.value);
}

std::string render_object(Agent& agent, Value value) {
    if (!value.is_object()) return render_value(agent, value);
    Object& object = agent.heap.at<Object>(value);
    if (object.object_class() == ObjectClass::array) return "[object Array]";
    if (object.callable() && object.object_class() == ObjectClass::function) {
        const Value executable = object.slot(FunctionSlot::executable);
        if (executable.is_cell()) {
            const Executable& e = agent.heap.at<Executable>(executable);
            if (!(e.flags & executable_library) && e.source_text.is_string()) {
                const std::u16string text = to_u16(agent.heap, e.source_text);
                if (e.end <= text.size()) {
                    const Value part =
                        string_from_units(agent, std::u16string_view(text).substr(e.start, e.end - e.start));
                    return to_utf8(agent.heap, part);
                }
            }
        }
        const Lookup name = get_own_property(agent, object, agent.key(Name::name));
        const bool named = name.kind == Lookup::Kind::data && name.value.is_string();
        return "function " + (named ? to_utf8(agent.heap, name.value) : "") + "() { [native code] }";
    }
    if (object.object_class() == ObjectClass::proxy) return "#<Object>";
    std::string name = "Object";
    const Lookup found = lookup(agent, object, agent.key(Name::constructor));
    if (found.kind == Lookup::Kind::data && found.value.is_object()) {
        const Lookup own = lookup(agent, agent.heap.at<Object>(found.value), agent.key(Name::name));
        if (own.kind == Lookup::Kind::data && own.value.is_string() && length_of(agent.heap, own.value))
            name = to_utf8(agent.heap, own.value);
    }
    return "#<" + name + ">";
}

std::string legacy_problem(Agent& agent, Value object, PropertyKey key, LegacyAct act) {
    const std::string shown = render_object(agent, object); // #<NodeList>
    const bool index = is_array_index(agent.heap, key);
    const bool removes = act == LegacyAct::remove;
    const std::string name = render_key(agent, key);
    return std::string("Failed to ") + (removes ? "delete" : "set") +
           (index ? " an indexed property [" + name + "]" : " a named property '" + name + "'") +
           (removes ? " from '" : " on '") + shown.substr(2, shown.size() - 3) + "': " +
           (!index                  ? "Named"
            : act == LegacyAct::set ? "Indexed"
                                    : "Index") +
           " property " + (removes ? "deleter" : "setter") + " is not supported.";
}

std::string render_value(Agent& agent, Value value) {
    if (value.is_object()) return render_object(agent, value);
    if (value.is_symbol()) return render_key(agent, PropertyKey{value});
    const Completion text = to_string(agent, value);
    return text.ok() ? to_utf8(agent.heap, text.value, 200) : std::string();
}

std::string render_callee(Machine& m) {
    m.save();
    if (m.frame->kind != FrameKind::bytecode || (m.executable().flags & executable_library)) return {};
    return render_callee(m.agent, m.executable(), static_cast<std::uint32_t>(m.start - m.code));
}

std::string render_iterated(Machine& m, IteratorUse use) {
    m.save();
    if (m.frame->kind != FrameKind::bytecode || (m.executable().flags & executable_library)) return {};
    return render_iterated(m.agent, m.executable(), static_cast<std::uint32_t>(m.start - m.code), use);
}

std::string describe_operand(Agent& agent, Value value) {
    const std::string type = type_of(agent.heap, value);
    if (value.is_string()) return type + " \"" + to_utf8(agent.heap, value, 200) + "\"";
    if (value.is_null() || value.is_boolean() || value.is_number()) return type + " " + render_value(agent, value);
    return type;
}

Signal throw_not_callable(Machine& m, Value value, bool constructing) {
    std::string name = render_callee(m);
    if (name.empty())
        name = value.is_string() ? "\"" + render_value(m.agent, value) + "\"" : render_value(m.agent, value);
    return throw_type_error(m, name + (constructing ? " is not a constructor" : " is not a function"));
}

Signal throw_undefined_name(Machine& m, Value name) {
    return throw_reference_error(m, to_utf8(m.heap, name) + " is not defined");
}

Signal throw_constant(Machine& m) { return throw_type_error(m, "Assignment to constant variable."); }

static Signal throw_nullish(Machine& m, Value base, std::string_view verb, std::string_view doing,
                            const std::string& key) {
    const std::string text =
        "Cannot " + std::string(verb) + " properties of " + (base.is_null() ? "null" : "undefined");
    return throw_type_error(m, key.empty() ? text : text + " (" + std::string(doing) + " '" + key + "')");
}

Signal throw_nullish_read(Machine& m, Value base, const std::string& key) {
    return throw_nullish(m, base, "read", "reading", key);
}

Signal throw_nullish_write(Machine& m, Value base, const std::string& key) {
    return throw_nullish(m, base, "set", "setting", key);
}

} // namespace loopscope
