#include "engine/builtins/natives.h"

#include "engine/builtins/library_sources.h"
#include "engine/interpreter/machine_natives.h"

namespace loopscope {

std::vector<NativeList> builtin_natives() {
    return {interpreter_natives(), library_natives(),    property_natives(),      object_natives(),  function_natives(),
            error_natives(),       array_natives(),      array_intrinsics(),      promise_natives(), proxy_natives(),
            iterator_natives(),    string_natives(),     string_search_natives(), number_natives(),  math_natives(),
            symbol_natives(),      collection_natives(), json_natives(),          date_natives(),    intl_natives(),
            regexp_natives(),      bigint_natives(),     global_natives(),        module_natives(),  binary_natives(),
            byte_text_natives(),   shell_natives()};
}

static constexpr IntrinsicName of_the_language[] = {
#define LOOPSCOPE_INTRINSIC(identifier, path) {#identifier, path},
#include "engine/runtime/intrinsics.def"
#undef LOOPSCOPE_INTRINSIC
};

NativeTable assemble_natives(std::span<const NativeList> lists, std::span<const IntrinsicName> further) {
    NativeTable table;
    for (const NativeList& list : lists) table.specs.insert(table.specs.end(), list.begin(), list.end());
    table.intrinsics.assign(std::begin(of_the_language), std::end(of_the_language));
    table.intrinsics.insert(table.intrinsics.end(), further.begin(), further.end());
    for (const LibrarySource& source : library_sources()) table.intrinsics.push_back({record_name(source), ""});
    for (std::size_t i = 0; i < table.intrinsics.size(); ++i) {
        const IntrinsicName& name = table.intrinsics[i];
        table.by_identifier.emplace(name.identifier, static_cast<Intrinsic>(i));
        if (!name.path.empty()) table.by_path.emplace(name.path, static_cast<Intrinsic>(i));
    }
    return table;
}

int find_native(const NativeTable& table, std::string_view holder, std::string_view name, bool intrinsic) {
    for (std::size_t i = 0; i < table.specs.size(); ++i) {
        const NativeSpec& spec = table.specs[i];
        if (static_cast<bool>(spec.flags & native_intrinsic) == intrinsic && spec.name == name && spec.holder == holder)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace loopscope
