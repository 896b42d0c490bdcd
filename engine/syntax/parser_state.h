// The parser's own state and functions. Nobody but parse_*.cpp includes this.
//
// Recursive descent with four rules that keep it within a small stack: every cycle of calls passes a counted Nesting;
// binary operators use an explicit stack; chains are loops; lists are collected on one shared stack (`list_`).
// A function that returns nullptr (or false) has reported an error; its caller gives up too.
//
// Expressions that turn out to be patterns (`[a, b] = c`, `(a, b) => c`) are parsed as expressions, while CoverErrors
// notes where they are right as only one of both, and are then converted in place (parse_patterns.cpp).
#pragma once

#include "engine/syntax/lexer.h"
#include "engine/syntax/parser.h"

namespace loopscope {

// Kept out of the functions that recurse, whose frames should be small.
#define LOOPSCOPE_OUTLINE __attribute__((noinline))

constexpr std::uint32_t nowhere = UINT32_MAX;
// Node::flags of array and object literals that end in `...a,`: right as expressions only.
constexpr std::uint8_t comma_after_rest = 0x10;

class Parser {
public:
    Parser(SyntaxTree& tree, const ParseOptions& options);
    // True: tree.program is complete, but for scopes. False: error() says why not.
    bool parse_program();
    bool parse_parameters_only(bool is_async, bool is_generator);
    bool parse_body_only(bool is_async, bool is_generator);
    const SyntaxError& error() const { return error_; }

private:
    // What the code around decides about the code inside; changes at functions.
    struct Context {
        bool strict = false;
        bool is_async = false;       // `await` is an operator
        bool is_generator = false;   // `yield` is an operator
        bool await_reserved = false; // module, class static block
        bool in_function = false;    // return
        bool in_static_block = false;
        bool in_class = false; // private names may be known
        bool forbids_arguments = false;
        bool allows_super_property = false;
        bool allows_super_call = false;
        bool allows_new_target = false;
        std::uint32_t labels = 0;     // first of labels_ that can be seen
        std::uint32_t breakables = 0; // likewise
        // First place of such an expression since the start of what may become parameters.
        std::uint32_t yield_place = nowhere;
        std::uint32_t await_place = nowhere;
        std::uint32_t await_name_place = nowhere;
    };
    struct CoverErrors {
        std::uint32_t shorthand_initializer = nowhere; // {a = 1}: a pattern only
        std::uint32_t double_proto = nowhere;          // {__proto__: a, __proto__: b}: a pattern only
        std::uint32_t rest_comma = nowhere;            // async(...a,): a call only
    };
    struct Label {
        SyntaxName name;
        LabeledNode* node;
        Node* loop;                    // once known
        std::uint32_t statement_start; // of what it labels
    };
    struct Breakable {
        Node* node;
        bool is_loop;
    };
    struct PendingOperator {
        Node* left; // null: #name in ...
        PrivateNameNode* private_name;
        std::uint32_t start; // of the operator
        std::uint32_t left_start;
        Operator op;
        std::uint8_t precedence;
    };
    struct Nesting {
        explicit Nesting(Parser& parser) : parser(parser) { ++parser.nesting_; }
        ~Nesting() { --parser.nesting_; }
        Parser& parser;
    };

