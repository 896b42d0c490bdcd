#include "engine/inspect/look/heap.h"

#include "engine/bytecode/executable.h"
#include "engine/event_loop/timers.h"
#include "engine/inspect/look/cells.h"
#include "engine/inspect/look/scopes.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/promise.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"
#include "engine/simulation.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace loopscope {

namespace {

class HeapObserver {
public:
    // `most`: how many objects the snapshot may have when this agent's are in it.
    HeapObserver(const Simulation& simulation, const Agent& agent, const Look& look, std::size_t most,
                 Snapshot& snapshot)
        : simulation_(simulation), agent_(agent), heap_(agent.heap), look_(look), most_(most), snapshot_(snapshot) {}

    void run() {
        add_globals();
        add_names();
        add_frames();
        add_queues();
        follow();
        add_promises_without_names();
        follow();
        for (seen::HeapObject& view : snapshot_.heap)
            if (const auto found = waits_for_.find(view.id); found != waits_for_.end())
                view.waits_for_id = found->second;
        snapshot_.heap_total += size32(found_);
        snapshot_.heap_environments += environments_;
    }

private:
    // let, const and class have a scope; var and function are properties of the global object. Both have a card where
    // the program has made a name in them.
    void add_globals() {
        const seen::Scope scope = look_at_globals(simulation_, agent_, look_);
        const std::uint32_t lexical = heap_.at(agent_.realm().global_lexical).header.count;
        const auto count = static_cast<std::ptrdiff_t>(std::min<std::size_t>(lexical, scope.bindings.size()));
        const auto middle = scope.bindings.begin() + count;
        global_object_ =
            add_globals(seen::global_object_id(agent_.id), "global object", {middle, scope.bindings.end()}, 0);
        script_scope_ = add_globals(seen::script_scope_id(agent_.id), "script scope", {scope.bindings.begin(), middle},
                                    global_object_);
    }
    std::uint32_t add_globals(std::uint32_t id, const char* title, const std::vector<seen::Binding>& bindings,
                              std::uint32_t outer) {
        if (bindings.empty()) return outer;
        seen::HeapObject view;
        view.id = id;
        view.kind = seen::ObjectKind::environment;
        view.title = title;
        view.environment_id = outer;
        view.property_total = size32(bindings);
        for (std::size_t i = 0; i < std::min<std::size_t>(bindings.size(), look_.property_limit); ++i)
            view.properties.push_back({bindings[i].name, bindings[i].value, seen::PropertyKind::binding});
        snapshot_.heap.push_back(std::move(view));
        return id;
    }

    void follow() {
        for (std::size_t& i = followed_; i < found_.size() && snapshot_.heap.size() < most_; ++i) look_at(found_[i]);
    }

    // Promises that no variable holds are there all the same, until the next collection: what then() gave and nobody
    // kept, a Promise.resolve() of which nothing was asked.
    void add_promises_without_names() {
        constexpr std::size_t most = 24;
        std::vector<Ref> promises;
        each_small_object(heap_, [&](Ref cell, const Object& object) {
            if (object.object_class() == ObjectClass::promise && is_own(object) && !seen_.contains(cell))
                promises.push_back(cell);
        });
        std::sort(promises.begin(), promises.end(),
                  [&](Ref a, Ref b) { return heap_.at<Object>(a).id() < heap_.at<Object>(b).id(); });
        for (std::size_t i = promises.size() > most ? promises.size() - most : 0; i < promises.size(); ++i)
            find(Value::object(promises[i]));
    }

    // Objects of the library are not the program's, and neither is what they lead to.
    bool is_own(const Object& object) const { return object.id() < Simulation::first_library_id; }

    void find(Value value) {
        if (!value.is_object() || found_.size() >= std::size_t{look_.heap_limit} * 4) return;
        if (!is_own(heap_.at<Object>(value)) || !seen_.insert(value.as_ref()).second) return;
        found_.push_back(value.as_ref());
    }

