// ECMA-262 15.7 Class Definitions.
#include "engine/bytecode/class_plan.h"
#include "engine/bytecode/function_compiler.h"

#include <memory>
#include <utility>

namespace loopscope {

static bool is_private(const ClassElementNode* element) {
    return element->key && element->key->kind == NodeKind::private_name;
}

static bool is_method(const ClassElementNode* element) {
    return element->element_kind == ClassElementKind::method || element->element_kind == ClassElementKind::getter ||
           element->element_kind == ClassElementKind::setter;
}

// What happens when an instance is made (or, for static ones, when the class is).
static bool is_initialized(const ClassElementNode* element, bool is_static) {
    return element->is_static == is_static && (!is_method(element) || is_private(element));
}

static std::uint32_t method_kind(const ClassElementNode* element) {
    return element->element_kind == ClassElementKind::getter   ? 1
           : element->element_kind == ClassElementKind::setter ? 2
                                                               : 0;
}

static ClassPlan plan_of(ClassNode* node) {
    ClassPlan plan;
    plan.node = node;
    plan.hidden.kind = ScopeKind::class_;
    plan.hidden.strict = true;
    plan.slots.assign(node->elements.size(), ClassPlan::no_slot);
    plan.names.assign(node->elements.size(), ClassPlan::no_slot);
    for (std::uint32_t i = 0; i < node->elements.size(); ++i) {
        const ClassElementNode* element = node->elements[i];
        const bool keeps_key = element->element_kind == ClassElementKind::field && element->computed;
        const bool keeps_function = is_method(element) && is_private(element);
        if (keeps_key || keeps_function) plan.slots[i] = plan.hidden.environment_size++;
        // The initializers are functions, which the analysis of scopes does not know.
        if (is_private(element) && !as<PrivateNameNode>(element->key)->reference.target().captured)
            plan.names[i] = plan.hidden.environment_size++;
        if (is_initialized(element, false)) plan.has_instance_elements = true;
        if (is_initialized(element, true)) plan.has_static_elements = true;
    }
    return plan;
}

bool FunctionCompiler::has_instance_elements(const ClassNode* node) const {
    if (!node) return true;
    for (const ClassElementNode* element : node->elements)
        if (is_initialized(element, false)) return true;
    return false;
}

// -> constructor. ECMA-262 15.7.14 ClassDefinitionEvaluation
void FunctionCompiler::class_value(ClassNode* node, bool key_below) {
    const auto plan = std::make_unique<ClassPlan>(plan_of(node));
    const bool outer_strict = std::exchange(strict_, true); // 11.2.2: all parts of a class are strict mode code
    enter_scope(node->scope);
    private_names(node);
    if (plan->hidden.environment_size > 0) enter_scope(&plan->hidden);
    keep_private_names(*plan);
    if (node->heritage) value(node->heritage);
    code_.at(node);
    if (node->heritage) {
        code_.emit(Op::class_heritage);
    } else {
        code_.emit(Op::hole);
        code_.emit(Op::hole);
    }
    const Ref constructor = node->constructor ? constructor_of(node) : compile_default_constructor(node);
    code_.at(node);
    code_.emit(Op::new_class, code_.constant(Value::cell(constructor)), node->heritage != nullptr);
    code_.hide();
    if (key_below) {
        code_.emit(Op::rotate3);
        code_.emit(Op::set_function_name, 0);
        code_.emit(Op::rotate3);
        code_.emit(Op::rotate3);
    }
    code_.show();
    for (std::uint32_t i = 0; i < node->elements.size(); ++i) class_element(*plan, i);
    code_.at(node);
    finish_class(*plan);
    if (plan->hidden.environment_size > 0) leave_scope(&plan->hidden);
    leave_scope(node->scope);
    strict_ = outer_strict;
}

Ref FunctionCompiler::constructor_of(ClassNode* node) {
    const auto inner = std::make_unique<FunctionCompiler>(shared_, node->constructor, this);
    return inner->compile_function();
}

// constructor prototype -> constructor
void FunctionCompiler::finish_class(ClassPlan& plan) {
    ClassNode* node = plan.node;
    code_.hide();
    if (plan.has_instance_elements) {
        code_.emit(Op::new_function, initializer_constant(plan, false));
        code_.emit(Op::set_home_object);
        code_.emit(Op::swap);
        code_.emit(Op::pop);
        code_.emit(Op::set_field_initializer);
    } else {
        code_.emit(Op::pop);
    }
    if (node->inner_reference.scope) {
        code_.emit(Op::dup);
        write(place_of(node->inner_reference, node->name), Store::initialize);
    }
    if (plan.has_static_elements) {
        code_.emit(Op::dup);
        code_.emit(Op::new_function, initializer_constant(plan, true));
        code_.emit(Op::set_home_object);
        code_.emit(Op::call, 0);
        // this, callee became one value; the constructor lies below it
        code_.emit(Op::pop);
    }
    code_.show();
}

void FunctionCompiler::private_names(ClassNode* node) {
    if (!node->scope) return;
    code_.hide();
    for (const Binding& binding : node->scope->bindings) {
        switch (binding.kind) {
        case BindingKind::private_field:
        case BindingKind::private_method:
        case BindingKind::private_getter:
        case BindingKind::private_setter:
        case BindingKind::private_accessor:
            code_.emit(Op::new_private_name, name_constant(binding.name));
            write(place_in_scope(node->scope, binding), Store::initialize);
            break;
        default: break;
        }
    }
    code_.show();
}

void FunctionCompiler::keep_private_names(ClassPlan& plan) {
    code_.hide();
    for (std::uint32_t i = 0; i < plan.names.size(); ++i) {
        if (plan.names[i] == ClassPlan::no_slot) continue;
        const auto* name = as<PrivateNameNode>(plan.node->elements[i]->key);
        read(place_of(name->reference, name->name));
        keep_hidden(plan, plan.names[i]);
    }
    code_.show();
}

// -> symbol, inside an initializer
void FunctionCompiler::read_private_name(ClassPlan& plan, std::uint32_t index) {
    if (plan.names[index] != ClassPlan::no_slot) return read_hidden(plan, plan.names[index]);
    const auto* name = as<PrivateNameNode>(plan.node->elements[index]->key);
    read(place_of(name->reference, name->name));
}

// constructor prototype -> constructor prototype
void FunctionCompiler::class_element(ClassPlan& plan, std::uint32_t index) {
    ClassElementNode* element = plan.node->elements[index];
    const std::uint32_t slot = plan.slots[index];
    code_.at(element);
    if (element->element_kind == ClassElementKind::static_block) return;
    if (element->element_kind == ClassElementKind::field) {
        if (slot == ClassPlan::no_slot) return;
        property_key(element->key, true);
        return keep_hidden(plan, slot);
    }
    if (element->is_static) code_.emit(Op::swap);
    name_by_number(element->function, element->key, element->computed);
    if (is_private(element)) {
        closure(element->function);
        code_.emit(Op::set_home_object);
        keep_hidden(plan, slot);
    } else {
        property_key(element->key, element->computed);
        code_.at(element);
        closure(element->function);
        if (element->computed) code_.emit(Op::set_function_name, method_kind(element));
        code_.emit(Op::define_method, method_kind(element) << 1);
    }
    if (element->is_static) code_.emit(Op::swap);
}

void FunctionCompiler::keep_hidden(ClassPlan& plan, std::uint32_t slot) {
    bool found = false;
    code_.emit(Op::put_binding, hops_to(&plan.hidden, found), slot);
}

void FunctionCompiler::read_hidden(ClassPlan& plan, std::uint32_t slot) {
    bool found = false;
    code_.emit(Op::get_binding, hops_to(&plan.hidden, found), slot);
}

// --- initializers: one function for all fields of an instance, one for the class itself

std::uint32_t FunctionCompiler::initializer_constant(ClassPlan& plan, bool is_static) {
    // A function that is nowhere in the source; the fields' own functions are compiled into it, one after the other.
    FunctionNode* function = shared_.tree.arena.make<FunctionNode>();
    *function = FunctionNode{};
    Scope* scope = shared_.tree.arena.make<Scope>();
    function->kind = NodeKind::initializer_function;
    function->function_kind = FunctionKind::class_field_initializer;
    function->strict = true;
    function->uses_this = true;
    function->has_simple_parameters = true;
    function->start = plan.node->start;
    function->end = plan.node->end;
    function->source_start = plan.node->start;
    function->source_end = plan.node->end;
    function->home_class = plan.node;
    function->name = shared_.tree.names.intern(is_static ? u"<static_initializer>" : u"<instance_members_initializer>");
    function->scope = scope;
    function->body_scope = scope;
    scope->kind = ScopeKind::function;
    scope->function = function;
    shared_.name_values.resize(shared_.tree.names.size(), Value::hole());
    for (const ClassElementNode* element : plan.node->elements)
        if (element->function && is_initialized(element, is_static) && !is_method(element))
            function->frame_slot_count = std::max(function->frame_slot_count, element->function->frame_slot_count);
    const auto inner = std::make_unique<FunctionCompiler>(shared_, function, this);
    return code_.constant(Value::cell(inner->compile_initializer(plan, is_static)));
}

Ref FunctionCompiler::compile_initializer(ClassPlan& plan, bool is_static) {
    FunctionNode* own = function_;
    open_environment(own->scope, 0);
    for (std::uint32_t i = 0; i < plan.node->elements.size(); ++i) {
        const ClassElementNode* element = plan.node->elements[i];
        if (is_method(element) && is_initialized(element, is_static)) define_private_method(plan, i);
    }
    for (std::uint32_t i = 0; i < plan.node->elements.size(); ++i) {
        ClassElementNode* element = plan.node->elements[i];
        if (is_method(element) || !is_initialized(element, is_static)) continue;
        if (element->element_kind == ClassElementKind::static_block) static_block(element->function);
        else define_field(plan, i);
    }
    function_ = own;
    code_.at(own);
    code_.hide();
    code_.emit(Op::undefined);
    code_.emit(Op::return_value);
    code_.show();
    return finish(own, flags_of(own));
}

void FunctionCompiler::define_private_method(ClassPlan& plan, std::uint32_t index) {
    const ClassElementNode* element = plan.node->elements[index];
    code_.at(element);
    code_.emit(Op::get_this);
    read_private_name(plan, index);
    read_hidden(plan, plan.slots[index]);
    code_.emit(Op::define_private, method_kind(element) + 1);
    code_.emit(Op::pop);
}

// ECMA-262 7.3.32 DefineField
void FunctionCompiler::define_field(ClassPlan& plan, std::uint32_t index) {
    ClassElementNode* element = plan.node->elements[index];
    code_.at(element);
    code_.begin_statement();
    code_.emit(Op::get_this);
    Value key;
    bool by_name = false;
    if (is_private(element)) read_private_name(plan, index);
    else if (plan.slots[index] != ClassPlan::no_slot) read_hidden(plan, plan.slots[index]);
    else if (static_key(element->key, key) && key.is_string()) by_name = true;
    else code_.emit_constant(key);
    FunctionNode* initializer = element->function;
    if (initializer && initializer->expression) {
        FunctionNode* own = function_;
        enter_initializer(initializer);
        name_by_number(initializer->expression, element->key, element->computed);
        if (element->computed) value_named_by_key(initializer->expression);
        else value(initializer->expression);
        leave_initializer(initializer, own);
    } else {
        code_.emit(Op::undefined);
    }
    code_.at(element);
    if (is_private(element)) code_.emit(Op::define_private, 0);
    else if (by_name) code_.emit(Op::define_field, code_.constant(key));
    else code_.emit(Op::define_element);
    code_.emit(Op::pop);
}

void FunctionCompiler::static_block(FunctionNode* node) {
    FunctionNode* own = function_;
    enter_initializer(node);
    disposing_statements(node, node->body);
    leave_initializer(node, own);
}

void FunctionCompiler::enter_initializer(FunctionNode* node) {
    function_ = node;
    code_.at(node);
    code_.hide();
    open_environment(node->scope, node->scope->environment_size);
    if (node->scope->has_environment()) push_control(Control::Kind::environment);
    initialize_bindings(node->scope);
    initialize_pseudo_bindings(node->scope);
    initialize_vars(node->scope);
    instantiate_functions(node->scope);
    code_.show();
}

void FunctionCompiler::leave_initializer(FunctionNode* node, FunctionNode* own) {
    leave_scope(node->scope);
    function_ = own;
}

// ECMA-262 15.7.14, step 14: constructor(...args) { super(...args); } without looking at the array iterator.
Ref FunctionCompiler::compile_default_constructor(const ClassNode* node) {
    FunctionNode* function = shared_.tree.arena.make<FunctionNode>();
    *function = FunctionNode{};
    function->kind = NodeKind::method_function;
    function->function_kind = node->heritage ? FunctionKind::derived_constructor : FunctionKind::base_constructor;
    function->strict = true;
    function->uses_this = true;
    function->start = function->source_start = node->start;
    function->end = function->source_end = node->end;
    function->has_simple_parameters = true;
    function->name = node->name;
    function->home_class = const_cast<ClassNode*>(node);
    const auto inner = std::make_unique<FunctionCompiler>(shared_, function, this);
    return inner->default_constructor_body();
}

Ref FunctionCompiler::default_constructor_body() {
    const Reference own{ReferenceKind::own, false, 0, 0, nullptr};
    Scope* scope = shared_.tree.arena.make<Scope>();
    scope->kind = ScopeKind::function;
    scope->function = function_;
    function_->scope = function_->body_scope = scope;
    open_environment(scope, 0);
    code_.hide();
    const bool has_fields = has_instance_elements(function_->home_class);
    if (function_->function_kind == FunctionKind::derived_constructor) {
        code_.emit(Op::new_target);
        code_.emit(Op::active_function);
        code_.emit(Op::super_constructor);
        code_.emit(Op::rest_array, 0);
        code_.calls();
        code_.emit(Op::construct_array);
        code_.emit(Op::bind_this);
        if (has_fields) run_field_initializer(own);
        code_.emit(Op::pop);
    } else if (has_fields) {
        code_.emit(Op::get_this);
        run_field_initializer(own);
        code_.emit(Op::pop);
    }
    code_.emit(Op::undefined);
    code_.emit(Op::return_value);
    code_.show();
    return finish(function_, flags_of(function_));
}

} // namespace loopscope
