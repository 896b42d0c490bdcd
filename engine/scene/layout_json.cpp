#include "engine/scene/layout_json.h"

#include "engine/host/json_writer.h"

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
    if (const std::string front = json.text_or("front", ""); is_foldable(front)) layout.front = front;
    return layout;
}

std::string layout_json(const Layout& layout) {
    JsonWriter out;
    out.open('{');
    for (unsigned i = 0; i < share_count; ++i)
        if (layout.shares[i] > 0) out.member(share_names[i], static_cast<double>(layout.shares[i]));
    out.open_member("folded", '[');
    for (const std::string& part : layout.folded) out.value(part);
    out.close(']');
    if (!layout.front.empty()) out.member("front", layout.front);
    out.close('}');
    return out.take();
}

} // namespace loopscope
