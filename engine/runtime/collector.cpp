#include "engine/runtime/collector.h"

#include "engine/runtime/ref_set.h"

#include <algorithm>

namespace loopscope {

Collector::Collector(Heap& heap) : heap_(heap), heap_begin_(heap.header().heap_begin), bits_(heap.mark_bits_) {
    const std::size_t granules = (heap.header().heap_end - heap.header().heap_begin) / 16;
    bits_.assign((granules + 63) / 64, 0);
}

bool Collector::mark_only(Ref ref) {
    const std::uint32_t granule = (ref - heap_begin_) / 16;
    std::uint64_t& word = bits_[granule / 64];
    const std::uint64_t bit = std::uint64_t{1} << granule % 64;
    if (word & bit) return false;
    word |= bit;
    return true;
}

bool Collector::is_marked(Ref ref) const {
    const std::uint32_t granule = (ref - heap_begin_) / 16;
    return bits_[granule / 64] >> granule % 64 & 1;
}

void Collector::mark(Ref ref) {
    if (ref == 0 || !mark_only(ref)) return;
    __builtin_prefetch(heap_.base() + ref); // it is looked at soon
    pending_.push_back(ref);
}

void Collector::mark_all(const Value* values, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) mark(values[i]);
}

void Collector::mark_roots(Heap::StackVisitor visit_stack) {
    const auto mark_state = [this](const auto& area) {
        mark_all(reinterpret_cast<const Value*>(area.words), static_cast<std::uint32_t>(area.references));
    };
    const ArenaHeader& header = heap_.header();
    mark_state(header.runtime);
    mark_state(header.interpreter);
    mark_state(header.builtins);
    mark_state(header.event_loop);
    mark_state(header.web_apis);
    if (visit_stack == nullptr) return;
    visit_stack(heap_, [](void* collector, Value value) { static_cast<Collector*>(collector)->mark(value); }, this);
}

void Collector::drain() {
    while (!pending_.empty()) {
        const Ref ref = pending_.back();
        pending_.pop_back();
        visit(ref);
    }
}

void Collector::mark_everything_reachable() {
    do drain();
    while (mark_ephemerons());
}

static void mark_executable_parts(const Executable& code, Ref (&parts)[6]) {
    parts[0] = code.code;
    parts[1] = code.constants;
    parts[2] = code.handlers;
    parts[3] = code.positions;
    parts[4] = code.scopes;
    parts[5] = code.lines;
}

// The one place that knows which words of a cell are references.
void Collector::visit(Ref ref) {
    const CellHeader& header = heap_.read<CellHeader>(ref);
    switch (header.kind) {
    case CellKind::free:
    case CellKind::latin1_string:
    case CellKind::utf16_string:
    case CellKind::bigint:
    case CellKind::bytes: return;
    case CellKind::rope: mark(heap_.read<RopeString>(ref).left); return mark(heap_.read<RopeString>(ref).right);
    case CellKind::symbol: return mark(heap_.read<Symbol>(ref).description);
    case CellKind::shape: {
        const Shape& shape = heap_.read<Shape>(ref);
        mark(shape.table);
        mark(shape.parent);
        mark(shape.prototype);
        mark(shape.key);
        if (!shape.transitions.is_undefined()) shapes_.push_back(ref);
        return;
    }
    case CellKind::property_table: {
        const PropertyTable& table = heap_.read<PropertyTable>(ref);
        for (std::uint32_t i = 0; i < header.count; ++i) mark(table.entries()[i].key);
        return;
    }
    case CellKind::values:
        if (header.flags & values_weak) return weak_objects_.push_back(ref);
        return mark_all(heap_.read<Values>(ref).items, header.count);
    case CellKind::list: return mark(heap_.read<List>(ref).storage);
    case CellKind::hash_table: return visit_table(ref);
    case CellKind::environment: {
        const Environment& environment = heap_.read<Environment>(ref);
        mark(environment.parent);
        mark(environment.scope);
        return mark_all(environment.slots, header.count);
    }
    case CellKind::executable: {
        const Executable& code = heap_.read<Executable>(ref);
        Ref parts[6];
        mark_executable_parts(code, parts);
        for (const Ref part : parts) mark(part);
        mark(code.name);
        mark(code.source_name);
        return mark(code.source_text);
    }
    case CellKind::record: return mark_all(heap_.read<Record>(ref).followed(), header.count);
    case CellKind::object: return visit_object(heap_.read<Object>(ref));
    }
}