    // ---- parser.cpp: tokens, errors, nodes
    void next();
    bool at(TokenType type) const { return token_.type == type; }
    bool at_name(WellKnown name) const {
        return token_.type == TokenType::identifier && token_.name == name_of(name) && !token_.escaped;
    }
    bool eat(TokenType type) { return at(type) ? next(), true : false; }
    bool expect(TokenType type);
    bool expect_semicolon();
    bool can_insert_semicolon() const {
        return token_.newline_before || at(TokenType::end_of_input) || at(TokenType::right_brace);
    }
    // What looking ahead tells. Small, for it lies on the stack of functions that recurse.
    struct Glimpse {
        TokenType type;
        bool newline_before, escaped;
        SyntaxName name;
    };
    LOOPSCOPE_OUTLINE Glimpse peek();
    LOOPSCOPE_OUTLINE Glimpse peek_second();
    LOOPSCOPE_OUTLINE bool peek_is(TokenType type, bool same_line);
    // Errors are made out of line, so that their strings take no room in the functions that recurse.
    LOOPSCOPE_OUTLINE std::nullptr_t fail(const char* message, std::uint32_t start, std::uint32_t end,
                                          const char* hint = "");
    LOOPSCOPE_OUTLINE std::nullptr_t fail_at(const Node* node, const char* message, const char* hint = "");
    LOOPSCOPE_OUTLINE std::nullptr_t fail_token(const char* message, const char* hint = ""); // the present token
    LOOPSCOPE_OUTLINE std::nullptr_t fail_named(const char* before, SyntaxName name, const char* after,
                                                std::uint32_t start, std::uint32_t end);
    std::nullptr_t fail_text(std::string message, std::uint32_t start, std::uint32_t end, std::string hint);
    LOOPSCOPE_OUTLINE std::nullptr_t fail_arguments();
    LOOPSCOPE_OUTLINE std::nullptr_t unexpected();                       // the present token
    LOOPSCOPE_OUTLINE std::nullptr_t unexpected_at(std::uint32_t start); // the token that begins there
    std::nullptr_t unexpected(const Token& token);
    std::string unexpected_message(const Token& token, std::string& hint);
    std::string quoted(SyntaxName name) const;
    LOOPSCOPE_OUTLINE std::nullptr_t too_deep();
    bool nested_too_deeply() const { return nesting_ > options_.nesting_limit; }
    bool check_legacy(const Token& token);

    template <typename T> T* make(NodeKind kind, std::uint32_t start) {
        return static_cast<T*>(make_node(sizeof(T), kind, start));
    }
    // All members zero: none, null, empty, false.
    LOOPSCOPE_OUTLINE Node* make_node(size_t size, NodeKind kind, std::uint32_t start);
    template <typename T> T* finish(T* node) {
        node->end = last_end_;
        return node;
    }
    LOOPSCOPE_OUTLINE void collect(Node* item) { list_.push_back(item); }
    LOOPSCOPE_OUTLINE NodeList take_list(size_t base) {
        NodeList list = tree_.arena.copy(list_.data() + base, list_.size() - base);
        list_.resize(base);
        return list;
    }
    template <typename T> Span<T*> take_list_of(size_t base) {
        NodeList list = take_list(base);
        return Span<T*>{reinterpret_cast<T**>(list.data), list.count};
    }
    static bool is_unparenthesized_arrow(const Node* node) {
        return node->kind == NodeKind::arrow_function && !node->is_parenthesized();
    }

    // ---- parse_statements.cpp
    bool parse_statement_list(TokenType end, bool top_level);
    Node* parse_statement_list_item(bool top_level, bool in_case = false);
    Node* parse_statement();
    enum class Place : std::uint8_t { list_item, case_item, single, after_label };
    LOOPSCOPE_OUTLINE Node* parse_statement_by_token(Place place, bool top_level);
    LOOPSCOPE_OUTLINE BlockNode* parse_block();
    LOOPSCOPE_OUTLINE Node* parse_variable_statement(DeclarationKind kind);
    LOOPSCOPE_OUTLINE void read_declaration_words(DeclarationKind kind);
    bool parse_declarators(VariableDeclarationNode* declaration, bool in_for);
    LOOPSCOPE_OUTLINE Node* parse_if();
    Node* parse_if_branch();
    LOOPSCOPE_OUTLINE Node* parse_switch();
    SwitchCaseNode* parse_switch_case();
    LOOPSCOPE_OUTLINE Node* parse_return();
    LOOPSCOPE_OUTLINE Node* parse_throw();
    LOOPSCOPE_OUTLINE Node* parse_jump(NodeKind kind);
    bool find_jump_target(JumpNode* jump, std::uint32_t label_start, std::uint32_t label_end);
    LOOPSCOPE_OUTLINE Node* parse_try();
    CatchNode* parse_catch();
    LOOPSCOPE_OUTLINE Node* parse_with();
    LOOPSCOPE_OUTLINE Node* parse_labeled(IdentifierNode* label, Place place);
    LOOPSCOPE_OUTLINE Node* parse_expression_statement(Place place);
    bool starts_let_declaration(bool declarations);
    bool starts_using(DeclarationKind& kind);
    LOOPSCOPE_OUTLINE bool declares_using(Place place, bool top_level, DeclarationKind& kind);
    LOOPSCOPE_OUTLINE bool for_let_declares();
    LOOPSCOPE_OUTLINE bool for_using_declares(DeclarationKind& kind);
    bool starts_async_function();
    LOOPSCOPE_OUTLINE Node* parse_lexical_in_single_statement();
    LOOPSCOPE_OUTLINE Node* parse_function_in_single_statement();

