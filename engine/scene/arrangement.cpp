#include "engine/scene/arrangement.h"

#include <algorithm>

namespace loopscope {

static constexpr float narrow_below = 620;
static constexpr float least_queues = 200;    // two of them, each with heading, one row of tokens, head and tail
static constexpr float timeline_height = 104; // three lanes with their names, and the axis

namespace {

class Arranger {
public:
    Arranger(const Viewport& viewport, const Metrics& metrics)
        : viewport_(viewport), layout_(viewport.layout), m_(metrics) {}

    Arrangement wide();
    Arrangement narrow();

private:
    bool shows(const char* part) const { return !layout_.folded.contains(part); }
    void put(const char* part, Rect rect) {
        if (shows(part)) result_.parts[part] = rect;
    }
    // How much of a length the first of two parts has; each keeps `least`, as far as the length allows.
    float first_of(float length, Share share, float least, float gap) const {
        const float kept = std::min(least, std::max(0.0f, (length - gap) / 2));
        return std::clamp(length * layout_.of(share), kept, length - gap - kept);
    }
    // Two parts beside or above one another, with a splitter between; one alone has all the room.
    void side_by_side(const char* left, const char* right, Rect room, Share share, float least, float gap);
    void stacked(const char* upper, const char* lower, Rect room, Share share, float least, float gap);
    void split_x(Rect room, float at, float gap, Share share) {
        result_.splitters.push_back({share, true, {at, room.y, gap, room.height}, room.x, room.width});
    }
    void split_y(Rect room, float at, float gap, Share share) {
        result_.splitters.push_back({share, false, {room.x, at, room.width, gap}, room.y, room.height});
    }
    void upper_row(Rect room);
    void engine(Rect room);
    void lower_row(Rect room, float ring);

