// Scopes, their bindings, and what each name refers to. Filled in by scope analysis after parsing.
//
// How a compiler uses it:
//  - Nodes that open a scope hold a `Scope*`, which is null when the scope would have no bindings.
//  - A binding that is not `captured` lives in the frame: `slot` is its index among the function's frame slots
//    (0 to FunctionNode::frame_slot_count - 1; scopes that can't be alive together share slots).
//  - A captured binding lives in an environment record: `slot` is its index in the record of its scope. A scope makes a
//    record when it is entered exactly if `environment_size > 0` (or `is_dynamic`, see below). The record's parent is
//    the record of the nearest enclosing scope that has one.
//  - `Reference` on a node says where a name is found. `hops` is how many records to go up from the current one.
//  - Bindings of the global scope (Script's top level) are never captured or in slots: they are properties of
//    the global object (var, function) or entries of the global declarative record (let, const, class), found by name.
//  - A named function expression's name scope and a function's scopes are entered in the callee, when it is called.
//  - Where the mapped arguments object is needed (FunctionNode::maps_arguments) all parameters are captured.
//  - In sloppy eval code `var` bindings have no slot: they are created in the caller, and found by name.
//  - Module bindings live in the module's environment record and are always captured.
#pragma once

#include "engine/syntax/syntax_arena.h"

namespace loopscope {

struct Node;
struct FunctionNode;
struct Scope;

enum class BindingKind : std::uint8_t {
    var, // var, and functions declared at the top level of a function, script or eval (`function` is set)
    let,
    const_,
    class_,      // class declaration (like let)
    class_inner, // a class's own name inside its body (const)
    function,    // function declared in a block, switch or at the top level of a module (like let)
    parameter,
    catch_parameter,
    function_name, // a named function expression's own name: assignment is ignored (sloppy) or throws (strict)
    import,        // an imported name (const, indirect); `import * as ns` is import_namespace
    import_namespace,
    arguments,     // the arguments object
    private_field, // private names of a class scope; the name's text begins with '#'
    private_method,
    private_getter,
    private_setter,
    private_accessor, // getter and setter of the same name
    // Not in the source. They exist only where an inner arrow function, or eval code, uses them.
    this_value,
    new_target,
    active_function, // for super() in arrow functions
    home_object,     // for super.x in arrow functions
};

struct Binding {
    SyntaxName name;
    BindingKind kind = BindingKind::var;
    bool captured = false;         // lives in the scope's environment record
    bool needs_tdz = false;        // some use may come before initialisation: such uses must be checked
    bool assigned = false;         // written somewhere besides its initialisation
    bool used = false;             // read somewhere
    bool is_static = false;        // private names
    bool annex_b_only = false;     // a var that exists only for functions in blocks (B.3.2): undefined at entry
    bool copies_parameter = false; // var of a body scope that starts with the value of the parameter of the same name
    std::uint32_t slot = 0;        // see above
    Node* declaration = nullptr;   // its (first) declaring Identifier; null for what isn't in the source
    FunctionNode* function = nullptr; // the last function declaration of that name, for kinds function and var
};

enum class ScopeKind : std::uint8_t {
    global, // Script
    module,
    eval, // eval code. Lexical declarations, and when strict also var; sloppy vars are created by name in the caller
    function,      // parameters, `arguments`, pseudo-bindings; also the body's vars and lexical declarations, unless...
    function_body, // ...the parameter list has expressions: then the body's vars and lexical declarations are here
    function_name, // around a named function expression: its own name
    block,
    switch_,
    loop,           // for (let ...;;): `per_iteration` says if each turn needs a fresh record
    loop_head,      // for (let x of HERE): the names, uninitialised, while the expression is evaluated
    loop_iteration, // for (let x of ...): bindings of one turn
    catch_,         // catch parameter; the catch block's own declarations are in its block's scope
    class_,         // inner name and private names
    with,           // no bindings; names inside are looked up in the object first
};

struct Scope {
    ScopeKind kind = ScopeKind::block;
    bool strict = false;
    bool is_var_scope = false;          // vars land here
    bool per_iteration = false;         // loop scope whose captured bindings must be copied for each turn
    bool has_direct_eval = false;       // a direct eval call stands in this scope or inside it (in inner functions too)
    bool has_sloppy_eval = false;       // of these, one that may add vars to this var scope at run time
    bool is_dynamic = false;            // sloppy eval can add names to it, or a with scope: always has a record
    std::uint32_t id = 0;               // index in SyntaxTree::scopes; parents come before their children
    std::uint32_t environment_size = 0; // captured bindings
    std::uint32_t first_frame_slot = 0;
    std::uint32_t frame_slots = 0; // uncaptured bindings
    Scope* parent = nullptr;
    FunctionNode* function = nullptr; // the function (or Program) whose frame is running here
    Node* node = nullptr;             // what opened it
    Span<Binding> bindings;           // in order of first declaration; filled when analysis is done

    bool has_environment() const { return environment_size > 0 || is_dynamic; }
};

enum class ReferenceKind : std::uint8_t {
    unresolved,  // analysis has not run
    frame,       // scope->bindings[binding], uncaptured: frame slot
    environment, // scope->bindings[binding], captured: record `hops` up, slot of the binding
    global,  // no scope of this source declares it, or the Script's top level does (then scope and binding say which)
    dynamic, // a `with` or a sloppy direct eval stands between, or we are in eval code: look up by name at run time
    own,     // this, new.target, super: the running function's own (not an arrow's), found in its frame. In an arrow
             // function directly in a Script or Module, `this` has kind global; in eval code kind dynamic.
};

struct Reference {
    ReferenceKind kind = ReferenceKind::unresolved;
    bool needs_tdz = false; // this very use must be checked
    std::uint32_t binding = 0;
    std::uint32_t hops = 0;
    Scope* scope = nullptr;
    const Binding& target() const { return scope->bindings[binding]; }
};

} // namespace loopscope
