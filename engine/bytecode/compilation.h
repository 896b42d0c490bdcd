// What the functions of one text share while they are compiled.
#pragma once

#include "engine/bytecode/compiler.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace loopscope {

struct Compilation {
    Agent& agent;
    SyntaxTree& tree;
    const CompileOptions& options;
    Value source_name;
    Value source_text;
    Ref lines = 0;                        // Executable::lines
    std::vector<Value> name_values;       // by SyntaxName, interned on first use
    std::vector<bool> inner_environments; // by Node::id of functions: some scope below its own may make a record
    std::unordered_map<std::string, std::uint32_t> native_index; // %names: looked up only
    std::optional<SyntaxError> refusal;

    Compilation(Agent& a, SyntaxTree& t, const CompileOptions& o);

    Value name(SyntaxName which);
    std::u16string_view text(SyntaxName which) const { return tree.names.text(which); }
    bool has_inner_environments(const FunctionNode* function) const { return inner_environments[function->id]; }
    // The first refusal stands; compiling goes on, and its result is thrown away.
    void refuse(const Node* node, const char* feature);
    // Index into the native table of an intrinsic of that name, or nothing.
    std::optional<std::uint32_t> find_native(SyntaxName which) const;
    std::optional<Intrinsic> find_intrinsic(SyntaxName which) const;
};

} // namespace loopscope
