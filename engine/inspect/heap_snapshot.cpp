#include "engine/inspect/heap_snapshot.h"

#include "engine/inspect/value_text.h"
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"

#include <set>

namespace loopscope {

namespace {

class HeapObserver {
public:
    HeapObserver(const Simulation& simulation, const SnapshotOptions& options, Snapshot& snapshot)
        : simulation_(simulation), agent_(simulation.agent()), heap_(agent_.heap), options_(options),
          snapshot_(snapshot) {}

    void run() {
        add_names();
        add_frames();
        add_queues();
        for (std::size_t i = 0; i < found_.size() && snapshot_.heap.size() < options_.heap_limit; ++i)
            look_at(found_[i]);
        snapshot_.heap_total = static_cast<std::uint32_t>(found_.size());
    }

private:
    // Objects of the library are not the program's, and neither is what they lead to.
    bool is_own(const Object& object) const { return object.id() >= simulation_.first_own_id(); }

    void find(Value value) {
        if (!value.is_object() || found_.size() >= std::size_t{options_.heap_limit} * 4) return;
        if (!is_own(heap_.at<Object>(value)) || !seen_.insert(value.as_ref()).second) return;
        found_.push_back(value.as_ref());
    }

    void add_names() {
        const Value table_value = agent_.realm().fields[static_cast<unsigned>(RealmField::global_lexical)];
        const HashTable& table = heap_.at<HashTable>(table_value);
        std::uint32_t position = 0;
        Value key, value;
        for (; table_next(heap_, table, position, key, value); ++position) {
            if (value.is_cell()) find(heap_.at<Values>(value).items[0]);
        }
        const Object& global = heap_.at<Object>(agent_.global_object());
        for (const PropertyKey name : simulation_.own_global_names()) find(peek_property(agent_, global, name));
    }

    void add_frames() {
        for (const FrameView& frame : frame_views(agent_, true)) {
            if (frame.kind != FrameKind::bytecode || frame.library) continue;
            find(frame.this_value);
            for (const ScopeView& scope : scope_views(agent_, frame)) {
                for (const BindingView& binding : scope.bindings) find(binding.value);
            }
            for (const Value operand : operand_views(agent_, frame)) find(operand);
        }
    }

    void add_queues() {
        const List& queue = heap_.at<List>(heap_.root(root_microtask_queue));
        for (std::uint32_t i = 0; i < queue.header.count; ++i) {
            const Record& job = heap_.at<Record>(item(heap_, queue, i));
            for (std::uint32_t k = 0; k < job.header.count; ++k) find_in(job.fields[k]);
        }
        const List& timers = heap_.at<List>(heap_.root(root_timers));
        for (std::uint32_t i = 0; i < timers.header.count; ++i)
            find(field(heap_.at<Record>(item(heap_, timers, i)), TimerField::handler));
    }

    // What a field of a record leads to: an object, or the objects of a reaction.
    void find_in(Value value) {
        find(value);
        if (!value.is_cell() || heap_.kind_of(value.as_ref()) != CellKind::record) return;
        const Record& record = heap_.at<Record>(value);
        for (std::uint32_t i = 0; i < record.header.count; ++i) find(record.fields[i]);
    }

    void add_property(HeapObjectView& view, std::string name, std::string kind, Value value) {
        ++view.property_total;
        if (!value.is_cell() && !value.is_hole()) find(value);
        if (view.properties.size() >= options_.property_limit) return;
        view.properties.push_back(
            {std::move(name), view_of_value(agent_, value, options_.text_limit), std::move(kind)});
    }

    std::string key_text(PropertyKey key) const {
        if (key.is_index()) return std::to_string(key.index());
        if (key.is_string()) return to_utf8(heap_, key.value, 60);
        const Value description = heap_.at<Symbol>(key.value).description;
        return "[Symbol(" + (description.is_string() ? to_utf8(heap_, description, 60) : "") + ")]";
    }

