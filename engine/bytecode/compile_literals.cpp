// ECMA-262 13.2: array, object, template, bigint and regular expression literals.
#include "engine/bytecode/function_compiler.h"

#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

void FunctionCompiler::element_list(const NodeList& list, bool of_call) {
    // V8 passes a call's arguments on as an array only when the last one alone is spread.
    const auto spreads = std::count_if(list.begin(), list.end(),
                                       [](const Node* item) { return item && item->kind == NodeKind::spread_element; });
    for (Node* item : list) {
        if (!item) {
            code_.emit(Op::append_hole);
        } else if (item->kind == NodeKind::spread_element) {
            spread(as<UnaryNode>(item), of_call, of_call && spreads == 1 && item == list.back());
        } else {
            value(item);
            code_.at(item);
            code_.hide();
            code_.emit(Op::append);
            code_.show();
        }
    }
}

// array -> array, with everything that the operand's iterator gives. ECMA-262 13.2.4.1 ArrayAccumulation
void FunctionCompiler::spread(UnaryNode* node, bool of_call, bool last_argument) {
    const std::uint32_t iterator = code_.new_local();
    code_.new_local(); // its next method
    value(node->operand);
    // Where it is not the last argument, V8 has no words for it.
    const Node* named = of_call && !last_argument ? static_cast<const Node*>(node) : node->operand;
    get_iterator(named, false, iterator, last_argument ? IteratorUse::last_argument : IteratorUse::sync);
    code_.at(node);
    code_.hide();
    const Label has_value = code_.new_label();
    const Label done = code_.new_label();
    const Label start = code_.bind_new();
    iterator_step(iterator, has_value, done);
    code_.jump(Op::jump, done);
    code_.bind(has_value);
    code_.emit(Op::append);
    code_.jump(Op::jump, start);
    code_.bind(done);
    code_.show();
    code_.free_local();
    code_.free_local();
}

void FunctionCompiler::array_literal(ListNode* node) {
    code_.at(node);
    code_.emit(Op::new_array, node->items.size());
    element_list(node->items, false);
}

void FunctionCompiler::object_literal(ListNode* node) {
    code_.at(node);
    code_.emit(Op::new_object);
    const NodeList& items = node->items;
    std::uint32_t at = 0;
    if (!items.empty() && items.front()->kind == NodeKind::spread_element) {
        spread_properties(as<UnaryNode>(items.front()));
        at = properties_after_spread(items);
    }
    for (; at < items.size(); ++at) {
        if (items[at]->kind == NodeKind::spread_element) spread_properties(as<UnaryNode>(items[at]));
        else object_property(as<PropertyNode>(items[at]));
    }
}

void FunctionCompiler::spread_properties(UnaryNode* node) {
    value(node->operand);
    code_.at(node);
    code_.emit(Op::copy_data_properties, 0);
}

static bool is_accessor(const Node* item) {
    const PropertyKind kind = as<PropertyNode>(item)->property_kind;
    return kind == PropertyKind::get || kind == PropertyKind::set;
}

// V8: where a literal begins with a spread, accessors are made after all else that stands before the next computed
// name or spread, which shows in the order of keys. Answers where that stretch ends.
std::uint32_t FunctionCompiler::properties_after_spread(const NodeList& items) {
    std::uint32_t end = 1;
    while (end < items.size() && items[end]->kind != NodeKind::spread_element &&
           !as<PropertyNode>(items[end])->computed)
        ++end;
    for (std::uint32_t i = 1; i < end; ++i)
        if (!is_accessor(items[i])) object_property(as<PropertyNode>(items[i]));
    for (std::uint32_t i = 1; i < end; ++i)
        if (is_accessor(items[i]) && !is_replaced(items, i, end)) object_property(as<PropertyNode>(items[i]));
    return end;
}

// Whether what comes later in the stretch has the accessor's key.
bool FunctionCompiler::is_replaced(const NodeList& items, std::uint32_t at, std::uint32_t end) {
    Value key, later;
    static_key(as<PropertyNode>(items[at])->key, key);
    for (std::uint32_t i = at + 1; i < end; ++i)
        if (!is_accessor(items[i]) && static_key(as<PropertyNode>(items[i])->key, later) && later == key) return true;
    return false;
}

