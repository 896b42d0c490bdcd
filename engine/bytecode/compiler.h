// From a syntax tree to executables in the arena.
//
//   ParseResult parsed = parse(source, options);  →  compile(agent, *parsed.tree, options)  →  Executable
//
// Every function of the text is compiled at once; inner functions are constants of the outer ones. What cannot be
// compiled truthfully is refused, by name and position, and nothing runs.
#pragma once

#include "engine/bytecode/executable.h"
#include "engine/syntax/parser.h"

namespace loopscope {

enum class CompileGoal : std::uint8_t {
    script,
    module,
    eval,     // indirect eval too
    function, // a tree of parse_dynamic_function: the result is the function's own executable
};

struct CompileOptions {
    CompileGoal goal = CompileGoal::script;
    bool is_library = false;                   // ours: hidden frames, %names
    bool completion_value = false;             // a script returns its statements' value (eval always does)
    std::uint8_t eval_flags = 0;               // direct eval: EvalFlag, of the call
    std::vector<std::u16string> private_names; // direct eval: in sight around the call, with '#'
    std::uint32_t source_id = 0;               // run's table of sources
    Value source_name;                         // string; undefined: SourceText::name() is taken
    Value source_text;                         // string; undefined: made from the tree's source
    std::uint32_t head_lines = 0;              // before the text that somebody wrote: not counted
};

struct CompileResult {
    enum class Status : std::uint8_t {
        compiled,
        failed,  // `error` tells why
        collect, // not enough room in the arena: collect garbage and try again; nothing has changed
    };
    Status status = Status::failed;
    Ref executable = 0;
    SyntaxError error; // kind `refused` for what isn't supported
};

CompileResult compile(Agent& agent, SyntaxTree& tree, const CompileOptions& options);
// Parses first; a syntax error is reported in the same way.
CompileResult compile(Agent& agent, SourceText source, const ParseOptions& parse_options,
                      const CompileOptions& options);

} // namespace loopscope
