#include "engine/event_loop/loop_state.h"

namespace loopscope {

std::string_view phase_name(Phase phase) {
    static constexpr NamesOf<Phase, 10> names = {"script",  "task",   "microtasks", "rejections", "rendering",
                                                 "waiting", "parked", "idle",       "finished",   "halted"};
    return names[phase];
}

void make_loop_state(Agent& agent) {
    LoopState& loop = agent.heap.make_state<LoopState>();
    for (auto& queue : loop.task_queues) queue = make_list_of<Task>(agent);
    loop.microtask_queue = make_list_of<Record>(agent);
    loop.timers = make_list_of<Timer>(agent);
    loop.arrivals = make_list_of<Arrival>(agent);
    loop.rejected_promises = agent.heap.cell_of(make_list(agent));
    loop.outstanding_rejections = agent.heap.cell_of(make_list(agent));
    loop.frame_callbacks = make_list_of<FrameCallback>(agent);
    loop.running_frame_callbacks = make_list_of<FrameCallback>(agent);
    loop.timer_ids = make_table_of<Timer>(agent);
    loop.operations = make_table_of<Operation>(agent);
    loop.listeners = make_table_of<Listener>(agent);
    loop.workers = make_table_of<Worker>(agent);
    loop.next_timer_id = 1;
    loop.next_frame_handle = 1;
}

void set_global_url(Agent& agent, Value url) { own_loop_state(agent).global_url = url; }

} // namespace loopscope
