#include "engine/bytecode/callee_text.h"

#include "engine/bytecode/instruction.h"
#include "engine/runtime/string.h"
#include "engine/syntax/parser.h"

namespace loopscope {

static constexpr std::u16string_view intermediate_value = u"(intermediate value)";

namespace {

// The rules of V8's CallPrinter, found by asking it. Left spines are loops; the rest recurses as far as the tree nests.
class ExpressionPrinter {
public:
    explicit ExpressionPrinter(const SyntaxTree& tree) : tree_(tree) {}

    void print(const Node* node) {
        if (spine_next(node)) return spine(node);
        foot(node);
    }
    std::u16string take() { return std::move(text_); }

private:
    void add(std::u16string_view text) { text_ += text; }
    void add(SyntaxName name) { text_ += tree_.names.text(name); }
    void add_ascii(std::string_view text) { text_.append(text.begin(), text.end()); }

    void spine(const Node* top) {
        std::vector<const Node*> links;
        const Node* foot_node = top;
        for (; spine_next(foot_node); foot_node = spine_next(foot_node)) links.push_back(foot_node);
        // Each operator opens a bracket before its left part: all of them stand at the front. A run of one operator has
        // one.
        for (std::size_t i = 0; i < links.size(); ++i)
            if (opens_bracket(links, i)) add(u"(");
        foot(foot_node);
        for (std::size_t i = links.size(); i-- > 0;) link(links[i], opens_bracket(links, i));
    }

    static Operator operator_of(const Node* node) {
        const bool has = node->kind == NodeKind::binary_expression || node->kind == NodeKind::logical_expression;
        return has ? as<BinaryNode>(node)->op : Operator::none;
    }
    static bool opens_bracket(const std::vector<const Node*>& links, std::size_t i) {
        const Operator op = operator_of(links[i]);
        return op != Operator::none && (i == 0 || operator_of(links[i - 1]) != op);
    }

    void link(const Node* node, bool closes) {
        switch (node->kind) {
        case NodeKind::member_expression:
            add(as<MemberNode>(node)->optional ? u"?." : u".");
            return add(as<MemberNode>(node)->name);
        case NodeKind::index_expression: return index_link(as<IndexNode>(node));
        case NodeKind::private_member_expression:
            add(u"[");
            add(as<PrivateMemberNode>(node)->name->name);
            return add(u"]");
        case NodeKind::call_expression: return add(u"(...)");
        case NodeKind::tagged_template: return add(u"(...)");
        default: break;
        }
        add(u" ");
        add_ascii(operator_text(as<BinaryNode>(node)->op));
        add(u" ");
        print(as<BinaryNode>(node)->right);
        if (closes) add(u")");
    }

    void index_link(const IndexNode* node) {
        if (node->index->kind == NodeKind::string_literal) {
            add(node->optional ? u"?." : u".");
            return add(as<NameNode>(node->index)->name);
        }
        add(node->optional ? u"?.[" : u"[");
        print(node->index);
        add(u"]");
    }

    void foot(const Node* node) {
        switch (node->kind) {
        case NodeKind::identifier_reference: return add(as<IdentifierNode>(node)->name);
        case NodeKind::this_expression: return add(u"this");
        case NodeKind::null_literal: return add(u"null");
        case NodeKind::boolean_literal: return add(as<BooleanNode>(node)->value ? u"true" : u"false");
        case NodeKind::numeric_literal: return add_ascii(number_to_text(as<NumberNode>(node)->value));
        case NodeKind::string_literal:
            add(u"\"");
            add(as<NameNode>(node)->name);
            return add(u"\"");
        case NodeKind::regexp_literal:
            add(u"/");
            add(as<RegExpNode>(node)->pattern);
            add(u"/");
            return add(as<RegExpNode>(node)->flags);
        case NodeKind::new_target: return add(u".new.target");
        case NodeKind::array_literal: return array(as<ListNode>(node));
        case NodeKind::object_literal: {
            add(u"{");
            for (std::uint32_t i = 0; i < as<ListNode>(node)->items.size(); ++i) add(intermediate_value);
            return add(u"}");
        }
        case NodeKind::sequence_expression: return sequence(as<ListNode>(node));
        case NodeKind::conditional_expression:
            for (int i = 0; i < 3; ++i) add(intermediate_value);
            return;
        case NodeKind::assignment_expression: return print(as<AssignmentNode>(node)->target);
        case NodeKind::update_expression: return update(as<UpdateNode>(node));
        case NodeKind::unary_expression: return unary(as<UnaryNode>(node));
        case NodeKind::template_literal: return template_literal(as<TemplateNode>(node));
        case NodeKind::import_call:
            add(u"import(");
            print(as<ImportCallNode>(node)->specifier);
            return add(u")");
        case NodeKind::super_member_expression:
            add(intermediate_value);
            add(u".");
            return add(as<SuperMemberNode>(node)->name);
        case NodeKind::super_index_expression:
            add(intermediate_value);
            add(u"[");
            print(as<SuperMemberNode>(node)->index);
            return add(u"]");
        default: return add(intermediate_value);
        }
    }

