// The syntax tree of ECMAScript: one plain struct for each shape of production, in the arena of its SyntaxTree.
//
// - A node's struct follows from its `kind` (the comment at each struct names them); cast with `as<BinaryNode>(node)`.
// - `start` and `end` are offsets in the source text (end exclusive), without enclosing parentheses. `id` is the index
//   of the node in SyntaxTree::nodes; ids are in no particular order. SyntaxTree::parents gives a node's parent.
// - Nesting is bounded: no node lies deeper than `maximum_depth` (Node::depth), so a walk may recurse, WITH THREE
// EXCEPTIONS that are flat in the source but deep in the tree. A walk must
//   loop over these chains:
//     1. left spines: `a + b + c`, `a && b || c`, `a.b.c`, `f()()()`, tag`x``y`: follow `spine_next(node)` down to
//        null (collect_spine lists a whole spine), then handle the links from the innermost outwards;
//     2. `else if` chains: IfNode::alternate that is an if statement;
//     3. `a ? b : c ? d : e` chains: ConditionalNode::alternate that is a conditional expression.
//   Lists (statements, elements, arguments, the parts of a comma expression) are flat, of any length.
// - Parentheses make no node; they set NodeFlags::parenthesized.
#pragma once

#include "engine/syntax/scope.h"
#include "engine/syntax/source_text.h"

#include <memory>
#include <string>

