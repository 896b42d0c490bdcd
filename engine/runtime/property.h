// Properties: descriptors and the essential internal methods of ordinary objects and arrays.
// ECMA-262 6.2.6 Property Descriptors, 10.1 Ordinary Object Internal Methods, 10.4.2 Array Exotic Objects.
//
// None of these runs user code. Where an accessor, a proxy or another exotic object stands in the way they say so
// (Lookup::kind, or Completion::call with agent.pending_call filled in) and the machine takes over.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

struct PropertyDescriptor {
    Value value = Value::hole(); // hole: absent
    Value get = Value::hole();
    Value set = Value::hole();
    // each attribute: present?, value
    bool has_writable = false, writable = false;
    bool has_enumerable = false, enumerable = false;
    bool has_configurable = false, configurable = false;
    bool is_accessor() const { return !get.is_hole() || !set.is_hole(); }
    bool is_data() const { return !value.is_hole() || has_writable; }
};

// Where a property was found.
struct Lookup {
    enum class Kind : std::uint8_t {
        absent,
        data,     // value holds it; writable() etc. tell
        accessor, // getter, setter
        refusal,  // reading it halts the run: value is the reason (string)
        proxy,    // holder is a proxy: the machine must ask its trap
        exotic,   // holder is another exotic object that needs the library
    };
    Kind kind = Kind::absent;
    std::uint8_t attributes = 0;
    Value value;          // data
    Value getter, setter; // accessor
    Ref holder = 0;
    std::uint32_t slot = 0; // named data property: position in holder's slots
    bool in_slots = false;  // whether `slot` may be cached with holder's shape
};

// ToPropertyKey of a primitive (objects must have been made primitive before). Interns strings, turns indices into
// ints. ECMA-262 7.1.19
Completion to_property_key(Agent& agent, Value primitive, PropertyKey& key);
PropertyKey key_from_index(Agent& agent, std::uint32_t index); // above 2^31-2 an interned string
PropertyKey key_from_interned(const Heap& heap, Value string); // an interned string that may be an index
Value key_to_value(Agent& agent, PropertyKey key);             // index -> string

Lookup get_own_property(Agent& agent, Object& object,
                        PropertyKey key); // 10.1.5 (and arrays, string objects, mapped arguments)
// 7.3.27 PrivateElementFind: private names are the object's own, a proxy's too, whatever its internal methods do.
Lookup find_private_element(const Heap& heap, const Object& object, PropertyKey name);
void set_private_element(Agent& agent, Object& object, PropertyKey name, Value value, std::uint8_t attributes);
void set_private_accessor(Agent& agent, Object& object, PropertyKey name, Value getter, Value setter);
Lookup lookup(Agent& agent, Object& object, PropertyKey key); // the same along the prototype chain
// [[Get]] where no user code can run; otherwise Completion::call (getter) or fallback (proxy, exotic).
Completion get(Agent& agent, Value base, PropertyKey key);
Completion get(Agent& agent, Object& object, Name name);
// The prototype on which a property of a primitive is looked up; undefined and null have none (hole).
Value prototype_for_primitive(Agent& agent, Value primitive);

// [[Set]] where no user code can run: normal(true/false), or call (setter) or fallback (proxy, exotic).
Completion set(Agent& agent, Value receiver, PropertyKey key, Value value);
// 10.1.6 [[DefineOwnProperty]] and 10.4.2.1: normal(true/false).
Completion define_own_property(Agent& agent, Object& object, PropertyKey key, const PropertyDescriptor& descriptor);
// Short forms for objects that we make ourselves (always succeed): a new data property, replacing any.
void define_data(Agent& agent, Object& object, PropertyKey key, Value value, std::uint8_t attributes = all_attributes);
void define_accessor(Agent& agent, Object& object, PropertyKey key, Value getter, Value setter,
                     std::uint8_t attributes);
// `attributes` may hold refusal_type_bits.
void define_refusal(Agent& agent, Object& object, PropertyKey key, Value reason, std::uint8_t attributes);
// 7.3.5 CreateDataProperty on an extensible ordinary object or array without exotic methods; false if refused.
bool create_data_property(Agent& agent, Object& object, PropertyKey key, Value value);
Completion delete_property(Agent& agent, Object& object, PropertyKey key); // 10.1.10: normal(true/false)
bool has_own_property(Agent& agent, Object& object, PropertyKey key);

// 10.1.11 [[OwnPropertyKeys]] in order: indices ascending, strings, symbols. Private names are never listed.
std::vector<PropertyKey> own_property_keys(const Heap& heap, const Object& object);

Value get_prototype_of(const Heap& heap, const Object& object);       // ordinary
bool set_prototype_of(Agent& agent, Object& object, Value prototype); // 10.1.2, with the cycle check
void prevent_extensions(Agent& agent, Object& object);
bool set_integrity_level(Agent& agent, Object& object, bool frozen); // ordinary objects and arrays
bool test_integrity_level(Agent& agent, const Object& object, bool frozen);

// Arrays.
bool is_array(const Heap& heap, Value value); // not through proxies
bool set_array_length(Agent& agent, Object& array,
                      std::uint32_t length); // 10.4.2.4 with an already converted length; false: some element stayed
// Whether indexed reads 0..length-1 of this array can be taken from `elements` without anybody noticing:
// a plain array, no accessors, and either no holes or nothing indexed on the prototype chain.
bool is_fast_array(const Agent& agent, const Object& array);
// Whether elements can also be added and moved without anybody noticing: a setter on the chain would be called.
bool is_open_array(const Agent& agent, const Object& array);
void append_element(Agent& agent, Object& array, Value value); // array known to be fast and extensible

} // namespace loopscope