// The key of {key: ...} as a property key (interned string or index), when the source tells it.
bool FunctionCompiler::static_key(Node* key, Value& constant) {
    Value text;
    switch (key->kind) {
    case NodeKind::property_name:
    case NodeKind::string_literal: text = shared_.name(as<NameNode>(key)->name); break;
    case NodeKind::numeric_literal: text = intern(shared_.agent, number_to_text(as<NumberNode>(key)->value)); break;
    case NodeKind::bigint_literal: text = intern(shared_.agent, bigint_text(as<NameNode>(key))); break;
    default: return false;
    }
    constant = key_from_interned(shared_.agent.heap, text).value;
    return true;
}

// -> key, ready for define_element and define_method
void FunctionCompiler::property_key(Node* key, bool computed) {
    Value constant;
    if (!computed && static_key(key, constant)) {
        code_.at(key);
        return code_.emit_constant(constant);
    }
    value(key);
    code_.at(key);
    code_.hide();
    code_.emit(Op::to_property_key);
    code_.show();
}

// ECMA-262 8.4.5 NamedEvaluation, of keys whose text is a number's
void FunctionCompiler::name_by_number(Node* value, Node* key, bool computed) {
    if (computed || !value || (key->kind != NodeKind::numeric_literal && key->kind != NodeKind::bigint_literal)) return;
    const std::string text = key->kind == NodeKind::numeric_literal ? number_to_text(as<NumberNode>(key)->value)
                                                                    : bigint_text(as<NameNode>(key));
    const SyntaxName name = shared_.tree.names.intern(std::u16string(text.begin(), text.end()));
    shared_.name_values.resize(shared_.tree.names.size(), Value::hole());
    if (value->kind == NodeKind::class_expression) {
        auto* node = as<ClassNode>(value);
        if (!node->name) node->name = name;
        if (node->constructor && !node->constructor->name) node->constructor->name = name;
    } else if (value->kind == NodeKind::function_expression || value->kind == NodeKind::arrow_function ||
               value->kind == NodeKind::method_function) {
        if (!as<FunctionNode>(value)->name) as<FunctionNode>(value)->name = name;
    }
}

// ECMA-262 8.4.3 IsAnonymousFunctionDefinition
static bool is_anonymous_function(const Node* node) {
    switch (node->kind) {
    case NodeKind::function_expression: return !as<FunctionNode>(node)->identifier;
    case NodeKind::arrow_function: return true;
    case NodeKind::class_expression: return !as<ClassNode>(node)->identifier;
    default: return false;
    }
}

// key -> key v: an anonymous function takes the key as its name. ECMA-262 8.4.5 NamedEvaluation
void FunctionCompiler::value_named_by_key(Node* node) {
    if (!is_anonymous_function(node)) return value(node);
    if (node->kind == NodeKind::class_expression) return class_value(as<ClassNode>(node), true);
    value(node);
    code_.hide();
    code_.emit(Op::set_function_name, 0);
    code_.show();
}

// object -> object
void FunctionCompiler::object_property(PropertyNode* node) {
    if (node->sets_prototype) {
        value(node->value);
        code_.at(node);
        return code_.emit(Op::set_literal_prototype);
    }
    name_by_number(node->value, node->key, node->computed);
    if (node->property_kind == PropertyKind::init || node->property_kind == PropertyKind::shorthand) {
        Value key;
        if (!node->computed && static_key(node->key, key) && key.is_string()) {
            value(node->value);
            code_.at(node);
            return code_.emit(Op::define_field, code_.constant(key));
        }
        property_key(node->key, node->computed);
        if (node->computed) value_named_by_key(node->value);
        else value(node->value);
        code_.at(node);
        return code_.emit(Op::define_element);
    }
    const std::uint32_t kind = node->property_kind == PropertyKind::get   ? 1
                               : node->property_kind == PropertyKind::set ? 2
                                                                          : 0;
    property_key(node->key, node->computed);
    code_.at(node->value);
    code_.completes();
    closure(as<FunctionNode>(node->value));
    code_.at(node);
    if (node->computed) code_.emit(Op::set_function_name, kind);
    code_.emit(Op::define_method, 1 | kind << 1);
}

// --- templates

