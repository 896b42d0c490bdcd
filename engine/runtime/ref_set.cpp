#include "engine/runtime/ref_set.h"

#include "engine/runtime/shape.h"

namespace loopscope {

Ref make_ref_set(Agent& agent, std::uint32_t capacity) {
    return agent.heap.ref_of(&agent.make_bytes((capacity + 2) * 4));
}

std::uint32_t ref_set_hash(const Heap& heap, Ref member) {
    if (heap.kind_of(member) != CellKind::shape) return heap.at<FlatString>(member).hash;
    const Shape& shape = heap.at<Shape>(member);
    return shape.parent == 0 ? root_shape_hash(shape.prototype) : transition_hash(shape.key, shape.attributes);
}

void ref_set_insert(Heap& heap, RefSetView view, Ref member) {
    const std::uint32_t mask = view.capacity - 1;
    std::uint32_t i = ref_set_hash(heap, member) & mask;
    while (view.slots()[i] != 0) i = (i + 1) & mask;
    view.slots()[i] = member;
    ++view.count();
}

Ref ref_set_add(Agent& agent, Ref set, Ref member) {
    RefSetView view = ref_set_view(agent.heap, set);
    if (view.count() + 1 > view.capacity / 2) {
        const Ref larger = make_ref_set(agent, view.capacity * 2);
        RefSetView larger_view = ref_set_view(agent.heap, larger);
        for (std::uint32_t i = 0; i < view.capacity; ++i) {
            if (view.slots()[i] != 0) ref_set_insert(agent.heap, larger_view, view.slots()[i]);
        }
        agent.heap.release(set);
        set = larger;
        view = larger_view;
    }
    ref_set_insert(agent.heap, view, member);
    return set;
}

} // namespace loopscope