    // ---- parse_loops.cpp
    LOOPSCOPE_OUTLINE Node* parse_for();
    Node* parse_for_declaration(std::uint32_t start, bool is_await, DeclarationKind kind);
    Node* parse_for_expression(std::uint32_t start, bool is_await);
    Node* parse_for_rest(std::uint32_t start, Node* init);
    Node* parse_for_in_of(std::uint32_t start, bool is_await, Node* left);
    bool check_for_declaration(VariableDeclarationNode* declaration, bool is_of);
    LOOPSCOPE_OUTLINE Node* parse_while();
    LOOPSCOPE_OUTLINE Node* parse_do_while();
    Node* parse_loop_body(Node* loop);
    void note_loop(Node* loop, std::uint32_t start);

    // ---- parse_functions.cpp
    LOOPSCOPE_OUTLINE Node* parse_function_declaration(bool needs_name);
    LOOPSCOPE_OUTLINE Node* parse_function_expression();
    FunctionNode* make_function(NodeKind node_kind, FunctionKind kind, std::uint32_t start);
    bool parse_function_rest(FunctionNode* function);
    bool parse_formal_parameters(FunctionNode* function, TokenType end);
    bool check_parameter_places(FunctionNode* function);
    void summarize_parameters(FunctionNode* function);
    static bool pattern_has_expression(const Node* node);
    LOOPSCOPE_OUTLINE bool parse_function_body(FunctionNode* function);
    LOOPSCOPE_OUTLINE bool parse_directives();
    bool check_strict_names(FunctionNode* function);
    FunctionNode* parse_method(FunctionKind kind, bool is_async, bool is_generator, std::uint32_t start,
                               bool super_call);
    bool check_accessor_parameters(FunctionNode* function);
    LOOPSCOPE_OUTLINE Node* parse_arrow(std::uint32_t start, NodeList parameters, bool is_async);
    bool parse_arrow_body(FunctionNode* function);
    void enter_function(FunctionNode* function);

    // ---- parse_classes.cpp
    LOOPSCOPE_OUTLINE Node* parse_class(bool is_statement, bool needs_name);
    struct ElementHead {
        std::uint32_t start;
        std::uint32_t method_start; // after `static`: where the method's own text begins
        bool is_static, is_async, is_generator, computed;
        ClassElementKind kind;
        Node* key;
    };
    bool parse_element_head(ElementHead& head);
    bool parse_class_element(ClassNode* node);
    ClassElementNode* make_element(const ElementHead& head, ClassElementKind kind);
    bool parse_class_method(ClassNode* node, ElementHead& head);
    bool parse_class_field(ElementHead& head);
    bool parse_static_block(std::uint32_t start);