    void array(const ListNode* node) {
        add(u"[");
        for (std::uint32_t i = 0; i < node->items.size(); ++i) {
            if (i) add(u",");
            const Node* item = node->items[i];
            if (!item) continue;
            if (item->kind == NodeKind::spread_element) {
                add(u"(...");
                print(as<UnaryNode>(item)->operand);
                add(u")");
            } else {
                print(item);
            }
        }
        add(u"]");
    }

    void sequence(const ListNode* node) {
        add(u"(");
        for (std::uint32_t i = 0; i < node->items.size(); ++i) {
            if (i) add(u" , ");
            print(node->items[i]);
        }
        add(u")");
    }

    void update(const UpdateNode* node) {
        const std::u16string_view sign = node->increment ? u"++" : u"--";
        add(u"(");
        if (node->prefix) add(sign);
        print(node->operand);
        if (!node->prefix) add(sign);
        add(u")");
    }

    void unary(const UnaryNode* node) {
        add(u"(");
        add_ascii(operator_text(node->op));
        if (node->op == Operator::typeof_ || node->op == Operator::void_ || node->op == Operator::delete_) add(u" ");
        print(node->operand);
        add(u")");
    }

    void template_literal(const TemplateNode* node) {
        if (node->expressions.empty()) {
            add(u"\"");
            add(node->parts[0].cooked);
            return add(u"\"");
        }
        for (const Node* expression : node->expressions) print(expression);
    }

