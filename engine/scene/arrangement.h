// Where each part of the picture lies: the diagram that courses draw, as the visitor has arranged it, in the room there
// is.
//
// A part that has had nothing to show yet is one line. No part is below its least size: where the room does not
// suffice, parts fold by themselves, heap and timeline first, and the one that was asked for last goes last.
#pragma once

#include "engine/scene/metrics.h"

#include <map>

namespace loopscope {

// The diagram; one column, for narrow pictures; all parts in one row, for low ones.
enum class Form : std::uint8_t { diagram, column, row };

struct Arrangement {
    Form form = Form::diagram;
    std::map<std::string_view, Rect> parts; // by region id; folded ones are missing
    std::set<std::string_view> slim;        // those of one line
    std::vector<Enclosure> enclosures;      // outermost first
    std::vector<Splitter> splitters;
    Rect chips;                // room for the names of what is folded
    unsigned chips_in_row = 0; // as many share a row evenly; 0: as wide as their names, from the right
};

// `used`: the parts that have, or had, something to show.
Arrangement arrange(const Viewport& viewport, const Metrics& metrics, const PartNames& used);

} // namespace loopscope
