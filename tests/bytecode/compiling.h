// A bare agent and a compiled text: for tests of what the compiler writes.
#pragma once

#include "engine/bytecode/compiler.h"

#include <memory>
#include <string>

namespace loopscope {

struct Compiling {
    Agent agent{64u << 20, 1000};
    CompileResult result;

    Compiling(const std::string& source, CompileOptions options = {}, ParseOptions parse_options = {}) {
        result = compile(agent, SourceText::from_utf8(source, "test.js"), parse_options, options);
    }
    bool compiled() const { return result.status == CompileResult::Status::compiled; }
};

} // namespace loopscope
