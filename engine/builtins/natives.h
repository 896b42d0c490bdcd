// The lists of natives, one per file of this folder, and their table.
//
// The table's order is state (FunctionSlot::native, the operand of call_native), so it is assembled from lists in one
// fixed order: builtin_natives() first, then whatever the front door appends (interpreter/, event_loop/, web_apis/).
#pragma once

#include "engine/runtime/native.h"

#include <span>
#include <vector>

namespace loopscope {

using NativeList = std::span<const NativeSpec>;

NativeList library_natives();
NativeList property_natives();
NativeList object_natives();
NativeList function_natives();
NativeList error_natives();
NativeList array_natives();
NativeList array_intrinsics();
NativeList promise_natives();
NativeList proxy_natives();
NativeList module_natives();
NativeList binary_natives();
NativeList byte_text_natives();
NativeList iterator_natives();
NativeList string_natives();
NativeList string_search_natives();
NativeList number_natives();
NativeList math_natives();
NativeList symbol_natives();
NativeList collection_natives();
NativeList json_natives();
NativeList date_natives();
NativeList intl_natives();
NativeList regexp_natives();
NativeList bigint_natives();
NativeList global_natives();
NativeList shell_natives();

// Those of this folder, in their order.
std::vector<NativeList> builtin_natives();

// `further`: intrinsics beyond the language's. The record of each library source follows them.
NativeTable assemble_natives(std::span<const NativeList> lists, std::span<const IntrinsicName> further = {});

// Index of the native with this holder and name, or -1. `intrinsic` asks for the one that library sources call.
int find_native(const NativeTable& table, std::string_view holder, std::string_view name, bool intrinsic);

} // namespace loopscope
