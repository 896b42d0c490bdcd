#include "engine/scene/arrangement.h"

#include <algorithm>
#include <cmath>

namespace loopscope {

static constexpr float narrow_below = 620;
static constexpr float least_ring = 110, roomy_ring = 150; // without and with its labels
static constexpr float least_part = 88;                    // heading and one card
static constexpr float least_in_row = 66;                  // the same, of one line
static constexpr float timeline_height = 104;              // three lanes with their names, and the axis
static constexpr float caption_height = 22;

namespace {

// A share of a length: never less than `least`.
struct Track {
    float least, weight;
};

} // namespace

static std::vector<float> shared_out(float room, float gap, const std::vector<Track>& tracks) {
    float least = gap * (static_cast<float>(tracks.size()) - 1), weight = 0;
    for (const Track& track : tracks) least += track.least, weight += track.weight;
    const float spare = room - least, squeeze = spare < 0 ? std::max(0.0f, 1 + spare / least) : 1;
    std::vector<float> lengths;
    for (const Track& track : tracks)
        lengths.push_back(track.least * squeeze + (weight > 0 ? std::max(0.0f, spare) * track.weight / weight : 0));
    return lengths;
}

namespace {

class Arranger {
public:
    Arranger(const Viewport& viewport, const Metrics& metrics, const PartNames& used, Form form, PartNames folded)
        : viewport_(viewport), layout_(viewport.layout), m_(metrics), used_(used), folded_(std::move(folded)) {
        result_.form = form;
    }
    // Whether each part that is shown can have its least size.
    bool fits() const;
    Arrangement arrange();

private:
    bool shows(const char* part) const { return !folded_.contains(part); }
    bool is_slim(const char* part) const { return shows(part) && !used_.contains(part) && shown_parts() > 1; }
    bool shows_engine() const { return shows("stack") || shows("heap"); }
    bool shows_queues() const { return shows("microtasks") || shows("tasks"); }
    bool shows_lower() const { return shows_queues() || shows("loop"); }
    unsigned shown_parts() const { return 7 - static_cast<unsigned>(folded_.size()); }
    float scaled(float length) const { return length * m_.scale; }
    float line() const { return m_.heading_height; }
    float gap() const {
        return m_.gap * (result_.form == Form::diagram ? 1 : result_.form == Form::column ? 0.8f : 0.6f);
    }

    float why_height() const;
    float least_chip() const { return scaled(result_.form == Form::row ? 56 : 70); } // and the gap behind it
    float chips_height() const;
    float timeline() const { return is_slim("timeline") ? line() : scaled(timeline_height); }
    float least_queues(float of_one) const;
    float engine_least() const;
    float upper_least() const;
    float lower_least() const;
    float column_least() const;
    std::vector<std::pair<const char*, Track>> columns() const;

    void put(const char* part, Rect rect) {
        if (!shows(part)) return;
        result_.parts[part] = rect;
        if (is_slim(part)) result_.slim.insert(part);
    }
    // How much of a length the first of two parts has; each keeps `least`, as far as the length allows.
    float first_of(float length, float share, float least, float gap) const {
        const float kept = std::min(least, std::max(0.0f, (length - gap) / 2));
        return std::clamp(length * share, kept, length - gap - kept);
    }
    void split_x(Rect room, float at, float gap, Share share) {
        result_.splitters.push_back({share, true, {at, room.y, gap, room.height}, room.x, room.width});
    }
    void split_y(Rect room, float at, float gap, Share share) {
        result_.splitters.push_back({share, false, {room.x, at, room.width, gap}, room.y, room.height});
    }
    void stack_and_heap(Rect room, float gap);
    void engine(Rect room);
    void upper_row(Rect room);
    void queues(Rect room);
    void lower_row(Rect room, float ring);
    Rect top();
    void diagram(Rect room);
    void column(Rect room);
    void row(Rect room);

