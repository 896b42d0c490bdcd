// A realm: intrinsics, global object, and everything that programs find in it. ECMA-262 9.3 Realms.
#pragma once

#include "engine/builtins/library_sources.h"
#include "engine/builtins/natives.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace loopscope {

// ECMA-262 9.3.1 CreateRealm and 9.3.3 SetDefaultGlobalBindings: makes the agent's realm and runs the library sources
// of this folder. agent.natives must be set and begin with builtin_natives().
void create_realm(Agent& agent);

// A second realm in an agent that runs, as far as C++ makes it: a cell Record. Its library sources are functions for
// the machine to call in it, one after the other, in the current realm; undefined behind the last.
Value begin_second_realm(Agent& agent);
Completion library_script(Agent& agent, std::size_t index);

// Compiles one library source and runs it on the machine to its end. Other folders use it for theirs, after
// create_realm.
void run_library_source(Agent& agent, const LibrarySource& source);

// Makes the globals of refusals.def that are absent refusal accessors (law 7). Not done for the shell.
void install_refusals(Agent& agent);

// A fresh arena's live bytes after create_realm (and what else was installed): loading them is a copy.
struct StartImage {
    struct Piece {
        std::uint32_t begin;
        std::vector<std::byte> bytes;
    };
    std::vector<Piece> pieces;
    std::uint32_t arena_limit = 0;
};
StartImage make_start_image(const Agent& agent);
void load_start_image(Agent& agent, const StartImage& image);

} // namespace loopscope