    // The nearest scope from here outwards that keeps a name of the program; 0 when there is none.
    Ref named_environment(Ref at) const {
        for (; at; at = heap_.at<Environment>(at).parent) {
            const Environment& environment = heap_.at<Environment>(at);
            if (environment.id >= Simulation::first_library_id) return 0;
            const ScopeView scope = scope_view(heap_, environment);
            if (std::any_of(scope.bindings.begin(), scope.bindings.end(), is_shown)) return at;
        }
        return 0;
    }

    std::uint32_t find_environment(Ref from) {
        const Ref environment = named_environment(from);
        if (!environment) return script_scope_;
        if (found_.size() < std::size_t{look_.heap_limit} * 4 && seen_.insert(environment).second) {
            found_.push_back(environment);
            ++environments_;
        }
        return heap_.at<Environment>(environment).id;
    }

    void look_at_environment(const Environment& environment) {
        seen::HeapObject view;
        view.id = environment.id;
        view.kind = seen::ObjectKind::environment;
        view.title = look_.wording == Wording::precise ? "environment record" : "scope";
        for (const BindingView& binding : scope_view(heap_, environment).bindings)
            if (is_shown(binding))
                add_property(view, to_utf8(heap_, binding.name, 60), seen::PropertyKind::binding, binding.value);
        view.environment_id = find_environment(environment.parent);
        snapshot_.heap.push_back(std::move(view));
    }

    void add_names() {
        const HashTable& table = heap_.at(agent_.realm().global_lexical);
        std::uint32_t position = 0;
        Value key, value;
        for (; table_next(heap_, table, position, key, value); ++position) {
            if (value.is_cell()) find(heap_.at<Values>(value).items[0]);
        }
        const Object& global = heap_.at<Object>(agent_.global_object());
        for (const PropertyKey name : simulation_.own_global_names(agent_)) find(peek_property(agent_, global, name));
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
        const LoopState& loop = loop_state(agent_);
        for (const Record& job : items(heap_, heap_.at(loop.microtask_queue))) add_job(job);
        for (const Timer& timer : items(heap_, heap_.at(loop.timers)))
            if (!is_library_function(timer.handler)) find(timer.handler);
    }

    // What waits with a job, or with the reaction in it: unless it is the library's own, which leads to what it keeps
    // for itself.
    void add_job(const Record& job) {
        std::vector<Value> waiting;
        for (std::uint32_t i = 0; i < job.header.count; ++i) {
            const Value value = job.followed()[i];
            waiting.push_back(value);
            if (!value.is_cell() || heap_.kind_of(value.as_ref()) != CellKind::record) continue;
            const Record& reaction = heap_.at<Record>(value);
            waiting.insert(waiting.end(), reaction.followed(), reaction.followed() + reaction.header.count);
        }
        if (std::any_of(waiting.begin(), waiting.end(), [&](Value value) { return is_library_function(value); }))
            return;
        for (const Value value : waiting) find(value);
    }

    bool is_library_function(Value value) const {
        if (!value.is_object()) return false;
        const Object& object = heap_.at<Object>(value);
        if (object.object_class() != ObjectClass::function || !object.slot(FunctionSlot::executable).is_cell())
            return false;
        return heap_.at<Executable>(object.slot(FunctionSlot::executable)).flags & executable_library;
    }

    void add_property(seen::HeapObject& view, std::string name, seen::PropertyKind kind, Value value) {
        ++view.property_total;
        if (!value.is_cell() && !value.is_hole()) find(value);
        if (view.properties.size() >= look_.property_limit) return;
        view.properties.push_back({std::move(name), look_at_value(agent_, value, look_.text_limit), kind});
    }

    std::string key_text(PropertyKey key) const {
        if (key.is_index()) return std::to_string(key.index());
        if (key.is_string()) return to_utf8(heap_, key.value, 60);
        const Value description = heap_.at<Symbol>(key.value).description;
        return "[Symbol(" + (description.is_string() ? to_utf8(heap_, description, 60) : "") + ")]";
    }