void Collector::visit_object(const Object& object) {
    mark(object.shape);
    mark(object.slots);
    mark(object.elements);
    unsigned first = 0;
    if (object.object_class() == ObjectClass::weak_ref) {
        weak_objects_.push_back(heap_.ref_of(&object));
        first = 1; // the target
    }
    for (unsigned i = first; i < object.internal_count(); ++i) mark(object.internal()[i]);
}

void Collector::visit_table(Ref ref) {
    const HashTable& table = heap_.read<HashTable>(ref);
    mark(table.buckets);
    if (!(table.header.flags & table_weak_keys)) return mark(table.entries);
    weak_tables_.push_back(ref);
    if (table.entries != 0) mark_only(table.entries);
}

// Values whose keys are alive are alive; true when that has marked anything new.
bool Collector::mark_ephemerons() {
    for (std::size_t i = 0; i < weak_tables_.size(); ++i) {
        const HashTable& table = heap_.read<HashTable>(weak_tables_[i]);
        if (table.entries == 0) continue;
        const Value* entry = heap_.read<Values>(table.entries).items;
        for (std::uint32_t k = 0; k < table.used; ++k, entry += 3) {
            if (!is_dead(entry[0])) mark(entry[1]);
        }
    }
    return !pending_.empty();
}

// --- weak references ----------------------------------------------------------------------------------------------

void Collector::clear_weak_references() {
    prune_ref_set(heap_.state<RuntimeState>().interned_strings.ref());
    prune_ref_set(heap_.state<RuntimeState>().root_shapes.ref());
    for (const Ref shape : shapes_) prune_transitions(heap_.at<Shape>(shape));
    for (const Ref table : weak_tables_) prune_weak_table(heap_.at<HashTable>(table));
    for (const Ref object : weak_objects_) {
        if (heap_.kind_of(object) == CellKind::object) {
            clear_weak_ref(heap_.at<Object>(object));
            continue;
        }
        Values& values = heap_.at<Values>(object);
        for (std::uint32_t i = 0; i < values.header.count; ++i) {
            if (is_dead(values.items[i])) values.items[i] = Value::hole();
        }
    }
}

// Takes the dead members out and puts the others where they would be without them.
void Collector::prune_ref_set(Ref set) {
    RefSetView view = ref_set_view(heap_, set);
    std::vector<Ref> members;
    for (std::uint32_t i = 0; i < view.capacity; ++i) {
        if (view.slots()[i] != 0 && is_marked(view.slots()[i])) members.push_back(view.slots()[i]);
    }
    if (members.size() == view.count()) return;
    std::fill_n(view.slots(), view.capacity, 0);
    view.count() = 0;
    for (const Ref member : members) ref_set_insert(heap_, view, member);
}

void Collector::prune_transitions(Shape& shape) {
    const Ref ref = shape.transitions.as_ref();
    if (heap_.kind_of(ref) == CellKind::shape) {
        if (!is_marked(ref)) shape.transitions = Value::undefined();
        return;
    }
    mark_only(ref);
    prune_ref_set(ref);
}

void Collector::prune_weak_table(HashTable& table) {
    if (table.entries == 0) return;
    for (std::uint32_t i = 0; i < table.used; ++i) {
        if (is_dead(heap_.at<Values>(table.entries).items[i * 3])) table_drop_entry(heap_, table, i);
    }
}

void Collector::clear_weak_ref(Object& object) {
    if (is_dead(object.internal()[0])) object.internal()[0] = Value::undefined();
}

void Heap::collect(StackVisitor visit_stack) {
    Collector collector(*this);
    collector.mark_roots(visit_stack);
    collector.mark_everything_reachable();
    collector.clear_weak_references();
    collector.sweep();
}

} // namespace loopscope
