// Objects: a shape (names), slots (values), elements (indexed properties) and internal slots.
//
// Every object begins with the same 32 bytes; after them come `internal_count` internal slots, all of them values, so
// the collector, the picture and the hash need no list of classes. What an internal slot means is named by the class's
// enum (below, and in the header of whoever owns the class). `object_class` is the brand that built-ins check.
#pragma once

#include "engine/runtime/cell.h"
#include "engine/runtime/heap.h"
#include "engine/syntax/casts.h"

namespace loopscope {

enum class ObjectClass : std::uint8_t {
    ordinary,
    array,
    function,       // FunctionSlot
    bound_function, // BoundSlot
    error,          // ErrorSlot
    boolean_object, // [0] value
    number_object,  // [0] value
    string_object,  // [0] value (exotic: index properties and length)
    symbol_object,  // [0] value
    bigint_object,  // [0] value
    arguments,      // unmapped: plain elements; mapped (sloppy): [0] environment or frame mapping
    promise,        // PromiseSlot (builtins/control/promise.js)
    map,            // [0] hash table cell
    set,            // [0] hash table cell
    map_iterator,
    set_iterator,
    array_iterator,
    string_iterator,
    regexp_string_iterator,
    generator, // GeneratorSlot (interpreter/suspension)
    async_generator,
    async_function_state, // the suspended activation of an async function; not seen by programs
    date,                 // [0] time value
    regexp,
    weak_map,
    weak_set,
    weak_ref,
    finalization_registry,
    proxy,        // [0] target, [1] handler
    array_buffer, // [0] bytes cell
    typed_array,
    data_view,
    module_namespace,
    iterator_helper,
    wrap_for_valid_iterator,
    async_from_sync_iterator,
    for_in_iterator,
    disposable_stack,
    async_disposable_stack,
    global,   // the global object (window)
    platform, // a Web platform object: its interface's brand is internal slot 0 (a symbol or string), the rest is the
              // interface's
    foreign,  // anything a library source makes with %NewObject(brand, n)
};

// header.flags of objects
enum ObjectFlag : std::uint8_t {
    object_extensible = 1,
    object_callable = 2,
    object_constructor = 4, // has [[Construct]]
    object_exotic = 8, // some internal method is not the ordinary one (arrays' length aside): proxy, string object,
                       // typed array, module namespace, mapped arguments
    object_class_constructor = 16, // calling without new throws
    object_html_dda = 32,          // document.all: typeof undefined
    object_refusal = 64, // own properties may be refusal accessors (global object, prototypes of the refusal table)
    object_length_readonly = 128, // arrays: "length" is not writable
};

struct Object {
    CellHeader header;      // kind object; flags = ObjectFlag; small = ObjectClass | internal_count << 8; count = id
    std::uint32_t step_low; // the step that made it (48 bits)
    std::uint16_t step_high;
    std::uint16_t unused;
    Ref shape;                  // Shape; the prototype is the shape's
    Ref slots;                  // Values: named properties in shape order; 0 while there are none
    Ref elements;               // Values: dense indexed properties from 0, holes marked; 0 while there are none
    std::uint32_t array_length; // arrays: "length"

