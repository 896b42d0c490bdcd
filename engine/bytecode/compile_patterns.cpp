// ECMA-262 8.6.2 BindingInitialization and 13.15.5 Destructuring Assignment.
#include "engine/bytecode/function_compiler.h"

#include "engine/bytecode/callee_text.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

namespace loopscope {

// ECMA-262 8.6.2 BindingInitialization, 13.15.5.2 DestructuringAssignmentEvaluation
void FunctionCompiler::pattern(Node* target, Store store, const Node* source) {
    switch (target->kind) {
    case NodeKind::array_pattern: return array_pattern(as<ListNode>(target), store, source);
    case NodeKind::object_pattern: return object_pattern(as<ListNode>(target), store, source);
    default: return store_target(target, store, source);
    }
}

// The target of `target = default`, or the item itself.
Node* FunctionCompiler::target_of(Node* item) const {
    return item->kind == NodeKind::assignment_pattern ? as<AssignmentNode>(item)->target : item;
}

// Members are evaluated as far as their base before the value is fetched.
bool FunctionCompiler::has_base(Node* target, Store store) const {
    if (store == Store::initialize) return false;
    switch (target->kind) {
    case NodeKind::member_expression:
    case NodeKind::index_expression:
    case NodeKind::private_member_expression:
    case NodeKind::super_member_expression:
    case NodeKind::super_index_expression: return true;
    default: return false;
    }
}

// base... v ->
void FunctionCompiler::store_target(Node* target, Store store, const Node* source) {
    switch (target->kind) {
    case NodeKind::array_pattern:
    case NodeKind::object_pattern: return pattern(target, store, source);
    case NodeKind::binding_identifier:
    case NodeKind::identifier_reference: {
        const auto* identifier = as<IdentifierNode>(target);
        const Place place = place_of(identifier->reference, identifier->name);
        code_.at(target);
        if (store == Store::assign && assignment_fails(place)) return code_.emit(Op::pop);
        return write(place, store);
    }
    case NodeKind::call_expression:
        effect(target);
        code_.emit(Op::pop);
        return code_.emit(Op::throw_error, ordinal(ThrownError::reference_error),
                          text_constant("Invalid destructuring assignment target"));
    default:
        code_.at(target);
        target_set(target);
        return code_.emit(Op::pop);
    }
}

// v -> v, or the default where it is undefined
void FunctionCompiler::default_value(AssignmentNode* node) {
    const Label given = code_.new_label();
    code_.at(node);
    code_.jump(Op::jump_if_not_undefined_keep, given);
    value(node->value);
    code_.bind(given);
}

// --- arrays

// v -> . The iterator waits in a local, which becomes a hole when it has ended; only then is it not closed.
void FunctionCompiler::array_pattern(ListNode* node, Store store, const Node* source, IteratorUse use) {
    const std::uint32_t iterator = code_.new_local();
    code_.new_local(); // its next method
    const std::uint32_t environment = code_.new_local();
    code_.at(node);
    const bool named = use == IteratorUse::property || named_by_source(source);
    get_iterator(named ? source : node, false, iterator, use);
    save_environment(environment);
    const ProtectedRegion region = code_.protect(code_.depth());
    Control& control = push_control(Control::Kind::iterator);
    control.local = iterator;
    control.region = region;
    for (Node* item : node->items) {
        if (item && item->kind == NodeKind::rest_element)
            array_rest(as<UnaryNode>(item)->operand, iterator, region, store);
        else array_element(item, iterator, region, store);
    }
    code_.end_protection(region);
    pop_control();
    code_.at(node);
    code_.hide();
    const Label end = code_.new_label();
    if (code_.reachable()) {
        close_unless_ended(iterator);
        code_.jump(Op::jump, end);
    }
    const std::uint32_t depth = code_.depth();
    code_.begin_handler(region);
    restore_environment(environment);
    close_after_throw(iterator, false);
    code_.set_depth(depth);
    code_.bind(end);
    code_.show();
    for (int i = 0; i < 3; ++i) code_.free_local();
}

// Whether V8's message about an array pattern names what is taken apart.
bool FunctionCompiler::named_by_source(const Node* source) {
    if (!source) return false;
    switch (source->kind) {
    case NodeKind::member_expression:
    case NodeKind::index_expression:
    case NodeKind::optional_chain:
    case NodeKind::binary_expression:
    case NodeKind::logical_expression:
    case NodeKind::sequence_expression: return false;
    case NodeKind::call_expression:
        while (source->kind == NodeKind::call_expression) source = as<CallNode>(source)->callee;
        return source->kind == NodeKind::identifier_reference;
    default: return true;
    }
}

// Nothing is closed when next(), done or value throw: the region has a gap there.
void FunctionCompiler::array_element(Node* item, std::uint32_t iterator, ProtectedRegion region, Store store) {
    Node* target = item ? target_of(item) : nullptr;
    if (target && has_base(target, store)) target_base(target);
    const Label has_value = code_.new_label();
    const Label done = code_.new_label();
    if (item) code_.at(item);
    code_.hide();
    code_.suspend(region);
    iterator_step(iterator, has_value, done);
    code_.bind(done);
    code_.emit(Op::hole);
    code_.emit(Op::put_local, iterator);
    code_.emit(Op::undefined);
    code_.bind(has_value);
    code_.resume(region);
    code_.show();
    if (!item) return code_.emit(Op::pop);
    if (item->kind == NodeKind::assignment_pattern) default_value(as<AssignmentNode>(item));
    store_target(target, store, nullptr);
}

void FunctionCompiler::array_rest(Node* target, std::uint32_t iterator, ProtectedRegion region, Store store) {
    if (has_base(target, store)) target_base(target);
    code_.at(target);
    code_.hide();
    code_.suspend(region);
    code_.emit(Op::new_array, 0);
    const Label has_value = code_.new_label();
    const Label done = code_.new_label();
    const Label start = code_.bind_new();
    iterator_step(iterator, has_value, done);
    const Label ended = code_.new_label();
    code_.bind(done);
    code_.emit(Op::hole);
    code_.emit(Op::put_local, iterator);
    code_.jump(Op::jump, ended);
    code_.bind(has_value);
    code_.emit(Op::append);
    code_.jump(Op::jump, start);
    code_.bind(ended);
    code_.resume(region);
    code_.show();
    store_target(target, store, nullptr);
}

// --- objects

// v -> . The object stays on the stack until all its properties are read.
void FunctionCompiler::object_pattern(ListNode* node, Store store, const Node* source) {
    code_.at(node, source ? source->start : node->start);
    code_.hide();
    code_.emit(Op::require_object_coercible, code_.constant(destructuring_text(node, source)));
    code_.show();
    Node* rest = nullptr;
    for (Node* item : node->items)
        if (item->kind == NodeKind::rest_element) rest = as<UnaryNode>(item)->operand;
    const std::uint32_t first_key = code_.next_local();
    std::uint32_t keys = 0;
    for (Node* item : node->items)
        if (item->kind == NodeKind::property && as<PropertyNode>(item)->computed) {
            code_.new_local();
            ++keys;
        }
    std::uint32_t next_key = first_key;
    for (Node* item : node->items) {
        if (item->kind != NodeKind::property) continue;
        auto* property = as<PropertyNode>(item);
        pattern_property(property, store, next_key, source);
        if (property->computed) next_key++;
    }
    if (rest) object_rest(node, rest, store, first_key);
    code_.at(node);
    code_.hide();
    code_.emit(Op::pop);
    code_.show();
    for (; keys > 0; --keys) code_.free_local();
}

static bool is_expression(const Node* source) {
    if (!source) return false;
    switch (source->kind) {
    case NodeKind::array_pattern:
    case NodeKind::object_pattern:
    case NodeKind::assignment_pattern:
    case NodeKind::for_of_statement:
    case NodeKind::for_in_statement:
    case NodeKind::catch_clause: return false;
    default: return true;
    }
}

// object -> object
void FunctionCompiler::pattern_property(PropertyNode* node, Store store, std::uint32_t key_local, const Node* source) {
    Node* target = target_of(node->value);
    if (node->computed) {
        property_key(node->key, true);
        code_.hide();
        code_.emit(Op::put_local, key_local);
        code_.show();
    }
    std::uint32_t below = 0;
    if (has_base(target, store)) {
        below = target_size(target);
        target_base(target);
    }
    code_.at(node);
    code_.hide();
    if (below == 0) code_.emit(Op::dup);
    else code_.emit(Op::pick, below);
    code_.show();
    Value key;
    if (node->computed) {
        code_.emit(Op::get_local, key_local);
        code_.emit(Op::get_element);
    } else if (static_key(node->key, key) && key.is_string()) {
        code_.emit(Op::get_property, code_.constant(key));
    } else {
        code_.emit_constant(key);
        code_.emit(Op::get_element);
    }
    if (node->value->kind == NodeKind::assignment_pattern) default_value(as<AssignmentNode>(node->value));
    if (node->value->kind == NodeKind::array_pattern && is_expression(source))
        return array_pattern(as<ListNode>(target), store, source, IteratorUse::property);
    store_target(target, store, nullptr);
}

// object -> object. ECMA-262 14.3.3.2 RestBindingInitialization
void FunctionCompiler::object_rest(ListNode* node, Node* target, Store store, std::uint32_t key_local) {
    std::uint32_t below = 0;
    if (has_base(target, store)) {
        below = target_size(target);
        target_base(target);
    }
    code_.at(target);
    code_.emit(Op::new_object);
    code_.emit(Op::pick, below + 1);
    std::uint32_t excluded = 0;
    for (Node* item : node->items) {
        if (item->kind != NodeKind::property) continue;
        Value key;
        if (as<PropertyNode>(item)->computed) code_.emit(Op::get_local, key_local++);
        else if (static_key(as<PropertyNode>(item)->key, key)) code_.emit_constant(key);
        ++excluded;
    }
    code_.emit(Op::copy_data_properties, excluded);
    store_target(target, store, nullptr);
}

// V8's message for undefined and null, with % where the value's text goes.
Value FunctionCompiler::destructuring_text(ListNode* node, const Node* source) {
    std::u16string text = u"Cannot destructure ";
    if (!node->items.empty() && node->items[0]->kind == NodeKind::property &&
        !as<PropertyNode>(node->items[0])->computed) {
        const auto* first = as<PropertyNode>(node->items[0]);
        Value key;
        if (static_key(first->key, key)) {
            const Value name = key.is_string() ? key : number_to_string(shared_.agent, key.as_number());
            const std::u16string shown = to_u16(shared_.agent.heap, name);
            // V8 knows the name only where the property becomes a variable.
            if (!source || first->value->kind == NodeKind::assignment_pattern || has_base(first->value, Store::assign))
                return string_from_units(shared_.agent, u"Cannot read properties of % (reading '" + shown + u"')");
            text += u"property '" + shown + u"' of ";
        }
    }
    const bool assigned = source && source->kind == NodeKind::for_of_statement &&
                          as<ForInOfNode>(source)->left->kind != NodeKind::variable_declaration;
    if (assigned && node->items.empty()) return string_from_units(shared_.agent, u"Cannot read properties of %");
    text += u"'" + source_text(source) + u"' as it is %.";
    return string_from_units(shared_.agent, text);
}

// What is taken apart, in words: an expression, a loop's `.for`, or the value itself (a parameter).
std::u16string FunctionCompiler::source_text(const Node* source) {
    if (!source || source->kind == NodeKind::array_pattern || source->kind == NodeKind::object_pattern) return u"%";
    if (source->kind == NodeKind::for_of_statement) return u".for";
    if (source->kind == NodeKind::catch_clause) return u".catch";
    if (source->kind == NodeKind::assignment_pattern) // a parameter with a default: V8's condition for it
        return u"(intermediate value)(intermediate value)(intermediate value)";
    const std::u16string text = expression_text(shared_.tree, source);
    return text.find(u'%') == std::u16string::npos ? text : u"(intermediate value)";
}

} // namespace loopscope
