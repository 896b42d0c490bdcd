// Compiles one function, script, module, eval text or class initializer. One class in several files: expressions,
// assignments, patterns, statements, loops, exits (break, continue, return, finally), functions, classes, names.
//
// Recursion follows the tree, whose nesting the parser bounds; left spines, `else if` and `? :` chains are loops.
// Keep the frames of what recurses small: it all has to fit into 64 KB.
#pragma once

#include "engine/bytecode/code_builder.h"
#include "engine/bytecode/compilation.h"

#include <map>

namespace loopscope {

struct ClassPlan;

// Where a name is found at run time.
struct Place {
    enum class Kind : std::uint8_t {
        local,
        argument,
        environment,
        global,
        dynamic,
        this_value,
        new_target,
        active_function,
        home_object, // of the running frame
    };
    Kind kind = Kind::global;
    bool checked = false; // this use may come before the initialisation
    std::uint32_t hops = 0;
    std::uint32_t slot = 0;
    SyntaxName name;
    const Binding* binding = nullptr; // null when this source does not declare it
};

// A scope that is open at this point of the code.
struct OpenScope {
    const Scope* scope;
    bool has_environment;
    std::uint32_t local_base;  // where the frame slots of its function begin
    std::uint32_t description; // index in the executable's scopes
};

// What `break`, `continue`, `return` and exceptions meet on their way out.
struct Control {
    enum class Kind : std::uint8_t { target, environment, operand, iterator, handler, finalizer };
    Kind kind;
    bool is_async = false;      // iterator: of for await
    bool is_loop = false;       // iterator: of a loop, which cannot have ended
    const Node* node = nullptr; // target: the loop, switch or labelled statement
    Label break_label, continue_label;
    ProtectedRegion region;      // iterator, handler, finalizer
    std::uint32_t local = 0;     // iterator: where it is; finalizer: kind, value in local + 1
    std::uint32_t finalizer = 0; // index in finalizers_
};

struct Exit {
    enum class Kind : std::uint8_t { break_, continue_, return_ };
    Kind kind;
    const Node* target; // of break and continue
    friend bool operator==(const Exit&, const Exit&) = default;
};

struct Finalizer {
    Label entry;
    std::vector<Exit> exits; // completion kinds 2, 3...: 0 is normal, 1 is throw
};

enum class Want : std::uint8_t {
    value,
    callee, // `this` value and function
};

// Initialisation of a name that is being declared, or assignment to one that exists.
enum class Store : std::uint8_t { initialize, assign };

class FunctionCompiler {
public:
    FunctionCompiler(Compilation& shared, FunctionNode* function, FunctionCompiler* outer);

    Ref compile_program();
    Ref compile_function();
    Ref compile_dynamic_function(FunctionNode* function); // of the program that only holds it
    // Class machinery: one function for all instance fields, or for all static fields and blocks.
    Ref compile_initializer(ClassPlan& plan, bool is_static);
    Ref compile_default_constructor(const ClassNode* node);

private:
    // --- names (compile_names.cpp)
    Place place_of(const Reference& reference, SyntaxName name);
    Place place_in_scope(const Scope* scope, const Binding& binding);
    std::uint32_t hops_to(const Scope* scope, bool& found) const;
    const OpenScope* find_open(const Scope* scope) const;
    void read(const Place& place);
    void read_raw(const Place& place);
    void read_typeof(const Place& place);
    void write(const Place& place, Store store); // v ->
    void write_keeping(const Place& place);      // v -> v
    bool assignment_fails(const Place& place);   // constants: emits the error; v stays
    bool declared_by_using(const Node* identifier) const;
    std::uint32_t name_constant(SyntaxName name) { return code_.constant(shared_.name(name)); }
    std::uint32_t text_constant(std::string_view text);
    void read_this(const Reference& reference);
    void read_pseudo(const Reference& reference, Place::Kind own);
    const Binding* pseudo_binding(BindingKind kind, std::uint32_t* index) const;
    void store_pseudo(BindingKind kind); // v ->  into the pseudo-binding for inner arrows, if there is one