void FunctionCompiler::template_literal(TemplateNode* node) {
    std::uint32_t pieces = 0;
    for (std::uint32_t i = 0; i < node->parts.size(); ++i) {
        const TemplatePart& part = node->parts[i];
        if (part.cooked && !shared_.text(part.cooked).empty()) {
            code_.at(part.start, part.end, part.start, NodeKind::template_literal);
            code_.emit(Op::constant, name_constant(part.cooked));
            ++pieces;
        }
        if (i < node->expressions.size()) {
            value(node->expressions[i]);
            code_.at(node->expressions[i]);
            code_.emit(Op::to_string);
            ++pieces;
        }
        if (pieces >= 200) { // keeps the operands few
            code_.emit(Op::concatenate, pieces);
            pieces = 1;
        }
    }
    code_.at(node);
    code_.completes();
    if (pieces == 0) return code_.emit(Op::constant, name_constant(name_of(WellKnown::empty)));
    code_.emit(Op::concatenate, pieces);
}

// -> object, ECMA-262 13.2.8.4 GetTemplateObject
void FunctionCompiler::template_site(TemplateNode* node) {
    const std::uint32_t count = node->parts.size();
    Values& cell = shared_.agent.make_values(2 * count);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (node->parts[i].cooked) cell.items[i] = shared_.name(node->parts[i].cooked);
        cell.items[count + i] = shared_.name(node->parts[i].raw);
    }
    code_.at(node);
    code_.emit(Op::template_object, code_.constant(Value::cell(shared_.agent.heap.ref_of(&cell))));
}

void FunctionCompiler::tag_link(TaggedTemplateNode* node) {
    template_site(node->quasi);
    for (Node* expression : node->quasi->expressions) value(expression);
    code_.at(node);
    code_.completes();
    code_.calls();
    code_.emit(Op::call, node->quasi->expressions.size() + 1);
}

// #x in o
void FunctionCompiler::private_in(PrivateInNode* node) {
    value(node->right);
    code_.at(node);
    read(place_of(node->name->reference, node->name->name));
    code_.completes();
    code_.emit(Op::has_private);
}

// --- bigint literals: the digits come as they stand in the source, in any radix

static unsigned digit_value(char16_t unit) {
    if (unit >= u'0' && unit <= u'9') return unit - u'0';
    return (unit | 0x20) - u'a' + 10;
}

// Multiplies a number of 32-bit digits, least significant first, by `factor` and adds `addend`.
static void multiply_add(std::vector<std::uint32_t>& digits, std::uint32_t factor, std::uint32_t addend) {
    std::uint64_t carry = addend;
    for (std::uint32_t& digit : digits) {
        carry += std::uint64_t{digit} * factor;
        digit = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    if (carry) digits.push_back(static_cast<std::uint32_t>(carry));
}

static std::vector<std::uint32_t> bigint_digits(std::u16string_view text) {
    std::uint32_t radix = 10;
    if (text.size() > 2 && text[0] == u'0') {
        const char16_t letter = text[1] | 0x20;
        radix = letter == u'x' ? 16 : letter == u'o' ? 8 : letter == u'b' ? 2 : 10;
        if (radix != 10) text.remove_prefix(2);
    }
    std::vector<std::uint32_t> digits;
    for (char16_t unit : text) multiply_add(digits, radix, digit_value(unit));
    return digits;
}

void FunctionCompiler::bigint(const NameNode* node) {
    const std::vector<std::uint32_t> digits = bigint_digits(shared_.text(node->name));
    const std::size_t bytes = sizeof(CellHeader) + 4 * std::max<std::size_t>(digits.size(), 1);
    if (bytes > Heap::small_limit) shared_.refuse(node, "a bigint literal with too many digits");
    const Ref ref = shared_.agent.heap.allocate(
        CellKind::bigint, static_cast<std::uint32_t>(std::min<std::size_t>(bytes, Heap::small_limit)));
    BigInt& cell = shared_.agent.heap.at<BigInt>(ref);
    cell.header.count = size32(digits);
    for (std::size_t i = 0; i < digits.size() && i < Heap::small_limit / 8; ++i) cell.digits[i] = digits[i];
    code_.emit(Op::constant, code_.constant(Value::bigint(ref)));
}

// As a property key: in decimal.
std::string FunctionCompiler::bigint_text(const NameNode* node) const {
    std::vector<std::uint32_t> digits = bigint_digits(shared_.text(node->name));
    std::string text;
    while (!digits.empty()) {
        std::uint64_t rest = 0;
        for (std::size_t i = digits.size(); i-- > 0;) {
            rest = rest << 32 | digits[i];
            digits[i] = static_cast<std::uint32_t>(rest / 10);
            rest %= 10;
        }
        text.insert(text.begin(), static_cast<char>('0' + rest));
        while (!digits.empty() && digits.back() == 0) digits.pop_back();
    }
    return text.empty() ? "0" : text;
}

} // namespace loopscope
