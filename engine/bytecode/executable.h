// A compiled function, script, module or eval text: a cell in the arena. All of it is state that can be copied and
// hashed.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

enum class Op : std::uint8_t {
#define LOOPSCOPE_OP(name, operands, stack, text) name,
#include "engine/bytecode/ops.def"
#undef LOOPSCOPE_OP
    count
};

enum ExecutableFlag : std::uint32_t {
    executable_strict = 1,
    executable_arrow = 2,
    executable_async = 4,
    executable_generator = 8,
    executable_method = 16, // no prototype, no [[Construct]]
    executable_class_constructor = 32,
    executable_derived = 64,
    executable_script = 128,
    executable_module = 256,
    executable_eval = 512,
    executable_library = 1024, // ours: hidden frames, %intrinsics allowed
    executable_simple_parameters = 2048,
    executable_field_initializer = 4096,
    executable_has_own_this = 8192, // binds this on entry (not arrows, not library functions that never use it)
};
// (struct Executable is a cell: runtime/cell.h)

// What throw_error throws.
enum class ThrownError : std::uint8_t { type_error, reference_error, syntax_error };

// What wants an iterator (get_iterator_method): V8 has words of its own for each.
enum class IteratorUse : std::uint8_t {
    sync,
    async,         // @@asyncIterator
    sync_of_async, // @@iterator, where there was no @@asyncIterator
    last_argument, // f(...x)
    property,      // const { a: [b] } = x: V8 names the object that has the property
};

// A range of code and where a throw inside it goes: operands are cut to `depth`, the exception is pushed.
struct Handler {
    std::uint32_t begin, end, target, depth;
};

// From `offset` on (to the next entry) instructions belong to the node with this source range.
struct Position {
    std::uint32_t offset;
    std::uint32_t start, end; // UTF-16 units in the source
    std::uint32_t point;      // where messages and stack traces point, as V8 does: the `c` of a.b.c(), the `+` of a + b
    std::uint16_t flags;      // PositionFlag
    std::uint16_t node_kind;  // syntax NodeKind
};
enum PositionFlag : std::uint16_t {
    position_statement = 1, // first instruction of a statement
    position_completes = 2, // the instruction's result is the value of this expression ("this just became 7")
    position_call = 4,
    position_hidden = 8, // machinery (iterator closing, environment upkeep): not a step of its own for learners
};

// Scope description, a cell Values in `scopes` (and on environments that are made for it):
//   [0] int32 kind (syntax ScopeKind) and ScopeFlag  [1] int32 parent description index, -1 none  [2] int32 code begin
//   [3] int32 code end [4] int32 environment slots (0: no environment)  [5...] triplets: name, where (int32:
//   BindingPlace | position << 4), flags (int32)
enum class BindingPlace : std::uint8_t { local, argument, environment };
enum BindingFlag : std::uint8_t { binding_mutable = 1, binding_lexical = 2, binding_function = 4, binding_hidden = 8 };
inline constexpr unsigned scope_header_values = 5;
enum ScopeFlag : std::int32_t {
    scope_kind_bits = 255,
    scope_has_eval_variables = 256, // the last item is a table of what eval has declared
    scope_of_parameters = 512,      // of a function whose body has a scope of its own
};

// What a direct eval may write, a cell Values: [0] int32: EvalFlag, then the private names in sight, strings with '#'.
enum EvalFlag : std::uint8_t {
    eval_strict = 1,
    eval_in_function = 2, // this, new.target, arguments are found by name in the environments around
    eval_new_target = 4,
    eval_super_property = 8,
    eval_super_call = 16,
    eval_in_initializer = 32, // of a class field: no `arguments`
};

// A module's first constant, a cell Values by ModuleField: what ParseModule (16.2.1.7) tells of it, with slots of its
// environment record in place of local names. Lists are cells Values.
enum class ModuleField : unsigned {
    environment_slots,
    scope,         // description of its environment
    has_await,     // [[HasTLA]]
    declarations,  // pairs: slot, Executable of a function, or undefined for a var
    requests,      // triples: specifier, the attribute `type` or undefined, an attribute that nobody knows or undefined
    imports,       // triples: request, imported name (undefined: namespace), slot
    local_exports, // pairs: exported name, slot
    indirect_exports, // triples: exported name, request, imported name (undefined: namespace)
    star_exports,     // requests
    count
};
// The slot of an imported name holds its value (a namespace), or a cell Values: the environment in which it lives, and
// the slot there.
enum class ImportField : unsigned { environment, slot, count };

// The description for GlobalDeclarationInstantiation, and without lexical names for EvalDeclarationInstantiation, a
// cell Values:
//   [0] count of lexical names  then pairs: name, flags(int32: bit 0 constant)   then count of var names, the names,
//   then count of functions, pairs: name, constant index of Executable.

} // namespace loopscope
