// The text of each file in shaders/, embedded by the build.
#pragma once

#include <span>
#include <string_view>

namespace loopscope {

struct ShaderSource {
    std::string_view name; // the file's name, such as "backdrop.frag"
    std::string_view text;
};

// Sorted by name.
std::span<const ShaderSource> shader_sources();

} // namespace loopscope