    const Viewport& viewport_;
    const Layout& layout_;
    const Metrics& m_;
    Arrangement result_;
};

void Arranger::side_by_side(const char* left, const char* right, Rect room, Share share, float least, float gap) {
    if (!shows(left) || !shows(right)) {
        put(left, room);
        put(right, room);
        return;
    }
    const float width = first_of(room.width, share, least, gap);
    put(left, {room.x, room.y, width, room.height});
    put(right, {room.x + width + gap, room.y, room.width - width - gap, room.height});
    split_x(room, room.x + width, gap, share);
}

void Arranger::stacked(const char* upper, const char* lower, Rect room, Share share, float least, float gap) {
    if (!shows(upper) || !shows(lower)) {
        put(upper, room);
        put(lower, room);
        return;
    }
    const float height = first_of(room.height, share, least, gap);
    put(upper, {room.x, room.y, room.width, height});
    put(lower, {room.x, room.y + height + gap, room.width, room.height - height - gap});
    split_y(room, room.y + height, gap, share);
}

void Arranger::engine(Rect room) {
    const float caption = 22 * m_.scale, pad = 8 * m_.scale;
    result_.enclosures.push_back({"JavaScript engine", room});
    side_by_side("stack", "heap", {room.x + pad, room.y + caption, room.width - 2 * pad, room.height - caption - pad},
                 Share::stack, 150 * m_.scale, pad);
}

void Arranger::upper_row(Rect room) {
    const bool has_engine = shows("stack") || shows("heap");
    if (!has_engine || !shows("apis")) {
        if (has_engine) engine(room);
        put("apis", room);
        return;
    }
    const float g = m_.gap, most = room.width * 0.6f;
    const float apis = std::clamp(room.width * layout_.of(Share::apis), std::min(190.0f, most), std::max(most, 190.0f));
    engine({room.x, room.y, room.width - apis - g, room.height});
    put("apis", {room.right() - apis, room.y, apis, room.height});
    split_x(room, room.right() - apis - g, g, Share::apis);
}

void Arranger::lower_row(Rect room, float ring) {
    const bool queues = shows("microtasks") || shows("tasks");
    if (!queues || !shows("loop")) ring = queues ? -m_.gap : room.width;
    put("loop", {room.x, room.y, ring, room.height});
    const float x = room.x + ring + m_.gap;
    stacked("microtasks", "tasks", {x, room.y, room.right() - x, room.height}, Share::microtasks, 60 * m_.scale,
            m_.gap);
}

// Engine (stack, heap) and Web APIs on top, the loop between them and the queues below, all of it the JavaScript
// runtime.
Arrangement Arranger::wide() {
    const float g = m_.gap, caption = 22 * m_.scale;
    const Rect all{g, g, viewport_.width - 2 * g, viewport_.height - 2 * g};
    const Rect why{all.x, all.y, all.width, 42 * m_.scale};
    put("why", why);
    const bool upper = shows("stack") || shows("heap") || shows("apis");
    const bool lower = shows("loop") || shows("microtasks") || shows("tasks");
    const float timeline = shows("timeline") && (upper || lower) ? timeline_height * m_.scale : -g;
    put("timeline", {all.x, all.bottom() - timeline, all.width, timeline});
    const Rect runtime{all.x, why.bottom() + g, all.width, all.bottom() - timeline - why.bottom() - 2 * g};
    const Rect inner{runtime.x + g, runtime.y + caption, runtime.width - 2 * g, runtime.height - caption - g};
    result_.enclosures.push_back({"JavaScript runtime", runtime});
    result_.chips = {inner.x, runtime.y, inner.width, caption};
    const float most = std::max(inner.height * 0.7f, least_queues * m_.scale);
    float queues = std::clamp(inner.height * layout_.of(Share::queues), std::min(least_queues * m_.scale, most), most);
    if (!upper) queues = inner.height;
    if (!lower) queues = -g;
    if (!upper && !lower) put("timeline", inner);
    if (upper) upper_row({inner.x, inner.y, inner.width, inner.height - queues - g});
    if (lower)
        lower_row({inner.x, inner.bottom() - queues, inner.width, queues},
                  std::min(queues + 66 * m_.scale, inner.width * 0.34f));
    if (upper && lower) split_y(inner, inner.bottom() - queues - g, g, Share::queues);
    return result_;
}

// A phone: the same reading order from top to bottom, two columns where both fit.
Arrangement Arranger::narrow() {
    const float g = m_.gap * 0.8f, w = viewport_.width - 2 * g;
    Rect why{g, g, w, 58 * m_.scale};
    put("why", why);
    float top = why.bottom() + g;
    result_.narrow = true;
    if (!layout_.folded.empty()) {
        const auto rows = static_cast<float>((layout_.folded.size() + chips_in_row - 1) / chips_in_row);
        result_.chips = {g, top, w, rows * 24 * m_.scale};
        top = result_.chips.bottom() + g;
    }
    const float timeline = shows("timeline") ? timeline_height * m_.scale : -g;
    const float bottom = viewport_.height - g - timeline;
    put("timeline", {g, bottom, w, timeline});
    const bool rows[] = {shows("stack") || shows("heap"), shows("loop") || shows("microtasks") || shows("tasks"),
                         shows("apis")};
    const float shares[] = {0.34f, 0.34f, 0.32f};
    float whole = 0, room = bottom - g - top;
    if (!rows[0] && !rows[1] && !rows[2]) put("timeline", {g, top, w, viewport_.height - g - top});
    for (unsigned i = 0; i < 3; ++i) {
        if (rows[i]) whole += shares[i], room -= i > 0 && whole > shares[i] ? g : 0;
    }
    const float least = 2 * (m_.heading_height + m_.token_height + 36 * m_.scale) + g; // of the queues
    for (unsigned i = 0; i < 3; ++i) {
        if (!rows[i]) continue;
        float height = room * shares[i] / whole;
        if (rows[1] && whole > shares[1]) {
            const float queues = std::max(room * shares[1] / whole, std::min(least, room * 0.6f));
            height = i == 1 ? queues : (room - queues) * shares[i] / (whole - shares[1]);
        }
        const Rect row{g, top, w, height};
        if (i == 0)
            side_by_side("stack", "heap", row, Share::stack, layout_.moved(Share::stack) ? w * 0.3f : w * 0.47f, g);
        if (i == 1) lower_row(row, std::min(height, w * 0.38f));
        if (i == 2) put("apis", row);
        top += height + g;
    }
    return result_;
}

} // namespace

Arrangement arrange(const Viewport& viewport, const Metrics& metrics) {
    Arranger arranger(viewport, metrics);
    return viewport.width < narrow_below ? arranger.narrow() : arranger.wide();
}

} // namespace loopscope
