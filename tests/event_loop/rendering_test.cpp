#include "engine/event_loop/rendering.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("rendering opportunities lie on a grid of 1000/60 ms of program time") {
    CHECK(frame_time_after(0) == 16'666'666);
    CHECK(frame_time_after(16'666'665) == 16'666'666);
    CHECK(frame_time_after(16'666'666) == 33'333'333);
    CHECK(frame_time_after(33'333'333) == 50'000'000);
    CHECK(frame_time_after(3'600'000'000'000) == 3'600'016'666'666);
}

TEST_CASE("after missed frames the latest one counts") {
    CHECK(latest_frame_time(16'666'666) == 16'666'666);
    CHECK(latest_frame_time(16'666'665) == 0);
    CHECK(latest_frame_time(100'000'000) == 100'000'000);
    CHECK(latest_frame_time(99'999'999) == 83'333'333);
}
