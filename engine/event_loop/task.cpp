#include "engine/event_loop/task.h"

#include "engine/syntax/by_enum.h"

namespace loopscope {

static constexpr auto task_source_names =
    names_of<TaskSource>("user interaction", "timer", "posted message", "DOM manipulation", "networking",
                         "user-blocking", "user-visible", "background", "user-blocking continuation",
                         "user-visible continuation", "background continuation", "idle", "JavaScript engine");

std::string_view task_source_name(TaskSource source) { return task_source_names[source]; }

std::optional<TaskSource> task_source_from_name(std::string_view name) { return task_source_names.which(name); }

} // namespace loopscope