    // ---- parse_expressions.cpp
    Node* parse_expression();
    Node* parse_expression_with_covers();
    LOOPSCOPE_OUTLINE Node* parse_comma(Node* first, std::uint32_t start);
    Node* parse_assignment();                               // judges what its covers noted
    LOOPSCOPE_OUTLINE Node* parse_assignment_with_covers(); // leaves that to the caller
    Node* parse_assignment_part();
    LOOPSCOPE_OUTLINE Node* parse_assignment_tail(Node* left, std::uint32_t start, std::uint32_t proto_before);
    LOOPSCOPE_OUTLINE Node* parse_conditional_chain(Node* test, std::uint32_t start);
    LOOPSCOPE_OUTLINE Node* parse_binary();
    LOOPSCOPE_OUTLINE void push_operator(const PendingOperator& pending) { operators_.push_back(pending); }
    LOOPSCOPE_OUTLINE bool reduce_operator(Node*& right);
    LOOPSCOPE_OUTLINE std::nullptr_t mixes_coalesce(Operator op, std::uint32_t start);
    std::uint8_t binary_precedence() const;
    Node* parse_operand(size_t operators_base, std::uint32_t& start);
    LOOPSCOPE_OUTLINE Node* parse_unary();
    LOOPSCOPE_OUTLINE Node* parse_prefix_operator();
    LOOPSCOPE_OUTLINE Node* parse_update_prefix();
    LOOPSCOPE_OUTLINE Node* parse_exponent(Node* base, std::uint32_t start);
    Node* unary_before_exponent(Node* node);
    Node* unexpected_arrow(Node* arrow);
    bool check_delete(UnaryNode* node);
    LOOPSCOPE_OUTLINE Node* parse_await();
    LOOPSCOPE_OUTLINE Node* parse_yield();
    Node* parse_left_hand_side();
    Node* parse_subscripts(Node* base, std::uint32_t start, bool calls);
    LOOPSCOPE_OUTLINE Node* parse_subscript(Node* base, std::uint32_t start, bool calls, bool& in_chain, bool& done);
    LOOPSCOPE_OUTLINE Node* parse_dot_member(Node* base, std::uint32_t start, bool optional);
    LOOPSCOPE_OUTLINE Node* parse_index(Node* base, std::uint32_t start, bool optional);
    LOOPSCOPE_OUTLINE Node* parse_call(Node* base, std::uint32_t start, bool optional);
    Node* make_call(Node* base, std::uint32_t start, size_t list, bool optional, bool has_spread);
    LOOPSCOPE_OUTLINE Node* parse_async_call_or_arrow(Node* base, std::uint32_t start);
    void keep_places(std::uint32_t yield_place, std::uint32_t await_place, std::uint32_t await_name_place);
    void forget_places() { context_.yield_place = context_.await_place = context_.await_name_place = nowhere; }
    bool take_async_parameters(size_t list);
    bool check_arrow_places(bool is_async);
    bool parse_argument_list(bool with_covers, bool& has_spread);
    // Those of `new` and super(), which can't turn out to be a pattern.
    template <typename Call> bool parse_arguments(Call* node) {
        const size_t list = list_.size();
        const CoverErrors outer = covers_;
        covers_ = {};
        if (!parse_argument_list(false, node->has_spread)) return false;
        covers_ = outer;
        node->arguments = take_list(list);
        return true;
    }
    bool judge_cover_as_expression();

    // ---- parse_primary.cpp
    LOOPSCOPE_OUTLINE Node* parse_primary();
    LOOPSCOPE_OUTLINE Node* parse_word_expression();
    LOOPSCOPE_OUTLINE Node* parse_async_expression();
    Node* parse_identifier_arrow(IdentifierNode* parameter, std::uint32_t start, bool is_async);
    IdentifierNode* make_identifier(NodeKind kind);
    IdentifierNode* parse_identifier(NodeKind kind);
    bool check_identifier(bool binding); // the present token
    bool check_name(SyntaxName name, std::uint32_t start, std::uint32_t end, bool escaped, bool binding);
    LOOPSCOPE_OUTLINE Node* parse_parenthesized();
    Node* finish_parenthesized(size_t base, std::uint32_t inner_start, std::uint32_t inner_end);
    LOOPSCOPE_OUTLINE Node* parse_literal(NodeKind kind);
    LOOPSCOPE_OUTLINE Node* parse_number();
    NameNode* parse_name_literal(NodeKind kind);
    LOOPSCOPE_OUTLINE Node* parse_regexp();
    bool check_regexp_flags(std::u16string_view flags) const;

