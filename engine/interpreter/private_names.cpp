// ECMA-262 7.3.26 to 7.3.31: private elements.
#include "engine/interpreter/machine.h"

// Private names are symbols that only their class body can see. ECMA-262 7.3.26 to 7.3.31
namespace loopscope {

static std::string name_of(Machine& m, Value symbol) {
    const Value description = m.at<Symbol>(symbol).description;
    return description.is_string() ? to_utf8(m.heap, description) : "#";
}

static Lookup find_private(Machine& m, Value object, Value symbol) {
    if (!object.is_object()) return {};
    return find_private_element(m.heap, m.object(object), PropertyKey{symbol});
}

// 7.3.26 PrivateGet
static Signal get_private(Machine& m) {
    const Value object = m.sp[-2], symbol = m.sp[-1];
    const Lookup found = find_private(m, object, symbol);
    if (found.kind == Lookup::Kind::absent)
        return throw_type_error(m, "Cannot read private member " + name_of(m, symbol) +
                                       " from an object whose class did not declare it");
    m.sp -= 2;
    if (found.kind == Lookup::Kind::accessor) {
        if (!found.getter.is_object())
            return throw_type_error(m, "'" + name_of(m, symbol) + "' was defined without a getter");
        return call_function(m, found.getter, object, {});
    }
    *m.sp++ = found.value;
    return Signal::go_on;
}

// 7.3.27 PrivateSet
static Signal set_private(Machine& m) {
    const Value object = m.sp[-3], symbol = m.sp[-2], value = m.sp[-1];
    const Lookup found = find_private(m, object, symbol);
    if (found.kind == Lookup::Kind::absent)
        return throw_type_error(m, "Cannot write private member " + name_of(m, symbol) +
                                       " to an object whose class did not declare it");
    if (found.kind == Lookup::Kind::accessor) {
        if (!found.setter.is_object())
            return throw_type_error(m, "'" + name_of(m, symbol) + "' was defined without a setter");
        m.sp -= 3;
        *m.sp++ = value;
        return call_function(m, found.setter, object, {value}, ReturnMode::keep_value);
    }
    if (!(found.attributes & writable))
        return throw_type_error(m, "Private method '" + name_of(m, symbol) + "' is not writable");
    set_private_element(m.agent, m.object(object), PropertyKey{symbol}, value, writable);
    m.sp -= 3;
    *m.sp++ = value;
    return Signal::go_on;
}

// 7.3.28 PrivateFieldAdd, 7.3.29 PrivateMethodOrAccessorAdd
static Signal define_private(Machine& m, unsigned kind) {
    const Value object = m.sp[-3], symbol = m.sp[-2], value = m.sp[-1];
    const Lookup found = find_private(m, object, symbol);
    const PropertyKey key{symbol};
    Object& holder = m.object(object);
    const bool completes_pair = found.kind == Lookup::Kind::accessor && ((kind == 2 && found.getter.is_undefined()) ||
                                                                         (kind == 3 && found.setter.is_undefined()));
    if (found.kind != Lookup::Kind::absent && !completes_pair)
        return throw_type_error(m, "Cannot initialize " + name_of(m, symbol) + " twice on the same object");
    switch (kind) {
    case 0: set_private_element(m.agent, holder, key, value, writable); break;
    case 1: set_private_element(m.agent, holder, key, value, 0); break;
    case 2:
        set_private_accessor(m.agent, holder, key, value, completes_pair ? found.setter : Value::undefined());
        break;
    default:
        set_private_accessor(m.agent, holder, key, completes_pair ? found.getter : Value::undefined(), value);
        break;
    }
    m.sp -= 2;
    return Signal::go_on;
}

Signal private_operation(Machine& m, Op op, unsigned kind) {
    switch (op) {
    case Op::get_private: return get_private(m);
    case Op::set_private: return set_private(m);
    case Op::define_private: return define_private(m, kind);
    default: { // has_private
        if (!m.sp[-2].is_object())
            return throw_type_error(m, "Cannot use 'in' operator to search for '" + name_of(m, m.sp[-1]) + "' in " +
                                           render_value(m.agent, m.sp[-2]));
        const bool found = find_private(m, m.sp[-2], m.sp[-1]).kind != Lookup::Kind::absent;
        m.sp -= 2;
        *m.sp++ = Value::boolean(found);
        return Signal::go_on;
    }
    }
}

} // namespace loopscope