    const Viewport& viewport_;
    const Layout& layout_;
    const Metrics& m_;
    const PartNames& used_;
    PartNames folded_;
    Arrangement result_;
};

// --- what the parts need -------------------------------------------------------------------------------------------

// The sentence: the narrower, the more lines.
float Arranger::why_height() const {
    if (viewport_.width >= narrow_below) return scaled(42);
    return scaled(result_.form == Form::row ? 44 : 58);
}

// In the diagram they stand beside the runtime's caption.
float Arranger::chips_height() const {
    if (result_.form == Form::diagram || folded_.empty()) return 0;
    const auto fit = static_cast<std::size_t>(std::max(1.0f, (viewport_.width - 2 * gap()) / least_chip()));
    const auto rows = static_cast<float>((folded_.size() + fit - 1) / fit);
    return rows * scaled(26) + gap();
}

float Arranger::least_queues(float of_one) const {
    const auto least = [&](const char* part) { return !shows(part) ? -gap() : is_slim(part) ? line() : of_one; };
    return least("microtasks") + least("tasks") + gap();
}

float Arranger::engine_least() const {
    if (!shows_engine()) return -gap();
    const bool below = shows("stack") && is_slim("heap");
    return scaled(caption_height + 8 + least_part) + (below ? line() + scaled(8) : 0);
}

float Arranger::upper_least() const {
    if (!shows("apis")) return engine_least();
    if (is_slim("apis")) return engine_least() + gap() + line();
    return std::max(engine_least(), scaled(least_part));
}

float Arranger::lower_least() const {
    if (!shows_lower()) return -gap();
    const float ring = shows("loop") ? scaled(roomy_ring) : 0;
    return shows_queues() ? std::max(ring, least_queues(tall_queue(m_))) : ring;
}

float Arranger::column_least() const {
    float least = -gap();
    if (shows_engine()) least += scaled(least_part) + gap() + (is_slim("heap") && shows("stack") ? line() + gap() : 0);
    if (shows_lower()) {
        const float ring = shows("loop") ? scaled(least_ring) : 0;
        least += std::max(ring, shows_queues() ? least_queues(low_queue(m_)) : 0) + gap();
    }
    if (shows("apis")) least += (is_slim("apis") ? line() : scaled(least_part)) + gap();
    return least + (shows("timeline") ? timeline() + gap() : 0);
}

// Of the row, from left to right.
std::vector<std::pair<const char*, Track>> Arranger::columns() const {
    std::vector<std::pair<const char*, Track>> tracks;
    const auto add = [&](const char* part, float least, float weight) {
        tracks.push_back({part, {scaled(least), weight}});
    };
    if (shows("stack")) add("stack", viewport_.width < narrow_below ? 110 : 140, 1);
    if (shows("heap")) add("heap", 150, 1);
    if (shows("apis")) add("apis", 160, 1);
    if (shows("loop")) add("loop", least_ring, 0.3f);
    if (shows_queues()) add("queues", 186, 1.2f);
    return tracks;
}

bool Arranger::fits() const {
    if (shown_parts() <= 1) return true;
    const float g = gap();
    float room = viewport_.height - 2 * g - why_height() - g - chips_height();
    if (result_.form == Form::column) return column_least() <= room;
    if (shows("timeline")) room -= timeline() + g;
    if (result_.form == Form::diagram) {
        room -= scaled(caption_height) + g;
        return upper_least() + lower_least() + g <= room;
    }
    const auto tracks = columns();
    float width = -g, height = 0;
    for (const auto& [part, track] : tracks) {
        width += track.least + g;
        const std::string_view name = part;
        const float needed =
            name == "queues" ? least_queues(flat_queue(m_)) : scaled(name == "loop" ? least_ring * 0.8f : least_in_row);
        height = std::max(height, needed);
    }
    return (tracks.empty() || width <= viewport_.width - 2 * g) && height <= room;
}

// --- where they lie --------------------------------------------------------------------------------------------------

// Beside one another with a splitter between; one alone has all the room; a heap without objects is a line below.
void Arranger::stack_and_heap(Rect room, float gap) {
    if (shows("stack") && is_slim("heap")) {
        const float below = line();
        put("stack", {room.x, room.y, room.width, room.height - below - gap});
        put("heap", {room.x, room.bottom() - below, room.width, below});
        return;
    }
    if (!shows("stack") || !shows("heap")) {
        put("stack", room);
        put("heap", room);
        return;
    }
    const bool even = result_.form == Form::column && !layout_.moved(Share::stack);
    const float width = first_of(room.width, even ? 0.47f : layout_.of(Share::stack),
                                 result_.form == Form::column ? room.width * 0.3f : scaled(150), gap);
    put("stack", {room.x, room.y, width, room.height});
    put("heap", {room.x + width + gap, room.y, room.width - width - gap, room.height});
    split_x(room, room.x + width, gap, Share::stack);
}

void Arranger::engine(Rect room) {
    const float caption = scaled(caption_height), pad = scaled(8);
    result_.enclosures.push_back({"JavaScript engine", room});
    stack_and_heap({room.x + pad, room.y + caption, room.width - 2 * pad, room.height - caption - pad}, pad);
}

void Arranger::upper_row(Rect room) {
    const float g = gap();
    if (!shows_engine() || !shows("apis")) {
        if (shows_engine()) engine(room);
        put("apis", room);
        return;
    }
    if (is_slim("apis")) {
        engine({room.x, room.y, room.width, room.height - line() - g});
        put("apis", {room.x, room.bottom() - line(), room.width, line()});
        return;
    }
    const float most = room.width * 0.6f, least = std::min(scaled(190), most);
    const float apis = std::clamp(room.width * layout_.of(Share::apis), least, std::max(most, least));
    engine({room.x, room.y, room.width - apis - g, room.height});
    put("apis", {room.right() - apis, room.y, apis, room.height});
    split_x(room, room.right() - apis - g, g, Share::apis);
}

// A queue is one row: what is more than both need stays empty above the line between them.
void Arranger::queues(Rect room) {
    const float g = gap();
    if (!shows("microtasks") || !shows("tasks")) {
        put("microtasks", room);
        put("tasks", room);
        return;
    }
    const bool upper_slim = is_slim("microtasks"), lower_slim = is_slim("tasks");
    float upper = line();
    if (!upper_slim && lower_slim) upper = std::max(line(), room.height - g - line());
    if (!upper_slim && !lower_slim) {
        upper = first_of(room.height, layout_.of(Share::microtasks), tall_queue(m_), g);
    }
    const float lower = lower_slim ? line() : room.height - upper - g;
    put("microtasks", {room.x, room.y, room.width, upper});
    put("tasks", {room.x, room.y + upper + g, room.width, lower});
    if (!upper_slim && !lower_slim) split_y(room, room.y + upper, g, Share::microtasks);
}

void Arranger::lower_row(Rect room, float ring) {
    if (!shows_queues() || !shows("loop")) ring = shows_queues() ? -gap() : room.width;
    put("loop", {room.x, room.y, ring, room.height});
    const float x = room.x + ring + gap();
    if (shows_queues()) queues({x, room.y, room.right() - x, room.height});
}

// The sentence, the names of what is folded, and what is left below them.
Rect Arranger::top() {
    const float g = gap();
    const Rect why{g, g, viewport_.width - 2 * g, why_height()};
    result_.parts["why"] = why;
    const float chips = chips_height();
    if (chips > 0) {
        result_.chips = {g, why.bottom() + g, why.width, chips - g};
        result_.chips_in_row = static_cast<unsigned>(std::max(1.0f, why.width / least_chip()));
    }
    const float y = why.bottom() + g + chips;
    return {g, y, why.width, std::max(0.0f, viewport_.height - g - y)};
}

// Engine (stack, heap) and Web APIs on top, the loop between them and the queues below, all of it the JavaScript
// runtime.
void Arranger::diagram(Rect room) {
    const float g = gap(), caption = scaled(caption_height);
    const bool upper = shows_engine() || shows("apis"), lower = shows_lower();
    const float below = shows("timeline") && (upper || lower) ? timeline() : -g;
    put("timeline", {room.x, room.bottom() - below, room.width, below});
    const Rect runtime{room.x, room.y, room.width, room.height - below - g};
    const Rect inner{runtime.x + g, runtime.y + caption, runtime.width - 2 * g, runtime.height - caption - g};
    result_.enclosures.push_back({"JavaScript runtime", runtime});
    result_.chips = {inner.x, runtime.y, inner.width, caption};
    if (!upper && !lower) put("timeline", inner);
    // The lower row is as high as its queues and the ring need; the upper one has the rest.
    const float least = lower_least(), most = std::max(least, inner.height - g - upper_least());
    const float wanted =
        layout_.moved(Share::queues) ? inner.height * layout_.of(Share::queues) : std::max(least, inner.height * 0.3f);
    const float row = !upper ? inner.height : !lower ? -g : std::clamp(wanted, least, most);
    if (upper) upper_row({inner.x, inner.y, inner.width, inner.height - row - g});
    if (lower)
        lower_row({inner.x, inner.bottom() - row, inner.width, row},
                  std::min(row + scaled(66), inner.width * (shows_queues() ? 0.34f : 1)));
    if (upper && lower) split_y(inner, inner.bottom() - row - g, g, Share::queues);
}

// The same reading order from top to bottom.
void Arranger::column(Rect room) {
    const float g = gap();
    std::vector<Track> tracks;
    const bool heap_below = is_slim("heap") && shows("stack");
    if (shows_engine()) tracks.push_back({scaled(least_part) + (heap_below ? line() + g : 0), 0.36f});
    if (shows_lower()) {
        const float queues = shows_queues() ? least_queues(low_queue(m_)) : 0;
        const float roomy = shows_queues() ? least_queues(tall_queue(m_)) : scaled(roomy_ring);
        const float least = std::max(shows("loop") ? scaled(least_ring) : 0, queues);
        const bool generous = column_least() + roomy - least <= room.height;
        tracks.push_back({generous ? std::max(least, roomy) : least, shows_engine() || shows("apis") ? 0.1f : 1});
    }
    if (shows("apis")) tracks.push_back({is_slim("apis") ? line() : scaled(least_part), is_slim("apis") ? 0 : 0.32f});
    if (shows("timeline")) tracks.push_back({timeline(), tracks.empty() ? 1.0f : 0});
    const std::vector<float> heights = shared_out(room.height, g, tracks);
    float y = room.y;
    std::size_t next = 0;
    const auto take = [&] {
        const Rect rect{room.x, y, room.width, heights[next]};
        y += heights[next++] + g;
        return rect;
    };
    if (shows_engine()) stack_and_heap(take(), g);
    if (shows_lower()) {
        const Rect rect = take();
        lower_row(rect, std::min(rect.height, rect.width * (shows_queues() ? 0.36f : 1)));
    }
    if (shows("apis")) put("apis", take());
    if (shows("timeline")) put("timeline", take());
}

void Arranger::row(Rect room) {
    const float g = gap();
    const auto shown = columns();
    if (shows("timeline")) {
        const float height = shown.empty() ? room.height : timeline();
        put("timeline", {room.x, room.bottom() - height, room.width, height});
        room.height -= height + g;
    }
    std::vector<Track> tracks;
    for (const auto& [part, track] : shown) tracks.push_back(track);
    const std::vector<float> widths = shared_out(room.width, g, tracks);
    float x = room.x;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Rect rect{x, room.y, widths[i], room.height};
        x += widths[i] + g;
        if (std::string_view(shown[i].first) == "queues") {
            queues(rect);
            continue;
        }
        result_.parts[shown[i].first] = rect; // a column of the row is not a line
    }
}

Arrangement Arranger::arrange() {
    const Rect room = top();
    if (result_.form == Form::diagram) diagram(room);
    else if (result_.form == Form::column) column(room);
    else row(room);
    return std::move(result_);
}

} // namespace

static Form form_of(const Viewport& viewport, const Metrics& m) {
    const bool broad = viewport.width >= narrow_below;
    // Sentence, engine and queues, without which there is no diagram.
    const float least = (broad ? 440 : 320) * m.scale;
    if (viewport.height < least) return Form::row;
    return broad ? Form::diagram : Form::column;
}

Arrangement arrange(const Viewport& viewport, const Metrics& metrics, const PartNames& used) {
    const Form form = form_of(viewport, metrics);
    const Layout& layout = viewport.layout;
    std::vector<std::string> order = {"timeline", "heap", "apis", "loop", "tasks", "microtasks", "stack"};
    std::stable_partition(order.begin(), order.end(), [&](const std::string& part) { return part != layout.front; });
    PartNames folded = layout.folded;
    for (auto part = order.begin();; ++part) {
        Arranger arranger(viewport, metrics, used, form, folded);
        if (part == order.end() || arranger.fits()) return arranger.arrange();
        // The last one that is shown stays, however small the room.
        if (folded.size() + 1 < order.size() || folded.contains(*part)) folded.insert(*part);
    }
}

} // namespace loopscope
