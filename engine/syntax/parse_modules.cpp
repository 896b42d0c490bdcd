// ECMA-262 16.2 Modules
#include "engine/syntax/parser_state.h"

namespace loopscope {

static bool is_well_formed(std::u16string_view text) {
    for (size_t at = 0; at < text.size(); ++at) {
        if (text[at] < 0xD800 || text[at] > 0xDFFF) continue;
        bool pair = text[at] <= 0xDBFF && at + 1 < text.size() && text[at + 1] >= 0xDC00 && text[at + 1] <= 0xDFFF;
        if (!pair) return false;
        ++at;
    }
    return true;
}

Node* Parser::parse_import_declaration() {
    auto* node = make<ImportNode>(NodeKind::import_declaration, token_.start);
    next();
    size_t base = list_.size();
    if (!at(TokenType::string)) {
        if (!parse_import_clause()) return nullptr;
        if (!at_name(WellKnown::from)) return unexpected();
        next();
    }
    node->specifiers = take_list_of<ImportSpecifierNode>(base);
    if (!parse_from(node->module_request, node->attributes)) return nullptr;
    return expect_semicolon() ? finish(node) : nullptr;
}

// The specifiers are left on list_.
bool Parser::parse_import_clause() {
    if (at(TokenType::identifier)) {
        auto* specifier = make<ImportSpecifierNode>(NodeKind::import_specifier, token_.start);
        specifier->imported = name_of(WellKnown::default_);
        specifier->local = parse_identifier(NodeKind::binding_identifier);
        if (!specifier->local) return false;
        collect(finish(specifier));
        if (!eat(TokenType::comma)) return true;
    }
    if (at(TokenType::left_brace)) return parse_named_imports();
    auto* specifier = make<ImportSpecifierNode>(NodeKind::import_specifier, token_.start);
    if (!expect(TokenType::times)) return false;
    if (!at_name(WellKnown::as)) return unexpected(), false;
    next();
    specifier->local = parse_identifier(NodeKind::binding_identifier);
    if (!specifier->local) return false;
    collect(finish(specifier));
    return true;
}

bool Parser::parse_named_imports() {
    next();
    while (!at(TokenType::right_brace)) {
        auto* specifier = make<ImportSpecifierNode>(NodeKind::import_specifier, token_.start);
        Token word = token_;
        if (!parse_module_export_name(specifier->imported)) return false;
        if (at_name(WellKnown::as)) {
            next();
            specifier->local = parse_identifier(NodeKind::binding_identifier);
            if (!specifier->local) return false;
        } else {
            if (word.type != TokenType::identifier) return unexpected(word), false;
            if (!check_name(word.name, word.start, word.end, word.escaped, true)) return false;
            specifier->local = make<IdentifierNode>(NodeKind::binding_identifier, word.start);
            specifier->local->name = word.name;
            specifier->local->end = word.end;
        }
        collect(finish(specifier));
        if (at(TokenType::right_brace)) break;
        if (!expect(TokenType::comma)) return false;
    }
    next();
    return true;
}

// ModuleExportName: any word, or a string.
bool Parser::parse_module_export_name(SyntaxName& name) {
    bool is_word = at(TokenType::identifier) || is_reserved_word(token_.type) || at(TokenType::escaped_reserved_word);
    if (!is_word && !at(TokenType::string)) return unexpected(), false;
    if (at(TokenType::string)) {
        if (!check_legacy(token_)) return false;
        if (!is_well_formed(tree_.text(token_.name)))
            return fail_token("Invalid module export name: contains unpaired surrogate character"), false;
    }
    name = token_.name;
    next();
    last_name_ = {};
    return true;
}

// The specifier's string and what follows it.
bool Parser::parse_from(SyntaxName& request, Span<ImportAttributeNode*>& attributes) {
    if (!at(TokenType::string)) return unexpected(), false;
    if (!check_legacy(token_)) return false;
    request = token_.name;
    next();
    return !at(TokenType::with_) || parse_attributes(attributes);
}

// ECMA-262 16.2.2 WithClause
bool Parser::parse_attributes(Span<ImportAttributeNode*>& attributes) {
    next();
    if (!expect(TokenType::left_brace)) return false;
    size_t base = list_.size();
    while (!at(TokenType::right_brace)) {
        auto* attribute = make<ImportAttributeNode>(NodeKind::import_attribute, token_.start);
        bool is_key = at(TokenType::identifier) || is_reserved_word(token_.type) || at(TokenType::string) ||
                      at(TokenType::escaped_reserved_word);
        if (!is_key) return unexpected(), false;
        attribute->key = token_.name;
        for (size_t index = base; index < list_.size(); ++index)
            if (as<ImportAttributeNode>(list_[index])->key == attribute->key)
                return fail_named("Import attributes has a duplicate key ", attribute->key, "", token_.start,
                                  token_.end),
                       false;
        next();
        if (!expect(TokenType::colon)) return false;
        if (!at(TokenType::string)) return unexpected(), false;
        attribute->value = token_.name;
        next();
        collect(finish(attribute));
        if (at(TokenType::right_brace)) break;
        if (!expect(TokenType::comma)) return false;
    }
    attributes = take_list_of<ImportAttributeNode>(base);
    next();
    return true;
}

Node* Parser::parse_export_declaration() {
    std::uint32_t start = token_.start;
    next();
    if (at(TokenType::times)) return parse_export_all(start);
    if (at(TokenType::default_)) return parse_export_default(start);
    if (at(TokenType::left_brace)) return parse_export_list(start);
    auto* node = make<ExportNamedNode>(NodeKind::export_named_declaration, start);
    bool declares = at(TokenType::var_) || at(TokenType::const_) || at(TokenType::function_) || at(TokenType::class_) ||
                    at_name(WellKnown::let) || (at_name(WellKnown::async) && starts_async_function());
    if (!declares) return unexpected();
    node->declaration =
        at_name(WellKnown::let) ? parse_variable_statement(DeclarationKind::let) : parse_statement_list_item(false);
    return node->declaration ? finish(node) : nullptr;
}

Node* Parser::parse_export_default(std::uint32_t start) {
    auto* node = make<ExportDefaultNode>(NodeKind::export_default_declaration, start);
    next();
    if (at(TokenType::function_) || (at_name(WellKnown::async) && starts_async_function())) {
        node->declaration = parse_function_declaration(false);
    } else if (at(TokenType::class_)) {
        node->declaration = parse_class(true, false);
    } else {
        node->declaration = parse_assignment();
        if (node->declaration && !expect_semicolon()) return nullptr;
    }
    return node->declaration ? finish(node) : nullptr;
}

// The token is `*`.
Node* Parser::parse_export_all(std::uint32_t start) {
    auto* node = make<ExportAllNode>(NodeKind::export_all_declaration, start);
    next();
    if (at_name(WellKnown::as)) {
        next();
        if (!parse_module_export_name(node->exported)) return nullptr;
    }
    if (!at_name(WellKnown::from)) return unexpected();
    next();
    if (!parse_from(node->module_request, node->attributes)) return nullptr;
    return expect_semicolon() ? finish(node) : nullptr;
}

// export { a, b as c } and export { a } from 'm'
Node* Parser::parse_export_list(std::uint32_t start) {
    auto* node = make<ExportNamedNode>(NodeKind::export_named_declaration, start);
    next();
    size_t base = list_.size();
    Token not_a_reference; // the first local name that only `from` makes right
    while (!at(TokenType::right_brace)) {
        auto* specifier = make<ExportSpecifierNode>(NodeKind::export_specifier, token_.start);
        Token word = token_;
        if (!parse_module_export_name(specifier->local)) return nullptr;
        if (word.type != TokenType::identifier && not_a_reference.end == 0) not_a_reference = word;
        specifier->exported = specifier->local;
        specifier->reference = make<IdentifierNode>(NodeKind::identifier_reference, word.start);
        specifier->reference->name = word.name;
        specifier->reference->end = word.end;
        if (at_name(WellKnown::as)) {
            next();
            if (!parse_module_export_name(specifier->exported)) return nullptr;
        }
        collect(finish(specifier));
        if (at(TokenType::right_brace)) break;
        if (!expect(TokenType::comma)) return nullptr;
    }
    next();
    node->specifiers = take_list_of<ExportSpecifierNode>(base);
    if (at_name(WellKnown::from)) {
        next();
        node->has_from = true;
        for (ExportSpecifierNode* specifier : node->specifiers) specifier->reference = nullptr;
        if (!parse_from(node->module_request, node->attributes)) return nullptr;
    } else {
        if (not_a_reference.end != 0) return unexpected(not_a_reference);
        for (ExportSpecifierNode* specifier : node->specifiers)
            if (!check_name(specifier->local, specifier->reference->start, specifier->reference->end, false, false))
                return nullptr;
    }
    return expect_semicolon() ? finish(node) : nullptr;
}

} // namespace loopscope
