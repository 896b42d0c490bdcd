#include "engine/interpreter/leaf_arguments.h"

#include "engine/runtime/conversion.h"
#include "engine/runtime/libm.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

namespace loopscope {

std::uint32_t arguments_supplied(std::string_view coercions) {
    std::uint32_t position = 0, supplied = 0;
    for (std::size_t i = 0; i < coercions.size(); i++, ++position) {
        const bool optional = i + 1 < coercions.size() && coercions[i + 1] == '?';
        if (!optional && coercions[i] != '.') supplied = position;
        if (optional) i++;
    }
    return supplied;
}

static Completion to_index(Agent& agent, double integer) { // 7.1.22
    if (integer < 0 || integer > 9007199254740991.0) return agent.throw_range_error("Invalid index");
    return Completion::normal(Value::number(integer));
}

// Leaves read their strings flat: where there is no room for that now, garbage is collected before anything else.
static Completion to_flat_string(Agent& agent, Value value) {
    LOOPSCOPE_TRY(to_string(agent, value), string);
    return can_flatten(agent, string) ? Completion::normal(string) : Completion::collect();
}

// One coercion of a primitive, or of an object where objects need no user code.
static Completion coerce(Agent& agent, const NativeSpec& spec, char how, Value value) {
    switch (how) {
    case 's': return to_flat_string(agent, value);
    case 'c':
        if (value.is_nullish())
            return agent.throw_type_error(std::string(spec.holder) + "." + std::string(spec.name) +
                                          " called on null or undefined");
        return to_flat_string(agent, value);
    case 'n': return value.is_number() ? Completion::normal(value) : to_number(agent, value);
    case 'N': return to_numeric(agent, value);
    case 'k': {
        PropertyKey key;
        LOOPSCOPE_TRY_VOID(to_property_key(agent, value, key));
        return Completion::normal(key.value);
    }
    case 'o': return to_object(agent, value);
    default: break;
    }
    if (how == 'p') return Completion::normal(value);
    LOOPSCOPE_TRY(value.is_number() ? Completion::normal(value) : to_number(agent, value), number);
    const double d = number.as_number();
    switch (how) {
    case 'i': return Completion::normal(number.is_int32() ? number : Value::number(to_integer_or_infinity(d)));
    case 'l': return Completion::normal(Value::number(to_length(d)));
    case 'I': return to_index(agent, to_integer_or_infinity(d));
    case 'u': return Completion::normal(Value::number(to_uint32(d)));
    default: // 'w'
        return Completion::normal(Value::int32(to_int32(d)));
    }
}

CoercionResult coerce_operands(Agent& agent, const NativeSpec& spec, Value* base, Value* end, std::uint32_t& at,
                               bool made_primitive) {
    const std::uint32_t first = at;
    std::uint32_t position = 0;
    for (std::size_t i = 0; i < spec.coercions.size(); i++, ++position) {
        const char how = spec.coercions[i];
        const bool optional = i + 1 < spec.coercions.size() && spec.coercions[i + 1] == '?';
        if (optional) i++;
        if (position < at || how == '.') continue;
        Value* operand = position == 0 ? base : base + 1 + position;
        if (operand >= end) break;
        if (optional && operand->is_undefined() && !(made_primitive && position == first)) continue;
        if (operand->is_object() && how != 'o') {
            at = position;
            CoercionResult result;
            result.kind = CoercionResult::Kind::needs_primitive;
            if (how == 's' || how == 'c' || how == 'k') {
                result.hint = Name::string;
            } else {
                result.hint = Name::number;
            }
            return result;
        }
        const Completion completion = coerce(agent, spec, how, *operand);
        if (!completion.ok()) {
            CoercionResult result;
            result.kind = CoercionResult::Kind::abrupt;
            result.completion = completion;
            at = position;
            return result;
        }
        *operand = completion.value;
    }
    return {};
}

} // namespace loopscope
