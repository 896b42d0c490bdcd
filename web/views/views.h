// One function for each part of the picture: draws a region that the scene has laid out. Views keep nothing.
#pragma once

#include "web/views/painter.h"

namespace loopscope {

void draw_why(Painter& painter, const Region& region);
void draw_stack(Painter& painter, const Region& region);
void draw_heap(Painter& painter, const Region& region);
void draw_apis(Painter& painter, const Region& region);
void draw_queue(Painter& painter, const Region& region);
void draw_loop(Painter& painter, const Region& region);
void draw_timeline(Painter& painter, const Region& region);

void draw_enclosure(Painter& painter, const Enclosure& enclosure);
// Panel, heading and hint; an empty region's sentence.
void draw_panel(Painter& painter, const Region& region);

} // namespace loopscope
