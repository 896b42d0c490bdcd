#include "engine/runtime/native.h"

namespace loopscope {

static std::optional<Intrinsic> look_up(const std::unordered_map<std::string_view, Intrinsic>& table,
                                        std::string_view name) {
    const auto found = table.find(name);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

std::optional<Intrinsic> NativeTable::intrinsic_named(std::string_view identifier) const {
    const auto found = look_up(by_identifier, identifier);
    return found ? found : look_up(by_path, identifier);
}

std::optional<Intrinsic> NativeTable::intrinsic_at(std::string_view path) const {
    const auto found = look_up(by_path, path);
    return found ? found : look_up(by_identifier, path);
}

} // namespace loopscope
