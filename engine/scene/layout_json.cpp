#include "engine/scene/layout_json.h"

#include <algorithm>

namespace loopscope {

static constexpr const char* share_names[share_count] = {"stack", "apis", "queues", "microtasks"};

Layout read_layout(const Json& json) {
    Layout layout;
    for (unsigned i = 0; i < share_count; ++i)
        layout.shares[i] = static_cast<float>(std::clamp(json.number_or(share_names[i], 0), 0.0, 1.0));
    if (const Json* folded = json.find("folded"))
        for (const Json& part : folded->items)
            if (is_foldable(part.string)) layout.folded.insert(part.string);
    return layout;
}

std::string layout_json(const Layout& layout) {
    Json json = Json::object(), folded = Json::array();
    for (unsigned i = 0; i < share_count; ++i)
        if (layout.shares[i] > 0) json.set(share_names[i], Json::of(static_cast<double>(layout.shares[i])));
    for (const std::string& part : layout.folded) folded.items.push_back(Json::of(part));
    json.set("folded", std::move(folded));
    return write_json(json);
}

} // namespace loopscope
