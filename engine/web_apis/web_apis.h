// The doors to the outside that programs can call.
//
// Each interface is a library source (**/*.js) over a few leaves in C++ (**/*.cpp). The table of natives is
// assembled with builtin_natives() first; install_web_apis runs this folder's sources in a realm that exists already.
#pragma once

#include "engine/builtins/natives.h"

namespace loopscope {

NativeList console_natives();
NativeList timer_natives();
NativeList animation_frame_natives();
NativeList event_loop_natives();
NativeList performance_natives();
NativeList fetch_natives();
NativeList dom_natives();
NativeList html_parser_natives();
NativeList url_natives();
NativeList encoding_natives();
NativeList worker_natives();
NativeList storage_natives();

// All natives and intrinsics: the language's and the Web's.
NativeTable all_natives();

// What Chromium has in an interface's constructor or prototype (the interfaces.def of each folder).
struct InterfaceRow {
    std::string_view holder; // "Node", "Node.prototype"
    std::uint8_t attributes;
    RefusalType type;
    std::string_view names; // separated by spaces
};
std::span<const InterfaceRow> interface_rows();
// Once the interfaces are there.
void install_interface_table(Agent& agent);
// The global object and its interfaces as Chromium has them in a dedicated worker (worker_scope.def).
void install_worker_table(Agent& agent);

// Web IDL, [Exposed]: whose global object it is.
enum class Exposure : std::uint8_t { window, worker };
void install_web_apis(Agent& agent, Exposure exposure);

} // namespace loopscope
