#include "engine/event_loop/task.h"

namespace loopscope {

static constexpr std::string_view task_source_names[] = {"user interaction",
                                                         "timer",
                                                         "posted message",
                                                         "DOM manipulation",
                                                         "networking",
                                                         "user-blocking",
                                                         "user-visible",
                                                         "background",
                                                         "user-blocking continuation",
                                                         "user-visible continuation",
                                                         "background continuation",
                                                         "idle",
                                                         "JavaScript engine"};
static_assert(std::size(task_source_names) == task_sources);

std::string_view task_source_name(TaskSource source) { return task_source_names[static_cast<unsigned>(source)]; }

std::optional<TaskSource> task_source_from_name(std::string_view name) {
    for (unsigned i = 0; i < task_sources; ++i)
        if (task_source_names[i] == name) return static_cast<TaskSource>(i);
    return std::nullopt;
}

} // namespace loopscope
