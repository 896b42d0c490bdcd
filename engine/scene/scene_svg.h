// A scene as an SVG document with real text, title and description.
#pragma once

#include "engine/scene/scene.h"

namespace loopscope {

std::string scene_to_svg(const Scene& scene, bool dark);

} // namespace loopscope
