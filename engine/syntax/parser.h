// The front door of engine/syntax: source text in, syntax tree with resolved names out, or one error.
#pragma once

#include "engine/syntax/ast.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loopscope {

enum class SyntaxErrorKind : std::uint8_t {
    syntax_error,    // SyntaxError
    reference_error, // an early ReferenceError (no edition in force has one; kept for hosts that ask)
    refused,         // right ECMAScript that we don't take: nested too deeply, too long
};

struct SyntaxError {
    SyntaxErrorKind kind = SyntaxErrorKind::syntax_error;
    std::string message; // V8's words where V8 has some
    std::string hint;    // one friendly sentence, or empty
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::uint32_t line = 1; // of start, from 1
    std::uint32_t column = 1;
};

enum class ParseGoal : std::uint8_t { script, module, eval };

// Checks a regular expression literal. Empty answer: it is good; else the reason ("Unterminated group").
using RegExpValidator = std::string (*)(std::u16string_view pattern, std::u16string_view flags);

struct ParseOptions {
    ParseGoal goal = ParseGoal::script;
    bool strict = false;                  // the code is strict from the start (eval in strict code)
    bool allow_intrinsics = false;        // %Name in library sources
    bool allow_html_like_comments = true; // Annex B, scripts only
    // Direct eval: what the calling code may write.
    bool in_function = false; // (informative) the caller is function code
    bool allow_new_target = false;
    bool allow_super_property = false;
    bool allow_super_call = false;
    bool in_class_field_initializer = false;   // `arguments` is an error
    std::vector<std::u16string> private_names; // with '#', in scope around the eval call
    RegExpValidator validate_regexp = nullptr; // null: only the flags are checked
    std::uint32_t nesting_limit = maximum_nesting;
};

struct ParseResult {
    std::unique_ptr<SyntaxTree> tree; // null when there is an error
    std::optional<SyntaxError> error;
    explicit operator bool() const { return tree != nullptr; }
};

ParseResult parse(SourceText source, const ParseOptions& options);

// A program's text as a script; as a module when it can't be one but is a module (import, export, await outside of
// functions). When it is neither, the error is that of the reading that came further. options.goal is not looked at.
ParseResult parse_script_or_module(const SourceText& source, ParseOptions options, ParseGoal& goal);

// ECMA-262 20.2.1.1.1 CreateDynamicFunction: parameters and body are parsed alone first, then the whole text, whose
// source text is what toString shows. The tree's program holds one expression statement: the function expression.
enum class DynamicFunctionKind : std::uint8_t { normal, generator, async, async_generator };
ParseResult parse_dynamic_function(DynamicFunctionKind kind, std::u16string_view parameters, std::u16string_view body,
                                   const ParseOptions& options);
// What keeps a text from being the body of a function; its lines are counted from 1.
std::optional<SyntaxError> problem_of_function_body(std::u16string_view body, const ParseOptions& options);

} // namespace loopscope