    // ---- parse_members.cpp
    LOOPSCOPE_OUTLINE Node* parse_array();
    LOOPSCOPE_OUTLINE Node* parse_spread(bool with_covers);
    LOOPSCOPE_OUTLINE Node* parse_template(bool tagged);
    LOOPSCOPE_OUTLINE void collect_template_part();
    LOOPSCOPE_OUTLINE void finish_template(TemplateNode* node, size_t base, size_t parts);
    LOOPSCOPE_OUTLINE Node* parse_new();
    Node* parse_new_target(std::uint32_t start);
    LOOPSCOPE_OUTLINE Node* parse_super();
    Node* parse_super_call(std::uint32_t start);
    LOOPSCOPE_OUTLINE Node* parse_import_expression();
    Node* parse_import_call(std::uint32_t start);

    // ---- parse_objects.cpp
    LOOPSCOPE_OUTLINE Node* parse_object();
    LOOPSCOPE_OUTLINE Node* parse_object_member(std::uint32_t& proto_place);
    Node* parse_object_method(PropertyNode* property, PropertyKind kind, bool is_async, bool is_generator);
    Node* parse_property_value(PropertyNode* property, std::uint32_t& proto_place);
    Node* parse_shorthand(PropertyNode* property);
    Node* parse_property_key(bool& computed);
    static bool starts_property_key(TokenType type);
    static bool key_is(const Node* key, bool computed, WellKnown name);

    // ---- parse_patterns.cpp
    bool to_pattern(Node* node, bool binding);
    bool to_pattern_item(Node* item, bool binding);
    bool to_pattern_element(Node* node, bool binding);
    bool to_simple_target(Node* node, const char* message, bool allow_call);
    Node* parse_binding_target();
    Node* parse_binding_element();
    LOOPSCOPE_OUTLINE Node* parse_array_binding();
    LOOPSCOPE_OUTLINE Node* parse_object_binding();
    Node* parse_binding_property();
    Node* parse_binding_rest();

    // ---- parse_modules.cpp
    LOOPSCOPE_OUTLINE Node* parse_import_declaration();
    bool parse_import_clause();
    bool parse_named_imports();
    bool parse_from(SyntaxName& request, Span<ImportAttributeNode*>& attributes);
    bool parse_attributes(Span<ImportAttributeNode*>& attributes);
    bool parse_module_export_name(SyntaxName& name);
    LOOPSCOPE_OUTLINE Node* parse_export_declaration();
    Node* parse_export_default(std::uint32_t start);
    Node* parse_export_all(std::uint32_t start);
    Node* parse_export_list(std::uint32_t start);

    SyntaxTree& tree_;
    const ParseOptions& options_;
    Lexer lexer_;
    Token token_;
    std::uint32_t last_end_ = 0; // of the token before
    SyntaxName last_name_;       // of the token before, if it was an identifier
    std::uint32_t last_start_ = 0;
    std::uint32_t nesting_ = 0;
    Context context_;
    CoverErrors covers_;
    bool no_in_ = false;                      // in the head of `for`
    std::uint32_t arrow_may_start_ = nowhere; // where an assignment expression begins
    std::vector<TemplatePart> template_parts_;
    std::uint32_t use_strict_place_ = nowhere; // in the directives just read
    std::uint32_t open_bracket_ = nowhere;     // the innermost bracket still open, for hints
    std::vector<Node*> list_;
    std::vector<PendingOperator> operators_;
    std::vector<Label> labels_;
    std::vector<Breakable> breakables_;
    bool failed_ = false;
    SyntaxError error_;
};

} // namespace loopscope