    // --- scopes (compile_scopes.cpp)
    void enter_scope(Scope* scope); // null is allowed
    void leave_scope(Scope* scope);
    void open_environment(Scope* scope, std::uint32_t slots);
    void initialize_bindings(const Scope* scope); // temporal dead zones
    void instantiate_functions(const Scope* scope);
    Value describe_scope(const Scope* scope, std::uint32_t slots);
    void finish_scopes(Executable& executable);

    // --- expressions (compile_expressions.cpp, compile_calls.cpp, compile_literals.cpp)
    void value(Node* node);
    void effect(Node* node); // for what it does; leaves nothing
    void callee(Node* node); // -> this f
    void condition(Node* node, Label target, bool jump_when);
    void foot(Node* node, Want want);
    void spine(Node* node, Want want);
    void link(Node* node, Want want);
    void member_link(MemberNode* node, Want want);
    void index_link(IndexNode* node, Want want);
    void private_link(PrivateMemberNode* node, Want want);
    bool is_intrinsic(const Node* node, std::string_view name) const;
    void library_call(CallNode* node);
    void call_link(CallNode* node);
    void tag_link(TaggedTemplateNode* node);
    void binary_link(BinaryNode* node);
    void logical_link(BinaryNode* node);
    void super_member(SuperMemberNode* node, Want want);
    void super_base(SuperMemberNode* node); // -> this home key
    void optional_chain(OptionalChainNode* node, Want want);
    void nullish_exit(const Node* node);
    void finish_chain(const Node* node, Want want, Op nothing);
    void conditional(ConditionalNode* node);
    void unary(UnaryNode* node);
    void delete_expression(UnaryNode* node);
    void delete_property(Node* target);
    void typeof_expression(UnaryNode* node);
    void await(const Node* node); // v -> v
    void new_expression(CallNode* node);
    void super_call(SuperCallNode* node);
    void bind_this(SuperCallNode* node);
    void run_field_initializer(const Reference& active_function);
    bool arguments(const NodeList& list, bool has_spread); // true: one array; else as many operands
    void element_list(const NodeList& list, bool of_call);
    void array_literal(ListNode* node);
    void object_literal(ListNode* node);
    void spread_properties(UnaryNode* node);
    std::uint32_t properties_after_spread(const NodeList& items);
    bool is_replaced(const NodeList& items, std::uint32_t at, std::uint32_t end);
    void object_property(PropertyNode* node);
    void template_literal(TemplateNode* node);
    void template_site(TemplateNode* node);
    void private_in(PrivateInNode* node);
    void intrinsic_value(NameNode* node);
    bool static_key(Node* key, Value& constant); // the key of {key: ...}, when known
    void property_key(Node* key, bool computed); // -> key
    // What is anonymous takes the name of a literal key that scope analysis could not spell: a number.
    void name_by_number(Node* value, Node* key, bool computed);
    void yield(YieldNode* node);
    void received(const Node* node);
    void yield_delegate(YieldNode* node);
    void delegate_result(YieldNode* node, Label end);
    void await_received_return(YieldNode* node);
    void delegate_throw(YieldNode* node, std::uint32_t iterator, std::uint32_t sent);
    void delegate_return(YieldNode* node, std::uint32_t iterator, std::uint32_t sent, std::uint32_t mode, Label again);
    std::uint32_t call_point(const CallNode* node) const;
    void number(double number);
    void bigint(const NameNode* node);
    std::string bigint_text(const NameNode* node) const;
    void spread(UnaryNode* node, bool of_call, bool last_argument);
    void value_named_by_key(Node* node);
    void binary_operator(Operator op);
    bool is_native_callee(const Node* node) const;
    Value eval_context();

    // --- assignments (compile_assignments.cpp)
    void assignment(AssignmentNode* node, bool wanted);
    void name_assignment(AssignmentNode* node, bool wanted);
    void reference_assignment(AssignmentNode* node, bool wanted);
    void reference_update(UpdateNode* node, bool wanted);
    void target_base(Node* target);                // -> base, key...
    std::uint32_t target_size(Node* target) const; // how many operands that is
    void target_get(Node* target);                 // base... -> base... v
    void target_set(Node* target);                 // base... v -> v
    void update(UpdateNode* node, bool wanted);
    void name_update(UpdateNode* node, bool wanted);
    void logical_assignment(AssignmentNode* node, bool wanted);
    void duplicate_base(std::uint32_t size);
    void convert_key(const Node* target);