    const SyntaxTree& tree_;
    std::u16string text_;
};

} // namespace

static const Position* find_position(const Heap& heap, const Executable& executable, std::uint32_t pc) {
    const Bytes& bytes = heap.at<Bytes>(executable.positions);
    const auto* entries = reinterpret_cast<const Position*>(bytes.items);
    const Position* found = nullptr;
    for (std::uint32_t i = 0; i < bytes.header.count / sizeof(Position) && entries[i].offset <= pc; ++i)
        found = &entries[i];
    return found;
}

static bool is_name_unit(char16_t unit) {
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9') ||
           unit == u'_' || unit == u'$' || unit >= 0x80;
}

static std::vector<std::u16string> private_names_in(std::u16string_view text) {
    std::vector<std::u16string> names;
    for (std::size_t at = text.find(u'#'); at != std::u16string_view::npos; at = text.find(u'#', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && is_name_unit(text[end])) end++;
        names.emplace_back(text.substr(at, end - at));
    }
    return names;
}

namespace {

// One expression of a program, read again where anything an expression may hold is allowed.
struct ParsedExpression {
    ParseResult parsed;
    const Node* node = nullptr;
};

} // namespace

static ParsedExpression parse_expression(std::u16string_view text) {
    ParseOptions options;
    options.private_names = private_names_in(text);
    std::u16string source = u"({async*m(){(";
    source += text;
    source += u"\n)}})";
    ParsedExpression result;
    result.parsed = parse(SourceText::from_utf16(std::move(source)), options);
    if (!result.parsed) return result;
    const Node* statement = result.parsed.tree->program->body[0];
    const Node* literal = as<ExpressionStatementNode>(statement)->expression;
    const auto* method = as<FunctionNode>(as<PropertyNode>(as<ListNode>(literal)->items[0])->value);
    if (method->body.size() == 1 && method->body[0]->kind == NodeKind::expression_statement)
        result.node = as<ExpressionStatementNode>(method->body[0])->expression;
    return result;
}

static const Node* inside_chain(const Node* node) {
    return node->kind == NodeKind::optional_chain ? as<OptionalChainNode>(node)->expression : node;
}

static const Node* callee_of(const Node* node) {
    node = inside_chain(node);
    switch (node->kind) {
    case NodeKind::call_expression:
    case NodeKind::new_expression: return as<CallNode>(node)->callee;
    case NodeKind::tagged_template: return as<TaggedTemplateNode>(node)->tag;
    default: return nullptr;
    }
}

static std::string printed(const SyntaxTree& tree, const Node* node) {
    return utf8_of_utf16(expression_text(tree, node));
}

// V8 finds a call again by its place, which is where it begins only when its foot is a name that is called.
static bool begins_with_called_name(const Node* node) {
    while (node->kind == NodeKind::call_expression) node = as<CallNode>(node)->callee;
    return node->kind == NodeKind::identifier_reference;
}

static bool is_call(Op op) {
    return op == Op::call || op == Op::call_array || op == Op::call_eval || op == Op::call_eval_array ||
           op == Op::construct || op == Op::construct_array;
}

static bool has_text(NodeKind kind) { return kind != NodeKind::array_pattern && kind != NodeKind::super_call; }

std::u16string expression_text(const SyntaxTree& tree, const Node* node) {
    ExpressionPrinter printer(tree);
    printer.print(node);
    return printer.take();
}

namespace {

// The expression that an instruction belongs to, read again from the source; none where there are no words for it.
struct Rendered {
    ParsedExpression expression;
    bool is_loop = false;
    const Node* node() const { return expression.node; }
    const SyntaxTree& tree() const { return *expression.parsed.tree; }
};

} // namespace

static Rendered expression_at(Agent& agent, const Executable& executable, std::uint32_t pc) {
    const Bytes& code = agent.heap.at<Bytes>(executable.code);
    const Position* position = find_position(agent.heap, executable, pc);
    Rendered rendered;
    if (!position || pc >= code.header.count) return rendered;
    const auto kind = static_cast<NodeKind>(position->node_kind);
    rendered.is_loop = kind == NodeKind::for_of_statement;
    if (!has_text(kind) || rendered.is_loop) return rendered;
    const std::u16string source = to_u16(agent.heap, executable.source_text);
    if (position->end > source.size() || position->start > position->end) return rendered;
    rendered.expression =
        parse_expression(std::u16string_view(source).substr(position->start, position->end - position->start));
    return rendered;
}

std::string render_callee(Agent& agent, const Executable& executable, std::uint32_t pc) {
    const Rendered at = expression_at(agent, executable, pc);
    if (at.is_loop) return ".for"; // V8's own name for what a pattern in a loop's head takes apart
    if (!at.node()) return {};
    const Node* callee = callee_of(at.node());
    if (is_call(static_cast<Op>(agent.heap.at<Bytes>(executable.code).items[pc])))
        return callee ? printed(at.tree(), callee) : std::string();
    return printed(at.tree(), at.node());
}

std::string render_iterated(Agent& agent, const Executable& executable, std::uint32_t pc, IteratorUse use) {
    const Rendered at = expression_at(agent, executable, pc);
    if (at.is_loop) return ".for";
    const Node* node = at.node();
    if (!node) return {};
    if (node->kind == NodeKind::yield_expression && as<YieldNode>(node)->delegate) {
        const Node* operand = as<YieldNode>(node)->argument;
        const bool is_away = spine_next(operand) != nullptr; // V8 looks for the operand where the yield ends
        return is_away && use == IteratorUse::sync ? "yield* (intermediate value)" : "";
    }
    const Node* callee = callee_of(node);
    if (use == IteratorUse::last_argument || use == IteratorUse::property || !callee ||
        inside_chain(node)->kind == NodeKind::tagged_template)
        return printed(at.tree(), node);
    if (use == IteratorUse::sync_of_async)
        return printed(at.tree(), callee) + "(...) is not a function or its return value";
    while (callee->kind == NodeKind::call_expression && begins_with_called_name(callee)) callee = callee_of(callee);
    return printed(at.tree(), callee) + " is not a function or its return value";
}

} // namespace loopscope