    void add_properties(seen::HeapObject& view, const Object& object) {
        if (object.object_class() == ObjectClass::proxy || object.object_class() == ObjectClass::string_object) return;
        if (object.object_class() == ObjectClass::typed_array) return add_elements_of_view(view, object);
        const bool dense = has_dense_elements(object);
        if (dense) add_elements(view, object);
        if (dense && object.object_class() == ObjectClass::array && shape_of(object).header.count == 0) {
            const Value length = Value::number(object.array_length);
            return add_property(view, "length", seen::PropertyKind::data, length);
        }
        for (const PropertyKey key : own_property_keys(heap_, object)) {
            if (dense && key.is_index()) continue;
            const Lookup own = get_own_property(const_cast<Agent&>(agent_), const_cast<Object&>(object), key);
            if (object.callable() && !(own.attributes & enumerable)) continue; // name, length, prototype
            if (own.kind == Lookup::Kind::accessor) {
                add_property(view, key_text(key), seen::PropertyKind::accessor, own.getter);
            } else if (own.kind == Lookup::Kind::data) {
                add_property(view, key_text(key),
                             key.is_index() ? seen::PropertyKind::element : seen::PropertyKind::data, own.value);
            }
        }
    }

    const Shape& shape_of(const Object& object) const { return heap_.at<Shape>(object.shape); }

    // Whether all its indexed properties are elements: then the many that are not shown cost no text.
    bool has_dense_elements(const Object& object) const {
        return object.elements && !object.has_flag(object_exotic) &&
               !(shape_of(object).header.flags & shape_has_index_keys);
    }

    void add_elements(seen::HeapObject& view, const Object& object) {
        const Values& elements = heap_.at<Values>(object.elements);
        for (std::uint32_t i = 0; i < elements.header.count; ++i) {
            if (elements.items[i].is_hole()) continue;
            const bool shown = view.properties.size() < look_.property_limit;
            add_property(view, shown ? std::to_string(i) : std::string(), seen::PropertyKind::element,
                         elements.items[i]);
        }
    }

    // The first ones; reading a BigInt element would make a cell, and looking makes nothing.
    void add_elements_of_view(seen::HeapObject& view, const Object& object) {
        const std::int64_t length = view_length(heap_, object);
        view.property_total = static_cast<std::uint32_t>(std::max<std::int64_t>(length, 0));
        if (is_bigint_kind(kind_of_view(object))) return;
        auto& agent = const_cast<Agent&>(agent_);
        for (std::int64_t i = 0; i < std::min<std::int64_t>(length, look_.property_limit); ++i) {
            const Lookup own = typed_array_own(agent, const_cast<Object&>(object), {}, i);
            view.properties.push_back(
                {std::to_string(i), look_at_value(agent_, own.value, look_.text_limit), seen::PropertyKind::element});
        }
    }

    void add_entries(seen::HeapObject& view, const Object& object) {
        if (!object.internal()[0].is_cell()) return;
        const HashTable& table = heap_.at<HashTable>(object.internal()[0]);
        const bool is_map = object.object_class() == ObjectClass::map;
        std::uint32_t position = 0;
        Value key, value;
        for (; table_next(heap_, table, position, key, value); ++position) {
            find(key);
            add_property(
                view, is_map ? look_at_value(agent_, key, look_.text_limit).text : std::to_string(view.property_total),
                seen::PropertyKind::element, is_map ? value : key);
        }
    }

