#include "engine/runtime/finalization.h"

#include "engine/runtime/containers.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static List& list_in(Agent& agent, const Object& registry, RegistrySlot which) {
    return agent.heap.at<List>(registry.slot(which));
}

static const Values& weak_part(const Heap& heap, Value cell) {
    return heap.at<Values>(heap.at<Values>(cell)[RegistryCell::weak]);
}

static bool is_dead(const Heap& heap, Value cell) { return weak_part(heap, cell).items[0].is_hole(); }

static bool any_dead(const Heap& heap, const List& cells) {
    for (std::uint32_t i = 0; i < cells.header.count; ++i)
        if (is_dead(heap, item(heap, cells, i))) return true;
    return false;
}

static bool remove_token(Agent& agent, List& cells, Value token) {
    bool removed = false;
    for (std::uint32_t i = cells.header.count; i-- > 0;) {
        if (!(weak_part(agent.heap, item(agent.heap, cells, i)).items[1] == token)) continue;
        remove_at(agent, cells, i);
        removed = true;
    }
    return removed;
}

static void part_dead_from_living(Agent& agent, Object& registry) {
    const List& cells = list_in(agent, registry, RegistrySlot::cells);
    if (!any_dead(agent.heap, cells)) return;
    List& living = make_list(agent);
    List& dead = list_in(agent, registry, RegistrySlot::dead);
    for (std::uint32_t i = 0; i < cells.header.count; ++i) {
        const Value cell = item(agent.heap, cells, i);
        push_back(agent, is_dead(agent.heap, cell) ? dead : living, cell);
    }
    registry.slot(RegistrySlot::cells) = Value::cell(agent.heap.ref_of(&living));
}

Object& make_registry(Agent& agent, Value prototype, Value callback) {
    const List& cells = make_list(agent);
    const List& dead = make_list(agent);
    Object& registry = agent.make_object(ObjectClass::finalization_registry, prototype, enum_count<RegistrySlot>);
    registry.slot(RegistrySlot::cells) = Value::cell(agent.heap.ref_of(&cells));
    registry.slot(RegistrySlot::dead) = Value::cell(agent.heap.ref_of(&dead));
    registry.slot(RegistrySlot::callback) = callback;
    registry.slot(RegistrySlot::queued) = Value::boolean(false);
    HashTable& all = agent.heap.at(agent.state().finalization);
    table_set(agent, all, agent.value_of(registry), Value::boolean(true));
    return registry;
}

void register_target(Agent& agent, Object& registry, Value target, Value held, Value token) {
    Values& weak = agent.make_values(2);
    weak.header.flags |= values_weak;
    weak.items[0] = target;
    weak.items[1] = token;
    Values& cell = agent.make_values(enum_count<RegistryCell>);
    cell[RegistryCell::weak] = Value::cell(agent.heap.ref_of(&weak));
    cell[RegistryCell::held] = held;
    push_back(agent, list_in(agent, registry, RegistrySlot::cells), Value::cell(agent.heap.ref_of(&cell)));
}

bool unregister_token(Agent& agent, Object& registry, Value token) {
    const bool living = remove_token(agent, list_in(agent, registry, RegistrySlot::cells), token);
    const bool dead = remove_token(agent, list_in(agent, registry, RegistrySlot::dead), token);
    return living || dead;
}

Value take_dead_cell(Agent& agent, Object& registry) {
    List& dead = list_in(agent, registry, RegistrySlot::dead);
    if (!dead.header.count) return Value::hole();
    return agent.heap.at<Values>(pop_front(agent, dead))[RegistryCell::held];
}

void enqueue_cleanup(Agent& agent, Object& registry) {
    if (registry.slot(RegistrySlot::queued).is_true() || !agent.hooks.enqueue_finalization_cleanup) return;
    if (!list_in(agent, registry, RegistrySlot::dead).header.count) return;
    registry.slot(RegistrySlot::queued) = Value::boolean(true);
    agent.hooks.enqueue_finalization_cleanup(agent, agent.value_of(registry));
}

void find_dead_cells(Agent& agent) {
    const HashTable& all = agent.heap.at(agent.state().finalization);
    Value key, unused;
    for (std::uint32_t at = 0; table_next(agent.heap, all, at, key, unused); ++at) {
        Object& registry = agent.heap.at<Object>(key);
        part_dead_from_living(agent, registry);
        enqueue_cleanup(agent, registry);
    }
}

void add_to_kept_objects(Agent& agent, Value value) {
    push_back(agent, agent.heap.at(agent.state().kept_objects), value);
}

void clear_kept_objects(Agent& agent) { clear(agent, agent.heap.at(agent.state().kept_objects)); }

} // namespace loopscope