    // --- patterns (compile_patterns.cpp)
    // v -> ; `source`: where the value comes from, for messages: an expression, a for-of loop, a parameter's pattern,
    // or null
    void pattern(Node* target, Store store, const Node* source);
    void array_pattern(ListNode* node, Store store, const Node* source, IteratorUse use = IteratorUse::sync);
    static bool named_by_source(const Node* source);
    std::u16string source_text(const Node* source);
    void array_element(Node* item, std::uint32_t iterator, ProtectedRegion region, Store store);
    void array_rest(Node* item, std::uint32_t iterator, ProtectedRegion region, Store store);
    void object_pattern(ListNode* node, Store store, const Node* source);
    void pattern_property(PropertyNode* node, Store store, std::uint32_t key_local, const Node* source);
    void object_rest(ListNode* node, Node* target, Store store, std::uint32_t key_local);
    void default_value(AssignmentNode* node); // v -> v
    Node* target_of(Node* item) const;
    bool has_base(Node* target, Store store) const;
    void store_target(Node* target, Store store, const Node* source); // [base...] v ->
    Value destructuring_text(ListNode* node, const Node* source);

    // --- iteration (compile_iteration.cpp)
    // iterable ->; into local, local + 1
    void get_iterator(const Node* node, bool is_async, std::uint32_t local, IteratorUse use = IteratorUse::sync);
    // Goes to `has_value` with the next value on the stack; goes on, or to `done`, with nothing when there is none.
    void iterator_step(std::uint32_t local, Label has_value, Label done);
    void async_iterator_step(const Node* node, std::uint32_t local, Label has_value);
    void iterator_result(Label has_value);
    void close_unless_ended(std::uint32_t local);
    void close_iterator(std::uint32_t local, bool is_async);
    Label call_return(std::uint32_t local);                     // of an async iterator
    void close_after_throw(std::uint32_t local, bool is_async); // exception -> never goes on

    // --- statements (compile_statements.cpp, compile_loops.cpp, compile_try.cpp)
    void statement(Node* node);
    void statements(const NodeList& list);
    void block(BlockNode* node);
    void expression_statement(ExpressionStatementNode* node);
    void variable_declaration(VariableDeclarationNode* node);
    void declarator(VariableDeclaratorNode* node, DeclarationKind kind);
    void if_statement(IfNode* node);
    void switch_statement(SwitchNode* node);
    void labeled_statement(LabeledNode* node);
    void with_statement(WithNode* node);
    void return_statement(ReturnThrowNode* node);
    void throw_statement(ReturnThrowNode* node);
    void function_declaration(FunctionNode* node);
    void class_declaration(ClassNode* node);
    void module_item(Node* node);
    void export_default(ExportDefaultNode* node);
    Ref compile_module();
    Value module_description();
    void add_request(std::vector<Value>& requests, const ModuleRequest& request);
    void empty_completion(); // the statement's value is undefined so far
    void for_statement(ForNode* node);
    void for_in_statement(ForInOfNode* node);
    void for_of_statement(ForInOfNode* node);
    void loop_head_value(ForInOfNode* node); // -> what is iterated
    void bind_iteration(ForInOfNode* node);  // v ->
    void bind_resource(ForInOfNode* node);   // v -> ; and the body: for (using x of y)
    void while_statement(WhileNode* node);
    void do_while_statement(WhileNode* node);
    void loop_body(Node* loop, Node* body, Label on_break, Label on_continue);
    void loop_test(Node* node, Node* test, Label again);
    void copy_environment();
    void for_of_body(ForInOfNode* node, std::uint32_t iterator, ProtectedRegion region, Label start, Label end);
    void try_statement(TryNode* node);
    void try_block(TryNode* node, std::uint32_t environment);
    void catch_clause(CatchNode* node);
    void enter_finalizer(const Node* node, std::uint32_t finalizer, std::uint32_t locals, ProtectedRegion region,
                         std::uint32_t environment);
    void leave_finalizer(std::uint32_t finalizer, std::uint32_t locals);
    void finally_block(TryNode* node, std::uint32_t finalizer, std::uint32_t locals);
    bool may_push_environments() const;
    void save_environment(std::uint32_t local);
    void restore_environment(std::uint32_t local);