    void add_promise(seen::HeapObject& view, const Object& promise) {
        view.promise = promise_state(promise);
        if (*view.promise != PromiseState::pending)
            add_property(view, "[[PromiseResult]]", seen::PropertyKind::internal, promise.slot(PromiseSlot::result));
        view.made = made_at(agent_, view.id);
        for (const CellOf<PromiseReaction> reaction : waiting_reactions(heap_, promise)) {
            view.reactions.push_back(view_of_reaction(heap_.at(reaction)));
            if (const std::uint32_t waiting = settled_by(heap_.at(reaction))) waits_for_[waiting] = view.id;
        }
    }

    // The promise that a reaction settles: what then() returned, or the promise of the function that goes on.
    std::uint32_t settled_by(const PromiseReaction& reaction) const {
        if (reaction.promise.is_object()) return heap_.at<Object>(reaction.promise).id();
        if (!is_await(heap_, reaction)) return 0;
        const Object& activation = heap_.at<Object>(reaction.on_fulfilled);
        const Value promise = activation.slot(ActivationSlot::promise_or_queue);
        return promise.is_object() ? heap_.at<Object>(promise).id() : 0;
    }

    seen::Reaction view_of_reaction(const PromiseReaction& reaction) {
        seen::Reaction view;
        const Value callback = reaction.on_fulfilled.is_object() ? reaction.on_fulfilled : reaction.on_rejected;
        const bool awaits = callback.is_object() && !heap_.at<Object>(callback).callable();
        view.token = make_token(reaction.id, badge_of(simulation_.trace().token(reaction.id)), Family::microtask);
        if (view.token.badge.empty()) view.token.badge = awaits ? "A" : "P";
        view.kind = awaits ? seen::JobKind::await : seen::JobKind::reaction;
        view.label =
            awaits ? "async function goes on"
                   : label_of_callback(agent_, callback, callback.is_object() ? "callback" : "passes the result on");
        view.place = place_of_function(agent_, callback);
        if (callback.is_object()) view.callback_id = heap_.at<Object>(callback).id();
        const Value derived = reaction.promise;
        if (derived.is_object()) view.derived_promise_id = heap_.at<Object>(derived).id();
        if (!is_library_function(callback)) find(callback);
        find(derived);
        return view;
    }

    void look_at(Ref ref) {
        if (heap_.kind_of(ref) == CellKind::environment) return look_at_environment(heap_.at<Environment>(ref));
        const Object& object = heap_.at<Object>(ref);
        seen::HeapObject view;
        view.id = object.id();
        view.kind = kind_of_object(object);
        view.title = title_of_object(agent_, object);
        view.origin.step = object.step();
        view.changed = object.step() == simulation_.step_count();
        if (object.object_class() == ObjectClass::promise) add_promise(view, object);
        if (object.object_class() == ObjectClass::map || object.object_class() == ObjectClass::set)
            add_entries(view, object);
        if (object.object_class() == ObjectClass::function && object.slot(FunctionSlot::environment).is_cell() &&
            !is_library_function(Value::object(ref)))
            view.environment_id = find_environment(object.slot(FunctionSlot::environment).as_ref());
        view.place = place_of_function(agent_, Value::object(ref));
        add_properties(view, object);
        snapshot_.heap.push_back(std::move(view));
    }

    const Simulation& simulation_;
    const Agent& agent_;
    const Heap& heap_;
    const Look& look_;
    std::size_t most_;
    Snapshot& snapshot_;
    std::vector<Ref> found_;
    std::uint32_t environments_ = 0;
    std::size_t followed_ = 0; // of them, how many were looked at
    std::uint32_t script_scope_ = 0, global_object_ = 0;
    std::unordered_map<std::uint32_t, std::uint32_t> waits_for_; // promise by promise
    std::unordered_set<Ref> seen_;
};

} // namespace

void look_at_heap(const Simulation& simulation, const Look& look, Snapshot& snapshot) {
    const auto agents = simulation.agents();
    for (std::size_t i = 0; i < agents.size(); ++i)
        HeapObserver(simulation, *agents[i], look, look.heap_limit * (i + 1) / agents.size(), snapshot).run();
}

} // namespace loopscope
