#include "engine/syntax/ast.h"

namespace loopscope {

const char* operator_text(Operator op) {
    static constexpr const char* texts[] = {"",   "+",  "-",   "*",   "/",  "%",  "**", "<<",         ">>", ">>>", "&",
                                            "|",  "^",  "==",  "!=",  "===", "!==", "<", "<=",         ">",  ">=",  "instanceof",
                                            "in", "&&", "||",  "?\?", "+",  "-",  "!",  "~",  "typeof", "void", "delete"};
    return texts[static_cast<int>(op)];
}

const char* node_kind_name(NodeKind kind) {
    static constexpr const char* names[] = {
        "program", "function_declaration", "function_expression", "arrow_function", "method_function",
        "initializer_function", "block_statement", "empty_statement", "debugger_statement", "expression_statement",
        "variable_declaration", "variable_declarator", "if_statement", "for_statement", "for_in_statement",
        "for_of_statement", "while_statement", "do_while_statement", "switch_statement", "switch_case",
        "return_statement", "throw_statement", "break_statement", "continue_statement", "try_statement",
        "catch_clause", "labeled_statement", "with_statement", "class_declaration", "import_declaration",
        "import_specifier", "export_named_declaration", "export_specifier", "export_default_declaration",
        "export_all_declaration", "import_attribute", "identifier_reference", "binding_identifier", "property_name",
        "private_name", "this_expression", "null_literal", "boolean_literal", "numeric_literal", "string_literal",
        "bigint_literal", "regexp_literal", "template_literal", "intrinsic_reference", "array_literal",
        "object_literal", "property", "spread_element", "tagged_template", "member_expression", "index_expression",
        "private_member_expression", "super_member_expression", "super_index_expression", "call_expression",
        "new_expression", "super_call", "import_call", "optional_chain", "new_target", "import_meta",
        "class_expression", "unary_expression", "update_expression", "await_expression", "yield_expression",
        "binary_expression", "logical_expression", "private_in_expression", "conditional_expression",
        "assignment_expression", "sequence_expression", "array_pattern", "object_pattern", "assignment_pattern",
        "rest_element", "class_element"};
    static_assert(sizeof(names) / sizeof(names[0]) == static_cast<size_t>(NodeKind::count));
    return names[static_cast<int>(kind)];
}

} // namespace loopscope