    ObjectClass object_class() const { return static_cast<ObjectClass>(header.small & 0xFF); }
    unsigned internal_count() const { return header.small >> 8; }
    std::uint32_t id() const { return header.count; }
    std::uint64_t step() const { return (std::uint64_t{step_high} << 32) | step_low; }
    bool has_flag(ObjectFlag flag) const { return header.flags & flag; }
    void set_flag(ObjectFlag flag, bool on) {
        header.flags = low_byte(on ? header.flags | flag : header.flags & ~flag);
    }
    bool callable() const { return has_flag(object_callable); }
    Value* internal() { return reinterpret_cast<Value*>(this + 1); }
    const Value* internal() const { return reinterpret_cast<const Value*>(this + 1); }
    template <class Slot> Value& slot(Slot s) { return internal()[static_cast<unsigned>(s)]; }
    template <class Slot> const Value& slot(Slot s) const { return internal()[static_cast<unsigned>(s)]; }
};
static_assert(sizeof(Object) == 32);

// Functions: written in JavaScript (executable is a cell) or built in (native is an int32).
enum class FunctionSlot : unsigned {
    executable,  // cell Executable; undefined for a leaf without library source
    environment, // cell Environment, or undefined
    realm,       // cell Record: the realm
    home_object, // object or undefined ([[HomeObject]])
    fields,      // class constructors: function that initialises fields (object), or undefined
    native,      // int32: index into the table of natives (runtime/native.h), or undefined
    flags,       // int32: FunctionFlag
    count
};
enum FunctionFlag : std::uint32_t {
    function_derived = 1, // [[ConstructorKind]] derived
    function_arrow = 2,   // no own this
    function_strict = 4,
    function_async = 8,
    function_generator = 16,
    function_library = 32, // ours: its frames are hidden unless asked for
    function_method = 64,
};

enum class BoundSlot : unsigned { target, bound_this, bound_arguments /* cell Values */, count };

// --- property keys and attributes ------------------------------------------------------------------------------------

enum Attribute : std::uint8_t { writable = 1, enumerable = 2, configurable = 4, accessor = 8, refusal = 16 };
inline constexpr std::uint8_t all_attributes = writable | enumerable | configurable;
// What `typeof` answers for a refused global, kept in the attributes' upper three bits.
enum class RefusalType : std::uint8_t { function, object, string, number, boolean, undefined, symbol };
constexpr std::uint8_t refusal_type_bits(RefusalType type) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(type) << 5);
}
constexpr RefusalType refusal_type(std::uint32_t attributes) { return static_cast<RefusalType>(attributes >> 5 & 7); }

// A property key: an interned string that is not an index below 2^31-1, a symbol (private names are symbols), or an
// index as int32 ≥ 0.
struct PropertyKey {
    Value value;
    bool is_index() const { return value.is_int32(); }
    bool is_symbol() const { return value.is_symbol(); }
    bool is_string() const { return value.is_string(); }
    std::uint32_t index() const { return value.as_index(); }
    friend bool operator==(PropertyKey a, PropertyKey b) { return a.value == b.value; }
};

// --- shapes ----------------------------------------------------------------------------------------------------------

// Names and attributes in order of creation. Shapes of ordinary objects form a tree (each step adds a property or
// changes the prototype); a dictionary shape belongs to one object alone and is changed in place. Tables are
// append-only and shared between a shape and the child that extends it last: entries at or after `property_count` are
// not this shape's. Nothing about a shape changes because somebody looked a name up (inline caches must not be
// observable in the arena).
struct Shape {
    CellHeader header;        // flags: ShapeFlag; count = property_count
    Ref table;                // PropertyTable, or 0 while empty
    Ref parent;               // 0 for roots
    Value prototype;          // object or null
    Value transitions;        // undefined, one child (cell Shape), or cell HashTable; children are held weakly
    Value key;                // the key that the last transition added
    std::uint32_t attributes; // its attributes
    std::uint32_t deleted;    // dictionary: number of deleted entries
};
enum ShapeFlag : std::uint8_t {
    shape_dictionary = 1,
    shape_has_accessor = 2,   // some property is an accessor or refusal
    shape_has_readonly = 4,   // some property is not writable (makes [[Set]] on children look up the chain)
    shape_has_index_keys = 8, // indexed properties with odd attributes or far apart live in the table
    shape_is_prototype = 16,
};

struct PropertyEntry {
    Value key;                // hole when deleted
    std::uint32_t attributes; // Attribute bits
    std::uint32_t next;       // next older entry in the same bucket + 1, 0 = end
};
struct PropertyTable {
    CellHeader header;      // count = entries in use
    std::uint32_t capacity; // of entries; a power of two; buckets: the same number of u32 after the entries
    std::uint32_t unused;
    PropertyEntry* entries() { return reinterpret_cast<PropertyEntry*>(this + 1); }
    const PropertyEntry* entries() const { return reinterpret_cast<const PropertyEntry*>(this + 1); }
    std::uint32_t* buckets() { return reinterpret_cast<std::uint32_t*>(entries() + capacity); }
    const std::uint32_t* buckets() const { return reinterpret_cast<const std::uint32_t*>(entries() + capacity); }
};

} // namespace loopscope
