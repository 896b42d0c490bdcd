#include "engine/bytecode/verifier.h"

#include "engine/bytecode/instruction.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <iterator>
#include <map>
#include <vector>

namespace loopscope {

namespace {

// What is known when an instruction is reached: how many operands there are, and how many environment records this
// function has pushed (unknown where two paths with different ones join, and behind a throw until it is restored).
struct State {
    static constexpr std::int32_t unknown = INT32_MIN;
    bool reached = false;
    std::uint32_t depth = 0;
    std::int32_t environments = 0;
};

class Verifier {
public:
    Verifier(const Heap& heap, const Executable& executable)
        : heap_(heap), executable_(executable), code_(heap.at<Bytes>(executable.code)),
          constants_(heap.at<Values>(executable.constants)), handlers_(heap.at<Bytes>(executable.handlers)) {}

    std::string run() {
        if (!find_boundaries()) return fault_;
        check_tables();
        states_.resize(code_.header.count);
        arrive(0, 0, {true, 0, 0});
        while (!work_.empty() && fault_.empty()) {
            const std::uint32_t offset = work_.back();
            work_.pop_back();
            visit(offset);
        }
        return fault_;
    }

private:
    void fail(std::uint32_t offset, std::string text) {
        if (!fault_.empty()) return;
        fault_ = to_utf8(heap_, executable_.name) + " +" + std::to_string(offset);
        if (offset < code_.header.count && code_.items[offset] < enum_count<Op>)
            fault_ += std::string(" ") + op_name(static_cast<Op>(code_.items[offset]));
        fault_ += ": " + std::move(text);
    }

    bool find_boundaries() {
        boundary_.assign(code_.header.count + 1, false);
        std::uint32_t offset = 0;
        while (offset < code_.header.count) {
            if (code_.items[offset] >= enum_count<Op>) return fail(offset, "no such instruction"), false;
            boundary_[offset] = true;
            const Instruction instruction = decode(code_.items, offset);
            if (offset + instruction.size > code_.header.count) return fail(offset, "operands missing"), false;
            saves_ = saves_ || instruction.op == Op::save_environment;
            check_operands(instruction);
            offset += instruction.size;
        }
        return fault_.empty();
    }

    void check_operands(const Instruction& instruction) {
        const char* letters = op_operands(instruction.op);
        for (unsigned i = 0; i < instruction.operand_count; ++i) {
            const std::uint32_t value = instruction.operands[i];
            if (letters[i] == 'k' && value >= constants_.header.count) fail(instruction.offset, "no such constant");
            if (letters[i] == 'c' && value >= executable_.inline_cache_count)
                fail(instruction.offset, "no such inline cache");
        }
        const std::uint32_t first = instruction.operands[0];
        switch (instruction.op) {
        case Op::get_local:
        case Op::put_local:
        case Op::set_local:
        case Op::get_local_checked:
        case Op::put_local_checked:
        case Op::increment_local:
        case Op::save_environment:
        case Op::restore_environment:
        case Op::create_async:
        case Op::async_end:
            if (first >= executable_.local_count) fail(instruction.offset, "no such local");
            break;
        case Op::fast_iterator_step:
            if (first + 1 >= executable_.local_count) fail(instruction.offset, "no such locals");
            break;
        case Op::get_argument:
        case Op::put_argument:
            if (first >= executable_.parameter_count) fail(instruction.offset, "no such argument");
            break;
        case Op::new_function:
        case Op::new_class: {
            const Value constant = first < constants_.header.count ? constants_.items[first] : Value();
            if (!constant.is_cell() || heap_.kind_of(constant.as_ref()) != CellKind::executable)
                fail(instruction.offset, "the constant is not an executable");
            break;
        }
        default: break;
        }
    }

    void check_tables() {
        const Bytes& positions = heap_.at<Bytes>(executable_.positions);
        std::uint32_t last = 0;
        for (std::uint32_t i = 0; i * sizeof(Position) < positions.header.count; ++i) {
            const Position& position = reinterpret_cast<const Position*>(positions.items)[i];
            if (position.offset >= code_.header.count || !boundary_[position.offset] || (i && position.offset <= last))
                fail(position.offset, "positions out of order");
            last = position.offset;
        }
        for (std::uint32_t i = 0; i < handler_count(); ++i) {
            const Handler& one = handler(i);
            const bool good = one.begin < one.end && one.end <= code_.header.count && boundary_[one.begin] &&
                              (one.end == code_.header.count || boundary_[one.end]) &&
                              one.target < code_.header.count && boundary_[one.target];
            if (!good) fail(one.begin, "a handler leads nowhere");
        }
    }

    std::uint32_t handler_count() const { return handlers_.header.count / sizeof(Handler); }
    const Handler& handler(std::uint32_t i) const { return reinterpret_cast<const Handler*>(handlers_.items)[i]; }

