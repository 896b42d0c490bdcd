// What every view draws with: text that fits, cards, badges, bars. Positions in CSS pixels of the canvas.
#pragma once

#include "engine/scene/metrics.h"
#include "web/draw/effects.h"
#include "web/draw/fonts.h"
#include "web/draw/motion.h"
#include "web/draw/theme.h"

#include <imgui.h>

namespace loopscope {

// What the visitor did to an item; the app turns it into a command.
struct PictureEvent {
    // Show its place in the editor; go to its origin; the picture is arranged anew, for good or while a border is
    // dragged; an object of the heap is folded or unfolded.
    enum class Kind : std::uint8_t { reveal, seek, arrange, arranging, fold_object } kind = Kind::reveal;
    SourcePlace place;
    std::uint64_t step = 0;
    Layout layout = {};
    std::uint32_t object = 0;
};

struct Painter {
    ImDrawList* list = nullptr;  // of the region that is being drawn
    ImDrawList* above = nullptr; // over all regions: edges, and tokens on their way
    const Theme& theme;
    const Fonts& fonts;
    const Metrics& metrics;
    Motion& motion;
    Effects& effects;
    float offset_y = 0; // scroll of the region
    bool region_hovered = false;
    std::string* selected = nullptr; // id of the selected item
    const Item* hovered = nullptr;
    std::vector<PictureEvent>* events = nullptr;
    std::vector<std::pair<std::string, Rect>>* placed = nullptr; // where items really are, for edges

    // Text in one line, cut to `width` with an ellipsis; returns its width.
    float text(float x, float y, std::string_view utf8, float size, ImU32 colour, float width = 1e6f,
               bool strong = false);
    float code(float x, float y, std::string_view utf8, float size, ImU32 colour, float width = 1e6f);
    void text_right(float right, float y, std::string_view utf8, float size, ImU32 colour, float width, bool in_code);
    // Words wrapped to `width`, in at most so many lines, the last of which is cut with an ellipsis.
    void paragraph(float x, float y, std::string_view utf8, float size, ImU32 colour, float width, unsigned most_lines);
    unsigned lines_of(std::string_view utf8, float size, float width, unsigned most_lines) const;
    void card(const Rect& rect, ImU32 fill, ImU32 border, float thickness = 1, float rounding = 7);
    void glow(const Rect& rect, ImU32 colour, float strength, float rounding = 7);
    // The token's sign: shape by family, letter inside; hollow outside, filled when queued or running, dashed on a
    // promise.
    void badge(float x, float y, float radius, const Item& item, float alpha = 1);
    void badge(ImDrawList* on, float x, float y, float radius, const Token& token, Family family, TokenState state,
               float alpha);
    void ring_progress(float x, float y, float radius, float progress, ImU32 colour);

    // Eases the item to its rectangle; remembers where it is.
    Moved place(const Item& item, const char* travel_key = nullptr);
    // The light behind a token that is under way, above all regions.
    void trail(const Item& item, const Moved& moved, float radius);
    // Hover, selection and clicks of an item drawn at `rect`.
    void interact(const Item& item, const Rect& rect);
    bool is_selected(const Item& item) const { return selected && *selected == item.id; }
    ImU32 family(const Item& item) const { return theme.of(item.family); }
    bool visible(const Rect& rect) const;
};

} // namespace loopscope