    void add_properties(HeapObjectView& view, const Object& object) {
        if (object.object_class() == ObjectClass::proxy || object.object_class() == ObjectClass::string_object) return;
        for (const PropertyKey key : own_property_keys(heap_, object)) {
            const Lookup own = get_own_property(const_cast<Agent&>(agent_), const_cast<Object&>(object), key);
            if (object.callable() && !(own.attributes & enumerable)) continue; // name, length, prototype
            if (own.kind == Lookup::Kind::accessor) {
                add_property(view, key_text(key), "accessor", own.getter);
            } else if (own.kind == Lookup::Kind::data) {
                add_property(view, key_text(key), key.is_index() ? "element" : "data", own.value);
            }
        }
    }

    void add_entries(HeapObjectView& view, const Object& object) {
        if (!object.internal()[0].is_cell()) return;
        const HashTable& table = heap_.at<HashTable>(object.internal()[0]);
        const bool is_map = object.object_class() == ObjectClass::map;
        std::uint32_t position = 0;
        Value key, value;
        for (; table_next(heap_, table, position, key, value); ++position) {
            find(key);
            add_property(view,
                         is_map ? view_of_value(agent_, key, options_.text_limit).text
                                : std::to_string(view.property_total),
                         "element", is_map ? value : key);
        }
    }

    void add_promise(HeapObjectView& view, const Object& promise) {
        constexpr std::string_view states[] = {"pending", "fulfilled", "rejected"};
        const PromiseState state = promise_state(promise);
        view.promise_state = states[static_cast<unsigned>(state)];
        if (state != PromiseState::pending)
            add_property(view, "[[PromiseResult]]", "internal", promise.slot(PromiseSlot::result));
        for (const Ref ref : waiting_reactions(heap_, promise))
            view.reactions.push_back(view_of_reaction(heap_.at<Record>(ref)));
    }

    ReactionView view_of_reaction(const Record& reaction) {
        ReactionView view;
        const Value handler = field(reaction, ReactionField::on_fulfilled);
        const Value other = field(reaction, ReactionField::on_rejected);
        const Value callback = handler.is_object() ? handler : other;
        const bool awaits = callback.is_object() && !heap_.at<Object>(callback).callable();
        view.token = {reaction.id, awaits ? "A" : "P"};
        view.kind = awaits ? "await" : "then";
        view.label = awaits                 ? "async function goes on"
                     : callback.is_object() ? name_of_function(agent_, heap_.at<Object>(callback))
                                            : "pass on";
        if (view.label.empty()) view.label = "callback";
        view.place = place_of_function(agent_, callback);
        if (callback.is_object()) view.callback_id = heap_.at<Object>(callback).id();
        const Value derived = field(reaction, ReactionField::promise);
        if (derived.is_object()) view.derived_promise_id = heap_.at<Object>(derived).id();
        find(callback);
        find(derived);
        return view;
    }

    void look_at(Ref ref) {
        const Object& object = heap_.at<Object>(ref);
        HeapObjectView view;
        view.id = object.id();
        view.kind = kind_of_object(object);
        view.title = title_of_object(agent_, object);
        view.origin.step = object.step();
        view.changed = object.step() == simulation_.step_count();
        if (object.object_class() == ObjectClass::promise) add_promise(view, object);
        if (object.object_class() == ObjectClass::map || object.object_class() == ObjectClass::set)
            add_entries(view, object);
        if (object.object_class() == ObjectClass::function && object.slot(FunctionSlot::environment).is_cell()) {
            view.environment_id = heap_.at<Environment>(object.slot(FunctionSlot::environment)).id;
        }
        view.place = place_of_function(agent_, Value::object(ref));
        add_properties(view, object);
        snapshot_.heap.push_back(std::move(view));
    }

    const Simulation& simulation_;
    const Agent& agent_;
    const Heap& heap_;
    const SnapshotOptions& options_;
    Snapshot& snapshot_;
    std::vector<Ref> found_;
    std::set<Ref> seen_;
};

} // namespace

void add_heap(const Simulation& simulation, const SnapshotOptions& options, Snapshot& snapshot) {
    HeapObserver(simulation, options, snapshot).run();
}

} // namespace loopscope
