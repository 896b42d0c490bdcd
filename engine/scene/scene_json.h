// A scene in words: the text view, and what is copied.
#pragma once

#include "engine/scene/scene.h"

namespace loopscope {

// Regions with their items as JSON for the page.
std::string scene_to_json(const Scene& scene);
// Where everything lies, as JSON: for who points at the picture from outside.
std::string places_to_json(const Scene& scene);
// An item in one line, for the clipboard: what can be read of it in the picture.
std::string text_of_item(const Item& item);

} // namespace loopscope