    // --- resources of `using` declarations (compile_disposal.cpp)
    struct Disposal {
        const Node* node;
        bool is_async;
        std::uint32_t list, completion, environment; // locals; completion: its kind, then its value
        std::uint32_t finalizer;
        ProtectedRegion region;
    };
    void disposing_statements(const Node* node, const NodeList& list);
    Disposal begin_disposal(const Node* node, bool is_async);
    void end_disposal(const Disposal& disposal);
    void dispose_now(const Disposal& disposal);
    void dispose_awaiting(const Disposal& disposal);
    void declare_resource(VariableDeclaratorNode* node, DeclarationKind kind);
    void add_resource(DeclarationKind kind);
    void begin_resource();

    // --- ways out (compile_exits.cpp)
    void exit_to(Exit exit, std::uint32_t value_local);
    void leave_control(Control control, Exit exit, std::uint32_t value_local, bool& routed);
    void return_value(const Node* node); // v ->  from a return statement or a received return
    void emit_return(const Node* node);  // v ->  the frame's end
    bool return_needs_cleanup() const;
    Control& push_control(Control::Kind kind);
    void pop_control() { controls_.pop_back(); }

    // --- functions (compile_functions.cpp)
    void prologue();
    void bind_parameters();
    Value parameter_map();
    void initialize_pseudo_bindings(const Scope* scope);
    void initialize_vars(const Scope* scope);
    void end_with_rejection();
    void body();
    void find_argument_places();
    void closure(FunctionNode* node); // -> function
    Value name_of_function(const FunctionNode* node);
    Ref finish(const FunctionNode* node, std::uint32_t flags);
    std::uint32_t flags_of(const FunctionNode* node) const;
    void eval_declarations();

    // --- declarations of whole texts (compile_declarations.cpp)
    struct Declared {
        std::vector<Value> lexical, vars, functions; // as in executable.h
    };
    void global_declarations();
    Declared declared_names(const Scope* scope);
    void emit_declarations(Op op, const Declared& declared);
    void hoist_functions(const Scope* scope);
    std::uint32_t function_constant(FunctionNode* node);

    // --- classes (compile_classes.cpp)
    void class_value(ClassNode* node, bool key_below = false); // -> constructor; key_below: its name lies under it
    void class_element(ClassPlan& plan, std::uint32_t index);
    void finish_class(ClassPlan& plan);
    Ref constructor_of(ClassNode* node);
    Ref default_constructor_body();
    bool has_instance_elements(const ClassNode* node) const;
    void private_names(ClassNode* node);
    void keep_private_names(ClassPlan& plan);
    void read_private_name(ClassPlan& plan, std::uint32_t index);
    void keep_hidden(ClassPlan& plan, std::uint32_t slot); // v ->
    void read_hidden(ClassPlan& plan, std::uint32_t slot);
    std::uint32_t initializer_constant(ClassPlan& plan, bool is_static);
    void define_private_method(ClassPlan& plan, std::uint32_t index);
    void define_field(ClassPlan& plan, std::uint32_t index);
    void static_block(FunctionNode* node);
    void enter_initializer(FunctionNode* node);
    void leave_initializer(FunctionNode* node, FunctionNode* own);

    Compilation& shared_;
    FunctionNode* function_;
    FunctionCompiler* outer_;
    CodeBuilder code_;
    std::vector<OpenScope> scopes_;
    std::vector<Value> descriptions_;
    std::vector<Control> controls_;
    std::vector<Finalizer> finalizers_;
    std::vector<std::uint32_t> disposals_;   // locals with the lists of resources, innermost last
    std::vector<Node*> spine_;               // links of the spines being compiled, used as a stack
    std::vector<std::uint32_t> argument_of_; // by parameter binding: its position among the arguments, or none
    struct Chain {
        Label drop_one, drop_two;
        std::uint32_t depth;
    };
    std::vector<Chain> chains_;
    std::map<std::uint32_t, std::uint32_t>
        hoisted_; // by name: the local that says whether functions in blocks write their var
    std::uint32_t local_base_ = 0;
    std::uint32_t promise_local_ = 0; // async functions
    std::uint32_t completion_local_ = no_local;
    std::uint32_t argument_slots_ = 0;
    bool strict_ = false;
    static constexpr std::uint32_t no_local = UINT32_MAX;
};

} // namespace loopscope