    void arrive(std::uint32_t from, std::uint32_t offset, State state) {
        if (offset >= code_.header.count || !boundary_[offset]) return fail(from, "goes on in the middle of nowhere");
        if (state.depth > executable_.operand_count) return fail(from, "more operands than announced");
        State& known = states_[offset];
        if (!known.reached) {
            known = state;
            work_.push_back(offset);
            return;
        }
        if (known.depth != state.depth)
            return fail(offset, "reached with " + std::to_string(known.depth) + " and " + std::to_string(state.depth) +
                                    " operands");
        if (known.environments == state.environments || known.environments == State::unknown) return;
        // Different ones: then nothing behind here may depend on which is the current one.
        known.environments = State::unknown;
        work_.push_back(offset);
    }

    void visit(std::uint32_t offset) {
        const Instruction instruction = decode(code_.items, offset);
        State state = states_[offset];
        visit_handlers(offset, state);
        const StackEffect effect = stack_effect(instruction.op, instruction.operands);
        std::uint32_t needed = effect.pops;
        if (instruction.op == Op::pick) needed = instruction.operands[0] + 1;
        if (state.depth < needed)
            return fail(offset, "needs " + std::to_string(needed) + " operands, has " + std::to_string(state.depth));
        const std::uint32_t below = state.depth - effect.pops;
        follow_environments(instruction, state);
        unsigned jumps = 0;
        const char* letters = op_operands(instruction.op);
        for (unsigned i = 0; i < instruction.operand_count; ++i) {
            if (letters[i] != 'j') continue;
            State there = state;
            there.depth = below + effect.jump_pushes[jumps++];
            arrive(offset, instruction.operands[i], there);
        }
        if (ends_flow(instruction.op)) return;
        state.depth = below + effect.pushes;
        arrive(offset, offset + instruction.size, state);
    }

    void visit_handlers(std::uint32_t offset, const State& state) {
        for (std::uint32_t i = 0; i < handler_count(); ++i) {
            const Handler& one = handler(i);
            if (offset < one.begin || offset >= one.end) continue;
            if (state.depth < one.depth) return fail(offset, "fewer operands than its handler cuts to");
            State there = state;
            there.depth = one.depth + 1;
            if (saves_) there.environments = State::unknown;
            arrive(offset, one.target, there);
            return; // the innermost one catches
        }
    }

    void follow_environments(const Instruction& instruction, State& state) {
        switch (instruction.op) {
        case Op::push_environment:
        case Op::push_with:
        case Op::pop_environment:
        case Op::copy_environment:
            if (state.environments == State::unknown)
                return fail(instruction.offset, "which environment is the current one?");
            if (instruction.op == Op::pop_environment && --state.environments < 0)
                fail(instruction.offset, "no environment to leave");
            if (instruction.op == Op::push_environment || instruction.op == Op::push_with) state.environments++;
            return;
        case Op::get_binding:
        case Op::put_binding:
        case Op::get_binding_checked:
        case Op::put_binding_checked:
        case Op::new_function:
            if (state.environments == State::unknown) fail(instruction.offset, "which environment is the current one?");
            return;
        case Op::save_environment:
            if (state.environments == State::unknown)
                return fail(instruction.offset, "which environment is the current one?");
            saved_[{instruction.operands[0], instruction.offset}] = state.environments;
            return;
        case Op::restore_environment: {
            // Statements use locals like brackets: what was saved last, above here, is meant.
            const auto above = saved_.lower_bound({instruction.operands[0], instruction.offset});
            if (above == saved_.begin() || std::prev(above)->first.first != instruction.operands[0])
                return fail(instruction.offset, "nothing saved there");
            state.environments = std::prev(above)->second;
            return;
        }
        default: return;
        }
    }

    const Heap& heap_;
    const Executable& executable_;
    const Bytes& code_;
    const Values& constants_;
    const Bytes& handlers_;
    std::string fault_;
    std::vector<bool> boundary_;
    std::vector<State> states_;
    std::vector<std::uint32_t> work_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int32_t> saved_; // by local and place
    bool saves_ = false;
};

} // namespace

std::string verify(const Heap& heap, Ref executable) {
    std::vector<Ref> waiting{executable};
    while (!waiting.empty()) {
        const Executable& one = heap.at<Executable>(waiting.back());
        waiting.pop_back();
        std::string fault = Verifier(heap, one).run();
        if (!fault.empty()) return fault;
        const Values& constants = heap.at<Values>(one.constants);
        for (std::uint32_t i = 0; i < constants.header.count; ++i)
            if (constants.items[i].is_cell() && heap.kind_of(constants.items[i].as_ref()) == CellKind::executable)
                waiting.push_back(constants.items[i].as_ref());
    }
    return {};
}

} // namespace loopscope