namespace loopscope {

enum class NodeKind : std::uint8_t {
    // The whole text, and functions: FunctionNode
    program,              // Script, Module or eval code (see FunctionKind)
    function_declaration, // the declared name is `identifier`; null only after `export default`
    function_expression,
    arrow_function,
    method_function,      // method, getter, setter, class constructor
    initializer_function, // class field initializer, class static block
    // Statements
    block_statement,      // BlockNode
    empty_statement,      // Node
    debugger_statement,   // Node
    expression_statement, // ExpressionStatementNode
    variable_declaration, // VariableDeclarationNode: var, let, const, using, await using
    variable_declarator,  // VariableDeclaratorNode
    if_statement,         // IfNode
    for_statement,        // ForNode
    for_in_statement,     // ForInOfNode
    for_of_statement,     // ForInOfNode, for await too
    while_statement,      // WhileNode
    do_while_statement,   // WhileNode
    switch_statement,     // SwitchNode
    switch_case,          // SwitchCaseNode
    return_statement,     // ReturnThrowNode
    throw_statement,      // ReturnThrowNode
    break_statement,      // JumpNode
    continue_statement,   // JumpNode
    try_statement,        // TryNode
    catch_clause,         // CatchNode
    labeled_statement,    // LabeledNode
    with_statement,       // WithNode
    class_declaration,    // ClassNode
    // Modules
    import_declaration,         // ImportNode
    import_specifier,           // ImportSpecifierNode
    export_named_declaration,   // ExportNamedNode: export {a as b}; export {a} from 'm'; export
                                // var/let/const/function/class
    export_specifier,           // ExportSpecifierNode
    export_default_declaration, // ExportDefaultNode
    export_all_declaration,     // ExportAllNode: export * from 'm'; export * as ns from 'm'
    import_attribute,           // ImportAttributeNode
    // Literals and primary expressions
    identifier_reference, // IdentifierNode
    binding_identifier,   // IdentifierNode: the name in a declaration or parameter
    property_name,        // NameNode: the key `a` in {a: 1}, class {a = 1}
    private_name,         // PrivateNameNode: `#a` as a class element's key or in `#a in o`
    this_expression,      // ContextNode
    null_literal,         // Node
    boolean_literal,      // BooleanNode
    numeric_literal,      // NumberNode
    string_literal,       // NameNode
    bigint_literal,       // NameNode: the digits as in the source, without separators and `n` (0x.. 0o.. 0b.. possible)
    regexp_literal,       // RegExpNode
    template_literal,     // TemplateNode
    intrinsic_reference,  // NameNode: %Name, in library sources only; the name is without `%`
    // Expressions
    array_literal,             // ListNode: elements; null for a hole; spread_element
    object_literal,            // ListNode: property, spread_element
    property,                  // PropertyNode
    spread_element,            // UnaryNode without operator: in array, object, arguments
    tagged_template,           // TaggedTemplateNode. Spine: tag
    member_expression,         // MemberNode: a.b. Spine: object
    index_expression,          // IndexNode: a[b]. Spine: object
    private_member_expression, // PrivateMemberNode: a.#b. Spine: object
    super_member_expression,   // SuperMemberNode: super.b
    super_index_expression,    // SuperMemberNode: super[b]
    call_expression,           // CallNode. Spine: callee
    new_expression,            // CallNode
    super_call,                // SuperCallNode
    import_call,               // ImportCallNode
    optional_chain,        // OptionalChainNode: the stretch that is skipped as a whole when an `?.` in it finds nothing
    new_target,            // ContextNode
    import_meta,           // Node
    class_expression,      // ClassNode
    unary_expression,      // UnaryNode: + - ! ~ typeof void delete
    update_expression,     // UpdateNode
    await_expression,      // UnaryNode without operator
    yield_expression,      // YieldNode
    binary_expression,     // BinaryNode. Spine: left
    logical_expression,    // BinaryNode: && || ??. Spine: left
    private_in_expression, // PrivateInNode: #a in o
    conditional_expression, // ConditionalNode
    assignment_expression,  // AssignmentNode
    sequence_expression,    // ListNode: two or more, separated by commas
    // Patterns (of binding and assignment)
    array_pattern,      // ListNode: null for a hole; targets, assignment_pattern, rest_element
    object_pattern,     // ListNode: property (its value is the target), rest_element
    assignment_pattern, // AssignmentNode: target = default value
    rest_element,       // UnaryNode without operator: the operand is the target
    // Classes
    class_element, // ClassElementNode
    count
};

struct NodeFlags {
    static constexpr std::uint8_t parenthesized = 1;
    static constexpr std::uint8_t mask_of_private_use = 0xF0; // parser's own
};

struct Node {
    NodeKind kind;
    std::uint8_t flags;
    std::uint16_t depth; // levels of nesting above this node; all links of a chain have the same (see the top)
    std::uint32_t id;
    std::uint32_t start;
    std::uint32_t end;
    bool is_parenthesized() const { return flags & NodeFlags::parenthesized; }
};

using NodeList = Span<Node*>;

template <typename T> T* as(Node* node) { return static_cast<T*>(node); }
template <typename T> const T* as(const Node* node) { return static_cast<const T*>(node); }

enum class Operator : std::uint8_t {
    none,
    // binary
    add,
    subtract,
    multiply,
    divide,
    remainder,
    exponentiate,
    left_shift,
    right_shift,
    unsigned_right_shift,
    bit_and,
    bit_or,
    bit_xor,
    equal,
    not_equal,
    strict_equal,
    strict_not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    instanceof_,
    in,
    // logical
    logical_and,
    logical_or,
    coalesce,
    // unary
    plus,
    minus,
    logical_not,
    bit_not,
    typeof_,
    void_,
    delete_,
};
// "+", "instanceof"...: how it is written.
const char* operator_text(Operator op);

// ---- functions and the whole text -------------------------------------------------------------------------------

enum class FunctionKind : std::uint8_t {
    script,
    module,
    eval,   // kind == NodeKind::program
    normal, // function declaration or expression
    arrow,
    method,
    getter,
    setter, // of object literals and classes
    base_constructor,
    derived_constructor,
    class_field_initializer, // its `expression` is the initializer; null means undefined
    class_static_block,
};

struct IdentifierNode;
struct ClassNode;

struct FunctionNode : Node {
    FunctionKind function_kind;
    bool is_async;
    bool is_generator;
    bool strict;
    bool has_simple_parameters;     // IsSimpleParameterList
    bool has_parameter_expressions; // ContainsExpression: then body_scope is not scope
    bool has_expression_body;       // x => expression
    bool uses_this;                 // `this`, also from inner arrow functions, and super
    bool uses_arguments;            // the name `arguments`, also from inner arrow functions
    bool uses_super_property;
    bool uses_super_call;
    bool uses_new_target;
    bool has_direct_eval;        // calls eval directly in its own code or in an inner arrow function
    bool needs_arguments_object; // then scope has a binding of kind `arguments`, to be initialised at entry
    bool maps_arguments;         // the arguments object is the mapped one: sloppy, simple parameters
    bool annex_b_hoisted;        // function_declaration in a block that also writes a var (B.3.2): when the
                                 // declaration is evaluated, copy its binding's value to `annex_b_reference`
    bool has_top_level_await;    // module with await (or for await) outside functions
    IdentifierNode* identifier;  // declared or own name; null if anonymous
    SyntaxName name;             // own name, or the one it will be given by NamedEvaluation where the source tells
    NodeList parameters;         // binding_identifier, patterns, assignment_pattern, rest_element (last)
    std::uint32_t expected_argument_count; // the `length` property
    NodeList body;                         // statements (function declarations are among them; see Binding::function)
    Node* expression;                      // the body of x => expression, or a field's initializer
    std::uint32_t source_start;            // what Function.prototype.toString shows (a class constructor's: the class)
    std::uint32_t source_end;
    std::uint32_t body_start; // of `{` and after `}`; of the expression
    std::uint32_t body_end;
    Scope* name_scope;        // named function expression: around `scope`; else null
    Scope* scope;             // never null
    Scope* body_scope;        // == scope, unless has_parameter_expressions
    Reference name_reference; // function_declaration: the binding it initialises
    Reference annex_b_reference;
    std::uint32_t frame_slot_count; // slots of uncaptured bindings of this function's scopes
    FunctionNode* outer;            // the function (or program) around it; null for programs
    ClassNode* home_class;          // class elements: their class
};

// ---- statements --------------------------------------------------------------------------------------------------

struct BlockNode : Node {
    NodeList body;
    Scope* scope;
};

struct ExpressionStatementNode : Node {
    Node* expression;
    bool is_directive; // belongs to the directive prologue
};

enum class DeclarationKind : std::uint8_t { var, let, const_, using_, await_using };
inline bool is_using(DeclarationKind kind) { return kind >= DeclarationKind::using_; }

struct VariableDeclarationNode : Node {
    DeclarationKind declaration_kind;
    Span<struct VariableDeclaratorNode*> declarators;
};

struct VariableDeclaratorNode : Node {
    Node* target;      // binding_identifier or pattern
    Node* initializer; // or null
};

struct IfNode : Node {
    Node* test;
    Node* consequent; // `if (x) function f() {}` (B.3.3) stands in a block_statement of the function's range
    Node* alternate;  // or null. Chains: see the top
};

struct ForNode : Node {
    Node* init; // variable_declaration, expression or null
    Node* test;
    Node* update;
    Node* body;
    Scope* scope; // kind loop
};

struct ForInOfNode : Node {
    bool is_await;
    Node*
        left; // variable_declaration with one declarator (initializer only in sloppy `for (var a = 1 in o)`), or target
    Node* right;
    Node* body;
    Scope* head_scope; // loop_head: while `right` is evaluated
    Scope* scope;      // loop_iteration
};

struct WhileNode : Node {
    Node* test;
    Node* body;
};

struct SwitchNode : Node {
    Node* discriminant;
    Span<struct SwitchCaseNode*> cases;
    Scope* scope; // entered after the discriminant
};

struct SwitchCaseNode : Node {
    Node* test; // null: default
    NodeList body;
};

struct ReturnThrowNode : Node {
    Node* argument; // return: or null
};

struct JumpNode : Node {
    SyntaxName label; // or none
    Node* target;     // the loop or switch statement, or (break with a label) the labeled_statement
};

struct TryNode : Node {
    BlockNode* block;
    struct CatchNode* handler; // or null
    BlockNode* finalizer;      // or null
};

struct CatchNode : Node {
    Node* parameter; // or null
    BlockNode* body;
    Scope* scope;
};

struct LabeledNode : Node {
    SyntaxName label;
    Node* body;
};

struct WithNode : Node {
    Node* object;
    Node* body;
    Scope* scope; // kind with
};

// ---- modules -----------------------------------------------------------------------------------------------------

struct ImportAttributeNode : Node {
    SyntaxName key;
    SyntaxName value;
};

struct ImportNode : Node {
    SyntaxName module_request;
    Span<struct ImportSpecifierNode*> specifiers;
    Span<ImportAttributeNode*> attributes;
};

struct ImportSpecifierNode : Node {
    SyntaxName imported; // "default" for a default import; none for `* as local`
    IdentifierNode* local;
};

struct ExportSpecifierNode : Node {
    SyntaxName local; // or, with `from`, the other module's name
    SyntaxName exported;
    IdentifierNode* reference; // the local name; null with `from`
};

struct ExportNamedNode : Node {
    Node* declaration; // or null
    Span<ExportSpecifierNode*> specifiers;
    bool has_from;
    SyntaxName module_request;
    Span<ImportAttributeNode*> attributes;
};

struct ExportDefaultNode : Node {
    Node* declaration;   // function_declaration, class_declaration, or an expression
    Reference reference; // an expression's binding *default* in the module scope
};

struct ExportAllNode : Node {
    SyntaxName exported; // none: export *
    SyntaxName module_request;
    Span<ImportAttributeNode*> attributes;
};

// What the linker of modules needs, in source order (ECMA-262 16.2.1.7, ParseModule).
struct ImportEntry {
    std::uint32_t request;  // index in module_requests
    SyntaxName import_name; // none: namespace
    SyntaxName local_name;
    Node* node;
};
struct ExportEntry {
    static constexpr std::uint32_t no_request = UINT32_MAX;
    SyntaxName export_name; // none: export * from
    std::uint32_t request;
    SyntaxName import_name; // indirect: the other module's name; none with request: namespace (or star, if export_name
                            // is none too)
    SyntaxName local_name;  // local exports
    Node* node;
};
struct ModuleRequest {
    SyntaxName specifier;
    Span<ImportAttributeNode*> attributes;
    Node* node;
};
struct ModuleEntries {
    Span<ModuleRequest> module_requests;
    Span<ImportEntry> imports;
    Span<ExportEntry> local_exports;
    Span<ExportEntry> indirect_exports; // also re-exported imports
    Span<ExportEntry> star_exports;
};

// ---- expressions -------------------------------------------------------------------------------------------------

struct IdentifierNode : Node {
    SyntaxName name;
    Reference reference; // where it is read or written
};

struct NameNode : Node {
    SyntaxName name;
};

struct PrivateNameNode : Node {
    SyntaxName name; // with the '#'
    Reference reference;
};

// this, new.target: `own` (in the frame), or the pseudo-binding that an arrow function gets it from.
struct ContextNode : Node {
    Reference reference;
};

struct BooleanNode : Node {
    bool value;
};

struct NumberNode : Node {
    double value;
};

struct RegExpNode : Node {
    SyntaxName pattern;
    SyntaxName flags;
};

struct TemplatePart {
    SyntaxName cooked; // none: an invalid escape (tagged templates only), that is undefined
    SyntaxName raw;
    std::uint32_t start;
    std::uint32_t end;
};

struct TemplateNode : Node {
    Span<TemplatePart> parts; // one more than expressions
    NodeList expressions;
};

struct TaggedTemplateNode : Node {
    Node* tag;
    TemplateNode* quasi;
};

struct ListNode : Node {
    NodeList items;
};

enum class PropertyKind : std::uint8_t { init, shorthand, method, get, set };

struct PropertyNode : Node {
    PropertyKind property_kind;
    bool computed;
    bool sets_prototype; // __proto__: value, in an object literal
    Node* key;           // property_name, string_literal, numeric_literal, bigint_literal; any expression if computed
    Node* value; // expression; FunctionNode for methods; in patterns the target, perhaps in an assignment_pattern
};

struct MemberNode : Node {
    Node* object;
    SyntaxName name;
    bool optional; // a?.b
    std::uint32_t name_start;
};

struct IndexNode : Node {
    Node* object;
    Node* index;
    bool optional;
};

struct PrivateMemberNode : Node {
    Node* object;
    PrivateNameNode* name;
    bool optional;
};

// `this_reference` and `home_object` as in ContextNode.
struct SuperMemberNode : Node {
    SyntaxName name; // super.name
    Node* index;     // super[index]
    Reference this_reference;
    Reference home_object;
};

struct CallNode : Node {
    Node* callee;
    NodeList arguments;  // spread_element among them
    bool optional;       // f?.()
    bool is_direct_eval; // callee is the plain name `eval`
    bool has_spread;
    Scope* scope; // direct eval: the scope it stands in (nearest with bindings); else null
};

struct SuperCallNode : Node {
    NodeList arguments;
    bool has_spread;
    Reference this_reference; // what it initialises
    Reference new_target;
    Reference active_function;
};

struct ImportCallNode : Node {
    Node* specifier;
    Node* options; // or null
};

struct OptionalChainNode : Node {
    Node* expression;
};

struct UnaryNode : Node {
    Operator op;
    Node* operand;
};

struct UpdateNode : Node {
    bool increment;
    bool prefix;
    Node* operand;
};

struct YieldNode : Node {
    bool delegate;
    Node* argument; // or null
};

struct BinaryNode : Node {
    Operator op;
    Node* left;
    Node* right;
    std::uint32_t operator_start;
};

struct PrivateInNode : Node {
    PrivateNameNode* name;
    Node* right;
};

struct ConditionalNode : Node {
    Node* test;
    Node* consequent;
    Node* alternate; // chains: see the top
};

struct AssignmentNode : Node {
    Operator op;  // none: plain `=`; else the binary or logical operator of `+=`, `&&=`...
    Node* target; // identifier_reference, member kinds, patterns; call_expression (sloppy web compatibility: throws at
                  // run time)
    Node* value;
};

// ---- classes -----------------------------------------------------------------------------------------------------

enum class ClassElementKind : std::uint8_t { method, getter, setter, field, static_block };

struct ClassElementNode : Node {
    ClassElementKind element_kind;
    bool is_static;
    bool computed;
    Node* key;              // as PropertyNode::key, or private_name; null for static blocks
    FunctionNode* function; // method; field: class_field_initializer, null if there is no initializer; static block
};

struct ClassNode : Node {
    IdentifierNode* identifier;       // as in the outer scope (class declarations); null if anonymous
    SyntaxName name;                  // own or given name
    Node* heritage;                   // or null. Evaluated inside `scope`
    FunctionNode* constructor;        // null: the default constructor
    Span<ClassElementNode*> elements; // in order, without the constructor
    Scope* scope;                     // class_: inner name and private names
    Reference inner_reference;        // the inner name's binding (if it has a name)
};

// ---- the tree ----------------------------------------------------------------------------------------------------

// What the nesting of brackets, statements, functions and prefix operators may come to in the source, and how deep a
// node may then lie in the tree. Beyond either the text is refused.
constexpr std::uint32_t maximum_nesting = 200;
constexpr std::uint32_t maximum_depth = 400;

struct SyntaxTree {
    SyntaxArena arena;
    NameTable names;
    SourceText source;
    FunctionNode* program = nullptr;
    std::vector<Node*> nodes;           // by Node::id; a few may have been dropped by the parser and are not reachable
    std::vector<std::uint32_t> parents; // by Node::id; the program's own parent is itself
    std::vector<Scope*> scopes;         // by Scope::id
    std::vector<FunctionNode*> functions; // every function, outer before inner, program first
    ModuleEntries module;

    std::u16string_view text(SyntaxName name) const { return names.text(name); }
    std::string utf8(SyntaxName name) const { return utf8_of_utf16(names.text(name)); }
};

// The next link down a left spine, or null where the spine ends.
inline Node* spine_next(const Node* node) {
    switch (node->kind) {
    case NodeKind::binary_expression:
    case NodeKind::logical_expression: return as<BinaryNode>(node)->left;
    case NodeKind::member_expression: return as<MemberNode>(node)->object;
    case NodeKind::index_expression: return as<IndexNode>(node)->object;
    case NodeKind::private_member_expression: return as<PrivateMemberNode>(node)->object;
    case NodeKind::call_expression: return as<CallNode>(node)->callee;
    case NodeKind::tagged_template: return as<TaggedTemplateNode>(node)->tag;
    default: return nullptr;
    }
}
// Appends node, its spine_next, ... to the list: outermost first; the last is the spine's foot, which is not a link.
inline void collect_spine(Node* node, std::vector<Node*>& links) {
    for (; node; node = spine_next(node)) links.push_back(node);
}

const char* node_kind_name(NodeKind kind); // "binary_expression"

} // namespace loopscope
